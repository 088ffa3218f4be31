//! Lists over an open filing: its figures, its checks, what went wrong while reading it.

mod disputes;
mod records;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::figure::{column_name, grouped};
use super::flow::Place;
use super::outline;
use super::queue;
use super::sheet::{Cell, Column, Row, RowTone, Sheet, number, short, wide, words};
use super::subject::Subject;
use super::tally::Mark;
use crate::checks::{Check, CheckId, Status};
use crate::outline::SectionId;
use crate::review::attributes::value_text;
use crate::review::{Entry, EntryId};
use crate::text::{cells, saturate};

/// Which list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// The figures.
    Figures,
    /// The checks.
    Checks,
    /// What went wrong while reading.
    Issues,
    /// What reviewers disagree on.
    Disputes,
    /// The decisions.
    Log,
    /// The signs and what they mean.
    Legend,
}

impl ListKind {
    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Figures => "Figures",
            Self::Checks => "Checks",
            Self::Issues => "Problems met while reading",
            Self::Disputes => "Disagreements",
            Self::Log => "Decisions",
            Self::Legend => "Signs and tick marks",
        }
    }

    /// What is said where it is empty.
    pub fn nothing(self) -> &'static str {
        match self {
            Self::Figures => "no figure was found in this filing",
            Self::Checks => "nothing in this filing could be checked",
            Self::Issues => "nothing went wrong while reading this filing",
            Self::Disputes => "every disagreement is settled",
            Self::Log => "nothing was decided on this filing yet",
            Self::Legend => "there are no signs",
        }
    }
}

/// A list over an open filing.
#[derive(Clone, Debug)]
pub struct FilingList {
    /// Which list it is.
    pub kind: ListKind,
    /// The list itself.
    pub sheet: Sheet,
    version: Option<u64>,
    /// The entry to go to once a verdict is on disk.
    next: Option<usize>,
}

const FIGURES: &[Column] = &[
    words("state").weight(9),
    short("?", 1).weight(9),
    wide("label"),
    words("column").weight(3),
    number("value").weight(8),
    words("unit").weight(6),
    words("period").weight(7),
    words("kind").weight(4),
    words("section").weight(2),
    words("doubts").weight(3),
];

const CHECKS: &[Column] = &[
    words("status").weight(8),
    words("kind").weight(6),
    wide("equation"),
    words("of").weight(4),
    number("off by").weight(7),
    words("looks like").weight(3),
    words("page"),
];

const ISSUES: &[Column] = &[words("what"), wide("problem"), words("document"), number("byte")];

const DISPUTES: &[Column] = &[
    words("who").weight(9),
    words("verdict").weight(8),
    number("value").weight(8),
    words("unit").weight(7),
    words("period").weight(7),
    words("kind").weight(4),
    wide("label").weight(6),
    words("ends").weight(5),
    words("comment").weight(3),
];

const LOG: &[Column] = &[words("when"), words("who"), words("act"), wide("what"), words("")];

const LEGEND: &[Column] = &[words("sign"), words("name"), wide("meaning"), number("here")];

/// Where opening an entry leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To a figure.
    Figure(EntryId),
    /// To a place in the text.
    Place(Place),
}

impl FilingList {
    /// The list, with the entry nearest to `here` chosen.
    pub fn new(kind: ListKind, subject: Subject, here: Place) -> Self {
        let columns = match kind {
            ListKind::Figures => FIGURES,
            ListKind::Checks => CHECKS,
            ListKind::Issues => ISSUES,
            ListKind::Disputes => DISPUTES,
            ListKind::Log => LOG,
            ListKind::Legend => LEGEND,
        };
        let mut list = Self { kind, sheet: Sheet::new(columns), version: None, next: None };
        list.refresh(subject);
        let place = |id: &EntryId| subject.place_of(*id).unwrap_or_default();
        if let (ListKind::Figures, Some(review)) = (kind, subject.review) {
            let next = review.order().partition_point(|id| place(id) < here);
            if let Some(id) = review.order().get(next) {
                list.sheet.choose(id.0 as usize);
            }
        }
        if kind == ListKind::Disputes {
            let rows = list.sheet.all().iter().map(|row| row.id);
            let next = rows.clone().find(|row| place(&disputes::of_row(*row).0) >= here);
            if let Some(row) = next {
                list.sheet.choose(row);
            }
        }
        list
    }

    /// Fills the rows in anew where decisions were made since.
    pub fn refresh(&mut self, subject: Subject) {
        let version = subject.review.map(crate::review::Review::version);
        if self.version == version && version.is_some() {
            return;
        }
        let before = std::mem::replace(&mut self.version, version);
        match self.kind {
            ListKind::Figures => self.refresh_figures(subject, before),
            ListKind::Checks => self.sheet.set_rows(checks(subject)),
            ListKind::Issues => self.sheet.set_rows(issues(subject)),
            ListKind::Disputes => self.refresh_disputes(subject, before),
            ListKind::Log => self.sheet.set_rows(records::log(subject)),
            ListKind::Legend => self.sheet.set_rows(records::legend(subject)),
        }
        if let Some(id) = self.next.take() {
            self.sheet.choose(id);
        }
    }

