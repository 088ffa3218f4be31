//! A report package in xBRL-CSV: a table of facts, and the JSON that says how to read it.

use std::io::{self, Write};

use serde_json::json;

use super::{Said, facts, namespaces, package, report};
use crate::export::csv::{line, records};
use crate::export::{Claims, Export};

/// The columns of the table. The last ones are comments: they say where a fact comes from.
const TABLE: [&str; 13] = [
    "id", "concept", "entity", "period", "unit", "decimals", "value", "figure", "label", "counted", "state",
    "bytes", "seal",
];

/// What stands in a cell of a dimension that the fact does not have.
const NONE: &str = "#none";

/// Writes the package.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = json!({
        "id": {}, "concept": {}, "entity": {}, "period": {}, "unit": {}, "decimals": {},
        "value": {
            "dimensions": {
                "concept": "$concept",
                "entity": "$entity",
                "period": "$period",
                "unit": "$unit",
                "tm:FigureAxis": "$figure",
                "tm:LabelAxis": "$label",
                "tm:UnitAxis": "$counted",
            },
            "decimals": "$decimals",
        },
        "figure": {}, "label": {}, "counted": {},
        "state": {"comment": true}, "bytes": {"comment": true}, "seal": {"comment": true},
    });
    let report = json!({
        "documentInfo": {
            "documentType": "https://xbrl.org/2021/xbrl-csv",
            "namespaces": namespaces(),
            "taxonomy": ["tickmark.xsd"],
        },
        "tableTemplates": {"figures": {"rowIdColumn": "id", "columns": columns}},
        "tables": {"figures": {"url": "figures.csv"}},
    });
    let mut table = Vec::new();
    line(&mut table, TABLE)?;
    for (fact, row) in facts(export) {
        let none = |text: Option<String>| text.unwrap_or_else(|| NONE.to_owned());
        let cells = [
            fact.id,
            fact.concept,
            fact.entity,
            none(fact.period),
            none(fact.unit),
            none(fact.decimals.map(|d| d.to_string())),
            escaped(fact.value),
            fact.figure,
            none(fact.label.map(escaped)),
            none(fact.counted.map(escaped)),
            row.state.name().to_owned(),
            format!("{}-{}", row.start, row.end),
            row.seal.clone(),
        ];
        line(&mut table, cells)?;
    }
    package(export, &[("figures.json", report.to_string().into_bytes()), ("figures.csv", table)], out)
}

/// A text that begins with `#` would be one of the format's own words.
fn escaped(text: String) -> String {
    if text.starts_with('#') { format!("#{text}") } else { text }
}

/// Reads what the package says.
pub fn read(bytes: &[u8]) -> Claims {
    super::read(bytes, |files| {
        let table = report(files, "figures.csv").ok_or("the package holds no table of facts")?;
        let table = String::from_utf8_lossy(table);
        let mut said = Said::new();
        for (number, cells) in records(&table).into_iter().skip(1) {
            let [id, concept, _, _, _, _, value, ..] = cells.as_slice() else {
                return Err(format!("line {number} of the table has too few cells"));
            };
            let value = value.strip_prefix('#').filter(|rest| rest.starts_with('#')).unwrap_or(value);
            said.insert(id.clone(), (concept.clone(), value.to_owned()));
        }
        Ok(said)
    })
}
