//! The whole reading of a filing: one call from bytes to checks.
//!
//! Commands, the worker thread and tests all read through here, so that they see the same thing.

use crate::checks::{self, Checks};
use crate::figures::{self, Figures};
use crate::filing::{self, Filing};
use crate::outline::{self, Outline};

/// A filing and everything that was found in it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The submission and its documents.
    pub filing: Filing,
    /// The section tree.
    pub outline: Outline,
    /// The figures.
    pub figures: Figures,
    /// What holds between them.
    pub checks: Checks,
}

/// Reads the file `source` all the way up.
pub fn read(source: Vec<u8>) -> Reading {
    let filing = filing::read(source);
    let outline = outline::build(&filing);
    let mut figures = figures::extract(&filing, &outline);
    let checks = checks::run(&filing, &outline, &mut figures);
    Reading { filing, outline, figures, checks }
}

/// Reads the file `source` up to its section tree, leaving figures and checks empty.
pub fn sections(source: Vec<u8>) -> Reading {
    let filing = filing::read(source);
    let outline = outline::build(&filing);
    Reading { filing, outline, figures: Figures::default(), checks: Checks::default() }
}
