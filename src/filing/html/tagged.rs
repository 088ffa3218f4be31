//! Hands the elements of inline XBRL over to the collector of tags, while the walk passes them.
//!
//! The header of a filing may take up half of it and shows nothing. It is read here in one go, so that
//! the walk need not keep track of the thousands of elements in it.

use std::ops::Range;

use memchr::memmem;

use super::lexer::{Lexer, Token};
use super::tag::Tag;
use crate::filing::ixbrl::{Element, Marks};
use crate::text::{SourceSpan, Span, saturate};

/// The kind of content that a tag of inline XBRL holds; None for all other tags.
pub(super) fn element(tag: Tag) -> Option<Element> {
    Some(match tag {
        Tag::IxNonFraction => Element::Number,
        Tag::IxNonNumeric => Element::Text,
        Tag::IxFraction => Element::Fraction,
        Tag::IxNumerator => Element::Numerator,
        Tag::IxDenominator => Element::Denominator,
        Tag::IxContinuation => Element::Continuation,
        Tag::IxExclude => Element::Exclude,
        _ => return None,
    })
}

/// Notes the start tag last read; an empty element is noted as a whole.
pub(super) fn open(
    lexer: &Lexer<'_>,
    base: u32,
    element: Element,
    hidden: bool,
    empty: bool,
    marks: &mut Marks,
) {
    let at = base + saturate(lexer.at());
    let attributes = lexer.attrs.iter().map(|a| (lexer.slice(a.name.clone()), place(base, &a.value)));
    marks.open(element, hidden, at, attributes);
    if empty {
        marks.close(element, at);
    }
}

/// Notes an end tag whose name stands at `name`.
pub(super) fn close(base: u32, element: Element, name: &Range<usize>, marks: &mut Marks) {
    // The content ends before the `</`.
    marks.close(element, base + saturate(name.start.saturating_sub(2)));
}

/// Notes that the element just opened shows what a hidden fact says. Such elements hold text alone, so
/// that the next end tag is their own.
pub(super) fn shown(lexer: &Lexer<'_>, base: u32, marks: &mut Marks) {
    const NAME: &[u8] = b"-sec-ix-hidden";
    let style = lexer.attrs.iter().find(|a| lexer.slice(a.name.clone()).eq_ignore_ascii_case(b"style"));
    let found = style.and_then(|style| {
        let text = lexer.slice(style.value.clone());
        let after = memmem::find(text, NAME)? + NAME.len();
        let start = after + text.get(after..)?.iter().position(|b| !matches!(b, b':' | b' '))?;
        let len = text.get(start..)?.iter().take_while(|b| !matches!(b, b';' | b' ')).count();
        Some(style.value.start + start..style.value.start + start + len)
    });
    if let (Some(id), Some(end)) = (found, lexer.find_ahead(b"</")) {
        marks.show(place(base, &id), place(base, &(lexer.at()..end)));
    }
}

/// Reads the header whose start tag was last read, up to and with its end tag. Gives false, having read
/// nothing, where it has none: then it is no header but a stray tag.
pub(super) fn header(lexer: &mut Lexer<'_>, base: u32, marks: &mut Marks) -> bool {
    if !lexer.is_ahead(b"</ix:header") {
        return false;
    }
    while let Some(token) = lexer.next_token() {
        match token {
            Token::End { tag: Tag::IxHeader, .. } => break,
            Token::Start { tag, name, self_closing } => {
                if let Some(element) = element(tag) {
                    open(lexer, base, element, true, self_closing, marks);
                    continue;
                }
                let get = |name: &[u8]| {
                    let found = lexer.attrs.iter().find(|a| lexer.slice(a.name.clone()) == name)?;
                    Some(place(base, &found.value))
                };
                let name = lexer.slice(name);
                marks.resources.start(name, get);
                if self_closing {
                    marks.resources.end(name);
                }
            }
            Token::End { tag, name } => match element(tag) {
                Some(element) => close(base, element, &name, marks),
                None => marks.resources.end(lexer.slice(name)),
            },
            Token::Text(range) => {
                let at = base + saturate(range.start);
                marks.resources.text(lexer.slice(range), at);
            }
            Token::Raw { .. } | Token::Comment(_) | Token::Cut(_) => {}
        }
    }
    true
}

fn place(base: u32, range: &Range<usize>) -> SourceSpan {
    Span::new(base + saturate(range.start), base + saturate(range.end))
}
