//! Tables and how each of their figures reads, as examples that a person can check by eye.
//!
//! `tests/fixtures/tables.txt` says how it is written. A table is read as the exhibit of a submission, so
//! the whole way from bytes to figures is walked.

use crate::figures::{CellPlace, Doubt, Kind};
use crate::reading::{self, Reading};

const TABLES: [&str; 3] = [
    include_str!("../../../tests/fixtures/tables.txt"),
    include_str!("../../../tests/fixtures/text_tables.txt"),
    include_str!("../../../tests/fixtures/operating_tables.txt"),
];

/// The markup of a body: a run of lines with bars is a table with a row a line, `{2}` before a cell makes it span two
/// columns, and `{>}` pads it at the left. A body without bars stands as it is.
fn markup(body: &str) -> String {
    if !body.contains(" | ") {
        return body.to_owned();
    }
    let mut marked = String::from("<html><body>");
    let mut in_table = false;
    for line in body.lines() {
        let row = line.contains('|');
        if row != in_table {
            marked.push_str(if row { "<table>" } else { "</table>" });
            in_table = row;
        }
        if !row {
            marked.push_str(&format!("<p>{line}</p>\n"));
            continue;
        }
        let cell = |cell: &str| {
            let cell = cell.trim();
            match cell.strip_prefix('{').and_then(|cell| cell.split_once('}')) {
                Some((">", words)) => format!("<td style='padding-left:8pt'>{words}</td>"),
                Some((span, words)) => format!("<td colspan={span}>{words}</td>"),
                None => format!("<td>{cell}</td>"),
            }
        };
        marked.push_str(&format!("<tr>{}</tr>\n", line.split('|').map(cell).collect::<String>()));
    }
    marked.push_str(if in_table { "</table></body></html>" } else { "</body></html>" });
    marked
}

