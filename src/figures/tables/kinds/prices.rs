//! Prices and results of one share, told by how and beside what they are printed.

use super::super::cell::CellNumber;
use super::super::hints::Hints;
use super::super::{RowContext, View};
use crate::filing::grid::{CellClass, RowKind, is_common_fraction};
use crate::text::fraction::Fraction;
use crate::text::search::holds_any;
use rust_decimal::Decimal;

/// "Basic", "Diluted": of amounts printed to the hundredth, only results for each share are called so.
pub(super) fn is_result_per_share(context: &RowContext<'_>) -> bool {
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    ["basic", "diluted", "primary"].iter().any(|word| label.contains(word))
}

/// For each row, the columns in which a figure is printed with a common fraction and no sign of a
/// percentage; empty where no row has one.
pub(in super::super) fn quoted(view: View<'_>) -> Vec<Vec<u16>> {
    let mut rows = Vec::new();
    // Most tables have no stroke at all.
    if !Fraction::may_stand_in(view.document.slice(view.table.span).as_bytes()) {
        return rows;
    }
    for (cell, placed) in view.table.cells.iter().zip(&view.grid.cells) {
        let ink = view.document.slice(placed.ink).as_bytes();
        if placed.class == CellClass::Number && !ink.contains(&b'%') && is_common_fraction(ink) {
            rows.resize(view.table.rows.len(), Vec::new());
            if let Some(row) = rows.get_mut(cell.row as usize) {
                row.push(placed.first);
            }
        }
    }
    rows
}

/// True for the high or the low of a quarter, in dollars and cents: the range of prices of a share, which an
/// annual report had to give (Regulation S-K, Item 201(a)). What has an average too is no price.
pub(super) fn is_highest_or_lowest(context: &RowContext<'_>, column: u16, printed: Decimal) -> bool {
    let heads = || context.state.header.heads.iter().map(|head| head.hints);
    let of_column = context.state.column(column).hints.has(Hints::EXTREME)
        && heads().filter(|hints| hints.has(Hints::EXTREME)).count() >= 2;
    let of_row = context.head.hints.has(Hints::EXTREME);
    // "Dividends" and "Close" beside the prices are those of one share as well.
    let head = context.state.column(column);
    let beside = |words: &str| {
        let last = words.rsplit('\t').next().unwrap_or("");
        let small = printed < Decimal::ONE_THOUSAND;
        words.contains("ividend")
            || small && (matches!(last, "Close" | "Last") || last.starts_with("Closing price"))
    };
    let paid = head.words.is_some_and(|words| beside(context.view.document.slice(words)))
        && heads().filter(|hints| hints.has(Hints::EXTREME)).count() >= 2;
    let averaged = heads().any(|hints| hints.has(Hints::AVERAGE));
    (of_column || of_row || paid) && !averaged && printed < Decimal::from(10_000)
}

/// True for a whole number among prices quoted in eighths: in the row of one, or next to one in its
/// column.
pub(super) fn is_quoted(context: &RowContext<'_>, column: u16, printed: Decimal) -> bool {
    let quoted = &context.state.quoted;
    let columns = |row: usize| quoted.get(row).map_or(&[][..], |columns| columns);
    let above = context.row.checked_sub(1).is_some_and(|row| columns(row).contains(&column));
    let beside = !columns(context.row).is_empty() || above || columns(context.row + 1).contains(&column);
    beside && printed < Decimal::ONE_THOUSAND
}

/// "Cumulative effect of accounting change" between results for each share: told for each of them too.
pub(super) fn is_part_of_result(context: &RowContext<'_>) -> bool {
    const PARTS: [&str; 5] =
        ["cumulative effect", "accounting change", "extraordinary", "discontinued", "add back"];
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    PARTS.iter().any(|part| label.contains(part))
}

/// True for what an option may be exercised at, "Price Range | $5.20 to $14.10" beside the "Shares" of the same row: amounts
/// with cents under a head that speaks of prices, in a table that counts shares in another column. What preferred stock
/// may be redeemed at stands there too. That of bonds, and one in percent or for each $100 of them, is a rate.
pub(super) fn is_priced_beside_shares(context: &RowContext<'_>, column: u16, read: &CellNumber) -> bool {
    const MOST: Decimal = Decimal::from_parts(5000, 0, 0, false, 0);
    let cents = read.number.fraction >= 2 && read.number.scaled(0).is_some_and(|price| price < MOST);
    if !cents {
        return false;
    }
    let head = context.state.column(column);
    let words = head.words.map_or("", |words| context.view.document.slice(words)).to_ascii_lowercase();
    let range = words.contains("range") || read.high.is_some();
    let priced = words.contains("price") && (range || words.contains("redemption"));
    let rated = ["percent", "%", "per $"].iter().any(|of| words.contains(of));
    const OWED: [&str; 4] = ["bond", "note", "debenture", "certificate"];
    let owed = || {
        let heads = context.state.header.heads.iter().filter_map(|head| head.words);
        // What heads the stub stands a few rows further up.
        const ROWS: usize = 40;
        let above = context.row.saturating_sub(ROWS)..context.row;
        let header = above.rev().find(|row| context.view.grid.rows.get(*row) == Some(&RowKind::Header));
        let stub = header.and_then(|row| context.view.table.rows.get(row));
        let stub = stub.and_then(|row| context.view.grid.cells.get(row.first as usize));
        let stub = stub.filter(|placed| placed.first == 0).map(|placed| placed.ink);
        let mut told = heads.chain(stub).chain([context.head.words]);
        told.any(|span| holds_any(context.view.document.slice(span), &OWED))
    };
    priced
        && !rated
        && !owed()
        && !words.contains("aggregate")
        && !words.contains("total")
        && context.state.header.heads.iter().any(|head| head.hints.has(Hints::SHARES))
}
