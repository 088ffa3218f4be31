//! Cuts a line into fields: words that stand together, and figures with their signs.
//!
//! ```text
//! Total assets............ $ 6,405  (1,234)   --     12.5 %  (a)
//! ^^^^^^^^^^^^             ^^^^^^^  ^^^^^^^   ^^     ^^^^^^
//! words                    figure   figure    nil    figure, its mark (a)
//! ```
//!
//! A figure is told from a number inside words by the room around it; where that is not enough,
//! whoever knows the columns decides ([`super::columns`]).

mod ranges;

use super::lines::{Columns, Line, Run, is_escaped, leader};
use crate::filing::grid::is_noughts;
use crate::text::{Span, TextSpan, saturate};

/// A run of characters that stands together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Field {
    /// Bytes of the text, signs and marks included.
    pub(super) span: TextSpan,
    /// Columns that it covers.
    pub(super) from: u16,
    pub(super) to: u16,
    /// Columns of its digits: what lines up with the digits above and below.
    pub(super) core: (u16, u16),
    /// What it is.
    pub(super) kind: FieldKind,
    /// Spaces before it; everything before the first field of a line counts.
    pub(super) gap: u16,
    /// Dots lead up to it.
    pub(super) led: bool,
    /// Where the footnote mark behind it starts, if it has one.
    pub(super) mark: Option<u32>,
}

/// What a field is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// Words, numbers among them or not.
    #[default]
    Words,
    /// One number or a range of two.
    Figure,
    /// A year or a day in figures, alone.
    Year,
    /// A dash or "N/A" where a figure could stand.
    Nil,
    /// A currency sign and nothing behind it.
    Sign,
}

impl FieldKind {
    /// True for what can stand in a column of figures.
    pub(super) fn is_numeric(self) -> bool {
        self != Self::Words
    }
}

impl Field {
    /// True where columns `from..to` share one with the field.
    pub(super) fn overlaps(&self, from: u16, to: u16) -> bool {
        self.from < to && from < self.to
    }

    /// True for a figure whose currency sign stands apart from it.
    pub(super) fn has_sign(&self) -> bool {
        self.kind == FieldKind::Figure && self.core.0 > self.from + 2
    }

    /// Columns that it covers, the sign before a gap left out.
    pub(super) fn reach(&self) -> (u16, u16) {
        (self.core.0.saturating_sub(1).max(self.from), self.to)
    }

    /// Twice its middle column.
    pub(super) fn middle(&self) -> i32 {
        i32::from(self.from) + i32::from(self.to)
    }
}

/// The smallest piece of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Word,
    Number,
    Nil,
    /// `$`, `US$`, `(`, `$(`: belongs to the number behind it.
    Before,
    /// `)`, `%`, `)%`: belongs to the number before it.
    After,
    /// `(a)`, `*`: a footnote mark, if it stands behind something.
    Mark,
    /// A single digit or two in brackets: a mark or a small negative figure.
    Bracketed,
}

struct Piece {
    token: Token,
    start: usize,
    end: usize,
    gap: u16,
    led: bool,
}

