//! Footnote marks that stand apart behind the figures that they are of.
//!
//! ```text
//! Ada Pell             312,450 (1)       5.2%      a mark, as no other figure stands in its place
//! Ben Orr            1,204,118 (2)(3)   20.1%
//! Change in stock       18,204  (7)               a figure below 12, which is no mark
//! Branches      98     107  (9)                   fewer than the year before: below a head of its own, "Change"
//! ```
//!
//! Marks count the notes from 1 on, in the order in which they are read; among those who own shares there is nothing else
//! in brackets behind a figure.

use super::super::columns::Strip;
use super::super::fields::{Field, FieldKind};
use super::Reader;

/// Spaces between a figure and its mark at most.
const NEAR: u16 = 2;

/// Lines of a table's heads.
const MOST_HEADS: usize = 12;

impl Reader<'_> {
    /// Joins each number in brackets to the figure right before it, where it can be but the mark of a note: nothing but
    /// such numbers stands in its place on the page, each as near to a figure. A column of small negative figures has
    /// others among them, room before it, a head of its own, or does not count up from 1.
    pub(super) fn join_marks(&mut self) {
        let lines = || self.strips.iter().map(|strip| self.fields(strip));
        if !lines().any(|fields| (1..fields.len()).any(|at| self.may_be_mark(fields, at))) {
            return;
        }
        if self.have_heads() || !self.count_up() && !self.tell_owners() {
            return;
        }
        let mut taken: Vec<bool> = Vec::new();
        for fields in lines() {
            for at in (0..fields.len()).filter(|at| fields[*at].kind.is_numeric()) {
                if self.may_be_mark(fields, at) {
                    continue;
                }
                let (from, to) = (usize::from(fields[at].core.0), usize::from(fields[at].core.1));
                if taken.len() < to {
                    taken.resize(to, false);
                }
                taken.get_mut(from..to).into_iter().flatten().for_each(|column| *column = true);
            }
        }
        let mut joined: Vec<Field> = Vec::with_capacity(self.fields.len());
        let mut strips: Vec<Strip> = Vec::with_capacity(self.strips.len());
        for strip in &self.strips {
            let (fields, first) = (self.fields(strip), joined.len());
            for (at, field) in fields.iter().enumerate() {
                let places = usize::from(field.from)..usize::from(field.to);
                let free =
                    !taken.get(places.start..places.end.min(taken.len())).unwrap_or(&[]).contains(&true);
                match joined.last_mut() {
                    Some(figure) if free && self.may_be_mark(fields, at) => {
                        figure.span = figure.span.join(field.span);
                        figure.to = field.to;
                        figure.mark = figure.mark.or(Some(field.span.start()));
                    }
                    _ => joined.push(*field),
                }
            }
            strips.push(Strip { first, end: joined.len(), ..*strip });
        }
        (self.fields, self.strips) = (joined, strips);
    }

    /// True where words above the first number that may be a mark stand over such numbers and not over the figures before
    /// them: "Change", "Losses".
    fn have_heads(&self) -> bool {
        let marked = |strip: &Strip| {
            let fields = self.fields(strip);
            (1..fields.len()).find(|at| self.may_be_mark(fields, *at)).map(|at| (fields[at - 1], fields[at]))
        };
        let first = self.strips.iter().position(|strip| marked(strip).is_some()).unwrap_or(0);
        let (above, rows) = self.strips.split_at(first);
        let Some((figure, mark)) = rows.first().and_then(marked) else { return false };
        above.iter().rev().take(MOST_HEADS).any(|strip| {
            self.fields(strip)
                .iter()
                .any(|head| head.overlaps(mark.from, mark.to) && !head.overlaps(figure.core.0, figure.core.1))
        })
    }

    /// True where the numbers in brackets on all lines count up from 1, each at first sight the next.
    fn count_up(&self) -> bool {
        let mut highest = 0;
        self.strips.iter().all(|strip| {
            let fields = self.fields(strip);
            let (Some(first), Some(last)) = (fields.first(), fields.last()) else { return true };
            let line = self.text.get(first.span.join(last.span).range()).unwrap_or(&[]);
            // Behind each opening bracket.
            line.split(|b| *b == b'(').skip(1).all(|rest| {
                let inner = rest.split(|b| *b == b')').next().unwrap_or(rest);
                let digits = matches!(inner.len(), 1 | 2) && inner.len() < rest.len();
                let number = inner.iter().try_fold(0u8, |number, digit| {
                    digit.is_ascii_digit().then(|| number.saturating_mul(10).saturating_add(digit - b'0'))
                });
                let Some(number) = number.filter(|_| digits) else { return true };
                let next = number <= highest + 1;
                highest = highest.max(number);
                next
            })
        })
    }

    /// True where the table tells who owns the shares (Regulation S-K, Item 403).
    fn tell_owners(&self) -> bool {
        self.strips.iter().take(MOST_HEADS).any(|strip| {
            self.fields(strip).iter().any(|field| {
                let words = self.text.get(field.span.range()).unwrap_or(&[]);
                ["eneficial", "ENEFICIAL"]
                    .iter()
                    .any(|word| memchr::memmem::find(words, word.as_bytes()).is_some())
            })
        })
    }

    /// True for "(1)" right behind a figure that is in no brackets itself.
    fn may_be_mark(&self, fields: &[Field], at: usize) -> bool {
        let Some(figure) = at.checked_sub(1).and_then(|before| fields.get(before)) else { return false };
        let field = fields[at];
        let printed = |field: &Field| self.text.get(field.span.range()).unwrap_or(&[]);
        let (b"(", inner, b")") = split_ends(printed(&field)) else { return false };
        let digits = matches!(inner.len(), 1 | 2) && inner.iter().all(u8::is_ascii_digit);
        digits
            && (1..=NEAR).contains(&field.gap)
            && field.kind == FieldKind::Figure
            && figure.kind == FieldKind::Figure
            && figure.mark.is_none()
            && !printed(figure).contains(&b'(')
    }
}

/// The first byte of `bytes`, the last, and what stands between them.
fn split_ends(bytes: &[u8]) -> (&[u8], &[u8], &[u8]) {
    match bytes.len() {
        0 | 1 => (bytes, &[], &[]),
        last => {
            let (first, rest) = bytes.split_at(1);
            let (inner, end) = rest.split_at(last - 2);
            (first, inner, end)
        }
    }
}
