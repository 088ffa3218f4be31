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

use super::fields::{self, Field, FieldKind};
use super::lines::{Line, LineKind, Run, TagSet, WIDEST};
use super::stub::starts_low;
use super::{header, prose};

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

/// What a line of text may be to a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Seed {
    /// Words without a wide gap.
    #[default]
    Plain,
    /// Fields of words.
    Grid,
    /// Years and nothing else behind the stub: a header, most likely.
    Years,
    /// Figures at the end of the line, the first of them at this column.
    Figures(u16),
}

/// Blank lines in a row that a table may hold when nothing marks it as a table.
const MOST_BLANK: usize = 3;
/// Characters of the shortest number with a comma: "1,234".
const GROUPED: u16 = 5;
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

/// A run of lines of words in columns.
#[derive(Clone, Copy)]
struct Grid {
    first: usize,
    last: usize,
    rows: usize,
    blank: usize,
    /// Lines with words in one column only since the last row.
    pending: usize,
    /// Column at which the second words of a row start.
    second: u16,
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

    /// True for a line of days right below a line of months.
    fn are_days(&self, index: usize) -> bool {
        let Some(above) = index.checked_sub(1).map(|above| &self.lines[above]) else { return false };
        let read = |line: &Line| {
            let (mut fields, mut rules) = (Vec::new(), Vec::new());
            if line.is_text() && line.width <= WIDEST {
                fields::read(self.text, line, &mut fields, &mut rules);
            }
            fields
        };
        header::are_days(self.text, &read(above), &read(&self.lines[index]))
    }

    /// What the line of text `line` may be.
    fn seed(&mut self, index: usize, line: &Line) -> Seed {
        if line.width > WIDEST {
            return Seed::Plain;
        }
        if !line.wide {
            // A figure alone, far to the right, or a tight row below another.
            let last = self.text.get((line.end as usize).wrapping_sub(1)).copied().unwrap_or(b' ');
            let maybe = last.is_ascii_digit() || matches!(last, b')' | b'%' | b'-' | b'*');
            let narrow = self.open.is_none() && line.indent < 20 && !is_row_of_figures(line.bytes(self.text));
            if !maybe || narrow {
                return Seed::Plain;
            }
        }
        self.fields.clear();
        self.rules.clear();
        fields::read(self.text, line, &mut self.fields, &mut self.rules);
        let fields = &self.fields;
        let tail = fields.iter().rev().take_while(|f| f.kind.is_numeric()).count();
        let Some(first) = fields.get(fields.len() - tail) else {
            return self.words(line);
        };
        let stub = fields.len() > tail;
        let apart = first.gap >= 3 || first.led || first.has_sign() || tail >= 2 && (first.gap >= 2 || !stub);
        let near = self.open.is_some_and(|open| first.core.0 + 4 >= open.left && first.gap >= 2);
        // A lone number at the left is the number of a list entry or a heading.
        let alone = !stub && tail == 1 && line.indent < 12 && !near;
        if alone || !apart && !near {
            return self.words(line);
        }
        let real = fields[fields.len() - tail..].iter().any(|f| f.kind != FieldKind::Year);
        let real = real && !numbers_columns(fields);
        // "31      1998    1997" below "For the years ended December".
        let years = || fields.iter().skip(1).all(|f| f.kind == FieldKind::Year) && fields.len() > 1;
        let real = real && !(line.indent < 12 && years() && self.are_days(index));
        // A line set to both margins is prose, whatever it ends in.
        if fields.iter().skip(1).filter(|f| f.gap == 2 && f.kind == FieldKind::Words).count() >= 3 {
            return Seed::Plain;
        }
        // "Warehouse     41,200      Leased     1999": a year behind a figure heads nothing.
        let inner = fields.iter().skip(1).find(|f| f.kind == FieldKind::Figure && f.gap >= 3 && !f.led);
        let inner = inner.filter(|_| tail == 1 && (self.open.is_some() || self.tagged.is_some()));
        match (real, inner) {
            (true, _) => Seed::Figures(first.core.0),
            (false, Some(inner)) if inner.core.1 - inner.core.0 >= GROUPED => Seed::Figures(inner.core.0),
            (false, _) => Seed::Years,
        }
    }

