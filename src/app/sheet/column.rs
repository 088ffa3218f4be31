//! The columns of a list: their headings, how wide they grow, which are left out first.

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: &'static str,
    /// Set against the right edge, as numbers are.
    pub right: bool,
    /// Takes what room is left; the others take what they need.
    pub stretch: bool,
    /// Most cells that it takes.
    pub most: usize,
    /// Where there is no room for all, columns with less weight are left out first.
    pub weight: u8,
}

impl Column {
    /// The column with another weight than 5.
    pub const fn weight(self, weight: u8) -> Self {
        Self { weight, ..self }
    }
}

/// No column is wider than this, unless it takes what room is left.
const WIDEST: usize = 30;

/// A column of words.
pub const fn words(title: &'static str) -> Column {
    Column { title, right: false, stretch: false, most: WIDEST, weight: 5 }
}

/// A column of words that takes what room is left.
pub const fn wide(title: &'static str) -> Column {
    Column { title, right: false, stretch: true, most: 120, weight: 5 }
}

/// A column of numbers.
pub const fn number(title: &'static str) -> Column {
    Column { title, right: true, stretch: false, most: WIDEST, weight: 5 }
}

/// A column of words of which at most so many cells are shown.
pub const fn short(title: &'static str, most: usize) -> Column {
    Column { title, right: false, stretch: false, most, weight: 5 }
}
