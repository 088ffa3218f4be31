//! Items that are answered on their own line: where a table of contents has a page, "None" stands.
//!
//! A form has items to which most filers have nothing to say. Many print the answer behind the title, so that
//! these items stand as close as those of a table of contents, and are none:
//!
//! ```text
//! Item 2.  Changes in Securities               None
//! Item 3.  Defaults Upon Senior Securities     None
//! Item 6.  Exhibits and Reports on Form 8-K
//! ```

use super::super::marks::{dash_len, skip_signs};
use super::super::words;

/// True for a line or row whose last words answer with nothing, set apart from what stands before them by a gap,
/// a stop or a dash. `Item 4. [Reserved]` is the title of an item, and no answer to it.
pub(super) fn is_answered(text: &[u8]) -> bool {
    /// The longest answer, "Not applicable.", with the room that a cell may have around it.
    const LONGEST: usize = 24;
    let text = text.trim_ascii_end();
    let from = text.len().saturating_sub(LONGEST);
    (from.max(1)..text.len()).any(|at| {
        let (Some(before), Some(answer)) = (text.get(..at), text.get(at..)) else { return false };
        is_nothing(answer) && sets_apart(before)
    })
}

/// True for words that say that there is nothing to say.
pub(super) fn is_nothing(answer: &[u8]) -> bool {
    const ANSWERS: [&[u32]; 5] = [
        &words::hashes(["none"]),
        &words::hashes(["n", "a"]),
        &words::hashes(["na"]),
        &words::hashes(["not", "applicable"]),
        &words::hashes(["inapplicable"]),
    ];
    answer.first().is_some_and(|first| matches!(first, b'N' | b'n' | b'I' | b'i'))
        && ANSWERS.iter().any(|words| words::words(answer).map(|word| word.hash).eq(words.iter().copied()))
}

/// True where what follows the title in `before` is no part of it: a tab or two spaces, a stop, a colon or a dash
/// stand at its end.
fn sets_apart(before: &[u8]) -> bool {
    let end = before.trim_ascii_end().len();
    let gap = before.get(end..).unwrap_or(&[]);
    let Some(last) = end.checked_sub(1).and_then(|at| before.get(at)) else { return false };
    let dashed = || {
        (end.saturating_sub(3)..end)
            .any(|at| at + dash_len(before, at).max(1) == end && dash_len(before, at) > 0)
    };
    let stop = matches!(last, b'.' | b':' | b';') || dashed();
    gap.contains(&b'\t') || gap.len() >= 2 || stop && !gap.is_empty() || dashed()
}

/// True where the words of a line are an answer alone, whatever signs stand around them.
pub(super) fn is_answer(text: &[u8]) -> bool {
    text.get(skip_signs(text, 0)..).is_some_and(is_nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_apart_from_titles() {
        for (text, answered) in [
            ("Item 1.  Legal Proceedings            None", true),
            ("Item 1.\tLegal Proceedings\tN/A", true),
            ("Item 5. Ownership by a Family of Potters:  N/A", true),
            ("Item 3. Defaults Upon Senior Securities. Not applicable.", true),
            ("Item 3. Defaults Upon Senior Securities - None", true),
            ("Item 3. Defaults Upon Senior Securities \u{2014} none", true),
            ("Item 4. [Reserved]", false),
            ("Item 4.  Mine Safety Disclosures       14", false),
            ("Item 4. Mine Safety Disclosures Where Applicable", false),
            ("None", false),
            ("", false),
        ] {
            assert_eq!(is_answered(text.as_bytes()), answered, "{text}");
        }
    }
}
