//! Whose dollars a bare "$" is, where the statements say so.
//!
//! ```text
//! BALANCE SHEETS (Expressed in Canadian dollars)      the tables are in CAD
//! ... cash of $812,440 ...                            and so is the report on them
//! ```
//!
//! A filing means its own dollars by the sign alone, and says "US$" where it means others.

use rustc_hash::{FxHashMap, FxHashSet};

use super::unit::{Currency, Unit};
use super::{Figure, Kind};
use crate::filing::Filing;
use crate::text::TextSpan;
use crate::text::currency::has_dollar_sign;

/// Tables that must be told in such dollars at the least.
const TABLES: usize = 3;

/// What is known of the tables of a document.
#[derive(Default)]
struct Told {
    /// Amounts in each currency with a dollar sign, and the tables that have them.
    amounts: FxHashMap<[u8; 3], (usize, FxHashSet<u32>)>,
    /// All amounts.
    all: usize,
}

/// Gives the amounts among `figures` that have a bare sign, or none, the currency that most amounts in the tables of
/// their document are told in by words, where that is another nation's dollar.
pub(super) fn settle(filing: &Filing, figures: &mut [Figure]) {
    let mut told: FxHashMap<usize, Told> = FxHashMap::default();
    for figure in figures.iter() {
        if let (Some(currency), Some(cell)) = (currency(figure), figure.cell) {
            let told = told.entry(figure.document).or_default();
            told.all += 1;
            if currency != Currency::USD && has_dollar_sign(currency.code()) {
                let (count, tables) = told.amounts.entry(code(currency)).or_default();
                *count += 1;
                tables.insert(cell.table);
            }
        }
    }
    let own: FxHashMap<usize, Currency> = told
        .into_iter()
        .filter_map(|(document, told)| {
            let (code, (count, tables)) = told.amounts.into_iter().max_by_key(|(_, (count, _))| *count)?;
            let mostly = tables.len() >= TABLES && count * 2 > told.all;
            let currency = Currency::new(std::str::from_utf8(&code).ok()?)?;
            mostly.then_some((document, currency))
        })
        .collect();
    if own.is_empty() {
        return;
    }
    for figure in figures.iter_mut() {
        let Some(own) = own.get(&figure.document) else { continue };
        let Some(document) = filing.documents.get(figure.document) else { continue };
        if currency(figure) != Some(Currency::USD) {
            continue;
        }
        let says = |span: TextSpan| document.slice(span);
        let named = figure.from.unit.is_some_and(|span| !matches!(says(span), "$"));
        let lettered = says(figure.span).bytes().any(|b| b.is_ascii_uppercase());
        // "USD$2,917".
        let before = document.text.get(..figure.span.start() as usize).unwrap_or("").trim_end();
        let lettered = lettered || ["US", "USD", "U.S."].iter().any(|code| before.ends_with(code));
        // "In thousands of U.S. dollars".
        let stated = figure.from.scale.is_some_and(|span| {
            let line = says(span);
            line.contains("U.S") || line.contains("US") || line.contains("nited States")
        });
        if !named && !lettered && !stated {
            figure.unit = match figure.kind {
                Kind::PerShare => Unit::PerShare(*own),
                _ => Unit::Currency(*own),
            };
        }
    }
}

fn code(currency: Currency) -> [u8; 3] {
    currency.code().as_bytes().try_into().unwrap_or(*b"USD")
}

/// The currency of an amount, or of one for each share.
fn currency(figure: &Figure) -> Option<Currency> {
    match figure.unit {
        Unit::Currency(currency) | Unit::PerShare(currency) => Some(currency),
        _ => None,
    }
}
