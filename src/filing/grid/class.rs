//! What a cell holds, by its text alone: a figure, a year, a dash, a sign, words.
//!
//! ```text
//! Number  1,234   $(1.2)   12.5%   US$ 5   16 1/8   5 years   $0.30 to $0.33
//! Year    2023    2023(1)  2023-24
//! Nil     --      $ —
//! Words   31.12.2023       Note 5  4.7 to 1
//! ```

use crate::text::dates::is_year;
use crate::text::fraction::Fraction;
use crate::text::{currency, dates, scale};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellClass {
    /// One figure, with whatever signs stand in the same cell.
    Number,
    /// Four digits that may be a year.
    Year,
    /// A dash that stands for zero.
    Nil,
    /// A currency sign, alone or with the bracket that opens a negative figure; or the first digits of
    /// a figure that text recognition tore apart, in a column of such signs.
    Lead,
    /// What closes a figure: a bracket, a percent sign.
    Trail,
    /// A footnote mark.
    Mark,
    /// Anything else.
    Words,
}

/// What a cell with the text `text` holds.
pub fn classify(text: &[u8]) -> CellClass {
    if let Some(rest) = after_minus(text) {
        // "–2005" is the end of a stretch of years.
        return if classify(rest) == CellClass::Number { CellClass::Number } else { CellClass::Words };
    }
    // "(pound)412.3", "(pound)(41.2)", "((pound)41.2)".
    let inner = text.strip_prefix(b"(").unwrap_or(text);
    if let Some((length, _)) = currency::spelled_sign(text).or_else(|| currency::spelled_sign(inner)) {
        let rest = inner_of(text, length);
        return match classify(rest) {
            _ if rest.is_empty() => CellClass::Lead,
            CellClass::Number | CellClass::Year => CellClass::Number,
            CellClass::Nil => CellClass::Nil,
            _ => CellClass::Words,
        };
    }
    if is_bracketed(text) {
        return CellClass::Number;
    }
    if is_joined_years(text) {
        return CellClass::Words;
    }
    // "(9 months)" below a year says how long it took.
    if is_bracketed_length(text) {
        return CellClass::Words;
    }
    let mut digits = 0;
    let mut commas = 0;
    let mut other_signs = 0;
    for (index, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            // "($)(1)": a sign with a mark, and no number.
            b')' if digits == 0 => return without_digits(text),
            b',' | b'.' => commas += 1,
            b'$' | b'(' | b')' | b'{' | b'}' | b'%' | b'-' | b' ' | b'\n' | b'+' => other_signs += 1,
            0xC2 | 0xE2 if digits == 0 && is_common_fraction(text) => return CellClass::Number,
            _ if digits == 0 => return after_letters(text, &text[index..]),
            _ if is_marked_year(text) => return CellClass::Year,
            // "2023 (3 months)" names what is left of a year.
            b'm' | b'M' if is_part_of_year(text) => return CellClass::Words,
            // "12.34c", "7.8c", "13.4p": cents and pence.
            b'c' | b'p'
                if index + 1 == text.len()
                    && matches!(text[..index], [.., _, b'.', _, _] | [.., b'.', _]) =>
            {
                return CellClass::Number;
            }
            b'/' | 0xC2 | 0xE2 if is_common_fraction(text) || is_price_range(text) => {
                return CellClass::Number;
            }
            b'/' if is_number_to_one(text) => return CellClass::Number,
            // "$500K".
            b'K' | b'k' if index + 1 == text.len() && text.starts_with(b"$") => return CellClass::Number,
            // "($000s)": what the amounts below are in.
            b's' if is_noughts(without_signs(&text[..index])) && matches!(text[index + 1..], [] | [b')']) => {
                return CellClass::Words;
            }
            _ if is_range(without_mean(text), index) => return CellClass::Number,
            // A figure may carry a footnote mark or a unit after it: "1,234 (a)", "2.4x", "5 bps".
            _ => {
                return if is_tail(without_mean(text).get(index..).unwrap_or(&[])) {
                    CellClass::Number
                } else {
                    CellClass::Words
                };
            }
        }
    }
    if digits == 0 {
        return without_digits(text);
    }
    let dated = commas == 2 && is_dotted_date(text) || commas == 1 && is_day_of_year(text);
    if is_hyphenated(text) || dated || digits <= 6 && is_noughts(without_signs(text)) {
        return CellClass::Words;
    }
    if (commas == 0 || text.ends_with(b"}")) && is_marked_year(text) || digits == 6 && is_split_year(text) {
        return CellClass::Year;
    }
    if digits == 8 && is_year_range(text) {
        return CellClass::Year;
    }
    if digits == 4 && commas == 0 && other_signs == 0 && is_year(text) {
        return CellClass::Year;
    }
    CellClass::Number
}

