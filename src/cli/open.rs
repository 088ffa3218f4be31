//! Opens the interactive program: on what, with which theme, in whose name.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory};

use super::Cli;
use super::reviews::{Kept, Who};
use super::settings::Set;
use crate::app::THEMES;
use crate::app::export::Folders;
use crate::error::{Error, ErrorKind, Result};
use crate::filing::load;
use crate::term;

/// How the interactive program is to run.
#[derive(Debug, Args)]
pub struct Program {
    /// Where decisions are kept.
    #[command(flatten)]
    pub kept: Kept,
    /// Who judges.
    #[command(flatten)]
    pub who: Who,
    /// Colours; without it, as the settings say, or NO_COLOR and COLORFGBG ask.
    #[arg(long, value_name = "THEME", value_parser = PossibleValuesParser::new(THEMES), global = true)]
    pub theme: Option<String>,
    /// What was set once and for all.
    #[command(flatten)]
    pub set: Set,
}

/// Opens the program. The exit code is 2 where it cannot be opened.
pub fn open(cli: Cli) -> ExitCode {
    match options(cli).and_then(term::run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tickmark: {error}");
            ExitCode::from(2)
        }
    }
}

/// With what the program is started, from what was asked for and from the surroundings.
fn options(cli: Cli) -> Result<term::Options> {
    let Program { kept, who, theme, set } = cli.program;
    let settings = set.read()?;
    if let Some(first) = cli.paths.first().filter(|first| load::missing(first).is_some()) {
        not_a_path(first)?;
    }
    let open = match cli.paths.as_slice() {
        [one] if one.is_dir() => {
            load::probe(one)?;
            None
        }
        [one] => {
            // A file that is not there or holds nothing is told before the screen is taken.
            load::probe(one)?;
            Some(one.clone())
        }
        _ => None,
    };
    Ok(term::Options {
        open,
        roots: cli.paths,
        reviews: kept.path()?,
        viewer: who.viewer(),
        theme: theme.map(|name| index_of(&name)).or(settings.theme).unwrap_or_else(theme_of_surroundings),
        legend: settings.legend,
        folders: Folders { work: env::current_dir().unwrap_or_default(), home: env::home_dir() },
    })
}

/// Refuses a word that is no path and was meant for something else: standard input, or a command.
fn not_a_path(word: &Path) -> Result<()> {
    let word = word.to_string_lossy();
    if word == "-" {
        let hint = "name the file, or use a command that prints: tickmark extract -";
        return Err(Error::new(ErrorKind::Usage, "the program takes its keys from standard input", hint));
    }
    let command = Cli::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let near = names.map(|name| (edits(&word, name), name)).min();
    match near {
        // Behind "--" all words are paths, and so are those behind the first: "-- extract a.txt".
        Some((0, name)) => {
            let context = format!("cannot open {word}: no such file; a command stands before all paths");
            let hint = format!("tickmark {name} …");
            Err(Error::new(ErrorKind::Usage, context, hint))
        }
        Some((1..=2, name)) if word.len() > 3 => {
            let context = format!("cannot open {word}: no such file, and no such command");
            Err(Error::new(ErrorKind::Usage, context, format!("did you mean tickmark {name}?")))
        }
        _ => Ok(()),
    }
}

/// Letters to put in, take out or change until `a` is `b` (Levenshtein 1966).
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (line, a) in a.chars().take(64).enumerate() {
        let mut corner = line;
        let mut last = line + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(&b) {
            let least = (corner + usize::from(a != *b)).min(*cell + 1).min(last + 1);
            corner = std::mem::replace(cell, least);
            last = least;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

fn index_of(theme: &str) -> usize {
    THEMES.iter().position(|name| *name == theme).unwrap_or(0)
}

/// NO_COLOR (no-color.org) asks for no colour; COLORFGBG, which some terminals set, ends with the
/// number of the background: 7 and 9 to 15 are light.
fn theme_of_surroundings() -> usize {
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return index_of("mono");
    }
    let background = env::var("COLORFGBG").ok().and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok());
    index_of(if background.is_some_and(|b| b == 7 || (9..16).contains(&b)) { "light" } else { "dark" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_nearly_commands() {
        for (a, b, want) in
            [("chekc", "check", 2), ("exract", "extract", 1), ("log", "log", 0), ("", "log", 3)]
        {
            assert_eq!(edits(a, b), want, "{a} {b}");
        }
        let refused = |word: &str| not_a_path(Path::new(word)).err().map(|error| error.hint);
        assert_eq!(refused("chekc").as_deref(), Some("did you mean tickmark check?"));
        assert!(refused("-").is_some());
        assert!(refused("extract").is_some_and(|hint| hint.starts_with("tickmark extract")));
        for word in ["report.htm", "logs/a.txt", "lob"] {
            assert_eq!(refused(word), None, "{word}");
        }
    }
}
