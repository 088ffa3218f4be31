//! The stretches whose results a release announces, by its title and the paragraph that leads it.
//!
//! ```text
//! ACME REPORTS FIRST QUARTER 2006 RESULTS
//! Acme today announced earnings for the fourth quarter and year ended December 31, 2005.
//! ```
//!
//! It is asked once of each document of a filing on an event. A release of something else, an agreement or a dividend,
//! announces none.

use jiff::Span as TimeSpan;

use super::super::Figure;
use super::super::lexer::{Token, lex};
use super::super::period::{Calendar, TimeMention, mentions};
use super::super::prose::{Announced, Reader, complete_times};
use super::super::value::Period;
use super::super::words::Word;
use super::{Course, item_of};
use crate::filing::family::{self, Is};
use crate::filing::{BlockKind, Document};
use crate::outline::{SectionId, SectionKind};
use crate::text::TextSpan;

/// Blocks at the head of a document among which a release says what it announces.
const HEAD: usize = 40;

/// Bytes of the longest title, and of the longest paragraph that is looked at.
const TITLE: usize = 160;
const PARAGRAPH: usize = 1500;

/// Days after the end of a stretch within which its results are announced.
const TOLD: i64 = 130;

/// Days of the shortest quarter.
const QUARTER: i32 = 80;
/// Days of the longest.
const LONG: i32 = 120;

/// What a document announces, on the way through it.
#[derive(Default)]
pub(super) struct Release {
    announced: Option<Announced>,
    /// The item in which it is announced, of a document that has any.
    item: Option<SectionId>,
    /// A heading says that what stands below it is no result, "Outlook".
    apart: bool,
    /// The paragraphs before tell of another stretch that ends on the same day.
    astray: bool,
}

impl Release {
    /// What the document of `course` announces, where the filing is on an event.
    pub(super) fn of(course: &Course<'_>, tokens: &mut Vec<Token>) -> Self {
        if !family::is(course.form(), Is::OfEvent) {
            return Self::default();
        }
        let found = announced(course.document, &course.calendar, tokens);
        let Some((announced, span)) = found else { return Self::default() };
        let item = item_of(course.outline, course.outline.section_at(course.index, span.start()));
        let item = item.filter(|id| course.outline.get(*id).is_some_and(|s| s.kind == SectionKind::Item));
        Self { announced: Some(announced), item, ..Self::default() }
    }

    /// Goes on to a block with the text `text`.
    pub(super) fn enter(&mut self, text: &str, heading: bool) {
        if self.announced.is_none()
            || text.len() > TITLE
            || !heading && text.trim_end().ends_with(['.', ':', ';', ','])
        {
            return;
        }
        let text = text.to_ascii_lowercase();
        const APART: [&str; 8] = [
            "outlook",
            "guidance",
            "about ",
            "forward",
            "pro forma",
            "subsequent",
            "conference call",
            "webcast",
        ];
        const ASTRAY: [&str; 6] =
            ["year to date", "year-to-date", "months", "full year", "full-year", "fiscal year"];
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if heading || says(&APART) {
            self.apart = says(&APART);
        }
        if says(&ASTRAY) {
            self.astray = !text.contains("quarter");
        } else if text.contains("quarter") {
            self.astray = false;
        }
    }

    /// What is announced, for a paragraph in the item `item`.
    pub(super) fn told_in(&self, item: Option<SectionId>) -> Option<Announced> {
        let same = self.item.is_none() || self.item == item;
        self.announced.filter(|_| same && !self.apart && !self.astray)
    }

    /// Notes of which stretches a paragraph with `figures` told.
    pub(super) fn leave(&mut self, figures: &[Figure]) {
        let Some(announced) = self.announced else { return };
        let own = |period: Period| {
            [announced.quarter, announced.longer]
                .into_iter()
                .flatten()
                .map(move |(own, _)| (own == period, own.end() == period.end()))
        };
        let said =
            figures.iter().filter(|figure| figure.from.period.is_some()).filter_map(|figure| figure.period);
        let reported = |period: &Period| matches!(period, Period::Duration(start, end) if start.until(*end).is_ok_and(|length| length.get_days() >= QUARTER));
        // What is compared with ends on another day, and says nothing of what is told next.
        for period in said.filter(reported) {
            if own(period).any(|(same, _)| same) {
                self.astray = false;
            } else if own(period).any(|(_, ends)| ends) {
                self.astray = true;
            }
        }
    }
}

