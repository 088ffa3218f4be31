//! The numbers of addresses: of houses and suites, of streets in a grid, and postal codes.

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;

/// "830 Harrow Street", "Suite 400", "Dunmore, MA 02499-1234".
pub(super) fn is_address(reader: Reader<'_>, at: usize) -> bool {
    let digits = reader.bytes(at);
    let plain = digits.iter().all(u8::is_ascii_digit);
    if plain && is_postal_code_abroad(reader, at) {
        return true;
    }
    if !plain || digits.len() > 5 {
        return false;
    }
    if digits.len() == 5 && is_state(reader, at) {
        return true;
    }
    // The second half of a nine-digit post code.
    if digits.len() == 4
        && reader.kind_before(at, 1) == Some(TokenKind::Hyphen)
        && reader.touches(at)
        && at >= 2
        && reader.bytes(at - 2).len() == 5
        && is_state(reader, at - 2)
    {
        return true;
    }
    // "1400 South 700 West": both numbers name streets.
    let grid = |from: usize| {
        is_direction(reader, from)
            && reader.kind(from + 1) == Some(TokenKind::Number)
            && is_direction(reader, from + 2)
    };
    if grid(at + 1) || at >= 2 && reader.kind(at - 2) == Some(TokenKind::Number) && grid(at - 1) {
        return true;
    }
    // Capital words up to a street's name: all capitals would be a heading.
    for ahead in 1..=6 {
        let i = at + ahead;
        match reader.kind(i) {
            Some(TokenKind::Capital) => {
                let word = reader.word(i);
                // "5 Stores North" is no address.
                let highway = reader.bytes(i).eq_ignore_ascii_case(b"highway");
                // "1350 Avenue of Mills".
                let avenue =
                    reader.says(i, &[b"avenue", b"ave"]) && reader.kind(i + 2) == Some(TokenKind::Capital);
                let ends = ahead >= 2
                    || reader.word(i + 1) == Word::Of && (avenue || reader.word(i + 2) == Word::The);
                // "50 Harrow Yards": no yards are counted by a name.
                let mall = matches!(reader.bytes(i), b"Mall" | b"Yards") && ahead >= 2;
                // "3 Times Square".
                let times = reader.bytes(i) == b"Times" && reader.bytes(i + 1) == b"Square";
                if mall || (word == Word::Street || highway) && ends && !is_direction(reader, i) {
                    return true;
                }
                if !matches!(word, Word::Other | Word::Street | Word::Usd) && !highway && !times {
                    return false;
                }
            }
            Some(TokenKind::Period) if reader.touches(i) => {}
            Some(TokenKind::Number)
                if ahead >= 1 && matches!(reader.bytes(i + 1), b"th" | b"st" | b"nd" | b"rd") => {}
            Some(TokenKind::Word)
                if matches!(reader.bytes(i), b"th" | b"st" | b"nd" | b"rd") && reader.touches(i) => {}
            _ => return false,
        }
    }
    false
}

/// "Haifa, Israel 3100001", "Utrecht, 3511 AB, the Netherlands" where an address is spoken of: four to seven digits
/// behind the name of a place, or before two capitals.
fn is_postal_code_abroad(reader: Reader<'_>, at: usize) -> bool {
    /// Tokens of a long address.
    const ADDRESS: usize = 28;
    if !(4..=7).contains(&reader.bytes(at).len()) {
        return false;
    }
    let place = at.checked_sub(1).is_some_and(|before| {
        let before = before.saturating_sub(usize::from(reader.kind(before) == Some(TokenKind::Comma)));
        reader.kind(before) == Some(TokenKind::Capital) && reader.word(before).month().is_none()
    });
    let letters = reader.bytes(at + 1);
    let lettered = letters.len() == 2
        && letters.iter().all(u8::is_ascii_uppercase)
        && !matches!(letters, b"SF" | b"US" | b"UK");
    // A code ends what it stands in, alone or with the country: "Dayton, 2500 workers" counts them.
    let parts = |i: usize| {
        use TokenKind::{Close, Comma, Period, Semicolon};
        matches!(reader.kind(i), None | Some(Close | Comma | Period | Semicolon))
            || matches!(reader.word(i), Word::And | Word::Or) && reader.kind(i + 1) != Some(TokenKind::Number)
    };
    let country = reader.kind(at + 1) == Some(TokenKind::Capital) && parts(at + 2);
    if !(lettered || parts(at + 1) || country && !matches!(letters, b"SF" | b"US" | b"UK")) {
        return false;
    }
    let asked =
        |i: usize| reader.says(i, &[&b"address"[..], b"addresses", b"offices", b"office", b"located"]);
    (place || lettered) && (at.saturating_sub(ADDRESS)..at).any(asked) && (!reader.is_year(at) || lettered)
}

/// "North", "S".
fn is_direction(reader: Reader<'_>, at: usize) -> bool {
    const DIRECTIONS: [&[u8]; 8] = [b"north", b"south", b"east", b"west", b"n", b"s", b"e", b"w"];
    DIRECTIONS.iter().any(|word| word.eq_ignore_ascii_case(reader.bytes(at)))
}

/// Two capitals, or a "D.C.", before a post code.
fn is_state(reader: Reader<'_>, at: usize) -> bool {
    let mut back = 1;
    while matches!(reader.kind_before(at, back), Some(TokenKind::Period | TokenKind::Comma)) && back < 3 {
        back += 1;
    }
    let Some(index) = at.checked_sub(back) else { return false };
    let state = reader.bytes(index);
    let letters: Vec<u8> = state.iter().copied().filter(u8::is_ascii_alphabetic).collect();
    // "Washington, D. C. 20549".
    if letters == b"C" && index >= 2 && reader.bytes(index - 2) == b"D" {
        return true;
    }
    let named = reader.kind(index) == Some(TokenKind::Capital) && back > 0 && letters.len() > 3;
    letters.len() == 2 && letters.iter().all(u8::is_ascii_uppercase)
        || named && reader.kind_before(index, 1) == Some(TokenKind::Comma)
        || STATES.iter().any(|name| name.eq_ignore_ascii_case(state))
}

/// The last words of the names of the states, which need no comma before them: "New York 10004".
const STATES: [&[u8]; 49] = [
    b"Alabama",
    b"Alaska",
    b"Arizona",
    b"Arkansas",
    b"California",
    b"Colorado",
    b"Connecticut",
    b"Delaware",
    b"Florida",
    b"Georgia",
    b"Hawaii",
    b"Idaho",
    b"Illinois",
    b"Indiana",
    b"Iowa",
    b"Kansas",
    b"Kentucky",
    b"Louisiana",
    b"Maine",
    b"Maryland",
    b"Massachusetts",
    b"Michigan",
    b"Minnesota",
    b"Mississippi",
    b"Missouri",
    b"Montana",
    b"Nebraska",
    b"Nevada",
    b"Hampshire",
    b"Jersey",
    b"Mexico",
    b"York",
    b"Carolina",
    b"Dakota",
    b"Ohio",
    b"Oklahoma",
    b"Oregon",
    b"Pennsylvania",
    b"Island",
    b"Tennessee",
    b"Texas",
    b"Utah",
    b"Vermont",
    b"Virginia",
    b"Washington",
    b"Wisconsin",
    b"Wyoming",
    b"Columbia",
    b"Rico",
];
