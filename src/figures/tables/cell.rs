//! The number of a table cell, with the signs that stand in the cells beside it.
//!
//! ```text
//! $ | 41,870      (262 | )      12.5 | %      $(1.2) million      1,234 (a)      5.25 - 6.75 %
//! ```

use rust_decimal::Decimal;

use super::super::amount::Printed;
use super::super::currency::{code_before, named, of_sign};
use super::super::lexer::{CENT, Token, TokenKind};
use super::super::prose::Reader;
use super::super::unit::Currency;
use super::super::value::Value;
use super::super::words::Word;
use crate::text::{Span, TextSpan};

/// A number as a cell prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellNumber {
    /// The number and the signs that touch it.
    pub(super) span: TextSpan,
    pub(super) number: Printed,
    /// The high end of a range.
    pub(super) high: Option<Printed>,
    /// The high end stands in brackets as the low one does: "($0.10) to ($0.05)".
    pub(super) high_negative: bool,
    pub(super) negative: Option<TextSpan>,
    pub(super) currency: Option<(Currency, TextSpan)>,
    /// That is a dollar sign, and nothing says whose dollars.
    pub(super) bare_dollar: bool,
    pub(super) mark: UnitMark,
    pub(super) mark_span: Option<TextSpan>,
    /// Power of ten of a scale word in the cell.
    pub(super) scale: Option<(i8, TextSpan)>,
    /// The number stands in pieces, of which the last was read.
    pub(super) broken: bool,
}

impl CellNumber {
    /// The value after multiplying by `10^scale`; None beyond what a decimal holds.
    pub(super) fn value(&self, scale: i8, ratio: bool) -> Option<Value> {
        let sign = if self.negative.is_some() { -Decimal::ONE } else { Decimal::ONE };
        let low = self.number.scaled(scale)? * sign;
        let Some(high) = self.high else { return Some(Value::Number(low)) };
        let high = high.scaled(scale)?;
        Some(match self.high_negative {
            _ if ratio && self.is_to_one() => Value::Ratio(low, high),
            true => Value::Range(low, high * sign),
            false => Value::Range(low, high),
        })
    }

    /// "2.4-1", "1.85-1.0": where ratios stand, that of a number to one; no range ends below its start, and one of parts
    /// of one is printed with its point on both sides.
    fn is_to_one(&self) -> bool {
        let one = self.high.and_then(|high| high.scaled(0)) == Some(Decimal::ONE);
        let whole = self.high.is_some_and(|high| high.fraction == 0);
        let low = self.number.scaled(0);
        one && self.number.fraction > 0 && (whole || low.is_some_and(|low| low > Decimal::ONE))
    }
}

/// "—%": nothing, in hundredths, as the cells below it are.
pub(super) fn nil_percent(text: &str, span: TextSpan) -> Option<CellNumber> {
    let percent = crate::text::slice(text, span).contains('%');
    percent.then(|| CellNumber {
        span,
        number: Printed::default(),
        high: None,
        high_negative: false,
        negative: None,
        currency: None,
        bare_dollar: false,
        mark: UnitMark::Percent,
        mark_span: None,
        scale: None,
        broken: false,
    })
}

/// What a cell says that its number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitMark {
    /// Nothing.
    None,
    /// `%`, `pts`.
    Percent,
    /// `bp`.
    BasisPoint,
    /// `x`.
    Multiple,
    /// "years", "months", "days".
    Years,
    Months,
    Days,
    /// "per share".
    PerShare,
    /// `SH`.
    Shares,
}

