//! The dialog that exports.

use super::canvas::Canvas;
use super::frame;
use super::sheet::input;
use super::theme::Role;
use crate::app::State;
use crate::app::export::{Choice, Dialog};
use crate::app::layout::{self, Area};
use crate::text::wrap::wrap;
use crate::text::{Span, cells, slice};

/// Rows of the dialog: its three fields, the path in two, and what is to be said of them.
const ROWS: u16 = 7;

/// Draws the dialog.
pub fn draw(canvas: &mut Canvas, state: &State, dialog: &Dialog) {
    let area = layout::form(state.width, state.height, ROWS, None);
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
            canvas.text(x, y, room, &words, canvas.style(Role::Text));
        }
    }
    let shown = crate::text::saturate(3_usize.saturating_sub(hidden));
    let below = inside.y.saturating_add(u16::try_from(shown).unwrap_or(0));
    let below = Area { y: below, height: inside.bottom().saturating_sub(below), ..inside };
    said(canvas, dialog, Area { x: inside.x + 1, width: inside.width.saturating_sub(2), ..below });
}

/// Where the file goes, and what keys do here or why it could not be written.
fn said(canvas: &mut Canvas, dialog: &Dialog, area: Area) {
    let path = cells::line(&dialog.whole().to_string_lossy());
    let mut lines = vec![(Role::Dim, format!("to {path}"))];
    match &dialog.trouble {
        _ if dialog.is_writing() => lines.push((Role::Dim, "writing …".to_owned())),
        Some((why, hint)) => {
            lines.push((Role::InputError, why.clone()));
            lines.push((Role::Hint, hint.clone()));
        }
        None => {
            let keys = match dialog.focus {
                Choice::Path => "",
                Choice::Format | Choice::What => "Space changes it, ",
            };
            lines.push((Role::Dim, format!("{keys}Tab goes on, Enter writes the file, Esc leaves")));
        }
    }
    let mut y = area.y;
    for (role, words) in lines {
        let whole = Span::of(0..words.len());
        for line in wrap(&words, whole, usize::from(area.width).max(1), 3) {
            if y < area.bottom() {
                canvas.text(area.x, y, area.width, slice(&words, line), canvas.style(role));
            }
            y = y.saturating_add(1);
        }
    }
}
