//! What is on screen: `view(&State, &mut Frame)`. It reads the state and changes nothing.
//!
//! One file per pane. All of them draw on a `canvas::Canvas`, which lets nothing through that a
//! terminal would obey.

mod canvas;
mod editor;
mod export;
mod figure;
mod menu;
mod outline;
mod reader;
mod sheet;
mod status;
mod theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;

use self::canvas::Canvas;
use self::theme::{Role, Theme};
use crate::app::desk::{Desk, Stage};
use crate::app::layout::{self, Area, Border, Pane, Panes};
use crate::app::{Overlay, State};
use crate::text::cells;

/// Draws the screen.
pub fn view(state: &State, frame: &mut Frame) {
    draw(state, frame.buffer_mut());
}

/// The screen as plain text, its lines without the blanks at their ends: for documents and tests.
pub fn plain(state: &State) -> String {
    let area = ratatui::layout::Rect::new(0, 0, state.width, state.height);
    let mut buffer = Buffer::empty(area);
    draw(state, &mut buffer);
    let row = |y| {
        // The second cell of a wide letter is no letter of its own.
        let mut row = String::new();
        let mut x = 0;
        while let Some(cell) = buffer.cell((x, y)).filter(|_| x < state.width) {
            row.push_str(cell.symbol());
            x += u16::try_from(cells::width(cell.symbol())).unwrap_or(1).max(1);
        }
        row.truncate(row.trim_end().len());
        row + "\n"
    };
    (0..state.height).map(row).collect()
}

/// Draws the screen into `buffer`.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let mut canvas = Canvas::new(buffer, Theme::get(state.theme));
    match (&state.desk, &state.list) {
        (Some(desk), Some(list)) => sheet::list(&mut canvas, state, desk, list),
        (Some(desk), None) => panes(&mut canvas, state, desk),
        (None, _) => sheet::library(&mut canvas, state),
    }
    status::draw(&mut canvas, state);
    match &state.overlay {
        Some(Overlay::Menu(menu)) => {
            menu::draw(&mut canvas, menu, layout::menu(state.width, state.height));
        }
        Some(Overlay::Editor(editor)) => editor::draw(&mut canvas, state, editor),
        Some(Overlay::Export(dialog)) => export::draw(&mut canvas, state, dialog),
        Some(Overlay::Prompt(_) | Overlay::Rescue(_)) | None => {}
    }
}

/// The three panes of an open filing.
fn panes(canvas: &mut Canvas, state: &State, desk: &Desk) {
    let panes = state.panes();
    frames(canvas, &panes, desk);
    match desk.stage() {
        Stage::Opening | Stage::Failed(_) => {
            let inside = panes.inside(Pane::Reader);
            let inside = if inside.width == 0 { layout::screen(state.width, state.height) } else { inside };
            waiting(canvas, desk, inside);
        }
        Stage::Sections | Stage::Figures | Stage::Ready | Stage::Halted => {
            if let Some(subject) = desk.subject() {
                reader::draw(canvas, desk, subject, panes.inside(Pane::Reader));
                figure::draw(canvas, desk, subject, panes.inside(Pane::Figure));
                if let Some(area) = panes.outline {
                    if panes.over {
                        canvas.clear(area);
                        frame(canvas, area, &title(desk, Pane::Outline), true);
                    }
                    outline::draw(canvas, desk, subject, panes.inside(Pane::Outline));
                }
            }
        }
    }
}

fn frames(canvas: &mut Canvas, panes: &Panes, desk: &Desk) {
    if panes.border == Border::None {
        return;
    }
    let areas = [(Pane::Outline, panes.outline), (Pane::Reader, panes.reader), (Pane::Figure, panes.figure)];
    // The pane with the focus comes last, so that its frame is whole; titles come after all frames, since
    // neighbours share a side.
    for focused in [false, true] {
        for (pane, area) in areas {
            if let Some(area) = area.filter(|_| (desk.focus == pane) == focused) {
                let style = canvas.style(if focused { Role::FrameFocus } else { Role::Frame });
                let over = pane == Pane::Outline && panes.over;
                if panes.border == Border::Rule && !over {
                    rule(canvas, area, style);
                } else {
                    canvas.frame(area, style);
                }
            }
        }
    }
    for (pane, area) in areas {
        if let Some(area) = area {
            titled(canvas, area, &title(desk, pane), desk.focus == pane);
        }
    }
    if let Some(area) = panes.reader {
        let place = reader::place(desk);
        let style = canvas.style(Role::FrameTitle);
        if cells::width(&place) + 12 < usize::from(area.width) {
            canvas.text_right(area.x + 8, area.right() - 2, area.y, &place, style);
        }
    }
}

/// A line above a pane.
fn rule(canvas: &mut Canvas, area: Area, style: ratatui::style::Style) {
    for x in area.x..area.right() {
        canvas.char(x, area.y, area.right(), '─', style);
    }
}

/// A frame with its title.
fn frame(canvas: &mut Canvas, area: Area, title: &str, focused: bool) {
    canvas.frame(area, canvas.style(if focused { Role::FrameFocus } else { Role::Frame }));
    titled(canvas, area, title, focused);
}

fn titled(canvas: &mut Canvas, area: Area, title: &str, focused: bool) {
    let words = if focused { Role::FrameTitleFocus } else { Role::FrameTitle };
    if area.width > 6 && !title.is_empty() {
        let title = cells::clip(title, usize::from(area.width) - 6);
        canvas.text(area.x + 1, area.y, area.width - 2, &format!(" {title} "), canvas.style(words));
    }
}

fn title(desk: &Desk, pane: Pane) -> String {
    match pane {
        Pane::Outline => "Outline".to_owned(),
        Pane::Reader => reader::title(desk),
        Pane::Figure => figure::title(desk),
    }
}

/// What is said while a filing is being read, or where it could not be.
fn waiting(canvas: &mut Canvas, desk: &Desk, area: Area) {
    let name = desk.source().name();
    let (role, lines) = match desk.stage() {
        Stage::Failed(notice) => {
            (Role::Error, vec![notice.text.clone(), notice.hint.clone(), "q goes back".to_owned()])
        }
        _ => (Role::Dim, vec![format!("opening {name} …")]),
    };
    message(canvas, area, role, &lines);
}

/// Lines in the middle of an area, wrapped; the first one in a style of its own.
fn message(canvas: &mut Canvas, area: Area, first: Role, lines: &[String]) {
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    let mut rows: Vec<(Role, String)> = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let whole = crate::text::Span::of(0..line.len());
        for part in crate::text::wrap::wrap(line, whole, room, 0) {
            let role = if index == 0 { first } else { Role::Dim };
            rows.push((role, crate::text::slice(line, part).to_owned()));
        }
    }
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let top = area.y + area.height.saturating_sub(height) / 2;
    for (row, (role, text)) in (top..area.bottom()).zip(rows) {
        let width = u16::try_from(cells::width(&text)).unwrap_or(u16::MAX);
        let x = area.x + area.width.saturating_sub(width) / 2;
        canvas.text(x, row, area.right().saturating_sub(x), &text, canvas.style(role));
    }
}
