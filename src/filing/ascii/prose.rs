//! Puts the lines between tables together to paragraphs, headings and list entries.
//!
//! A paragraph was one before somebody's program broke it into lines of some width. Two lines belong
//! together if that program would have broken there: the next word would not have fitted. A line
//! that ends early ended on purpose.
//!
//! ```text
//!                      ITEM 1. BUSINESS              centred: a block of its own
//!      The Company owns and operates kettle           first line set in, last line short:
//! works in nine states and holds an interest of       one paragraph
//! 20 % in another.
//! Employees                                           "At year end" would have fitted: a heading
//! At year end the Company employed 1,204 people.
//!      (a)  A list entry, which hangs                 one list entry
//!           below its mark.
//! ```

use super::fields::{self, Field, FieldKind};
use super::lines::{self, Line, LineKind, Run, WIDEST};
use super::regions::starts_item;
use crate::filing::document::{Block, BlockKind, Emphasis, Style};
use crate::text::Span;
use crate::text::dates::month;

/// What lines look like in a document as a whole.
pub(super) struct Measure {
    /// Column at which its lines are broken.
    pub(super) width: u16,
}

/// Columns by which lines hang below the first at most.
const HANG: i32 = 10;

/// Lines shorter than this say nothing of where lines are broken.
const LEAST_WIDTH: u16 = 40;

impl Measure {
    /// Measures the lines: nine tenths of the long ones end at or before its width.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut counts = [0u32; 256];
        let mut all = 0;
        for line in lines {
            if line.is_text() && !line.wide && (LEAST_WIDTH..256).contains(&line.width) && line.indent < 20 {
                counts[usize::from(line.width)] += 1;
                all += 1;
            }
        }
        let mut below = 0;
        let width = counts.iter().position(|count| {
            below += count;
            below > 0 && below * 10 >= all * 9
        });
        let width = width.filter(|_| all >= 5).and_then(|w| u16::try_from(w).ok());
        Self { width: width.unwrap_or(80).max(60) }
    }

    /// True for a line that stands in the middle of the page.
    fn is_centred(&self, line: &Line) -> bool {
        let right = i32::from(self.width) - i32::from(line.width);
        let left = i32::from(line.indent);
        left >= 6 && right >= 3 && (left - right).abs() <= 2 + left.min(right) / 3
    }

    fn is_right(&self, line: &Line) -> bool {
        line.indent > self.width / 2 && line.width + 3 >= self.width
    }
}

/// Appends the blocks of the lines `from..to`, which hold no table, to `blocks`.
pub(super) fn read(
    text: &[u8],
    lines: &[Line],
    range: std::ops::Range<usize>,
    measure: &Measure,
    blocks: &mut Vec<Block>,
) {
    let mut writer = Writer {
        text,
        lines,
        measure,
        blocks,
        open: None,
        group_width: 0,
        fields: Vec::new(),
        rules: Vec::new(),
        shapes: Vec::new(),
    };
    let mut index = range.start;
    while index < range.end {
        if !lines[index].is_text() {
            index += 1;
            continue;
        }
        let count = lines[index..range.end].iter().take_while(|l| l.is_text()).count();
        writer.group(index, index + count);
        index += count;
    }
}

/// How a line of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shape {
    /// It has columns: words, wide gaps, words.
    columns: bool,
    centred: bool,
    /// Column of the words behind its list mark; 0 where it has none.
    mark: u16,
}

/// The block being read.
#[derive(Clone, Copy)]
struct Open {
    first: usize,
    last: usize,
    shape: Shape,
}

struct Writer<'a, 'b> {
    text: &'a [u8],
    lines: &'a [Line],
    measure: &'a Measure,
    blocks: &'b mut Vec<Block>,
    open: Option<Open>,
    /// Column at which the lines of this group are broken.
    group_width: u16,
    fields: Vec<Field>,
    rules: Vec<Run>,
    shapes: Vec<Shape>,
}