/// Appends the fields of `line` to `out` and the runs of dashes among them to `rules`.
pub(super) fn read(text: &[u8], line: &Line, out: &mut Vec<Field>, rules: &mut Vec<Run>) {
    let whole = text.get(line.start as usize..line.end as usize).unwrap_or(&[]);
    let mut at = (line.ink - line.start) as usize;
    if is_escaped(whole) {
        at = 2;
    }
    let mut builder = Builder { bytes: whole, base: line.start, columns: Columns::new(whole), out, first: 0 };
    builder.first = builder.out.len();
    let mut gap = u16::MAX;
    let mut led = false;
    if let Some(end) = schedule_tag(&whole[at..]).map(|length| at + length) {
        builder.add(&Piece { token: Token::Word, start: at, end, gap, led });
        (at, gap) = (end, 8);
    }
    while at < whole.len() {
        match whole[at] {
            b' ' => {
                gap = gap.saturating_add(1);
                at += 1;
                continue;
            }
            b'\t' | b'|' | b'\x0C' => {
                gap = gap.saturating_add(8);
                at += 1;
                continue;
            }
            _ => {}
        }
        let dots = leader(&whole[at..]);
        if dots > 0 {
            (led, gap) = (true, gap.saturating_add(8));
            at += dots;
            continue;
        }
        let end = token_end(whole, at);
        // Three dashes are a nil figure, more are a rule under the line above.
        if end - at >= 4
            && matches!(whole[at], b'-' | b'=' | b'_')
            && whole[at..end].iter().all(|b| *b == whole[at])
        {
            rules.push((builder.columns.of(at), builder.columns.of(end)));
            gap = gap.saturating_add(8);
            at = end;
            continue;
        }
        let mut token = classify(&whole[at..end]);
        // "( 79,012)" is one figure, its bracket set apart.
        if token == Token::Word && builder.is_open() && closes(&whole[at..end]) {
            token = Token::Number;
        }
        let piece = Piece { token, start: at, end, gap, led };
        builder.add(&piece);
        (gap, led) = (0, false);
        at = end;
    }
    builder.settle();
}

/// The length of the tag that a row of a Financial Data Schedule starts with, right before its amount: "<CASH>
/// 1,847", "<CASH>1,847". Nothing else needs to stand between them.
pub(super) fn schedule_tag(line: &[u8]) -> Option<usize> {
    let inner = line.strip_prefix(b"<")?;
    let name = inner.iter().take_while(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'&')).count();
    let rest = inner.get(name..)?.strip_prefix(b">")?.trim_ascii();
    let sign = |b: &&u8| matches!(b, b'(' | b'-' | b'.' | b'$' | b' ');
    let first = rest.iter().find(|b| !sign(b))?;
    // "<PERIOD-END> JUN-30-1997" heads its column.
    let timed = inner.starts_with(b"PERIOD-") || inner.starts_with(b"FISCAL-");
    (name >= 3 && (first.is_ascii_digit() || timed)).then_some(name + 2)
}

/// True for a number whose bracket stands before it: `79,012)`, `1.5)%`.
fn closes(token: &[u8]) -> bool {
    let token = token.strip_suffix(b"%").unwrap_or(token);
    token.strip_suffix(b")").is_some_and(|number| plain_number(number) == Some(number.len()))
}

/// The end of the token at `at`: the next space, tab, bar, or dots that lead on.
fn token_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while end < bytes.len() && !matches!(bytes[end], b' ' | b'\t' | b'|' | b'\x0C') {
        if matches!(bytes[end], b'.' | b'_') && end > at && leader(&bytes[end..]) > 0 {
            break;
        }
        end += 1;
        // `(1,471)(1,522)` is two figures that touch.
        if bytes[end - 1] == b')'
            && matches!(bytes.get(end), Some(b'(' | b'$'))
            && plain_number(&bytes[at..end]).is_some()
        {
            break;
        }
    }
    end
}

fn classify(token: &[u8]) -> Token {
    match token {
        b"-" | b"--" | b"---" | b"N/A" | b"n/a" | b"NA" | b"N.A." | b"n.a." | b"NM" | b"N/M" | b"nm"
        | b"n/m" | b"nil" | b"Nil" | b"NIL" | b"(-)" | b"(--)" | b"$-" | b"$--" | b"-%" | b"--%" => {
            return Token::Nil;
        }
        b"\xE2\x80\x94" | b"\xE2\x80\x93" => return Token::Nil,
        b"Ps." | b"Rs." | b"RMB" | b"NT$" | b"HK$" | b"NZ$" | b"A$" | b"S$" | b"R$" | b"Cdn$" | b"DM" => {
            return Token::Before;
        }
        b"$" | b"(" | b"$(" | b"($" | b"US$" | b"C$" | b"\xC2\xA3" | b"\xE2\x82\xAC" | b"\xC2\xA5" => {
            return Token::Before;
        }
        b")" | b"%" | b")%" | b"%)" => return Token::After,
        b"*" | b"**" | b"***" | b"+" | b"#" => return Token::Mark,
        _ => {}
    }
    if let [b'(' | b'[', inner @ .., b')' | b']'] = token {
        match inner {
            [d] | [d, _] if d.is_ascii_digit() && inner.iter().all(u8::is_ascii_digit) => {
                return Token::Bracketed;
            }
            [a] | [a, _] if a.is_ascii_alphabetic() && inner.iter().all(u8::is_ascii_alphanumeric) => {
                return Token::Mark;
            }
            _ => {}
        }
    }
    // "1,847 <F1>".
    if let [b'<', b'F' | b'f', inner @ .., b'>'] = token
        && inner.iter().all(u8::is_ascii_digit)
    {
        return Token::Mark;
    }
    if let [a, b'/'] = token
        && a.is_ascii_alphanumeric()
    {
        return Token::Mark;
    }
    if number_length(token).is_some() { Token::Number } else { Token::Word }
}

