//! Where jumps started, so that one can go back and forward again.
//!
//! ```text
//! leave a, leave b, leave c     a b c |          at the end
//! back (from d)                 a b | c d        now at c
//! back                          a | b c d        now at b
//! forward                       a b | c d        now at c
//! leave (from c)                a b c |          what lay ahead is forgotten
//! ```

use crate::app::flow::Place;

/// Most places that are remembered.
const MOST: usize = 100;

/// The list of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jumps {
    places: Vec<Place>,
    /// Index of the place that is current after going back; the list's length otherwise.
    at: usize,
}

impl Jumps {
    /// Remembers `here` before a jump.
    pub fn leave(&mut self, here: Place) {
        self.places.truncate(self.at);
        if self.places.last() != Some(&here) {
            self.places.push(here);
        }
        if self.places.len() > MOST {
            self.places.remove(0);
        }
        self.at = self.places.len();
    }

    /// The place before; `here` is remembered to come forward to.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        if self.at == self.places.len() && self.places.last() != Some(&here) {
            self.places.push(here);
            self.at = self.places.len() - 1;
        } else if self.at == self.places.len() {
            self.at = self.at.checked_sub(1)?;
        }
        self.at = self.at.checked_sub(1)?;
        self.places.get(self.at).copied()
    }

    /// The place after, if one went back before.
    pub fn forward(&mut self) -> Option<Place> {
        let place = self.places.get(self.at + 1).copied()?;
        self.at += 1;
        Some(place)
    }

    /// The place that the last jump started from, to go to and fro.
    pub fn last(&self) -> Option<Place> {
        self.places.get(self.at.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(at: u32) -> Place {
        Place { document: 0, at }
    }

    #[test]
    fn back_and_forward() {
        let mut jumps = Jumps::default();
        for at in [1, 2, 3] {
            jumps.leave(place(at));
        }
        assert_eq!(jumps.back(place(4)), Some(place(3)));
        assert_eq!(jumps.back(place(3)), Some(place(2)));
        assert_eq!(jumps.forward(), Some(place(3)));
        assert_eq!(jumps.forward(), Some(place(4)));
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(place(4)), Some(place(3)));
    }

    #[test]
    fn a_jump_from_the_past_forgets_what_lay_ahead() {
        let mut jumps = Jumps::default();
        jumps.leave(place(1));
        jumps.leave(place(2));
        assert_eq!(jumps.back(place(3)), Some(place(2)));
        jumps.leave(place(2));
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(place(9)), Some(place(2)));
    }

    #[test]
    fn nowhere_to_go() {
        assert_eq!(Jumps::default().back(place(1)), None);
        assert_eq!(Jumps::default().forward(), None);
        assert_eq!(Jumps::default().last(), None);
    }
}
