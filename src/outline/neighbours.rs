//! Headings that are none beside their neighbours: names in a list on a cover, among signatures or above
//! no text, and the groups of rows of a statement.
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

use super::forms::Form;
use super::lines::{Line, Page, Role};
use super::marks::item_mark;
use super::names;
use super::sections::{Class, Head};
use super::words;
use crate::text::TextSpan;

/// Fewer headings in a row with nothing between are the levels of a tree.
const FEWEST_NAMES: usize = 4;

/// Names of securities, firms and people are short; in bytes.
const LONGEST_NAME: u32 = 60;

/// Drops the headings of `heads` that are names in a list or groups of rows.
pub(super) fn drop_strangers(page: &Page<'_>, form: Option<&Form>, heads: &mut Vec<Head>) {
    let mut keep = vec![true; heads.len()];
    let mut first = 0;
    while first < heads.len() {
        let mut end = first + 1;
        while end < heads.len() && goes_on(page, &heads[end - 1], &heads[end]) {
            end += 1;
        }
        if end - first >= FEWEST_NAMES && holds_names(page, form, heads, first, end) {
            // The last of them may be the heading of what follows.
            let last = end - usize::from(heads[end - 1].prose);
            keep[first..last].fill(false);
        }
        first = end;
    }
    let mut statement = None;
    for (index, head) in heads.iter().enumerate() {
        match (head.class, statement) {
            (Class::Statement, _) => statement = Some(head.span),
            (Class::Plain | Class::Table, Some(of)) if is_group(page, of, head) => keep[index] = false,
            _ => statement = None,
        }
    }
    drop_owners(page, heads, &mut keep);
    drop_answers(page, heads, &mut keep);
    drop_signers(page, heads, &mut keep);
    let mut kept = keep.into_iter();
    heads.retain(|_| kept.next().unwrap_or(true));
}

/// Drops what answers a paragraph of an item and is set as its title is: the next paragraph follows it.
///
/// ```text
/// Item 2(c). Citizenship:
/// Ohio                                 the answer
/// Item 2(d). Title of Class:
/// ```
fn drop_answers(page: &Page<'_>, heads: &[Head], keep: &mut [bool]) {
    let outside = |role| matches!(role, Role::Running | Role::PageNumber | Role::Furniture);
    let stacked = |over: &Head, under: &Head| {
        let between = page.lines.get(over.line + 1..under.line).unwrap_or(&[]);
        between.iter().all(|l| over.span.overlaps(l.span) || outside(l.role))
    };
    let mark = |head: &Head| item_mark(page.bytes(head.span));
    for (at, three) in heads.windows(3).enumerate() {
        let [asked, answer, next] = three else { continue };
        // Where items ask by colons, all of them do.
        let colons = [asked, next].iter().all(|head| page.bytes(head.span).ends_with(b":"));
        let asks = mark(asked).is_some_and(|mark| mark.sub || mark.bracketed.is_some() || colons);
        let bare = answer.class == Class::Plain && answer.mark.is_none() && mark(answer).is_none();
        if asks && bare && mark(next).is_some() && stacked(asked, answer) && stacked(answer, next) {
            keep[at + 1] = false;
        }
    }
}

/// Drops the name of a committee that signs the report above it: its members follow, and no text.
///
/// ```text
/// REPORT OF THE AUDIT COMMITTEE
/// We have looked at the statements …
///            The Audit Committee                        signs
///              Ann Alder, Chair
/// ```
fn drop_signers(page: &Page<'_>, heads: &[Head], keep: &mut [bool]) {
    const REPORT: [u32; 1] = words::hashes(["report"]);
    let reports = |head: &Head| words::words(page.bytes(head.span)).any(|word| REPORT.contains(&word.hash));
    let flow = |role| matches!(role, Role::Flow | Role::FirstOfRunning);
    for (at, pair) in heads.windows(2).enumerate() {
        let [report, signer] = pair else { continue };
        let mut below =
            page.lines.iter().skip(signer.line + 1).take(MOST_BETWEEN).filter(|line| flow(line.role));
        let member = |line: &Line| {
            let text = page.bytes(line.span);
            text.len() <= LONGEST_MEMBER && !text.iter().any(u8::is_ascii_digit) && text.last() != Some(&b'.')
        };
        let bare = signer.class == Class::Plain && !signer.linked && !signer.listed && !signer.look.run_in;
        if bare
            && reports(report)
            && is_committee(page.bytes(signer.span))
            && below.next().is_some_and(member)
        {
            keep[at + 1] = false;
        }
    }
}

