//! The two halves of a piece of work at once, on two threads.
//!
//! The floors below know no threads ([`crate::text::halves`]); commands and the worker hand them this.

use std::panic::resume_unwind;
use std::thread;

/// Runs `first` on a thread of its own and `second` on this one. Where the system gives no thread `first` is left, and
/// whoever asked does it in turn.
pub fn at_once(first: &mut (dyn FnMut() + Send), second: &mut (dyn FnMut() + Send)) {
    thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, first);
        second();
        // What went wrong beside goes wrong here, with its own words.
        if let Ok(beside) = beside
            && let Err(cause) = beside.join()
        {
            resume_unwind(cause);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading;

    #[test]
    fn a_reading_at_once_is_the_reading_in_turn() {
        for sample in ["bellwether-10q-2024.htm", "harrow-creek-8k-2019.md", "tamarack-10k-1996.txt"] {
            let path = format!("{}/assets/samples/{sample}", env!("CARGO_MANIFEST_DIR"));
            let bytes = std::fs::read(path).unwrap();
            let (turn, once) = (reading::read(bytes.clone()), reading::read_by(at_once, bytes));
            assert_eq!(format!("{:?}", once.figures), format!("{:?}", turn.figures), "{sample}");
            assert_eq!(format!("{:?}", once.checks), format!("{:?}", turn.checks), "{sample}");
        }
    }

    #[test]
    fn what_goes_wrong_in_a_half_goes_wrong_in_the_whole() {
        let caught =
            std::panic::catch_unwind(|| at_once(&mut || resume_unwind(Box::new("torn")), &mut || ()));
        assert_eq!(caught.unwrap_err().downcast_ref::<&str>(), Some(&"torn"));
    }
}
