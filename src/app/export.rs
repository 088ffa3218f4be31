//! The dialog that writes what was reviewed to a file.

use std::path::{Path, PathBuf};

use super::Out;
use super::desk::Desk;
use super::field::Field;
use super::key::Key;
use super::msg::{Effect, Generation, Job};
use super::notice::Notice;
use crate::error::Error;
use crate::export::{FORMATS, Format};

/// Where names of files start that a person types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// Where the program was started.
    pub work: PathBuf,
    /// What "~/" stands for.
    pub home: Option<PathBuf>,
}

impl Folders {
    /// The whole path of the file that was `typed`.
    pub fn whole(&self, typed: &str) -> PathBuf {
        match (typed.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.work.join(Path::new(typed)),
        }
    }
}

/// The fields of the dialog in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The format.
    Format,
    /// Which figures.
    What,
    /// The file.
    Path,
}

const ORDER: [Choice; 3] = [Choice::Format, Choice::What, Choice::Path];

/// The state of the dialog.
#[derive(Clone, Debug)]
pub struct Dialog {
    format: usize,
    /// True where figures that nobody judged are written too.
    pub all: bool,
    /// The file.
    pub path: Field,
    /// The field that has the focus.
    pub focus: Choice,
    stem: String,
    folders: Folders,
    /// True where the person has typed a path, which then keeps its ending.
    typed: bool,
    /// Replace a file that is there.
    replace: bool,
    generation: Option<Generation>,
    /// Why the file was not written, and what to do about it.
    pub trouble: Option<(String, String)>,
}

impl Dialog {
    /// The dialog for a filing whose file is called `name`.
    pub fn new(name: &str, folders: Folders) -> Self {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        let mut dialog = Self {
            format: 0,
            all: false,
            path: Field::line(""),
            focus: Choice::Format,
            stem,
            folders,
            typed: false,
            replace: false,
            generation: None,
            trouble: None,
        };
        dialog.name_file();
        dialog
    }

    /// The chosen format.
    pub fn format(&self) -> &'static Format {
        &FORMATS[self.format % FORMATS.len()]
    }

    /// The whole path of the file.
    pub fn whole(&self) -> PathBuf {
        self.folders.whole(self.path.text().trim())
    }

    /// True while the file is being written.
    pub fn is_writing(&self) -> bool {
        self.generation.is_some()
    }

    /// True where the next save replaces a file.
    pub fn replaces(&self) -> bool {
        self.replace
    }

    fn name_file(&mut self) {
        if !self.typed {
            self.path = Field::line(&format!("{}.reviewed.{}", self.stem, self.format().extension));
        }
        (self.replace, self.trouble) = (false, None);
    }

    /// Moves to the next field, or to the one before.
    pub fn step(&mut self, forward: bool) {
        let at = ORDER.iter().position(|c| *c == self.focus).unwrap_or(0);
        self.focus = ORDER[(at + if forward { 1 } else { ORDER.len() - 1 }) % ORDER.len()];
    }

    /// Takes the next of the choices of the field, or the one before.
    pub fn choose(&mut self, forward: bool) {
        match self.focus {
            Choice::Format => {
                let count = FORMATS.len();
                self.format = (self.format + if forward { 1 } else { count - 1 }) % count;
                self.name_file();
            }
            Choice::What => self.all = !self.all,
            Choice::Path => {}
        }
    }

    /// Takes a key that is typed.
    pub fn key(&mut self, key: Key) {
        match (self.focus, key.typed()) {
            (Choice::Path, _) if self.path.key(key) => {
                self.typed = true;
                (self.replace, self.trouble) = (false, None);
            }
            (Choice::Path, _) => {}
            // A space is the key at hand for what has no text.
            (_, Some(' ')) => self.choose(true),
            _ => {}
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        if self.focus == Choice::Path {
            self.path.paste(text);
            self.typed = true;
        }
    }

    /// Asks for the file to be written.
    pub fn save(&mut self, desk: &Desk, out: &mut Out) {
        let text = self.path.text();
        if text.trim().is_empty() {
            self.trouble = Some(("a file needs a name".to_owned(), String::new()));
            return;
        }
        let Some((card, reading, review)) = desk.reviewed() else {
            self.trouble = Some((desk.no_figures().text, String::new()));
            return;
        };
        let generation = out.generation();
        self.generation = Some(generation);
        out.ask(Effect::Job(Job::Export {
            generation,
            card,
            reading,
            review: Box::new(review),
            format: self.format().name,
            all: self.all,
            path: self.whole(),
            replace: self.replace,
        }));
    }

    /// Takes in what became of it; true where the dialog is done with.
    pub fn exported(
        &mut self,
        generation: Generation,
        result: Result<Exported, Error>,
        out: &mut Out,
    ) -> bool {
        if self.generation != Some(generation) {
            return false;
        }
        self.generation = None;
        match result {
            Ok(Exported::Written { rows, pending }) => {
                let left = match (pending, self.all) {
                    (0, _) => String::new(),
                    (n, true) => format!(", {n} of them pending"),
                    (n, false) => format!("; {n} pending ones are left out"),
                };
                out.say(Notice::done(format!("wrote {rows} figures to {}{left}", self.path.text().trim())));
                true
            }
            Ok(Exported::Exists) => {
                self.replace = true;
                self.trouble =
                    Some(("the file is there already".to_owned(), "Enter again replaces it".to_owned()));
                false
            }
            Err(error) => {
                self.trouble = Some((error.context, error.hint));
                false
            }
        }
    }
}

/// What became of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// It was written.
    Written {
        /// Figures in the file.
        rows: usize,
        /// Figures of the filing that nobody and nothing has spoken for.
        pending: usize,
    },
    /// A file of that name is there and was not to be replaced.
    Exists,
}
