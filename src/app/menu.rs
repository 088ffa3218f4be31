//! Help and palette: the table of keys as a list that filters as one types and does what is chosen.

use super::field::Field;
use super::keymap::{BINDINGS, Binding, Scope};
use super::list::Cursor;

/// Which of the two it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuKind {
    /// All keys under the headings of their scopes, those that hold now first.
    Help,
    /// What can be done now, by its name.
    Palette,
}

/// A line of the list.
#[derive(Clone, Copy, Debug)]
pub enum Line {
    /// The heading of a scope.
    Heading(Scope),
    /// A row of the table of keys.
    Binding(&'static Binding),
}

/// The state of the menu.
#[derive(Clone, Debug)]
pub struct Menu {
    /// Which of the two it is.
    pub kind: MenuKind,
    /// What was typed.
    pub field: Field,
    scopes: Vec<Scope>,
    lines: Vec<Line>,
    /// The chosen line.
    pub cursor: Cursor,
    height: usize,
}

impl Menu {
    /// The menu where `active` scopes hold, the nearest first.
    pub fn new(kind: MenuKind, active: &[Scope]) -> Self {
        let mut scopes = active.to_vec();
        if kind == MenuKind::Help {
            scopes.extend(Scope::ALL.into_iter().filter(|s| !active.contains(s)));
        }
        let mut menu = Self {
            kind,
            field: Field::line(""),
            scopes,
            lines: Vec::new(),
            cursor: Cursor::default(),
            height: 0,
        };
        menu.filter();
        menu
    }

    /// The lines that hold what was typed.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Chooses anew after something was typed: every word must stand in the help or be the key.
    pub fn filter(&mut self) {
        let typed = self.field.text();
        let lower = typed.to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        // A number is a place in the text: "1" is no wish for a pane.
        let place = self.kind == MenuKind::Palette && typed.trim().parse::<u32>().is_ok();
        let holds = |binding: &Binding| {
            if place {
                return false;
            }
            let text = format!("{} {} {}", binding.help, binding.hint, binding.scope.title()).to_lowercase();
            binding.keys.contains(&typed.trim()) || words.iter().all(|word| text.contains(word))
        };
        self.lines.clear();
        for scope in &self.scopes {
            let found: Vec<Line> =
                BINDINGS.iter().filter(|b| b.scope == *scope && holds(b)).map(Line::Binding).collect();
            if !found.is_empty() && self.kind == MenuKind::Help {
                self.lines.push(Line::Heading(*scope));
            }
            self.lines.extend(found);
        }
        // In the palette the key itself comes first, then what begins so, then what has it anywhere.
        if self.kind == MenuKind::Palette && !words.is_empty() {
            let key = typed.trim();
            let rank = |line: &Line| match line {
                Line::Binding(b) if b.keys.contains(&key) => 0,
                Line::Binding(b) if words.iter().all(|word| starts_a_word(b, word)) => 1,
                Line::Binding(_) | Line::Heading(_) => 2,
            };
            self.lines.sort_by_key(rank);
        }
        self.cursor = Cursor::default();
        self.step(0);
    }

    /// The chosen row of the table of keys.
    pub fn chosen(&self) -> Option<&'static Binding> {
        match self.lines.get(self.cursor.at) {
            Some(Line::Binding(binding)) => Some(binding),
            _ => None,
        }
    }

    /// Moves the choice by `delta` lines, over headings.
    pub fn step(&mut self, delta: i64) {
        let len = self.lines.len();
        let at = i64::try_from(self.cursor.at).unwrap_or(0) + delta;
        let last = i64::try_from(len.saturating_sub(1)).unwrap_or(0);
        let at = usize::try_from(at.clamp(0, last)).unwrap_or(0);
        let is_binding = |index: &usize| matches!(self.lines.get(*index), Some(Line::Binding(_)));
        let (down, up) = ((at..len).find(is_binding), (0..=at).rfind(is_binding));
        self.cursor.at = if delta < 0 { up.or(down) } else { down.or(up) }.unwrap_or(0);
        self.settle(self.height);
        // The heading above the first entry is in view with it.
        if self.cursor.at == 1 {
            self.cursor.top = 0;
        }
    }

    /// Moves the choice by screens.
    pub fn page(&mut self, pages: i64) {
        let height = i64::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        self.step(pages * height);
    }

    /// Chooses the line at `row` of the view; true where it was chosen already.
    pub fn click(&mut self, row: usize) -> bool {
        let Some(at) = self.cursor.row(row, self.lines.len()) else { return false };
        let again = self.cursor.at == at && self.chosen().is_some();
        if matches!(self.lines.get(at), Some(Line::Binding(_))) {
            self.cursor.at = at;
        }
        again
    }

    /// Fits the view to `height` rows.
    pub fn settle(&mut self, height: usize) {
        self.height = height;
        self.cursor.settle(self.lines.len(), height);
    }
}

/// True where a word of what the row says begins so.
fn starts_a_word(binding: &Binding, start: &str) -> bool {
    let text = format!("{} {}", binding.help, binding.hint).to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<&'static str> {
        let mut menu = Menu::new(MenuKind::Palette, &[Scope::Judging, Scope::Filing]);
        menu.field = Field::line(typed);
        menu.filter();
        menu.lines()
            .iter()
            .filter_map(|l| match l {
                Line::Binding(b) => Some(b.help),
                Line::Heading(_) => None,
            })
            .collect()
    }

    #[test]
    fn typing_filters_by_words_and_by_key() {
        assert_eq!(found("reject"), ["reject: this is no figure"]);
        assert_eq!(found("gd"), ["other end of a tie, or of the check"]);
        assert_eq!(found("previous table"), ["previous table"]);
        // An exact key comes first, then what begins so.
        assert_eq!(found("x")[0], "reject: this is no figure");
        assert_eq!(found("w")[0], "move the ends of the figure: stretch or shrink it");
        assert_eq!(found("co")[0], "confirm the figure and go to the next that needs you");
        assert!(found("no such thing").is_empty());
        assert!(found("").len() > 20);
    }

    #[test]
    fn the_choice_skips_headings() {
        let mut menu = Menu::new(MenuKind::Help, &[Scope::Judging]);
        menu.settle(5);
        assert!(menu.chosen().is_some());
        for _ in 0..200 {
            menu.step(1);
            assert!(menu.chosen().is_some());
        }
        menu.page(-100);
        assert_eq!(menu.cursor.at, 1);
        assert_eq!(menu.cursor.top, 0, "the heading stays in view");
    }
}
