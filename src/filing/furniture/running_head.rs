//! Running heads and feet: lines that stand at the same end of page after page.
//!
//! Lines are compared by a key of their letters, so that a date or a page number in them changes nothing. What each page
//! needs for itself, such as its units and periods, has no key.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHashMap;

use crate::text::dates::month;

/// What a line says, digits, marks and spaces left out; None where that is too little to be told
/// from another, or where the line says something of the page below it.
///
/// Units, periods and the line that refers to the notes stand on several pages because each page
/// needs them: they are no running heads.
pub(in crate::filing) fn words_key(line: &[u8]) -> Option<u64> {
    let mut hasher = rustc_hash::FxHasher::default();
    let mut letters = 0;
    for byte in line {
        if byte.is_ascii_alphabetic() || *byte >= 0x80 {
            byte.to_ascii_lowercase().hash(&mut hasher);
            letters += 1;
        }
    }
    (letters >= 4 && !speaks_of_page(line)).then(|| hasher.finish())
}

/// True for words that tell what is on this page: a unit, a period, a footnote.
fn speaks_of_page(line: &[u8]) -> bool {
    const WORDS: [&[u8]; 13] = [
        b"million",
        b"millions",
        b"thousand",
        b"thousands",
        b"dollars",
        b"unaudited",
        b"except",
        b"ended",
        b"ending",
        b"months",
        b"see",
        b"refer",
        b"accompanying",
    ];
    if matches!(line.first(), Some(b'(' | b'*' | b'[')) || ends_sentence(line) {
        return true;
    }
    let mut words = line.split(|b| !b.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    let dated = line.iter().any(u8::is_ascii_digit);
    // "May" without a day is no month.
    let tells_month = |word: &[u8]| month(word).is_some() && (word.len() > 3 || dated);
    words.any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) || tells_month(word))
}

/// True for the end of a sentence; the stop behind "Inc." is none.
fn ends_sentence(line: &[u8]) -> bool {
    const ABBREVIATIONS: [&[u8]; 8] = [b"inc", b"co", b"corp", b"ltd", b"cos", b"v", b"p", b"a"];
    let Some(body) = line.trim_ascii_end().strip_suffix(b".") else { return false };
    let word = body.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or(body);
    !ABBREVIATIONS.iter().any(|a| word.eq_ignore_ascii_case(a))
}

/// A line must stand on so many pages in a row, every other one counting, to be theirs.
pub(super) const PAGES: usize = 3;

/// Lines that may be taken off one end of a page.
pub(super) const DEEPEST: usize = 4;

/// Which lines head (or foot) page after page. `pages` holds for each page what its lines say, the
/// outermost first; what is found is how many of them are the page's own.
pub(in crate::filing) fn running_heads(pages: &[Vec<Option<u64>>]) -> Vec<usize> {
    let mut depth = vec![0usize; pages.len()];
    for _ in 0..DEEPEST {
        let mut runs: FxHashMap<(u64, usize), Vec<usize>> = FxHashMap::default();
        for (page, lines) in pages.iter().enumerate() {
            if let Some(Some(key)) = lines.get(depth[page]) {
                runs.entry((*key, depth[page])).or_default().push(page);
            }
        }
        let mut found = false;
        for run in runs.into_values() {
            for pages in run.chunk_by(|a, b| b - a <= 2).filter(|pages| pages.len() >= PAGES) {
                pages.iter().for_each(|page| depth[*page] += 1);
                found = true;
            }
        }
        if !found {
            break;
        }
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_stand_on_page_after_page() {
        let key = |line: &str| words_key(line.as_bytes());
        let page = |lines: &[&str]| lines.iter().map(|l| key(l)).collect::<Vec<_>>();
        let pages = [
            page(&["Cover"]),
            page(&["Northern Kettle Co.", "Notes (continued)", "5. Debt"]),
            page(&["Northern Kettle Co.", "Notes (continued)", "Overview"]),
            page(&["Northern Kettle Co.", "Notes (continued)", "6. Taxes"]),
            page(&["Overview"]),
            page(&["Northern Kettle Co.", "Overview"]),
        ];
        assert_eq!(running_heads(&pages), [0, 2, 2, 2, 0, 1]);
    }

    #[test]
    fn what_each_page_needs_is_no_running_head() {
        for line in
            ["(In millions)", "For the years ended June 30", "See accompanying notes.", "* Restated", "12"]
        {
            assert_eq!(words_key(line.as_bytes()), None, "{line}");
        }
    }
}
