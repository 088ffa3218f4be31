//! `tickmark tables`: prints every table as a grid.

use std::io::Write;

use super::Records;
use crate::error::Result;
use crate::export::record::Named;
use crate::export::tables;
use crate::reading;

/// Prints the tables of each filing.
pub(super) fn run(records: &Records, out: &mut impl Write) -> Result<u8> {
    records.print(out, |name, bytes, format, out| {
        let reading = reading::sections(bytes);
        super::warn_if_cut_off(name, &reading.filing);
        tables::write(out, format.format, Named { name, reading: &reading }.tables())
    })
}