    /// A decision touches few of many figures: only their rows are made anew, where nothing else
    /// happened since the version `before`.
    fn refresh_figures(&mut self, subject: Subject, before: Option<u64>) {
        let Some(review) = subject.review else { return };
        let follows = before.is_some_and(|before| before + 1 == review.version());
        match review.touched().filter(|_| follows) {
            Some(touched) => {
                let row = |id: &EntryId| figure(subject, *id, review.entry(*id)?);
                self.sheet.replace(touched.iter().filter_map(row));
            }
            None => {
                let rows = review.entries().filter_map(|(id, entry)| figure(subject, id, entry));
                self.sheet.set_rows(rows.collect());
            }
        }
    }

    /// What was settled leaves the list; where a dispute is open again the list is made anew.
    fn refresh_disputes(&mut self, subject: Subject, before: Option<u64>) {
        let Some(review) = subject.review else { return };
        let follows = before.is_some_and(|before| before + 1 == review.version());
        let is_open =
            |id: &EntryId| review.shared_on(subject.reading, *id).is_some_and(|shared| shared.is_open());
        match review.touched().filter(|touched| follows && !touched.iter().any(is_open)) {
            Some(touched) => {
                let touched: FxHashSet<EntryId> = touched.iter().copied().collect();
                self.sheet.retain(|row| !touched.contains(&disputes::of_row(row).0));
            }
            None => self.sheet.set_rows(disputes::rows(subject)),
        }
    }

    /// A verdict was given on the chosen entry: the one after it comes next, also where the chosen one
    /// is then filtered out.
    pub fn judged(&mut self) {
        let same = |id: usize| match self.kind {
            // All rows of a figure go with it.
            ListKind::Disputes => Some(disputes::of_row(id).0) == self.side().map(|(figure, _)| figure),
            _ => Some(id) == self.sheet.chosen(),
        };
        self.next = self.sheet.after_chosen(same);
    }

    /// In the list of disagreements, the figure and the side that are chosen.
    pub fn side(&self) -> Option<(EntryId, usize)> {
        self.sheet.chosen().filter(|_| self.kind == ListKind::Disputes).map(disputes::of_row)
    }

    /// Where opening the chosen entry leads.
    pub fn goal(&self, subject: Subject) -> Option<Goal> {
        let id = self.sheet.chosen()?;
        match self.kind {
            ListKind::Figures => Some(Goal::Figure(EntryId(saturate(id)))),
            ListKind::Checks => {
                let check = subject.check(CheckId(saturate(id)))?;
                Some(Goal::Figure(EntryId(check.foremost()?.figure.0)))
            }
            ListKind::Disputes => Some(Goal::Figure(disputes::of_row(id).0)),
            ListKind::Log => Some(Goal::Figure(subject.review?.entry_of_decision(id)?)),
            ListKind::Legend => None,
            ListKind::Issues => {
                let span = subject.reading.filing.issues.get(id)?.span?;
                let mut documents = subject.reading.filing.documents.iter().enumerate();
                let (document, content) = documents
                    .find(|(_, d)| d.part.body.overlaps(span) || d.part.body.contains(span.start()))?;
                let at = content.map.to_text(span).map_or(0, crate::text::TextSpan::start);
                Some(Goal::Place(Place { document, at }))
            }
        }
    }

    /// Its heading; that of the checks says how many fail.
    pub fn title(&self) -> String {
        let title = self.kind.title();
        let fails = self.sheet.all().iter().filter(|row| row.tone == RowTone::Bad).count();
        match (self.kind, fails) {
            (ListKind::Checks, 0) => format!("{title}, none fails"),
            (ListKind::Checks, 1) => format!("{title}, 1 fails"),
            (ListKind::Checks, fails) => format!("{title}, {fails} fail"),
            _ => title.to_owned(),
        }
    }

    /// The check that is chosen.
    pub fn check(&self) -> Option<CheckId> {
        let id = self.sheet.chosen().filter(|_| self.kind == ListKind::Checks)?;
        Some(CheckId(saturate(id)))
    }
}

fn section_name(subject: Subject, document: usize, at: u32) -> String {
    let section = subject.reading.outline.section_at(document, at);
    let section = section.and_then(|id| subject.reading.outline.get(id)).filter(|s| s.depth > 0);
    section.map_or_else(String::new, |section| cells::clip(&outline::name(section), 28))
}

/// What the words over a figure's column say beside its time; empty for a figure of running text.
fn column_of(subject: Subject, entry: &Entry) -> String {
    let figure = entry.figure().and_then(|id| subject.reading.figures.get(id));
    figure.map_or_else(String::new, |figure| cells::line(&column_name(subject.reading, figure)))
}

