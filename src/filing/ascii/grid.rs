//! Builds tables from the lines of a region.
//!
//! A region may hold several tables, one after the other, each with a header of its own. Of each the
//! lines become rows, the fields cells. A stub that wraps is one cell over several lines, since its
//! text stands in one piece:
//!
//! ```text
//! Earnings per common and               row 4: stub "Earnings per common and⏎ common equivalent⏎ share"
//!  common equivalent
//!  share.................. $     1.22           figure in column 1
//! ```

use super::columns::{self, Column, Layout, NOWHERE, Strip};
use super::fields::{self, Field, FieldKind};
use super::header::{self, Above};
use super::lines::{self, Line, LineKind, Run, TagSet};
use super::regions::{Region, is_over, numbers_columns};
use super::stub;
use crate::filing::document::{Cell, Row, Table};
use crate::text::{Span, TextSpan, saturate};

/// A table and the lines that it takes.
pub(super) struct Grid {
    pub(super) table: Table,
    pub(super) first_line: usize,
    /// One past its last line.
    pub(super) end_line: usize,
    /// Columns of its figures, for joining it to what goes on over a page.
    pub(super) columns: Vec<Column>,
    /// It starts with a header of its own.
    pub(super) headed: bool,
    /// It is one row, and a table only as part of the one above.
    pub(super) lone: bool,
    /// Footnote marks in it.
    pub(super) marks: Vec<TextSpan>,
}

/// What a line is to its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Figures, or words in columns where the table has no figures.
    Row,
    /// Over the columns, no figures but years.
    Over,
    /// Words at the left only.
    Stub,
}

/// Builds the tables of `region`.
pub(super) fn build(text: &[u8], lines: &[Line], region: &Region) -> Vec<Grid> {
    let mut reader = Reader {
        text,
        lines,
        fields: Vec::new(),
        rules: Vec::new(),
        ruled: Vec::new(),
        strips: Vec::new(),
        classes: Vec::new(),
    };
    reader.read(region);
    let parts = reader.parts(region);
    let tables = parts.iter().filter_map(|part| reader.table(part, region));
    tables.map(|grid| Grid { lone: region.lone, ..grid }).collect()
}

struct Reader<'a> {
    text: &'a [u8],
    lines: &'a [Line],
    fields: Vec<Field>,
    /// Runs of dashes in lines of text, and for each such line where its own start.
    rules: Vec<Run>,
    ruled: Vec<(usize, usize)>,
    strips: Vec<Strip>,
    classes: Vec<Class>,
}

/// Strips that make one table.
#[derive(Clone, Copy, Debug)]
struct Part {
    first: usize,
    /// First strip after the header.
    body: usize,
    end: usize,
}

