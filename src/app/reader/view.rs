//! What is in view of the text: which lines, from which cell on, and how they scroll.

use super::super::flow::Line;
use super::super::layout::Area;
use super::super::subject::Subject;
use super::{Reader, to_i64};

/// Lines kept in view above and below the cursor.
const MARGIN: usize = 3;
/// Cells by which a wide table is scrolled sideways.
const SIDEWAYS: usize = 8;

impl Reader {
    /// Cells by which `line` is scrolled to the left.
    pub fn shift_of(&self, line: &Line) -> usize {
        self.shift.min(line.width.saturating_sub(self.width))
    }

    /// Lays out what is in view. Called after every change, before anything is drawn.
    pub fn settle(&mut self, subject: Subject, area: Area) {
        let filing = &subject.reading.filing;
        let (width, height) = (usize::from(area.width), usize::from(area.height));
        self.height = height;
        self.width = width;
        if self.flow.resize(width) {
            let row = self.row_of_cursor().unwrap_or(height / 3);
            let spot = self.spot.filter(|(line, _)| *line == self.cursor);
            self.cursor = self.flow.at(filing, self.anchor);
            self.spot = spot.map(|(_, place)| (self.cursor, place));
            self.top = self.flow.step(filing, self.cursor, -to_i64(row.min(height.saturating_sub(1))));
        }
        self.keep_in_view(subject);
        self.fill(subject);
        self.choose(subject);
        self.anchor = self.here(subject);
    }

    /// The row in view that the cursor is on.
    pub(super) fn row_of_cursor(&self) -> Option<usize> {
        self.window.iter().position(|line| line.id == self.cursor)
    }

    fn keep_in_view(&mut self, subject: Subject) {
        let filing = &subject.reading.filing;
        let margin = MARGIN.min(self.height.saturating_sub(1) / 2);
        let last_row = self.height.saturating_sub(1 + margin);
        match self.flow.distance(filing, self.top, self.cursor, self.height) {
            Some(row) if row < margin => self.top = self.flow.step(filing, self.cursor, -to_i64(margin)),
            Some(row) if row > last_row => self.top = self.flow.step(filing, self.cursor, -to_i64(last_row)),
            Some(_) => {}
            None if self.cursor < self.top => {
                self.top = self.flow.step(filing, self.cursor, -to_i64(margin));
            }
            None => self.top = self.flow.step(filing, self.cursor, -to_i64(last_row)),
        }
        // The end of the filing stays at the bottom.
        let last = self.flow.last(filing);
        let full = self.height.saturating_sub(1);
        if self.flow.distance(filing, self.top, last, full).is_some_and(|below| below < full) {
            self.top = self.flow.step(filing, last, -to_i64(full));
        }
    }

    fn fill(&mut self, subject: Subject) {
        let filing = &subject.reading.filing;
        self.window.clear();
        let mut id = self.top;
        for _ in 0..self.height {
            self.window.push(self.flow.line(filing, id));
            let next = self.flow.step(filing, id, 1);
            if next == id {
                break;
            }
            id = next;
        }
    }

    /// Scrolls a wide line sideways, `times` steps to the right or to the left.
    pub(super) fn sideways(&mut self, line: &Line, times: i64) {
        // A line that fits may stand in a block that does not: the widest in view decides.
        let same_item = |l: &&Line| (l.id.document, l.id.item) == (line.id.document, line.id.item);
        let widest = self.window.iter().filter(same_item).map(|l| l.width).max().unwrap_or(0);
        let most = to_i64(widest.saturating_sub(self.width));
        let shift = to_i64(self.shift).min(most) + times * to_i64(SIDEWAYS);
        self.shift = usize::try_from(shift.clamp(0, most.max(0))).unwrap_or(0);
    }

    /// Scrolls by `lines` and takes the cursor along.
    pub(super) fn scroll(&mut self, subject: Subject, lines: i64) {
        self.top = self.flow.step(&subject.reading.filing, self.top, lines);
        self.cursor = self.flow.step(&subject.reading.filing, self.cursor, lines);
        self.current = None;
    }

    /// Scrolls by `lines`; the cursor moves only to stay in view.
    pub fn wheel(&mut self, subject: Subject, lines: i64) {
        let filing = &subject.reading.filing;
        self.top = self.flow.step(filing, self.top, lines);
        let margin = MARGIN.min(self.height.saturating_sub(1) / 2);
        let first = self.flow.step(filing, self.top, to_i64(margin));
        let last = self.flow.step(filing, self.top, to_i64(self.height.saturating_sub(1 + margin)));
        let kept = self.cursor.clamp(first.min(last), last.max(first));
        if kept != self.cursor {
            self.cursor = kept;
            self.current = None;
        }
    }
}
