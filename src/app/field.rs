//! A line, or a few, that is being typed.
//!
//! The editing itself is tui-textarea's: the usual keys of a shell's line, undo and redo with it.

use tui_textarea::{CursorMove, Input, TextArea};

use super::key::{Code, Key};
use crate::text::cells;

/// A text being typed.
#[derive(Clone, Debug)]
pub struct Field {
    area: TextArea<'static>,
    lines: bool,
}

impl Field {
    /// A field of one line.
    pub fn line(text: &str) -> Self {
        let mut field = Self { area: TextArea::new(vec![one_line(text)]), lines: false };
        field.area.move_cursor(CursorMove::End);
        field
    }

    /// A field of several lines.
    pub fn lines(text: &str) -> Self {
        let lines: Vec<String> = text.lines().map(one_line).collect();
        let mut field = Self { area: TextArea::new(lines), lines: true };
        field.area.move_cursor(CursorMove::Bottom);
        field.area.move_cursor(CursorMove::End);
        field
    }

    /// What was typed, lines joined by line breaks.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The lines.
    pub fn rows(&self) -> &[String] {
        self.area.lines()
    }

    /// True where nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Line and cell of the cursor.
    pub fn cursor(&self) -> (usize, usize) {
        let at = self.area.cursor();
        let line = self.area.lines().get(at.0).map_or("", String::as_str);
        let before: usize = line.chars().take(at.1).map(cells::char_width).sum();
        (at.0, before)
    }

    /// Puts another text in.
    pub fn set(&mut self, text: &str) {
        *self = if self.lines { Self::lines(text) } else { Self::line(text) };
    }

    /// Takes a key; true where the text changed.
    pub fn key(&mut self, key: Key) -> bool {
        let code = match key.code {
            Code::Char(c) => tui_textarea::Key::Char(c),
            // A new line is asked for with Alt, since Enter alone takes the form.
            Code::Enter if self.lines => tui_textarea::Key::Enter,
            Code::Enter | Code::Tab | Code::Esc => return false,
            Code::Backspace => tui_textarea::Key::Backspace,
            Code::Delete => tui_textarea::Key::Delete,
            Code::Left => tui_textarea::Key::Left,
            Code::Right => tui_textarea::Key::Right,
            Code::Up => tui_textarea::Key::Up,
            Code::Down => tui_textarea::Key::Down,
            Code::Home => tui_textarea::Key::Home,
            Code::End => tui_textarea::Key::End,
            Code::PageUp | Code::PageDown => return false,
        };
        if !self.lines && key.ctrl && matches!(key.code, Code::Char('m' | 'j')) {
            return false;
        }
        // As a shell's line and other forms have them; tui-textarea has undo on ^u.
        if key == Key::ctrl('u') {
            return self.area.delete_line_by_head();
        }
        if key == Key::ctrl('z') {
            return self.area.undo();
        }
        self.area.input(input(code, key))
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        if self.lines {
            let clean: Vec<String> = text.lines().map(one_line).collect();
            self.area.insert_str(clean.join("\n"));
        } else {
            self.area.insert_str(one_line(text));
        }
    }
}

/// The input that `key` is, whose code is called `code` there. The type is open for extension, so that it is filled in
/// from its default.
fn input(code: tui_textarea::Key, key: Key) -> Input {
    let mut input = Input::default();
    (input.key, input.ctrl, input.shift) = (code, key.ctrl, key.shift);
    input.alt = key.alt && key.code != Code::Enter;
    input
}

/// Pasted text may hold anything; a line takes only what can be shown.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_and_editing() {
        let mut field = Field::line("net los");
        assert!(field.key(Key::char('s')));
        assert_eq!((field.text().as_str(), field.cursor()), ("net loss", (0, 8)));
        assert!(field.key(Key::ctrl('w')));
        assert_eq!(field.text(), "net ");
        assert!(!field.key(Key::plain(Code::Enter)));
        field.paste("a\nb\x1b[31m\tc");
        assert_eq!(field.text(), "net a b [31m c");
        assert!(field.key(Key::ctrl('u')));
        assert!(field.is_empty());
    }

    #[test]
    fn several_lines() {
        let mut field = Field::lines("one\ntwo");
        field.key(Key { alt: true, ..Key::plain(Code::Enter) });
        field.key(Key::char('3'));
        assert_eq!((field.text().as_str(), field.cursor()), ("one\ntwo\n3", (2, 1)));
    }
}
