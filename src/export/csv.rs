//! Comma-separated values (RFC 4180), safe to open in a spreadsheet.
//!
//! A spreadsheet takes text that begins with `=`, `+`, `-` or `@` for a formula and runs it. Such text
//! gets an apostrophe before it, which spreadsheets show as nothing or as itself; numbers keep their
//! sign. Reading takes the apostrophe off again, so that nothing is lost.

use std::borrow::Cow;
use std::io::{self, Write};

use super::columns::{COLUMNS, SEAL};
use super::{Claim, Claims, Export};

/// Writes the rows under a line of column names.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = COLUMNS.iter().map(|column| column.name).chain([SEAL]);
    line(out, names)?;
    for row in export.rows() {
        let cells = COLUMNS.iter().map(|column| (column.cell)(row)).chain([Cow::from(row.seal.as_str())]);
        line(out, cells.map(harmless))?;
    }
    Ok(())
}

/// The text with an apostrophe before it where a spreadsheet would run it. A text that looks as if it
/// had been given one already gets another, so that taking one off always gives the text.
pub(super) fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_run(text.trim_start_matches('\'')) && text.parse::<rust_decimal::Decimal>().is_err() {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

/// True where a spreadsheet would run the text if it were typed.
pub(super) fn is_run(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

fn unharmed(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if is_run(rest.trim_start_matches('\'')) => rest.to_owned(),
        _ => text,
    }
}

/// Writes a line: cells that hold a comma, a quote or a line break are quoted.
pub(super) fn line(
    out: &mut (impl Write + ?Sized),
    cells: impl IntoIterator<Item = impl AsRef<str>>,
) -> io::Result<()> {
    for (index, cell) in cells.into_iter().enumerate() {
        let cell = cell.as_ref();
        if index > 0 {
            out.write_all(b",")?;
        }
        if cell.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}

/// Reads what the lines say.
pub fn read(bytes: &[u8]) -> Claims {
    let text = String::from_utf8_lossy(bytes);
    let mut records = records(text.trim_start_matches('\u{feff}')).into_iter();
    let mut claims = Claims::default();
    let Some((_, names)) = records.next() else {
        claims.faults.push("there is no line of column names".to_owned());
        return claims;
    };
    for (number, cells) in records {
        let place = format!("line {number}");
        if cells.len() == names.len() {
            let cells = cells.into_iter().map(unharmed);
            claims.claims.push(Claim::new(place, names.iter().cloned().zip(cells)));
        } else {
            claims.faults.push(format!("{place} has {} cells, not {}", cells.len(), names.len()));
        }
    }
    claims
}

/// The records of a text with the line on which each starts.
pub(super) fn records(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut records = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut quoted, mut line, mut start) = (false, 1, 1);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        line += usize::from(c == '\n');
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                records.push((start, std::mem::take(&mut cells)));
                start = line;
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        records.push((start, cells));
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_run_by_a_spreadsheet_and_numbers_stay_numbers() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-12", "-12"),
            ("-0.19", "-0.19"),
            ("-", "'-"),
            ("—", "—"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("'s", "'s"),
            ("(12)", "(12)"),
        ] {
            assert_eq!(harmless(text.into()), cell);
            assert_eq!(unharmed(cell.to_owned()), text);
        }
    }

    #[test]
    fn quotes_commas_and_line_breaks_come_back() {
        let mut out = Vec::new();
        let cells = ["a,b", "say \"x\"", "two\r\nlines", "", "plain"];
        line(&mut out, cells).unwrap();
        line(&mut out, ["1", "2", "3", "4", "5"]).unwrap();
        let back = records(std::str::from_utf8(&out).unwrap());
        assert_eq!(back[0], (1, cells.map(str::to_owned).to_vec()));
        assert_eq!(back[1].0, 3);
    }
}
