//! A working paper in Markdown: what was covered, what was found, what was corrected, what reviewers
//! disagreed on, every figure, and what the marks mean.
//!
//! It is for people, and proves itself all the same: a line of the list of figures ends in a seal over
//! its cells, and the file's hash heads the paper.

use std::borrow::Cow;
use std::io::{self, Write};

use super::columns::{COLUMNS, SEAL};
use super::findings;
use super::row::{Reviewed, Row};
use super::{Claim, Claims, Export};
use crate::checks::{KINDS, TickMarks};
use crate::review::dispute::{Shared, Verdict};
use crate::review::{Act, State, Tally};

/// Columns of the list of figures. The hash of the file belongs to each line too, and stands above.
const SHOWN: [&str; 14] = [
    "document", "section", "start", "end", "raw", "state", "kind", "value", "high", "unit", "period",
    "label", "reviewer", "at",
];

/// What stands before the hash of a file.
const HASH: &str = "SHA-256: `";

/// Writes a paper for each filing.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (index, (reviewed, rows)) in export.filings().enumerate() {
        if index > 0 {
            out.write_all(b"\n")?;
        }
        head(reviewed, out)?;
        coverage(reviewed, out)?;
        found(reviewed, out)?;
        corrections(rows, out)?;
        disputes(reviewed, out)?;
        comments(reviewed, rows, out)?;
        figures(rows, export.is_of_all(), out)?;
    }
    legend(export.marks(), out)
}

fn head(reviewed: &Reviewed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let card = reviewed.card;
    writeln!(out, "# Review of {}\n", escaped(&card.name))?;
    let known = [
        ("Company", card.company.clone()),
        ("Form", card.form.clone()),
        ("Period of report", card.period.map(|p| p.to_string())),
        ("Accession number", card.accession.clone()),
        ("CIK", card.cik.clone()),
    ];
    facts(known, out)?;
    let names: Vec<String> =
        reviewed.review.log().reviewers().iter().map(|r| escaped(r.name()).into_owned()).collect();
    let names = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
    writeln!(out, "- Reviewed by: {names}\n- Read by: {}\n- {HASH}{}`\n", super::row::PROGRAM, card.filing)
}

/// A list of what is known of a file.
pub(super) fn facts<'a>(
    facts: impl IntoIterator<Item = (&'a str, Option<String>)>,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    for (name, value) in facts {
        if let Some(value) = value {
            writeln!(out, "- {name}: {}", escaped(&value))?;
        }
    }
    Ok(())
}

fn coverage(reviewed: &Reviewed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let coverage = reviewed.review.coverage(reviewed.reading);
    let all = coverage.all;
    writeln!(
        out,
        "## Coverage\n\n{} of {} figures judged, {} proved by arithmetic alone, {} pending.\n",
        all.judged(),
        all.total(),
        all.of(State::Proved),
        all.of(State::Pending)
    )?;
    let header = |out: &mut dyn Write, first: &str| {
        writeln!(
            out,
            "| {first} | Figures | {} |\n|---|{}",
            State::ALL.map(State::name).join(" | "),
            "--:|".repeat(1 + State::ALL.len())
        )
    };
    let line = |out: &mut dyn Write, name: &str, tally: &Tally| {
        let counts: Vec<String> = State::ALL.iter().map(|s| tally.of(*s).to_string()).collect();
        writeln!(out, "| {} | {} | {} |", escaped(name), tally.total(), counts.join(" | "))
    };
    header(out, "Section")?;
    for (section, tally) in reviewed.reading.outline.sections.iter().zip(&coverage.sections) {
        if section.depth <= 2 && tally.total() > 0 {
            let indent = "\u{2003}".repeat(usize::from(section.depth));
            let number = section.number.as_ref().map_or_else(String::new, |n| format!("{n} "));
            line(out, &format!("{indent}{number}{}", section.title), tally)?;
        }
    }
    writeln!(out)?;
    header(out, "Kind")?;
    for (kind, tally) in &coverage.kinds {
        line(out, kind.name(), tally)?;
    }
    writeln!(out)
}

