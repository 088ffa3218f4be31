//! Sentences and what each of their figures speaks of, as examples that a person can check by eye.
//!
//! `tests/fixtures/names.tsv` holds a sentence a line and, after a tab, its figures, parted by bars:
//! `print = name`. Times and lengths of time are left out.

use crate::figures::Kind;
use crate::reading;

const SENTENCES: &str = include_str!("../../../../tests/fixtures/names.tsv");

/// The figures of `sentence` and their names, drawn.
fn drawn(sentence: &str) -> String {
    let text = format!(
        "<SEC-DOCUMENT>\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t10-Q\n\
         CONFORMED PERIOD OF REPORT:\t20230930\nFISCAL YEAR END:\t1231\n</SEC-HEADER>\n\
         <DOCUMENT>\n<TYPE>10-Q\n<TEXT>\n\n{sentence}\n\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    );
    let reading = reading::read(text.into_bytes());
    let timeless = |kind| !matches!(kind, Kind::Date | Kind::Period | Kind::Duration | Kind::Identifier);
    let figures = reading.figures.all.iter().filter(|figure| timeless(figure.kind));
    let shown = figures.map(|figure| {
        let raw = reading.filing.documents[figure.document].slice(figure.span);
        format!("{raw} = {}", reading.figures.full_label(&reading.filing, figure))
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[test]
fn figures_are_named_as_the_table_says() {
    let mut wrong = String::new();
    for line in SENTENCES.lines() {
        let (sentence, want) = line.split_once('\t').unwrap();
        let found = drawn(sentence);
        if found != want {
            wrong.push_str(&format!("{sentence}\t{found}\n"));
        }
    }
    assert!(SENTENCES.lines().count() >= 10);
    assert!(wrong.is_empty(), "sentences whose figures are named otherwise:\n{wrong}");
}
