//! Reads markdown and tab-separated text, as text recognition writes them.
//!
//! ```text
//! # Financial Results                     a heading of level 1
//! Revenues were \$3.4 million for …       one line, one paragraph
//! - · Updated clinical data …             a list entry
//! ⇥2010⇥⇥2009⇥                            lines with tabs: a table
//! 3                                       alone between blank lines: a page number
//! ```
//!
//! The text is what a person reads: marks are decoded, and each character maps to the bytes that
//! made it.

mod groups;
mod inline;
mod rows;

use super::document::{Block, BlockKind, Document, Emphasis, Furniture, Part, Style, Table};
use super::furniture;
use super::issue::Issue;
use crate::text::{Span, TextSpan, saturate};
use inline::{Lead, Text};
use rows::{Line, Mark};

/// Reads the text of `part` out of the file's bytes.
pub(super) fn read(file: &[u8], part: Part, _issues: &mut Vec<Issue>) -> Document {
    let bytes = file.get(part.body.range()).unwrap_or(&[]);
    let mut reader = Reader { lines: lines(bytes, part.body.start()), ..Reader::default() };
    reader.run();
    let mut document = Document::empty(part);
    document.text = reader.text.text;
    document.map = reader.text.map;
    document.superscripts = reader.text.superscripts;
    document.blocks = reader.blocks;
    document.tables = reader.tables;
    document.pages = reader.pages;
    document
}

/// The lines of `bytes`, which stand at `at` in the file, without their ends.
fn lines(bytes: &[u8], at: u32) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut from = 0;
    while from < bytes.len() {
        let end = memchr::memchr2(b'\n', b'\r', &bytes[from..]).map_or(bytes.len(), |i| from + i);
        lines.push(Line { at: at.saturating_add(saturate(from)), bytes: &bytes[from..end] });
        from = end + 1 + usize::from(bytes[end..].starts_with(b"\r\n"));
    }
    lines
}

#[derive(Default)]
struct Reader<'a> {
    lines: Vec<Line<'a>>,
    text: Text,
    blocks: Vec<Block>,
    tables: Vec<Table>,
    pages: Vec<u32>,
    /// The line above is part of a block.
    tight: bool,
}

/// Bytes of the longest name of a group of rows.
const LONGEST_NAME: usize = 60;

/// Marks that text recognition or the filer puts before a list entry.
const BULLETS: [&str; 8] = ["·", "•", "▪", "■", "○", "●", "\u{F0B7}", "o"];

