//! What went wrong while a filing was read, as data with a place.
//!
//! Reading never fails: a truncated envelope, a table that could not be laid out or bytes that are
//! no text become issues beside whatever could be read.

use crate::text::SourceSpan;

/// A problem met while reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What sort of problem.
    pub kind: IssueKind,
    /// Where in the file, if it has a place.
    pub span: Option<SourceSpan>,
    /// What was met, in words.
    pub message: String,
}

/// Sorts of problems met while reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IssueKind {
    /// The envelope ends before it is closed.
    Truncated,
    /// The header and the documents disagree.
    HeaderMismatch,
    /// Bytes that are neither UTF-8 nor windows-1252 text.
    Encoding,
    /// A limit on depth or size was reached and the rest read as plain text.
    Limit,
    /// XML that is not well formed.
    Malformed,
    /// A part that is listed but not shown as text.
    SetAside,
    /// A tag of XBRL that leads nowhere or does not fit its print.
    Tagging,
}

impl IssueKind {
    /// Its name on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Truncated => "cut off",
            Self::HeaderMismatch => "header",
            Self::Encoding => "encoding",
            Self::Limit => "limit",
            Self::Malformed => "malformed",
            Self::SetAside => "set aside",
            Self::Tagging => "tags",
        }
    }
}

impl Issue {
    /// An issue at a place.
    pub fn at(kind: IssueKind, span: SourceSpan, message: impl Into<String>) -> Self {
        Self { kind, span: Some(span), message: message.into() }
    }

    /// An issue of the whole file.
    pub fn whole(kind: IssueKind, message: impl Into<String>) -> Self {
        Self { kind, span: None, message: message.into() }
    }
}
