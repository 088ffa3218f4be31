//! What a company has on a day by its books or by count, in columns of the times that end on it.
//!
//! ```text
//!                                  Q1 2024    Q1 2023
//! Revenue                           $ 91.2     $ 80.4      of the quarter
//! Annual recurring revenue          $ 377      $ 341       what is contracted for on its last day
//! Employees                            702        655      those there are on it
//! New customers                         31         28      came in the quarter
//! ```

use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::kinds::is_summand;
use crate::figures::tables::rows::RowHead;
use crate::filing::grid::{CellClass, RowKind};
use crate::text::TextSpan;
use crate::text::search::holds_any;

/// Letters of the longest label that is looked at.
const LONGEST: u32 = 70;

/// Names of amounts that are measured on a day alone: what customers are bound to pay in a year from then, what is left
/// to perform of contracts, what is owed beyond the cash at hand.
const AMOUNTS: [&str; 12] = [
    "arr",
    "ending arr",
    "annual recurring revenue",
    "annualized recurring revenue",
    "ending annual recurring revenue",
    "rpo",
    "current rpo",
    "remaining performance obligation",
    "remaining performance obligations",
    "current remaining performance obligation",
    "current remaining performance obligations",
    "net debt",
];

/// Names of what is counted on a day: nobody sums up the employees of three months. Averages say that they are.
const COUNTED: [&str; 17] = [
    "headcount",
    "employees",
    "full-time employees",
    "full-time equivalent employees",
    "full time equivalent employees",
    "customers",
    "subscribers",
    "stores open",
    "stores in operation",
    "restaurants open",
    "restaurants in operation",
    "banking offices",
    "bank branches",
    "branches",
    "number of stores",
    "number of restaurants",
    "number of locations",
];

/// Marks those rows as standing at the end of each period.
pub(in crate::figures::tables) fn mark_held(view: View<'_>, rows: &mut [RowHead]) {
    if view.above.flow || rows.iter().any(|row| row.hints.has(Hints::OPENING)) {
        return;
    }
    // "Average:", "Net additions:", "Store openings:" over the same names.
    const MOVED: [&str; 18] = [
        "average",
        "additions",
        "added",
        "new ",
        "change",
        "growth",
        "revenue",
        "opening",
        "opened",
        "churn",
        "lost",
        "gain",
        "acquired",
        "clos",
        "hired",
        "terminat",
        "received",
        "paid",
    ];
    const TITLES: [&str; 6] = ["additions", "added", "new ", "opening", "revenue by", "revenues by"];
    let titled = |span: TextSpan| span.len() < LONGEST && holds_any(view.document.slice(span), &TITLES);
    if view.above.title.is_some_and(titled) {
        return;
    }
    let mut apart = false;
    for row in 0..rows.len() {
        let Some(head) = rows.get_mut(row) else { continue };
        let label = view.document.slice(head.words);
        match view.grid.rows.get(row) {
            Some(RowKind::Label) => {
                apart = holds_any(label, &MOVED);
            }
            Some(RowKind::Body) if !apart && !head.averaged && head.words.len() <= LONGEST => {
                // "Employees (average)" is no count of a day.
                let averaged = holds_any(label, &["average"]);
                let name = bare_name(label);
                let counted = || {
                    let name = name.strip_prefix("number of ").unwrap_or(&name);
                    let named = COUNTED.contains(&name) || COUNTED.contains(&bare_name(label).as_str());
                    named && head.hints.has(Hints::COUNT) && !has_sign(view, row) && !is_summand(view, row)
                };
                if !averaged
                    && !head.hints.has(Hints::PERCENT)
                    && (AMOUNTS.contains(&name.as_str()) || counted())
                {
                    head.hints = head.hints.with(Hints::CLOSING);
                }
            }
            _ => {}
        }
    }
}

/// The label in small letters without "Total" before it, the mark of a note and what stands in brackets behind it: "Net
/// debt (in millions)".
fn bare_name(label: &str) -> String {
    let label = label.split_once('(').map_or(label, |(name, _)| name);
    let label = label.split_once(',').map_or(label, |(name, _)| name);
    let name = label.trim_end_matches([':', ' ', '.']).to_ascii_lowercase();
    name.strip_prefix("total ").map(str::to_owned).unwrap_or(name)
}

/// True where a cell of the row has the sign of a currency or of percent: "Employees | $ 1,204" is what they cost.
pub(super) fn has_sign(view: View<'_>, row: usize) -> bool {
    let Some(place) = view.table.rows.get(row) else { return false };
    let cells = view.grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
    cells.iter().any(|cell| {
        let sign = matches!(cell.class, CellClass::Lead | CellClass::Trail);
        sign || cell.class == CellClass::Number && view.document.slice(cell.ink).contains(['$', '%'])
    })
}

#[cfg(test)]
mod tests {
    use super::bare_name;

    #[test]
    fn names_stand_without_what_is_said_of_them() {
        for (label, name) in [
            ("Total customers (in thousands)", "customers"),
            ("ARR (1)", "arr"),
            ("Employees, full-time", "employees"),
            ("New customers", "new customers"),
        ] {
            assert_eq!(bare_name(label), name);
        }
    }
}