/// Reads the number that `tokens` print; they are those of a cell and its satellites. None where
/// there is no number, or more than a number. In a table that is `spaced`, spaces group thousands.
pub(super) fn read(text: &str, tokens: &[Token], spaced: bool) -> Option<CellNumber> {
    let reader = Reader { text, tokens };
    let first = tokens.iter().position(|t| t.kind == TokenKind::Number)?;
    let torn = torn(reader, first);
    let (at, broken) = (torn.unwrap_or(first), torn.is_some());
    let (number, at) = match grouped_by_spaces(reader, first).filter(|_| spaced) {
        Some(grouped) => grouped,
        None => (parted_by_a_space(reader, first, at).or_else(|| printed(reader, at))?, at),
    };
    let broken = broken && parted_by_a_space(reader, first, at).is_none();
    let mut found = CellNumber {
        span: Span::new(tokens[first].start, tokens[at].end),
        number,
        high: None,
        high_negative: false,
        negative: None,
        currency: None,
        bare_dollar: false,
        mark: UnitMark::None,
        mark_span: None,
        scale: None,
        broken,
    };
    before(reader, first, &mut found);
    let end = after(reader, at + 1, &mut found)?;
    negative(reader, first, at + 1, end, &mut found);
    between_strokes(reader, at, &mut found);
    Some(found)
}

/// "-0-", "- 0 -": a zero between two strokes is printed with both, and neither is a minus.
fn between_strokes(reader: Reader<'_>, at: usize, found: &mut CellNumber) {
    let stroke = |at: usize| {
        let token = reader.get(at)?;
        matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash).then_some(*token)
    };
    let strokes = at.checked_sub(1).and_then(stroke).zip(stroke(at + 1));
    if let Some((open, close)) = strokes.filter(|_| reader.bytes(at) == b"0" && found.high.is_none()) {
        found.span = Span::new(open.start.min(found.span.start()), close.end.max(found.span.end()));
        found.negative = None;
    }
}

/// Signs before the least or the most that a number may be.
const LIMITS: [&[u8]; 5] = [b">", b"<", b"=", "\u{2265}".as_bytes(), "\u{2264}".as_bytes()];

fn printed(reader: Reader<'_>, at: usize) -> Option<Printed> {
    let bytes = reader.bytes(at);
    // Recognition puts specks before digits: ".2,417" is "2,417".
    Printed::parse(bytes).or_else(|| Printed::parse(bytes.strip_prefix(b".")?))
}

/// The number whose groups stand in one cell with a comma and a space between them, "25, 817": nothing else is printed
/// so. A cell's edge between them may have taken digits with it.
fn parted_by_a_space(reader: Reader<'_>, first: usize, at: usize) -> Option<Printed> {
    if at != first + 2 || reader.kind(first + 1) != Some(TokenKind::Comma) {
        return None;
    }
    let (head, comma, rest) = (reader.get(first)?, reader.get(first + 1)?, reader.get(at)?);
    let touching = head.end == comma.start && rest.start == comma.end + 1;
    let digits = [reader.bytes(first), b",".as_slice(), reader.bytes(at)].concat();
    touching.then(|| Printed::parse(&digits)).flatten()
}

/// The number whose groups of three digits are parted by spaces, as in French print, "12 345", and the token
/// of its last group.
fn grouped_by_spaces(reader: Reader<'_>, first: usize) -> Option<(Printed, usize)> {
    let group = |at: usize| {
        let token = reader.get(at)?;
        let touching = reader.get(at - 1)?.end + 2 >= token.start;
        let digits = reader.bytes(at).get(..3)?;
        let end = matches!(reader.bytes(at).get(3), None | Some(b'.'));
        (token.spaced && touching && end && digits.iter().all(u8::is_ascii_digit)).then_some(())
    };
    let head = reader.bytes(first);
    if head.len() > 3 || head.first() == Some(&b'0') || !head.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let last = (first + 1..).take_while(|at| group(*at).is_some()).last()?;
    if matches!(reader.kind(last + 1), Some(TokenKind::Number | TokenKind::Tab))
        && reader.kind(last + 2).is_some()
    {
        return None;
    }
    let digits: Vec<u8> = (first..=last).flat_map(|at| reader.bytes(at).iter().copied()).collect();
    Some((Printed::parse(&digits)?, last))
}

