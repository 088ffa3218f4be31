//! Units lines: "(in thousands, except per share amounts)" and its many wordings.
//!
//! They stand in captions, header cells, row labels and at the end of the sentence that introduces a
//! table. One function reads them all; where a line was found decides how far it reaches.

mod currency;

use super::currency::{Naming, named};
use super::lexer::{Token, TokenKind};
use super::words::Word;
use crate::text::currency::has_dollar_sign;
use crate::text::dates::is_year;
use crate::text::{Span, TextSpan};
use currency::{currency_in_brackets, plain_dollars, scaled_letters};
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
    /// Those are areas, weights and the like, and no counts: "square footage is reported in thousands".
    pub(crate) measured: bool,
    /// It stands over a whole section or an earlier table, not over the table itself.
    pub(crate) distant: bool,
    /// The currency that it names.
    pub(crate) currency: Option<&'static str>,
    /// That currency is named as dollars, or by their sign alone, and not whose.
    pub(crate) bare_dollars: bool,
    /// It names a currency and nothing else, and how: "in EUR", "(Expressed in Canadian dollars)".
    alone: Option<Naming>,
    /// A second currency with a power of ten of its own: "in millions of won and thousands of US dollars".
    second: Option<(&'static str, i8)>,
    /// The words that say so.
    pub(crate) span: TextSpan,
    /// What it prints in another power of ten than the rest: "average balances in billions".
    pub(crate) apart: Option<Apart>,
}

/// Rows that a units line sets apart: those that its words name, and their power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Apart {
    pub(crate) scale: i8,
    pub(crate) words: TextSpan,
    /// The words before, which speak of the other rows.
    others: TextSpan,
}

impl Apart {
    /// True where `label` has one of the words that set the rows apart: "Average loans" is one of "average
    /// balances", and "net sales" none of "unit sales", where net sales are in another power of ten.
    pub(crate) fn names(self, text: &str, label: &str) -> bool {
        let split = |words: &'_ str, word: &str| {
            words.split(|c: char| !c.is_alphabetic()).any(|own| own.eq_ignore_ascii_case(word))
        };
        let words = crate::text::slice(text, self.words).split(|c: char| !c.is_alphabetic());
        let others = crate::text::slice(text, self.others);
        let mut telling = words.filter(|word| word.len() >= 4 && !split(others, word));
        telling.any(|word| split(label, word))
    }
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
            measured: false,
            distant: false,
            currency: None,
            bare_dollars: false,
            alone: None,
            second: None,
            span,
            apart: None,
        }
    }

    /// The same line for amounts in `currency`, where it gives those a power of ten of their own.
    pub(crate) fn of_currency(self, currency: &str) -> Self {
        match self.second {
            Some((second, scale)) if second == currency => Self { scale, ..self },
            _ => self,
        }
    }

    /// True where `words` are the line and nothing else, brackets and spaces left out.
    pub(crate) fn is_all_of(self, words: TextSpan) -> bool {
        const BESIDE: u32 = 8;
        self.span.len() + BESIDE >= words.len()
    }

    /// True for "in EUR" over a column, which says nothing of the scale of this table or of those below it.
    pub(crate) fn names_currency_alone(self) -> bool {
        matches!(self.alone, Some(Naming::Code | Naming::Sign))
    }

    /// The same line with its spans moved.
    pub(crate) fn moved(self, place: impl Fn(TextSpan) -> TextSpan) -> Self {
        let apart =
            self.apart.map(|apart| Apart { words: place(apart.words), others: place(apart.others), ..apart });
        Self { span: place(self.span), apart, ..self }
    }

    /// The same line, seen from far.
    pub(crate) fn seen_from_afar(self) -> Self {
        Self { distant: true, ..self }
    }

    /// The power of ten of measures in the same table: a line that speaks of dollars, or that stands over
    /// other tables, leaves them as they are printed.
    pub(crate) fn scale_of_things(self) -> i8 {
        let of_money = self.of_money || self.currency.is_some();
        if of_money || self.distant || self.only_shares { 0 } else { self.scale }
    }

    /// True where it names money, by its sign or its currency.
    pub(crate) fn tells_money(self) -> bool {
        self.of_money || self.currency.is_some()
    }

    /// True where it names no money and no shares: "(in thousands)", "(000s)".
    pub(crate) fn tells_no_money(self) -> bool {
        !self.tells_money() && self.shares.is_none()
    }

    /// The same line, where it speaks of values and never of the shares that have them.
    pub(crate) fn of_values(self) -> Self {
        Self { shares: Some(0), ..self }
    }

    /// The same line, where what it stands over is counted.
    pub(crate) fn of_counted(self) -> Self {
        Self { of_things: true, ..self }
    }

    /// The line `near` with what it does not speak of taken from `far`: a line about shares leaves
    /// open what the amounts are in.
    pub(crate) fn nearest(near: Option<Self>, far: Option<Self>) -> Option<Self> {
        match (near, far) {
            (Some(near), Some(far)) if near.only_shares && !far.only_shares => {
                Some(Self { shares: near.shares, ..far })
            }
            // "In USD | in EUR" over the columns of a table in millions.
            (Some(near), Some(far)) if near.alone.is_some() && !far.distant && !far.only_shares => {
                Some(Self { currency: near.currency, bare_dollars: false, ..far })
            }
            // "($000s)" over a column, below tables in pounds: these are dollars.
            (Some(near), Some(far))
                if near.currency.is_none()
                    && near.bare_dollars
                    && far.currency.is_some_and(|code| !has_dollar_sign(code)) =>
            {
                Some(near)
            }
            (Some(near), Some(far)) if near.currency.is_none() => Some(Self {
                currency: far.currency,
                bare_dollars: far.bare_dollars || far.currency.is_none() && near.bare_dollars,
                second: near.second.or(far.second.filter(|_| near.scale == far.scale)),
                ..near
            }),
            (near, far) => near.or(far),
        }
    }
}