impl Writer<'_, '_> {
    /// Reads lines of text with no blank line between them.
    fn group(&mut self, from: usize, to: usize) {
        self.shapes.clear();
        for index in from..to {
            let next = self.lines.get(index + 1).filter(|_| index + 1 < to);
            let shape = self.shape(&self.lines[index], next);
            self.shapes.push(shape);
        }
        let prose =
            || (from..to).filter(|i| !self.shapes[*i - from].centred && !self.shapes[*i - from].columns);
        let widest = prose().map(|i| self.lines[i].width).max().unwrap_or(0);
        let ink: usize = prose().map(|i| usize::from(self.lines[i].width - self.lines[i].indent)).sum();
        let count = prose().count();
        // Three long lines or more show their own width; fewer take that of the document.
        self.group_width = if count >= 3 && widest >= LEAST_WIDTH && ink > 35 * count {
            widest
        } else {
            widest.max(self.measure.width)
        };
        for index in from..to {
            let shape = self.shapes[index - from];
            match self.open {
                Some(open) if self.goes_on(&open, index, shape) => {
                    // What goes on at the margin of a line that seemed to stand in the middle is prose set in.
                    let centred = open.shape.centred && shape.centred;
                    self.open = Some(Open { last: index, shape: Shape { centred, ..open.shape }, ..open });
                }
                _ => {
                    self.close(from);
                    self.open = Some(Open { first: index, last: index, shape });
                }
            }
        }
        self.close(from);
    }

    /// How `line` is set; `next` is the line directly below.
    fn shape(&mut self, line: &Line, next: Option<&Line>) -> Shape {
        let bytes = line.bytes(self.text);
        let mark = list_mark(bytes).map_or(0, |m| line.indent.saturating_add(m));
        let columns = line.wide && line.width <= WIDEST && self.has_columns(line, mark);
        let centred = !columns
            && self.measure.is_centred(line)
            && (mark == 0 || line.indent > 20)
            && !self.starts_prose(line, next);
        Shape { columns, centred, mark }
    }

    /// True for the first line of a paragraph, set in, that looks as if it stood in the middle: a
    /// whole sentence, or one that goes on at the margin.
    fn starts_prose(&self, line: &Line, next: Option<&Line>) -> bool {
        let bytes = line.bytes(self.text);
        let long = line.width - line.indent > 40;
        if long && bytes.ends_with(b".") {
            return true;
        }
        let full = |next: &Line| {
            let word = next.bytes(self.text).iter().take_while(|b| !b.is_ascii_whitespace()).count();
            usize::from(line.width) + word + 6 > usize::from(self.measure.width)
        };
        long && next.is_some_and(|next| next.indent + 4 < line.indent && !next.wide && full(next))
    }

    /// True for a line whose words stand in columns. Lines set to both margins have many small gaps
    /// and no large one.
    fn has_columns(&mut self, line: &Line, mark: u16) -> bool {
        self.fields.clear();
        self.rules.clear();
        fields::read(self.text, line, &mut self.fields, &mut self.rules);
        let skip = usize::from(mark > 0);
        let (mut wide, mut widest) = (0, 0);
        for pair in self.fields.get(skip..).unwrap_or(&[]).windows(2) {
            let [before, field] = pair else { continue };
            // Some typists put three spaces behind a sentence.
            let sentence = field.gap == 3 && ends_sentence(self.text.get(before.span.range()).unwrap_or(&[]));
            if (field.gap >= 3 || field.led) && !sentence {
                wide += 1;
                widest = widest.max(field.gap);
            }
        }
        let small = self.fields.iter().skip(1).filter(|f| f.gap >= 2).count();
        let ends_in_words = self.fields.last().is_some_and(|f| f.kind == FieldKind::Words);
        let long = line.width + 16 >= self.measure.width;
        let justified = widest <= 5 && ends_in_words && long && (small >= 4 || wide == 1 && small == 1);
        wide > 0 && !justified
    }

