//! The facts of a figure in the order in which its pane says them: what it is of, its value, its attributes, what
//! is doubtful, what checks and persons say of it.

use super::super::outline;
use super::super::subject::Subject;
use super::super::tally::Mark;
use super::super::ticks::role;
use super::{Fact, FactKind, across, fact, sides, tagged};
use crate::checks::{Check, CheckId, Role, Status, in_groups};
use crate::figures::{Doubt, Figure, FigureId, Kind, RepairStatus};
use crate::reading::Reading;
use crate::review::attributes::value_text;
use crate::review::{Act, Attribute, Attributes, Decision, EntryId};
use crate::text::{TextSpan, cells};

/// All there is to say of a figure.
pub(super) fn facts(subject: Subject, id: EntryId, check: Option<CheckId>) -> Vec<Fact> {
    let (Some(entry), Some(review)) = (subject.entry(id), subject.review) else { return Vec::new() };
    let Some(said) = review.effective(subject.reading, id) else { return Vec::new() };
    let mut facts = vec![
        fact(
            FactKind::Label,
            if said.label.is_empty() { "(no label)".to_owned() } else { said.label.clone() },
        ),
        fact(FactKind::Value(Mark::of(subject.reading, entry)), shown_value(&said)),
    ];
    let printed = subject.printed(id).replace('\t', " | ").replace('\n', " ");
    facts.push(Fact {
        name: "printed",
        source: Some((entry.document, entry.span())),
        ..fact(FactKind::Attribute, format!("“{}”", cells::line(&printed)))
    });
    sides::sides(subject, id, &mut facts);
    let figure = subject.figure(id);
    if let Some(again) = entry.again() {
        facts.push(fact(FactKind::Doubt, format!("judged before, but {}", again.why.text())));
    }
    if let Some(figure) = figure {
        let fails = entry.figure().is_some_and(|id| super::super::queue::fails(subject, id));
        doubts(figure, fails, &mut facts);
        let reasons = entry.figure().into_iter().flat_map(|id| subject.reasons(id));
        facts.extend(reasons.map(|words| fact(FactKind::Doubt, in_groups(&cells::line(words)))));
    }
    attributes(subject, entry.changes(), figure, &said, &mut facts);
    if let Some(figure) = figure {
        place(subject, figure, &mut facts);
        tagged::tagged(subject, figure, &mut facts);
    }
    if let Some(figure) = entry.figure() {
        checks(subject, figure, check, &mut facts);
        if let Some(extracted) = subject.reading.figures.get(figure) {
            across::across(subject, figure, extracted, &mut facts);
        }
    }
    let history: Vec<(usize, &Decision)> =
        entry.history().filter_map(|index| Some((index, review.log().get(index)?))).collect();
    if !history.is_empty() {
        facts.push(fact(FactKind::Heading, "decisions"));
    }
    for (index, decision) in history {
        let undone = if review.is_undone(index) { " (taken back)" } else { "" };
        let words = match &decision.act {
            Act::Comment { text } => format!("“{}”", cells::line(text)),
            Act::Adjudicate { right: Some(right), .. } => format!("adjudicate: {right} is right"),
            Act::Adjudicate { right: None, .. } => "adjudicate: all were wrong".to_owned(),
            act => act.name().to_owned(),
        };
        let when = decision.at.strftime("%Y-%m-%d %H:%M");
        facts.push(fact(FactKind::Said, format!("{words} · {} · {when}{undone}", decision.reviewer)));
    }
    facts
}

/// The value with its unit, as a person reads it.
fn shown_value(said: &Attributes) -> String {
    let value = value_text(&said.value);
    let shown = if said.value.number().is_some() { grouped(&value) } else { value };
    match said.unit.as_deref() {
        Some("%") => format!("{shown} %"),
        Some(unit) => format!("{shown} {unit}"),
        None => shown,
    }
}

/// Digits before the point in groups of three: `12583000` is `12,583,000`.
pub fn grouped(number: &str) -> String {
    let mut out = String::with_capacity(number.len() * 4 / 3);
    for (index, part) in number.split("..").enumerate() {
        if index > 0 {
            out.push_str(" … ");
        }
        let (sign, rest) = part.strip_prefix('-').map_or(("", part), |rest| ("-", rest));
        let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
        out.push_str(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push('.');
            out.push_str(fraction);
        }
    }
    out
}

