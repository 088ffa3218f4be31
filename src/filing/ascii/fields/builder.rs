//! Puts the tokens of a line together to fields: a figure takes its signs and its mark along, words that stand close
//! are one run, and a number inside words is part of them.

mod ranges;

use super::super::lines::Columns;
use super::number::{goes_on_to, is_day, is_fraction, number_length};
use super::token::{Piece, Token};
use super::{Field, FieldKind};
use crate::text::dates::is_year;
use crate::text::{Span, saturate};

/// Puts pieces together to fields.
pub(super) struct Builder<'a, 'o> {
    /// The line.
    pub(super) bytes: &'a [u8],
    /// Where it starts in the text.
    pub(super) base: u32,
    /// Columns of its bytes.
    pub(super) columns: Columns<'a>,
    /// The fields of this line and of those before.
    pub(super) out: &'o mut Vec<Field>,
    /// Index of the line's first field.
    pub(super) first: usize,
}

impl Builder<'_, '_> {
    /// The bracket that was read last and stands apart from its number: "( 79,012)", "<$ 220>".
    pub(super) fn is_open(&self) -> Option<u8> {
        let last = self.out.get(self.first..).and_then(|line| line.last())?;
        let signs = self.printed(last).iter().copied();
        signs.filter(|_| last.kind == FieldKind::Sign).find(|b| matches!(b, b'(' | b'<'))
    }

    /// Adds `piece` to the line: to the field before it, or as a field of its own.
    pub(super) fn add(&mut self, piece: &Piece) {
        let (from, to) = (self.columns.of(piece.start), self.columns.of(piece.end));
        let mut field = Field {
            span: Span::new(self.base + saturate(piece.start), self.base + saturate(piece.end)),
            from,
            to,
            core: (from, to),
            gap: piece.gap,
            led: piece.led,
            ..Field::default()
        };
        let last = self.out.get(self.first..).and_then(|line| line.last()).copied();
        let after = |kind| last.is_some_and(|l: Field| l.kind == kind);
        let numeric = last.is_some_and(|l| l.kind.is_numeric());
        let near = last.is_some() && piece.gap <= 1 && !piece.led;
        match piece.token {
            Token::After if numeric && piece.gap <= 3 => return self.extend_last(&field),
            Token::Mark if numeric && piece.gap <= 2 && last.is_some_and(|l| l.mark.is_none()) => {
                self.extend_last(&field);
                if let Some(last) = self.out.last_mut() {
                    last.mark = Some(field.span.start());
                }
                return;
            }
            Token::Before => field.kind = FieldKind::Sign,
            Token::Bracketed | Token::Nil | Token::Number => {
                self.number(piece, &mut field);
                if after(FieldKind::Sign) {
                    if near && self.is_said() {
                        // "reserve of $ 1,220": as close to the words as "$1,220" would be.
                        self.join_sign();
                        return self.join(&field);
                    }
                    self.absorb_sign(&field);
                    return self.join_range();
                }
                if near && after(FieldKind::Words) {
                    if self.join_prices(&field) {
                        return;
                    }
                    let low = self.out.last().copied();
                    let paired = low.is_some_and(|low| self.ends_pair(&low, &field));
                    let low = low.filter(|low| self.ends_range(low, &field));
                    self.join(&field);
                    if paired || low.is_some_and(|low| self.is_told(&low, &field)) {
                        self.join_as_figure();
                    }
                    return;
                }
                let bytes = &self.bytes[piece.start..piece.end];
                if near && after(FieldKind::Figure) && (is_fraction(bytes) || goes_on_to(bytes)) {
                    // `13 5/8` is one figure, and so is `13 5/8-$12 1/4`.
                    if let Some(last) = self.out.last_mut() {
                        extend(last, &field);
                        last.core.1 = field.core.1;
                    }
                    return;
                }
                self.out.push(field);
                return self.join_range();
            }
            // ">= 30,736 >= 6.00": the sign starts the next of two limits.
            Token::Word if near && self.is_next_limit(piece) => {}
            // A word close behind a number makes both words: "25 PERCENT", "1995 compared".
            _ if near && !after(FieldKind::Sign) => return self.join(&field),
            _ if after(FieldKind::Words) && piece.gap == 2 && !piece.led && self.sentence_ends() => {
                return self.join(&field);
            }
            _ => {}
        }
        self.out.push(field);
    }

    /// True for ">=" behind a number that has one before it: banks print what they must have and what they have to have to
    /// be well capitalized side by side, each with that sign (12 CFR 325.103).
    fn is_next_limit(&self, piece: &Piece) -> bool {
        let last = self.out.get(self.first..).and_then(|line| line.last());
        let limit = last.is_some_and(|last| {
            let printed = self.printed(last);
            last.kind == FieldKind::Words
                && printed.starts_with(b">=")
                && printed.last().is_some_and(|b| b.is_ascii_digit() || *b == b'%')
        });
        limit && self.bytes.get(piece.start..piece.end).is_some_and(|print| print.starts_with(b">="))
    }