/// Where the number that `token` is ends and its footnote mark, if any, starts; None where the token
/// is no number. Numbers have signs, brackets, commas, points, slashes (dates, fractions), a colon
/// (ratios) and a percent sign; marks are `(1)`, `(a)`, `*`, `/1/`, `a/`.
pub(super) fn number_length(token: &[u8]) -> Option<usize> {
    // A range written without spaces: `25.75-30.82`, `$8-$10`. Without a point or a sign it is a
    // telephone, a file number, pages.
    if let Some(dash) = token.iter().skip(1).position(|b| *b == b'-').map(|i| i + 1)
        && dash + 1 < token.len()
    {
        let (low, high) = (&token[..dash], &token[dash + 1..]);
        let telling = |b: &u8| matches!(b, b'.' | b'$' | b'%');
        let told = token.iter().any(telling) || is_fraction(low) || is_fraction(high);
        let both = plain_number(low)? == low.len() && told;
        return plain_number(high).filter(|_| both).map(|end| dash + 1 + end);
    }
    plain_number(token)
}

fn plain_number(token: &[u8]) -> Option<usize> {
    let mut at = 0;
    while matches!(token.get(at), Some(b'$' | b'(' | b'-' | b'+')) || token[at..].starts_with(b"\xC2\xA3") {
        at += if token[at] == 0xC2 { 2 } else { 1 };
    }
    let open = token[..at].contains(&b'(');
    let digits_from = at;
    let mut digits = 0;
    while let Some(byte) = token.get(at) {
        match byte {
            b'0'..=b'9' => digits += 1,
            b',' | b'.' | b':' if token.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
            // A date or a fraction: `9/30`, `1/2`, not the mark `/1/`.
            b'/' | b'\\'
                if at > digits_from
                    && token.get(at + 1).is_some_and(u8::is_ascii_digit)
                    && (is_day(token) || token.get(at + 2).is_none_or(|b| *b != b'/')) => {}
            _ => break,
        }
        at += 1;
    }
    if digits == 0 || is_noughts(&token[digits_from..at]) {
        return None;
    }
    let mut closed = false;
    while let Some(byte) = token.get(at) {
        match byte {
            b')' if open && !closed => closed = true,
            b'%' => {}
            b'x' | b'X' if at + 1 == token.len() && !open => {}
            // A minus behind the number.
            b'-' if at + 1 == token.len() => {}
            _ => break,
        }
        at += 1;
    }
    match &token[at..] {
        [] => Some(at),
        b"*" | b"**" | b"***" | b"+" => Some(at),
        // "7.8c": cents.
        b"c" if token[..at].contains(&b'.') && token[at - 1] != b')' => Some(at + 1),
        [b'(' | b'[', inner @ .., b')' | b']']
            if inner.len() <= 2 && !inner.is_empty() && inner.iter().all(u8::is_ascii_alphanumeric) =>
        {
            Some(at)
        }
        [b'/', inner, b'/'] if inner.is_ascii_alphanumeric() => Some(at),
        // "0<F1>": the mark that schedules and tables tag their footnotes with (Regulation S-T, Rule 305).
        [b'<', b'F' | b'f', inner @ .., b'>'] if inner.iter().all(u8::is_ascii_digit) => Some(at),
        [inner, b'/'] if inner.is_ascii_alphabetic() => Some(at),
        _ => None,
    }
}

