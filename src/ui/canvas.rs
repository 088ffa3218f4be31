//! The one way to put something on screen.
//!
//! Every character goes through [`cells::shown`], so nothing that a filing, a file name or a review
//! holds reaches the terminal as anything but a picture. Panes draw with this and nothing else.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::{Role, Theme};
use crate::app::layout::Area;
use crate::text::cells;

/// The cells of the screen and the theme to draw with.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
}

/// Most combining marks that are put over one letter.
const MOST_MARKS: usize = 3;

impl<'a> Canvas<'a> {
    /// A canvas over `buffer`.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Draws `text` from a cell on, at most `room` cells of it. Gives the column after it.
    pub fn text(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let end = x.saturating_add(room);
        let mut at = x;
        for c in text.chars() {
            match self.char(at, y, end, c, style) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Draws one character if it fits before column `end`. Gives the column after it.
    pub fn char(&mut self, x: u16, y: u16, end: u16, c: char, style: Style) -> Option<u16> {
        let Some(shown) = cells::shown(c) else { return Some(x) };
        let width = u16::try_from(cells::char_width(c)).unwrap_or(1);
        if width == 0 {
            self.mark_over(x, y, shown);
            return Some(x);
        }
        if x.saturating_add(width) > end {
            return None;
        }
        let mut encoded = [0; 4];
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(shown.encode_utf8(&mut encoded)).set_style(style);
        }
        // The second cell of a wide letter shows nothing of its own.
        for extra in 1..width {
            if let Some(cell) = self.buffer.cell_mut((x + extra, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        Some(x + width)
    }

    /// Puts a combining mark over the letter before `x`.
    fn mark_over(&mut self, x: u16, y: u16, mark: char) {
        let Some(before) = x.checked_sub(1) else { return };
        if let Some(cell) = self.buffer.cell_mut((before, y))
            && cell.symbol().chars().count() <= MOST_MARKS
        {
            let symbol = format!("{}{mark}", cell.symbol());
            cell.set_symbol(&symbol);
        }
    }

    /// Draws `text` so that it ends before column `end`, if it fits after column `from`.
    pub fn text_right(&mut self, from: u16, end: u16, y: u16, text: &str, style: Style) -> u16 {
        let width = u16::try_from(cells::width(text)).unwrap_or(u16::MAX);
        let Some(x) = end.checked_sub(width).filter(|x| *x >= from) else { return end };
        self.text(x, y, width, text, style);
        x
    }

    /// True where a cell shows nothing.
    pub fn is_blank(&self, x: u16, y: u16) -> bool {
        self.buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == " ")
    }

    /// True where the cell holds one of `symbols`.
    pub fn holds(&self, x: u16, y: u16, symbols: &[&str]) -> bool {
        self.buffer.cell((x, y)).is_some_and(|cell| symbols.contains(&cell.symbol()))
    }

    /// Lays a style over a rectangle.
    pub fn tint(&mut self, area: Area, style: Style) {
        let rect = Rect::new(area.x, area.y, area.width, area.height).intersection(*self.buffer.area());
        self.buffer.set_style(rect, style);
    }

    /// Empties a rectangle.
    pub fn clear(&mut self, area: Area) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Draws a frame; where it meets another the lines join.
    pub fn frame(&mut self, area: Area, style: Style) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let (left, right, top, bottom) = (area.x, area.right() - 1, area.y, area.bottom() - 1);
        for x in left..=right {
            let sides = if x > left { WEST } else { 0 } | if x < right { EAST } else { 0 };
            self.line(x, top, sides | if x == left || x == right { SOUTH } else { 0 }, style);
            self.line(x, bottom, sides | if x == left || x == right { NORTH } else { 0 }, style);
        }
        for y in top + 1..bottom {
            self.line(left, y, NORTH | SOUTH, style);
            self.line(right, y, NORTH | SOUTH, style);
        }
    }

    /// Joins lines to what stands in a cell.
    fn line(&mut self, x: u16, y: u16, arms: u8, style: Style) {
        let Some(cell) = self.buffer.cell_mut((x, y)) else { return };
        let before = LINES.iter().position(|symbol| *symbol == cell.symbol()).unwrap_or(0);
        let joined = before | usize::from(arms);
        cell.set_symbol(LINES.get(joined).copied().unwrap_or(" ")).set_style(style);
    }
}

const NORTH: u8 = 1;
const EAST: u8 = 2;
const SOUTH: u8 = 4;
const WEST: u8 = 8;

/// Lines by the sides that they reach: north 1, east 2, south 4, west 8.
const LINES: [&str; 16] = [" ", "╵", "╶", "└", "╷", "│", "┌", "├", "╴", "┘", "─", "┴", "┐", "┤", "┬", "┼"];

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: u16, height: u16, body: impl FnOnce(&mut Canvas)) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        body(&mut Canvas::new(&mut buffer, Theme::get(2)));
        (0..height)
            .map(|y| (0..width).map(|x| buffer.cell((x, y)).unwrap().symbol()).collect::<String>())
            .collect()
    }

    #[test]
    fn frames_join_where_they_meet() {
        let area = |x, width| Area { x, y: 0, width, height: 3 };
        let lines = drawn(9, 3, |canvas| {
            canvas.frame(area(0, 5), Style::default());
            canvas.frame(area(4, 5), Style::default());
        });
        assert_eq!(lines, ["┌───┬───┐", "│   │   │", "└───┴───┘"]);
    }

    #[test]
    fn no_control_character_gets_into_a_cell() {
        let hostile = "a\x1b[2J\x07\u{9b}31m\u{202E}b\r\n\u{AD}\u{200B}c\u{301}\u{301}\u{301}\u{301}\u{301}";
        let lines = drawn(30, 1, |canvas| {
            canvas.text(0, 0, 30, hostile, Style::default());
        });
        assert!(lines[0].chars().all(|c| !c.is_control()), "{:?}", lines[0]);
        assert!(lines[0].starts_with("a␛[2J␇\u{FFFD}31m\u{FFFD}b  c"));
    }

    #[test]
    fn wide_letters_are_not_cut_in_half() {
        let lines = drawn(6, 1, |canvas| {
            let end = canvas.text(0, 0, 5, "日本語", Style::default());
            assert_eq!(end, 4);
        });
        assert_eq!(lines[0].trim_end(), "日 本");
    }

    #[test]
    fn drawing_outside_the_screen_does_nothing() {
        let lines = drawn(2, 1, |canvas| {
            canvas.text(1, 5, 9, "x", Style::default());
            canvas.text(1, 0, 9, "xyz", Style::default());
            canvas.frame(Area { x: 0, y: 0, width: 90, height: 90 }, Style::default());
            canvas.clear(Area { x: 5, y: 5, width: 9, height: 9 });
            canvas.tint(Area { x: 1, y: 0, width: 9, height: 9 }, Style::default());
        });
        assert_eq!(lines.len(), 1);
    }
}
