//! Reads HTML of every era, inline XBRL included, without building a tree.
//!
//! `lexer` cuts the bytes into tags and text; `walk` keeps what look and which cell is in force;
//! `page` writes blocks and `sink` their text and its map; `table` tells tables from layout; `tagged` hands
//! the tags of inline XBRL over.

mod css;
mod lexer;
mod look;
mod page;
mod raised;
mod sink;
mod table;
mod tag;
mod tagged;
mod walk;

pub(super) use sink::Sink;
pub(super) use table::is_figure;
pub(super) use walk::read;

/// The characters that `raw` stands for: references decoded, white space folded.
pub(super) fn plain(raw: &[u8]) -> String {
    let mut sink = Sink::new(0);
    sink.push(raw, 0, true);
    sink.finish().0.trim_end().to_owned()
}
