//! Finds the stretches of lines that may be tables.
//!
//! ```text
//! The following table sets forth …              prose
//!                        1993        1992       header: looked for upward from the first row
//!                     ---------   ---------
//! Revenue             1,921,606   1,769,892     row: figures at the end, a gap before them
//! Operating profit                              pending: kept if a row follows soon
//!   before taxes        302,140     289,382     row
//! The Company's revenue increased by …          two lines that run into the figures: the end
//! ```
//!
//! Between `<TABLE>` and `</TABLE>` the same rules hold, with more patience.

mod heads;
mod line_role;
mod seed;
mod stock;
mod word_grid;

use super::fields::{self, Field};
use super::lines::{Line, LineKind, Run, TagSet, WIDEST};
use super::stub::starts_low;
pub(in crate::filing) use line_role::speaks_of_time;
pub(super) use line_role::{is_over, is_title, numbers_columns, starts_item};
use seed::Seed;
use stock::names_stock;
use word_grid::Grid;

/// Lines that may be a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// First line of the header, or the first row.
    pub(super) first: usize,
    /// One past the last row.
    pub(super) end: usize,
    /// It stands between `<TABLE>` and `</TABLE>`.
    pub(super) tagged: bool,
    /// It has rows of figures; else rows of words.
    pub(super) figures: bool,
    /// It is one row without a header: part of the table above, if it has its columns, or nothing.
    pub(super) lone: bool,
}

/// Blank lines in a row that a table may hold when nothing marks it as a table.
const MOST_BLANK: usize = 3;
/// Lines without figures in a row that a table may hold: a stub may wrap many times.
const MOST_PENDING: usize = 10;

/// Lines of the longest name of a row, which all stand left of its figures with no empty line between them.
const LONGEST_NAME: usize = 20;

/// Finds all regions in `lines`, in order.
pub(super) fn find(text: &[u8], lines: &[Line]) -> Vec<Region> {
    let mut scan = Scan {
        text,
        lines,
        fields: Vec::new(),
        rules: Vec::new(),
        regions: Vec::new(),
        open: None,
        tagged: None,
        grid: None,
        floor: 0,
    };
    for index in 0..lines.len() {
        scan.line(index);
    }
    scan.close();
    scan.close_grid(lines.len());
    scan.regions
}

/// The region being read.
#[derive(Clone, Copy)]
struct Open {
    first: usize,
    last: usize,
    rows: usize,
    /// Column of the leftmost figure.
    left: u16,
    /// Column after the rightmost.
    right: u16,
    blank: usize,
    pending: usize,
    /// Lines in a row that run into the figures without being a row.
    crossing: usize,
}

impl Open {
    /// True for words from column `from` to column `to` that run from the stub far into the figures.
    fn is_crossed(&self, from: u16, to: u16) -> bool {
        let middle = self.left + self.right.saturating_sub(self.left) / 2;
        from.saturating_add(8) < self.left && to > middle.max(self.left.saturating_add(4))
    }
}

struct Scan<'a> {
    text: &'a [u8],
    lines: &'a [Line],
    /// Fields of the line being looked at.
    fields: Vec<Field>,
    rules: Vec<Run>,
    regions: Vec<Region>,
    open: Option<Open>,
    /// Line after the `<TABLE>` that is open.
    tagged: Option<usize>,
    grid: Option<Grid>,
    /// No region reaches above this line.
    floor: usize,
}

