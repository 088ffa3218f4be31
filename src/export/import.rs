//! From what an export says, edited or not, to decisions: the way back from a spreadsheet or an
//! annotation tool.
//!
//! Each claim is held to the file first: its words must stand at its bytes. What it says that holds
//! already becomes no decision, so that importing twice adds nothing. Comments and tick marks are only
//! ever added: what an export lacks may be younger than it. A comment of somebody else names them.

use jiff::Timestamp;

use super::claim::Claim;
use super::row::Reviewed;
use super::{Claims, proof};
use crate::figures::{Kind, Value};
use crate::review::{Act, Attribute, Attributes, Draft, EntryId, Review, State};
use crate::text::{SourceSpan, Span, TextSpan};

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// What is to be decided, as one group.
    pub drafts: Vec<Draft>,
    /// Claims that hold already.
    pub known: usize,
    /// Claims on other files.
    pub elsewhere: usize,
    /// What cannot be taken, with its place.
    pub faults: Vec<String>,
}

/// The decisions that bring a review to what `claims` say.
pub fn drafts(claims: &Claims, reviewed: &Reviewed<'_>) -> Imported {
    let mut imported = Imported { faults: claims.faults.clone(), ..Imported::default() };
    for claim in &claims.claims {
        if claim.cell("sha256") != reviewed.card.filing.to_string() {
            imported.elsewhere += 1;
            continue;
        }
        match decide(claim, reviewed) {
            Ok(drafts) if drafts.is_empty() => imported.known += 1,
            Ok(drafts) => imported.drafts.extend(drafts),
            Err(fault) => imported.faults.push(format!("{}: {fault}", claim.place)),
        }
    }
    imported
}

fn decide(claim: &Claim, reviewed: &Reviewed<'_>) -> Result<Vec<Draft>, String> {
    let Reviewed { reading, review, .. } = *reviewed;
    let state = State::from_name(claim.cell("state")).ok_or("has no state that is known")?;
    let is_said = |name: &str| !claim.cell(name).trim().is_empty();
    if !state.is_judged() && !is_said("comments") && !is_said("ticks") {
        return Ok(Vec::new());
    }
    let number = |name: &str| claim.number(name).ok_or_else(|| format!("{name} is no offset"));
    let (start, end) = (number("start")?, number("end")?);
    let index = (number("document")? as usize).saturating_sub(1);
    let raw = claim.cell("raw");
    let source: SourceSpan = Span::new(start, end.max(start));
    if !proof::stands(&reading.filing, index, source, raw) {
        return Err(format!("{raw:?} does not stand at bytes {start}..{end}"));
    }
    let document = reading.filing.documents.get(index).ok_or("the file has no such document")?;
    let span = document.map.to_text(source).ok_or("its bytes are not in the text")?;
    let extracted = claim.number("extracted_start").zip(claim.number("extracted_end"));
    let first = extracted.map_or(source, |(start, end)| Span::new(start, end.max(start)));
    let Some(id) = entry(reviewed, index, span, first) else {
        if !state.is_judged() || state == State::Rejected {
            return Ok(Vec::new());
        }
        let draft = review.add(reading, index, span, said(claim, None)?);
        let anchor = draft.anchor.clone();
        let notes = notes(claim, review, None);
        let notes = notes.into_iter().map(|act| Draft { act, anchor: anchor.clone(), seen: None });
        return Ok([draft].into_iter().chain(notes).collect());
    };
    let notes = notes(claim, review, Some(id)).into_iter();
    let notes: Vec<Draft> = notes.filter_map(|act| review.draft(reading, id, act)).collect();
    let mut drafts =
        if state.is_judged() { verdict(claim, reviewed, id, (state, span))? } else { Vec::new() };
    drafts.extend(notes);
    Ok(drafts)
}

/// What brings a figure to the verdict of a claim.
fn verdict(
    claim: &Claim,
    reviewed: &Reviewed<'_>,
    id: EntryId,
    (state, span): (State, TextSpan),
) -> Result<Vec<Draft>, String> {
    let Reviewed { reading, review, .. } = *reviewed;
    let standing = review.entry(id).map(|e| (e.state(), e.span()));
    if state == State::Rejected {
        let rejected = standing.is_some_and(|(state, _)| state == State::Rejected);
        return Ok(review.draft(reading, id, Act::Reject).filter(|_| !rejected).into_iter().collect());
    }
    let extracted = review.extracted(reading, id).ok_or("its figure is not found")?;
    let figure = said(claim, Some(&extracted))?;
    let judged = standing.is_some_and(|(state, _)| state.is_judged() && state != State::Rejected);
    let holds = judged && review.effective(reading, id).as_ref() == Some(&figure);
    let mut drafts = Vec::new();
    if !holds {
        drafts.extend(review.correct(reading, id, &figure));
    }
    if standing.is_some_and(|(_, standing)| standing != span) {
        drafts.extend(review.respan(reading, id, span));
    }
    Ok(drafts)
}

