//! Documents and their trees: how notes are numbered, and titles of notes that run into their paragraph.

use super::super::drawn::tree;
use super::wrapped;

/// The notes of a document in which `heading` stands above, or at the start of, the text of each.
fn notes(heading: impl Fn(usize, &str) -> String, text: &str) -> Vec<String> {
    let titles = ["Basis of Presentation", "Inventories", "Debt", "Income Taxes"];
    let all: String = titles
        .iter()
        .enumerate()
        .map(|(at, title)| format!("{}\n\n{}\n\n", heading(at + 1, title), text))
        .collect();
    let body = if text.starts_with('<') {
        format!("<html><body><p align=\"center\"><b>Notes to Financial Statements</b></p>{all}</body></html>")
    } else {
        format!("               NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n\n{all}")
    };
    let drawn = tree("EX-13", &body);
    drawn
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("Note ") && line.contains(" | "))
        .map(str::to_owned)
        .collect()
}

/// What the notes of [`notes`] should be, with `number` and the titles in capitals or not.
fn expected(number: impl Fn(usize) -> String, capitals: bool) -> Vec<String> {
    let titles = ["Basis of Presentation", "Inventories", "Debt", "Income Taxes"];
    let title = |title: &&str| if capitals { title.to_uppercase() } else { (*title).to_owned() };
    titles.iter().enumerate().map(|(at, name)| format!("Note {} | {}", number(at + 1), title(name))).collect()
}

/// What follows a title in its paragraph.
const RUN: &str = "The works apply this in all of their halls\nand have done so in each of the years that are told of here.";

#[test]
fn titles_that_run_into_their_paragraph() {
    let digits = |number: usize| number.to_string();
    for (parting, capitals) in [(".  ", true), (". ", false), (": ", true), (" - ", false), (" ", true)] {
        let heading = |number: usize, title: &str| {
            let title = if capitals { title.to_uppercase() } else { title.to_owned() };
            format!("{number}. {title}{parting}{RUN}")
        };
        assert_eq!(notes(heading, &wrapped()), expected(digits, capitals), "{parting:?}");
        let html = |number: usize, title: &str| format!("<p>{}</p>", heading(number, title));
        assert_eq!(notes(html, "<p>So it is.</p>"), expected(digits, capitals), "HTML, {parting:?}");
    }
}

#[test]
fn numbers_in_brackets_and_in_words() {
    let digits = |number: usize| number.to_string();
    let letter = |number: usize| ["A", "B", "C", "D"][number - 1].to_owned();
    let word = |number: usize| ["One", "Two", "Three", "Four"][number - 1];
    let text = wrapped();
    assert_eq!(notes(|n, t| format!("(NOTE {}) - {t}", letter(n)), &text), expected(letter, false));
    assert_eq!(notes(|n, t| format!("[{n}] {}", t.to_uppercase()), &text), expected(digits, true));
    assert_eq!(notes(|n, t| format!("Note {} - {t}", word(n)), &text), expected(digits, false));
    assert_eq!(notes(|n, t| format!("Note ({n}) {t}"), &text), expected(digits, false));
    assert_eq!(notes(|n, t| format!("Footnote {n}. {t}"), &text), expected(digits, false));
    // "Note one of the mills" is a sentence.
    assert!(notes(|_, t| format!("Note one of the mills - {t}"), &text).is_empty());
}

#[test]
fn a_dash_in_a_cell_of_its_own() {
    let row = |number: usize, title: &str| {
        format!(
            "<table><tr><td><b>NOTE {number}</b></td><td><b>&#8211;</b></td><td><b>{title}</b></td></tr></table>"
        )
    };
    let digits = |number: usize| number.to_string();
    assert_eq!(notes(row, "<p>So it is, and so it was in the year before.</p>"), expected(digits, false));
}

/// A note of a few sentences, without a title.
const UNTITLED: &str = "The works apply the rules for what is reported within a year, and leave out much of what is said \
    at the end of one; nothing else has changed.";

#[test]
fn notes_without_a_title_begin_right_below_what_holds_them() {
    let numbered = |below: &str, mark: fn(usize) -> String| {
        let all: String = (1..=3).map(|number| format!("<p>{}{UNTITLED}</p>", mark(number))).collect();
        let heading = "<p align=\"center\"><b>Notes to Financial Statements</b></p>";
        tree("EX-13", &format!("<html><body>{heading}{below}{all}</body></html>")).matches("  Note ").count()
    };
    for mark in [
        |number| format!("{number}. "),
        |number| format!("({number}) "),
        |number| format!("<b>NOTE {number}.</b> "),
    ] as [fn(usize) -> String; 3]
    {
        assert_eq!(numbered("<p>(Unaudited)</p>", mark), 3, "{}", mark(1));
    }
    // What is counted within a note stands behind its text.
    let within = format!("<p><b>Inventories</b></p><p>{UNTITLED}</p>");
    assert_eq!(numbered(&within, |number| format!("({number}) ")), 0);
}

#[test]
fn notes_by_capitals_in_brackets_or_by_numbers_apart_from_their_titles() {
    let letter = |number: usize| ["A", "B", "C", "D"][number - 1].to_owned();
    let bracketed = |number: usize, title: &str| format!("({})  {title}", letter(number));
    assert_eq!(notes(bracketed, &wrapped()), expected(letter, false));
    let apart = |number: usize, title: &str| format!("{number}   {title}");
    assert_eq!(notes(apart, &wrapped()), expected(|number| number.to_string(), false));
    let small = |number: usize, title: &str| format!("({})  {title}", letter(number).to_lowercase());
    assert_eq!(notes(small, &wrapped()), Vec::<String>::new());
    let close = |number: usize, title: &str| format!("{number} {title}");
    assert_eq!(notes(close, &wrapped()), Vec::<String>::new());
}

#[test]
fn notes_by_capitals_in_brackets_need_no_title() {
    let text = "               NOTES TO FINANCIAL STATEMENTS\n                        (Unaudited)\n\n\
        (A)  The statements have been prepared by the works without audit and they\n     \
        omit much that is told elsewhere.\n\n\
        (B)  Inventories consist of finished kettles and raw copper which the works\n     \
        keep in three halls near the river.\n\n\
        (C)  The works owe a bank what was paid for the third of those halls, and\n     \
        pay it back within nine years.\n";
    let drawn = tree("EX-13", text);
    let notes: Vec<&str> = drawn.lines().map(str::trim).filter(|line| line.starts_with("Note ")).collect();
    // The first words stand for the title that is missing.
    assert_eq!(
        notes,
        [
            "Note A | The statements have been prepared by the works without audit…",
            "Note B | Inventories consist of finished kettles and raw copper which…",
            "Note C | The works owe a bank what was paid for the third of those…",
        ]
    );
}
