//! Finds words in a text the way a reader means them.
//!
//! A query is taken literally, since dollars, brackets and full stops are what people look for in a
//! filing. White space in it stands for any white space, so that words are found across the end of a
//! line. Capitals count only where the query has some.

use regex::{Regex, RegexBuilder};

use super::{Span, TextSpan};

/// No query is longer, in characters.
const LONGEST: usize = 500;

/// Something to look for.
#[derive(Clone, Debug)]
pub struct Query {
    pattern: Regex,
}

impl Query {
    /// The query for `words`; None where there is nothing to look for.
    pub fn new(words: &str) -> Option<Self> {
        let mut pattern = String::new();
        for word in words.split_whitespace() {
            if !pattern.is_empty() {
                pattern.push_str("[ \\t\\n\\r\u{A0}]+");
            }
            pattern.push_str(&regex::escape(word));
        }
        if pattern.is_empty() || words.chars().count() > LONGEST {
            return None;
        }
        let capitals = words.chars().any(char::is_uppercase);
        let pattern = RegexBuilder::new(&pattern).case_insensitive(!capitals).build().ok()?;
        Some(Self { pattern })
    }

    /// The places where it stands in `text`, in order, without overlaps.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = TextSpan> + 't {
        self.pattern.find_iter(text).map(|found| Span::of(found.range()))
    }

    /// True where it stands anywhere in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.pattern.is_match(text)
    }
}

/// The places where `word` stands in `text`, in any case of its letters; also inside of a longer word. Both of its first
/// letters are looked for at once, so that all else is passed over quickly.
pub fn places_of<'t>(text: &'t [u8], word: &'t [u8]) -> impl Iterator<Item = usize> + 't {
    let first = word.first().copied().unwrap_or(0);
    let starts = memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
    let is = |at: &usize| text.get(*at..*at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
    starts.filter(is)
}

/// True where `text` holds `word` in any case of its letters.
pub fn holds(text: impl AsRef<[u8]>, word: impl AsRef<[u8]>) -> bool {
    places_of(text.as_ref(), word.as_ref()).next().is_some()
}

/// True where `text` holds one of `words` in any case of their letters.
pub fn holds_any<W: AsRef<[u8]>>(text: impl AsRef<[u8]>, words: &[W]) -> bool {
    words.iter().any(|word| holds(text.as_ref(), word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;

    fn found<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        Query::new(query).map(|q| q.find(text).map(|s| slice(text, s)).collect()).unwrap_or_default()
    }

    #[test]
    fn a_query_is_literal() {
        assert_eq!(found("$12.9", "$12.9 and $1259"), ["$12.9"]);
        assert_eq!(found("(12,417)", "(12,417) 12,417"), ["(12,417)"]);
    }

    #[test]
    fn white_space_reaches_over_the_end_of_a_line() {
        assert_eq!(found("net  loss", "Net\nloss, net loss, netloss"), ["Net\nloss", "net loss"]);
    }

    #[test]
    fn capitals_count_where_the_query_has_some() {
        assert_eq!(found("total", "Total TOTAL total").len(), 3);
        assert_eq!(found("Total", "Total TOTAL total").len(), 1);
    }

    #[test]
    fn words_in_any_case() {
        for text in ["Amount registered", "AMOUNT REGISTERED", "to be registered", "pre-Registered"] {
            assert!(holds(text, "registered"), "{text}");
        }
        for text in ["", "register", "registere", "r", "egistered"] {
            assert!(!holds(text, "registered"), "{text}");
        }
        assert!(holds_any("Owner", &["owned", "owner"]) && !holds_any("Owner", &["owned"]));
        assert_eq!(places_of(b"Aa aAA", b"aa").collect::<Vec<_>>(), [0, 3, 4]);
        assert!(!holds("", "a"));
    }

    #[test]
    fn nothing_to_look_for() {
        assert!(Query::new("  ").is_none());
        assert!(Query::new(&"x".repeat(501)).is_none());
    }
}
