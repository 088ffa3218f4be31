//! Running text with its raised marks, which are no part of the words and numbers that they touch.
//!
//! ```text
//! 1,234<sup>1</sup> stores      net sales of $5.2 million<sup>2</sup>      75 mg/m<sup>2</sup>
//!           ^ a mark                                          ^ a mark                 ^ the unit's own
//! ```

use super::super::lexer::{Token, lex};
use crate::filing::Document;
use crate::text::{TextSpan, slice};

/// The text of a document and what is raised in it, sorted.
#[derive(Clone, Copy)]
pub(in crate::figures) struct Page<'a> {
    pub(in crate::figures) text: &'a str,
    pub(in crate::figures) raised: &'a [TextSpan],
}

impl<'a> From<&'a Document> for Page<'a> {
    fn from(document: &'a Document) -> Self {
        Self { text: &document.text, raised: &document.superscripts }
    }
}

impl Page<'_> {
    /// Cuts `span` into tokens without the footnote marks in it.
    pub(super) fn lex(self, span: TextSpan, tokens: &mut Vec<Token>) {
        let first = self.raised.partition_point(|mark| mark.end() <= span.start());
        let mut from = span.start();
        // "1 Includes revenues from others", where the 1 is raised: the mark of the note opens its line.
        if let Some(mark) =
            self.raised.get(first).filter(|mark| mark.start() == from && mark.end() < span.end())
        {
            let digits = slice(self.text, *mark).trim_end();
            let rest = self.text.get(mark.end() as usize..).unwrap_or("").trim_start();
            // "5 million shares" goes on in small letters.
            let opens = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '\u{201C}'));
            if opens && (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
                from = mark.end();
            }
        }
        for mark in self.raised[first..].iter().take_while(|mark| mark.end() <= span.end()) {
            if mark.start() > from && self.is_footnote(*mark) {
                lex(self.text, from, mark.start(), tokens);
                from = mark.end();
            }
        }
        lex(self.text, from, span.end(), tokens);
    }

    /// True for digits or a letter that are raised behind a word or a number; the power of a unit and the
    /// ending of an ordinal are part of what they stand behind. A bracket parts a mark from its word by
    /// itself.
    fn is_footnote(self, mark: TextSpan) -> bool {
        let raised = slice(self.text, mark);
        let digits = raised.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b' '));
        let before = self.text.get(..mark.start() as usize).unwrap_or("");
        let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let power = digits && matches!(word, "m" | "cm" | "km" | "mm" | "ft" | "in" | "10");
        let letter = raised.len() == 1 && raised.bytes().all(|b| b.is_ascii_alphabetic());
        !word.is_empty() && !power && (digits && raised.len() <= 5 || letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// The tokens of `text`, in which what is raised stands between `^` and `|`.
    fn drawn(text: &str) -> String {
        let mut plain = String::new();
        let mut raised: Vec<TextSpan> = Vec::new();
        let mut start = 0;
        for c in text.chars() {
            match c {
                '^' => start = plain.len(),
                '|' => raised.push(Span::of(start..plain.len())),
                c => plain.push(c),
            }
        }
        let page = Page { text: &plain, raised: &raised };
        let mut tokens = Vec::new();
        page.lex(Span::of(0..plain.len()), &mut tokens);
        let words = tokens.iter().map(|t| &plain[t.start as usize..t.end as usize]);
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_are_no_part_of_numbers() {
        assert_eq!(drawn("1,234^1| stores"), "1,234 stores");
        assert_eq!(drawn("$5.2 million^2| of sales^a|"), "$ 5.2 million of sales");
        assert_eq!(drawn("plan 10^(a)|"), "plan 10 ( a )");
        assert_eq!(drawn("^1| Includes 20 stores"), "Includes 20 stores");
        assert_eq!(drawn("^120|"), "120");
    }

    #[test]
    fn powers_and_ordinals_are() {
        assert_eq!(drawn("75 mg/m^2| on the 10^th| day"), "75 mg / m2 on the 10 th day");
    }
}