    /// What a line is that does not end in figures: words in columns, with figures among them or not.
    fn words(&self, line: &Line) -> Seed {
        let fields = &self.fields;
        // A list entry is its mark and its words; a line set to both margins is prose.
        let listed = fields.len() == 2 && prose::list_mark(line.bytes(self.text)).is_some();
        let justified = fields.iter().skip(1).filter(|f| f.gap == 2).count() >= 3;
        if fields.len() < 2 || !line.wide || listed || justified {
            return Seed::Plain;
        }
        let figure = fields.iter().skip(1).find(|f| f.kind == FieldKind::Figure && f.gap >= 3);
        match (figure, self.open) {
            (Some(figure), Some(open)) if figure.core.0 + 2 >= open.left => Seed::Figures(figure.core.0),
            _ => Seed::Grid,
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

    /// Keeps count of lines with words in columns.
    fn grid_line(&mut self, index: usize, line: &Line, seed: Seed) {
        let is_row = matches!(seed, Seed::Grid | Seed::Figures(_));
        let start = self.fields.get(1).map_or(0, |f| f.from);
        match &mut self.grid {
            Some(grid) if is_row => {
                grid.last = index;
                grid.rows += 1;
                grid.second = grid.second.min(start);
                (grid.blank, grid.pending) = (0, 0);
            }
            // The words of one cell may go on below, under it.
            Some(grid)
                if line.indent + 2 >= grid.second || line.width <= grid.second || self.tagged.is_some() =>
            {
                grid.blank = 0;
                grid.pending += 1;
                if grid.last + 1 == index {
                    grid.last = index;
                }
                if grid.pending > MOST_PENDING {
                    self.close_grid(index);
                }
            }
            Some(_) => self.close_grid(index),
            None if is_row => {
                let (first, last) = (index, index);
                self.grid = Some(Grid { first, last, rows: 1, blank: 0, pending: 0, second: start });
            }
            None => {}
        }
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

    /// Ends the run of words in columns before line `index`.
    fn close_grid(&mut self, index: usize) {
        let Some(grid) = self.grid.take() else { return };
        // What a table of figures holds is no grid of words.
        if self.open.is_some_and(|open| open.last >= grid.first && (open.rows >= 2 || self.tagged.is_some()))
        {
            return;
        }
        let tagged = self.tagged.is_some();
        let least = if tagged { 2 } else { 3 };
        if grid.rows < least || grid.first < self.floor {
            return;
        }
        let end = if tagged { index } else { grid.last + 1 };
        // Lines of a header that have words in one column only.
        let over = |l: &Line| l.kind == LineKind::Text && l.indent + 8 >= grid.second && l.width < WIDEST;
        let above = self.lines[self.floor..grid.first].iter().rev().take_while(|l| over(l)).count();
        let first = grid.first - above;
        self.close();
        self.regions.push(Region { first, end, tagged, figures: false, lone: false });
        self.floor = end;
    }
}

/// True for three figures or more and nothing else, two spaces between them at least.
fn is_row_of_figures(bytes: &[u8]) -> bool {
    let signs =
        |b: &u8| b.is_ascii_digit() || matches!(b, b' ' | b',' | b'.' | b'(' | b')' | b'$' | b'%' | b'-');
    bytes.iter().all(signs) && memchr::memmem::find_iter(bytes.trim_ascii(), b"  ").take(2).count() == 2
}

/// True for a line of running text: words from the left margin on over most of the page, without a gap, or
/// with none but those that set it to both margins.
fn flows(line: &Line, bytes: &[u8], fields: &[Field]) -> bool {
    let words = fields.last().is_some_and(|f| f.kind == FieldKind::Words);
    let long = line.width.saturating_sub(line.indent);
    let gaps = || fields.iter().skip(1).map(|f| f.gap).fold(0_u16, u16::saturating_add);
    let justified = || {
        fields.iter().all(|f| f.kind == FieldKind::Words && f.gap < 8 || f.gap <= 3)
            && gaps().saturating_mul(5) <= long
            && long > 60
    };
    // "2.   Inventories are stated …"
    let listed = || matches!(fields, [_, rest] if rest.gap < 8) && prose::list_mark(bytes).is_some();
    words && line.indent < 10 && long > 54 && (!line.wide || justified() || listed())
}

/// True for a line that stands over columns of figures which start at `left`: with words beside the
/// stub, or wholly to the right of it.
pub(super) fn is_over(fields: &[Field], left: u16) -> bool {
    let over = |f: &Field| f.middle() >= 2 * i32::from(left.saturating_sub(4));
    match fields {
        [] => false,
        // Words from the margin on name the row below them, where its figures start near the margin too.
        [one] => over(one) && one.from + (left / 2).min(16) >= left,
        [stub, rest @ ..] => {
            (stub.from >= left.saturating_sub(16) || stub.to < left + 20) && rest.iter().any(over)
        }
    }
}

/// True for a title in the middle of the page: the name of a statement, or capitals that say nothing of time, as three
/// words or more name no column.
pub(super) fn is_title(line: &Line, bytes: &[u8], fields: &[Field]) -> bool {
    let [field] = fields else { return false };
    let words = bytes.split(|b| *b == b' ').filter(|word| word.iter().any(u8::is_ascii_alphabetic)).count();
    let middle = (MIDDLE.0..=MIDDLE.1).contains(&field.middle());
    let long = line.width - line.indent >= LONG_TITLE;
    middle
        && (line.indent >= 8 || long && line.indent > 0)
        && (names_statement(bytes)
            || words >= 3
                && !bytes.iter().any(u8::is_ascii_lowercase)
                && !speaks_of_time(bytes)
                && !names_column(bytes))
}

/// "Condensed Consolidated Statements of Operations (Unaudited)", "Balance Sheets": no column is called so.
fn names_statement(bytes: &[u8]) -> bool {
    let is = |word: &[u8], known: &[&str]| known.iter().any(|k| word.eq_ignore_ascii_case(k.as_bytes()));
    let mut words = bytes.split(|b| !b.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let mut before: &[u8] = &[];
    words.any(|word| {
        let pair = is(before, &["statement", "statements"]) && is(word, &["of"])
            || is(before, &["balance"]) && is(word, &["sheet", "sheets"]);
        before = word;
        pair
    })
}

/// True for capitals that say what columns hold: "NUMBER OF SHARES OWNED", "AMOUNT OF INVESTMENT".
fn names_column(bytes: &[u8]) -> bool {
    const HELD: [&[u8]; 10] = [
        b"NUMBER",
        b"SHARES",
        b"AMOUNT",
        b"AMOUNTS",
        b"PERCENT",
        b"PERCENTAGE",
        b"PRICE",
        b"RATE",
        b"VALUE",
        b"OWNED",
    ];
    bytes.split(|b| !b.is_ascii_alphabetic()).any(|word| HELD.contains(&word))
}

/// A title of so many columns begins near the margin.
const LONG_TITLE: u16 = 48;

/// Where the middle of a line is that stands in the middle of a page, in halves of a column: pages have 64 to
/// 88 columns.
const MIDDLE: (i32, i32) = (64, 88);

/// True for words such as "Fiscal years ended January 31," which say what the years below them are.
pub(in crate::filing) fn speaks_of_time(words: &[u8]) -> bool {
    words.len() < 60
        && words.split(|b| !b.is_ascii_alphabetic()).any(|word| {
            [
                &b"ended"[..],
                b"ending",
                b"month",
                b"months",
                b"week",
                b"weeks",
                b"period",
                b"year",
                b"years",
                b"quarter",
                b"quarters",
            ]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
                || word.len() >= 3 && crate::text::dates::month(word).is_some()
        })
}

/// True for `(1)  (2)  (3)` or `(a)  (b)`: columns that are numbered.
pub(super) fn numbers_columns(fields: &[Field]) -> bool {
    fields.len() >= 2
        && fields
            .iter()
            .all(|f| f.kind == FieldKind::Figure && f.to - f.from <= 4 && f.core == (f.from + 1, f.to - 1))
}

/// True for a line that starts an item, part or note of a filing: no table runs across it.
pub(super) fn starts_item(bytes: &[u8]) -> bool {
    let word = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (name, rest) = bytes.split_at(word);
    let rest = rest.trim_ascii_start();
    if name.eq_ignore_ascii_case(b"item") || name.eq_ignore_ascii_case(b"note") {
        // "Note 5" in a stub is a reference; a heading goes on with a stop or a dash and a title.
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        return digits > 0
            && rest.get(digits..).is_some_and(|r| {
                let r = r.strip_prefix(b"A").or_else(|| r.strip_prefix(b"B")).unwrap_or(r);
                matches!(r.first(), Some(b'.' | b':' | b'-')) || r.trim_ascii_start().starts_with(b"-")
            });
    }
    name == b"PART" && !rest.is_empty() && rest.iter().all(|b| matches!(b, b'I' | b'V' | b'.'))
}
