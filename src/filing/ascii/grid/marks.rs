//! Footnote marks that stand apart behind the figures that they are of.
//!
//! ```text
//! Ada Pell             312,450 (1)       5.2%      a mark, as no other figure stands in its place
//! Ben Orr            1,204,118 (2)(3)   20.1%
//! Change in stock       18,204  (7)               a figure below 12, which is no mark
//! ```

use super::super::columns::Strip;
use super::super::fields::{Field, FieldKind};
use super::Reader;

/// Spaces between a figure and its mark at most.
const NEAR: u16 = 2;

impl Reader<'_> {
    /// Joins each number in brackets to the figure right before it, where it can be but the mark of a note: nothing but
    /// such numbers stands in its place on the page, each as near to a figure. A column of small negative figures has
    /// others among them, or room before it.
    pub(super) fn join_marks(&mut self) {
        let lines = || self.strips.iter().map(|strip| self.fields(strip));
        if !lines().any(|fields| (1..fields.len()).any(|at| self.may_be_mark(fields, at))) {
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
