//! The smallest pieces of a line, and what each is by itself: a word, a number, a dash, the sign before a number or
//! behind it, a footnote mark.

use super::super::lines::leader;
use super::number::{bracketed_marks, number_length, pairs, plain_number};
use crate::text::currency::spelled_sign;

/// The smallest piece of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Word,
    Number,
    Nil,
    /// `$`, `US$`, `(`, `$(`: belongs to the number behind it.
    Before,
    /// `)`, `%`, `)%`: belongs to the number before it.
    After,
    /// `(a)`, `*`: a footnote mark, if it stands behind something.
    Mark,
    /// A single digit or two in brackets: a mark or a small negative figure.
    Bracketed,
}

/// A token with its place on the line.
pub(super) struct Piece {
    /// What it is.
    pub(super) token: Token,
    /// First byte of the line that it covers.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// Spaces before it.
    pub(super) gap: u16,
    /// Dots lead up to it.
    pub(super) led: bool,
}

/// The length of the tag that a row of a Financial Data Schedule starts with, right before its amount: `<CASH>
/// 1,847`, `<CASH>1,847`. Nothing else needs to stand between them.
pub(in crate::filing::ascii) fn schedule_tag(line: &[u8]) -> Option<usize> {
    let inner = line.strip_prefix(b"<")?;
    let name = inner.iter().take_while(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'&')).count();
    let rest = inner.get(name..)?.strip_prefix(b">")?.trim_ascii();
    let sign = |b: &&u8| matches!(b, b'(' | b'-' | b'.' | b'$' | b' ');
    let first = rest.iter().find(|b| !sign(b))?;
    // "<PERIOD-END> JUN-30-1997" heads its column.
    let timed = inner.starts_with(b"PERIOD-") || inner.starts_with(b"FISCAL-");
    (name >= 3 && (first.is_ascii_digit() || timed)).then_some(name + 2)
}

/// True for a number whose bracket `open` stands before it: `79,012)`, `1.5)%`, `1,110>`.
pub(super) fn closes(open: u8, token: &[u8]) -> bool {
    let token = token.strip_suffix(b"%").unwrap_or(token);
    let Some((close, number)) = token.split_last() else { return false };
    pairs(open, *close) && plain_number(number) == Some(number.len())
}

/// The end of the token at `at`: the next space, tab, bar, or dots that lead on.
pub(super) fn token_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while end < bytes.len() && !matches!(bytes[end], b' ' | b'\t' | b'|' | b'\x0C') {
        if matches!(bytes[end], b'.' | b'_') && end > at && leader(&bytes[end..]) > 0 {
            break;
        }
        end += 1;
        // `(1,471)(1,522)` is two figures that touch, `6,130(2)(3)` one with two marks, and `(2)(3)` the marks of the
        // figure before them. Marks stand in their order: `(3)(2)` is two figures again.
        if bytes[end - 1] == b')'
            && matches!(bytes.get(end), Some(b'(' | b'$'))
            && let Some(number) = plain_number(&bytes[at..end])
            && (number == end - at
                && !(bracketed_marks(&bytes[at..end]) && rises(&bytes[at..end], &bytes[end..]))
                || !marked_again(&bytes[end..]))
        {
            break;
        }
    }
    end
}

/// True where the bracket that `bytes` start with holds one more footnote mark.
fn marked_again(bytes: &[u8]) -> bool {
    let close = bytes.iter().take(10).position(|b| *b == b')');
    close.and_then(|close| bytes.get(..=close)).is_some_and(bracketed_marks)
}

/// True where the number of the bracket that `next` starts with is higher than the last of `marks`, or one is none.
fn rises(marks: &[u8], next: &[u8]) -> bool {
    let number =
        |digits: &[u8]| std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u8>().ok());
    let last = marks.strip_suffix(b")").and_then(|marks| marks.rsplit(|b| matches!(b, b'(' | b',')).next());
    let first = next.strip_prefix(b"(").and_then(|next| next.split(|b| matches!(b, b')' | b',')).next());
    match (last.and_then(number), first.and_then(number)) {
        (Some(last), Some(first)) => last < first,
        _ => true,
    }
}

/// What `token` is by itself.
pub(super) fn classify(token: &[u8]) -> Token {
    match token {
        b"-" | b"--" | b"---" | b"N/A" | b"n/a" | b"NA" | b"N.A." | b"n.a." | b"NM" | b"N/M" | b"nm"
        | b"n/m" | b"nil" | b"Nil" | b"NIL" | b"(-)" | b"(--)" | b"$-" | b"$--" | b"-%" | b"--%" => {
            return Token::Nil;
        }
        b"\xE2\x80\x94" | b"\xE2\x80\x93" => return Token::Nil,
        b"Ps." | b"Rs." | b"RMB" | b"NT$" | b"HK$" | b"NZ$" | b"A$" | b"S$" | b"R$" | b"Cdn$" | b"DM" => {
            return Token::Before;
        }
        b"$" | b"(" | b"$(" | b"($" | b"<" | b"$<" | b"<$" | b"US$" | b"C$" | b"\xC2\xA3"
        | b"\xE2\x82\xAC" | b"\xC2\xA5" => {
            return Token::Before;
        }
        b")" | b"%" | b")%" | b"%)" | b">" | b"CR" => return Token::After,
        b"*" | b"**" | b"***" | b"+" | b"#" => return Token::Mark,
        _ => {}
    }
    // "---(D)": the note says why there is no figure.
    let dashes = token.iter().take_while(|b| **b == b'-').count();
    if dashes > 0 && bracketed_marks(&token[dashes..]) {
        return Token::Nil;
    }
    // "(pound)   412.3".
    if spelled_sign(token).is_some_and(|(length, _)| length == token.len()) {
        return Token::Before;
    }
    if let [b'(' | b'[' | b'<', inner @ .., b')' | b']' | b'>'] = token {
        match inner {
            [d] | [d, _] if d.is_ascii_digit() && inner.iter().all(u8::is_ascii_digit) => {
                return Token::Bracketed;
            }
            [a] | [a, _]
                if token[0] != b'<'
                    && a.is_ascii_alphabetic()
                    && inner.iter().all(u8::is_ascii_alphanumeric) =>
            {
                return Token::Mark;
            }
            _ => {}
        }
    }
    // "1,847 <F1>".
    if let [b'<', b'F' | b'f', inner @ .., b'>'] = token
        && inner.iter().all(u8::is_ascii_digit)
    {
        return Token::Mark;
    }
    // "1,847 (2)(3)": one bracket may be a negative figure, several are marks.
    if token.iter().filter(|b| **b == b'(').count() > 1 && bracketed_marks(token) {
        return Token::Mark;
    }
    if let [a, b'/'] = token
        && a.is_ascii_alphanumeric()
    {
        return Token::Mark;
    }
    if number_length(token).is_some() { Token::Number } else { Token::Word }
}
