//! Numbers beside others in one cell, and those inside its words.
//!
//! ```text
//! 42 (33.9%)                        so many, and the part of all that they are
//! 5.0% - 12.5% (10.2%)              a range and its mean, as below "Range (Weighted Average)"
//! Term loan | SOFR plus 1.75%       the words are no name: the row has it
//! ```

use rust_decimal::Decimal;

use crate::figures::amount::Printed;
use crate::figures::build::{Builder, Draft};
use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::value::Value;
use crate::figures::{Figure, Kind, Label};
use crate::filing::Document;
use crate::text::TextSpan;

/// "42 (33.9%)": the part of all that the number is, in the same cell. Gives it with its place and digits.
pub(super) fn percent_in_brackets(reader: Reader<'_>) -> Option<(Decimal, TextSpan, u8)> {
    use TokenKind::{Close, Number, Open, Percent};
    let kinds = [Number, Open, Number, Percent, Close];
    let same = reader.tokens.len() == kinds.len() && (0..5).all(|at| reader.kind(at) == Some(kinds[at]));
    let number = Printed::parse(reader.bytes(2)).filter(|_| same)?;
    Some((number.scaled(0)?, reader.span(2, 3), number.fraction))
}

/// "5.0% - 12.5% (10.2%)", "80 - 101 (96)": the mean of a range, or of the one value that there was, in brackets behind it
/// (ASC 820-10-50-2(bbb)). Without hundredths on both sides the head of the column says so. "(1)" may be the mark of a note.
pub(super) fn mean_in_brackets(reader: Reader<'_>, head: &str) -> Option<(Printed, TextSpan)> {
    use TokenKind::{Close, Currency, Dash, Hyphen, Number, Open, Percent, Word};
    let end = reader.tokens.len().checked_sub(1).filter(|end| reader.kind(*end) == Some(Close))?;
    let open = (0..end).rev().find(|at| reader.kind(*at) == Some(Open)).filter(|open| *open > 0)?;
    let signed = usize::from(matches!(reader.kind(open + 1), Some(Currency(_))));
    let at = open + 1 + signed;
    let hundredths = reader.kind(at + 1) == Some(Percent);
    let whole = reader.kind(at) == Some(Number) && at + 1 + usize::from(hundredths) == end;
    let before = 0..open;
    let alike = before.clone().any(|at| reader.kind(at) == Some(Percent)) == hundredths
        && before.clone().any(|at| matches!(reader.kind(at), Some(Currency(_)))) == (signed > 0);
    let numbers = before.clone().filter(|at| reader.kind(*at) == Some(Number)).count();
    let joint = |at: usize| matches!(reader.kind(at), Some(Dash | Hyphen | Word));
    let range = numbers == 2 && before.clone().any(joint);
    let head = head.to_ascii_lowercase();
    let said = ["average", "mean", "median"].iter().any(|word| head.contains(word));
    if !whole || !alike || !(said && (range || numbers == 1) || range && hundredths) {
        return None;
    }
    let number = Printed::parse(reader.bytes(at))?;
    Some((number, reader.span(open + 1, at + 1)))
}

/// Adds such a mean as a figure like the one that it is a mean of, the last since there were `before`.
pub(super) fn add_mean(mean: Option<(Printed, TextSpan)>, before: usize, builder: &mut Builder) {
    let (Some((number, span)), Some(main)) = (mean, builder.since(before).last()) else { return };
    let Some(value) = number.scaled(main.scale).filter(|_| !main.span.overlaps(span)) else { return };
    let mut draft = Draft::new(span, main.kind, Value::Number(value));
    (draft.unit, draft.scale, draft.period) = (main.unit, main.scale, main.period);
    draft.decimals = Some(number.decimals(main.scale));
    (draft.label, draft.cell) = (main.label, main.cell);
    draft.from = main.from;
    draft.from.sign = None;
    draft.doubts = main.doubts.clone();
    builder.push(draft);
}

/// Letters of a cell that gives a value; longer ones are sentences, which name what they tell.
const VALUE: u32 = 60;

/// Gives the name of the row to figures in the words of a short cell at `ink` that no name of their own stands before: those
/// that open it, "240 patients" beside "Patients enrolled", and those added to a rate, "SOFR plus 1.75%".
pub(super) fn name_by_row(document: &Document, ink: TextSpan, row: Label, figures: &mut [Figure]) {
    if ink.len() >= VALUE {
        return;
    }
    let mut replaced = false;
    for figure in figures.iter_mut().filter(|figure| !matches!(figure.kind, Kind::Date | Kind::Period)) {
        let before = document.text.get(ink.start() as usize..figure.span.start() as usize).unwrap_or("?");
        // "(7.11% at year end)" behind it is the same rate as a whole.
        let behind = replaced && before.ends_with('(');
        let before = before.trim_end_matches([' ', '$', '+', '-', '(']);
        let last = before.rsplit(' ').next().unwrap_or("");
        let added = ["plus", "minus"].iter().any(|word| last.eq_ignore_ascii_case(word));
        if before.is_empty() || added || behind {
            replaced = true;
            figure.label = row;
        }
    }
}
