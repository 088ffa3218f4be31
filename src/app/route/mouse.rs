//! What the mouse does: the wheel scrolls what is under it, a click chooses, a second one opens.

use super::{entry, list_go, sheet};
use crate::app::action::Entry;
use crate::app::layout::{self, Area, Pane, text_area};
use crate::app::msg::{Mouse, MouseKind};
use crate::app::sheet::widths::column_at;
use crate::app::{Out, Overlay, State};

/// Lines by which a notch of the wheel scrolls.
const NOTCH: i64 = 3;

/// The mouse did something.
pub(in crate::app) fn mouse(state: &mut State, mouse: Mouse, out: &mut Out) {
    match &state.overlay {
        Some(Overlay::Menu(_)) => return on_menu(state, mouse, out),
        Some(_) => return,
        None => state.notice = None,
    }
    if sheet(state).is_some() {
        on_sheet(state, mouse, out);
    } else {
        on_panes(state, mouse, out);
    }
}

/// Lines that the wheel turned by; None for a press.
fn wheel(mouse: Mouse) -> Option<i64> {
    match mouse.kind {
        MouseKind::Wheel(notches) => Some(i64::from(notches) * NOTCH),
        MouseKind::Press => None,
    }
}

/// Where in `area` the mouse is.
fn inside(area: Area, mouse: Mouse) -> Option<(usize, usize)> {
    area.contains(mouse.x, mouse.y).then(|| (usize::from(mouse.x - area.x), usize::from(mouse.y - area.y)))
}

fn on_menu(state: &mut State, mouse: Mouse, out: &mut Out) {
    let area = layout::menu(state.width, state.height);
    let Some(Overlay::Menu(menu)) = &mut state.overlay else { return };
    if let Some(lines) = wheel(mouse) {
        menu.step(lines);
    } else if let Some((_, row)) = inside(layout::menu_rows(area), mouse) {
        if menu.click(row) {
            entry::act(state, Entry::Accept, out);
        }
    } else if !area.contains(mouse.x, mouse.y) {
        state.overlay = None;
    }
}

fn on_sheet(state: &mut State, mouse: Mouse, out: &mut Out) {
    let rows = layout::sheet_rows(layout::screen(state.width, state.height));
    let Some(sheet) = sheet(state) else { return };
    if let Some(lines) = wheel(mouse) {
        sheet.wheel(lines);
    } else if let Some((_, row)) = inside(rows, mouse) {
        if sheet.click(row) {
            list_go(state, out);
        }
    } else if mouse.y + 1 == rows.y && mouse.x > rows.x {
        let room = usize::from(rows.width.saturating_sub(1));
        if let Some(column) = column_at(sheet, room, usize::from(mouse.x - rows.x - 1)) {
            sheet.click_heading(column);
        }
    }
}

fn on_panes(state: &mut State, mouse: Mouse, out: &mut Out) {
    let panes = state.panes();
    let Some((desk, pane)) = state.desk.as_mut().zip(panes.at(mouse.x, mouse.y)) else { return };
    let area = panes.inside(pane);
    if let Some(lines) = wheel(mouse) {
        return match pane {
            Pane::Reader => desk.wheel(lines),
            Pane::Outline => desk.tree.wheel(lines),
            Pane::Figure => desk.figure.wheel(lines),
        };
    }
    let Some((x, row)) = inside(area, mouse) else {
        desk.focus = pane;
        return;
    };
    match pane {
        Pane::Reader => {
            // A click in the gutter means the start of its line.
            let x = inside(text_area(area), mouse).map_or(0, |(x, _)| x);
            desk.click(x, row);
        }
        Pane::Outline => {
            let again = desk.tree.click(row);
            if let Some(id) = desk.tree.chosen().filter(|_| again || !panes.over) {
                desk.go_to_section(id);
            }
        }
        Pane::Figure => {
            desk.focus = Pane::Figure;
            if desk.figure.click(x, row, usize::from(area.width)) {
                desk.go_to_source(out);
            }
        }
    }
}
