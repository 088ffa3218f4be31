//! The file of settings: where it stands, and reading it.

use std::path::PathBuf;

use clap::Args;

use crate::app::legend::Settings;
use crate::error::{Error, ErrorKind, Result};

/// Which settings hold.
#[derive(Debug, Args)]
pub struct Set {
    /// The file of settings: theme, and the sign of each mark; without it, the one in your configuration
    /// directory.
    #[arg(long, value_name = "FILE", global = true)]
    pub settings: Option<PathBuf>,
}

impl Set {
    /// The settings that hold: those of the file that is named, or of the one that stands where settings
    /// do, or the program's own.
    ///
    /// # Errors
    /// Where the file cannot be read, or does not say what settings can.
    pub fn read(&self) -> Result<Settings> {
        let named = self.settings.is_some();
        let place =
            || Some(directories::ProjectDirs::from("", "", "tickmark")?.config_dir().join("settings.toml"));
        let Some(path) = self.settings.clone().or_else(place) else { return Ok(Settings::default()) };
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !named => {
                return Ok(Settings::default());
            }
            Err(error) => {
                let context = format!("cannot read the settings {}: {error}", path.display());
                return Err(Error::new(ErrorKind::Unreadable, context, "check the path after --settings"));
            }
        };
        Settings::read(&text).map_err(|why| {
            let context = format!("the settings {} do not hold: {why}", path.display());
            Error::new(ErrorKind::Usage, context, "mend the file, or name another one with --settings")
        })
    }
}
