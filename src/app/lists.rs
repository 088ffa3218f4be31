//! Lists over an open filing: its figures, its checks, what went wrong while reading it.

mod disputes;
mod records;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::figure::{column_name, doubt_text, grouped, when};
use super::flow::Place;
use super::outline;
use super::queue;
use super::sheet::{Cell, Column, Line, Row, RowTone, Sheet, number, short, wide, words};
use super::subject::Subject;
use super::tally::Mark;
use crate::checks::{Check, CheckId, Operand, Role, Status};
use crate::outline::SectionId;
use crate::reading::Reading;
use crate::review::attributes::value_text;
use crate::review::{Entry, EntryId};
use crate::text::{cells, saturate};

/// Which list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
        self.list().title
    }

    /// What is said where it is empty.
    pub fn nothing(self) -> &'static str {
        self.list().nothing
    }

    /// True where there is nothing in it before the decisions are read.
    pub fn waits_for_review(self) -> bool {
        self.list().waits_for_review
    }

    fn list(self) -> &'static List {
        let list = &LISTS[self as usize];
        debug_assert_eq!(list.kind, self, "the lists stand in the order of their kinds");
        list
    }
}

/// What a list is, what makes its rows and what follows from them.
struct List {
    kind: ListKind,
    title: &'static str,
    /// What is said where it is empty.
    nothing: &'static str,
    columns: &'static [Column],
    /// Makes all rows.
    rows: fn(Subject) -> Vec<Row>,
    /// Makes those rows anew that decisions on some figures touch; false where all must be.
    touch: fn(&mut Sheet, Subject, &[EntryId]) -> bool,
    /// The row that is chosen at first for a reader at a place; None for the first one.
    near: fn(&Sheet, Subject, Place) -> Option<usize>,
    /// Where opening a row leads. None for a list that is looked at and closed.
    goal: Option<fn(Subject, usize) -> Option<Goal>>,
    /// There is nothing in it before the decisions are read.
    waits_for_review: bool,
}

