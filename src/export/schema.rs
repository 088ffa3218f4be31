//! The forms of the records, as JSON Schema (2020-12), for programs that read them.
//!
//! A form has a version, which is the `v` of the records that carry one and stands in its `$id`. Within
//! a version fields are only ever added.

/// The form of a record.
pub struct Schema {
    /// Its name on the command line.
    pub name: &'static str,
    /// What prints it.
    pub help: &'static str,
    /// The schema.
    pub text: &'static str,
}

/// The form of a record that `tickmark` prints, which lies in `assets/schemas`.
macro_rules! form {
    ($name:literal, $help:literal) => {
        Schema {
            name: $name,
            help: $help,
            text: include_str!(concat!("../../assets/schemas/", $name, ".json")),
        }
    };
}

/// All forms.
pub const SCHEMAS: &[Schema] = &[
    form!("figure", "a figure, as tickmark extract prints it"),
    form!("section", "a section, as tickmark outline prints it"),
    form!("check", "a check, as tickmark check prints it"),
    form!("row", "a reviewed figure, as tickmark export writes it"),
    form!("log", "a line of the log, as tickmark log prints it: a filing or a decision"),
    Schema {
        name: "label-studio",
        help: "the labelling interface for Label Studio (XML)",
        text: super::annotation::label_studio::CONFIG,
    },
];

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::export::record::Named;
    use crate::export::row;
    use crate::export::sample::Sample;
    use crate::review::{decision, log};

    /// Names of the properties of an object by its schema, and of those that are required.
    fn named(schema: &Value) -> (Vec<String>, Vec<String>) {
        let properties = schema["properties"].as_object().unwrap().keys().cloned().collect();
        let required = schema["required"].as_array().unwrap().iter().map(|n| n.as_str().unwrap().to_owned());
        (properties, required.collect())
    }

    fn assert_of_form(schema: &Value, record: &Value) {
        let (properties, required) = named(schema);
        let record = record.as_object().unwrap();
        for name in record.keys() {
            assert!(properties.contains(name), "{name} is not in the schema");
        }
        for name in required {
            assert!(record.contains_key(&name), "{name} is required and not there");
        }
    }

    fn json(record: &impl serde::Serialize) -> Value {
        serde_json::to_value(record).unwrap()
    }

    fn schema(name: &str) -> Value {
        serde_json::from_str(SCHEMAS.iter().find(|s| s.name == name).unwrap().text).unwrap()
    }

    #[test]
    fn a_row_has_the_states_that_there_are() {
        let states = crate::review::State::ALL.map(crate::review::State::name);
        assert_eq!(schema("row")["properties"]["state"]["enum"], json(&states));
    }

    #[test]
    fn forms_name_the_version_that_is_written() {
        let (row, log) = (schema("row"), schema("log"));
        let decision = &log["$defs"]["decision"];
        for (form, record, version) in [(&row, &row, row::VERSION), (&log, decision, decision::VERSION)] {
            let id = form["$id"].as_str().unwrap();
            assert_eq!(id.rsplit(':').next(), Some(version.to_string().as_str()), "{id}");
            assert_eq!(record["properties"]["v"]["const"].as_u64(), Some(version.into()), "{id}");
        }
    }

    #[test]
    fn records_have_the_fields_of_their_forms() {
        let sample = Sample::new();
        let named = Named { name: "sample.htm", reading: &sample.reading };
        for figure in named.figures() {
            assert_of_form(&schema("figure"), &json(&figure));
        }
        for section in named.sections(true) {
            assert_of_form(&schema("section"), &json(&section));
        }
        for check in named.checks() {
            assert_of_form(&schema("check"), &json(&check));
        }
        for row in sample.export(true).rows() {
            assert_of_form(&schema("row"), &json(row));
        }
        let mut lines = Vec::new();
        log::write(&mut lines, std::slice::from_ref(&sample.card), sample.review.log()).unwrap();
        let form = schema("log");
        for line in lines.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
            let line: Value = serde_json::from_slice(line).unwrap();
            let which = if line["record"] == "filing" { "filing" } else { "decision" };
            assert_of_form(&form["$defs"][which], &line);
        }
    }
}
