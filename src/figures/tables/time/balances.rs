//! Balances among what went by in the times of the columns.
//!
//! ```text
//!                                4Q 2024    3Q 2024
//! Net interest income                412        408      of the quarter
//! BALANCE SHEET DATA
//!   Cash                           1,200      1,150      on its last day
//!   Shareholders' equity           5,500      5,400
//!   Depreciation                      12         11      of the quarter all the same
//! ```
//!
//! Selected financial data tell both under the same years. A heading says which rows are balances; without one, the
//! names of some can be nothing else, as that of total assets beside them.

use super::{awards, development};
use crate::figures::nature::{MOST, PLAIN};
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::{Parent, RowHead};
use crate::figures::tables::{RowContext, View};
use crate::filing::grid::RowKind;
use crate::text::TextSpan;
use crate::text::search::holds_any;

/// What is told of a time, in the words of a row, wherever it stands: capital expenditures, yields, cash flows.
const WENT_BY: [&str; 17] = [
    "average",
    "cash flow",
    "expenditure",
    "addition",
    "purchase",
    "spending",
    "originat",
    "yield",
    "return on",
    "efficiency",
    "coverage",
    "turnover",
    "margin",
    "ebitda",
    "charge-off",
    "charged off",
    "repurchased",
];

/// Names of what can only be there on a day, without "total" before them and without what stands behind a comma.
const BALANCES: [&str; 42] = [
    "stockholders' equity",
    "shareholders' equity",
    "shareowners' equity",
    "share-owners' equity",
    "shareholders' investment",
    "stockholders' investment",
    "stockholders' equity (deficit)",
    "shareholders' equity (deficit)",
    "stockholders' (deficit) equity",
    "stockholders' deficit",
    "shareholders' deficit",
    "common stockholders' equity",
    "common shareholders' equity",
    "partners' capital",
    "members' equity",
    "tangible common equity",
    "long-term debt",
    "long-term obligations",
    "long-term liabilities",
    "debt",
    "liabilities",
    "working capital",
    "working capital (deficit)",
    "cash and cash equivalents",
    "cash and due from banks",
    "cash and investments",
    "cash and short-term investments",
    "deposits",
    "loans",
    "current assets",
    "current liabilities",
    "current ratio",
    "nonaccrual loans",
    "nonperforming loans",
    "nonperforming assets",
    "allowance for loan losses",
    "allowance for credit losses",
    "assets",
    "invested assets",
    "reserves for losses",
    "reserves for losses and loss adjustment expenses",
    "loans outstanding",
];

/// Names of what is never told of a time, so that they stand on its last day in a table without total assets too:
/// "Backlog" is ordered and not delivered yet, insurance is in force on a day, and so are the books of who holds shares.
const ALWAYS: [&str; 20] = [
    "backlog",
    "order backlog",
    "sales backlog",
    "backlog of orders",
    "backlog of unfilled orders",
    "current ratio",
    "policyholders' surplus",
    "statutory surplus",
    "insurance in force",
    "life insurance in force",
    "shareholders of record",
    "stockholders of record",
    "holders of record",
    "shareholders of record at year-end",
    // Of the reserves of a life insurer (ASC 944-40-50-6).
    "interest accretion rate",
    "current discount rate",
    "number of shareholders",
    "number of stockholders",
    "number of shareholders of record",
    "number of stockholders of record",
];

/// Letters of the longest label that is looked at.
const LONGEST: u32 = 70;