/// A submission of one document with the text `body`.
fn read(facts: &str, body: &str) -> Reading {
    let mut facts = facts.split(' ');
    let mut fact = || facts.next().unwrap_or_default();
    let (form, period, year_end) = (fact(), fact(), fact());
    let text = format!(
        "<SEC-DOCUMENT>\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t{form}\n\
         CONFORMED PERIOD OF REPORT:\t{period}\nFISCAL YEAR END:\t{year_end}\n</SEC-HEADER>\n\
         <DOCUMENT>\n<TYPE>{form}\n<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    );
    reading::read(text.into_bytes())
}

/// The rows of all tables: label, then each figure as kind (where it is no money), value, unit and time.
fn drawn(reading: &Reading) -> String {
    let mut lines: Vec<(CellPlace, String)> = Vec::new();
    for figure in &reading.figures.all {
        let Some(cell) = figure.cell.filter(|_| figure.kind != Kind::Date && figure.kind != Kind::Period)
        else {
            continue;
        };
        let text = &reading.filing.documents[figure.document].text;
        let kind = if figure.kind == Kind::Money { "" } else { figure.kind.name() };
        let unit = figure.unit.name(text).unwrap_or_default();
        let time = figure.period.map_or(String::new(), |period| format!("@{period}"));
        let shown = format!("{kind} {} {unit} {time}", figure.value);
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        match lines.last_mut() {
            Some((place, line)) if (place.table, place.row) == (cell.table, cell.row) => {
                line.push_str(&format!(" | {shown}"));
            }
            _ => lines
                .push((cell, format!("{}: {shown}", reading.figures.full_label(&reading.filing, figure)))),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// Heads of two columns and the times that they give to a flow and to a state.
const HEADERS: &str = include_str!("../../../tests/fixtures/headers.tsv");

#[test]
fn headers_give_the_times_that_the_table_says() {
    let mut wrong = String::new();
    for line in HEADERS.lines() {
        let mut parts = line.split('\t');
        let (facts, heads) = (parts.next().unwrap(), parts.next().unwrap());
        let want = parts.next().unwrap();
        let body =
            format!("(in thousands)\n | {heads}\nRevenues | 12,345 | 11,222\nTotal assets | 23,456 | 22,111");
        let reading = read(facts, &markup(&body));
        let times = reading.figures.all.iter().filter(|f| f.kind == Kind::Money).map(|figure| {
            let doubted = figure.doubts.contains(&Doubt::NoPeriod);
            figure.period.filter(|_| !doubted).map_or("-".to_owned(), |period| period.to_string())
        });
        let found = times.collect::<Vec<_>>().join(" ");
        if found != want {
            wrong.push_str(&format!("{facts}\t{heads}\t{found}\n"));
        }
    }
    assert!(HEADERS.lines().count() >= 40);
    assert!(wrong.is_empty(), "headers that read otherwise:\n{wrong}");
}

/// The words over each figure's column, from above; those that go on over several lines are all there.
#[test]
fn figures_know_the_words_over_their_columns() {
    let set = "<TABLE>\n\
        \x20                          1993                    1992\n\
        \x20                 ---------------------   ---------------------\n\
        \x20                 Average       Interest   Average       Interest\n\
        \x20                 balance        income/   balance        income/\n\
        \x20                               expense                  expense\n\
        <S>               <C>           <C>        <C>           <C>\n\
        Loans             $ 2,340        $   153    $ 1,980       $   128\n\
        Deposits            1,120             34      1,090            31\n</TABLE>";
    let marked = "Name | Year | Salary ($) | Bonus ($) | Total ($)\n\
        A. Person | 2023 | 450,000 | 120,000 | 570,000\nB. Person | 2023 | 330,000 | 80,000 | 410,000";
    for (body, want) in [
        (
            set.to_owned(),
            ["1993 Average balance", "1993 Interest income/ expense", "1992 Average balance"].as_slice(),
        ),
        (markup(marked), ["Salary ($)", "Bonus ($)", "Total ($)"].as_slice()),
    ] {
        let reading = read("10-K 19931231 1231", &body);
        let money = reading.figures.all.iter().filter(|figure| figure.kind == Kind::Money);
        let heads = money.map(|figure| reading.figures.head_text(&reading.filing, figure));
        assert_eq!(heads.take(want.len()).collect::<Vec<_>>(), want, "{body}");
    }
}

/// The names of the rows of each half, where the two sides of a balance sheet stand beside each other; what a column of
/// words tells of its row names none.
#[test]
fn figures_of_the_right_half_have_its_names() {
    let sheet = "BALANCE SHEET\n\n\
        ASSETS                                      LIABILITIES\n\
        Cash               $   813,240              Notes payable     $   412,130\n\
        Receivables          4,113,240              Accounts payable    2,112,130\n";
    let leases = "LEASES\n\n\
        Property              Area         Terms           Rent\n\
        Mill               813,240         Monthly      412,130\n\
        Office           4,113,240         Yearly     2,112,130\n";
    let list = markup(
        "State | Number | State | Number | State | Number\nIdaho | 13 | Maine | 24 | Ohio | 46\n\
        Iowa | 16 | Texas | 29 | Utah | 68",
    );
    let places =
        markup("State | Number | County | Number\nIdaho | 13 | Wood | 24\nIowa | 16 | Lake County | 29");
    for (body, want) in [
        (sheet, ["Cash", "Notes payable", "Receivables", "Accounts payable"].as_slice()),
        (leases, ["Mill", "Mill", "Office", "Office"].as_slice()),
        (&list, ["Idaho", "Maine", "Ohio", "Iowa", "Texas", "Utah"].as_slice()),
        (&places, ["Idaho", "Idaho", "Iowa", "Iowa"].as_slice()),
    ] {
        let reading = read("10-K 19961231 1231", body);
        let figures = reading.figures.all.iter().filter(|figure| figure.cell.is_some());
        let labels = figures.map(|figure| reading.figures.full_label(&reading.filing, figure));
        assert_eq!(labels.collect::<Vec<_>>(), want, "{body}");
    }
}

#[test]
fn tables_read_as_their_examples_say() {
    let mut wrong = String::new();
    let mut count = 0;
    for example in TABLES.into_iter().flat_map(|file| file.split("\n======== ").skip(1)) {
        let (title, rest) = example.split_once('\n').unwrap();
        let (facts, rest) = rest.split_once('\n').unwrap();
        let (body, want) = rest.split_once("\n--------\n").unwrap();
        let found = drawn(&read(facts, &markup(body)));
        if found != want.trim_end() {
            wrong.push_str(&format!("======== {title}\n{found}\n\n"));
        }
        count += 1;
    }
    assert!(count >= 10);
    assert!(wrong.is_empty(), "tables that read otherwise:\n{wrong}");
}
