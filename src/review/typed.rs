//! What a person types into a correction, understood: `13.4 million`, `(12,583)`, `Q3 2010`.
//!
//! The form shows canonical text and takes anything that has one plain meaning; what has none is
//! refused with words that stand beside the field.
//!
//! Who corrects a figure mostly says again what is printed, so that a bare number in a form about a print in
//! thousands restates the print, unless it plainly is the full amount that the form shows:
//!
//! ```text
//! the form shows 56,091,000, printed 56,091 in thousands
//! 56,019            56,019,000      restates the print
//! 999               999,000         less than one of the print's units is no full amount
//! 56,019,000        56,019,000      as long as the full amount
//! 56,019 in full    56,019          says so, as a word that scales does
//! ```

mod amount;
mod fiscal;
mod time;

use rust_decimal::Decimal;

use super::attributes::{Attribute, Attributes, parse_value};
use crate::figures::{Kind, Period, TimeUnit, Value};
use amount::{amount, rescaled, scale, scaled};
pub use fiscal::FiscalYears;
use time::period;

/// The canonical text of what was `typed` for `attribute` of a figure of `kind`, where a year is one of the
/// calendar; None for nothing.
///
/// # Errors
/// Says in words what is wrong, short enough to stand beside the field.
pub fn understand(attribute: Attribute, typed: &str, kind: Kind) -> Result<Option<String>, String> {
    understand_in(attribute, typed, kind, &FiscalYears::default())
}

/// As [`understand`], where `years` say what a fiscal year is.
fn understand_in(
    attribute: Attribute,
    typed: &str,
    kind: Kind,
    years: &FiscalYears,
) -> Result<Option<String>, String> {
    let typed = typed.trim();
    match attribute {
        Attribute::Kind => kind_of(typed).map(|kind| Some(kind.name().to_owned())),
        Attribute::Value => value(typed, kind, years).map(Some),
        Attribute::Unit => Ok(unit(typed)),
        Attribute::Scale => scale(typed).map(|scale| Some(scale.to_string())),
        Attribute::Period => Ok(period(typed, years)?.map(|p| p.to_string())),
        Attribute::Label => Ok(Some(typed.split_whitespace().collect::<Vec<_>>().join(" "))),
    }
}

