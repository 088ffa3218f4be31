//! Sentences that state a change and both amounts that it lies between.
//!
//! ```text
//! "Sales increased 6.2% to $412.3 million in 2023 from $388.2 million in 2022"
//!                  └ (412.3 − 388.2) / 388.2                "or 6.2%, from $388.2 million to $412.3 million"
//! "Sales were $412.3 million in 2023 compared to $388.2 million in 2022, an increase of $24.1 million"
//!                                                                                        └ 412.3 − 388.2
//! ```
//!
//! The verb and the words between the figures leave no doubt which is which; where any other word stands between
//! them, the sentence is left.

use super::super::equation::Equation;
use super::super::evidence::{self, Residual};
use super::super::{Check, CheckKind, Status};
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
    ("up", true),
    ("decreased", false),
    ("decrease", false),
    ("declined", false),
    ("decline", false),
    ("fell", false),
    ("dropped", false),
    ("down", false),
];
/// Words that a later amount is measured with: "7.1% higher than".
const MEASURED: &[(&str, bool)] = &[
    ("higher", true),
    ("greater", true),
    ("above", true),
    ("lower", false),
    ("less", false),
    ("below", false),
];
/// Words that lead to an earlier amount.
const EARLIER: &[&str] = &["from", "versus", "compared", "against", "over", "than"];
/// Words that lead to an amount that is stated.
const STATED: &[&str] = &["was", "were", "is", "are", "totaled", "totalled"];
/// Words between a verb and its figure that change nothing.
const BETWEEN: &[&str] = &[
    "by",
    "approximately",
    "about",
    "of",
    "a",
    "an",
    "which",
    "represents",
    "represented",
    "representing",
    "reflects",
    "reflecting",
];
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
    "currency",
    "currencies",
    "local",
    "excluding",
    "exclusive",
    "adjusted",
    "forma",
    "comparable",
    "store",
    "stores",
    "annualized",
    "compound",
    "average",
    "per",
];
/// Letters between two figures, at most.
const REACH: u32 = 100;
/// Words between two figures that say anything, at most.
const WORDS: usize = 3;
/// Steps from which on a difference in money is missed by more than rounding and what is not printed explain.
const APART_BY: i64 = 10;
/// The same for a change in percent, which is short.
const LEAST: i64 = 3;

/// What a word says of the figure after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// It is a change, upwards or downwards.
    Move(bool),
    /// It is the later amount.
    To,
    /// It is the earlier amount.
    From,
    /// It says the same in other words.
    Or,
    /// It is an amount, or by how much the one before differs from the next.
    Stated,
    /// By what is before it, an amount is more or less than it.
    Measured(bool),
}

/// The two amounts of a sentence and the changes that it says lie between them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub(super) before: Option<FigureId>,
    pub(super) after: Option<FigureId>,
    pub(super) percent: Option<FigureId>,
    pub(super) amount: Option<FigureId>,
    pub(super) rises: Option<bool>,
}

/// Adds what the figures `read` of a sentence say of a change, in the order in which they stand.
pub(super) fn find(
    filing: &Filing,
    figures: &Figures,
    sentence: &Sentence,
    read: &[FigureId],
    checks: &mut Vec<Check>,
) {
    if read.len() < 3 {
        return;
    }
    let first = read.first().and_then(|id| figures.get(*id));
    let Some(text) = first.and_then(|f| filing.documents.get(f.document)).map(|d| d.text.as_str()) else {
        return;
    };
    if is_apart(text, sentence) {
        return;
    }
    let mut at = 0;
    while at + 2 < read.len() {
        let start = at.checked_sub(1).and_then(|before| figures.get(*read.get(before)?));
        let start = start.map_or(sentence.span().start(), |f| f.span.end());
        let said = Said::of(text, figures, start, read.get(at..).unwrap_or(&[]));
        let Some((said, length)) = said.filter(|(said, _)| said.is_whole(figures)) else {
            at += 1;
            continue;
        };
        at += length;
        // What is behind the last of them, up to the next figure or the end.
        let last = read.get(at - 1).and_then(|id| figures.get(*id)).map_or(0, |f| f.span.end());
        let part = is_parted(text, last, sentence);
        let parted = part || read.get(at).is_some();
        let (Some(before), Some(after), Some(rises)) = (said.before, said.after, said.rises) else {
            continue;
        };
        if !moved(figures, before, after, rises) {
            continue;
        }
        if let Some(percent) = said.percent {
            let equation = Equation::change(CheckKind::PercentChange, before, after, percent);
            let slip = || !part && is_slip(figures, [before, after, percent]);
            let check = equation.check(filing, figures);
            checks.extend(check.filter(|check| check.status != Status::Fail || slip()));
        }
        if let Some(amount) = said.amount.filter(|amount| are_alike(figures, *amount, before)) {
            let parts = [(before, false), (amount, !rises)];
            let equation = Equation::sum(CheckKind::RollForward, parts, after);
            let slip = || !parted && is_slip_of_amounts(figures, [before, amount, after], rises);
            let check = equation.check(filing, figures);
            checks.extend(check.filter(|check| check.status != Status::Fail || slip()));
        }
    }
}

