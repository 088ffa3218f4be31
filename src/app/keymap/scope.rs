//! Where a key means something.

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere but where text is typed.
    Anywhere,
    /// In every text and list.
    Moves,
    /// In the library.
    Library,
    /// In an open filing.
    Filing,
    /// In an open filing and in the lists over it.
    Listing,
    /// Wherever a figure is current.
    Judging,
    /// In the text.
    Reader,
    /// While text is selected.
    Select,
    /// In the section tree.
    Outline,
    /// In the figure pane.
    Figure,
    /// In lists that fill the screen.
    Lists,
    /// In the list of disagreements.
    Disputes,
    /// In the help and the palette.
    Menu,
    /// In a line that is typed.
    Prompt,
    /// In the form that corrects a figure, and the one that exports.
    Form,
}

impl Scope {
    /// All scopes in the order in which help lists them.
    pub const ALL: [Self; 15] = [
        Self::Judging,
        Self::Filing,
        Self::Listing,
        Self::Reader,
        Self::Select,
        Self::Outline,
        Self::Figure,
        Self::Moves,
        Self::Library,
        Self::Lists,
        Self::Disputes,
        Self::Anywhere,
        Self::Menu,
        Self::Prompt,
        Self::Form,
    ];

    /// The heading above its keys.
    pub fn title(self) -> &'static str {
        match self {
            Self::Anywhere => "Anywhere",
            Self::Moves => "Moving",
            Self::Library => "Library",
            Self::Filing => "Open filing",
            Self::Listing => "Open filing and its lists",
            Self::Judging => "Judging",
            Self::Reader => "Text",
            Self::Select => "Selecting text",
            Self::Outline => "Outline",
            Self::Figure => "Figure pane",
            Self::Lists => "Lists",
            Self::Disputes => "List of disagreements",
            Self::Menu => "Help and palette",
            Self::Prompt => "Typing a line",
            Self::Form => "Forms",
        }
    }
}
