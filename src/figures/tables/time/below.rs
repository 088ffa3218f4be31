//! Rows that stand on the last day of a time because of the heading right above them.
//!
//! ```text
//!                                                2023      2022
//! Identifiable assets:
//!   North America                               4,120     3,870     on the last day
//!   Capital expenditures                          310       280     of the year all the same
//! Assumptions used to determine benefit obligations:
//!   Rate of compensation increase               3.50%     3.25%     on the last day
//! ```

use super::held::has_sign;
use crate::figures::nature::{PLAIN, SURE};
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::Parent;
use crate::figures::tables::{RowContext, stands};
use crate::text::search::holds_any;

impl RowContext<'_> {
    /// "North America" below "Assets:", or "Identifiable assets:", in a table of segments that tells sales and profits
    /// above (SFAS 14; ASC 280-10-50-22).
    pub(super) fn below_assets(&self) -> bool {
        self.state.parents.last().is_some_and(|parent| {
            let words = self.view.document.slice(parent.words).to_ascii_lowercase();
            let words = words.trim_end_matches([':', ' ']);
            // "Assets" heads what is told of a balance sheet too, and of an average one.
            let of_segments = || ["identifiable assets", "segment assets"].contains(&words);
            let plain =
                self.state.nature <= 0 && ["assets", "total assets", "long-lived assets"].contains(&words);
            // "Goodwill:" over the segments that it belongs to (ASC 350-20-50-1).
            plain
                || of_segments()
                || words == "goodwill" && self.head.nature > -PLAIN && !self.moves_goodwill()
        })
    }

    /// "Comparable restaurant sales | 3.2%" and "Sales per store | $ 1,230" below "Restaurants open at year end:" are none of
    /// what is counted there.
    pub(super) fn sells_below_count(&self, parent: &Parent) -> bool {
        const SOLD: [&str; 6] = ["sales", "revenue", "growth", "increase", "margin", "volume"];
        parent.hints.has(Hints::COUNT)
            && holds_any(self.view.document.slice(self.head.words), &SOLD)
            && has_sign(self.view, self.row)
    }

    /// "Acquired", "Foreign exchange" below "Goodwill:" came in the year.
    fn moves_goodwill(&self) -> bool {
        const MOVED: [&str; 8] =
            ["acqui", "foreign", "exchange", "currency", "impair", "dispos", "adjust", "amortiz"];
        holds_any(self.view.document.slice(self.head.words), &MOVED)
    }

    /// "Rate of compensation increase" below "Assumptions used to determine benefit obligations:", "Prior service cost" below
    /// "Amounts recognized in accumulated other comprehensive loss:".
    pub(super) fn below_plans_on_a_day(&self) -> bool {
        // "Net gain arising in the year", "Total recognized in other comprehensive income".
        const CAME: [&str; 4] = ["arising", "amortiz", "reclass", "recognized in other"];
        let told = |parent: &Parent| stands::tells_of_plans_on_a_day(self.view.document.slice(parent.words));
        self.head.nature > -SURE
            && self.state.parents.last().is_some_and(told)
            && !holds_any(self.view.document.slice(self.head.words), &CAME)
    }

    /// "Capital expenditures" below "Assets:" were made in the year.
    pub(super) fn adds_to_assets(&self) -> bool {
        let words = self.view.document.slice(self.head.words).to_ascii_lowercase();
        ["capital expenditure", "additions", "purchases", "depreciation"]
            .iter()
            .any(|moved| words.starts_with(moved))
    }
}
