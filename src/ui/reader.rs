//! The text pane: lines of the filing with their figures marked by state.

use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::desk::{Desk, Stage};
use crate::app::figure::FactKind;
use crate::app::flow::{Line, Tone, What};
use crate::app::layout::{Area, Pane, text_area};
use crate::app::reader::{Marked, figures_on};
use crate::app::subject::Subject;
use crate::app::tally::Mark;
use crate::app::ticks;
use crate::checks::{Check, Role as Part};
use crate::figures::FigureId;
use crate::filing::Emphasis;
use crate::review::State;
use crate::text::{TextSpan, cells, slice};

/// What the filing is, for the frame.
pub fn title(desk: &Desk) -> String {
    let Some(reading) = desk.reading() else { return desk.source().name() };
    let cover = &reading.filing.cover;
    let date = cover.filed.or(cover.period).map(|d| d.strftime("%-d %b %Y").to_string());
    let parts: Vec<String> = [cover.form.clone(), cover.company.clone(), date]
        .into_iter()
        .flatten()
        .map(|p| cells::line(&p))
        .collect();
    if parts.is_empty() { desk.source().name() } else { parts.join(" · ") }
}

/// Where the cursor is, for the frame: printed page and how far through the text.
pub fn place(desk: &Desk) -> String {
    let Some(reading) = desk.reading() else { return String::new() };
    let at = desk.reader.anchor();
    let lengths = reading.filing.documents.iter().map(|d| d.text.len() as u64);
    let whole: u64 = lengths.clone().sum();
    let before: u64 = lengths.take(at.document).sum::<u64>() + u64::from(at.at);
    let percent = before * 100 / whole.max(1);
    let page = reading.filing.documents.get(at.document).and_then(|d| d.page_at(at.at));
    match page {
        Some(page) => format!(" p. {page} · {percent} % "),
        None => format!(" {percent} % "),
    }
}

/// A style over a stretch of text; later ones go over earlier ones.
struct Paint {
    span: TextSpan,
    style: Style,
}

/// Draws the lines in view.
pub fn draw(canvas: &mut Canvas, desk: &Desk, subject: Subject, area: Area) {
    let text = text_area(area);
    for (y, line) in (area.y..area.bottom()).zip(desk.reader.window()) {
        let here = line.id == desk.reader.cursor();
        let base = if here && desk.focus != Pane::Outline {
            canvas.style(Role::CursorLine)
        } else {
            Style::default()
        };
        canvas.tint(Area { y, height: 1, ..area }, base);
        let figures = figures_on(subject, line);
        let signs = Area { y, height: 1, width: text.x - area.x, ..area };
        gutter(canvas, desk, subject, &figures, signs, (here, base));
        let shift = desk.reader.shift_of(line);
        let row = Row { line, shift, area: Area { y, height: 1, ..text }, base };
        row.draw(canvas, subject, &paints(canvas, desk, subject, line, &figures));
        row.signs(canvas, desk, subject, &figures);
        row.edges(canvas);
    }
}

/// The sign of the cursor and of the figure on the line that most needs a person.
fn gutter(
    canvas: &mut Canvas,
    desk: &Desk,
    subject: Subject,
    figures: &[Marked],
    Area { x, y, width, .. }: Area,
    (here, base): (bool, Style),
) {
    if here {
        let sign = if desk.reader.selection.is_some() { "┃" } else { "▌" };
        canvas.text(x, y, width.min(1), sign, base.patch(canvas.style(Role::CursorSign)));
    }
    let mark = figures.iter().filter_map(|f| Some(Mark::of(subject.reading, subject.entry(f.id)?))).min();
    if let Some(mark) = mark.filter(|mark| *mark != Mark::Of(State::Pending)) {
        let style =
            canvas.style(Role::of(mark)).remove_modifier(Modifier::UNDERLINED | Modifier::CROSSED_OUT);
        // One cell has room for one sign; the cursor then shows behind it.
        let (at, style) = match (width, here) {
            (1, true) => (x, style.patch(canvas.style(Role::Current))),
            (1, false) => (x, style),
            _ => (x + 1, style),
        };
        canvas.text(at, y, width.min(1), subject.legend.of(mark), base.patch(style));
    }
}

