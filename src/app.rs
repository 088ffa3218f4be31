//! The program without its terminal: what it knows, what can happen, what it asks for.
//!
//! ```text
//! update(&mut State, Msg) -> Vec<Effect>
//! ```
//!
//! `update` does no input or output: it looks at what happened, changes the state, and returns what
//! is asked of the worker, the store and the terminal. Each screen owns its state and answers for its
//! own actions; the centre (`route`) finds out who is meant.

pub mod action;
pub mod desk;
pub mod editor;
pub mod export;
pub mod field;
pub mod figure;
pub mod flow;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod legend;
pub mod library;
pub mod list;
pub mod lists;
pub mod menu;
pub mod msg;
pub mod notice;
pub mod outline;
pub mod prompt;
pub mod queue;
pub mod reader;
mod route;
pub mod search;
pub mod sheet;
pub mod sides;
pub mod subject;
pub mod tally;
pub mod ticks;
mod update;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use self::desk::Desk;
use self::editor::Editor;
use self::export::{Dialog, Folders};
use self::field::Field;
use self::keymap::{Pending, Scope};
use self::layout::{Pane, Panes, panes};
use self::legend::Legend;
use self::library::{Library, Source};
use self::lists::FilingList;
use self::menu::Menu;
use self::msg::{Command, Effect, Generation, Msg};
use self::notice::{Notice, NoticeKind, counted};
use self::prompt::Prompt;
pub use self::update::update;
use crate::review::Viewer;

/// Everything the program knows.
#[derive(Debug)]
pub struct State {
    /// Columns of the terminal.
    pub width: u16,
    /// Rows of the terminal.
    pub height: u16,
    /// The filings at hand.
    pub library: Library,
    /// The open filing.
    pub desk: Option<Desk>,
    /// A list over the open filing.
    pub list: Option<FilingList>,
    /// What lies over everything else.
    pub overlay: Option<Overlay>,
    /// Keys that do not make a whole yet.
    pub pending: Pending,
    /// A word to the reader.
    pub notice: Option<Notice>,
    /// Index of the theme.
    pub theme: usize,
    legend: Arc<Legend>,
    /// Where decisions go if not into the store that was asked for: the screen says so all the time.
    pub elsewhere: Option<Elsewhere>,
    viewer: Viewer,
    /// Where files go whose names are typed.
    folders: Folders,
    /// Lists that were closed, to be opened again as they were left.
    kept: Vec<FilingList>,
    /// What the program was started with: a filing alone ends it when it is closed.
    alone: bool,
    /// A digit that went to a pane and may yet turn out to start a count, with the pane before.
    digit: Option<(u32, Pane)>,
    /// Decisions of this session that are in memory alone.
    unsaved: usize,
    /// Counts down from the key that was told what quitting loses: the next one, if it quits too, does.
    warned: u8,
    /// Counts down from the key that found a list empty: the next one, if it closes what is on top, closes that.
    emptied: u8,
    /// What happened while a decision was on its way to the disk.
    held: VecDeque<Msg>,
    next: u64,
}

/// Names of the themes, in the order in which they are taken.
pub const THEMES: [&str; 3] = ["dark", "light", "mono"];

/// Where decisions go that cannot go into the store that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Into memory: they are lost when the program ends.
    Memory,
    /// Into another store beside that one.
    Beside,
}

impl Elsewhere {
    /// As the status line shows it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Memory => "NOT ON DISK",
            Self::Beside => "ANOTHER STORE",
        }
    }
}

/// What lies over everything else and takes all keys.
#[derive(Debug)]
pub enum Overlay {
    /// The keys, or what can be done by its name.
    Menu(Menu),
    /// The line in which words to search for are typed.
    Prompt(Prompt),
    /// The form about a figure.
    Editor(Box<Editor>),
    /// The dialog that exports.
    Export(Dialog),
    /// The line in which the file is named that the decisions are written to.
    Rescue(Field),
}

/// What an update gives out.
#[derive(Debug, Default)]
pub struct Out {
    effects: Vec<Effect>,
    notice: Option<Notice>,
    next: u64,
}

