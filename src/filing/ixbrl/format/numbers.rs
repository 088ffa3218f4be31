//! Printed numbers, exactly as the formats allow them: what a format does not allow is no number.

use rust_decimal::Decimal;

use crate::text::numbers;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::filing::ixbrl) enum Style {
    /// A point before the fraction; commas, spaces or apostrophes between thousands.
    Dot,
    /// A comma before the fraction; points, spaces or apostrophes between thousands.
    Comma,
    /// Two numbers with their units: "1 dollar 50 cents".
    Units,
    /// Whatever is printed stands for zero.
    Zero,
    /// English words.
    Words,
}

/// The number that `print` means.
pub(super) fn number(style: Style, print: &str) -> Option<Decimal> {
    match style {
        Style::Dot => marked(print, '.'),
        Style::Comma => marked(print, ','),
        Style::Units => with_units(print),
        Style::Zero => Some(Decimal::ZERO),
        Style::Words => words(print),
    }
}

/// A number whose fraction follows `mark`; the marks of thousands are left out.
fn marked(print: &str, mark: char) -> Option<Decimal> {
    // 28 digits and a point are the most that a decimal holds.
    let mut plain = [0u8; 40];
    let (mut len, mut digits, mut fraction) = (0, 0, false);
    for c in print.chars() {
        let byte = match c {
            '0'..='9' => u8::try_from(c).ok()?,
            _ if c == mark && !fraction => {
                fraction = true;
                b'.'
            }
            ',' | '.' | '\'' | '\u{2019}' if c != mark && !fraction => continue,
            _ if c.is_whitespace() => continue,
            _ => return None,
        };
        digits += usize::from(byte != b'.');
        *plain.get_mut(len)? = byte;
        len += 1;
    }
    if digits == 0 {
        return None;
    }
    std::str::from_utf8(plain.get(..len)?).ok()?.trim_end_matches('.').parse().ok()
}

/// Whole units and hundredths: the first and the second number of the print.
fn with_units(print: &str) -> Option<Decimal> {
    let part = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_unit = |c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.' | ' ' | '\u{a0}');
    let start = print.find(is_unit)?;
    let rest = print.get(start..)?;
    let second = rest.find(|c: char| c.is_ascii_digit()).map_or("", |at| &rest[at..]);
    let (whole, hundredths) = (part(&print[..start]), part(second));
    let hundredths = if hundredths.is_empty() { "00".to_owned() } else { format!("{hundredths:0>2}") };
    if hundredths.len() > 2 { None } else { format!("{whole}.{hundredths}").parse().ok() }
}

/// A number in English words; "no", "none" and "nil" are zero.
pub(super) fn words(print: &str) -> Option<Decimal> {
    let lower = print.to_lowercase();
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '-' | '\u{2010}'..='\u{2015}');
    let words: Vec<&str> = lower.split(is_gap).filter(|w| !w.is_empty() && *w != "and").collect();
    if let [one] = words.as_slice()
        && matches!(*one, "no" | "none" | "nil")
    {
        return Some(Decimal::ZERO);
    }
    numbers::cardinal(words.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_format_does_not_allow_is_no_number() {
        for print in ["", "-", "(12)", "$5", "1.2.3", "12%", "twelve"] {
            assert_eq!(number(Style::Dot, print), None, "{print}");
        }
        assert_eq!(number(Style::Comma, "1,2,3"), None);
        assert_eq!(number(Style::Dot, "123456789012345678901234567890123456789012345"), None);
    }

    #[test]
    fn words_of_any_size() {
        for (print, value) in [
            ("one hundred", "100"),
            ("Two Hundred and Fifty-Six Thousand", "256000"),
            ("three million, four", "3000004"),
            ("nineteen hundred", "1900"),
        ] {
            assert_eq!(words(print).map(|n| n.to_string()).as_deref(), Some(value), "{print}");
        }
        assert_eq!(words("hundred"), None);
        assert_eq!(words("and"), None);
    }
}
