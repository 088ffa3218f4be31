//! Units lines: "(in thousands, except per share amounts)" and its many wordings.
//!
//! They stand in captions, header cells, row labels and at the end of the sentence that introduces a
//! table. One function reads them all; where a line was found decides how far it reaches.

use super::lexer::{Token, TokenKind};
use super::words::Word;
use crate::text::{Span, TextSpan};
use rust_decimal::Decimal;

/// What a units line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnitsLine {
    /// Power of ten of amounts of money, and of all else that is not excepted.
    pub(crate) scale: i8,
    /// Power of ten of numbers of shares, where the line speaks of them.
    pub(crate) shares: Option<i8>,
    /// The line speaks of shares only.
    pub(crate) only_shares: bool,
    /// The line speaks of money by name: "dollars in millions" leaves shares open.
    of_money: bool,
    /// The line speaks of "amounts": over a statement those are its shares too, over a whole section
    /// they are those of money in its tables.
    of_amounts: bool,
    /// The line speaks of things that are counted or measured: "in thousands of tons".
    pub(crate) of_things: bool,
    /// It stands over a whole section or an earlier table, not over the table itself.
    pub(crate) distant: bool,
    /// The currency that it names.
    pub(crate) currency: Option<&'static str>,
    /// The words that say so.
    pub(crate) span: TextSpan,
}

impl UnitsLine {
    /// The power of ten of the number of shares `printed`, with so many digits after its point.
    ///
    /// A line that speaks of dollars says nothing of shares, unless they are printed in fractions: those
    /// must be thousands or millions of them. Other lines speak of shares too, but many tables print
    /// them to the last one all the same; then they are too many for the line.
    pub(crate) fn shares_scale(self, printed: Decimal, fraction: u8) -> i8 {
        if let Some(shares) = self.shares {
            return shares;
        }
        let most: i64 = match (self.scale, self.distant) {
            (3, true) => 1_000_000,
            (3, false) => 100_000_000,
            _ => 100_000,
        };
        let of_money = self.of_money || self.of_amounts && self.distant;
        let whole = fraction == 0 && (of_money || printed.abs() >= Decimal::from(most));
        if whole { 0 } else { self.scale }
    }

    /// A line that the words at `span` say of money alone: shares stand as printed.
    fn of_money(scale: i8, span: TextSpan) -> Self {
        Self {
            scale,
            shares: Some(0),
            only_shares: false,
            of_money: true,
            of_amounts: false,
            of_things: false,
            distant: false,
            currency: None,
            span,
        }
    }

    /// True where `words` are the line and nothing else, brackets and spaces left out.
    pub(crate) fn is_all_of(self, words: TextSpan) -> bool {
        const BESIDE: u32 = 8;
        self.span.len() + BESIDE >= words.len()
    }

    /// The same line, seen from far.
    pub(crate) fn seen_from_afar(self) -> Self {
        Self { distant: true, ..self }
    }

    /// The power of ten of measures in the same table: a line that speaks of dollars, or that stands over
    /// other tables, leaves them as they are printed.
    pub(crate) fn scale_of_things(self) -> i8 {
        if self.of_money || self.distant || self.only_shares { 0 } else { self.scale }
    }

    /// The same line, where it speaks of values and never of the shares that have them.
    pub(crate) fn of_values(self) -> Self {
        Self { shares: Some(0), ..self }
    }

    /// The line `near` with what it does not speak of taken from `far`: a line about shares leaves
    /// open what the amounts are in.
    pub(crate) fn nearest(near: Option<Self>, far: Option<Self>) -> Option<Self> {
        match (near, far) {
            (Some(near), Some(far)) if near.only_shares && !far.only_shares => {
                Some(Self { shares: near.shares, ..far })
            }
            (near, far) => near.or(far),
        }
    }
}

/// The units line in `tokens`, which were cut from `text`; the first where there are several.
pub(crate) fn units_line(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    let mut found: Option<UnitsLine> = None;
    for at in 0..tokens.len() {
        if let Some(scale) = scale_at(text, tokens, at)
            && let Some(first) = cue_before(text, tokens, at)
        {
            let line = read(text, tokens, first, at, scale);
            match &mut found {
                // "dollars in millions; shares in thousands" are two lines in one.
                Some(found) if line.only_shares => found.shares = line.shares,
                Some(found) if found.only_shares && !line.only_shares => {
                    *found = UnitsLine { shares: found.shares, ..line };
                }
                Some(_) => {}
                None => found = Some(line),
            }
        }
    }
    found
        .or_else(|| multiplier(text, tokens))
        .or_else(|| times_thousand(text, tokens))
        .or_else(|| plain_dollars(text, tokens))
}

