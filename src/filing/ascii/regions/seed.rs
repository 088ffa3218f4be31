//! What a line of text may be to a table, before the lines around it have their say: a row of figures, a header of
//! years, words in columns, or plain words.

use super::super::fields::{self, Field, FieldKind};
use super::super::lines::{Line, WIDEST};
use super::super::{header, prose};
use super::Scan;
use super::line_role::numbers_columns;

/// What a line of text may be to a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Seed {
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

/// Characters of the shortest number with a comma: "1,234".
const GROUPED: u16 = 5;

impl Scan<'_> {
    /// True for a line of days right below a line of months.
    pub(super) fn are_days(&self, index: usize) -> bool {
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
    pub(super) fn seed(&mut self, index: usize, line: &Line) -> Seed {
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
            (false, _) if tail == 1 && tells_of_one(self.text, fields) && self.heads_ages(index) => {
                self.words(line)
            }
            (false, _) => Seed::Years,
        }
    }

    /// True where a line above has the head of a column of ages, as far up as a page goes.
    fn heads_ages(&self, index: usize) -> bool {
        const PAGE: usize = 60;
        let above = self.lines.get(index.saturating_sub(PAGE)..index).unwrap_or(&[]);
        above.iter().rev().filter(|line| line.wide).any(|line| {
            let mut words = line.bytes(self.text).split(u8::is_ascii_whitespace);
            words.any(|word| word.eq_ignore_ascii_case(b"age") || word.eq_ignore_ascii_case(b"ages"))
        })
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
}

/// True for a name, an age and words, one behind the other, before the year in which it began: "Ada Pell    58
/// President    1984", as officers are listed with their ages (Regulation S-K, Item 401(b)). What heads columns of years
/// has no figure between words, and "Alder Jet    122    Jet    1989" tells of seats.
fn tells_of_one(text: &[u8], fields: &[Field]) -> bool {
    let [name, inner @ .., _] = fields else { return false };
    let age = |f: &Field| {
        let digits = text.get(f.span.range()).unwrap_or(b"");
        digits.len() == 2 && digits.iter().all(u8::is_ascii_digit) && digits >= b"17".as_slice()
    };
    let figure =
        inner.iter().position(|f| f.kind == FieldKind::Figure && f.gap >= 3 && f.mark.is_none() && age(f));
    let titled = |at: usize| inner.iter().skip(at + 1).any(|f| f.kind == FieldKind::Words && f.gap >= 2);
    name.kind == FieldKind::Words && figure.is_some_and(titled)
}

/// True for three figures or more and nothing else, two spaces between them at least.
fn is_row_of_figures(bytes: &[u8]) -> bool {
    let signs =
        |b: &u8| b.is_ascii_digit() || matches!(b, b' ' | b',' | b'.' | b'(' | b')' | b'$' | b'%' | b'-');
    bytes.iter().all(signs) && memchr::memmem::find_iter(bytes.trim_ascii(), b"  ").take(2).count() == 2
}
