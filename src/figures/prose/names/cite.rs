//! Places in statutes, bills and reports of courts.
//!
//! ```text
//! 42 U.S.C. (S)(S)9601-9675      plain ASCII prints the sign of a section as (S)
//! NRS 78.411                     a code by its initials
//! H.R. 7085                      a bill
//! 14 F.4th 1299                  volume, reporter, page
//! ```

use super::super::super::lexer::TokenKind;
use super::super::reader::Reader;

/// Codes that are cited by their initials before a chapter and its section, "78.411".
const CODES: [&[u8]; 5] = [b"NRS", b"RCW", b"ORC", b"MCL", b"ORS"];

/// What a sign of a section may stand behind.
const STATUTES: [&[u8]; 7] = [b"U.S.C", b"USC", b"C.F.R", b"CFR", b"Stat", b"Code", b"Act"];

/// Tokens between a statute and the section cited.
const APART: usize = 8;

/// Reporters of courts: "F.4th", "F.3d", "F.2d".
const REPORTERS: [&[u8]; 4] = [b"4th", b"3d", b"2d", b"Supp"];

/// True for the section, the number of a bill or the page of a decision at `at`.
pub(super) fn is_cite(reader: Reader<'_>, at: usize) -> bool {
    let sectioned = reader.bytes(at).contains(&b'.');
    let told =
        matches!(reader.kind(at + 1), Some(TokenKind::Word)) && reader.get(at + 1).is_some_and(|t| t.spaced);
    let coded = |before: usize| {
        sectioned && CODES.contains(&reader.bytes(before)) || !told && is_bill(reader, before)
    };
    is_reported(reader, at) || is_behind_sign(reader, at) || at.checked_sub(1).is_some_and(coded)
}

/// "(S)(S)9601", "(S) 78m".
fn is_behind_sign(reader: Reader<'_>, at: usize) -> bool {
    let sign = |end: usize| {
        end >= 3
            && reader.kind(end - 1) == Some(TokenKind::Close)
            && reader.bytes(end - 2) == b"S"
            && reader.kind(end - 3) == Some(TokenKind::Open)
    };
    let cited = || {
        (at.saturating_sub(APART)..at).any(|i| STATUTES.iter().any(|name| reader.bytes(i).starts_with(name)))
    };
    sign(at) && !reader.bytes(at).contains(&b',') && (at >= 6 && sign(at - 3) || cited())
}

/// "H.R. 7085": the stop behind the initials, whether the first one stands alone or not.
fn is_bill(reader: Reader<'_>, stop: usize) -> bool {
    let apart = || {
        stop >= 3
            && reader.bytes(stop - 1) == b"R"
            && reader.kind(stop - 2) == Some(TokenKind::Period)
            && reader.bytes(stop - 3) == b"H"
    };
    let stopped = reader.kind(stop) == Some(TokenKind::Period) && stop > 0;
    stopped && (reader.bytes(stop - 1) == b"H.R" || apart()) || reader.bytes(stop) == b"H.R."
}

/// The volume before "F.4th" and the page behind it; `at` is the number.
fn is_reported(reader: Reader<'_>, at: usize) -> bool {
    // "F", ".", "4", "th": the series is cut where its digits end.
    let series = |i: usize| {
        reader.bytes(i) == b"F"
            && reader.kind(i + 1) == Some(TokenKind::Period)
            && reader.touches(i + 2)
            && (reader.says(i + 2, &REPORTERS) || reader.says(i + 3, &[b"th", b"d"]) && reader.touches(i + 3))
    };
    series(at + 1) || (3..=4).any(|back| at.checked_sub(back).is_some_and(series))
}
