//! The title behind an item's number, and how much it is like the form's.

use super::super::forms::FormItem;
use super::super::headings::{is_sentence, is_title_case};
use super::super::lines::{Line, Page, Role, starts};
use super::super::marks::{dash_len, item_mark, part_mark, skip_signs, word};
use super::super::names;
use super::super::words;
use crate::filing::BlockKind;
use crate::text::{Span, TextSpan, saturate};

/// True for what forms print in place of an answer: "Reserved", "Omitted", "None", "Not applicable".
pub(in crate::outline) fn is_empty_item(title: &[u8]) -> bool {
    let at = skip_signs(title, 0);
    let at = at + usize::from(matches!(title.get(at), Some(b'[' | b'(')));
    let not =
        words::words(title).take(2).map(|word| word.hash).eq(const { words::hashes(["not", "applicable"]) });
    not || [&b"RESERVED"[..], b"REMOVED", b"OMITTED", b"INTENTIONALLY", b"NONE", b"N/A", b"DELETED"]
        .iter()
        .any(|name| word(title, at, name).is_some())
}

/// True where the words after the numbers of several items say that there is nothing to say of them: "are
/// not applicable", "of Part II have been omitted", "- None".
pub(super) fn answers_none(rest: &[u8]) -> bool {
    const NOTHING: &[u32] =
        &words::hashes(["applicable", "inapplicable", "omitted", "none", "reserved", "n", "nothing"]);
    rest.len() <= 160 && words::words(rest).take(20).any(|word| NOTHING.contains(&word.hash))
}

/// The title after an item's number.
pub(super) struct Title {
    pub(super) span: TextSpan,
    /// With the form's wordings, of 100.
    pub(super) likeness: u32,
}

/// Titles are no longer than this, in bytes.
pub(super) const LONGEST_TITLE: usize = 300;

impl Title {
    /// That of a line which answers several items with nothing: the line is all there is to them.
    pub(super) fn none(line: &Line) -> Self {
        Self { span: Span::empty(line.span.end()), likeness: 0 }
    }

    /// The title with what of it stands in the rows below, where its own row has no page:
    ///
    /// ```text
    /// Item 4   Submission of Matters to a Vote of Security
    ///          Holders                                         11
    /// ```
    fn with_rows_below(self, page: &Page<'_>, line: &Line, item: &FormItem) -> Self {
        let mut best = self;
        let block = page.document.blocks.get(line.block as usize).map(|block| block.kind);
        let (Some(BlockKind::Table(table)), Some(row)) = (block, line.row) else { return best };
        let Some(table) = page.document.tables.get(table as usize) else { return best };
        let mut alone = table.row(row as usize).len() == 1;
        for row in (row as usize + 1..table.rows.len()).take(3) {
            let cells = table.row(row);
            let Some(cell) = cells.first().filter(|_| alone) else { break };
            let text = page.bytes(cell.span);
            let span = best.span.join(cell.span);
            let joined = likeness(item, page.bytes(span));
            if best.span.is_empty()
                || joined < 60
                || joined <= best.likeness && !ends_open(page.bytes(best.span))
                || item_mark(text).is_some()
                || part_mark(text).is_some()
            {
                break;
            }
            best = Self { span, likeness: joined.max(best.likeness) };
            alone = cells.len() == 1;
        }
        best
    }

    /// The title as far as its line goes.
    pub(super) fn widened(self, line: &Line) -> Self {
        let end = self.span.end().max(line.span.end());
        Self { span: Span::new(self.span.start().min(end), end), ..self }
    }