/// "<MULTIPLIER> 1,000" of a Financial Data Schedule: the amounts below it are in thousands (Regulation
/// S-K, Item 601(c), in force from 1993 to 2001).
fn multiplier(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    let at = tokens.iter().position(|t| bytes(text, t) == b"MULTIPLIER")?;
    let number =
        tokens.get(at..at + 4.min(tokens.len() - at))?.iter().find(|t| t.kind == TokenKind::Number)?;
    let scale = match bytes(text, number) {
        b"1" => 0,
        b"1,000" | b"1000" => 3,
        b"1,000,000" | b"1000000" => 6,
        _ => return None,
    };
    Some(UnitsLine::of_money(scale, Span::new(tokens[at].start, number.end)))
}

/// "Value (x$1000)", "(X 1,000)": what stands below is to be taken so many times.
fn times_thousand(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    let (at, number) = (0..tokens.len().min(HEADER)).find_map(|at| Some((at, factor(text, tokens, at)?)))?;
    let scale = if bytes(text, &tokens[number]).len() > 5 { 6 } else { 3 };
    Some(UnitsLine::of_money(scale, Span::new(tokens[at].start, tokens[number].end)))
}

/// Tokens of the longest header that says a factor.
const HEADER: usize = 14;

/// The number of the factor whose "x" is token `at`: "x$1000", "X 1,000".
fn factor(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    if !matches!(bytes(text, &tokens[at]), b"x" | b"X") {
        return None;
    }
    let number = at + 1 + usize::from(matches!(tokens.get(at + 1)?.kind, TokenKind::Currency(_)));
    let digits = bytes(text, tokens.get(number)?);
    matches!(digits, b"1000" | b"1,000" | b"1000000" | b"1,000,000").then_some(number)
}

/// True where token `at` is the number of such a factor.
pub(crate) fn is_factor(text: &str, tokens: &[Token], at: usize) -> bool {
    (1..=2).any(|back| at.checked_sub(back).and_then(|x| factor(text, tokens, x)) == Some(at))
}

fn bytes<'t>(text: &'t str, token: &Token) -> &'t [u8] {
    text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or(&[])
}

/// The power of ten that token `at` names: "thousands", "000's", "millions", "$MM".
fn scale_at(text: &str, tokens: &[Token], at: usize) -> Option<i8> {
    let token = &tokens[at];
    match token.kind {
        TokenKind::Number => match bytes(text, token) {
            b"000" => Some(3),
            b"000,000" => Some(6),
            _ => None,
        },
        TokenKind::Word | TokenKind::Capital => match token.word {
            Word::Thousand => Some(3),
            Word::Million => Some(6),
            Word::Billion => Some(9),
            Word::Hundred if next_word(tokens, at) == Word::Of => {
                // "in hundreds of millions" is met; "hundreds" alone is not a scale of filings.
                tokens.get(at + 2).and_then(|t| t.word.scale()).map(|s| s + 2)
            }
            _ => {
                let touching =
                    !token.spaced && at > 0 && matches!(tokens[at - 1].kind, TokenKind::Currency(_));
                match bytes(text, token) {
                    b"M" | b"m" | b"MM" if touching => Some(6),
                    b"B" | b"bn" if touching => Some(9),
                    b"K" if touching => Some(3),
                    _ => None,
                }
            }
        },
        _ => None,
    }
}

fn next_word(tokens: &[Token], at: usize) -> Word {
    tokens.get(at + 1).map_or(Word::Other, |t| t.word)
}

/// Where the phrase that makes a units line of the scale at `at` starts; None where it is the scale
/// of an amount ("$12.9 million") or of nothing.
fn cue_before(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let zeros = tokens[at].kind == TokenKind::Number;
    let mut first = at;
    let mut cue = false;
    while first > 0 {
        let before = &tokens[first - 1];
        match before.kind {
            TokenKind::Number => return None,
            TokenKind::Currency(_) => cue = true,
            TokenKind::Quote => {}
            TokenKind::Open => {
                // "(thousands)", "(000's omitted)", "($ millions".
                cue = true;
                break;
            }
            TokenKind::Word | TokenKind::Capital => match before.word {
                Word::In => {
                    cue = true;
                    first -= 1;
                    // "Dollars in", "Amounts in", "Shares in".
                    while first > 0 && takes_in(&tokens[first - 1]) {
                        first -= 1;
                    }
                    break;
                }
                Word::Of if zeros => return None,
                Word::Dollar | Word::Usd | Word::Euro | Word::Yuan | Word::Pound | Word::Yen => cue = true,
                word if word.small_number().is_some() => return None,
                _ if before.word.currency().is_some() => cue = true,
                _ => break,
            },
            _ => break,
        }
        first -= 1;
    }
    let starts_line = first == 0 && !zeros;
    // "Thousands of dollars", "Millions, except per share" at the start of a line.
    let after = tokens.get(at + 1);
    let goes_on = after.is_none_or(|t| {
        matches!(t.word, Word::Of | Word::Except | Word::Omitted)
            || matches!(t.kind, TokenKind::Comma | TokenKind::Close | TokenKind::Tab)
    });
    (cue || starts_line && goes_on && bytes(text, &tokens[at]).ends_with(b"s")).then_some(first)
}

