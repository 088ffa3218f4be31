//! Lines that start like a part or an item of the form, weighed.

use super::super::forms::{Form, FormItem};
use super::super::headings::is_title_case;
use super::super::lines::{Line, Page, Role, starts};
use super::super::marks::{Further, ItemMark, ItemNumber, item_mark, part_mark, trailing_number};
use super::super::toc::Contents;
use super::super::words;
use super::title::{Title, answers_none, is_empty_item};
use super::{Candidate, Evidence, Found, IN_CONTENTS, Slot, is_continued, set_off};
use crate::text::{Span, TextSpan, saturate};

/// All lines that start like an item or a part, with a score for each slot that they may fill.
pub(super) fn candidates(
    page: &Page<'_>,
    form: &Form,
    contents: &Contents,
    year: Option<i16>,
) -> Vec<Candidate> {
    let mut all = Vec::new();
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        if matches!(line.role, Role::PageNumber | Role::Furniture | Role::Plain) {
            continue;
        }
        let text = page.bytes(line.span);
        if let Some(mark) = item_mark(text) {
            item_candidates(page, form, contents, year, index, mark, &mut all);
            if let Some(lettered) = glued_letter(text, mark) {
                item_candidates(page, form, contents, year, index, lettered, &mut all);
            }
            if let Some(letter) = mark.bracketed {
                // "Item 7(a)" is 7A where the form has it, and else a paragraph of item 7.
                let number = ItemNumber { letter: Some(letter), ..mark.number };
                if form.items.iter().any(|i| i.number == Some(number) && in_force(i, year)) {
                    let lettered = ItemMark { number, sub: false, ..mark };
                    item_candidates(page, form, contents, year, index, lettered, &mut all);
                }
            }
        } else if let Some((title, number)) = trailing_number(text) {
            all.extend(numbered_behind(page, form, index, title, number));
        } else if let Some(mark) = part_mark(text) {
            let known = form.items.iter().any(|item| item.part == Some(mark.number));
            // "Part I    Page(s)": the head of the column is no title.
            let paged = text.get(mark.title..).is_some_and(|title| starts(title, b"page"));
            let from = if paged { text.len() } else { mark.title };
            let title = text.get(from..).unwrap_or(b"");
            // A part's heading is short; "Part I of this report describes …" is prose.
            if !known || line.span.len() > 120 || goes_on(text, mark.end) {
                continue;
            }
            let base = if title.is_empty() { 70 } else { 60 };
            let own = Span::new(line.span.start() + saturate(from), line.span.end());
            let title_span = if title.is_empty() { part_title(page, index).unwrap_or(own) } else { own };
            let found = Found {
                slot: Slot::Part(mark.number),
                line: index,
                heading: if paged {
                    Span::new(line.span.start(), line.span.start() + saturate(mark.end))
                } else {
                    line.span.join(title_span)
                },
                title: title_span,
                evidence: if title.is_empty() { Evidence::Number } else { Evidence::Title },
                further: Further::default(),
                score: base,
                out_of_order: false,
                repeated: false,
            };
            all.push(weigh(page, contents, found));
        } else if line.span.len() > 60
            && let Some(named) = named_within(text)
        {
            all.extend(answered_elsewhere(page, form, contents, index, named));
        }
    }
    all
}

