//! Ranks the looks of a document's headings: which look stands above which.
//!
//! Every filer has its own styles, but within one document they are used in the same order. What is
//! larger, bolder or in capitals usually stands above what is not; where one heading follows another
//! with no text between, the first stands above the second, whatever the two look like. And what opens an
//! item, or what a heading is divided into, is of the first level there: what follows it is beside or below it.

use super::lines::Look;
use super::marks::{Numbering, SeriesMark};
use crate::filing::Emphasis;

/// How a heading looks, its numbering included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Style {
    pub(super) look: Look,
    pub(super) numbering: Option<(Numbering, u8)>,
    /// How far it stands below what looks like it, as "1998 VERSUS 1997" and the sentences that head risks do.
    pub(super) below: u8,
}

/// A heading as the ranking sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    pub(super) style: Style,
    /// It follows the heading before it with no text between.
    pub(super) adjacent: bool,
    /// A part, an item or a note starts between it and the heading before it.
    pub(super) apart: bool,
    /// It is the first heading in its item or note.
    pub(super) first: bool,
    /// It is no heading in an item, but that of one, or of a part, a statement or a note.
    pub(super) legal: bool,
}

/// Styles of a document, the most prominent first.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranking {
    styles: Vec<Style>,
}

/// Half points of letters of which nothing says the size (CSS 2.2, §15.7: "medium", which readers show in 12
/// points).
pub(super) const UNSAID: u8 = 24;

/// Styles beyond these are ranked with the last: no document has more that mean something.
const MOST_STYLES: usize = 40;

impl Style {
    /// The style of a heading.
    pub(super) fn new(look: Look, mark: Option<SeriesMark>) -> Self {
        Self { look, numbering: mark.map(|mark| (mark.numbering, mark.levels)), below: 0 }
    }

    /// How prominent the style is by itself, in points.
    fn prominence(self, body_size: u8) -> i32 {
        let Look { size, heading, emphasis, caps, centered, run_in } = self.look;
        let bold = emphasis.has(Emphasis::BOLD);
        let mut points = 0;
        if size > 0 {
            // Where nothing says the size of the body, what is smaller than the usual may be the body's.
            let (body, least) = if body_size > 0 { (body_size, -4) } else { (UNSAID, 0) };
            points += 4 * (i32::from(size) - i32::from(body)).clamp(least, 20);
        }
        points += if heading > 0 { 6 * (7 - i32::from(heading)) } else { 0 };
        points += if caps { 10 } else { 0 };
        points += if bold { 12 } else { 0 };
        points += if emphasis.has(Emphasis::UNDERLINE) { 5 } else { 0 };
        points += match (emphasis.has(Emphasis::ITALIC), bold) {
            (true, true) => -3,
            (true, false) => 2,
            _ => 0,
        };
        points += if centered { 6 } else { 0 };
        points -= if run_in { 40 } else { 0 };
        points -= i32::from(self.below);
        points
            + match self.numbering {
                Some((Numbering::Named, levels)) => 5 - 3 * i32::from(levels),
                Some((Numbering::Note, _)) => 4,
                Some((Numbering::Roman, _)) => 3,
                Some((Numbering::Letter, _)) => 2,
                Some((Numbering::Arabic, levels)) => 1 - 3 * i32::from(levels),
                Some((Numbering::Bracketed, _)) => -1,
                Some((Numbering::BracketedLetter, _)) => -2,
                None => 0,
            }
    }
}

