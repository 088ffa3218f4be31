//! Where one sentence ends and the next begins: full stops, but for those of abbreviations.

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;

/// The tokens of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figures::prose) struct Sentence {
    pub(in crate::figures::prose) first: usize,
    pub(in crate::figures::prose) end: usize,
}

/// Longer ones are cut: what figures of a sentence say of each other is asked of all its tokens, and
/// nobody writes a sentence of that length. A list of numbers without a full stop may have it.
const LONGEST_SENTENCE: usize = 1500;

/// Cuts a block into sentences.
pub(in crate::figures::prose) fn sentences(reader: Reader<'_>) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    for at in 0..reader.tokens.len() {
        let ends = match reader.kind(at) {
            Some(TokenKind::Period) => {
                let next = reader.get(at + 1);
                let apart =
                    next.is_none_or(|n| n.spaced || n.kind == TokenKind::Quote || n.kind == TokenKind::Mark);
                let capital = matches!(
                    reader.kind(at + 1),
                    None | Some(
                        TokenKind::Capital
                            | TokenKind::Quote
                            | TokenKind::Open
                            | TokenKind::Code
                            | TokenKind::Mark
                            | TokenKind::Number
                            | TokenKind::Currency(_)
                    )
                );
                apart && capital && !is_abbreviation(reader, at)
            }
            _ => false,
        };
        if ends || at - first >= LONGEST_SENTENCE {
            found.push(Sentence { first, end: at + 1 });
            first = at + 1;
        }
    }
    if first < reader.tokens.len() {
        found.push(Sentence { first, end: reader.tokens.len() });
    }
    found
}

/// "U.S.", "Inc.", "No.", "Mr.": a full stop that ends no sentence.
fn is_abbreviation(reader: Reader<'_>, stop: usize) -> bool {
    let Some(before) = stop.checked_sub(1) else { return false };
    let word = reader.bytes(before);
    // "$188M.", "Exhibit A.", "Class B.": the letter is no name.
    let closes = matches!(reader.kind_before(before, 1), Some(TokenKind::Number))
        || matches!(reader.word_before(before, 1), Word::Exhibit | Word::Series)
        || before > 0 && reader.is(before - 1, b"class");
    word.len() == 1 && word[0].is_ascii_uppercase() && !closes
        || matches!(
            word,
            b"U.S"
                | b"No"
                | b"Nos"
                | b"Mr"
                | b"Ms"
                | b"Mrs"
                | b"Dr"
                | b"St"
                | b"vs"
                | b"Rs"
                | b"Sept"
                | b"Sec"
        )
        || matches!(word, b"Inc" | b"Corp" | b"Co" | b"Ltd")
            && reader.kind(stop + 1) != Some(TokenKind::Capital)
        || matches!(
            reader.word(before),
            Word::January | Word::February | Word::August | Word::October | Word::November | Word::December
        ) && word.len() == 3
}