/// The units line in `tokens`, which were cut from `text`; the first where there are several.
pub(crate) fn units_line(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    let mut found: Option<UnitsLine> = None;
    let mut main = 0;
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
                Some(found) => {
                    let other = line.currency.filter(|code| found.currency.is_some_and(|own| own != *code));
                    found.second = found.second.or(other.map(|code| (code, line.scale)));
                    if other.is_none() && line.scale != found.scale {
                        found.apart = found.apart.or_else(|| apart(text, tokens, (main, first), scale));
                    }
                }
                None => {
                    main = first;
                    found = Some(line);
                }
            }
        } else if let Some(found) = &mut found
            && let Some(second) = second_currency(text, tokens, at)
        {
            found.second = found.second.or(Some(second).filter(|(code, _)| found.currency != Some(code)));
        }
    }
    // "(Expressed in Canadian dollars, in thousands)".
    if let Some(line) = &mut found
        && line.currency.is_none()
        && let Some(plain) = plain_dollars(text, tokens).filter(|plain| plain.alone == Some(Naming::Noun))
    {
        (line.currency, line.of_money) = (plain.currency, true);
    }
    found
        .or_else(|| multiplier(text, tokens))
        .or_else(|| times_thousand(text, tokens))
        .or_else(|| plain_dollars(text, tokens))
        .or_else(|| currency_in_brackets(text, tokens))
}

/// The rows that the words before a second power of ten name: "income in millions, average balances in
/// billions", "except loans in thousands". The two start at the tokens `main` and `second`.
fn apart(text: &str, tokens: &[Token], (main, second): (usize, usize), scale: i8) -> Option<Apart> {
    let told =
        |word: Word| matches!(word, Word::Which | Word::Is | Word::Expressed | Word::Share | Word::Shares);
    let words = words_before(tokens, second).filter(|words| words.len() <= 4)?;
    if tokens[words.clone()].iter().any(|token| told(token.word)) {
        return None;
    }
    let words = Span::new(tokens.get(words.start)?.start, tokens.get(words.end - 1)?.end);
    let telling = crate::text::slice(text, words).split(' ').any(|word| word.len() >= 4);
    let others = words_before(tokens, main).unwrap_or(main..main + 1);
    let others = Span::new(tokens.get(others.start)?.start, tokens.get(others.end - 1)?.end);
    telling.then_some(Apart { scale, words, others })
}

