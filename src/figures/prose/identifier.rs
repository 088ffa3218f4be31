//! Numbers that name a company, a filing or a telephone, by their shape.
//!
//! ```text
//! (617) 555-0100   telephone          04-1234567   employer identification number
//! 0-98765          SEC file number    0009999999-96-000123   accession number
//! +44 20 7946 0000 telephone abroad   333-990001-02          file number of one of several registrants
//! ```

use super::super::lexer::TokenKind;
use super::super::words::Word;
use super::reader::Reader;

/// The identifier that starts at token `at`: the token after it, and its digits as a name.
pub(super) fn identifier(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    telephone(reader, at)
        .or_else(|| coded_telephone(reader, at))
        .or_else(|| telephone_abroad(reader, at))
        .or_else(|| hyphenated(reader, at))
        .or_else(|| named(reader, at))
        .or_else(|| filled(reader, at))
        .or_else(|| pass(reader, at))
}

fn digits(reader: Reader<'_>, at: usize, count: usize) -> bool {
    let bytes = reader.bytes(at);
    reader.kind(at) == Some(TokenKind::Number) && bytes.len() == count && bytes.iter().all(u8::is_ascii_digit)
}

fn is_hyphen(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.kind(at), Some(TokenKind::Hyphen | TokenKind::Dash))
}

fn joined(reader: Reader<'_>, parts: &[usize]) -> String {
    let words: Vec<String> =
        parts.iter().map(|at| String::from_utf8_lossy(reader.bytes(*at)).into_owned()).collect();
    words.join("-")
}

/// "(617) 555-0100", "617-555-0100", "617 555-0100", "(617)-555-0100", "617/555-0100".
fn telephone(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    let bracketed = reader.kind(at) == Some(TokenKind::Open);
    let area = at + usize::from(bracketed);
    if !digits(reader, area, 3) {
        return None;
    }
    let mut local = area + 1;
    if bracketed {
        if reader.kind(local) != Some(TokenKind::Close) {
            return None;
        }
        local += 1;
    }
    if is_hyphen(reader, local) || reader.kind(local) == Some(TokenKind::Slash) {
        local += 1;
    } else {
        // "774 555-0185" has its hyphen close.
        let close = reader.touches(local + 1) && reader.touches(local + 2);
        if !(bracketed || close) {
            return None;
        }
    }
    let whole = digits(reader, local, 3) && is_hyphen(reader, local + 1) && digits(reader, local + 2, 4);
    whole.then(|| (local + 3, joined(reader, &[area, local, local + 2])))
}

/// "+1 412-555-0177", "1 (412) 555-0177": with the code of the United States before it.
fn coded_telephone(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    let code = at + usize::from(reader.kind(at) == Some(TokenKind::Plus));
    if !digits(reader, code, 1) || reader.bytes(code) != b"1" {
        return None;
    }
    // "1-866-555-0100" is read from its area code on.
    let (end, local) = telephone(reader, code + 1)?;
    Some((end, format!("1-{local}")))
}

/// What a caller is let in with: "passcode 30155017", "access code: 4155501", "Conference ID # 5550142".
fn pass(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    let number = reader.bytes(at);
    let whole = reader.kind(at) == Some(TokenKind::Number)
        && (4..=12).contains(&number.len())
        && number.iter().all(u8::is_ascii_digit);
    if !whole {
        return None;
    }
    // "access code is: #4155501", "conference ID number 5550142": words and signs that join a name to its number.
    let joins = |i: usize| {
        reader.says(i, &[b"is", b"number", b"no", b"id", b"code"])
            || matches!(reader.kind(i), Some(TokenKind::Colon | TokenKind::Period | TokenKind::Sign(b'#')))
    };
    let (of, what): (&[&[u8]], &[&[u8]]) = (
        &[b"access", b"confirmation", b"conference", b"participant", b"replay", b"reservation", b"meeting"],
        &[b"code", b"id", b"identification", b"number"],
    );
    let back = (1..=4).take_while(|back| at.checked_sub(back - 1).is_some_and(|i| *back == 1 || joins(i)));
    let named = back.filter_map(|back| at.checked_sub(back)).any(|i| {
        reader.says(i, &[b"passcode", b"pin"])
            || reader.says(i, what) && i > 0 && reader.says(i - 1, of)
            || reader.says(i, &[b"code"]) && i > 0 && reader.says(i - 1, &[b"pass"])
    });
    named.then(|| (at + 1, joined(reader, &[at])))
}

