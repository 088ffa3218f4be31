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

use super::forms::{Form, FormItem};
use super::lines::{Line, Look, Page, Role};
use super::marks::{ItemMark, ItemNumber, item_mark, part_mark, word};
use super::toc::Contents;
use super::words;
use crate::text::{Span, TextSpan, saturate};

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
    /// The last of several items that share the heading: "Items 1 and 2".
    pub(super) last: Option<ItemNumber>,
    /// The sum of the evidence.
    pub(super) score: i32,
    /// It stands before one that should precede it.
    pub(super) out_of_order: bool,
    /// Another heading for it stands elsewhere with evidence as good.
    pub(super) repeated: bool,
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
}

/// Evidence below this is none.
const ENOUGH: i32 = 40;

/// What a place in the table of contents counts against a heading.
const IN_CONTENTS: i32 = 120;

/// Evidence that stands by itself, whatever the order.
const STRONG: i32 = 110;

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
        add_out_of_order(&candidates, &order, &mut found);
    }
    found.sort_unstable_by_key(|f| f.line);
    add_titles_alone(page, form, contents, &order, year, &mut found);
    if found.is_empty() && !form.unordered {
        found = bare_titles(page, form, &order, year);
    }
    mark_repeated(&candidates, &mut found);
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
        let inside = || {
            candidates
                .iter()
                .filter(|c| region.overlaps(c.found.heading) && c.found.evidence == Evidence::Title)
        };
        let items = inside().filter(|c| matches!(c.found.slot, Slot::Item(_)));
        let (mut all, mut elsewhere) = (0, 0);
        for candidate in items {
            all += 1;
            elsewhere += usize::from(found.iter().any(|f| f.slot == candidate.found.slot));
        }
        if all > 0 && elsewhere * 3 <= all {
            let index = contents.leads(*region);
            let rows = candidates.iter().filter(|c| region.overlaps(c.found.heading));
            listed.extend(rows.map(|c| {
                let evidence = if index { Evidence::Listed } else { c.found.evidence };
                Candidate { found: Found { score: c.found.score + IN_CONTENTS, evidence, ..c.found }, ..*c }
            }));
        }
    }
    let free = |this: &Found| !found.iter().any(|f| f.slot == this.slot);
    listed.retain(|c| free(&c.found));
    found.extend(best_sequence(&listed, order));
}

/// The slots of a form in order: each part before its first item.
struct Order(Vec<Slot>);

impl Order {
    fn new(form: &Form) -> Self {
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

    fn rank(&self, slot: Slot) -> usize {
        self.0.iter().position(|s| *s == slot).unwrap_or(0)
    }
}

/// All lines that start like an item or a part, with a score for each slot that they may fill.
fn candidates(page: &Page<'_>, form: &Form, contents: &Contents, year: Option<i16>) -> Vec<Candidate> {
    let mut all = Vec::new();
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        if matches!(line.role, Role::PageNumber | Role::Furniture | Role::Plain) {
            continue;
        }
        let text = page.bytes(line.span);
        if let Some(mark) = item_mark(text) {
            item_candidates(page, form, contents, year, index, mark, &mut all);
        } else if let Some(mark) = part_mark(text) {
            let known = form.items.iter().any(|item| item.part == Some(mark.number));
            let title = text.get(mark.title..).unwrap_or(b"");
            // A part's heading is short; "Part I of this report describes …" is prose.
            if !known || line.span.len() > 120 || goes_on(text, mark.end) {
                continue;
            }
            let base = if title.is_empty() { 70 } else { 60 };
            let own = Span::new(line.span.start() + saturate(mark.title), line.span.end());
            let title_span = if title.is_empty() { part_title(page, index).unwrap_or(own) } else { own };
            let found = Found {
                slot: Slot::Part(mark.number),
                line: index,
                heading: line.span.join(title_span),
                title: title_span,
                evidence: if title.is_empty() { Evidence::Number } else { Evidence::Title },
                last: None,
                score: base,
                out_of_order: false,
                repeated: false,
            };
            all.push(weigh(page, contents, found));
        }
    }
    all
}

