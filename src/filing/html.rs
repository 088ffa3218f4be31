//! Reads HTML of every era, inline XBRL included, without building a tree.
//!
//! `lexer` cuts the bytes into tags and text; `walk` keeps what look and which cell is in force;
//! `page` writes blocks and `sink` their text and its map; `table` tells tables from layout.

mod css;
mod lexer;
mod look;
mod page;
mod sink;
mod table;
mod tag;
mod walk;

pub(super) use walk::read;
