//! Which currency words and signs of running text, headers and units lines name.
//!
//! ```text
//! sign      € 5, US$5                 signs and letters that touch the number or stand in a header
//! code      RMB 5, (USD)              capitals
//! noun      5 French francs, yen      with the nation before it
//! ```
//!
//! Signs and codes stand in [`crate::text::currency`]; here they meet tokens.

use super::lexer::{CENT, Token, TokenKind};
use super::words::Word;
use crate::text::currency::{of_code, of_dollar, of_sign_index};

/// The currency that a sign stands for when nothing else is said.
pub(crate) fn of_sign(sign: u8) -> Option<&'static str> {
    if sign == b'$' { Some("USD") } else { of_sign_index(sign) }
}

/// Nations, as adjectives or names before a noun, with the noun and the currency that both name.
const NATIONS: &[(&[u8], Word, &str)] = &[
    (b"canadian", Word::Dollar, "CAD"),
    (b"cdn", Word::Dollar, "CAD"),
    (b"australian", Word::Dollar, "AUD"),
    (b"zealand", Word::Dollar, "NZD"),
    (b"kong", Word::Dollar, "HKD"),
    (b"hk", Word::Dollar, "HKD"),
    (b"singapore", Word::Dollar, "SGD"),
    (b"taiwan", Word::Dollar, "TWD"),
    (b"nt", Word::Dollar, "TWD"),
    (b"jamaican", Word::Dollar, "JMD"),
    (b"australian", Word::Cent, "AUD"),
    (b"canadian", Word::Cent, "CAD"),
    (b"zealand", Word::Cent, "NZD"),
    (b"kong", Word::Cent, "HKD"),
    (b"euro", Word::Cent, "EUR"),
    (b"african", Word::Cent, "ZAR"),
    (b"sa", Word::Cent, "ZAR"),
    (b"french", Word::Franc, "FRF"),
    (b"belgian", Word::Franc, "BEF"),
    (b"irish", Word::Pound, "IEP"),
    (b"philippine", Word::Peso, "PHP"),
    (b"chilean", Word::Peso, "CLP"),
    (b"colombian", Word::Peso, "COP"),
    (b"argentine", Word::Peso, "ARS"),
    (b"norwegian", Word::Krona, "NOK"),
    (b"danish", Word::Krona, "DKK"),
    (b"italian", Word::Lira, "ITL"),
    (b"turkish", Word::Lira, "TRY"),
];

fn letters<'t>(text: &'t str, token: &Token) -> &'t [u8] {
    text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or(&[])
}

/// True where a token says of which nation the currency after it is: "Canadian", "Kong", "U.S".
pub(crate) fn is_nation(text: &str, token: &Token) -> bool {
    const OTHERS: [&[u8]; 14] = [
        b"u.s",
        b"us",
        b"swiss",
        b"japanese",
        b"british",
        b"mexican",
        b"german",
        b"brazilian",
        b"korean",
        b"swedish",
        b"spanish",
        b"dutch",
        b"indian",
        b"finnish",
    ];
    let letters = letters(text, token);
    let is = |nation: &[u8]| nation.eq_ignore_ascii_case(letters);
    token.kind == TokenKind::Capital
        && (OTHERS.iter().any(|nation| is(nation)) || NATIONS.iter().any(|(nation, ..)| is(nation)))
}

/// How plainly a currency is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// By a sign or letters that stand for nothing else: "€", "US$".
    Sign,
    /// By its code.
    Code,
    /// By a noun, and the nation before it where several have one.
    Noun,
    /// As dollars, and not whose.
    Dollars,
}

/// The currency that token `at` names, and how. A bare dollar sign names none: dollars are many.
pub(crate) fn named(text: &str, tokens: &[Token], at: usize) -> Option<(&'static str, Naming)> {
    let token = tokens.get(at)?;
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    match token.kind {
        TokenKind::Currency(b'$') => {
            let touching = before.filter(|_| !token.spaced)?;
            // "U.S.$": the full stop is a token of its own.
            let stop = touching.kind == TokenKind::Period;
            let nation = if stop { tokens.get(at.checked_sub(2)?)? } else { touching };
            Some((of_dollar(letters(text, nation))?, Naming::Sign))
        }
        TokenKind::Currency(sign) => Some((of_sign(sign)?, Naming::Sign)),
        TokenKind::Sign(CENT) => Some(("USD", Naming::Sign)),
        TokenKind::Word | TokenKind::Capital => {
            let own = letters(text, token);
            if token.kind == TokenKind::Capital
                && let Some(code) = of_code(own)
            {
                return Some((code, Naming::Code));
            }
            // "US" is a segment of the business too; "US dollars" names its money by the noun.
            let code = token.word.currency().filter(|_| !own.eq_ignore_ascii_case(b"us"))?;
            let nation = before.map_or(&[][..], |before| letters(text, before));
            let of_nation = NATIONS
                .iter()
                .filter(|(_, noun, _)| *noun == token.word)
                .find(|(name, ..)| name.eq_ignore_ascii_case(nation));
            let told =
                before.is_some_and(|before| is_nation(text, before) || before.kind == TokenKind::Period);
            Some(match of_nation {
                Some((.., code)) => (*code, Naming::Noun),
                None if token.word == Word::Dollar && !told => (code, Naming::Dollars),
                None => (code, Naming::Noun),
            })
        }
        _ => None,
    }
}

/// The code before a number at `at`, as in "RMB 5", "Rs. 5" and "NIS5": nouns stand behind it.
pub(crate) fn code_before(text: &str, token: &Token) -> Option<&'static str> {
    of_code(letters(text, token)).filter(|_| matches!(token.kind, TokenKind::Word | TokenKind::Capital))
}