/// The title of a part whose number stands alone in line `index`: the line between it and its first
/// item, where that is set off and short.
fn part_title(page: &Page<'_>, index: usize) -> Option<TextSpan> {
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let mut next = page.lines.iter().skip(index + 1).filter(flow);
    let (title, item) = (next.next()?, next.next()?);
    let short = title.row.is_none() && title.span.len() <= 80 && set_off(page, title);
    let text = page.bytes(title.span);
    let named =
        item_mark(text).is_none() && part_mark(text).is_none() && item_mark(page.bytes(item.span)).is_some();
    (short && named).then_some(title.span)
}

/// True where the words after a number show that it stands in a sentence: "Item 7 of the report",
/// "Item 1A, which".
fn goes_on(text: &[u8], end: usize) -> bool {
    let rest = text.get(end..).unwrap_or(b"");
    let at = words::skip_space(rest, 0);
    let at = if rest.get(at) == Some(&b',') { words::skip_space(rest, at + 1) } else { at };
    rest.get(at).is_some_and(u8::is_ascii_lowercase) || rest.get(at) == Some(&b'\"')
}

/// Adds the slots that a line with an item number may fill.
fn item_candidates(
    page: &Page<'_>,
    form: &Form,
    contents: &Contents,
    year: Option<i16>,
    index: usize,
    mark: ItemMark,
    all: &mut Vec<Candidate>,
) {
    let line = &page.lines[index];
    let text = page.bytes(line.span);
    if goes_on(text, mark.end) {
        return;
    }
    let slots = |number: ItemNumber| {
        form.items.iter().enumerate().filter(move |(_, item)| item.number == Some(number))
    };
    let whole = ItemNumber { letter: None, ..mark.number };
    let number = if mark.sub && slots(mark.number).next().is_none() { whole } else { mark.number };
    for (slot, item) in slots(number) {
        let title = Title::read(page, index, mark.title, item);
        let mut score = match title.likeness {
            60.. => 100,
            _ if title.span.is_empty() => 55,
            _ if is_empty_item(page.bytes(title.span)) => 75,
            30.. => 50,
            _ => 25,
        };
        if mark.part.is_some() && mark.part != item.part {
            score -= 60;
        }
        score -= if mark.sub { 5 } else { 0 } + if mark.roman { 30 } else { 0 };
        score -= if in_force(item, year) { 0 } else { 10 };
        let known = title.likeness >= 60;
        let found = Found {
            slot: Slot::Item(slot),
            line: index,
            heading: Span::new(
                line.span.start(),
                title.span.end().max(line.span.start() + saturate(mark.end)),
            ),
            title: title.span,
            evidence: if known { Evidence::Title } else { Evidence::Number },
            last: (mark.last > mark.number).then_some(mark.last),
            score,
            out_of_order: false,
            repeated: false,
        };
        all.push(weigh(page, contents, found));
    }
}

/// True where an item was part of its form in the year of filing, give or take one: forms change in
/// the middle of a year, and where only the period is known the filing came later.
fn in_force(item: &FormItem, year: Option<i16>) -> bool {
    year.is_none_or(|year| (year - 1..=year + 1).any(|year| item.years.contains(&year)))
}

/// Adds what the line's look and place say.
fn weigh(page: &Page<'_>, contents: &Contents, mut found: Found) -> Candidate {
    let line = &page.lines[found.line];
    let before = found.line.checked_sub(1).and_then(|i| page.lines.get(i)).map_or(0, |l| l.span.start() + 1);
    let linked = contents.linked(before, line.span.end()).is_some();
    let in_contents = contents.holds(line.span);
    found.score += if set_off(page, line) { 20 } else { 0 };
    found.score += if linked && !in_contents { 30 } else { 0 };
    if found.heading.end() + 40 < line.span.end() && !line.look.run_in {
        // The heading is the start of a paragraph and nothing sets it off.
        found.score -= 15;
    }
    if line.right {
        found.score -= 10;
    }
    if in_contents {
        found.score -= IN_CONTENTS;
    }
    match line.role {
        Role::Running => found.score -= 70,
        Role::FirstOfRunning => found.score -= 5,
        _ => {}
    }
    if is_continued(page.bytes(found.heading)) {
        found.score -= 60;
    }
    Candidate { found, in_contents }
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
    ends(b"continued") || ends(b"cont'd") || ends(b"contd") || ends("cont’d".as_bytes())
}