    /// True where the line at `index` goes on with the open block.
    fn goes_on(&self, open: &Open, index: usize, shape: Shape) -> bool {
        if open.shape.columns || shape.columns {
            return open.shape.columns && shape.columns;
        }
        let (before, line) = (&self.lines[open.last], &self.lines[index]);
        let (words, more) = (before.bytes(self.text), line.bytes(self.text));
        if starts_item(words) && starts_item(more) {
            return false;
        }
        // "… for the year ended January" over "31, 1995, the Company": nothing ends between a month and its day.
        if cuts_date(words, more) {
            return true;
        }
        let small = starts_small(more);
        let first = open.first == open.last;
        let right = i32::from(line.indent) - i32::from(before.indent);
        if open.shape.centred || shape.centred {
            // Prose set in from both sides is no row of titles.
            let narrow = !first || small;
            // "10.1  Retirement plan of the Registrant, as" hangs over "amended".
            let hangs = small && first && !open.shape.centred && (1..=HANG).contains(&right);
            let set_in = (right == 0 || hangs) && before.width - before.indent > LEAST_WIDTH;
            let follows = small || shape.mark == 0 && ends_bound(words);
            return follows && set_in && !ends_sentence(words)
                || open.shape.centred
                    && shape.centred
                    && narrow
                    && small
                    && line.width + 24 > self.measure.width;
        }
        let stopped = ends_sentence(words);
        if shape.mark > 0 && (stopped || ends_clause(words) || line.indent.abs_diff(before.indent) > 1) {
            return false;
        }
        let full = self.is_full(before, more);
        let bound = !stopped && (small || ends_bound(words));
        if right > 1 {
            // Lines hang below the first, under the words behind its mark.
            let hangs = first && (open.shape.mark > 0 || !stopped || full);
            return if hangs { full || bound } else { bound };
        }
        if right < -1 {
            return if first { full || bound } else { bound && full };
        }
        let heading = first && is_capitals(words) && !is_capitals(more) && !small;
        (full || bound) && !heading
    }

    /// True where the first word of `more` would not have fitted on the line before.
    fn is_full(&self, before: &Line, more: &[u8]) -> bool {
        let word = more.iter().take_while(|b| !b.is_ascii_whitespace()).count();
        usize::from(before.width) + 1 + word + 5 > usize::from(self.group_width)
    }

    /// Writes the open block; `group` is the first line of its group.
    fn close(&mut self, group: usize) {
        let Some(open) = self.open.take() else { return };
        let (first, last) = (&self.lines[open.first], &self.lines[open.last]);
        let span = Span::new(first.ink, last.end);
        let underlined = open.first == open.last && self.is_underlined(open.last, open.shape.mark);
        let kind = if open.shape.columns {
            BlockKind::Preformatted
        } else if open.shape.mark > 0 && !underlined {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        };
        let mut style = Style {
            lead_end: last.end,
            indent: u8::try_from(first.indent).unwrap_or(u8::MAX),
            centered: open.shape.centred,
            right: !open.shape.centred && self.measure.is_right(first),
            tight: open.first > group,
            ..Style::default()
        };
        if underlined {
            style.emphasis.set(Emphasis::UNDERLINE, true);
        }
        self.blocks.push(Block { span, kind, style });
    }

    /// True where the next line is a rule as long as this one, or as the words behind its mark, which start in
    /// column `mark`.
    fn is_underlined(&self, index: usize, mark: u16) -> bool {
        let line = &self.lines[index];
        let Some(rule) = self.lines.get(index + 1).filter(|l| l.kind == LineKind::Rule) else { return false };
        let mut runs = Vec::new();
        lines::segments(self.text, rule, &mut runs);
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else { return false };
        let starts = first.0.abs_diff(line.indent) <= 2 || mark > 0 && first.0.abs_diff(mark) <= 1;
        starts && last.1.abs_diff(line.width) <= 2
    }
}

