//! A bar on standard error for what takes longer than a moment, where a person is looking.
//!
//! ```text
//! reading filings ██████████░░░░░░░░░░ 45 of 90
//! ```

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// What takes less shows no bar.
const MOMENT: Duration = Duration::from_millis(400);

/// Cells of the bar.
const CELLS: usize = 20;

/// How far something is.
pub struct Progress {
    what: &'static str,
    done: usize,
    total: usize,
    /// None where nobody is looking.
    since: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// Something in `total` steps.
    pub fn new(what: &'static str, total: usize) -> Self {
        let since = (total > 1 && std::io::stderr().is_terminal()).then(Instant::now);
        Self { what, done: 0, total, since, shown: false }
    }

    /// Takes the bar off its line, for what is said there; the next step draws it again.
    pub fn give_way(&mut self) {
        if std::mem::take(&mut self.shown) {
            let width = line(self.what, self.total, self.total).chars().count();
            let _ = write!(std::io::stderr(), "\r{}\r", " ".repeat(width));
        }
    }

    /// A step is done.
    pub fn step(&mut self) {
        self.done += 1;
        if self.since.is_some_and(|since| since.elapsed() > MOMENT) {
            self.shown = true;
            let mut out = std::io::stderr().lock();
            // Where the terminal is gone there is nobody to tell.
            let _ = write!(out, "\r{}", line(self.what, self.done, self.total));
            let _ = out.flush();
        }
    }
}

/// The bar gives way to what is said next.
impl Drop for Progress {
    fn drop(&mut self) {
        self.give_way();
    }
}

fn line(what: &str, done: usize, total: usize) -> String {
    let full = (done.min(total) * CELLS).checked_div(total).unwrap_or(CELLS);
    format!("{what} {}{} {done} of {total}", "█".repeat(full), "░".repeat(CELLS - full))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_bar_fills_as_steps_are_done() {
        for (done, total, bar) in [
            (0, 4, "reading ░░░░░░░░░░░░░░░░░░░░ 0 of 4"),
            (1, 4, "reading █████░░░░░░░░░░░░░░░ 1 of 4"),
            (4, 4, "reading ████████████████████ 4 of 4"),
            (5, 4, "reading ████████████████████ 5 of 4"),
            (0, 0, "reading ████████████████████ 0 of 0"),
        ] {
            assert_eq!(line("reading", done, total), bar);
        }
    }
}