/// What `document`, of a filing on an event, announces; and the block in which it says so.
fn announced(
    document: &Document,
    calendar: &Calendar,
    tokens: &mut Vec<Token>,
) -> Option<(Announced, TextSpan)> {
    let blocks = document.blocks.iter().take(HEAD);
    let prose = blocks.filter(|block| {
        !matches!(block.kind, BlockKind::Table(_) | BlockKind::Furniture(_))
            && block.span.len() as usize <= PARAGRAPH
    });
    // A title may name the quarter alone: "First Quarter Results"; the paragraph below it says of which year.
    let mut titled = false;
    for block in prose {
        let text = document.slice(block.span);
        tokens.clear();
        lex(&document.text, block.span.start(), block.span.end(), tokens);
        let reader = Reader { text: &document.text, tokens };
        let title = text.len() <= TITLE && !text.trim_end().ends_with(['.', ':', ';', ',']);
        let results = names_results(reader);
        if title
            && results
            && (0..tokens.len()).any(|at| matches!(reader.word(at), Word::Quarter | Word::Year))
        {
            titled = true;
        } else if title || !(results && announces(reader) || titled) {
            continue;
        }
        if let Some(found) = stretches(document, tokens, calendar) {
            return Some((found, block.span));
        }
    }
    None
}

/// The stretches of the last of the days on which those that `tokens` name end.
fn stretches(document: &Document, tokens: &[Token], calendar: &Calendar) -> Option<Announced> {
    let latest = calendar.end()?;
    let earliest = latest.saturating_sub(TimeSpan::new().days(TOLD));
    let mut times = Vec::new();
    mentions(&document.text, tokens, false, &mut times);
    complete_times(Reader { text: &document.text, tokens }, &mut times, calendar);
    let told = |time: &TimeMention| match calendar.days(time.spec)? {
        Period::Duration(start, end) if (earliest..=latest).contains(&end) => {
            let days = start.until(end).map_or(0, |length| length.get_days());
            (days >= QUARTER).then_some((days, Period::Duration(start, end), time.span))
        }
        _ => None,
    };
    let all: Vec<_> = times.iter().filter_map(told).collect();
    let last = all.iter().map(|(_, period, _)| period.end()).max()?;
    let of = |quarter: bool| {
        all.iter()
            .find(|(days, period, _)| period.end() == last && (*days <= LONG) == quarter)
            .map(|(_, period, span)| (*period, *span))
    };
    Some(Announced { quarter: of(true), longer: of(false) })
}

/// True for words that name results: "earnings", "net income".
fn names_results(reader: Reader<'_>) -> bool {
    const RESULTS: [&[u8]; 4] = [b"results", b"earnings", b"revenue", b"revenues"];
    (0..reader.tokens.len()).any(|at| {
        reader.says(at, &RESULTS)
            || reader.is(at, b"net") && reader.says(at + 1, &[b"income", b"loss", b"sales", b"earnings"])
    })
}

/// True for words that announce.
fn announces(reader: Reader<'_>) -> bool {
    (0..reader.tokens.len()).any(|at| {
        reader.says(at, &crate::filing::release::ANNOUNCES) || reader.says(at, &[b"released", b"announcing"])
    })
}

#[cfg(test)]
mod tests {
    use crate::reading;

    /// The amounts of a release below a lead, each with its period.
    fn drawn(form: &str, lead: &str, rest: &str) -> String {
        drawn_on("20060425", form, lead, rest)
    }

    /// The same on another day.
    fn drawn_on(day: &str, form: &str, lead: &str, rest: &str) -> String {
        let text = format!(
            "<SEC-DOCUMENT>\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t{form}\n\
             CONFORMED PERIOD OF REPORT:\t{day}\nFISCAL YEAR END:\t1231\n</SEC-HEADER>\n\
             <DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n\n{lead}\n\n{rest}\n\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
        );
        let reading = reading::read(text.into_bytes());
        let after = reading.filing.documents[0].text.find(&rest[..10]).unwrap();
        let figures = reading.figures.all.iter().filter(|figure| figure.span.start() as usize >= after);
        let shown = figures.filter(|figure| figure.unit != crate::figures::Unit::None).map(|figure| {
            let raw = reading.filing.documents[figure.document].slice(figure.span);
            let period = figure.period.map_or("-".to_owned(), |period| period.to_string());
            format!("{raw} {period}")
        });
        shown.collect::<Vec<_>>().join(" | ")
    }

