//! Help and palette.

use super::canvas::Canvas;
use super::frame;
use super::sheet::input;
use super::theme::Role;
use crate::app::key;
use crate::app::keymap::Binding;
use crate::app::layout::{self, Area};
use crate::app::menu::{Line, Menu, MenuKind};
use crate::text::cells;

/// Cells for the keys.
const KEYS: u16 = 16;

/// Draws the menu over what lies below.
pub fn draw(canvas: &mut Canvas, menu: &Menu, area: Area) {
    canvas.clear(area);
    let rows = layout::menu_rows(area);
    if rows != area {
        let title = match menu.kind {
            MenuKind::Help => "Keys: type to find one, Enter does it",
            MenuKind::Palette => "Do: type to find it, Enter does it",
        };
        frame(canvas, area, title, true);
        let y = rows.y - 1;
        let x = canvas.text(rows.x, y, rows.width, " › ", canvas.style(Role::HintKey));
        input(canvas, &menu.field, (x, y), rows.right().saturating_sub(x), true);
    }
    for (y, (index, line)) in
        (rows.y..rows.bottom()).zip(menu.lines().iter().enumerate().skip(menu.cursor.top))
    {
        match line {
            Line::Heading(scope) => {
                canvas.text(
                    rows.x + 1,
                    y,
                    rows.width.saturating_sub(1),
                    scope.title(),
                    canvas.style(Role::Title),
                );
            }
            Line::Binding(binding) => {
                row(canvas, binding, Area { y, height: 1, ..rows }, index == menu.cursor.at);
            }
        }
    }
    if menu.lines().is_empty() {
        let place = menu.kind == MenuKind::Palette && menu.field.text().trim().parse::<u32>().is_ok();
        let words = if place { "Enter goes to this printed page, or line" } else { "no key does that" };
        super::message(canvas, rows, Role::Refused, &[words.to_owned()]);
    }
}

fn row(canvas: &mut Canvas, binding: &Binding, area: Area, chosen: bool) {
    let base = if chosen { canvas.style(Role::ChosenFocus) } else { ratatui::style::Style::default() };
    canvas.tint(area, base);
    let keys: Vec<String> = binding.keys.iter().map(|k| key::shown(k)).collect();
    let keys = cells::clip(&keys.join(" "), usize::from(KEYS));
    let style = if chosen { base } else { canvas.style(Role::HintKey) };
    canvas.text(area.x + 3, area.y, area.width.saturating_sub(3).min(KEYS), &keys, style);
    let x = area.x + KEYS + 4;
    let style = if chosen { base } else { canvas.style(Role::Text) };
    let room = area.right().saturating_sub(x);
    canvas.text(x, area.y, room, &cells::clip(binding.help, usize::from(room)), style);
}
