//! What the header of a table says of each column: its time, its units, its kind.

use super::super::lexer::{Token, lex};
use super::super::period::{TimeMention, TimeSpec, mentions};
use super::super::prose::Reader;
use super::super::units_line::{UnitsLine, units_line};
use super::View;
use super::hints::{Hints, hints};
use crate::filing::grid::{CellClass, RowKind};
use crate::text::{Span, TextSpan};

/// What is said of a column by the header above it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ColumnHead {
    pub(super) time: TimeSpec,
    /// The words that give the time.
    pub(super) time_span: Option<TextSpan>,
    pub(super) hints: Hints,
    pub(super) units: Option<UnitsLine>,
    /// The words of the header, nearest last.
    pub(super) words: Option<TextSpan>,
}

/// Buffers used again for each cell.
#[derive(Default)]
pub(super) struct Buffers {
    pub(super) tokens: Vec<Token>,
    pub(super) times: Vec<TimeMention>,
}

/// What one piece of header text says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub(super) time: TimeSpec,
    pub(super) time_span: Option<TextSpan>,
    pub(super) hints: Hints,
    pub(super) units: Option<UnitsLine>,
}

/// Reads `span` as the text of a header.
pub(super) fn said(text: &str, span: TextSpan, buffers: &mut Buffers) -> Said {
    buffers.tokens.clear();
    buffers.times.clear();
    lex(text, span.start(), span.end(), &mut buffers.tokens);
    mentions(text, &buffers.tokens, true, &mut buffers.times);
    let mut time = TimeSpec::default();
    let mut time_span: Option<TextSpan> = None;
    for (index, mention) in buffers.times.iter().enumerate() {
        // "December 31, 2010 and 2009" over one column leaves its year open.
        let several = index > 0 && time.year.is_some() && mention.spec.year.is_some();
        if several {
            if mention.spec.year != time.year {
                time.year = None;
            }
        } else {
            time = mention.spec.over(time);
        }
        time_span = Some(time_span.map_or(mention.span, |s| s.join(mention.span)));
    }
    let reader = Reader { text, tokens: &buffers.tokens };
    Said { time, time_span, hints: hints(reader), units: units_line(text, &buffers.tokens) }
}

/// Reads the header rows `rows` of a table and lays them over `heads`, which hold what stands above.
pub(super) fn read_header(
    view: View<'_>,
    rows: std::ops::Range<usize>,
    heads: &mut [ColumnHead],
    stub: &mut Said,
    buffers: &mut Buffers,
) {
    let View { document, table, grid, .. } = view;
    let mut fresh: Vec<ColumnHead> = vec![ColumnHead::default(); heads.len()];
    let mut touched = vec![false; heads.len()];
    for row in rows {
        let Some(place) = table.rows.get(row) else { continue };
        for index in place.first as usize..place.end as usize {
            let (Some(cell), Some(placed)) = (table.cells.get(index), grid.cells.get(index)) else {
                continue;
            };
            if matches!(placed.class, CellClass::Mark | CellClass::Lead | CellClass::Trail | CellClass::Nil) {
                continue;
            }
            let piece = said(&document.text, cell.span, buffers);
            let over_all = grid.rows[row] == RowKind::Caption || placed.first == 0;
            if over_all {
                lay(stub, piece);
            }
            let columns = if grid.rows[row] == RowKind::Caption {
                0..0
            } else {
                usize::from(placed.first)..usize::from(placed.last) + 1
            };
            for column in columns {
                if column == 0 {
                    continue;
                }
                let Some(head) = fresh.get_mut(column) else { continue };
                touched[column] = true;
                // A later row is nearer to the figures.
                head.time = piece.time.over(head.time);
                head.time_span = match (head.time_span, piece.time_span) {
                    (Some(a), Some(b)) => Some(a.join(b)),
                    (a, b) => a.or(b),
                };
                head.hints = head.hints.with(piece.hints);
                head.units = piece.units.or(head.units);
                head.words = Some(head.words.map_or(cell.span, |w: TextSpan| {
                    Span::new(w.start().min(cell.span.start()), cell.span.end())
                }));
            }
        }
    }
    for (index, (head, new)) in heads.iter_mut().zip(fresh).enumerate() {
        if !touched[index] {
            continue;
        }
        let time = new.time.over(if new.time.is_empty() && new.hints.has(Hints::CHANGE) {
            TimeSpec::default()
        } else {
            head.time
        });
        *head = ColumnHead {
            time,
            time_span: new.time_span.or(head.time_span),
            hints: new.hints,
            units: new.units.or(head.units),
            words: new.words,
        };
    }
}

/// Lays what a nearer piece says over what is known.
fn lay(known: &mut Said, piece: Said) {
    known.time = piece.time.over(known.time);
    known.time_span = piece.time_span.or(known.time_span);
    known.hints = known.hints.with(piece.hints);
    known.units = UnitsLine::nearest(piece.units, known.units);
}
