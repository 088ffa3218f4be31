//! Reads XML: ownership forms, 13F tables, Form D, XBRL instances, and whatever else is well formed.
//!
//! ```text
//! bytes ─ tree ─> known form (assets/xml.toml) ─ form, rows ─┐
//!              ├> XBRL instance ─ instance ──────────────────┼─> sheet ─> Document
//!              └> anything else ─ outline ───────────────────┘
//! ```
//!
//! What is written out is the form that a person expects: headings, lines of label and value, tables
//! of transactions and holdings, footnotes. Every value maps to its bytes, every label to the name
//! of its element.

mod form;
mod forms;
mod holdings;
mod instance;
mod outline;
mod rows;
mod sheet;
mod tree;
mod words;

pub(crate) use instance::column as fact_column;

use jiff::civil::Date;

use super::cover::Cover;
use super::document::{Document, Part};
use super::issue::{Issue, IssueKind};
use crate::text::{Span, saturate};
use sheet::Sheet;
use tree::Tree;

/// Reads the XML of `part` out of the file's bytes. What the form says of itself goes to `cover`
/// where that is still silent.
pub(super) fn read(file: &[u8], part: Part, issues: &mut Vec<Issue>, cover: &mut Cover) -> Document {
    let source = file.get(part.body.range()).unwrap_or(&[]);
    let base = part.body.start();
    let tree = Tree::read(source);
    let mut sheet = Sheet::new(source, Document::empty(part));
    if let Some(form) = forms::of(&tree) {
        form::say(&tree, form, cover);
        form::write(&mut sheet, &tree, &holdings::with_units(form, &tree, cover));
    } else if instance::is_instance(&tree) {
        instance::write(&mut sheet, &tree, issues);
        instance::say(&tree, cover);
    } else {
        outline::write(&mut sheet, &tree);
    }
    if let Some((at, why)) = tree.stopped {
        let place = Span::new(base + saturate(at), base + saturate(source.len()));
        let message = format!("the XML is read up to here: {why}; the rest is shown as it stands");
        issues.push(Issue::at(IssueKind::Malformed, place, message));
        sheet.verbatim(at..source.len());
    }
    sheet.finish()
}

/// True for XML that software reads and no person: a schema, a linkbase.
pub(super) fn is_machinery(source: &[u8]) -> bool {
    std::str::from_utf8(root_name(source)).is_ok_and(forms::is_machinery)
}

/// The local name of the root: the first tag that is no declaration, comment or instruction. Empty where
/// there is none.
pub(super) fn root_name(source: &[u8]) -> &[u8] {
    let mut rest = source;
    while let Some(open) = memchr::memchr(b'<', rest) {
        rest = &rest[open + 1..];
        if rest.starts_with(b"!--") {
            rest = memchr::memmem::find(rest, b"-->").map_or(&[][..], |end| &rest[end..]);
        } else if rest.first().is_some_and(u8::is_ascii_alphabetic) {
            let end = rest.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
            let name = &rest[..end.unwrap_or(rest.len())];
            return name.rsplit(|b| *b == b':').next().unwrap_or(name);
        }
    }
    &[]
}

/// "2024-12-31" and "12-31-2024" as a date.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.trim().split(['-', '/']).map(|part| part.get(..part.len().min(4)).unwrap_or(""));
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, first, second) };
    let day = day.get(..day.len().min(2))?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::document::{BlockKind, Format};
    use super::*;

    /// What is read, drawn a block a line: `#` a heading, `|` between cells, `^` before a raised mark.
    pub(super) fn drawn(source: &str) -> String {
        let document = document(source.as_bytes());
        let mut out = String::new();
        for block in &document.blocks {
            if let BlockKind::Table(index) = block.kind {
                let table = &document.tables[index as usize];
                for row in 0..table.rows.len() {
                    let mut line = String::new();
                    let mut column = 0;
                    for cell in table.row(row) {
                        line.extend(std::iter::repeat_n('|', usize::from(cell.column - column)));
                        column = cell.column;
                        line.push_str(document.slice(cell.span));
                    }
                    out.push_str(&line);
                    out.push('\n');
                }
                continue;
            }
            let mark = match block.kind {
                BlockKind::Furniture(_) => "% ".to_owned(),
                BlockKind::ListItem => "- ".to_owned(),
                _ => "#".repeat(usize::from(block.style.heading)),
            };
            let gap = if block.style.heading > 0 { " " } else { "" };
            out.push_str(&" ".repeat(usize::from(block.style.indent)));
            out.push_str(&format!("{mark}{gap}{}\n", document.slice(block.span)));
        }
        out
    }

    fn document(source: &[u8]) -> Document {
        let part = Part::lone(Span::of(0..source.len()), Format::Xml);
        read(source, part, &mut Vec::new(), &mut Cover::default())
    }

    #[test]
    fn every_value_stands_at_its_bytes() {
        let source = "<ownershipDocument><issuer><issuerName>Acme &amp; Co</issuerName></issuer>\
            <nonDerivativeTable><nonDerivativeHolding><securityTitle><value>Common</value></securityTitle>\
            </nonDerivativeHolding></nonDerivativeTable></ownershipDocument>";
        let document = document(source.as_bytes());
        for (words, bytes) in
            [("Acme & Co", "Acme &amp; Co"), ("Common", "Common"), ("Name of the issuer", "issuerName")]
        {
            let at = document.text.find(words).expect(words);
            let place = document.source(Span::of(at..at + words.len()));
            assert_eq!(&source[place.range()], bytes);
        }
    }

    #[test]
    fn xml_that_breaks_off_is_shown_to_its_end() {
        let shown = drawn("<a><b>One</b><c x=\"1");
        assert!(shown.contains("One") && shown.contains("<c x=\"1"), "{shown}");
    }

    #[test]
    fn dates_in_both_orders() {
        assert_eq!(date("2024-12-31"), Some(Date::constant(2024, 12, 31)));
        assert_eq!(date("12-31-2024"), Some(Date::constant(2024, 12, 31)));
        assert_eq!(date("2024-12-31-05:00"), Some(Date::constant(2024, 12, 31)));
        assert_eq!(date("none"), None);
    }

    #[test]
    fn machinery_is_told_by_its_root() {
        assert!(is_machinery(b"<?xml version='1.0'?><!-- <a> --><xsd:schema xmlns:xsd='x'>"));
        assert!(!is_machinery(b"<ownershipDocument>"));
    }
}
