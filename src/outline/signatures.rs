//! Signatures that no heading calls so: the words of the form above them tell them, or who signs for whom.
//!
//! ```text
//! Item 7.  Financial Statements and Exhibits.
//!     (c)  Exhibit 99.  Our letter to those who hold the shares.
//! Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly
//! caused this report to be signed …                       here the item ends
//! ```

use super::headings::{Heading, Reader};
use super::lines::{Page, Role, starts};
use super::sections::{Class, Head, head};
use super::statements;
use crate::text::Span;

/// True where `heading` ends the signatures: it looks as theirs does, and stands right above a heading with prose below
/// it or above the name of a statement. No signer is set as large.
pub(super) fn end_above(reader: &Reader<'_>, last: Option<&Head>, heading: &Heading) -> bool {
    let page = reader.page;
    let alike = |head: &Head| {
        let look = page.lines.get(heading.line).map(|line| line.look);
        head.class == Class::Signature
            && !head.span.is_empty()
            && look == Some(head.look)
            && (head.look.centered || head.look.heading > 0)
    };
    let flow = |role| matches!(role, Role::Flow | Role::FirstOfRunning);
    let next = || {
        let below = page.lines.iter().enumerate().skip(heading.last + 1);
        below.filter(|(_, line)| flow(line.role)).map(|(index, _)| index).next()
    };
    last.is_some_and(alike)
        && next().is_some_and(|next| {
            let headed = || reader.heading(next).is_some_and(|below| reader.above_prose(below.last));
            headed()
                || statements::named(reader, next).is_some_and(|(head, _)| head.class == Class::Statement)
        })
}

/// The signatures that start in line `index` without a heading; `last` tells that no item of the form follows.
pub(super) fn unnamed(page: &Page<'_>, index: usize, last: bool) -> Option<Head> {
    let line = page.lines.get(index)?;
    if line.row.is_some() && !last || !matches!(line.role, Role::Flow | Role::FirstOfRunning) {
        return None;
    }
    let text = page.bytes(line.span);
    let dated = || last && is_dated(text) && signs_for(page, index);
    (line.row.is_none() && is_prescribed(text) || dated()).then(|| {
        let place = Span::empty(line.span.start());
        head(page, Class::Signature, index, place)
    })
}

/// True for the words that forms prescribe above the signatures: those of the reports and registration statements of
/// a registrant, and those of a schedule on who owns shares. "Pursuant to the requirements of Section 16(a), our
/// officers file reports" is prose.
pub(super) fn is_prescribed(text: &[u8]) -> bool {
    const FAR: usize = 500;
    let near = text.get(..text.len().min(FAR)).unwrap_or(text);
    let says = |words: &[u8]| memchr::memmem::find(near, words).is_some();
    // The lines of a paragraph in plain text break anywhere.
    starts(text, b"pursuant to the requirement") && (says(b"duly") && says(b"caused") && says(b"signed"))
        // "After due inquiry" is prescribed for Schedules TO, 13E-3 and 14D-9.
        || (starts(text, b"after reasonable inquiry") || starts(text, b"after due inquiry"))
            && says(b"certify")
            && says(b"true")
}

/// True for "Dated: May 3, 1999", alone or with who signs beside it.
fn is_dated(text: &[u8]) -> bool {
    starts(text, b"dated:") || starts(text, b"date:") || starts(text, b"dated ")
}

/// True where somebody signs for the registrant in line `index` or right below it: "By: /s/ Ann Alder". The report of
/// an auditor has a date and a signature too, and is signed for nobody.
fn signs_for(page: &Page<'_>, index: usize) -> bool {
    const BELOW: usize = 4;
    page.lines.iter().skip(index).take(BELOW).any(|line| {
        let text = page.bytes(line.span);
        let by = memchr::memmem::find(text, b"By").or_else(|| memchr::memmem::find(text, b"BY"));
        by.and_then(|at| text.get(at..)).is_some_and(|rest| {
            let near = rest.get(..rest.len().min(24)).unwrap_or(rest);
            memchr::memmem::find(near, b"/s/").or_else(|| memchr::memmem::find(near, b"/S/")).is_some()
        })
    })
}
