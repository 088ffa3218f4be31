//! Annotations: figures as labelled spans of text, for tools that train and correct models.
//!
//! The tools count in Unicode code points of a text of their own, so a filing is handed to them in
//! passages: some lines of one document, each with the place of its bytes in the file and with the
//! rows of its figures beside what the tool itself understands.
//!
//! ```text
//! file, bytes     … <td>1</td><td>,250</td> …      rows: sealed, by bytes
//! passage         Revenue was 1,250 in all⏎        spans: 12..17 money, by code points
//! ```
//!
//! What comes back may have been edited: a span more is a figure that was missed, one less is no
//! figure, another label is another kind. [`Task::said`] tells the one from the other.

mod ascii;
pub mod doccano;
pub mod label_studio;
mod passage;
pub mod prodigy;
pub mod spacy;
mod task;
pub mod web;

use passage::{Passage, passages};
pub use task::{Labelled, Meta, Task, claims};
