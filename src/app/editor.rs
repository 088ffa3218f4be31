//! The form in which a figure is corrected, a missed one is added, or something is said about one.
//!
//! Each field is checked as it is typed; what is wrong with it stands beside it, and what the figure
//! would then mean stands below.

mod shared;

pub use self::shared::{Shared, by_source, judged};
use super::field::Field;
use super::figure::grouped;
use super::key::Key;
use super::subject::Subject;
use rust_decimal::Decimal;

use crate::figures::{Kind, Unit, Value, plain};
use crate::review::attributes::value_text;
use crate::review::typed::{self, FiscalYears};
use crate::review::{Attribute, Attributes, EntryId};
use crate::text::{TextSpan, cells, scale};

/// What the form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A figure is to be corrected.
    Correct(EntryId),
    /// Reviewers disagree on a figure, and all are wrong.
    Rule(EntryId),
    /// Something is to be said about a figure.
    Comment(EntryId),
    /// A figure gets other ends.
    Respan {
        /// The figure.
        id: EntryId,
        /// Its place from now on.
        span: TextSpan,
    },
    /// A missed figure is to be added.
    Add {
        /// Index of its document.
        document: usize,
        /// Its place.
        span: TextSpan,
    },
}

/// The state of the form.
#[derive(Clone, Debug)]
pub struct Editor {
    /// What the form is for.
    pub purpose: Purpose,
    /// What is printed there, in one line.
    pub printed: String,
    before: Attributes,
    fields: Vec<(Attribute, Field)>,
    comment: Field,
    /// Index of the field that is typed in; the comment comes last.
    focus: usize,
    wrong: Vec<(Attribute, String)>,
    /// Values that arithmetic asks for.
    asked: Vec<String>,
    said: Option<Attributes>,
    /// Figures for which a correction may hold too.
    shared: Vec<Shared>,
    /// True where it does.
    wide: bool,
    /// What a fiscal year is here.
    years: FiscalYears,
    /// Why the value could not be read from the print; true once saving was refused for it.
    unread: Option<(String, bool)>,
}

/// A field as it is shown.
#[derive(Clone, Debug)]
pub struct FieldView<'a> {
    /// Its name.
    pub name: &'static str,
    /// What is typed in it.
    pub field: &'a Field,
    /// Why it is not accepted.
    pub wrong: Option<&'a str>,
    /// What else is to be said of it.
    pub note: Option<String>,
    /// True where the field is typed in.
    pub focused: bool,
    /// True where it differs from what was read.
    pub changed: bool,
}

impl Editor {
    /// The form about a figure that means `before` so far.
    pub fn new(purpose: Purpose, printed: &str, before: Attributes) -> Self {
        let field = |attribute| (attribute, Field::line(&shown(&before, attribute)));
        let fields: Vec<(Attribute, Field)> = Attribute::ALL.into_iter().map(field).collect();
        let focus = match purpose {
            Purpose::Comment(_) => fields.len(),
            Purpose::Correct(_) | Purpose::Rule(_) | Purpose::Add { .. } | Purpose::Respan { .. } => {
                fields.iter().position(|(a, _)| *a == Attribute::Value).unwrap_or(0)
            }
        };
        let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut editor = Self {
            purpose,
            printed: cells::line(&printed),
            before,
            fields,
            comment: Field::lines(""),
            focus,
            wrong: Vec::new(),
            asked: Vec::new(),
            said: None,
            shared: Vec::new(),
            wide: false,
            years: FiscalYears::default(),
            unread: None,
        };
        editor.check();
        editor
    }

    /// The form that adds what is printed as `printed`.
    pub fn add(document: usize, span: TextSpan, printed: &str) -> Self {
        Self::new(Purpose::Add { document, span }, printed, guess(printed))
    }

    /// Says what a fiscal year is here.
    pub fn tell_years(&mut self, years: FiscalYears) {
        self.years = years;
        self.check();
    }

    /// Says that the print is no number: the value is that of before until another is typed.
    pub fn leave_unread(&mut self) {
        self.unread = Some((format!("“{}” is no number: kept from before", self.printed), false));
    }