impl Reader<'_> {
    /// Cuts the region's lines into fields and says what each line is.
    fn read(&mut self, region: &Region) {
        for index in region.first..region.end {
            let line = &self.lines[index];
            if line.kind != LineKind::Text || line.width > lines::WIDEST {
                continue;
            }
            let first = self.fields.len();
            let ruled = self.rules.len();
            fields::read(self.text, line, &mut self.fields, &mut self.rules);
            if self.rules.len() > ruled {
                self.ruled.push((index, ruled));
            }
            let end = self.fields.len();
            if end > first {
                self.strips.push(Strip { line: index, first, end, body: false });
            }
        }
        let left = if region.figures { self.left() } else { 0 };
        for index in 0..self.strips.len() {
            let strip = self.strips[index];
            let class = if region.figures {
                figure_class(&self.fields[strip.first..strip.end], left)
            } else if strip.end - strip.first >= 2 {
                Class::Row
            } else {
                Class::Stub
            };
            self.classes.push(class);
            self.strips[index].body = class == Class::Row;
        }
    }

    /// The column at which the figures start: that of the leftmost, a tenth of the rows aside.
    fn left(&self) -> u16 {
        let mut lefts: Vec<u16> = self
            .strips
            .iter()
            .filter_map(|strip| {
                let fields = &self.fields[strip.first..strip.end];
                let skip = usize::from(
                    fields.len() > 1 && fields[0].kind.is_numeric() && fields[1].kind == FieldKind::Words,
                );
                let figure = fields.iter().skip(skip).find(|f| f.kind == FieldKind::Figure)?;
                (fields.len() > 1 || figure.from > 12).then_some(figure.core.0)
            })
            .collect();
        lefts.sort_unstable();
        lefts.get(lefts.len() / 10).copied().unwrap_or(0)
    }

    fn fields(&self, strip: &Strip) -> &[Field] {
        &self.fields[strip.first..strip.end]
    }

    /// Cuts the region where a new header starts.
    fn parts(&self, region: &Region) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut at = 0;
        while at < self.strips.len() {
            let body = self.body_from(at, region);
            let Some(body) = body else { break };
            let end = self.next_header(body).unwrap_or(self.strips.len());
            let end = self.next_kind(body, end).unwrap_or(end);
            // Words behind the last row belong to whatever comes next.
            let last = (body..end).rev().find(|i| self.classes[*i] == Class::Row);
            let last = last.map_or(body, |i| i + 1);
            let last = if end == self.strips.len() && !region.figures { end } else { last };
            let first = (at..body).find(|i| self.classes[*i] != Class::Stub);
            let body = if first.is_none() { self.wrapped_from(at, body) } else { body };
            parts.push(Part { first: first.unwrap_or(body), body, end: last });
            at = end;
        }
        parts
    }

    /// The first of the strips of words that run on into the row at `row`.
    fn wrapped_from(&self, at: usize, row: usize) -> usize {
        let mut first = row;
        while first > at && self.strips[first - 1].line + 1 == self.strips[first].line {
            let (before, stub) =
                (&self.fields[self.strips[first - 1].first], &self.fields[self.strips[first].first]);
            let words = |f: &Field| self.text.get(f.span.range()).unwrap_or(&[]);
            if !stub::wraps(words(before), words(stub), before, stub, u16::MAX, None) {
                break;
            }
            first -= 1;
        }
        first
    }

    /// The first strip after the header that starts at or after `at`; None where no row follows.
    fn body_from(&self, at: usize, region: &Region) -> Option<usize> {
        let row = (at..self.strips.len()).find(|i| self.classes[*i] == Class::Row)?;
        let ruler = self.ruler(at, row);
        if let Some(ruler) = ruler {
            return Some(ruler);
        }
        if !region.figures {
            return Some(self.words_body(at, row));
        }
        // Words at the left, after the last line over the columns, head the first rows.
        let over = (at..row).rev().find(|i| self.classes[*i] == Class::Over);
        Some(over.map_or(row, |i| i + 1))
    }

    /// The first strip below a ruler that stands between strip `at` and strip `row`.
    fn ruler(&self, at: usize, row: usize) -> Option<usize> {
        let from = self.strips.get(at)?.line;
        let to = self.strips.get(row)?.line;
        let from = if at == 0 { from.saturating_sub(1) } else { self.strips[at - 1].line };
        let ruler = (from..to).rev().find(|i| self.lines[*i].tag.has(TagSet::RULER))?;
        (at..=row).find(|i| self.strips[*i].line > ruler)
    }

    /// In a table of words everything above its first rule is the header, if the rule is near.
    fn words_body(&self, at: usize, row: usize) -> usize {
        let from = self.strips[at].line;
        let Some(next) = self.strips.get((row + 6).min(self.strips.len() - 1)) else { return row };
        let rule = (from..next.line).find(|i| self.lines[*i].kind == LineKind::Rule);
        let below = rule.and_then(|rule| (row..self.strips.len()).find(|i| self.strips[*i].line > rule));
        below.filter(|i| *i > row).unwrap_or(row)
    }

    /// The strip at which a new header starts after the row at `body`.
    fn next_header(&self, body: usize) -> Option<usize> {
        let mut widest = 0;
        let mut rows = 0;
        for index in body..self.strips.len() {
            let strip = &self.strips[index];
            let numeric = self.fields(strip).iter().filter(|f| f.kind.is_numeric()).count();
            match self.classes[index] {
                Class::Row => {
                    widest = widest.max(numeric);
                    rows += 1;
                }
                Class::Over if rows > 0 && self.heads_again(index, widest) => return Some(index),
                _ => {}
            }
        }
        None
    }

    /// The strip before `end` at which, after a gap, rows start whose words stand where the rows above
    /// had figures: another table without a header.
    fn next_kind(&self, body: usize, end: usize) -> Option<usize> {
        let mut taken: Vec<(u16, u16)> = Vec::new();
        let mut last = None;
        for index in body..end {
            if self.classes[index] != Class::Row {
                continue;
            }
            if let Some(last) = last
                && self.is_gap(last, index)
                && self.crosses(index, end, &taken)
            {
                return Some(last + 1);
            }
            for field in self.fields(&self.strips[index]).iter().skip(1) {
                if field.kind == FieldKind::Figure
                    && !taken.iter().any(|t| t.0 <= field.core.0 && field.core.1 <= t.1)
                {
                    taken.push(field.core);
                }
            }
            last = Some(index);
        }
        None
    }

    /// True where two lines of words or two blank lines stand between two rows.
    fn is_gap(&self, before: usize, row: usize) -> bool {
        let lines = &self.lines[self.strips[before].line + 1..self.strips[row].line];
        let blank = lines.iter().filter(|l| l.kind == LineKind::Blank).count();
        blank >= 2 || blank >= 1 && row - before > 2
    }

    /// True where most of the next rows have words in the places of the figures in `taken`.
    fn crosses(&self, row: usize, end: usize, taken: &[(u16, u16)]) -> bool {
        let (mut crossing, mut all) = (0, 0);
        for index in (row..end).filter(|i| self.classes[*i] == Class::Row).take(3) {
            let Some(stub) = self.fields(&self.strips[index]).first() else { continue };
            all += 1;
            let over = |t: &&(u16, u16)| stub.overlaps(t.0, t.1);
            crossing += usize::from(stub.kind == FieldKind::Words && taken.iter().filter(over).count() > 0);
        }
        all > 0 && crossing * 2 > all
    }

    /// True where the line over the columns at `index` and those below it name most of the columns
    /// before the next row, or two years or more.
    fn heads_again(&self, index: usize, widest: usize) -> bool {
        let (mut most, mut years) = (0, 0);
        for next in index..self.strips.len() {
            if self.classes[next] == Class::Row {
                return most * 2 > widest
                    || years >= 2
                    || most == 1 && widest == 1 && self.underlined(index, next);
            }
            if self.classes[next] == Class::Over {
                let fields = self.fields(&self.strips[next]);
                let stub = usize::from(fields.len() > 1 && fields[0].kind == FieldKind::Words);
                most = most.max(fields.len() - stub);
                years = years.max(fields.iter().filter(|f| f.kind == FieldKind::Year).count());
            }
        }
        false
    }

    /// True where a rule stands between two strips.
    fn underlined(&self, first: usize, end: usize) -> bool {
        let (from, to) = (self.strips[first].line, self.strips[end].line);
        self.lines[from..to].iter().any(|l| l.kind == LineKind::Rule)
    }

    fn table(&mut self, part: &Part, region: &Region) -> Option<Grid> {
        for index in part.first..part.body {
            self.strips[index].body = false;
        }
        let (heads, body) = (&self.strips[part.first..part.body], &self.strips[part.body..part.end]);
        let mut layout = columns::find(body, heads, &self.fields);
        if layout.columns.is_empty() || !self.stands(part, &layout, region) {
            return None;
        }
        self.split_glued(part, &mut layout);
        let mut rows = RowWriter::new(self.text, self.lines, &layout.columns);
        self.header(part, &layout, &mut rows);
        rows.headed = !rows.table.rows.is_empty();
        let stub_end = self.stub_end(part, &layout);
        for index in part.body..part.end {
            let strip = self.strips[index];
            rows.rules_before(strip.line);
            rows.underline(self.beside_words(strip.line));
            let fields = &self.fields[strip.first..strip.end];
            let places = &layout.places[strip.first..strip.end];
            let next = self.strips.get(index + 1).filter(|_| index + 1 < part.end);
            let next_indent = next.map(|n| self.fields[n.first].from);
            rows.body(strip.line, fields, places, stub_end, next_indent);
        }
        let end_line = self.strips[part.end - 1].line + 1;
        rows.rules_after(end_line);
        // One figure among words makes no table of figures.
        rows.table.numeric = region.figures && (region.tagged || rows.headed)
            || two_figures(&rows.table.cells, &layout.columns);
        let first_line = self.strips[part.first].line;
        rows.finish(first_line, end_line, layout.columns)
    }

    /// A table that nothing marks as one must show it: two figures in one column, or three lines of
    /// words that start at one place.
    fn stands(&self, part: &Part, layout: &Layout, region: &Region) -> bool {
        // Years or other words over two columns or more make a table of one row.
        let heads = self.strips[part.first..part.body].iter().map(|s| s.end - s.first).max();
        if region.tagged || region.lone || region.figures && heads.is_some_and(|n| n >= 2) {
            return true;
        }
        let mut counts = vec![0usize; layout.columns.len() + 1];
        for strip in &self.strips[part.body..part.end] {
            for index in strip.first..strip.end {
                let place = usize::from(layout.places[index]);
                if place > 0
                    && let Some(count) = counts.get_mut(place)
                {
                    *count += 1;
                }
            }
        }
        counts.iter().max().copied().unwrap_or(0) >= if region.figures { 2 } else { 3 }
    }

    /// Column after the widest words of the stub that are clear of the figures.
    fn stub_end(&self, part: &Part, layout: &Layout) -> u16 {
        let limit = layout.columns.first().map_or(u16::MAX, |c| c.from);
        self.strips[part.body..part.end]
            .iter()
            .filter(|s| layout.places.get(s.first) == Some(&0))
            .map(|s| self.fields[s.first].to)
            .filter(|to| *to <= limit)
            .max()
            .unwrap_or(0)
    }

    /// Finds figures that stand so close to the stub that they were read as part of it:
    /// `Total costs of merchandise sold68.1%`.
    fn split_glued(&mut self, part: &Part, layout: &mut Layout) {
        let mut index = part.body;
        while index < part.end {
            let strip = self.strips[index];
            index += 1;
            let first = self.fields[strip.first];
            if first.kind != FieldKind::Words || layout.places[strip.first] != 0 {
                continue;
            }
            let others = strip.end - strip.first;
            let Some((words, figures)) = stub::glued(self.text, &first, &layout.columns) else { continue };
            let taken = |place: u16| layout.places[strip.first + 1..strip.end].contains(&place);
            if figures.iter().any(|(_, place)| taken(*place)) || others < 2 && figures.len() < 2 {
                continue;
            }
            // The fields of a strip stand together, so the strip moves to the end of all fields.
            let rest: Vec<Field> = self.fields[strip.first + 1..strip.end].to_vec();
            let places: Vec<u16> = layout.places[strip.first + 1..strip.end].to_vec();
            let start = self.fields.len();
            if !words.span.is_empty() {
                self.fields.push(words);
                layout.places.push(0);
            }
            for (figure, place) in figures {
                self.fields.push(figure);
                layout.places.push(place);
            }
            self.fields.extend(rest);
            layout.places.extend(places);
            self.strips[index - 1] =
                Strip { first: start, end: self.fields.len(), line: strip.line, body: strip.body };
        }
    }

    /// The runs of dashes on a line, whether they are all of it or stand beside words.
    fn rule_at(&self, line: usize, out: &mut Vec<Run>) {
        out.clear();
        match self.lines.get(line) {
            Some(rule) if rule.kind == LineKind::Rule => lines::segments(self.text, rule, out),
            Some(_) => out.extend_from_slice(self.beside_words(line)),
            None => {}
        }
    }

    /// The runs of dashes beside the words of a line.
    fn beside_words(&self, line: usize) -> &[Run] {
        let Ok(index) = self.ruled.binary_search_by_key(&line, |r| r.0) else { return &[] };
        let end = self.ruled.get(index + 1).map_or(self.rules.len(), |r| r.1);
        self.rules.get(self.ruled[index].1..end).unwrap_or(&[])
    }

    /// True where the lowest line of the header says the same twice: "Shares Amount Shares Amount".
    fn repeats(&self, part: &Part) -> bool {
        let Some(strip) = self.strips[part.first..part.body].last() else { return false };
        let fields = self.fields(strip);
        let words = |f: &Field| self.text.get(f.span.range()).unwrap_or(&[]);
        fields.iter().enumerate().any(|(i, f)| fields[..i].iter().any(|g| words(g) == words(f)))
    }

    fn header(&self, part: &Part, layout: &Layout, rows: &mut RowWriter) {
        let stub_end = self.stub_end(part, layout);
        let (mut rule, mut ranges) = (Vec::new(), Vec::new());
        let repeats = self.repeats(part);
        for index in part.first..part.body {
            let strip = self.strips[index];
            let fields = self.fields(&strip);
            rows.rules_before(strip.line);
            rows.underline(self.beside_words(strip.line));
            self.rule_at(strip.line + 1, &mut rule);
            let over = |s: &Strip| self.fields(s).iter().filter(|f| f.to > stub_end).count();
            let tops = self.strips[index + 1..part.body].iter().any(|s| over(s) > over(&strip));
            let above = Above {
                columns: &layout.columns,
                rule: &rule,
                tops,
                lowest: index + 1 == part.body,
                repeats,
                stub_end,
                text: self.text,
            };
            let split = header::split(fields, &above);
            let fields = split.as_deref().unwrap_or(fields);
            header::place(fields, &above, &mut ranges);
            rows.header(strip.line, fields, &ranges);
        }
    }
}

