//! The form about a figure.

use super::canvas::Canvas;
use super::frame;
use super::sheet::input;
use super::theme::Role;
use crate::app::State;
use crate::app::editor::{Editor, FieldView, Purpose};
use crate::app::layout::{self, Area, Pane};
use crate::text::wrap::wrap;
use crate::text::{Span, cells, slice};

/// Cells for the names of fields.
const NAMES: u16 = 10;
/// Rows that a comment takes at most.
const COMMENT: usize = 4;

/// Draws the form where it does not hide the line of the figure.
pub fn draw(canvas: &mut Canvas, state: &State, editor: &Editor) {
    let fields = editor.fields();
    let offered = editor.offered();
    // In two lines where one is too short: for how many others it holds must not be cut off.
    let width = usize::from(layout::form(state.width, state.height, 1, None).width).saturating_sub(4).max(1);
    let offered: Vec<(Role, String)> = match offered {
        Some((words, wide)) => {
            let (role, words) = match wide {
                true => (Role::Corrected, format!("and {words} (^t: this one alone)")),
                false => (Role::Hint, format!("^t: also the {words}")),
            };
            let lines = wrap(&words, Span::of(0..words.len()), width, 4);
            lines.into_iter().take(2).map(|line| (role, slice(&words, line).to_owned())).collect()
        }
        None => Vec::new(),
    };
    let more = u16::try_from(offered.len()).unwrap_or(0);
    let rows: u16 = fields.iter().map(rows_of).sum::<u16>() + 1 + more;
    let area = layout::form(state.width, state.height, rows, row_of_cursor(state));
    canvas.clear(area);
    let what = match editor.purpose {
        Purpose::Correct(_) => "Correct",
        Purpose::Rule(_) => "Reviewers are wrong on",
        Purpose::Comment(_) => "Comment on",
        Purpose::Add { .. } => "Add",
        Purpose::Respan { .. } => "Read anew",
    };
    // A screen too small for a frame has the fields alone.
    let framed = area.width > 12 && area.height > 2;
    if framed {
        frame(canvas, area, &format!("{what} “{}”", cells::clip(&editor.printed, 40)), true);
    }
    let inside = if framed { area.inner() } else { area };
    let mut y = inside.y;
    for field in fields.iter().skip(hidden(&fields, inside.height)) {
        if y < inside.bottom() {
            draw_field(canvas, field, Area { y, height: inside.bottom() - y, ..inside });
        }
        y = y.saturating_add(rows_of(field));
    }
    for (role, words) in offered {
        if y >= inside.bottom() {
            break;
        }
        let room = inside.width.saturating_sub(1);
        canvas.text(inside.x + 1, y, room, &cells::clip(&words, usize::from(room)), canvas.style(role));
        y += 1;
    }
    if y < inside.bottom() {
        let (role, words) = match editor.preview() {
            Some(words) => (Role::Value, format!("= {words}")),
            // Beside its field there may be no room for all of it.
            None => {
                let wrong = fields.iter().find_map(|field| Some((field.name, field.wrong?)));
                let words = wrong.map(|(name, why)| format!("not yet: {name}: {why}"));
                (Role::InputError, words.unwrap_or_else(|| "not yet: a field is not right".to_owned()))
            }
        };
        if !matches!(editor.purpose, Purpose::Comment(_)) {
            let words = cells::clip(&words, usize::from(inside.width.saturating_sub(2)));
            canvas.text(inside.x + 1, y, inside.width.saturating_sub(1), &words, canvas.style(role));
        }
    }
}

/// How many of the first fields give way so that the one that is typed in is in view.
fn hidden(fields: &[FieldView], height: u16) -> usize {
    let focused = fields.iter().position(|field| field.focused).unwrap_or(0);
    let rows = |from: usize| fields.get(from..=focused).unwrap_or(&[]).iter().map(rows_of).sum::<u16>();
    (0..focused).find(|from| rows(*from) <= height).unwrap_or(focused)
}

/// The row of the screen on which the text's cursor stands.
fn row_of_cursor(state: &State) -> Option<u16> {
    let desk = state.desk.as_ref()?;
    let row = desk.reader.window().iter().position(|line| line.id == desk.reader.cursor())?;
    Some(state.panes().inside(Pane::Reader).y + u16::try_from(row).ok()?)
}

fn rows_of(field: &FieldView) -> u16 {
    u16::try_from(field.field.rows().len().clamp(1, COMMENT)).unwrap_or(1)
}

fn draw_field(canvas: &mut Canvas, field: &FieldView, area: Area) {
    let role = match (field.focused, field.changed) {
        (true, _) => Role::HintKey,
        (false, true) => Role::Corrected,
        (false, false) => Role::Name,
    };
    let sign = if field.focused { "›" } else { " " };
    canvas.text(area.x, area.y, 1, sign, canvas.style(Role::HintKey));
    let names = NAMES.min(area.width / 3);
    canvas.text(area.x + 1, area.y, names, field.name, canvas.style(role));
    let x = area.x + 1 + names;
    let wrong = field.wrong.or(field.note.as_deref()).unwrap_or("");
    let beside_role = if field.wrong.is_some() { Role::InputError } else { Role::Corrected };
    let room = area.right().saturating_sub(x + 1);
    // What is wrong stands beside the field, which gives way to it.
    let beside = u16::try_from(cells::width(wrong)).unwrap_or(u16::MAX).min(room / 2);
    let room = if beside > 0 { room - beside - 1 } else { room };
    let lines = field.field.rows();
    if lines.len() > 1 {
        several(canvas, field, Area { x, width: room, height: area.height.min(rows_of(field)), ..area });
        return;
    }
    input(canvas, field.field, (x, area.y), room, field.focused);
    if beside > 0 {
        let words = cells::clip(wrong, usize::from(beside));
        canvas.text(x + room + 1, area.y, beside, &words, canvas.style(beside_role));
    }
}

/// A field of several lines, the last ones in view.
fn several(canvas: &mut Canvas, field: &FieldView, area: Area) {
    let lines = field.field.rows();
    let (row, column) = field.field.cursor();
    let height = usize::from(area.height);
    let top = (row + 1).saturating_sub(height);
    let style = canvas.style(Role::Input);
    for (y, (index, line)) in (area.y..area.bottom()).zip(lines.iter().enumerate().skip(top)) {
        for x in area.x..area.right() {
            canvas.text(x, y, 1, " ", style);
        }
        canvas.text(area.x, y, area.width, line, style);
        if field.focused && index == row {
            let at = area.x + u16::try_from(column).unwrap_or(0).min(area.width.saturating_sub(1));
            canvas.tint(Area { x: at, y, width: 1, height: 1 }, canvas.style(Role::InputCursor));
        }
    }
}
