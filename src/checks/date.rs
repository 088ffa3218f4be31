//! Dates that should agree: of the report, of the press release that it carries, of the signature, of
//! the statements.
//!
//! ```text
//! Date of report: June 4, 2007                              report
//! 99.1  Press release of the Company dated June 4, 2007     stated
//! BOSTON, MA, June 3, 2007 - The Company today …            dateline: agrees with neither
//! Date: June 4, 2007   /s/ …                                signature: not before the report
//! ```
//!
//! A press release may follow the event by some days, so a dateline is held to the day that the report
//! states for it, and to the day of the report only where it states none. A signature is held to its
//! bounds: not before what it signs, not after the filing.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::equation::{on_one_line, raw};
use super::{Check, CheckKind, Operand, Role, Status};
use crate::figures::{Figure, FigureId, Figures, Value};
use crate::filing::family::{self, Is};
use crate::filing::{Document, Filing};
use crate::outline::{Outline, SectionKind};
use crate::text::{Span, TextSpan, saturate};

/// Letters before and after a date that tell what it is.
const REACH: usize = 160;
/// Letters before a dateline's date: a city, a state.
const CITY: usize = 60;
/// Days between a report and the release that it carries, at most.
const APART: i32 = 60;
/// Days by which a signature may seem to stand before its report and the year be typed wrong.
const A_YEAR: i32 = 400;
/// Blocks at the start of a document that make its cover.
const COVER: usize = 150;
/// Letters before the day of a cover: "For the quarterly period ended".
const LEAD: usize = 60;
/// Days by which the end of a year of weeks may lie beside that of its month.
const WEEKS: i32 = 20;
/// Headers of statements that are held to the cover.
const STATEMENTS: usize = 4;

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// The report, or the end of the period that it reports on.
    Report,
    /// The press release, as the report states it.
    Stated,
    /// The press release, as it states itself.
    Dateline,
    /// The signature.
    Signature,
    /// The end of the period as the cover states it, which the header of the filing does not.
    Cover,
    /// The head of a statement's column.
    Statement,
}

impl Of {
    fn name(self) -> &'static str {
        match self {
            Self::Report | Self::Cover => "date of the report",
            Self::Stated => "press release as the report dates it",
            Self::Dateline => "dateline",
            Self::Signature => "signature",
            Self::Statement => "statement",
        }
    }
}

/// A date and what it is the date of.
#[derive(Clone, Copy, Debug)]
struct Dated {
    figure: FigureId,
    date: Date,
    of: Of,
}

/// Holds the dates of a filing to each other.
pub(super) fn dates(filing: &Filing, outline: &Outline, figures: &Figures, checks: &mut Vec<Check>) {
    let mut found: Vec<Dated> = Vec::new();
    for (index, figure) in figures.all.iter().enumerate() {
        let Some(date) = day(figure) else { continue };
        let Some(document) = filing.documents.get(figure.document) else { continue };
        let known = found.iter().any(|d| d.of == Of::Report);
        if let Some(of) = read(filing, outline, document, figure, date, known) {
            found.push(Dated { figure: FigureId(saturate(index)), date, of });
        }
    }
    let Some(report) = found.iter().find(|d| d.of == Of::Report).copied() else {
        checks.extend(misdated(filing, figures, &found));
        return;
    };
    let current = filing.cover.form.as_deref().is_some_and(|form| family::is(form, Is::Current));
    let mut statements = 0;
    for dated in &found {
        let held = match dated.of {
            Of::Dateline if current => dateline(*dated, report, &found),
            Of::Signature => signature(filing, *dated, report),
            Of::Statement if statements < STATEMENTS && dated.date == report.date => {
                statements += 1;
                Some((report, Status::Pass))
            }
            _ => None,
        };
        checks.extend(held.map(|(other, status)| check(filing, figures, *dated, other, status)));
    }
}

/// The check of a cover that states the end of another period than the header of the filing and the heads of its
/// statements do: two against one.
fn misdated(filing: &Filing, figures: &Figures, found: &[Dated]) -> Option<Check> {
    let header = filing.cover.period?;
    let cover = found.iter().find(|d| d.of == Of::Cover)?;
    // Where a statement is of the day on the cover, it is the header that has another one.
    let statements = || found.iter().filter(|d| d.of == Of::Statement);
    if statements().any(|d| days(d.date, cover.date).abs() <= WEEKS) {
        return None;
    }
    let statement = statements().find(|d| d.date == header)?;
    Some(check(filing, figures, *cover, *statement, Status::Fail))
}

