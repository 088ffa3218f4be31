//! Text and places in it: spans, the map from text to file, lines, wrapping and search.
//!
//! The lowest floor of the house. It knows nothing of filings.

pub mod cells;
pub mod currency;
pub mod dates;
pub mod fraction;
pub mod halves;
pub(crate) mod lexicon;
pub mod lines;
pub mod numbers;
pub mod places;
pub mod scale;
pub mod search;
mod source_map;
mod spans;
pub mod wrap;

pub use source_map::SourceMap;
pub(crate) use spans::saturate;
pub use spans::{InSource, InText, SourceSpan, Span, TextSpan, slice};