/// What stands behind a spelled sign of `length` bytes, which a bracket may stand before.
fn inner_of(text: &[u8], length: usize) -> &[u8] {
    let outer = usize::from(currency::spelled_sign(text).is_none());
    text.get(length + outer..).unwrap_or(&[]).trim_ascii()
}

/// What stands behind a minus sign that is set as a dash: "–1,120", "$–1,120", "(–12)". The end of a range stands apart
/// from its dash.
fn after_minus(text: &[u8]) -> Option<&[u8]> {
    const MINUS: [&[u8]; 3] = ["\u{2013}".as_bytes(), "\u{2012}".as_bytes(), "\u{2212}".as_bytes()];
    let signs = text.iter().take_while(|b| matches!(b, b'$' | b'(' | b' ')).count();
    let rest = text.get(signs..)?;
    let rest = MINUS.iter().find_map(|minus| rest.strip_prefix(*minus))?;
    rest.first().is_some_and(|b| b.is_ascii_digit() || matches!(b, b'.' | b'$')).then_some(rest)
}

/// `<1,540>`, `$ <.15>`, `[1,220]`: a negative number in other brackets than the usual. `[12]` is a reference.
fn is_bracketed(text: &[u8]) -> bool {
    let unsigned = |text: &'_ [u8]| text.iter().take_while(|b| matches!(b, b'$' | b' ')).count();
    let text = &text[unsigned(text)..];
    let text = text.strip_suffix(b"%").unwrap_or(text).trim_ascii_end();
    let ([b'<', inner @ .., b'>'] | [b'[', inner @ .., b']']) = text else { return false };
    let number = inner[unsigned(inner)..].trim_ascii_end();
    let grouped = number.iter().any(|b| matches!(b, b',' | b'.'));
    (text[0] == b'<' || grouped)
        && number.iter().any(u8::is_ascii_digit)
        && number.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
}

/// What a cell holds that has letters or signs, `tail`, before any digit: "€ 5", "RMB 1,234", "US$(12)" are
/// numbers all the same.
fn after_letters(text: &[u8], tail: &[u8]) -> CellClass {
    // "Approximately $20" among numbers is one; "About 5" may be a heading.
    const ABOUT: [&[u8]; 6] = [b"Approximately ", b"approximately ", b"About ", b"about ", b"Approx. ", b"~"];
    if let Some(rest) = ABOUT.iter().find_map(|word| tail.strip_prefix(*word)) {
        let marked = rest.starts_with(b"$") || rest.ends_with(b"%") || tail.starts_with(b"~");
        let digits = rest.iter().find(|b| **b != b'$').is_some_and(u8::is_ascii_digit);
        return if marked && digits { classify(rest) } else { CellClass::Words };
    }
    // "≥ 4.0%", ">10.0%": what is asked for at the least.
    if let Some(rest) = LIMITS.iter().find_map(|sign| tail.strip_prefix(*sign)).map(<[u8]>::trim_ascii_start)
    {
        // ">3-6" heads what falls due in three to six months, ">90" what is late by more days.
        let valued = rest.iter().any(|b| matches!(b, b'$' | b'%' | b',' | b'.'));
        let number = valued
            && rest.iter().find(|b| **b != b'$').is_some_and(u8::is_ascii_digit)
            && !rest.contains(&b'-');
        return if number { classify(rest) } else { CellClass::Words };
    }
    let Some(rest) = currency::after_sign(tail) else { return without_digits(text) };
    let inner = rest.iter().find(|b| !matches!(b, b'(' | b'-' | b'+' | b' '));
    match inner {
        Some(b'0'..=b'9' | b'.') if matches!(classify(rest), CellClass::Number | CellClass::Year) => {
            CellClass::Number
        }
        _ if !rest.is_empty() && is_dash(rest) => CellClass::Nil,
        _ => without_digits(text),
    }
}

/// Signs before the least or the most that a number may be: "≥", ">", "≤", "<".
const LIMITS: [&[u8]; 6] = [b">=", b"<=", b">", b"<", "\u{2265}".as_bytes(), "\u{2264}".as_bytes()];

