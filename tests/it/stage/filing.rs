//! The filing on the stage: an invented company's quarterly report with a press release, its figures
//! and checks put together by hand, so that what a screen shows depends on the screen alone.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use tickmark::checks::{Check, CheckKind, Checks, Operand, Role, Status};
use tickmark::figures::{
    CellPlace, Currency, Doubt, Figure, FigureId, Figures, Kind, Period, Provenance, Unit, Value,
};
use tickmark::filing::Filing;
use tickmark::outline::{Outline, Section, SectionId, SectionKind, Why};
use tickmark::reading::{self, Reading};
use tickmark::text::{Span, TextSpan};

const SUBMISSION: &str = r#"<SEC-DOCUMENT>0000000000-24-000001.txt : 20241105
<SEC-HEADER>0000000000-24-000001.hdr.sgml : 20241105
ACCESSION NUMBER:		0000000000-24-000001
CONFORMED SUBMISSION TYPE:	10-Q
PUBLIC DOCUMENT COUNT:		2
CONFORMED PERIOD OF REPORT:	20240930
FILED AS OF DATE:		20241105

FILER:

	COMPANY DATA:
		COMPANY CONFORMED NAME:			BRINDLE BAY FERRIES INC
		CENTRAL INDEX KEY:			0000000000
</SEC-HEADER>
<DOCUMENT>
<TYPE>10-Q
<SEQUENCE>1
<FILENAME>brindle-10q.htm
<TEXT>
<html><body>
<p style="text-align:center"><b>FORM 10-Q</b></p>
<p style="text-align:center">BRINDLE BAY FERRIES, INC.</p>
<p>For the quarterly period ended September 30, 2024</p>
<h2>Item 1. Financial Statements</h2>
<p><b>Condensed Consolidated Balance Sheets</b></p>
<p>(in thousands)</p>
<table>
<tr><td></td><td>September 30, 2024</td><td>December 31, 2023</td></tr>
<tr><td>Cash and cash equivalents</td><td>4,210</td><td>3,985</td></tr>
<tr><td>Receivables</td><td>1,190</td><td>1,215</td></tr>
<tr><td>Vessels and piers, net</td><td>12,600</td><td>13,050</td></tr>
<tr><td>Total assets</td><td>18,000</td><td>18,520</td></tr>
</table>
<p>The accompanying notes are an integral part of these statements, which are drawn up in accordance with generally accepted accounting principles for interim reports and leave out some of what a full year's report would hold.</p>
<h2>Item 2. Discussion and Analysis</h2>
<p>Cash and cash equivalents rose to $4.2 million at the end of September. Passengers carried were 1,204,000, and the crew numbered 312.</p>
<p>Total assets stood at $18.0 million, and nothing was borrowed.</p>
</body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<FILENAME>release.txt
<TEXT>
BRINDLE BAY FERRIES REPORTS A BUSY SUMMER

The year has carried more people across the bay than any before it, said
the harbour master, and the new pier took 840 cars a day.

Route             January  February     March     April       May      June      July    August
Bay Point             120       131       150       171       199       240       268       275
Gull Rock              80        84        90       101       119       140       158       163
</TEXT>
</DOCUMENT>
"#;

/// A report in which one heading is set as all prose is.
pub const KETTLES: &str = "<html><body><p><b>Our towns</b></p>\
<p>We sold kettles for $12.9 million in nine towns this year, and most of them went to shops that have \
sold them for years and years before.</p><p>Our works</p><p>We spent $3.4 million on the works this year, \
most of it on the second hall that stands beside the first and was opened in the autumn of the year.</p>\
</body></html>";

/// The bytes of the file.
pub fn bytes() -> Vec<u8> {
    SUBMISSION.as_bytes().to_vec()
}

