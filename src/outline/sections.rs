//! Gathers the headings of a document, each with what it is: parts and items of the form, financial
//! statements, notes, signatures, lists of exhibits, and headings of any other kind.

use super::forms::Form;
use super::headings::{Heading, Reader};
use super::items::{Evidence, Found, Slot, is_continued, set_off};
use super::lines::{Line, Look, Page, Role, starts};
use super::marks::{Numbering, SeriesMark, item_mark, part_mark, series_mark};
use super::names::{Name, name};
use super::words;
use rustc_hash::FxHashMap;

use crate::filing::BlockKind;
use crate::text::{Span, TextSpan, saturate};

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A part of the form.
    Part(u8),
    /// An item of the form, by its index there.
    Item(usize),
    /// A caption that the form prescribes without a number.
    Caption,
    /// The signatures.
    Signature,
    /// A list of exhibits.
    ExhibitList,
    /// An annex bound in.
    Annex,
    /// An entry of the table of contents of a document without items, with its level there.
    Contents(u8),
    /// A financial statement.
    Statement,
    /// An auditor's report.
    Report,
    /// "Notes to financial statements": what holds the notes.
    Notes,
    /// A numbered note.
    Note,
    /// The caption of a table, which ends with it.
    Table,
    /// Any other heading.
    Plain,
}

/// A heading and what it opens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) class: Class,
    /// Index of its line.
    pub(super) line: usize,
    /// The heading as printed.
    pub(super) span: TextSpan,
    /// The name in it, number left out.
    pub(super) title: TextSpan,
    pub(super) look: Look,
    pub(super) mark: Option<SeriesMark>,
    pub(super) linked: bool,
    pub(super) listed: bool,
    /// Index in the items found, for parts and items.
    pub(super) found: Option<usize>,
    /// It stands between the first and the last of a series of notes.
    pub(super) among_notes: bool,
    /// End of the table that it is the caption of.
    pub(super) table_end: Option<u32>,
}

/// Gathers the headings of a page in text order.
pub(super) fn gather(reader: &Reader<'_>, form: Option<&Form>, found: &[Found]) -> Vec<Head> {
    let page = reader.page;
    let mut heads = Vec::new();
    let mut next_found = 0;
    let cover_end = cover_end(reader, found);
    let mut signed = false;
    let mut index = 0;
    while index < page.lines.len() {
        let line = &page.lines[index];
        if let Some(this) = found.get(next_found).filter(|f| f.line == index) {
            heads.push(legal(page, form, this, next_found));
            signed = false;
            next_found += 1;
            // The title may take up the lines after the number.
            index += 1;
            while page.lines.get(index).is_some_and(|l| this.heading.overlaps(l.span)) {
                index += 1;
            }
            continue;
        }
        if line.span.start() >= cover_end {
            let listing = signed || heads.last().is_some_and(|h| h.class == Class::ExhibitList);
            if is_left_over(page, form, line) {
                // A part or an item that was not chosen: a running head, a reference.
            } else if let Some((head, last)) = named(reader, index) {
                signed = head.class == Class::Signature || signed && head.class == Class::Report;
                heads.push(head);
                index = last;
            } else if let Some(heading) = reader.heading(index) {
                // Names and titles among signatures, heads of columns among exhibits are set off too.
                if !listing || heading.linked || heading.listed || reader.above_prose(index) {
                    index = heading.last;
                    heads.push(plain(page, form, found, heading));
                }
            }
        }
        index += 1;
    }
    drop_repeated_notes(page, &mut heads);
    number_notes(reader, &mut heads);
    mark_captions(page, &mut heads);
    raise_to_contents(&mut heads);
    heads
}

