//! How much the records of a reading print: what is bounded in memory must be bounded on disk too.

use std::io::{self, Write};

use tickmark::export::record::Named;
use tickmark::export::write::{self, RecordFormat};
use tickmark::reading::Reading;

/// Counts the bytes that are written to it.
#[derive(Default)]
struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes of all records of figures, facts, sections and checks.
pub fn printed(reading: &Reading) -> usize {
    let named = Named { name: "hostile", reading };
    let mut counter = Counter::default();
    write::records(&mut counter, RecordFormat::Jsonl, named.figures()).unwrap();
    write::records(&mut counter, RecordFormat::Jsonl, named.facts()).unwrap();
    write::records(&mut counter, RecordFormat::Jsonl, named.sections(false)).unwrap();
    write::records(&mut counter, RecordFormat::Jsonl, named.checks()).unwrap();
    counter.0
}
