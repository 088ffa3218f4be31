//! The ranks of the looks of a document's headings, as the tree needs them: what of a heading is its style, and
//! where it stands.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::headings::compares_years;
use super::super::levels::{Ranking, Sample, Style};
use super::super::lines::{Look, Page, Role, starts};
use super::super::marks::SeriesMark;
use super::super::sections::{Class, Head};
use super::super::words;
use super::held;

/// The rank of each heading's look, 0 for the most prominent of the document; `form` where it is one of a form.
pub(super) fn ranks(page: &Page<'_>, form: bool, heads: &[Head]) -> Vec<usize> {
    let looks = abbreviated(page, heads);
    let mut samples: Vec<Sample> = Vec::with_capacity(heads.len());
    let mut before: Option<&Head> = None;
    let mut years_below: Option<Look> = None;
    let mut bound = false;
    let places = places(page, heads);
    let held = held::held(page, heads);
    for (index, head) in heads.iter().enumerate() {
        // What is bound in with a form is a document of its own: how its headings stand to each other tells nothing of
        // those of the form.
        bound |= form && head.class == Class::Annex;
        let apart = bound || legal(head) || head.class == Class::Note || before.is_none_or(legal);
        let adjacent = before.is_some_and(|b| no_text_between(page, b, head));
        // "1998 VERSUS 1997" right below "RESULTS OF OPERATIONS", and the years that follow, whatever stands between.
        let text = page.bytes(head.span);
        let years = held::compares(text);
        // What stands right below the title of its item is below no heading that looks like it.
        let alike = before.is_some_and(|b| {
            b.look == head.look
                && (!legal(b) || years && compares_years(text) && holds_repeated(page, &heads[index..]))
        });
        let results = || before.is_some_and(|b| !legal(b) && held::names_results(page.bytes(b.span)));
        if years && alike && (adjacent || compares_years(text) && results()) {
            years_below = Some(head.look);
        }
        let below = years && years_below == Some(head.look);
        if legal(head) || matches!(head.class, Class::Note | Class::Statement) {
            years_below = None;
        }
        let financial = matches!(head.class, Class::Statement | Class::Report | Class::Notes | Class::Note);
        let opened = |b: &Head| matches!(b.class, Class::Item(_)) || !page.plain && b.class == Class::Note;
        let first = !legal(head) && before.is_some_and(opened);
        let place = places.get(&index).copied();
        let below = u8::from(below || place.is_some_and(|place| !place.beside));
        let mut style = style(page, head, below + held.get(&index).copied().unwrap_or(0));
        style.look.run_in &= !place.is_some_and(|place| place.apart);
        style.look.caps &= !looks.contains(&style.look);
        samples.push(Sample { style, adjacent, apart, first, legal: bound || legal(head) || financial });
        before = Some(head);
    }
    let ranking = Ranking::learn(&samples, page.body.size, page.plain);
    samples.iter().map(|sample| ranking.rank(sample.style)).collect()
}

/// True where the years compared at the head of `heads` hold what is headed again below the next years of their item:
///
/// ```text
/// 2023 Compared to 2022
/// Revenue
/// Costs
/// 2022 Compared to 2021
/// Revenue
/// ```
fn holds_repeated(page: &Page<'_>, heads: &[Head]) -> bool {
    let mut own = FxHashSet::default();
    let mut second = false;
    for head in heads.iter().skip(1).take_while(|head| !legal(head)) {
        let text = page.bytes(head.span);
        if compares_years(text) {
            second = true;
        } else if !second {
            own.insert(text);
        } else if own.contains(text) {
            return true;
        }
    }
    false
}

/// True for a heading that the form prescribes.
pub(super) fn legal(head: &Head) -> bool {
    matches!(
        head.class,
        Class::Part(_) | Class::Item(_) | Class::Caption | Class::Lettered | Class::Signature
    )
}

/// Where the sentences stand that head the risks of an item.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Beside the headings that look like them, not below.
    beside: bool,
    /// As on lines of their own: some filers let all of them run into their paragraphs and nothing else, and they stand
    /// no lower for it.
    apart: bool,
}