/// The attributes that the fields of a form make of `before`. Where the scale is changed and the value
/// is not, the value follows: a caption that was misread is mended in one field. `years` say what a fiscal
/// year is.
///
/// # Errors
/// Each field that has no plain meaning, with the reason.
pub fn form(
    before: &Attributes,
    fields: &[(Attribute, &str)],
    years: &FiscalYears,
) -> Result<Attributes, Vec<(Attribute, String)>> {
    let mut said = before.clone();
    let mut wrong = Vec::new();
    let mut fields = fields.to_vec();
    let typed_value = fields.iter().find(|(attribute, _)| *attribute == Attribute::Value).copied();
    // The kind decides how the other fields are read.
    fields.sort_by_key(|(attribute, _)| *attribute);
    for (attribute, typed) in fields {
        let understood = understand_in(attribute, typed, said.kind, years);
        if let Err(why) = understood.and_then(|text| said.set(attribute, text.as_deref())) {
            wrong.push((attribute, why));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let shift = i32::from(said.scale) - i32::from(before.scale);
    let too_large = || vec![(Attribute::Scale, "too large a scale".to_owned())];
    let follows = scaled_value(&before.value, shift).ok_or_else(too_large)?;
    if shift != 0 {
        said.decimals = said.decimals.and_then(|d| i8::try_from(i32::from(d) - shift).ok());
    }
    if said.value == before.value {
        said.value = follows;
    } else if let Some((_, typed)) = typed_value
        && restates(&said, &follows, typed)
    {
        said.value = scaled_value(&said.value, said.scale.into()).ok_or_else(too_large)?;
    }
    Ok(said)
}

/// True where the bare number that was `typed` says what is printed, which `said` scales: it is less than one
/// unit of the print, or its length is nearer to that of the print than to that of the full amount, `known`.
fn restates(said: &Attributes, known: &Value, typed: &str) -> bool {
    let scaled_kind = matches!(said.kind, Kind::Money | Kind::Shares | Kind::Count | Kind::Measure);
    let bare = || amount(typed).is_ok_and(|amount| !amount.worded);
    let (Value::Number(number), true, true) = (&said.value, scaled_kind && said.scale > 0, bare()) else {
        return false;
    };
    let scale = i32::from(said.scale);
    let unit = scaled(Decimal::ONE, scale).unwrap_or(Decimal::MAX);
    let length = |number: Decimal| i32::try_from(number.abs().trunc().to_string().len()).unwrap_or(0);
    let own = length(*number);
    number.abs() < unit
        || known.number().is_some_and(|known| {
            let known = length(known);
            (own + scale - known).abs() < (own - known).abs()
        })
}

/// The number that was `typed`, as a form understands it.
///
/// # Errors
/// Says in words that it is none.
pub fn number(typed: &str) -> Result<Decimal, String> {
    amount(typed).map(|amount| amount.number)
}

fn scaled_value(value: &Value, shift: i32) -> Option<Value> {
    Some(match value {
        Value::Number(n) => Value::Number(scaled(*n, shift)?),
        Value::Range(low, high) => Value::Range(scaled(*low, shift)?, scaled(*high, shift)?),
        other => other.clone(),
    })
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

fn value(typed: &str, kind: Kind, years: &FiscalYears) -> Result<String, String> {
    match kind {
        Kind::Identifier if typed.is_empty() => Err("an identifier is needed".to_owned()),
        Kind::Identifier => Ok(typed.to_owned()),
        Kind::Date => match period(typed, years)? {
            Some(Period::Instant(day)) => Ok(day.to_string()),
            _ => Err("a day, as in 2010-09-30".to_owned()),
        },
        Kind::Period => match period(typed, years)? {
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
        word => {
            if let Some(unit) = TimeUnit::named(word) {
                return Some(unit.name().to_owned());
            }
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
            ("12,583 in full", "12583"),
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
            ("eighteen months ended June 30, 2010", "2009-01-01/2010-06-30"),
            ("fiscal year ended January 28, 2012", "2011-01-29/2012-01-28"),
            ("Quarter ended February 28, 2011", "2010-12-01/2011-02-28"),
            ("Q3 2010", "2010-07-01/2010-09-30"),
            ("3Q10", "2010-07-01/2010-09-30"),
            ("2010-Q1", "2010-01-01/2010-03-31"),
            ("FY 2010", "2010-01-01/2010-12-31"),
            ("2010", "2010-01-01/2010-12-31"),
            ("calendar 2010", "2010-01-01/2010-12-31"),
            ("Q3 FY10", "2010-07-01/2010-09-30"),
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

    /// "12,583" in a form about a print in thousands once became twelve thousand.
    #[test]
    fn a_bare_number_restates_a_print_that_is_scaled() {
        let printed = |kind: &str, value: &str, scale: i8| -> Attributes {
            let json = format!(
                r#"{{"kind":"{kind}","value":"{value}","high":null,"unit":null,"scale":{scale},"decimals":null,"period":null,"label":""}}"#
            );
            serde_json::from_str(&json).unwrap()
        };
        for (kind, value, scale, typed, want) in [
            ("money", "56091000", 3, "56,019", "56019000"),
            ("money", "56091000", 3, "(56,019)", "-56019000"),
            ("money", "56091000", 3, "56,019,000", "56019000"),
            ("money", "56091000", 3, "999", "999000"),
            ("money", "56091000", 3, "999 in full", "999"),
            ("money", "56091000", 3, "12.3 million", "12300000"),
            ("money", "5000000", 6, "12,345", "12345000000"),
            ("money", "12900000", 6, "13.4", "13400000"),
            ("shares", "4100000", 3, "4,010", "4010000"),
            ("money", "56091000", 3, "nil", "0"),
            ("money", "56091", 0, "999", "999"),
            ("percent", "12.5", 3, "13.5", "13.5"),
            ("money", "5000000..7000000", 6, "5 to 8 million", "5000000..8000000"),
        ] {
            let said =
                form(&printed(kind, value, scale), &[(Attribute::Value, typed)], &FiscalYears::default())
                    .unwrap();
            assert_eq!(super::super::attributes::value_text(&said.value), want, "{typed} for {value}");
        }
        // A scale that is mended with the value counts for it.
        let both = [(Attribute::Value, "12,600"), (Attribute::Scale, "thousands")];
        assert_eq!(
            form(&printed("money", "12583", 0), &both, &FiscalYears::default()).unwrap().value.to_string(),
            "12600000"
        );
    }

    #[test]
    fn the_value_follows_a_scale_that_is_mended_alone() {
        let before: Attributes = serde_json::from_str(
            r#"{"kind":"money","value":"12583","high":null,"unit":"USD","scale":0,"decimals":0,"period":null,"label":""}"#,
        )
        .unwrap();
        let said = form(
            &before,
            &[(Attribute::Value, "12583"), (Attribute::Scale, "thousands")],
            &FiscalYears::default(),
        )
        .unwrap();
        assert_eq!((said.value.to_string(), said.decimals), ("12583000".to_owned(), Some(-3)));
        let said = form(
            &before,
            &[(Attribute::Value, "13.4 million"), (Attribute::Scale, "6")],
            &FiscalYears::default(),
        )
        .unwrap();
        assert_eq!(said.value.to_string(), "13400000");
        let wrong = form(
            &before,
            &[(Attribute::Value, "x"), (Attribute::Period, "y"), (Attribute::Unit, "$")],
            &FiscalYears::default(),
        );
        assert_eq!(wrong.unwrap_err().len(), 2);
    }
}