/// True where a column of figures has two or more.
fn two_figures(cells: &[Cell], columns: &[Column]) -> bool {
    columns.iter().enumerate().filter(|(_, c)| !c.words).any(|(index, _)| {
        let column = u16::try_from(index + 1).unwrap_or(NOWHERE);
        cells.iter().filter(|c| c.column == column && c.right).count() >= 2
    })
}

/// What a line is, where the figures of the table start at column `left`.
fn figure_class(fields: &[Field], left: u16) -> Class {
    let figure = |f: &Field| {
        matches!(f.kind, FieldKind::Figure | FieldKind::Nil | FieldKind::Sign) && f.core.1 + 2 > left
    };
    if fields.iter().any(figure) && !numbers_columns(fields) {
        // A figure in a line that is all words is no row of them.
        return Class::Row;
    }
    let years = fields.iter().filter(|f| f.kind == FieldKind::Year && f.core.1 + 2 > left).count();
    if years > 0 || is_over(fields, left) || numbers_columns(fields) { Class::Over } else { Class::Stub }
}

/// Writes rows and cells.
struct RowWriter<'a> {
    text: &'a [u8],
    lines: &'a [Line],
    table: Table,
    headed: bool,
    marks: Vec<TextSpan>,
    /// Columns of the page that the cells of the last row cover.
    reach: Vec<(u16, u16)>,
    /// Line of the last row's last words, and whether it has words of the stub and nothing else.
    last_line: usize,
    stub_only: bool,
    last_stub: Option<Field>,
    /// The line up to which rules were looked at.
    seen: usize,
    /// Runs of the rule above the next row.
    rule: Vec<Run>,
    columns: Vec<Column>,
    least_indent: u16,
}

