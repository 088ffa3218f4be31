//! The lettered parts into which a form divides an item: "A. Operating Results" of item 5 of Form 20-F.
//!
//! Filers print them in every look, many in none at all, so letter and title tell them and the look does
//! not. They stand right below their item, whatever their look, and what stands in them is no larger:
//!
//! ```text
//! Item 5. Operating and Financial Review and Prospects
//! A. Operating Results                     or "5.A", "Item 5A.", "(a)"
//! B. Liquidity and Capital Resources
//! ```

use super::forms::FormItem;
use super::items::is_empty_item;
use super::lines::{Page, Role};
use super::marks::{ItemNumber, skip_signs, word};
use super::words::{self, skip_space};

/// Titles are no longer than this, in bytes.
const LONGEST: u32 = 160;

/// True where line `index` is the heading of a lettered part of `item`.
pub(super) fn heads_part(page: &Page<'_>, item: &FormItem, index: usize) -> bool {
    let Some(line) = page.lines.get(index) else { return false };
    let fits = line.row.is_none_or(|row| row == 0)
        && line.span.len() <= LONGEST
        && matches!(line.role, Role::Flow | Role::FirstOfRunning);
    if !fits || item.lettered.is_empty() {
        return false;
    }
    let text = page.bytes(line.span);
    let Some((letter, title)) = item.number.and_then(|number| mark(text, number)) else { return false };
    let title = text.get(title..).unwrap_or(b"");
    let telling: Vec<u32> = words::telling(title).take(40).collect();
    let own = item.lettered.get(letter);
    let named = |least: u32| item.lettered.iter().any(|wording| wording.likeness(&telling) >= least);
    // The form has moved some of them: the letter may be another's.
    named(75)
        || own.is_some_and(|wording| wording.likeness(&telling) >= 50)
        || own.is_some() && is_empty_item(title)
}

/// The letter of a part, from 0, and where its title starts. The number of the item may stand before it.
fn mark(text: &[u8], item: ItemNumber) -> Option<(usize, usize)> {
    let mut at = skip_space(text, 0);
    if let Some(after) = word(text, at, b"ITEM") {
        at = skip_space(text, after);
    }
    let digits = text.get(at..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits > 0 {
        let number: u16 = std::str::from_utf8(text.get(at..at + digits)?).ok()?.parse().ok()?;
        if number != item.major {
            return None;
        }
        at = skip_signs(text, at + digits);
    }
    at += usize::from(text.get(at) == Some(&b'('));
    let letter = text.get(at)?.to_ascii_uppercase();
    let closed = matches!(text.get(at + 1), Some(b'.' | b')' | b':' | b'\t' | b'-' | 0xC2 | 0xE2))
        || digits > 0 && text.get(at + 1) == Some(&b' ');
    let title = skip_signs(text, at + 1);
    let lettered = (b'A'..=b'K').contains(&letter) && closed && title < text.len();
    lettered.then(|| (usize::from(letter - b'A'), title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_as_filers_write_them() {
        let item = ItemNumber::parse("5").expect("a number");
        for text in [
            "A. Operating Results",
            "5.A Operating Results",
            "Item 5A. Operating Results",
            "(a) Operating Results",
            "A.\tOperating Results",
        ] {
            let read = mark(text.as_bytes(), item).map(|(letter, title)| (letter, &text[title..]));
            assert_eq!(read, Some((0, "Operating Results")), "{text}");
        }
        for text in ["A kettle", "6.A Directors", "5. Kettles", "A.", "Results"] {
            assert_eq!(mark(text.as_bytes(), item), None, "{text}");
        }
    }
}