    const QUARTER: &str = "Alder Works today announced results for the first quarter ended March 31, 2006.";
    const BOTH: &str =
        "Alder Works today announced results for the fourth quarter and year ended December 31, 2005.";

    #[test]
    fn what_a_release_leaves_unsaid_is_of_the_stretch_that_it_announces() {
        const Q: &str = "2006-01-01/2006-03-31";
        const BEFORE: &str = "2005-01-01/2005-03-31";
        for (lead, rest, want) in [
            (
                QUARTER,
                "Net income was $7.1 million, versus $6.2 million a year earlier.",
                format!("$7.1 million {Q} | $6.2 million {BEFORE}"),
            ),
            (
                QUARTER,
                "Net income was $7.1 million, or $.31 per diluted share, versus $6.2 million, or $.27 per diluted share, a year ago.",
                format!("$7.1 million {Q} | $.31 {Q} | $6.2 million {BEFORE} | $.27 {BEFORE}"),
            ),
            (
                QUARTER,
                "Revenues were $71.5 million versus $62.3 million in the prior-year quarter.",
                format!("$71.5 million {Q} | $62.3 million {BEFORE}"),
            ),
            (QUARTER, "Diluted earnings per share were $.31.", format!("$.31 {Q}")),
            (QUARTER, "Total assets were $715.2 million.", "$715.2 million 2006-03-31".to_owned()),
            (
                QUARTER,
                "Interest expense increased 4.1% to $7.1 million.",
                format!("4.1% {Q} | $7.1 million {Q}"),
            ),
            ("FIRST QUARTER 2006 RESULTS", "Net income was $7.1 million.", format!("$7.1 million {Q}")),
            (
                BOTH,
                "Net income for the quarter was $7.1 million.",
                "$7.1 million 2005-10-01/2005-12-31".to_owned(),
            ),
            (
                BOTH,
                "Net income for the year was $7.1 million.",
                "$7.1 million 2005-01-01/2005-12-31".to_owned(),
            ),
            (BOTH, "Total assets were $715.2 million.", "$715.2 million 2005-12-31".to_owned()),
            (
                QUARTER,
                "During the quarter, Alder repurchased $7.1 million of stock.",
                format!("$7.1 million {Q}"),
            ),
            (QUARTER, "For the quarter, gross margin was 41%.", format!("41% {Q}")),
            (QUARTER, "Tolls in the quarter were $7.1 million.", format!("$7.1 million {Q}")),
            (QUARTER, "Quarterly sales were $7.1 million.", format!("$7.1 million {Q}")),
            (
                QUARTER,
                "Alder ended the quarter with cash of $7.1 million.",
                "$7.1 million 2006-03-31".to_owned(),
            ),
            (QUARTER, "Operating cash flow was $7.1 million.", format!("$7.1 million {Q}")),
            (
                QUARTER,
                "Net sales were $7.1 million, up from $6.2 million sequentially.",
                format!("$7.1 million {Q} | $6.2 million 2005-10-01/2005-12-31"),
            ),
        ] {
            assert_eq!(drawn("8-K", lead, rest), want, "{lead} {rest}");
        }
    }

