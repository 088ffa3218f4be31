//! Themes: a style for each role that something on screen can play. They are data under
//! `assets/themes`; a test holds each of them to the same roles.

use ratatui::style::{Color, Modifier, Style};
use std::sync::LazyLock;

use crate::app::THEMES;
use crate::app::tally::Mark;
use crate::review::State;

macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident $name:literal)*) => {
        /// What something on screen is, for its looks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $($(#[$doc])* $variant,)*
        }

        impl Role {
            /// All roles with the names that themes use.
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $name),)*];
        }
    };
}

roles! {
    /// Text of the filing.
    Text "text"
    /// Of less weight than what is around it.
    Dim "dim"
    /// A heading in the text.
    Heading "heading"
    /// The line that a document starts with.
    Title "title"
    /// A word of the program among the text.
    Note "note"
    /// Page numbers and running heads.
    Furniture "furniture"
    /// The frame of a pane.
    Frame "frame"
    /// The frame of the pane that has the focus.
    FrameFocus "frame-focus"
    /// The title in a frame.
    FrameTitle "frame-title"
    /// The title of the pane that has the focus.
    FrameTitleFocus "frame-title-focus"
    /// The line that the cursor is on.
    CursorLine "cursor-line"
    /// The sign in the gutter of that line.
    CursorSign "cursor-sign"
    /// Selected text.
    Selection "selection"
    /// Words that were searched for.
    Hit "hit"
    /// The place that gave an attribute.
    Source "source"
    /// The places that gave the other attributes.
    SourceNear "source-near"
    /// Figures of the same check.
    Operand "operand"
    /// Where a line is cut off.
    Edge "edge"
    /// A doubtful figure.
    MarkDoubtful "mark-doubtful"
    /// A figure that nobody and nothing has spoken for.
    MarkPending "mark-pending"
    /// A proved figure.
    MarkProved "mark-proved"
    /// A confirmed figure.
    MarkConfirmed "mark-confirmed"
    /// A corrected figure.
    MarkCorrected "mark-corrected"
    /// A rejected figure.
    MarkRejected "mark-rejected"
    /// An added figure.
    MarkAdded "mark-added"
    /// The current figure, over its mark.
    Current "current"
    /// The signs of folded and open sections.
    Fold "fold"
    /// How much is judged.
    Count "count"
    /// All of it is judged.
    CountDone "count-done"
    /// Something to be looked at.
    Warning "warning"
    /// What the current figure is of.
    Label "label"
    /// Its value.
    Value "value"
    /// The name of an attribute.
    Name "name"
    /// An attribute that a person corrected.
    Corrected "corrected"
    /// What a person said.
    Said "said"
    /// A check that holds.
    CheckPass "check-pass"
    /// A check that holds within the printed precision.
    CheckRounded "check-rounded"
    /// A check that does not hold.
    CheckFail "check-fail"
    /// A reading that arithmetic speaks for.
    Repair "repair"
    /// The chosen row of a list.
    Chosen "chosen"
    /// The chosen row of the list that has the focus.
    ChosenFocus "chosen-focus"
    /// A row that needs nobody.
    RowSettled "row-settled"
    /// A row about which something is wrong.
    RowBad "row-bad"
    /// A row that is not known yet.
    RowWaiting "row-waiting"
    /// The heading of a column.
    Column "column"
    /// The line at the bottom.
    Status "status"
    /// What a key does.
    Hint "hint"
    /// The key.
    HintKey "hint-key"
    /// Something was done.
    Done "done"
    /// Something cannot be done.
    Refused "refused"
    /// Something went wrong.
    Error "error"
    /// A field that is typed in.
    Input "input"
    /// The cursor in it.
    InputCursor "input-cursor"
    /// Why what was typed is not accepted.
    InputError "input-error"
}

impl Role {
    /// The role of a figure marked so.
    pub fn of(mark: Mark) -> Self {
        match mark {
            Mark::Doubtful => Self::MarkDoubtful,
            Mark::Of(State::Pending) => Self::MarkPending,
            Mark::Of(State::Proved) => Self::MarkProved,
            Mark::Of(State::Confirmed) => Self::MarkConfirmed,
            Mark::Of(State::Corrected) => Self::MarkCorrected,
            Mark::Of(State::Rejected) => Self::MarkRejected,
            Mark::Of(State::Added) => Self::MarkAdded,
        }
    }
}

