//! The words that name a figure, written out as one line.
//!
//! A heading of a whole page may stand over a thousand rows. Each of their records would repeat it, so that a file of
//! 100 kilobytes printed 600 megabytes: a name is cut where it is longer than any that a person reads, and an issue
//! says so.

use super::{Figure, Figures, schedule};
use crate::filing::{Document, Filing, Issue, IssueKind};
use crate::text::TextSpan;

/// Bytes of a name in a record; what follows is cut off.
pub const LONGEST_NAME: usize = 1000;

/// Stands where a name is cut off.
const CUT: char = '\u{2026}';

/// Headings above a row that its full label names.
const NEAREST: usize = 2;

impl Figures {
    /// The label under the headings of its row, outermost first: "Earnings per share: Diluted".
    pub fn full_label(&self, filing: &Filing, figure: &Figure) -> String {
        let mut text = String::new();
        let parents = self.label_parents(figure.label);
        if let Some(document) = filing.documents.get(figure.document) {
            for span in &parents[parents.len().saturating_sub(NEAREST)..] {
                let mut parent = String::new();
                push_words(&mut parent, document, *span);
                text.push_str(parent.trim_end_matches([':', '.', ' ', '-', '\u{2013}', '\u{2014}']));
                text.push_str(": ");
            }
        }
        let own = self.label_text(filing, figure);
        text = bounded(text.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
        if !text.is_empty() && !own.is_empty() {
            text.push(' ');
        }
        text + &own
    }

    /// The label as one line: the row's own words, or the noun that a number in prose speaks of. A row of a Financial Data
    /// Schedule whose tag was lost has it back.
    pub fn label_text(&self, filing: &Filing, figure: &Figure) -> String {
        let text = bounded(one_line(filing, figure, self.label_spans(figure.label)));
        let document = filing.documents.get(figure.document).filter(|_| text.is_empty());
        let lost = document
            .filter(|document| schedule::is_schedule(document))
            .and_then(|document| schedule::name_of_lost(document, figure.span));
        lost.map_or(text, str::to_owned)
    }

    /// The words over the figure's column of a table as one line: "Annual Compensation Salary ($)". Empty in prose,
    /// and in a table without a header.
    pub fn head_text(&self, filing: &Filing, figure: &Figure) -> String {
        bounded(one_line(filing, figure, self.label_spans(figure.head)))
    }

    /// Says of each document how many figures have a name that is cut, at the first of them.
    pub(super) fn tell_cut_names(&mut self, filing: &Filing) {
        let mut cut: Vec<(&Figure, usize)> = Vec::new();
        for figure in self.all.iter().filter(|figure| self.is_cut(filing, figure)) {
            match cut.last_mut().filter(|(first, _)| first.document == figure.document) {
                Some((_, count)) => *count += 1,
                None => cut.push((figure, 1)),
            }
        }
        let issue = |(first, count): &(&Figure, usize)| {
            let place = filing.documents.get(first.document).map(|document| document.source(first.span));
            let figures = if *count == 1 { "figure has" } else { "figures have" };
            let message =
                format!("{count} {figures} a name longer than {LONGEST_NAME} bytes, which is cut there");
            Issue { kind: IssueKind::Limit, span: place, message }
        };
        self.issues = cut.iter().map(issue).collect();
    }

    /// True where the words of a figure's row, those above it or those over its column are cut.
    fn is_cut(&self, filing: &Filing, figure: &Figure) -> bool {
        let parents = self.label_parents(figure.label);
        let nearest = &parents[parents.len().saturating_sub(NEAREST)..];
        [nearest, self.label_spans(figure.label), self.label_spans(figure.head)].into_iter().any(|spans| {
            // Spaces and the ends of lines are left out of a name: what is no longer with them is not without.
            let bytes: usize = spans.iter().map(|span| span.range().len()).sum();
            bytes + spans.len() > LONGEST_NAME && one_line(filing, figure, spans).len() > LONGEST_NAME
        })
    }
}

/// A name no longer than a record takes.
fn bounded(mut name: String) -> String {
    if name.len() > LONGEST_NAME {
        name.truncate(whole_chars(&name, LONGEST_NAME));
        name.truncate(name.trim_ascii_end().len());
        name.push(CUT);
    }
    name
}

/// The end of the last letter that lies whole within the first `most` bytes.
fn whole_chars(text: &str, most: usize) -> usize {
    (0..=text.len().min(most)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The words of `spans` as one line, as far as they have room and a word more.
fn one_line(filing: &Filing, figure: &Figure, spans: &[TextSpan]) -> String {
    let mut text = String::new();
    if let Some(document) = filing.documents.get(figure.document) {
        for span in spans {
            push_words(&mut text, document, *span);
            if text.len() > LONGEST_NAME {
                break;
            }
        }
    }
    text
}

/// Appends the words of `span` as one line; a word that the end of a line parted is one again.
fn push_words(text: &mut String, document: &Document, span: TextSpan) {
    for (line, words) in document.pieces(span).flat_map(str::lines).enumerate() {
        for (at, word) in words.split_ascii_whitespace().enumerate() {
            if text.len() > LONGEST_NAME {
                return;
            }
            let broken = line > 0 && at == 0 && breaks_at(text, word);
            if broken && is_rest(document, span, word) && !keeps_hyphen(text) {
                text.pop();
            }
            if !broken && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word[..whole_chars(word, LONGEST_NAME + 1)]);
        }
    }
}

/// Bytes before and behind a label in which its words are looked for.
const AROUND: usize = 1 << 16;

/// True where `word` stands nowhere around the label `span` but at its line's start: the rest of a parted word, as
/// "trative" is, and no word by itself as "term" in "long-term".
fn is_rest(document: &Document, span: TextSpan, word: &str) -> bool {
    let bytes = document.text.as_bytes();
    let word = word.as_bytes();
    let letters = word.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let from = (span.start() as usize).saturating_sub(AROUND);
    let around = bytes.get(from..bytes.len().min(span.end() as usize + AROUND)).unwrap_or(&[]);
    let alone = |at: usize| {
        let before = around.get(..at).unwrap_or(&[]);
        let behind = around.get(at + letters).is_none_or(|b| !b.is_ascii_alphabetic());
        let parted = before.trim_ascii_end().ends_with(b"-");
        behind && !parted && before.last().is_some_and(|b| !b.is_ascii_alphabetic())
    };
    !memchr::memmem::find_iter(around, &word[..letters]).any(alone)
}

/// True where the end of a line parted a word: "adminis-" over "trative expenses".
fn breaks_at(text: &str, next: &str) -> bool {
    let inside = text.strip_suffix('-').is_some_and(|word| word.ends_with(|c: char| c.is_ascii_lowercase()));
    inside && next.starts_with(|c: char| c.is_ascii_lowercase()) && !matches!(next, "and" | "or")
}

/// True for words that end in one which a hyphen joins to others, wherever the line ends: "long-" over "term debt".
fn keeps_hyphen(text: &str) -> bool {
    const JOINED: [&str; 5] = ["non", "self", "long", "short", "pre"];
    let word = text.trim_end_matches('-').rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    JOINED.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading;

    fn table(caption: &str, head: &str, row: &str) -> String {
        format!(
            "<table><tr><td></td><td>{head}</td></tr><tr><td>{caption}:</td><td></td></tr>\
             <tr><td>{row}</td><td>$1,250</td></tr><tr><td>Spouts</td><td>$1,310</td></tr></table>"
        )
    }

    #[test]
    fn a_name_longer_than_a_page_is_cut_and_told() {
        let long = |word: &str| format!("{word} ").repeat(LONGEST_NAME / 5);
        for (source, told) in [
            (table("Kettles", "2010", "Lids"), 0),
            (table("Kettles", "2010", &"Lids ".repeat(150)), 0),
            (table("Kettles", "2010", &long("Lids\u{e9}")), 1),
            (table(&long("Kettles"), "2010", "Lids"), 1),
            (table("Kettles", &long("Sold in 2010"), "Lids"), 1),
            (table("Kettles", "2010", &format!("Lids {}", "\u{e9}".repeat(LONGEST_NAME))), 1),
        ] {
            let reading = reading::read(source.clone().into_bytes());
            assert_eq!(reading.issues().count(), told, "{:?} {source}", reading.figures.issues);
            for figure in &reading.figures.all {
                let label = reading.figures.full_label(&reading.filing, figure);
                let head = reading.figures.head_text(&reading.filing, figure);
                assert!(label.len() <= 2 * LONGEST_NAME + 8 && head.len() <= LONGEST_NAME + 3);
                assert!(told == 1 || !label.contains(CUT), "{label}");
            }
        }
    }
}
