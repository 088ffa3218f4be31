//! In what the values of a manager's report of holdings are: thousands of dollars, or dollars.
//!
//! Form 13F asked for values in thousands until its special instructions were amended; reports filed on or
//! after 3 January 2023 give them to the nearest dollar (Release 34-95148), whatever quarter they tell
//! of. The XML says neither, so the labels of the elements say it here, where a reader sees it and every
//! value takes it from.

use std::borrow::Cow;

use jiff::civil::Date;

use super::forms::{Form, has};
use super::tree::{Id, Tree};
use crate::filing::cover::Cover;

/// The first day on which reports were filed with values in dollars.
const IN_DOLLARS: Date = Date::constant(2023, 1, 3);

/// The last quarter before that day; its reports are filed from it on.
const LAST_QUARTER: Date = Date::constant(2022, 12, 31);

/// Holdings from which on their prices are a better witness than a date: some managers went on as before.
const ENOUGH: usize = 10;

/// `form` with labels that say what the values of `tree` are in; as it is where it has no such values, or
/// where nothing tells.
pub(super) fn with_units<'f>(form: &'f Form, tree: &Tree, cover: &Cover) -> Cow<'f, Form> {
    let thousands = (!form.values.is_empty()).then(|| in_thousands(tree, cover)).flatten();
    let Some(thousands) = thousands else { return Cow::Borrowed(form) };
    let mut form = form.clone();
    let words = if thousands { "in thousands of dollars" } else { "in dollars" };
    for (element, label) in &mut form.labels {
        if has(&form.values, element) {
            *label = format!("{label} ({words})");
        }
    }
    Cow::Owned(form)
}

/// Whether the values are in thousands; None where neither dates nor prices tell.
fn in_thousands(tree: &Tree, cover: &Cover) -> Option<bool> {
    let filed = cover.filed.map(|day| day < IN_DOLLARS);
    let by_date = filed.or(cover.period.map(|day| day < LAST_QUARTER));
    let prices = prices(tree);
    let cheap = prices.iter().filter(|(value, shares)| value < shares).count();
    // A share that managers hold costs more than a dollar, and less than a thousand.
    let by_price = (!prices.is_empty()).then_some(cheap * 2 > prices.len());
    match (by_date, by_price) {
        (Some(date), Some(price)) if prices.len() < ENOUGH || date == price => Some(date),
        (date, price) => price.or(date),
    }
}

/// Value and number of the holdings that are shares, as printed.
fn prices(tree: &Tree) -> Vec<(u64, u64)> {
    let Some(root) = tree.root() else { return Vec::new() };
    let number = |id: Option<Id>| tree.inner(id?).trim().parse::<u64>().ok();
    let holding = |id: Id| {
        let kind = tree.find(id, "sshPrnamtType").map(|id| tree.inner(id))?;
        let found = (number(tree.find(id, "value"))?, number(tree.find(id, "sshPrnamt"))?);
        (kind.trim() == "SH" && found.0 > 0 && found.1 > 0).then_some(found)
    };
    tree.elements(root).filter_map(holding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(holdings: &[(u64, u64)], filed: Option<Date>, period: Option<Date>) -> Option<bool> {
        let rows: String = holdings
            .iter()
            .map(|(value, shares)| {
                format!(
                    "<infoTable><value>{value}</value><shrsOrPrnAmt><sshPrnamt>{shares}</sshPrnamt>\
                     <sshPrnamtType>SH</sshPrnamtType></shrsOrPrnAmt></infoTable>"
                )
            })
            .collect();
        let source = format!("<informationTable>{rows}</informationTable>");
        in_thousands(&Tree::read(source.as_bytes()), &Cover { filed, period, ..Cover::default() })
    }

    #[test]
    fn the_day_of_filing_decides() {
        let day = |y, m, d| Some(Date::constant(y, m, d));
        let one = &[(500, 12)];
        assert_eq!(read(one, day(2022, 11, 14), day(2022, 9, 30)), Some(true));
        assert_eq!(read(one, day(2023, 2, 10), day(2022, 12, 31)), Some(false));
        assert_eq!(read(one, day(2023, 3, 1), day(2021, 12, 31)), Some(false));
        assert_eq!(read(one, None, day(2022, 12, 31)), Some(false));
        assert_eq!(read(one, None, day(2015, 6, 30)), Some(true));
    }

    #[test]
    fn prices_decide_without_a_day_or_many_against_it() {
        assert_eq!(read(&[(41_000, 900), (250, 100)], None, None), Some(false));
        assert_eq!(read(&[(41, 900), (3, 100)], None, None), Some(true));
        assert_eq!(read(&[], None, None), None);
        let still = [(41, 900); ENOUGH];
        assert_eq!(read(&still, Some(Date::constant(2023, 2, 10)), None), Some(true));
    }
}
