//! Stretching and shrinking the place of a figure by keys: one end, one character or one word at a time.

use super::{Draft, EntryId, Review};
use crate::reading::Reading;
use crate::text::{Span, TextSpan};

/// The end that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// The first character.
    Start,
    /// The last one.
    End,
}

/// How far and which way it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pull {
    /// A character further out.
    OutByCharacter,
    /// A character further in.
    InByCharacter,
    /// To the next end of a word further out.
    OutByWord,
    /// To the next end of a word further in.
    InByWord,
}

impl Review {
    /// A draft that moves an end of a figure; None where it cannot move: at the ends of the text, or
    /// where nothing of the figure would be left.
    pub fn stretch(&self, reading: &Reading, id: EntryId, edge: Edge, pull: Pull) -> Option<Draft> {
        let entry = self.entry(id)?;
        let text = reading.filing.documents.get(entry.document)?.text.as_str();
        let span = moved(text, entry.span(), edge, pull)?;
        self.respan(reading, id, span)
    }
}

/// The span with one end moved. Ends come to rest beside a character that is not white space.
pub fn moved(text: &str, span: TextSpan, edge: Edge, pull: Pull) -> Option<TextSpan> {
    let (start, end) = (span.start() as usize, span.end() as usize);
    let (before, within, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let by_word = matches!(pull, Pull::OutByWord | Pull::InByWord);
    let forward = |text: &str| {
        let rest = text.trim_start();
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let first = rest.chars().next().map_or(0, char::len_utf8);
        text.len() - rest.len() + if by_word { word } else { first }
    };
    let backward = |text: &str| {
        let rest = text.trim_end();
        let word = rest
            .rfind(char::is_whitespace)
            .map_or(rest.len(), |at| rest.len() - at - rest[at..].chars().next().map_or(1, char::len_utf8));
        let last = rest.chars().next_back().map_or(0, char::len_utf8);
        text.len() - rest.len() + if by_word { word } else { last }
    };
    let out = matches!(pull, Pull::OutByCharacter | Pull::OutByWord);
    let (start, end) = match (edge, out) {
        (Edge::Start, true) => (start - backward(before), end),
        (Edge::End, true) => (start, end + forward(after)),
        (Edge::Start, false) => {
            let left = within.get(forward(within)..)?;
            (end - left.trim_start().len(), end)
        }
        (Edge::End, false) => {
            let left = within.get(..within.len() - backward(within))?;
            (start, start + left.trim_end().len())
        }
    };
    let moved: TextSpan = (start < end).then(|| Span::of(start..end))?;
    let holds = |span: TextSpan| !crate::text::slice(text, span).trim().is_empty();
    (moved != span && holds(moved)).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_move_by_characters_and_words() {
        let text = "loss of $12.9 million, net";
        for (from, edge, pull, to) in [
            ("12.9", Edge::Start, Pull::OutByCharacter, Some("$12.9")),
            ("12.9", Edge::End, Pull::OutByWord, Some("12.9 million,")),
            ("12.9 million,", Edge::End, Pull::InByCharacter, Some("12.9 million")),
            ("12.9 million", Edge::End, Pull::InByWord, Some("12.9")),
            ("of $12.9", Edge::Start, Pull::InByWord, Some("$12.9")),
            ("$12.9", Edge::Start, Pull::OutByWord, Some("of $12.9")),
            ("$12.9", Edge::Start, Pull::InByCharacter, Some("12.9")),
            ("12.9", Edge::Start, Pull::InByWord, None),
            ("loss", Edge::Start, Pull::OutByWord, None),
            ("net", Edge::End, Pull::OutByCharacter, None),
        ] {
            let at = text.find(from).unwrap();
            let found = moved(text, Span::of(at..at + from.len()), edge, pull);
            assert_eq!(found.map(|span| crate::text::slice(text, span)), to, "{from} {edge:?} {pull:?}");
        }
    }
}
