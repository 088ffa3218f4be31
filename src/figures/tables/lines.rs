//! Cells of several lines, each of which is a row of its own: hand-made pages break lines inside cells
//! where others start a new row.
//!
//! ```text
//! | Net sales      | $12,345 | $11,345 |
//! | Cost of sales  |   6,789 |   5,789 |     one row of the table, two rows to a reader
//! ```

use super::super::lexer::lex;
use super::cell;
use super::figures::emit;
use super::rows::{RowHead, line_head};
use super::{Pen, RowContext};
use crate::filing::Document;
use crate::filing::grid::{CellClass, classify};
use crate::text::{Span, TextSpan, saturate};

/// True where the row's label has as many lines as the cell `span`, and more than one.
pub(super) fn labelled(context: &RowContext<'_>, span: TextSpan) -> bool {
    let document = context.view.document;
    let broken = document.slice(span).contains('\n');
    broken && lines(document, span).len() == lines(document, context.head.words).len()
}

/// Reads the cell `span` of `column` line by line; false where it does not hold a number on each of
/// several lines.
pub(super) fn read(context: &RowContext<'_>, column: u16, span: TextSpan, pen: &mut Pen<'_>) -> bool {
    let document = context.view.document;
    if !document.slice(span).contains('\n') {
        return false;
    }
    let lines = lines(document, span);
    let classes: Vec<CellClass> =
        lines.iter().map(|line| classify(document.slice(*line).as_bytes())).collect();
    let numeric = |class: &CellClass| matches!(class, CellClass::Number | CellClass::Nil);
    if lines.len() < 2 || !classes.iter().all(numeric) {
        return false;
    }
    let labels = self::lines(document, context.head.words);
    for (index, (line, class)) in lines.iter().zip(classes).enumerate() {
        let own: Option<RowHead> = (labels.len() == lines.len())
            .then(|| labels.get(index).map(|label| line_head(context.view, context.row, *label, pen)))
            .flatten();
        let context = RowContext { head: own.as_ref().unwrap_or(context.head), ..*context };
        let tokens = &mut pen.scratch.buffers.tokens;
        tokens.clear();
        lex(&document.text, line.start(), line.end(), tokens);
        let number = if class == CellClass::Nil { None } else { cell::read(&document.text, tokens, false) };
        if number.is_some() || class == CellClass::Nil {
            emit(&context, column, number.as_ref(), (*line, *line), pen);
        }
    }
    true
}

/// The lines of `span` that hold something, white space at their ends left out.
pub(super) fn lines(document: &Document, span: TextSpan) -> Vec<TextSpan> {
    let text = document.slice(span);
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let ink = line.trim();
        let lead = line.len() - line.trim_start().len();
        if !ink.is_empty() {
            let start = span.start() + saturate(at + lead);
            found.push(Span::new(start, start + saturate(ink.len())));
        }
        at += line.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::figures::CellPlace;
    use crate::reading;

    #[test]
    fn each_line_of_a_cell_is_a_row() {
        let page = "<html><body><p>FORM 10-K</p><p>For the fiscal year ended December 31, 2001</p>\
            <p>(in thousands, except per share data)</p><table><tr><td></td><td>2001</td><td>2000</td></tr>\
            <tr><td>Net sales<br>Earnings per share</td><td>$14,310<br>1.25</td><td>$12,075<br>(.10)</td></tr>\
            <tr><td>Total assets</td><td>$9,120</td><td>$8,800</td></tr></table></body></html>";
        let reading = reading::read(page.as_bytes().to_vec());
        let drawn = |row: u32| {
            let of_row =
                reading.figures.all.iter().filter(|f| f.cell.is_some_and(|c: CellPlace| c.row == row));
            let figures = of_row.map(|figure| {
                let label = reading.figures.label_text(&reading.filing, figure);
                format!("{label} {} {}", figure.kind.name(), figure.value)
            });
            figures.collect::<Vec<_>>()
        };
        assert_eq!(
            drawn(1),
            [
                "Net sales money 14310000",
                "Earnings per share per_share 1.25",
                "Net sales money 12075000",
                "Earnings per share per_share -0.1"
            ]
        );
    }
}
