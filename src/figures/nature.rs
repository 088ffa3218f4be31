//! Whether words tell a state or a flow: what is there on a day, or what went by in a time.
//!
//! A column headed "2023" may mean the last day of 2023 or the whole year. The words of the rows
//! decide: receivables, inventories and obligations are states; sales, expenses and dividends are
//! flows. Each word has a weight in `assets/state_words.tsv`, in quarters of the natural logarithm of
//! the odds that a label with it tells a state; some pairs of words weigh more or less than both.
//! The sum over a label speaks for its row, the sum over the labels for the table. The weights were
//! fitted to the names of the concepts of US-GAAP, each of which is by definition one or the other,
//! and to printed labels of such concepts.

mod flow_of;
mod reason;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexer::TokenKind;
use super::prose::Reader;
pub(super) use flow_of::names_flow_of;

/// Positive for a state, negative for a flow, 0 for neither; in quarters of log-odds.
pub(super) type Nature = i32;

/// From this weight on words speak plainly: the odds are nearly three to one.
pub(super) const PLAIN: Nature = 4;

/// The most that one label counts for its table.
pub(super) const MOST: Nature = 8;

/// The weight of what is a flow, or a state, whatever its words: a row between two balances.
pub(super) const SURE: Nature = 40;

/// The nature that a label's words speak for.
pub(super) fn nature(reader: Reader<'_>) -> Nature {
    let mut sum = 0;
    let mut pair = Letters::default();
    for at in 0..reader.tokens.len() {
        match reader.kind(at) {
            Some(TokenKind::Word | TokenKind::Capital) if reason::is_reason(reader, at) => {
                pair = Letters::default();
            }
            Some(TokenKind::Word | TokenKind::Capital) => {
                let word = reader.bytes(at);
                pair.push(word);
                sum += weight(pair.last_word()) + pair.both().map_or(0, weight);
            }
            Some(TokenKind::Hyphen | TokenKind::Dash | TokenKind::Open | TokenKind::Close) => {}
            _ => pair = Letters::default(),
        }
    }
    sum
}

/// "Adjusted EBITDA", "Operating cash flow", "FFO": what a time brought, by a name that those concepts do not have; not what
/// is set against it, "Debt to EBITDA", nor what only has the name in its own, "Cash flow hedges".
pub(super) fn names_result(reader: Reader<'_>) -> bool {
    const NAMES: [&[u8]; 5] = [b"ebitda", b"ebitdar", b"ebitdax", b"ffo", b"affo"];
    let flow = |at: usize| {
        let ends = !reader.is_word(at + 2);
        // "Cash reported in the statements of cash flows" is there on a day.
        let told_there = at > 0 && reader.is(at - 1, b"of");
        // "Future net cash flows", "undiscounted cash flows": what is expected is worth so much on a day (ASC 932-235-50-31).
        const AHEAD: [&[u8]; 5] = [b"future", b"discounted", b"undiscounted", b"contractual", b"expected"];
        let ahead = (at.saturating_sub(3)..at).any(|at| reader.says(at, &AHEAD));
        reader.is(at, b"cash") && reader.says(at + 1, &[b"flow", b"flows"]) && ends && !told_there && !ahead
    };
    let set_against = |at: usize| {
        reader.kind(at) == Some(TokenKind::Slash) || reader.says(at, &[b"to", b"ratio", b"multiple"])
    };
    let all = || 0..reader.tokens.len();
    all().any(|at| reader.says(at, &NAMES) || flow(at)) && !all().any(set_against)
}

/// Longest entry in the table: two words.
const LONGEST: usize = 28;

/// The last two words in small letters, one space between them.
#[derive(Clone, Copy)]
struct Letters {
    bytes: [u8; LONGEST],
    /// Where the second word starts; 0 where there is one word.
    second: usize,
    end: usize,
}

impl Default for Letters {
    fn default() -> Self {
        Self { bytes: [0; LONGEST], second: 0, end: 0 }
    }
}

impl Letters {
    fn push(&mut self, word: &[u8]) {
        let kept = self.end - self.second;
        self.bytes.copy_within(self.second..self.end, 0);
        let second = if kept == 0 { 0 } else { kept + 1 };
        let Some(place) = self.bytes.get_mut(second..second + word.len()) else {
            *self = Self::default();
            return;
        };
        for (to, from) in place.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        if second > 0 {
            self.bytes[kept] = b' ';
        }
        self.second = second;
        self.end = second + word.len();
    }

    fn last_word(&self) -> &[u8] {
        self.bytes.get(self.second..self.end).unwrap_or(&[])
    }

    fn both(&self) -> Option<&[u8]> {
        if self.second == 0 { None } else { self.bytes.get(..self.end) }
    }
}

/// The table as it is kept: an entry a line, its weight after a tab.
const TABLE: &str = include_str!("../../assets/state_words.tsv");

/// What a word or pair of words speaks for; 0 where the table has none.
fn weight(entry: &[u8]) -> Nature {
    static WEIGHTS: LazyLock<FxHashMap<&[u8], i8>> = LazyLock::new(|| {
        let entries = TABLE.lines().filter_map(|line| line.split_once('\t'));
        entries.filter_map(|(entry, weight)| Some((entry.as_bytes(), weight.parse().ok()?))).collect()
    });
    WEIGHTS.get(entry).copied().map_or(0, Nature::from)
}

#[cfg(test)]
mod tests {
    use super::super::lexer::lex;
    use super::*;

    fn of(text: &str) -> Nature {
        let mut tokens = Vec::new();
        lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
        nature(Reader { text, tokens: &tokens })
    }

    #[test]
    fn words_tell_states_from_flows() {
        for state in [
            "Accounts receivable, net",
            "Income taxes payable",
            "Accumulated depreciation",
            "Deferred tax assets",
            "Finished goods",
            "Projected benefit obligation",
            "Unrecognized compensation cost",
            "Long-term debt",
        ] {
            assert!(of(state) > 0, "{state}: {}", of(state));
        }
        for flow in [
            "Net sales",
            "Income tax expense",
            "Depreciation and amortization",
            "Dividends paid",
            "Cost of goods sold",
            "Proceeds from issuance of long-term debt",
            "Purchases of securities",
            "Change in fair value of derivatives",
        ] {
            assert!(of(flow) < 0, "{flow}: {}", of(flow));
        }
        assert_eq!(of("Ohio"), 0);
    }

    #[test]
    fn every_entry_is_found_and_is_a_word_or_two() {
        for line in TABLE.lines() {
            let (entry, value) = line.split_once('\t').unwrap();
            assert!(entry.len() <= LONGEST && entry.split(' ').count() <= 2, "{entry}");
            assert_eq!(weight(entry.as_bytes()), value.parse::<Nature>().unwrap(), "{entry}");
        }
        assert_eq!(weight(b""), 0);
    }
}
