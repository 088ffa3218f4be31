//! Tells what stands on every page from what is said once: page numbers, running heads, links back
//! to the table of contents.
//!
//! Such lines stay in the text and are marked, so that nothing reads across them by mistake and
//! nothing is dropped. What is marked must be seen twice: a number that counts on from page to page,
//! a line at the same end of several pages. A heading or a figure that merely looks so stays.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{BlockKind, Document, Furniture};
use crate::text::saturate;

/// A line that could be a page number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageNumber {
    /// What is counted: "F-12" and "12" are different series.
    pub(super) series: u64,
    /// The number.
    pub(super) number: u32,
    /// It is dressed as a page number: "- 12 -", "Page 12", "F-12".
    pub(super) dressed: bool,
}

/// A page number with its place among the pages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) number: PageNumber,
    /// Index of the page on which it stands.
    pub(super) page: u32,
    /// It is the first or the last line of its page or near it.
    pub(super) at_edge: bool,
}

/// The page number that `line` is, if it is nothing else: `26`, `- 26 -`, `F-12`, `Page 3 of 9`, `iv`.
pub(super) fn page_number(line: &[u8]) -> Option<PageNumber> {
    let line = line.trim_ascii();
    if line.is_empty() || line.len() > 24 {
        return None;
    }
    let inner = line.trim_ascii_start();
    let bare = undressed(inner);
    let mut dressed = bare.len() < inner.len();
    let mut rest = bare;
    if rest.len() > 5 && rest[..4].eq_ignore_ascii_case(b"page") && matches!(rest[4], b' ' | b':' | b'-') {
        rest = rest[5..].trim_ascii_start();
        dressed = true;
    }
    // "3 of 9", "3/9".
    if let Some(of) = rest.windows(4).position(|w| w == b" of ") {
        let total = rest[of + 4..].trim_ascii();
        if !total.is_empty() && total.iter().all(u8::is_ascii_digit) {
            rest = &rest[..of];
            dressed = true;
        }
    }
    let (prefix, digits) = match rest.iter().rposition(|b| !b.is_ascii_digit()) {
        None => (&rest[..0], rest),
        Some(at) => rest.split_at(at + 1),
    };
    if digits.is_empty() {
        let number = roman(rest)?;
        return Some(PageNumber { series: hash(b"roman"), number, dressed });
    }
    // `F-12`, `A-3`, `II-4`, `FS-1`.
    let letters = prefix.strip_suffix(b"-").unwrap_or(prefix).trim_ascii_end();
    let is_prefix = letters.len() <= 4 && letters.iter().all(u8::is_ascii_alphabetic);
    if !is_prefix || !prefix.is_empty() && !prefix.ends_with(b"-") {
        return None;
    }
    if digits.len() > 4 || digits.len() > 1 && digits[0] == b'0' {
        return None;
    }
    let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some(PageNumber { series: hash(letters), number, dressed: dressed || !letters.is_empty() })
}

/// The line without the dashes or brackets on either side.
fn undressed(line: &[u8]) -> &[u8] {
    let pairs: [(&[u8], &[u8]); 6] = [
        (b"--", b"--"),
        (b"-", b"-"),
        (b"(", b")"),
        (b"[", b"]"),
        (b"~", b"~"),
        (b"\xE2\x80\x93", b"\xE2\x80\x93"),
    ];
    for (open, close) in pairs {
        if let Some(inner) = line.strip_prefix(open).and_then(|l| l.strip_suffix(close)) {
            return inner.trim_ascii();
        }
    }
    line
}

/// The value of a small roman number in one case; None beyond 89 and for what is a word.
fn roman(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 7 {
        return None;
    }
    let lower = digits.iter().all(u8::is_ascii_lowercase);
    if !lower {
        return None;
    }
    let value = |b: &u8| match b {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        _ => None,
    };
    let mut total = 0;
    for (index, digit) in digits.iter().enumerate() {
        let here = value(digit)?;
        let next = digits.get(index + 1).and_then(value).unwrap_or(0);
        total += if here < next { -here } else { here };
    }
    u32::try_from(total).ok().filter(|n| (1..90).contains(n))
}

fn hash(letters: &[u8]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    letters.to_ascii_uppercase().hash(&mut hasher);
    hasher.finish()
}

/// How many pages two numbers of one series may lie apart and still speak for each other.
const NEAR: u32 = 3;

