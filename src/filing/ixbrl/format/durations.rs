//! Lengths of time as XML Schema writes them: `P2Y6M`.
//!
//! A fraction spills into the next smaller units, cut off rather than rounded, with months of 30.4375
//! days, as the SEC's registry defines; the arithmetic is exact.

use rust_decimal::Decimal;

use super::numbers;

/// What a number of them makes a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::filing::ixbrl) enum Length {
    Years,
    Months,
    Weeks,
    Days,
    Hours,
}

/// Days of a month, one twelfth of a Julian year.
const MONTH: Decimal = Decimal::from_parts(304_375, 0, 0, false, 4);

/// The length that `print` so many of `unit` makes.
pub(super) fn length(unit: Length, print: &str) -> Option<String> {
    let signed = print.trim();
    let unsigned = signed.trim_start_matches(['+', '-']);
    if unsigned.contains(|c: char| !c.is_ascii_digit() && c != '.') {
        return None;
    }
    let number: Decimal = unsigned.trim_end_matches('.').parse().ok()?;
    let spill = |number: Decimal, size: Decimal| number.fract().checked_mul(size);
    let parts: &[(Decimal, &str)] = match unit {
        Length::Years => {
            let months = spill(number, Decimal::from(12))?;
            &[(number, "Y"), (months, "M"), (spill(months, MONTH)?, "D")]
        }
        Length::Months => &[(number, "M"), (spill(number, MONTH)?, "D")],
        Length::Weeks => &[(number.checked_mul(Decimal::from(7))?, "D")],
        Length::Days => &[(number, "D"), (spill(number, Decimal::from(24))?, "H")],
        Length::Hours => &[(number, "H")],
    };
    let mut text = String::from(if signed.starts_with('-') && !number.is_zero() { "-P" } else { "P" });
    for (index, (number, letter)) in parts.iter().enumerate() {
        let whole = number.trunc().normalize();
        if index > 0 && whole.is_zero() {
            continue;
        }
        if *letter == "H" {
            text.push('T');
        }
        text.push_str(&whole.to_string());
        text.push_str(letter);
    }
    Some(text)
}

/// The length that `print` says in words or numerals: "two years, six months and 3 days".
pub(super) fn in_words(print: &str) -> Option<String> {
    const LETTERS: [(&str, char); 3] = [("year", 'Y'), ("month", 'M'), ("day", 'D')];
    let lower = print.to_lowercase();
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '-' | '\u{2010}'..='\u{2015}');
    let mut text = String::from("P");
    let (mut number, mut last) = (String::new(), 0);
    for word in lower.split(is_gap).filter(|w| !w.is_empty()) {
        let unit = LETTERS.iter().position(|(name, _)| word.strip_suffix('s').unwrap_or(word) == *name);
        let Some(unit) = unit else {
            if word != "and" || !number.is_empty() {
                number.push_str(word);
                number.push(' ');
            }
            continue;
        };
        // Years stand before months, months before days.
        if unit < last {
            return None;
        }
        last = unit + 1;
        let amount = number.trim();
        let digits = !amount.is_empty() && amount.len() <= 4 && amount.bytes().all(|b| b.is_ascii_digit());
        let amount = if digits { amount.parse().ok()? } else { numbers::words(amount)? };
        if !amount.is_zero() {
            text.push_str(&amount.to_string());
            text.push(LETTERS[unit].1);
        }
        number.clear();
    }
    if last == 0 || !number.trim().is_empty() {
        return None;
    }
    if text.len() == 1 {
        text.push_str("0D");
    }
    Some(text)
}