/// "2.2:1", ".38 to 1", "1.5 to 1.0": one number to one.
pub(super) fn is_relation(text: &[u8]) -> bool {
    let number = |side: &[u8]| {
        let side = side.trim_ascii();
        side.iter().any(u8::is_ascii_digit) && side.iter().all(|b| b.is_ascii_digit() || *b == b'.')
    };
    let colon = text.iter().position(|b| *b == b':').map(|at| (at, 1));
    let joint = colon.or_else(|| memchr::memmem::find(text, b" to ").map(|at| (at, 4)));
    joint.is_some_and(|(at, length)| {
        let one = text[at + length..].trim_ascii();
        number(&text[..at]) && matches!(one, b"1" | b"1.0" | b"1.00")
    })
}

/// "2.1/1", ".4/1": one number to one, joined by a stroke. Without a point it may be a day, or a split of shares.
fn is_number_to_one(text: &[u8]) -> bool {
    let parts = text.strip_suffix(b"/1").or_else(|| text.strip_suffix(b"/1.0"));
    parts.is_some_and(|number| {
        number.iter().filter(|b| **b == b'.').count() == 1
            && number.last().is_some_and(u8::is_ascii_digit)
            && number.iter().all(|b| b.is_ascii_digit() || *b == b'.')
    })
}

/// True for the noughts that amounts are printed without: those of "$000" and "(000,000's)".
pub fn is_noughts(digits: &[u8]) -> bool {
    matches!(digits, b"000" | b"000,000")
}

/// `text` without the signs and brackets around its digits.
fn without_signs(text: &[u8]) -> &[u8] {
    let sign = |b: &u8| matches!(b, b'$' | b'(' | b')' | b' ');
    let start = text.iter().position(|b| !sign(b)).unwrap_or(text.len());
    let end = text.iter().rposition(|b| !sign(b)).map_or(start, |last| last + 1);
    &text[start..end]
}

/// "16 1/8", "$8-7/8", "(9½%)", "3/4": a number with a common fraction, and nothing but signs around it. A
/// fraction by itself counts where it is one of prices; "2/3" may be the second of three.
pub fn is_common_fraction(text: &[u8]) -> bool {
    let signs = text.iter().take_while(|b| matches!(b, b'$' | b'(' | b'-' | b'+' | b' ')).count();
    let text = &text[signs..];
    let whole = text.iter().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let behind = &text[whole..];
    let length = match Fraction::after_whole(behind).or_else(|| Fraction::set_apart(behind)) {
        Some(length) if whole > 0 => Some(whole + length),
        _ => Fraction::at(text).filter(|(fraction, _)| fraction.is_of_halves()).map(|(_, length)| length),
    };
    length.is_some_and(|length| text[length..].iter().all(|b| matches!(b, b'%' | b')' | b' ' | b'*')))
}

/// "36 3/8-$26 1/8", "$34-$22 1/2": two prices, one of them or both with a common fraction.
fn is_price_range(text: &[u8]) -> bool {
    let whole = |side: &[u8]| {
        let digits = side.strip_prefix(b"$").unwrap_or(side).trim_ascii();
        (1..=4).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
    };
    let price = |side: &[u8]| whole(side) || is_common_fraction(side);
    memchr::memchr_iter(b'-', text).any(|at| {
        let (low, high) = (text[..at].trim_ascii(), text[at + 1..].trim_ascii());
        price(low)
            && price(high)
            && (is_common_fraction(low) || high.starts_with(b"$") || high.contains(&b' '))
    })
}

/// "2013-12-31", "12-31-2013", "415-555-0100": a date or the number of something, not an
/// amount. A range of two amounts has one hyphen.
fn is_hyphenated(text: &[u8]) -> bool {
    let between = |w: &[u8]| w[0].is_ascii_digit() && w[1] == b'-' && w[2].is_ascii_digit();
    text.windows(3).filter(|w| between(w)).count() >= 2
}

/// "31.12.2023", "30.06.23": a day as it is printed in Europe.
fn is_dotted_date(text: &[u8]) -> bool {
    let text = std::str::from_utf8(text).unwrap_or("").trim();
    dates::parse(text).is_some_and(|date| date.len == text.len())
}

/// "2029-2033", "2029 - 2033": years to come in a schedule.
fn is_year_range(text: &[u8]) -> bool {
    let years = [text.get(..4), text.len().checked_sub(4).and_then(|at| text.get(at..))];
    years.into_iter().all(|y| y.is_some_and(is_year)) && text.contains(&b'-')
}

