//! What reviewers say of a figure on which they disagree, attribute by attribute, each beside the key
//! that takes its side.

use super::{Fact, FactKind, fact};
use crate::app::sides::{Side, Sides};
use crate::app::subject::Subject;
use crate::review::{Attribute, EntryId};
use crate::text::cells;

/// The keys that take a side. A reviewer beyond the ninth is sided with in the list.
const KEYS: [&str; 10] = ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9"];

/// Adds what reviewers say, where they disagree.
pub(super) fn sides(subject: Subject, id: EntryId, facts: &mut Vec<Fact>) {
    let (Some(sides), Some(entry)) = (Sides::of(subject, id), subject.entry(id)) else { return };
    let differences = sides.shared.differences();
    let words = differences.join(", ");
    let ruling = sides.shared.ruling.and_then(|index| subject.review?.log().get(index));
    let heading = match ruling {
        Some(decision) => format!("settled by {}: {words}", decision.reviewer),
        None => format!("reviewers disagree: {words}"),
    };
    facts.push(fact(FactKind::Heading, cells::line(&heading)));
    for side in sides.all() {
        let name = KEYS.get(side.number).copied().unwrap_or("");
        facts.push(Fact {
            name,
            ..fact(FactKind::Side, words_of(subject, entry.document, &side, &differences))
        });
    }
}

/// A side in words: who, the verdict, and what it says where others say something else.
fn words_of(subject: Subject, document: usize, side: &Side, differences: &[&str]) -> String {
    let mut words = format!("{} {}", side.name(), side.state()).trim_end().to_owned();
    let mut said = Vec::new();
    if side.figure.is_none() {
        said.push("no figure".to_owned());
    } else {
        // Where they disagree on nothing but whether it is a figure, its value tells which is meant.
        let all_alike = differences == ["verdict"];
        let shows = |a: &Attribute| differences.contains(&a.name()) || all_alike && *a == Attribute::Value;
        for attribute in Attribute::ALL.into_iter().filter(shows) {
            let text = side.says(attribute);
            let text = if text.is_empty() { "none" } else { &text };
            said.push(format!("{} {text}", attribute.name()));
        }
        if let Some(verdict) = side.verdict.filter(|_| differences.contains(&"ends")) {
            said.push(format!("ends {}", subject.quote(document, verdict.span, 30)));
        }
    }
    if !said.is_empty() {
        words.push_str(&format!(": {}", said.join(" · ")));
    }
    cells::line(&words)
}