impl<'a> RowWriter<'a> {
    fn new(text: &'a [u8], lines: &'a [Line], columns: &[Column]) -> Self {
        Self {
            text,
            lines,
            table: Table {
                numeric: columns.iter().any(|c| !c.words),
                columns: u16::try_from(columns.len() + 1).unwrap_or(u16::MAX),
                ..Table::default()
            },
            headed: false,
            marks: Vec::new(),
            reach: Vec::new(),
            last_line: usize::MAX,
            stub_only: false,
            last_stub: None,
            seen: usize::MAX,
            rule: Vec::new(),
            columns: columns.to_vec(),
            least_indent: u16::MAX,
        }
    }

    /// Takes the rules between the last row and the row at `line`.
    fn rules_before(&mut self, line: usize) {
        let from = self.seen.min(line);
        self.rule.clear();
        let mut runs = Vec::new();
        for index in from..line {
            if self.lines[index].kind == LineKind::Rule {
                lines::segments(self.text, &self.lines[index], &mut runs);
                self.underline(&runs);
                self.rule.clone_from(&runs);
            }
        }
        self.seen = line + 1;
    }

    /// Takes the rules that directly follow the last row.
    fn rules_after(&mut self, line: usize) {
        let rules = self.lines[line..].iter().take_while(|l| l.kind == LineKind::Rule).count();
        self.rules_before(line + rules);
    }