/// "2029 to 2033": the same in words, and no range of numbers.
fn is_joined_years(text: &[u8]) -> bool {
    let Some((first, rest)) = text.split_at_checked(4) else { return false };
    let Some((joint, last)) = rest.len().checked_sub(4).and_then(|at| rest.split_at_checked(at)) else {
        return false;
    };
    joint.trim_ascii() == b"to" && is_year(first) && is_year(last)
}

/// "2023 (3 months)".
fn is_part_of_year(text: &[u8]) -> bool {
    text.split_at_checked(4)
        .is_some_and(|(year, rest)| is_year(year) && rest.trim_ascii_start().starts_with(b"("))
}

/// "2023(1)", "2001 (a)", "2019*", "2012 1": a year over a column, with the mark of a footnote, or one that says that
/// it was not audited.
fn is_marked_year(text: &[u8]) -> bool {
    let Some((year, rest)) = text.split_at_checked(4) else { return false };
    let marks = rest.trim_ascii_start();
    let bracketed = || match marks {
        // "1992{4,5}", as marks were typed that stood higher.
        [b'{', inner @ .., b'}'] => inner.iter().all(|b| b.is_ascii_digit() || *b == b','),
        // "2004 ($)", "2004 (US$)": what the column is in.
        [b'(', letters @ .., b'$', b')'] => letters.len() <= 2 && letters.iter().all(u8::is_ascii_uppercase),
        [b'(', inner @ .., b')'] => {
            inner.len() <= 6
                && inner.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b')' | b'('))
                && inner.split(|b| matches!(b, b'(' | b')')).all(|mark| mark.len() <= 2)
        }
        _ => false,
    };
    let starred = || !marks.is_empty() && marks.iter().all(|b| *b == b'*');
    let raised = || marks.len() == 1 && marks[0].is_ascii_digit() && rest.len() > 1;
    is_year(year) && (bracketed() || starred() || raised() || is_money_unit(marks))
}

/// "($000)", "$000", "$000's", "(US$M)", "($MM)": what the amounts below a year are in.
fn is_money_unit(text: &[u8]) -> bool {
    const UNITS: [&[u8]; 8] = [b"", b"000", b"000s", b"000's", b"M", b"m", b"MM", b"K"];
    let inner = text.strip_prefix(b"(").map_or(Some(text), |inner| inner.strip_suffix(b")"));
    let Some(inner) = inner else { return false };
    let letters = inner.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let unit = inner.get(letters..).and_then(|rest| rest.strip_prefix(b"$"));
    letters <= 3 && unit.is_some_and(|unit| UNITS.contains(&unit.trim_ascii()))
}

/// "31, 1998": the end of a date that the line above begins.
pub(crate) fn is_day_of_year(text: &[u8]) -> bool {
    let parts = text.len().checked_sub(4).and_then(|at| text.split_at_checked(at));
    parts.is_some_and(|(day, year)| is_year(year) && day.strip_suffix(b", ").is_some_and(super::is_day))
}

/// "2023-24": a fiscal year that starts in one calendar year and ends in the next; "1997-96": two years compared;
/// "1995-99": from the one to the other.
fn is_split_year(text: &[u8]) -> bool {
    let digit = |at: usize| i32::from(text.get(at).map_or(0, |b| b.wrapping_sub(b'0')));
    let (first, second) = (digit(2) * 10 + digit(3), digit(5) * 10 + digit(6));
    text.len() == 7 && is_year(&text[..4]) && text[4] == b'-' && first != second
}

/// A mark in brackets whose bracket was read with the figure: "a)".
fn is_letter_mark(tail: &[u8]) -> bool {
    matches!(tail, [letter, b')'] if letter.is_ascii_lowercase())
}

/// True for a range of amounts of money: two numbers, of which the low one has a sign of a currency before it.
pub fn is_money_range(text: &[u8]) -> bool {
    let low = text.strip_prefix(b"$").unwrap_or(&[]).trim_ascii_start();
    let digits = low.iter().take_while(|b| matches!(b, b'0'..=b'9' | b'.' | b',')).count();
    let rest = low[digits..].trim_ascii_start();
    let high = RANGE_JOINTS.iter().find_map(|joint| rest.strip_prefix(*joint));
    digits > 0 && high.is_some_and(|high| high.iter().any(u8::is_ascii_digit))
}

