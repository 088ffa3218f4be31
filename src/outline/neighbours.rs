//! Headings that are none beside their neighbours: names in a list, and the groups of rows of a statement.
//!
//! ```text
//! Common Stock                   one below the other, alike, with nothing under any of them: the names
//! Preferred Stock                of securities on a cover, of firms on a back page
//! Warrants
//! Units
//!
//! CONSOLIDATED BALANCE SHEETS
//! ASSETS                         a group of rows of the table below, set as a line of its own
//! Cash             12      14
//! ```

use super::lines::{Page, Role};
use super::sections::{Class, Head};
use super::words;

/// Fewer headings in a row with nothing between are the levels of a tree.
const FEWEST_NAMES: usize = 4;

/// Drops the headings of `heads` that are names in a list or groups of rows.
pub(super) fn drop_strangers(page: &Page<'_>, heads: &mut Vec<Head>) {
    let mut keep = vec![true; heads.len()];
    let mut first = 0;
    while first < heads.len() {
        let mut end = first + 1;
        while end < heads.len() && goes_on(page, &heads[end - 1], &heads[end]) {
            end += 1;
        }
        if end - first >= FEWEST_NAMES {
            // The last of them may be the heading of what follows.
            let last = end - usize::from(heads[end - 1].prose);
            keep[first..last].fill(false);
        }
        first = end;
    }
    let mut statement = false;
    for (index, head) in heads.iter().enumerate() {
        match head.class {
            Class::Statement => statement = true,
            Class::Plain | Class::Table if statement && is_group(page, head) => keep[index] = false,
            _ => statement = false,
        }
    }
    let mut kept = keep.into_iter();
    heads.retain(|_| kept.next().unwrap_or(true));
}

/// True where `after` stands right below `before` and looks the same, and nothing but that makes either a heading.
fn goes_on(page: &Page<'_>, before: &Head, after: &Head) -> bool {
    let bare =
        |h: &Head| h.class == Class::Plain && h.mark.is_none() && !h.linked && !h.listed && !h.look.run_in;
    let between = page.lines.get(before.line + 1..after.line).unwrap_or(&[]);
    let outside = |role| matches!(role, Role::Running | Role::PageNumber | Role::Furniture);
    bare(before)
        && bare(after)
        && before.look == after.look
        && between.iter().all(|l| before.span.overlaps(l.span) || outside(l.role))
}

/// True for "ASSETS", "Liabilities and Stockholders' Equity (Note 5)" above rows of a table.
fn is_group(page: &Page<'_>, head: &Head) -> bool {
    const GROUPS: &[u32] = &words::hashes([
        "assets",
        "liabilities",
        "equity",
        "deficit",
        "capital",
        "stockholders",
        "shareholders",
        "shareowners",
        "partners",
        "members",
        "revenues",
        "expenses",
        "income",
        "costs",
        "operating",
        "current",
        "noncurrent",
        "cash",
        "flows",
        "activities",
        "investing",
        "financing",
    ]);
    const BESIDE: &[u32] =
        &words::hashes(["and", "other", "from", "of", "note", "the", "non", "used", "for"]);
    let text = page.bytes(head.span);
    let number = |word: &words::Word| text[word.start..word.end].iter().all(u8::is_ascii_digit);
    let mut named = false;
    let all = words::words(text).all(|word| {
        let group = GROUPS.contains(&word.hash);
        named |= group;
        group || BESIDE.contains(&word.hash) || number(&word)
    });
    let flow = |role| matches!(role, Role::Flow | Role::FirstOfRunning);
    let next = page.lines.iter().skip(head.line + 1).find(|l| flow(l.role) && !l.span.overlaps(head.span));
    all && named && next.is_some_and(|line| line.row.is_some())
}
