//! The questions of the cover pages of schedules on who owns a company, and their answers (Rules 13d-101 and 13d-102).
//!
//! ```text
//! 7) Sole Voting Power       312,400        the question beside its answer
//! SHARED VOTING POWER
//!    2,310,400                              the question above it
//! ```

use super::super::View;
use super::super::hints::Hints;
use crate::filing::grid::CellClass;
use crate::text::{Span, TextSpan, saturate};

/// The words that ask for the only number of `row`: those beside it, or above it in its column.
pub(super) fn question(view: View<'_>, row: usize) -> Option<TextSpan> {
    let place = view.table.rows.get(row)?;
    let cells = place.first as usize..place.end as usize;
    let answers = |i: &usize| {
        let next = view.grid.cells.get(i + 1).filter(|_| i + 1 < cells.end);
        matches!(view.grid.cells[*i].class, CellClass::Number | CellClass::Nil)
            && next.is_none_or(|next| next.class != CellClass::Words)
    };
    let number = cells.clone().rfind(answers)?;
    let beside =
        (cells.start..number).rev().map(|i| view.grid.cells[i]).find(|cell| cell.class == CellClass::Words);
    if let Some(beside) = beside.filter(|cell| asks(view.document.slice(cell.ink))) {
        return Some(without_number(view, beside.ink));
    }
    let column = view.grid.cells[number].first;
    (row.saturating_sub(2)..row).rev().find_map(|above| {
        let above = view.table.rows.get(above)?;
        let mut cells = view.grid.cells.get(above.first as usize..above.end as usize)?.iter();
        let words = cells.find(|cell| cell.first == column && cell.class == CellClass::Words);
        words.map(|cell| without_number(view, cell.ink))
    })
}

/// True for the words of one of those questions.
fn asks(words: &str) -> bool {
    const ASKED: [&str; 5] = [
        "voting power",
        "dispositive power",
        "beneficially owned",
        "amount beneficially",
        "percent of class",
    ];
    let words = words.to_ascii_lowercase();
    ASKED.iter().any(|asked| words.contains(asked))
}

/// Powers over shares, and what is owned, are numbers of shares.
pub(in super::super) fn answers_with_shares(question: &str) -> Hints {
    let question = question.to_ascii_lowercase();
    let shares =
        ["power", "beneficially owned", "amount beneficially"].iter().any(|words| question.contains(words));
    if shares && !question.contains("percent") { Hints::SHARES } else { Hints::default() }
}

/// A question without the number by which the form calls it: "7)", "(8)", "9.", "5".
pub(in super::super) fn without_number(view: View<'_>, question: TextSpan) -> TextSpan {
    let words = view.document.slice(question);
    let rest =
        words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '.' | ' ' | '\n'));
    match rest.is_empty() {
        true => question,
        false => Span::new(question.start() + saturate(words.len() - rest.len()), question.end()),
    }
}