    /// True behind a dollar sign that stands close to words that cannot end there: "net of reserve of $", "(cost $".
    fn is_said(&self) -> bool {
        let line = self.out.get(self.first..).unwrap_or(&[]);
        let [.., words, sign] = line else { return false };
        let printed = self.printed(words);
        let last = printed.rsplit(|b| matches!(b, b' ' | b'(')).next().unwrap_or(printed);
        let open = [&b"of"[..], b"and", b"at", b"cost"].iter().any(|word| last.eq_ignore_ascii_case(word));
        words.kind == FieldKind::Words
            && sign.gap <= 1
            && self.printed(sign) == b"$"
            && (open || printed.last() == Some(&b'('))
    }

    /// Makes the sign that was read last part of the words before it.
    fn join_sign(&mut self) {
        let Some(sign) = self.out.pop() else { return };
        self.join(&sign);
    }

    /// Two spaces behind such a mark part sentences, not columns.
    fn sentence_ends(&self) -> bool {
        let end = self.out.last().map_or(0, |l| (l.span.end() - self.base) as usize);
        matches!(self.bytes.get(end.wrapping_sub(1)), Some(b'.' | b':' | b';' | b',' | b'?'))
    }

    /// Finds kind, digits and mark of the number `field`.
    fn number(&self, piece: &Piece, field: &mut Field) {
        field.kind = match piece.token {
            Token::Nil => FieldKind::Nil,
            _ => FieldKind::Figure,
        };
        let token = &self.bytes[piece.start..piece.end];
        let width = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        if piece.token == Token::Nil {
            if let Some(dashes) = token.iter().position(|b| *b == b'(').filter(|at| *at > 0) {
                field.core.1 = field.from + width(dashes);
                field.mark = Some(field.span.start() + saturate(dashes));
            }
            return;
        }
        let end = number_length(token).unwrap_or(token.len());
        let lead = token.iter().position(u8::is_ascii_digit).unwrap_or(0);
        let lead = if lead > 0 && token[lead - 1] == b'.' { lead - 1 } else { lead };
        let core = token[lead..end].iter().rposition(u8::is_ascii_digit).map_or(end, |i| lead + i + 1);
        field.core = (field.from + width(lead), field.from + width(core));
        if end < token.len() {
            field.mark = Some(field.span.start() + saturate(end));
        }
        if lead == 0 && core == end && (is_year(&token[..end]) || is_day(&token[..end])) {
            field.kind = FieldKind::Year;
        }
    }

    fn extend_last(&mut self, field: &Field) {
        if let Some(last) = self.out.last_mut() {
            extend(last, field);
        }
    }

    /// Makes the sign that was read last the front of the number `field`.
    fn absorb_sign(&mut self, field: &Field) {
        let Some(last) = self.out.last_mut() else { return };
        extend(last, field);
        (last.kind, last.core, last.mark) = (field.kind, field.core, field.mark);
        // A year with a currency sign is an amount.
        if last.kind == FieldKind::Year {
            last.kind = FieldKind::Figure;
        }
    }

    /// Joins `field` to the last field as one run of words.
    fn join(&mut self, field: &Field) {
        if let Some(last) = self.out.last_mut() {
            extend(last, field);
            last.kind = FieldKind::Words;
            last.core = (last.from, last.to);
            last.mark = None;
        }
    }

    /// The bytes of a field.
    fn printed(&self, field: &Field) -> &[u8] {
        let from = (field.span.start() - self.base) as usize;
        self.bytes.get(from..from + field.span.len() as usize).unwrap_or(&[])
    }

    /// Makes one field of a line whose letters are set apart: "L I A B I L I T I E S  A N D  C A P I T A L".
    fn join_spaced(&mut self) {
        let line = self.out.get(self.first..).unwrap_or(&[]);
        let (Some(first), Some(last)) = (line.first().copied(), line.last().copied()) else { return };
        let from = (first.span.start() - self.base) as usize;
        let words = self.bytes.get(from..(last.span.end() - self.base) as usize).unwrap_or(&[]);
        if line.len() > 1 && is_spaced(words) {
            self.out.truncate(self.first + 1);
            self.join(&last);
        }
    }

    /// Looks at the whole line again: a sign with nothing behind it that stands close to words is
    /// part of them.
    pub(super) fn settle(&mut self) {
        self.join_spaced();
        let mut index = self.first + 1;
        while index < self.out.len() {
            let (before, field) = (self.out[index - 1], self.out[index]);
            if field.kind == FieldKind::Sign && before.kind == FieldKind::Words && field.gap <= 1 {
                extend(&mut self.out[index - 1], &field);
                self.out.remove(index);
            } else {
                index += 1;
            }
        }
    }
}

/// Letters from which on a line of single ones is words set apart.
const SPACED: usize = 6;

/// True for capital letters that stand alone, spaces between them.
fn is_spaced(words: &[u8]) -> bool {
    let mut letters = 0;
    for part in words.split(|b| *b == b' ').filter(|part| !part.is_empty()) {
        if part.len() > 1 || part[0].is_ascii_lowercase() || part[0].is_ascii_digit() {
            return false;
        }
        letters += usize::from(part[0].is_ascii_uppercase());
    }
    letters >= SPACED
}

/// Makes `field` reach to the end of `more`.
fn extend(field: &mut Field, more: &Field) {
    field.span = field.span.join(more.span);
    field.to = more.to;
}