/// True for what forms print in place of an answer: "Reserved", "Omitted", "None", "Not applicable".
fn is_empty_item(title: &[u8]) -> bool {
    let at = super::marks::skip_signs(title, 0);
    let at = at + usize::from(matches!(title.get(at), Some(b'[' | b'(')));
    [
        &b"RESERVED"[..],
        b"REMOVED",
        b"OMITTED",
        b"INTENTIONALLY",
        b"NONE",
        b"NOT APPLICABLE",
        b"N/A",
        b"DELETED",
    ]
    .iter()
    .any(|name| word(title, at, name).is_some())
}

/// The title after an item's number.
struct Title {
    span: TextSpan,
    /// With the form's wordings, of 100.
    likeness: u32,
}

/// Titles are no longer than this, in bytes.
const LONGEST_TITLE: usize = 300;

impl Title {
    /// Reads the title of `item` that starts `start` bytes into line `index` and may go on in the
    /// lines after it.
    fn read(page: &Page<'_>, index: usize, start: usize, item: &FormItem) -> Self {
        let line = &page.lines[index];
        let text = page.bytes(line.span);
        let from = line.span.start() + saturate(start);
        let mut best = Self { span: Span::empty(from), likeness: 0 };
        for end in ends(text, start, line) {
            let span = Span::new(from, line.span.start() + saturate(end));
            let likeness = likeness(item, page.bytes(span));
            if best.span.is_empty() || likeness > best.likeness {
                best = Self { span, likeness };
            }
        }
        if line.row.is_some() || best.span.end() + 3 < line.span.end() {
            return best;
        }
        // The title, or the rest of it, may stand on lines of its own.
        for next in page.lines.iter().skip(index + 1).take(2) {
            let text = page.bytes(next.span);
            let whole = next.row.is_none() && next.span.len() as usize <= LONGEST_TITLE;
            if !whole || next.role != Role::Flow || item_mark(text).is_some() || part_mark(text).is_some() {
                break;
            }
            let span = best.span.join(next.span);
            let joined = likeness(item, page.bytes(span));
            if joined < 60 || joined <= best.likeness {
                break;
            }
            best = Self { span, likeness: joined };
        }
        best
    }
}

/// Places where the title that starts at `start` may end, the farthest first.
fn ends(text: &[u8], start: usize, line: &Line) -> impl Iterator<Item = usize> {
    let rest = text.get(start..).unwrap_or(b"");
    let within = rest.len() <= LONGEST_TITLE;
    let lead = (line.lead.end() - line.span.start()) as usize;
    let near = rest.get(..rest.len().min(LONGEST_TITLE)).unwrap_or(b"");
    let stop = |signs: &[u8]| {
        (1..near.len())
            .find(|i| signs.contains(&near[*i]) && words::space_len(near, i + 1) > 0 || near[*i] == b'\n')
    };
    let colon = stop(b".:;");
    let point = stop(b".");
    let newline = memchr::memchr(b'\n', near);
    // In a row of contents the last cell is the page.
    let cell = near.iter().rposition(|b| *b == b'\t').filter(|_| line.row.is_some());
    // So are the columns of an index in plain text.
    let gap = words::wide_gap(near, 0).map(|(end, _)| end);
    [
        within.then_some(text.len()),
        (lead > start && lead < text.len()).then_some(lead),
        point.map(|i| start + i),
        newline.map(|i| start + i),
        colon.map(|i| start + i),
        cell.map(|i| start + i),
        gap.map(|i| start + i),
    ]
    .into_iter()
    .flatten()
    .filter(move |end| *end > start)
}

