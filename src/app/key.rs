//! Keys as the program knows them, whatever the terminal library calls them, and their names.
//!
//! ```text
//! j   G   ?        a letter, as typed
//! ^d               with Control
//! M-x              with Alt
//! S-Tab            with Shift, for keys that are no letters
//! gd  ]t  m*       one after the other; * stands for any letter
//! ```

use std::fmt;

/// A key that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held; never set for letters, which are as typed.
    pub shift: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A letter, digit or sign.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// Keys with a name: as bindings spell them, and as help shows them.
const NAMES: [(&str, Code, &str); 14] = [
    ("Enter", Code::Enter, "Enter"),
    ("Esc", Code::Esc, "Esc"),
    ("Tab", Code::Tab, "Tab"),
    ("Backspace", Code::Backspace, "Backspace"),
    ("Delete", Code::Delete, "Delete"),
    ("Left", Code::Left, "←"),
    ("Right", Code::Right, "→"),
    ("Up", Code::Up, "↑"),
    ("Down", Code::Down, "↓"),
    ("Home", Code::Home, "Home"),
    ("End", Code::End, "End"),
    ("PageUp", Code::PageUp, "PgUp"),
    ("PageDown", Code::PageDown, "PgDn"),
    ("Space", Code::Char(' '), "Space"),
];

impl Key {
    /// The key `code` without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The letter `c`.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// The letter `c` with Control.
    pub const fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    /// The letter that it types, where it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// A step of a key sequence as bindings spell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// This key.
    Key(Key),
    /// Any letter, which the action is told.
    AnyChar,
}

impl Step {
    /// True where `key` takes this step.
    pub fn takes(self, key: Key) -> bool {
        match self {
            Self::Key(wanted) => wanted == key,
            Self::AnyChar => key.typed().is_some(),
        }
    }
}

/// The steps of a sequence as bindings spell it.
pub fn sequence(keys: &str) -> Vec<Step> {
    if let Some(key) = named(keys) {
        return vec![Step::Key(key)];
    }
    if let Some(rest) = keys.strip_prefix("M-") {
        return single(rest).map(|key| Step::Key(Key { alt: true, ..key })).into_iter().collect();
    }
    if let Some(rest) = keys.strip_prefix("S-") {
        return single(rest).map(|key| Step::Key(Key { shift: true, ..key })).into_iter().collect();
    }
    let mut steps = Vec::new();
    let mut letters = keys.chars();
    while let Some(c) = letters.next() {
        steps.push(match c {
            '^' => Step::Key(letters.next().map_or(Key::char('^'), Key::ctrl)),
            '*' if !steps.is_empty() => Step::AnyChar,
            _ => Step::Key(Key::char(c)),
        });
    }
    steps
}

fn named(keys: &str) -> Option<Key> {
    NAMES.iter().find(|(name, ..)| *name == keys).map(|(_, code, _)| Key::plain(*code))
}

fn single(keys: &str) -> Option<Key> {
    named(keys).or_else(|| keys.chars().next().map(Key::char))
}

/// A sequence as help shows it: arrows as arrows.
pub fn shown(keys: &str) -> String {
    let (prefix, rest) = match keys.split_at_checked(2) {
        Some((prefix @ ("S-" | "M-"), rest)) if !rest.is_empty() => (prefix, rest),
        _ => ("", keys),
    };
    let name = NAMES.iter().find(|(name, ..)| *name == rest).map_or(rest, |(.., shown)| shown);
    format!("{prefix}{name}")
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.alt {
            f.write_str("M-")?;
        }
        if self.shift {
            f.write_str("S-")?;
        }
        if self.ctrl {
            f.write_str("^")?;
        }
        match (self.code, NAMES.iter().find(|(_, code, _)| *code == self.code)) {
            (_, Some((.., shown))) => f.write_str(shown),
            (Code::Char(c), None) => write!(f, "{c}"),
            (_, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_as_bindings_spell_them() {
        let key = |key| Step::Key(key);
        assert_eq!(sequence("gd"), [key(Key::char('g')), key(Key::char('d'))]);
        assert_eq!(sequence("^d"), [key(Key::ctrl('d'))]);
        assert_eq!(sequence("m*"), [key(Key::char('m')), Step::AnyChar]);
        assert_eq!(sequence("*"), [key(Key::char('*'))]);
        assert_eq!(sequence("S-Tab"), [key(Key { shift: true, ..Key::plain(Code::Tab) })]);
        assert_eq!(sequence("Space"), [key(Key::char(' '))]);
        assert_eq!(sequence("''"), [key(Key::char('\'')), key(Key::char('\''))]);
    }

    #[test]
    fn keys_have_names() {
        assert_eq!(Key::ctrl('d').to_string(), "^d");
        assert_eq!(Key::plain(Code::Left).to_string(), "←");
        assert_eq!(Key::char(' ').to_string(), "Space");
        assert_eq!(shown("S-Tab"), "S-Tab");
        assert_eq!(shown("Left"), "←");
        assert_eq!(shown("]t"), "]t");
    }
}