/// A style for each role.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: Vec<Style>,
}

/// The files, in the order of [`THEMES`].
const FILES: [&str; THEMES.len()] = [
    include_str!("../../assets/themes/dark.toml"),
    include_str!("../../assets/themes/light.toml"),
    include_str!("../../assets/themes/mono.toml"),
];

static LOADED: LazyLock<Vec<Theme>> =
    LazyLock::new(|| FILES.iter().map(|file| Theme::parse(file).0).collect());

impl Theme {
    /// The theme with this index in [`THEMES`].
    pub fn get(index: usize) -> &'static Self {
        // There is at least one, and each index comes from the list of names.
        &LOADED[index % LOADED.len()]
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// Reads a theme. What is not understood is left out and named.
    fn parse(file: &str) -> (Self, Vec<String>) {
        let mut faults = Vec::new();
        let table: toml::Table = file.parse().unwrap_or_else(|error| {
            faults.push(format!("{error}"));
            toml::Table::new()
        });
        let mut styles = vec![Style::default(); Role::ALL.len()];
        for (name, value) in &table {
            let role = Role::ALL.iter().find(|(_, known)| known == name);
            match (role, value.as_str().map(style)) {
                (Some((role, _)), Some(Ok(style))) => styles[*role as usize] = style,
                (None, _) => faults.push(format!("no role {name}")),
                (_, Some(Err(word))) => faults.push(format!("{name}: {word}")),
                (_, None) => faults.push(format!("{name} is no string")),
            }
        }
        let missing = Role::ALL.iter().filter(|(_, name)| !table.contains_key(*name));
        faults.extend(missing.map(|(_, name)| format!("{name} is missing")));
        (Self { styles }, faults)
    }
}

/// A style from words such as `fg:114 bold`; the word that is not understood.
fn style(words: &str) -> Result<Style, String> {
    let mut style = Style::default();
    for word in words.split_whitespace() {
        let colour = |text: &str| text.parse().map(Color::Indexed).map_err(|_| word.to_owned());
        style = match word.split_once(':') {
            Some(("fg", number)) => style.fg(colour(number)?),
            Some(("bg", number)) => style.bg(colour(number)?),
            _ => style.add_modifier(match word {
                "bold" => Modifier::BOLD,
                "dim" => Modifier::DIM,
                "italic" => Modifier::ITALIC,
                "underlined" => Modifier::UNDERLINED,
                "reversed" => Modifier::REVERSED,
                "crossed" => Modifier::CROSSED_OUT,
                _ => return Err(word.to_owned()),
            }),
        };
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_has_every_role_and_no_other() {
        for (name, file) in THEMES.iter().zip(FILES) {
            assert_eq!(Theme::parse(file).1, Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn roles_of_marks_are_called_as_the_marks_are() {
        for mark in Mark::ALL {
            let (_, name) = Role::ALL.iter().find(|(role, _)| *role == Role::of(mark)).unwrap();
            assert_eq!(*name, format!("mark-{}", mark.name()));
        }
    }

    /// Colour is never the only sign of a state: without colours the states still differ.
    #[test]
    fn marks_differ_without_colour() {
        for (name, file) in THEMES.iter().zip(FILES) {
            let theme = Theme::parse(file).0;
            let modifiers: Vec<Modifier> =
                Mark::ALL.iter().map(|mark| theme.style(Role::of(*mark)).add_modifier).collect();
            for (index, one) in modifiers.iter().enumerate() {
                let mark = Mark::ALL[index];
                let same: Vec<Mark> =
                    (0..index).filter(|i| modifiers[*i] == *one).map(|i| Mark::ALL[i]).collect();
                // Signs in the gutter tell apart the few that share an emphasis.
                assert!(same.iter().all(|other| other.sign() != mark.sign()), "{name}: {mark:?} {same:?}");
                assert!(!one.is_empty(), "{name}: {mark:?} is told by colour alone");
            }
        }
    }

    #[test]
    fn the_theme_without_colour_has_none() {
        let mono = Theme::parse(FILES[2]).0;
        assert!(mono.styles.iter().all(|s| s.fg.is_none() && s.bg.is_none()));
    }
}
