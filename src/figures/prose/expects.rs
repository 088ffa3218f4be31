//! Words of what is to come, or is thought: "we expect", "the estimated cost", "our outlook".
//!
//! Whoever asks says which of them tell it there: "plan" and "project" may be nouns for what there is, and what somebody
//! assumes may lie behind.

use super::reader::Reader;

/// In what way a word speaks of what is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// It says nothing else.
    Expect,
    /// What something comes to by a reckoning, of what was or will be; or the noun for it.
    Reckon,
    /// What somebody is about to do; or the noun for it.
    Aim,
    /// What is supposed.
    Assume,
    /// What a company tells of its own future.
    Outlook,
}

const WORDS: [(&[u8], Sense); 27] = [
    (b"expect", Sense::Expect),
    (b"expects", Sense::Expect),
    (b"expected", Sense::Expect),
    (b"anticipate", Sense::Expect),
    (b"anticipates", Sense::Expect),
    (b"anticipated", Sense::Expect),
    (b"forecast", Sense::Expect),
    (b"forecasts", Sense::Expect),
    (b"forecasted", Sense::Expect),
    (b"estimate", Sense::Reckon),
    (b"estimates", Sense::Reckon),
    (b"estimated", Sense::Reckon),
    (b"project", Sense::Reckon),
    (b"projects", Sense::Reckon),
    (b"projected", Sense::Reckon),
    (b"plan", Sense::Aim),
    (b"plans", Sense::Aim),
    (b"planned", Sense::Aim),
    (b"budget", Sense::Aim),
    (b"budgeted", Sense::Aim),
    (b"intend", Sense::Aim),
    (b"intends", Sense::Aim),
    (b"assume", Sense::Assume),
    (b"assumes", Sense::Assume),
    (b"assuming", Sense::Assume),
    (b"guidance", Sense::Outlook),
    (b"outlook", Sense::Outlook),
];

/// True where the word at `at` speaks of what is to come in one of the ways `senses`.
pub(super) fn expects(reader: Reader<'_>, at: usize, senses: &[Sense]) -> bool {
    // No word of the table is shorter or longer, and most words of a text are.
    let letters = reader.bytes(at);
    (4..=12).contains(&letters.len())
        && WORDS.iter().any(|(word, sense)| senses.contains(sense) && letters.eq_ignore_ascii_case(word))
}
