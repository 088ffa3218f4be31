//! Reviewed figures as XBRL facts: report packages in xBRL-JSON and xBRL-CSV (OIM 1.0).
//!
//! ```text
//! tickmark/META-INF/reportPackage.json     what sort of package
//! tickmark/reports/figures.json            the report: facts, or how to read the table of facts
//! tickmark/reports/figures.csv             in xBRL-CSV, the table
//! tickmark/reports/tickmark.xsd            the extension schema: a concept for each kind
//! tickmark/provenance/rows.jsonl           the rows, sealed: where each fact is printed, who said so
//! ```
//!
//! A fact is what holds after review; rejected figures have none. Values are text, never floating
//! point. A percentage of 12.5 is the pure number 0.125. A period ends at the midnight after its last day.

pub mod csv;
pub mod json;

use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::row::Row;
use super::{Claims, Export, archive, jsonl};
use crate::figures::{Kind, Period, Value, plain};
use crate::review::State;

/// The extension schema.
const SCHEMA: &str = include_str!("../../assets/xbrl/tickmark.xsd");
/// The folder that all files of the package lie in.
const FOLDER: &str = "tickmark";

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fact {
    /// Its id in the report.
    id: String,
    /// Its concept, with prefix.
    concept: String,
    /// The entity, with prefix.
    entity: String,
    /// `2010-10-01T00:00:00`, two of them parted by a slash, or nothing for always.
    period: Option<String>,
    /// `iso4217:USD`; None for pure numbers and words.
    unit: Option<String>,
    /// The value as text.
    value: String,
    decimals: Option<i32>,
    /// A name of the figure: its document and bytes.
    figure: String,
    label: Option<String>,
    /// A unit that XBRL has no name for.
    counted: Option<String>,
}

/// The facts of an export with their rows.
fn facts<'a>(export: &'a Export<'_>) -> impl Iterator<Item = (Fact, &'a Row)> {
    export.rows().enumerate().filter_map(|(index, row)| Some((fact(index, row)?, row)))
}

/// The fact of the row at `index`; None for a figure that was rejected.
fn fact(index: usize, row: &Row) -> Option<Fact> {
    if row.state == State::Rejected {
        return None;
    }
    let figure = &row.figure;
    let number = match &figure.value {
        Value::Number(number) => amount(figure.kind, figure.unit.as_deref(), *number),
        _ => None,
    };
    let period = figure.period;
    let ends = if matches!(period, Some(Period::Instant(_))) { "At" } else { "For" };
    let entity = match &row.cik {
        Some(cik) if !cik.is_empty() && cik.bytes().all(|b| b.is_ascii_digit()) => format!("cik:{cik}"),
        _ => format!("file:{}", row.sha256),
    };
    let label = figure.label.trim();
    let mut fact = Fact {
        id: format!("f{}", index + 1),
        concept: format!("tm:Words{ends}"),
        entity,
        period: period.and_then(moments),
        unit: None,
        value: crate::review::attributes::value_text(&figure.value),
        decimals: None,
        figure: format!("{}:{}-{}", row.document, row.start, row.end),
        label: Some(xml(label)).filter(|l| !l.is_empty()),
        counted: None,
    };
    if let Some((concept, unit, value, shift)) = number {
        fact.concept = format!("tm:{concept}{ends}");
        if matches!(concept, "Measure" | "Length") || concept == "Count" && unit.is_none() {
            fact.counted = figure.unit.as_deref().map(xml).filter(|u| !u.is_empty());
        }
        (fact.unit, fact.value) = (unit, plain(value).to_string());
        fact.decimals = figure.decimals.map(|d| i32::from(d) + shift);
    } else {
        fact.value = xml(&fact.value);
    }
    Some(fact)
}

/// Concept, unit, value and how much more precise it is than printed.
fn amount(
    kind: Kind,
    unit: Option<&str>,
    number: Decimal,
) -> Option<(&'static str, Option<String>, Decimal, i32)> {
    let currency = |name: &str| {
        (name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase())).then(|| format!("iso4217:{name}"))
    };
    let scaled = |places: u32| number.checked_div(Decimal::from(10_u32.pow(places)));
    match kind {
        Kind::Money => Some(("Money", Some(currency(unit?)?), number, 0)),
        Kind::PerShare => {
            let (of, _) = unit?.split_once('/')?;
            Some(("PerShare", Some(format!("{}/xbrli:shares", currency(of)?)), number, 0))
        }
        Kind::Percent if unit == Some("bp") => Some(("Percent", None, scaled(4)?, 4)),
        Kind::Percent => Some(("Percent", None, scaled(2)?, 2)),
        Kind::Shares => Some(("Shares", Some("xbrli:shares".to_owned()), number, 0)),
        Kind::Count => Some(("Count", None, number, 0)),
        Kind::Measure => Some(("Measure", None, number, 0)),
        Kind::Duration => Some(("Length", None, number, 0)),
        Kind::Ratio | Kind::Date | Kind::Period | Kind::Identifier => None,
    }
}

/// The moments of a period: a day ends at the midnight after it.
fn moments(period: Period) -> Option<String> {
    let after = |day: Date| day.checked_add(1.day()).ok();
    Some(match period {
        Period::Instant(day) => format!("{}T00:00:00", after(day)?),
        Period::Duration(first, last) => format!("{first}T00:00:00/{}T00:00:00", after(last)?),
    })
}

