//! The ranks of the looks of a document's headings, as the tree needs them: what of a heading is its style, and
//! where it stands.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::headings::compares_years;
use super::super::levels::{Ranking, Sample, Style};
use super::super::lines::{Look, Page, Role, starts};
use super::super::marks::SeriesMark;
use super::super::sections::{Class, Head};
use super::super::words;

/// The rank of each heading's look, 0 for the most prominent of the document; `form` where it is one of a form.
pub(super) fn ranks(page: &Page<'_>, form: bool, heads: &[Head]) -> Vec<usize> {
    let looks = abbreviated(heads);
    let mut samples: Vec<Sample> = Vec::with_capacity(heads.len());
    let mut before: Option<&Head> = None;
    let mut below = false;
    let mut group: Option<Group> = None;
    let mut held: Option<bool> = None;
    let mut bound = false;
    for head in heads {
        let legal = |h: &Head| {
            matches!(
                h.class,
                Class::Part(_) | Class::Item(_) | Class::Caption | Class::Lettered | Class::Signature
            )
        };
        // What is bound in with a form is a document of its own: how its headings stand to each other tells nothing of
        // those of the form.
        bound |= form && head.class == Class::Annex;
        let apart = bound || legal(head) || head.class == Class::Note || before.is_none_or(legal);
        let adjacent = before.is_some_and(|b| no_text_between(page, b, head));
        // "1998 VERSUS 1997" right below "RESULTS OF OPERATIONS", and the years that follow.
        let years = compares_years(page.bytes(head.span));
        let alike = before.is_some_and(|b| b.look == head.look);
        below = years && (below || adjacent && alike);
        let financial = matches!(head.class, Class::Statement | Class::Report | Class::Notes | Class::Note);
        // Where letters have weight and size, these tell more than the place.
        let first = page.plain && !legal(head) && before.is_some_and(|b| matches!(b.class, Class::Item(_)));
        if let Some(group) = group.as_mut().filter(|group| group.empty.is_none()) {
            group.empty = Some(adjacent);
        }
        if !head.risk {
            group = Some(Group { look: head.look, risks: names_risks(page.bytes(head.span)), empty: None });
        }
        // Where the risks of an item stand below what looks like them, all do.
        let beside = held != Some(true) && group.is_some_and(|group| group.holds_none(head));
        held = if legal(head) { None } else { held.or_else(|| head.risk.then_some(!beside)) };
        let mut style = style(page, head, below || head.risk && !beside);
        style.look.caps &= !looks.contains(&style.look);
        samples.push(Sample { style, adjacent, apart, first, legal: bound || legal(head) || financial });
        before = Some(head);
    }
    let ranking = Ranking::learn(&samples, page.body.size);
    samples.iter().map(|sample| ranking.rank(sample.style)).collect()
}

/// A heading among risks that is no sentence: the name of a group of risks, or a risk like those below it.
#[derive(Clone, Copy)]
struct Group {
    look: Look,
    /// "Risks Related to Our Industry".
    risks: bool,
    /// True where the next heading follows with no text between, none before there is one.
    empty: Option<bool>,
}

impl Group {
    /// True where the risk `head` looks like this heading, which has a text of its own and names no group: "Competition"
    /// above its paragraph is a risk as the sentences below it are.
    fn holds_none(self, head: &Head) -> bool {
        self.empty == Some(false) && !self.risks && self.look == head.look
    }
}

fn names_risks(text: &[u8]) -> bool {
    const RISKS: [u32; 2] = words::hashes(["risk", "risks"]);
    words::words(text).any(|word| RISKS.contains(&word.hash))
}

/// Looks of headings in capitals where most that look so are none, and those in capitals are run in or short words:
/// "GAAP" among the terms of a glossary, "EBITDA" among the figures of a quarter is no higher than the others.
fn abbreviated(heads: &[Head]) -> FxHashSet<Look> {
    let mut counts: FxHashMap<Look, (usize, usize, bool)> = FxHashMap::default();
    for head in heads.iter().filter(|head| head.look.run_in || head.class == Class::Plain) {
        let look = Look { caps: true, ..head.look };
        let (capitals, all, short) = counts.entry(look).or_insert((0, 0, true));
        *capitals += usize::from(head.look.caps);
        *all += 1;
        *short &= !head.look.caps || head.look.run_in || head.span.len() <= LONGEST_ABBREVIATION;
    }
    let few = |(look, (capitals, all, short)): (Look, (usize, usize, bool))| {
        (capitals * 4 <= all || capitals * 2 < all && !look.run_in).then_some(look).filter(|_| short)
    };
    counts.into_iter().filter_map(few).collect()
}

/// Bytes of an abbreviation at most.
const LONGEST_ABBREVIATION: u32 = 6;

/// The style of a heading. Proposals of a proxy statement stand beside its other sections, which have no
/// number, and so do titles that cite an act. `below` tells that it stands below what looks like it.
fn style(page: &Page<'_>, head: &Head, below: bool) -> Style {
    let text = page.bytes(head.span);
    let proposal = starts(text, b"proposal");
    let mark = head.mark.filter(|mark| !proposal && !cites_act(text, mark));
    Style { below, ..Style::new(head.look, mark) }
}

/// True for "Section 16(a) Beneficial Ownership Reporting Compliance" and "Section 404 Report": acts have more
/// sections than agreements, and their paragraphs follow in brackets.
fn cites_act(text: &[u8], mark: &SeriesMark) -> bool {
    let bracketed = text.get(mark.end) == Some(&b'(');
    starts(text, b"section") && (mark.number > 100 || mark.number > 9 && bracketed)
}

fn no_text_between(page: &Page<'_>, before: &Head, after: &Head) -> bool {
    let between = page.lines.get(before.line + 1..after.line).unwrap_or(&[]);
    !before.look.run_in
        && between.iter().all(|l| {
            before.span.overlaps(l.span)
                || matches!(l.role, Role::Running | Role::PageNumber | Role::Furniture)
        })
}
