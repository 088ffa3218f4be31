//! Items that are known by their titles alone.

use super::super::forms::{Form, FormItem};
use super::super::lines::{self, Look, Page, Role};
use super::super::marks::{ItemNumber, bare_number};
use super::super::toc::Contents;
use super::super::words;
use super::candidates::in_force;
use super::sequence::{Order, best_of_each, best_sequence, fits_order};
use super::title::{LONGEST_TITLE, Title, ends_open};
use super::{Candidate, Evidence, Found, Slot, set_off};
use crate::text::Span;

/// Finds items by title alone where their number is not printed: lines that look like the other
/// items, or to which the table of contents leads.
pub(super) fn add_titles_alone(
    page: &Page<'_>,
    form: &Form,
    contents: &Contents,
    order: &Order,
    year: Option<i16>,
    found: &mut Vec<Found>,
) {
    let look = usual_look(page, found);
    let unnumbered = !found.iter().any(|f| matches!(f.slot, Slot::Item(_)));
    // A title of many words names no other section, whatever it looks like.
    let missing = |(slot, item): (usize, &FormItem)| {
        in_force(item, year)
            && item.wordings.iter().any(|wording| wording.len() >= TELLING)
            && !found.iter().any(|f| f.slot == Slot::Item(slot))
    };
    let telling_missing = !unnumbered && form.items.iter().enumerate().any(missing);
    let mut extra: Vec<Found> = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        // Where nothing is numbered, the title may run into its text.
        let mut heading = if unnumbered { line.lead } else { line.span };
        let short = heading.len() as usize <= LONGEST_TITLE && line.row.is_none();
        let in_flow = matches!(line.role, Role::Flow | Role::FirstOfRunning);
        let runs_in = line.look.run_in && !unnumbered;
        if !short || runs_in || !in_flow || !set_off(page, line) || contents.holds(line.span) {
            continue;
        }
        let like_items = look.is_some_and(|look| alike(look, line.look));
        let text = page.bytes(heading);
        let hash = words::line_hash(text);
        let listed = contents.named(hash);
        // Where no item is numbered, the table of contents names items by their titles.
        let by_title = unnumbered && listed.is_some_and(|entry| !entry.legal);
        let long = line.span.len() >= LEAST_TELLING && !line.look.run_in;
        let near = like_items || listed.is_some() || long && telling_missing;
        if !near || found.iter().any(|f| f.line == index || f.heading.covers(line.span)) {
            continue;
        }
        let next = page.lines.get(index + 1).filter(|next| telling_missing && next.look == line.look);
        if let Some(next) = next.filter(|next| ends_open(text) && heading.len() + next.span.len() < 200) {
            heading = heading.join(next.span);
        }
        let (number, title) = bare_title(page.bytes(heading));
        let telling = title.len() >= TELLING;
        if !like_items && listed.is_none() && !telling {
            continue;
        }
        for (slot, item) in form.items.iter().enumerate() {
            let this = Slot::Item(slot);
            let fits = match item.number {
                // A caption without a number is known by its exact words alone.
                None => {
                    let later = |f: &Found| f.line < index && part_of(form, f.slot) > item.part;
                    let known = item.hashes.contains(&hash) && (like_items || listed.is_some());
                    known && !unnumbered && !found.iter().any(later)
                }
                Some(_) => {
                    let like =
                        is_title_of(item, number, &title) && !(unnumbered && telling && listed.is_none());
                    let entry = listed.is_some_and(|entry| entry.legal);
                    like && in_force(item, year)
                        && ((like_items || entry || telling) && fits_order(found, order, this, index)
                            || by_title)
                }
            };
            if fits && !found.iter().chain(&extra).any(|f| f.slot == this) {
                extra.push(Found::by_title(this, index, heading));
                break;
            }
        }
    }
    found.append(&mut extra);
    found.sort_unstable_by_key(|f| f.line);
}

/// Titles of as many telling words name nothing else.
const TELLING: usize = 5;

/// The first line of such a title is no shorter, in bytes.
const LEAST_TELLING: u32 = 30;

/// Fewer titles in the form's order may be there by chance.
const FEWEST_TITLES: usize = 5;

