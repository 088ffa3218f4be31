//! The outline pane: the section tree, what is judged of each, what is odd about it.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::desk::Desk;
use crate::app::layout::{Area, Pane};
use crate::app::outline::name;
use crate::app::subject::Subject;
use crate::outline::SectionKind;
use crate::text::cells;

/// Draws the rows in view.
pub fn draw(canvas: &mut Canvas, desk: &Desk, subject: Subject, area: Area) {
    let focused = desk.focus == Pane::Outline;
    let rows = desk.tree.rows().iter().enumerate().skip(desk.tree.cursor.top);
    for (y, (index, row)) in (area.y..area.bottom()).zip(rows) {
        let Some(section) = subject.reading.outline.get(row.id) else { continue };
        let chosen = index == desk.tree.cursor.at;
        let base = match (chosen, focused) {
            (true, true) => canvas.style(Role::ChosenFocus),
            (true, false) => canvas.style(Role::Chosen),
            _ => ratatui::style::Style::default(),
        };
        canvas.tint(Area { y, height: 1, ..area }, base);
        let indent = (u16::from(section.depth) * 2).min(area.width / 3);
        let sign = match row.open {
            Some(true) => "▾",
            Some(false) => "▸",
            None => " ",
        };
        let x = canvas.text(area.x + indent, y, 1, sign, base.patch(canvas.style(Role::Fold)));
        let count = desk.tally().section(row.id);
        let done = count.all > 0 && count.open() == 0;
        let (role, words) = match (count.all, done) {
            (0, _) => (Role::Count, String::new()),
            (all, false) => (Role::Count, format!("{}/{all}", count.judged)),
            (all, true) if count.judged == all => (Role::CountDone, format!("{all} ✓")),
            (all, true) => (Role::CountDone, format!("{}/{all} =", count.judged)),
        };
        let style = if chosen && focused { base } else { base.patch(canvas.style(role)) };
        let end = canvas.text_right(x + 4, area.right(), y, &words, style);
        let room = end.saturating_sub(x + u16::from(!words.is_empty()));
        let odd = !section.doubts.is_empty();
        let wide = usize::from(room.saturating_sub(if odd { 2 } else { 0 }));
        // Statements are told apart by how their names end.
        let clip = if section.kind == SectionKind::Statement { cells::clip_middle } else { cells::clip };
        let title = clip(&name(section), wide);
        let role = if section.depth == 0 { Role::Title } else { Role::Text };
        let style = if chosen && focused { base } else { base.patch(canvas.style(role)) };
        let after = canvas.text(x, y, room, &title, style);
        if odd {
            canvas.text(after, y, end.saturating_sub(after), " !", base.patch(canvas.style(Role::Warning)));
        }
    }
}