impl Scan<'_> {
    fn line(&mut self, index: usize) {
        let line = self.lines[index];
        match line.kind {
            LineKind::Blank => {
                let most = if self.tagged.is_some() { usize::MAX } else { MOST_BLANK };
                if let Some(open) = &mut self.open {
                    open.blank += 1;
                    if open.blank > most {
                        self.close();
                    }
                }
                if let Some(grid) = &mut self.grid {
                    grid.blank += 1;
                    if grid.blank > most.min(2) && self.tagged.is_none() {
                        self.close_grid(index);
                    }
                }
            }
            LineKind::Rule => {}
            LineKind::Tag => self.tag(line.tag, index),
            LineKind::PageNumber | LineKind::RunningHead => {
                self.close();
                self.close_grid(index);
            }
            LineKind::Text => {
                if line.tag.has(TagSet::TABLE) && !line.tag.has(TagSet::RULER) && !line.tag.has(TagSet::END) {
                    // "<TABLE>          (in millions)": the words beside the tag are the first of its header.
                    self.tag(line.tag, index);
                    self.floor = index;
                }
                if line.tag.has(TagSet::CAPTION) || line.tag.has(TagSet::NOTES) {
                    self.close();
                    self.close_grid(index);
                }
                let seed = self.seed(index, &line);
                self.text(index, &line, seed);
            }
        }
    }

    fn tag(&mut self, tag: TagSet, index: usize) {
        // A line of days below their months is part of the header above the ruler.
        let heads = tag.has(TagSet::RULER) && self.tagged.is_some();
        if heads && self.open.is_some_and(|open| open.rows == 1 && self.are_days(open.first)) {
            self.open = None;
        }
        self.close();
        // A ruler stands in the middle of a table of words; everything else ends it.
        if !tag.has(TagSet::RULER) || tag.has(TagSet::TABLE) {
            self.close_grid(index);
            self.floor = index + 1;
        }
        if tag.has(TagSet::TABLE) {
            self.tagged = Some(index + 1);
        }
        if tag.has(TagSet::END) || tag.has(TagSet::NOTES) || tag.has(TagSet::PAGE) {
            self.tagged = None;
        }
        if tag.has(TagSet::CAPTION) && self.tagged.is_some() {
            self.floor = index + 1;
        }
    }

    fn text(&mut self, index: usize, line: &Line, seed: Seed) {
        self.grid_line(index, line, seed);
        let few = line.width - line.indent <= 4 && line.bytes(self.text).iter().all(u8::is_ascii_digit);
        let page_number = self.open.is_none() && few && self.is_apart(index);
        match (seed, &mut self.open) {
            (Seed::Figures(left), Some(open)) => {
                open.last = index;
                open.rows += 1;
                self.grid = None;
                open.left = open.left.min(left);
                open.right = open.right.max(line.width);
                (open.blank, open.pending, open.crossing) = (0, 0, 0);
            }
            // A number by itself between empty lines is that of a page, and opens no table.
            (Seed::Figures(_), None) if page_number => {}
            (Seed::Figures(left), None) => {
                self.open = Some(Open {
                    first: index,
                    last: index,
                    rows: 1,
                    left,
                    right: line.width,
                    blank: 0,
                    pending: 0,
                    crossing: 0,
                });
            }
            (_, Some(open)) => {
                let stub_end = self.fields.first().map_or(line.width, |f| f.to);
                let runs_in = match seed {
                    Seed::Plain => open.is_crossed(line.indent, line.width),
                    Seed::Grid => open.is_crossed(line.indent, stub_end),
                    _ => false,
                };
                let runs_in = runs_in && !names_stock(self.text, self.lines, open.last + 1..index + 1);
                open.blank = 0;
                open.pending += 1;
                open.crossing = if runs_in { open.crossing + 1 } else { 0 };
                // The name of a row may take many lines: what stock is authorized, issued and held.
                let left = open.left;
                let named = open.pending <= LONGEST_NAME
                    && self
                        .lines
                        .get(open.last + 1..=index)
                        .is_some_and(|lines| lines.iter().all(|line| line.is_text() && line.width <= left));
                let lost = open.pending > MOST_PENDING && !named;
                if open.crossing >= 2 || lost || starts_item(line.bytes(self.text)) {
                    self.close();
                }
            }
            (_, None) => {}
        }
    }

    /// True for a line outside of the tagged tables with empty lines above and below.
    fn is_apart(&self, index: usize) -> bool {
        let blank = |at: Option<usize>| {
            at.and_then(|at| self.lines.get(at)).is_none_or(|line| line.kind == LineKind::Blank)
        };
        self.tagged.is_none() && blank(index.checked_sub(1)) && blank(index.checked_add(1))
    }

    /// Ends the region being read and looks for its header above.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let tagged = self.tagged.is_some();
        self.take_back_header(&open);
        let first = self.header_top(&open);
        // One row needs a header to be a table.
        let lone = open.rows < 2 && !tagged && !self.is_headed(first, &open);
        let first = if lone { open.first } else { first };
        let end = open.last + 1 + usize::from(self.goes_on_below(&open));
        self.regions.push(Region { first, end, tagged, figures: true, lone });
        if lone {
            return;
        }
        self.floor = end;
    }

    /// True where the name of the last row goes on in the line below it: "1998" below "Balance as of September 25,".
    fn goes_on_below(&self, open: &Open) -> bool {
        let (Some(row), Some(more)) = (self.lines.get(open.last), self.lines.get(open.last + 1)) else {
            return false;
        };
        let (mut fields, mut rules) = (Vec::new(), Vec::new());
        if more.is_text() && more.width <= WIDEST {
            fields::read(self.text, more, &mut fields, &mut rules);
        }
        // The rule below the figures may stand beside the end of the name: "  1996      ========".
        let [name] = fields[..] else { return false };
        let words = self.text.get(name.span.range()).unwrap_or(b"");
        let end = words.len() <= 4 && words.iter().all(u8::is_ascii_digit);
        let stub = name.to <= open.left && more.tags == more.ink;
        stub && more.indent > row.indent && (end || starts_low(words))
    }
}
