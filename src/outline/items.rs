//! Finds the items and parts of a form among the lines of a document.
//!
//! "Item 1A" stands in the table of contents, in running heads, in "see Item 1A" and once above the
//! risk factors. Each place is a candidate with a score from its evidence: number and title match,
//! set off, linked from the contents, not in them. The form's order then decides: of all sequences of
//! candidates that keep it, the one with the highest sum is chosen.
//!
//! ```text
//! candidates   1  1A  2  │  1        1A   1   2      3  7    7A  8      (│ end of the contents)
//! scores       9   9  9  │  130     130  40  130  130  20   130 130
//! chosen                    1        1A       2      3       7A  8
//! ```

mod alone;
mod candidates;
mod sequence;
mod title;

use super::forms::Form;
use super::lines::{Line, Look, Page};
use super::marks::Further;
use super::toc::Contents;
use super::words;
use crate::text::TextSpan;
use alone::{add_titles_alone, bare_titles};
use candidates::candidates;
pub(super) use candidates::in_force;
use sequence::{Order, add_out_of_order, best_of_each, best_sequence, first_paragraphs, prefer_first};
pub(super) use title::is_empty_item;

/// A part or an item of the form, found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What it is.
    pub(super) slot: Slot,
    /// Index of its line.
    pub(super) line: usize,
    /// The heading as printed.
    pub(super) heading: TextSpan,
    /// The title in it; empty where the heading is a number alone.
    pub(super) title: TextSpan,
    /// What speaks for it.
    pub(super) evidence: Evidence,
    /// Further items that share the heading: "Items 1 and 2".
    pub(super) further: Further,
    /// The sum of the evidence.
    pub(super) score: i32,
    /// It stands before one that should precede it.
    pub(super) out_of_order: bool,
    /// Another heading for it stands elsewhere with evidence as good.
    pub(super) repeated: bool,
}

impl Found {
    /// True where the heading is one for several items and `slot` is one of those after the first.
    pub(super) fn shares(&self, form: &Form, slot: usize) -> bool {
        let Slot::Item(own) = self.slot else { return false };
        let (Some(own), Some(item)) = (form.items.get(own), form.items.get(slot)) else { return false };
        let (Some(first), Some(number)) = (own.number, item.number) else { return false };
        // Numbers that go on from part to part name an item each; else the part tells them apart.
        let anew = form.items.iter().filter(|other| other.number == own.number).count() > 1;
        self.further.holds(first, number) && (!anew || item.part == own.part)
    }

    /// An item whose heading, of line `line`, is its title alone.
    fn by_title(slot: Slot, line: usize, heading: TextSpan) -> Self {
        Self {
            slot,
            line,
            heading,
            title: heading,
            evidence: Evidence::TitleAlone,
            further: Further::default(),
            score: 60,
            out_of_order: false,
            repeated: false,
        }
    }
}

/// A place in the form's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Slot {
    /// The part with this number.
    Part(u8),
    /// The item with this index in [`Form::items`].
    Item(usize),
}

/// What made a line an item or a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Number and title.
    Title,
    /// The number alone.
    Number,
    /// The title alone.
    TitleAlone,
    /// A row of an index that stands in place of the items.
    Listed,
}

/// A line that may be the heading of a slot.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    found: Found,
    in_contents: bool,
    /// Its number is that of a paragraph of the item: "Item 7(b)".
    paragraph: bool,
}

/// Evidence below this is none.
const ENOUGH: i32 = 40;

/// What a place in the table of contents counts against a heading.
const IN_CONTENTS: i32 = 120;

/// Evidence that stands by itself, whatever the order.
const STRONG: i32 = 110;

/// As many items may be named with their word where the others are not.
const MOST_STRAY: usize = 3;

/// How many items are among the places found.
fn items_among(found: &[Found]) -> usize {
    found.iter().filter(|f| matches!(f.slot, Slot::Item(_))).count()
}

/// Finds the parts and items of `form`, in text order. `year` is that of the filing.
pub(super) fn find(page: &Page<'_>, form: &Form, contents: &Contents, year: Option<i16>) -> Vec<Found> {
    if form.items.is_empty() {
        return Vec::new();
    }
    let candidates = candidates(page, form, contents, year);
    let order = Order::new(form);
    let mut found =
        if form.unordered { best_of_each(&candidates) } else { best_sequence(&candidates, &order) };
    if !form.unordered {
        prefer_first(&candidates, &mut found);
        add_out_of_order(&candidates, &mut found);
    }
    first_paragraphs(&candidates, &mut found);
    found.sort_unstable_by_key(|f| f.line);
    // A few items with their word may be rows of a list, where the others have their number alone.
    let stray = items_among(&found);
    let mut bare = match stray {
        0..=MOST_STRAY => bare_titles(page, form, contents, &order, year, &candidates),
        _ => Vec::new(),
    };
    if stray > 0 && bare.iter().filter(|f| f.evidence == Evidence::Title).count() <= stray {
        bare.clear();
    }
    add_titles_alone(page, form, contents, &order, year, &mut found);
    // Where no line says "Item", what names more of them.
    if bare.len() > items_among(&found) {
        found.retain(|f| matches!(f.slot, Slot::Part(_)));
        found.extend(bare);
        found.sort_unstable_by_key(|f| f.line);
        add_titles_alone(page, form, contents, &order, year, &mut found);
    }
    mark_repeated(page, &candidates, &mut found);
    add_listed(&candidates, contents, &order, &mut found);
    found.sort_unstable_by_key(|f| f.line);
    found
}

