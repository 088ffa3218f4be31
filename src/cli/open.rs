//! Opens the interactive program: on what, with which theme, in whose name.

use std::env;
use std::process::ExitCode;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::Cli;
use super::reviews::{Kept, Who};
use super::settings::Set;
use crate::app::THEMES;
use crate::app::export::Folders;
use crate::error::Result;
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
    #[arg(long, value_name = "THEME", value_parser = PossibleValuesParser::new(THEMES))]
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
