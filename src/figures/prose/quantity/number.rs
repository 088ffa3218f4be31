//! The number itself: sign, currency, digits or words, fraction and scale word.

use super::super::super::amount::Printed;
use super::super::super::currency::{code_before, named, of_sign};
use super::super::super::lexer::TokenKind;
use super::super::super::unit::Currency;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Bare;
use super::bracket::{is_aside, is_led};
use super::flat::flat_fraction;
use crate::filing::grid::is_noughts;
use crate::text::currency::{has_dollar_sign, of_code, of_dollar};
use crate::text::fraction::Fraction;

/// The number at `at` with sign, currency and scale.
pub(super) fn bare(reader: Reader<'_>, at: usize) -> Option<Bare> {
    let (number, mut end, words) = number(reader, at)?;
    let mut first = at;
    let (mut currency, mut currency_at, mut negative) = (None, None, None);
    let open = |i: usize| reader.kind_before(i, 1) == Some(TokenKind::Open);
    let mut open_at = None;
    if !words {
        if open(first) {
            open_at = Some(first - 1);
        }
        // "$(1.2)", "($1.2)", "$ 5", "US$5", "RMB 5".
        let sign_end = open_at.unwrap_or(first);
        if let Some((code, from)) = currency_before(reader, sign_end) {
            currency = Some(code);
            currency_at = Some((from, sign_end));
            first = from;
            if open_at.is_none() && open(from) {
                open_at = Some(from - 1);
            }
        }
        // A minus sign touches what it turns; a dash between words stands apart.
        if let Some(TokenKind::Hyphen | TokenKind::Dash) = reader.kind_before(first, 1)
            && reader.touches(first)
            && !reader.touches(first - 1)
            && !matches!(reader.kind_before(first, 2), Some(TokenKind::Number | TokenKind::Percent))
        {
            negative = Some(first - 1);
            first -= 1;
        }
    }
    // "$-0-" is none, between two strokes.
    if number.is_zero()
        && currency.is_none()
        && reader.kind_before(at, 1) == Some(TokenKind::Hyphen)
        && reader.kind(end) == Some(TokenKind::Hyphen)
        && let Some((code, from)) = currency_before(reader, at - 1)
    {
        (currency, currency_at, negative) = (Some(code), Some((from, at - 1)), None);
        (first, end) = (from, end + 1);
    }
    // "Plus or minus 50 basis points", "plus/minus 2%": both ways.
    let both_ways =
        |at: usize| reader.word_before(at, 1) == Word::Or || reader.bytes(at.wrapping_sub(1)) == b"/";
    if negative.is_none()
        && first > 0
        && reader.bytes(first - 1).eq_ignore_ascii_case(b"minus")
        && !both_ways(first - 1)
    {
        negative = Some(first - 1);
        first -= 1;
    }
    let closes = |i: usize| reader.kind(i) == Some(TokenKind::Close);
    if let Some(open) = open_at
        && closes(end)
        && (open + 1 == at || currency_at.is_some_and(|(from, to)| open + 1 == from || to == open))
        && (currency.is_some()
            && !repeats_amount(reader, open)
            && !is_translation(reader, open)
            && !is_aside(reader, open, end)
            || is_negative_aside(reader, open, end))
    {
        negative = Some(open);
        first = first.min(open);
        end += 1;
    }
    let mut scale = scale_at(reader, end, currency.is_some());
    // "Was ($4.5 million)": the bracket holds the word of scale too.
    if let Some(open) = open_at
        && let Some((_, _, to)) = scale
        && currency.is_some()
        && negative.is_none()
        && closes(to)
        && is_led(reader, open)
    {
        negative = Some(open);
        first = first.min(open);
        scale = scale.map(|(power, from, to)| (power, from, to + 1));
    }
    if let Some((_, _, to)) = scale {
        end = to;
    }
    // "one and a half million" has its scale further on; "5 thousand million" two of them.
    if let (Some((power, from, to)), Some((more, _, end_more))) = (scale, scale_at(reader, end, false))
        && power == 3
    {
        scale = Some((power + more, from, end_more.max(to)));
        end = end_more;
    }
    Some(Bare { first, end, number, currency, currency_at, negative, scale, words })
}

/// "Three Hundred Thousand Dollars ($300,000)", "Fifty and 00/100 Dollars ($50.00)": the amount before the
/// bracket at `open`, said again in digits, and no loss.
pub(super) fn repeats_amount(reader: Reader<'_>, open: usize) -> bool {
    let before = |back: usize| reader.word_before(open, back);
    before(1).currency().is_some() || before(1).scale().is_some() || before(1).small_number().is_some()
}

