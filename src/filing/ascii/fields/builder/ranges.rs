//! Ranges whose ends and joint stand apart on a line: `$ 9.00 - $ 9.25`, `18.75 to  22.13`.

use super::{Builder, Field, FieldKind, extend};

/// Spaces before the high end of a range at the most.
const WIDEST_IN_RANGE: u16 = 4;

/// Spaces before the joint of two prices, and behind it, at the most.
const WIDEST_JOINT: u16 = 2;

impl Builder<'_, '_> {
    /// True where the line's last fields but one are the low end of a range and its joint, `18.75 to`, whose high end is
    /// `last`, set apart to line up with others: `18.75 to  22.13`.
    pub(super) fn ends_range(&self, low: &Field, last: &Field) -> bool {
        let number = self.printed(low).strip_suffix(b" to").unwrap_or(&[]);
        let plain =
            number.iter().all(|b| b.is_ascii_digit() || matches!(b, b'$' | b'.' | b',' | b'%' | b' ' | b'/'));
        low.kind == FieldKind::Words
            && last.kind == FieldKind::Figure
            && last.gap <= WIDEST_IN_RANGE
            && number.iter().any(u8::is_ascii_digit)
            && plain
    }

    /// True for a range of prices or rates, and for one number to one, `.38 to 1`: `31 to 60` heads what is late by so many
    /// days.
    pub(super) fn is_told(&self, low: &Field, high: &Field) -> bool {
        self.printed(low).iter().any(|b| matches!(b, b'.' | b'$' | b'%' | b'/')) || self.printed(high) == b"1"
    }

    /// True where the line ends in a zero between two strokes that stand apart from it: `- 0 -`, `$ - 0 -`.
    fn is_stroked(&self) -> bool {
        let [.., open, zero, close] = &self.out[self.first..] else { return false };
        let stroke = |field: &Field| field.kind == FieldKind::Nil && self.printed(field).ends_with(b"-");
        let near = zero.gap == 1 && close.gap == 1;
        near && stroke(open) && self.printed(zero) == b"0" && self.printed(close) == b"-"
    }

    /// Makes one figure of such a zero and its strokes.
    fn join_stroked(&mut self) {
        let [.., open, zero, close] = &mut self.out[self.first..] else { return };
        let (digits, close) = (zero.core, *close);
        extend(open, &close);
        (open.kind, open.core) = (FieldKind::Figure, digits);
        self.out.truncate(self.out.len() - 2);
    }

    /// True where `low` is the first of two numbers of one cell, "12,000/", and `high`, set apart to line up, the second:
    /// options that may be exercised and those that may not (Regulation S-K, Item 402(d), in force from 1992 to 2006).
    pub(super) fn ends_pair(&self, low: &Field, high: &Field) -> bool {
        let number = self.printed(low).strip_suffix(b"/").unwrap_or(&[]).trim_ascii_end();
        let amount = |print: &[u8]| {
            print.iter().any(u8::is_ascii_digit)
                && print.iter().all(|b| b.is_ascii_digit() || matches!(b, b'$' | b',' | b'.' | b' ' | b'-'))
        };
        let high = self.bytes.get((high.span.start() - self.base) as usize..).unwrap_or(&[]);
        let high = high.split(|b| *b == b' ').next().unwrap_or(&[]);
        let grouped = number.contains(&b',') || high.contains(&b',');
        amount(number) && amount(high) && grouped
    }

    pub(super) fn join_as_figure(&mut self) {
        if let Some(last) = self.out.last_mut() {
            last.kind = FieldKind::Figure;
        }
    }

    /// Joins a price to the one before it and the "to" between them, which stands apart from the low one: `$ 4.50  to $12.25`.
    pub(super) fn join_prices(&mut self, high: &Field) -> bool {
        let [.., low, joint] = &self.out[self.first..] else { return false };
        let from = (high.span.start() - self.base) as usize;
        let printed = self.bytes.get(from..from + high.span.len() as usize).unwrap_or(&[]);
        let joins = low.kind == FieldKind::Figure
            && self.printed(low).contains(&b'.')
            && self.printed(joint) == b"to"
            && joint.gap <= WIDEST_JOINT
            && printed.contains(&b'.');
        if joins {
            self.out.truncate(self.out.len() - 1);
            if let Some(low) = self.out.last_mut() {
                extend(low, high);
                low.core.1 = high.core.1;
                low.mark = high.mark;
            }
            self.name_by_range();
        }
        joins
    }

    /// A range that a line starts with names its row: "$ 4.00  to $ 9.50     12,300     7.4 years".
    fn name_by_range(&mut self) {
        if self.out.len() == self.first + 1
            && let Some(range) = self.out.last_mut()
        {
            (range.kind, range.core, range.mark) = (FieldKind::Words, (range.from, range.to), None);
        }
    }

    /// Joins figure, dash and figure, one space apart at the most, to one range: `$ 9.00 - $ 9.25`, `$ 9.00- $ 9.25`;
    /// the high end of prices may stand further off, `8.50 -   18.75`.
    /// The minus of `1,234- 5,678` makes the first negative: a price or rate has a point, sign or fraction.
    pub(super) fn join_range(&mut self) {
        if self.is_stroked() {
            return self.join_stroked();
        }
        if let [.., first, last] = &mut self.out[self.first..]
            && (first.kind, last.kind) == (FieldKind::Figure, FieldKind::Figure)
            && last.gap <= 1
            && first.mark.is_none()
            && let Some(printed) = self.bytes.get((first.span.start() - self.base) as usize..)
            && let Some((b'-', price)) = printed.get(..first.span.len() as usize).and_then(<[u8]>::split_last)
            && price.iter().any(|b| matches!(b, b'.' | b'$' | b'%' | b'/'))
        {
            let last = *last;
            extend(first, &last);
            first.core.1 = last.core.1;
            first.mark = last.mark;
            self.out.truncate(self.out.len() - 1);
            return;
        }
        if let [.., low, last] = self.out[self.first..]
            && self.ends_range(&low, &last)
        {
            self.out.truncate(self.out.len() - 1);
            self.join(&last);
            if self.is_told(&low, &last) {
                self.join_as_figure();
            }
            return;
        }
        let priced =
            |field: &Field| self.printed(field).contains(&b'.') && !self.printed(field).contains(&b'(');
        let [.., first, joint, last] = &self.out[self.first..] else { return };
        let apart = last.gap <= 1 || last.gap <= WIDEST_IN_RANGE && priced(first) && priced(last);
        let wide = joint.gap <= WIDEST_JOINT
            && self.printed(joint) == b"to"
            && last.gap <= WIDEST_IN_RANGE
            && priced(first)
            && priced(last);
        let [.., first, dash, last] = &mut self.out[self.first..] else { return };
        // "11.25  to  13.50": prices whose joint stands apart from both. A dash there may be a column of its own, which
        // only whoever sees the other lines can tell.
        let close = (dash.kind, dash.gap) == (FieldKind::Nil, 1);
        let is_joint = close || wide;
        let is_range = first.kind == FieldKind::Figure
            && is_joint
            && last.kind == FieldKind::Figure
            && last.gap > 0
            && apart;
        if is_range {
            let last = *last;
            extend(first, &last);
            first.core.1 = last.core.1;
            first.mark = last.mark;
            self.out.truncate(self.out.len() - 2);
            if !close {
                self.name_by_range();
            }
        }
    }
}
