//! What a person types into a correction, understood: `13.4 million`, `(12,583)`, `Q3 2010`.
//!
//! The form shows canonical text and takes anything that has one plain meaning; what has none is
//! refused with words that stand beside the field. A value is always taken as the full amount: what is
//! typed says its own scale or has none, so that `(12,583)` is -12583 whatever the caption says.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::attributes::{Attribute, Attributes, parse_period, parse_value};
use crate::figures::{Kind, Period, Value, plain};
use crate::text::dates;

/// The canonical text of what was `typed` for `attribute` of a figure of `kind`; None for nothing.
///
/// # Errors
/// Says in words what is wrong, short enough to stand beside the field.
pub fn understand(attribute: Attribute, typed: &str, kind: Kind) -> Result<Option<String>, String> {
    let typed = typed.trim();
    match attribute {
        Attribute::Kind => kind_of(typed).map(|kind| Some(kind.name().to_owned())),
        Attribute::Value => value(typed, kind).map(Some),
        Attribute::Unit => Ok(unit(typed)),
        Attribute::Scale => scale(typed).map(|scale| Some(scale.to_string())),
        Attribute::Period => Ok(period(typed)?.map(|p| p.to_string())),
        Attribute::Label => Ok(Some(typed.split_whitespace().collect::<Vec<_>>().join(" "))),
    }
}

