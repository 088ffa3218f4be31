//! Looks for the header above the rows of a region.

use super::super::continuation;
use super::super::fields;
use super::super::lines::{Line, LineKind, TagSet, WIDEST};
use super::super::stub;
use super::line_role::{LONG_TITLE, MIDDLE, flows, is_over, is_title, speaks_of_time};
use super::{Open, Scan};

/// Lines of the longest header above rows that nothing marks as a table.
const HEADER: usize = 16;

impl Scan<'_> {
    /// Lines of words in columns right above the rows of figures, and over them, are no table of their own but the
    /// header of the one that follows:
    ///
    /// ```text
    ///                 Three Months       Nine Months
    ///                    Ended              Ended
    ///                September 30,      September 30,
    ///                1994     1993      1994     1993
    /// Revenues:
    /// ```
    pub(super) fn take_back_header(&mut self, open: &Open) {
        let Some(above) = self.regions.last().copied() else { return };
        let near = above.end == self.floor
            && above.end - above.first <= HEADER
            && open.first - above.end <= HEADER
            && open.rows >= 2;
        if above.figures || above.tagged || self.tagged.is_some() || !near {
            return;
        }
        for index in above.first..open.first {
            let line = self.lines[index];
            match line.kind {
                LineKind::Blank | LineKind::Rule => {}
                LineKind::Text if line.width <= WIDEST => {
                    self.fields.clear();
                    self.rules.clear();
                    fields::read(self.text, &line, &mut self.fields, &mut self.rules);
                    // "Year ended December 31, 1996:" over the rows may reach over their first column.
                    let bytes = line.bytes(self.text);
                    let names = self.fields.len() == 1 && line.indent < 12 && line.width < open.right;
                    let stub = line.width <= open.left
                        || names
                            && (bytes.ends_with(b":") || speaks_of_time(bytes))
                            && line.width < LONG_TITLE;
                    let heads = is_over(&self.fields, open.left)
                        && !flows(&line, line.bytes(self.text), &self.fields);
                    if !heads && (index < above.end || !stub) {
                        return;
                    }
                }
                _ => return,
            }
        }
        self.regions.pop();
        let before = self.regions.last().map_or(0, |region| region.end);
        self.floor = before.max(above.first.saturating_sub(HEADER));
    }

    /// The topmost line above the first row that stands over its figures as a header does.
    pub(super) fn header_top(&mut self, open: &Open) -> usize {
        let (mut top, mut blank, mut others, mut crossing) = (open.first, 0, 0, 0);
        let tagged = self.tagged.is_some();
        for index in (self.floor..open.first).rev() {
            let line = self.lines[index];
            match line.kind {
                LineKind::Blank => {
                    blank += 1;
                    if blank > if tagged { 6 } else { 2 } {
                        break;
                    }
                }
                LineKind::Rule => {}
                LineKind::Tag if line.tag.has(TagSet::PAGE) || line.tag.has(TagSet::END) => break,
                LineKind::Tag if line.tag.has(TagSet::RULER) => (others, crossing) = (0, 0),
                LineKind::Tag => {}
                LineKind::PageNumber | LineKind::RunningHead => break,
                LineKind::Text => {
                    let bytes = line.bytes(self.text);
                    if line.width > WIDEST {
                        break;
                    }
                    self.fields.clear();
                    self.rules.clear();
                    fields::read(self.text, &line, &mut self.fields, &mut self.rules);
                    // The sentence that leads to the table ends above its header.
                    if flows(&line, bytes, &self.fields) && matches!(bytes.last(), Some(b'.' | b':')) {
                        break;
                    }
                    let next = index + 1 == top && top < open.first;
                    let flows = flows(&line, bytes, &self.fields);
                    let over = !flows && is_over(&self.fields, open.left);
                    // Above the heads of the columns stand the titles of the table, in the middle of the page.
                    let apart = blank > 0 || self.lines[top].bytes(self.text).first() == Some(&b'(');
                    if self.ends_bracket(index) {
                        break;
                    }
                    // "STATEMENTS OF INCOME (CONTINUED)" heads the page; "(Unaudited)" below it says no more.
                    if (top == open.first || apart) && self.heads_page(index) {
                        let asides = self.lines[top..open.first].iter().filter(|l| l.is_text());
                        let bare = asides.map(|l| l.bytes(self.text)).all(|l| l.first() == Some(&b'('));
                        top = if bare { open.first } else { top };
                        break;
                    }
                    if apart && top < open.first && is_title(&line, bytes, &self.fields) {
                        break;
                    }
                    if over || next && speaks_of_time(line.bytes(self.text)) {
                        (top, blank, others, crossing) = (index, 0, 0, 0);
                    } else {
                        others += 1;
                        crossing += usize::from(flows || open.is_crossed(line.indent, line.width));
                        // The stub of the first row may wrap many times, and headings stand over it.
                        let most = match line.width <= open.left {
                            true if blank == 0 => 8,
                            true => 6,
                            false => 3,
                        };
                        if crossing > 1 || others > most {
                            break;
                        }
                    }
                }
            }
        }
        if top == open.first { self.wrapped_from(open) } else { top - self.begun_above(top, open) }
    }

    /// True for a line at the top of a page that says that the table of the page before goes on, or says again what
    /// stood above it.
    fn heads_page(&self, index: usize) -> bool {
        let words = self.lines[index].bytes(self.text);
        let [title] = self.fields[..] else { return false };
        if !MIDDLE.contains(&title.middle()) || self.lines[index].indent < 8 {
            return false;
        }
        if continuation::is_continued(words) {
            return true;
        }
        let Some(before) = self.regions.last() else { return false };
        let between = self.lines.get(before.end..index).unwrap_or(&[]);
        let near = between.iter().rev().filter(|l| l.kind != LineKind::Blank).take(HEADER);
        let paged = self.lines[index].page || near.into_iter().any(|l| l.page || l.tag.has(TagSet::PAGE));
        paged
            && words.first() != Some(&b'(')
            && continuation::says_again(self.text, self.lines, before.first, &self.lines[index])
    }

    /// How many lines above the header's first begin the words of its stub.
    ///
    /// ```text
    /// Interest (rates per
    ///   share in dollars)    1998    1997
    /// ```
    fn begun_above(&mut self, top: usize, open: &Open) -> usize {
        // Figures among the words at the left are not the columns that the header stands over.
        self.fields.clear();
        self.rules.clear();
        fields::read(self.text, &self.lines[top], &mut self.fields, &mut self.rules);
        let left = self.fields.get(1).map_or(0, |field| field.from).max(open.left);
        let begins = |above: &&usize| {
            let (line, below) = (&self.lines[**above], &self.lines[**above + 1]);
            let (words, more) = (line.bytes(self.text), below.bytes(self.text));
            let stub = line.is_text() && line.width <= left && line.tags == line.ink;
            let unended = stub::open_bracket(words) || stub::is_open(words);
            let goes_on = unended || more.first().is_some_and(u8::is_ascii_lowercase);
            stub && goes_on && below.indent + 12 < left && !words.ends_with(b":") && !words.ends_with(b".")
        };
        let above: Vec<usize> = (self.floor..top).rev().take(6).collect();
        above.iter().take_while(begins).count()
    }

    /// True for a line of words that ends the remark in brackets begun by a long line above it: "per-share amounts)"
    /// below "(In millions, except number of shares, which are in thousands, and".
    fn ends_bracket(&self, index: usize) -> bool {
        let words = |line: &Line| (!line.wide && line.is_text()).then(|| line.bytes(self.text));
        let above = index.checked_sub(1).map(|above| &self.lines[above]);
        let Some(above) = above.filter(|line| line.width - line.indent >= LONG_TITLE) else { return false };
        let ends = words(&self.lines[index]).is_some_and(|own| own.ends_with(b")") && !own.contains(&b'('));
        ends && words(above).is_some_and(|own| own.starts_with(b"(") && stub::open_bracket(own))
    }

    /// True where two words or more stand over the figures above the first row.
    pub(super) fn is_headed(&mut self, first: usize, open: &Open) -> bool {
        for index in first..open.first {
            let line = self.lines[index];
            if line.is_text() && line.width <= WIDEST {
                self.fields.clear();
                self.rules.clear();
                fields::read(self.text, &line, &mut self.fields, &mut self.rules);
                if self.fields.iter().filter(|f| f.to > open.left).count() >= 2 {
                    return true;
                }
            }
        }
        false
    }

    /// The first of the lines directly above the first row that may be the start of its stub.
    fn wrapped_from(&self, open: &Open) -> usize {
        let stub = |l: &Line| l.is_text() && l.width <= open.left && l.tags == l.ink;
        let above = self.lines[self.floor..open.first].iter().rev().take(8).take_while(|l| stub(l)).count();
        open.first - above
    }
}
