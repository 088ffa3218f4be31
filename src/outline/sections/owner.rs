//! The name of the company above a statement opens the statement: it says whose the figures below are, and is no
//! part of what stands before it.
//!
//! ```text
//! Total assets                    1,514     1,380
//!
//!            ALDER KETTLE WORKS, INC.              the next statement starts here
//!              STATEMENTS OF INCOME                its heading
//! ```

use super::super::headings::Reader;
use super::super::lines::{Line, Role};
use super::super::neighbours::is_owner;
use super::super::words;
use super::head::{Class, Head};

/// A name may take up as many lines.
const MOST_LINES: usize = 2;

/// Lets statements, notes and captions start with the name of their owner right above them: a registrant's, or
/// that of a plan or a company which stands above several of them. An auditor signs right above one alone.
pub(super) fn open_with_owner(reader: &Reader<'_>, heads: &mut [Head]) {
    let page = reader.page;
    let above = |head: &Head, count: usize| -> Option<&Line> {
        let line = page.lines.get(head.line.checked_sub(count)?)?;
        let own = page.lines.get(head.line)?;
        // In a table the name is a row of the same one; a row above a heading outside is of another.
        let together = if own.row.is_some() {
            own.block == line.block || line.row.is_none()
        } else {
            line.row.is_none()
        };
        let in_flow = !matches!(line.role, Role::PageNumber | Role::Furniture);
        (together && in_flow && !reader.contents.holds(line.span)).then_some(line)
    };
    let hash = |line: &Line| words::line_hash(page.bytes(line.span));
    let mut owners: Vec<u64> = heads
        .iter()
        .filter(|head| owned(head))
        .filter_map(|head| above(head, 1))
        // "(A Development Stage Company)" goes on from the name, which stands above it.
        .filter(|line| page.bytes(line.span).first().is_some_and(u8::is_ascii_alphanumeric))
        .filter(|line| line.span.len() <= 100 && is_owner(page.bytes(line.span)))
        .map(hash)
        .collect();
    owners.sort_unstable();
    let shared = |line: &Line| {
        let first = owners.partition_point(|owner| *owner < hash(line));
        owners.get(first + 1) == Some(&hash(line))
    };
    let mut before = 0;
    for head in heads {
        let first = |count: &usize| {
            let (line, last) = (above(head, *count)?, above(head, 1)?);
            let name = line.span.join(last.span);
            let named = reader.companies.names(page.bytes(name)) || *count == 1 && shared(line);
            (named && line.span.start() >= before).then_some(line.span.start())
        };
        if owned(head)
            && let Some(from) = (1..=MOST_LINES).find_map(|count| first(&count))
        {
            head.from = from;
        }
        before = head.span.end();
    }
}

/// True for what stands below the name of the company whose it is.
fn owned(head: &Head) -> bool {
    matches!(head.class, Class::Statement | Class::Notes | Class::Table)
}