/// The day that a figure names, or the last one of its period.
fn day(figure: &Figure) -> Option<Date> {
    match &figure.value {
        Value::Date(date) => Some(*date),
        Value::Period(period) => Some(period.end()),
        _ => None,
    }
}

/// What a date is the date of, from the words around it. `known` where the report's has been found.
fn read(
    filing: &Filing,
    outline: &Outline,
    document: &Document,
    figure: &Figure,
    date: Date,
    known: bool,
) -> Option<Of> {
    let section = figure.section.and_then(|id| outline.get(id));
    if let Some(cell) = figure.cell
        && section.is_some_and(|s| s.kind == SectionKind::Statement)
    {
        return (cell.row < 6).then_some(Of::Statement);
    }
    let at = document.block_at(figure.span.start())?;
    let block = document.blocks.get(at)?.span;
    if !known && at < COVER && is_report(filing, document, at, date) {
        return Some(Of::Report);
    }
    if !known && at < COVER && figure.cell.is_none() && is_cover(filing, document, block, figure, date) {
        return Some(Of::Cover);
    }
    let before = document.slice(Span::new(block.start(), figure.span.start()));
    let after = head(document.text.get(figure.span.end() as usize..block.end() as usize).unwrap_or(""));
    if section.is_some_and(|s| s.kind == SectionKind::Signature) && signs(before) {
        return Some(Of::Signature);
    }
    if is_dateline(before, after) {
        return Some(Of::Dateline);
    }
    is_stated(before, after).then_some(Of::Stated)
}

/// True where the line that leads to a date only says "Date:".
fn signs(before: &str) -> bool {
    let line = tail(before).rsplit(['\n', '\t']).find(|part| !part.trim().is_empty()).unwrap_or("").trim();
    ["date:", "dated:", "date", "dated"].iter().any(|word| line.eq_ignore_ascii_case(word))
}

/// True for "press release dated …" and "on …, the Company issued a press release". Most dates are in
/// other sentences, so their last word is looked at first.
fn is_stated(before: &str, after: &str) -> bool {
    let near = |text: &str| text.to_ascii_lowercase().replace(['\n', '\t'], " ");
    let said = before.trim_end().as_bytes();
    if said.len() >= 5 && said[said.len() - 5..].eq_ignore_ascii_case(b"dated") {
        return near(tail(before)).contains("press release");
    }
    let on = matches!(before.as_bytes(), [.., b'o' | b'O', b'n' | b'N', b' ' | b'\n' | b'\t']);
    on && {
        let after = near(after);
        after.find("press release").is_some_and(|to| {
            ["issued", "announced", "released"].iter().any(|word| after[..to].contains(word))
        })
    }
}

/// The last letters of a text that tell what follows it.
fn tail(text: &str) -> &str {
    let from = text.len().saturating_sub(REACH);
    (from..=text.len()).find_map(|at| text.get(at..)).unwrap_or("")
}

/// The first letters of a text that tell what stands before it.
fn head(text: &str) -> &str {
    (REACH.min(text.len())..=text.len()).find_map(|to| text.get(..to)).unwrap_or("")
}

/// True where the block at `at`, or one beside it, says that its date is the report's.
fn is_report(filing: &Filing, document: &Document, at: usize, date: Date) -> bool {
    let beside =
        document.blocks.get(at.saturating_sub(1)..(at + 2).min(document.blocks.len())).unwrap_or(&[]);
    let own = document.blocks.get(at).map(|b| b.span);
    let says = |span: TextSpan, what: &[&str]| {
        let text = document.slice(span);
        let end = (0..=text.len().min(300)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let lower = text[..end].to_ascii_lowercase();
        what.iter().any(|phrase| lower.contains(phrase))
    };
    let reported = beside.iter().any(|b| says(b.span, &["date of report", "earliest event reported"]));
    let ended = own.is_some_and(|span| says(span, &["year ended", "period ended", "quarter ended"]));
    reported || ended && filing.cover.period == Some(date)
}

/// True where a line of the cover of a yearly or quarterly report only says which period it is for, and the header of
/// the filing says another. Years of 52 weeks end some days before or after the month that the header has, and what
/// is amended, or covers a change of years, may speak of two.
fn is_cover(filing: &Filing, document: &Document, block: TextSpan, figure: &Figure, date: Date) -> bool {
    const FORMS: [&str; 4] = ["10-K", "10-Q", "10-K405", "10-KSB"];
    let of_period = filing.cover.form.as_deref().is_some_and(|form| FORMS.contains(&form));
    let other = filing.cover.period.is_some_and(|period| days(period, date).abs() > WEEKS);
    if !of_period || !other {
        return false;
    }
    let before = document.slice(Span::new(block.start(), figure.span.start()));
    if before.len() > LEAD {
        return false;
    }
    let words: Vec<String> = before
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|w| !w.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["for", "the", "fiscal" | "quarterly", "year" | "quarter" | "period", "ended"]
            | ["for", "the", "year" | "quarter", "ended"]
    )
}

