//! `tickmark facts`: prints every fact that the filer tagged, and on standard error what is wrong with
//! the tags.

use std::io::Write;

use super::Records;
use crate::error::Result;
use crate::export::record::Named;
use crate::export::write;
use crate::filing::IssueKind;
use crate::reading;
use crate::term::at_once;

/// Prints the facts of each filing.
pub(super) fn run(records: &Records, out: &mut impl Write) -> Result<u8> {
    records.print(out, |name, bytes, format, out| {
        let reading = reading::read_by(at_once, bytes);
        super::warn_if_cut_off(name, &reading.filing);
        for issue in reading.filing.issues.iter().filter(|issue| issue.kind == IssueKind::Tagging) {
            let place = issue.span.map_or_else(String::new, |span| format!(" byte {}:", span.start()));
            eprintln!("tickmark: {name}:{place} {}", crate::text::cells::line(&issue.message));
        }
        write::records(out, format, Named { name, reading: &reading }.facts())
    })
}