/// The second piece of a number torn apart at `at`: "1 | 2,583", "(1 | .2,417)", "81 | ,250", "25, 817",
/// "1 2,537". The first piece has at most three digits; the second is grouped, or is a group by itself
/// with the comma between them.
fn torn(reader: Reader<'_>, at: usize) -> Option<usize> {
    let first = reader.bytes(at);
    let short = first.len() <= 3 && first.iter().all(u8::is_ascii_digit);
    let mut next = at + 1;
    let mut comma = false;
    while next <= at + 2 && reader.kind(next) != Some(TokenKind::Number) {
        match reader.kind(next)? {
            TokenKind::Comma => comma = true,
            TokenKind::Tab => {}
            _ => return None,
        }
        next += 1;
    }
    let rest = reader.bytes(next);
    let group = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let grouped = if comma { group == 3 } else { group <= 3 && rest.contains(&b',') };
    (short && reader.kind(next) == Some(TokenKind::Number) && grouped).then_some(next)
}

/// Signs before the number.
fn before(reader: Reader<'_>, at: usize, found: &mut CellNumber) {
    let mut first = at;
    while first > 0 {
        let token = reader.tokens[first - 1];
        match token.kind {
            TokenKind::Currency(sign) => {
                if let Some(currency) = of_sign(sign).and_then(Currency::new) {
                    let whose = named(reader.text, reader.tokens, first - 1);
                    let code = whose.and_then(|(code, _)| Currency::new(code));
                    found.currency = Some((code.unwrap_or(currency), Span::new(token.start, token.end)));
                    found.bare_dollar = sign == b'$' && code.is_none();
                }
            }
            TokenKind::Word | TokenKind::Capital => {
                let code = code_before(reader.text, &token).and_then(Currency::new);
                match code {
                    Some(currency) if found.currency.is_none() => {
                        found.currency = Some((currency, Span::new(token.start, token.end)));
                    }
                    _ if found.currency.is_some() => {}
                    _ => break,
                }
            }
            TokenKind::Period
                if first >= 2 && code_before(reader.text, &reader.tokens[first - 2]).is_some() => {}
            TokenKind::Hyphen | TokenKind::Dash => {
                found.negative = Some(Span::new(token.start, token.end));
            }
            TokenKind::Open | TokenKind::Tab | TokenKind::Plus | TokenKind::Mark => {}
            // "$ >17,580", "≥ 4.0%".
            TokenKind::Sign(_) if LIMITS.contains(&reader.bytes(first - 1)) => {}
            _ => break,
        }
        let touching = reader.touches(first) && !matches!(token.kind, TokenKind::Tab | TokenKind::Sign(_));
        if touching
            || matches!(token.kind, TokenKind::Currency(_) | TokenKind::Open) && same_cell(reader, first, at)
        {
            found.span = Span::new(token.start, found.span.end());
        }
        first -= 1;
    }
}

/// True where no cell's edge stands between the tokens `from..to`.
fn same_cell(reader: Reader<'_>, from: usize, to: usize) -> bool {
    !reader.tokens[from..to].iter().any(|t| t.kind == TokenKind::Tab)
}