/// True where the words behind a change tell that it is a part of one: "an increase of $6 million from operations", "partly
/// offset by lower rates".
pub(super) fn is_parted(text: &str, last: u32, sentence: &Sentence) -> bool {
    const PARTS: [&str; 4] = ["from", "attributable", "related", "due"];
    let behind = lower(text, last, sentence.span().end());
    let first = words_of(&behind).next();
    first.is_some_and(|word| PARTS.contains(&word))
        || words_of(&behind).any(|word| word.starts_with("offset"))
}

/// True where a word of a sentence sets what it measures apart from the amounts in it.
pub(super) fn is_apart(text: &str, sentence: &Sentence) -> bool {
    let whole = lower(text, sentence.span().start(), sentence.span().end());
    words_of(&whole).any(|word| APART.contains(&word))
}

impl Said {
    /// What the first of `read` say together, and how many of them; `start` is where the words before them start. None
    /// where a word among them leaves it open.
    pub(super) fn of(text: &str, figures: &Figures, start: u32, read: &[FigureId]) -> Option<(Self, usize)> {
        let mut said = Self::default();
        let mut from = start;
        let mut length = 0;
        // The figure before, where it is the change.
        let mut changed = false;
        for (place, id) in read.iter().enumerate() {
            let figure = figures.get(*id)?;
            let to = figure.span.start();
            let words = if place == 0 { before(text, from, to) } else { between(text, from, to) };
            let Some(words) = words else { break };
            let bracket =
                words.is_empty() && place > 0 && text.get(..to as usize).is_some_and(|t| t.ends_with('('));
            let is_percent = figure.kind == Kind::Percent && figure.unit != Unit::BasisPoint;
            let is_amount = matches!(figure.kind, Kind::Money | Kind::PerShare) && measure(figure).is_some();
            let told = said.before.is_some() && said.after.is_some();
            let (is_change, slot) = match (words.as_slice(), is_percent, is_amount) {
                ([Word::Move(rises)] | [Word::Or, Word::Move(rises)], true, _) => {
                    (Some(Some(*rises)), &mut said.percent)
                }
                ([Word::Move(rises)] | [Word::Or, Word::Move(rises)], _, true) => {
                    (Some(Some(*rises)), &mut said.amount)
                }
                // "Or 7.1%" after the change in money, or after both amounts.
                ([Word::Or], true, _) if changed || told => (Some(None), &mut said.percent),
                ([Word::Or], _, true) if changed => (Some(None), &mut said.amount),
                ([], true, _) if changed && bracket => (Some(None), &mut said.percent),
                ([], _, true) if changed && bracket => (Some(None), &mut said.amount),
                // "Were $5 million in 2023, were 7.1% higher than".
                ([Word::Stated], true, _) if said.after.is_some() => (Some(None), &mut said.percent),
                ([Word::To], _, true) => (None, &mut said.after),
                ([Word::From], _, true) => (None, &mut said.before),
                ([Word::Move(rises), Word::To], _, true) if place == 0 => {
                    said.rises = Some(*rises);
                    (None, &mut said.after)
                }
                ([Word::Move(rises), Word::From], _, true) if place == 0 => {
                    said.rises = Some(*rises);
                    (None, &mut said.before)
                }
                ([Word::Measured(rises), Word::From], _, true) if changed && said.rises.is_none() => {
                    said.rises = Some(*rises);
                    (None, &mut said.before)
                }
                ([Word::Stated], _, true) if place == 0 => (None, &mut said.after),
                _ => break,
            };
            if slot.replace(*id).is_some() {
                return None;
            }
            changed = is_change.is_some();
            if let Some(Some(rises)) = is_change
                && said.rises.replace(rises).is_some_and(|before| before != rises)
            {
                return None;
            }
            (from, length) = (figure.span.end(), place + 1);
        }
        (said.percent.is_some() || said.amount.is_some()).then_some((said, length))
    }

    /// True where it has both amounts, in one unit.
    fn is_whole(&self, figures: &Figures) -> bool {
        matches!((self.before, self.after), (Some(before), Some(after)) if are_alike(figures, before, after))
    }
}

/// True for two amounts in one unit, none of them below nothing.
fn are_alike(figures: &Figures, one: FigureId, other: FigureId) -> bool {
    let positive = |f: &Figure| f.value.number().is_some_and(|n| n.is_sign_positive());
    match (figures.get(one), figures.get(other)) {
        (Some(a), Some(b)) => a.unit == b.unit && a.kind == b.kind && positive(a) && positive(b),
        _ => false,
    }
}

