//! Lists of amounts of several times that are not named.
//!
//! ```text
//! Rent expense totaled $5.5 million, $5.2 million and $4.9 million.     of three years; the first is the report's
//! Rent and taxes were $5.5 million and $5.2 million.                    of two things
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::{Sentence, When};

/// Tokens between a verb and the first amount: "totaled approximately $".
const NEAR: usize = 3;

/// Leaves open of which time the later amounts of a list are that ends a sentence in which one thing is spoken of: one
/// and the same had no two values at one time.
pub(super) fn lists(reader: Reader<'_>, sentence: Sentence, amounts: &[(usize, usize)], whens: &mut [When]) {
    let (Some(first), Some(last)) = (amounts.first(), amounts.last()) else { return };
    if amounts.len() < 2 || !amounts.windows(2).all(|pair| is_joined(reader, pair[0].1, pair[1].0)) {
        return;
    }
    let past = last.1 + usize::from(reader.kind(last.1) == Some(TokenKind::Comma));
    let end = past + usize::from(reader.word(past) == Word::Respectively);
    let ends = end >= sentence.end || reader.kind(end) == Some(TokenKind::Period) && end + 1 >= sentence.end;
    let from = first.0.saturating_sub(NEAR).max(sentence.first);
    let verb = (from..first.0).rev().find(|at| matches!(reader.word(*at), Word::Is | Word::Totaled));
    // "Was $5 million, 9%" tells two things.
    let unit = |amount: &(usize, usize)| {
        let money = matches!(reader.kind(amount.0), Some(TokenKind::Currency(_)));
        (money, reader.kind(amount.1.saturating_sub(1)) == Some(TokenKind::Percent))
    };
    let alike = amounts.iter().all(|amount| unit(amount) == unit(first));
    let Some(verb) = verb.filter(|_| ends && alike) else { return };
    // "Sales to A and B", "each of the plants", "the high and low prices".
    let several = |at: usize| {
        matches!(reader.word(at), Word::And | Word::Or | Word::Each | Word::Between)
            || matches!(reader.kind(at), Some(TokenKind::Comma | TokenKind::Slash | TokenKind::Semicolon))
            || reader.says(at, &[b"both", b"two", b"three", b"these", b"their", b"following"])
    };
    if (sentence.first..verb).any(several) {
        return;
    }
    whens.iter_mut().skip(1).for_each(|when| *when = When::Unknown);
}

/// True where a comma and "and" alone part two amounts.
fn is_joined(reader: Reader<'_>, from: usize, to: usize) -> bool {
    from < to
        && to - from <= 2
        && (from..to).all(|at| reader.kind(at) == Some(TokenKind::Comma) || reader.word(at) == Word::And)
}

#[cfg(test)]
mod tests {
    use super::super::super::super::lexer::lex;
    use super::*;

    /// Whether the amounts of a sentence but the first are left open; each is a sign, a number and "million".
    fn open(text: &str) -> bool {
        let mut tokens = Vec::new();
        lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
        let reader = Reader { text, tokens: &tokens };
        let signs = (0..tokens.len()).filter(|at| matches!(tokens[*at].kind, TokenKind::Currency(_)));
        let amounts: Vec<(usize, usize)> = signs.map(|at| (at, at + 3)).collect();
        let mut whens = vec![When::Unsaid; amounts.len()];
        super::lists(reader, Sentence { first: 0, end: tokens.len() }, &amounts, &mut whens);
        whens.iter().skip(1).all(|when| *when == When::Unknown) && whens[0] == When::Unsaid
    }

    #[test]
    fn one_thing_has_one_value_at_one_time() {
        assert!(open("Rent expense totaled $5.5 million, $5.2 million and $4.9 million."));
        assert!(open("The allowance was approximately $3 million and $2 million, respectively."));
        assert!(!open("Rent and taxes were $5.5 million and $5.2 million."));
        assert!(!open("Fees were $5.5 million and $5.2 million of rent."));
        assert!(!open("Fees of $5.5 million and $5.2 million were paid."));
    }
}