/// Which of the candidates, in reading order, are page numbers. `paged` says that the document marks
/// its pages; without marks a number must count on from the one before.
pub(super) fn page_numbers(candidates: &[Candidate], paged: bool) -> Vec<bool> {
    let mut accepted = vec![false; candidates.len()];
    for (index, candidate) in candidates.iter().enumerate() {
        let PageNumber { series, number, dressed } = candidate.number;
        let agrees = |other: &Candidate| {
            let pages = i64::from(other.page) - i64::from(candidate.page);
            let numbers = i64::from(other.number.number) - i64::from(number);
            other.number.series == series
                && numbers != 0
                && if paged {
                    pages == numbers && pages.unsigned_abs() <= u64::from(NEAR)
                } else {
                    numbers.abs() <= 2
                }
        };
        let before = candidates[..index].iter().rev().take(6).any(|c| agrees(c) && c.number.number < number);
        let after = candidates[index + 1..].iter().take(6).any(|c| agrees(c) && c.number.number > number);
        let counts_on = before || after;
        accepted[index] = if paged { candidate.at_edge && (dressed || counts_on) } else { counts_on };
    }
    accepted
}

/// What a line says, digits, marks and spaces left out; None where that is too little to be told
/// from another, or where the line says something of the page below it.
///
/// Units, periods and the line that refers to the notes stand on several pages because each page
/// needs them: they are no running heads.
pub(super) fn words_key(line: &[u8]) -> Option<u64> {
    let mut hasher = rustc_hash::FxHasher::default();
    let mut letters = 0;
    for byte in line {
        if byte.is_ascii_alphabetic() || *byte >= 0x80 {
            byte.to_ascii_lowercase().hash(&mut hasher);
            letters += 1;
        }
    }
    (letters >= 4 && !speaks_of_page(line)).then(|| hasher.finish())
}

