//! Numbers beside others in one cell, and those inside its words.
//!
//! ```text
//! 42 (33.9%)                        so many, and the part of all that they are
//! 5.0% - 12.5% (10.2%)              a range and its mean, as below "Range (Weighted Average)"
//! Term loan | SOFR plus 1.75%       the words are no name: the row has it
//! Term loan | Prime + 0.50          hundredths, though no sign says so
//! $15.00 and over                   beside exercise prices: one of them
//! ```

use rust_decimal::Decimal;

use crate::figures::amount::Printed;
use crate::figures::build::{Builder, Draft};
use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::tables::stub;
use crate::figures::unit::Unit;
use crate::figures::value::Value;
use crate::figures::{Figure, Kind, Label};
use crate::filing::Document;
use crate::filing::grid::is_money_range;
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

/// True for a cell at `ink` that gives a value.
pub(super) fn is_value(ink: TextSpan) -> bool {
    ink.len() < VALUE
}

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
        if before.is_empty() || added || behind || is_spread(document, ink, figure.span) {
            replaced = true;
            figure.label = row;
        }
    }
}

/// What interest that floats is reckoned from, by the last word of its name. "L" and "S" stand for it with a plus alone.
const REFERENCES: [&str; 12] =
    ["libor", "sofr", "euribor", "sonia", "tibor", "hibor", "bbsy", "cdor", "prime", "treasury", "l", "s"];

/// No lender takes so many hundredths above such a rate: "LIBOR + 175" is told in hundredths of them.
const POINTS: Decimal = Decimal::from_parts(25, 0, 0, false, 0);

/// Gives the figures in the words of a cell at `ink` the kind that the cell tells: `prices` of a share, and what is added to
/// a rate.
pub(super) fn settle(document: &Document, ink: TextSpan, prices: bool, figures: &mut [Figure]) {
    settle_spreads(document, ink, figures);
    stub::price(figures, prices);
}

/// Makes hundredths of the numbers that a cell at `ink` adds to such a rate, or takes off it, without a sign: "LIBOR + 1.75",
/// "Prime minus .25". No other number is added to a rate. "Prime + 3 stores" has words behind its number.
fn settle_spreads(document: &Document, ink: TextSpan, figures: &mut [Figure]) {
    if ink.len() >= VALUE {
        return;
    }
    for figure in figures.iter_mut().filter(|figure| figure.kind == Kind::Count && figure.scale == 0) {
        let points = figure.value.number().is_some_and(|number| number >= POINTS);
        // A whole number in the name of a row counts those of one name: "Treasury - 12".
        let named = figure.cell.is_some_and(|cell| cell.column == 0)
            && !points
            && figure.value.number().is_some_and(|number| number.fract().is_zero());
        let column = figure.cell.is_some_and(|cell| cell.column > 0);
        let short_form = column && points && adds_to_short_form(document.slice(ink));
        if !named && (short_form || is_spread(document, ink, figure.span)) {
            figure.kind = Kind::Percent;
            figure.unit = if points { Unit::BasisPoint } else { Unit::Percent };
        }
    }
}

/// True for "SF + 575", all of a cell: lenders shorten the names of rates, and nothing but hundredths of a percent is added
/// to one in whole hundreds, by fives. "UK + 120" may be so many countries.
fn adds_to_short_form(words: &str) -> bool {
    let Some((name, added)) = words.split_once('+') else { return false };
    let (name, added) = (name.trim(), added.trim());
    const SHORT: [&str; 15] =
        ["S", "SF", "SFR", "SR", "SN", "SA", "L", "E", "EU", "P", "PR", "F", "B", "BB", "TS"];
    let by_fives = added.ends_with(['0', '5']) && added.bytes().all(|b| b.is_ascii_digit());
    SHORT.contains(&name) && added.len() == 3 && by_fives
}

/// True for a number at `span` that ends a cell at `ink` and is added to a rate before it, or taken off it.
fn is_spread(document: &Document, ink: TextSpan, span: TextSpan) -> bool {
    let until = document.text.get(ink.start() as usize..span.end() as usize).unwrap_or("");
    let behind = document.text.get(span.end() as usize..ink.end() as usize).unwrap_or("?");
    let before = until.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '%')).trim_end();
    let signed = before.strip_suffix(['+', '-', '\u{2013}', '\u{2212}']);
    let worded = || {
        let (name, word) = before.rsplit_once(' ')?;
        ["plus", "minus"].iter().any(|own| own.eq_ignore_ascii_case(word)).then_some(name)
    };
    let Some(name) = signed.or_else(worded).map(str::trim_end) else { return false };
    let last = name.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    let short = last.len() == 1 && (!before.ends_with('+') || name.len() > 1);
    let known = REFERENCES.iter().any(|own| own.eq_ignore_ascii_case(last));
    // "Alder Prime - 3" is the third of that name: a rate has hundredths behind a dash, or points.
    let added = until.get(before.len()..).unwrap_or("").trim();
    let numeral = added.len() <= 2 && added.parse::<u8>().is_ok_and(|number| Decimal::from(number) < POINTS);
    let other = name.get(..name.len() - last.len()).unwrap_or("").trim_end();
    let capital =
        other.rsplit(' ').next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
    let dashed = signed.is_some() && !before.ends_with('+');
    let of_name = dashed && numeral && capital;
    known && !of_name && !short && !behind.bytes().any(|b| b.is_ascii_alphanumeric())
}

/// True for a cell that tells a price of one share, or a range of such prices, where a column has them: "$10.00 - $19.99",
/// "$15.00 and over", "Over $15.00". "Sold at $15.00" tells more.
pub(super) fn prices_share(words: &str) -> bool {
    is_money_range(words.as_bytes()) || bounds_price(words)
}

/// True for dollars and cents with words before or behind them that leave one end open.
fn bounds_price(words: &str) -> bool {
    const OPEN: [&str; 13] = [
        "over", "above", "under", "below", "more", "higher", "greater", "less", "up", "and", "or", "than",
        "to",
    ];
    let words = words.trim();
    if words.len() >= VALUE as usize {
        return false;
    }
    let mut prices = 0;
    let mut open = 0;
    for word in words.split_ascii_whitespace().filter(|word| *word != "$") {
        let price = word.trim_start_matches('$').trim_end_matches('+');
        let cents = price.split_once('.').is_some_and(|(whole, cents)| {
            let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
            digits(whole) && cents.len() == 2 && digits(cents)
        });
        let bound = OPEN.iter().any(|own| own.eq_ignore_ascii_case(word));
        if !cents && !bound {
            return false;
        }
        prices += usize::from(cents);
        open += usize::from(bound);
    }
    prices == 1 && open > 0 && words.contains('$')
}

#[cfg(test)]
mod tests {
    use super::{adds_to_short_form, bounds_price};

    #[test]
    fn spreads_over_rates_by_their_short_forms() {
        for words in ["SF + 575", "S+610", "E + 550"] {
            assert!(adds_to_short_form(words), "{words}");
        }
        for words in
            ["SF + 5.75", "Store + 575", "SF + 575 units", "575", "A + 12", "+ 575", "UK + 120", "S + 412"]
        {
            assert!(!adds_to_short_form(words), "{words}");
        }
    }

    #[test]
    fn prices_with_an_open_end() {
        for words in ["$15.00 and over", "Over $15.00", "$ 15.00 or more", "Up to $4.10", "Less than $4.10"] {
            assert!(bounds_price(words), "{words}");
        }
        for words in ["$15.00", "Sold at $15.00", "$100,000 and over", "15.00 and over", "$1.00 and $2.00"] {
            assert!(!bounds_price(words), "{words}");
        }
    }
}
