//! Tables of what is to be spent in years to come.
//!
//! ```text
//! Estimated construction expenditures:
//!                     1997      1998      1999       spent in the years themselves
//! Generation         $ 31.2    $ 40.3    $ 22.8
//! Maturities of long-term debt:
//!                     1997      1998      1999       what falls due of the debt that there is on the day
//! ```

use crate::figures::period::TimeSpec;
use crate::figures::tables::{RowContext, View};
use crate::filing::grid::RowKind;
use crate::text::search::holds_any;

impl RowContext<'_> {
    /// True for a column of a year in a table of what is to be spent in it, or was in the year before those to come.
    pub(super) fn plans_spending(&self, time: TimeSpec) -> bool {
        let calendar = self.view.calendar;
        let bare = time == TimeSpec { year: time.year, ..TimeSpec::default() } && time.year.is_some();
        let heads = &self.state.header.heads;
        bare && heads.iter().any(|head| super::is_ahead(head.time, calendar))
            && *self.state.sought.spends.get_or_init(|| tells_spending(self.view))
    }
}

/// True where what leads up to the table, or what stands over its columns or before its rows, speaks of capital
/// expenditures and of nothing that is owed.
fn tells_spending(view: View<'_>) -> bool {
    const SPENT: [&str; 7] = [
        "expenditure",
        "capital requirement",
        "construction program",
        "construction budget",
        "capital spending",
        "capital budget",
        "capital program",
    ];
    const OWED: [&str; 8] =
        ["obligation", "commitment", "maturit", "lease", "payable", "payment", "contractual", "debt"];
    let above = [view.above.title, view.above.lead].into_iter().flatten();
    let heads = view.table.cells.iter().zip(&view.grid.cells).filter_map(|(cell, placed)| {
        let kind = view.grid.rows.get(cell.row as usize)?;
        let named = *kind == RowKind::Body && placed.first == 0;
        (named || matches!(kind, RowKind::Header | RowKind::Caption)).then_some(placed.ink)
    });
    let (mut spent, mut owed) = (false, false);
    for text in above.chain(heads).map(|span| view.document.slice(span)).filter(|text| text.len() < 600) {
        spent |= holds_any(text, &SPENT);
        owed |= holds_any(text, &OWED);
    }
    spent && !owed
}