fn attributes(
    subject: Subject,
    changes: &[crate::review::Change],
    figure: Option<&Figure>,
    said: &Attributes,
    facts: &mut Vec<Fact>,
) {
    let from = figure.map(|f| (f.document, f.from));
    let place = |span: Option<TextSpan>| from.and_then(|(document, _)| Some((document, span?)));
    let words = |source: Option<(usize, TextSpan)>| {
        source.map_or_else(String::new, |(document, span)| format!("\t{}", subject.quote(document, span, 60)))
    };
    // Days, stretches of time and names have none of the others.
    let shown: &[Attribute] = match said.kind {
        Kind::Date | Kind::Period | Kind::Identifier => &[Attribute::Kind],
        _ => &[Attribute::Period, Attribute::Unit, Attribute::Scale, Attribute::Kind],
    };
    let corrected = |attribute: &Attribute| changes.iter().any(|c| c.attribute == *attribute);
    let order = [Attribute::Period, Attribute::Unit, Attribute::Scale, Attribute::Kind];
    for attribute in order.into_iter().filter(|a| shown.contains(a) || corrected(a)) {
        let (source, text) = match attribute {
            Attribute::Period => (
                place(from.and_then(|(_, f)| f.period)),
                said.period.map_or("none".to_owned(), |p| p.to_string().replace('/', " … ")),
            ),
            Attribute::Unit => (
                place(from.and_then(|(_, f)| f.unit)),
                said.unit.clone().unwrap_or_else(|| "none".to_owned()),
            ),
            Attribute::Scale => (place(from.and_then(|(_, f)| f.scale)), scale(said.scale)),
            _ => (None, said.kind.name().replace('_', " ")),
        };
        let change = changes.iter().find(|c| c.attribute == attribute);
        let kind = if change.is_some() { FactKind::Corrected } else { FactKind::Attribute };
        let was =
            change.map_or_else(String::new, |c| format!("  (was {})", c.was.as_deref().unwrap_or("none")));
        let text = if was.is_empty() { format!("{text}{}", words(source)) } else { format!("{text}{was}") };
        facts.push(Fact { name: attribute.name(), source, ..fact(kind, text) });
    }
    if let Some(change) = changes.iter().find(|c| c.attribute == Attribute::Value) {
        let was = grouped(change.was.as_deref().unwrap_or("none"));
        facts.push(Fact { name: "value", ..fact(FactKind::Corrected, format!("was {was}")) });
    }
    if let Some(source) = place(from.and_then(|(_, f)| f.sign)) {
        facts.push(Fact {
            name: "sign",
            source: Some(source),
            ..fact(FactKind::Attribute, format!("negative{}", words(Some(source))))
        });
    }
}

/// A power of ten as a person says it.
fn scale(power: i8) -> String {
    match power {
        0 => "as printed".to_owned(),
        3 => "× 1,000".to_owned(),
        6 => "× 1,000,000".to_owned(),
        9 => "× 1,000,000,000".to_owned(),
        _ => format!("× 10^{power}"),
    }
}

/// Where it stands: its section, its parents in the table.
fn place(subject: Subject, figure: &Figure, facts: &mut Vec<Fact>) {
    let parents: Vec<&str> = subject
        .reading
        .figures
        .label_parents(figure.label)
        .iter()
        .map(|span| crate::text::slice(subject.text(figure.document), *span).trim())
        .filter(|text| !text.is_empty())
        .collect();
    if !parents.is_empty() {
        facts.push(Fact { name: "under", ..fact(FactKind::Attribute, cells::line(&parents.join(" › "))) });
    }
    let head = column_name(subject.reading, figure);
    if !head.is_empty() {
        facts.push(Fact { name: "column", ..fact(FactKind::Attribute, cells::line(&head)) });
    }
    let path = figure.section.map(|id| outline::path(&subject.reading.outline, id)).unwrap_or_default();
    if !path.is_empty() {
        facts.push(Fact { name: "section", ..fact(FactKind::Attribute, cells::line(&path.join(" › "))) });
    }
}

/// Letters of the shortest name of a column; fewer are what a scan left of a word.
const LETTERS: usize = 3;

/// What the words over a figure's column say beside its time and what its amounts are in, which have lines of their own;
/// empty where they say nothing else.
pub(in crate::app) fn column_name(reading: &Reading, figure: &Figure) -> String {
    let text = reading.filing.documents.get(figure.document).map_or("", |document| document.text.as_str());
    // "Salary ($)" gives the unit, and is the name all the same.
    let told = [figure.from.period, figure.from.scale];
    let told = |at: usize| told.iter().flatten().any(|span| span.range().contains(&at));
    let figures = &reading.figures;
    let own = figures.label_spans(figure.head).iter().flat_map(|span| {
        let letters = crate::text::slice(text, *span).bytes().enumerate();
        letters.filter(|(at, byte)| byte.is_ascii_alphabetic() && !told(span.range().start + at))
    });
    if own.count() >= LETTERS { figures.head_text(&reading.filing, figure) } else { String::new() }
}

/// A doubt in words that do not contradict what was found all the same.
pub fn doubt_text(figure: &Figure, doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NoPeriod if figure.period.is_some() => "its column names no period: the one given is assumed",
        _ => doubt.text(),
    }
}