/// Where the table of contents names the sections, headings that look like them are sections too,
/// although it leaves them out.
fn raise_to_contents(heads: &mut [Head]) {
    let looks: Vec<Look> = heads.iter().filter(|h| h.class == Class::Contents(1)).map(|h| h.look).collect();
    let Some(usual) = looks.iter().max_by_key(|look| looks.iter().filter(|l| l == look).count()).copied() else {
        return;
    };
    let alike = looks.iter().filter(|l| **l == usual).count();
    if alike < 3 || alike * 2 < looks.len() {
        return;
    }
    let mut among = false;
    for head in heads {
        // Statements and notes have an order of their own.
        among = match head.class {
            Class::Contents(1) => false,
            Class::Statement | Class::Notes | Class::Report | Class::Signature | Class::Annex => true,
            _ => among,
        };
        if head.class == Class::Plain && head.look == usual && !among {
            head.class = Class::Contents(1);
        }
    }
}

/// Tells captions of tables from headings: where most of the lines of one look stand right above
/// tables of figures, that look is one of captions.
fn mark_captions(page: &Page<'_>, heads: &mut Vec<Head>) {
    let tables: Vec<Option<u32>> =
        heads.iter().map(|head| if head.class == Class::Plain { captioned(page, head) } else { None }).collect();
    let mut looks: FxHashMap<Look, (u32, u32)> = FxHashMap::default();
    for (head, table) in heads.iter().zip(&tables).filter(|(head, _)| head.class == Class::Plain) {
        let counts = looks.entry(head.look).or_default();
        counts.0 += 1;
        counts.1 += u32::from(table.is_some());
    }
    for (head, table) in heads.iter_mut().zip(tables) {
        let (all, above) = looks.get(&head.look).copied().unwrap_or_default();
        let own = head.linked || head.listed || head.mark.is_some_and(|m| m.numbering != Numbering::Named);
        if table.is_some() && !own && (above * 5 >= all * 3 || head.look.centered && above * 5 >= all * 2) {
            head.class = Class::Table;
            head.table_end = table;
        }
    }
    // The first line of a caption of two stands above no table itself.
    for at in (1..heads.len()).rev() {
        let (before, caption) = (heads[at - 1], heads[at]);
        let adjacent = before.line + 1 == caption.line && before.look == caption.look;
        if caption.class == Class::Table && before.class == Class::Plain && adjacent {
            let span = before.span.join(caption.span);
            heads[at] = Head { line: before.line, span, title: span, ..caption };
            heads.remove(at - 1);
        }
    }
}

/// The end of the table of figures right below a heading, lines of units and dates left out.
fn captioned(page: &Page<'_>, head: &Head) -> Option<u32> {
    let below = page.lines.iter().skip(head.line + 1).filter(|l| !l.span.overlaps(head.span));
    for line in below.take(3) {
        if line.row.is_some() {
            let block = page.document.blocks.get(line.block as usize)?;
            let BlockKind::Table(table) = block.kind else { return None };
            return page.document.tables.get(table as usize).filter(|t| t.numeric).map(|t| t.span.end());
        }
        let text = page.bytes(line.span);
        if !(text.first() == Some(&b'(') || super::headings::is_period(text)) || line.span.len() > 120 {
            return None;
        }
    }
    None
}

/// Drops headings of notes that only repeat the last one at the top of a later page.
fn drop_repeated_notes(page: &Page<'_>, heads: &mut Vec<Head>) {
    let mut last = None;
    heads.retain(|head| match head.class {
        Class::Notes => {
            let words = words::line_hash(page.bytes(head.span));
            let repeats = last == Some(words);
            last = Some(words);
            !repeats
        }
        Class::Plain | Class::Contents(_) => true,
        _ => {
            last = None;
            true
        }
    });
}

/// True for a line that names parts or items of the form and nothing else: what is chosen of these
/// is in the tree already.
fn is_left_over(page: &Page<'_>, form: Option<&Form>, line: &Line) -> bool {
    let text = page.bytes(line.span);
    let short = line.span.len() <= 40;
    let known = |number| form.is_some_and(|f| f.items.iter().any(|i| i.number == Some(number)));
    part_mark(text).is_some_and(|mark| short || mark.title >= text.len())
        || item_mark(text).is_some_and(|mark| known(mark.number) && !mark.roman && (short || !mark.sub))
}