/// The column, counted from the start of `bytes`, of the words behind a list mark: `(a)`, `1.`, `-`,
/// `o`, `*`, `[X]`. None where there is no mark, or nothing behind it.
pub(super) fn list_mark(bytes: &[u8]) -> Option<u16> {
    // Boxes to be ticked may be empty, and the words may stand close behind them.
    if let [b'[' | b'(' | b'|' | b'/', b'X' | b'x' | b' ' | b'_', b']' | b')' | b'|' | b'/', rest @ ..] =
        bytes
    {
        return Some(3 + u16::try_from(rest.len() - rest.trim_ascii_start().len()).unwrap_or(0));
    }
    let word = bytes.iter().position(|b| matches!(b, b' ' | b'\t')).filter(|n| *n <= 8)?;
    let gap = bytes[word..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let mark = &bytes[..word];
    let is_mark = match mark {
        b"-" | b"--" | b"*" | b"+" | b"\xE2\x80\xA2" | b"\xC2\xB7" | b"\xE2\x80\x93" | b"\xE2\x80\x94" => {
            true
        }
        b"o" => gap >= 2,
        [b'(', inner @ .., b')'] | [inner @ .., b'.' | b')'] => {
            let short = (1..=4).contains(&inner.len());
            let digits = inner.iter().all(u8::is_ascii_digit) && inner.len() <= 3;
            let roman = inner.iter().all(|b| matches!(b, b'i' | b'v' | b'x'));
            // A capital and a stop, a space behind it, is somebody's initial.
            let initial = mark.len() == 2 && inner[0].is_ascii_uppercase() && gap < 2;
            let letter = inner.len() == 1 && inner[0].is_ascii_alphabetic() && !initial;
            short && (digits || roman || letter)
        }
        _ => false,
    };
    is_mark.then(|| u16::try_from(word + gap).unwrap_or(u16::MAX))
}

fn starts_small(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(u8::is_ascii_lowercase)
}

/// True for the last line of a sentence.
fn ends_sentence(bytes: &[u8]) -> bool {
    let trimmed = match bytes {
        [rest @ .., b'"' | b')' | b'\''] => rest,
        other => other,
    };
    matches!(trimmed.last(), Some(b'.' | b':' | b'!' | b'?' | b';'))
}

/// True for a line after which the next entry of a list may start: `…; and`, `…, or`.
fn ends_clause(bytes: &[u8]) -> bool {
    let rest = bytes.strip_suffix(b" and").or_else(|| bytes.strip_suffix(b" or"));
    rest.is_some_and(|r| matches!(r.last(), Some(b';' | b',')))
}

/// True where a line ends in a month and the next one starts with the day and the year: "January" over "31, 1995".
fn cuts_date(words: &[u8], more: &[u8]) -> bool {
    let word = words.trim_ascii_end().rsplit(|b| *b == b' ').next().unwrap_or(words);
    let digits = |bytes: &[u8]| bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let day = digits(more);
    let rest = more.get(day..).and_then(|rest| rest.strip_prefix(b",")).map(<[u8]>::trim_ascii_start);
    let dated = (1..=2).contains(&day) && rest.is_some_and(|rest| digits(rest) == 4);
    dated && word.len() >= 3 && word.first().is_some_and(u8::is_ascii_uppercase) && month(word).is_some()
}

/// True for a line that cannot be the last of anything.
fn ends_bound(bytes: &[u8]) -> bool {
    if matches!(bytes.last(), Some(b',' | b'(')) {
        return true;
    }
    let word = bytes.rsplit(|b| *b == b' ').next().unwrap_or(bytes);
    const WORDS: [&[u8]; 16] = [
        b"of", b"and", b"for", b"to", b"in", b"on", b"by", b"the", b"or", b"from", b"with", b"at", b"a",
        b"an", b"its", b"as",
    ];
    WORDS.contains(&word)
}

/// True for words in capitals.
fn is_capitals(bytes: &[u8]) -> bool {
    let mut capitals = 0;
    for byte in bytes {
        if byte.is_ascii_lowercase() {
            return false;
        }
        capitals += usize::from(byte.is_ascii_uppercase());
    }
    capitals >= 3
}
