//! The real program in a terminal: it starts, judges, quits and gives the terminal back; and a
//! program that is killed in the middle of a review has lost nothing.

#[path = "pty/script.rs"]
mod script;

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tickmark::review::store::Store;

const ROWS: u16 = 30;
const COLUMNS: u16 = 120;
/// Nothing that a test waits for takes as long as this.
const PATIENCE: Duration = Duration::from_secs(20);

fn parser(rows: u16, columns: u16) -> vt100::Parser {
    let size = |n| std::num::NonZeroU16::new(n).unwrap();
    vt100::Parser::new(size(rows), size(columns), 0)
}

/// The program in a terminal of its own.
struct Terminal {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    // Closing it would hang the program up.
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    fn start(reviews: &Path, filing: &Path) -> Self {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tickmark"));
        command.args(["--reviewer", "ann", "--reviews"]);
        command.arg(reviews);
        command.arg(filing);
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let screen = parser(ROWS, COLUMNS);
        Self { screen, output, keys, child, _master: pair.master }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until `words` stand on the screen.
    fn wait_for(&mut self, words: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.text().contains(words) {
            assert!(Instant::now() < end, "waited for {words:?} in vain:\n{}", self.text());
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.screen.process(&bytes);
            }
        }
    }

    /// Kill -9: nothing is asked, nothing can be tidied up.
    fn kill(&mut self) {
        match self.child.process_id() {
            Some(id) => {
                let killed = std::process::Command::new("kill").args(["-9", &id.to_string()]).status();
                assert!(killed.unwrap().success());
            }
            None => self.child.clone_killer().kill().unwrap(),
        }
    }

    /// Waits until the program has ended, and says with what.
    fn ended(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.screen.process(&bytes);
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program does not end:\n{}", self.text());
        }
    }
}

fn filing(directory: &Path) -> std::path::PathBuf {
    let path = directory.join("brindle-10q.txt");
    std::fs::write(&path, crate::stage::bytes()).unwrap();
    path
}

fn decisions(reviews: &Path) -> usize {
    Store::open(reviews).unwrap().whole_log().unwrap().decisions().len()
}

#[test]
fn a_session_judges_and_gives_the_terminal_back() {
    let directory = tempfile::tempdir().unwrap();
    let reviews = directory.path().join("reviews.db");
    let mut terminal = Terminal::start(&reviews, &filing(directory.path()));
    terminal.wait_for("0/");
    assert!(terminal.screen.screen().alternate_screen());
    assert!(terminal.screen.screen().hide_cursor());
    terminal.press("\t");
    terminal.wait_for("Figure 1 of");
    terminal.press("a");
    terminal.wait_for("confirmed");
    terminal.wait_for("1/");
    terminal.press("x");
    terminal.wait_for("rejected");
    terminal.press("u");
    terminal.wait_for("took back: rejected");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    let screen = terminal.screen.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert_eq!(decisions(&reviews), 3);
}

/// What the screen said was decided is in the store of a program that was killed, and on the screen
/// of the next one.
#[test]
fn a_killed_program_has_lost_no_verdict() {
    let directory = tempfile::tempdir().unwrap();
    let reviews = directory.path().join("reviews.db");
    let filing = filing(directory.path());
    let mut terminal = Terminal::start(&reviews, &filing);
    terminal.wait_for("0/");
    terminal.press("\t");
    terminal.wait_for("Figure 1 of");
    for count in 1..=5 {
        terminal.press("a");
        terminal.wait_for(&format!("{count}/"));
    }
    terminal.kill();
    terminal.ended();
    assert_eq!(decisions(&reviews), 5);
    let mut again = Terminal::start(&reviews, &filing);
    again.wait_for("5/");
    again.press("u");
    again.wait_for("took back: confirmed");
    again.press("q");
    assert_eq!(again.ended(), 0);
    assert_eq!(decisions(&reviews), 6);
}

/// Two programs on one filing see each other's verdicts within a second or so, and lose none.
#[test]
fn two_programs_see_each_other() {
    let directory = tempfile::tempdir().unwrap();
    let reviews = directory.path().join("reviews.db");
    let filing = filing(directory.path());
    let mut one = Terminal::start(&reviews, &filing);
    one.wait_for("0/");
    let mut other = Terminal::start(&reviews, &filing);
    other.wait_for("0/");
    one.press("\ta");
    one.wait_for("1/");
    other.wait_for("1/");
    other.wait_for("elsewhere");
    other.press("\t\t\t\tx");
    other.wait_for("2/");
    one.wait_for("2/");
    for terminal in [&mut one, &mut other] {
        terminal.press("q");
        assert_eq!(terminal.ended(), 0);
    }
    assert_eq!(decisions(&reviews), 2);
}

/// A terminal of any size, down to one cell, is no reason to fail.
#[test]
fn a_terminal_may_shrink_to_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let reviews = directory.path().join("reviews.db");
    let mut terminal = Terminal::start(&reviews, &filing(directory.path()));
    terminal.wait_for("0/");
    for (rows, cols) in [(1, 1), (2, 60), (60, 2), (24, 80)] {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        terminal._master.resize(size).unwrap();
        std::thread::sleep(Duration::from_millis(60));
        terminal.press("\tj");
    }
    terminal.screen = parser(24, 80);
    terminal.press("\x0c");
    terminal.wait_for("judged");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}
