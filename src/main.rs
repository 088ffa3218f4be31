//! The program: arguments to command, and nothing else.

use std::process::ExitCode;

use clap::Parser;
use tickmark::cli::{self, Cli};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match &cli.command {
        Some(command) => cli::run(command),
        None => cli::open(cli),
    }
}