/// Words that may stand before "in thousands".
fn takes_in(token: &Token) -> bool {
    matches!(token.word, Word::Dollar | Word::Data | Word::Shares | Word::Expressed | Word::And | Word::Usd)
        || matches!(token.kind, TokenKind::Currency(_))
        || token.word.currency().is_some()
}

/// Reads the line whose phrase starts at `first` and whose scale is token `at`.
fn read(text: &str, tokens: &[Token], first: usize, at: usize, scale: i8) -> UnitsLine {
    let mut shares = None;
    let mut currency = None;
    let mut saw_money = false;
    let mut saw_amounts = false;
    let mut saw_shares = false;
    for (index, token) in tokens[first..at].iter().enumerate() {
        saw_money |= matches!(token.kind, TokenKind::Currency(_)) || token.word == Word::Dollar;
        saw_amounts |= token.word == Word::Data;
        saw_shares |= token.word == Word::Shares;
        currency = currency.or(currency_at(tokens, first + index));
    }
    if saw_shares {
        shares = Some(scale);
    }
    let mut end = at + 1;
    let mut excepted = false;
    while let Some(token) = tokens.get(end) {
        match token.kind {
            TokenKind::Close | TokenKind::Tab | TokenKind::Semicolon => break,
            TokenKind::Period if !excepted && bytes(text, &tokens[end - 1]) != b"U.S" => break,
            _ => {}
        }
        currency = currency.or(if excepted { None } else { currency_at(tokens, end) });
        if token.word == Word::Except {
            excepted = true;
        }
        let word_before = tokens[..end].iter().rev().find(|t| t.kind != TokenKind::Hyphen);
        let per = word_before.is_some_and(|t| t.word == Word::Per);
        if matches!(token.word, Word::Share | Word::Shares) && !per && bytes(text, token).len() < 7 {
            // "except share and per share data": shares stand as printed, unless a scale of their own
            // follows: "share data in thousands", "shares, which are reflected in thousands".
            let own = tokens[end..].iter().take(8).find_map(|t| t.word.scale());
            if excepted {
                shares = Some(own.unwrap_or(0));
            } else if let Some(own) = own {
                shares = Some(own);
            }
        }
        end += 1;
        if end - at > 40 {
            break;
        }
    }
    let span = Span::new(tokens[first].start, tokens[end - 1].end);
    UnitsLine {
        scale,
        shares,
        only_shares: saw_shares && !saw_money,
        of_money: saw_money,
        of_amounts: saw_amounts,
        of_things: things_after(tokens, at),
        distant: false,
        currency,
        span,
    }
}

/// True where things are what is counted: "in thousands of short tons", "millions of units".
fn things_after(tokens: &[Token], at: usize) -> bool {
    let rest = tokens.get(at + 1..).unwrap_or(&[]);
    let of = rest.first().is_some_and(|t| t.word == Word::Of);
    let thing = |t: &Token| {
        matches!(t.word, Word::Units | Word::Feet | Word::Squared | Word::Acre | Word::Mile | Word::Weight)
            || matches!(t.word, Word::Volume | Word::Power | Word::Teu)
    };
    of && rest.iter().skip(1).take(3).any(thing)
}

/// "(in dollars)", "(in whole dollars)", "(in U.S. dollars)", "(in shares)": amounts as printed.
fn plain_dollars(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    for (at, token) in tokens.iter().enumerate() {
        if token.word != Word::In || tokens.len() - at > 12 {
            continue;
        }
        // "(per-share amounts in dollars)" says nothing of other amounts.
        if tokens[..at].iter().any(|t| t.word == Word::Per) {
            continue;
        }
        let rest = &tokens[at + 1..];
        let unit =
            rest.iter().take(4).position(|t| t.word.currency().is_some() || bytes(text, t) == b"shares")?;
        let only_shares = rest[unit].word == Word::Shares;
        if rest[..unit].iter().any(|t| matches!(t.kind, TokenKind::Number | TokenKind::Currency(_))) {
            return None;
        }
        let end = rest[..=unit].iter().rposition(|t| t.word.currency().is_some()).unwrap_or(unit);
        let whole = rest[..=unit].iter().all(|t| {
            t.word != Word::Other
                || bytes(text, t).eq_ignore_ascii_case(b"whole")
                || bytes(text, t) == b"U.S"
                || t.kind == TokenKind::Period
        });
        if !whole {
            return None;
        }
        return Some(UnitsLine {
            shares: only_shares.then_some(0),
            only_shares,
            of_money: !only_shares,
            currency: rest[end].word.currency(),
            ..UnitsLine::of_money(0, Span::new(token.start, rest[unit].end))
        });
    }
    None
}