fn found(reviewed: &Reviewed<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Findings\n")?;
    for (kind, held, failed) in findings::counts(reviewed) {
        writeln!(out, "- {}: {held} hold, {failed} do not", escaped(kind))?;
    }
    match reviewed.review.void_checks() {
        0 => {}
        1 => writeln!(
            out,
            "- 1 check is not judged: a figure of it was rejected, or put right to what is no number"
        )?,
        void => writeln!(
            out,
            "- {void} checks are not judged: figures of them were rejected, or put right to what is no number"
        )?,
    }
    let findings = findings::of(reviewed);
    if findings.is_empty() {
        return writeln!(out, "\nNothing was found that does not hold.\n");
    }
    writeln!(out, "\n| What | Words | Residual | Tolerance | Section | Bytes |\n|---|---|--:|--:|---|---|")?;
    for finding in findings {
        let place = finding.place.map_or_else(String::new, |p| format!("{}–{}", p.start(), p.end()));
        let cells =
            [&finding.what, &finding.words, &finding.residual, &finding.tolerance, &finding.section, &place];
        writeln!(out, "| {} |", cells.map(|c| escaped(c)).join(" | "))?;
    }
    writeln!(out)
}

fn corrections(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Vec::new();
    for row in rows {
        let mut push = |what: &str, was: &str, now: &str| {
            let by = row.reviewer.as_ref().map_or("", |r| r.name());
            let bytes = format!("{}–{}", row.start, row.end);
            let cells = [row.raw.as_str(), &bytes, what, was, now, by];
            lines.push(cells.map(|c| escaped(c).into_owned()).join(" | "));
        };
        match (&row.extracted, row.state) {
            (Some(extracted), State::Corrected) => {
                for change in extracted.figure.changes_to(&row.figure) {
                    let text = |t: &Option<String>| t.clone().unwrap_or_else(|| "none".to_owned());
                    push(change.attribute.name(), &text(&change.was), &text(&change.now));
                }
                if (extracted.start, extracted.end) != (row.start, row.end) {
                    push("place", &format!("{}–{}", extracted.start, extracted.end), "as said");
                }
            }
            (_, State::Added) => push("added", "not found", &row.figure.value.to_string()),
            (_, State::Rejected) => push("rejected", &row.figure.value.to_string(), "no figure"),
            _ => {}
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "## Corrections\n\n| Printed | Bytes | What | Extracted | Says | By |\n|---|---|---|---|---|---|"
    )?;
    lines.iter().try_for_each(|line| writeln!(out, "| {line} |"))?;
    writeln!(out)
}

/// What reviewers disagree on, and who settled it.
fn disputes(reviewed: &Reviewed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Reviewed { reading, review, .. } = *reviewed;
    let disputes: Vec<Shared> = review.shared(reading).into_iter().filter(Shared::is_disputed).collect();
    if disputes.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Disagreements\n\n| Printed | Bytes | Said | Settled |\n|---|---|---|---|")?;
    for shared in disputes {
        let entry = review.entry(shared.entry);
        let document = entry.and_then(|e| reading.filing.documents.get(e.document));
        let Some((entry, document)) = entry.zip(document) else { continue };
        let place = document.source(entry.span());
        let said: Vec<String> = shared.verdicts.iter().map(Verdict::words).collect();
        let ruled = shared.ruling.and_then(|index| super::row::ruled(review, index));
        let cells = [
            document.slice(entry.span()).to_owned(),
            format!("{}–{}", place.start(), place.end()),
            said.join("\n"),
            ruled.map_or_else(|| "open".to_owned(), |ruled| ruled.to_string()),
        ];
        writeln!(out, "| {} |", cells.map(|cell| escaped(&cell).into_owned()).join(" | "))?;
    }
    writeln!(out)
}

fn comments(reviewed: &Reviewed<'_>, rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let review = reviewed.review;
    let mut lines = Vec::new();
    for (index, decision) in review.log().decisions().iter().enumerate() {
        if let (Act::Comment { text }, None, false) =
            (&decision.act, &decision.anchor, review.is_undone(index))
        {
            lines.push(format!("{}, {}: {}", decision.reviewer, decision.at, text));
        }
    }
    for row in rows {
        for remark in &row.comments {
            lines.push(format!("{}, {}, on {}: {}", remark.reviewer, remark.at, row.raw, remark.text));
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Comments\n")?;
    lines.iter().try_for_each(|line| writeln!(out, "- {}", escaped(line)))?;
    writeln!(out)
}

fn figures(rows: &[Row], all: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Figures\n\n{}\n", if all { "All figures." } else { "The figures that were judged." })?;
    writeln!(out, "| {} | {SEAL} |\n|{}", SHOWN.join(" | "), "---|".repeat(SHOWN.len() + 1))?;
    for claim in rows.iter().map(claim) {
        let cells = SHOWN.iter().map(|name| escaped(claim.cell(name)).into_owned());
        writeln!(out, "| {} | {} |", cells.collect::<Vec<_>>().join(" | "), claim.seal_of_cells())?;
    }
    writeln!(out)
}

/// What a line of the list says of a row.
fn claim(row: &Row) -> Claim {
    let shown = COLUMNS.iter().filter(|c| c.name == "sha256" || SHOWN.contains(&c.name));
    Claim::new("", shown.map(|c| (c.name.to_owned(), (c.cell)(row).into_owned())))
}

fn legend(marks: &TickMarks, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Legend\n")?;
    for state in State::ALL {
        writeln!(out, "- {}: {}", state.name(), state.help())?;
    }
    for info in KINDS {
        writeln!(out, "- {} {}: {}", escaped(marks.of(info.kind)), escaped(info.name), info.help)?;
    }
    writeln!(
        out,
        "\nBytes are offsets in the file whose SHA-256 heads the paper, from 0, the end not included. The seal is\na hash over the cells of the line and that of the file: `tickmark verify` proves each line."
    )
}

/// Text that Markdown shows as it is, on one line of a table.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| is_mark(c) || c.is_control()) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '\t' => escaped.push_str("&#9;"),
            c if c.is_control() => escaped.push_str(&format!("&#{};", u32::from(c))),
            c => {
                if is_mark(c) {
                    escaped.push('\\');
                }
                escaped.push(c);
            }
        }
    }
    Cow::Owned(escaped)
}

