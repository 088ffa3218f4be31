//! Headings that stand below others that look the same: what is said of each of the years that an item compares, and
//! of each of the subjects that Item 303 of Regulation S-K asks for.
//!
//! ```text
//! 2023 Compared to 2022
//! Sales                         below the years, as it comes again below the next
//! Costs
//! 2022 Compared to 2021
//! Sales
//! Costs
//! ```

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::headings::{compares_years, is_period};
use super::super::lines::{Page, starts};
use super::super::sections::{Class, Head};
use super::super::words;
use super::ranks::{legal, no_text_between};

/// Below the years, which may stand below what looks like them themselves.
const BELOW_YEARS: u8 = 2;

/// How far each of `heads` stands below those that look like it, by its index, for those that do.
pub(super) fn held(page: &Page<'_>, heads: &[Head]) -> FxHashMap<usize, u8> {
    let mut held = FxHashMap::default();
    let mut first = 0;
    for end in 1..=heads.len() {
        if heads.get(end).is_none_or(legal) {
            below_subjects(page, heads, first..end, &mut held);
            below_years(page, heads, first..end, &mut held);
            first = end;
        }
    }
    held
}

/// True for a heading of years or of spans of time: "2023 Compared to 2022", "Three Months Ended June 30, 2024 and 2023".
/// "First Quarter of 2024" may be what is to come, and a subject as those beside it.
pub(super) fn compares(text: &[u8]) -> bool {
    const ENDS: [u32; 2] = words::hashes(["ended", "ending"]);
    let ends = || words::words(text).any(|word| ENDS.contains(&word.hash));
    compares_years(text) || is_period(text) && words::words(text).nth(3).is_some() && ends()
}

/// True for "Results of Operations".
pub(super) fn names_results(text: &[u8]) -> bool {
    starts(text, b"results of operations") || starts(text, b"consolidated results")
}

/// Subjects that Item 303 of Regulation S-K asks for, and those that filers add to them as a rule: what is held ends at
/// each of them.
const SUBJECTS: &[&[u8]] = &[
    b"overview",
    b"executive overview",
    b"executive summary",
    b"results of operations",
    b"consolidated results",
    b"segment results",
    b"liquidity",
    b"capital resources",
    b"financial condition",
    b"critical accounting",
    b"application of critical accounting",
    b"summary of critical accounting",
    b"use of estimates",
    b"recent accounting",
    b"recently issued",
    b"recently adopted",
    b"new accounting",
    b"accounting pronouncements",
    b"impact of recent",
    b"effect of recent",
    b"off-balance",
    b"contractual obligations",
    b"commitments and conting",
    b"market risk",
    b"quantitative and qualitative",
    b"forward-looking",
    b"disclosure regarding",
    b"disclosures regarding",
    b"note regarding",
    b"special note",
    b"standards issued",
    b"cautionary",
    b"inflation",
    b"impact of inflation",
    b"effects of inflation",
    b"seasonality",
    b"outlook",
    b"risk factors",
    b"general",
    b"recent developments",
    b"acquisition",
    b"safe harbor",
    b"legal proceedings",
    b"environmental",
    b"significant accounting",
    b"key performance",
    b"trends",
    b"known trends",
    b"related party",
    b"subsequent events",
    b"non-gaap",
    b"year 2000",
];

/// Those of [`SUBJECTS`] that are divided as a rule. An overview or an outlook without text says as often that the
/// text was left out, and policies stand beside segments that look the same.
const HOLDERS: &[&[u8]] =
    &[b"results of operations", b"consolidated results of operations", b"liquidity and capital resources"];

/// True for the heading of Management's Discussion and Analysis, an item of a form or a part of the annual report that is
/// an exhibit to it: nothing else is divided by these subjects.
fn is_discussion(page: &Page<'_>, head: &Head) -> bool {
    const NAMED: [u32; 2] = words::hashes(["management", "discussion"]);
    let has = |named: &u32| words::words(page.bytes(head.span)).any(|word| word.hash == *named);
    matches!(head.class, Class::Item(_) | Class::Plain) && !head.look.run_in && NAMED.iter().all(has)
}

/// Marks what looks like the subjects of Management's Discussion and stands below one that has no text of its own:
///
/// ```text
/// Liquidity and Capital Resources
/// Cash Flows                            right below it, and so is what follows up to the next subject
/// ...
/// Kettle Loan
/// ...
/// Critical Accounting Estimates
/// ```
fn below_subjects(
    page: &Page<'_>,
    heads: &[Head],
    part: std::ops::Range<usize>,
    held: &mut FxHashMap<usize, u8>,
) {
    let named = |head: &Head, names: &[&[u8]]| {
        let text = page.bytes(head.span);
        names.iter().any(|name| starts(text, name))
    };
    let subject = |head: &Head| named(head, SUBJECTS);
    let plain = |head: &&Head| head.class == Class::Plain && !head.listed && !head.linked;
    let mut open: Option<&Head> = None;
    let mut inside = false;
    for at in part {
        // Notes to the statements are divided otherwise.
        if heads
            .get(at)
            .is_some_and(|head| matches!(head.class, Class::Statement | Class::Notes | Class::Note))
        {
            return;
        }
        inside |= heads.get(at).is_some_and(|head| is_discussion(page, head));
        let Some(head) = heads.get(at).filter(plain).filter(|_| inside) else { continue };
        if subject(head) {
            let bare = || {
                heads.get(at + 1).filter(plain).is_some_and(|next| {
                    next.look == head.look && !subject(next) && no_text_between(page, head, next)
                })
            };
            open = Some(head).filter(|head| named(head, HOLDERS) && bare());
        } else if open
            .is_some_and(|open| open.look == head.look && open.mark.is_none() && head.mark.is_none())
            && !compares(page.bytes(head.span))
        {
            held.insert(at, 1);
        }
    }
}

/// Marks what looks like the years that an item compares and comes again below other years: all between the first of
/// these and the last that comes again.
fn below_years(
    page: &Page<'_>,
    heads: &[Head],
    part: std::ops::Range<usize>,
    held: &mut FxHashMap<usize, u8>,
) {
    let plain = |at: &usize| heads.get(*at).is_some_and(|head| head.class == Class::Plain);
    let text = |at: usize| heads.get(at).map_or(&b""[..], |head| page.bytes(head.span));
    let Some(years) = part.clone().filter(plain).find(|at| compares(text(*at))) else { return };
    let look = heads.get(years).map(|head| head.look);
    let (mut before, mut own) = (FxHashSet::default(), FxHashSet::default());
    let mut last = None;
    for at in (years + 1..part.end).filter(plain).filter(|at| heads.get(*at).map(|h| h.look) == look) {
        if compares(text(at)) {
            before.extend(own.drain());
        } else if before.contains(text(at)) {
            last = Some(at);
        } else {
            own.insert(text(at));
        }
    }
    // Years that come again below each of what looks like them stand below it.
    let mut seen = FxHashSet::default();
    let alike = |at: &usize| heads.get(*at).map(|h| h.look) == look && compares(text(*at));
    let mut again = part.clone().filter(plain).filter(alike).map(&text);
    if !own.is_empty() && again.any(|text| !seen.insert(text)) {
        held.extend(part.filter(plain).filter(alike).map(|at| (at, 1)));
        return;
    }
    let Some(last) = last else { return };
    for at in (years + 1..=last).filter(plain) {
        if heads.get(at).map(|h| h.look) == look && !compares(text(at)) {
            held.insert(at, BELOW_YEARS);
        }
    }
}
