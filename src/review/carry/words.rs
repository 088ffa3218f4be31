//! Finds the words of an anchor in a text where no figure stands: headings, figures that a person
//! added, figures that the program no longer finds. White space counts for nothing.

use memchr::memmem;

use super::align::Gap;
use crate::reading::Reading;
use crate::review::AgainWhy;
use crate::review::anchor::Anchor;
use crate::text::{Span, TextSpan};

/// Bytes of the surroundings that must be there on either side, without white space.
const NEEDED: usize = 24;

/// Where words are sought: documents and places in them, both ends included.
#[derive(Clone, Copy, Debug)]
pub struct Within {
    from: (usize, u32),
    to: (usize, u32),
}

impl Within {
    /// Between two figures.
    pub fn new(reading: &Reading, gap: Gap) -> Self {
        let place = |index: Option<usize>| reading.figures.all.get(index?).map(|f| (f.document, f.span));
        Self {
            from: place(gap.after).map_or((0, 0), |(document, span)| (document, span.end())),
            to: place(gap.before).map_or((usize::MAX, 0), |(document, span)| (document, span.start())),
        }
    }

    fn holds(&self, document: usize, span: TextSpan) -> bool {
        (document, span.start()) >= self.from && (document, span.end()) <= self.to
    }
}

/// The texts of a filing without their white space, made when first needed.
pub struct Text<'a> {
    reading: &'a Reading,
    bare: Option<Vec<Bare>>,
}

/// A text without white space, and for each of its bytes the place in the text.
struct Bare {
    text: String,
    places: Vec<u32>,
}

impl Bare {
    fn new(text: &str) -> Self {
        let mut bare =
            Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            bare.text.push(c);
            bare.places.extend((0..c.len_utf8()).map(|i| crate::text::saturate(at + i)));
        }
        bare
    }

    /// The place in the text of bytes without white space.
    fn span(&self, start: usize, end: usize) -> Option<TextSpan> {
        let last = self.places.get(end.checked_sub(1)?)?;
        Some(Span::new(*self.places.get(start)?, last + 1))
    }
}

impl<'a> Text<'a> {
    /// The texts of `reading`.
    pub fn new(reading: &'a Reading) -> Self {
        Self { reading, bare: None }
    }

    /// The only place in `within` where the anchor's words stand between what stood around them.
    pub fn find(&mut self, anchor: &Anchor, within: Within) -> Result<(usize, TextSpan), AgainWhy> {
        let reading = self.reading;
        let texts = self
            .bare
            .get_or_insert_with(|| reading.filing.documents.iter().map(|d| Bare::new(&d.text)).collect());
        let (quote, prefix, suffix) = (bare(&anchor.quote), bare(&anchor.prefix), bare(&anchor.suffix));
        let before = prefix.get(floor(&prefix, prefix.len().saturating_sub(NEEDED))..).unwrap_or("");
        let after = suffix.get(..floor(&suffix, NEEDED)).unwrap_or("");
        if quote.is_empty() || before.len() + after.len() < NEEDED / 2 {
            return Err(AgainWhy::Gone);
        }
        let sought = format!("{before}{quote}{after}");
        let mut found = None;
        for (index, text) in texts.iter().enumerate() {
            for at in memmem::find_iter(text.text.as_bytes(), sought.as_bytes()) {
                let start = at + before.len();
                let Some(span) = text.span(start, start + quote.len()) else { continue };
                if !within.holds(index, span) {
                    continue;
                }
                if found.replace((index, span)).is_some() {
                    return Err(AgainWhy::Ambiguous);
                }
            }
        }
        found.ok_or(AgainWhy::Gone)
    }
}

/// The place of `words` in `text` that overlaps `span`.
pub fn near(text: &str, span: TextSpan, words: &str) -> Option<TextSpan> {
    let words = bare(words);
    // Words take more room where they are wrapped and set apart, but not more than this.
    let reach = words.len() * 3 + 64;
    let from = floor(text, (span.start() as usize).saturating_sub(reach));
    let to = floor(text, (span.end() as usize).saturating_add(reach));
    let window = Bare::new(text.get(from..to)?);
    let found = memmem::find_iter(window.text.as_bytes(), words.as_bytes())
        .filter_map(|at| window.span(at, at + words.len()))
        .map(|place| {
            Span::new(place.start() + crate::text::saturate(from), place.end() + crate::text::saturate(from))
        });
    let mut found = found.filter(|place| place.overlaps(span));
    found.next().filter(|_| !words.is_empty())
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The boundary at `at` or before it.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_near_a_place_whatever_the_white_space() {
        let text = "loss of $12.9\n   million, and 12.9 again";
        let at = text.find("12.9").unwrap();
        let found = near(text, Span::of(at..at + 4), "$12.9 million").unwrap();
        assert_eq!(crate::text::slice(text, found), "$12.9\n   million");
        assert_eq!(near(text, Span::of(0..4), "again"), None);
        assert_eq!(near(text, Span::of(at..at + 4), "12.9").unwrap().start() as usize, at);
    }

    #[test]
    fn an_anchor_is_found_only_where_one_place_answers() {
        let old = crate::reading::read(b"Our backlog grew to five ships by the end of the year.".to_vec());
        let at = 20;
        let anchor = Anchor::of_span(&old, 0, Span::of(at..at + 10));
        assert_eq!(anchor.quote, "five ships");
        let found = |text: &str| {
            let reading = crate::reading::read(text.as_bytes().to_vec());
            Text::new(&reading)
                .find(&anchor, Within::new(&reading, Gap { after: None, before: None }))
                .map(|(_, span)| reading.filing.documents[0].slice(span).to_owned())
        };
        let line = "Our backlog grew to five\nships by the end of the year.";
        assert_eq!(found(&format!("New.\n\n{line}")), Ok("five\nships".to_owned()));
        assert_eq!(found(&format!("{line}\n\n{line}")), Err(AgainWhy::Ambiguous));
        assert_eq!(found("Our backlog grew to six ships."), Err(AgainWhy::Gone));
    }
}
