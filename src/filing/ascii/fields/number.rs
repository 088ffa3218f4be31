//! Numbers as plain text prints them: signs, brackets, fractions, ranges without spaces, years and days, and the
//! footnote marks that touch them.

use crate::filing::grid::is_noughts;
use crate::text::currency::spelled_sign;

/// Where the number that `token` is ends and its footnote mark, if any, starts; None where the token
/// is no number. Numbers have signs, brackets, commas, points, slashes (dates, fractions), a colon
/// (ratios) and a percent sign; marks are `(1)`, `(a)`, `*`, `/1/`, `a/`.
pub(in crate::filing::ascii) fn number_length(token: &[u8]) -> Option<usize> {
    // A range written without spaces: `25.75-30.82`, `$8-$10`. Without a point or a sign it is a
    // telephone, a file number, pages.
    if let Some(dash) = token.iter().skip(1).position(|b| *b == b'-').map(|i| i + 1)
        && dash + 1 < token.len()
    {
        let (low, high) = (&token[..dash], &token[dash + 1..]);
        let telling = |b: &u8| matches!(b, b'.' | b'$' | b'%');
        let told = token.iter().any(telling) || is_fraction(low) || is_fraction(high);
        let both = plain_number(low)? == low.len() && told;
        return plain_number(high).filter(|_| both).map(|end| dash + 1 + end);
    }
    plain_number(token)
}

/// Where the one number that `token` is ends and its footnote mark starts; None for ranges and words.
pub(super) fn plain_number(token: &[u8]) -> Option<usize> {
    let (mut at, mut bracket) = (0, None);
    while let Some(byte) = token.get(at) {
        // "(pound)412.3": the bracket is no minus.
        if let Some((length, _)) = spelled_sign(&token[at..]) {
            at += length;
            continue;
        }
        match byte {
            b'(' | b'<' | b'[' => bracket = bracket.or(Some(byte)),
            b'$' | b'-' | b'+' => {}
            0xC2 if token.get(at + 1) == Some(&0xA3) => at += 1,
            _ => break,
        }
        at += 1;
    }
    let open = bracket.is_some();
    let digits_from = at;
    let mut digits = 0;
    while let Some(byte) = token.get(at) {
        match byte {
            b'0'..=b'9' => digits += 1,
            b',' | b'.' | b':' if token.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
            // A date or a fraction: `9/30`, `1/2`, not the mark `/1/`.
            b'/' | b'\\'
                if at > digits_from
                    && token.get(at + 1).is_some_and(u8::is_ascii_digit)
                    && (is_day(token) || token.get(at + 2).is_none_or(|b| *b != b'/')) => {}
            // Two amounts in one cell: `$310,500/$88,200`.
            b'/' if at > digits_from
                && token[..at].contains(&b',')
                && matches!(token.get(at + 1..), Some([b'$', b'0'..=b'9', ..])) =>
            {
                at += 1;
            }
            _ => break,
        }
        at += 1;
    }
    if digits == 0 || is_noughts(&token[digits_from..at]) {
        return None;
    }
    let mut closed = false;
    while let Some(byte) = token.get(at) {
        match byte {
            b')' | b'>' | b']' if open && !closed && bracket.is_some_and(|b| pairs(*b, *byte)) => {
                closed = true;
            }
            b'%' => {}
            b'x' | b'X' if at + 1 == token.len() && !open => {}
            // A minus behind the number.
            b'-' if at + 1 == token.len() => {}
            _ => break,
        }
        at += 1;
    }
    // "<5%" is less than that, and "[120]" a reference: only a number that is closed, and one in thousands or with cents
    // in square brackets, is negative.
    let grouped = || token[digits_from..at].iter().any(|b| matches!(b, b',' | b'.'));
    match bracket {
        Some(b'<') if !closed => return None,
        Some(b'[') if !closed || !grouped() => return None,
        _ => {}
    }
    match &token[at..] {
        [] => Some(at),
        // "1,110CR": a credit.
        b"CR" | b"Cr" if grouped() => Some(token.len()),
        b"*" | b"**" | b"***" | b"+" => Some(at),
        // "7.8c": cents.
        b"c" if token[..at].contains(&b'.') && token[at - 1] != b')' => Some(at + 1),
        // "13.4p", "(2.1)p": pence.
        b"p" if token[..at].contains(&b'.') => Some(at + 1),
        marks if bracketed_marks(marks) => Some(at),
        [b'/', inner, b'/'] if inner.is_ascii_alphanumeric() => Some(at),
        // "0<F1>": the mark that schedules and tables tag their footnotes with (Regulation S-T, Rule 305).
        [b'<', b'F' | b'f', inner @ .., b'>'] if inner.iter().all(u8::is_ascii_digit) => Some(at),
        [inner, b'/'] if inner.is_ascii_alphabetic() => Some(at),
        _ => None,
    }
}

/// True where footnote marks in brackets are all that `bytes` hold: "(1)", "(2)(3)", "(a,b)". Who owns shares in several
/// ways has a note for each; a group of three digits, as in "(1,522)", is a figure.
pub(in crate::filing::ascii) fn bracketed_marks(bytes: &[u8]) -> bool {
    let Some((b'(' | b'[', rest)) = bytes.split_first() else { return false };
    let Some(close) = rest.iter().take(8).position(|b| matches!(b, b')' | b']')) else { return false };
    let short = |mark: &[u8]| matches!(mark.len(), 1 | 2) && mark.iter().all(u8::is_ascii_alphanumeric);
    let (inner, behind) = (&rest[..close], &rest[close + 1..]);
    inner.split(|b| *b == b',').all(short) && (behind.is_empty() || bracketed_marks(behind))
}

/// True for the brackets of one kind, of which some keyboards had but the angles: "<1,540>".
pub(super) fn pairs(open: u8, close: u8) -> bool {
    matches!((open, close), (b'(', b')') | (b'<', b'>') | (b'[', b']'))
}

/// True for a day in figures: `9/30/98`.
pub(super) fn is_day(digits: &[u8]) -> bool {
    let mut parts = digits.split(|b| *b == b'/');
    let mut part = |most: usize| parts.next().is_some_and(|p| (1..=most).contains(&p.len()));
    let day = part(2) && part(2) && part(4);
    day && parts.next().is_none() && digits.iter().all(|b| b.is_ascii_digit() || *b == b'/')
}

/// True for `5/8`, `1/2%`: what stands behind a whole number.
pub(in crate::filing::ascii) fn is_fraction(token: &[u8]) -> bool {
    let token = token.strip_suffix(b"%").unwrap_or(token);
    let Some(slash) = token.iter().position(|b| matches!(b, b'/' | b'\\')) else { return false };
    let (above, below) = (&token[..slash], &token[slash + 1..]);
    let digits = |part: &[u8]| (1..=2).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    digits(above) && matches!(below, b"2" | b"3" | b"4" | b"5" | b"6" | b"8" | b"10" | b"16" | b"32" | b"64")
}

/// True for `5/8-$12`: what goes on from a whole number to the low end of a range of prices.
pub(super) fn goes_on_to(token: &[u8]) -> bool {
    let Some(dash) = token.iter().position(|b| *b == b'-') else { return false };
    is_fraction(&token[..dash]) && plain_number(&token[dash + 1..]) == Some(token.len() - dash - 1)
}
