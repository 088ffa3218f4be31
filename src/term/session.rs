//! The terminal while the program has it: raw, on its other screen, with mouse and pasting.
//!
//! It is given back when the session is dropped, and before the message of a panic is printed.

use std::io::{self, Write};
use std::panic;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};

use crate::error::{Error, ErrorKind, Result};

/// The terminal is the program's for as long as this lives.
#[derive(Debug)]
pub struct Session(());

impl Session {
    /// Takes the terminal.
    ///
    /// # Errors
    /// Where there is none.
    pub fn start() -> Result<Self> {
        enter().map_err(|error| {
            let hint = "run it in a terminal, or use a command that prints: tickmark --help lists them";
            Error::new(ErrorKind::Terminal, format!("cannot use the terminal: {error}"), hint)
        })?;
        restore_before_panics();
        Ok(Self(()))
    }

    /// Gives the terminal back, runs `body`, and takes it again.
    ///
    /// # Errors
    /// Where it cannot be taken again.
    pub fn aside(&self, body: impl FnOnce()) -> io::Result<()> {
        leave();
        body();
        enter()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste, cursor::Hide)?;
    // Tells Tab from ^i where the terminal can; the others pass over it.
    execute!(io::stdout(), PushKeyboardEnhancementFlags(KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES))
}

/// Gives the terminal back. Errors are of no use here: there is nobody left to tell.
fn leave() {
    let mut out = io::stdout();
    let _ = execute!(out, PopKeyboardEnhancementFlags, DisableBracketedPaste, DisableMouseCapture);
    let _ = execute!(out, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// A panic in the loop gives the terminal back before its message is printed. Threads that work for
/// the loop report their faults through the queue, so their panics print nothing.
fn restore_before_panics() {
    let main = std::thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == main {
            leave();
            before(info);
        }
    }));
}
