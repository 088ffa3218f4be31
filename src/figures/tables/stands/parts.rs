//! Tables that tell what something that is there is made of, by the sentence that leads up to them.
//!
//! ```text
//! Inventories at December 31 consisted of:
//! Long-term debt consists of the following (in thousands):
//!                                   2023       2022         the last days of these years
//! Senior notes                   $40,000    $42,000
//! ```

use super::{heads, tells_of_moves};
use crate::figures::lexer::lex;
use crate::figures::nature::{PLAIN, nature};
use crate::figures::period::TimeSpec;
use crate::figures::prose::Reader;
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::text::TextSpan;
use crate::text::search::holds;

/// Starts of words for what goes by.
const WENT_BY: [&str; 20] = [
    "change",
    "activit",
    "transaction",
    "reconcil",
    "income",
    "expense",
    "operations",
    "result",
    "earnings",
    "sales",
    "revenue",
    "cost",
    "benefit",
    "provision",
    "movement",
    "average",
    "ended",
    "ending",
    "roll",
    "loss",
];

/// True where a lead, in small letters, speaks of what went by.
fn went_by(lower: &str) -> bool {
    let mut words = lower.split(|c: char| !c.is_ascii_alphabetic());
    tells_of_moves(lower) || words.any(|word| WENT_BY.iter().any(|went| word.starts_with(went)))
}

/// True where the sentence that leads up to the table says of what there is on its days what it consists of:
/// "Inventories at December 31 consisted of:", "At December 31, 1995 and 1994, the Company had contracts in the
/// following amounts:".
pub(super) fn tells_parts(view: View<'_>) -> bool {
    lead_on_days(view).is_some_and(|lead| !went_by(&lead))
}

/// The sentence that leads up to the table, in small letters, where it names the days of the table.
fn lead_on_days(view: View<'_>) -> Option<String> {
    let on_days =
        |(time, _): &(TimeSpec, TextSpan)| time.instant && time.day.is_some() && time.length.is_none();
    let listed = &view.above.listed;
    let span = view.above.lead?;
    let lead = view.document.slice(span);
    let said = listed.first().is_some_and(|(_, place)| span.contains(place.start()));
    let told = said && listed.first().is_some_and(on_days) && lead.ends_with(':') && lead.len() < LONGEST;
    told.then(|| lead.to_ascii_lowercase())
}

/// "Costs included in inventories at June 30 are summarized below:", "Other liabilities at June 30 were:": what there is on
/// the day is called by what it was spent on or is owed for, "Warranty expense", and all of it is there.
pub(super) fn tells_parts_of_what_is_there(view: View<'_>, rows: &[RowHead]) -> bool {
    const THERE: [&str; 9] = [
        "liabilities",
        "inventor",
        "accrued",
        "accruals",
        "prepaid",
        "deferred",
        "capitalized",
        "other assets",
        "current assets",
    ];
    const DAYS: [&str; 4] = [" at ", " as of ", " as at ", " on "];
    let moves = |row: &RowHead| row.hints.has(Hints::OPENING) || row.between.is_some();
    lead_on_days(view).is_some_and(|lead| {
        let subject = DAYS.iter().filter_map(|day| lead.find(day)).min().and_then(|at| lead.get(..at));
        let subject = subject.filter(|subject| THERE.iter().any(|there| subject.contains(there)));
        // "Costs" and "expenses" say what it is for, and are no flows among what is there.
        subject.is_some() && {
            let words = lead.replace("costs", "").replace("accrued expense", "");
            !went_by(&words) && !rows.iter().any(moves)
        }
    })
}

/// "The gross carrying amount and accumulated amortization of intangible assets for the years ended June 30": what there is
/// at the end of each, whatever time is named (ASC 350-30-50-2).
pub(super) fn tells_gross_and_accumulated(view: View<'_>) -> bool {
    let Some(span) = view.above.lead.filter(|span| (span.len() as usize) < LONGEST) else { return false };
    let lead = view.document.slice(span).to_ascii_lowercase();
    let names = ["carrying amount", "carrying value"].iter().any(|name| lead.contains(name));
    names
        && lead.contains("accumulated amortization")
        && !["change", "expense", "activit", "roll"].iter().any(|word| lead.contains(word))
}

/// Bytes of the longest lead that is looked at.
const LONGEST: usize = 300;

/// "Long-term debt consists of the following:", "Other assets are comprised of:": true where the words before the verb
/// name what is there on a day.
pub(super) fn tells_what_it_is_made_of(view: View<'_>) -> bool {
    const MADE: [&str; 6] =
        [" consists of", " consisted of", " consist of", " comprised of", " composed of", " consisting of"];
    let Some(span) = view.above.lead.filter(|span| (span.len() as usize) < LONGEST) else { return false };
    let lead = view.document.slice(span);
    let Some(verb) = MADE.iter().find_map(|made| lead.find(made)) else { return false };
    let subject = lead[..verb].rfind(". ").map_or(0, |at| at + 2);
    // Expenses that are accrued or paid before are there.
    let lower = lead[subject..verb].to_ascii_lowercase();
    let lower =
        ["accrued expense", "prepaid expense"].iter().fold(lower, |text, there| text.replace(there, ""));
    if went_by(&lower) {
        return false;
    }
    let mut tokens = Vec::new();
    let (from, to) =
        (span.start() + crate::text::saturate(subject), span.start() + crate::text::saturate(verb));
    lex(&view.document.text, from, to, &mut tokens);
    nature(Reader { text: &view.document.text, tokens: &tokens }) >= PLAIN
}

/// True for what is left of the plans of a company to be issued: "Number of securities to be issued upon exercise" beside
/// "Number of securities remaining available", as of the end of the last fiscal year (Regulation S-K, Item 201(d)).
pub(super) fn tells_plans(view: View<'_>) -> bool {
    let says = |name: &[&str]| {
        heads(view).any(|placed| {
            let words = view.document.slice(placed.ink);
            name.iter().all(|part| holds(words, part))
        })
    };
    says(&["be issued", "exercise"]) && says(&["remaining", "available"])
}