/// Text that XML can hold, white space as it counts there.
fn xml(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    words.join(" ").replace(['\u{fffe}', '\u{ffff}'], "")
}

/// The prefixes of a report.
fn namespaces() -> serde_json::Value {
    serde_json::json!({
        "tm": "urn:tickmark:xbrl:1",
        "cik": "http://www.sec.gov/CIK",
        "file": "urn:tickmark:file",
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "xbrli": "http://www.xbrl.org/2003/instance",
        "tickmark": "urn:tickmark:provenance:1",
    })
}

/// Writes a package with these files among its reports.
fn package(export: &Export<'_>, reports: &[(&str, Vec<u8>)], out: &mut dyn Write) -> io::Result<()> {
    let kind = br#"{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023"}}"#;
    let mut rows = Vec::new();
    jsonl::write(export, &mut rows)?;
    let mut files: Vec<(String, &[u8])> = vec![(format!("{FOLDER}/META-INF/reportPackage.json"), kind)];
    files.extend(reports.iter().map(|(name, bytes)| (format!("{FOLDER}/reports/{name}"), bytes.as_slice())));
    files.push((format!("{FOLDER}/reports/tickmark.xsd"), SCHEMA.as_bytes()));
    files.push((format!("{FOLDER}/provenance/rows.jsonl"), &rows));
    archive::write(files.iter().map(|(name, bytes)| (name.as_str(), *bytes)), out)
}

/// What a fact of a report says, by its id.
type Said = BTreeMap<String, (String, String)>;

/// The files of a package by name.
type Files = BTreeMap<String, Vec<u8>>;

/// A file among the reports of a package.
fn report<'a>(files: &'a Files, name: &str) -> Option<&'a [u8]> {
    files.get(&format!("{FOLDER}/reports/{name}")).map(Vec::as_slice)
}

/// Reads the rows of a package and holds them to the facts that `said` finds in its reports: concept
/// and value by id.
fn read(bytes: &[u8], said: impl Fn(&Files) -> Result<Said, String>) -> Claims {
    let mut claims = Claims::default();
    if let Err(fault) = take(bytes, said, &mut claims) {
        claims.faults.push(fault);
    }
    claims
}

fn take(
    bytes: &[u8],
    said: impl Fn(&Files) -> Result<Said, String>,
    claims: &mut Claims,
) -> Result<(), String> {
    let files = archive::read(bytes)?;
    let rows = files.get(&format!("{FOLDER}/provenance/rows.jsonl")).ok_or("the package holds no rows")?;
    let mut facts = said(&files)?;
    for (index, (_, line)) in jsonl::lines(rows).enumerate() {
        let Some(row) = claims.take_json(format!("fact f{}", index + 1), line) else { continue };
        let Some(fact) = fact(index, &row) else { continue };
        match facts.remove(&fact.id) {
            None => claims.faults.push(format!("there is no fact {}", fact.id)),
            Some((concept, value)) if (&concept, &value) != (&fact.concept, &fact.value) => {
                claims.faults.push(format!(
                    "fact {} is {concept} {value}, and by its row {} {}",
                    fact.id, fact.concept, fact.value
                ));
            }
            Some(_) => {}
        }
    }
    claims.faults.extend(facts.keys().map(|id| format!("fact {id} has no row")));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::attributes::parse_period;

    #[test]
    fn a_period_ends_at_the_next_midnight() {
        for (period, moment) in [
            ("2010-09-30", "2010-10-01T00:00:00"),
            ("2010-07-01/2010-09-30", "2010-07-01T00:00:00/2010-10-01T00:00:00"),
            ("2012-02-28", "2012-02-29T00:00:00"),
        ] {
            assert_eq!(moments(parse_period(period).unwrap()).unwrap(), moment);
        }
    }

    #[test]
    fn numbers_have_the_units_of_xbrl_and_percentages_are_pure() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        for (kind, unit, value, expected) in [
            (Kind::Money, Some("USD"), "5", Some(("Money", Some("iso4217:USD"), "5", 0))),
            (Kind::Money, None, "5", None),
            (
                Kind::PerShare,
                Some("USD/share"),
                "0.19",
                Some(("PerShare", Some("iso4217:USD/xbrli:shares"), "0.19", 0)),
            ),
            (Kind::Percent, Some("%"), "12.5", Some(("Percent", None, "0.125", 2))),
            (Kind::Percent, Some("bp"), "25", Some(("Percent", None, "0.0025", 4))),
            (Kind::Shares, Some("share"), "7", Some(("Shares", Some("xbrli:shares"), "7", 0))),
            (Kind::Measure, Some("mg/kg"), "7", Some(("Measure", None, "7", 0))),
            (Kind::Identifier, None, "7", None),
        ] {
            let found = amount(kind, unit, number(value));
            let found = found.map(|(c, u, v, s)| (c, u, plain(v).to_string(), s));
            let expected = expected.map(|(c, u, v, s)| (c, u.map(str::to_owned), v.to_owned(), s));
            assert_eq!(found, expected, "{kind:?} {unit:?}");
        }
    }
}
