//! Places by name: states, provinces and countries with their codes, out of `assets/places.tsv`.

use std::sync::LazyLock;

/// Places, one a line: names parted by `|`, postal code, ISO 3166 code, EDGAR code; `-` where it has none.
const PLACES: &str = include_str!("../../assets/places.tsv");

/// A sort of codes, by its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Of the post, for states, territories and provinces.
    Postal = 1,
    /// ISO 3166.
    Iso = 2,
    /// EDGAR's own.
    Edgar = 3,
}

/// The lines of the table, in their columns.
fn rows() -> impl Iterator<Item = std::str::Split<'static, char>> {
    PLACES.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'))
}

/// The code of the place called `name`, in lower case. A name may be that of a state and of a country: the one that has a
/// code of this sort is meant.
pub fn code(name: &str, sort: Code) -> Option<&'static str> {
    let mut found =
        rows().filter(|row| row.clone().next().is_some_and(|names| names.split('|').any(|n| n == name)));
    found.find_map(|mut row| row.nth(sort as usize).filter(|code| *code != "-"))
}

/// The names and codes of the states, the District of Columbia and Puerto Rico.
static STATES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let state = |mut row: std::str::Split<'static, char>| {
        let (names, code) = (row.next()?, row.next()?);
        (row.nth(2) == Some("US")).then_some((names, code))
    };
    rows().filter_map(state).collect()
});

/// The letters that the post of the United States has for the state that `words` name, in any case, or of which they are
/// the letters: "OH" for "Ohio", "Oh", "N.Y." for "New York".
pub fn state_code(words: &[u8]) -> Option<&'static str> {
    let mut letters = words.iter().filter(|b| b.is_ascii_alphabetic()).map(u8::to_ascii_uppercase);
    let pair = [letters.next().unwrap_or(0), letters.next().unwrap_or(0)];
    let short = words.len() <= LONGEST_CODE
        && words.first().is_some_and(u8::is_ascii_uppercase)
        && letters.next().is_none();
    let is = |(name, code): &&(&str, &str)| {
        short && code.as_bytes() == pair || name.as_bytes().eq_ignore_ascii_case(words)
    };
    STATES.iter().find(is).map(|(_, code)| *code)
}

/// Bytes of the letters of a state as they are printed, at most: "N. Y.".
const LONGEST_CODE: usize = 5;

/// True for a state of the United States, by its name or its two letters.
pub fn is_state(words: &[u8]) -> bool {
    state_code(words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_by_name_and_by_letters() {
        assert_eq!(STATES.len(), 52);
        for (words, code) in [
            ("Ohio", "OH"),
            ("OHIO", "OH"),
            ("West Virginia", "WV"),
            ("OH", "OH"),
            ("N.Y.", "NY"),
            ("N. Y.", "NY"),
            ("Puerto Rico", "PR"),
            ("District of Columbia", "DC"),
        ] {
            assert_eq!(state_code(words.as_bytes()), Some(code), "{words}");
        }
        for words in ["", "O", "oh", "Ohi", "Ontario", "ON", "Guam", "France", "N.Y.C.", "West"] {
            assert!(!is_state(words.as_bytes()), "{words}");
        }
    }

    #[test]
    fn codes_of_places() {
        assert_eq!(code("georgia", Code::Postal), Some("GA"));
        assert_eq!(code("georgia", Code::Iso), Some("GE"));
        assert_eq!(code("quebec", Code::Edgar), Some("A8"));
        assert_eq!(code("ohio", Code::Iso), None);
    }
}
