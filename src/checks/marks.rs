//! Tick marks: the signs that stand beside figures for what was done to them.
//!
//! Each kind of check has one, and so has a figure that a check breaks on and one whose print was
//! mended. Which sign each of them has is a matter of house style, so that a person may choose others.

use std::borrow::Cow;

use super::{CheckKind, KINDS};

/// What tick marks stand for beside the kinds of checks that hold: name, sign, meaning.
const OTHERS: [(&str, &str, &str); 2] = [
    ("failed", "✗", "a check that does not hold, of whatever kind"),
    ("repaired", "≟", "its print is damaged: another reading is in force, or proposed"),
];

/// A tick mark, with what it is called and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TickMark<'a> {
    /// Its name: for a check that holds, that of its kind.
    pub name: &'static str,
    /// The sign, one cell wide.
    pub sign: &'a str,
    /// What it says of the figure.
    pub help: &'static str,
}

/// The tick marks that are in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickMarks {
    kinds: [Cow<'static, str>; KINDS.len()],
    others: [Cow<'static, str>; OTHERS.len()],
}

impl Default for TickMarks {
    fn default() -> Self {
        Self {
            kinds: std::array::from_fn(|index| Cow::Borrowed(KINDS[index].mark)),
            others: std::array::from_fn(|index| Cow::Borrowed(OTHERS[index].1)),
        }
    }
}

impl TickMarks {
    /// The mark of checks of this kind that hold.
    pub fn of(&self, kind: CheckKind) -> &str {
        let index = KINDS.iter().position(|info| info.kind == kind);
        index.and_then(|index| self.kinds.get(index)).map_or("", |sign| sign)
    }

    /// The mark of a check that does not hold.
    pub fn failed(&self) -> &str {
        &self.others[0]
    }

    /// The mark of a print that was mended, or may have to be.
    pub fn repaired(&self) -> &str {
        &self.others[1]
    }

    /// All of them, in the order in which they are listed.
    pub fn all(&self) -> impl Iterator<Item = TickMark<'_>> {
        let kinds = KINDS.iter().zip(&self.kinds);
        let kinds = kinds.map(|(info, sign)| TickMark { name: info.name, sign, help: info.help });
        let others = OTHERS.iter().zip(&self.others);
        kinds.chain(others.map(|((name, _, help), sign)| TickMark { name, sign, help }))
    }

    /// Gives the mark called `name` another sign; false where there is no such mark.
    pub fn set(&mut self, name: &str, sign: &str) -> bool {
        let of_kind = KINDS.iter().position(|info| info.name == name);
        let other = OTHERS.iter().position(|(other, ..)| *other == name);
        let place = of_kind.and_then(|index| self.kinds.get_mut(index));
        match place.or_else(|| other.and_then(|index| self.others.get_mut(index))) {
            Some(place) => {
                *place = Cow::Owned(sign.to_owned());
                true
            }
            None => false,
        }
    }
}
