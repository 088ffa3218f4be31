//! Items that are known by their titles alone.

use super::super::forms::{Form, FormItem};
use super::super::lines::{self, Look, Page, Role};
use super::super::toc::Contents;
use super::super::words;
use super::candidates::in_force;
use super::sequence::{Order, best_sequence, fits_order};
use super::title::LONGEST_TITLE;
use super::{Candidate, Found, Slot, set_off};

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
    let mut extra: Vec<Found> = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        // Where nothing is numbered, the title may run into its text.
        let heading = if unnumbered { line.lead } else { line.span };
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
        if !like_items && listed.is_none()
            || found.iter().any(|f| f.line == index || f.heading.covers(line.span))
        {
            continue;
        }
        let title: Vec<u32> = words::telling(text).take(40).collect();
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
                    let like = item.wordings.iter().any(|w| w.likeness(&title) >= 90);
                    let entry = listed.is_some_and(|entry| entry.legal);
                    like && in_force(item, year)
                        && ((like_items || entry) && fits_order(found, order, this, index) || by_title)
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

/// Fewer titles in the form's order may be there by chance.
const FEWEST_TITLES: usize = 5;

/// Where nothing is numbered and no contents name the items: headings with the titles of items, if
/// enough of them keep the form's order.
pub(super) fn bare_titles(page: &Page<'_>, form: &Form, order: &Order, year: Option<i16>) -> Vec<Found> {
    let mut candidates = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        let short = line.span.len() as usize <= LONGEST_TITLE && line.row.is_none() && !line.look.run_in;
        if !short || line.role != Role::Flow || !set_off(page, line) {
            continue;
        }
        let title: Vec<u32> = words::telling(page.bytes(line.span)).take(40).collect();
        let alike = |item: &&(usize, &FormItem)| item.1.wordings.iter().any(|w| w.likeness(&title) >= 90);
        let items = form.items.iter().enumerate().filter(|(_, i)| i.number.is_some() && in_force(i, year));
        candidates.extend(items.filter(|item| alike(&item)).map(|(slot, _)| Candidate {
            found: Found::by_title(Slot::Item(slot), index, line.span),
            in_contents: false,
        }));
    }
    let found = best_sequence(&candidates, order);
    if found.len() >= FEWEST_TITLES { found } else { Vec::new() }
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
