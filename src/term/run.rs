//! The loop: block on the queue, drain it, update, perform, draw once.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::session::Session;
use super::{clerk, events, worker};
use crate::app::export::Folders;
use crate::app::legend::Legend;
use crate::app::msg::{Command, Effect, Job, Msg, Order};
use crate::app::notice::counted;
use crate::app::{Start, State, update};
use crate::error::{Error, ErrorKind, Result};
use crate::review::Viewer;
use crate::ui;

/// With what the program is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and directories; the samples where there are none.
    pub roots: Vec<PathBuf>,
    /// A file to open at once.
    pub open: Option<PathBuf>,
    /// The review store.
    pub reviews: PathBuf,
    /// Who judges.
    pub viewer: Viewer,
    /// Index of the theme.
    pub theme: usize,
    /// The sign of every mark.
    pub legend: Legend,
    /// Where files go whose names are typed.
    pub folders: Folders,
}

/// Most messages that are taken in before the screen is drawn.
const BATCH: usize = 256;

/// Runs the program until it is quit.
///
/// # Errors
/// Where there is no terminal.
pub fn run(options: Options) -> Result<()> {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        let hint = "use a command that prints: tickmark extract, outline, check or text";
        return Err(Error::new(ErrorKind::Terminal, "the program needs a terminal", hint));
    }
    let failed = |error: io::Error| {
        let hint = "start again in another terminal, or use a command that prints: tickmark extract";
        Error::new(ErrorKind::Terminal, format!("the terminal does not answer: {error}"), hint)
    };
    let (queue, messages) = mpsc::channel();
    let crew = Crew::hire(&options, &queue);
    let session = Session::start()?;
    listen_to_signals(&queue);
    let input = queue.clone();
    thread::spawn(move || events::listen(&input));
    let mut screen = Screen::new().map_err(failed)?;
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let start = Start {
        roots: options.roots,
        open: options.open,
        viewer: options.viewer,
        theme: options.theme,
        legend: options.legend,
        folders: options.folders,
        size,
    };
    let (state, effects) = State::new(start);
    let mut desk = Loop { state, crew, session, queue };
    let ended = desk.run(effects, &messages, &mut screen).map_err(failed);
    // What was asked of the store is done before the program ends.
    let Loop { crew, session, state, .. } = desk;
    drop(session);
    crew.dismiss();
    ended?;
    if state.unsaved() > 0 {
        let lost = if state.unsaved() == 1 { "was" } else { "were" };
        let context = format!("{} {lost} not on disk and lost", counted(state.unsaved(), "decision"));
        return Err(Error::new(ErrorKind::StoreReadOnly, context, "name another store with --reviews"));
    }
    Ok(())
}

/// The threads that work for the loop.
struct Crew {
    jobs: Sender<Job>,
    orders: Sender<Order>,
    clerk: JoinHandle<()>,
}

impl Crew {
    fn hire(options: &Options, queue: &Sender<Msg>) -> Self {
        let (jobs, work) = mpsc::channel();
        let (orders, book) = mpsc::channel();
        let answers = queue.clone();
        let marks = options.legend.ticks.clone();
        thread::spawn(move || worker::work(&work, &marks, &answers));
        let answers = queue.clone();
        let (path, viewer) = (options.reviews.clone(), options.viewer.clone());
        let clerk = thread::spawn(move || clerk::keep(&path, &viewer, &book, &answers));
        Self { jobs, orders, clerk }
    }

    /// Waits until the store has done what was asked for.
    fn dismiss(self) {
        drop((self.jobs, self.orders));
        let _ = self.clerk.join();
    }
}

/// The system asks the program to end: it ends as if it had been quit.
fn listen_to_signals(queue: &Sender<Msg>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
    let queue = queue.clone();
    thread::spawn(move || {
        for _ in signals.forever() {
            if queue.send(Msg::Hangup).is_err() {
                return;
            }
        }
    });
}

/// The terminal as something to draw on.
struct Screen(Terminal<CrosstermBackend<BufWriter<Stdout>>>);

impl Screen {
    fn new() -> io::Result<Self> {
        let out = BufWriter::with_capacity(1 << 16, io::stdout());
        Terminal::new(CrosstermBackend::new(out)).map(Self)
    }

    /// Empties the screen, so that the next frame is drawn whole. `Terminal::clear` would ask the terminal
    /// where its cursor is, and the thread that listens to the terminal would take the answer.
    fn wipe(&mut self) -> io::Result<()> {
        let size = self.0.size()?;
        self.0.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Draws the state; terminals that can, show the frame as a whole.
    fn draw(&mut self, state: &State) -> io::Result<()> {
        crossterm::queue!(self.0.backend_mut(), BeginSynchronizedUpdate)?;
        self.0.draw(|frame| ui::view(state, frame))?;
        execute!(self.0.backend_mut(), EndSynchronizedUpdate)
    }
}

struct Loop {
    state: State,
    crew: Crew,
    session: Session,
    queue: Sender<Msg>,
}

impl Loop {
    fn run(&mut self, first: Vec<Effect>, messages: &Receiver<Msg>, screen: &mut Screen) -> io::Result<()> {
        self.perform(first, screen)?;
        screen.draw(&self.state)?;
        // The loop holds a sender itself, so the queue never closes.
        while let Ok(msg) = messages.recv() {
            for msg in std::iter::once(msg).chain(messages.try_iter().take(BATCH)) {
                let effects = update(&mut self.state, msg);
                if self.perform(effects, screen)? {
                    return Ok(());
                }
            }
            screen.draw(&self.state)?;
        }
        Ok(())
    }

    /// Does what is asked for; true where that is to end.
    fn perform(&mut self, effects: Vec<Effect>, screen: &mut Screen) -> io::Result<bool> {
        for effect in effects {
            match effect {
                // Threads that are gone have said why.
                Effect::Job(job) => drop(self.crew.jobs.send(job)),
                Effect::Store(order) => drop(self.crew.orders.send(order)),
                Effect::Terminal(command) => {
                    if self.command(command, screen)? {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    fn command(&mut self, command: Command, screen: &mut Screen) -> io::Result<bool> {
        match command {
            Command::Quit => return Ok(true),
            Command::Copy(text) => {
                execute!(screen.0.backend_mut(), CopyToClipboard::to_clipboard_from(text))?;
            }
            Command::Redraw => screen.wipe()?,
            Command::Suspend => {
                self.session.aside(stop)?;
                screen.0.backend_mut().flush()?;
                screen.wipe()?;
                let _ = self.queue.send(Msg::Resumed);
                if let Ok((width, height)) = crossterm::terminal::size() {
                    let _ = self.queue.send(Msg::Resize { width, height });
                }
            }
        }
        Ok(false)
    }
}

/// Stops the process as ^Z does, until the shell takes it up again.
fn stop() {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}