/// The words that lead up to token `at`, of which there are some.
fn words_before(tokens: &[Token], at: usize) -> Option<std::ops::Range<usize>> {
    let names = |token: &Token| {
        matches!(token.kind, TokenKind::Word | TokenKind::Capital)
            && !matches!(token.word, Word::Except | Word::And | Word::Data | Word::Dollar | Word::Per)
    };
    let from = tokens[..at].iter().rposition(|token| !names(token)).map_or(0, |before| before + 1);
    (from < at).then_some(from..at)
}

/// `<MULTIPLIER> 1,000` of a Financial Data Schedule: the amounts below it are in thousands (Regulation
/// S-K, Item 601(c), in force from 1993 to 2001).
fn multiplier(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    let at = tokens.iter().position(|t| bytes(text, t) == b"MULTIPLIER")?;
    let number =
        tokens.get(at..at + 4.min(tokens.len() - at))?.iter().find(|t| t.kind == TokenKind::Number)?;
    let scale = match bytes(text, number) {
        b"1" | b"1.00" | b"1.0" => 0,
        b"1,000" | b"1000" | b"1,000.00" => 3,
        b"1,000,000" | b"1000000" | b"1,000,000.00" => 6,
        _ => return None,
    };
    Some(UnitsLine::of_money(scale, Span::new(tokens[at].start, number.end)))
}

/// "Value (x$1000)", "(X 1,000)": what stands below is to be taken so many times.
fn times_thousand(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    let (at, last) = (0..tokens.len().min(HEADER)).find_map(|at| Some((at, factor(text, tokens, at)?)))?;
    let scale = match tokens[last].word.scale() {
        Some(scale) => scale,
        None if bytes(text, &tokens[last]).len() > 5 => 6,
        None => 3,
    };
    let currency = (at..last).find_map(|i| named(text, tokens, i)).map(|(code, _)| code);
    Some(UnitsLine { currency, ..UnitsLine::of_money(scale, Span::new(tokens[at].start, tokens[last].end)) })
}

/// Tokens of the longest header that says a factor.
const HEADER: usize = 14;

/// The last token of the factor whose "x" is token `at`: "x$1000", "X 1,000", "x € 1 million".
fn factor(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    if !matches!(bytes(text, &tokens[at]), b"x" | b"X") {
        return None;
    }
    let number = at + 1 + usize::from(matches!(tokens.get(at + 1)?.kind, TokenKind::Currency(_)));
    match bytes(text, tokens.get(number)?) {
        b"1000" | b"1,000" | b"1.000" | b"1000000" | b"1,000,000" => Some(number),
        b"1" => (tokens.get(number + 1)?.word.scale().is_some()).then_some(number + 1),
        _ => None,
    }
}

/// True where token `at` is the number of such a factor.
pub(crate) fn is_factor(text: &str, tokens: &[Token], at: usize) -> bool {
    let ends = |last: usize| last == at || last == at + 1 && tokens[at].kind == TokenKind::Number;
    (1..=2).any(|back| at.checked_sub(back).and_then(|x| factor(text, tokens, x)).is_some_and(ends))
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
            // "in 1,000's", "(in 1000s)".
            b"1,000" | b"1000" if is_plural(text, token) => Some(3),
            _ => None,
        },
        TokenKind::Word | TokenKind::Capital => match token.word {
            word if word.scale().is_some() => word.scale(),
            Word::Hundred if next_word(tokens, at) == Word::Of => {
                // "in hundreds of millions" is met; "hundreds" alone is not a scale of filings.
                tokens.get(at + 2).and_then(|t| t.word.scale()).map(|s| s + 2)
            }
            _ => {
                let letters = bytes(text, token);
                match letters {
                    b"M" | b"m" | b"MM" if beside_currency(text, tokens, at) => Some(6),
                    b"B" | b"bn" if beside_currency(text, tokens, at) => Some(9),
                    b"K" | b"k" | b"T" if beside_currency(text, tokens, at) => Some(3),
                    _ => scaled_letters(text, tokens, at).map(|(_, scale)| scale),
                }
            }
        },
        _ => None,
    }
}

