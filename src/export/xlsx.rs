//! A workbook: figures, findings, coverage and legend, one sheet each.
//!
//! Numbers are numbers, where the spreadsheet's own numbers hold them to the last digit; what they do
//! not hold is text, and so are names made of digits, which keep their zeros. No text is ever a formula:
//! what a spreadsheet would run when it is typed again is marked as text.

mod read;

use std::borrow::Cow;
use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Url, Workbook, Worksheet, XlsxError};
use rustc_hash::FxHashMap;

use super::Export;
use super::columns::{COLUMNS, ColumnType, SEAL, seal_of};
use super::csv::is_run;
use super::findings;
use super::row::Row;
use crate::checks::KINDS;
use crate::review::{FileHash, State, Tally};

pub use read::read;

/// The sheet that is read back.
const FIGURES: &str = "Figures";
/// Characters that a cell holds.
const LONGEST: usize = 32_767;
/// Links that a sheet holds.
const LINKS: usize = 60_000;

/// Writes the workbook.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let bytes = book(export).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn book(export: &Export<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A workbook says when it was made. This one says the same each time, so that the same review gives
    // the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title("Reviewed figures").set_creation_datetime(&made));
    let styles = Styles::new();
    let places = figures(book.add_worksheet().set_name(FIGURES)?, export, &styles)?;
    found(book.add_worksheet().set_name("Findings")?, export, &styles, &places)?;
    coverage(book.add_worksheet().set_name("Coverage")?, export, &styles)?;
    legend(book.add_worksheet().set_name("Legend")?, &styles)?;
    book.save_to_buffer()
}

struct Styles {
    head: Format,
    /// Text that a spreadsheet would run if it were typed.
    quoted: Format,
}

impl Styles {
    fn new() -> Self {
        Self { head: Format::new().set_bold(), quoted: Format::new().set_num_format("@").set_quote_prefix() }
    }
}

/// The row of the sheet for each figure, by its file and first byte.
type Places = FxHashMap<(FileHash, u32), u32>;

fn figures(sheet: &mut Worksheet, export: &Export<'_>, styles: &Styles) -> Result<Places, XlsxError> {
    let names: Vec<&str> = COLUMNS.iter().map(|c| c.name).chain([SEAL]).collect();
    head(sheet, styles, &names)?;
    let mut places = Places::default();
    let mut line = 0;
    for row in export.rows() {
        line += 1;
        places.insert((row.sha256, row.start), line);
        let mut cells: Vec<Cow<'_, str>> = COLUMNS.iter().map(|column| (column.cell)(row)).collect();
        let mut seal = Cow::from(row.seal.as_str());
        if !cells.iter().all(|text| fits(text)) {
            // The seal is that of the cells as they are written.
            cells = cells.into_iter().map(cut).collect();
            let written = COLUMNS.iter().zip(&cells).map(|(column, text)| (column.name, text.clone()));
            seal = Cow::from(seal_of(written));
        }
        let link = link(row).filter(|_| (line as usize) < LINKS);
        for (at, (column, text)) in (0_u16..).zip(COLUMNS.iter().zip(&cells)) {
            match &link {
                Some(link) if column.name == "accession" => {
                    sheet.write_url(line, at, Url::new(link.as_str()).set_text(text.as_ref()))?;
                }
                _ => cell(sheet, styles, line, at, column.holds, text)?,
            }
        }
        let last = u16::try_from(cells.len()).unwrap_or(u16::MAX);
        sheet.write_string(line, last, seal)?;
    }
    let last = u16::try_from(names.len().saturating_sub(1)).unwrap_or(0);
    sheet.autofilter(0, 0, line, last)?;
    for (name, width) in
        [("section", 40.0), ("raw", 18.0), ("label", 40.0), ("period", 22.0), ("value", 18.0)]
    {
        if let Some(column) = names.iter().position(|n| *n == name) {
            sheet.set_column_width(u16::try_from(column).unwrap_or(0), width)?;
        }
    }
    Ok(places)
}

/// The index page of the filing.
fn link(row: &Row) -> Option<String> {
    let (accession, cik) = (row.accession.as_ref()?, row.cik.as_ref()?);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let folder = accession.replace('-', "");
    (digits(accession) && digits(cik)).then(|| {
        let cik = cik.trim_start_matches('0');
        format!("https://www.sec.gov/Archives/edgar/data/{cik}/{folder}/{accession}-index.htm")
    })
}

/// True where a cell holds the whole text. A byte is one unit of UTF-16 at most.
fn fits(text: &str) -> bool {
    text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST
}