impl RowContext<'_> {
    /// True for a row below a heading over what there is at the end of each period, unless it tells what went by.
    pub(super) fn below_balances(&self) -> bool {
        let parents = &self.state.parents;
        let at_end = Hints::AT_END.with(Hints::SHEET);
        let ends = |parent: &Parent| parent.hints.has(at_end);
        let header = self.state.header.at_end;
        if !parents.iter().any(ends) && (header.is_empty() || !parents.is_empty()) {
            return false;
        }
        // Right below "Loans at period end:" only what plainly went by is a flow; "Balance sheet data (at end of year)"
        // may have dividends among it.
        let named = |parent: &Parent| {
            parent.hints.has(Hints::AT_END) && !self.view.document.slice(parent.words).contains('(')
        };
        let nearest = parents.last().is_some_and(named) && self.head.nature > -MOST;
        // "Average:" below "Balance sheet data".
        let averaged = parents.last().is_some_and(|parent| parent.hints.has(Hints::AVERAGE));
        (nearest || self.head.nature > -PLAIN) && !averaged && !went_by(self.view, self.head)
    }

    /// True for "Average loans", and for loans below "Average balances:", "Growth in:" or "Yield on:": told over a time,
    /// whatever day stands over them too.
    pub(super) fn is_told_over_time(&self) -> bool {
        const OVER_TIME: [&str; 5] = ["average", "growth", "change in", "changes in", "yield"];
        let over_time = |words: TextSpan| holds_any(self.view.document.slice(words), &OVER_TIME);
        over_time(self.head.words) || self.state.parents.iter().any(|parent| over_time(parent.words))
    }

    /// True for a column of what there was on the average of its time: "Average for the three months ended June 30, 2024".
    /// "Weighted average exercise price" over awards is that of those on the day.
    pub(super) fn averages_in(&self, column: u16) -> bool {
        let head = self.state.column(column);
        let words = head.words.filter(|words| head.time.length.is_some() && words.len() < 2 * LONGEST);
        words.is_some_and(|words| {
            holds_any(self.view.document.slice(words), &["average for", "averages for", "average balance"])
        })
    }

    /// True for a row below "Changes in operating assets and liabilities:" or "(Increase) decrease in:", whatever it is called
    /// itself: what a statement of cash flows tells of them is by how much they moved. What the activity came to, or the cash
    /// at the end, closes the list.
    pub(super) fn below_moves(&self) -> bool {
        const MOVED: [&str; 6] = ["change", "changes", "increase", "increases", "decrease", "decreases"];
        const OF: [&str; 4] =
            ["assets and liabilities", "assets and other liabilities", "working capital", "assets or"];
        self.state.parents.last().is_some_and(|parent| {
            let words = self.view.document.slice(parent.words).trim_end_matches([':', ' ', '-']);
            let words = words.to_ascii_lowercase();
            let mut each = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
            // "Changes in", "Net change in", "Used for changes in", "Working capital changes"; "Foreign exchange contracts"
            // are held, and so is what an "accounting change" is told of.
            let mut before = "";
            let moved = each.any(|word| {
                let moved = MOVED.contains(&word) && before != "accounting";
                before = word;
                moved
            });
            !parent.closed
                && moved
                && (OF.iter().any(|of| words.contains(of)) || words.ends_with("crease in"))
        })
    }

    /// True for a row that can only be a balance, in columns that tell both what there is on a day and what went by up to
    /// it: "At or for the quarter ended".
    pub(super) fn is_balance_of_both(&self) -> bool {
        const SHORT: [&str; 15] = [
            "cash",
            "borrowings",
            "borrowed funds",
            "backlog",
            "equity",
            "assets",
            "shares outstanding",
            "common shares outstanding",
            "book value per share",
            "common equity to assets",
            "common equity per share",
            "risk-weighted assets",
            "common equity tier 1",
            "common equity tier 1 capital",
            "tier 1",
        ];
        let label = self.view.document.slice(self.head.words).trim_end_matches([':', ' ', '.']);
        let short = || SHORT.iter().any(|name| label.eq_ignore_ascii_case(name));
        let averaged = self.averages() || self.head.hints.has(Hints::AVERAGE);
        let moved = self.state.parents.iter().any(|parent| parent.nature <= -PLAIN);
        !averaged && !moved && self.head.words.len() <= LONGEST && (short() || names_balance(label))
    }
}

/// True where the words of a row tell what went by, whatever stands over it.
fn went_by(view: View<'_>, head: &RowHead) -> bool {
    let label = view.document.slice(head.words).to_ascii_lowercase();
    let opens = ["depreciation", "dividend"].iter().any(|word| label.starts_with(word));
    opens || WENT_BY.iter().any(|word| label.contains(word))
}