/// True for "BOSTON, Mass., June 3, 2007 - ": a place before the date, a dash or a wire after it.
fn is_dateline(before: &str, after: &str) -> bool {
    if before.len() > CITY + 8 {
        return false;
    }
    let place = before.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end();
    let there = place.len() >= 4 && place.len() <= CITY;
    let ends = place.ends_with([',', '-', '\u{2013}', '\u{2014}', ')']);
    let dash = after.trim_start().starts_with(['-', '\u{2013}', '\u{2014}', '/', '(']);
    if !there || !ends || !dash || !place.contains(',') || place.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    place.split_whitespace().all(|word| {
        let letters = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        letters.is_empty() || letters.starts_with(char::is_uppercase)
    })
}

/// What a dateline is held to, and whether it agrees.
fn dateline(dateline: Dated, report: Dated, found: &[Dated]) -> Option<(Dated, Status)> {
    if days(report.date, dateline.date).abs() > APART {
        return None;
    }
    let stated = || found.iter().filter(|d| d.of == Of::Stated && days(d.date, report.date).abs() <= APART);
    if let Some(same) = stated().chain([&report]).find(|d| d.date == dateline.date) {
        return Some((*same, Status::Pass));
    }
    match stated().next() {
        Some(stated) => Some((*stated, Status::Fail)),
        // A release may follow what it tells of; it does not come before.
        None if dateline.date < report.date => Some((report, Status::Fail)),
        None => None,
    }
}

/// What a signature is held to, and whether it keeps its bounds.
fn signature(filing: &Filing, signed: Dated, report: Dated) -> Option<(Dated, Status)> {
    let after = days(report.date, signed.date);
    let late = filing.cover.filed.is_some_and(|filed| days(filed, signed.date) > 0);
    if after.abs() > A_YEAR {
        return None;
    }
    Some((report, if after < 0 || late { Status::Fail } else { Status::Pass }))
}

