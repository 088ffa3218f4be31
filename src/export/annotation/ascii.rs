//! JSON in ASCII: what is not, is written as the UTF-16 code units that JSON names it by, so that a
//! program reads the same text whatever encoding it takes the file for.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| !c.is_ascii()) {
            let (plain, after) = rest.split_at(at);
            out.write_all(plain.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = after.get(c.len_utf8()..).unwrap_or("");
        }
        out.write_all(rest.as_bytes())
    }
}

/// Writes a record as a line of JSON.
pub(super) fn line(out: &mut (impl Write + ?Sized), record: &impl Serialize) -> io::Result<()> {
    record.serialize(&mut Serializer::with_formatter(&mut *out, Ascii))?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_ascii_and_comes_back() {
        for (text, written) in [
            ("plain \"q\"\n", "\"plain \\\"q\\\"\\n\"\n"),
            ("caf\u{e9} \u{2014} 5", "\"caf\\u00e9 \\u2014 5\"\n"),
            ("\u{1f642}", "\"\\ud83d\\ude42\"\n"),
        ] {
            let mut out = Vec::new();
            line(&mut out, &text).unwrap();
            assert_eq!(String::from_utf8(out.clone()).unwrap(), written);
            assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
        }
    }
}
