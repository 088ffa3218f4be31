//! Units that stand below a table instead of above it.
//!
//! ```text
//! NET INCOME                    $  22,013    $  20,012
//!                               =========    =========
//! (Dollar amounts in thousands, except per share data)
//! ```

use crate::figures::tables::{self, read_line};
use crate::figures::units_line::UnitsLine;
use crate::filing::{Block, BlockKind, Document, Furniture};

/// Blocks below the line that are looked at for a table that it might stand over.
const REACH: usize = 8;

/// The units line that stands alone below the table at block `at`: "(thousands)" under the total of a manager's
/// report.
pub(super) fn units_below(
    document: &Document,
    at: usize,
    scratch: &mut tables::Scratch,
) -> Option<UnitsLine> {
    let below = document.blocks.get(at + 1)?.span;
    let words = document.slice(below).trim();
    let bracketed = words.starts_with('(') && words.ends_with(')') && words.len() <= 24;
    if !bracketed {
        return None;
    }
    read_line(&document.text, below, scratch).units
}

/// The units at the foot of the table at block `at`, whole in a line of their own. Where another table stands further
/// down the page, they may be said of that one.
pub(super) fn units_at_foot(
    document: &Document,
    at: usize,
    scratch: &mut tables::Scratch,
) -> Option<UnitsLine> {
    let below = document.blocks.get(at + 1..)?;
    let set = |block: &&Block| matches!(block.kind, BlockKind::Furniture(Furniture::Rule | Furniture::Tag));
    let skipped = below.iter().take_while(|block| set(block) && !ends_page(document, block)).count();
    let line = below.get(skipped).filter(|block| block.kind == BlockKind::Paragraph)?;
    let words = document.slice(line.span).trim();
    if !(words.starts_with('(') && words.ends_with(')')) {
        return None;
    }
    let next = below.get(skipped + 1..)?.iter().take(REACH);
    let mut rest_of_page = next.take_while(|block| !ends_page(document, block));
    if rest_of_page.any(|block| matches!(block.kind, BlockKind::Table(_))) {
        return None;
    }
    let units = read_line(&document.text, line.span, scratch).units?;
    (units.scale > 0 && !units.only_shares && units.is_all_of(line.span)).then_some(units)
}

/// True for the number of a page and for the tag before the next.
fn ends_page(document: &Document, block: &Block) -> bool {
    match block.kind {
        BlockKind::Furniture(Furniture::PageNumber) => true,
        BlockKind::Furniture(Furniture::Tag) => document.slice(block.span).contains("<PAGE>"),
        _ => false,
    }
}