/// Signs and words after the number. Gives the token after what belongs to it; None where the cell
/// goes on with something else.
fn after(reader: Reader<'_>, from: usize, found: &mut CellNumber) -> Option<usize> {
    let mut at = from;
    while let Some(token) = reader.get(at) {
        let place = Span::new(token.start, token.end);
        match token.kind {
            // "9.45¢".
            TokenKind::Sign(CENT) if reader.touches(at) && found.currency.is_none() => {
                found.scale = Some((-2, place));
                found.currency = Some((Currency::USD, place));
            }
            TokenKind::Percent => {
                found.mark = UnitMark::Percent;
                found.mark_span = Some(place);
            }
            TokenKind::Close
            | TokenKind::Tab
            | TokenKind::Mark
            | TokenKind::Plus
            | TokenKind::Quote
            | TokenKind::Comma
            | TokenKind::Period => {}
            // "$4,310 (thousands)".
            TokenKind::Open if bracketed_scale(reader, at).is_some() => {
                let (scale, close) = bracketed_scale(reader, at)?;
                found.scale = Some((scale, reader.span(at, close + 1)));
                at = close;
            }
            // A footnote mark: "(a)", "(1)", "(1,2)".
            TokenKind::Open => {
                let close = (at + 1..(at + 7).min(reader.tokens.len()))
                    .find(|i| reader.kind(*i) == Some(TokenKind::Close));
                at = close?;
            }
            TokenKind::Hyphen | TokenKind::Dash => {
                // "1994 - $855,000": a year and its amount, no range.
                let of_year = from > 0 && found.currency.is_none() && reader.is_year(from - 1);
                if matches!(reader.kind(at + 1), Some(TokenKind::Currency(_))) && of_year {
                    return None;
                }
                if let Some(next) = range_end(reader, at + 1) {
                    high_end(reader, (from, at, next), found)?;
                    at = next;
                } else {
                    // A minus sign behind the number.
                    found.negative = Some(place);
                }
            }
            // "2.1/1": a number to one.
            TokenKind::Slash
                if found.number.fraction > 0
                    && matches!(reader.bytes(at + 1), b"1" | b"1.0")
                    && reader.get(at + 2).is_none() =>
            {
                high_end(reader, (from, at, at + 1), found)?;
                (found.mark, at) = (UnitMark::Multiple, at + 1);
            }
            TokenKind::Word | TokenKind::Capital => {
                if let Some(scale) = token.word.scale() {
                    // "$950 million - $1.05 billion", "$950,000 to $1.2 million": each end has its own.
                    let apart = match found.scale {
                        Some((low, _)) => low != scale,
                        None => from > 0 && reader.bytes(from - 1).contains(&b','),
                    };
                    if found.high.is_some() && apart {
                        return None;
                    }
                    found.scale = Some((scale, place));
                    found.span = found.span.join(place);
                    at += 1;
                    continue;
                }
                let mark = match token.word {
                    Word::Percent | Word::Points => UnitMark::Percent,
                    Word::Basis => UnitMark::BasisPoint,
                    Word::Bps => UnitMark::BasisPoint,
                    Word::Years | Word::Year => UnitMark::Years,
                    Word::Months | Word::Month => UnitMark::Months,
                    Word::Days | Word::Day => UnitMark::Days,
                    Word::Per => UnitMark::PerShare,
                    Word::Times => UnitMark::Multiple,
                    Word::To if range_end(reader, at + 1).is_some() && found.high.is_none() => {
                        let end = range_end(reader, at + 1)?;
                        high_end(reader, (from, at, end), found)?;
                        at = end + 1;
                        continue;
                    }
                    _ => match reader.bytes(at) {
                        b"x" | b"X" => UnitMark::Multiple,
                        b"CR" | b"Cr" | b"cr" => {
                            found.negative = Some(place);
                            at += 1;
                            continue;
                        }
                        b"M" | b"MM" if reader.touches(at) || found.currency.is_some() => {
                            found.scale = Some((6, place));
                            at += 1;
                            continue;
                        }
                        b"K" | b"k" if reader.touches(at) && found.currency.is_some() => {
                            found.scale = Some((3, place));
                            at += 1;
                            continue;
                        }
                        b"B" | b"bn" if reader.touches(at) || found.currency.is_some() => {
                            found.scale = Some((9, place));
                            at += 1;
                            continue;
                        }
                        // The type of a holding beside its number: shares, or principal (Form 13F).
                        b"SH" => UnitMark::Shares,
                        b"PRN" => UnitMark::None,
                        // "12.3p"; a mark behind thousands is a mark.
                        b"p" if reader.touches(at) && found.number.fraction > 0 => {
                            found.scale = Some((-2, place));
                            found.currency = Currency::new("GBP").map(|pound| (pound, place));
                            UnitMark::PerShare
                        }
                        // "9.45c".
                        b"c" if reader.touches(at)
                            && found.number.fraction == 2
                            && found.currency.is_none() =>
                        {
                            found.scale = Some((-2, place));
                            found.currency = Some((Currency::USD, place));
                            UnitMark::None
                        }
                        // "1.5 p.p.": percentage points.
                        b"pp" | b"p.p" | b"p.p." | b"ppt" | b"pt" => UnitMark::Percent,
                        b"DR" | b"Dr" | b"p" | b"a" | b"b" | b"c" | b"d" | b"e" | b"r" | b"share" | b"NM" => {
                            UnitMark::None
                        }
                        _ => return None,
                    },
                };
                if mark != UnitMark::None {
                    found.mark = mark;
                    found.mark_span = Some(place);
                }
            }
            // Anything else makes it more than a number.
            _ => return None,
        }
        at += 1;
    }
    Some(at)
}

