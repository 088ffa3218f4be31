//! Ranges of prices whose dash stands apart from both ends.
//!
//! ```text
//! Option Price                 1996     1995  1994
//!  Per Share
//! 10.25  -  12.50              1.25  -  1.10         a range below one head; three columns below heads of their own
//! ```

use super::super::columns::Strip;
use super::super::fields::{Field, FieldKind};
use super::Reader;

/// Spaces before the dash of two prices at the most.
const WIDEST_JOINT: u16 = 2;

/// Spaces behind it at the most: prices of three digits and of four end in one column, `9.50  -   12.75`.
const WIDEST_IN_RANGE: u16 = 4;

/// Lines above such a range and below it that are looked at.
const AROUND: usize = 40;

impl Reader<'_> {
    /// Makes one figure of two prices and the dash between them, `11.25  -  13.50`, where no other line has two fields in
    /// their place. One that a line starts with names its row.
    pub(super) fn join_ranges(&mut self) {
        let ranges = |strip: &Strip| {
            let fields = self.fields(strip);
            (2..fields.len()).find(|at| self.may_be_range(fields, *at))
        };
        let found: Vec<Option<usize>> = self.strips.iter().map(ranges).collect();
        if found.iter().all(Option::is_none) {
            return;
        }
        let mut joined: Vec<Field> = Vec::with_capacity(self.fields.len());
        let mut strips: Vec<Strip> = Vec::with_capacity(self.strips.len());
        for (index, (strip, found_here)) in self.strips.iter().zip(&found).enumerate() {
            let (fields, first) = (self.fields(strip), joined.len());
            joined.extend_from_slice(fields);
            if let Some(last) = found_here.filter(|last| !self.is_parted(index, *last, &found)) {
                let (low, high) = (fields[last - 2], fields[last]);
                let mut range = Field {
                    span: low.span.join(high.span),
                    to: high.to,
                    core: (low.core.0, high.core.1),
                    mark: high.mark,
                    ..low
                };
                if last == 2 {
                    (range.kind, range.core, range.mark) = (FieldKind::Words, (range.from, range.to), None);
                }
                joined.splice(first + last - 2..=first + last, [range]);
            }
            strips.push(Strip { first, end: joined.len(), ..*strip });
        }
        (self.fields, self.strips) = (joined, strips);
    }

    /// True for the high end of `11.25  -  13.50`, the field `at`.
    fn may_be_range(&self, fields: &[Field], at: usize) -> bool {
        let [low, dash, high] = fields.get(at - 2..=at).unwrap_or(&[]) else { return false };
        let printed = |field: &Field| self.text.get(field.span.range()).unwrap_or(&[]);
        let apart = |field: &Field, widest: u16| (1..=widest).contains(&field.gap);
        let price = |field: &Field| {
            let print = printed(field);
            let number = print.strip_prefix(b"$").unwrap_or(print).trim_ascii();
            let plain = number.iter().all(|b| b.is_ascii_digit() || *b == b'.') && number.contains(&b'.');
            let number = std::str::from_utf8(number).ok().filter(|_| plain)?;
            (field.kind == FieldKind::Figure).then(|| number.parse::<f64>().ok()).flatten()
        };
        let rises = || price(low).zip(price(high)).is_some_and(|(low, high)| low < high);
        dash.kind == FieldKind::Nil
            && printed(dash) == b"-"
            && apart(dash, WIDEST_JOINT)
            && apart(high, WIDEST_IN_RANGE)
            && rises()
    }

    /// True where a line around that of the strip `index` has two fields in the place of the range that ends with its field
    /// `last`: one over the low end, another over the high one.
    fn is_parted(&self, index: usize, last: usize, found: &[Option<usize>]) -> bool {
        let own = self.fields(&self.strips[index]);
        let (low, high) = (own[last - 2].core, own[last].core);
        let around = index.saturating_sub(AROUND)..(index + AROUND).min(self.strips.len());
        around.filter(|other| *other != index).any(|other| {
            let fields = self.fields(&self.strips[other]);
            let range = found.get(other).copied().flatten();
            let over = |(from, to): (u16, u16)| {
                let at = fields.iter().position(|field| field.overlaps(from, to));
                // The ends of another such range are one field.
                at.map(
                    |at| if range.is_some_and(|end| (end - 2..=end).contains(&at)) { usize::MAX } else { at },
                )
            };
            over(low).zip(over(high)).is_some_and(|(low, high)| low != high)
        })
    }
}