impl Ranking {
    /// Learns the order of styles from the headings of a document, in text order.
    ///
    /// `plain` where letters have no weight or size: what opens an item tells more there.
    pub(super) fn learn(samples: &[Sample], body_size: u8, plain: bool) -> Self {
        let mut styles: Vec<Style> = Vec::new();
        let index_of = |styles: &[Style], style: Style| styles.iter().position(|s| *s == style);
        for sample in samples {
            if index_of(&styles, sample.style).is_none() && styles.len() < MOST_STYLES {
                styles.push(sample.style);
            }
        }
        let count = styles.len();
        let mut above = vec![0_i32; count * count];
        for pair in samples.windows(2) {
            let [before, after] = pair else { continue };
            if after.apart || !after.adjacent || before.style == after.style {
                continue;
            }
            if let (Some(high), Some(low)) = (index_of(&styles, before.style), index_of(&styles, after.style))
            {
                above[high * count + low] += 1;
            }
        }
        // How far one style stands above another; what has more of both is taken for the higher.
        let margin = |this: usize, other: usize, firsts: &[i32]| {
            let evidence = above[this * count + other] - above[other * count + this];
            let prominence = styles[this].prominence(body_size) - styles[other].prominence(body_size);
            let (for_it, against) = (firsts[this * count + other], firsts[other * count + this]);
            let first = match () {
                () if plain => opens_plain(for_it - against),
                // Styles that look the same differ by a number, or by a place that is known otherwise.
                () if styles[this].look == styles[other].look => 0,
                () => opens(for_it, against),
            };
            prominence + 8 * evidence.clamp(-4, 4) + first
        };
        let order = |firsts: &[i32]| {
            let margin = |this: usize, other: usize| margin(this, other, firsts);
            let wins =
                |this: usize| (0..count).filter(|other| *other != this && margin(this, *other) > 0).count();
            let mut order: Vec<usize> = (0..count).collect();
            order.sort_by_key(|index| (std::cmp::Reverse(wins(*index)), *index));
            settle(&mut order, margin);
            order
        };
        let mut firsts = firsts(samples, &styles);
        let mut order_of_items = order(&firsts);
        if !plain {
            // Which headings hold others is known now, and what these open with tells as much.
            add_firsts_below(samples, &styles, &order_of_items, &mut firsts);
            order_of_items = order(&firsts);
        }
        let order = order_of_items;
        Self { styles: order.into_iter().filter_map(|index| styles.get(index).copied()).collect() }
    }

    /// The rank of a style, 0 for the most prominent.
    pub(super) fn rank(&self, style: Style) -> usize {
        self.styles.iter().position(|s| *s == style).unwrap_or(self.styles.len())
    }
}

/// Moves each style to where it contradicts the margins between it and the others least: where these run in a
/// circle, the smallest gives way.
fn settle(order: &mut [usize], margin: impl Fn(usize, usize) -> i32) {
    for _ in 0..MOST_ROUNDS {
        let mut moved = false;
        for at in 0..order.len() {
            let this = order[at];
            // What a move to each place would gain, towards the front and towards the back.
            let (mut best, mut gain, mut sum) = (at, 0, 0);
            for to in (0..at).rev() {
                sum += margin(this, order[to]);
                if sum > gain {
                    (best, gain) = (to, sum);
                }
            }
            sum = 0;
            for (to, other) in order.iter().enumerate().skip(at + 1) {
                sum += margin(*other, this);
                if sum > gain {
                    (best, gain) = (to, sum);
                }
            }
            if best < at {
                order[best..=at].rotate_right(1);
            } else if best > at {
                order[at..=best].rotate_left(1);
            }
            moved |= best != at;
        }
        if !moved {
            return;
        }
    }
}

/// Each round brings the order closer to the margins, and few are needed.
const MOST_ROUNDS: usize = 8;

/// How far `balance` first headings of items lift their style above another in plain text: more than a rule below the
/// words does, less than their capitals.
fn opens_plain(balance: i32) -> i32 {
    balance.signum() * (5 + balance.abs().min(3))
}

/// How far first headings of their stretch lift their style above another, where weight and slant are told as well:
/// `for_it` of them have the other below them, `against` stand below one of the other. A document that does it now in
/// one way and now in the other has no order of the two. Once tells little, and no number outweighs what is bold.
fn opens(for_it: i32, against: i32) -> i32 {
    match (for_it, against) {
        (2.., 0) => 5 + for_it.min(4),
        (0, 2..) => -(5 + against.min(4)),
        _ => 0,
    }
}

