//! Where a decision is attached: a place in a file, and what makes it known again elsewhere.
//!
//! In the same file (same SHA-256) bytes are enough. A filing that comes back changed has other
//! bytes at those offsets, so an anchor also keeps what a person would go by: the words themselves,
//! the words before and after, the section, the row's label and the column's header.
//!
//! ```text
//! … Cash used in operations was │$12.9 million│ for the quarter, compared to …
//!     prefix                     quote          suffix
//! section  Financial Results     row, column    "" in prose
//! ```

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::figures::Figure;
use crate::filing::Document;
use crate::reading::Reading;
use crate::text::{SourceSpan, Span, TextSpan};

/// SHA-256 of a file's bytes: which file a decision speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// The hash of a file's bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0[..4]))
    }
}

impl FromStr for FileHash {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        unhex(text).map(Self).ok_or_else(|| format!("{text} is no SHA-256"))
    }
}

impl Serialize for FileHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FileHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(*b)]).collect()
}

/// The bytes of exactly `2 * N` hexadecimal digits.
pub(super) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// Characters of context that an anchor keeps on either side, white space counted once.
const CONTEXT: usize = 64;

/// A place in a filing, kept so that it is found again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// Number of the document in the file, from 1.
    pub document: usize,
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The words as printed.
    pub quote: String,
    /// Up to 64 characters before them, each run of white space as one space.
    pub prefix: String,
    /// Up to 64 characters after them, likewise.
    pub suffix: String,
    /// Titles of the sections around it, outermost first.
    pub section: Vec<String>,
    /// The label of its row; empty outside tables.
    pub row: String,
    /// The words of its column's header; empty outside tables.
    pub column: String,
}

impl Anchor {
    /// The anchor of a span of text.
    pub fn of_span(reading: &Reading, document: usize, span: TextSpan) -> Self {
        let section = reading.outline.section_at(document, span.start());
        let section = section.map(|id| reading.outline.path(id)).unwrap_or_default();
        let anchor = Self {
            document: document + 1,
            start: 0,
            end: 0,
            quote: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            section: section.into_iter().map(str::to_owned).collect(),
            row: String::new(),
            column: String::new(),
        };
        let Some(document) = reading.filing.documents.get(document) else { return anchor };
        let source = document.source(span);
        let (prefix, suffix) = context(document, span);
        Self {
            start: source.start(),
            end: source.end(),
            quote: document.slice(span).to_owned(),
            prefix,
            suffix,
            ..anchor
        }
    }

    /// The anchor of a figure: its span, and in a table its row and column too.
    pub fn of_figure(reading: &Reading, figure: &Figure) -> Self {
        let mut anchor = Self::of_span(reading, figure.document, figure.span);
        if figure.cell.is_some() {
            anchor.row = reading.figures.label_text(&reading.filing, figure);
            anchor.column = column(reading, figure);
        }
        anchor
    }

    /// The bytes of the file that it names.
    pub fn source(&self) -> SourceSpan {
        Span::new(self.start, self.end)
    }

    /// Index of its document.
    pub fn document_index(&self) -> usize {
        self.document.saturating_sub(1)
    }
}

/// The words that head a figure's column, as far as the extraction went by them.
pub(super) fn column(reading: &Reading, figure: &Figure) -> String {
    let words = reading.filing.documents.get(figure.document).zip(figure.from.period);
    words.map(|(document, span)| squeezed(document.slice(span).chars(), usize::MAX)).unwrap_or_default()
}

/// The words before and after `span`.
pub(super) fn context(document: &Document, span: TextSpan) -> (String, String) {
    let text = document.text.as_str();
    let before = text.get(..span.start() as usize).unwrap_or("");
    let after = text.get(span.end() as usize..).unwrap_or("");
    let prefix: String = squeezed(before.chars().rev(), CONTEXT).chars().rev().collect();
    (prefix, squeezed(after.chars(), CONTEXT))
}

/// At most `most` characters with each run of white space as one space, so that a filing that is
/// wrapped anew keeps its contexts.
pub(super) fn squeezed(chars: impl Iterator<Item = char>, most: usize) -> String {
    let mut text = String::new();
    let (mut count, mut space) = (0, false);
    for c in chars {
        if c.is_whitespace() {
            space = count > 0;
            continue;
        }
        if count + usize::from(space) >= most {
            break;
        }
        if space {
            text.push(' ');
            count += 1;
            space = false;
        }
        text.push(c);
        count += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_comes_back_from_its_text() {
        let hash = FileHash::of(b"");
        assert_eq!(hash.to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert!("e3b0".parse::<FileHash>().is_err());
        assert!("g".repeat(64).parse::<FileHash>().is_err());
    }

    #[test]
    fn an_anchor_keeps_the_words_around_it() {
        let text = "Net loss was\n  $12.9 million  for the\tquarter.";
        let reading = crate::reading::read(text.into());
        let at = text.find('$').unwrap();
        let anchor = Anchor::of_span(&reading, 0, Span::of(at..at + 13));
        assert_eq!((anchor.start as usize, anchor.quote.as_str()), (at, "$12.9 million"));
        assert_eq!((anchor.prefix.as_str(), anchor.suffix.as_str()), ("Net loss was", "for the quarter."));
    }

    #[test]
    fn context_is_bounded_in_characters() {
        let text = format!("{}5{}", "é ".repeat(100), " ü".repeat(100));
        let reading = crate::reading::read(text.clone().into());
        let at = text.find('5').unwrap();
        let anchor = Anchor::of_span(&reading, 0, Span::of(at..at + 1));
        assert!(anchor.prefix.chars().count() <= CONTEXT && anchor.prefix.chars().count() >= CONTEXT - 1);
        assert!(anchor.suffix.starts_with("ü ü"));
    }
}