/// The filing with its sections, figures and checks.
pub fn complete() -> Reading {
    let sections = sections();
    let filing = Arc::clone(&sections.filing);
    let mut figures = Figures::default();
    table(&filing, &mut figures);
    prose(&filing, &mut figures);
    months(&filing, &mut figures);
    figures.all.sort_by_key(|f| (f.document, f.span.start()));
    for index in 0..figures.all.len() {
        let at = (figures.all[index].document, figures.all[index].span.start());
        figures.all[index].section = sections.outline.section_at(at.0, at.1);
    }
    let checks = checks(&filing, &figures);
    Reading { figures, checks, ..sections }
}

/// The filing with its sections.
pub fn sections() -> Reading {
    let read = reading::sections(bytes());
    let outline = Arc::new(outline(&read.filing));
    Reading { outline, ..read }
}

/// The `nth` place from 0 where `words` stand in a document.
fn find(filing: &Filing, document: usize, words: &str, nth: usize) -> TextSpan {
    let text = &filing.documents[document].text;
    let (at, found) = text.match_indices(words).nth(nth).unwrap_or_else(|| panic!("{words} in {text}"));
    Span::of(at..at + found.len())
}

fn outline(filing: &Filing) -> Outline {
    let section = |document, kind, depth, title: &str, heading: &str, parent| {
        let heading =
            if heading.is_empty() { TextSpan::empty(0) } else { find(filing, document, heading, 0) };
        Section {
            document,
            kind,
            depth,
            part: None,
            number: None,
            also: Vec::new(),
            title: title.to_owned(),
            heading,
            span: Span::new(heading.start(), filing.documents[document].whole().end()),
            parent,
            next: None,
            why: if depth == 0 { Why::Envelope } else { Why::Markup },
            doubts: Vec::new(),
        }
    };
    let parent = |index| Some(SectionId(index));
    let mut sections = vec![
        section(0, SectionKind::Document, 0, "10-Q", "", None),
        section(0, SectionKind::Item, 1, "Financial Statements", "Item 1. Financial Statements", parent(0)),
        section(
            0,
            SectionKind::Statement,
            2,
            "Balance Sheets",
            "Condensed Consolidated Balance Sheets",
            parent(1),
        ),
        section(
            0,
            SectionKind::Item,
            1,
            "Discussion and Analysis",
            "Item 2. Discussion and Analysis",
            parent(0),
        ),
        section(1, SectionKind::Document, 0, "EX-99.1", "", None),
    ];
    sections[1].number = Some("1".to_owned());
    sections[3].number = Some("2".to_owned());
    let end = sections[3].span.start();
    for index in [1, 2] {
        sections[index].span = Span::new(sections[index].span.start(), end);
    }
    Outline { sections, contents: Vec::new() }
}

const DOLLARS: Unit = Unit::Currency(Currency::USD);

fn figure(document: usize, span: TextSpan, kind: Kind, value: Value, unit: Unit) -> Figure {
    Figure {
        document,
        span,
        kind,
        value,
        unit,
        scale: 0,
        decimals: None,
        period: None,
        label: tickmark::figures::Label::default(),
        head: tickmark::figures::Label::default(),
        section: None,
        cell: None,
        from: Provenance::default(),
        doubts: Vec::new(),
        repair: None,
        facts: Default::default(),
    }
}

fn number(printed: &str) -> Decimal {
    printed.replace(',', "").parse().unwrap()
}

/// The balance sheet: in thousands as its caption says, one column for each day.
fn table(filing: &Filing, figures: &mut Figures) {
    let document = &filing.documents[0];
    let caption = find(filing, 0, "in thousands", 0);
    let days = [
        (Date::constant(2024, 9, 30), "September 30, 2024", 1),
        (Date::constant(2023, 12, 31), "December 31, 2023", 0),
    ];
    for (row, _) in document.tables[0].rows.iter().enumerate().skip(1) {
        let cells = document.tables[0].row(row);
        let label = figures.label(&[], &[cells[0].span]);
        for (column, (cell, (day, words, nth))) in cells[1..].iter().zip(days).enumerate() {
            let value = number(document.slice(cell.span)) * Decimal::ONE_THOUSAND;
            let mut found = figure(0, cell.span, Kind::Money, Value::Number(value), DOLLARS);
            (found.scale, found.decimals) = (3, Some(-3));
            found.period = Some(Period::Instant(day));
            found.label = label;
            let place = |n: usize| u32::try_from(n).unwrap();
            found.cell =
                Some(CellPlace { table: 0, row: place(row), column: u16::try_from(column + 1).unwrap() });
            found.from.scale = Some(caption);
            found.from.period = Some(find(filing, 0, words, nth));
            figures.all.push(found);
        }
    }
}