    /// Reads the title of `item` that starts `start` bytes into line `index` and may go on in the
    /// lines after it.
    pub(super) fn read(page: &Page<'_>, index: usize, start: usize, item: &FormItem) -> Self {
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
        if line.row.is_some() {
            return best.with_rows_below(page, line, item);
        }
        if best.span.end() + 3 < line.span.end() {
            // What no wording has may still go on below it: "…, Promoters and Control Persons;".
            let rest = page.bytes(Span::new(best.span.end().min(line.span.end()), line.span.end()));
            let title = page.bytes(best.span);
            let open = ends_open(title) || fills_line(text, title) && joins(rest);
            let below = page.plain && best.likeness >= 60 && open;
            let one =
                rest.trim_ascii().len() <= 80 && memchr::memchr_iter(b'\n', rest.trim_ascii()).count() == 0;
            return if below && one { best.widened(line) } else { best };
        }
        // The title, or the rest of it, may stand on lines of its own, and a rule drawn under each.
        let rule = |next: &&Line| next.role == Role::Furniture && page.plain;
        let below = page.lines.iter().enumerate().skip(index + 1);
        let mut read = best.span;
        for (at, next) in below.filter(|(_, next)| !rule(next)).take(4) {
            let text = page.bytes(next.span);
            let whole = next.row.is_none() && next.span.len() as usize <= LONGEST_TITLE;
            if !whole || next.role != Role::Flow || item_mark(text).is_some() || part_mark(text).is_some() {
                break;
            }
            let named = best.likeness >= 60
                || best.likeness >= 40 && words::telling(page.bytes(best.span)).nth(1).is_some();
            if named && is_next_heading(page, item, (index, at), best.span) {
                break;
            }
            let span = read.join(next.span);
            let joined = likeness(item, page.bytes(span));
            read = span;
            let open = ends_open(page.bytes(best.span)) && page.plain;
            let done = best.likeness >= 85 && text.last() == Some(&b'.');
            let on = page.plain && runs_on(page, at, best.span);
            let hangs = on
                || page.plain
                    && (is_rest(page, line, best.span, next) || is_wrapped(page, at - 1, best.span));
            // What no wording has may still go on: "…, Promoters and Control Persons;" over "Compliance with …".
            let rest = open && hangs && best.likeness >= 60;
            // The first of many lines is like a third of the title.
            if joined < 60 && !rest && joined >= 30 && joined > best.likeness {
                continue;
            }
            if joined < 60 && !rest || joined <= best.likeness && !open && (done && !on || !hangs) {
                break;
            }
            best = Self { span, likeness: joined.max(if rest { best.likeness } else { 0 }) };
        }
        best
    }
}

/// True where line `at` below the whole title of the item in line `index` is a heading of its own, however
/// much its words are those of the item: it names a statement, or it starts a paragraph anew or stands elsewhere
/// on the page, and no wording goes on with it.
///
/// ```text
/// Item 1. Financial Statements (Unaudited)         names the item
///    Condensed Consolidated Balance Sheets         "condensed" and "consolidated" are in its title too
/// ```
fn is_next_heading(page: &Page<'_>, item: &FormItem, (index, at): (usize, usize), title: TextSpan) -> bool {
    let (Some(line), Some(next)) = (page.lines.get(index), page.lines.get(at)) else { return false };
    let (text, title) = (page.bytes(next.span), page.bytes(title));
    let opens = text.first().is_some_and(u8::is_ascii_uppercase);
    if !opens || ends_open(title) || starts(text, b"and ") || starts(text, b"of ") {
        return false;
    }
    if names::name(text).is_some() {
        return true;
    }
    // A rule below the title parts its lines as little as it parts words.
    let ruled = page.plain && at > index + 1;
    let apart = !next.tight && !ruled || !page.plain && line.look.centered != next.look.centered;
    let long = title.len() >= LONG as usize && line.look == next.look;
    apart && !long && !goes_on_with(item, title, text)
}

/// A line of this many bytes may be full.
const LONG: u32 = 40;

/// True where some wording of `item` goes on with the first word of `next` behind the last of `title`.
fn goes_on_with(item: &FormItem, title: &[u8], next: &[u8]) -> bool {
    let (last, first) = (words::telling(title).last(), words::telling(next).next());
    let (Some(last), Some(first)) = (last, first) else { return false };
    item.wordings.iter().any(|wording| wording.pairs(last, first))
}

/// True for the line after a title in plain text that hangs under its first word, in the same letters:
///
/// ```text
/// ITEM 5.   MARKET FOR THE REGISTRANT'S COMMON EQUITY AND RELATED
///           SHARE-OWNER MATTERS
/// ```
fn is_rest(page: &Page<'_>, line: &Line, title: TextSpan, next: &Line) -> bool {
    let column = u32::from(line.indent) + (title.start() - line.span.start());
    let hangs = next.indent > line.indent && u32::from(next.indent).abs_diff(column) <= 2;
    let closed = matches!(page.bytes(title).last(), Some(b'.' | b':'));
    // "None." and "(a) The certificates …" answer the item.
    let text = page.bytes(next.span);
    let answers = is_empty_item(text) || text.first() == Some(&b'(') || starts(text, b"see ");
    hangs && next.tight && !closed && !answers && line.look.caps == next.look.caps
}

