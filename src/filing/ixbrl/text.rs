//! The text of facts: what is shown where they stand, or what their bytes say where nothing is shown.

use super::{Fact, Origin, Tagging};
use crate::filing::decode;
use crate::filing::document::Document;
use crate::text::{SourceSpan, Span, TextSpan};

/// Pieces of content that a text is put together from, at most; a chain of continuations that bites its
/// own tail ends here.
const MOST_PIECES: usize = 10_000;

/// A span of text without white space at its ends; None where nothing is left.
pub(super) fn inked(document: &Document, span: TextSpan) -> Option<TextSpan> {
    let text = document.slice(span);
    let lead = text.len() - text.trim_start().len();
    let start = span.start() + crate::text::saturate(lead);
    let inked = Span::new(start, start + crate::text::saturate(text.trim().len()));
    (!inked.is_empty()).then_some(inked)
}

/// What stands at `content`: as the document shows it, or else its bytes decoded.
pub(super) fn print(source: &[u8], documents: &[Document], document: usize, content: SourceSpan) -> String {
    let shown = documents.get(document).and_then(|document| {
        let span = document.map.to_text(content)?;
        Some(document.slice(span).trim())
    });
    match shown {
        Some(text) => text.to_owned(),
        None => decoded(source.get(content.range()).unwrap_or(&[])),
    }
}

/// The whole text of a fact: its content and what goes on from it, without what is excluded.
pub(super) fn whole(source: &[u8], documents: &[Document], tagging: &Tagging, fact: &Fact) -> String {
    if fact.origin == Origin::Instance {
        return of_instance(source.get(fact.content.range()).unwrap_or(&[]));
    }
    let document = fact.document as usize;
    let mut text = String::new();
    let mut content = fact.content;
    let mut next = fact.continued;
    for _ in 0..MOST_PIECES {
        kept(&tagging.excluded, content, |piece| {
            let print = print(source, documents, document, piece);
            if !text.is_empty() && !print.is_empty() {
                text.push('\n');
            }
            text.push_str(&print);
        });
        let Some(continuation) = next.and_then(|index| tagging.continuations.get(index as usize)) else {
            break;
        };
        content = continuation.content;
        next = continuation.next;
    }
    text
}

/// Gives the parts of `content` that are not excluded to `take`, in order. `excluded` is sorted.
fn kept(excluded: &[SourceSpan], content: SourceSpan, mut take: impl FnMut(SourceSpan)) {
    let mut from = content.start();
    let first = excluded.partition_point(|e| e.start() < content.start());
    for hole in excluded[first..].iter().take_while(|e| e.start() < content.end()) {
        if hole.start() >= from {
            take(Span::new(from, hole.start()));
            from = hole.end();
        }
    }
    if from < content.end() || from == content.start() {
        take(Span::new(from, content.end()));
    }
}

/// The text of an element of an instance. Markup stands in it as text, with its references doubly
/// written, and is taken out again.
fn of_instance(bytes: &[u8]) -> String {
    let bytes = bytes.trim_ascii();
    let inner = bytes.strip_prefix(b"<![CDATA[").and_then(|b| b.strip_suffix(b"]]>"));
    let text = match inner {
        Some(inner) => decode::to_string(inner),
        None => htmlize::unescape(decode::to_string(bytes)).into_owned(),
    };
    if text.contains("</") || text.contains("/>") { decoded(text.as_bytes()) } else { text.trim().to_owned() }
}

/// Bytes of markup as text: tags and comments left out, references read, white space folded.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let mut plain = Vec::new();
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'<', rest) {
        plain.extend_from_slice(&rest[..at]);
        let tag = &rest[at..];
        let is_tag = tag.get(1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'));
        let end = if tag.starts_with(b"<!--") {
            memchr::memmem::find(tag, b"-->").map(|e| e + 3)
        } else {
            memchr::memchr(b'>', tag).map(|e| e + 1)
        };
        match end.filter(|_| is_tag) {
            Some(end) => {
                // The end of a block parts words.
                if tag.starts_with(b"</p")
                    || tag.starts_with(b"</div")
                    || tag.starts_with(b"</t")
                    || tag.starts_with(b"<br")
                {
                    plain.push(b' ');
                }
                rest = &tag[end..];
            }
            None => {
                plain.push(b'<');
                rest = &tag[1..];
            }
        }
    }
    plain.extend_from_slice(rest);
    let text = htmlize::unescape(decode::to_string(&plain)).into_owned();
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excluded_parts_are_cut_out() {
        let cut = |excluded: &[(u32, u32)], content: (u32, u32)| {
            let excluded: Vec<SourceSpan> = excluded.iter().map(|(a, b)| Span::new(*a, *b)).collect();
            let mut pieces = Vec::new();
            kept(&excluded, Span::new(content.0, content.1), |p: SourceSpan| {
                pieces.push((p.start(), p.end()));
            });
            pieces
        };
        assert_eq!(cut(&[], (5, 9)), [(5, 9)]);
        assert_eq!(cut(&[(1, 3), (6, 7), (12, 15)], (5, 20)), [(5, 6), (7, 12), (15, 20)]);
        assert_eq!(cut(&[(6, 9)], (5, 9)), [(5, 6)]);
        assert_eq!(cut(&[], (5, 5)), [(5, 5)]);
    }

    #[test]
    fn markup_within_an_instance_is_taken_out() {
        assert_eq!(of_instance(b" Harrow Creek &amp; Sons "), "Harrow Creek & Sons");
        assert_eq!(
            of_instance(b"&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;three&lt;/p&gt;"),
            "One & two three"
        );
        assert_eq!(of_instance(b"<![CDATA[<div>a &lt; b</div>]]>"), "a < b");
        assert_eq!(of_instance(b"5 &lt; 6"), "5 < 6");
    }
}
