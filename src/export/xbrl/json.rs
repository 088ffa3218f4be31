//! A report package in xBRL-JSON: one JSON report with all facts.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{Fact, facts, namespaces, package, report};
use crate::export::row::Row;
use crate::export::{Claims, Export};

/// Writes the package.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Vec::new();
    let info = json!({
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": namespaces(),
        "taxonomy": ["tickmark.xsd"],
    });
    write!(report, "{{\"documentInfo\":{info},\"facts\":{{")?;
    let mut before = "\n";
    for (fact, row) in facts(export) {
        write!(report, "{before}\"{}\":{}", fact.id, said(&fact, row))?;
        before = ",\n";
    }
    report.write_all(b"\n}}\n")?;
    package(export, &[("figures.json", report)], out)
}

fn said(fact: &Fact, row: &Row) -> Value {
    let mut dimensions = Map::new();
    let mut say = |name: &str, value: &Option<String>| {
        if let Some(value) = value {
            dimensions.insert(name.to_owned(), json!(value));
        }
    };
    say("concept", &Some(fact.concept.clone()));
    say("entity", &Some(fact.entity.clone()));
    say("period", &fact.period);
    say("unit", &fact.unit);
    say("tm:FigureAxis", &Some(fact.figure.clone()));
    say("tm:LabelAxis", &fact.label);
    say("tm:UnitAxis", &fact.counted);
    let mut said = json!({"value": fact.value, "dimensions": dimensions});
    if let Some(fields) = said.as_object_mut() {
        if let Some(decimals) = fact.decimals {
            fields.insert("decimals".to_owned(), json!(decimals));
        }
        fields.insert("tickmark:state".to_owned(), json!(row.state.name()));
        fields.insert("tickmark:bytes".to_owned(), json!(format!("{}-{}", row.start, row.end)));
        fields.insert("tickmark:seal".to_owned(), json!(row.seal));
    }
    said
}

/// Reads what the package says.
pub fn read(bytes: &[u8]) -> Claims {
    super::read(bytes, |files| {
        let report = report(files, "figures.json").ok_or("the package holds no report")?;
        let report: Value = serde_json::from_slice(report).map_err(|e| format!("no report: {e}"))?;
        let facts = report["facts"].as_object().ok_or("the report has no facts")?;
        let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
        let said = |fact: &Value| (text(&fact["dimensions"]["concept"]), text(&fact["value"]));
        Ok(facts.iter().map(|(id, fact)| (id.clone(), said(fact))).collect())
    })
}
