//! Names of rows whose last line begins with a number.
//!
//! ```text
//! Stock for compensation
//!   from treasury:
//!   137,400                         7       12       --       19     the number ends the name
//! Stock bought back:
//!   (3)                            --     (950)      --     (950)
//! ```
//!
//! Such a number stands in no column: where other rows begin with words, it would make one of the stub.

use super::Reader;
use crate::filing::ascii::columns::Strip;
use crate::filing::ascii::fields::{Field, FieldKind};
use crate::filing::grid::{are_ends, heads_column};

/// Columns between a name and its figures, where the name is not squeezed in beside them.
const APART: u16 = 6;
/// Names begin further left.
const MARGIN: u16 = 16;

impl Reader<'_> {
    /// Makes words of the numbers that end a name, where no words head them and nearly all other rows begin with words.
    pub(super) fn read_names(&mut self) {
        let (mut numbers, mut words) = (0, 0);
        let mut ends: Vec<usize> = Vec::new();
        let mut head = u16::MAX;
        for pair in self.strips.windows(2) {
            let [above, strip] = pair else { continue };
            head = head.min(self.head_start(*above));
            match self.fields[strip.first].kind {
                _ if strip.end - strip.first < 2 => {}
                FieldKind::Words => words += 1,
                FieldKind::Figure
                    if self.fields[strip.first].to <= head && self.ends_name(*above, *strip) =>
                {
                    ends.push(strip.first);
                }
                FieldKind::Figure => numbers += 1,
                _ => {}
            }
        }
        if !are_ends(ends.len(), numbers, words) {
            return;
        }
        for first in ends {
            self.fields[first].kind = FieldKind::Words;
        }
    }

    /// Where a row of words begins that says what stands below it: "Bids     Offers     Trades".
    fn head_start(&self, strip: Strip) -> u16 {
        let fields = self.fields(&strip);
        let worded = fields.len() > 1 && fields.iter().all(|f| f.kind == FieldKind::Words);
        let names = |f: &&Field| heads_column(self.text.get(f.span.range()).unwrap_or(&[]));
        fields.first().filter(|_| worded).filter(names).map_or(u16::MAX, |f| f.from)
    }

    /// True for a number at the left, figures far behind it, right below a line of words and nothing else.
    fn ends_name(&self, above: Strip, strip: Strip) -> bool {
        let ([name], [number, figure, ..]) = (self.fields(&above), self.fields(&strip)) else { return false };
        let stands = matches!(figure.kind, FieldKind::Figure | FieldKind::Nil | FieldKind::Sign);
        let below = strip.line == above.line + 1 && name.kind == FieldKind::Words && name.from <= number.from;
        let left = number.kind == FieldKind::Figure && !number.has_sign() && number.from < MARGIN;
        below && left && name.from < MARGIN && stands && figure.gap >= APART
    }
}