/// What lies over the text of `line`: figures, places found, sources, the selection.
fn paints(canvas: &Canvas, desk: &Desk, subject: Subject, line: &Line, figures: &[Marked]) -> Vec<Paint> {
    let document = line.id.document;
    let mut paints: Vec<Paint> = Vec::new();
    let headings = &subject.reading.outline.sections;
    let after = headings.partition_point(|s| (s.document, s.span.start()) < (document, line.span.end()));
    for section in headings[..after].iter().rev().take(3) {
        if section.document == document && section.heading.overlaps(line.span) {
            paints.push(Paint { span: section.heading, style: canvas.style(Role::Heading) });
        }
    }
    let related = desk.related().and_then(|id| subject.check(id));
    for figure in figures {
        let Some(entry) = subject.entry(figure.id) else { continue };
        let span = entry.span();
        paints.push(Paint { span, style: canvas.style(Role::of(Mark::of(subject.reading, entry))) });
        if desk.reach.scope().is_some() && desk.reach.holds(figure.id) {
            paints.push(Paint { span, style: canvas.style(Role::Selection) });
        }
        let added_up = desk.sum.as_ref().is_some_and(|sum| sum.holds(figure.id));
        if added_up || role_in(related, entry.figure()).is_some() {
            paints.push(Paint { span, style: canvas.style(Role::Operand) });
        }
    }
    if desk.focus == Pane::Figure {
        let facts = desk.figure.facts().iter();
        let given = facts
            .filter(|f| matches!(f.kind, FactKind::Attribute | FactKind::Corrected) && f.name != "printed");
        for (_, span) in given.filter_map(|fact| fact.source).filter(|(source, _)| *source == document) {
            if span.overlaps(line.span) {
                paints.push(Paint { span, style: canvas.style(Role::SourceNear) });
            }
        }
    }
    if desk.focus == Pane::Figure
        && let Some((source, span)) = desk.figure.chosen().and_then(|f| f.source)
        && source == document
    {
        paints.push(Paint { span, style: canvas.style(Role::Source) });
    }
    for span in desk.search.within(document, line.span) {
        paints.push(Paint { span, style: canvas.style(Role::Hit) });
    }
    if let Some(span) = desk.reader.current().and_then(|id| subject.entry(id)).map(crate::review::Entry::span)
        && figures.iter().any(|f| Some(f.id) == desk.reader.current())
    {
        paints.push(Paint { span, style: canvas.style(Role::Current) });
    }
    if let Some(selection) = desk.reader.selection
        && selection.head.document == document
        && let Some(content) = subject.reading.filing.documents.get(document)
    {
        paints.push(Paint { span: selection.span(content), style: canvas.style(Role::Selection) });
    }
    paints
}

/// What a figure is to the check whose operands show together.
fn role_in(check: Option<&Check>, figure: Option<FigureId>) -> Option<Part> {
    let figure = figure?;
    check?.operands.iter().find(|o| o.figure == figure).map(|o| o.role)
}

/// A line and the row of the screen that shows it.
struct Row<'a> {
    line: &'a Line,
    shift: usize,
    area: Area,
    base: Style,
}

