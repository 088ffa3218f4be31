//! Numbers and scales as a person types them: `13.4 million`, `(12,583)`, `US$ 5`, `thousands`.

use rust_decimal::Decimal;

use crate::figures::plain;
use crate::text::scale;

/// A number as typed.
pub(super) struct Amount {
    pub(super) number: Decimal,
    /// A word such as "million" scales it.
    pub(super) worded: bool,
    pub(super) scale: i32,
}

/// The number that was `typed`, with the words that scale it taken in.
pub(super) fn amount(typed: &str) -> Result<Amount, String> {
    let refused = || format!("no number: {typed}");
    let text = typed.trim().replace(['−', '\u{2013}', '\u{2014}'], "-");
    let mut text = text.as_str();
    // A dash in a column of numbers stands for zero, and so does the word.
    if text == "-" || text.eq_ignore_ascii_case("nil") || text.eq_ignore_ascii_case("zero") {
        return Ok(Amount { number: Decimal::ZERO, worded: true, scale: 0 });
    }
    let mut negative = false;
    // Signs and currency come in any order before the digits: `-$5`, `$(5)`, `US$ (5`.
    let start = text.find(|c: char| c.is_ascii_digit() || c == '.').ok_or_else(refused)?;
    for c in text[..start].chars() {
        match c {
            '-' | '(' => negative = true,
            '$' | '€' | '£' | '¥' | '+' | ' ' | '\u{a0}' => {}
            c if c.is_ascii_uppercase() => {}
            _ => return Err(refused()),
        }
    }
    text = &text[start..];
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}'))
        .unwrap_or(text.len());
    let digits = grouped(&text[..end]).ok_or_else(refused)?;
    let mut number: Decimal = digits.parse().map_err(|_| refused())?;
    let (mut power, mut worded) = (0, false);
    for word in text[end..].split([' ', '\u{a0}']).filter(|w| !w.is_empty()) {
        let word = word.trim_end_matches(')').to_lowercase();
        if let Some(more) = scale::of(&word) {
            (power, worded) = (power + i32::from(more), true);
        } else if matches!(word.as_str(), "in" | "full") {
            // "12,583 in full": the number says itself that nothing scales it.
            worded = true;
        } else if matches!(word.as_str(), "cent" | "cents" | "¢") {
            (power, worded) = (power - 2, true);
        } else if word == "-" || word == "cr" {
            negative = true;
        } else if !matches!(
            word.as_str(),
            "" | "%" | "percent" | "shares" | "share" | "dollars" | "usd" | "x"
        ) {
            return Err(refused());
        }
    }
    number = rescaled(number, power)?;
    Ok(Amount { number: if negative { -number } else { number }, worded, scale: power })
}

/// Digits without their grouping. Groups have three digits; `1,23` may mean two things and is refused.
fn grouped(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    let separator = |c: char| matches!(c, ',' | '\u{a0}' | '\u{202f}');
    let groups: Vec<&str> = whole.split(separator).collect();
    if groups.len() > 1 && groups.iter().skip(1).any(|group| group.len() != 3) {
        return None;
    }
    let mut digits = groups.concat();
    if let Some(fraction) = fraction {
        if fraction.contains(|c: char| !c.is_ascii_digit()) {
            return None;
        }
        digits.push('.');
        digits.push_str(fraction);
    }
    let digits = digits.trim_end_matches('.');
    digits.contains(|c: char| c.is_ascii_digit()).then(|| digits.to_owned())
}

/// The power of ten that was `typed` as a scale: "thousands", "1,000", "3".
pub(super) fn scale(typed: &str) -> Result<i8, String> {
    let lower = typed.to_lowercase();
    let words = lower.trim_start_matches(['x', '×', ' ']).trim_start_matches("in ");
    if matches!(words, "" | "none" | "units" | "dollars" | "one" | "ones") {
        return Ok(0);
    }
    if let Some(power) = scale::of(words) {
        return Ok(power);
    }
    let digits: String = words.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    // 1,000 is written out; 3 is the power itself.
    if let Some(zeros) = digits.strip_prefix('1').filter(|z| z.bytes().all(|b| b == b'0')) {
        return i8::try_from(zeros.len()).map_err(|_| "too large a scale".to_owned());
    }
    let power: Option<i8> = digits.parse().ok().filter(|p| (-6..=15).contains(p));
    power.ok_or_else(|| "thousands, millions, 1,000 or the power of ten".to_owned())
}

/// `number` times a power of ten, exactly.
pub(super) fn scaled(number: Decimal, shift: i32) -> Option<Decimal> {
    let mut power = Decimal::ONE;
    for _ in 0..shift.unsigned_abs() {
        power = power.checked_mul(Decimal::TEN)?;
    }
    if shift < 0 { number.checked_div(power) } else { number.checked_mul(power) }.map(plain)
}

/// `number` times a power of ten; too large a number is refused.
pub(super) fn rescaled(number: Decimal, shift: i32) -> Result<Decimal, String> {
    scaled(number, shift).ok_or_else(|| "too large a number".to_owned())
}