/// In how many items the first heading is of one style and another of another stands below it: what an item
/// opens with is of its first level.
fn firsts(samples: &[Sample], styles: &[Style]) -> Vec<i32> {
    let count = styles.len();
    let mut firsts = vec![0_i32; count * count];
    let (mut lead, mut seen): (Option<usize>, Vec<usize>) = (None, Vec::new());
    for sample in samples {
        let style = styles.iter().position(|s| *s == sample.style);
        match (lead, style) {
            _ if sample.legal => lead = None,
            _ if sample.first => {
                lead = style;
                seen.clear();
            }
            (Some(lead), Some(style)) if style != lead && !seen.contains(&style) => {
                seen.push(style);
                firsts[lead * count + style] += 1;
            }
            _ => {}
        }
    }
    firsts
}

/// Adds to `firsts` in how many headings of an `order` known so far the first heading below is of one style and one of
/// another follows before they end.
fn add_firsts_below(samples: &[Sample], styles: &[Style], order: &[usize], firsts: &mut [i32]) {
    let count = styles.len();
    let rank = |style: usize| order.iter().position(|other| *other == style).unwrap_or(count);
    let mut open: Vec<Stretch> = Vec::new();
    for sample in samples {
        let Some(style) = styles.iter().position(|s| *s == sample.style).filter(|_| !sample.legal) else {
            open.clear();
            continue;
        };
        let own = rank(style);
        open.truncate(open.iter().take_while(|stretch| stretch.rank < own).count());
        for stretch in &mut open {
            match stretch.lead {
                None => stretch.lead = Some(style),
                Some(lead) if lead != style && !stretch.seen.contains(&style) => {
                    stretch.seen.push(style);
                    firsts[lead * count + style] += 1;
                }
                Some(_) => {}
            }
        }
        open.push(Stretch { rank: own, lead: None, seen: Vec::new() });
    }
}

/// What stands below a heading.
struct Stretch {
    /// The rank of the heading.
    rank: usize,
    /// The style of the first heading below it.
    lead: Option<usize>,
    /// Other styles that came since.
    seen: Vec<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(bold: bool, caps: bool) -> Style {
        let mut look = Look { caps, ..Look::default() };
        look.emphasis.set(Emphasis::BOLD, bold);
        Style { look, numbering: None, below: 0 }
    }

    fn ranks(order: &[(Style, bool)]) -> Vec<usize> {
        let samples: Vec<Sample> = order
            .iter()
            .map(|(style, adjacent)| Sample {
                style: *style,
                adjacent: *adjacent,
                apart: false,
                first: false,
                legal: false,
            })
            .collect();
        let ranking = Ranking::learn(&samples, 0, true);
        order.iter().map(|(style, _)| ranking.rank(*style)).collect()
    }

    #[test]
    fn what_is_bold_and_in_capitals_stands_above() {
        let (high, middle, low) = (style(true, true), style(true, false), style(false, false));
        assert_eq!(ranks(&[(low, false), (high, false), (middle, false)]), [2, 0, 1]);
    }

    #[test]
    fn a_heading_right_above_another_outranks_it() {
        let (caps, bold) = (style(false, true), style(true, false));
        assert_eq!(ranks(&[(caps, false), (bold, false)]), [1, 0]);
        assert_eq!(ranks(&[(caps, false), (bold, true), (caps, false), (bold, true)]), [0, 1, 0, 1]);
    }

    #[test]
    fn of_looks_in_a_circle_the_weakest_evidence_gives_way() {
        // Bold stands above numbered bold by 2, that above bold italics by 1, and these above bold by 5.
        let margins = [[0, 2, -5], [-2, 0, 1], [5, -1, 0]];
        let mut order = [0, 1, 2];
        settle(&mut order, |this, other| margins[this][other]);
        assert_eq!(order, [2, 0, 1]);
    }
}
