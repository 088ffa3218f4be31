//! Amounts of the notes right below a table, which are in the table's thousands where nothing else is said.
//!
//! ```text
//! (In thousands)                    2012       2011
//! Equity in joint ventures (1)   $44,310    $38,206
//! (1) In 2012 a joint venture recognized a gain of $9,417.        in thousands
//! (2) Includes a grant of $250,000 from the county.               in full: it ends in three noughts
//! (3) Includes a gain of $2.1 million and a fee of $9,417.        words tell the scale: as printed
//! (4) Each member pays $125 per year.                             a price
//! ```
//!
//! Who explains an amount in the table tells of parts of it, so no such amount is greater than the greatest there.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::same_print::rescale;
use super::{Doubt, Figure, Kind};
use crate::filing::{BlockKind, Document, Filing};
use crate::text::TextSpan;

/// Paragraphs below a table among which its notes stand.
const NOTES: usize = 12;

/// What is known of the amounts of a table.
#[derive(Clone, Copy)]
struct Told {
    scale: i8,
    /// All of its amounts have that scale.
    alike: bool,
    /// The greatest as printed.
    most: Decimal,
    /// The words that say so.
    line: Option<TextSpan>,
}

/// Gives the amounts in the notes below the tables of `filing` the scale of the table.
pub(super) fn settle(filing: &Filing, figures: &mut [Figure]) {
    let mut tables: FxHashMap<(usize, u32), Told> = FxHashMap::default();
    for figure in figures.iter().filter(|figure| figure.kind == Kind::Money) {
        let (Some(cell), Some(printed)) = (figure.cell, figure.printed()) else { continue };
        let (scale, line) = (figure.scale, figure.from.scale);
        let told = tables.entry((figure.document, cell.table)).or_insert(Told {
            scale,
            alike: true,
            most: Decimal::ZERO,
            line,
        });
        told.alike &= told.scale == scale;
        told.most = told.most.max(printed.abs());
    }
    tables.retain(|_, told| told.alike && told.scale > 0);
    if tables.is_empty() {
        return;
    }
    let mut places: Vec<usize> = (0..figures.len()).filter(|at| figures[*at].cell.is_none()).collect();
    places.sort_unstable_by_key(|at| (figures[*at].document, figures[*at].span.start()));
    for (index, document) in filing.documents.iter().enumerate() {
        for (note, table) in notes(document) {
            let Some(told) = tables.get(&(index, table)) else { continue };
            let from = places.partition_point(|at| {
                (figures[*at].document, figures[*at].span.start()) < (index, note.start())
            });
            let own = places[from..]
                .iter()
                .copied()
                .take_while(|at| figures[*at].document == index && figures[*at].span.end() <= note.end());
            let own: Vec<usize> = own.filter(|at| figures[*at].kind == Kind::Money).collect();
            if own.iter().all(|at| is_of_table(document, &figures[*at], *told)) {
                own.iter().for_each(|at| scale(&mut figures[*at], *told));
            }
        }
    }
}

/// The notes of a document, each with the index of the table above it.
fn notes(document: &Document) -> Vec<(TextSpan, u32)> {
    let mut found = Vec::new();
    let mut above: Option<(u32, usize)> = None;
    for block in &document.blocks {
        match (block.kind, above) {
            (BlockKind::Furniture(_), _) => {}
            (BlockKind::Table(table), _) => above = Some((table, 0)),
            (_, Some((table, count))) if count < NOTES && is_note(document.slice(block.span)) => {
                found.push((block.span, table));
                above = Some((table, count + 1));
            }
            _ => above = None,
        }
    }
    found
}

/// True for a paragraph that opens with the mark of a note: "(1) ", "(a) ", "* ".
fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let mark = |mark: &str| {
        let number = mark.bytes().all(|b| b.is_ascii_digit());
        let letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_lowercase());
        (1..=2).contains(&mark.len()) && (number || letter)
    };
    bracketed.is_some_and(|(inside, _)| mark(inside)) || text.starts_with("* ")
}

/// True for an amount that may be one of the table's: without a scale of its own, no round thousands, no price.
fn is_of_table(document: &Document, figure: &Figure, told: Told) -> bool {
    let Some(printed) = figure.printed().map(|printed| printed.abs()) else { return false };
    let plain = figure.scale == 0 && figure.from.scale.is_none() && figure.decimals.is_none_or(|d| d <= 1);
    let full = told.scale == 3 && (printed % Decimal::ONE_THOUSAND).is_zero();
    let behind = document.text.get(figure.span.end() as usize..).unwrap_or("").trim_start();
    let price = ["per ", "each ", "a ", "an ", "/"].iter().any(|word| behind.starts_with(word));
    plain && !full && !price && printed <= told.most && printed >= Decimal::ONE
}

/// Gives the amount the scale of the table.
fn scale(figure: &mut Figure, told: Told) {
    rescale(figure, told.scale);
    figure.from.scale = told.line;
    if !figure.doubts.contains(&Doubt::DistantScale) {
        figure.doubts.push(Doubt::DistantScale);
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::Kind;
    use crate::reading;

    /// The amounts of a note below a table in thousands, drawn.
    fn amounts(note: &str) -> Vec<String> {
        let rows =
            "<tr><td>Joint ventures (1)</td><td>$44,310</td></tr><tr><td>Other</td><td>1,206</td></tr>";
        let table = format!("<table><tr><td>(In thousands)</td><td>2012</td></tr>{rows}</table>");
        let page =
            format!("<html><body><p>We make kettles in three towns.</p>{table}<p>{note}</p></body></html>");
        let reading = reading::read(page.into_bytes());
        let money =
            reading.figures.all.iter().filter(|figure| figure.kind == Kind::Money && figure.cell.is_none());
        money.map(|figure| figure.value.to_string()).collect()
    }

    #[test]
    fn notes_below_a_table_are_in_its_thousands() {
        assert_eq!(amounts("(1) In 2012 a joint venture recognized a gain of $9,417."), ["9417000"]);
        assert_eq!(amounts("(1) Includes gains of $9,417 and $310."), ["9417000", "310000"]);
        assert_eq!(amounts("(1) Includes a grant of $25,000 from the county."), ["25000"]);
        assert_eq!(amounts("(1) Includes a gain of $2.1 million and a fee of $9,417."), ["2100000", "9417"]);
        assert_eq!(amounts("(1) Each member pays $125 per year."), ["125"]);
        assert_eq!(amounts("(1) Includes a gain of $91,417."), ["91417"]);
        assert_eq!(amounts("In 2012 a joint venture recognized a gain of $9,417."), ["9417"]);
    }
}