    #[test]
    fn another_quarter_and_a_longer_time_are_not_the_quarter_announced() {
        const Q: &str = "2006-01-01/2006-03-31";
        for (rest, want) in [
            ("In the current quarter, tolls will be $7.1 million.", "$7.1 million -".to_owned()),
            ("This quarter, tolls will be $7.1 million.", "$7.1 million -".to_owned()),
            ("So far this quarter, tolls were $7.1 million.", "$7.1 million -".to_owned()),
            ("In the holiday quarter, tolls were $7.1 million.", "$7.1 million -".to_owned()),
            ("Alder expects tolls in the quarter of $7.1 million.", "$7.1 million -".to_owned()),
            (
                "Alder gives its outlook. Tolls in the quarter come to $7.1 million.",
                "$7.1 million -".to_owned(),
            ),
            ("Tolls in the quarter were $7.1 million, more than was expected.", format!("$7.1 million {Q}")),
            ("Alder paid $7.1 million to its pension plan during the quarter.", format!("$7.1 million {Q}")),
            ("Alder plans to pay $7.1 million for mills in the quarter.", "$7.1 million -".to_owned()),
            ("In the quarter before, tolls were $7.1 million.", "$7.1 million -".to_owned()),
            (
                "In the fourth quarter of 2005, Alder lost $7.1 million. During the quarter, Alder paid $6.2 million for a mill.",
                "$7.1 million 2005-10-01/2005-12-31 | $6.2 million 2005-10-01/2005-12-31".to_owned(),
            ),
            (
                "Tolls for the quarter were $7.1 million. For the year, Alder expects tolls of $36.2 million.",
                format!("$7.1 million {Q} | $36.2 million -"),
            ),
            (
                "Gross margin in the quarter was 41%. Gross margin for the year was 42%.",
                format!("41% {Q} | 42% -"),
            ),
            (
                "Comparable tolls rose 5% in the quarter. They are up 7% for the nine months.",
                format!("5% {Q} | 7% - | nine months -"),
            ),
            (
                "During the quarter, we bought back $7.1 million of stock. During the year, we bought back $36.2 million.",
                format!("$7.1 million {Q} | $36.2 million -"),
            ),
            (
                "During the quarter, we bought back $7.1 million of stock. We paid $6.2 million of dividends.",
                format!("$7.1 million {Q} | $6.2 million {Q}"),
            ),
        ] {
            assert_eq!(drawn("8-K", QUARTER, rest), want, "{rest}");
        }
    }

    #[test]
    fn a_release_on_a_year_tells_of_it_and_its_last_quarter() {
        const Q: &str = "2005-10-01/2005-12-31";
        const Y: &str = "2005-01-01/2005-12-31";
        for (rest, want) in [
            ("Fiscal year revenue was $7.1 million.", format!("$7.1 million {Y}")),
            ("Revenue for the fiscal year was $7.1 million.", format!("$7.1 million {Y}")),
            (
                "Tolls for the fourth quarter and fiscal year were $7.1 million and $8.2 million, respectively.",
                format!("$7.1 million {Q} | $8.2 million {Y}"),
            ),
            (
                "For the fourth quarter and twelve months, tolls were $7.1 million and $8.2 million, respectively.",
                format!("$7.1 million {Q} | $8.2 million {Y}"),
            ),
            (
                "Tolls in the quarter and the year were $7.1 million and $8.2 million, respectively.",
                format!("$7.1 million {Q} | $8.2 million {Y}"),
            ),
            (
                "Tolls were $7.1 million for the quarter and $8.2 million for the year.",
                format!("$7.1 million {Q} | $8.2 million {Y}"),
            ),
        ] {
            assert_eq!(drawn_on("20060215", "8-K", BOTH, rest), want, "{rest}");
        }
    }

    #[test]
    fn what_is_no_result_of_the_stretch_has_none() {
        for (form, lead, rest) in [
            ("8-K", QUARTER, "Capital expenditures are expected to be $7.1 million."),
            ("8-K", QUARTER, "Net sales were expected to be $7.1 million."),
            ("8-K", QUARTER, "Alder declared a dividend of $.31 per share."),
            ("8-K", QUARTER, "The purchase price of the mill that Alder acquired was $7.1 million."),
            ("8-K", QUARTER, "Net sales for the full year were $7.1 million."),
            ("8-K", BOTH, "Net income was $7.1 million."),
            (
                "8-K",
                "Alder Works today announced a new agreement with Birch.",
                "Net income was $7.1 million.",
            ),
            (
                "8-K",
                "Alder Works today announced a dividend for the first quarter of 2006.",
                "Net income was $7.1 million.",
            ),
            ("8-K", QUARTER, "Total assets were $715.2 million compared to $614.2 million."),
            ("8-K", QUARTER, "In the quarter, we expect net sales of $7.1 million."),
            ("8-K", QUARTER, "Fiscal year revenue was $7.1 million."),
        ] {
            let found = drawn(form, lead, rest);
            let last = found.rsplit(" | ").next().unwrap_or("");
            assert!(last.ends_with(" -"), "{lead} {rest}: {found}");
        }
    }
}