/// The places of the risks among `heads`, by their index. The first risk of an item below a heading that looks like it
/// tells it for all: where it stands in a group, so do the others.
fn places(page: &Page<'_>, heads: &[Head]) -> FxHashMap<usize, Place> {
    let mut places = FxHashMap::default();
    let mut risks: Vec<usize> = Vec::new();
    let mut group: Option<Group> = None;
    let (mut held, mut runs_in): (Option<bool>, bool) = (None, false);
    for (index, head) in heads.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| heads.get(before));
        if let Some(group) = group.as_mut().filter(|group| group.empty.is_none()) {
            group.empty = Some(before.is_some_and(|before| no_text_between(page, before, head)));
        }
        if legal(head) {
            let place = Place { beside: held == Some(false), apart: !runs_in };
            places.extend(risks.drain(..).map(|risk| (risk, place)));
            (held, runs_in) = (None, false);
        }
        if head.risk {
            let alike = group.filter(|group| group.look == head.look || group.look == apart(head.look));
            held = held.or(alike.map(|group| !group.holds_none()));
            risks.push(index);
        } else {
            let names = names_risks(page.bytes(head.span));
            group = Some(Group { look: head.look, risks: names, empty: None });
            runs_in |= head.look.run_in;
        }
    }
    let place = Place { beside: held == Some(false), apart: !runs_in };
    places.extend(risks.drain(..).map(|risk| (risk, place)));
    places
}

/// The look that a heading would have on a line of its own.
fn apart(look: Look) -> Look {
    Look { run_in: false, ..look }
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
    /// True for a heading that has a text of its own and names no group: "Competition" above its paragraph is a risk as
    /// the sentences below it are.
    fn holds_none(self) -> bool {
        self.empty == Some(false) && !self.risks
    }
}

fn names_risks(text: &[u8]) -> bool {
    const RISKS: [u32; 2] = words::hashes(["risk", "risks"]);
    words::words(text).any(|word| RISKS.contains(&word.hash))
}

/// Looks of headings in capitals where most that look so are none, and those in capitals are run in or short words:
/// "GAAP" among the terms of a glossary, "EBITDA" among the figures of a quarter, "COVID-19" among what a year was like
/// is no higher than the others.
fn abbreviated(page: &Page<'_>, heads: &[Head]) -> FxHashSet<Look> {
    let mut counts: FxHashMap<Look, (usize, usize, bool)> = FxHashMap::default();
    for head in heads.iter().filter(|head| head.look.run_in || head.class == Class::Plain) {
        let look = Look { caps: true, ..head.look };
        let (capitals, all, short) = counts.entry(look).or_insert((0, 0, true));
        *capitals += usize::from(head.look.caps);
        *all += 1;
        *short &= !head.look.caps || head.look.run_in || is_abbreviation(page.bytes(head.span));
    }
    let few = |(look, (capitals, all, short)): (Look, (usize, usize, bool))| {
        (capitals * 4 <= all || capitals * 2 < all && !look.run_in).then_some(look).filter(|_| short)
    };
    counts.into_iter().filter_map(few).collect()
}

/// True for one word of a few letters; the digits behind them are none.
fn is_abbreviation(text: &[u8]) -> bool {
    const MOST_LETTERS: usize = 6;
    const LONGEST: usize = 12;
    text.len() <= LONGEST
        && !text.contains(&b' ')
        && text.iter().filter(|b| !b.is_ascii_digit() && **b != b'-').count() <= MOST_LETTERS
}

/// The style of a heading. Proposals of a proxy statement stand beside its other sections, which have no
/// number, and so do titles that cite an act. `below` tells how far it stands below what looks like it.
fn style(page: &Page<'_>, head: &Head, below: u8) -> Style {
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

pub(super) fn no_text_between(page: &Page<'_>, before: &Head, after: &Head) -> bool {
    let between = page.lines.get(before.line + 1..after.line).unwrap_or(&[]);
    !before.look.run_in
        && between.iter().all(|l| {
            before.span.overlaps(l.span)
                || matches!(l.role, Role::Running | Role::PageNumber | Role::Furniture)
        })
}
