//! The name under which a person judges.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The name under which a person judges: one line without control characters, at most 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reviewer(String);

impl Reviewer {
    /// The reviewer of this name; white space at its ends is left out.
    ///
    /// # Errors
    /// Says in words why it is no name.
    pub fn new(name: &str) -> Result<Self, String> {
        let name = name.trim();
        if name.is_empty() {
            return Err("a reviewer needs a name".to_owned());
        }
        if name.chars().count() > 64 || name.chars().any(char::is_control) {
            return Err("a reviewer's name is one line of at most 64 characters".to_owned());
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// Somebody who gave no name.
impl Default for Reviewer {
    fn default() -> Self {
        Self("reviewer".to_owned())
    }
}

impl fmt::Display for Reviewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Reviewer {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::new(&name)
    }
}

impl From<Reviewer> for String {
    fn from(reviewer: Reviewer) -> Self {
        reviewer.0
    }
}
