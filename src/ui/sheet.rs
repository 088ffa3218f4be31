//! Lists that fill the screen: the library, the figures, the checks, the problems of reading.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::theme::Role;
use super::{frame, message};
use crate::app::State;
use crate::app::desk::Desk;
use crate::app::field::Field;
use crate::app::layout::{self, Area};
use crate::app::lists::{FilingList, ListKind};
use crate::app::sheet::widths::{GAP, widths};
use crate::app::sheet::{Line, RowTone, Sheet};
use crate::review::EntryId;
use crate::text::{cells, saturate};

/// Draws the library.
pub fn library(canvas: &mut Canvas, state: &State) {
    let library = &state.library;
    let mut title = if library.is_samples() { "Library · samples".to_owned() } else { "Library".to_owned() };
    if let Some((known, found)) = library.progress() {
        title.push_str(&match found {
            0 => " · looking for filings …".to_owned(),
            _ => format!(" · reading {known} of {found}"),
        });
    }
    let area = layout::screen(state.width, state.height);
    draw(canvas, &library.sheet, area, &title, &|_| false);
    if library.sheet.all().is_empty() && library.progress().is_none() {
        let lines = [
            "no filings here".to_owned(),
            "files that end in .txt .htm .html .xml .md are looked at; tickmark FILE or DIR opens others"
                .to_owned(),
        ];
        message(canvas, layout::sheet_rows(area), Role::Refused, &lines);
    }
}

/// Draws a list over an open filing.
pub fn list(canvas: &mut Canvas, state: &State, desk: &Desk, list: &FilingList) {
    let title = format!("{} · {}", list.title(), super::reader::title(desk));
    let armed = list.kind == ListKind::Figures && desk.reach.scope().is_some();
    let reached = |id: usize| armed && desk.reach.holds(EntryId(saturate(id)));
    draw(canvas, &list.sheet, layout::screen(state.width, state.height), &title, &reached);
}

/// Draws a list with its frame and headings; the rows that the next verdict reaches are marked.
fn draw(canvas: &mut Canvas, sheet: &Sheet, area: Area, title: &str, reached: &dyn Fn(usize) -> bool) {
    let rows = layout::sheet_rows(area);
    let framed = rows != area;
    let shown = sheet.count();
    let widths = widths(sheet, usize::from(rows.width.saturating_sub(1)));
    if framed {
        let count = match (shown, sheet.all().len()) {
            (_, 0) => String::new(),
            (shown, all) if shown == all => format!(" · {all}"),
            (shown, all) => format!(" · {shown} of {all}"),
        };
        frame(canvas, area, &format!("{title}{count}"), true);
        headings(canvas, sheet, &widths, Area { y: rows.y - 1, height: 1, ..rows });
        filter(canvas, sheet, area);
    }
    let lines = sheet.lines().iter().enumerate().skip(sheet.cursor.top);
    for (y, (index, line)) in (rows.y..rows.bottom()).zip(lines) {
        let row = match line {
            Line::Row(row) => sheet.row(*row),
            Line::Heading(first, count) => {
                heading(canvas, sheet.row(*first).map_or("", |row| &row.group), *count, (rows, y));
                None
            }
        };
        let Some(row) = row else { continue };
        let base = match (index == sheet.cursor.at, reached(row.id)) {
            (true, _) => canvas.style(Role::ChosenFocus),
            (false, true) => canvas.style(Role::Selection),
            (false, false) => Style::default(),
        };
        canvas.tint(Area { y, height: 1, ..rows }, base);
        let tone = match row.tone {
            RowTone::Plain => Role::Text,
            RowTone::Bad => Role::RowBad,
            RowTone::Settled => Role::RowSettled,
            RowTone::Waiting => Role::RowWaiting,
        };
        let style = if base == Style::default() { canvas.style(tone) } else { base };
        let mut x = rows.x + 1;
        for ((column, cell), width) in sheet.columns().iter().zip(&row.cells).zip(&widths) {
            cell_text(canvas, (x, y), *width, &cell.text, column.right, style);
            x = advance(x, *width);
        }
    }
    if shown == 0 && !sheet.all().is_empty() {
        let why = sheet.fault().unwrap_or("nothing holds these words").to_owned();
        message(canvas, rows, Role::Refused, &[why, "Esc shows all again".to_owned()]);
    }
}

