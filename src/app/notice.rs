//! A word to the reader, at the bottom of the screen until the next key.

use crate::error::Error;

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How grave it is.
    pub kind: NoticeKind,
    /// The words, one line.
    pub text: String,
    /// What to do about it; empty where there is nothing to say.
    pub hint: String,
}

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something cannot be done.
    Refused,
    /// Something went wrong.
    Error,
}

impl Notice {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Done, text: text.into(), hint: String::new() }
    }

    /// Something cannot be done.
    pub fn refused(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Refused, text: text.into(), hint: String::new() }
    }
}

/// So many of something, in words: "1 figure", "1,204 figures".
pub fn counted(count: usize, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{} {what}{s}", super::figure::grouped(&count.to_string()))
}

impl From<Error> for Notice {
    fn from(error: Error) -> Self {
        Self { kind: NoticeKind::Error, text: error.context, hint: error.hint }
    }
}