/// The currency that token `at` names, with the nationality before it. A bare dollar sign names none:
/// dollars are many.
pub(crate) fn currency_at(tokens: &[Token], at: usize) -> Option<&'static str> {
    let token = &tokens[at];
    match token.kind {
        TokenKind::Currency(sign) => sign_currency(sign).filter(|_| sign != b'$'),
        TokenKind::Word | TokenKind::Capital => {
            let nation = at.checked_sub(1).map_or(Word::Other, |i| tokens[i].word);
            match (nation, token.word) {
                (Word::Canadian, Word::Dollar) => Some("CAD"),
                (Word::Australian, Word::Dollar) => Some("AUD"),
                (Word::Kong, Word::Dollar) => Some("HKD"),
                (Word::Singapore, Word::Dollar) => Some("SGD"),
                (Word::Taiwanese, Word::Dollar) => Some("TWD"),
                (_, word) => word.currency(),
            }
        }
        _ => None,
    }
}

/// The currency that a sign stands for when nothing else is said.
pub(crate) fn sign_currency(sign: u8) -> Option<&'static str> {
    Some(match sign {
        b'$' => "USD",
        b'E' => "EUR",
        b'L' => "GBP",
        b'Y' => "JPY",
        b'R' => "INR",
        b'W' => "KRW",
        b'I' => "ILS",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::lexer::lex;
    use super::*;

    fn drawn(text: &str) -> String {
        let mut tokens = Vec::new();
        lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
        match units_line(text, &tokens) {
            None => "-".into(),
            Some(line) => {
                let shares = line.shares.map_or(String::new(), |s| format!(" shares {s}"));
                let only = if line.only_shares { " only" } else { "" };
                let currency = line.currency.map_or(String::new(), |c| format!(" {c}"));
                format!("{}{shares}{only}{currency}", line.scale)
            }
        }
    }

    #[test]
    fn units_lines_as_filers_word_them() {
        let cases = [
            ("(in thousands)", "3"),
            ("<MULTIPLIER> 1,000", "3 shares 0"),
            ("<MULTIPLIER> 1", "0 shares 0"),
            ("VALUE (x$1000)", "3 shares 0"),
            ("Market value [X 1,000]", "3 shares 0"),
            ("(In Millions)", "6"),
            ("(in thousands, except per share amounts)", "3"),
            ("(in thousands, except share and per share data)", "3 shares 0"),
            (
                "(In millions, except number of shares, which are reflected in thousands, and per-share amounts)",
                "6 shares 3",
            ),
            ("(Dollars in millions)", "6 USD"),
            ("(Dollars and shares in thousands)", "3 shares 3 USD"),
            ("(thousands of dollars)", "3 USD"),
            ("(Millions of dollars, except per share)", "6 USD"),
            ("Thousands of Dollars", "3 USD"),
            ("($ in millions)", "6"),
            ("$ in thousands", "3"),
            ("(000's omitted)", "3"),
            ("($000)", "3"),
            ("(000s)", "3"),
            ("($MM)", "6"),
            ("(Amounts in thousands of Canadian dollars)", "3 CAD"),
            ("(RMB in millions)", "6 CNY"),
            ("(in millions of euros)", "6 EUR"),
            ("(shares in thousands)", "3 shares 3 only"),
            ("(in billions)", "9"),
            ("Weighted average shares outstanding (in thousands)", "3"),
            ("The following table shows revenue by segment (in millions):", "6"),
            ("Amounts expressed in thousands of U.S. dollars unless noted", "3 USD"),
            ("(in whole dollars)", "0 USD"),
            ("(in U.S. dollars)", "0 USD"),
            ("(in shares)", "0 shares 0 only"),
            ("(Dollars in millions except per share data; shares in thousands)", "6 shares 3 USD"),
            ("(shares in thousands, dollars in millions)", "6 shares 3 USD"),
        ];
        for (text, want) in cases {
            assert_eq!(drawn(text), want, "{text}");
        }
    }

    #[test]
    fn amounts_are_no_units_lines() {
        for text in [
            "a net loss of $12.9 million",
            "five million shares",
            "Revenues rose in 2010",
            "costs of $1,000 were paid",
            "(Dividends per share in dollars)",
            "thousand oaks",
        ] {
            assert_eq!(drawn(text), "-", "{text}");
        }
    }
}
