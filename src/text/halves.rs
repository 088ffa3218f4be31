//! Two halves of one piece of work, done in turn or at once.
//!
//! Reading is one pure function after another, and some of them fall into halves that need nothing of each other:
//! the figures of tables and those of prose. The floors that read know no threads; whoever asks for a reading says
//! how its halves are run, and what comes out is the same either way.

/// Runs two halves, in whatever order or at once, each of them once.
pub type Both = fn(&mut (dyn FnMut() + Send), &mut (dyn FnMut() + Send));

/// One half after the other.
pub fn in_turn(first: &mut (dyn FnMut() + Send), second: &mut (dyn FnMut() + Send)) {
    first();
    second();
}

/// What the two halves of a piece of work give, run by `both`. A half that `both` could not start is done here.
pub(crate) fn halves<A: Default + Send, B: Default + Send>(
    both: Both,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    let (mut first, mut second) = (Half::Waits(first), Half::Waits(second));
    both(&mut || first.run(), &mut || second.run());
    (first.done(), second.done())
}

/// One half of a piece of work.
enum Half<T, F: FnOnce() -> T> {
    Waits(F),
    Runs,
    Done(T),
}

impl<T: Default, F: FnOnce() -> T> Half<T, F> {
    fn run(&mut self) {
        match std::mem::replace(self, Self::Runs) {
            Self::Waits(work) => *self = Self::Done(work()),
            was => *self = was,
        }
    }

    fn done(mut self) -> T {
        if matches!(self, Self::Waits(_)) {
            self.run();
        }
        if let Self::Done(result) = self { result } else { T::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_are_done_however_they_are_run() {
        let runners: [Both; 4] =
            [in_turn, |first, second| (second(), first()).0, |_, second| second(), |_, _| ()];
        for both in runners {
            assert_eq!(halves(both, || 3 + 4, || "sum".to_owned()), (7, "sum".to_owned()));
        }
    }

    #[test]
    fn a_half_that_is_run_twice_is_done_once() {
        let mut runs = 0;
        let both: Both = |first, second| {
            first();
            first();
            second();
        };
        assert_eq!(
            halves(
                both,
                || {
                    runs += 1;
                    5
                },
                || ()
            ),
            (5, ())
        );
        assert_eq!(runs, 1);
    }
}