/// Days from one date to another.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn check(filing: &Filing, figures: &Figures, dated: Dated, other: Dated, status: Status) -> Check {
    let print = |id: FigureId| on_one_line(figures.get(id).map_or("", |figure| raw(filing, figure)));
    let sign = match (status, dated.of) {
        (Status::Fail, Of::Signature) if dated.date < other.date => "is before",
        (Status::Fail, Of::Signature) => "is after the filing of",
        (_, Of::Signature) => "is not before",
        (Status::Fail, _) => "\u{2260}",
        _ => "=",
    };
    let [first, second] = [dated, other].map(|d| format!("{} ({})", print(d.figure), d.of.name()));
    Check {
        kind: CheckKind::Date,
        status,
        operands: vec![
            Operand { figure: dated.figure, role: Role::Side },
            Operand { figure: other.figure, role: Role::Side },
        ],
        equation: format!("{first} {sign} {second}"),
        residual: if status == Status::Fail {
            Decimal::from(days(other.date, dated.date))
        } else {
            Decimal::ZERO
        },
        tolerance: Decimal::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date checks of a report with this exhibit line and dateline.
    fn checks(exhibit: &str, dateline: &str, signed: &str) -> Vec<(Status, String)> {
        let page = format!(
            "<html><body><p>FORM 8-K</p><p>Date of Report (Date of earliest event reported): June 4, 2007</p>\
             <p>Corwin Biologics, Inc.</p><p><b>ITEM 8.01 OTHER EVENTS</b></p><p>We gave a talk.</p>\
             <p><b>ITEM 9.01. FINANCIAL STATEMENTS AND EXHIBITS</b></p><p>99.1 {exhibit}</p>\
             <p><b>SIGNATURES</b></p><p>Pursuant to the requirements of the Securities Exchange Act of 1934, the \
             registrant has duly caused this report to be signed.</p><p>Date: {signed}</p>\
             <p><b>Corwin Biologics Reports Results</b></p>\
             <p>{dateline} Corwin Biologics today announced results.</p></body></html>"
        );
        let reading = crate::reading::read(page.into_bytes());
        let dates = reading.checks.all.iter().filter(|c| c.kind == CheckKind::Date);
        dates.map(|c| (c.status, c.equation.clone())).collect()
    }

    #[test]
    fn a_dateline_agrees_with_the_day_that_the_report_states() {
        let stated = "Press Release of Corwin Biologics, Inc. dated June 4, 2007";
        for (exhibit, dateline, status) in [
            (stated, "BOSTON, MA, June 4, 2007 \u{2013}", Some(Status::Pass)),
            (stated, "BOSTON, MA, June 3, 2007 \u{2013}", Some(Status::Fail)),
            (stated, "BOSTON, MA, June 5, 2007 \u{2013}", Some(Status::Fail)),
            // A release may follow the event that the report is dated by.
            ("Press Release", "BOSTON, MA, June 5, 2007 \u{2013}", None),
            ("Press Release", "BOSTON, MA, June 3, 2007 \u{2013}", Some(Status::Fail)),
            // A date in a sentence is no dateline.
            (stated, "Since June 3, 2007,", None),
        ] {
            let found = checks(exhibit, dateline, "June 4, 2007");
            let of_line = found.iter().find(|(_, words)| words.contains("(dateline)"));
            assert_eq!(of_line.map(|(status, _)| *status), status, "{exhibit} / {dateline}: {found:?}");
        }
    }

    #[test]
    fn a_signature_stands_not_before_its_report() {
        for (signed, status) in [("June 6, 2007", Status::Pass), ("June 6, 2006", Status::Fail)] {
            let found = checks("Press Release", "BOSTON, MA, June 4, 2007 \u{2013}", signed);
            let of_signature = found.iter().find(|(_, words)| words.contains("(signature)"));
            assert_eq!(of_signature.map(|(status, _)| *status), Some(status), "{found:?}");
        }
    }

    #[test]
    fn a_cover_of_another_period_than_the_header_and_the_statements_fails() {
        let fails = |form: &str, cover: &str, head: &str| {
            let page = format!(
                "<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t{form}\nCONFORMED PERIOD OF REPORT:\t20230930\n</SEC-HEADER>\n\
                 <DOCUMENT>\n<TYPE>{form}\n<TEXT>\n<html><body><p>FORM 10-Q</p><p>{cover}</p>\
                 <p><b>CONDENSED CONSOLIDATED BALANCE SHEETS</b></p>\
                 <table><tr><td></td><td>{head}</td><td>December 31, 2022</td></tr>\
                 <tr><td>Kettles</td><td>$3,427</td><td>$3,815</td></tr>\
                 <tr><td>Total assets</td><td>$3,427</td><td>$3,815</td></tr></table></body></html>\n</TEXT>\n</DOCUMENT>\n"
            );
            let reading = crate::reading::read(page.into_bytes());
            { reading.checks.all.iter() }
                .filter(|c| c.kind == CheckKind::Date && c.status == Status::Fail)
                .count()
        };
        let (right, wrong) = (
            "For the quarterly period ended September 30, 2023",
            "For the quarterly period ended June 30, 2023",
        );
        let head = "September 30, 2023";
        assert_eq!(fails("10-Q", wrong, head), 1);
        assert_eq!(fails("10-Q", right, head), 0);
        // An amendment, a header that no statement bears out, weeks that end beside the month, another sentence.
        assert_eq!(fails("10-Q/A", wrong, head), 0);
        assert_eq!(fails("10-Q", wrong, "June 30, 2023"), 0);
        assert_eq!(fails("10-Q", "For the quarterly period ended October 1, 2023", head), 0);
        assert_eq!(fails("10-Q", "The report for the quarter ended June 30, 2023 is amended", head), 0);
    }
}