impl Reader<'_> {
    fn run(&mut self) {
        let mut index = 0;
        while index < self.lines.len() {
            index += self.line(index);
        }
    }

    /// Reads the block that starts at line `index`; gives the lines that it takes.
    fn line(&mut self, index: usize) -> usize {
        let line = self.lines[index];
        let ink = line.bytes.trim_ascii();
        if ink.is_empty() {
            self.text.insert("\n");
            self.tight = false;
            return 1;
        }
        if ink.starts_with(b"```") {
            return self.fenced(index);
        }
        if line.bytes.contains(&b'\t') {
            return self.table(index, self.tabbed(index), Mark::Tab);
        }
        if ink.starts_with(b"|")
            || self.lines.get(index + 1).is_some_and(|l| rows::is_pipe_rule(l.bytes.trim_ascii()))
        {
            let count = self.lines[index..].iter().take_while(|l| l.bytes.contains(&b'|')).count();
            if count > 0 {
                return self.table(index, count, Mark::Pipe);
            }
        }
        if self.is_alone(index) && is_page_number(ink) {
            self.furniture(line, Furniture::PageNumber);
            self.pages.push(self.text.at());
            return 1;
        }
        if ink.len() >= 3 && ink.iter().all(|b| matches!(b, b'-' | b'_' | b'*' | b'=' | b'#' | b' ')) {
            self.furniture(line, Furniture::Rule);
            return 1;
        }
        self.paragraph(line);
        1
    }

    /// Number of lines from the line at `index` on whose cells tabs part. The name of a group, "Expenses:", has none
    /// and stands between the rows of its table; a sentence that leads up to the next one stands apart from it.
    fn tabbed(&self, index: usize) -> usize {
        let tabs = |i: usize| self.lines.get(i).is_some_and(|l| l.bytes.contains(&b'\t'));
        let name = |i: usize| {
            self.lines
                .get(i)
                .is_some_and(|l| l.bytes.len() <= LONGEST_NAME && l.bytes.trim_ascii_end().ends_with(b":"))
        };
        (index..).take_while(|i| tabs(*i) || name(*i) && tabs(i + 1)).count()
    }

    /// True where the lines around the line at `index` are blank.
    fn is_alone(&self, index: usize) -> bool {
        let blank = |i: usize| self.lines.get(i).is_none_or(|l| l.bytes.trim_ascii().is_empty());
        blank(index.wrapping_sub(1)) && blank(index + 1)
    }

    fn furniture(&mut self, line: Line, kind: Furniture) {
        let start = self.text.at();
        let lead = line.bytes.len() - line.bytes.trim_ascii_start().len();
        self.text.copy(line.bytes.trim_ascii(), line.at + saturate(lead));
        self.push(start, BlockKind::Furniture(kind), Style::default());
        self.text.insert("\n");
        self.tight = false;
    }

    /// Adds the block from `start` to here, unless it is empty.
    fn push(&mut self, start: u32, kind: BlockKind, style: Style) {
        let end = self.text.at();
        let written = crate::text::slice(&self.text.text, Span::new(start, end));
        let lead = written.len() - written.trim_start().len();
        let span: TextSpan = Span::new(start + saturate(lead), start + saturate(written.trim_end().len()));
        if span.is_empty() {
            return;
        }
        let lead_end = if style.lead_end == 0 { span.end() } else { style.lead_end.min(span.end()) };
        self.blocks.push(Block { span, kind, style: Style { lead_end, ..style } });
    }

    /// A line of prose: a heading, a list entry or a paragraph.
    fn paragraph(&mut self, line: Line) {
        let lead = line.bytes.len() - line.bytes.trim_ascii_start().len();
        let mut ink = line.bytes.trim_ascii();
        let mut at = line.at + saturate(lead);
        let mut style =
            Style { indent: u8::try_from(lead).unwrap_or(u8::MAX), tight: self.tight, ..Style::default() };
        let mut kind = BlockKind::Paragraph;
        let hashes = ink.iter().take_while(|b| **b == b'#').count();
        if (1..=6).contains(&hashes) && ink.get(hashes) == Some(&b' ') {
            style.heading = u8::try_from(hashes).unwrap_or(6);
            (ink, at) = behind(ink, at, hashes);
            // Hashes may close a heading too.
            let closing = ink.iter().rev().take_while(|b| **b == b'#').count();
            if closing > 0 && ink[..ink.len() - closing].ends_with(b" ") {
                ink = ink[..ink.len() - closing].trim_ascii_end();
            }
        } else if let Some(mark) = list_mark(ink) {
            kind = BlockKind::ListItem;
            // A dash before the entry's own bullet is not the filer's.
            if has_bullet(&ink[mark..]) {
                (ink, at) = behind(ink, at, mark);
            }
        } else if has_bullet(ink) {
            kind = BlockKind::ListItem;
        }
        let start = self.text.at();
        let Lead { mut emphasis, end } = self.text.inline(ink, at);
        emphasis.set(Emphasis::BOLD, style.heading > 0 || emphasis.has(Emphasis::BOLD));
        style.emphasis = emphasis;
        style.lead_end = end;
        self.push(start, kind, style);
        self.text.insert("\n");
        self.tight = true;
    }

    /// Lines between fences, kept as they are.
    fn fenced(&mut self, index: usize) -> usize {
        let inner = self.lines[index + 1..].iter().take_while(|l| !l.bytes.trim_ascii().starts_with(b"```"));
        let count = inner.count();
        let start = self.text.at();
        for line in self.lines[index + 1..index + 1 + count].iter().copied() {
            self.text.copy(line.bytes, line.at);
            self.text.insert("\n");
        }
        self.push(start, BlockKind::Preformatted, Style::default());
        self.tight = false;
        count + 2
    }

    /// Lines of cells. A page number in a last row of its own is no part of the table.
    fn table(&mut self, index: usize, count: usize, mark: Mark) -> usize {
        let lines = self.lines[index..index + count].to_vec();
        let is_number = |line: &Line| {
            let ink = line.bytes.trim_ascii();
            !ink.is_empty() && !ink.contains(&b'\t') && is_page_number(ink)
        };
        let ends_page = mark == Mark::Tab && count > 1 && lines.last().is_some_and(is_number);
        let body = if ends_page { &lines[..count - 1] } else { &lines[..] };
        if let Some(table) = rows::table(&mut self.text, body, mark) {
            // In a column of figures the number may be one of them.
            let style = Style { lead_end: table.span.end(), ..Style::default() };
            let kind = BlockKind::Table(saturate(self.tables.len()));
            self.blocks.push(Block { span: table.span, kind, style });
            self.tables.push(table);
        }
        if ends_page && let Some(line) = lines.last() {
            self.furniture(*line, Furniture::PageNumber);
            self.pages.push(self.text.at());
        }
        self.tight = false;
        count
    }
}

