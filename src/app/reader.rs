//! The text of an open filing: where the cursor stands, what is in view, which figure is current.
//!
//! The cursor is a line and a wanted column; the current figure is the one on that line whose last
//! digit is nearest to the column. So `j` walks down a column of a table, `h` and `l` along its row,
//! and what a verdict would fall on is always the figure under the eye.

mod jumps;
mod select;
mod view;

use std::collections::BTreeMap;

pub use self::jumps::Jumps;
pub use self::select::Selection;
use super::action::{Move, Reader as Act};
use super::flow::{Flow, Line, LineId, Place, What};
use super::subject::Subject;
use crate::review::EntryId;
use crate::text::TextSpan;

/// The state of the text pane.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    flow: Flow,
    top: LineId,
    cursor: LineId,
    /// Column wanted on each line.
    x: usize,
    /// Cells by which wide lines are scrolled to the left.
    shift: usize,
    width: usize,
    height: usize,
    window: Vec<Line>,
    current: Option<EntryId>,
    /// What is being selected.
    pub selection: Option<Selection>,
    /// Where jumps started.
    pub jumps: Jumps,
    /// Places named by letters.
    pub marks: BTreeMap<char, Place>,
    /// Where the cursor stood when the window was last laid out, to find it at another width.
    anchor: Place,
    /// The very place that the cursor was sent to, while it stays on that line.
    spot: Option<(LineId, Place)>,
}

/// How a jump brings its line into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bring {
    /// Scroll no farther than needed.
    Near,
    /// To the upper third of the pane.
    Third,
    /// Just below the top, with the lines after it in view.
    Top,
}

impl Reader {
    /// The lines in view, from the top.
    pub fn window(&self) -> &[Line] {
        &self.window
    }

    /// The line that the cursor is on.
    pub fn cursor(&self) -> LineId {
        self.cursor
    }

    /// The figure that the cursor is on.
    pub fn current(&self) -> Option<EntryId> {
        self.current
    }

    /// The place that the cursor stood at when the window was last laid out.
    pub fn anchor(&self) -> Place {
        self.anchor
    }

    /// Makes the figure nearest to the wanted column current, unless the one that is stands there.
    fn choose(&mut self, subject: Subject) {
        let line = self.flow.line(&subject.reading.filing, self.cursor);
        let figures = figures_on(subject, &line);
        let stays = self.current.and_then(|id| figures.iter().find(|f| f.id == id));
        let nearest = figures.iter().min_by_key(|f| f.last().abs_diff(self.x));
        let chosen = match (stays, nearest) {
            (Some(stays), Some(nearest))
                if stays.last().abs_diff(self.x) <= nearest.last().abs_diff(self.x) =>
            {
                Some(*stays)
            }
            (_, nearest) => nearest.copied(),
        };
        self.current = chosen.map(|f| f.id);
        if let Some(figure) = chosen {
            self.reveal(&line, figure.from, figure.to);
        }
    }

    /// Scrolls sideways until the cells `from..to` of `line` are in view.
    fn reveal(&mut self, line: &Line, from: usize, to: usize) {
        let most = line.width.saturating_sub(self.width);
        let frozen = line.frozen.min(self.width / 2);
        if from < line.frozen || most == 0 {
            return;
        }
        let shift = self.shift.min(most);
        if from < shift + frozen {
            self.shift = from.saturating_sub(frozen);
        } else if to + 1 > shift + self.width {
            self.shift = (to + 1).saturating_sub(self.width).min(most);
        }
    }

    /// Where the cursor is: at the start of the current figure, else of its line.
    pub fn here(&mut self, subject: Subject) -> Place {
        if let Some(selection) = &self.selection {
            return selection.head;
        }
        if let Some((line, place)) = self.spot
            && line == self.cursor
        {
            return place;
        }
        let line = self.flow.place(&subject.reading.filing, self.cursor);
        match self.current.and_then(|id| subject.place_of(id)) {
            Some(figure) if figure.document == line.document => figure,
            _ => line,
        }
    }

    /// Puts the cursor on the line that shows `place`.
    pub fn go(&mut self, subject: Subject, place: Place, bring: Bring) {
        let filing = &subject.reading.filing;
        self.cursor = self.flow.at(filing, place);
        let line = self.flow.line(filing, self.cursor);
        let text = filing.documents.get(place.document).map_or("", |d| d.text.as_str());
        let end = place.at.saturating_add(1);
        if let Some((x, _)) = line.cells_of(text, TextSpan::new(place.at, end)) {
            self.x = x;
        }
        self.current = None;
        self.spot = Some((self.cursor, place));
        if self.row_of_cursor().is_none() || bring == Bring::Top {
            let above = match bring {
                Bring::Near => return,
                Bring::Third => self.height / 3,
                Bring::Top => 1,
            };
            self.top = self.flow.step(filing, self.cursor, -to_i64(above));
        }
    }

    /// Puts the cursor on a figure.
    pub fn go_to_figure(&mut self, subject: Subject, id: EntryId) {
        let Some(place) = subject.place_of(id) else { return };
        self.go(subject, place, Bring::Third);
        let line = self.flow.line(&subject.reading.filing, self.cursor);
        if let Some(found) = figures_on(subject, &line).into_iter().find(|f| f.id == id) {
            self.x = found.last();
            self.current = Some(id);
        }
    }

