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

mod between;
mod fractions;
mod marks;
mod names;
mod parts;
mod ranges;
mod rows;

use super::columns::{self, Column, Layout, NOWHERE, Strip};
use super::fields::{self, Field, FieldKind};
use super::header::{self, Above};
use super::lines::{self, Line, LineKind, Run};
use super::regions::{Region, is_over, numbers_columns, speaks_of_time};
use super::stub;
use crate::filing::document::{Cell, Table};
use crate::filing::grid::is_answer;
use crate::text::TextSpan;
use rows::RowWriter;

/// Lines over which the name of a group of columns may be broken, below its first.
const MOST_GROUP_LINES: usize = 3;

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
        if region.figures {
            self.join_ranges();
            self.join_fractions();
            self.join_marks();
            self.read_names();
        }
        let left = if region.figures { self.left() } else { 0 };
        self.set_marks_aside(left);
        for index in 0..self.strips.len() {
            let strip = self.strips[index];
            let class = if region.figures {
                let class = figure_class(self.text, &self.fields[strip.first..strip.end], left);
                let heads = || self.heads_rule(strip, left) || self.are_days(index);
                if class == Class::Row && heads() { Class::Over } else { class }
            } else if strip.end - strip.first >= 2 {
                Class::Row
            } else {
                Class::Stub
            };
            self.classes.push(class);
            self.strips[index].body = class == Class::Row;
        }
        if region.figures {
            self.take_in_between(left);
        } else {
            self.words_over();
        }
    }

    /// In a table of words, one word above the first row may head a column: "SHARES" over "UNDER    OPTION PRICE".
    fn words_over(&mut self) {
        let rows = self.strips.iter().filter(|strip| strip.body);
        let second = rows.map(|strip| self.fields[strip.first + 1].from).min().unwrap_or(u16::MAX);
        for (strip, class) in self.strips.iter().zip(&mut self.classes).take_while(|(strip, _)| !strip.body) {
            if self.fields[strip.first].from + 2 >= second {
                *class = Class::Over;
            }
        }
    }

    /// True for a line right above a rule of several runs that has more words than figures over them: "Granted
    /// (#)   Price   Date   5%   10%".
    fn heads_rule(&self, strip: Strip, left: u16) -> bool {
        let mut runs = Vec::new();
        self.rule_at(strip.line + 1, &mut runs);
        let fields = &self.fields[strip.first..strip.end];
        let words =
            fields.iter().filter(|f| f.kind == FieldKind::Words && f.to > left.saturating_sub(8)).count();
        let figures = fields.iter().filter(|f| f.kind.is_numeric()).count();
        runs.len() >= 3 && runs.len() + 1 >= fields.len() && words >= 2 && words > figures
    }

    /// True for days right below their months: "30" below "Three Months Ended June".
    fn are_days(&self, index: usize) -> bool {
        let Some(above) = index.checked_sub(1).map(|above| self.strips[above]) else { return false };
        let strip = self.strips[index];
        if above.line + 1 != strip.line {
            return false;
        }
        header::are_days(self.text, self.fields(&above), self.fields(&strip))
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
        rows.end_header();
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

    /// The runs of the first rule below `heads`, the next lines of the header, if they part several groups.
    fn groups_below(&self, heads: &[Strip], out: &mut Vec<Run>) {
        out.clear();
        for strip in heads.iter().take(MOST_GROUP_LINES) {
            self.rule_at(strip.line + 1, out);
            if !out.is_empty() {
                break;
            }
        }
        if out.len() < 2 {
            out.clear();
        }
    }

    /// The runs of dashes beside the words of a line.
    fn beside_words(&self, line: usize) -> &[Run] {
        let Ok(index) = self.ruled.binary_search_by_key(&line, |r| r.0) else { return &[] };
        let end = self.ruled.get(index + 1).map_or(self.rules.len(), |r| r.1);
        self.rules.get(self.ruled[index].1..end).unwrap_or(&[])
    }

    /// True where the fullest line of the header, the lowest of several, says the same again, a third of it at least:
    /// "Shares Amount Shares Amount". A units line may stand below it. "Balance" at either end repeats nothing. Reports set
    /// the year reported on in capitals: "MAR. 31 | JUNE 30 | Mar. 31 | June 30".
    fn repeats(&self, part: &Part) -> bool {
        let heads = self.strips[part.first..part.body].iter();
        let Some(strip) = heads.max_by_key(|strip| strip.end - strip.first) else { return false };
        let fields = self.fields(strip);
        let words = |f: &Field| self.text.get(f.span.range()).unwrap_or(&[]);
        let again =
            |(i, f): &(usize, &Field)| fields[..*i].iter().any(|g| words(g).eq_ignore_ascii_case(words(f)));
        let count = fields.iter().enumerate().filter(again).count();
        let stub = usize::from(fields.first().is_some_and(|first| first.from < 10));
        count > 0 && count * 3 >= fields.len() - stub
    }

    /// After how many words the fullest line of the header starts over, and says all of them again to its end.
    fn cycle(&self, part: &Part) -> Option<u16> {
        let heads = self.strips[part.first..part.body].iter();
        let fields = self.fields(heads.max_by_key(|strip| strip.end - strip.first)?);
        let words = |index: usize| self.text.get(fields[index].span.range()).unwrap_or(&[]);
        // The stub may be headed too.
        let starts = 0..fields.len().min(2);
        let cycle = starts.into_iter().find_map(|first| {
            let rest = fields.len() - first;
            let again = |cycle: &usize| {
                rest.is_multiple_of(*cycle)
                    && (first + cycle..fields.len()).all(|i| words(i).eq_ignore_ascii_case(words(i - cycle)))
            };
            (2..=rest / 2).find(again)
        })?;
        u16::try_from(cycle).ok()
    }

    /// True where the fullest line of the header is a year over each column of figures.
    fn names_years(&self, part: &Part, columns: &[Column]) -> bool {
        let heads = self.strips[part.first..part.body].iter();
        let Some(strip) = heads.max_by_key(|strip| strip.end - strip.first) else { return false };
        let years = self.fields(strip).iter().filter(|field| field.kind == FieldKind::Year).count();
        years == columns.len() && columns.iter().all(|column| !column.words)
    }

    fn header(&self, part: &Part, layout: &Layout, rows: &mut RowWriter) {
        let stub_end = self.stub_end(part, layout);
        let (mut rule, mut groups, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
        let repeats = self.repeats(part);
        let cycle = self.cycle(part);
        let named = self.names_years(part, &layout.columns);
        let years = cycle.is_some() && named;
        let heads = self.strips[part.first..part.body].iter().flat_map(|strip| self.fields(strip));
        let stretch = |f: &&Field| {
            let words = self.text.get(f.span.range()).unwrap_or(&[]);
            f.to > stub_end && f.kind == FieldKind::Words && header::names_stretch(words)
        };
        let stretches: Vec<Field> = heads.filter(stretch).copied().collect();
        for index in part.first..part.body {
            let strip = self.strips[index];
            let fields = self.fields(&strip);
            rows.rules_before(strip.line);
            rows.underline(self.beside_words(strip.line));
            self.rule_at(strip.line + 1, &mut rule);
            let over = |s: &Strip| self.fields(s).iter().filter(|f| f.to > stub_end).count();
            self.groups_below(&self.strips[index + 1..part.body], &mut groups);
            let tops = self.strips[index + 1..part.body].iter().any(|s| over(s) > over(&strip));
            let above = Above {
                columns: &layout.columns,
                rule: &rule,
                groups: &groups,
                tops,
                lowest: index + 1 == part.body,
                repeats,
                cycle,
                years,
                years_below: named && tops,
                stub_end,
                stretches: &stretches,
                text: self.text,
            };
            let split = header::split(fields, &above);
            let fields = split.as_deref().unwrap_or(fields);
            header::place(fields, &above, &mut ranges);
            rows.header(strip.line, fields, &ranges, stub_end);
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
fn figure_class(text: &[u8], fields: &[Field], left: u16) -> Class {
    // "Granted    None    None" is a row like those of figures.
    if let [name, rest @ ..] = fields
        && name.kind == FieldKind::Words
        && !rest.is_empty()
        && rest.iter().all(|f| f.core.1 + 2 > left && is_answer(text.get(f.span.range()).unwrap_or(&[])))
    {
        return Class::Row;
    }
    // "Total current     $        $" over "5,440    4,220": the amounts stand in the line below.
    if let [name, signs @ ..] = fields
        && name.kind == FieldKind::Words
        && name.from + 16 < left
        && !signs.is_empty()
        && signs.iter().all(|f| f.kind == FieldKind::Sign && text.get(f.span.range()) == Some(b"$"))
    {
        return Class::Row;
    }
    // "NT$ | US$" over columns is a header, a sign beside a stub is a figure that was lost.
    let headed = is_over(fields, left);
    // "Current assets:       Current liabilities:" heads the rows of two sides.
    let heading = |f: &Field| {
        let words = text.get(f.span.range()).unwrap_or(&[]);
        f.kind == FieldKind::Words && words.ends_with(b":") && !speaks_of_time(words)
    };
    if fields.len() == 2 && fields[0].from + 16 < left && fields.iter().all(heading) {
        return Class::Stub;
    }
    let figure = |f: &Field| {
        let shown =
            matches!(f.kind, FieldKind::Figure | FieldKind::Nil) || f.kind == FieldKind::Sign && !headed;
        shown && f.core.1 + 2 > left
    };
    if fields.iter().any(figure) && !numbers_columns(fields) {
        // A figure in a line that is all words is no row of them.
        return Class::Row;
    }
    let years = fields.iter().filter(|f| f.kind == FieldKind::Year && f.core.1 + 2 > left).count();
    if years > 0 || headed || numbers_columns(fields) { Class::Over } else { Class::Stub }
}