/// "2.00% - 2.99%", "3.01 to 4.00%": a range of rates, which before amounts names what bears them.
pub(super) fn is_rate_range(text: &[u8]) -> bool {
    let behind = |text: &'_ [u8]| -> Option<usize> {
        let digits = text.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
        let number = text.get(..digits)?;
        let pointed = number.contains(&b'.') && number.first().is_some_and(u8::is_ascii_digit);
        let sign = text[digits..].iter().take_while(|b| **b == b' ').count() + 1;
        let signed = text.get(digits + sign - 1) == Some(&b'%');
        pointed.then_some(if signed { digits + sign } else { digits })
    };
    let Some(low) = behind(text).filter(|_| text.contains(&b'%')) else { return false };
    let rest = text[low..].trim_ascii_start();
    let high = RANGE_JOINTS.iter().find_map(|joint| rest.strip_prefix(*joint)).map(<[u8]>::trim_ascii_start);
    high.is_some_and(|high| behind(high) == Some(high.len()))
}

/// "(9 months)", "(12 mos.)" below the years of a header: how long each was. No length is negative, but a change of one.
pub(super) fn is_bracketed_length(text: &[u8]) -> bool {
    const SHORT: [&[u8]; 4] = [b"months", b"month", b"mos.", b"mos"];
    let inner = text.strip_prefix(b"(").and_then(|rest| rest.strip_suffix(b")")).unwrap_or(&[]);
    let digits = inner.iter().take_while(|b| b.is_ascii_digit()).count();
    let unit = inner[digits..].trim_ascii();
    is_length(inner)
        || (1..=2).contains(&digits) && SHORT.iter().any(|known| known.eq_ignore_ascii_case(unit))
}

/// "60 months", "5 years": digits and a unit of time.
pub(super) fn is_length(text: &[u8]) -> bool {
    const UNITS: [&[u8]; 6] = [b"years", b"year", b"months", b"month", b"days", b"day"];
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    digits > 0 && UNITS.contains(&text[digits..].trim_ascii())
}

/// What stands between the ends of a range.
const RANGE_JOINTS: [&[u8]; 4] = [b"-", "\u{2013}".as_bytes(), "\u{2014}".as_bytes(), b"to "];

/// "$420M - $430M", "$1.61B to $1.62B", "43.5% – 44.0%", "($0.10) to ($0.05)": two numbers and the sign or word that
/// makes a range of them, where `index` is the first letter behind the digits of the low one; marks of money, of
/// percent or of a scale tell it from years and dates. "6.0 – 6.3", "20 – 40" are ranges as they are with a hyphen.
fn is_range(text: &[u8], index: usize) -> bool {
    // "6.0x - 8.5x": so many times something at both ends.
    const SHORT: [&[u8]; 6] = [b"MM", b"M", b"bn", b"B", b"K", b"x"];
    fn without_scale(tail: &[u8]) -> Option<&[u8]> {
        let (word, rest) = tail.split_at(tail.iter().take_while(|b| b.is_ascii_alphabetic()).count());
        let whole = scale::of_table(word).map(|_| rest);
        whole.or_else(|| SHORT.iter().find_map(|short| tail.strip_prefix(*short)))
    }
    let tail = &text[index..];
    let scaled = without_scale(tail);
    let marked = scaled.is_some() || text.iter().any(|b| matches!(b, b'$' | b'%'));
    let rest = scaled.unwrap_or(tail);
    let rest = rest.trim_ascii_start();
    let Some(high) =
        RANGE_JOINTS.iter().find_map(|joint| rest.strip_prefix(*joint)).map(<[u8]>::trim_ascii_start)
    else {
        return false;
    };
    let lead = high.iter().take_while(|b| matches!(b, b'(' | b'$')).count();
    let digits = high[lead..].iter().take_while(|b| matches!(b, b'0'..=b'9' | b'.' | b',')).count();
    let (number, end) = high[lead..].split_at(digits);
    let end = end.trim_ascii();
    let end = without_scale(end).unwrap_or(end);
    let whole = end.iter().all(|b| matches!(b, b')' | b'%' | b' '));
    let plain = || {
        let few = |end: &[u8]| {
            let end = end.trim_ascii();
            (1..=4).contains(&end.len())
                && end.iter().all(|b| b.is_ascii_digit() || *b == b'.')
                && end.iter().filter(|b| b.is_ascii_digit()).count() <= 3
        };
        rest.first().is_some_and(|b| !b.is_ascii()) && few(text.get(..index).unwrap_or(&[])) && few(high)
    };
    (marked || plain()) && whole && number.iter().any(u8::is_ascii_digit) && !(lead == 0 && is_year(number))
}