/// True where the title fills the line above line `at`, which starts in the middle of it:
///
/// ```text
/// ITEM 9. OUR OFFICERS AND THOSE WHO CONTROL US; COMPLIANCE
/// WITH SECTION 16(a) OF THE EXCHANGE ACT.
/// ```
fn runs_on(page: &Page<'_>, at: usize, title: TextSpan) -> bool {
    let (Some(next), Some(line)) = (page.lines.get(at), at.checked_sub(1).and_then(|at| page.lines.get(at)))
    else {
        return false;
    };
    joins(page.bytes(next.span))
        && next.tight
        && line.look.caps == next.look.caps
        && fills_line(page.bytes(line.span), page.bytes(title))
}

/// True for a title without an end that reaches as far as a line of plain text does; `text` is its line.
fn fills_line(text: &[u8], title: &[u8]) -> bool {
    let end = memchr::memchr(b'\n', text).unwrap_or(text.len());
    end >= FULL && !matches!(title.last(), Some(b'.' | b':'))
}

/// True for words that start in the middle of a title: "with Section 16(a)". Where they start in a capital, so does a
/// sentence below its title: "The stock trades on the exchange.", "ON MAY 1 THE OWNERS MET."
fn joins(text: &[u8]) -> bool {
    const ONLY: &[u32] = &words::hashes(["of", "and", "with"]);
    let Some(first) = words::words(text).next() else { return false };
    if text.get(first.start).is_some_and(u8::is_ascii_lowercase) {
        return JOINTS.contains(&first.hash);
    }
    ONLY.contains(&first.hash) && is_title_case(text.trim_ascii()) && !is_sentence(text.trim_ascii())
}

/// A line of plain text of this many bytes is full.
const FULL: usize = 55;

/// Words in the middle of a title.
const JOINTS: &[u32] = &words::hashes(["of", "and", "on", "for", "the", "in", "to", "with"]);

/// True where the long title that ends line `index` goes on in the next line, which looks the same and stands
/// right below it in the middle of the page:
///
/// ```text
///   DEPARTURE OF DIRECTORS OR CERTAIN OFFICERS; APPOINTMENT
///            OF DIRECTORS; COMPENSATORY PLANS
/// ```
fn is_wrapped(page: &Page<'_>, index: usize, title: TextSpan) -> bool {
    let (Some(line), Some(next)) = (page.lines.get(index), page.lines.get(index + 1)) else { return false };
    let middle = line.look.centered && next.look.centered && next.tight;
    middle
        && line.span.len() >= LONG
        && line.look == next.look
        && line.span.end() == title.end()
        && !matches!(page.bytes(title).last(), Some(b'.' | b':'))
        && !is_empty_item(page.bytes(next.span))
}

/// True for a title that ends in the middle: "Management's Discussion and Analysis of".
pub(super) fn ends_open(title: &[u8]) -> bool {
    words::words(title).last().is_some_and(|word| JOINTS.contains(&word.hash))
        || matches!(title.last(), Some(b',' | b';'))
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
    let colon = stop(b".:");
    let point = stop(b".");
    let newline = memchr::memchr(b'\n', near);
    // A title that runs into its paragraph may take up two lines: "… and Related Stockholder" over "Matters.  The
    // common stock …".
    let below = newline.filter(|_| line.row.is_none()).and_then(|from| stop_below(near, from));
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
        below.map(|i| start + i),
    ]
    .into_iter()
    .flatten()
    .filter(move |end| *end > start)
}

/// Where the words that go on behind the line break at `from` come to a stop or a dash within the next lines.
fn stop_below(near: &[u8], from: usize) -> Option<usize> {
    const FARTHEST: usize = 120;
    let end = near.len().min(from + FARTHEST);
    (from + 1..end).find(|at| match near[*at] {
        b'.' | b':' => words::space_len(near, at + 1) > 0,
        b' ' => dash_len(near, at + 1) > 0,
        b'-' => near.get(at + 1) == Some(&b'-'),
        _ => false,
    })
}

/// How much a title is like the best of an item's wordings.
fn likeness(item: &FormItem, title: &[u8]) -> u32 {
    let title: Vec<u32> = words::telling(title).take(40).collect();
    item.wordings.iter().map(|wording| wording.likeness(&title)).max().unwrap_or(0)
}