/// Where the cover ends: nothing on it is a heading.
fn cover_end(reader: &Reader<'_>, found: &[Found]) -> u32 {
    let page = reader.page;
    let whole = page.document.whole().end();
    let contents = reader.contents.regions.first().filter(|r| r.start() < whole / 4 || r.start() < 40_000);
    // The rows of an index that stands in place of items may close the document.
    let first = found.iter().find(|f| f.evidence != Evidence::Listed).map(|f| f.heading.start());
    match (contents, first) {
        (Some(contents), Some(first)) if contents.start() < first => contents.end(),
        (Some(contents), None) => contents.end(),
        (_, Some(first)) => first,
        (None, None) => last_cover_line(page),
    }
}

/// The end of the last line that only covers have; 0 where there is none.
fn last_cover_line(page: &Page<'_>) -> u32 {
    const PHRASES: &[&[u8]] = &[
        b"(exact name of", b"(state or other jurisdiction", b"(commission file", b"commission file number",
        b"(address of principal", b"indicate by check mark", b"(registrant's telephone", b"(name of issuer",
        b"washington, d.c. 20549", b"check the appropriate box", b"(name, address", b"(i.r.s. employer",
        b"(zip code", b"(date of event", b"(cusip number", b"pursuant to section 13 or 15(d)",
    ];
    let early = page.lines.iter().take(120);
    let covers = |line: &&Line| PHRASES.iter().any(|phrase| starts(page.bytes(line.span), phrase));
    early.filter(covers).last().map_or(0, |line| line.span.end())
}

fn legal(page: &Page<'_>, form: Option<&Form>, found: &Found, index: usize) -> Head {
    let class = match found.slot {
        Slot::Part(number) => Class::Part(number),
        Slot::Item(item) => {
            let numbered = form.and_then(|f| f.items.get(item)).is_none_or(|i| i.number.is_some());
            if numbered { Class::Item(item) } else { Class::Caption }
        }
    };
    Head {
        class,
        line: found.line,
        span: found.heading,
        title: found.title,
        look: page.lines.get(found.line).map(|l| l.look).unwrap_or_default(),
        mark: None,
        linked: false,
        listed: false,
        found: Some(index),
        among_notes: false,
        table_end: None,
    }
}

fn plain(page: &Page<'_>, form: Option<&Form>, found: &[Found], heading: Heading) -> Head {
    let numbered = |f: &Found| matches!(f.evidence, Evidence::Title | Evidence::Number);
    let items = form.is_some_and(|f| !f.items.is_empty()) && found.iter().any(numbered);
    // Issuers of asset-backed securities answer items of Regulation AB in place of the form's.
    let regulation = item_mark(page.bytes(heading.span)).is_some_and(|mark| (1100..1200).contains(&mark.number.major));
    let class = match heading.level {
        _ if items && regulation => Class::Caption,
        1.. if !items => Class::Contents(heading.level),
        _ => Class::Plain,
    };
    head(page, class, heading.line, heading.span, heading.mark, heading.linked, heading.listed)
}

fn head(
    page: &Page<'_>,
    class: Class,
    line: usize,
    span: TextSpan,
    mark: Option<SeriesMark>,
    linked: bool,
    listed: bool,
) -> Head {
    let mut look = page.lines.get(line).map(|l| l.look).unwrap_or_default();
    look.run_in = page.lines.get(line).is_some_and(|l| span.end() + 3 < l.span.end());
    Head { class, line, span, title: span, look, mark, linked, listed, found: None, among_notes: false, table_end: None }
}

