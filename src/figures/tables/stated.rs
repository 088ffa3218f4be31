//! The unit that a row of an XBRL instance states in a cell of its own: "USD", "USD per share", "shares",
//! "pure". Where it is stated, nothing else decides.

use super::super::Kind;
use super::super::unit::{Currency, Unit};
use super::RowContext;
use crate::filing::Format;
use crate::text::currency::of_code;

/// What the row's unit cell says its number counts; None in other documents, and where it says nothing
/// that is known.
pub(super) fn unit(context: &RowContext<'_>) -> Option<(Kind, Unit)> {
    let (document, table) = (context.view.document, context.view.table);
    if document.part.format != Format::Xml {
        return None;
    }
    let row = table.rows.get(context.row)?;
    let cells = table.cells.get(row.first as usize..row.end as usize)?;
    cells.iter().skip(1).find_map(|cell| said(document.slice(cell.span).trim()))
}

/// Bytes of the longest unit: "USD per shares".
const LONGEST: usize = 14;

/// The unit that a cell names and nothing else.
fn said(text: &str) -> Option<(Kind, Unit)> {
    // Most cells hold an amount or a long name.
    if text.len() > LONGEST || !text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let currency = |code: &str| Currency::new(of_code(code.as_bytes()).filter(|known| *known == code)?);
    match text {
        "shares" => Some((Kind::Shares, Unit::Share)),
        // A pure number: 0.35 where a page would print 35 %.
        "pure" => Some((Kind::Ratio, Unit::None)),
        _ => match text.split_once(" per ") {
            Some((money, "share" | "shares")) => Some((Kind::PerShare, Unit::PerShare(currency(money)?))),
            Some(_) => None,
            None => Some((Kind::Money, Unit::Currency(currency(text)?))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_as_instances_say_them() {
        let kind = |text: &str| said(text).map(|(kind, _)| kind);
        assert_eq!(kind("USD"), Some(Kind::Money));
        assert_eq!(kind("USD per share"), Some(Kind::PerShare));
        assert_eq!(kind("shares"), Some(Kind::Shares));
        assert_eq!(kind("pure"), Some(Kind::Ratio));
        for other in ["COM", "Members of the board", "segments", "", "usd"] {
            assert_eq!(kind(other), None, "{other}");
        }
    }
}