/// Where no line says "Item" and no contents name the items: headings with the titles of items, alone or
/// behind their number, if enough of them keep the form's order. A number and its title together tell twice
/// as much as a title, as do the items `named` with their word; those of a form without an order, "2.02
/// Results of Operations", need no company.
pub(super) fn bare_titles(
    page: &Page<'_>,
    form: &Form,
    contents: &Contents,
    order: &Order,
    year: Option<i16>,
    named: &[Candidate],
) -> Vec<Found> {
    let item = |c: &&Candidate| matches!(c.found.slot, Slot::Item(_)) && !c.in_contents;
    let mut candidates: Vec<Candidate> = named.iter().filter(item).copied().collect();
    for (index, line) in page.lines.iter().enumerate() {
        let heading = if line.look.run_in { line.lead } else { line.span };
        let short = heading.len() as usize <= LONGEST_TITLE && line.row.is_none();
        if !short || line.role != Role::Flow || contents.holds(line.span) {
            continue;
        }
        let (number, title) = bare_title(page.bytes(heading));
        if number.is_none() && (line.look.run_in || !set_off(page, line)) {
            continue;
        }
        let items = form.items.iter().enumerate().filter(|(_, i)| i.number.is_some() && in_force(i, year));
        for (slot, item) in items {
            let numbered = bare_number(page.bytes(heading)).filter(|(n, _)| item.number == Some(*n));
            let named = match numbered {
                Some((_, start)) => {
                    let title = Title::read(page, index, start, item);
                    (title.likeness >= 60).then_some((title.span, Evidence::Title, 80))
                }
                None if form.unordered => None,
                None => is_title_of(item, number, &title).then_some((heading, Evidence::TitleAlone, 60)),
            };
            candidates.extend(named.map(|(title, evidence, score)| {
                let whole = Span::new(line.span.start(), title.end());
                let found = Found::by_title(Slot::Item(slot), index, whole);
                Candidate {
                    found: Found { title, evidence, score, ..found },
                    in_contents: false,
                    paragraph: false,
                }
            }));
        }
    }
    candidates.sort_by_key(|c| c.found.line);
    // One right below another is an entry of a list.
    for at in 1..candidates.len() {
        if candidates[at - 1].found.line + 1 == candidates[at].found.line {
            candidates[at - 1].found.score -= 15;
        }
    }
    if form.unordered {
        return best_of_each(&candidates);
    }
    let found = best_sequence(&candidates, order);
    let told = found.iter().map(|f| 1 + usize::from(f.evidence == Evidence::Title)).sum::<usize>();
    if told >= FEWEST_TITLES { found } else { Vec::new() }
}

/// The telling words of a heading that may be the title of an item, and the number before them: some print
/// "1. Business" under the heading of the part.
fn bare_title(heading: &[u8]) -> (Option<ItemNumber>, Vec<u32>) {
    let (number, start) = bare_number(heading).map_or((None, 0), |(number, start)| (Some(number), start));
    (number, words::telling(heading.get(start..).unwrap_or(b"")).take(40).collect())
}

/// True for the title of `item`, where no other number stands before it.
fn is_title_of(item: &FormItem, number: Option<ItemNumber>, title: &[u32]) -> bool {
    (number.is_none() || number == item.number) && item.wordings.iter().any(|w| w.likeness(title) >= 90)
}

/// The part that a slot belongs to.
fn part_of(form: &Form, slot: Slot) -> Option<u8> {
    match slot {
        Slot::Part(number) => Some(number),
        Slot::Item(item) => form.items.get(item).and_then(|item| item.part),
    }
}

/// The look of most of the items found; None where fewer than three were. Whether it is in capitals
/// is said by the titles: "Item" itself often is not.
fn usual_look(page: &Page<'_>, found: &[Found]) -> Option<Look> {
    let looks: Vec<Look> = found
        .iter()
        .filter(|f| matches!(f.slot, Slot::Item(_)))
        .filter_map(|f| Some((page.lines.get(f.line)?.look, page.bytes(f.title))))
        .map(|(look, title)| Look { caps: lines::is_caps(title), ..look })
        .collect();
    let most = looks.iter().max_by_key(|look| looks.iter().filter(|l| alike(**look, **l)).count())?;
    (looks.len() >= 3).then_some(*most)
}

/// True for looks that differ only in what a missing number explains.
fn alike(left: Look, right: Look) -> bool {
    (left.size, left.emphasis, left.caps, left.heading)
        == (right.size, right.emphasis, right.caps, right.heading)
}
