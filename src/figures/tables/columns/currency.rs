//! The currency that a header or the label of a row names for its numbers.
//!
//! ```text
//! US$        in euros        Pence per ordinary share        as what amounts are in
//! Dividend (NIS)             Revenue (euros)                 behind what is told in it
//! EUR                        Term loan (EUR)                 perhaps only what is spoken of
//! ```

use super::super::super::currency::{Naming, is_nation, named};
use super::super::super::lexer::TokenKind;
use super::super::super::prose::Reader;
use super::super::super::words::Word;
use super::super::hints::DEBT;

/// A currency that words beside or above numbers name.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct SaidCurrency {
    pub(in super::super) code: &'static str,
    /// By its sign, or as what amounts are in: "US$", "in euros". A code alone, "EUR", may be what is spoken
    /// of: loans in it, told in dollars.
    pub(in super::super) plainly: bool,
}

/// The currency that a header or a label names for the numbers beside or below it.
pub(super) fn currency_of(reader: Reader<'_>) -> Option<SaidCurrency> {
    (0..reader.tokens.len()).find_map(|at| {
        let (code, naming) = named(reader.text, reader.tokens, at)?;
        // "€500 notes", "US$0.01 par value": an amount of the label itself.
        let amount = reader.kind(at + 1) == Some(TokenKind::Number) && reader.bytes(at + 1) != b"000";
        let after_in =
            (1..=4).any(|back| reader.word_before(at, back) == Word::In) || is_bracketed(reader, at, naming);
        match naming {
            _ if amount => None,
            // "Dividends per share (cents)" of a company that reports in rand: cents are many.
            _ if reader.word(at) == Word::Cent && !is_whose(reader, at) => None,
            Naming::Dollars => None,
            Naming::Sign => Some(SaidCurrency { code, plainly: true }),
            Naming::Code => Some(SaidCurrency { code, plainly: after_in }),
            // "Pence per ordinary share", "(pence)": the hundredths of one currency alone are called so.
            Naming::Noun if reader.word(at) == Word::Penny => Some(SaidCurrency { code, plainly: true }),
            // "Pounds per ordinary share".
            Naming::Noun if at == 0 && is_for_share(reader) => Some(SaidCurrency { code, plainly: true }),
            // "Yen" over a column; "Pounds" may be weighed.
            Naming::Noun if reader.tokens.len() == 1 && reader.word(at) != Word::Pound => {
                Some(SaidCurrency { code, plainly: true })
            }
            Naming::Noun => after_in.then_some(SaidCurrency { code, plainly: true }),
        }
    })
}

/// "Pounds per ordinary share", "Euros per ADS": what each share is told in.
fn is_for_share(reader: Reader<'_>) -> bool {
    reader.word(1) == Word::Per
        && (2..5).any(|at| matches!(reader.word(at), Word::Share | Word::Shares | Word::Ads))
}

/// True for a currency that stands alone in brackets behind what is told in it: "Dividend per share (NIS)", "Net income
/// (euros)", "(Rs.)". Debt is named by the currency that it is owed in and told in that of the table, "Term loan (EUR)";
/// "Euro (EUR)" is a currency itself; and letters may stand for the words before them, "Auction rate securities (ARS)".
fn is_bracketed(reader: Reader<'_>, at: usize, naming: Naming) -> bool {
    const HELD: [&[u8]; 13] = [
        b"borrowing",
        b"facilities",
        b"credit",
        b"cash",
        b"deposits",
        b"swap",
        b"swaps",
        b"forward",
        b"forwards",
        b"contracts",
        b"notional",
        b"exposure",
        b"libor",
    ];
    // "Growth (real)", "Weight (pounds)", "Orders (won)", "Design (mark)": other words too.
    let ambiguous = matches!(reader.word(at), Word::Real | Word::Pound | Word::Won | Word::Mark);
    let word = |back: usize| usize::from(naming == Naming::Noun && at > back && reader.is_word(at - back));
    let two = at > 2 && reader.says(at - 1, &[b"african", b"zealand", b"kong"]);
    let nation = word(1) + if two { word(2) } else { 0 };
    let Some(open) = at.checked_sub(1 + nation) else { return false };
    let close = at + 1 + usize::from(reader.kind(at + 1) == Some(TokenKind::Period));
    let alone = reader.kind(open) == Some(TokenKind::Open) && reader.kind(close) == Some(TokenKind::Close);
    if !alone || ambiguous && naming == Naming::Noun {
        return false;
    }
    let initials = naming == Naming::Code && are_initials(reader, open, reader.bytes(at));
    let held = |i: usize| reader.says(i, &DEBT) || reader.says(i, &HELD);
    let other = |i: usize| held(i) || named(reader.text, reader.tokens, i).is_some();
    !initials && !(0..open).any(other)
}

/// True where the `letters` behind the bracket at `open` are those that the words before it start with.
fn are_initials(reader: Reader<'_>, open: usize, letters: &[u8]) -> bool {
    let words = (0..open).rev().filter(|i| reader.is_word(*i)).take(2 * letters.len());
    let mut left = letters.iter().rev().peekable();
    for word in words {
        let starts = |letter: &u8| reader.bytes(word).first().is_some_and(|b| b.eq_ignore_ascii_case(letter));
        match left.peek() {
            None => break,
            Some(letter) if starts(letter) => _ = left.next(),
            // "Cash available for distribution (CAD)".
            Some(_) if reader.bytes(word).len() <= 3 => {}
            Some(_) => return false,
        }
    }
    left.peek().is_none()
}

/// True where the words before the cents at `at` say whose they are: "US cents", "Australian cents".
fn is_whose(reader: Reader<'_>, at: usize) -> bool {
    let nation = |before: usize| reader.get(before).is_some_and(|token| is_nation(reader.text, token));
    at.checked_sub(1).is_some_and(|before| {
        let stop = usize::from(before > 0 && reader.kind(before) == Some(TokenKind::Period));
        nation(before - stop) || reader.is(before, b"euro")
    })
}