/// The row of a figure.
fn figure(subject: Subject, id: EntryId, entry: &Entry) -> Option<Row> {
    let said = subject.review?.effective(subject.reading, id)?;
    let mark = Mark::of(subject.reading, entry);
    let value = value_text(&said.value);
    let value = match said.value.number() {
        Some(number) => Cell::ranked(grouped(&value), number),
        None => value.into(),
    };
    let cells = vec![
        Cell::ranked(format!("{} {}", subject.legend.of(mark), mark.name()), Decimal::from(mark as u8)),
        queue::gauge(queue::doubt(subject, entry)),
        cells::line(&said.label).into(),
        column_of(subject, entry).into(),
        value,
        said.unit.unwrap_or_default().into(),
        said.period.map_or_else(String::new, |p| p.to_string()).into(),
        said.kind.name().into(),
        section_name(subject, entry.document, entry.span().start()).into(),
        doubt_cell(subject, entry),
    ];
    let tone = match mark {
        Mark::Doubtful => RowTone::Bad,
        mark if mark.is_judged() => RowTone::Settled,
        _ => RowTone::Plain,
    };
    Some(Row { id: id.0 as usize, cells, tone, group: String::new() })
}

/// The doubts in words; the most doubtful figure sorts first.
fn doubt_cell(subject: Subject, entry: &Entry) -> Cell {
    let score = queue::doubt(subject, entry);
    if score == 0 {
        return Cell::default();
    }
    let mut words: Vec<&str> = Vec::new();
    if entry.again().is_some() {
        words.push("judged before");
    }
    if let Some((id, figure)) = entry.figure().and_then(|id| Some((id, subject.reading.figures.get(id)?))) {
        words.extend(figure.doubts.iter().map(|doubt| doubt.text()));
        words.extend(subject.reasons(id));
        if queue::is_repairable(figure) {
            words.push("another reading adds up");
        }
        if words.is_empty() && queue::fails(subject, id) {
            words.push("a check fails");
        }
    }
    Cell::ranked(cells::line(&words.join("; ")), -Decimal::from(score))
}

/// The name of a status, the worst sorting first.
fn status(status: Status) -> Cell {
    let (text, rank) = match status {
        Status::Fail => ("✗ fails", 0),
        Status::Rounded => ("≈ rounded", 1),
        Status::Pass => ("✓ holds", 2),
    };
    Cell::ranked(text, rank)
}

/// The checks that fail, then those that hold; each by section and within it by kind.
fn checks(subject: Subject) -> Vec<Row> {
    let section = |check: &Check| {
        let first = subject.reading.figures.get(check.operands.first()?.figure)?;
        subject.reading.outline.section_at(first.document, first.span.start())
    };
    let mut order: Vec<(usize, &Check, Option<SectionId>)> =
        subject.all_checks().map(|(id, check)| (id.0 as usize, check, section(check))).collect();
    order.sort_by_key(|(index, check, section)| {
        (check.status != Status::Fail, *section, check.kind as u8, *index)
    });
    let row = |(index, check, section): (usize, &Check, Option<SectionId>)| {
        let first = check.operands.first().and_then(|o| subject.reading.figures.get(o.figure));
        let page =
            first.and_then(|f| subject.reading.filing.documents.get(f.document)?.page_at(f.span.start()));
        let cells = vec![
            status(check.status),
            check.kind.info().name.into(),
            cells::line(&check.shown()).into(),
            cells::line(&check.about(&subject.reading.filing, &subject.reading.figures)).into(),
            if check.residual.is_zero() {
                Cell::default()
            } else {
                Cell::ranked(check.off(&subject.reading.figures), check.residual.abs())
            },
            if check.status == Status::Fail { looks(subject, index, check) } else { Cell::default() },
            page.map_or_else(Cell::default, Cell::count),
        ];
        let tone = match check.status {
            Status::Fail => RowTone::Bad,
            Status::Rounded => RowTone::Plain,
            Status::Pass => RowTone::Settled,
        };
        let path = section.map(|id| outline::path(&subject.reading.outline, id)).unwrap_or_default();
        let group = if path.is_empty() { "outside of all sections".to_owned() } else { path.join(" › ") };
        Row { id: index, cells, tone, group: cells::line(&group) }
    };
    order.into_iter().map(row).collect()
}

/// What the numbers of a failing check look like.
fn looks(subject: Subject, index: usize, check: &Check) -> Cell {
    let again = subject.review.is_some_and(|review| review.is_judged_again(CheckId(saturate(index))));
    if again {
        return "what was corrected".into();
    }
    check.looks(&subject.reading.figures).unwrap_or_default().into()
}

fn issues(subject: Subject) -> Vec<Row> {
    let filing = &subject.reading.filing;
    let row = |(index, issue): (usize, &crate::filing::Issue)| {
        let start = issue.span.map(crate::text::SourceSpan::start);
        let document = start.and_then(|at| filing.documents.iter().position(|d| d.part.body.contains(at)));
        let cells = vec![
            issue.kind.name().into(),
            cells::line(&issue.message).into(),
            document.map_or_else(String::new, |d| cells::line(filing.document_type(d))).into(),
            start.map_or_else(Cell::default, |at| Cell::ranked(at.to_string(), at)),
        ];
        Row { id: index, cells, tone: RowTone::Plain, group: String::new() }
    };
    filing.issues.iter().enumerate().map(row).collect()
}
