//! The legend: the sign of every mark, and the settings that give marks other signs.
//!
//! ```text
//! theme = "light"
//!
//! [marks]            names as the legend lists them
//! foot = "f"         a check that holds, by its kind; failed, repaired
//! confirmed = "C"    a state of a figure
//! ```
//!
//! A sign is one character that fills one cell, and no two marks share one: a sign that could mean two
//! things would mean nothing in a working paper.

use std::borrow::Cow;

use serde::Deserialize;

use super::THEMES;
use super::tally::Mark;
use crate::checks::TickMarks;
use crate::text::cells;

/// The sign of every mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legend {
    /// Those of checks.
    pub ticks: TickMarks,
    states: [Cow<'static, str>; Mark::ALL.len()],
}

impl Default for Legend {
    fn default() -> Self {
        let states = std::array::from_fn(|index| Cow::Borrowed(Mark::ALL[index].sign()));
        Self { ticks: TickMarks::default(), states }
    }
}

impl Legend {
    /// The sign of a state.
    pub fn of(&self, mark: Mark) -> &str {
        self.states.get(usize::from(mark.rank())).map_or("", |sign| sign)
    }

    /// The names and signs of all marks, in the order in which they are listed.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let states = Mark::ALL.into_iter().map(|mark| (mark.name(), self.of(mark)));
        states.chain(self.ticks.all().map(|tick| (tick.name, tick.sign)))
    }

    fn set(&mut self, name: &str, sign: &str) -> bool {
        match Mark::ALL.into_iter().position(|mark| mark.name() == name) {
            Some(state) => {
                self.states[state] = Cow::Owned(sign.to_owned());
                true
            }
            None => self.ticks.set(name, sign),
        }
    }
}

/// What a person has set once and for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Index of the theme; None where the surroundings decide.
    pub theme: Option<usize>,
    /// The sign of every mark.
    pub legend: Legend,
}

/// The file of settings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    theme: Option<String>,
    #[serde(default)]
    marks: toml::Table,
}

impl Settings {
    /// Reads a file of settings.
    ///
    /// # Errors
    /// In words, where it is no TOML, names what there is not, or gives a mark a sign that it cannot have.
    pub fn read(text: &str) -> Result<Self, String> {
        let written: Written =
            toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        let mut settings = Self::default();
        if let Some(theme) = written.theme {
            let index = THEMES.iter().position(|name| *name == theme);
            settings.theme =
                Some(index.ok_or_else(|| {
                    format!("there is no theme {theme:?}: there are {}", THEMES.join(", "))
                })?);
        }
        for (name, sign) in &written.marks {
            let sign =
                sign.as_str().ok_or_else(|| format!("the sign of {name} is no text in quotation marks"))?;
            fits(sign).map_err(|why| format!("{name} cannot have the sign {sign:?}: {why}"))?;
            if !settings.legend.set(name, sign) {
                let names: Vec<&str> = settings.legend.all().map(|(name, _)| name).collect();
                return Err(format!("there is no mark {name:?}: there are {}", names.join(", ")));
            }
        }
        let signs: Vec<(&str, &str)> = settings.legend.all().collect();
        for (at, (name, sign)) in signs.iter().enumerate() {
            if let Some((other, _)) = signs[..at].iter().find(|(_, other)| other == sign) {
                return Err(format!("{other} and {name} have the same sign {sign:?}"));
            }
        }
        Ok(settings)
    }
}

/// Whether `sign` can stand beside a figure.
fn fits(sign: &str) -> Result<(), &'static str> {
    if sign.chars().any(|c| c.is_whitespace() || cells::shown(c) != Some(c)) {
        return Err("it cannot be printed");
    }
    let part_of_number = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '$' | '(' | ')' | '%');
    if sign.chars().count() != 1 || cells::width(sign) != 1 || sign.chars().all(part_of_number) {
        return Err("a sign is one character that fills one cell and is no part of a number");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::CheckKind;

    #[test]
    fn marks_have_the_signs_that_the_settings_give_them() {
        let settings =
            Settings::read("theme = \"mono\"\n[marks]\nfoot = \"f\"\nfailed = \"!\"\nproved = \"✔\"\n")
                .unwrap();
        assert_eq!(settings.theme.map(|index| THEMES[index]), Some("mono"));
        let legend = settings.legend;
        assert_eq!(
            [
                legend.ticks.of(CheckKind::Foot),
                legend.ticks.failed(),
                legend.of(Mark::Of(crate::review::State::Proved))
            ],
            ["f", "!", "✔"]
        );
        assert_eq!(legend.ticks.of(CheckKind::CrossFoot), "ˣ");
    }

    #[test]
    fn marks_may_change_places() {
        let settings = Settings::read("[marks]\nfoot = \"ˣ\"\ncross_foot = \"ᶠ\"\n").unwrap();
        assert_eq!(settings.legend.ticks.of(CheckKind::Foot), "ˣ");
    }

    #[test]
    fn a_sign_that_would_not_do_is_told() {
        for (text, want) in [
            ("[marks]\nfoot = \"ft\"", "foot cannot have the sign \"ft\": a sign is one character"),
            ("[marks]\nfoot = \"足\"", "foot cannot have the sign \"足\": a sign is one character"),
            ("[marks]\nfoot = \"\"", "foot cannot have the sign \"\": a sign is one character"),
            ("[marks]\nfoot = \"7\"", "is no part of a number"),
            ("[marks]\nfoot = \"\\u001b\"", "it cannot be printed"),
            ("[marks]\nfoot = \" \"", "it cannot be printed"),
            ("[marks]\nfoot = 3", "the sign of foot is no text"),
            ("[marks]\nfoot = \"✓\"", "confirmed and foot have the same sign \"✓\""),
            ("[marks]\nfooting = \"f\"", "there is no mark \"footing\": there are doubtful, pending"),
            ("theme = \"pink\"", "there is no theme \"pink\": there are "),
            ("colour = \"pink\"", "unknown field `colour`"),
            ("[marks", "TOML parse error at line 1"),
        ] {
            let error = Settings::read(text).unwrap_err();
            assert!(error.contains(want), "{text}: {error}");
        }
    }
}
