//! Sentences and what is read in them, as examples that a person can check by eye.

mod names;
mod phrases;
