//! Numbers of pages and marks of notes, where no bracket of their own tells them.
//!
//! ```text
//! -6-   EXHIBIT C-2                            a page
//! return on equity (ROE)1 was 12%              a raised mark that has come down
//! 4 Cash flows exclude the mill                a note that opens with its mark
//! 1. Registration Statement No. ...            a list in the lines of a paragraph
//! 2. Registration Statement No. ...
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::is_unit;

/// True for digits of which there are one or two, and which are no nought.
fn is_short(reader: Reader<'_>, at: usize) -> bool {
    let digits = reader.bytes(at);
    (1..=2).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) && !digits.starts_with(b"0")
}

/// "-6-": the number of a page that stands between the words of two. "Fees were -0-" tells that there were none, and the
/// strokes of "2-6-1" and "a -6-month term" go on.
pub(super) fn is_page_between_strokes(reader: Reader<'_>, at: usize) -> bool {
    let stroke = |at: usize| reader.kind(at) == Some(TokenKind::Hyphen);
    let Some(before) = at.checked_sub(1).filter(|before| stroke(*before)) else { return false };
    let digits = reader.bytes(at);
    let page = (1..=3).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    page && !digits.starts_with(b"0")
        && stroke(at + 1)
        && reader.touches(at)
        && reader.touches(at + 1)
        && (before == 0 || !reader.touches(before))
        && !reader.touches(at + 2)
        // A new page opens with a title; votes go on: "for -120- against".
        && reader.kind(at + 2) == Some(TokenKind::Capital)
}

/// Tokens of a short name in brackets.
const NAME: usize = 6;

/// "(ROE)1", "the net charge-off (NCO)2 ratio": a raised mark behind the short name of what was said in full.
pub(super) fn is_behind_bracket(reader: Reader<'_>, at: usize) -> bool {
    if !is_short(reader, at) || !reader.touches(at) || reader.kind_before(at, 1) != Some(TokenKind::Close) {
        return false;
    }
    let open = (at.saturating_sub(NAME)..at - 1).rev().find(|at| reader.kind(*at) == Some(TokenKind::Open));
    let name = open.is_some_and(|open| {
        open + 1 < at - 1
            && (open + 1..at - 1).all(|at| reader.is_word(at) || reader.kind(at) == Some(TokenKind::Hyphen))
            && reader.bytes(open + 1).len() > 1
    });
    let amount = reader.kind(at + 1) == Some(TokenKind::Percent)
        || is_unit(reader.word(at + 1))
        || reader.touches(at + 1)
            && !matches!(reader.kind(at + 1), Some(TokenKind::Period | TokenKind::Comma));
    name && !amount
}

/// Tokens of a list in the lines of a paragraph among which the number before stands.
const ENTRY: usize = 120;

/// The "2." of a paragraph whose lines number its entries: each number opens its line, and the one before it opens another.
pub(super) fn is_of_numbered_line(reader: Reader<'_>, at: usize) -> bool {
    let number = |at: usize| {
        let marks = is_short(reader, at)
            && reader.kind(at + 1) == Some(TokenKind::Period)
            && reader.touches(at + 1)
            && !reader.touches(at + 2)
            && reader.kind(at + 2) == Some(TokenKind::Capital)
            && opens_line(reader, at);
        let text = std::str::from_utf8(reader.bytes(at)).ok().filter(|_| marks);
        text.and_then(|text| text.parse::<u8>().ok())
    };
    let Some(here) = number(at) else { return false };
    let follows = (at.saturating_sub(ENTRY)..at).any(|before| number(before) == here.checked_sub(1));
    let leads = || (at + 1..at + ENTRY).any(|behind| number(behind) == here.checked_add(1));
    follows || here == 1 && leads()
}

/// True where a line of the text starts with the token at `at`.
fn opens_line(reader: Reader<'_>, at: usize) -> bool {
    let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|at| reader.get(at)), reader.get(at))
    else {
        return at == 0;
    };
    reader.text.get(before.end as usize..token.start as usize).is_some_and(|gap| gap.contains('\n'))
}

/// Tokens of a note among which stands what it does.
const NOTE: usize = 6;

/// "4 Cash flows exclude the mill": the mark of a note, which tells of something in a table what it is or is not. "4 Mills
/// include a saw" counts, as its verb stands behind its noun at once, and "4 mills" does.
pub(super) fn opens_note(reader: Reader<'_>, at: usize) -> bool {
    const VERBS: [&[u8]; 18] = [
        b"exclude",
        b"excludes",
        b"excluding",
        b"include",
        b"includes",
        b"including",
        b"represent",
        b"represents",
        b"reflect",
        b"reflects",
        b"refer",
        b"refers",
        b"calculated",
        b"restated",
        b"adjusted",
        b"defined",
        b"computed",
        b"see",
    ];
    let tells = |at: usize| reader.says(at, &VERBS);
    let opens = at == 0
        && is_short(reader, 0)
        && reader.kind(1) == Some(TokenKind::Capital)
        && !reader.touches(1)
        && !is_unit(reader.word(1))
        && reader.word(1).month().is_none();
    let plural = reader.bytes(1).ends_with(b"s");
    let counts = plural && (reader.kind(2) == Some(TokenKind::Capital) || tells(2));
    // "3 Directors were elected, including", "7 Plants that include a saw": the verb is of something else.
    let ended = |at: &usize| {
        !matches!(reader.kind(*at), Some(TokenKind::Period | TokenKind::Comma))
            && reader.word(*at) != Word::Is
            && !reader.says(*at, &[b"that", b"which", b"who"])
    };
    opens
        && (tells(1) || !counts && reader.kind(2) == Some(TokenKind::Word))
        && !matches!(reader.word(2), Word::Of)
        && (1..NOTE).take_while(ended).any(tells)
}

#[cfg(test)]
mod tests {
    use crate::figures::Kind;
    use crate::reading;

    /// The numbers of a page of plain text that count something.
    fn counts(lines: &str) -> Vec<String> {
        let page = format!("<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n\n{lines}\n\n</TEXT>\n</DOCUMENT>\n");
        let reading = reading::read(page.into_bytes());
        let counted = reading.figures.all.iter().filter(|figure| figure.kind == Kind::Count);
        counted.map(|figure| figure.value.to_string()).collect()
    }

    #[test]
    fn lines_of_a_paragraph_are_numbered() {
        let none: [&str; 0] = [];
        let listed = "We consent to the use of our report in these statements, of which there are some:\n\
                      1. Statement Number 2-41300 on Form S-8 of the company for its plan\n\
                      2. Statement Number 2-41301 on Form S-3 of the company for its notes\n\
                      3. Statement Number 2-41302 on Form S-8 of the company for its trust";
        assert_eq!(counts(listed), none);
        let wrapped = "We have told in our report of last year that the number of the company's mills was then\n\
                       12. Nobody has counted them since, and we do not know of any that was built or closed.";
        assert_eq!(counts(wrapped), ["12"]);
    }
}
