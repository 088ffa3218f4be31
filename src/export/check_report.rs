//! The checks of a filing as a report for a working paper, in Markdown.
//!
//! What fails comes first, then the repairs, then what holds; each grouped by the section of its first
//! figure and by kind. It carries no verdicts: the export of a review does.

use std::io::{self, Write};

use super::markdown::{escaped, facts};
use super::record::{Named, repair_state, rounded};
use crate::checks::{self, Check, CheckKind, KINDS, Status, TickMarks};
use crate::figures::plain;
use crate::text::SourceSpan;

/// Writes the report.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(named: Named<'_>, marks: &TickMarks, out: &mut impl Write) -> io::Result<()> {
    let reading = named.reading;
    let cover = &reading.filing.cover;
    writeln!(out, "# Checks of {}\n", escaped(named.name))?;
    let known = [
        ("Company", cover.company.clone()),
        ("Form", cover.form.clone()),
        ("Period of report", cover.period.map(|day| day.to_string())),
    ];
    facts(known, out)?;
    let proved = checks::proved(&reading.figures, &reading.checks).into_iter().filter(|p| *p).count();
    writeln!(out, "- Figures: {}, of which checks prove {proved}\n", reading.figures.all.len())?;
    counts(named, marks, out)?;
    let status = |fails: bool| move |c: &&Check| (c.status == Status::Fail) == fails;
    let all = &reading.checks.all;
    grouped((named, marks), "Fails", all.iter().filter(status(true)), out)?;
    repairs(named, out)?;
    grouped((named, marks), "Holds", all.iter().filter(status(false)), out)?;
    legend(marks, out)
}

/// How many checks of each kind hold and fail.
fn counts(named: Named<'_>, marks: &TickMarks, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "| Mark | Kind | Holds | Within rounding | Fails |\n|---|---|--:|--:|--:|")?;
    for info in KINDS {
        let of_kind = named.reading.checks.all.iter().filter(|c| c.kind == info.kind);
        let count = |status| of_kind.clone().filter(|c| c.status == status).count();
        let [pass, rounded, fail] = [Status::Pass, Status::Rounded, Status::Fail].map(count);
        if pass + rounded + fail > 0 {
            writeln!(
                out,
                "| {} | {} | {pass} | {rounded} | {fail} |",
                escaped(marks.of(info.kind)),
                escaped(info.name)
            )?;
        }
    }
    writeln!(out)
}

/// The section of a check's first figure, and where it stands in the file.
fn place(named: Named<'_>, check: &Check) -> (String, SourceSpan) {
    let reading = named.reading;
    let figure = check.operands.iter().filter_map(|o| reading.figures.get(o.figure)).min_by_key(|f| f.span);
    let section = figure.and_then(|f| f.section).map(|id| reading.outline.path(id).join(" > "));
    let source = figure
        .and_then(|f| Some(reading.filing.documents.get(f.document)?.source(f.span)))
        .unwrap_or_default();
    (section.unwrap_or_default(), source)
}

/// Checks under a heading for each section, in reading order, and within it by kind.
fn grouped<'a>(
    (named, marks): (Named<'_>, &TickMarks),
    title: &str,
    checks: impl Iterator<Item = &'a Check>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut placed: Vec<(String, SourceSpan, &Check)> = Vec::new();
    for check in checks {
        let (section, source) = place(named, check);
        placed.push((section, source, check));
    }
    if placed.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {title}\n")?;
    let rank = |kind: CheckKind| KINDS.iter().position(|info| info.kind == kind);
    for section in placed.chunk_by_mut(|a, b| a.0 == b.0) {
        section.sort_by_key(|(_, _, check)| rank(check.kind));
        let name = section.first().map_or("", |(name, ..)| name);
        let name = if name.is_empty() { "Outside of all sections" } else { name };
        writeln!(out, "### {}\n", escaped(name))?;
        writeln!(out, "| Mark | Kind | Equation | Of | Left over | Allowed | What it looks like | Bytes |")?;
        writeln!(out, "|---|---|---|---|--:|--:|---|--:|")?;
        for (_, source, check) in section {
            line((named, marks), check, *source, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn line(
    (named, marks): (Named<'_>, &TickMarks),
    check: &Check,
    source: SourceSpan,
    out: &mut impl Write,
) -> io::Result<()> {
    let info = check.kind.info();
    let note = check.note(&named.reading.figures).unwrap_or_default();
    writeln!(
        out,
        "| {} | {} | {} | {} | {} | {} | {} | {}\u{2013}{} |",
        escaped(marks.of(info.kind)),
        escaped(info.name),
        escaped(&check.shown()),
        escaped(&check.about(&named.reading.filing, &named.reading.figures)),
        rounded(check.residual),
        rounded(check.tolerance),
        escaped(&note),
        source.start(),
        source.end()
    )
}

/// Readings of damaged prints, with what speaks for them.
fn repairs(named: Named<'_>, out: &mut impl Write) -> io::Result<()> {
    let figures = &named.reading.figures.all;
    let mut repairs = figures.iter().filter_map(|f| f.repair.as_deref()).peekable();
    if repairs.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "## Repairs\n\n| Printed | Read as | State | Evidence |\n|---|--:|---|---|")?;
    for repair in repairs {
        let state = repair_state(repair.status);
        let evidence = repair.evidence.iter().map(|e| escaped(e)).collect::<Vec<_>>().join("; ");
        writeln!(out, "| {} | {} | {state} | {evidence} |", escaped(&repair.printed), plain(repair.value))?;
    }
    writeln!(out)
}

fn legend(marks: &TickMarks, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "## Legend\n")?;
    for info in KINDS {
        writeln!(out, "- {} {}: {}", escaped(marks.of(info.kind)), escaped(info.name), info.help)?;
    }
    writeln!(
        out,
        "\nLeft over and allowed are in units of the figures; what is allowed is half of the last printed digit of each\nfigure, together. Bytes are offsets of the first figure in the file, from 0, the end not included."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_comes_first() {
        let text = "# Northern Kettle Works\n\n# Report\n\n(in thousands)\n\n\
            | Property | 2023 | 2022 |\n|---|---|---|\n\
            | Land | 1,310 | 1,204 |\n| Buildings | 7,420 | 7,315 |\n| Machinery | 5,233 | 5,122 |\n\
            | Total property | 13,963 | 13,241 |\n";
        let reading = crate::reading::read(text.as_bytes().to_vec());
        let mut out = Vec::new();
        write(Named { name: "kettle.md", reading: &reading }, &TickMarks::default(), &mut out).unwrap();
        let report = String::from_utf8(out).unwrap();
        let at = |what: &str| report.find(what).unwrap_or_else(|| panic!("{what} in {report}"));
        assert!(at("## Fails") < at("13,241") && at("13,241") < at("## Holds"));
        assert!(at("## Holds") < at("13,963") && at("13,963") < at("## Legend"));
        assert!(report.contains("off by 400: one digit?"), "{report}");
        assert!(report.contains("| ᶠ | foot | 1 | 0 | 1 |"), "{report}");
    }
}