/// Marks the rows that can only be balances, beside total assets, as standing at the end of each period: among selected
/// financial data (Regulation S-K, Item 301, as in force up to 2021), not in a statement of what went by.
pub(in crate::figures::tables) fn mark_balances(view: View<'_>, rows: &mut [RowHead]) {
    mark_capital_ratios(view, rows);
    development::mark(view, rows);
    awards::mark(view, rows);
    let assets = |row: &RowHead| {
        let label = view.document.slice(row.words);
        let named = starts_with(label, "total assets") || starts_with(label, "identifiable assets");
        row.stands && !row.averaged && label.len() < 30 && named
    };
    let moves = |row: &RowHead| row.hints.has(Hints::OPENING);
    if view.above.flow || rows.iter().any(moves) {
        return;
    }
    let names: fn(&str) -> bool = if rows.iter().any(assets) { names_balance } else { always_balance };
    let mut apart = false;
    for (row, kind) in rows.iter_mut().zip(&view.grid.rows) {
        match kind {
            RowKind::Label => {
                let heading = view.document.slice(row.words).to_ascii_lowercase();
                // What comes of debt, deposits and loans is told under their names too: "Interest expense: | Deposits".
                let moved = [
                    "change",
                    "increase",
                    "growth",
                    "paid",
                    "proceeds",
                    "provision",
                    "ratio",
                    "interest",
                    "income",
                    "revenue",
                    "expense",
                    "cost",
                    "charge",
                    "yield",
                    "gain",
                    "loss",
                    "issu",
                    "repay",
                    "retire",
                    "flow",
                    "addition",
                    "rate",
                    "sale",
                    "sold",
                    "purchase",
                ];
                apart = row.hints.has(Hints::AVERAGE) || moved.iter().any(|word| heading.contains(word));
            }
            // "Loans | 6%" below the growth of assets.
            RowKind::Body if !apart && is_balance(view, row, names) && !row.hints.has(Hints::PERCENT) => {
                row.hints = row.hints.with(Hints::CLOSING);
            }
            _ => {}
        }
    }
}

/// Marks the ratios of a bank's capital, which stand on the last day of a quarter (12 CFR 217.10): "Tier 1 capital ratio",
/// "Total risk-based capital".
fn mark_capital_ratios(view: View<'_>, rows: &mut [RowHead]) {
    const NAMES: [&str; 6] = [
        "tier 1 ",
        "tier i ",
        "risk-based capital",
        "tier 1 leverage",
        "total capital ratio",
        "leverage ratio",
    ];
    for row in rows.iter_mut().filter(|row| !row.averaged && row.words.len() <= LONGEST) {
        let label = view.document.slice(row.words).to_ascii_lowercase();
        // "Return on tier 1 capital", "Tier 1 capital, average".
        let moved =
            ["average", "return", "change", "increase", "decrease", "generat", "issu", "minimum", "raised"];
        if NAMES.iter().any(|name| label.contains(name)) && !moved.iter().any(|word| label.contains(word)) {
            row.hints = row.hints.with(Hints::CLOSING);
        }
    }
}

/// True for a row whose name can only be that of a balance.
fn is_balance(view: View<'_>, row: &RowHead, names: fn(&str) -> bool) -> bool {
    !row.averaged && row.words.len() <= LONGEST && names(view.document.slice(row.words))
}

/// True for a label that is no flow in any table: "Backlog", "Current ratio (b)".
fn always_balance(label: &str) -> bool {
    names_one_of(label, &[&ALWAYS])
}

/// True for a label that can only be a balance: "Long-term debt, less current maturities", "Total shareholders' equity (1)".
fn names_balance(label: &str) -> bool {
    names_one_of(label, &[&ALWAYS, &BALANCES])
}

/// True for the name of what is carried on a day in any table but, for property, one of flows: "Property, plant and
/// equipment, net", "Total long-lived assets", "Total equity attributable to Alder Corp.", "Noncontrolling interests
/// balance". Without "net" property may be what was spent on it.
pub(super) fn is_carried(label: &str, flow: bool) -> bool {
    const PROPERTY: [&str; 6] = [
        "property, plant and equipment",
        "property, plant, and equipment",
        "property, plant & equipment",
        "property and equipment",
        "premises and equipment",
        "long-lived assets",
    ];
    const EQUITY: [&str; 6] = [
        "total equity",
        "total shareholders' equity",
        "total stockholders' equity",
        "total shareowners' equity",
        "total members' equity",
        "total partners' capital",
    ];
    const OWNED: [&str; 5] = ["equity", "interest", "interests", "deficit", "capital"];
    const SOME: [&str; 5] = ["equipment", "long-lived", "equity", "balance", "capital"];
    if label.len() > 2 * LONGEST as usize || !holds_any(label, &SOME) {
        return false;
    }
    // In plain text a name goes over two lines.
    let label = label.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let label = label.to_ascii_lowercase().replace('\u{2019}', "'");
    let label = label.trim_end_matches([':', ' ', '.']);
    let all = label.strip_prefix("total ");
    let of_property = || {
        let name = all.unwrap_or(label);
        let rest = PROPERTY.iter().find_map(|property| name.strip_prefix(property));
        rest.is_some_and(|rest| {
            let rest = rest.trim_matches([' ', ',', '-', '\u{2013}', '\u{2014}', ':']);
            rest == "net" || rest.is_empty() && all.is_some() && name == "long-lived assets"
        })
    };
    let of_equity = || {
        let rest = EQUITY.iter().find_map(|equity| label.strip_prefix(equity));
        let owners = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" attributable to "));
        // "Alder shareholders' equity balance", "Noncontrolling interests balance".
        let balance = label.strip_suffix(" balance").and_then(|name| name.rsplit(' ').next());
        owners || balance.is_some_and(|owned| OWNED.contains(&owned))
    };
    !flow && of_property() || of_equity()
}

