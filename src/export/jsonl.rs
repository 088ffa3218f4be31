//! JSON lines: one row an object, everything that is known of it.

use std::io::{self, Write};

use super::row::{Row, VERSION};
use super::{Claim, Claims, Export};

/// Writes the rows.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    for row in export.rows() {
        serde_json::to_writer(&mut *out, row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Reads what the lines say.
pub fn read(bytes: &[u8]) -> Claims {
    let mut claims = Claims::default();
    for (index, line) in bytes.split(|b| *b == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        claims.take_json(format!("line {}", index + 1), line);
    }
    claims
}

impl Claims {
    /// Takes in a row that is written as JSON.
    pub(super) fn take_json(&mut self, place: String, json: &[u8]) {
        match serde_json::from_slice::<Row>(json) {
            Ok(row) => self.take_row(place, &row),
            Err(error) => self.faults.push(format!("{place} is no row: {error}")),
        }
    }

    /// Takes in a row.
    pub(super) fn take_row(&mut self, place: String, row: &Row) {
        if row.v > VERSION {
            self.faults.push(format!("{place} has form {}, which a later version wrote", row.v));
        } else {
            self.claims.push(Claim::of_row(place, row));
        }
    }
}
