//! The year that is not over when the report is made, of which something is expected.
//!
//! ```text
//! Spending is expected to be $5 for the year         the fiscal year in which the reported quarter lies
//! We expect to open 12 stores this year              likewise
//! Spending was $5 for the year                       told, not expected: no matter of this file
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::expects::{Sense, expects};
use super::super::reader::Reader;
use super::{Sentence, Spoken, When};

/// Tokens between an amount and the year behind it: "to be spent on the new mill during".
const BEHIND: usize = 10;

/// Tokens before an amount within which the verb stands: "we expect capital expenditures, net of sales, of".
const REACH: usize = 24;

/// Gives amounts that are expected the year that is not over, where the words right behind them name it. A report on a
/// whole year may mean that or the next.
pub(super) fn put(spoken: &Spoken<'_>, sentence: Sentence, amounts: &[(usize, usize)], whens: &mut [When]) {
    let Spoken { reader, times, calendar, .. } = *spoken;
    if calendar.assumed_end().is_some_and(|end| calendar.is_year_end(end)) {
        return;
    }
    for (index, (amount, when)) in amounts.iter().zip(whens.iter_mut()).enumerate() {
        let next = amounts.get(index + 1).map_or(sentence.end, |next| next.0).min(amount.1 + BEHIND);
        let words = |at: &usize| reader.is_word(*at);
        let Some(year) = (amount.1..next).take_while(words).find(|at| names(reader, *at)) else { continue };
        // A time that the sentence names itself is nearer.
        let from = times.partition_point(|time| time.first < sentence.first);
        let dated = times.get(from).is_some_and(|time| time.first < year);
        if !dated && is_expected(reader, sentence, amount.0) {
            *when = When::Running;
        }
    }
}

/// "For the year", "this fiscal year" at `at`, and nothing that goes on: "for the year of the sale".
fn names(reader: Reader<'_>, at: usize) -> bool {
    let led = (matches!(reader.word(at), Word::In | Word::For) || reader.is(at, b"during"))
        && reader.word(at + 1) == Word::The;
    let from = match reader.is(at, b"this") {
        true => at + 1,
        false if led => at + 2,
        false => return false,
    };
    let part = |at: usize| matches!(reader.word(at), Word::Fiscal | Word::Current);
    let year = from + usize::from(part(from)) + usize::from(part(from) && part(from + 1));
    let ends = matches!(
        reader.kind(year + 1),
        None | Some(TokenKind::Period | TokenKind::Comma | TokenKind::Semicolon)
    );
    reader.is(year, b"year") && ends
}

/// True where the verb before the amount at `first` tells that something is expected: "we expect", "is expected", but not
/// "the expected return was".
fn is_expected(reader: Reader<'_>, sentence: Sentence, first: usize) -> bool {
    let words = || first.saturating_sub(REACH).max(sentence.first)..first;
    let says = |at: usize| {
        let verb = !reader.bytes(at).ends_with(b"ed")
            || at > 0 && reader.says(at - 1, &[b"is", b"are", b"currently"]);
        verb && expects(reader, at, &[Sense::Expect])
    };
    words().any(says) && !words().any(|at| reader.says(at, &[b"was", b"were", b"had"]))
}

#[cfg(test)]
mod tests {
    use crate::reading;

    /// The period of the first amount of `sentence`, in a report of the form `form` on the time to `end`.
    fn period(form: &str, end: &str, sentence: &str) -> String {
        let text = format!(
            "<SEC-DOCUMENT>\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t{form}\n\
             CONFORMED PERIOD OF REPORT:\t{end}\nFISCAL YEAR END:\t1231\n</SEC-HEADER>\n\
             <DOCUMENT>\n<TYPE>{form}\n<TEXT>\n\n{sentence}\n\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
        );
        let reading = reading::read(text.into_bytes());
        let first = reading.figures.all.iter().find(|figure| figure.kind == crate::figures::Kind::Money);
        first.and_then(|figure| figure.period).map_or("-".to_owned(), |period| period.to_string())
    }

    #[test]
    fn what_is_expected_for_the_year_is_of_the_one_that_is_not_over() {
        const YEAR: &str = "2023-01-01/2023-12-31";
        for sentence in [
            "Capital expenditures are expected to be $31 million for the year.",
            "We expect capital expenditures of $31 million this year.",
            "We anticipate spending $31 million on the mill during the fiscal year.",
            "Sales rose in the quarter. We expect to spend $31 million for the current year.",
        ] {
            assert_eq!(period("10-Q", "20230930", sentence), YEAR, "{sentence}");
            assert_eq!(period("8-K", "20230425", sentence), YEAR, "{sentence}");
        }
        for sentence in [
            "Capital expenditures were $31 million for the year.",
            "Capital expenditures were expected to be $31 million for the year.",
            "We expect capital expenditures of $31 million for the year of the sale.",
            "We expect capital expenditures of $31 million over the next year.",
            "In the third quarter of 2022 we paid $31 million, and expect more for the year.",
        ] {
            assert_ne!(period("10-Q", "20230930", sentence), YEAR, "{sentence}");
        }
        // Either the year that is told of or the next.
        let sentence = "Capital expenditures are expected to be $31 million for the year.";
        assert_ne!(period("10-K", "20221231", sentence), YEAR);
    }
}