/// "Benefits of $71,500 (USD $52,900)": the amount before the bracket at `open` in the currency that its letters name.
fn is_translation(reader: Reader<'_>, open: usize) -> bool {
    let letters = reader.bytes(open + 1).first().is_some_and(u8::is_ascii_alphabetic);
    letters && reader.kind_before(open, 1) == Some(TokenKind::Number)
}

/// "(12,417) thousand" is negative, "(12)" after a word is an aside, "(12%)" is one too.
pub(super) fn is_negative_aside(reader: Reader<'_>, open: usize, close: usize) -> bool {
    let scaled = scale_at(reader, close + 1, false).is_some();
    let grouped = reader.bytes(close - 1).contains(&b',') || reader.bytes(close - 1).contains(&b'.');
    scaled || grouped && open == 0
}

/// The number of digits or words at `at`, the token after it, and whether it is in words.
pub(super) fn number(reader: Reader<'_>, at: usize) -> Option<(Printed, usize, bool)> {
    match reader.kind(at)? {
        TokenKind::Number => {
            let digits = reader.bytes(at);
            // "(000's omitted)" says how amounts are printed.
            if is_noughts(digits) {
                return None;
            }
            if let Some((printed, end)) = flat_fraction(reader, at) {
                return Some((printed, end, false));
            }
            let printed = Printed::parse(digits).or_else(|| Printed::parse_continental(digits))?;
            Some((printed, at + 1, false))
        }
        TokenKind::Word | TokenKind::Capital => {
            let (number, end) = worded(reader, at)?;
            if let Some((number, end)) = worded_groups(reader, number, end) {
                return Some((Printed::whole(number), end, true));
            }
            if let Some((fraction, end)) = worded_fraction(reader, number, end) {
                return Some((Printed::whole(0).and(fraction), end, true));
            }
            // "seven and one-half percent".
            if reader.word(end) == Word::And
                && let Some((numerator, after)) = worded(reader, end + 1)
                && let Some((fraction, end)) = worded_fraction(reader, numerator, after)
            {
                return Some((Printed::whole(number).and(fraction), end, true));
            }
            Some((Printed::whole(number), end, true))
        }
        _ => None,
    }
}

/// "one-half of one percent", "three-quarters percent": the fraction whose numerator, in words, ends at
/// `at`. By themselves such words are said of all sorts of things that nobody counts.
fn worded_fraction(reader: Reader<'_>, numerator: u32, at: usize) -> Option<(Fraction, usize)> {
    let of = reader.past_hyphen(at);
    let parts = |word: &[u8]| match word.strip_suffix(b"s").unwrap_or(word) {
        b"half" => Some(2),
        b"third" => Some(3),
        b"quarter" | b"fourth" => Some(4),
        b"fifth" => Some(5),
        b"eighth" => Some(8),
        b"tenth" => Some(10),
        b"sixteenth" => Some(16),
        _ => None,
    };
    let fraction = Fraction::new(u8::try_from(numerator).ok()?, parts(reader.bytes(of))?)?;
    let percent = |at: usize| {
        reader.kind(at) == Some(TokenKind::Percent)
            || reader.word(at) == Word::Percent
            || reader.word(at) == Word::Per && reader.word(at + 1) == Word::Cent
    };
    let whole = reader.word(of + 1) == Word::Of && percent(of + 3);
    (whole || percent(of + 1)).then_some((fraction, of + 1))
}

/// The number that words at `at` spell: "twenty-five", "one hundred and ten", "two thousand".
pub(super) fn worded(reader: Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let mut total = reader.word(at).small_number()?;
    let mut end = at + 1;
    loop {
        let next = reader.past_hyphen(end);
        let word = reader.word(next);
        if let Some(small) =
            word.small_number().filter(|s| total % 10 == 0 && total % 100 >= 20 && (1..10).contains(s))
        {
            total += small;
            end = next + 1;
        } else if word == Word::Hundred && total < 100 && total > 0 {
            total *= 100;
            end = next + 1;
            let tail = end + usize::from(reader.word(end) == Word::And);
            if let Some(small) = reader.word(tail).small_number() {
                total += small;
                end = tail + 1;
            }
        } else {
            return Some((total, end));
        }
    }
}