/// Characters that mean something to Markdown wherever they stand.
fn is_mark(c: char) -> bool {
    matches!(c, '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '&' | '~' | '$')
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("<br>") {
            plain.push('\n');
            rest = after;
        } else if let Some((code, after)) = rest.strip_prefix("&#").and_then(|r| r.split_once(';')) {
            plain.extend(code.parse().ok().and_then(char::from_u32));
            rest = after;
        } else if let Some(marked) = rest.strip_prefix('\\').and_then(|r| r.chars().next()) {
            plain.push(marked);
            rest = rest.get(1 + marked.len_utf8()..).unwrap_or("");
        } else {
            plain.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
        }
    }
    plain
}

/// Reads what the lists of figures say.
pub fn read(bytes: &[u8]) -> Claims {
    let text = String::from_utf8_lossy(bytes);
    let mut claims = Claims::default();
    let mut hash = None;
    let header = format!("| {} | {SEAL} |", SHOWN.join(" | "));
    let mut listing = false;
    for (index, line) in text.lines().enumerate() {
        if let Some(found) = line.strip_prefix("- ").and_then(|l| l.strip_prefix(HASH)) {
            hash = Some(found.trim_end_matches('`').to_owned());
        }
        if line == header {
            listing = true;
        } else if !line.starts_with('|') {
            listing = false;
        } else if listing && !line.starts_with("|---") {
            let place = format!("line {}", index + 1);
            match (cells(line), &hash) {
                (Some(cells), Some(hash)) => {
                    let names = SHOWN.iter().map(|n| (*n).to_owned()).chain([SEAL.to_owned()]);
                    let file = ("sha256".to_owned(), hash.clone());
                    claims.claims.push(Claim::new(place, names.zip(cells).chain([file])));
                }
                (None, _) => claims.faults.push(format!("{place} has not as many cells as the header")),
                (_, None) => claims.faults.push(format!("{place}: no hash of the file stands above")),
            }
        }
    }
    claims
}

/// The cells of a line of the list.
fn cells(line: &str) -> Option<Vec<String>> {
    let mut cells = vec![String::new()];
    let mut chars = line.strip_prefix('|')?.strip_suffix('|')?.chars();
    while let Some(c) = chars.next() {
        match c {
            '|' => cells.push(String::new()),
            '\\' => cells.last_mut()?.extend(['\\'].into_iter().chain(chars.next())),
            c => cells.last_mut()?.push(c),
        }
    }
    (cells.len() == SHOWN.len() + 1).then(|| cells.iter().map(|cell| unescaped(cell.trim())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_take_for_marks_is_shown_as_it_is() {
        for (text, shown) in [
            ("$12.9 million", "\\$12.9 million"),
            ("1 | 2,583", "1 \\| 2,583"),
            ("(1\t.2,417)", "(1&#9;.2,417)"),
            ("*see* <b>", "\\*see\\* \\<b\\>"),
            ("two\nlines", "two<br>lines"),
            ("a\\b", "a\\\\b"),
            ("\u{1b}[2J", "&#27;\\[2J"),
        ] {
            assert_eq!(escaped(text), shown);
            assert_eq!(unescaped(shown), text);
        }
    }
}
