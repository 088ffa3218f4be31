//! Verbs of what is done bit by bit over years, and is told of all of them at once.
//!
//! ```text
//! Over the past three years, we invested $5        all three
//! From 2007 to 2009, we opened 40 stores           likewise
//! The price went from $4 in 2007 to $5 in 2009     a change between two years
//! ```

use super::super::reader::Reader;

/// What a company does again and again: the amounts add up.
const DONE: [&[u8]; 22] = [
    b"spent",
    b"invested",
    b"issued",
    b"sold",
    b"repurchased",
    b"purchased",
    b"bought",
    b"paid",
    b"received",
    b"acquired",
    b"built",
    b"opened",
    b"closed",
    b"raised",
    b"earned",
    b"contributed",
    b"borrowed",
    b"repaid",
    b"drilled",
    b"recorded",
    b"incurred",
    b"donated",
];

/// True for a verb of what is done over years: "spent", "invested".
pub(super) fn is_done(reader: Reader<'_>, at: usize) -> bool {
    reader.says(at, &DONE)
}