/// The item whose number stands in brackets behind its title, which ends `end` bytes into line `index`.
fn numbered_behind(
    page: &Page<'_>,
    form: &Form,
    index: usize,
    end: usize,
    number: ItemNumber,
) -> Option<Candidate> {
    let line = page.lines.get(index).filter(|line| set_off(page, line))?;
    let title = Span::new(line.span.start(), line.span.start() + saturate(end));
    let words: Vec<u32> = words::telling(page.bytes(title)).take(40).collect();
    let alike = |item: &FormItem| item.wordings.iter().any(|wording| wording.likeness(&words) >= 60);
    let slot = form.items.iter().position(|item| item.number == Some(number) && alike(item))?;
    let found = Found {
        title,
        evidence: Evidence::Title,
        score: 100,
        ..Found::by_title(Slot::Item(slot), index, line.span)
    };
    Some(Candidate { found, in_contents: false, paragraph: false })
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

/// "ITEM 1ARISK FACTORS": the other reading of a title that is stuck to its number.
fn glued_letter(text: &[u8], mark: ItemMark) -> Option<ItemMark> {
    let letter = text.get(mark.end).filter(|b| (b'A'..=b'C').contains(*b))?;
    let capital = text.get(mark.end + 1)?.is_ascii_uppercase();
    let end = mark.end + 1;
    let number = ItemNumber { letter: Some(*letter), ..mark.number };
    capital.then_some(ItemMark { number, end, title: end, ..mark })
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
    // "Items 1 through 5 are not applicable": one line answers them all.
    let none = !mark.further.is_empty() && answers_none(text.get(mark.end..).unwrap_or(b""));
    if goes_on(text, mark.end) && !none {
        all.extend(answered_elsewhere(page, form, contents, index, (0, mark)));
        return;
    }
    let slots = |number: ItemNumber| {
        form.items.iter().enumerate().filter(move |(_, item)| item.number == Some(number))
    };
    let whole = ItemNumber { letter: None, ..mark.number };
    let number = if mark.sub && slots(mark.number).next().is_none() { whole } else { mark.number };
    for (slot, item) in slots(number) {
        let title = match () {
            () if none => Title::none(line),
            // One title names all the items that share a heading.
            () if !mark.further.is_empty() && line.span.len() <= 200 && !line.look.run_in => {
                Title::read(page, index, mark.title, item).widened(line)
            }
            () => Title::read(page, index, mark.title, item),
        };
        let mut score = match title.likeness {
            60.. => 100,
            _ if none => 75,
            _ if title.span.is_empty() => 55,
            _ if is_empty_item(page.bytes(title.span)) => 75,
            30.. => 50,
            // One title for four items is like that of none: "Items 10-13. Directors, Pay and Holdings".
            _ if !mark.further.is_empty() && is_title_case(page.bytes(title.span)) => 50,
            // A paragraph has a title of its own: "Item 5(a). Shares Held".
            _ if is_paragraph(mark) && is_title_case(page.bytes(title.span)) => 50,
            _ => 25,
        };
        if mark.part.is_some() && mark.part != item.part {
            score -= 60;
        }
        score -= if mark.sub { 5 } else { 0 } + if mark.roman { 30 } else { 0 };
        score -= if in_force(item, year) { 0 } else { 10 };
        let known = title.likeness >= 60 || none;
        let found = Found {
            slot: Slot::Item(slot),
            line: index,
            heading: Span::new(
                line.span.start(),
                title.span.end().max(line.span.start() + saturate(mark.end)),
            ),
            title: title.span,
            evidence: if known { Evidence::Title } else { Evidence::Number },
            further: mark.further,
            score,
            out_of_order: false,
            repeated: false,
        };
        all.push(Candidate { paragraph: is_paragraph(mark), ..weigh(page, contents, found) });
    }
}

/// True where the number is that of a paragraph of an item.
fn is_paragraph(mark: ItemMark) -> bool {
    mark.sub || mark.bracketed.is_some()
}

/// Items that are said right below the heading of their part to be answered in another paper, as General Instruction
/// G(3) of Form 10-K allows for all of Part III. `mark` is their numbers, so many bytes into line `index`; on the cover
/// the same is said of them before any part.
///
/// ```text
/// PART III
/// The information that Items 10, 11, 12 and 13 call for is incorporated by reference to our proxy statement.
/// ```
fn answered_elsewhere(
    page: &Page<'_>,
    form: &Form,
    contents: &Contents,
    index: usize,
    (from, mark): (usize, ItemMark),
) -> Option<Candidate> {
    let line = page.lines.get(index).filter(|line| line.row.is_none() && !mark.further.is_empty())?;
    let rest = page.bytes(line.span).get(from + mark.end..)?;
    let said = words::words(rest.get(..rest.len().min(SAID)).unwrap_or(rest));
    if !said.map(|word| word.hash).any(|hash| hash == INCORPORATED) {
        return None;
    }
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let above = page.lines.get(..index)?.iter().rev().filter(flow).take(2);
    let part = above
        .filter(|above| above.span.len() <= 80)
        .find_map(|above| part_mark(page.bytes(above.span)))?
        .number;
    let number = Some(mark.number);
    let slot = form.items.iter().position(|item| item.number == number && item.part == Some(part))?;
    let heading = Span::new(line.span.start(), line.span.start() + saturate(from + mark.end));
    let found = Found {
        title: Span::empty(heading.end()),
        evidence: Evidence::Number,
        further: mark.further,
        score: if from == 0 { 75 } else { 55 },
        ..Found::by_title(Slot::Item(slot), index, heading)
    };
    let in_contents = contents.holds(line.span);
    let found = Found { score: found.score - if in_contents { IN_CONTENTS } else { 0 }, ..found };
    Some(Candidate { found, in_contents, paragraph: false })
}

/// Bytes behind the numbers of several items in which it is said where they are answered.
const SAID: usize = 300;

/// "Incorporated by reference".
const INCORPORATED: u32 = words::hash_of("incorporated");

/// The numbers of several items that a sentence names, and how many bytes into it: "The information called for by
/// Items 10, 11 and 12".
fn named_within(text: &[u8]) -> Option<(usize, ItemMark)> {
    const FARTHEST: usize = 160;
    let near = text.get(..text.len().min(FARTHEST)).unwrap_or(text);
    let from = words::words(near).find(|word| {
        near.get(word.start..word.end).is_some_and(|word| word.eq_ignore_ascii_case(b"items"))
    })?;
    Some((from.start, item_mark(text.get(from.start..)?)?))
}

/// True where an item was part of its form in the year of filing, give or take one: forms change in
/// the middle of a year, and where only the period is known the filing came later.
pub(in crate::outline) fn in_force(item: &FormItem, year: Option<i16>) -> bool {
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
    Candidate { found, in_contents, paragraph: false }
}