/// Lines of pages between a committee and the first of its members.
const MOST_BETWEEN: usize = 40;

/// Bytes of a member's name and office.
const LONGEST_MEMBER: usize = 80;

/// True for the name of a committee and nothing else: "The Compensation Committee of the Board of Directors".
fn is_committee(text: &[u8]) -> bool {
    const COMMITTEE: u32 = words::hash_of("committee");
    const BESIDE: &[u32] = &words::hashes([
        "the",
        "of",
        "and",
        "board",
        "directors",
        "members",
        "committee",
        "audit",
        "compensation",
        "executive",
        "human",
        "resources",
        "personnel",
        "organization",
        "stock",
        "option",
        "benefits",
        "nominating",
        "governance",
        "corporate",
        "finance",
        "risk",
        "management",
        "development",
        "talent",
        "leadership",
        "submitted",
        "by",
        "respectfully",
    ]);
    words::words(text).any(|word| word.hash == COMMITTEE)
        && words::words(text).all(|word| BESIDE.contains(&word.hash))
}

/// Drops the name of the plan, the trust or the subsidiary whose statements these are: it stands right above
/// each of them.
fn drop_owners(page: &Page<'_>, heads: &[Head], keep: &mut [bool]) {
    let hash = |head: &Head| words::line_hash(page.bytes(head.span));
    let above = |pair: &[Head]| {
        let [owner, below] = pair else { return false };
        let between = page.lines.get(owner.line + 1..below.line).unwrap_or(&[]);
        let outside = |role| matches!(role, Role::Running | Role::PageNumber | Role::Furniture);
        let bare = owner.class == Class::Plain && owner.mark.is_none() && !owner.linked && !owner.look.run_in;
        bare && between.iter().all(|l| owner.span.overlaps(l.span) || outside(l.role))
    };
    // "Condensed Parent Company Information" stands over statements too, and names nobody.
    let named = |head: &Head| is_owner(page.bytes(head.span));
    let statement = |head: &Head| matches!(head.class, Class::Statement | Class::Notes);
    let mut owners: Vec<u64> = heads
        .windows(2)
        .filter(|pair| statement(&pair[1]) && above(pair) && named(&pair[0]))
        .map(|pair| hash(&pair[0]))
        .collect();
    owners.sort_unstable();
    let owns = |head: &Head| {
        let first = owners.partition_point(|owner| *owner < hash(head));
        owners.get(first + 1) == Some(&hash(head))
    };
    for (at, pair) in heads.windows(2).enumerate() {
        keep[at] &= !(above(pair) && owns(&pair[0]));
    }
}

