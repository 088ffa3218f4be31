//! Headings that the reader marked stand beside those that were found, or in their place.

use super::super::amend::Marks;
use super::super::forms::Form;
use super::super::lines::{Look, Page};
use super::super::marks::{item_mark, part_mark};
use super::super::names::{Name, name};
use super::head::{Class, Head, head};
use crate::text::{Span, TextSpan, saturate};

/// Makes headings of what the reader marked. A heading that stands there already keeps what it
/// opens; a line that starts with an item's number opens that item.
pub(in crate::outline) fn mark(page: &Page<'_>, form: Option<&Form>, marks: &Marks, heads: &mut Vec<Head>) {
    for (span, level) in &marks.headings {
        let line = page.lines.partition_point(|line| line.span.start() <= span.start()).saturating_sub(1);
        let mut marked = head(page, marked_class(page, form, *span), line, *span);
        marked.title = marked_title(page, marked.class, *span);
        if !page.lines.get(line).is_some_and(|l| l.span.overlaps(*span)) {
            marked.look = Look::default();
        }
        let first = heads.partition_point(|h| h.span.end() <= span.start());
        let after = first + heads[first..].iter().take_while(|h| h.span.start() < span.end()).count();
        let before = heads.get(first..after).and_then(<[Head]>::first).copied();
        let marked =
            Head { level: Some(*level), span: *span, from: span.start(), ..before.unwrap_or(marked) };
        heads.splice(first..after, [marked]);
    }
}

fn marked_class(page: &Page<'_>, form: Option<&Form>, span: TextSpan) -> Class {
    let text = page.bytes(span);
    let slot = item_mark(text).and_then(|mark| {
        let items = &form?.items;
        let fits = |part: bool| {
            items.iter().position(|i| i.number == Some(mark.number) && (!part || i.part == mark.part))
        };
        if mark.part.is_some() { fits(true) } else { fits(false) }
    });
    match (slot, part_mark(text), name(text)) {
        (Some(item), _, _) => Class::Item(item),
        (None, Some(part), _)
            if form.is_some_and(|f| f.items.iter().any(|i| i.part == Some(part.number))) =>
        {
            Class::Part(part.number)
        }
        (_, _, Some(Name::Statement)) => Class::Statement,
        (_, _, Some(Name::Notes)) => Class::Notes,
        _ => Class::Plain,
    }
}

fn marked_title(page: &Page<'_>, class: Class, span: TextSpan) -> TextSpan {
    let text = page.bytes(span);
    let start = match class {
        Class::Item(_) => item_mark(text).map(|mark| mark.title),
        Class::Part(_) => part_mark(text).map(|mark| mark.title),
        _ => None,
    };
    Span::new((span.start() + saturate(start.unwrap_or(0))).min(span.end()), span.end())
}