/// The attributes that the fields of a form make of `before`. Where the scale is changed and the value
/// is not, the value follows: a caption that was misread is mended in one field.
///
/// # Errors
/// Each field that has no plain meaning, with the reason.
pub fn form(
    before: &Attributes,
    fields: &[(Attribute, &str)],
) -> Result<Attributes, Vec<(Attribute, String)>> {
    let mut said = before.clone();
    let mut wrong = Vec::new();
    let mut fields = fields.to_vec();
    // The kind decides how the other fields are read.
    fields.sort_by_key(|(attribute, _)| *attribute);
    for (attribute, typed) in fields {
        let understood = understand(attribute, typed, said.kind);
        if let Err(why) = understood.and_then(|text| said.set(attribute, text.as_deref())) {
            wrong.push((attribute, why));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let shift = i32::from(said.scale) - i32::from(before.scale);
    if shift != 0 {
        said.decimals = said.decimals.and_then(|d| i8::try_from(i32::from(d) - shift).ok());
        if said.value == before.value {
            let scaled = scaled_value(&said.value, shift);
            said.value = scaled.ok_or_else(|| vec![(Attribute::Scale, "too large a scale".to_owned())])?;
        }
    }
    Ok(said)
}

fn scaled_value(value: &Value, shift: i32) -> Option<Value> {
    Some(match value {
        Value::Number(n) => Value::Number(scaled(*n, shift)?),
        Value::Range(low, high) => Value::Range(scaled(*low, shift)?, scaled(*high, shift)?),
        other => other.clone(),
    })
}

/// `number` times a power of ten, exactly.
fn scaled(number: Decimal, shift: i32) -> Option<Decimal> {
    let mut power = Decimal::ONE;
    for _ in 0..shift.unsigned_abs() {
        power = power.checked_mul(Decimal::TEN)?;
    }
    if shift < 0 { number.checked_div(power) } else { number.checked_mul(power) }.map(plain)
}

/// A kind by its name or the start of it.
fn kind_of(typed: &str) -> Result<Kind, String> {
    let typed = typed.to_lowercase().replace([' ', '-'], "_");
    let mut found = Kind::ALL.into_iter().filter(|kind| kind.name().starts_with(&typed));
    let exact = Kind::from_name(&typed);
    match (exact, found.next(), found.next()) {
        (Some(kind), ..) | (None, Some(kind), None) if !typed.is_empty() => Ok(kind),
        _ => Err(format!("one of {}", Kind::ALL.map(Kind::name).join(", "))),
    }
}

fn value(typed: &str, kind: Kind) -> Result<String, String> {
    match kind {
        Kind::Identifier if typed.is_empty() => Err("an identifier is needed".to_owned()),
        Kind::Identifier => Ok(typed.to_owned()),
        Kind::Date => match period(typed)? {
            Some(Period::Instant(day)) => Ok(day.to_string()),
            _ => Err("a day, as in 2010-09-30".to_owned()),
        },
        Kind::Period => match period(typed)? {
            Some(Period::Duration(first, last)) => Ok(format!("{first}/{last}")),
            _ => Err("a stretch of time, as in 2010-07-01/2010-09-30".to_owned()),
        },
        Kind::Ratio => {
            let parts = ["/", " of ", " to ", ":"].iter().find_map(|by| typed.split_once(by));
            match parts {
                Some((a, b)) => Ok(format!("{}/{}", amount(a)?.number, amount(b)?.number)),
                None => Ok(amount(typed)?.number.to_string()),
            }
        }
        _ => match range(typed) {
            Some((low, high)) => {
                let (low, high) = (amount(low)?, amount(high)?);
                // "5 to 7 million" means millions both times.
                let low = if low.worded { low.number } else { rescaled(low.number, high.scale)? };
                if high.number < low {
                    return Err(format!("{} is less than {low}", high.number));
                }
                Ok(format!("{low}..{}", high.number))
            }
            None => {
                let number = amount(typed)?.number;
                parse_value(&number.to_string()).map(|_| number.to_string())
            }
        },
    }
}

fn rescaled(number: Decimal, shift: i32) -> Result<Decimal, String> {
    scaled(number, shift).ok_or_else(|| "too large a number".to_owned())
}

/// The two ends of a range. A minus sign is none between two numbers.
fn range(typed: &str) -> Option<(&str, &str)> {
    for by in ["..", " to ", "–", " and "] {
        if let Some((low, high)) = typed.split_once(by)
            && low.contains(|c: char| c.is_ascii_digit())
        {
            return Some((low.trim_start_matches("between "), high));
        }
    }
    let dash = typed.char_indices().skip(1).find(|(at, c)| {
        let before = typed[..*at].trim_end();
        let after = typed[at + c.len_utf8()..].trim_start();
        *c == '-'
            && before.ends_with(|c: char| c.is_ascii_digit() || c == '%')
            && after.contains(|c: char| c.is_ascii_digit())
    });
    dash.map(|(at, _)| (&typed[..at], &typed[at + 1..]))
}

/// A number as typed.
struct Amount {
    number: Decimal,
    /// A word such as "million" scales it.
    worded: bool,
    scale: i32,
}

/// Words that scale, and what stands for them.
const SCALES: [(&[&str], i32); 5] = [
    (&["hundred"], 2),
    (&["thousand", "thousands", "k"], 3),
    (&["million", "millions", "m", "mm", "mn"], 6),
    (&["billion", "billions", "b", "bn"], 9),
    (&["trillion", "trillions", "tn"], 12),
];

fn amount(typed: &str) -> Result<Amount, String> {
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
    let (mut scale, mut worded) = (0, false);
    for word in text[end..].split([' ', '\u{a0}']).filter(|w| !w.is_empty()) {
        let word = word.trim_end_matches(')').to_lowercase();
        if let Some((_, power)) = SCALES.iter().find(|(words, _)| words.contains(&word.as_str())) {
            (scale, worded) = (scale + power, true);
        } else if matches!(word.as_str(), "cent" | "cents" | "¢") {
            (scale, worded) = (scale - 2, true);
        } else if word == "-" || word == "cr" {
            negative = true;
        } else if !matches!(
            word.as_str(),
            "" | "%" | "percent" | "shares" | "share" | "dollars" | "usd" | "x"
        ) {
            return Err(refused());
        }
    }
    number = rescaled(number, scale)?;
    Ok(Amount { number: if negative { -number } else { number }, worded, scale })
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

/// The unit as records name it; what is not known is a unit as printed.
fn unit(typed: &str) -> Option<String> {
    let currency = |text: &str| -> Option<String> {
        let code = match text {
            "$" | "US$" | "dollar" | "dollars" => "USD",
            "€" | "euro" | "euros" => "EUR",
            "£" | "pound" | "pounds" => "GBP",
            "¥" | "yen" => "JPY",
            code if code.len() == 3 && code.bytes().all(|b| b.is_ascii_alphabetic()) => {
                return Some(code.to_uppercase());
            }
            _ => return None,
        };
        Some(code.to_owned())
    };
    let lower = typed.to_lowercase();
    let plain = match lower.as_str() {
        "" | "none" | "-" => return None,
        "%" | "percent" | "per cent" => "%",
        "bp" | "bps" | "basis point" | "basis points" => "bp",
        "share" | "shares" => "share",
        "x" | "times" => "x",
        "day" | "days" => "day",
        "week" | "weeks" => "week",
        "month" | "months" => "month",
        "quarter" | "quarters" => "quarter",
        "year" | "years" => "year",
        "hour" | "hours" => "hour",
        "minute" | "minutes" => "minute",
        _ => {
            let per_share = ["/share", " per share", " / share"].iter().find_map(|s| lower.strip_suffix(s));
            let per_share = per_share.and_then(|rest| currency(typed.get(..rest.len())?.trim()));
            return Some(match per_share {
                Some(code) => format!("{code}/share"),
                None => currency(typed).or_else(|| currency(&lower)).unwrap_or_else(|| typed.to_owned()),
            });
        }
    };
    Some(plain.to_owned())
}

fn scale(typed: &str) -> Result<i8, String> {
    let lower = typed.to_lowercase();
    let words = lower.trim_start_matches(['x', '×', ' ']).trim_start_matches("in ");
    if matches!(words, "" | "none" | "units" | "dollars" | "one" | "ones") {
        return Ok(0);
    }
    if let Some((_, power)) = SCALES.iter().find(|(names, _)| names.contains(&words)) {
        return i8::try_from(*power).map_err(|_| String::new());
    }
    let digits: String = words.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    // 1,000 is written out; 3 is the power itself.
    if let Some(zeros) = digits.strip_prefix('1').filter(|z| z.bytes().all(|b| b == b'0')) {
        return i8::try_from(zeros.len()).map_err(|_| "too large a scale".to_owned());
    }
    let power: Option<i8> = digits.parse().ok().filter(|p| (-6..=15).contains(p));
    power.ok_or_else(|| "thousands, millions, 1,000 or the power of ten".to_owned())
}

/// A time as typed; None for none.
fn period(typed: &str) -> Result<Option<Period>, String> {
    let refused = || "2010-09-30, 2010-07-01/2010-09-30, Q3 2010, year ended December 31, 2010".to_owned();
    let lower = typed.to_lowercase();
    if matches!(lower.as_str(), "" | "none" | "-") {
        return Ok(None);
    }
    if let Ok(period) = parse_period(typed) {
        return Ok(Some(period));
    }
    if let Some(day) = day(typed.trim_start_matches("as of ").trim_start_matches("As of ")) {
        return Ok(Some(Period::Instant(day)));
    }
    for by in [" to ", " through ", "–", "/", " - "] {
        let ends = typed.split_once(by).map(|(a, b)| (a.trim_start_matches("from "), b));
        if let Some((first, last)) = ends.and_then(|(a, b)| day(a).zip(day(b))) {
            return if first <= last {
                Ok(Some(Period::Duration(first, last)))
            } else {
                Err(format!("{last} is before {first}"))
            };
        }
    }
    if let Some((length, end)) = lower.split_once(" ended ") {
        // Dates are printed with capitals; their place in the text is the same.
        let end = typed.get(typed.len() - end.len()..).and_then(day);
        let months = months(length);
        if let Some((months, end)) = months.zip(end) {
            return ended(months, end).map(Some).ok_or_else(refused);
        }
    }
    quarter_or_year(&lower).map(Some).ok_or_else(refused)
}

fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let printed = dates::parse(text)?;
    (printed.len == text.len()).then(|| printed.date()).flatten()
}

/// Months in "three months", "quarter", "fiscal year".
fn months(words: &str) -> Option<i32> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let last = words.split_whitespace().last()?;
    match last {
        "year" => Some(12),
        "quarter" => Some(3),
        "month" => Some(1),
        "months" => {
            let count = words.split_whitespace().rev().nth(1)?;
            let named = NUMBERS.iter().position(|n| *n == count).and_then(|i| i32::try_from(i + 1).ok());
            named.or_else(|| count.parse().ok()).filter(|n| (1..=120).contains(n))
        }
        _ => None,
    }
}

/// The months up to and with `end`. They start a day after the same day that many months before, or on
/// the first of a month where `end` is the last of one.
fn ended(months: i32, end: Date) -> Option<Period> {
    let first = if end == end.last_of_month() {
        end.first_of_month().checked_sub((months - 1).months()).ok()?
    } else {
        end.checked_sub(months.months()).ok()?.tomorrow().ok()?
    };
    Some(Period::Duration(first, end))
}

/// `Q3 2010`, `3q10`, `2010-Q3`, `2010`, `FY2010`, `fiscal 2010`, by the calendar.
fn quarter_or_year(lower: &str) -> Option<Period> {
    let words: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    let words = words.trim_start_matches("fiscal").trim_start_matches("fy").trim_start_matches("year");
    let year = |text: &str| -> Option<i16> {
        let year: i16 = text.parse().ok()?;
        match text.len() {
            4 if (1900..2100).contains(&year) => Some(year),
            2 => Some(if year < 50 { 2000 + year } else { 1900 + year }),
            _ => None,
        }
    };
    let whole = |year: i16, from: i8, to: i8| {
        let first = Date::new(year, from, 1).ok()?;
        Some(Period::Duration(first, Date::new(year, to, 1).ok()?.last_of_month()))
    };
    if let Some(year) = (words.len() == 4).then(|| year(words)).flatten() {
        return whole(year, 1, 12);
    }
    let at = words.find('q')?;
    let (before, after) = (&words[..at], &words[at + 1..]);
    let (quarter, rest) = match before.len() {
        0 => (after.get(..1)?, after.get(1..)?),
        1 => (before, after),
        _ => (after, before),
    };
    let quarter: i8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
    whole(year(rest)?, quarter * 3 - 2, quarter * 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(attribute: Attribute, kind: Kind, text: &str) -> String {
        match understand(attribute, text, kind) {
            Ok(Some(text)) => text,
            Ok(None) => "none".to_owned(),
            Err(why) => format!("! {why}"),
        }
    }

    #[test]
    fn amounts_as_people_type_them() {
        for (text, value) in [
            ("13.4 million", "13400000"),
            ("(12,583)", "-12583"),
            ("$12.9 million", "12900000"),
            ("$ (1.2) million", "-1200000"),
            ("(12,417) thousand", "-12417000"),
            ("−0.19", "-0.19"),
            ("12,583-", "-12583"),
            ("1 234", "! no number: 1 234"),
            ("1\u{a0}234", "1234"),
            ("12.5 %", "12.5"),
            ("45 cents", "0.45"),
            ("USD 5", "5"),
            ("5m", "5000000"),
            ("3.0", "3"),
            (".5", "0.5"),
            ("—", "0"),
            ("nil", "0"),
            ("$60-64 million", "60000000..64000000"),
            ("between 10 and 12 billion", "10000000000..12000000000"),
            ("5 million to 7 million", "5000000..7000000"),
            ("1,23", "! no number: 1,23"),
            ("", "! no number: "),
            ("cash", "! no number: cash"),
            ("7 to 5", "! 5 is less than 7"),
        ] {
            assert_eq!(typed(Attribute::Value, Kind::Money, text), value, "{text}");
        }
    }

    #[test]
    fn values_of_other_kinds() {
        for (kind, text, value) in [
            (Kind::Ratio, "4 of 10", "4/10"),
            (Kind::Ratio, "3.5 to 1.0", "3.5/1"),
            (Kind::Ratio, "1.5", "1.5"),
            (Kind::Date, "September 30, 2010", "2010-09-30"),
            (Kind::Date, "Q3 2010", "! a day, as in 2010-09-30"),
            (Kind::Period, "three months ended September 30, 2010", "2010-07-01/2010-09-30"),
            (Kind::Identifier, "0-17999", "0-17999"),
            (Kind::Identifier, "0000012345", "0000012345"),
        ] {
            assert_eq!(typed(Attribute::Value, kind, text), value, "{text}");
        }
    }

    #[test]
    fn periods_as_people_type_them() {
        for (text, period) in [
            ("2010-09-30", "2010-09-30"),
            ("as of September 30, 2010", "2010-09-30"),
            ("9/30/2010", "2010-09-30"),
            ("July 1, 2010 to September 30, 2010", "2010-07-01/2010-09-30"),
            ("nine months ended September 30, 2010", "2010-01-01/2010-09-30"),
            ("fiscal year ended January 28, 2012", "2011-01-29/2012-01-28"),
            ("Quarter ended February 28, 2011", "2010-12-01/2011-02-28"),
            ("Q3 2010", "2010-07-01/2010-09-30"),
            ("3Q10", "2010-07-01/2010-09-30"),
            ("2010-Q1", "2010-01-01/2010-03-31"),
            ("FY 2010", "2010-01-01/2010-12-31"),
            ("2010", "2010-01-01/2010-12-31"),
            ("", "none"),
        ] {
            assert_eq!(typed(Attribute::Period, Kind::Money, text), period, "{text}");
        }
        for text in ["Q5 2010", "soon", "2010-13-01", "September 31, 2010"] {
            assert!(typed(Attribute::Period, Kind::Money, text).starts_with('!'), "{text}");
        }
    }

    #[test]
    fn units_scales_and_kinds() {
        for (attribute, text, meant) in [
            (Attribute::Unit, "$", "USD"),
            (Attribute::Unit, "eur", "EUR"),
            (Attribute::Unit, "$ per share", "USD/share"),
            (Attribute::Unit, "gbp/share", "GBP/share"),
            (Attribute::Unit, "percent", "%"),
            (Attribute::Unit, "mg/m²", "mg/m²"),
            (Attribute::Unit, "", "none"),
            (Attribute::Scale, "in thousands", "3"),
            (Attribute::Scale, "×1,000,000", "6"),
            (Attribute::Scale, "3", "3"),
            (Attribute::Scale, "1", "0"),
            (Attribute::Scale, "", "0"),
            (Attribute::Scale, "dozen", "! thousands, millions, 1,000 or the power of ten"),
            (Attribute::Kind, "per share", "per_share"),
            (Attribute::Kind, "mon", "money"),
            (Attribute::Label, "  net \n loss ", "net loss"),
        ] {
            assert_eq!(typed(attribute, Kind::Money, text), meant, "{text}");
        }
        // "per" is the start of three kinds.
        assert!(typed(Attribute::Kind, Kind::Money, "per").starts_with("! one of"));
    }

    #[test]
    fn no_typing_panics() {
        for text in ["-", "\u{a0}-\u{a0}", "5\u{a0}é-6", "Ⅷ to Ⅸ", "year ended İ", "q", "q1", "²q2010", "1e9"]
        {
            for attribute in Attribute::ALL {
                let _ = understand(attribute, text, Kind::Money);
            }
        }
    }

    #[test]
    fn the_value_follows_a_scale_that_is_mended_alone() {
        let before: Attributes = serde_json::from_str(
            r#"{"kind":"money","value":"12583","high":null,"unit":"USD","scale":0,"decimals":0,"period":null,"label":""}"#,
        )
        .unwrap();
        let said = form(&before, &[(Attribute::Value, "12583"), (Attribute::Scale, "thousands")]).unwrap();
        assert_eq!((said.value.to_string(), said.decimals), ("12583000".to_owned(), Some(-3)));
        let said = form(&before, &[(Attribute::Value, "13.4 million"), (Attribute::Scale, "6")]).unwrap();
        assert_eq!(said.value.to_string(), "13400000");
        let wrong =
            form(&before, &[(Attribute::Value, "x"), (Attribute::Period, "y"), (Attribute::Unit, "$")]);
        assert_eq!(wrong.unwrap_err().len(), 2);
    }
}
