//! Fractions of prices that stand apart from their whole numbers, so that those line up.
//!
//! ```text
//!                    High          Low
//! First quarter    $ 31   3/8    $ 26   5/8        two prices
//! Second quarter     30            24   1/4
//!                    High    Low
//! First quarter         1    7/8                   two prices again, each below its own head
//! Second quarter    1 1/8     15/16
//! ```

use super::super::columns::Strip;
use super::super::fields::{Field, FieldKind, is_fraction};
use super::Reader;

/// Spaces between a whole number and its fraction at the most.
const WIDEST: u16 = 4;

/// Lines above such a price and below it that are looked at.
const AROUND: usize = 40;

impl Reader<'_> {
    /// Joins each fraction to the whole number before it, where nothing but fractions of that kind stands in its place on the
    /// lines of its table.
    pub(super) fn join_fractions(&mut self) {
        let parts = |strip: &Strip| {
            let fields = self.fields(strip);
            (1..fields.len()).any(|at| self.may_be_part(fields, at))
        };
        if !self.strips.iter().any(parts) {
            return;
        }
        let mut joined: Vec<Field> = Vec::with_capacity(self.fields.len());
        let mut strips: Vec<Strip> = Vec::with_capacity(self.strips.len());
        for (index, strip) in self.strips.iter().enumerate() {
            let (fields, first) = (self.fields(strip), joined.len());
            for (at, field) in fields.iter().enumerate() {
                let part = self.may_be_part(fields, at) && !self.is_own_price(index, at);
                match joined.last_mut().filter(|_| part) {
                    Some(whole) => {
                        whole.span = whole.span.join(field.span);
                        whole.to = field.to;
                        whole.core.1 = field.core.1;
                        whole.mark = field.mark;
                    }
                    None => joined.push(*field),
                }
            }
            strips.push(Strip { first, end: joined.len(), ..*strip });
        }
        (self.fields, self.strips) = (joined, strips);
    }

    /// True for `3/8` behind `$ 31`, set apart from it.
    fn may_be_part(&self, fields: &[Field], at: usize) -> bool {
        let Some(whole) = at.checked_sub(1).and_then(|before| fields.get(before)) else { return false };
        let Some(part) = fields.get(at) else { return false };
        let printed = |field: &Field| self.text.get(field.span.range()).unwrap_or(&[]);
        let dollars = printed(whole);
        let dollars = dollars.strip_prefix(b"$").unwrap_or(dollars).trim_ascii();
        (2..=WIDEST).contains(&part.gap)
            && !part.led
            && (whole.kind, part.kind) == (FieldKind::Figure, FieldKind::Figure)
            && matches!(dollars.len(), 1..=3)
            && dollars.iter().all(u8::is_ascii_digit)
            && is_part_of_dollar(printed(part))
    }

    /// True where the fraction `at` of the strip `index` is a price by itself: on another line, up to the heads of its table and
    /// down to those of the next, another figure stands in its place, or one word over the whole number and another over it.
    fn is_own_price(&self, index: usize, at: usize) -> bool {
        let own = self.fields(&self.strips[index]);
        let (whole, part) = (own[at - 1].core, own[at].core);
        let parted = |strip: &Strip| {
            let fields = self.fields(strip);
            let over = |place: (u16, u16)| fields.iter().position(|field| field.overlaps(place.0, place.1));
            let Some(above) = over(part) else { return false };
            if self.may_be_part(fields, above) {
                return false;
            }
            match over(whole) {
                Some(beside) => beside != above,
                None => fields[above].kind.is_numeric(),
            }
        };
        let (above, below) = self.strips.split_at(index);
        let mut above = above.iter().rev().take(AROUND);
        let mut below = below.iter().skip(1).take(AROUND).take_while(|strip| !self.is_head(strip));
        let headed = above.by_ref().find(|strip| self.is_head(strip) || parted(strip));
        headed.is_some_and(parted) || below.any(parted)
    }

    /// True for two words or more, or years, and no figure: "High    Low".
    fn is_head(&self, strip: &Strip) -> bool {
        let figure = |field: &Field| !matches!(field.kind, FieldKind::Words | FieldKind::Year);
        let fields = self.fields(strip);
        fields.len() >= 2 && !fields.iter().any(figure)
    }
}

/// True for "3/8" and "15/16": prices were quoted in halves, quarters, eighths and so on of a dollar until 2001.
fn is_part_of_dollar(print: &[u8]) -> bool {
    let number =
        |digits: &[u8]| std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u8>().ok());
    let mut ends = print.splitn(2, |b| *b == b'/').map(number);
    let (Some(Some(above)), Some(Some(below))) = (ends.next(), ends.next()) else { return false };
    is_fraction(print) && above > 0 && above < below && below.is_power_of_two()
}