    /// Why the form is not saved yet, said once: its value was not read from the print.
    pub fn objects(&mut self) -> Option<String> {
        let kept = self.is_value_left();
        let (words, told) = self.unread.as_mut().filter(|(_, told)| kept && !told)?;
        *told = true;
        Some(format!("{words}; Enter again keeps it"))
    }

    /// True where nothing else was typed as the value.
    fn is_value_left(&self) -> bool {
        self.value_field().is_some_and(|field| field.text() == shown(&self.before, Attribute::Value))
    }

    /// What is to be said of the value as it stands in its field: that it was not read, or that the scale which
    /// was chosen makes another of it.
    fn note(&self) -> Option<String> {
        if !self.is_value_left() {
            return None;
        }
        if let Some((words, _)) = &self.unread {
            return Some(words.clone());
        }
        let now = self.said.as_ref().filter(|said| said.value != self.before.value)?;
        Some(format!("→ {}", shown(now, Attribute::Value)))
    }

    /// Offers a value that arithmetic asks for among the choices of the value.
    pub fn ask_for(&mut self, value: Decimal) {
        self.asked.push(grouped(&plain(value).to_string()));
    }

    /// Offers to let the correction hold for others too; `wide` says whether it does unless asked.
    pub fn offer(&mut self, shared: Vec<Shared>, wide: bool) {
        (self.shared, self.wide) = (shared, wide);
    }

    /// Puts `text` into the field of `attribute`.
    pub fn put(&mut self, attribute: Attribute, text: &str) {
        if let Some((_, field)) = self.fields.iter_mut().find(|(a, _)| *a == attribute) {
            field.set(&if attribute == Attribute::Value { grouped(text) } else { text.to_owned() });
        }
        self.check();
        // What is put in is the full amount, however short it is.
        let meant = self.said.as_ref().and_then(|said| said.get(attribute));
        if attribute == Attribute::Value && meant.is_some_and(|meant| meant != text) {
            if let Some((_, field)) = self.fields.iter_mut().find(|(a, _)| *a == attribute) {
                field.set(&format!("{} in full", grouped(text)));
            }
            self.check();
        }
    }

    /// Moves to the field of `attribute`.
    pub fn focus_on(&mut self, attribute: Attribute) {
        self.focus = self.fields.iter().position(|(a, _)| *a == attribute).unwrap_or(self.focus);
    }

    /// For which others the correction may hold, in words, and whether it does; None where it changes
    /// nothing that they share.
    pub fn offered(&self) -> Option<(String, bool)> {
        let said = self.said.as_ref()?;
        let changed = |attribute: Attribute| said.get(attribute) != self.before.get(attribute);
        let shares = |shared: &&Shared| match shared.attribute {
            Some(attribute) => changed(attribute),
            None => Attribute::ALL.into_iter().any(|a| a != Attribute::Value && changed(a)),
        };
        let words: Vec<String> = self
            .shared
            .iter()
            .filter(shares)
            .map(|shared| {
                let judged = match shared.judged {
                    0 => String::new(),
                    judged => format!(" ({judged} judged)"),
                };
                format!("{} others{judged} {}", shared.others.len(), shared.words)
            })
            .collect();
        (!words.is_empty()).then(|| (words.join("; "), self.wide))
    }

    /// Lets the correction hold for others too, or for this figure alone.
    pub fn widen(&mut self) {
        self.wide = !self.wide && !self.shared.is_empty();
    }

    /// What the others mean then.
    pub fn carried(&self, subject: Subject, said: &Attributes) -> Vec<(EntryId, Attributes)> {
        if self.wide { shared::carried(subject, &self.shared, &self.before, said) } else { Vec::new() }
    }

