//! The whole reading of a filing: one call from bytes to checks.
//!
//! Commands, the worker thread and tests all read through here, so that they see the same thing.
//! Filing and outline are shared, so that a screen can show them while the figures are still sought.

use std::sync::Arc;

use crate::checks::{self, Checks};
use crate::figures::{self, Figures};
use crate::filing::{self, Filing};
use crate::outline::{self, Outline};

/// A filing and everything that was found in it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The submission and its documents.
    pub filing: Arc<Filing>,
    /// The section tree.
    pub outline: Arc<Outline>,
    /// The figures.
    pub figures: Figures,
    /// What holds between them.
    pub checks: Checks,
}

/// Reads the file `source` all the way up.
pub fn read(source: Vec<u8>) -> Reading {
    complete(&sections(source))
}

/// Reads the file `source` up to its section tree, leaving figures and checks empty.
pub fn sections(source: Vec<u8>) -> Reading {
    let filing = Arc::new(filing::read(source));
    let outline = Arc::new(outline::build(&filing));
    Reading { filing, outline, figures: Figures::default(), checks: Checks::default() }
}

/// Finds the figures of what was read up to its section tree, and checks them.
pub fn complete(sections: &Reading) -> Reading {
    let (filing, outline) = (Arc::clone(&sections.filing), Arc::clone(&sections.outline));
    let mut figures = figures::extract(&filing, &outline);
    figures::tagged::attach(&filing, &mut figures);
    let checks = checks::run(&filing, &outline, &mut figures);
    Reading { filing, outline, figures, checks }
}
