//! Sentences that state a change and both amounts that it lies between.
//!
//! ```text
//! "Sales increased 6.2% to $412.3 million in 2023 from $388.2 million in 2022"
//!                  └ (412.3 − 388.2) / 388.2                "or 6.2%, from $388.2 million to $412.3 million"
//! ```
//!
//! The verb and the words between the figures leave no doubt which is which; where any other word stands between
//! them, the sentence is left.

use super::super::equation::Equation;
use super::super::{Check, CheckKind, Status, evidence};
use super::facts::measure;
use super::sentence::Sentence;
use crate::figures::{Figure, FigureId, Figures, Kind, Unit};
use crate::filing::Filing;
use crate::text::{Span, TextSpan};

/// Verbs and nouns of a change, and whether it is a rise.
const MOVES: &[(&str, bool)] = &[
    ("increased", true),
    ("increase", true),
    ("rose", true),
    ("grew", true),
    ("climbed", true),
    ("decreased", false),
    ("decrease", false),
    ("declined", false),
    ("decline", false),
    ("fell", false),
    ("dropped", false),
];
/// Words between a verb and its figure that change nothing.
const BETWEEN: &[&str] = &["by", "approximately", "about", "of"];
/// Words about the times of two amounts.
const TIMES: &[&str] = &[
    "in",
    "for",
    "the",
    "year",
    "years",
    "ended",
    "fiscal",
    "quarter",
    "first",
    "second",
    "third",
    "fourth",
    "three",
    "six",
    "nine",
    "twelve",
    "months",
    "month",
    "same",
    "period",
    "of",
    "at",
    "as",
    "during",
    "last",
    "prior",
    "previous",
    "calendar",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "ago",
    "on",
    "corresponding",
    "ending",
    "weeks",
    "week",
];
/// Words that set a measure apart: a change without the effect of something is not that of the amounts.
const APART: &[&str] = &[
    "organic",
    "constant",
    "excluding",
    "adjusted",
    "forma",
    "comparable",
    "annualized",
    "compound",
    "average",
];
/// Letters between two figures, at most.
const REACH: u32 = 100;

/// Adds what the figures `read` of a sentence say of a change, in the order in which they stand.
pub(super) fn find(
    filing: &Filing,
    figures: &Figures,
    sentence: &Sentence,
    read: &[FigureId],
    checks: &mut Vec<Check>,
) {
    for (at, id) in read.iter().enumerate() {
        let Some(percent) =
            figures.get(*id).filter(|f| f.kind == Kind::Percent && f.unit != Unit::BasisPoint)
        else {
            continue;
        };
        let [Some(first), Some(second)] = [at + 1, at + 2].map(|next| read.get(next)) else { continue };
        let Some(said) = Said::of(filing, figures, sentence, percent, read, at) else { continue };
        let Some((before, after)) = said.order(figures, *first, *second) else { continue };
        let equation = Equation::change(CheckKind::PercentChange, before, after, *id);
        let slip = || is_slip(figures, [before, after, *id]);
        checks.extend(equation.check(filing, figures).filter(|check| check.status != Status::Fail || slip()));
    }
}

/// A change in percent, and what stands before it.
struct Said<'a> {
    text: &'a str,
    start: u32,
    percent: TextSpan,
    rises: bool,
}

impl<'a> Said<'a> {
    /// The percentage at `at` of `read` where it is a change: a verb stands before it, or before the amount of the change
    /// that it states in other words.
    fn of(
        filing: &'a Filing,
        figures: &Figures,
        sentence: &Sentence,
        percent: &Figure,
        read: &[FigureId],
        at: usize,
    ) -> Option<Self> {
        let text = filing.documents.get(percent.document)?.text.as_str();
        let of = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or("");
        let mut start = percent.span.start();
        let earlier = at.checked_sub(1).and_then(|before| figures.get(*read.get(before)?));
        let mut from = sentence.span().start();
        if let Some(before) = earlier.filter(|f| f.document == percent.document) {
            if of(before.span.end(), start).trim_matches([',', ' ', '\n', '(']) == "or" {
                start = before.span.start();
                let second = at.checked_sub(2).and_then(|before| figures.get(*read.get(before)?));
                from = second.map_or(from, |f| from.max(f.span.end()));
            } else {
                from = from.max(before.span.end());
            }
        }
        let lower = of(from, start).to_ascii_lowercase();
        let mut words = lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).rev();
        let verb = words.find(|word| !BETWEEN.contains(word))?;
        let (_, rises) = MOVES.iter().find(|(of, _)| *of == verb)?;
        let whole = of(sentence.span().start(), sentence.span().end()).to_ascii_lowercase();
        let apart = whole.split(|c: char| !c.is_ascii_alphabetic()).any(|word| APART.contains(&word));
        (!apart).then_some(Self { text, start, percent: percent.span, rises: *rises })
    }

    /// The earlier and the later of the two amounts after the percentage; None where the words between them leave that
    /// open, or they moved the other way.
    fn order(&self, figures: &Figures, first: FigureId, second: FigureId) -> Option<(FigureId, FigureId)> {
        let (a, b) = (figures.get(first)?, figures.get(second)?);
        let amount = |f: &Figure| matches!(f.kind, Kind::Money | Kind::PerShare) && measure(f).is_some();
        if !amount(a) || !amount(b) || a.unit != b.unit || a.kind != b.kind {
            return None;
        }
        let link = self.words(self.percent.end(), a.span.start())?;
        let between = self.words(a.span.end(), b.span.start())?;
        let (before, after) = match (link, between) {
            (Link::To, Link::From) => (second, first),
            (Link::From, Link::To) => (first, second),
            _ => return None,
        };
        let size = |id: FigureId| Some(measure(figures.get(id)?)?.value);
        let moved = size(after)?.cmp(&size(before)?);
        let way = if self.rises { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less };
        (moved == way && self.start <= self.percent.start()).then_some((before, after))
    }

    /// What the words between two figures make of the second; None where they say anything else.
    fn words(&self, from: u32, to: u32) -> Option<Link> {
        let span: TextSpan = Span::new(from, to.max(from));
        if span.len() > REACH {
            return None;
        }
        let lower = self.text.get(from as usize..to as usize)?.to_ascii_lowercase();
        if lower.contains(';') {
            return None;
        }
        let mut link = None;
        let mut words =
            lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            let new = match word {
                "to" => Link::To,
                "from" | "versus" => Link::From,
                "compared" | "against" => {
                    words.next_if(|next| matches!(*next, "to" | "with"));
                    Link::From
                }
                _ if TIMES.contains(&word) || BETWEEN.contains(&word) => continue,
                // A sign of currency that is spelled out.
                "us" | "u" | "s" => continue,
                _ => return None,
            };
            if link.replace(new).is_some() {
                return None;
            }
        }
        link
    }
}