    /// The fields in order, the comment last.
    pub fn fields(&self) -> Vec<FieldView<'_>> {
        let only_comment = matches!(self.purpose, Purpose::Comment(_));
        let attributes =
            self.fields.iter().enumerate().filter(|_| !only_comment).map(|(index, (attribute, field))| {
                FieldView {
                    name: attribute.name(),
                    field,
                    wrong: self.wrong.iter().find(|(a, _)| a == attribute).map(|(_, why)| why.as_str()),
                    note: self.note().filter(|_| *attribute == Attribute::Value),
                    focused: index == self.focus,
                    changed: self
                        .said
                        .as_ref()
                        .is_some_and(|s| s.get(*attribute) != self.before.get(*attribute)),
                }
            });
        let comment = FieldView {
            name: "comment",
            field: &self.comment,
            wrong: None,
            note: None,
            focused: self.focus == self.fields.len(),
            changed: !self.comment.is_empty(),
        };
        attributes.chain([comment]).collect()
    }

    /// What the figure would mean, in one line; None where a field is wrong.
    pub fn preview(&self) -> Option<String> {
        let said = self.said.as_ref()?;
        let value = value_text(&said.value);
        let value = if said.value.number().is_some() { grouped(&value) } else { value };
        let mut words = vec![match self.restated(said) {
            Some(scale) => format!("{value} (as printed, × {scale}; ^n: in full)"),
            None => value,
        }];
        words.extend(said.unit.clone());
        words.extend(said.period.map(|p| p.to_string().replace('/', " … ")));
        if !said.label.is_empty() {
            words.push(said.label.clone());
        }
        Some(words.join(" · "))
    }

    /// By what a bare number was scaled that restates the print, as it stands in the value's field.
    fn restated(&self, said: &Attributes) -> Option<String> {
        let typed = self.value_field()?.text();
        let typed = typed::understand(Attribute::Value, &typed, said.kind).ok()??.parse::<Decimal>().ok()?;
        // A value that was left as it was follows the scale.
        let left = self.before.value.number() == Some(typed);
        let value = said.value.number().filter(|value| *value != typed && !typed.is_zero() && !left)?;
        value.checked_div(typed).map(|times| grouped(&plain(times).to_string()))
    }

    fn value_field(&self) -> Option<&Field> {
        self.fields.iter().find(|(attribute, _)| *attribute == Attribute::Value).map(|(_, field)| field)
    }

    /// What the value may be instead: both ways in which a bare number can be meant, what arithmetic asks for,
    /// and what it was.
    fn values(&self) -> Vec<String> {
        let mut values = Vec::new();
        let typed = self.value_field().map(Field::text).unwrap_or_default();
        let bare = typed.split_once(char::is_alphabetic).map_or(typed.as_str(), |(bare, _)| bare).trim();
        let scale = self.said.as_ref().map_or(self.before.scale, |said| said.scale);
        if let Some(word) = scale::one(scale).filter(|_| bare.len() < typed.len() || self.is_restated()) {
            values.push(format!("{bare} in full"));
            values.push(format!("{bare} {word}"));
        }
        values.extend(self.asked.iter().cloned());
        values.push(shown(&self.before, Attribute::Value));
        values
    }

    fn is_restated(&self) -> bool {
        self.said.as_ref().is_some_and(|said| self.restated(said).is_some())
    }

    /// What is said by the form, if every field is right: the attributes, unless it is for a comment
    /// alone, and the comment.
    pub fn said(&self) -> Result<(Option<Attributes>, Option<String>), &'static str> {
        let comment = Some(self.comment.text().trim().to_owned()).filter(|text| !text.is_empty());
        match self.purpose {
            Purpose::Comment(_) if comment.is_none() => Err("there are no words yet"),
            Purpose::Comment(_) => Ok((None, comment)),
            _ => match &self.said {
                Some(said) => Ok((Some(said.clone()), comment)),
                None => Err("a field is not right yet: see what stands beside it"),
            },
        }
    }

    /// Moves to the next field, or to the one before.
    pub fn step(&mut self, forward: bool) {
        if matches!(self.purpose, Purpose::Comment(_)) {
            return;
        }
        let count = self.fields.len() + 1;
        self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
    }

    /// Takes a key that is typed.
    pub fn key(&mut self, key: Key) {
        let field = match self.fields.get_mut(self.focus) {
            Some((_, field)) => field,
            None => &mut self.comment,
        };
        if field.key(key) {
            self.check();
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        match self.fields.get_mut(self.focus) {
            Some((_, field)) => field.paste(text),
            None => self.comment.paste(text),
        }
        self.check();
    }

    /// Puts in the next of the usual choices for the field, or the one before.
    pub fn choose(&mut self, forward: bool) {
        let owned = |choices: &[&str]| choices.iter().map(|choice| (*choice).to_owned()).collect();
        let choices: Vec<String> = match self.fields.get(self.focus) {
            Some((Attribute::Kind, _)) => owned(&Kind::ALL.map(Kind::name)),
            Some((Attribute::Unit, _)) => Unit::choices(),
            Some((Attribute::Scale, _)) => {
                let scales = [3, 6, 9].into_iter().filter_map(scale::several);
                std::iter::once(AS_PRINTED).chain(scales).map(str::to_owned).collect()
            }
            Some((Attribute::Value, _)) => self.values(),
            Some((Attribute::Period | Attribute::Label, _)) | None => return,
        };
        let Some((_, field)) = self.fields.get_mut(self.focus) else { return };
        let now = field.text();
        let at = choices.iter().position(|choice| *choice == now);
        let next = match (at, forward) {
            (None, _) => 0,
            (Some(at), true) => (at + 1) % choices.len(),
            (Some(at), false) => (at + choices.len() - 1) % choices.len(),
        };
        field.set(choices.get(next).map_or("", String::as_str));
        self.check();
    }

    fn check(&mut self) {
        let texts: Vec<(Attribute, String)> =
            self.fields.iter().map(|(a, f)| (*a, typed_text(*a, f))).collect();
        let fields: Vec<(Attribute, &str)> = texts.iter().map(|(a, text)| (*a, text.as_str())).collect();
        match typed::form(&self.before, &fields, &self.years) {
            Ok(said) => (self.said, self.wrong) = (Some(said), Vec::new()),
            Err(wrong) => (self.said, self.wrong) = (None, wrong),
        }
    }
}

