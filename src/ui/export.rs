//! The dialog that exports.

use super::canvas::Canvas;
use super::frame;
use super::sheet::input;
use super::theme::Role;
use crate::app::State;
use crate::app::export::{Choice, Dialog};
use crate::app::layout;
use crate::text::cells;

/// Draws the dialog.
pub fn draw(canvas: &mut Canvas, state: &State, dialog: &Dialog) {
    let area = layout::form(state.width, state.height, 5, None);
    canvas.clear(area);
    let framed = area.width > 12 && area.height > 2;
    if framed {
        frame(canvas, area, "Export what was reviewed", true);
    }
    let inside = if framed { area.inner() } else { area };
    let whole = state.desk.as_ref().map(|d| d.tally().whole()).unwrap_or_default();
    let what = if dialog.all {
        format!("all {} figures, {} of them judged", whole.all, whole.judged)
    } else {
        format!("the {} judged of {} figures; {} need you still", whole.judged, whole.all, whole.open())
    };
    let format = dialog.format();
    let rows = [
        (Choice::Format, "format", format!("{}: {}", format.name, format.help)),
        (Choice::What, "what", what),
        (Choice::Path, "file", String::new()),
    ];
    // Where there is no room for all, the one that has the focus is shown.
    let focus = rows.iter().position(|(choice, ..)| *choice == dialog.focus).unwrap_or(0);
    let hidden = (focus + 1).saturating_sub(usize::from(inside.height));
    for (y, (choice, name, words)) in (inside.y..inside.bottom()).zip(rows.into_iter().skip(hidden)) {
        let focused = dialog.focus == choice;
        let role = if focused { Role::HintKey } else { Role::Name };
        canvas.text(inside.x, y, 2, if focused { "›" } else { " " }, canvas.style(Role::HintKey));
        canvas.text(inside.x + 1, y, 8, name, canvas.style(role));
        let x = inside.x + 9;
        let room = inside.right().saturating_sub(x + 1);
        if choice == Choice::Path {
            input(canvas, &dialog.path, (x, y), room, focused);
        } else {
            let words = cells::clip(&words, usize::from(room));
            let end = canvas.text(x, y, room, &words, canvas.style(Role::Text));
            if focused {
                let left = inside.right().saturating_sub(end + 2);
                canvas.text(end + 2, y, left, "Space changes it", canvas.style(Role::Hint));
            }
        }
    }
    let y = inside.y + 4;
    if y < inside.bottom() {
        let (role, words) = match (&dialog.trouble, dialog.is_writing()) {
            (_, true) => (Role::Dim, "writing …".to_owned()),
            (Some(why), false) => (Role::InputError, why.clone()),
            (None, false) => (Role::Dim, "Enter writes the file, Esc leaves".to_owned()),
        };
        let words = cells::clip(&words, usize::from(inside.width.saturating_sub(2)));
        canvas.text(inside.x + 1, y, inside.width.saturating_sub(1), &words, canvas.style(role));
    }
}