fn doubts(figure: &Figure, fails: bool, facts: &mut Vec<Fact>) {
    // A check that failed as printed may hold on what was corrected since.
    let stands = |doubt: &&Doubt| fails || **doubt != Doubt::FailsCheck;
    facts.extend(
        figure.doubts.iter().filter(stands).map(|doubt| fact(FactKind::Doubt, doubt_text(figure, *doubt))),
    );
    let Some(repair) = &figure.repair else { return };
    let value = grouped(&crate::figures::plain(repair.value).to_string());
    let words = match repair.status {
        RepairStatus::Applied => {
            format!("repaired: printed “{}”, proved {value}", cells::line(&repair.printed))
        }
        RepairStatus::Proposed => {
            format!("arithmetic asks for {value}; printed “{}”", cells::line(&repair.printed))
        }
    };
    facts.push(fact(FactKind::Repair, words));
    facts.extend(
        repair.evidence.iter().map(|equation| fact(FactKind::Repair, format!("  {}", cells::line(equation)))),
    );
}

fn checks(subject: Subject, id: FigureId, in_hand: Option<CheckId>, facts: &mut Vec<Fact>) {
    let mut found: Vec<(CheckId, &Check)> = subject.checks(id).collect();
    if found.is_empty() {
        return;
    }
    // The check in hand comes first, then those that fail.
    found.sort_by_key(|(id, check)| (Some(*id) != in_hand, std::cmp::Reverse(check.status as u8)));
    facts.push(fact(FactKind::Heading, "checks"));
    for (at, check) in found {
        let kind = match check.status {
            Status::Pass => FactKind::Pass,
            Status::Rounded => FactKind::Rounded,
            Status::Fail => FactKind::Fail,
        };
        let mut note = match check.status {
            Status::Fail => subject.note(at).map(|note| format!("  {note}")).unwrap_or_default(),
            _ => String::new(),
        };
        if subject.review.is_some_and(|review| review.is_judged_again(at)) {
            note.push_str("  (on what was corrected)");
        }
        // Enter goes to what the figure is compared with: the total, or the other side.
        let other = check.operands.iter().filter(|o| o.figure != id);
        let goal = other.clone().find(|o| o.role == Role::Total).or_else(|| other.clone().next());
        let source = goal.and_then(|o| subject.reading.figures.get(o.figure)).map(|f| (f.document, f.span));
        facts.push(Fact {
            name: check.kind.info().mark,
            source,
            check: Some(at),
            ..fact(kind, format!("{}{note}", cells::line(&check.shown())))
        });
        if Some(at) == in_hand {
            operands(subject, at, check, facts);
        }
    }
}

/// The figures of the check in hand: what each is to it, and what it is of.
fn operands(subject: Subject, id: CheckId, check: &Check, facts: &mut Vec<Fact>) {
    for operand in &check.operands {
        let Some(figure) = subject.reading.figures.get(operand.figure) else { continue };
        let printed =
            crate::text::slice(subject.text(figure.document), figure.span).replace(['\t', '\n'], " ");
        let label = subject.reading.figures.label_text(&subject.reading.filing, figure);
        let entry = subject.entry(EntryId(operand.figure.0));
        let mended = entry.and_then(|entry| entry.changes().iter().find(|c| c.attribute == Attribute::Value));
        let printed = match mended {
            Some(change) => format!("{printed} → {}", grouped(change.now.as_deref().unwrap_or("none"))),
            None => printed,
        };
        facts.push(Fact {
            name: role(operand.role).0,
            source: Some((figure.document, figure.span)),
            check: Some(id),
            ..fact(FactKind::Operand, cells::line(&format!("{printed}  {label}")))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that gave the unit, "Salary ($)", once left the column without a name.
    #[test]
    fn a_column_is_named_by_what_is_not_its_time() {
        let text = "<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>DEF 14A\n<TEXT>\n<html><body><table>\
            <tr><td>Name</td><td>Year</td><td>Salary ($)</td><td>Total ($)</td></tr>\
            <tr><td>A. Roe</td><td>2023</td><td>450,100</td><td>570,200</td></tr></table>\
            <p>Balance sheets (in thousands)</p><table>\
            <tr><td></td><td>December 31, 2023</td><td>December 31, 2022</td></tr>\
            <tr><td>Cash</td><td>450</td><td>570</td></tr></table></body></html>\n</TEXT>\n</DOCUMENT>\n";
        let reading = crate::reading::read(text.as_bytes().to_vec());
        let money = reading.figures.all.iter().filter(|figure| figure.kind == Kind::Money);
        let names: Vec<String> = money.map(|figure| column_name(&reading, figure)).collect();
        assert_eq!(names, ["Salary ($)", "Total ($)", "", ""]);
    }

    #[test]
    fn digits_in_groups() {
        for (number, want) in [
            ("12583000", "12,583,000"),
            ("-190", "-190"),
            ("-1234.5678", "-1,234.5678"),
            ("60000000..64000000", "60,000,000 … 64,000,000"),
            ("0", "0"),
        ] {
            assert_eq!(grouped(number), want);
        }
    }
}
