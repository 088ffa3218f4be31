//! `tickmark tables`: prints every table as a grid.

use std::io::Write;

use super::{Records, each, printing};
use crate::error::Result;
use crate::export::record::Named;
use crate::export::tables;
use crate::reading;

/// Prints the tables of each filing.
pub(super) fn run(records: &Records, out: &mut impl Write) -> Result<u8> {
    each(&records.paths, |name, bytes| {
        let reading = reading::sections(bytes);
        tables::write(out, printing(records.format), Named { name, reading: &reading }.tables())
            .map(|()| true)
    })
}