/// True for a label that is one of `names`, but for "Total" before it and what stands behind a comma.
fn names_one_of(label: &str, names: &[&[&str]]) -> bool {
    let label = label.trim_end_matches([':', ' ', '.']);
    // "(1)", "(a)": the mark of a note.
    let marked = label.rfind('(').filter(|open| label.ends_with(')') && label.len() - open <= 4);
    let label = label.get(..marked.unwrap_or(label.len())).unwrap_or(label);
    let (name, rest) = label.split_once(',').unwrap_or((label, ""));
    let moved = ["average", "issued", "repaid", "change", "per ", "paid", "proceeds", "interest"];
    let name = name.trim().to_ascii_lowercase().replace('\u{2019}', "'");
    let name = name.strip_prefix("total ").unwrap_or(&name);
    names.iter().any(|names| names.contains(&name)) && !moved.iter().any(|word| rest.contains(word))
}

/// "Average balances", "Consolidated average balance sheets", "AVERAGE BALANCE DETAILS": a bank's table of what it had on
/// the average of a time (Regulation S-K, Item 1402). What changed of them, or was left at the end, is told in another.
pub(in crate::figures) fn names_average_balances(title: &str) -> bool {
    const OTHER: [&str; 6] = ["change", "end", "reconcil", "variance", "compared", "growth"];
    const BETWEEN: [&str; 4] = ["consolidated", "condensed", "daily", "monthly"];
    if title.len() >= 100 || title.ends_with(['.', ':']) {
        return false;
    }
    let title = title.to_ascii_lowercase();
    let words = || title.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let mut rest = words().skip_while(|word| *word != "average").skip(1);
    let of = rest.find(|word| !BETWEEN.contains(word)).unwrap_or("");
    ["balance", "balances"].contains(&of)
        && !words().any(|word| OTHER.iter().any(|other| word.starts_with(other)))
}

fn starts_with(label: &str, name: &str) -> bool {
    label.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::{always_balance, is_carried, names_average_balances, names_balance};

    #[test]
    fn labels_of_what_is_carried_on_a_day() {
        for label in [
            "Property, plant and equipment \u{2014} net",
            "Total property and equipment, net",
            "Total long-lived assets",
            "Total equity",
            "Total equity attributable to Alder Corp.",
            "Noncontrolling interests balance",
        ] {
            assert!(is_carried(label, false), "{label}");
        }
        for label in [
            "Property and equipment",
            "Total property and equipment",
            "Property, plant and equipment additions",
            "Long-lived assets",
            "Total equity in earnings",
            "Total interest",
            "Change in balance",
        ] {
            assert!(!is_carried(label, false), "{label}");
        }
        assert!(!is_carried("Property and equipment, net", true));
    }

    #[test]
    fn titles_of_average_balances() {
        for title in ["Average balances", "Table 3: Average Consolidated Balance Sheet (Unaudited)"] {
            assert!(names_average_balances(title), "{title}");
        }
        for title in [
            "Changes in average balances",
            "Period-end and average balances",
            "Average prices",
            "Balance sheet",
        ] {
            assert!(!names_average_balances(title), "{title}");
        }
    }

    #[test]
    fn labels_that_can_only_be_balances() {
        for label in [
            "Total stockholders\u{2019} equity",
            "Long-term debt, less current maturities (2)",
            "Working capital",
            "Cash and cash equivalents",
            "TOTAL DEPOSITS:",
            "Invested assets",
            "Backlog",
        ] {
            assert!(names_balance(label), "{label}");
        }
        for label in ["Backlog", "Life insurance in force (a)", "Shareholders of record"] {
            assert!(always_balance(label), "{label}");
        }
        for label in ["Increase in backlog", "Deposits", "Premiums on insurance in force", "Employees"] {
            assert!(!always_balance(label), "{label}");
        }
        for label in [
            "Return on stockholders' equity",
            "Long-term debt issued",
            "Long-term debt, average",
            "Dividends",
        ] {
            assert!(!names_balance(label), "{label}");
        }
    }
}
