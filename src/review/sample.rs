//! Small readings for tests: every number of a text is a figure, without the extraction's rules.

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::{Act, EntryId, FileHash, Log, Review, Reviewer, State, Viewer};
use crate::checks::{Check, CheckKind, Operand, Role, Status};
use crate::figures::{Currency, Figure, FigureId, Kind, Label, Provenance, Unit, Value};
use crate::reading::{self, Reading};
use crate::text::{Span, TextSpan};

/// A reading of `text` in which every run of digits, commas and points is an amount in dollars.
pub fn reading(text: &str) -> Reading {
    let mut reading = reading::sections(text.as_bytes().to_vec());
    reading.figures.all.clear();
    for (index, document) in reading.filing.documents.iter().enumerate() {
        for span in numbers(&document.text) {
            let digits: String = document.slice(span).chars().filter(|c| *c != ',').collect();
            let value = digits.trim_end_matches('.').parse::<Decimal>().unwrap();
            reading.figures.all.push(Figure {
                document: index,
                span,
                kind: Kind::Money,
                value: Value::Number(value),
                unit: Unit::Currency(Currency::USD),
                scale: 0,
                decimals: Some(0),
                period: None,
                label: Label::default(),
                head: Label::default(),
                section: reading.outline.section_at(index, span.start()),
                cell: None,
                from: Provenance::default(),
                doubts: Vec::new(),
                repair: None,
                facts: Default::default(),
            });
        }
    }
    reading
}

fn numbers(text: &str) -> Vec<TextSpan> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        let digit = byte.is_ascii_digit() || start.is_some() && matches!(byte, b',' | b'.');
        match (start, digit) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let end = text[from..at].trim_end_matches([',', '.']).len() + from;
                spans.push(Span::of(from..end));
                start = None;
            }
            _ => {}
        }
    }
    spans
}

/// Adds a check that holds, or fails, over these figures.
pub fn check(reading: &mut Reading, figures: &[u32], status: Status) {
    let operand = |id: &u32| Operand { figure: FigureId(*id), role: Role::Addend };
    reading.checks.all.push(Check {
        kind: CheckKind::Foot,
        status,
        operands: figures.iter().map(operand).collect(),
        equation: "a + b = c".to_owned(),
        residual: Decimal::ZERO,
        tolerance: Decimal::ZERO,
    });
}

/// The reviewer of this name, seeing everything.
pub fn viewer(name: &str) -> Viewer {
    Viewer { reviewer: Reviewer::new(name).unwrap(), blind: false }
}

/// An untouched review of `reading` by ann.
pub fn review(reading: &Reading) -> Review {
    Review::open(reading, FileHash::of(&reading.filing.source), viewer("ann"), Log::default())
}

/// A second after the last decision.
pub fn later(review: &Review) -> Timestamp {
    Timestamp::from_second(1_750_000_000 + i64::try_from(review.log().next_seq()).unwrap()).unwrap()
}

/// Does `act` to the figures `ids`, as one group.
pub fn act(review: &mut Review, reading: &Reading, ids: &[u32], act: &Act) {
    let ids: Vec<EntryId> = ids.iter().map(|id| EntryId(*id)).collect();
    let drafts = review.drafts(reading, &ids, act);
    review.record(reading, drafts, later(review));
}

/// The states of all figures in reading order, one letter each: `. = a e x +`.
pub fn states(review: &Review) -> String {
    let letter = |state| match state {
        State::Pending => '.',
        State::Proved => '=',
        State::Confirmed => 'a',
        State::Corrected => 'e',
        State::Rejected => 'x',
        State::Added => '+',
    };
    review.entries().map(|(_, entry)| letter(entry.state())).collect()
}
