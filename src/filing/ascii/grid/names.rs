//! Names of rows whose last line begins with a number.
//!
//! ```text
//! Shares issued from treasury
//!   for stock compensation:
//!   416,751                         4       28       --       32     the number ends the name
//! Shares repurchased:
//!   (2)                            --   (1,204)      --   (1,204)
//! ```
//!
//! Such a number stands in no column: where other rows begin with words, it would make one of the stub.

use super::Reader;
use crate::filing::ascii::columns::Strip;
use crate::filing::ascii::fields::FieldKind;

/// Columns between a name and its figures, where the name is not squeezed in beside them.
const APART: u16 = 6;
/// Names begin further left.
const MARGIN: u16 = 16;

impl Reader<'_> {
    /// Makes words of the numbers that end a name, where a fifth of the other rows at most begin with one.
    pub(super) fn read_names(&mut self) {
        let (mut numbers, mut words) = (0, 0);
        let mut ends: Vec<usize> = Vec::new();
        for pair in self.strips.windows(2) {
            let [above, strip] = pair else { continue };
            match self.fields[strip.first].kind {
                _ if strip.end - strip.first < 2 => {}
                FieldKind::Words => words += 1,
                FieldKind::Figure if self.ends_name(*above, *strip) => ends.push(strip.first),
                FieldKind::Figure => numbers += 1,
                _ => {}
            }
        }
        if numbers * 5 > words || ends.len() > words {
            return;
        }
        for first in ends {
            self.fields[first].kind = FieldKind::Words;
        }
    }

    /// True for a number at the left, figures far behind it, right below a line of words and nothing else.
    fn ends_name(&self, above: Strip, strip: Strip) -> bool {
        let ([name], [number, figure, ..]) = (self.fields(&above), self.fields(&strip)) else { return false };
        let below = strip.line == above.line + 1 && name.kind == FieldKind::Words && name.from <= number.from;
        let left = number.kind == FieldKind::Figure && !number.has_sign() && number.from < MARGIN;
        below && left && name.from < MARGIN && figure.kind.is_numeric() && figure.gap >= APART
    }
}