/// "+44 20 7946 0000", "(011) 86 27 5550 1122", "972-3-555-0100" behind "telephone number is": the code of another
/// country and the groups behind it, seven digits or more together.
fn telephone_abroad(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    const MOST_GROUPS: usize = 7;
    const TELEPHONE: [&[u8]; 5] = [b"telephone", b"phone", b"tel", b"fax", b"facsimile"];
    let number = |at: usize| {
        let bytes = reader.bytes(at);
        reader.kind(at) == Some(TokenKind::Number) && bytes.iter().all(u8::is_ascii_digit)
    };
    let sign = |at: usize| {
        let kind = reader.kind(at);
        matches!(kind, Some(TokenKind::Plus | TokenKind::Open | TokenKind::Close)) || is_hyphen(reader, at)
    };
    let mut groups = Vec::new();
    let mut next = at;
    while groups.len() < MOST_GROUPS && (number(next) || sign(next)) {
        // What stands on the next line is another.
        let line = |from: u32, to: u32| reader.text.as_bytes().get(from as usize..to as usize);
        let apart = next > at
            && reader.get(next - 1).zip(reader.get(next)).is_some_and(|(before, token)| {
                line(before.end, token.start).is_none_or(|gap| gap.contains(&b'\n') || gap.len() > 2)
            });
        if apart {
            break;
        }
        groups.extend(number(next).then_some(next));
        next += 1;
    }
    let last = *groups.last()?;
    let digits: usize = groups.iter().map(|group| reader.bytes(*group).len()).sum();
    let plus = |i: usize| reader.kind(i) == Some(TokenKind::Plus);
    let coded = plus(at)
        || at.checked_sub(1).is_some_and(plus)
        || reader.kind(at) == Some(TokenKind::Open)
            && (reader.bytes(at + 1) == b"011" || reader.kind(at + 1) == Some(TokenKind::Plus));
    // "Telephone number is", "Tel.:"; "phone lines of 1 234 567" and "mobile subscribers of" count.
    let joins = |i: usize| {
        reader.says(i, &[b"number", b"is", b"no"])
            || matches!(reader.kind(i), Some(TokenKind::Colon | TokenKind::Period))
    };
    let asked = (2..=4)
        .filter_map(|back| at.checked_sub(back))
        .any(|i| reader.says(i, &TELEPHONE) && (i + 1..at).any(joins));
    // Thousands parted by spaces: "12 345 678".
    let thousands = groups.first().is_some_and(|first| reader.bytes(*first).len() <= 3)
        && groups.iter().skip(1).all(|group| reader.bytes(*group).len() == 3);
    let asked = asked && !thousands;
    // "1-866-555-0100" is that of the United States behind its one.
    let abroad = reader.bytes(groups[0]) != b"1";
    let whole = abroad && groups.len() >= 3 && (8..=16).contains(&digits);
    (whole && (coded || asked)).then(|| (last + 1, joined(reader, &groups)))
}

/// Numbers of fixed lengths with hyphens that touch them.
fn hyphenated(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    let next = |i: usize| is_hyphen(reader, i) && reader.touches(i) && reader.touches(i + 1);
    if reader.kind(at) != Some(TokenKind::Number) || !next(at + 1) {
        return None;
    }
    if reader.touches(at) && is_hyphen(reader, at.checked_sub(1)?) {
        return None;
    }
    if digits(reader, at, 10) && digits(reader, at + 2, 2) && next(at + 3) && digits(reader, at + 4, 6) {
        return Some((at + 5, joined(reader, &[at, at + 2, at + 4])));
    }
    let (first, second) = (reader.bytes(at), reader.bytes(at + 2));
    let plain = second.iter().all(u8::is_ascii_digit) && first.iter().all(u8::is_ascii_digit);
    // A third part makes it something else, but for the number of one of several registrants: "333-990001-02".
    if next(at + 3) {
        let joint = digits(reader, at + 4, 2) && !next(at + 5);
        let registered = first == b"333" && plain && (5..=6).contains(&second.len());
        // The number of an employer with that of its plan: "04-1234567-001".
        let plan = first.len() == 2 && second.len() == 7 && plain && digits(reader, at + 4, 3);
        let joint = joint || plan && !next(at + 5);
        return (joint && (registered || plan)).then(|| (at + 5, joined(reader, &[at, at + 2, at + 4])));
    }
    let employer = first.len() == 2 && second.len() == 7;
    // The first part is the number of the act or office: 0, 1, 000, 001, 33, 333, 811 and so on.
    let file = matches!(first.len(), 1..=3)
        && (4..=8).contains(&second.len())
        && !(second.len() == 4 && first.len() == 2);
    // The oldest have short numbers, and need their name before them: "Commission file number 1-98".
    let named = (1..=3).any(|back| at.checked_sub(back).is_some_and(|i| is_file(reader, i)));
    let file = file || named && matches!(first.len(), 1..=3);
    (plain && (employer || file && is_file_prefix(first))).then(|| (at + 3, joined(reader, &[at, at + 2])))
}

fn is_file(reader: Reader<'_>, at: usize) -> bool {
    reader.bytes(at).eq_ignore_ascii_case(b"file")
}

fn is_file_prefix(first: &[u8]) -> bool {
    matches!(
        first,
        b"0" | b"1"
            | b"2"
            | b"5"
            | b"33"
            | b"00"
            | b"01"
            | b"000"
            | b"001"
            | b"002"
            | b"005"
            | b"024"
            | b"028"
            | b"033"
    ) || matches!(first, b"811" | b"814" | b"801" | b"333" | b"132" | b"070" | b"022" | b"27" | b"70")
}

