//! Small tables for tests, read as whole filings.

use super::CheckKind;
use crate::reading::{self, Reading};

/// The reading of a table drawn with pipes, in thousands of dollars.
pub(super) fn sheet(table: &str) -> Reading {
    let text =
        format!("# Northern Kettle Works\n\n# Report\n\n(in thousands, except per share amounts)\n\n{table}");
    reading::read(text.into_bytes())
}

/// The checks of one kind in a table drawn with pipes, each as `status: equation`.
pub(super) fn checks(kind: CheckKind, table: &str) -> Vec<String> {
    let reading = sheet(table);
    let of_kind = reading.checks.all.iter().filter(|c| c.kind == kind);
    of_kind.map(|c| format!("{:?}: {}", c.status, c.equation)).collect()
}
