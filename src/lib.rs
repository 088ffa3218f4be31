//! tickmark reads SEC filings of any age and format, marks every figure in them, says what each
//! means, proves what arithmetic can prove, and keeps a person's judgement of the rest.
//!
//! # Floors
//!
//! The house has floors; `use` goes down only, and a test holds it to that.
//!
//! ```text
//! main, cli    arguments -> command
//! term         raw mode, input thread, worker thread, the loop        crossterm, ratatui
//! ui           view(&State, &mut Frame); one file per pane            ratatui
//! app          State, Action, Msg, Effect, keymap, update: pure       own Key type; tui-textarea in field
//! export       records and reviewed figures -> bytes, one file per format
//! review       decisions, undo, anchors; store (SQLite)
//! reading      bytes -> everything below, in one call
//! checks       figures -> checks: footing, ties, repairs, doubt
//! figures      document -> figures
//! outline      document -> section tree
//! filing       bytes -> filing: submission, html, ascii, markdown, xml; tables
//! text         spans, source map, dates, currencies, places, lines, search, halves    std, jiff
//! ```
//!
//! # What flows
//!
//! bytes -> [`filing::Filing`] -> [`outline::Outline`] -> [`figures::Figures`] ->
//! [`checks::Checks`] -> review -> export. Each arrow is one pure function. Reading never fails and
//! never panics: problems are data with a place. Only the edges (open, store, write) return errors.
//!
//! # The ground
//!
//! 1. `text` to `export` never use crossterm, ratatui, threads or the clock. Where a reading falls into halves,
//!    whoever asks for it says how they are run ([`text::halves`]); the result is the same.
//! 2. Reading never fails and never panics, on any bytes, within bounded memory and depth.
//! 3. A text span lies on char boundaries of its text, a source span in the file; every exported
//!    record's raw text is found at its span.
//! 4. No figure's value passes through floating point.
//! 5. `update` does no input or output; `view` reads.
//! 6. A reply from an older generation changes nothing.
//! 7. Every key is a row of one table; help and README come from it.
//! 8. A decision is on disk before the screen says that it is; a killed process loses none.
//! 9. No byte of a filing reaches the terminal as a control sequence.
//! 10. Nothing is silently dropped.

pub mod app;
pub mod checks;
pub mod cli;
pub mod error;
pub mod export;
pub mod figures;
pub mod filing;
pub mod outline;
pub mod reading;
pub mod review;
pub mod term;
pub mod text;
pub mod ui;