/// True where the amounts moved as it is said.
pub(super) fn moved(figures: &Figures, before: FigureId, after: FigureId, rises: bool) -> bool {
    let size = |id: FigureId| Some(measure(figures.get(id)?)?.value);
    let way = if rises { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less };
    matches!((size(after), size(before)), (Some(after), Some(before)) if after.cmp(&before) == way)
}

fn lower(text: &str, from: u32, to: u32) -> String {
    text.get(from as usize..to as usize).unwrap_or("").to_ascii_lowercase()
}

fn words_of(lower: &str) -> impl DoubleEndedIterator<Item = &str> {
    lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

/// What a word says; Some(None) where it says nothing that matters.
fn read_word(word: &str) -> Option<Option<Word>> {
    let listed = |list: &[(&str, bool)]| list.iter().find(|(of, _)| *of == word).map(|(_, rises)| *rises);
    if let Some(rises) = listed(MOVES) {
        return Some(Some(Word::Move(rises)));
    }
    if let Some(rises) = listed(MEASURED) {
        return Some(Some(Word::Measured(rises)));
    }
    match word {
        "to" => Some(Some(Word::To)),
        "or" => Some(Some(Word::Or)),
        _ if EARLIER.contains(&word) => Some(Some(Word::From)),
        _ if STATED.contains(&word) => Some(Some(Word::Stated)),
        // A sign of currency that is spelled out.
        "us" | "u" | "s" => Some(None),
        _ if TIMES.contains(&word) || BETWEEN.contains(&word) => Some(None),
        _ => None,
    }
}

/// What the last words before the first figure say: a verb, and where it leads; or that an amount is stated.
fn before(text: &str, from: u32, to: u32) -> Option<Vec<Word>> {
    let lower = lower(text, from, to);
    let mut said = Vec::new();
    for word in words_of(&lower).rev() {
        match read_word(word) {
            Some(None) => {}
            Some(Some(word @ (Word::To | Word::From))) if said.is_empty() => said.push(word),
            Some(Some(word @ Word::Move(_))) => {
                said.insert(0, word);
                return Some(said);
            }
            Some(Some(Word::Stated)) if said.is_empty() => return Some(vec![Word::Stated]),
            _ => break,
        }
    }
    // "Sales of $5 million".
    let of = said.is_empty() && words_of(&lower).next_back() == Some("of");
    of.then(|| vec![Word::Stated])
}

/// What the words between two figures say; None where one of them says anything else.
fn between(text: &str, from: u32, to: u32) -> Option<Vec<Word>> {
    let span: TextSpan = Span::new(from, to.max(from));
    let lower = lower(text, from, to);
    if span.len() > REACH || lower.contains(';') {
        return None;
    }
    let mut said = Vec::new();
    let mut words = words_of(&lower).peekable();
    while let Some(word) = words.next() {
        // "Compared to", "as against": the later word leads nowhere else.
        if matches!(word, "compared") {
            words.next_if(|next| matches!(*next, "to" | "with"));
        }
        said.extend(read_word(word)?);
    }
    (said.len() <= WORDS).then_some(said)
}

/// True where a slip in one of the three, the amounts before and after and the percentage, makes them disagree.
pub(super) fn is_slip(figures: &Figures, [before, after, percent]: [FigureId; 3]) -> bool {
    let measured = |id: FigureId| measure(figures.get(id)?);
    let (Some(b), Some(a), Some(p)) = (measured(before), measured(after), measured(percent)) else {
        return false;
    };
    let [old, new, hundredths] = [b.value, a.value, p.value].map(i128::from);
    if old == 0 {
        return false;
    }
    let rise = if new < old { -hundredths } else { hundredths };
    const PERCENT: usize = 2;
    // What each must be, given the other two: hundredths of a percent make ten thousand.
    let meant = [
        (a, (old * (10_000 + rise)) / 10_000),
        (b, if rise == -10_000 { 0 } else { new * 10_000 / (10_000 + rise) }),
        (p, (new - old).abs() * 10_000 / old),
    ];
    meant.into_iter().enumerate().any(|(at, (printed, meant))| {
        let step = i128::from((2 * printed.half).max(1));
        let in_steps = i64::try_from((meant + step / 2) / step);
        let (Ok(meant), Ok(value)) = (in_steps, i64::try_from(i128::from(printed.value) / step)) else {
            return false;
        };
        // What differs in its last digit was worked out from what is not printed.
        let least = if at == PERCENT { LEAST } else { APART_BY };
        let apart = (value - meant).abs() >= least;
        apart && value.max(meant) >= 10 && (-1..=1).any(|moved| evidence::is_slip(value, meant + moved))
    })
}

/// True where a slip in one of three amounts, the first, what it changed by and the last, makes them disagree.
pub(super) fn is_slip_of_amounts(
    figures: &Figures,
    [before, change, after]: [FigureId; 3],
    rises: bool,
) -> bool {
    let measured = |id: FigureId| measure(figures.get(id)?);
    let (Some(b), Some(c), Some(a)) = (measured(before), measured(change), measured(after)) else {
        return false;
    };
    let change = if rises { c.value } else { -c.value };
    let steps = [b, c, a].map(|m| m.half.saturating_mul(2));
    let left = a.value.saturating_sub(b.value).saturating_sub(change);
    let residual = Residual { value: left, steps: steps.iter().copied().fold(0, i64::saturating_add) };
    let coarsest = steps.iter().copied().max().unwrap_or(1).max(1);
    let operands = [b.value, change, -a.value].into_iter().zip(steps);
    left.saturating_abs() / coarsest >= APART_BY && evidence::is_slip_of_one(operands, residual)
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::{PercentChange, RollForward};

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
    fn a_change_may_stand_before_or_after_its_amounts() {
        for (prose, found) in [
            ("were $318.4 million in 2023 compared to $297.3 million in 2022, an increase of PCT.", true),
            ("were $318.4 million, an increase of PCT from $297.3 million in 2022.", true),
            ("increased from $297.3 million in 2022 to $318.4 million in 2023, or PCT.", true),
            ("increased by $21.1 million (PCT) from $297.3 million in 2022 to $318.4 million.", true),
            ("increased to $318.4 million in 2023 from $297.3 million in 2022, an increase of PCT.", true),
            ("were $318.4 million for 2023, up PCT from $297.3 million in 2022.", true),
            ("of $318.4 million for 2023 were PCT higher than the $297.3 million for 2022.", true),
            ("increased by PCT ($21.1 million) to $318.4 million from $297.3 million.", true),
            // Of what the change is, is not said.
            ("were $318.4 million in 2023 and $297.3 million in 2022, an increase of PCT.", false),
            ("were $318.4 million in 2023 compared to $297.3 million in 2022 and lids PCT of them.", false),
            (
                "were $318.4 million in 2023 compared to $297.3 million in 2022, an increase per ton of PCT.",
                false,
            ),
        ] {
            for (percent, status) in [("7.1%", "Rounded"), ("1.7%", "Fail")] {
                let sentence = format!("Kettle sales {}", prose.replace("PCT", percent));
                let of = changes(&sentence);
                assert_eq!(of.len(), usize::from(found), "{sentence} {of:?}");
                assert!(of.iter().all(|check| check.starts_with(status)), "{sentence} {of:?}");
            }
        }
    }

    #[test]
    fn a_difference_is_held_against_its_amounts() {
        let of = |prose: &str| {
            let page = format!("<html><body><p>{prose}</p></body></html>");
            let reading = crate::reading::read(page.into_bytes());
            let own = reading.checks.all.iter().filter(|c| c.kind == RollForward);
            own.map(|c| format!("{:?}: {}", c.status, c.equation)).collect::<Vec<_>>()
        };
        let rise = |by: &str| {
            of(&format!(
                "Kettle sales increased by {by}, or 7.1%, to $318.4 million in 2023 from $297.3 million in 2022."
            ))
        };
        assert_eq!(rise("$21.1 million"), ["Pass: $297.3 million + $21.1 million = $318.4 million"]);
        assert_eq!(rise("$81.1 million"), ["Fail: $297.3 million + $81.1 million \u{2260} $318.4 million"]);
        let fall = of("Lid costs fell $34.2 million from $71.5 million in 2022 to $37.3 million in 2023.");
        assert_eq!(fall, ["Pass: $71.5 million \u{2212} $34.2 million = $37.3 million"]);
        // Each part of a change is told by where it came from.
        for parts in [
            "an increase of $11.1 million from lids and $10.0 million from presses",
            "an increase of $31.1 million from volume, partly offset by lower rates",
            "an increase of $41.1 million from volume",
        ] {
            let whole = "Kettle sales were $318.4 million in 2023 compared to $297.3 million in 2022,";
            assert!(of(&format!("{whole} {parts}.")).is_empty(), "{parts}");
        }
        // What is not printed moves the last digit, and what is no slip is of something else.
        for by in ["$21.5 million", "$14.8 million"] {
            assert!(rise(by).is_empty(), "{by}");
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
            // It is worked out from what is not printed.
            "Kettle sales increased 7.2% to $318.4 million in 2023 from $297.3 million in 2022.",
            // A share, not a change.
            "Kettles were 9.1% of sales of $318.4 million in 2023 compared to $297.3 million in 2022.",
        ] {
            assert!(changes(prose).is_empty(), "{prose}: {:?}", changes(prose));
        }
    }
}
