//! What the form prescribes of its headings: parts and items, captions without a number, names of groups of items.

use super::super::forms::Form;
use super::super::headings::Heading;
use super::super::items::{Found, Slot, is_continued, is_empty_item};
use super::super::lines::{Line, Page, Role, starts};
use super::super::marks::{ItemNumber, Numbering, item_mark, part_mark, series_mark};
use super::super::words;
use super::head::{Class, Head, head};
use crate::text::TextSpan;

/// The head of a part or an item that was found, the one with `index` among those found.
pub(super) fn legal(page: &Page<'_>, form: Option<&Form>, found: &Found, index: usize) -> Head {
    let class = match found.slot {
        Slot::Part(number) => Class::Part(number),
        Slot::Item(item) => {
            let numbered = form.and_then(|f| f.items.get(item)).is_none_or(|i| i.number.is_some());
            if numbered { Class::Item(item) } else { Class::Caption }
        }
    };
    let look = page.lines.get(found.line).map(|l| l.look).unwrap_or_default();
    let head = head(page, class, found.line, found.heading);
    Head { title: found.title, look, found: Some(index), ..head }
}

/// True for a line that names parts or items of the form and nothing else: what is chosen of these
/// is in the tree already.
pub(super) fn is_left_over(page: &Page<'_>, form: Option<&Form>, line: &Line) -> bool {
    let text = page.bytes(line.span);
    let short = line.span.len() <= 40;
    let known = |number| form.is_some_and(|f| f.items.iter().any(|i| i.number == Some(number)));
    part_mark(text).is_some_and(|mark| short || mark.title >= text.len())
        || item_mark(text).is_some_and(|mark| {
            // "Item 2(c). Citizenship:" is a paragraph of item 2 with a title of its own.
            let titled = mark.sub && mark.title < text.len();
            known(mark.number) && !mark.roman && (short && !titled || !mark.sub)
        })
}

/// A caption that the form prescribes without a number, to which the filer gives one that the form lacks: "Item 4A.
/// Executive Officers of the Registrant" is a paragraph of item 4, whatever its letters.
pub(super) fn numbered_caption(page: &Page<'_>, form: &Form, index: usize) -> Option<TextSpan> {
    const LONGEST: u32 = 120;
    let line = page.lines.get(index).filter(|line| line.row.is_none() && line.span.len() <= LONGEST)?;
    let text = page.bytes(line.span);
    let mark = item_mark(text).filter(|mark| mark.number.letter.is_some() && mark.further.is_empty())?;
    if is_continued(text) {
        return None;
    }
    if form.items.iter().any(|item| item.number == Some(mark.number)) {
        return None;
    }
    let title: Vec<u32> = words::telling(text.get(mark.title..)?).take(20).collect();
    let mut captions = form.items.iter().filter(|item| item.number.is_none());
    captions
        .any(|item| item.wordings.iter().any(|wording| wording.likeness(&title) >= 60))
        .then_some(line.span)
}

/// True where line `index` names a group of items, in whatever letters: "Section 9 - Financial Statements and Exhibits"
/// over "Item 9.01". The number of the group is that of its items. Where none of them is answered, "Not applicable"
/// stands below it.
pub(super) fn names_group(page: &Page<'_>, form: &Form, index: usize) -> bool {
    const LONGEST: u32 = 120;
    let Some(line) = page.lines.get(index).filter(|l| l.row.is_none() && l.span.len() <= LONGEST) else {
        return false;
    };
    let text = page.bytes(line.span);
    let mark = starts(text, b"section").then(|| series_mark(text)).flatten();
    let Some(mark) = mark.filter(|mark| mark.numbering == Numbering::Named && mark.title < text.len()) else {
        return false;
    };
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let Some(next) = page.lines.iter().skip(index + 1).find(flow).map(|line| page.bytes(line.span)) else {
        return false;
    };
    let of_group = |number: ItemNumber| number.minor.is_some() && number.major == mark.number;
    let grouped = || form.items.iter().filter_map(|item| item.number).any(of_group);
    item_mark(next)
        .map_or_else(|| next.len() <= 40 && is_empty_item(next) && grouped(), |item| of_group(item.number))
}

/// True for the name of a group of items, as forms 8-K and SD have them, right above the first of it:
/// "Section 9 - Financial Statements and Exhibits". It is no part of the item before.
pub(super) fn heads_items(page: &Page<'_>, heading: &Heading) -> bool {
    let named = heading.mark.is_some_and(|mark| {
        mark.numbering == Numbering::Named && mark.number <= 9 && starts(page.bytes(heading.span), b"section")
    });
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let next = || page.lines.iter().skip(heading.last + 1).find(flow);
    named
        && next()
            .is_some_and(|line| item_mark(page.bytes(line.span)).is_some_and(|m| m.number.minor.is_some()))
}
