//! A cursor in a list that may be longer than the screen.

use super::action::Move;

/// Which entry is chosen and which one stands at the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Index of the chosen entry.
    pub at: usize,
    /// Index of the entry at the top.
    pub top: usize,
}

/// Entries kept in view above and below the chosen one.
const MARGIN: usize = 2;

impl Cursor {
    /// Moves among `len` entries, `height` of which are in view.
    pub fn go(&mut self, step: Move, count: Option<u32>, len: usize, height: usize) {
        let times = count.unwrap_or(1) as usize;
        let (half, page) = ((height / 2).max(1), height.saturating_sub(1).max(1));
        self.at = match step {
            Move::Down => self.at.saturating_add(times),
            Move::Up => self.at.saturating_sub(times),
            Move::HalfDown => self.at.saturating_add(half * times),
            Move::HalfUp => self.at.saturating_sub(half * times),
            Move::PageDown => self.at.saturating_add(page * times),
            Move::PageUp => self.at.saturating_sub(page * times),
            Move::First | Move::Last if count.is_some() => times.saturating_sub(1),
            Move::First => 0,
            Move::Last => len.saturating_sub(1),
            Move::Left | Move::Right => self.at,
        };
        self.settle(len, height);
    }

    /// Brings the chosen entry into the list and into view.
    pub fn settle(&mut self, len: usize, height: usize) {
        self.at = self.at.min(len.saturating_sub(1));
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        self.top = self.top.min(self.at.saturating_sub(margin));
        let last = self.at + margin + 1;
        self.top = self.top.max(last.min(len).saturating_sub(height));
        self.top = self.top.min(len.saturating_sub(height.min(len)));
    }

    /// Scrolls by `lines`; the choice moves only to stay in view.
    pub fn wheel(&mut self, lines: i64, len: usize, height: usize) {
        let delta = usize::try_from(lines.unsigned_abs()).unwrap_or(0);
        let top = if lines < 0 { self.top.saturating_sub(delta) } else { self.top.saturating_add(delta) };
        self.top = top.min(len.saturating_sub(height));
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let (first, last) = (self.top + margin, (self.top + height).saturating_sub(1 + margin));
        self.at = self.at.clamp(first.min(last), last.max(first));
        self.settle(len, height);
    }

    /// The entry at row `row` of the view.
    pub fn row(&self, row: usize, len: usize) -> Option<usize> {
        Some(self.top + row).filter(|index| *index < len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each step: a move with its count, and where the cursor and the view's top are afterwards, in
    /// a list of 20 with 5 in view.
    #[test]
    fn moves_in_a_list() {
        let steps = [
            (Move::Down, None, 1, 0),
            (Move::Down, Some(3), 4, 2),
            (Move::Last, None, 19, 15),
            (Move::Down, None, 19, 15),
            (Move::HalfUp, None, 17, 15),
            (Move::Up, Some(9), 8, 6),
            (Move::First, Some(12), 11, 9),
            (Move::PageUp, None, 7, 5),
            (Move::First, None, 0, 0),
            (Move::Up, None, 0, 0),
        ];
        let mut cursor = Cursor::default();
        for (step, count, at, top) in steps {
            cursor.go(step, count, 20, 5);
            assert_eq!((cursor.at, cursor.top), (at, top), "{step:?} {count:?}");
        }
    }

    #[test]
    fn a_list_of_nothing_and_a_view_of_nothing() {
        let mut cursor = Cursor { at: 7, top: 3 };
        cursor.settle(0, 5);
        assert_eq!(cursor, Cursor::default());
        cursor.go(Move::Last, None, 20, 0);
        assert_eq!(cursor.at, 19);
        cursor.wheel(3, 0, 5);
        assert_eq!(cursor, Cursor::default());
    }

    #[test]
    fn the_wheel_takes_the_choice_along_only_at_the_edge() {
        let mut cursor = Cursor { at: 10, top: 8 };
        cursor.wheel(1, 20, 5);
        assert_eq!((cursor.at, cursor.top), (11, 9));
        cursor.wheel(-3, 20, 5);
        assert_eq!((cursor.at, cursor.top), (8, 6));
    }
}