/// A number after "CIK", "CUSIP No.", "Telephone:".
fn named(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    let word =
        (1..=4).map(|back| reader.word_before(at, back)).find(|w| matches!(w, Word::Cik | Word::Cusip))?;
    match word {
        Word::Cik
            if reader.kind(at) == Some(TokenKind::Number) && (5..=10).contains(&reader.bytes(at).len()) =>
        {
            Some((at + 1, joined(reader, &[at])))
        }
        Word::Cusip => cusip(reader, at),
        _ => None,
    }
}

/// "0001779026", "00123456": digits that noughts fill up to a length count nothing. A Central Index Key has ten.
fn filled(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    let number = reader.bytes(at);
    let whole = reader.kind(at) == Some(TokenKind::Number) && number.iter().all(u8::is_ascii_digit);
    let alone = !is_hyphen(reader, at + 1) || !reader.touches(at + 1);
    (whole && alone && number.len() >= 7 && number.starts_with(b"00"))
        .then(|| (at + 1, joined(reader, &[at])))
}

/// Nine letters and digits, in one piece or as six, two and one, the last a check digit.
fn cusip(reader: Reader<'_>, at: usize) -> Option<(usize, String)> {
    let mut text = String::new();
    let mut end = at;
    while text.len() < 9
        && matches!(reader.kind(end), Some(TokenKind::Code | TokenKind::Number | TokenKind::Capital))
    {
        text.push_str(std::str::from_utf8(reader.bytes(end)).ok()?);
        end += 1;
    }
    (text.len() == 9 && text.bytes().all(|b| b.is_ascii_alphanumeric()) && check_digit(text.as_bytes()))
        .then_some((end, text))
}

/// The modulus 10 "double add double" check of CUSIP Global Services.
fn check_digit(cusip: &[u8]) -> bool {
    let value = |b: &u8| match b {
        b'0'..=b'9' => u32::from(b - b'0'),
        _ => u32::from(b.to_ascii_uppercase() - b'A') + 10,
    };
    let sum: u32 = cusip
        .iter()
        .take(8)
        .enumerate()
        .map(|(i, b)| if i % 2 == 1 { value(b) * 2 } else { value(b) })
        .map(|v| v / 10 + v % 10)
        .sum();
    cusip.get(8).is_some_and(|last| last.is_ascii_digit() && value(last) == (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::super::super::lexer::lex;
    use super::*;

    fn found(text: &str) -> Option<String> {
        let mut tokens = Vec::new();
        lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
        let reader = Reader { text, tokens: &tokens };
        (0..tokens.len()).find_map(|at| identifier(reader, at)).map(|(_, name)| name)
    }

    #[test]
    fn identifiers_by_shape() {
        assert_eq!(found("code: (617) 555-0100 ext").as_deref(), Some("617-555-0100"));
        assert_eq!(found("(617)-555-0100").as_deref(), Some("617-555-0100"));
        assert_eq!(found("code: 617/555-0100").as_deref(), Some("617-555-0100"));
        assert_eq!(found("04-1234567").as_deref(), Some("04-1234567"));
        assert_eq!(found("Commission File 0-98765").as_deref(), Some("0-98765"));
        assert_eq!(found("0009999999-96-000123").as_deref(), Some("0009999999-96-000123"));
        assert_eq!(found("CIK 0000123456").as_deref(), Some("0000123456"));
        assert_eq!(found("File Number: 333-990001-02").as_deref(), Some("333-990001-02"));
        assert_eq!(found("+44 20 7946 0000").as_deref(), Some("44-20-7946-0000"));
        assert_eq!(found("or +1 412-555-0177 (international)").as_deref(), Some("1-412-555-0177"));
        assert_eq!(found("or 1 (412) 555-0177").as_deref(), Some("1-412-555-0177"));
        assert_eq!(found("passcode 30155017").as_deref(), Some("30155017"));
        assert_eq!(found("and conference ID number: 4155501.").as_deref(), Some("4155501"));
        assert_eq!(found("the access code is #55501").as_deref(), Some("55501"));
        assert_eq!(found("(011) 86 27 55501122").as_deref(), Some("011-86-27-55501122"));
        assert_eq!(found("its telephone number is 972-3-555-0100.").as_deref(), Some("972-3-555-0100"));
    }

    #[test]
    fn a_cusip_is_held_to_its_check_digit() {
        assert_eq!(found("CUSIP No. 990001109").as_deref(), Some("990001109"));
        assert_eq!(found("CUSIP No. 990001 10 9").as_deref(), Some("990001109"));
        assert_eq!(found("CUSIP No. 990001100"), None);
    }

    #[test]
    fn ranges_are_no_identifiers() {
        assert_eq!(found("pages 12-14, 2009-2010 and 60-64 million, 02451-1477"), None);
        assert_eq!(found("the meeting of 2011 and 1200 participants in number 12345"), None);
        assert_eq!(found("+12 15 18 basis points, (123) (456) (789), 12-31-2004"), None);
        assert_eq!(found("mobile subscribers of 12 345 678 and phone lines of 1 234 567 890"), None);
        assert_eq!(found("its telephone unit served 12 - 15 - 2004 - 33 lines"), None);
    }
}