/// The number at `at`, or behind the sign of a currency and a bracket there: the high end of "$0.30 to $0.33",
/// "($0.10) to ($0.05)".
fn range_end(reader: Reader<'_>, at: usize) -> Option<usize> {
    let sign = |at: usize| matches!(reader.kind(at), Some(TokenKind::Currency(_) | TokenKind::Open));
    let end = at + (0..3).take_while(|next| sign(at + next)).count();
    (reader.kind(end) == Some(TokenKind::Number)).then_some(end)
}

/// Takes the number at `end` as the high end of the range whose low one is followed by the token `from` and is joined
/// to it by the one at `link`. None where only one of them stands in brackets.
fn high_end(
    reader: Reader<'_>,
    (from, link, end): (usize, usize, usize),
    found: &mut CellNumber,
) -> Option<()> {
    let of = |kind, (first, end)| (first..end).any(|at| reader.kind(at) == Some(kind));
    let low = of(TokenKind::Close, (from, link)) && !of(TokenKind::Open, (from, link));
    let high = of(TokenKind::Open, (link, end));
    if high && !low {
        return None;
    }
    found.high = Some(Printed::parse(reader.bytes(end))?);
    found.high_negative = high;
    // "420 – $430 million": the sign of both stands before the high one.
    if let Some(sign_at) = (link..end).find(|at| matches!(reader.kind(*at), Some(TokenKind::Currency(_))))
        && found.currency.is_none()
        && let Some(TokenKind::Currency(sign)) = reader.kind(sign_at)
        && let Some(currency) = of_sign(sign).and_then(Currency::new)
    {
        found.currency = Some((currency, reader.span(sign_at, sign_at + 1)));
        found.bare_dollar = sign == b'$';
    }
    found.span = Span::new(found.span.start(), reader.tokens[end].end);
    Some(())
}

/// The power of ten that a bracket at `at` names and where it closes: "(thousands)", "(in millions)".
fn bracketed_scale(reader: Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let word = at + 1 + usize::from(reader.word(at + 1) == Word::In);
    let scale = reader.word(word).scale()?;
    (reader.kind(word + 1) == Some(TokenKind::Close)).then_some((scale, word + 1))
}

