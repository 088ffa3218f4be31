//! An equation in words: its figures as they are printed, with signs between them.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::super::{Operand, Role, Status};
use super::solve::step;
use crate::figures::{Figure, FigureId, Figures, RepairStatus};
use crate::filing::Filing;

/// The equation in words, with the figures as `shown` gives them.
pub(in crate::checks) fn words<'a>(
    operands: &[Operand],
    status: Status,
    shown: impl Fn(FigureId) -> Cow<'a, str>,
) -> String {
    let of =
        |role: Role| operands.iter().find(|o| o.role == role).map(|o| shown(o.figure)).unwrap_or_default();
    let sign = if status == Status::Fail { "\u{2260}" } else { "=" };
    let has = |role: Role| operands.iter().any(|o| o.role == role);
    if has(Role::Numerator) {
        let below = operands.iter().filter(|o| o.role == Role::Denominator).map(|o| shown(o.figure));
        let below = below.collect::<Vec<_>>();
        let several = below.len() > 1;
        let below = if several { format!("({})", below.join(" + ")) } else { below.concat() };
        let above = of(Role::Numerator);
        return format!("{above} \u{f7} {below} {sign} {}", of(Role::Quotient));
    }
    if has(Role::Quotient) {
        let (before, after) = (of(Role::Before), of(Role::After));
        return format!("({after} \u{2212} {before}) \u{f7} {before} {sign} {}", of(Role::Quotient));
    }
    if !has(Role::Total) {
        let mut sides = operands.iter().map(|o| shown(o.figure));
        let (first, second) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
        return format!("{first} {sign} {second}");
    }
    let mut text = String::new();
    for operand in operands.iter().filter(|o| o.role != Role::Total) {
        let minus = operand.role == Role::Subtrahend;
        if !text.is_empty() || minus {
            text.push_str(if minus { " \u{2212} " } else { " + " });
        }
        text.push_str(&shown(operand.figure));
    }
    format!("{text} {sign} {}", of(Role::Total))
}

/// A figure as an equation shows it: as printed, on one line; where a repair is in force, as repaired.
pub(in crate::checks) fn shown<'a>(filing: &'a Filing, figures: &Figures, id: FigureId) -> Cow<'a, str> {
    let Some(figure) = figures.get(id) else { return Cow::Borrowed("") };
    if let Some(repair) = figure.repair.as_deref().filter(|r| r.status == RepairStatus::Applied) {
        return Cow::Owned(printed(repair.value, figure.scale));
    }
    let raw = raw(filing, figure);
    if raw.bytes().any(|b| matches!(b, b'\t' | b'\n' | b'\r')) {
        return Cow::Owned(on_one_line(raw));
    }
    Cow::Borrowed(raw)
}

/// What is printed.
pub(in crate::checks) fn raw<'a>(filing: &'a Filing, figure: &Figure) -> &'a str {
    filing.documents.get(figure.document).map_or("", |document| document.slice(figure.span))
}

/// A print that may go over several lines or cells, on one line.
pub(in crate::checks) fn on_one_line(raw: &str) -> String {
    raw.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value as a table of this scale prints it: `12,583`, `(11,288)`, `(0.24)`.
pub(in crate::checks) fn printed(value: Decimal, scale: i8) -> String {
    let unit = step(scale.saturating_neg());
    let number = value.abs().checked_div(unit).unwrap_or(value.abs()).normalize().to_string();
    let (whole, fraction) = number.split_once('.').map_or((number.as_str(), ""), |(w, f)| (w, f));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    if value.is_sign_negative() && !value.is_zero() { format!("({text})") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_printed_as_their_table_prints_them() {
        let cases = [
            ("12583000", 3, "12,583"),
            ("-11288000", 3, "(11,288)"),
            ("-0.24", 0, "(0.24)"),
            ("1234567.5", 0, "1,234,567.5"),
            ("999", 0, "999"),
            ("0", 3, "0"),
        ];
        for (value, scale, want) in cases {
            assert_eq!(printed(value.parse().unwrap(), scale), want);
        }
    }
}