    fn underline(&mut self, runs: &[Run]) {
        let Some(row) = self.table.rows.last() else { return };
        for (cell, reach) in self.table.cells[row.first as usize..].iter_mut().zip(&self.reach) {
            cell.rule_below |= runs.iter().any(|run| run.0 < reach.1 && reach.0 < run.1);
        }
    }

    /// Appends a header row; `ranges` are the columns of each field.
    fn header(&mut self, line: usize, fields: &[Field], ranges: &[header::Range]) {
        let first = self.start_row();
        for (field, range) in fields.iter().zip(ranges) {
            if self.table.cells.len() > first
                && let Some(last) = self.table.cells.last_mut()
                && last.column == range.0
                && last.column_end() == range.1
                && field.gap <= 2
            {
                last.span = last.span.join(field.span);
                if let Some(reach) = self.reach.last_mut() {
                    reach.1 = field.to;
                }
                continue;
            }
            let columns = (range.1 - range.0).max(1);
            self.cell(field, range.0, columns, true);
        }
        self.end_row(first, line);
        self.stub_only = false;
    }

    /// Appends a row, or goes on with the one before.
    fn body(
        &mut self,
        line: usize,
        fields: &[Field],
        places: &[u16],
        stub_end: u16,
        next_indent: Option<u16>,
    ) {
        let adjacent = self.last_line != usize::MAX && line == self.last_line + 1;
        let stub = fields.first().filter(|_| places.first() == Some(&0)).copied();
        let more = adjacent && self.stub_only && self.continues(fields, stub, stub_end, next_indent);
        if !more && adjacent && self.goes_on_below(fields, places) {
            self.last_line = line;
            return;
        }
        let first = if more { self.reopen_row() } else { self.start_row() };
        for (field, place) in fields.iter().zip(places) {
            let place = if *place == NOWHERE { self.table.columns.saturating_sub(1) } else { *place };
            let joins = self.table.cells.len() > first
                && self.table.cells.last().is_some_and(|c| c.column == place)
                && (place == 0 || field.kind == FieldKind::Words);
            if joins {
                if let Some(cell) = self.table.cells.last_mut() {
                    cell.span = cell.span.join(field.span);
                }
                if let Some(reach) = self.reach.last_mut() {
                    reach.1 = field.to;
                }
                self.mark(field);
            } else {
                self.cell(field, place, 1, false);
            }
        }
        self.stub_only = stub.is_some() && places.iter().all(|p| *p == 0);
        self.last_stub = stub;
        self.end_row(first, line);
    }

