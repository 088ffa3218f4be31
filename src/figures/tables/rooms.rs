//! "Rm" over a column: millions of rand where it stands over all amounts, and a room where it stands beside other words.
//!
//! ```text
//!                2008    2007               Rm    Floor
//!                  Rm      Rm    Suite A   412        4
//! Revenue       4,210   3,980    Suite B   310        3
//! ```

use super::View;
use super::columns::ColumnHead;
use super::hints::Hints;

/// Takes back the units of the columns that "Rm" heads where a column beside them has neither units nor hundredths, and
/// no time stands over them.
pub(super) fn take_back(view: View<'_>, heads: &mut [ColumnHead]) {
    let is_rand = |head: &ColumnHead| {
        head.units.is_some_and(|units| units.span.len() == 2 && view.document.slice(units.span) == "Rm")
    };
    let bare = |head: &ColumnHead| {
        head.words.is_some()
            && head.units.is_none()
            && !head.hints.has(Hints::PERCENT)
            && head.time.is_empty()
    };
    if !heads.iter().any(is_rand) || !heads.iter().any(bare) {
        return;
    }
    for head in heads.iter_mut().filter(|head| is_rand(head) && head.time.is_empty()) {
        head.units = None;
    }
}