/// The name of a plan, a trust, a fund or a company.
pub(super) fn is_owner(text: &[u8]) -> bool {
    const OWNERS: [&[u8]; 6] = [b"plan", b"trust", b"fund", b"subsidiaries", b"program", b"account"];
    let mut words = text.split(|b| !b.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let last = words.next_back().unwrap_or(&[]);
    names::is_company(text) || OWNERS.iter().any(|owner| owner.eq_ignore_ascii_case(last))
}

/// True where `after` stands right below `before` on one page and looks the same, and nothing but that
/// makes either a heading. Slides have a title to each page, and pictures below it that are no text.
fn goes_on(page: &Page<'_>, before: &Head, after: &Head) -> bool {
    let bare = |h: &Head| {
        h.class == Class::Plain
            && h.mark.is_none()
            && !h.linked
            && !h.listed
            && !h.look.run_in
            && h.span.len() <= LONGEST_NAME
            && item_mark(page.bytes(h.span)).is_none()
    };
    let indent = |h: &Head| page.lines.get(h.line).map(|line| line.indent);
    let between = page.lines.get(before.line + 1..after.line).unwrap_or(&[]);
    let outside = |role| matches!(role, Role::Running | Role::PageNumber | Role::Furniture);
    bare(before)
        && bare(after)
        && before.look == after.look
        && indent(before) == indent(after)
        && page.document.page_at(before.span.start()) == page.document.page_at(after.span.start())
        && between.iter().all(|l| before.span.overlaps(l.span) || outside(l.role))
}

/// True where a list of names may stand: on the cover of a form, which ends where its first part, item
/// or entry of the contents starts; among signatures; and where no text follows up to the next heading.
/// Anywhere else, headings one below the other lead from the large to the small.
fn holds_names(page: &Page<'_>, form: Option<&Form>, heads: &[Head], first: usize, end: usize) -> bool {
    let legal = |h: &&Head| !matches!(h.class, Class::Plain | Class::Table);
    let opened = heads[..first].iter().rfind(legal).map(|h| h.class);
    let cover = form.is_some() && opened.is_none() && heads[end..].iter().any(|h| legal(&h));
    let last = &heads[end - 1];
    let next = heads.get(end).map_or(page.lines.len(), |h| h.line);
    let below = page.lines.get(last.line + 1..next).unwrap_or(&[]);
    let flow = |role| matches!(role, Role::Flow | Role::FirstOfRunning);
    let empty = !below.iter().any(|l| flow(l.role) && !l.span.overlaps(last.span));
    cover || opened == Some(Class::Signature) || empty
}

/// Words that name a kind of statement, and words of which the names of its groups of rows are made.
const GROUPS: [(&[u32], &[u32]); 3] = [
    (
        &words::hashes(["balance", "position", "condition", "assets"]),
        &words::hashes([
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
            "current",
            "noncurrent",
            "other",
        ]),
    ),
    (
        &words::hashes(["operations", "income", "earnings", "loss", "losses", "profit", "expenses"]),
        &words::hashes(["revenues", "expenses", "income", "costs", "operating"]),
    ),
    (
        &words::hashes(["cash", "flows"]),
        &words::hashes(["cash", "flows", "activities", "operating", "investing", "financing"]),
    ),
];

/// True for "ASSETS", "Liabilities and Stockholders' Equity (Note 5)" above rows of a table, below the
/// heading of a statement that has such rows: a balance sheet has no income and no expenses.
fn is_group(page: &Page<'_>, statement: TextSpan, head: &Head) -> bool {
    const BESIDE: &[u32] = &words::hashes(["and", "from", "of", "note", "the", "non", "used", "for"]);
    let named = |names: &[u32]| words::words(page.bytes(statement)).any(|w| names.contains(&w.hash));
    let text = page.bytes(head.span);
    let number = |word: &words::Word| text[word.start..word.end].iter().all(u8::is_ascii_digit);
    let made_of = |groups: &[u32]| {
        words::words(text).any(|w| groups.contains(&w.hash))
            && words::words(text).all(|w| groups.contains(&w.hash) || BESIDE.contains(&w.hash) || number(&w))
    };
    let flow = |role| matches!(role, Role::Flow | Role::FirstOfRunning);
    let next = page.lines.iter().skip(head.line + 1).find(|l| flow(l.role) && !l.span.overlaps(head.span));
    GROUPS.iter().any(|(names, groups)| named(names) && made_of(groups))
        && next.is_some_and(|line| line.row.is_some())
}
