//! The line at the bottom in which the words to search for are typed: in the text, or in the names of sections.

use super::field::Field;
use super::flow::Place;
use super::outline::Tree;

/// The state of the line.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What was typed.
    pub field: Field,
    /// Where the cursor stood before, to come back to.
    pub from: Place,
    /// How far back in what was typed before.
    back: usize,
    /// Where sections are looked for.
    pub sections: Option<Box<Sections>>,
}

/// Sections whose names are looked through.
#[derive(Clone, Debug)]
pub struct Sections {
    /// The tree as it was before, to come back to.
    pub before: Tree,
    /// How many sections have such a name, and the number of the chosen one from 1.
    pub found: Option<(usize, usize)>,
}

impl Prompt {
    /// An empty line.
    pub fn new(from: Place) -> Self {
        Self { field: Field::line(""), from, back: 0, sections: None }
    }

    /// An empty line for the names of the sections of a tree.
    pub fn of_sections(from: Place, before: Tree) -> Self {
        Self { sections: Some(Box::new(Sections { before, found: None })), ..Self::new(from) }
    }

    /// Puts in what was typed before the last, or after it where `back` is false.
    pub fn recall(&mut self, history: &[String], back: bool) {
        self.back = if back { (self.back + 1).min(history.len()) } else { self.back.saturating_sub(1) };
        let words = history.len().checked_sub(self.back).and_then(|index| history.get(index));
        self.field.set(words.map_or("", String::as_str));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_before_comes_back() {
        let history = ["cash".to_owned(), "net loss".to_owned()];
        let mut prompt = Prompt::new(Place::default());
        let steps = [(true, "net loss"), (true, "cash"), (true, "cash"), (false, "net loss"), (false, "")];
        for (back, want) in steps {
            prompt.recall(&history, back);
            assert_eq!(prompt.field.text(), want);
        }
    }
}