/// The name of a group above its rows.
fn heading(canvas: &mut Canvas, group: &str, count: usize, (area, y): (Area, u16)) {
    let room = area.width.saturating_sub(1);
    // The end of a path tells groups apart that begin alike.
    let words = cells::clip_middle(group, usize::from(room).saturating_sub(8));
    let x = canvas.text(area.x + 1, y, room, &words, canvas.style(Role::Title));
    let left = area.right().saturating_sub(x + 1);
    canvas.text(x + 1, y, left, &count.to_string(), canvas.style(Role::Dim));
}

fn advance(x: u16, width: usize) -> u16 {
    if width == 0 { x } else { x.saturating_add(u16::try_from(width + GAP).unwrap_or(u16::MAX)) }
}

fn cell_text(canvas: &mut Canvas, (x, y): (u16, u16), width: usize, text: &str, right: bool, style: Style) {
    if width == 0 {
        return;
    }
    let text = cells::clip(text, width);
    let room = u16::try_from(width).unwrap_or(u16::MAX);
    if right {
        canvas.text_right(x, x.saturating_add(room), y, &text, style);
    } else {
        canvas.text(x, y, room, &text, style);
    }
}

fn headings(canvas: &mut Canvas, sheet: &Sheet, widths: &[usize], area: Area) {
    let style = canvas.style(Role::Column);
    let (sorted, reversed) = sheet.sorted();
    let mut x = area.x + 1;
    for (index, (column, width)) in sheet.columns().iter().zip(widths).enumerate() {
        let arrow = match (sorted == Some(index), reversed) {
            (true, false) => "↑",
            (true, true) => "↓",
            _ => "",
        };
        cell_text(canvas, (x, area.y), *width, &format!("{}{arrow}", column.title), column.right, style);
        x = advance(x, *width);
    }
}

/// The words that rows must have, in the lower edge of the frame.
fn filter(canvas: &mut Canvas, sheet: &Sheet, area: Area) {
    let (field, typing) = sheet.filter();
    if !typing && field.is_empty() {
        return;
    }
    let y = area.bottom() - 1;
    let x =
        canvas.text(area.x + 2, y, area.width.saturating_sub(4), " filter: ", canvas.style(Role::FrameTitle));
    let room = area.right().saturating_sub(x + 2).min(40);
    input(canvas, field, (x, y), room, typing);
    // Where rows are left, what is wrong with the filter stands beside it.
    if let Some(why) = sheet.fault().filter(|_| sheet.count() > 0) {
        let x = x + room;
        let left = area.right().saturating_sub(x + 2);
        let why = cells::clip(&format!(" {why} "), usize::from(left));
        canvas.text(x, y, left, &why, canvas.style(Role::Refused));
    }
}

/// A field of one line, with its cursor where it is typed in.
pub(super) fn input(canvas: &mut Canvas, field: &Field, (x, y): (u16, u16), room: u16, typing: bool) {
    let style = canvas.style(Role::Input);
    canvas.tint(Area { x, y, width: room, height: 1 }, style);
    let text = field.text();
    let (_, cursor) = field.cursor();
    // A line longer than its field shows the part around the cursor.
    let skip = (cursor + 1).saturating_sub(usize::from(room));
    let (hidden, _) = cells::fit(&text, skip);
    let shown = text.get(hidden.len()..).unwrap_or("");
    for column in x..x.saturating_add(room) {
        canvas.text(column, y, 1, " ", style);
    }
    canvas.text(x, y, room, shown, style);
    if typing {
        let at = x + u16::try_from(cursor - cells::width(hidden).min(cursor))
            .unwrap_or(0)
            .min(room.saturating_sub(1));
        canvas.tint(Area { x: at, y, width: 1, height: 1 }, canvas.style(Role::InputCursor));
    }
}