/// What leads to an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    To,
    From,
}

/// True where a slip in one of the three, the amounts before and after and the percentage, makes them disagree.
fn is_slip(figures: &Figures, [before, after, percent]: [FigureId; 3]) -> bool {
    let measured = |id: FigureId| measure(figures.get(id)?);
    let (Some(b), Some(a), Some(p)) = (measured(before), measured(after), measured(percent)) else {
        return false;
    };
    let [old, new, hundredths] = [b.value, a.value, p.value].map(i128::from);
    if old == 0 {
        return false;
    }
    let rise = if new < old { -hundredths } else { hundredths };
    // What each must be, given the other two: hundredths of a percent make ten thousand.
    let meant = [
        (a, (old * (10_000 + rise)) / 10_000),
        (b, if rise == -10_000 { 0 } else { new * 10_000 / (10_000 + rise) }),
        (p, (new - old).abs() * 10_000 / old),
    ];
    meant.into_iter().any(|(printed, meant)| {
        let step = i128::from((2 * printed.half).max(1));
        let in_steps = i64::try_from((meant + step / 2) / step);
        let (Ok(meant), Ok(value)) = (in_steps, i64::try_from(i128::from(printed.value) / step)) else {
            return false;
        };
        value.max(meant) >= 10 && (-1..=1).any(|moved| evidence::is_slip(value, meant + moved))
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::PercentChange;

    fn changes(prose: &str) -> Vec<String> {
        let page = format!("<html><body><p>{prose}</p></body></html>");
        let reading = crate::reading::read(page.into_bytes());
        let own = reading.checks.all.iter().filter(|c| c.kind == PercentChange);
        own.map(|c| format!("{:?}: {}", c.status, c.equation)).collect()
    }

    #[test]
    fn a_sentence_with_a_change_and_both_amounts_proves_itself() {
        for (prose, found) in [
            (
                "Kettle sales increased 7.1% to $318.4 million in 2023 from $297.3 million in 2022.",
                "Rounded: ($318.4 million \u{2212} $297.3 million) \u{f7} $297.3 million = 7.1%",
            ),
            (
                "Kettle sales increased 1.7% to $318.4 million in 2023 from $297.3 million in 2022.",
                "Fail: ($318.4 million \u{2212} $297.3 million) \u{f7} $297.3 million \u{2260} 1.7%",
            ),
            (
                "Kettle sales rose $21.1 million, or 7.1%, from $297.3 million in 2022 to $348.4 million in 2023.",
                "Fail: ($348.4 million \u{2212} $297.3 million) \u{f7} $297.3 million \u{2260} 7.1%",
            ),
            (
                "Lid costs decreased by 12% to $4.4 million for the year ended May 31, 2023, compared to $5.0 million for the prior year.",
                "Pass: ($4.4 million \u{2212} $5.0 million) \u{f7} $5.0 million = 12%",
            ),
        ] {
            assert_eq!(changes(prose), [found], "{prose}");
        }
    }

    #[test]
    fn a_change_of_something_else_is_none() {
        for prose in [
            // The change is that of one part.
            "Kettle sales increased 1.7% in Europe and lid sales grew to $318.4 million in 2023 from $297.3 million in 2022.",
            // What one currency did is taken out of it.
            "On a constant currency basis, sales increased 1.7% to $318.4 million in 2023 from $297.3 million in 2022.",
            // No digit makes it.
            "Kettle sales increased 24% to $318.4 million in 2023 from $297.3 million in 2022.",
            // A share, not a change.
            "Kettles were 9.1% of sales of $318.4 million in 2023 compared to $297.3 million in 2022.",
        ] {
            assert!(changes(prose).is_empty(), "{prose}: {:?}", changes(prose));
        }
    }
}