/// "Twelve million five hundred thousand", "three thousand five hundred": the number that starts with `number` times the
/// scale word at `at` and goes on with a smaller one. None where it does not go on.
fn worded_groups(reader: Reader<'_>, number: u32, at: usize) -> Option<(u32, usize)> {
    let power =
        |at: usize| reader.word(at).scale().and_then(|power| 10u32.checked_pow(u32::try_from(power).ok()?));
    let times = power(at)?;
    let (rest, end) = worded(reader, at + 1)?;
    // "Two million one-year options".
    let joined = |at: usize| reader.kind(at) == Some(TokenKind::Hyphen);
    if joined(end) || joined(end + 1) {
        return None;
    }
    let (rest, end) = match power(end) {
        Some(less) if less < times => {
            worded_groups(reader, rest, end).or(Some((rest.checked_mul(less)?, end + 1)))?
        }
        Some(_) => return None,
        None => (rest, end),
    };
    // "Two million four per cent debentures", "ten thousand five year warrants": a small number is one of its own.
    (rest >= 100 && rest < times).then_some((number.checked_mul(times)?.checked_add(rest)?, end))
}

/// The currency before `at`: its code and the first token of it.
pub(in crate::figures) fn currency_before(reader: Reader<'_>, at: usize) -> Option<(Currency, usize)> {
    let sign_at = at.checked_sub(1)?;
    match reader.kind(sign_at)? {
        TokenKind::Currency(sign) => {
            if sign == b'$'
                && let Some((code, _)) = named(reader.text, reader.tokens, sign_at)
            {
                let stop = usize::from(reader.kind_before(sign_at, 1) == Some(TokenKind::Period));
                return Some((Currency::new(code)?, sign_at.checked_sub(1 + stop)?));
            }
            if sign == b'$'
                && let Some(code) = letters_before_sign(reader, sign_at)
            {
                return Some((code, sign_at - 1));
            }
            Some((Currency::new(of_sign(sign)?)?, sign_at))
        }
        // Codes stand before the number; the words "dollars" and "euros" after it.
        TokenKind::Word | TokenKind::Capital => {
            Some((Currency::new(code_before(reader.text, &reader.tokens[sign_at])?)?, sign_at))
        }
        // "Rs. 5", "Ps.5".
        TokenKind::Period if matches!(reader.bytes(sign_at.checked_sub(1)?), b"Rs" | b"Ps") => {
            let code = code_before(reader.text, reader.get(sign_at - 1)?)?;
            Some((Currency::new(code)?, sign_at - 1))
        }
        _ => None,
    }
}

/// "USD $24,000", "US $28,000": the letters that say whose dollars, parted from their sign. "In the US $5 million was spent"
/// tells where.
fn letters_before_sign(reader: Reader<'_>, sign: usize) -> Option<Currency> {
    let at = sign.checked_sub(1).filter(|_| !reader.touches(sign))?;
    let letters = reader.bytes(at);
    let of_place = reader.word_before(at, 1) == Word::The || reader.word_before(at, 1) == Word::In;
    let code = of_dollar(letters).filter(|_| letters.len() > 1 && !of_place);
    Currency::new(code.or_else(|| of_code(letters).filter(|code| has_dollar_sign(code)))?)
}

/// "$5,000 CAD", "$25,000US", "$20,000 USD/month": the letters behind an amount in dollars that say whose they are, at `at`.
pub(super) fn dollars_behind(reader: Reader<'_>, at: usize) -> Option<Currency> {
    let letters = reader.bytes(at);
    // A code before a number is that of the number: "$5,000 CAD 6,000".
    let behind = reader.kind(at + 1) != Some(TokenKind::Number)
        && !matches!(reader.kind(at + 1), Some(TokenKind::Currency(_)));
    let code = match letters {
        b"US" if reader.touches(at) => Some("USD"),
        b"CDN" | b"Cdn" => Some("CAD"),
        _ => of_code(letters).filter(|code| has_dollar_sign(code) && letters.len() == 3),
    };
    Currency::new(code.filter(|_| behind)?)
}

/// A scale word at `at`: its power, and its tokens. Letters count where a currency stands before.
pub(super) fn scale_at(reader: Reader<'_>, at: usize, money: bool) -> Option<(i8, usize, usize)> {
    let from = reader.past_hyphen(at);
    if let Some(power) = reader.word(from).scale() {
        let letters = reader.bytes(from);
        // "mm" after a number is millimetres unless money is meant.
        if letters.len() <= 3 && !money && !matches!(letters, b"bn" | b"mn" | b"mil" | b"bil") {
            return None;
        }
        return Some((power, from, from + 1));
    }
    if !money || !reader.touches(at) {
        return None;
    }
    let power = match reader.bytes(at) {
        b"M" | b"m" | b"MM" | b"mm" => 6,
        b"B" | b"b" => 9,
        b"K" | b"k" => 3,
        b"T" => 12,
        _ => return None,
    };
    Some((power, at, at + 1))
}
