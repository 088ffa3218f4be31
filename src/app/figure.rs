//! What the current figure means, where each part of that came from, what speaks for it and against.

mod across;
mod facts;
mod sides;
mod tagged;

pub use self::across::{Bar, when};
use self::facts::facts;
pub use self::facts::grouped;
pub(super) use self::facts::{column_name, doubt_text};
use super::action::Move;
use super::list::Cursor;
use super::subject::Subject;
use super::tally::Mark;
use crate::checks::CheckId;
use crate::review::EntryId;
use crate::text::TextSpan;

/// A line of the figure pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What sort of line it is.
    pub kind: FactKind,
    /// Its name, for attributes.
    pub name: &'static str,
    /// The words.
    pub text: String,
    /// The place that gave it, or that it speaks of.
    pub source: Option<(usize, TextSpan)>,
    /// The check that it speaks of.
    pub check: Option<CheckId>,
    /// Its bar, for a value of the row.
    pub bar: Option<Box<Bar>>,
}

/// What sort of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// What the figure is of.
    Label,
    /// The value, with its state.
    Value(Mark),
    /// An attribute.
    Attribute,
    /// An attribute that a person corrected.
    Corrected,
    /// The heading of a group.
    Heading,
    /// Something uncertain.
    Doubt,
    /// A check that holds to the last digit.
    Pass,
    /// A check that holds within the printed precision.
    Rounded,
    /// A check that does not hold.
    Fail,
    /// A figure of the check in hand, with what it is to it.
    Operand,
    /// A reading that arithmetic speaks for.
    Repair,
    /// A value of the row.
    Bar,
    /// What a reviewer says where others say something else, with the key that takes their side.
    Side,
    /// What a person said.
    Said,
}

/// A row of the pane: a fact, or a part of one that is too long for a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index of the fact.
    pub fact: usize,
    /// The part of the fact's words that stands on this row.
    pub text: String,
    /// True for the fact's first row.
    pub first: bool,
}

/// The state of the figure pane.
#[derive(Clone, Debug, Default)]
pub struct FigurePane {
    facts: Vec<Fact>,
    rows: Vec<Row>,
    /// The chosen row, always the first of its fact.
    pub cursor: Cursor,
    of: Option<Shown>,
    /// Rows in view: as many in each column as the pane is high.
    height: usize,
    columns: usize,
    /// Rows in a column.
    lines: usize,
}

/// What the facts were gathered for: figure, check in hand, version of the review, width.
type Shown = (EntryId, Option<CheckId>, u64, usize);

/// A column of the pane is not narrower than this where there are several.
const NARROWEST: usize = 36;
/// Cells between columns.
pub const GAP: usize = 3;

/// Cells for the names of attributes.
pub const NAMES: usize = 9;

impl FigurePane {
    /// What there is to say.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// What there is to say, broken into rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The chosen fact.
    pub fn chosen(&self) -> Option<&Fact> {
        self.facts.get(self.rows.get(self.cursor.at)?.fact)
    }

    /// Fits the pane to the current figure, the check in hand, and `width` by `height` cells.
    pub fn settle(
        &mut self,
        subject: Subject,
        (current, check): (Option<EntryId>, Option<CheckId>),
        width: usize,
        height: usize,
    ) {
        // A pane that is low and wide shows its rows in columns, as a newspaper does.
        self.columns = ((width + GAP) / (NARROWEST + GAP)).max(1);
        let width = ((width + GAP) / self.columns).saturating_sub(GAP);
        self.lines = height;
        let height = height * self.columns;
        self.height = height;
        let version = subject.review.map_or(0, crate::review::Review::version);
        let of = current.map(|id| (id, check, version, width));
        if of != self.of {
            let same = of.map(|(id, ..)| id) == self.of.map(|(id, ..)| id);
            let chosen = self.rows.get(self.cursor.at).filter(|_| same).map_or(0, |row| row.fact);
            self.facts = current.map(|id| facts(subject, id, check)).unwrap_or_default();
            self.rows = rows(&self.facts, width);
            self.of = of;
            let at = self.rows.iter().position(|row| row.fact >= chosen).unwrap_or(0);
            self.cursor = Cursor { at, top: if same { self.cursor.top } else { 0 } };
        }
        self.cursor.settle(self.rows.len(), height);
    }

    /// Columns, and rows in each.
    pub fn columns(&self) -> (usize, usize) {
        (self.columns.max(1), self.lines)
    }

    /// Moves the choice from fact to fact.
    pub fn go(&mut self, step: Move, count: Option<u32>) {
        let before = self.cursor.at;
        self.cursor.go(step, count, self.rows.len(), self.height);
        let is_first = |at: &usize| self.rows.get(*at).is_some_and(|row| row.first);
        let down = self.cursor.at > before;
        let found = if down { (self.cursor.at..self.rows.len()).find(is_first) } else { None };
        self.cursor.at = found.or_else(|| (0..=self.cursor.at).rfind(is_first)).unwrap_or(0);
        self.cursor.settle(self.rows.len(), self.height);
    }

    /// Chooses a fact by a click in a pane of `width` cells; true where it was chosen already.
    pub fn click(&mut self, x: usize, y: usize, width: usize) -> bool {
        let column = (x * self.columns / width.max(1)).min(self.columns.saturating_sub(1));
        let row = column * self.lines + y;
        let Some(at) = self.cursor.row(row, self.rows.len()) else { return false };
        let first = (0..=at).rfind(|at| self.rows.get(*at).is_some_and(|row| row.first)).unwrap_or(0);
        let again = self.cursor.at == first;
        self.cursor.at = first;
        again
    }

    /// Scrolls by `lines`.
    pub fn wheel(&mut self, lines: i64) {
        self.cursor.wheel(lines, self.rows.len(), self.height);
        self.go(Move::Left, None);
    }
}

/// Facts broken into rows of `width` cells; names and signs stand to the left of the words.
fn rows(facts: &[Fact], width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let room = width.saturating_sub(fact.left()).max(8);
        let whole = TextSpan::of(0..fact.text.len());
        let lines = crate::text::wrap::wrap(&fact.text, whole, room, 0);
        for (at, line) in lines.into_iter().enumerate() {
            // As wide as it was measured: a run of spaces is one cell there.
            let mut text = String::new();
            for word in crate::text::wrap::words(&fact.text, line) {
                text.extend(std::iter::repeat_n(' ', usize::from(word.gap)));
                text.push_str(crate::text::slice(&fact.text, word.span));
            }
            rows.push(Row { fact: index, text, first: at == 0 });
        }
    }
    rows
}

impl Fact {
    /// Cells to the left of its words.
    pub fn left(&self) -> usize {
        match self.kind {
            FactKind::Label | FactKind::Heading | FactKind::Value(_) => 0,
            FactKind::Attribute | FactKind::Corrected => NAMES,
            FactKind::Operand | FactKind::Side => 4,
            FactKind::Doubt
            | FactKind::Pass
            | FactKind::Rounded
            | FactKind::Fail
            | FactKind::Repair
            | FactKind::Bar
            | FactKind::Said => 2,
        }
    }
}

fn fact(kind: FactKind, text: impl Into<String>) -> Fact {
    Fact { kind, name: "", text: text.into(), source: None, check: None, bar: None }
}
