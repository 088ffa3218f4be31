//! What every statement states alike: the result of a time, the cash at its end.
//!
//! ```text
//! Statement of operations    Net income    7,310    6,204    5,118
//! Statement of cash flows    Net income    7,310    4,951    5,118     differs by more than a digit, and must not
//! ```
//!
//! The statement of cash flows starts with the result (ASC 230-10-45-28) and ends with the cash of the balance sheet
//! (230-10-45-4). Two rows that are called that and nothing else, and tie at all other times, are one thing.

use crate::checks::row_words::{Name, RowWords};
use crate::checks::sheet::{Entry, Sheet};
use crate::figures::{Figures, Kind};

/// Words of a result that is that of all owners, of all that is carried on and is not.
const RESULT: [&[u8]; 5] = [b"net", b"income", b"loss", b"earnings", b"profit"];
/// Words of cash that is free.
const CASH: [&[u8]; 8] =
    [b"cash", b"equivalents", b"end", b"ending", b"year", b"period", b"beginning", b"balance"];
/// Words of what may be counted in one of two tables only.
const APART: [&[u8]; 7] =
    [b"restricted", b"discontinued", b"disposal", b"overdrafts", b"restated", b"noncontrolling", b"minority"];
/// Times at which two results tie, from which on they are one outside of the statement of cash flows.
const TIES: usize = 2;

/// True where two rows that tie at `ties` times must tie at the last one.
pub(super) fn must_tie(rows: [(&Sheet, usize); 2], figures: &Figures, ties: usize) -> bool {
    let words = |what: u32| rows.iter().all(|(sheet, row)| says(sheet, *row, what));
    let sheets = rows.map(|(sheet, _)| sheet);
    if ties == 0 || sheets.iter().any(|sheet| sheet.basis_of_all() != 0 || tells_apart(sheet)) {
        return false;
    }
    let flows = sheets.iter().filter(|sheet| is_of_flows(sheet)).count() == 1;
    let called = |vocabulary: &[&[u8]]| rows.iter().all(|(sheet, row)| is_called(sheet, *row, vocabulary));
    let whole = words(RowWords::NET) && words(RowWords::RESULT) && called(&RESULT) && (flows || ties >= TIES)
        || words(RowWords::CASH) && called(&CASH) && flows;
    whole && misses(rows, figures) == 1
}

/// True where neither of two numbers stands anywhere in the other's table: it is none of another time, or of another row.
pub(super) fn is_nowhere(a: &Sheet, x: &Entry, b: &Sheet, y: &Entry) -> bool {
    let holds = |sheet: &Sheet, value: i64| sheet.entries().any(|e| e.value.abs() == value.abs());
    let comparable = a.places == b.places && x.step == y.step && x.kind == Kind::Money;
    comparable && !x.broken && !y.broken && !holds(a, y.value) && !holds(b, x.value)
}

/// Times at which two rows have one number each, and not the same.
fn misses([(a, row_a), (b, row_b)]: [(&Sheet, usize); 2], figures: &Figures) -> usize {
    let period = |entry: &Entry| figures.get(entry.figure).and_then(|f| f.period);
    let differs = |x: &&Entry| {
        let mut of_time = { b.row(row_b).iter().flatten() }.filter(|y| period(y) == period(x)).peekable();
        of_time.peek().is_some() && of_time.all(|y| y.value.abs() != x.value.abs())
    };
    a.row(row_a).iter().flatten().filter(differs).count()
}

fn says(sheet: &Sheet, row: usize, what: u32) -> bool {
    sheet.rows.get(row).is_some_and(|row| row.words.any(what))
}

/// True where a row has no word but those of `vocabulary`.
fn is_called(sheet: &Sheet, row: usize, vocabulary: &[&[u8]]) -> bool {
    let names = sheet.names(row);
    let is_of = |name: &Name| vocabulary.iter().any(|word| Name::of(word) == Some(*name));
    !names.is_empty() && names.iter().all(is_of)
}

/// True where a row of a table says what a part of the statement of cash flows comes to.
fn is_of_flows(sheet: &Sheet) -> bool {
    let flow = RowWords::FLOW;
    sheet.rows.iter().any(|row| row.words.any(flow) && row.words.any(RowWords::CASH))
}

/// True where a row or heading of a table speaks of what another may count otherwise.
pub(super) fn tells_apart(sheet: &Sheet) -> bool {
    let says = |names: &[Name]| {
        let has = |word: &[u8]| Name::of(word).is_some_and(|name| names.binary_search(&name).is_ok());
        APART.iter().any(|word| has(word)) || has(b"held") && has(b"sale")
    };
    (0..sheet.rows.len()).any(|row| says(sheet.names(row)) || says(sheet.parent_names(row)))
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::TieTable;
    use crate::checks::sample::checks;

    /// The ties that fail between a statement of operations and one of cash flows whose first row is as given.
    fn fails(row: &str) -> Vec<String> {
        let found = checks(
            TieTable,
            &format!(
                "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                 | Sales of kettles | $ 61,204 | $ 58,311 | $ 52,047 |\n| Costs | 53,894 | 52,107 | 46,929 |\n\
                 | Net income | $ 7,310 | $ 6,204 | $ 5,118 |\n\nThe flows of cash are told below.\n\n\
                 | | 2023 | 2022 | 2021 |\n|---|---|---|---|\n| {row} |\n\
                 | Wages not yet paid | 1,127 | 1,033 | 981 |\n\
                 | Net cash provided by operations | $ 8,437 | $ 7,237 | $ 6,099 |\n"
            ),
        );
        found.into_iter().filter(|tie| tie.starts_with("Fail")).collect()
    }

    #[test]
    fn the_result_must_be_that_of_the_statement_of_operations() {
        assert_eq!(fails("Net income | $ 7,310 | $ 4,951 | $ 5,118"), ["Fail: $ 6,204 \u{2260} $ 4,951"]);
        for row in [
            // It is the same, it is of the parent's owners, it was restated, it is that of other times.
            "Net income | $ 7,310 | $ 6,204 | $ 5,118",
            "Net income of the parent's owners | $ 7,310 | $ 4,951 | $ 5,118",
            "Net income | $ 7,310 | $ 4,951 | $ 3,866",
            "Net income | $ 7,310 | $ 5,118 | $ 5,118",
        ] {
            assert!(fails(row).is_empty(), "{row}");
        }
    }

    #[test]
    fn cash_at_the_end_of_a_year_is_that_of_the_balance_sheet() {
        let fails = |before: &str, row: &str| {
            let page = format!(
                "| | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n\
                 | Cash and cash equivalents | $ 4,127 | {before} |\n| Kettles | 6,310 | 5,204 |\n{row}\n\
                 The flows of cash are told below.\n\n| | 2023 | 2022 |\n|---|---|---|\n\
                 | Net cash provided by operations | $ 812 | $ 633 |\n\
                 | Cash and cash equivalents at beginning of year | 3,315 | 2,682 |\n\
                 | Cash and cash equivalents at end of year | $ 4,127 | $ 3,315 |\n"
            );
            let found = checks(TieTable, &page);
            found.into_iter().filter(|tie| tie.starts_with("Fail")).count()
        };
        assert_eq!(fails("$ 3,968", ""), 1);
        assert_eq!(fails("$ 3,315", ""), 0);
        // What is restricted may be counted in one of them.
        assert_eq!(fails("$ 3,968", "| Restricted cash | 2,000 | 1,150 |\n"), 0);
    }
}