    /// Makes the next cells join the last row, which has a stub and nothing else.
    fn reopen_row(&mut self) -> usize {
        self.table.rows.pop().map_or(self.table.cells.len(), |row| row.first as usize)
    }

    /// Makes the next cells start a row. Gives the index of the first.
    fn start_row(&mut self) -> usize {
        self.reach.clear();
        self.table.cells.len()
    }

    /// True where the row of words before wraps into this one.
    fn continues(&self, fields: &[Field], stub: Option<Field>, stub_end: u16, next: Option<u16>) -> bool {
        let Some(before) = self.last_stub else { return false };
        let words = |f: &Field| self.text.get(f.span.range()).unwrap_or(&[]);
        match stub {
            Some(stub) => stub::wraps(words(&before), words(&stub), &before, &stub, stub_end, next),
            // Figures alone below words that left no room for them, or that name no group.
            None => fields.iter().all(|f| f.kind.is_numeric()) && !words(&before).ends_with(b":"),
        }
    }

    /// Words alone in the column of the last row's last cell go on with it.
    fn goes_on_below(&mut self, fields: &[Field], places: &[u16]) -> bool {
        let ([field], [place]) = (fields, places) else { return false };
        let words = usize::from(*place)
            .checked_sub(1)
            .and_then(|i| self.columns.get(i))
            .is_some_and(|column| column.words);
        let (Some(row), Some(cell)) = (self.table.rows.last_mut(), self.table.cells.last_mut()) else {
            return false;
        };
        if !words || cell.column != *place || cell.header {
            return false;
        }
        cell.span = cell.span.join(field.span);
        row.span = row.span.join(field.span);
        true
    }