/// True for the digits of a year between 1900 and 2099.
pub(super) fn is_year(digits: &[u8]) -> bool {
    matches!(digits, [b'1', b'9', a, b] | [b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// True for a day in figures: `9/30/98`.
fn is_day(digits: &[u8]) -> bool {
    let mut parts = digits.split(|b| *b == b'/');
    let mut part = |most: usize| parts.next().is_some_and(|p| (1..=most).contains(&p.len()));
    let day = part(2) && part(2) && part(4);
    day && parts.next().is_none() && digits.iter().all(|b| b.is_ascii_digit() || *b == b'/')
}

/// Puts pieces together to fields.
struct Builder<'a, 'o> {
    bytes: &'a [u8],
    base: u32,
    columns: Columns<'a>,
    out: &'o mut Vec<Field>,
    /// Index of the line's first field.
    first: usize,
}

impl Builder<'_, '_> {
    /// True behind a bracket that stands alone.
    fn is_open(&self) -> bool {
        let last = self.out.get(self.first..).and_then(|line| line.last());
        last.is_some_and(|last| {
            let end = (last.span.end() - self.base) as usize;
            last.kind == FieldKind::Sign && self.bytes.get(end.wrapping_sub(1)) == Some(&b'(')
        })
    }

    fn add(&mut self, piece: &Piece) {
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
                    self.absorb_sign(&field);
                    return self.join_range();
                }
                if near && after(FieldKind::Words) {
                    let low = self.out.last().copied().filter(|low| self.ends_range(low, &field));
                    self.join(&field);
                    if low.is_some_and(|low| self.is_told(&low, &field)) {
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
            // A word close behind a number makes both words: "25 PERCENT", "1995 compared".
            _ if near && !after(FieldKind::Sign) => return self.join(&field),
            _ if after(FieldKind::Words) && piece.gap == 2 && !piece.led && self.sentence_ends() => {
                return self.join(&field);
            }
            _ => {}
        }
        self.out.push(field);
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
        if piece.token == Token::Nil {
            return;
        }
        let token = &self.bytes[piece.start..piece.end];
        let end = number_length(token).unwrap_or(token.len());
        let lead = token.iter().position(u8::is_ascii_digit).unwrap_or(0);
        let lead = if lead > 0 && token[lead - 1] == b'.' { lead - 1 } else { lead };
        let core = token[lead..end].iter().rposition(u8::is_ascii_digit).map_or(end, |i| lead + i + 1);
        let width = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
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
    fn settle(&mut self) {
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

/// True for `5/8`, `1/2%`: what stands behind a whole number.
fn is_fraction(token: &[u8]) -> bool {
    let token = token.strip_suffix(b"%").unwrap_or(token);
    let Some(slash) = token.iter().position(|b| matches!(b, b'/' | b'\\')) else { return false };
    let (above, below) = (&token[..slash], &token[slash + 1..]);
    let digits = |part: &[u8]| (1..=2).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    digits(above) && matches!(below, b"2" | b"3" | b"4" | b"5" | b"6" | b"8" | b"10" | b"16" | b"32" | b"64")
}

/// True for `5/8-$12`: what goes on from a whole number to the low end of a range of prices.
fn goes_on_to(token: &[u8]) -> bool {
    let Some(dash) = token.iter().position(|b| *b == b'-') else { return false };
    is_fraction(&token[..dash]) && plain_number(&token[dash + 1..]) == Some(token.len() - dash - 1)
}

/// Makes `field` reach to the end of `more`.
fn extend(field: &mut Field, more: &Field) {
    field.span = field.span.join(more.span);
    field.to = more.to;
}

#[cfg(test)]
mod tests;
