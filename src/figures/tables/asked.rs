//! Answers that stand in one cell with their questions, on the cover pages of schedules on who owns a company
//! (Rules 13d-101 and 13d-102).
//!
//! ```text
//! | 8 | SHARED VOTING POWER     |
//! |   |                         |      the question, and shares below it in the same cell
//! |   | 2,310,400 (See Item 4)  |
//! ```

use super::super::lexer::lex;
use super::super::prose::Reader;
use super::figures::emit;
use super::hints::Hints;
use super::rows::{answers_with_shares, line_head, without_number};
use super::{Pen, RowContext, cell, lines};
use crate::filing::grid::{CellClass, classify};
use crate::text::TextSpan;

/// Reads the answer in the cell `ink` of `column`; false where the cell asks for no shares or answers in words.
pub(super) fn read(context: &RowContext<'_>, column: u16, ink: TextSpan, pen: &mut Pen<'_>) -> bool {
    if !context.view.above.cover {
        return false;
    }
    let document = context.view.document;
    let lines = lines::lines(document, ink);
    let Some((answer, asked)) = lines.split_last().filter(|(_, asked)| !asked.is_empty()) else {
        return false;
    };
    let question = without_number(context.view, asked[0].join(asked[asked.len() - 1]));
    if !answers_with_shares(document.slice(question)).has(Hints::SHARES) {
        return false;
    }
    let nil = classify(document.slice(*answer).as_bytes()) == CellClass::Nil;
    let tokens = &mut pen.scratch.buffers.tokens;
    tokens.clear();
    lex(&document.text, answer.start(), answer.end(), tokens);
    // "2,310,204 shares", "2,310,204 shares of Common Stock (1)".
    let reader = Reader { text: &document.text, tokens };
    if let Some(noun) = (1..tokens.len()).find(|at| reader.says(*at, &[b"shares", b"ordinary", b"common"])) {
        tokens.truncate(noun);
    }
    let number = if nil { None } else { cell::read(&document.text, tokens, false) };
    if !nil && number.is_none() {
        return false;
    }
    let mut head = line_head(context.view, context.row, question, pen);
    head.hints = Hints::SHARES;
    let context = RowContext { head: &head, ..*context };
    emit(&context, column, number.as_ref(), (*answer, *answer), pen);
    true
}

#[cfg(test)]
mod tests {
    use crate::reading;

    #[test]
    fn an_answer_below_its_question_in_one_cell_is_a_number_of_shares() {
        let page = "<html><body><p>SCHEDULE 13G</p><table><tr><td>5</td><td>SOLE VOTING POWER<br><br>-0-</td></tr>\
            <tr><td>6</td><td>SHARED VOTING POWER<br><br>2,310,400 (See Item 4(a))</td></tr>\
            <tr><td>9</td><td>AGGREGATE AMOUNT BENEFICIALLY OWNED BY EACH REPORTING\nPERSON<br><br>2,310,400</td></tr>\
            <tr><td>10</td><td>SHARED DISPOSITIVE POWER<br>2,310,400 shares of Common Stock</td></tr>\
            <tr><td>11</td><td>PERCENT OF CLASS REPRESENTED BY AMOUNT IN ROW (9)<br><br>4.1%</td></tr>\
            </table></body></html>";
        let reading = reading::read(page.as_bytes().to_vec());
        let drawn: Vec<String> = reading
            .figures
            .all
            .iter()
            .map(|figure| {
                let label = reading.figures.label_text(&reading.filing, figure);
                format!("{label}: {} {}", figure.kind.name(), figure.value)
            })
            .collect();
        assert_eq!(
            drawn[..4],
            [
                "SOLE VOTING POWER: shares 0",
                "SHARED VOTING POWER: shares 2310400",
                "AGGREGATE AMOUNT BENEFICIALLY OWNED BY EACH REPORTING PERSON: shares 2310400",
                "SHARED DISPOSITIVE POWER: shares 2310400"
            ]
        );
        assert!(drawn[4].ends_with("percent 4.1"), "{}", drawn[4]);
    }
}