/// Adds the items of lists whose items stand nowhere else: the cross-reference index that some
/// filers print in place of items, and lists of items that are omitted.
///
/// An index leads to pages; else the items are headings with nothing below them.
fn add_listed(candidates: &[Candidate], contents: &Contents, order: &Order, found: &mut Vec<Found>) {
    let mut listed: Vec<Candidate> = Vec::new();
    for region in &contents.regions {
        // Candidates are in text order: those of a region stand together.
        let first = candidates.partition_point(|c| c.found.heading.end() <= region.start());
        let end = candidates.partition_point(|c| c.found.heading.start() < region.end());
        let inside = candidates.get(first..end).unwrap_or(&[]);
        let items = inside
            .iter()
            .filter(|c| c.found.evidence == Evidence::Title && matches!(c.found.slot, Slot::Item(_)));
        let (mut all, mut elsewhere) = (0, 0);
        for candidate in items {
            all += 1;
            elsewhere += usize::from(found.iter().any(|f| f.slot == candidate.found.slot));
        }
        if all > 0 && elsewhere * 3 <= all {
            let index = contents.leads(*region);
            listed.extend(inside.iter().map(|c| {
                let evidence = if index { Evidence::Listed } else { c.found.evidence };
                Candidate { found: Found { score: c.found.score + IN_CONTENTS, evidence, ..c.found }, ..*c }
            }));
        }
    }
    let free = |this: &Found| !found.iter().any(|f| f.slot == this.slot);
    listed.retain(|c| free(&c.found));
    found.extend(best_sequence(&listed, order));
}

/// True where a line looks other than prose.
pub(super) fn set_off(page: &Page<'_>, line: &Line) -> bool {
    let Look { size, heading, emphasis, caps, centered, .. } = line.look;
    heading > 0
        || caps
        || centered
        || (!emphasis.is_none() && emphasis != page.body.emphasis)
        || (size > page.body.size && page.body.size > 0)
}

/// True for headings that say that they go on from the page before.
pub(super) fn is_continued(text: &[u8]) -> bool {
    let mut tail = text.len();
    while tail > 0 && !text[tail - 1].is_ascii_alphabetic() {
        tail -= 1;
    }
    let ends = |word: &[u8]| tail >= word.len() && text[tail - word.len()..tail].eq_ignore_ascii_case(word);
    let cut = || ends(b"cont") && matches!(text.get(tail.wrapping_sub(5)), Some(b'(' | b' ' | b'-' | b'['));
    ends(b"continued") || cut() || ends(b"cont'd") || ends(b"contd") || ends("cont’d".as_bytes())
}

/// True where all of the lines `others`, which name what line `own` heads, are heads of pages: alike, and unlike
/// the heading in look or place.
fn are_running_heads(page: &Page<'_>, own: usize, others: &[usize]) -> bool {
    let key = |line: &Line| (line.look, line.right, words::line_hash(page.bytes(line.span)));
    let keys: Vec<_> = others.iter().filter_map(|line| page.lines.get(*line)).map(key).collect();
    let (Some(first), Some(own)) = (keys.first(), page.lines.get(own)) else { return false };
    let strange = (first.0, first.1) != (own.look, own.right);
    strange && (first.1 || keys.len() > 2) && keys.iter().all(|key| key == first)
}

/// Notes where a slot has another candidate as good as the one chosen.
///
/// A line above each page is none, where it looks otherwise than the heading: "Part II, Item 7. …" in the corner.
fn mark_repeated(page: &Page<'_>, candidates: &[Candidate], found: &mut [Found]) {
    for this in found.iter_mut() {
        let rival = |c: &&Candidate| {
            c.found.slot == this.slot
                && c.found.line != this.line
                && !c.in_contents
                && c.found.evidence == Evidence::Title
                && c.found.score >= STRONG
                && c.found.score + 30 >= this.score
        };
        let rivals: Vec<usize> = candidates.iter().filter(rival).map(|c| c.found.line).collect();
        this.repeated = !rivals.is_empty() && !are_running_heads(page, this.line, &rivals);
    }
}
