//! Rows that are the total of a heading above them, by their names.
//!
//! ```text
//! Deposits
//!   Demand                 120
//!   Savings                 80
//!   Total deposits         200      the total of the heading, named by the whole of it
//! ```

use super::RowHead;
use crate::figures::tables::View;
use crate::text::TextSpan;

/// True for the total of what stands under `heading`: a row without words, "Total deposits" under "Deposits".
pub(super) fn sums(view: View<'_>, own: &[TextSpan], heading: Option<TextSpan>) -> bool {
    let Some(heading) = heading else { return own.is_empty() };
    let first = view.document.slice(heading).split_ascii_whitespace().next().unwrap_or("");
    own.is_empty() || is_total_of(view, own).is_some_and(|of| of.eq_ignore_ascii_case(bare(first)))
}

/// True for a row that names the whole of `heading` behind "Total".
pub(super) fn ends(view: View<'_>, own: &[TextSpan], heading: Option<TextSpan>) -> bool {
    let (Some(own), Some(heading)) = (own.first(), heading) else { return false };
    let words = |span: TextSpan| {
        view.document.slice(span).split_ascii_whitespace().map(|word| bare(word).to_ascii_lowercase())
    };
    words(*own).skip(1).eq(words(heading))
}

/// The first word that a row names the total of, "" for one that is called "Total" and nothing else.
pub(super) fn is_total_of<'a>(view: View<'a>, own: &[TextSpan]) -> Option<&'a str> {
    let mut words = view.document.slice(*own.first()?).split_ascii_whitespace();
    let total = words.next().is_some_and(|first| bare(first).eq_ignore_ascii_case("total"));
    total.then(|| bare(words.next().unwrap_or("")))
}

/// Bytes of the longest names that are looked at for [`leaves`].
const LONGEST: usize = 120;

/// True for a row that stands under none of `heading`, though nothing is indented: "Deferred" below "Current:" and the
/// states that tax is the other part of it, and "Dividends per share" below "Weighted average shares outstanding:" no
/// number of shares. "Adjusted net income" ends the "Adjustments:", and "Antidilutive shares" below "Basic" and "Diluted"
/// no earnings per share. `rows` are those above it.
pub(super) fn leaves(view: View<'_>, rows: &[RowHead], own: &[TextSpan], heading: TextSpan) -> bool {
    let Some(own) = own.first().filter(|own| (own.len() as usize) < LONGEST) else { return false };
    if heading.len() as usize >= LONGEST {
        return false;
    }
    let (own, heading) = (view.document.slice(*own), view.document.slice(heading));
    if names_tax(heading, "current") && names_tax(own, "deferred") {
        return states_tax(view, rows);
    }
    if closes_adjustments(heading, own) {
        return true;
    }
    let holds = |words: &str, all: &[&str]| {
        let words = words.to_ascii_lowercase();
        all.iter().all(|word| words.contains(word))
    };
    // A computation has "Net income", the shares and the "Net income per share" below one heading.
    let before = rows.last().map_or("", |row| view.document.slice(row.words));
    let halves =
        ["basic", "diluted"].iter().any(|half| holds(before, &[half]) && !holds(before, &["shares"]));
    if holds(heading, &[" per "]) && halves && !holds(own, &[" per "]) && !holds(own, &["diluted"]) {
        return !holds(own, &["basic"]) && (holds(own, &["shares"]) || holds(own, &["securities"]));
    }
    holds(heading, &["average", "shares"])
        && !holds(heading, &["per "])
        && (holds(own, &["per share"]) || holds(own, &["per common share"]))
        && !holds(own, &["shares"])
}

/// True where `own` names the measure that the "Adjustments:" lead to: "EBITDA", "Adjusted net income", "Non-GAAP net
/// income". "Adjusted for leases" and "EBITDA of the joint venture" are adjustments themselves.
fn closes_adjustments(heading: &str, own: &str) -> bool {
    let mut led = heading.split_ascii_whitespace().map(bare);
    let adjusts = led
        .next()
        .is_some_and(|first| ["adjustments", "adjustment"].iter().any(|own| own.eq_ignore_ascii_case(first)));
    let mut words = own.split_ascii_whitespace().map(bare);
    let (first, next) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let says = |own: &str| first.eq_ignore_ascii_case(own);
    let whole = says("EBITDA") && next.is_empty();
    let made = (says("adjusted") || says("non-gaap"))
        && !next.is_empty()
        && !["for", "to", "by", "adjustments", "adjustment", "items"]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(next))
        // "Adjusted lease expense", "Non-GAAP tax rate effect" are adjustments themselves.
        && !own.split_ascii_whitespace().map(bare).any(|word| {
            ["tax", "effect", "expense", "cost", "costs"].iter().any(|part| part.eq_ignore_ascii_case(word))
        });
    adjusts && (whole || made)
}

/// True for `part` of a tax and nothing else: "Deferred", "Current tax expense:". "Deferred tax assets" are owned, and
/// "Deferred revenue" is owed below "Current portion:".
fn names_tax(words: &str, part: &str) -> bool {
    const TAX: [&str; 9] =
        ["tax", "taxes", "income", "provision", "expense", "benefit", "(benefit)", "for", "on"];
    let mut words = words.split_ascii_whitespace().map(bare);
    words.next().is_some_and(|first| first.eq_ignore_ascii_case(part))
        && words.all(|word| TAX.iter().any(|own| own.eq_ignore_ascii_case(word)))
}

/// True where one of the few rows right above names who taxes: "Federal", "State and local", "Foreign".
fn states_tax(view: View<'_>, rows: &[RowHead]) -> bool {
    const NEAR: usize = 5;
    const TAXING: [&str; 7] = ["federal", "state", "foreign", "local", "provincial", "domestic", "u.s"];
    rows.iter().rev().take(NEAR).any(|row| {
        let first = view.document.slice(row.words).split_ascii_whitespace().next().unwrap_or("");
        TAXING.iter().any(|own| own.eq_ignore_ascii_case(bare(first)))
    })
}

/// A word without the stops behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([':', ',', '.'])
}
