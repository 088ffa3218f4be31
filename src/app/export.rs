//! The dialog that writes what was reviewed to a file.

use std::path::{Path, PathBuf};

use super::Out;
use super::desk::Desk;
use super::field::Field;
use super::key::Key;
use super::msg::{Effect, Generation, Job};
use super::notice::{Notice, counted};
use crate::error::Error;
use crate::export::{self, FORMATS, Format};

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
    /// True where it was said that nothing is judged: the next save writes a file of no figures.
    empty: bool,
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
            empty: false,
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
        let extension = self.format().extension;
        if self.typed {
            let path = self.path.text();
            if let Some(before) = export::of_path(Path::new(path.trim()))
                && let Some(stem) = path.trim().get(..path.trim().len() - before.extension.len())
            {
                self.path = Field::line(&format!("{stem}{extension}"));
            }
        } else {
            self.path = Field::line(&format!("{}.reviewed.{extension}", self.stem));
        }
        (self.replace, self.empty, self.trouble) = (false, false, None);
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
                self.was_typed();
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
            self.was_typed();
        }
    }

    /// The ending that was typed sets the format, as on the command line: "x.csv" holds no JSON lines. Another
    /// that is chosen later changes the ending.
    fn was_typed(&mut self) {
        self.typed = true;
        (self.replace, self.empty, self.trouble) = (false, false, None);
        let path = self.path.text();
        if let Some(named) = export::of_path(Path::new(path.trim()))
            && let Some(format) = FORMATS.iter().position(|format| format.name == named.name)
            && named.extension != self.format().extension
        {
            self.format = format;
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
        if export::of_path(Path::new(text.trim())).is_none() {
            let ending = format!("end it in .{}, or in that of another format", self.format().extension);
            self.trouble = Some(("no format has this ending".to_owned(), ending));
            return;
        }
        if !self.all && !self.empty && review.tally().judged() == 0 {
            self.empty = true;
            let hint = "Enter again writes a file of no figures";
            self.trouble = Some(("nothing is judged yet".to_owned(), hint.to_owned()));
            return;
        }
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
            Ok(Exported::Written { rows, faults, pending }) => {
                let mut left = match (pending, self.all) {
                    (0, _) => String::new(),
                    (n, true) => format!(", {n} of them pending"),
                    (n, false) => format!("; {n} pending ones are left out"),
                };
                if faults > 0 {
                    left.push_str(&format!("; {faults} could not be proved and are left out"));
                }
                let path = self.path.text();
                out.say(Notice::done(format!("wrote {} to {}{left}", counted(rows, "figure"), path.trim())));
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
        /// Figures whose words do not stand at their bytes, left out.
        faults: usize,
        /// Figures of the filing that nobody and nothing has spoken for.
        pending: usize,
    },
    /// A file of that name is there and was not to be replaced.
    Exists,
}
