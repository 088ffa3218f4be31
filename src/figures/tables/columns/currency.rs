//! The currency that a header or the label of a row names for its numbers.
//!
//! ```text
//! US$        in euros        Pence per ordinary share        as what amounts are in
//! EUR                                                        perhaps only what is spoken of
//! ```

use super::super::super::currency::{Naming, named};
use super::super::super::lexer::TokenKind;
use super::super::super::prose::Reader;
use super::super::super::words::Word;

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
        let after_in = (1..=4).any(|back| reader.word_before(at, back) == Word::In);
        match naming {
            _ if amount => None,
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