/// A heading that its words alone tell: a statement above its table, notes, reports, signatures.
fn named(reader: &Reader<'_>, index: usize) -> Option<(Head, usize)> {
    let page = reader.page;
    let line = page.lines.get(index)?;
    let in_flow = matches!(line.role, Role::Flow | Role::FirstOfRunning);
    if !in_flow || line.span.len() > 200 || line.right || reader.contents.holds(line.span) {
        return None;
    }
    let (span, last) = if line.row.is_some() || line.look.run_in { (line.span, index) } else { reader.whole(index) };
    let text = page.bytes(span);
    let first = text.first().copied().unwrap_or(0);
    if !first.is_ascii_uppercase() || is_continued(text) {
        return None;
    }
    let name = name(text)?;
    let off = set_off(page, line) || page.plain;
    let class = match name {
        Name::Statement if line.row.is_some() && !titles_table(page, line) => return None,
        Name::Statement if above_figures(page, last) && (off || line.row.is_some()) => Class::Statement,
        Name::Statement => return None,
        _ if line.row.is_some() || !off => return None,
        Name::Signatures if !above_signatures(page, last) => return None,
        Name::ExhibitList if page.lines.get(last + 1).is_none() => return None,
        Name::Notes => Class::Notes,
        Name::Report => Class::Report,
        Name::Signatures => Class::Signature,
        Name::ExhibitList => Class::ExhibitList,
        Name::Annex => Class::Annex,
    };
    let hash = super::toc::entry_hash(text);
    let before = index.checked_sub(1).and_then(|i| page.lines.get(i)).map_or(0, |l| l.span.start() + 1);
    let linked = reader.contents.linked(before, span.end()).is_some();
    let listed = reader.contents.named(hash).is_some();
    Some((head(page, class, index, span, None, linked, listed), last))
}

/// True where a table of figures follows line `index` with only captions between.
fn above_figures(page: &Page<'_>, index: usize) -> bool {
    let is_figures = |line: &Line| match page.document.blocks.get(line.block as usize).map(|b| b.kind) {
        Some(BlockKind::Table(table)) => page.document.tables.get(table as usize).is_some_and(|t| t.numeric),
        _ => false,
    };
    if page.lines[index].row.is_some() {
        return is_figures(&page.lines[index]);
    }
    for line in page.lines.iter().skip(index + 1).take(9) {
        if line.row.is_some() {
            return is_figures(line);
        }
        if line.span.len() > 250 {
            return false;
        }
    }
    false
}

/// True where a row is one cell that starts with the name of a statement, not a column's head.
fn titles_table(page: &Page<'_>, line: &Line) -> bool {
    let text = page.bytes(line.span);
    let first = words::words(text).find_map(|w| text.get(w.start..w.end));
    let named: &[&[u8]] = &[
        b"consolidated", b"condensed", b"combined", b"statement", b"statements", b"balance", b"unaudited", b"interim",
        b"schedule", b"consolidating",
    ];
    !text.contains(&b'\t') && first.is_some_and(|word| named.iter().any(|n| n.eq_ignore_ascii_case(word)))
}

/// True where what follows line `index` is signed.
fn above_signatures(page: &Page<'_>, index: usize) -> bool {
    page.lines.iter().skip(index + 1).take(8).any(|line| {
        let text = page.bytes(line.span);
        let head = text.get(..text.len().min(400)).unwrap_or(b"");
        let says = |word: &[u8]| words::words(head).any(|w| head[w.start..w.end].eq_ignore_ascii_case(word));
        memchr::memmem::find(text, b"/s/").is_some()
            || memchr::memmem::find(text, b"/S/").is_some()
            || says(b"undersigned")
            || says(b"signed")
            || starts(text, b"by")
    })
}

/// Finds the numbered notes after each heading of notes: the longest series of numbers that starts
/// there and goes up one by one.
fn number_notes(reader: &Reader<'_>, heads: &mut Vec<Head>) {
    let page = reader.page;
    let mut regions: Vec<(usize, usize)> = Vec::new();
    let ends = |h: &&Head| matches!(h.class, Class::Part(_) | Class::Item(_) | Class::Signature | Class::Notes);
    for (at, head) in heads.iter().enumerate().filter(|(_, head)| head.class == Class::Notes) {
        let end = heads[at + 1..].iter().find(ends);
        regions.push((head.line + 1, end.map_or(page.lines.len(), |h| h.line)));
    }
    let bare = regions.is_empty();
    if bare {
        // Some filers number their notes without a heading above them all.
        let first = heads.iter().find(|h| matches!(h.class, Class::Statement | Class::Report));
        regions.extend(first.map(|h| (h.line + 1, page.lines.len())));
    }
    for (from, to) in regions {
        let notes = if bare { series(reader, from, to, Numbering::Note) } else { longest_series(reader, from, to) };
        if notes.len() < 2 {
            continue;
        }
        let (Some(first), Some(last)) = (notes.first().map(|n| n.line), notes.last().map(|n| n.line)) else { continue };
        for note in notes {
            match heads.binary_search_by_key(&note.line, |h| h.line) {
                Ok(at) if matches!(heads[at].class, Class::Plain | Class::Contents(_)) => heads[at] = note,
                Ok(_) => {}
                Err(at) => heads.insert(at, note),
            }
        }
        for head in heads.iter_mut().filter(|h| h.line > first && h.line < last) {
            head.among_notes = true;
        }
    }
}

