//! Cuts a region into its tables: where a new header starts, and where the header ends.

use super::super::fields::{Field, FieldKind};
use super::super::lines::{LineKind, TagSet};
use super::super::regions::{self, Region};
use super::super::stub;
use super::{Class, Part, Reader};

/// Bytes of the longest heading over rows.
const LONGEST_HEADING: usize = 60;

/// Columns that words at the left, or the second line of them, are in from the margin at most.
const STUB_INDENT: u16 = 8;

impl Reader<'_> {
    /// Cuts the region where a new header starts.
    pub(super) fn parts(&self, region: &Region) -> Vec<Part> {
        let mut parts = Vec::new();
        // Where the next table starts, and where the rows of the last one end.
        let (mut at, mut rows) = (0, 0);
        while at < self.strips.len() {
            let body = self.body_from(at, region);
            let Some(body) = body else { break };
            let end = self.next_header(body).unwrap_or(self.strips.len());
            let end = self.next_kind(body, end).unwrap_or(end);
            // Words behind the last row belong to whatever comes next.
            let last = (body..end).rev().find(|i| self.classes[*i] == Class::Row);
            let last = last.map_or(body, |i| i + 1);
            let last = last + usize::from(last < end && region.figures && self.goes_on_below(last));
            let last = if end == self.strips.len() && !region.figures { end } else { last };
            // Words that the header begins with may stand before its first line over the columns.
            let top = (rows..body).rev().find(|i| self.is_title(*i)).map_or(rows, |title| title + 1);
            let first = (top.max(at)..body).find(|i| self.classes[*i] != Class::Stub);
            let body = if first.is_none() { self.headed_from(at, self.wrapped_from(at, body)) } else { body };
            let first = first.map(|first| self.begun_from(top, first));
            parts.push(Part { first: first.unwrap_or(body), body, end: last });
            (at, rows) = (end, last);
        }
        parts
    }

    /// True where the words of strip `index` go on with the name of the row right above: they are further in, and no
    /// capital starts them.
    fn goes_on_below(&self, index: usize) -> bool {
        let (row, more) = (&self.strips[index - 1], &self.strips[index]);
        let (stub, [words]) = (&self.fields[row.first], self.fields(more)) else { return false };
        let name = self.text.get(words.span.range()).unwrap_or(&[]);
        more.line == row.line + 1
            && stub.kind == FieldKind::Words
            && words.from > stub.from
            && (stub::starts_low(name) || name.first().is_some_and(u8::is_ascii_digit))
    }

    /// True for the title of a statement, in the middle of the page.
    fn is_title(&self, index: usize) -> bool {
        let strip = &self.strips[index];
        let line = &self.lines[strip.line];
        regions::is_title(line, line.bytes(self.text), self.fields(strip))
    }

    /// The first of the strips of words that run on into the row at `row`.
    pub(super) fn wrapped_from(&self, at: usize, row: usize) -> usize {
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

    /// The first of the strips of words that run on into the words at the left of the header's first, `head`.
    fn begun_from(&self, at: usize, head: usize) -> usize {
        let begun = self.wrapped_from(at, head);
        let (Some(top), Some(below)) = (self.strips.get(begun), self.strips.get(head)) else { return head };
        let (top, below) = (&self.fields[top.first], &self.fields[below.first]);
        if below.kind == FieldKind::Words && below.from < top.from + STUB_INDENT { begun } else { head }
    }

    /// The first of the strips right above the row at `row` that head it, further left each: "CURRENT ASSETS" over
    /// "Cash".
    fn headed_from(&self, at: usize, row: usize) -> usize {
        let mut first = row;
        while first > at && self.strips[first - 1].line + 1 == self.strips[first].line {
            let (above, below) = (self.fields(&self.strips[first - 1]), self.fields(&self.strips[first]));
            let ([heading], [stub, ..]) = (above, below) else { break };
            let words = self.text.get(heading.span.range()).unwrap_or(&[]);
            let heads =
                heading.from < stub.from && stub.kind == FieldKind::Words && words.len() < LONGEST_HEADING;
            if !heads || matches!(words.last(), Some(b'.' | b',' | b';')) {
                break;
            }
            first -= 1;
        }
        first
    }

    /// The first strip after the header that starts at or after `at`; None where no row follows.
    pub(super) fn body_from(&self, at: usize, region: &Region) -> Option<usize> {
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
    pub(super) fn ruler(&self, at: usize, row: usize) -> Option<usize> {
        let from = self.strips.get(at)?.line;
        let to = self.strips.get(row)?.line;
        let from = if at == 0 { from.saturating_sub(1) } else { self.strips[at - 1].line };
        let ruler = (from..to).rev().find(|i| self.lines[*i].tag.has(TagSet::RULER))?;
        (at..=row).find(|i| self.strips[*i].line > ruler)
    }

    /// In a table of words everything above its first rule is the header, if the rule is near.
    pub(super) fn words_body(&self, at: usize, row: usize) -> usize {
        let from = self.strips[at].line;
        let Some(next) = self.strips.get((row + 6).min(self.strips.len() - 1)) else { return row };
        let rule = (from..next.line).find(|i| self.lines[*i].kind == LineKind::Rule);
        let below = rule.and_then(|rule| (row..self.strips.len()).find(|i| self.strips[*i].line > rule));
        below.filter(|i| *i > row).unwrap_or(row)
    }

    /// The strip at which a new header starts after the row at `body`.
    pub(super) fn next_header(&self, body: usize) -> Option<usize> {
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
    pub(super) fn next_kind(&self, body: usize, end: usize) -> Option<usize> {
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
    pub(super) fn is_gap(&self, before: usize, row: usize) -> bool {
        let lines = &self.lines[self.strips[before].line + 1..self.strips[row].line];
        let blank = lines.iter().filter(|l| l.kind == LineKind::Blank).count();
        blank >= 2 || blank >= 1 && row - before > 2
    }

    /// True where most of the next rows have words in the places of the figures in `taken`.
    pub(super) fn crosses(&self, row: usize, end: usize, taken: &[(u16, u16)]) -> bool {
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
    pub(super) fn heads_again(&self, index: usize, widest: usize) -> bool {
        let (mut most, mut years) = (0, 0);
        for next in index..self.strips.len() {
            if self.classes[next] == Class::Row {
                return most * 2 > widest
                    || years >= 2
                    || most == 1 && widest == 1 && self.underlined(index, next);
            }
            if self.classes[next] == Class::Over {
                let fields = self.fields(&self.strips[next]);
                let named = fields.len() > 1 && fields[0].kind == FieldKind::Words;
                let stub = usize::from(named && fields[0].from < STUB_INDENT);
                most = most.max(fields.len() - stub);
                years = years.max(fields.iter().filter(|f| f.kind == FieldKind::Year).count());
            }
        }
        false
    }

    /// True where a rule stands between two strips.
    pub(super) fn underlined(&self, first: usize, end: usize) -> bool {
        let (from, to) = (self.strips[first].line, self.strips[end].line);
        self.lines[from..to].iter().any(|l| l.kind == LineKind::Rule)
    }
}