    /// Notes the place where the cursor is as one to come back to.
    pub fn leave(&mut self, subject: Subject) {
        let here = self.here(subject);
        self.jumps.leave(here);
    }

    /// Moves the cursor. `count` is what was typed before the key.
    pub fn go_move(&mut self, subject: Subject, step: Move, count: Option<u32>) {
        if self.selection.is_some() && self.select_move(subject, step, count) {
            return;
        }
        let filing = &subject.reading.filing;
        let times = i64::from(count.unwrap_or(1));
        let half = to_i64(self.height / 2).max(1);
        let page = to_i64(self.height.saturating_sub(2)).max(1);
        match step {
            Move::Down => self.cursor = self.flow.step(filing, self.cursor, times),
            Move::Up => self.cursor = self.flow.step(filing, self.cursor, -times),
            Move::HalfDown => self.scroll(subject, half * times),
            Move::HalfUp => self.scroll(subject, -half * times),
            Move::PageDown => self.scroll(subject, page * times),
            Move::PageUp => self.scroll(subject, -page * times),
            Move::Left => self.along(subject, -times),
            Move::Right => self.along(subject, times),
            Move::First | Move::Last => {
                self.leave(subject);
                self.cursor = match (step, count) {
                    (_, Some(line)) => {
                        let first = self.flow.first(filing);
                        self.flow.step(filing, first, i64::from(line) - 1)
                    }
                    (Move::First, None) => self.flow.first(filing),
                    _ => self.flow.last(filing),
                };
            }
        }
        if !matches!(step, Move::Left | Move::Right) {
            self.current = None;
            self.spot = None;
        }
    }

    /// To a figure along the line; where there is none, sideways.
    fn along(&mut self, subject: Subject, times: i64) {
        let line = self.flow.line(&subject.reading.filing, self.cursor);
        let figures = figures_on(subject, &line);
        let here = self.current.and_then(|id| figures.iter().position(|f| f.id == id));
        let next = here.map(|at| to_i64(at) + times);
        match next.and_then(|at| usize::try_from(at).ok()).and_then(|at| figures.get(at)) {
            Some(figure) => {
                self.current = Some(figure.id);
                self.x = figure.last();
                self.spot = None;
            }
            None => self.sideways(&line, times),
        }
    }

    /// Answers for the text's own actions.
    pub fn act(&mut self, subject: Subject, act: Act, count: Option<u32>) {
        let times = i64::from(count.unwrap_or(1));
        let filing = &subject.reading.filing;
        match act {
            Act::Select => {
                self.selection = Some(Selection::new(self.start_of_selection(subject)));
            }
            Act::ScrollDown => self.wheel(subject, times),
            Act::ScrollUp => self.wheel(subject, -times),
            Act::ScrollRight | Act::ScrollLeft => {
                let line = self.flow.line(filing, self.cursor);
                self.sideways(&line, if act == Act::ScrollRight { times } else { -times });
            }
            Act::Top => self.top = self.cursor,
            Act::Middle => {
                self.top = self.flow.step(filing, self.cursor, -to_i64(self.height / 2));
            }
            Act::Bottom => {
                self.top = self.flow.step(filing, self.cursor, -to_i64(self.height.saturating_sub(1)));
            }
        }
    }

    /// Puts the cursor where somebody clicked: `x` and `y` count from the text's upper left corner.
    pub fn click(&mut self, subject: Subject, x: usize, y: usize) {
        let Some(line) = self.window.get(y) else { return };
        let shift = self.shift_of(line);
        self.x = if x < line.frozen { x } else { x + shift };
        self.cursor = line.id;
        self.current = None;
        self.spot = None;
        self.selection = None;
        self.choose(subject);
    }

    /// The line of text that the cursor is on, as it stands in the document.
    pub fn line_text(&mut self, subject: Subject) -> String {
        let line = self.flow.line(&subject.reading.filing, self.cursor);
        let Some(document) = subject.reading.filing.documents.get(line.id.document) else {
            return String::new();
        };
        let parts = line.ink.iter().filter_map(|ink| match ink.what {
            What::Text(span, _) => Some(document.slice(span)),
            _ => None,
        });
        parts.collect::<Vec<_>>().join("\t")
    }
}

/// A figure on a line and its cells there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The figure.
    pub id: EntryId,
    /// First cell.
    pub from: usize,
    /// One past the last cell.
    pub to: usize,
    /// True where the last letter of the figure is on the line.
    pub ends: bool,
}

impl Marked {
    fn last(self) -> usize {
        self.to.saturating_sub(1)
    }
}

/// The figures on `line`, from left to right.
pub fn figures_on(subject: Subject, line: &Line) -> Vec<Marked> {
    let Some(document) = subject.reading.filing.documents.get(line.id.document) else { return Vec::new() };
    let Some(review) = subject.review else { return Vec::new() };
    let mut found: Vec<Marked> = review
        .overlapping(line.id.document, line.span)
        .filter_map(|id| {
            let span = review.entry(id)?.span();
            let (from, to) = line.cells_of(&document.text, span)?;
            let last = span.end().saturating_sub(1);
            let ends =
                line.ink.iter().any(|ink| matches!(ink.what, What::Text(here, _) if here.contains(last)));
            Some(Marked { id, from, to, ends })
        })
        .collect();
    found.sort_by_key(|f| f.from);
    found
}

fn to_i64(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