fn prose(filing: &Filing, figures: &mut Figures) {
    let millions = |text: &str| Value::Number(number(text) * Decimal::from(1_000_000));
    let said = [
        ("$4.2 million", Kind::Money, millions("4.2"), DOLLARS, "Cash and cash equivalents"),
        ("1,204,000", Kind::Count, Value::Number(number("1,204,000")), Unit::None, "Passengers carried"),
        ("312", Kind::Count, Value::Number(number("312")), Unit::None, "crew"),
        ("$18.0 million", Kind::Money, millions("18.0"), DOLLARS, "Total assets"),
    ];
    for (printed, kind, value, unit, label) in said {
        let mut found = figure(0, find(filing, 0, printed, 0), kind, value, unit);
        let nth = if label.starts_with(['C', 'T']) { 1 } else { 0 };
        found.label = figures.label(&[], &[find(filing, 0, label, nth)]);
        if kind == Kind::Money {
            (found.scale, found.decimals) = (6, Some(-5));
            found.from.scale = Some(find(filing, 0, "million", usize::from(printed.starts_with("$18"))));
        } else {
            found.doubts.push(Doubt::TagPeriod);
        }
        figures.all.push(found);
    }
    let day = figure(
        0,
        find(filing, 0, "September 30, 2024", 0),
        Kind::Date,
        Value::Date(Date::constant(2024, 9, 30)),
        Unit::None,
    );
    figures.all.push(day);
}

/// The wide table of the press release, as far as it is to be looked at.
fn months(filing: &Filing, figures: &mut Figures) {
    for printed in ["840", "120", "131", "150", "171", "199", "240", "268", "275"] {
        let span = find(filing, 1, printed, 0);
        figures.all.push(figure(1, span, Kind::Count, Value::Number(number(printed)), Unit::None));
    }
}

fn checks(filing: &Filing, figures: &Figures) -> Checks {
    let of = |printed: &str| {
        let is_it = |f: &Figure| filing.documents[f.document].slice(f.span) == printed;
        FigureId(u32::try_from(figures.all.iter().position(is_it).unwrap()).unwrap())
    };
    let check = |kind, status, equation: &str, residual: i64, operands: &[(&str, Role)]| Check {
        kind,
        status,
        operands: operands.iter().map(|(f, role)| Operand { figure: of(f), role: *role }).collect(),
        equation: equation.to_owned(),
        residual: Decimal::from(residual),
        tolerance: Decimal::ZERO,
    };
    use Role::{Addend, Side, Total};
    let all = vec![
        check(
            CheckKind::Foot,
            Status::Pass,
            "4,210 + 1,190 + 12,600 = 18,000",
            0,
            &[("4,210", Addend), ("1,190", Addend), ("12,600", Addend), ("18,000", Total)],
        ),
        check(
            CheckKind::Foot,
            Status::Fail,
            "3,985 + 1,215 + 13,050 ≠ 18,520",
            -270_000,
            &[("3,985", Addend), ("1,215", Addend), ("13,050", Addend), ("18,520", Total)],
        ),
        check(
            CheckKind::TieProse,
            Status::Rounded,
            "$4.2 million rounds 4,210",
            -10_000,
            &[("$4.2 million", Side), ("4,210", Side)],
        ),
    ];
    Checks::of(filing, figures, all)
}
