//! How known XML forms read: `assets/xml.toml`. Supporting a form is an entry there.
//!
//! A form is known by its root element, and by an element that stands somewhere in it where several
//! forms share a root. What the table does not name is laid out by its shape alone: an element that
//! holds elements is a heading, one that holds text a line.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::tree::Tree;

const TABLE: &str = include_str!("../../../assets/xml.toml");

/// How a form reads.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    /// Names that its root may have.
    pub(super) roots: Vec<String>,
    /// An element that a form with this root must hold; empty where the root says enough.
    #[serde(default)]
    pub(super) with: String,
    /// Its title where it has no number, or where `titles` does not know the number.
    pub(super) title: String,
    /// The element that holds the form's number: "4", "13F-HR".
    #[serde(default)]
    pub(super) number: String,
    /// Titles by number.
    #[serde(default)]
    pub(super) titles: HashMap<String, String>,
    /// The element that holds the name of the company.
    #[serde(default)]
    pub(super) company: String,
    /// The element that holds the date or the end of the period that is reported on.
    #[serde(default)]
    pub(super) period: String,
    /// Elements that only hold others together and are no heading.
    #[serde(default)]
    pub(super) wrappers: Vec<String>,
    /// Elements that are the rows of one table with their neighbours of any of these names.
    #[serde(default)]
    pub(super) rows: Vec<String>,
    /// Elements that are the rows of one table with their neighbours of the same name; the table has
    /// a heading, which is their label.
    #[serde(default)]
    pub(super) tables: Vec<String>,
    /// Elements that hold elements and read as one line, with what stands between the pieces.
    #[serde(default)]
    pub(super) lines: HashMap<String, String>,
    /// Elements that refer to a footnote by an attribute, and the attribute.
    #[serde(default)]
    pub(super) notes: HashMap<String, String>,
    /// Elements that 1 and 0 answer with yes and no.
    #[serde(default)]
    pub(super) flags: Vec<String>,
    /// Elements that are left out of tables where they say 0 or nothing.
    #[serde(default)]
    pub(super) quiet: Vec<String>,
    /// Elements that machines exchange; shown outside the flow.
    #[serde(default)]
    pub(super) machine: Vec<String>,
    /// Words before the text of an element.
    #[serde(default)]
    pub(super) before: HashMap<String, String>,
    /// Elements that hold values of holdings, in thousands or not as the day of filing says.
    #[serde(default)]
    pub(super) values: Vec<String>,
    /// What codes mean, by element.
    #[serde(default)]
    pub(super) codes: HashMap<String, HashMap<String, String>>,
    /// Elements in words, where taking their name apart does not say it well.
    #[serde(default)]
    pub(super) labels: HashMap<String, String>,
}

#[derive(Default, Deserialize)]
struct Forms {
    /// XML that software reads and no person: schemas, linkbases, style sheets.
    machinery: Vec<String>,
    /// Labels of elements that many forms share.
    labels: HashMap<String, String>,
    form: Vec<Form>,
}

/// The table, read once, with the shared labels in each form that has none of its own; a test holds it
/// to being well formed.
fn table() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut table: Forms = toml::from_str(TABLE).unwrap_or_default();
        for form in &mut table.form {
            for (element, label) in &table.labels {
                form.labels.entry(element.clone()).or_insert_with(|| label.clone());
            }
        }
        table
    })
}

/// The form that `tree` is; None where the table knows none.
pub(super) fn of(tree: &Tree) -> Option<&'static Form> {
    let root = tree.root()?;
    let name = tree.local(root);
    let matches = |form: &&Form| {
        form.roots.iter().any(|r| r == name)
            && (form.with.is_empty() || tree.find(root, &form.with).is_some())
    };
    table().form.iter().find(matches)
}

/// True for the root elements of XML that software reads and no person.
pub(super) fn is_machinery(root: &str) -> bool {
    has(&table().machinery, root)
}

impl Form {
    /// An element in words.
    pub(super) fn label(&self, element: &str) -> String {
        self.labels.get(element).cloned().unwrap_or_else(|| super::words::words(element))
    }

    /// What a code means.
    pub(super) fn meaning(&self, element: &str, code: &str) -> Option<&str> {
        self.codes.get(element)?.get(code).map(String::as_str)
    }

    /// Yes or no, where `text` says that of `element`.
    pub(super) fn answer(&self, element: &str, text: &str) -> Option<&'static str> {
        let flag = || has(&self.flags, element);
        match text {
            "true" => Some("yes"),
            "false" => Some("no"),
            "1" if flag() => Some("yes"),
            "0" if flag() => Some("no"),
            _ => None,
        }
    }
}

/// True where `names` holds `name`.
pub(super) fn has(names: &[String], name: &str) -> bool {
    names.iter().any(|n| n == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads() {
        let table: Forms = toml::from_str(TABLE).expect("xml.toml");
        for form in &table.form {
            assert!(!form.roots.is_empty() && !form.title.is_empty());
            assert!(
                form.titles.is_empty() || !form.number.is_empty(),
                "{}: titles need a number",
                form.title
            );
        }
    }

    #[test]
    fn forms_that_share_a_root_are_told_apart() {
        let title = |source: &str| of(&Tree::read(source.as_bytes())).map(|f| &f.title);
        let fund =
            title("<edgarSubmission><formData><reportCalendarOrQuarter/></formData></edgarSubmission>");
        let offering = title("<edgarSubmission><offeringData/></edgarSubmission>");
        assert!(fund.is_some() && offering.is_some() && fund != offering);
        assert_eq!(title("<nothingKnown/>"), None);
    }
}