impl Row<'_> {
    /// The column of the screen at which cell `x` of the line stands, if it is in view.
    fn column(&self, x: usize) -> Option<u16> {
        let frozen = self.line.frozen.min(usize::from(self.area.width) / 2);
        let at = if x < frozen { x } else { x.checked_sub(self.shift).filter(|at| *at >= frozen)? };
        let at = u16::try_from(at).ok().filter(|at| *at < self.area.width)?;
        Some(self.area.x + at)
    }

    fn draw(&self, canvas: &mut Canvas, subject: Subject, paints: &[Paint]) {
        let text = subject.text(self.line.id.document);
        for ink in &self.line.ink {
            match &ink.what {
                What::Text(span, emphasis) => self.ink(canvas, text, *span, ink.x, *emphasis, paints),
                What::Fill(c) => {
                    let style = self.base.patch(canvas.style(Role::Edge));
                    for x in ink.x..ink.x + ink.width {
                        if let Some(column) = self.column(x) {
                            canvas.char(column, self.area.y, self.area.right(), *c, style);
                        }
                    }
                }
                What::Words(words) => self.words(canvas, words),
            }
        }
    }

    fn ink(
        &self,
        canvas: &mut Canvas,
        text: &str,
        span: TextSpan,
        x: usize,
        emphasis: Emphasis,
        paints: &[Paint],
    ) {
        let role = match self.line.tone {
            Tone::Furniture => Role::Furniture,
            Tone::Text | Tone::Title | Tone::Note => Role::Text,
        };
        let plain = self.base.patch(canvas.style(role)).patch(emphasised(emphasis));
        let paints: Vec<&Paint> = paints.iter().filter(|p| p.span.overlaps(span)).collect();
        let mut x = x;
        let mut at = span.start();
        for c in slice(text, span).chars() {
            let wide = cells::char_width(c);
            if let Some(column) = self.column(x) {
                let mut style = plain;
                for paint in paints.iter().filter(|p| p.span.contains(at)) {
                    style = style.patch(paint.style);
                }
                canvas.char(column, self.area.y, self.area.right(), c, style);
            }
            x += wide;
            at += crate::text::saturate(c.len_utf8());
        }
    }

    fn words(&self, canvas: &mut Canvas, words: &str) {
        let Area { x, y, width, .. } = self.area;
        if self.line.tone == Tone::Title {
            let style = self.base.patch(canvas.style(Role::Title));
            let rule = self.base.patch(canvas.style(Role::Frame));
            let start = canvas.text(x, y, width, "── ", rule);
            let words = cells::clip(words, usize::from(width).saturating_sub(6));
            let end = canvas.text(start, y, self.area.right() - start, &words, style);
            for column in end + 1..self.area.right() {
                canvas.char(column, y, self.area.right(), '─', rule);
            }
        } else {
            canvas.text(x, y, width, words, self.base.patch(canvas.style(Role::Note)));
        }
    }

    /// Signs beside figures, as many as there are blank cells with one to spare: what the figure is to
    /// the check in hand, else its state and its tick marks.
    fn signs(&self, canvas: &mut Canvas, desk: &Desk, subject: Subject, figures: &[Marked]) {
        let related = desk.related().and_then(|id| subject.check(id));
        for figure in figures.iter().filter(|figure| figure.ends) {
            let Some(entry) = subject.entry(figure.id) else { continue };
            let Some(mut column) = self.column(figure.to) else { continue };
            // The bracket that closes a figure may stand in a cell of its own, as "(1.5" and ")%" of a marked-up table.
            for _ in 0..2 {
                column += u16::from(canvas.holds(column, self.area.y, &[")", "%"]));
            }
            let signs = match role_in(related, entry.figure()) {
                Some(part) => vec![(Role::Operand, ticks::role(part).0)],
                None => signs_of(subject, entry),
            };
            for (index, (role, sign)) in signs.into_iter().enumerate() {
                let free = |x: u16| x >= self.area.right() || canvas.is_blank(x, self.area.y);
                if column >= self.area.right() || !free(column) || !free(column + 1) {
                    // What has no room is told of in the place of the last that has, but for the first.
                    if index > 1 {
                        let style = self.base.patch(canvas.style(Role::Edge));
                        canvas.text(column - 1, self.area.y, 1, "…", style);
                    }
                    break;
                }
                let style = canvas.style(role).remove_modifier(Modifier::UNDERLINED | Modifier::CROSSED_OUT);
                column = canvas.text(column, self.area.y, 1, sign, self.base.patch(style));
            }
        }
    }

    /// Signs that a line goes on beyond the edges of the pane.
    fn edges(&self, canvas: &mut Canvas) {
        let Area { x, y, width, .. } = self.area;
        let style = self.base.patch(canvas.style(Role::Edge));
        if width < 4 || self.line.width <= usize::from(width) {
            return;
        }
        let frozen = u16::try_from(self.line.frozen).unwrap_or(0).min(width / 2);
        if self.shift > 0 {
            canvas.text(x + frozen, y, 1, "‹", style);
        }
        if self.line.width - self.shift > usize::from(width) {
            canvas.text(x + width - 1, y, 1, "›", style);
        }
    }
}

/// The sign of a figure's state and its tick marks. Marks of checks say more than that it is proved.
fn signs_of<'a>(subject: Subject<'a>, entry: &'a crate::review::Entry) -> Vec<(Role, &'a str)> {
    let mark = Mark::of(subject.reading, entry);
    let legend = &subject.legend.ticks;
    let mut signs = Vec::new();
    if let Some(id) = entry.figure() {
        let signs_of_checks = ticks::marks(&subject.checks(id).map(|(_, check)| check), legend);
        let role = |s: &str| if s == legend.failed() { Role::CheckFail } else { Role::CheckPass };
        signs.extend(signs_of_checks.into_iter().map(|s| (role(s), s)));
        if subject.reading.figures.get(id).is_some_and(|figure| figure.repair.is_some()) {
            signs.push((Role::Repair, legend.repaired()));
        }
    }
    signs.extend(entry.ticks().iter().map(|tick| (Role::Said, tick.as_str())));
    let said = match mark {
        Mark::Of(State::Pending) => true,
        Mark::Of(State::Proved) => !signs.is_empty(),
        _ => false,
    };
    if !said {
        signs.insert(0, (Role::of(mark), subject.legend.of(mark)));
    }
    signs
}

fn emphasised(emphasis: Emphasis) -> Style {
    let mut style = Style::default();
    for (has, modifier) in [(Emphasis::BOLD, Modifier::BOLD), (Emphasis::ITALIC, Modifier::ITALIC)] {
        if emphasis.has(has) {
            style = style.add_modifier(modifier);
        }
    }
    style
}

/// True while figures are being sought.
pub fn is_reading(desk: &Desk) -> bool {
    matches!(desk.stage(), Stage::Opening | Stage::Sections | Stage::Figures)
}
