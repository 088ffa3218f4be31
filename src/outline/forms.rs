//! The items that forms prescribe: `assets/forms.toml`, read one form at a time.
//!
//! A process opens one filing, or many of a few forms, so only the stretch of the table that holds
//! the form asked for is parsed.

use serde::Deserialize;

use super::marks::ItemNumber;
use super::words::{Phrase, line_hash};

const TABLE: &str = include_str!("../../assets/forms.toml");

/// The items of a form, in the order that the form prescribes.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// Its items.
    pub(super) items: Vec<FormItem>,
    /// Items may stand in any order.
    pub(super) unordered: bool,
}

/// An item of a form.
#[derive(Clone, Debug)]
pub(super) struct FormItem {
    /// Part of the form, from 1.
    pub(super) part: Option<u8>,
    /// Its number; None for a caption that the form prescribes without one.
    pub(super) number: Option<ItemNumber>,
    /// Its title as the form prints it today.
    pub(super) title: String,
    /// Its title in all accepted wordings.
    pub(super) wordings: Vec<Phrase>,
    /// Hashes of those wordings as lines.
    pub(super) hashes: Vec<u64>,
    /// Titles of the lettered parts that the form divides it into.
    pub(super) lettered: Vec<Phrase>,
    /// Years of filing in which the item is part of the form.
    pub(super) years: std::ops::RangeInclusive<i16>,
    /// One of its wordings says that it is on exhibits.
    pub(super) exhibits: bool,
    /// The form asks for no answer where there is nothing to say.
    pub(super) optional: bool,
    /// An answer of fewer bytes that leads nowhere else is suspiciously short.
    pub(super) least: u32,
    /// An answer of more bytes is suspiciously long.
    pub(super) most: Option<u32>,
}

impl Form {
    /// True for a number that has stood for items of different parts in different years.
    pub(super) fn moved(&self, number: ItemNumber) -> bool {
        let bounded =
            |years: &std::ops::RangeInclusive<i16>| *years.start() != i16::MIN || *years.end() != i16::MAX;
        self.items.iter().filter(|item| item.number == Some(number)).any(|item| bounded(&item.years))
    }
}

#[derive(Deserialize)]
struct FormRow {
    #[cfg(test)]
    names: Vec<String>,
    #[serde(default)]
    unordered: bool,
    #[serde(default)]
    items: Vec<ItemRow>,
}

#[derive(Deserialize)]
struct ItemRow {
    part: Option<u8>,
    number: Option<String>,
    title: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    lettered: Vec<String>,
    from: Option<i16>,
    to: Option<i16>,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    least: u32,
    most: Option<u32>,
}

/// The items of the form that the SEC names `name` ("10-K405/A"); None for an unknown form.
pub(super) fn form(name: &str) -> Option<Form> {
    let name = name.strip_suffix("/A").unwrap_or(name);
    let row = schemas().find(|text| names(text).any(|n| same(n, name)))?;
    let row: FormRow = toml::from_str(row).ok()?;
    let items = row.items.into_iter().map(|item| item.read(row.unordered)).collect();
    Some(Form { items, unordered: row.unordered })
}

impl ItemRow {
    fn read(self, unordered: bool) -> FormItem {
        let wordings = || std::iter::once(&self.title).chain(&self.also);
        FormItem {
            part: self.part,
            number: self.number.as_deref().and_then(ItemNumber::parse),
            wordings: wordings().map(|title| Phrase::new(title)).collect(),
            hashes: wordings().map(|title| line_hash(title.as_bytes())).collect(),
            lettered: self.lettered.iter().map(|title| Phrase::new(title)).collect(),
            exhibits: wordings().any(|title| title.contains("Exhibit")),
            title: self.title,
            years: self.from.unwrap_or(i16::MIN)..=self.to.unwrap_or(i16::MAX),
            optional: self.optional || unordered,
            least: self.least,
            most: self.most,
        }
    }
}

/// The names of all forms.
#[cfg(test)]
pub(super) fn all_names() -> impl Iterator<Item = &'static str> {
    schemas().flat_map(names)
}

/// The text of each schema.
fn schemas() -> impl Iterator<Item = &'static str> {
    TABLE.split("\n[[form]]\n").skip(1)
}

/// The names in a schema's first line.
fn names(schema: &'static str) -> impl Iterator<Item = &'static str> {
    let line = schema.lines().next().unwrap_or("");
    line.split('"').skip(1).step_by(2)
}

/// Form names are written "10-K405", "10K405" and "SC 13D", "SC13D".
fn same(left: &str, right: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = u8> {
        name.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase())
    }
    letters(left).eq(letters(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_reads() {
        for text in schemas() {
            let row: FormRow = toml::from_str(text).expect(text);
            assert_eq!(names(text).collect::<Vec<_>>(), row.names, "names stand on one line");
            let form = form(&row.names[0]).expect("a form is found by its name");
            assert_eq!(form.items.len(), row.items.len());
            for (item, row) in form.items.iter().zip(&row.items) {
                let number = item.number.map(|n| n.to_string());
                assert_eq!(number, row.number, "numbers are written as items print them");
                assert!(!item.wordings.is_empty());
            }
        }
    }

    #[test]
    fn the_whole_table_is_toml_and_names_each_form_once() {
        #[derive(Deserialize)]
        struct Table {
            form: Vec<FormRow>,
        }
        let table: Table = toml::from_str(TABLE).expect("forms.toml");
        assert_eq!(table.form.len(), schemas().count());
        let mut names: Vec<&String> = table.form.iter().flat_map(|f| &f.names).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn forms_are_found_however_their_name_is_written() {
        for name in ["10-K", "10-K/A", "10-K405", "10K405/A", "10-KT", "SC 13D/A", "SC13D", "def 14a"] {
            assert!(form(name).is_some(), "{name}");
        }
        assert!(form("EX-99.1").is_none() && form("").is_none());
    }

    #[test]
    fn numbers_that_changed_hands_are_rows_of_their_own() {
        let form = form("10-K").expect("10-K");
        let fourteen: Vec<_> = form
            .items
            .iter()
            .filter(|i| i.number == ItemNumber::parse("14"))
            .map(|i| (i.part, i.years.contains(&1998), i.years.contains(&2010)))
            .collect();
        assert_eq!(fourteen, [(Some(3), false, true), (Some(4), true, false)]);
    }
}
