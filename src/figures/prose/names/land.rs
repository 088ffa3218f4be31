//! Numbers that describe where land lies, as deeds and leases of land do.
//!
//! ```text
//! thence North 17 degrees 08' 20" West, 64.31 feet        a bearing; the feet are measured
//! Township 14 South, Range 19 East                        a place in the survey of public lands
//! the Northeast 1/4 of the Northwest 1/4 of Section 8     a part of a section
//! ```

use super::super::super::lexer::TokenKind;
use super::super::reader::Reader;

/// Directions of bearings.
const DIRECTIONS: [&[u8]; 4] = [b"north", b"south", b"east", b"west"];

/// Directions of parts of sections.
const PARTS: [&[u8]; 8] =
    [b"northeast", b"northwest", b"southeast", b"southwest", b"north", b"south", b"east", b"west"];

/// True for the number at `at` of a bearing, a township or a part of a section.
pub(super) fn is_of_land(reader: Reader<'_>, at: usize) -> bool {
    is_of_bearing(reader, at) || is_surveyed(reader, at) || is_part(reader, at)
}

/// "North 17 degrees 08' 20" West", "31 seconds East".
fn is_of_bearing(reader: Reader<'_>, at: usize) -> bool {
    let degrees = |i: usize| reader.says(i, &[b"degrees", b"degree", b"deg", b"\xC2\xB0"]);
    let mark = |i: usize| reader.kind(i) == Some(TokenKind::Quote) && reader.touches(i);
    let told = |i: usize| mark(i) || reader.says(i, &[b"minutes", b"seconds", b"minute", b"second"]);
    let number = |i: usize| reader.kind(i) == Some(TokenKind::Number);
    if degrees(at + 1) {
        // "cools to 11 degrees" is a temperature.
        return at > 0 && direction(reader, at - 1) || number(at + 2) && told(at + 3);
    }
    if !told(at + 1) {
        return false;
    }
    // A turn behind the seconds, or larger parts before: "17 degrees 08'", "08' 20"".
    direction(reader, at + 2)
        || at > 0 && degrees(at - 1)
        || at >= 2 && told(at - 1) && number(at - 2) && (mark(at - 1) == mark(at + 1))
}

/// "North", "W".
fn direction(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.bytes(at), b"N" | b"S" | b"E" | b"W") || reader.says(at, &DIRECTIONS)
}

/// "Township 12 South", "Range 17 East".
fn is_surveyed(reader: Reader<'_>, at: usize) -> bool {
    at > 0 && reader.says(at - 1, &[b"township", b"range"]) && direction(reader, at + 1)
}

/// "the Northeast 1/4 of the Northwest 1/4", "the West 1/2 of Section 8".
fn is_part(reader: Reader<'_>, at: usize) -> bool {
    let named = |i: usize| reader.says(i, &PARTS) && reader.kind(i) == Some(TokenKind::Capital);
    let parts = matches!(reader.bytes(at), b"1/4" | b"1/2" | b"3/4");
    // The same where the lexer parts the stroke from its numbers.
    let stroke = |i: usize| reader.kind(i) == Some(TokenKind::Slash) && reader.touches(i);
    let over = reader.bytes(at) == b"1" && stroke(at + 1) && at > 0 && named(at - 1);
    let under = matches!(reader.bytes(at), b"4" | b"2")
        && at >= 3
        && stroke(at - 1)
        && reader.touches(at)
        && reader.bytes(at - 2) == b"1"
        && named(at - 3);
    parts && at > 0 && named(at - 1) || over || under
}
