//! Reads the sheet of figures back: its cells as text, whatever program saved the workbook last.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::FIGURES;
use crate::export::archive;
use crate::export::columns::{COLUMNS, SEAL};
use crate::export::{Claim, Claims};

/// Reads what the sheet of figures says.
pub fn read(bytes: &[u8]) -> Claims {
    let mut claims = Claims::default();
    match rows(bytes) {
        Err(fault) => claims.faults.push(fault),
        Ok(rows) => {
            let mut rows = rows.into_iter();
            let names: HashMap<u32, String> =
                rows.next().map(|(_, cells)| cells).unwrap_or_default().into_iter().collect();
            // An empty cell is not written; what it stands for is an empty text.
            let known = COLUMNS.iter().map(|c| c.name).chain([SEAL]);
            let known = known.filter(|name| names.values().any(|n| n == name));
            let empty = Claim::new("", known.map(|name| (name.to_owned(), String::new())));
            for (line, cells) in rows {
                let mut claim = empty.clone();
                claim.place = format!("row {line}");
                for (column, text) in cells {
                    if let Some(name) = names.get(&column) {
                        claim = claim.with(name, &text);
                    }
                }
                claims.claims.push(claim);
            }
        }
    }
    claims
}

type Cells = Vec<(u32, String)>;

/// The rows of the sheet with their numbers, from 1.
fn rows(bytes: &[u8]) -> Result<Vec<(u32, Cells)>, String> {
    let files = archive::read(bytes)?;
    let file = |name: &str| files.get(name).map(|f| String::from_utf8_lossy(f).into_owned());
    let book = file("xl/workbook.xml").ok_or("the archive holds no workbook")?;
    let links = file("xl/_rels/workbook.xml.rels").ok_or("the workbook names no sheets")?;
    let sheets = elements(&book, "sheet");
    let id = sheets.iter().find(|s| attribute(s, "name") == Some(FIGURES)).and_then(|s| attribute(s, "r:id"));
    let id = id.ok_or_else(|| format!("there is no sheet called {FIGURES}"))?;
    let links = elements(&links, "Relationship");
    let target = links.iter().find(|l| attribute(l, "Id") == Some(id)).and_then(|l| attribute(l, "Target"));
    let path = target.map(|t| t.strip_prefix('/').map_or_else(|| format!("xl/{t}"), str::to_owned));
    let sheet = path.and_then(|path| file(&path)).ok_or("the sheet of figures is not in the archive")?;
    let shared = file("xl/sharedStrings.xml").map(|xml| strings(&xml)).unwrap_or_default();
    Ok(cells(&sheet, &shared))
}

type Element = Vec<(String, String)>;

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

fn attributes(tag: &BytesStart<'_>) -> Element {
    let all = tag.attributes().flatten();
    all.map(|a| (a.key.as_ref().to_owned(), htmlize::unescape_attribute(a.value.as_ref()).into_owned()))
        .collect()
}

/// The attributes of all elements of this name.
fn elements(xml: &str, name: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == name => {
                found.push(attributes(&tag));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// The shared texts, each put together from its runs.
fn strings(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut text, mut within) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "t" => within = true,
            Ok(Event::End(tag)) if tag.local_name().as_ref() == "t" => within = false,
            Ok(Event::Empty(tag)) if tag.local_name().as_ref() == "si" => found.push(String::new()),
            Ok(Event::End(tag)) if tag.local_name().as_ref() == "si" => {
                found.push(unmasked(&std::mem::take(&mut text)));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(event) if within => take(&mut text, &event),
            Ok(_) => {}
        }
    }
}

/// Adds the text of an event.
fn take(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(part) => text.push_str(part),
        Event::CData(part) => text.push_str(part),
        Event::GeneralRef(name) => {
            let reference = format!("&{};", &**name);
            text.push_str(&htmlize::unescape(reference.as_str()));
        }
        _ => {}
    }
}

fn cells(xml: &str, shared: &[String]) -> Vec<(u32, Cells)> {
    let mut reader = Reader::from_str(xml);
    let mut rows: Vec<(u32, Cells)> = Vec::new();
    let (mut column, mut of, mut text, mut within) = (0, String::new(), String::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "row" => {
                    let number = attribute(&attributes(&tag), "r").and_then(|r| r.parse().ok());
                    rows.push((number.unwrap_or(crate::text::saturate(rows.len() + 1)), Vec::new()));
                }
                "c" => {
                    let of_cell = attributes(&tag);
                    column = attribute(&of_cell, "r").map_or(column + 1, column_of);
                    of = attribute(&of_cell, "t").unwrap_or("").to_owned();
                    text.clear();
                }
                "v" | "t" => within = true,
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "v" | "t" => within = false,
                "c" => {
                    let value = if of == "s" {
                        text.parse::<usize>().ok().and_then(|i| shared.get(i)).cloned().unwrap_or_default()
                    } else {
                        unmasked(&text)
                    };
                    if let Some((_, cells)) = rows.last_mut() {
                        cells.push((column, value));
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return rows,
            Ok(event) if within => take(&mut text, &event),
            Ok(_) => {}
        }
    }
}

/// The column of a place such as `AB12`, from 1.
fn column_of(place: &str) -> u32 {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(4);
    letters.fold(0, |column, letter| column * 26 + u32::from(letter - b'A' + 1))
}

/// Characters that XML does not hold are written as `_x0007_`.
fn unmasked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                plain.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_masks_are_understood() {
        assert_eq!((column_of("A1"), column_of("Z9"), column_of("AB12")), (1, 26, 28));
        assert_eq!(unmasked("a_x0007_b_x005F_x0041_ _x12"), "a\u{7}b_x0041_ _x12");
    }
}