impl Out {
    /// Asks something of the world.
    pub fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Says a word to the reader; the last one counts.
    pub fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    fn take_notice(&mut self) -> Option<Notice> {
        self.notice.take()
    }

    /// Says `notice` rather than what was said since, where there is one.
    fn prefer(&mut self, notice: Option<Notice>) {
        self.notice = notice.or(self.notice.take());
    }

    /// A generation for a new request.
    pub fn generation(&mut self) -> Generation {
        self.next += 1;
        Generation(self.next)
    }
}

/// With what the program starts.
#[derive(Clone, Debug)]
pub struct Start {
    /// Files and directories; the samples where there are none.
    pub roots: Vec<PathBuf>,
    /// A file to open at once.
    pub open: Option<PathBuf>,
    /// Who judges.
    pub viewer: Viewer,
    /// Index of the theme.
    pub theme: usize,
    /// The sign of every mark.
    pub legend: Legend,
    /// Where files go whose names are typed.
    pub folders: Folders,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

impl State {
    /// The state at the start, and what is asked for.
    pub fn new(start: Start) -> (Self, Vec<Effect>) {
        let mut state = Self {
            width: start.size.0,
            height: start.size.1,
            library: Library::new(start.roots),
            desk: None,
            list: None,
            overlay: None,
            pending: Pending::default(),
            notice: None,
            theme: start.theme,
            legend: Arc::new(start.legend),
            elsewhere: None,
            viewer: start.viewer,
            folders: start.folders,
            kept: Vec::new(),
            alone: start.open.is_some(),
            digit: None,
            unsaved: 0,
            warned: 0,
            emptied: 0,
            held: VecDeque::new(),
            next: 0,
        };
        let mut out = Out::default();
        match start.open {
            Some(path) => {
                state.desk = Some(Desk::open(
                    Source::File(path),
                    state.viewer.clone(),
                    Arc::clone(&state.legend),
                    &mut out,
                ));
            }
            None => state.library.scan(&mut out),
        }
        let effects = state.give(out);
        state.settle();
        (state, effects)
    }

    /// Decisions of this session that are lost when the program ends.
    pub fn unsaved(&self) -> usize {
        self.unsaved
    }

    /// Who judges.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    fn out(&self) -> Out {
        Out { next: self.next, ..Out::default() }
    }

    fn give(&mut self, out: Out) -> Vec<Effect> {
        self.next = out.next;
        // An error stands until a key is pressed, whatever else comes in meanwhile.
        let stands = self.notice.as_ref().is_some_and(|notice| notice.kind == NoticeKind::Error);
        if let Some(notice) = out.notice.filter(|notice| !stands || notice.kind == NoticeKind::Error) {
            self.notice = Some(notice);
        }
        out.effects
    }

    /// The panes' rectangles.
    pub fn panes(&self) -> Panes {
        match &self.desk {
            Some(desk) => desk.panes(self.width, self.height),
            None => panes(self.width, self.height, Pane::Reader, false),
        }
    }

    /// The scopes in which a key is looked up, the nearest first, and whether other keys are typed.
    pub fn scopes(&self) -> (Vec<Scope>, bool) {
        use Scope::{
            Anywhere, Disputes, Figure, Filing, Form, Judging, Library, Listing, Lists, Menu, Moves, Outline,
            Prompt, Reader, Select,
        };
        match &self.overlay {
            Some(Overlay::Menu(_)) => return (vec![Menu], true),
            Some(Overlay::Prompt(_) | Overlay::Rescue(_)) => return (vec![Prompt], true),
            Some(Overlay::Editor(_) | Overlay::Export(_)) => return (vec![Form], true),
            None => {}
        }
        let sheet = match (&self.list, &self.desk) {
            (Some(list), _) => Some(&list.sheet),
            (None, Some(_)) => None,
            (None, None) => Some(&self.library.sheet),
        };
        if sheet.is_some_and(|sheet| sheet.filter().1) {
            return (vec![Prompt], true);
        }
        let scopes = match (&self.list, &self.desk) {
            (Some(list), _) if list.kind == lists::ListKind::Figures => {
                vec![Lists, Judging, Listing, Moves, Anywhere]
            }
            (Some(list), _) if list.kind == lists::ListKind::Disputes => {
                vec![Disputes, Lists, Listing, Moves, Anywhere]
            }
            (Some(_), _) => vec![Lists, Listing, Moves, Anywhere],
            (None, None) => vec![Library, Lists, Moves, Anywhere],
            (None, Some(desk)) => match desk.focus {
                Pane::Outline => vec![Outline, Filing, Listing, Moves, Anywhere],
                Pane::Figure => vec![Figure, Judging, Filing, Listing, Moves, Anywhere],
                Pane::Reader if desk.reader.selection.is_some() => {
                    vec![Select, Filing, Listing, Moves, Anywhere]
                }
                Pane::Reader => vec![Reader, Judging, Filing, Listing, Moves, Anywhere],
            },
        };
        (scopes, false)
    }

