//! Units lines that name a currency and no power of ten.
//!
//! ```text
//! (in whole dollars)    (Expressed in Canadian dollars)    (Canadian dollars)    in EUR
//! ```
//!
//! And letters that name both at once: "EURm", "ThUS$", "R'000".

use super::super::currency::{Naming, is_nation, named};
use super::super::lexer::{Token, TokenKind};
use super::super::words::Word;
use super::{UnitsLine, bytes};
use crate::text::Span;
use crate::text::currency::{of_scaled_code, of_scaled_dollar};

/// The currency and the power of ten that the letters at `at` name together: "EURm", "MSEK", the "ThCh" of "ThCh$".
pub(super) fn scaled_letters(text: &str, tokens: &[Token], at: usize) -> Option<(&'static str, i8)> {
    let letters = bytes(text, tokens.get(at)?);
    let touches = |t: &Token| !t.spaced && t.kind == TokenKind::Currency(b'$');
    if tokens.get(at + 1).is_some_and(touches) {
        return of_scaled_dollar(letters);
    }
    let of_code = of_scaled_code(letters).filter(|_| (4..=5).contains(&letters.len()));
    of_code.or_else(|| rand_or_ringgit(text, tokens, at))
}

/// "R'000", "RM'000", "Rm", "R million" over a column: rand and ringgit. One letter is many things, so nothing but a year
/// before them and brackets may stand beside the two latter: "Rm 4" is a room.
fn rand_or_ringgit(text: &str, tokens: &[Token], at: usize) -> Option<(&'static str, i8)> {
    let before = |back: usize| at.checked_sub(back).map_or(&[][..], |i| bytes(text, &tokens[i]));
    let alone = |first: usize| {
        let year = |t: &Token| matches!(t.kind, TokenKind::Number | TokenKind::Open);
        tokens[..first].iter().all(year) && tokens[at + 1..].iter().all(|t| t.kind == TokenKind::Close)
    };
    match bytes(text, tokens.get(at)?) {
        b"Rm" if alone(at) => Some(("ZAR", 6)),
        b"000" if at > 1 && tokens[at - 1].kind == TokenKind::Quote => match before(2) {
            b"R" => Some(("ZAR", 3)),
            b"RM" => Some(("MYR", 3)),
            _ => None,
        },
        _ if before(1) == b"R" && alone(at - 1) => tokens[at].word.scale().map(|scale| ("ZAR", scale)),
        _ => None,
    }
}

/// "(in dollars)", "(in whole dollars)", "(in actual dollars)", "(in U.S. dollars)", "(in shares)": amounts as printed.
pub(super) fn plain_dollars(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    for (at, token) in tokens.iter().enumerate() {
        if token.word != Word::In || tokens.len() - at > 12 {
            continue;
        }
        // "(per-share amounts in dollars)" says nothing of other amounts; "per policy (in actual dollars)" does of these.
        let phrase = tokens[..at].iter().rposition(|t| t.kind == TokenKind::Open).unwrap_or(0);
        if tokens[phrase..at].iter().any(|t| t.word == Word::Per) {
            continue;
        }
        let rest = &tokens[at + 1..];
        let is_money = |i: usize| named(text, tokens, i).is_some();
        let unit =
            (0..rest.len().min(4)).find(|i| is_money(at + 1 + i) || bytes(text, &rest[*i]) == b"shares")?;
        let only_shares = rest[unit].word == Word::Shares;
        if rest[..unit].iter().any(|t| matches!(t.kind, TokenKind::Number | TokenKind::Currency(_))) {
            return None;
        }
        let end = (0..=unit).rev().find(|i| is_money(at + 1 + i)).unwrap_or(unit);
        let currency = named(text, tokens, at + 1 + end);
        // "Canadian dollars", "Hong Kong dollars".
        let foreign = currency.is_some_and(|(code, naming)| naming == Naming::Noun && code != "USD");
        let names =
            |i: usize| foreign && rest.get(i..=i + 1).unwrap_or(&[]).iter().any(|t| is_nation(text, t));
        let whole = rest[..=unit].iter().enumerate().all(|(i, t)| {
            t.word != Word::Other
                || bytes(text, t).eq_ignore_ascii_case(b"whole")
                || bytes(text, t).eq_ignore_ascii_case(b"actual")
                || bytes(text, t) == b"U.S"
                || t.kind == TokenKind::Period
                || names(i)
        });
        if !whole {
            return None;
        }
        return Some(UnitsLine {
            shares: only_shares.then_some(0),
            only_shares,
            of_money: !only_shares,
            currency: currency.map(|(code, _)| code),
            bare_dollars: currency.is_some_and(|(_, naming)| naming == Naming::Dollars),
            alone: currency.map(|(_, naming)| naming).filter(|naming| match naming {
                Naming::Code | Naming::Sign => true,
                Naming::Noun => foreign,
                Naming::Dollars => false,
            }),
            ..UnitsLine::of_money(0, Span::new(token.start, rest[unit].end))
        });
    }
    None
}

/// "(Canadian dollars)": what all amounts are in, and nothing else.
pub(super) fn currency_in_brackets(text: &str, tokens: &[Token]) -> Option<UnitsLine> {
    let (last, first) = (tokens.len().checked_sub(2)?, tokens.first()?);
    let whole = first.kind == TokenKind::Open && tokens[last + 1].kind == TokenKind::Close;
    let (code, naming) = named(text, tokens, last).filter(|(_, naming)| whole && *naming == Naming::Noun)?;
    let names = |i: usize| tokens[i..=i + 1].iter().any(|t| is_nation(text, t));
    ((2..=3).contains(&last) && code != "USD" && (1..last).all(names)).then(|| UnitsLine {
        currency: Some(code),
        alone: Some(naming),
        ..UnitsLine::of_money(0, Span::new(first.start, tokens[last + 1].end))
    })
}
