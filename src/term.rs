//! The terminal: raw mode, the threads, the one queue and the loop over it.
//!
//! ```text
//!  input thread ──┐
//!  worker thread ─┼─> one queue ─> update(&mut State, Msg) -> Vec<Effect> ─> view(&State, &mut Frame)
//!  store thread ──┤        ^                                  │
//!  signals ───────┘        └───────────── replies ────────────┘
//! ```
//!
//! The loop blocks on the queue, drains it, updates, performs what was asked for, and draws once.
//! Nothing ticks: an idle program costs nothing, but for the store thread's look, once a second, at
//! whether another program wrote to the store.

mod at_once;
mod clerk;
mod events;
mod run;
mod session;
mod worker;

pub use at_once::at_once;
pub use run::{Options, run};
pub use worker::work;
