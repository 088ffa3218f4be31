//! The phrases of filings and what each of them says, as one table.
//!
//! `tests/fixtures/phrases.tsv` holds a phrase a line and, after a tab, the figures in it, parted by
//! bars: `print = kind value unit @period`. The filing that they stand in reports on the quarter to
//! 30 September 2010, and its fiscal years end on 30 June.

use jiff::civil::Date;

use super::super::*;
use crate::figures::build::Builder;
use crate::figures::value::Value;
use crate::figures::{Figure, Kind};

const PHRASES: &str = include_str!("../../../../tests/fixtures/phrases.tsv");

/// The figures of `phrase`, drawn.
fn drawn(phrase: &str) -> String {
    let calendar = Calendar::new(Some(Date::constant(2010, 9, 30)), Some((6, 30)), "");
    let mut builder = Builder::default();
    let span = crate::text::Span::new(0, crate::text::saturate(phrase.len()));
    let page = Page { text: phrase, raised: &[] };
    read(page, &[span], Setting::default(), &calendar, &mut Scratch::default(), &mut builder);
    let figures = builder.since(0);
    figures.sort_by_key(|f| f.span);
    figures.iter().map(|f| figure(phrase, f)).collect::<Vec<_>>().join(" | ")
}

fn figure(phrase: &str, figure: &Figure) -> String {
    let value = match &figure.value {
        Value::Range(low, high) => format!("{}..{}", low.normalize(), high.normalize()),
        Value::Number(n) => n.normalize().to_string(),
        Value::Ratio(a, b) => format!("{}/{}", a.normalize(), b.normalize()),
        Value::Date(day) => day.to_string(),
        Value::Period(period) => period.to_string(),
        Value::Text(text) => text.clone(),
    };
    let unit = figure.unit.name(phrase).map_or(String::new(), |unit| format!(" {unit}"));
    // A time says of itself what it is.
    let timeless = matches!(figure.kind, Kind::Date | Kind::Period | Kind::Identifier | Kind::Duration);
    let said = figure.from.period.and(figure.period).filter(|_| !timeless);
    let period = said.map_or(String::new(), |period| format!(" @{period}"));
    format!("{} = {} {value}{unit}{period}", &phrase[figure.span.range()], figure.kind.name())
}

#[test]
fn phrases_say_what_the_table_says() {
    let mut wrong = String::new();
    for line in PHRASES.lines() {
        let (phrase, want) = line.split_once('\t').unwrap();
        let found = drawn(phrase);
        if found != want {
            wrong.push_str(&format!("{phrase}\t{found}\n"));
        }
    }
    assert!(PHRASES.lines().count() >= 300);
    assert!(wrong.is_empty(), "phrases that read otherwise:\n{wrong}");
}