    fn cell(&mut self, field: &Field, column: u16, columns: u16, header: bool) {
        let above = self.rule.iter().any(|run| run.0 < field.to && field.from < run.1);
        if column == 0 && !header {
            self.least_indent = self.least_indent.min(field.from);
        }
        self.table.cells.push(Cell {
            span: field.span,
            row: saturate(self.table.rows.len()),
            column,
            columns,
            rows: 1,
            // Made relative to the leftmost stub at the end.
            indent: if column == 0 { u8::try_from(field.from).unwrap_or(u8::MAX) } else { 0 },
            header,
            right: !header && field.kind.is_numeric(),
            centered: header && column > 0,
            rule_above: above,
            ..Cell::default()
        });
        self.reach.push((field.from, field.to));
        self.mark(field);
    }

    /// Notes the footnote mark of a field, if it has one.
    fn mark(&mut self, field: &Field) {
        let mark = match field.mark {
            Some(at) => Some(Span::new(at, field.span.end())),
            None if field.kind == FieldKind::Words => stub::mark(self.text, field.span),
            None => None,
        };
        self.marks.extend(mark);
    }

    fn end_row(&mut self, first: usize, line: usize) {
        let cells = self.table.cells.get(first..).unwrap_or(&[]);
        let (Some(a), Some(b)) = (cells.first(), cells.last()) else { return };
        let span = Span::new(a.span.start(), b.span.end());
        self.table.rows.push(Row { span, first: saturate(first), end: saturate(self.table.cells.len()) });
        self.last_line = line;
    }

    fn finish(mut self, first_line: usize, end_line: usize, columns: Vec<Column>) -> Option<Grid> {
        let least = u8::try_from(self.least_indent).unwrap_or(u8::MAX);
        for cell in &mut self.table.cells {
            if cell.column == 0 {
                cell.indent = if cell.header { 0 } else { cell.indent.saturating_sub(least) };
            }
        }
        let (first, last) = (self.table.cells.first()?, self.table.cells.last()?);
        self.table.span = Span::new(first.span.start(), last.span.end());
        Some(Grid {
            table: self.table,
            first_line,
            end_line,
            columns,
            headed: self.headed,
            lone: false,
            marks: self.marks,
        })
    }
}
