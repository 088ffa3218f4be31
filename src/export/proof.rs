//! Proves that a record's words stand at its bytes, apart from the reader that said so.
//!
//! The bytes of the span are decoded anew by a few lines that know nothing of blocks and tables: tags
//! and comments out, character references and windows-1252 in, white space out. If what is left are
//! the record's words, they stand there. Where something stands between the words that is not shown (a
//! hidden element, the backslash of `\$`), the words must come in order among what is left, and the
//! document's own map must lead from the bytes back to exactly them.

use crate::filing::{Document, Filing, Format};
use crate::text::SourceSpan;

/// True where the words `raw` stand at the bytes `source` of `document` (an index) of `filing`.
pub fn stands(filing: &Filing, document: usize, source: SourceSpan, raw: &str) -> bool {
    let Some(document) = filing.documents.get(document) else { return false };
    let Some(bytes) = filing.source.get(source.range()) else { return false };
    if source.is_empty() || raw.is_empty() {
        return false;
    }
    if bytes == raw.as_bytes() {
        return true;
    }
    let decoded = crate::filing::decoded(bytes);
    let plain = |text: &str| htmlize::unescape(without_tags(text)).into_owned();
    let holds = |text: &str| holds_words(text, raw, || maps_back(document, source, raw));
    match document.part.format {
        Format::Html => holds(&plain(&decoded)),
        // A page that an element of XML holds has its own references written as references: "&amp;#8211;". A fact has
        // the page with its tags, a figure what it shows.
        Format::Xml => {
            holds(&plain(&decoded)) || decoded.contains("&amp;") && holds(&plain(&plain(&decoded)))
        }
        _ => holds(&decoded),
    }
}

/// True where `text` has the words `raw` in their order, and nothing else, unless the document's map leads back to them.
fn holds_words(text: &str, raw: &str, maps_back: impl Fn() -> bool) -> bool {
    let mut there = text.chars().filter(|c| !is_gap(*c));
    let mut words = raw.chars().filter(|c| !is_gap(*c));
    let mut passed = 0;
    let in_order = words.all(|word| {
        there.any(|c| {
            passed += usize::from(c != word);
            c == word
        })
    });
    in_order && (passed == 0 && there.next().is_none() || maps_back())
}

/// White space and characters of no width, which readers drop or turn into one another.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn maps_back(document: &Document, source: SourceSpan, raw: &str) -> bool {
    document.map.to_text(source).is_some_and(|span| document.slice(span) == raw)
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
        let page = "<html><body><p>Cash of <b>$</b>&nbsp;41,<!-- x -->870 and &#36;5</p></body></html>";
        assert!(at(page, "<b>$</b>&nbsp;41,<!-- x -->870", "$ 41,870"));
        assert!(at(page, "&#36;5", "$5"));
        assert!(!at(page, "41,<!-- x -->870", "41,871"));
        assert!(!at(page, "41,<!-- x -->87", "41,870"));
    }

    #[test]
    fn words_of_plain_text_stand_as_they_are() {
        let text = "Net loss 🙂 was\r\n$12.9\r\nmillion.";
        assert!(at(text, "$12.9\r\nmillion", "$12.9\nmillion"));
        assert!(!at(text, "$12.9\r\nmillio", "$12.9\nmillion"));
        assert!(!at(text, "12.9", "$12.9"));
    }

    #[test]
    fn what_is_not_shown_may_stand_between_the_words_and_nothing_else() {
        let page =
            "<html><body><p>Cash <span style=\"display:none\">x7</span>5<sup>1</sup>0 more</p></body></html>";
        let filing = crate::filing::read(page.as_bytes().to_vec());
        let text = &filing.documents[0].text;
        let shown = text.find("Cash").map(|at| Span::of(at..text.find(" more").unwrap())).unwrap();
        let (source, raw) = (filing.documents[0].source(shown), filing.documents[0].slice(shown).to_owned());
        assert!(!raw.contains("x7"));
        assert!(stands(&filing, 0, source, &raw));
        let mut altered = filing.clone();
        altered.source[page.find("5<sup>").unwrap()] = b'6';
        assert!(!stands(&altered, 0, source, &raw));
    }

    #[test]
    fn regression_a_page_in_an_element_stands_with_its_tags_and_without_them() {
        let value = "&lt;p&gt;Cash of 41,870 &amp;#8211; 42,000&lt;/p&gt;";
        let instance = format!(
            "<?xml version=\"1.0\"?><xbrl xmlns=\"http://www.xbrl.org/2003/instance\"><n>{value}</n></xbrl>"
        );
        assert!(at(&instance, value, "<p>Cash of 41,870 &#8211; 42,000</p>"));
        assert!(at(&instance, value, "Cash of 41,870 \u{2013} 42,000"));
        assert!(!at(&instance, value, "Cash of 41,871 \u{2013} 42,000"));
    }

    #[test]
    fn a_span_outside_the_file_holds_nothing() {
        let filing = crate::filing::read(b"Cash 5".to_vec());
        assert!(!stands(&filing, 0, Span::new(5, 60), "5"));
        assert!(!stands(&filing, 3, Span::new(5, 6), "5"));
        assert!(!stands(&filing, 0, Span::new(5, 5), ""));
    }
}
