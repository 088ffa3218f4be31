//! JSON lines: one row an object, everything that is known of it.

use std::io::{self, Write};

use super::row::{Row, VERSION};
use super::write::{self, RecordFormat};
use super::{Claim, Claims, Export};

/// Writes the rows.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    write::records(out, RecordFormat::Jsonl, export.rows())
}

/// The lines that hold anything, with their numbers from 1.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    (1..).zip(bytes.split(|b| *b == b'\n')).filter(|(_, line)| !line.trim_ascii().is_empty())
}

/// Reads what the lines say.
pub fn read(bytes: &[u8]) -> Claims {
    let mut claims = Claims::default();
    for (number, line) in lines(bytes) {
        claims.take_json(format!("line {number}"), line);
    }
    claims
}

impl Claims {
    /// Takes in a row that is written as JSON, and gives it; None where it is none.
    pub(super) fn take_json(&mut self, place: String, json: &[u8]) -> Option<Row> {
        match serde_json::from_slice::<Row>(json) {
            Ok(row) => {
                self.take_row(place, &row);
                Some(row)
            }
            Err(error) => {
                self.faults.push(format!("{place} is no row: {error}"));
                None
            }
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

#[cfg(test)]
mod tests {
    use super::super::columns;
    use super::super::record::TableRecord;
    use super::super::sample::Sample;
    use super::*;

    /// Rows gained the words over their column with the second version of their form. What was written before is
    /// sealed as it was then.
    #[test]
    fn rows_of_the_first_form_keep_their_seal() {
        let sample = Sample::new();
        let mut row = sample.reviewed().rows(true).remove(0);
        row.table = Some(TableRecord { index: 0, row: 1, column: 2, head: "Salary ($)".to_owned() });
        let written = |row: &Row, with_head: bool| {
            let mut line = serde_json::to_value(row).unwrap();
            if !with_head {
                line["table"].as_object_mut().unwrap().remove("head").unwrap();
            }
            read(line.to_string().as_bytes())
        };
        row.seal = columns::seal(&row);
        let claims = written(&row, true);
        assert!(claims.claims[0].is_sealed() && claims.claims[0].cell("head") == "Salary ($)");
        assert!(!written(&row, false).claims[0].is_sealed());
        row.v = 1;
        row.seal = columns::seal(&row);
        let claims = written(&row, false);
        assert!(claims.claims[0].is_sealed() && !claims.claims[0].has("head"));
    }
}