/// The longest series of numbered lines between lines `from` and `to`.
fn longest_series(reader: &Reader<'_>, from: usize, to: usize) -> Vec<Head> {
    const WAYS: [Numbering; 5] =
        [Numbering::Note, Numbering::Arabic, Numbering::Bracketed, Numbering::Letter, Numbering::Roman];
    let mut best: Vec<Head> = Vec::new();
    for way in WAYS {
        let series = series(reader, from, to, way);
        if series.len() > best.len() {
            best = series;
        }
        if way == Numbering::Note && best.len() >= 2 {
            break;
        }
    }
    best
}

/// The lines between `from` and `to` that number 1, 2, 3 in one way.
fn series(reader: &Reader<'_>, from: usize, to: usize, way: Numbering) -> Vec<Head> {
    let page = reader.page;
    let mut notes: Vec<Head> = Vec::new();
    let mut next = 1;
    for index in from..to.min(page.lines.len()) {
        let line = &page.lines[index];
        if line.row.is_some() || !matches!(line.role, Role::Flow | Role::FirstOfRunning) {
            continue;
        }
        let text = page.bytes(line.span);
        let Some(mark) = series_mark(text).filter(|m| m.numbering == way && m.levels == 0) else { continue };
        // A note may be skipped that stands in a way of its own.
        if mark.number < next || mark.number > next + 2 || (notes.is_empty() && mark.number != 1) {
            continue;
        }
        let small_print = line.look.size > 0 && line.look.size + 2 <= page.body.size;
        let Some(span) = note_span(page, line, mark).filter(|_| !small_print) else { continue };
        if is_continued(page.bytes(span)) {
            continue;
        }
        let look_fits = notes.first().is_none_or(|first| {
            first.look.emphasis == line.look.emphasis && first.look.caps == line.look.caps
        });
        if mark.number > next && !look_fits {
            continue;
        }
        let mut note = head(page, Class::Note, index, span, Some(mark), false, false);
        note.title = Span::new((line.span.start() + saturate(mark.title)).min(span.end()), span.end());
        next = mark.number + 1;
        notes.push(note);
    }
    notes
}

/// The heading of a note in `line`: the words set off, or those before the first full stop or dash.
fn note_span(page: &Page<'_>, line: &Line, mark: SeriesMark) -> Option<TextSpan> {
    let text = page.bytes(line.span);
    let title = text.get(mark.title..)?;
    if title.is_empty() {
        return (mark.numbering == Numbering::Note).then_some(line.span);
    }
    if !title.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0xC3) {
        return None;
    }
    let lead = (line.lead.end() - line.span.start()) as usize;
    let whole = text.len() <= 200;
    let off = set_off(page, line);
    if line.look.run_in && off && lead > mark.title + 2 && lead < 250 {
        return Some(Span::new(line.span.start(), line.lead.end()));
    }
    if whole && (off || words::words(title).count() <= 14) {
        return Some(line.span);
    }
    // A heading that runs into its paragraph without being set off: capitals, or up to a stop.
    let near = title.get(..title.len().min(150)).unwrap_or(title);
    let stop = near.iter().position(|b| matches!(b, b'.' | b':' | b'\n'))?;
    let words = near.get(..stop)?;
    let short = words::words(words).count() <= 12;
    short.then(|| Span::new(line.span.start(), line.span.start() + saturate(mark.title + stop)))
}