/// Brackets around the number make it negative, in one cell or three. A bracket that is only opened
/// counts where nothing closes it: the other one was lost.
fn negative(reader: Reader<'_>, first: usize, after: usize, end: usize, found: &mut CellNumber) {
    let open = reader.tokens[..first].iter().rposition(|t| t.kind == TokenKind::Open);
    let Some(open) = open else { return };
    let close = (after..end).find(|i| reader.kind(*i) == Some(TokenKind::Close));
    let place = Span::new(reader.tokens[open].start, reader.tokens[open].end);
    found.negative = Some(place);
    let last = after.saturating_sub(1);
    if let Some(close) = close
        && same_cell(reader, last, close)
    {
        found.span = Span::new(found.span.start(), reader.tokens[close].end);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::lexer::lex;
    use super::*;

    fn drawn(text: &str) -> String {
        let mut tokens = Vec::new();
        lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
        let Some(cell) = read(text, &tokens, true) else { return "-".into() };
        let value = |p: Printed| p.scaled(cell.scale.map_or(0, |s| s.0)).unwrap().normalize().to_string();
        let sign = if cell.negative.is_some() { "-" } else { "" };
        let high = cell.high.map_or(String::new(), |h| format!("..{}", value(h)));
        let unit = match (cell.currency, cell.mark) {
            (Some((currency, _)), _) => format!(" {}", currency.code()),
            (None, UnitMark::None) => String::new(),
            (None, mark) => format!(" {mark:?}"),
        };
        format!("{sign}{}{high}{unit} [{}]", value(cell.number), &text[cell.span.range()])
    }

    #[test]
    fn numbers_of_cells() {
        let cases = [
            ("41,870", "41870 [41,870]"),
            ("$ 41,870", "41870 USD [$ 41,870]"),
            ("$\t41,870", "41870 USD [41,870]"),
            ("(262\t)", "-262 [(262]"),
            ("$\t(1.2\t)", "-1.2 USD [(1.2]"),
            ("(\t262\t)", "-262 [262]"),
            ("$(0.19)", "-0.19 USD [$(0.19)]"),
            ("(12)%", "-12 Percent [(12)]"),
            ("(12\t)%", "-12 Percent [(12]"),
            ("12.5 %", "12.5 Percent [12.5]"),
            ("9.45¢", "0.0945 USD [9.45]"),
            ("9.45c", "0.0945 USD [9.45]"),
            ("9,450 c", "9450 [9,450]"),
            ("1,311{2}", "1311 [1,311]"),
            ("-5", "-5 [-5]"),
            ("1,234-", "-1234 [1,234]"),
            ("162 CR", "-162 [162]"),
            ("1,234 (a)", "1234 [1,234]"),
            ("1,234 (2)", "1234 [1,234]"),
            ("1,234*", "1234 [1,234]"),
            ("2.4x", "2.4 Multiple [2.4]"),
            ("5.25 - 6.75 %", "5.25..6.75 Percent [5.25 - 6.75]"),
            ("$1.2 million", "1200000 USD [$1.2 million]"),
            ("$0.30 to $0.33", "0.3..0.33 USD [$0.30 to $0.33]"),
            ("12 345", "12345 [12 345]"),
            ("US$ 12", "12 USD [US$ 12]"),
            ("5 years", "5 Years [5]"),
            ("24.2p", "0.242 GBP [24.2]"),
            ("(1.5p)", "-0.015 GBP [(1.5p)]"),
            ("30,500 SH", "30500 Shares [30,500]"),
            ("$4,310 (thousands)", "4310000 USD [$4,310]"),
            ("€ 5", "5 EUR [€ 5]"),
            ("NT$ 5", "5 TWD [NT$ 5]"),
            ("Rs. 500", "500 INR [Rs. 500]"),
            ("9½", "9.5 [9½]"),
            ("$16 1/8", "16.125 USD [$16 1/8]"),
            ("8-7/8%", "8.875 Percent [8-7/8]"),
            ("9 1/8 - 9 3/8%", "9.125..9.375 Percent [9 1/8 - 9 3/8]"),
            ("3/4", "0.75 [3/4]"),
            ("1\t2,583", "2583 [1\t2,583]"),
            ("(1\t.2,417)", "-2417 [(1\t.2,417)]"),
            ("67\t,944", "944 [67\t,944]"),
            ("25, 817", "25817 [25, 817]"),
            ("(1 2,537)", "-2537 [(1 2,537)]"),
        ];
        for (text, want) in cases {
            assert_eq!(drawn(text), want, "{text:?}");
        }
    }

    /// The print of a range once ended before its closing sign or behind it, as the digits of its end could be a year's.
    #[test]
    fn ranges_print_one_way_whatever_their_ends_are() {
        for (low, joint, high) in ["", "%", "M", "x"]
            .iter()
            .flat_map(|sign| [" - ", " \u{2013} ", " to ", "-"].map(|joint| (*sign, joint, *sign)))
        {
            for end in ["16", "19", "20", "25"] {
                let currency = if low == "M" { "$" } else { "" };
                let text = format!("{currency}15{low}{joint}{end}{high}");
                let read = drawn(&text);
                let print = text.strip_suffix(high).unwrap();
                assert!(read.ends_with(&format!(" [{print}]")) && read.contains(".."), "{text}: {read}");
            }
        }
    }

    #[test]
    fn what_is_more_than_a_number() {
        for text in ["5.25% senior notes", "Note 5 below", "Cash", "12 stores"] {
            assert_eq!(drawn(text), "-", "{text}");
        }
    }
}