/// How the form shows a scale of one.
const AS_PRINTED: &str = "as printed";

/// What is typed in a field, as it is understood.
fn typed_text(attribute: Attribute, field: &Field) -> String {
    let text = field.text();
    if attribute == Attribute::Scale && text.trim().eq_ignore_ascii_case(AS_PRINTED) {
        "0".to_owned()
    } else {
        text
    }
}

/// An attribute as the form shows it first.
fn shown(attributes: &Attributes, attribute: Attribute) -> String {
    let text = attributes.get(attribute).unwrap_or_default();
    match attribute {
        Attribute::Value if attributes.value.number().is_some() && attributes.value.high().is_none() => {
            grouped(&text)
        }
        Attribute::Scale => match attributes.scale {
            0 => AS_PRINTED.to_owned(),
            power => scale::several(power).map_or(text, str::to_owned),
        },
        _ => text,
    }
}

/// What a stretch of text most likely means, to start the form with.
fn guess(printed: &str) -> Attributes {
    let money = printed.contains(['$', '€', '£', '¥']);
    let day = crate::text::dates::parse(printed.trim()).is_some_and(|d| d.date().is_some());
    let (kind, unit) = match printed {
        _ if day => (Kind::Date, None),
        text if text.contains('%') => (Kind::Percent, Some("%")),
        _ if money => (Kind::Money, Some("USD")),
        _ => (Kind::Count, None),
    };
    let mut attributes = Attributes {
        kind,
        value: Value::Text(printed.trim().to_owned()),
        unit: unit.map(str::to_owned),
        scale: 0,
        decimals: None,
        period: None,
        label: String::new(),
    };
    if let Ok(text) = typed::understand(Attribute::Value, printed, kind) {
        let _ = attributes.set(Attribute::Value, text.as_deref());
    }
    attributes
}

#[cfg(test)]
mod tests;
