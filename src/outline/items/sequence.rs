//! The form's order, and the places for parts and items that keep it.

use super::super::forms::Form;
use super::{Candidate, ENOUGH, Found, STRONG, Slot};

/// The slots of a form in order: each part before its first item.
pub(super) struct Order(Vec<Slot>);

impl Order {
    pub(super) fn new(form: &Form) -> Self {
        let mut slots = Vec::with_capacity(form.items.len() + 4);
        let mut part = None;
        for (index, item) in form.items.iter().enumerate() {
            if item.part != part {
                part = item.part;
                slots.extend(part.map(Slot::Part));
            }
            slots.push(Slot::Item(index));
        }
        Self(slots)
    }

    pub(super) fn rank(&self, slot: Slot) -> usize {
        self.0.iter().position(|s| *s == slot).unwrap_or(0)
    }
}

/// The sequence of candidates in the form's order with the highest sum.
pub(super) fn best_sequence(candidates: &[Candidate], order: &Order) -> Vec<Found> {
    // For each slot, the best sequence that ends in it: its sum and the step that made it.
    let mut best: Vec<Option<(i32, usize)>> = vec![None; order.0.len()];
    let mut steps: Vec<(usize, Option<usize>)> = Vec::new();
    let mut at = 0;
    while at < candidates.len() {
        // Candidates of one line compete: none of them may follow another.
        let line = candidates[at].found.line;
        let end = at + candidates[at..].iter().take_while(|c| c.found.line == line).count();
        let mut updates = Vec::new();
        for (index, candidate) in candidates.iter().enumerate().take(end).skip(at) {
            if candidate.found.score < ENOUGH {
                continue;
            }
            let rank = order.rank(candidate.found.slot);
            let before =
                best[..rank].iter().flatten().max_by_key(|(sum, step)| (*sum, std::cmp::Reverse(*step)));
            let sum = before.map_or(0, |(sum, _)| *sum) + candidate.found.score;
            if best[rank].is_none_or(|(old, _)| sum > old) {
                updates.push((rank, sum, index, before.map(|(_, step)| *step)));
            }
        }
        for (rank, sum, index, before) in updates {
            best[rank] = Some((sum, steps.len()));
            steps.push((index, before));
        }
        at = end;
    }
    let mut chosen = Vec::new();
    let mut step = best
        .iter()
        .flatten()
        .max_by_key(|(sum, step)| (*sum, std::cmp::Reverse(*step)))
        .map(|(_, step)| *step);
    while let Some((index, before)) = step.and_then(|step| steps.get(step)).copied() {
        chosen.push(candidates[index].found);
        step = before;
    }
    chosen.reverse();
    chosen
}

/// A candidate of this much less evidence is as good as another.
const NEAR: i32 = 10;

/// Moves each item to the first of its candidates that are as good as the one chosen, where nothing
/// else was chosen between them: what follows is the head of its later pages.
pub(super) fn prefer_first(candidates: &[Candidate], found: &mut [Found]) {
    let mut before: Option<usize> = None;
    for this in found {
        let first = candidates.iter().find(|c| {
            c.found.slot == this.slot
                && before.is_none_or(|line| c.found.line > line)
                && c.found.line < this.line
                && !c.in_contents
                && c.found.evidence == this.evidence
                && c.found.score + NEAR >= this.score
        });
        *this = first.map_or(*this, |c| c.found);
        before = Some(this.line);
    }
}

/// Moves an item that is printed as paragraphs, each with the number of the item before it, from the paragraph whose
/// title is the most like the form's to the first of them.
///
/// ```text
/// Item 7(a). Statements of the Business Acquired         here the item starts
/// Item 7(b). Pro Forma Financial Information             the title of the form
/// ```
pub(super) fn first_paragraphs(candidates: &[Candidate], found: &mut [Found]) {
    let paragraphs: Vec<&Candidate> = candidates.iter().filter(|c| c.paragraph && !c.in_contents).collect();
    for at in 0..found.len() {
        let this = found[at];
        let own = |c: &&&Candidate| c.found.slot == this.slot;
        if !paragraphs.iter().filter(own).any(|c| c.found.line == this.line) {
            continue;
        }
        let before = found.iter().map(|f| f.line).filter(|line| *line < this.line).max();
        let first = paragraphs
            .iter()
            .filter(own)
            .find(|c| c.found.score >= ENOUGH && before.is_none_or(|line| c.found.line > line));
        if let Some(first) = first.filter(|c| c.found.line < this.line) {
            found[at] = first.found;
        }
    }
}

/// For forms without an order: the best candidate of each slot, the first of equals.
pub(super) fn best_of_each(candidates: &[Candidate]) -> Vec<Found> {
    let mut chosen: Vec<Found> = Vec::new();
    for candidate in candidates.iter().filter(|c| c.found.score >= ENOUGH) {
        match chosen.iter_mut().find(|f| f.slot == candidate.found.slot) {
            Some(found) if candidate.found.score > found.score => *found = candidate.found,
            Some(_) => {}
            None => chosen.push(candidate.found),
        }
    }
    chosen
}

/// Adds items that the order left out although their evidence is strong.
pub(super) fn add_out_of_order(candidates: &[Candidate], found: &mut Vec<Found>) {
    let mut extra: Vec<Found> = Vec::new();
    for candidate in candidates {
        let Candidate { found: this, in_contents, .. } = candidate;
        let taken = |f: &Found| f.slot == this.slot || f.line == this.line;
        let is_item = matches!(this.slot, Slot::Item(_));
        if is_item && this.score >= STRONG && !in_contents && !found.iter().chain(&extra).any(taken) {
            extra.push(Found { out_of_order: true, ..*this });
        }
    }
    found.append(&mut extra);
}

/// True where a slot at line `index` would stand in order among those found.
pub(super) fn fits_order(found: &[Found], order: &Order, slot: Slot, index: usize) -> bool {
    let rank = order.rank(slot);
    found.iter().filter(|f| !f.out_of_order).all(|f| (order.rank(f.slot) < rank) == (f.line < index))
}