/// The comments and tick marks of a claim that the figure does not have yet.
fn notes(claim: &Claim, review: &Review, id: Option<EntryId>) -> Vec<Act> {
    let entry = id.and_then(|id| review.entry(id));
    let has = |words: &str| {
        let said =
            entry.into_iter().flat_map(crate::review::Entry::comments).filter_map(|at| review.log().get(at));
        said.into_iter().any(|d| matches!(&d.act, Act::Comment { text } if text == words))
    };
    let ticked = |mark: &str| entry.is_some_and(|entry| entry.ticks().iter().any(|known| known == mark));
    let importer = review.viewer().reviewer.name();
    let mut acts = Vec::new();
    for (author, text) in remarks(claim.cell("comments")) {
        let named = author.filter(|name| *name != importer).map(|name| format!("{name}: {text}"));
        if !has(&text) && !named.as_deref().is_some_and(has) {
            acts.push(Act::Comment { text: named.unwrap_or(text) });
        }
    }
    let marks = claim.cell("ticks").split_whitespace().filter(|mark| !ticked(mark));
    acts.extend(marks.map(|mark| Act::Tick { mark: mark.to_owned() }));
    acts
}

/// The comments in a cell, with who said them: each starts on a line of its own with its time and the
/// name. What stands before the first of them was typed into the cell by whoever hands it back.
fn remarks(cell: &str) -> Vec<(Option<&str>, String)> {
    let mut remarks: Vec<(Option<&str>, String)> = Vec::new();
    for line in cell.lines() {
        let head = line.split_once(' ').filter(|(at, _)| at.parse::<Timestamp>().is_ok());
        match (head.and_then(|(_, rest)| rest.split_once(": ")), remarks.last_mut()) {
            (Some((name, text)), _) => remarks.push((Some(name), text.to_owned())),
            (None, Some((_, text))) => text.extend(["\n", line]),
            (None, None) => remarks.push((None, line.to_owned())),
        }
    }
    remarks.iter_mut().for_each(|(_, text)| text.truncate(text.trim_end().len()));
    remarks.retain(|(_, text)| !text.trim().is_empty());
    remarks
}

/// The figure that a claim speaks of: the one at its place, or at the place where it was extracted.
fn entry(reviewed: &Reviewed<'_>, document: usize, span: TextSpan, first: SourceSpan) -> Option<EntryId> {
    let review = reviewed.review;
    let read = reviewed.reading.filing.documents.get(document)?;
    let near: Vec<EntryId> = review.overlapping(document, span).collect();
    let is = |id: &EntryId, test: &dyn Fn(TextSpan, TextSpan) -> bool| {
        review.entry(*id).is_some_and(|e| test(e.span(), e.printed_span()))
    };
    let exact = near.iter().find(|id| is(id, &|now, _| now == span));
    let printed = || near.iter().find(|id| is(id, &|_, printed| read.source(printed) == first));
    // One figure alone that reaches less or more far: its ends were moved.
    let alone = || if let [one] = near.as_slice() { Some(one) } else { None };
    exact.or_else(printed).or_else(alone).copied()
}

/// What a claim says that the figure means; what it leaves out is as extracted.
fn said(claim: &Claim, extracted: Option<&Attributes>) -> Result<Attributes, String> {
    let nothing = || Attributes {
        kind: Kind::Count,
        value: Value::Number(0.into()),
        unit: None,
        scale: 0,
        decimals: None,
        period: None,
        label: String::new(),
    };
    let mut figure = extracted.cloned().unwrap_or_else(nothing);
    let filled = |name: &str| Some(claim.cell(name)).filter(|text| !text.is_empty());
    let (low, high) = (filled("value"), filled("high"));
    for (attribute, text) in [
        (Attribute::Kind, filled("kind").map(str::to_owned)),
        (
            Attribute::Value,
            low.map(|low| high.map_or_else(|| low.to_owned(), |high| format!("{low}..{high}"))),
        ),
        (Attribute::Unit, filled("unit").map(str::to_owned)),
        (Attribute::Scale, filled("scale").map(str::to_owned)),
        (Attribute::Period, filled("period").map(str::to_owned)),
        (Attribute::Label, filled("label").map(str::to_owned)),
    ] {
        let absent_is_none = matches!(attribute, Attribute::Unit | Attribute::Period | Attribute::Label);
        if text.is_some() || absent_is_none && claim.has(attribute.name()) {
            figure.set(attribute, text.as_deref())?;
        }
    }
    if claim.has("decimals") {
        figure.decimals = filled("decimals").and_then(|d| d.parse().ok());
    }
    Ok(figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_in_a_cell_are_told_apart() {
        let ann = "2026-03-01T09:30:00.125Z ann: first line\nsecond: line";
        let ben = "2026-03-01T09:31:00Z ben: agreed";
        let said = |author, text: &str| (author, text.to_owned());
        for (cell, want) in [
            ("", vec![]),
            ("typed in the sheet", vec![said(None, "typed in the sheet")]),
            (ann, vec![said(Some("ann"), "first line\nsecond: line")]),
            (
                &format!("see note\n{ann}\n{ben}"),
                vec![
                    said(None, "see note"),
                    said(Some("ann"), "first line\nsecond: line"),
                    said(Some("ben"), "agreed"),
                ],
            ),
        ] {
            assert_eq!(remarks(cell), want, "{cell}");
        }
    }
}