    /// Lays out what is in view, before anything is drawn.
    fn settle(&mut self) {
        let panes = self.panes();
        if let Some(desk) = &mut self.desk {
            desk.settle(&panes);
        }
        // In the list of figures a verdict reaches what it shows.
        let listed = match (&self.list, &mut self.desk) {
            (Some(list), Some(desk)) => desk.reach.scope().and_then(|_| list.figures()),
            _ => None,
        };
        if let Some(desk) = &mut self.desk {
            desk.keep_to(listed);
        }
        let rows = usize::from(layout::sheet_rows(layout::screen(self.width, self.height)).height);
        self.library.sheet.settle(rows);
        if let (Some(list), Some(subject)) = (&mut self.list, self.desk.as_ref().and_then(Desk::subject)) {
            list.refresh(subject);
            list.sheet.settle(rows);
            // The last disagreement is settled: there is nothing more to list.
            if list.kind == lists::ListKind::Disputes && list.sheet.all().is_empty() {
                self.list = None;
            }
        }
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            let area = layout::menu(self.width, self.height);
            menu.settle(usize::from(layout::menu_rows(area).height));
        }
    }

    /// Opens a filing.
    fn open(&mut self, source: Source, out: &mut Out) {
        self.list = None;
        self.kept.clear();
        self.desk = Some(Desk::open(source, self.viewer.clone(), Arc::clone(&self.legend), out));
    }

    /// Closes the list; it is opened again as it was left.
    fn put_away(&mut self) {
        if let Some(list) = self.list.take() {
            self.kept.retain(|kept| kept.kind != list.kind);
            self.kept.push(list);
        }
    }

    /// Closes the open filing; the program ends where there is nothing to go back to.
    fn close(&mut self, out: &mut Out) {
        if (self.alone || self.desk.is_none()) && self.warns(out) {
            return;
        }
        if let Some(mut desk) = self.desk.take() {
            desk.leave(out);
            if self.alone {
                out.ask(Effect::Terminal(Command::Quit));
                // What was on screen stays until the terminal is given back.
                self.desk = Some(desk);
            } else {
                out.ask(Effect::Store(msg::Order::Progress));
            }
        } else {
            out.ask(Effect::Terminal(Command::Quit));
        }
    }

    /// Ends the program, once what that loses was said.
    fn quit(&mut self, out: &mut Out) {
        if !self.warns(out) {
            self.end(out);
        }
    }

    /// Says once what ending the program now would lose; false where that is nothing, or was just said.
    fn warns(&mut self, out: &mut Out) -> bool {
        if self.unsaved == 0 || self.warned == 1 {
            return false;
        }
        self.warned = 2;
        let verb = if self.unsaved == 1 { "is" } else { "are" };
        let text = format!("{} {verb} not on disk: q again loses", counted(self.unsaved, "decision"));
        let text = format!("{text} {}", if self.unsaved == 1 { "it" } else { "them" });
        let hint = "W writes them to a file, which tickmark merge takes".to_owned();
        out.say(Notice { kind: NoticeKind::Error, text, hint });
        true
    }

    /// Ends the program.
    fn end(&mut self, out: &mut Out) {
        if let Some(desk) = &mut self.desk {
            desk.leave(out);
        }
        out.ask(Effect::Terminal(Command::Quit));
    }
}