/// The text as far as a cell holds it.
fn cut(text: Cow<'_, str>) -> Cow<'_, str> {
    if fits(&text) {
        return text;
    }
    // A character is two units at most.
    Cow::Owned(text.chars().take(LONGEST / 2).collect())
}

fn cell(
    sheet: &mut Worksheet,
    styles: &Styles,
    line: u32,
    column: u16,
    holds: ColumnType,
    text: &str,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    let number = matches!(holds, ColumnType::Integer | ColumnType::Value).then(|| exact(text)).flatten();
    match number {
        Some(number) => sheet.write_number(line, column, number)?,
        None if is_run(text) => sheet.write_string_with_format(line, column, text, &styles.quoted)?,
        None => sheet.write_string(line, column, text)?,
    };
    Ok(())
}

/// The spreadsheet's number that is written as `text` and no other; None where none is, so that no
/// value is ever rounded.
fn exact(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // Spreadsheets keep 15 digits, whatever the number could hold.
    (number.is_finite() && digits <= 15 && format!("{number}") == text).then_some(number)
}

fn head(sheet: &mut Worksheet, styles: &Styles, names: &[&str]) -> Result<(), XlsxError> {
    for (column, name) in names.iter().enumerate() {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        sheet.write_string_with_format(0, column, *name, &styles.head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn texts(sheet: &mut Worksheet, styles: &Styles, line: u32, cells: &[&str]) -> Result<(), XlsxError> {
    for (column, text) in cells.iter().enumerate() {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        cell(sheet, styles, line, column, ColumnType::Text, &cut((*text).into()))?;
    }
    Ok(())
}

fn found(
    sheet: &mut Worksheet,
    export: &Export<'_>,
    styles: &Styles,
    places: &Places,
) -> Result<(), XlsxError> {
    head(
        sheet,
        styles,
        &["filing", "what", "words", "residual", "tolerance", "section", "start", "end", "figure"],
    )?;
    let mut line = 0;
    for (reviewed, _) in export.filings() {
        for finding in findings::of(reviewed) {
            line += 1;
            texts(sheet, styles, line, &[&reviewed.card.name, &finding.what, &finding.words])?;
            cell(sheet, styles, line, 3, ColumnType::Value, &finding.residual)?;
            cell(sheet, styles, line, 4, ColumnType::Value, &finding.tolerance)?;
            cell(sheet, styles, line, 5, ColumnType::Text, &cut(finding.section.into()))?;
            let Some(place) = finding.place else { continue };
            cell(sheet, styles, line, 6, ColumnType::Integer, &place.start().to_string())?;
            cell(sheet, styles, line, 7, ColumnType::Integer, &place.end().to_string())?;
            let figure = places.get(&(reviewed.card.filing, place.start()));
            if let Some(row) = figure.filter(|_| (line as usize) < LINKS) {
                let link = format!("internal:'{FIGURES}'!A{}", row + 1);
                sheet.write_url(line, 8, Url::new(link).set_text(format!("row {}", row + 1)))?;
            }
        }
    }
    for (column, width) in [(1, 18.0), (2, 70.0), (5, 40.0)] {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

fn coverage(sheet: &mut Worksheet, export: &Export<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let mut names = vec!["filing", "part", "name", "figures"];
    names.extend(State::ALL.map(State::name));
    head(sheet, styles, &names)?;
    let mut line = 0;
    for (reviewed, _) in export.filings() {
        for part in super::coverage::parts(reviewed) {
            line += 1;
            texts(sheet, styles, line, &[&reviewed.card.name, part.part, &part.name])?;
            counts(sheet, styles, line, part.tally)?;
        }
    }
    sheet.set_column_width(2, 60.0)?;
    Ok(())
}

fn counts(sheet: &mut Worksheet, styles: &Styles, line: u32, tally: Tally) -> Result<(), XlsxError> {
    let counts = [tally.total()].into_iter().chain(State::ALL.map(|state| tally.of(state)));
    for (column, count) in (3_u16..).zip(counts) {
        cell(sheet, styles, line, column, ColumnType::Integer, &count.to_string())?;
    }
    Ok(())
}

fn legend(sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    head(sheet, styles, &["what", "name", "meaning"])?;
    let mut line = 0;
    for column in COLUMNS {
        line += 1;
        texts(sheet, styles, line, &["column", column.name, column.help])?;
    }
    line += 1;
    texts(
        sheet,
        styles,
        line,
        &["column", SEAL, "hash over the cells of the row: tickmark verify proves it"],
    )?;
    for state in State::ALL {
        line += 1;
        texts(sheet, styles, line, &["state", state.name(), state.help()])?;
    }
    for kind in KINDS {
        line += 1;
        texts(sheet, styles, line, &["check", kind.name, kind.help])?;
    }
    sheet.set_column_width(2, 90.0)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::Sample;

    #[test]
    fn a_text_that_no_cell_holds_is_cut_and_its_row_sealed_anew() {
        let mut sample = Sample::new();
        sample.card.company = Some("\u{1f642}\u{e9}".repeat(LONGEST / 2));
        let export = sample.export(true);
        let mut out = Vec::new();
        write(&export, &mut out).unwrap();
        let claims = read(&out);
        assert_eq!(claims.claims.len(), export.rows().count());
        for claim in &claims.claims {
            assert_eq!(claim.cell("company").chars().count(), LONGEST / 2);
            assert!(claim.is_sealed(), "{}", claim.place);
        }
    }

    #[test]
    fn a_number_is_written_only_where_it_comes_back_to_the_last_digit() {
        for (text, number) in [
            ("12900000", true),
            ("-0.19", true),
            ("0", true),
            ("123456789012345", true),
            ("1234567890123456", false),
            ("0001750", false),
            ("1.50", false),
            ("4/10", false),
            ("2010-09-30", false),
            ("NaN", false),
            ("1e5", false),
        ] {
            assert_eq!(exact(text).is_some(), number, "{text}");
        }
    }
}