/// What stands behind the first `count` bytes and the spaces after them.
fn behind(ink: &[u8], at: u32, count: usize) -> (&[u8], u32) {
    let rest = &ink[count.min(ink.len())..];
    let gap = rest.len() - rest.trim_ascii_start().len();
    (&rest[gap..], at + saturate(count + gap))
}

/// A small number alone, dressed or not. Text recognition loses pages, so none must follow another.
fn is_page_number(ink: &[u8]) -> bool {
    furniture::page_number(ink).is_some_and(|p| p.number < 1000)
}

/// Length of the list mark at the start of `ink`, the space behind it included.
fn list_mark(ink: &[u8]) -> Option<usize> {
    let mark = match ink {
        [b'-' | b'+' | b'*', b' ', ..] => 1,
        _ => ink.iter().take(5).position(|b| matches!(b, b'.' | b')'))? + 1,
    };
    let numbered = mark > 1 && ink[..mark - 1].iter().all(u8::is_ascii_digit);
    ((mark == 1 || numbered) && ink.get(mark) == Some(&b' ')).then_some(mark + 1)
}

/// True for words behind a bullet of the filer's own.
fn has_bullet(ink: &[u8]) -> bool {
    let ink = ink.trim_ascii_start();
    ink.starts_with(b"$\\cdot")
        || ink.starts_with(b"$\\bullet")
        || BULLETS.iter().any(|b| ink.strip_prefix(b.as_bytes()).is_some_and(|rest| rest.starts_with(b" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::document::Format;

    fn document(text: &str) -> Document {
        let body = Span::of(0..text.len());
        let part = Part::lone(body, Format::Markdown);
        read(text.as_bytes(), part, &mut Vec::new())
    }

    fn drawn(text: &str) -> Vec<String> {
        let document = document(text);
        let mut out = Vec::new();
        for block in &document.blocks {
            let words = document.slice(block.span);
            match block.kind {
                BlockKind::Table(index) => {
                    let table = &document.tables[index as usize];
                    for row in 0..table.rows.len() {
                        let cells = table.row(row).iter();
                        let cells: Vec<String> =
                            cells.map(|c| format!("{}:{}", c.column, document.slice(c.span))).collect();
                        out.push(format!("| {}", cells.join(" | ")));
                    }
                }
                BlockKind::Paragraph if block.style.heading > 0 => {
                    out.push(format!("H{} {words}", block.style.heading));
                }
                BlockKind::Paragraph => out.push(format!("P {words}")),
                BlockKind::ListItem => out.push(format!("L {words}")),
                BlockKind::Preformatted => out.push(format!("F {words}")),
                BlockKind::Furniture(kind) => out.push(format!("{kind:?} {words}")),
            }
        }
        out
    }

    #[test]
    fn lines_are_paragraphs_headings_and_entries() {
        let text = "# Results #\n\nA loss of \\$5.\nSecond line\n\n- · An entry\n- Another\n1. First\n\n· Own bullet\n";
        assert_eq!(
            drawn(text),
            [
                "H1 Results",
                "P A loss of $5.",
                "P Second line",
                "L · An entry",
                "L - Another",
                "L 1. First",
                "L · Own bullet"
            ]
        );
    }

    #[test]
    fn broken_cells_stay_in_their_columns() {
        let text = "\t2010\t\t2009\nRevenues:\t\t\t\nResearch\t1\t2,583\t10,275\n\t\t_\t\nNet\t\\$ (1\t1,288)\t\\$ (12)\n1 0\t\t\t\n";
        assert_eq!(
            drawn(text),
            [
                "| 1:2010 | 3:2009",
                "| 0:Revenues:",
                "| 0:Research | 1:1 | 2:2,583 | 3:10,275",
                "| 2:_",
                "| 0:Net | 1:$ (1 | 2:1,288) | 3:$ (12)",
                "| 0:1 0",
            ]
        );
        assert!(document(text).tables[0].numeric);
    }

    #[test]
    fn the_name_of_a_group_is_a_row_of_its_table() {
        assert_eq!(
            drawn("Sales\t9\t8\nCosts:\nCoal\t5\t4\nSold in nine towns\nand by post:\n\nTowns\t5\t4\n"),
            [
                "| 0:Sales | 1:9 | 2:8",
                "| 0:Costs:",
                "| 0:Coal | 1:5 | 2:4",
                "P Sold in nine towns",
                "P and by post:",
                "| 0:Towns | 1:5 | 2:4"
            ]
        );
    }

    #[test]
    fn a_time_stands_over_all_years() {
        let text = "\tT\tThree Months Ended June 30,\t\t\n\t2010\t\t2009\t\nSales\t\t5\t4\t\n";
        let cell = document(text).tables[0].cells[1];
        assert_eq!((cell.column, cell.columns, cell.header), (1, 4, true));
    }

    #[test]
    fn names_of_groups_stand_over_their_columns() {
        let rows = "| | Three Months Ended | | Six Months Ended | |\n|---|---|---|---|---|\n\
                    | | June 30, | | June 30, | |\n| | 2023 | 2022 | 2023 | 2022 |\n| Sales | 5 | 4 | 9 | 8 |\n";
        let spans = |text: &str| {
            let table = document(text).tables[0].clone();
            table
                .cells
                .iter()
                .filter(|c| c.columns > 1)
                .map(|c| (c.row, c.column, c.columns))
                .collect::<Vec<_>>()
        };
        assert_eq!(spans(rows), [(0, 1, 2), (0, 3, 2), (1, 1, 2), (1, 3, 2)]);
        let plans = "| | Pensions | | Other plans | |\n|---|---|---|---|---|\n| | 2023 | 2022 | 2023 | 2022 |\n| Cost | 5 | 4 | 9 | 8 |\n";
        assert_eq!(spans(plans), [(0, 1, 2), (0, 3, 2)]);
        // Words broken over two rows name their own columns.
        let broken = "| | Common | | Retained | |\n|---|---|---|---|---|\n| | Stock | Treasury | Earnings | Total |\n| Cost | 5 | 4 | 9 | 8 |\n";
        assert_eq!(spans(broken), []);
        // A time in the middle stands over the years at the left, and not over balances, which have days.
        let change = "| | | Year ended June 30, | |\n|---|---|---|---|\n| | 2023 | 2022 | Change |\n| Cost | 5 | 4 | 1 |\n";
        assert_eq!(spans(change), [(0, 1, 2)]);
        let moved = "| | | Year ended 2023 | | |\n|---|---|---|---|---|\n| | Balance | Added | Sold | Balance |\n\
                     | | 1/1/23 | | | 12/31/23 |\n| Land | 50 | 42 | 3 | 89 |\n";
        assert_eq!(spans(moved), []);
        let held = "| | | Year ended 2023 | | |\n|---|---|---|---|---|\n| | Held | Added | Sold | Held |\n| Land | 50 | 42 | 3 | 89 |\n";
        assert_eq!(spans(held), []);
    }

    #[test]
    fn a_page_number_below_a_table_is_none_of_its_rows() {
        assert_eq!(
            drawn("Exhibit No.\tExhibit\n99.1\tPress Release\n\t2\n"),
            ["| 0:Exhibit No. | 1:Exhibit", "| 0:99.1 | 1:Press Release", "PageNumber 2"]
        );
    }

    #[test]
    fn pages_are_counted() {
        let document = document("to expand with\n\n2\n\nthe intent of it\n\n###\n");
        assert_eq!(document.pages.len(), 1);
        let kinds: Vec<BlockKind> = document.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds[1], BlockKind::Furniture(Furniture::PageNumber));
        assert_eq!(kinds[3], BlockKind::Furniture(Furniture::Rule));
    }

    #[test]
    fn pipe_tables_have_headers() {
        let text = "| Year | Sales |\n|------|------:|\n| 2010 | \\$5 |\n| 2009 | 4 \\| 3 |\n\nend\n";
        assert_eq!(drawn(text), ["| 0:Year | 1:Sales", "| 0:2010 | 1:$5", "| 0:2009 | 1:4 | 3", "P end"]);
        let document = document(text);
        let table = &document.tables[0];
        assert!(table.cells[0].header && !table.cells[2].header && table.cells[3].right);
    }

    #[test]
    fn every_cell_maps_to_its_bytes() {
        let text = "Cash\t\\$\t41,870\t\\$ 102,415\n";
        let document = document(text);
        let sources: Vec<&str> =
            document.tables[0].cells.iter().map(|c| &text[document.source(c.span).range()]).collect();
        assert_eq!(sources, ["Cash", "\\$", "41,870", "\\$ 102,415"]);
    }
}