/// True for digits with the ending of a plural: "1,000's", "1000s".
fn is_plural(text: &str, token: &Token) -> bool {
    let rest = text.get(token.end as usize..).unwrap_or_default();
    let rest = rest.strip_prefix(['\'', '\u{2019}']).unwrap_or(rest);
    rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// True where the letter `at` touches a sign of a currency, "$M", "k€", or stands behind one or its code:
/// "USD m".
fn beside_currency(text: &str, tokens: &[Token], at: usize) -> bool {
    let after = tokens.get(at + 1);
    after.is_some_and(|t| !t.spaced && matches!(t.kind, TokenKind::Currency(_)))
        || at.checked_sub(1).is_some_and(|before| match tokens[before].kind {
            TokenKind::Currency(_) => true,
            _ => is_code(text, tokens, before),
        })
}

/// True where token `at` is the code of a currency.
fn is_code(text: &str, tokens: &[Token], at: usize) -> bool {
    named(text, tokens, at).is_some_and(|(_, naming)| naming == Naming::Code)
}

fn next_word(tokens: &[Token], at: usize) -> Word {
    tokens.get(at + 1).map_or(Word::Other, |t| t.word)
}

/// "and thousands of US dollars" behind a units line of another currency: that currency and its power of
/// ten.
fn second_currency(text: &str, tokens: &[Token], at: usize) -> Option<(&'static str, i8)> {
    let scale = tokens[at].word.scale()?;
    let joined = tokens[at.checked_sub(1)?].word == Word::And && next_word(tokens, at) == Word::Of;
    let code = (at + 2..at + 6).find_map(|i| named(text, tokens, i)).filter(|_| joined)?;
    Some((code.0, scale))
}

/// Where the phrase that makes a units line of the scale at `at` starts; None where it is the scale
/// of an amount ("$12.9 million") or of nothing.
fn cue_before(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let zeros = tokens[at].kind == TokenKind::Number;
    let mut first = at;
    // "TEUR", "k€": the letters name the currency themselves.
    let sign_after = |t: &Token| !t.spaced && matches!(t.kind, TokenKind::Currency(_));
    let mut cue = scaled_letters(text, tokens, at).is_some() || tokens.get(at + 1).is_some_and(sign_after);
    let rounded = is_rounded_to(text, tokens, at);
    cue |= rounded || is_left_out(text, tokens, at);
    while first > 0 {
        let before = &tokens[first - 1];
        match before.kind {
            // "30 June 2023 £'000", "2023 £m".
            TokenKind::Number if cue && (zeros || is_year(bytes(text, before))) => break,
            TokenKind::Number => return None,
            TokenKind::Currency(_) => cue = true,
            TokenKind::Quote => {}
            // "Rs. million".
            TokenKind::Period if first > 1 && is_code(text, tokens, first - 2) => {}
            TokenKind::Hyphen | TokenKind::Dash if rounded => {}
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
                    while first > 0 && takes_in(text, tokens, first - 1) {
                        first -= 1;
                    }
                    break;
                }
                Word::Of if zeros => return None,
                word if word.small_number().is_some() => return None,
                // "Dollars rounded to the nearest thousand".
                _ if rounded && rounds(bytes(text, before)) => {}
                _ if before.word.currency().is_some() || named(text, tokens, first - 1).is_some() => {
                    cue = true;
                }
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

/// "000's omitted", "(unaudited - 000 omitted)", "000's" alone: the noughts that amounts are printed without.
fn is_left_out(text: &str, tokens: &[Token], at: usize) -> bool {
    let zeros = tokens[at].kind == TokenKind::Number && bytes(text, &tokens[at]).starts_with(b"000");
    let rest = tokens.get(at + 1..).unwrap_or(&[]);
    let omitted = rest.iter().take(3).any(|t| t.word == Word::Omitted);
    let alone = at == 0 && rest.len() <= 2 && is_plural(text, &tokens[at]);
    zeros && (omitted || alone)
}

/// True for a word between "dollars" and what they are rounded to.
fn rounds(word: &[u8]) -> bool {
    [&b"rounded"[..], b"to", b"the", b"nearest"].iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// "rounded to the nearest thousand", "Dollars rounded to thousands", "(Dollars - Thousands)".
fn is_rounded_to(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is = |i: usize, word: &[u8]| bytes(text, &tokens[i]).eq_ignore_ascii_case(word);
    let dashed = matches!(tokens[before].kind, TokenKind::Hyphen | TokenKind::Dash) && before > 0;
    match tokens[before].word {
        Word::To => before > 0 && is(before - 1, b"rounded"),
        _ if dashed => {
            let closes = tokens.get(at + 1).is_none_or(|t| t.kind == TokenKind::Close);
            closes && tokens[before - 1].word.currency().is_some()
        }
        _ => is(before, b"nearest"),
    }
}

/// True for what may stand before "in thousands".
fn takes_in(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let stop = token.kind == TokenKind::Period && at > 0 && named(text, tokens, at - 1).is_some();
    // "Dollars/Shares in Thousands".
    let both = bytes(text, token) == b"/" && tokens.get(at + 1).is_some_and(|t| t.word == Word::Shares);
    stop || both
        || matches!(token.word, Word::Data | Word::Shares | Word::Expressed | Word::And | Word::Usd)
        || matches!(token.kind, TokenKind::Currency(_))
        || token.word.currency().is_some()
        || named(text, tokens, at).is_some()
}

/// Reads the line whose phrase starts at `first` and whose scale is token `at`.
fn read(text: &str, tokens: &[Token], first: usize, at: usize, scale: i8) -> UnitsLine {
    let mut shares = None;
    // "EURm" names both.
    let mut currency = scaled_letters(text, tokens, at).map(|(code, _)| (code, Naming::Code));
    let mut saw_money = currency.is_some();
    let mut saw_sign = false;
    let mut saw_amounts = false;
    let mut saw_shares = false;
    for (index, token) in tokens[first..at].iter().enumerate() {
        saw_money |= matches!(token.kind, TokenKind::Currency(_)) || token.word == Word::Dollar;
        saw_sign |= token.kind == TokenKind::Currency(b'$');
        saw_amounts |= token.word == Word::Data;
        saw_shares |= token.word == Word::Shares;
        currency = currency.or_else(|| named(text, tokens, first + index));
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
        if !excepted {
            currency = currency.or_else(|| named(text, tokens, end));
        }
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
    let measured = things_before(text, tokens, first);
    UnitsLine {
        scale,
        shares,
        only_shares: saw_shares && !saw_money,
        of_money: saw_money,
        of_amounts: saw_amounts,
        of_things: measured || things_after(tokens, at),
        measured,
        distant: false,
        currency: currency.map(|(code, _)| code),
        bare_dollars: currency.map_or(saw_sign, |(_, naming)| naming == Naming::Dollars),
        alone: None,
        second: None,
        span,
        apart: None,
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

/// "Square footage is reported in thousands": what is told before the line, which starts at `first`, is measured.
fn things_before(text: &str, tokens: &[Token], first: usize) -> bool {
    let told = |t: &&Token| {
        matches!(t.word, Word::Is | Word::Expressed)
            || bytes(text, t).eq_ignore_ascii_case(b"stated")
            || bytes(text, t).eq_ignore_ascii_case(b"given")
    };
    let mut before = tokens[..first].iter().rev().skip_while(told);
    let measured = before.next().is_some_and(|t| {
        matches!(t.word, Word::Feet | Word::Acre | Word::Mile | Word::Weight | Word::Volume | Word::Power)
            || bytes(text, t).eq_ignore_ascii_case(b"footage")
    });
    measured && tokens[..first].last().is_some_and(|t| told(&t))
}

#[cfg(test)]
mod tests;