/// The lists, in the order of [`ListKind`].
const LISTS: &[List] = &[
    List {
        kind: ListKind::Figures,
        title: "Figures",
        nothing: "no figure was found in this filing",
        columns: FIGURES,
        rows: figures,
        touch: touch_figures,
        near: near_figure,
        goal: Some(|_, row| Some(Goal::Figure(EntryId(saturate(row))))),
        waits_for_review: true,
    },
    List {
        kind: ListKind::Checks,
        title: "Checks",
        nothing: "nothing in this filing could be checked",
        columns: CHECKS,
        rows: checks,
        touch: all_anew,
        near: at_first,
        goal: Some(goal_of_check),
        waits_for_review: true,
    },
    List {
        kind: ListKind::Issues,
        title: "Problems met while reading",
        nothing: "nothing went wrong while reading this filing",
        columns: ISSUES,
        rows: issues,
        touch: all_anew,
        near: at_first,
        goal: Some(goal_of_issue),
        waits_for_review: false,
    },
    List {
        kind: ListKind::Disputes,
        title: "Disagreements",
        nothing: "no figure is in dispute",
        columns: DISPUTES,
        rows: disputes::rows,
        touch: touch_disputes,
        near: near_dispute,
        goal: Some(|_, row| Some(Goal::Figure(disputes::of_row(row).0))),
        waits_for_review: true,
    },
    List {
        kind: ListKind::Log,
        title: "Decisions",
        nothing: "nothing was decided on this filing yet",
        columns: LOG,
        rows: records::log,
        touch: all_anew,
        near: at_first,
        goal: Some(|subject, row| Some(Goal::Figure(subject.review?.entry_of_decision(row)?))),
        waits_for_review: true,
    },
    List {
        kind: ListKind::Legend,
        title: "Signs and tick marks",
        nothing: "there are no signs",
        columns: LEGEND,
        rows: records::legend,
        touch: all_anew,
        near: at_first,
        goal: None,
        waits_for_review: false,
    },
];

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
    short("of", 44).weight(4),
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
        let mut list = Self { kind, sheet: Sheet::new(kind.list().columns), version: None, next: None };
        list.open_again(subject, here);
        list
    }

    /// Opens a list again as it was left: its filter and its order stay, and so does the choice among what
    /// they leave; a list of all goes along with the text.
    pub fn open_again(&mut self, subject: Subject, here: Place) {
        self.sheet.stop_typing(true);
        self.refresh(subject);
        if self.sheet.is_plain()
            && let Some(row) = (self.kind.list().near)(&self.sheet, subject, here)
        {
            self.sheet.choose(row);
        }
    }

    /// Fills the rows in anew where decisions were made since: only those that they touch, where nothing else happened.
    pub fn refresh(&mut self, subject: Subject) {
        let version = subject.review.map(crate::review::Review::version);
        if self.version == version && version.is_some() {
            return;
        }
        let before = std::mem::replace(&mut self.version, version);
        let follows = before.zip(version).is_some_and(|(before, now)| before + 1 == now);
        let touched = subject.review.and_then(|review| review.touched()).filter(|_| follows);
        let list = self.kind.list();
        if !touched.is_some_and(|touched| (list.touch)(&mut self.sheet, subject, touched)) {
            self.sheet.set_rows((list.rows)(subject));
        }
        if let Some(id) = self.next.take() {
            self.sheet.choose(id);
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

    /// The figures that the list of figures shows, sorted by id.
    pub fn figures(&self) -> Option<Vec<EntryId>> {
        if self.kind != ListKind::Figures {
            return None;
        }
        let row = |line: &Line| match line {
            Line::Row(index) => self.sheet.row(*index).map(|row| EntryId(saturate(row.id))),
            Line::Heading(..) => None,
        };
        let mut ids: Vec<EntryId> = self.sheet.lines().iter().filter_map(row).collect();
        ids.sort_unstable();
        Some(ids)
    }

    /// In the list of disagreements, the figure and the side that are chosen.
    pub fn side(&self) -> Option<(EntryId, usize)> {
        self.sheet.chosen().filter(|_| self.kind == ListKind::Disputes).map(disputes::of_row)
    }

    /// True where opening an entry leads somewhere.
    pub fn leads(&self) -> bool {
        self.kind.list().goal.is_some()
    }

    /// Where opening the chosen entry leads.
    pub fn goal(&self, subject: Subject) -> Option<Goal> {
        self.kind.list().goal?(subject, self.sheet.chosen()?)
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

/// No decision changes a row of its own.
fn all_anew(_: &mut Sheet, _: Subject, _: &[EntryId]) -> bool {
    false
}

/// Wherever the reader is, the list starts at its first row.
fn at_first(_: &Sheet, _: Subject, _: Place) -> Option<usize> {
    None
}

fn figures(subject: Subject) -> Vec<Row> {
    let entries = subject.review.into_iter().flat_map(crate::review::Review::entries);
    entries.filter_map(|(id, entry)| figure(subject, id, entry)).collect()
}

/// A decision touches few of many figures.
fn touch_figures(sheet: &mut Sheet, subject: Subject, touched: &[EntryId]) -> bool {
    sheet.replace(touched.iter().filter_map(|id| figure(subject, *id, subject.entry(*id)?)));
    true
}

/// What was settled leaves the list; where a dispute is open again the list is made anew.
fn touch_disputes(sheet: &mut Sheet, subject: Subject, touched: &[EntryId]) -> bool {
    let shared = |id: &EntryId| subject.review?.shared_on(subject.reading, *id);
    if touched.iter().any(|id| shared(id).is_some_and(|shared| shared.is_open())) {
        return false;
    }
    let touched: FxHashSet<EntryId> = touched.iter().copied().collect();
    sheet.retain(|row| !touched.contains(&disputes::of_row(row).0));
    true
}

/// The first figure at or behind a place.
fn near_figure(_: &Sheet, subject: Subject, here: Place) -> Option<usize> {
    let order = subject.review?.order();
    let next = order.partition_point(|id| subject.place_of(*id).unwrap_or_default() < here);
    order.get(next).map(|id| id.0 as usize)
}

/// The first disagreement at or behind a place.
fn near_dispute(sheet: &Sheet, subject: Subject, here: Place) -> Option<usize> {
    let place = |row: usize| subject.place_of(disputes::of_row(row).0).unwrap_or_default();
    sheet.all().iter().map(|row| row.id).find(|row| place(*row) >= here)
}

fn goal_of_check(subject: Subject, row: usize) -> Option<Goal> {
    let check = subject.check(CheckId(saturate(row)))?;
    Some(Goal::Figure(EntryId(check.foremost()?.figure.0)))
}

fn goal_of_issue(subject: Subject, row: usize) -> Option<Goal> {
    let span = subject.reading.issues().nth(row)?.span?;
    let mut documents = subject.reading.filing.documents.iter().enumerate();
    let (document, content) =
        documents.find(|(_, d)| d.part.body.overlaps(span) || d.part.body.contains(span.start()))?;
    let at = content.map.to_text(span).map_or(0, crate::text::TextSpan::start);
    Some(Goal::Place(Place { document, at }))
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
        Cell::ranked(format!("{} {}", subject.legend.of(mark), mark.name()), Decimal::from(mark.rank())),
        queue::gauge(queue::doubt(subject, entry)),
        cells::line(&said.label).into(),
        column_of(subject, entry).into(),
        value,
        said.unit.unwrap_or_default().into(),
        said.period.map_or_else(String::new, when).into(),
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
        words.extend(figure.doubts.iter().map(|doubt| doubt_text(figure, *doubt)));
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
            cells::line(&about(subject, check)).into(),
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

/// What a check is about: the label and the time of its total or its first figure. Where that has no label, as a
/// total below a line, that of another of its figures tells where it stands.
fn about(subject: Subject, check: &Check) -> String {
    let Reading { filing, figures, .. } = subject.reading;
    let figure = |operand: &Operand| figures.get(operand.figure);
    let Some(first) = check.foremost().and_then(figure) else { return String::new() };
    let mut words = figures.label_text(filing, first);
    if words.is_empty() {
        let mut labels =
            check.operands.iter().filter_map(figure).map(|other| figures.label_text(filing, other));
        let other = labels.rfind(|label| !label.is_empty());
        let total = check.operands.iter().any(|operand| operand.role == Role::Total);
        words = other.map_or(words, |other| if total { format!("total below {other}") } else { other });
    }
    match first.period {
        Some(time) if words.is_empty() => when(time),
        Some(time) => format!("{words}, {}", when(time)),
        None => words,
    }
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
    subject.reading.issues().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_stand_in_the_order_of_their_kinds() {
        for (index, list) in LISTS.iter().enumerate() {
            assert_eq!(list.kind as usize, index, "{}", list.title);
        }
        assert_eq!(LISTS.len(), ListKind::Legend as usize + 1);
    }
}
