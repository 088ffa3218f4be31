//! What a reviewer should know besides the figures: checks that fail, repairs, verdicts that are to be
//! given again. The working paper and the workbook both list them.

use super::record::{repair_state, rounded};
use super::row::Reviewed;
use crate::checks::Status;
use crate::figures::plain;
use crate::review::{Act, Entry};
use crate::text::SourceSpan;

/// Something to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What sort of thing: a kind of check, "repair applied", "look again".
    pub what: String,
    /// What was found, in words or as an equation.
    pub words: String,
    /// What is left over; empty where nothing is added up.
    pub residual: String,
    /// What may be left over, given the printed precision.
    pub tolerance: String,
    /// Titles of the sections around it, outermost first.
    pub section: String,
    /// Where in the file, if it has a place.
    pub place: Option<SourceSpan>,
}

/// How many checks of each kind hold and fail.
pub fn counts(reviewed: &Reviewed<'_>) -> Vec<(&'static str, usize, usize)> {
    let count = |info: &crate::checks::KindInfo| {
        let of_kind =
            reviewed.review.checks(reviewed.reading).map(|(_, c)| c).filter(|c| c.kind == info.kind);
        let failed = of_kind.clone().filter(|c| c.status == Status::Fail).count();
        (info.name, of_kind.count() - failed, failed)
    };
    crate::checks::KINDS.iter().map(count).filter(|(_, held, failed)| held + failed > 0).collect()
}

/// The findings of a filing: failed checks first, then repairs, then verdicts to be given again.
pub fn of(reviewed: &Reviewed<'_>) -> Vec<Finding> {
    let Reviewed { reading, review, .. } = *reviewed;
    let section = |entry: &Entry| {
        let id = reading.outline.section_at(entry.document, entry.span().start());
        id.map(|id| reading.outline.path(id).join(" > ")).unwrap_or_default()
    };
    let source = |entry: &Entry| reading.filing.documents.get(entry.document).map(|d| d.source(entry.span()));
    let mut findings = Vec::new();
    for (id, check) in review.checks(reading).filter(|(_, c)| c.status == Status::Fail) {
        let first = check.operands.first().and_then(|o| review.entry(review.of_figure(o.figure)));
        findings.push(Finding {
            what: check.kind.info().name.to_owned(),
            words: match review.note(reading, id).filter(|_| review.is_judged_again(id)) {
                Some(note) => format!("{}: {note}", check.equation),
                None => check.equation.clone(),
            },
            residual: rounded(check.residual),
            tolerance: rounded(check.tolerance),
            section: first.map(section).unwrap_or_default(),
            place: first.and_then(source),
        });
    }
    let finding = |what: &str, words: String, entry: &Entry| Finding {
        what: what.to_owned(),
        words,
        residual: String::new(),
        tolerance: String::new(),
        section: section(entry),
        place: source(entry),
    };
    for (_, entry) in review.entries() {
        let Some(figure) = entry.figure().and_then(|id| reading.figures.get(id)) else { continue };
        let Some(repair) = &figure.repair else { continue };
        let raw = reading.filing.documents.get(figure.document).map_or("", |d| d.slice(figure.span));
        let value = plain(repair.value);
        let words = format!("{raw} read as {value}: {}", repair.evidence.join("; "));
        findings.push(finding(&format!("repair {}", repair_state(repair.status)), words, entry));
    }
    for (_, entry) in review.entries() {
        let Some(again) = entry.again() else { continue };
        let quote =
            review.log().get(again.decision).and_then(|d| d.anchor.as_ref()).map(|a| a.quote.as_str());
        findings.push(finding("look again", format!("{}: {}", quote.unwrap_or(""), again.why.text()), entry));
    }
    for astray in review.astray() {
        let Some(decision) = review.log().get(astray.decision) else { continue };
        if review.is_undone(astray.decision) || matches!(decision.act, Act::Reject) {
            continue;
        }
        let anchor = decision.anchor.as_ref();
        findings.push(Finding {
            what: "verdict without a figure".to_owned(),
            words: format!("{}: {}", anchor.map_or("", |a| a.quote.as_str()), astray.why.text()),
            residual: String::new(),
            tolerance: String::new(),
            section: anchor.map(|a| a.section.join(" > ")).unwrap_or_default(),
            place: None,
        });
    }
    findings
}
