//! From what the terminal library reports to what the program knows.

use std::sync::mpsc::Sender;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind, read,
};

use crate::app::key::{Code, Key};
use crate::app::msg::{Mouse, MouseKind, Msg};

/// Reports what happens at the terminal until it is gone. Meant for a thread of its own.
pub fn listen(queue: &Sender<Msg>) {
    loop {
        let msg = match read() {
            Ok(event) => message(event),
            Err(_) => {
                let _ = queue.send(Msg::Hangup);
                return;
            }
        };
        if let Some(msg) = msg
            && queue.send(msg).is_err()
        {
            return;
        }
    }
}

fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(event) => key(event).map(Msg::Key),
        Event::Mouse(event) => mouse(event).map(Msg::Mouse),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize { width, height }),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let has = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt, shift) = (has(KeyModifiers::CONTROL), has(KeyModifiers::ALT), has(KeyModifiers::SHIFT));
    let code = match event.code {
        // A letter with Control is the same with and without Shift.
        KeyCode::Char(c) if ctrl => {
            return Some(Key { code: Code::Char(c.to_ascii_lowercase()), ctrl, alt, shift: false });
        }
        KeyCode::Char(c) => return Some(Key { code: Code::Char(c), ctrl, alt, shift: false }),
        KeyCode::BackTab => return Some(Key { code: Code::Tab, ctrl, alt, shift: true }),
        KeyCode::Enter => Code::Enter,
        // Two quick ones come as one with Alt.
        KeyCode::Esc => return Some(Key::plain(Code::Esc)),
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key { code, ctrl, alt, shift })
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::ScrollDown => MouseKind::Wheel(1),
        MouseEventKind::ScrollUp => MouseKind::Wheel(-1),
        _ => return None,
    };
    Some(Mouse { kind, x: event.column, y: event.row })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_as_terminals_report_them() {
        let cases = [
            (KeyCode::Char('G'), KeyModifiers::SHIFT, Some(Key::char('G'))),
            (KeyCode::Char('d'), KeyModifiers::CONTROL, Some(Key::ctrl('d'))),
            (KeyCode::Char('D'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, Some(Key::ctrl('d'))),
            (KeyCode::BackTab, KeyModifiers::SHIFT, Some(Key { shift: true, ..Key::plain(Code::Tab) })),
            (KeyCode::Tab, KeyModifiers::SHIFT, Some(Key { shift: true, ..Key::plain(Code::Tab) })),
            (KeyCode::Esc, KeyModifiers::ALT, Some(Key::plain(Code::Esc))),
            (KeyCode::F(5), KeyModifiers::NONE, None),
        ];
        for (code, modifiers, want) in cases {
            assert_eq!(key(KeyEvent::new(code, modifiers)), want, "{code:?}");
        }
    }

    #[test]
    fn letting_a_key_go_is_no_key() {
        let event = KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(key(event), None);
    }
}