/// "5.0% to 12.5% (10.2%)" without the mean in brackets that stands apart behind a range.
fn without_mean(text: &[u8]) -> &[u8] {
    let Some(open) = text.iter().rposition(|b| *b == b'(').filter(|_| text.ends_with(b")")) else {
        return text;
    };
    let (before, inner) = (&text[..open], &text[open + 1..text.len() - 1]);
    let number = inner.iter().any(u8::is_ascii_digit)
        && inner.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'%' | b'$' | b' '));
    let marked = inner.ends_with(b"%") && before.trim_ascii_end().ends_with(b"%")
        || inner.starts_with(b"$") && before.starts_with(b"$");
    if number && marked { before.trim_ascii_end() } else { text }
}

/// What follows the digits of a cell that is still one figure.
fn is_tail(tail: &[u8]) -> bool {
    const TAILS: [&[u8]; 35] = [
        b"\xC2\xA2",
        b"x",
        b"X",
        b"bp",
        b"bps",
        b"pts",
        b"pt",
        b"ppt",
        b"pp",
        b"p.p.",
        b"p.p",
        b"pts.",
        b"p",
        b"*",
        b"**",
        b"***",
        b"\xE2\x80\xA0",
        b"years",
        b"year",
        b"yrs",
        b"yrs.",
        b"yr",
        b"months",
        b"month",
        b"mos",
        b"mos.",
        b"days",
        b"day",
        b"CR",
        b"M",
        b"B",
        b"SH",
        b"PRN",
        b"(thousands)",
        b"(in thousands)",
    ];
    let tail = tail.trim_ascii();
    // "$0.30 to $0.33", "5 to 40 years".
    if let Some(high) = tail.strip_prefix(b"to ") {
        let end = high.iter().position(|b| !matches!(b, b'0'..=b'9' | b'.' | b',' | b'$' | b' ' | b'%'));
        // "4.7 to 1" is one number to another.
        let to_one = matches!(high.trim_ascii(), b"1" | b"1.0" | b"1.00");
        return high.iter().any(u8::is_ascii_digit) && end.is_none() && !to_one;
    }
    let known = |tail: &[u8]| TAILS.contains(&tail) || scale::of_table(tail).is_some();
    is_letter_mark(tail) || known(tail) || tail.strip_suffix(b")").is_some_and(known)
}

/// "--", "$    --", "— %": a dash with the signs that a figure would have.
fn is_dash(text: &[u8]) -> bool {
    let sign = |b: &u8| matches!(b, b'$' | b' ' | b'%' | b'\n');
    let start = text.iter().position(|b| !sign(b)).unwrap_or(text.len());
    let end = text.iter().rposition(|b| !sign(b)).map_or(start, |last| last + 1);
    // Longer ones are rules, and leaders between a name and a page.
    const MOST: usize = 4;
    let dashes = text[start..end].utf8_chunks().flat_map(|chunk| {
        let torn = (!chunk.invalid().is_empty()).then_some('?');
        chunk.valid().chars().chain(torn)
    });
    let mut count = 0;
    let all = dashes.take(2 * MOST).all(|c| {
        count += usize::from(c != ' ');
        matches!(c, '-' | ' ' | '\u{2012}'..='\u{2015}' | '\u{2212}')
    });
    all && (1..=MOST).contains(&count)
}

/// The class of a cell without any digit.
fn without_digits(text: &[u8]) -> CellClass {
    if is_dash(text) {
        return CellClass::Nil;
    }
    match text {
        b"$(" | b"$ (" | b"(" | b"($" => CellClass::Lead,
        _ if text.len() <= 4 && currency::is_sign(text) => CellClass::Lead,
        b")" | b"%" | b")%" | b") %" | b"%)" | b"x" | b")x" => CellClass::Trail,
        b"*" | b"**" | b"\xE2\x80\xA0" | b"\xE2\x80\xA1" => CellClass::Mark,
        _ => CellClass::Words,
    }
}

/// "(1)", "(1)(2)", "(1), (12)".
pub(super) fn is_marks(text: &[u8]) -> bool {
    let mut marks = text.split(|b| *b == b')');
    // What stands behind the last bracket is nothing.
    let ended = marks.next_back().is_some_and(<[u8]>::is_empty);
    let mut count = 0;
    let all = marks.all(|mark| {
        count += 1;
        let mark = mark.trim_ascii_start();
        let mark = mark.strip_prefix(b",").unwrap_or(mark).trim_ascii_start();
        mark.strip_prefix(b"(")
            .is_some_and(|inner| matches!(inner.len(), 1 | 2) && inner.iter().all(u8::is_ascii_digit))
    });
    ended && all && count > 0
}
