//! Gathers the headings of a document, each with what it is: parts and items of the form, financial
//! statements, notes, signatures, lists of exhibits, and headings of any other kind.

mod contents;
mod head;
mod marked;
mod owner;
mod prescribed;
mod recognisers;

use super::forms::Form;
use super::headings::Reader;
use super::items::{Evidence, Found};
use super::{captions, clauses, covers, neighbours, notes, questions, risks, runs, vouched};
use contents::{lower_repeated, nest_by_look, nest_numbered, raise_to_contents};
pub(super) use head::{Class, Head, head};
pub(super) use marked::mark;
use owner::open_with_owner;
use recognisers::Gathering;

/// Gathers the headings of a page of a document of type `kind` in text order; where the cover ends.
pub(super) fn gather(
    reader: &Reader<'_>,
    kind: &str,
    form: Option<&Form>,
    found: &[Found],
) -> (Vec<Head>, u32) {
    let page = reader.page;
    let cover_end = covers::end(reader, form, found);
    let numbered = |f: &Found| matches!(f.evidence, Evidence::Title | Evidence::Number);
    // Part II of a registration statement has items; the prospectus before it has none, and its contents rule it.
    let divided = form.is_some_and(|f| f.items.iter().any(|item| item.part.is_none_or(|part| part == 1)));
    let items = divided && found.iter().any(numbered);
    let mut all = Gathering::new(reader, form, found, items, cover_end);
    let mut index = 0;
    while index < page.lines.len() {
        index = all.take(index) + 1;
    }
    let Gathering { mut heads, asked, doubtful, .. } = all;
    risks::drop_emphasis(&mut heads);
    vouched::drop_lone(page, &mut heads, &doubtful);
    if asked.len() < questions::FEWEST {
        heads.retain(|head| asked.binary_search(&head.line).is_err());
    }
    if form.is_some() {
        runs::go_on(reader, &mut heads);
    }
    notes::drop_repeated(page, &mut heads);
    notes::number(reader, &mut heads);
    clauses::number(reader, kind, &mut heads);
    captions::mark(page, &mut heads);
    neighbours::drop_strangers(page, form, &mut heads);
    covers::drop_back(reader, &mut heads);
    nest_numbered(page, &mut heads);
    lower_repeated(reader, &mut heads);
    nest_by_look(reader, &mut heads);
    raise_to_contents(page, &mut heads);
    covers::mark_base(reader, &mut heads);
    open_with_owner(reader, &mut heads);
    (heads, cover_end)
}
