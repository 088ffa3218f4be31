//! Lines that are rows though they have no figure, and marks of notes that are no figures though they stand alone.
//!
//! ```text
//! Outstanding           41,200         38,100
//! Expiration         2001 to 2009   2000 to 2008      a row, and no header over "Available"
//! Available              6,300          7,400
//! Ada Pell              18,200            2.1
//!   (1)(2)                                            marks of the name above
//! ```

use super::super::fields::{Field, FieldKind, bracketed_marks};
use super::{Class, Reader};

/// Columns of the page that marks of a name are in from the margin at the most.
const STUB_INDENT: u16 = 12;

/// Columns of the page that lie between such marks and the first figures at least.
const ROOM: u16 = 8;

/// Years from the first to the last of a range at least: a fiscal year is "1998-1999".
const YEARS: u16 = 2;

impl Reader<'_> {
    /// Makes rows of the lines right between two rows of figures that have notes or ranges of years where those have
    /// figures.
    pub(super) fn take_in_between(&mut self, left: u16) {
        for index in 1..self.strips.len().saturating_sub(1) {
            if self.classes[index] == Class::Row || !self.is_in_between(index, left) {
                continue;
            }
            self.classes[index] = Class::Row;
            let strip = &mut self.strips[index];
            strip.body = true;
            let fields = self.fields.get_mut(strip.first + 1..strip.end).unwrap_or(&mut []);
            fields.iter_mut().for_each(|field| field.kind = FieldKind::Nil);
        }
    }

    fn is_in_between(&self, index: usize, left: u16) -> bool {
        let [above, strip, below] = [index - 1, index, index + 1].map(|at| self.strips[at]);
        let rows = [index - 1, index + 1].iter().all(|at| self.classes[*at] == Class::Row);
        let [name, cells @ ..] = self.fields(&strip) else { return false };
        let printed = |field: &Field| self.text.get(field.span.range()).unwrap_or(&[]);
        let all = |holds: fn(&[u8]) -> bool| cells.iter().all(|field| holds(printed(field)));
        rows && above.line + 1 == strip.line
            && strip.line + 1 == below.line
            && name.kind == FieldKind::Words
            && !cells.is_empty()
            && name.to < left
            && cells.iter().all(|field| field.core.1 + 2 > left)
            && (all(is_note) || cells.len() >= 2 && all(spans_years))
    }

    /// Takes marks in brackets out of the lines that they begin: "(1)" right below the name that it is of, alone or before
    /// a title that goes on in a column of its own.
    pub(super) fn set_marks_aside(&mut self, left: u16) {
        let marked: Vec<usize> =
            (1..self.strips.len()).filter(|index| self.begins_with_mark(*index, left)).collect();
        for index in marked {
            let above = self.strips[index - 1];
            let figures = self.fields(&above).iter().any(|field| field.kind == FieldKind::Figure);
            let strip = &mut self.strips[index];
            // The rest of a title goes on with the row above, and heads nothing.
            strip.first = if figures { strip.end } else { strip.first + 1 };
        }
        self.strips.retain(|strip| strip.first < strip.end);
    }

    fn begins_with_mark(&self, index: usize, left: u16) -> bool {
        let (above, strip) = (self.strips[index - 1], self.strips[index]);
        let [mark, rest @ ..] = self.fields(&strip) else { return false };
        // Names and titles without figures have a second column too.
        let room = self.fields(&above).get(1).map_or(left, |second| second.from);
        let marks = |field: &Field| bracketed_marks(self.text.get(field.span.range()).unwrap_or(&[]));
        // "(1)     Deed" over "(2)     Lease": entries of a list.
        let next = self.strips.get(index + 1).and_then(|next| self.fields(next).first());
        let before = self.fields(&above).first();
        let print = |field: &Field| self.text.get(field.span.range()).unwrap_or(&[]);
        // "(b) ....... 607": leaders and numbers are those of an entry.
        let line = self.lines.get(strip.line).map_or(&[][..], |line| line.bytes(self.text));
        let entry = memchr::memmem::find(line, b"..").is_some()
            || rest.iter().any(|field| print(field).iter().any(u8::is_ascii_digit));
        let listed = !rest.is_empty() && (entry || next.is_some_and(marks) || before.is_some_and(marks));
        let named = self.fields(&above).first().is_some_and(|name| name.kind == FieldKind::Words);
        let apart = rest.first().is_none_or(|words| words.gap >= ROOM);
        named
            && apart
            && above.line + 1 == strip.line
            && mark.from <= STUB_INDENT
            && mark.to + ROOM < room
            && !listed
            && rest.iter().all(|field| field.kind == FieldKind::Words)
            && marks(mark)
    }
}

/// True for "(a)", which stands where there is no figure to tell.
fn is_note(print: &[u8]) -> bool {
    matches!(print, [b'(', letter, b')'] if letter.is_ascii_alphabetic())
}

/// True for a range of years, or of months of them: "1998 to 2007", "1/98-12/2007".
fn spans_years(print: &[u8]) -> bool {
    let joint = |joint: &[u8]| {
        let at = memchr::memmem::find(print, joint)?;
        Some((&print[..at], &print[at + joint.len()..]))
    };
    let Some((first, last)) = joint(b" to ").or_else(|| joint(b"-")) else { return false };
    let years = year_of(first.trim_ascii()).zip(year_of(last.trim_ascii()));
    years.is_some_and(|(first, last)| first + YEARS <= last)
}

/// The year of "1998", "1/98", "12/2007".
fn year_of(print: &[u8]) -> Option<u16> {
    let mut parts = print.rsplitn(2, |b| *b == b'/');
    let year = parts.next().filter(|year| year.iter().all(u8::is_ascii_digit))?;
    let month = parts.next();
    let month_fits =
        month.is_none_or(|month| matches!(month.len(), 1 | 2) && month.iter().all(u8::is_ascii_digit));
    let number = std::str::from_utf8(year).ok().and_then(|digits| digits.parse::<u16>().ok());
    match (year.len(), number.filter(|_| month_fits)?) {
        (4, year @ 1900..=2100) => Some(year),
        (2, year) if month.is_some() => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}
