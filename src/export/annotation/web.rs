//! W3C Web Annotations (a page of JSON-LD): each figure at its bytes in the file, at its code points in
//! the text that `tickmark text` prints, and by its words with those around them.

use std::io::{self, Write};

use serde::Deserialize;
use serde_json::json;

use crate::export::row::{Reviewed, Row};
use crate::export::{Claims, Export};
use crate::filing::Document;

/// Characters of the text that are quoted on either side.
const AROUND: usize = 32;

/// Writes a page of annotations.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let context = json!(["http://www.w3.org/ns/anno.jsonld", {"tickmark": "urn:tickmark:"}]);
    write!(out, "{{\"@context\":{context},\"type\":\"AnnotationPage\",\"items\":[")?;
    let mut before = "\n";
    for (reviewed, rows) in export.filings() {
        let mut points = Points::default();
        for row in rows {
            let Some(document) = reviewed.reading.filing.documents.get(row.document.saturating_sub(1)) else {
                continue;
            };
            let (start, end) = points.of(reviewed, row, document);
            out.write_all(before.as_bytes())?;
            serde_json::to_writer(&mut *out, &annotation(row, document, start, end))?;
            before = ",\n";
        }
    }
    out.write_all(b"\n]}\n")
}

fn annotation(row: &Row, document: &Document, start: usize, end: usize) -> serde_json::Value {
    let text = document.text.as_str();
    let (from, to) = (row.place.start() as usize, row.place.end() as usize);
    let before = text.get(..from).unwrap_or("");
    let prefix = before.char_indices().rev().nth(AROUND - 1).map_or(before, |(at, _)| &before[at..]);
    let suffix: String = text.get(to..).unwrap_or("").chars().take(AROUND).collect();
    let mut annotation = json!({
        "id": format!("urn:tickmark:{}:{}-{}", row.sha256, row.start, row.end),
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": row.figure.kind.name()},
            {"type": "TextualBody", "purpose": "assessing", "value": row.state.name()},
            {"type": "TextualBody", "purpose": "describing", "value": row.figure.value.to_string()},
        ],
        "target": {
            "source": row.filing,
            "selector": [
                {"type": "DataPositionSelector", "start": row.start, "end": row.end},
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "exact": row.raw, "prefix": prefix, "suffix": suffix},
            ],
        },
        "tickmark:row": row,
    });
    if let Some(fields) = annotation.as_object_mut() {
        if let Some(reviewer) = &row.reviewer {
            fields.insert("creator".to_owned(), json!({"type": "Person", "name": reviewer.name()}));
        }
        if let Some(at) = row.at {
            fields.insert("created".to_owned(), json!(at.to_string()));
        }
    }
    annotation
}

/// Counts code points of a filing's text, each once: rows are in reading order.
#[derive(Default)]
struct Points {
    /// The document that is being counted.
    document: usize,
    /// Code points in the documents before it.
    base: usize,
    /// Bytes of it that are counted, and the code points in them.
    counted: (usize, usize),
}

impl Points {
    fn of(&mut self, reviewed: &Reviewed<'_>, row: &Row, document: &Document) -> (usize, usize) {
        let index = row.document.saturating_sub(1);
        while self.document < index {
            let passed = reviewed.reading.filing.documents.get(self.document);
            self.base += passed.map_or(0, |d| d.text.chars().count());
            (self.document, self.counted) = (self.document + 1, (0, 0));
        }
        let (start, end) = (row.place.start() as usize, row.place.end() as usize);
        let count = |from: usize, to: usize| document.text.get(from..to).map_or(0, |t| t.chars().count());
        if start < self.counted.0 {
            self.counted = (0, 0);
        }
        self.counted = (start, self.counted.1 + count(self.counted.0, start));
        let first = self.base + self.counted.1;
        (first, first + count(start, end))
    }
}

#[derive(Deserialize)]
struct Page {
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    target: Target,
    #[serde(rename = "tickmark:row")]
    row: Row,
}

#[derive(Deserialize)]
struct Target {
    selector: Vec<serde_json::Value>,
}

/// Reads what the annotations say.
pub fn read(bytes: &[u8]) -> Claims {
    let mut claims = Claims::default();
    let page: Page = match serde_json::from_slice(bytes) {
        Ok(page) => page,
        Err(error) => {
            claims.faults.push(format!("no page of annotations: {error}"));
            return claims;
        }
    };
    for (index, item) in page.items.iter().enumerate() {
        let place = format!("annotation {}", index + 1);
        let row = &item.row;
        let selector = |of: &str| item.target.selector.iter().find(|s| s["type"] == of);
        let bytes = selector("DataPositionSelector").map(|s| (s["start"].as_u64(), s["end"].as_u64()));
        if bytes != Some((Some(u64::from(row.start)), Some(u64::from(row.end)))) {
            claims.faults.push(format!("{place}: its bytes are not those of its row"));
        }
        if selector("TextQuoteSelector").is_none_or(|s| s["exact"] != row.raw.as_str()) {
            claims.faults.push(format!("{place}: its words are not those of its row"));
        }
        let points = selector("TextPositionSelector")
            .and_then(|s| s["end"].as_u64()?.checked_sub(s["start"].as_u64()?));
        if points != Some(row.raw.chars().count() as u64) {
            claims.faults.push(format!("{place}: its code points are not as many as those of its words"));
        }
        claims.take_row(place, row);
    }
    claims
}