/// How much a title is like the best of an item's wordings.
fn likeness(item: &FormItem, title: &[u8]) -> u32 {
    let title: Vec<u32> = words::telling(title).take(40).collect();
    item.wordings.iter().map(|wording| wording.likeness(&title)).max().unwrap_or(0)
}

/// The sequence of candidates in the form's order with the highest sum.
fn best_sequence(candidates: &[Candidate], order: &Order) -> Vec<Found> {
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

/// For forms without an order: the best candidate of each slot, the first of equals.
fn best_of_each(candidates: &[Candidate]) -> Vec<Found> {
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
fn add_out_of_order(candidates: &[Candidate], order: &Order, found: &mut Vec<Found>) {
    let mut extra: Vec<Found> = Vec::new();
    for candidate in candidates {
        let Candidate { found: this, in_contents, .. } = candidate;
        let taken = |f: &Found| f.slot == this.slot || f.line == this.line;
        let is_item = matches!(this.slot, Slot::Item(_));
        if is_item && this.score >= STRONG && !in_contents && !found.iter().chain(&extra).any(taken) {
            extra.push(Found { out_of_order: true, ..*this });
        }
    }
    let _ = order;
    found.append(&mut extra);
}

/// Finds items by title alone where their number is not printed: lines that look like the other
/// items, or to which the table of contents leads.
fn add_titles_alone(
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
                extra.push(Found {
                    slot: this,
                    line: index,
                    heading,
                    title: heading,
                    evidence: Evidence::TitleAlone,
                    last: None,
                    score: 60,
                    out_of_order: false,
                    repeated: false,
                });
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
fn bare_titles(page: &Page<'_>, form: &Form, order: &Order, year: Option<i16>) -> Vec<Found> {
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
            found: Found {
                slot: Slot::Item(slot),
                line: index,
                heading: line.span,
                title: line.span,
                evidence: Evidence::TitleAlone,
                last: None,
                score: 60,
                out_of_order: false,
                repeated: false,
            },
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

/// True where a slot at line `index` would stand in order among those found.
fn fits_order(found: &[Found], order: &Order, slot: Slot, index: usize) -> bool {
    let rank = order.rank(slot);
    found.iter().filter(|f| !f.out_of_order).all(|f| (order.rank(f.slot) < rank) == (f.line < index))
}

/// The look of most of the items found; None where fewer than three were. Whether it is in capitals
/// is said by the titles: "Item" itself often is not.
fn usual_look(page: &Page<'_>, found: &[Found]) -> Option<Look> {
    let looks: Vec<Look> = found
        .iter()
        .filter(|f| matches!(f.slot, Slot::Item(_)))
        .filter_map(|f| Some((page.lines.get(f.line)?.look, page.bytes(f.title))))
        .map(|(look, title)| Look { caps: super::lines::is_caps(title), ..look })
        .collect();
    let most = looks.iter().max_by_key(|look| looks.iter().filter(|l| alike(**look, **l)).count())?;
    (looks.len() >= 3).then_some(*most)
}

/// True for looks that differ only in what a missing number explains.
fn alike(left: Look, right: Look) -> bool {
    (left.size, left.emphasis, left.caps, left.heading)
        == (right.size, right.emphasis, right.caps, right.heading)
}

/// Notes where a slot has another candidate as good as the one chosen.
fn mark_repeated(candidates: &[Candidate], found: &mut [Found]) {
    for this in found.iter_mut() {
        this.repeated = candidates.iter().any(|c| {
            c.found.slot == this.slot
                && c.found.line != this.line
                && !c.in_contents
                && c.found.evidence == Evidence::Title
                && c.found.score >= STRONG
                && c.found.score + 30 >= this.score
        });
    }
}