/// True for words that tell what is on this page: a unit, a period, a footnote.
fn speaks_of_page(line: &[u8]) -> bool {
    const WORDS: [&[u8]; 18] = [
        b"million",
        b"millions",
        b"thousand",
        b"thousands",
        b"dollars",
        b"unaudited",
        b"except",
        b"ended",
        b"ending",
        b"months",
        b"see",
        b"refer",
        b"accompanying",
        b"january",
        b"march",
        b"june",
        b"september",
        b"december",
    ];
    if matches!(line.first(), Some(b'(' | b'*' | b'[')) || ends_sentence(line) {
        return true;
    }
    let mut words = line.split(|b| !b.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    words.any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// True for the end of a sentence; the stop behind "Inc." is none.
fn ends_sentence(line: &[u8]) -> bool {
    const ABBREVIATIONS: [&[u8]; 8] = [b"inc", b"co", b"corp", b"ltd", b"cos", b"v", b"p", b"a"];
    let Some(body) = line.trim_ascii_end().strip_suffix(b".") else { return false };
    let word = body.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or(body);
    !ABBREVIATIONS.iter().any(|a| word.eq_ignore_ascii_case(a))
}

/// A line must stand on so many pages in a row, every other one counting, to be theirs.
const PAGES: usize = 3;

/// Lines that may be taken off one end of a page.
const DEEPEST: usize = 4;

/// Which lines head (or foot) page after page. `pages` holds for each page what its lines say, the
/// outermost first; what is found is how many of them are the page's own.
pub(super) fn running_heads(pages: &[Vec<Option<u64>>]) -> Vec<usize> {
    let mut depth = vec![0usize; pages.len()];
    for _ in 0..DEEPEST {
        let mut runs: FxHashMap<(u64, usize), Vec<usize>> = FxHashMap::default();
        for (page, lines) in pages.iter().enumerate() {
            if let Some(Some(key)) = lines.get(depth[page]) {
                runs.entry((*key, depth[page])).or_default().push(page);
            }
        }
        let mut found = false;
        for run in runs.into_values() {
            for pages in run.chunk_by(|a, b| b - a <= 2).filter(|pages| pages.len() >= PAGES) {
                pages.iter().for_each(|page| depth[*page] += 1);
                found = true;
            }
        }
        if !found {
            break;
        }
    }
    depth
}

/// Blocks from either end of a page that are looked at.
const NEAR_EDGE: usize = 3;

/// Marks page numbers, running heads and back links among the blocks of a document whose reader has
/// not, as those of HTML.
pub(super) fn mark(document: &mut Document) {
    let mut kinds: FxHashMap<usize, Furniture> = FxHashMap::default();
    back_links(document, &mut kinds);
    mark_numbers(document, &mut kinds);
    let pages = page_blocks(document, &kinds);
    if pages.len() > PAGES {
        let key = |index: &usize| key_of(document, *index);
        let tops: Vec<_> = pages.iter().map(|p| p.iter().take(DEEPEST).map(key).collect()).collect();
        let feet: Vec<_> = pages.iter().map(|p| p.iter().rev().take(DEEPEST).map(key).collect()).collect();
        let mut seen = FxHashSet::default();
        for (page, count) in pages.iter().zip(running_heads(&tops)) {
            for index in page.iter().take(count) {
                // The first may be the heading that the others repeat, unless the page stands beside it.
                if !seen.insert(key_of(document, *index)) || numbers_page(document, *index) {
                    kinds.insert(*index, Furniture::RunningHead);
                }
            }
        }
        for (page, count) in pages.iter().zip(running_heads(&feet)) {
            kinds.extend(page.iter().rev().take(count).map(|index| (*index, Furniture::RunningHead)));
        }
    }
    apply(document, &kinds);
}

/// Finds the page numbers.
fn mark_numbers(document: &Document, kinds: &mut FxHashMap<usize, Furniture>) {
    let pages = page_blocks(document, kinds);
    let paged = pages.len() > 1;
    let (mut places, mut candidates) = (Vec::new(), Vec::new());
    for (page, blocks) in pages.iter().enumerate() {
        for (place, index) in blocks.iter().enumerate() {
            let at_edge = place < NEAR_EDGE || blocks.len() - place <= NEAR_EDGE;
            let block = &document.blocks[*index];
            if paged && !at_edge || !is_line(document, *index) {
                continue;
            }
            let number = page_number(document.slice(block.span).as_bytes());
            // Without page marks only what is set as a page number counts.
            let set = |n: &PageNumber| paged || n.dressed || block.style.centered || block.style.right;
            if let Some(number) = number.filter(set) {
                places.push(*index);
                candidates.push(Candidate { number, page: saturate(page), at_edge });
            }
        }
    }
    let found = page_numbers(&candidates, paged);
    kinds.extend(places.iter().zip(found).filter(|p| p.1).map(|p| (*p.0, Furniture::PageNumber)));
}

/// The indices of the blocks of each page, those in `kinds` left out.
fn page_blocks(document: &Document, kinds: &FxHashMap<usize, Furniture>) -> Vec<Vec<usize>> {
    let mut pages = vec![Vec::new()];
    let mut starts = document.pages.iter().peekable();
    for (index, block) in document.blocks.iter().enumerate() {
        while starts.next_if(|start| **start <= block.span.start()).is_some() {
            pages.push(Vec::new());
        }
        let furniture = matches!(block.kind, BlockKind::Furniture(_)) || kinds.contains_key(&index);
        if !furniture && let Some(page) = pages.last_mut() {
            page.push(index);
        }
    }
    pages
}

/// Longer blocks head no page.
const LONGEST_HEAD: u32 = 200;

/// True for a block that may stand at the edge of a page: a short paragraph, or a table of one row,
/// since many filers set the name and the number of the page in cells.
fn is_line(document: &Document, index: usize) -> bool {
    let Some(block) = document.blocks.get(index) else { return false };
    let kind = match block.kind {
        BlockKind::Paragraph => block.style.heading == 0,
        BlockKind::Table(table) => document.tables.get(table as usize).is_some_and(|t| t.rows.len() == 1),
        _ => false,
    };
    kind && block.span.len() <= LONGEST_HEAD
}

/// What the block says, if it may be a running head.
fn key_of(document: &Document, index: usize) -> Option<u64> {
    if !is_line(document, index) {
        return None;
    }
    let bytes = document.slice(document.blocks.get(index)?.span).as_bytes();
    // A row of cells is one only if its figures could be the number of the page.
    let mut cells = bytes.split(|b| *b == b'\t').filter(|c| !c.iter().any(u8::is_ascii_alphabetic));
    let quiet = cells.all(|c| page_number(c).is_some() || !c.iter().any(u8::is_ascii_digit));
    words_key(bytes).filter(|_| quiet)
}

/// True for a row of which one cell is the number of the page: "Risk Factors   16".
fn numbers_page(document: &Document, index: usize) -> bool {
    let Some(block) = document.blocks.get(index) else { return false };
    let is_table = matches!(block.kind, BlockKind::Table(_));
    is_table && document.slice(block.span).as_bytes().split(|b| *b == b'\t').any(|c| page_number(c).is_some())
}

/// What links back to the table of contents say.
const BACK: [&str; 9] = [
    "table of contents",
    "back to contents",
    "back to table of contents",
    "return to table of contents",
    "return to contents",
    "contents",
    "index",
    "back to top",
    "toc",
];

/// Finds the links to the table of contents that filers put on every page. The heading of the table
/// itself says the same, but is no link.
fn back_links(document: &Document, kinds: &mut FxHashMap<usize, Furniture>) {
    let mut found = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind != BlockKind::Paragraph || block.span.len() > 40 {
            continue;
        }
        let words = document.slice(block.span).trim_matches(|c: char| !c.is_alphanumeric());
        if BACK.iter().any(|back| words.eq_ignore_ascii_case(back)) {
            let next = document.links.partition_point(|l| l.span.end() <= block.span.start());
            let linked = document.links.get(next).is_some_and(|l| l.span.overlaps(block.span));
            found.push((index, linked));
        }
    }
    let linked = found.iter().filter(|f| f.1).count();
    for (place, (index, link)) in found.iter().enumerate() {
        // Without links they are told by their number; the first is the heading.
        if *link && linked >= 2 || found.len() >= 4 && place > 0 {
            kinds.insert(*index, Furniture::BackLink);
        }
    }
}

/// Makes furniture of the blocks in `kinds`; tables among them are tables no more.
fn apply(document: &mut Document, kinds: &FxHashMap<usize, Furniture>) {
    let mut gone: Vec<u32> = Vec::new();
    for (index, kind) in kinds {
        let Some(block) = document.blocks.get_mut(*index) else { continue };
        if let BlockKind::Table(table) = block.kind {
            gone.push(table);
        }
        block.kind = BlockKind::Furniture(*kind);
    }
    if gone.is_empty() {
        return;
    }
    gone.sort_unstable();
    let mut index = 0;
    document.tables.retain(|_| {
        index += 1;
        gone.binary_search(&(index - 1)).is_err()
    });
    for block in &mut document.blocks {
        if let BlockKind::Table(table) = &mut block.kind {
            *table -= saturate(gone.partition_point(|g| *g < *table));
        }
    }
}

/// Notes which blocks go on with the sentence that the page before broke off.
pub(super) fn join_sentences(document: &mut Document) {
    let mut before: Option<usize> = None;
    let mut turned = false;
    let mut starts = document.pages.iter().copied().peekable();
    for index in 0..document.blocks.len() {
        let block = document.blocks[index];
        while starts.next_if(|start| *start <= block.span.start()).is_some() {
            turned = true;
        }
        match block.kind {
            BlockKind::Furniture(Furniture::Rule) => {}
            BlockKind::Furniture(_) => turned = true,
            BlockKind::Paragraph | BlockKind::ListItem => {
                if turned
                    && let Some(before) = before
                    && breaks_off(document.slice(document.blocks[before].span))
                    && goes_on(document.slice(block.span))
                {
                    document.blocks[index].style.continues = true;
                }
                (before, turned) = (Some(index), false);
            }
            _ => (before, turned) = (None, false),
        }
    }
}

/// True for words that do not end a sentence, long enough to be no heading.
fn breaks_off(text: &str) -> bool {
    let end = text.trim_end_matches(['"', ')', '\'', '\u{201D}', '\u{2019}']);
    text.len() > 40 && !end.ends_with(['.', ':', '!', '?', ';'])
}

/// True for words that start in the middle of a sentence.
fn goes_on(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::document::{Block, Format, Part, Style};
    use super::*;
    use crate::text::Span;

    fn shown(line: &str) -> String {
        page_number(line.as_bytes()).map_or("-".into(), |p| {
            let dress = if p.dressed { " dressed" } else { "" };
            format!("{}{dress}", p.number)
        })
    }

    #[test]
    fn page_numbers_as_pages_print_them() {
        let cases = [
            ("26", "26"),
            ("- 26 -", "26 dressed"),
            ("-26-", "26 dressed"),
            ("(26)", "26 dressed"),
            ("F-12", "12 dressed"),
            ("II-4", "4 dressed"),
            ("Page 3 of 9", "3 dressed"),
            ("PAGE 3", "3 dressed"),
            ("iv", "4"),
            ("xiii", "13"),
        ];
        for (line, want) in cases {
            assert_eq!(shown(line), want, "{line}");
        }
    }

    #[test]
    fn what_is_no_page_number() {
        for line in ["1,234", "$26", "26%", "ITEM 1", "Total", "", "12345", "July 4", "007", "mix-up", "3-A"]
        {
            assert_eq!(shown(line), "-", "{line}");
        }
    }

    fn candidate(page: u32, text: &str, at_edge: bool) -> Candidate {
        Candidate { number: page_number(text.as_bytes()).unwrap(), page, at_edge }
    }

    #[test]
    fn a_number_must_count_on() {
        let lines = [(0, "1"), (1, "1995"), (1, "2"), (2, "3")].map(|(p, t)| candidate(p, t, true));
        assert_eq!(page_numbers(&lines, true), [true, false, true, true]);
    }

    #[test]
    fn without_page_marks_numbers_count_on_in_reading_order() {
        let lines = [(0, "2"), (0, "40"), (0, "3"), (0, "5")].map(|(p, t)| candidate(p, t, false));
        assert_eq!(page_numbers(&lines, false), [true, false, true, true]);
    }

    #[test]
    fn heads_stand_on_page_after_page() {
        let key = |line: &str| words_key(line.as_bytes());
        let page = |lines: &[&str]| lines.iter().map(|l| key(l)).collect::<Vec<_>>();
        let pages = [
            page(&["Cover"]),
            page(&["Northern Kettle Co.", "Notes (continued)", "5. Debt"]),
            page(&["Northern Kettle Co.", "Notes (continued)", "Overview"]),
            page(&["Northern Kettle Co.", "Notes (continued)", "6. Taxes"]),
            page(&["Overview"]),
            page(&["Northern Kettle Co.", "Overview"]),
        ];
        assert_eq!(running_heads(&pages), [0, 2, 2, 2, 0, 1]);
    }

    #[test]
    fn what_each_page_needs_is_no_running_head() {
        for line in
            ["(In millions)", "For the years ended June 30", "See accompanying notes.", "* Restated", "12"]
        {
            assert_eq!(words_key(line.as_bytes()), None, "{line}");
        }
    }

    /// A document of paragraphs, a page before each line that starts with a bar.
    fn document(lines: &[&str]) -> Document {
        let part = Part {
            kind: String::new(),
            sequence: 1,
            filename: String::new(),
            description: String::new(),
            body: Span::default(),
            format: Format::Html,
        };
        let mut document = Document::empty(part);
        for line in lines {
            let at = saturate(document.text.len());
            if line.starts_with('|') {
                document.pages.push(at);
            }
            document.text.push_str(line.trim_start_matches('|'));
            let span = Span::new(at, saturate(document.text.len()));
            document.blocks.push(Block { span, kind: BlockKind::Paragraph, style: Style::default() });
            document.text.push('\n');
        }
        document
    }

    fn marked(document: &Document) -> Vec<&str> {
        let furniture = document.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Furniture(_)));
        furniture.map(|b| document.slice(b.span)).collect()
    }

    #[test]
    fn pages_lose_their_heads_and_numbers_and_nothing_else() {
        let mut document = document(&[
            "Cover",
            "1",
            "|Kettle Co.",
            "one",
            "2",
            "|Kettle Co.",
            "1995",
            "two",
            "3",
            "|Kettle Co.",
            "three",
            "4",
        ]);
        mark(&mut document);
        assert_eq!(marked(&document), ["1", "2", "Kettle Co.", "3", "Kettle Co.", "4"]);
    }

    #[test]
    fn a_sentence_goes_on_over_a_page() {
        let mut document = document(&[
            "The Company agreed to expand the first of its programs with",
            "|the second of them.",
            "It ends here, as every sentence of some length should do.",
            "|and this starts small",
        ]);
        join_sentences(&mut document);
        let joined: Vec<bool> = document.blocks.iter().map(|b| b.style.continues).collect();
        assert_eq!(joined, [false, true, false, false]);
    }
}
