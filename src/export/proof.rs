//! Proves that a record's words stand at its bytes, apart from the reader that said so.
//!
//! The bytes of the span are decoded anew by a few lines that know nothing of blocks and tables: tags
//! and comments out, character references and windows-1252 in, white space out. If what is left are
//! the record's words, they stand there. Where markup between the words adds or hides some (a footnote
//! mark, a hidden element, an escaped `\$`), the document's own map must lead from the bytes back to
//! exactly these words.

use crate::filing::{Document, Filing, Format};
use crate::text::SourceSpan;

/// True where the words `raw` stand at the bytes `source` of `document` (an index) of `filing`.
pub fn stands(filing: &Filing, document: usize, source: SourceSpan, raw: &str) -> bool {
    let Some(document) = filing.documents.get(document) else { return false };
    let Some(bytes) = filing.source.get(source.range()) else { return false };
    if source.is_empty() || raw.is_empty() {
        return false;
    }
    bytes == raw.as_bytes()
        || same_words(bytes, raw, document.part.format)
        || maps_back(document, source, raw)
}

fn same_words(bytes: &[u8], raw: &str, format: Format) -> bool {
    let text = match format {
        Format::Html | Format::Xml => htmlize::unescape(without_tags(&decoded(bytes))).into_owned(),
        _ => decoded(bytes),
    };
    let words = |text: &str| -> Vec<char> { text.chars().filter(|c| !is_gap(*c)).collect() };
    words(&text) == words(raw)
}

/// White space and characters of no width, which readers drop or turn into one another.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn maps_back(document: &Document, source: SourceSpan, raw: &str) -> bool {
    document.map.to_text(source).is_some_and(|span| document.slice(span) == raw)
}

/// UTF-8 where it is valid, windows-1252 where it is not.
fn decoded(bytes: &[u8]) -> String {
    crate::filing::decoded(bytes)
}

/// The text without tags and comments. What opens no tag (`a < b`) is text.
fn without_tags(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(at) = rest.find('<') {
        kept.push_str(&rest[..at]);
        let tag = &rest[at..];
        let opens = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let end = if tag.starts_with("<!--") {
            tag.find("-->").map(|e| e + 3)
        } else {
            tag.find('>').map(|e| e + 1)
        };
        match end.filter(|_| opens) {
            Some(end) => rest = &tag[end..],
            None => {
                kept.push('<');
                rest = &tag[1..];
            }
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn at(file: &str, bytes: &str, raw: &str) -> bool {
        let filing = crate::filing::read(file.as_bytes().to_vec());
        let start = file.find(bytes).unwrap();
        stands(&filing, 0, Span::of(start..start + bytes.len()), raw)
    }

    #[test]
    fn words_stand_where_markup_parts_them() {
        let page = "<html><body><p>Cash of <b>$</b>&nbsp;94,<!-- x -->942 and &#36;5</p></body></html>";
        assert!(at(page, "<b>$</b>&nbsp;94,<!-- x -->942", "$ 94,942"));
        assert!(at(page, "&#36;5", "$5"));
        assert!(!at(page, "94,<!-- x -->942", "94,943"));
        assert!(!at(page, "94,<!-- x -->94", "94,942"));
    }

    #[test]
    fn words_of_plain_text_stand_as_they_are() {
        let text = "Net loss 🙂 was\r\n$12.9\r\nmillion.";
        assert!(at(text, "$12.9\r\nmillion", "$12.9\nmillion"));
        assert!(!at(text, "$12.9\r\nmillio", "$12.9\nmillion"));
        assert!(!at(text, "12.9", "$12.9"));
    }

    #[test]
    fn a_span_outside_the_file_holds_nothing() {
        let filing = crate::filing::read(b"Cash 5".to_vec());
        assert!(!stands(&filing, 0, Span::new(5, 60), "5"));
        assert!(!stands(&filing, 3, Span::new(5, 6), "5"));
        assert!(!stands(&filing, 0, Span::new(5, 5), ""));
    }
}
