//! The figure pane: what the current figure means and why; where there is none, the section.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::desk::Desk;
use crate::app::figure::{Bar, Fact, FactKind};
use crate::app::layout::{Area, Pane, figure_area};
use crate::app::outline::name;
use crate::app::subject::Subject;
use crate::text::cells;

/// Which figure it is, for the frame.
pub fn title(desk: &Desk) -> String {
    let number = desk.subject().and_then(|subject| {
        let review = subject.review?;
        let at = review.position(desk.reader.current()?)?;
        Some((at + 1, review.order().len()))
    });
    match number {
        Some((number, of)) => format!("Figure {number} of {of}"),
        None if super::reader::is_reading(desk) => "Figure …".to_owned(),
        None => "No figure here".to_owned(),
    }
}

/// Cells between columns of rows.
fn gap() -> u16 {
    u16::try_from(crate::app::figure::GAP).unwrap_or(0)
}

/// Draws the rows in view.
pub fn draw(canvas: &mut Canvas, desk: &Desk, subject: Subject, area: Area) {
    let area = figure_area(area);
    if area.width == 0 {
        return;
    }
    if desk.figure.facts().is_empty() {
        return no_figure(canvas, desk, subject, area);
    }
    let focused = desk.focus == Pane::Figure;
    let rows = desk.figure.rows().iter().skip(desk.figure.cursor.top);
    let chosen = desk.figure.rows().get(desk.figure.cursor.at).map(|row| row.fact).filter(|_| focused);
    let (columns, lines) = desk.figure.columns();
    let whole = area;
    let wide = ((whole.width + gap()) / u16::try_from(columns).unwrap_or(1)).saturating_sub(gap());
    for (index, row) in rows.enumerate().take(columns * lines) {
        let (column, line) = (index / lines.max(1), index % lines.max(1));
        let offset = |n: usize, step: u16| u16::try_from(n).unwrap_or(u16::MAX).saturating_mul(step);
        let y = whole.y.saturating_add(offset(line, 1));
        let area = Area { x: whole.x.saturating_add(offset(column, wide + gap())), width: wide, ..whole };
        let Some(fact) = desk.figure.facts().get(row.fact) else { continue };
        let base = if chosen == Some(row.fact) {
            canvas.style(Role::Chosen)
        } else {
            ratatui::style::Style::default()
        };
        canvas.tint(Area { y, height: 1, ..area }, base);
        let left = u16::try_from(fact.left()).unwrap_or(0).min(area.width);
        if row.first {
            let (role, sign) = lead(fact);
            // Operands stand under their check.
            let x = area.x + if fact.kind == FactKind::Operand { left.min(2) } else { 0 };
            canvas.text(x, y, (area.x + left).saturating_sub(x), sign, base.patch(canvas.style(role)));
        }
        let style = base.patch(canvas.style(role(fact)));
        let x = area.x + left;
        if fact.kind == FactKind::Heading {
            rule(canvas, area, y, &row.text);
            continue;
        }
        if let Some(bar) = &fact.bar {
            self::bar(canvas, bar, &row.text, Area { x, y, width: area.right() - x, height: 1 }, base);
            continue;
        }
        let end = canvas.text(x, y, area.right() - x, &row.text, style);
        if let FactKind::Value(mark) = fact.kind
            && row.first
        {
            let words = format!("{} {}", desk.legend().of(mark), mark.name());
            canvas.text_right(end + 1, area.right(), y, &words, base.patch(canvas.style(Role::of(mark))));
        }
    }
}

/// Cells for a period beside its bar.
const WHEN: u16 = 15;
/// Cells for a change in percent.
const CHANGE: u16 = 10;

/// A value of the row: its period, a bar as long as it is large, the value, the change.
fn bar(canvas: &mut Canvas, bar: &Bar, when: &str, area: Area, base: ratatui::style::Style) {
    let Area { x, y, .. } = area;
    let value = u16::try_from(cells::width(&bar.value)).unwrap_or(u16::MAX);
    let name = base.patch(canvas.style(Role::Name));
    canvas.text(x, y, area.width.min(WHEN), when, name);
    let text = base.patch(canvas.style(if bar.current { Role::Value } else { Role::Text }));
    let change = area.right().saturating_sub(CHANGE);
    canvas.text_right(x, area.right(), y, &bar.change, base.patch(canvas.style(Role::Dim)));
    let end = canvas.text_right((x + WHEN).min(change), change, y, &bar.value, text);
    let room = end.saturating_sub(x + WHEN + 1);
    if room < 3 || value >= change {
        return;
    }
    let eighths = u32::from(room) * 8 * u32::from(bar.share) / 1000;
    let style = base.patch(canvas.style(if bar.negative { Role::CheckFail } else { Role::CheckPass }));
    let mut at = x + WHEN;
    for _ in 0..eighths / 8 {
        at = canvas.text(at, y, 1, "█", style);
    }
    if let Some(part) = BLOCKS.get((eighths % 8) as usize) {
        canvas.text(at, y, 1, part, style);
    }
}

/// Parts of a cell, in eighths from the left.
const BLOCKS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// What stands to the left of a fact's words.
fn lead(fact: &Fact) -> (Role, &'static str) {
    match fact.kind {
        FactKind::Attribute => (Role::Name, fact.name),
        FactKind::Corrected => (Role::Corrected, fact.name),
        FactKind::Doubt => (Role::Warning, "?"),
        FactKind::Pass => (Role::CheckPass, "✓"),
        FactKind::Rounded => (Role::CheckRounded, "≈"),
        FactKind::Fail => (Role::CheckFail, "✗"),
        FactKind::Repair => (Role::Repair, "≟"),
        FactKind::Operand => (Role::CheckRounded, fact.name),
        FactKind::Side => (Role::HintKey, fact.name),
        FactKind::Said => (Role::Said, "·"),
        FactKind::Bar => (Role::Name, if fact.bar.as_ref().is_some_and(|b| b.current) { "›" } else { "" }),
        FactKind::Label | FactKind::Value(_) | FactKind::Heading => (Role::Text, ""),
    }
}

fn role(fact: &Fact) -> Role {
    match fact.kind {
        FactKind::Label => Role::Label,
        FactKind::Value(_) => Role::Value,
        FactKind::Attribute | FactKind::Operand | FactKind::Bar => Role::Text,
        FactKind::Corrected => Role::Corrected,
        FactKind::Heading => Role::Dim,
        FactKind::Doubt => Role::Warning,
        FactKind::Pass => Role::CheckPass,
        FactKind::Rounded => Role::CheckRounded,
        FactKind::Fail => Role::CheckFail,
        FactKind::Repair => Role::Repair,
        FactKind::Side | FactKind::Said => Role::Said,
    }
}

/// The heading of a group: a rule with its name in it.
fn rule(canvas: &mut Canvas, area: Area, y: u16, words: &str) {
    let style = canvas.style(Role::Frame);
    let x = canvas.text(area.x, y, area.width, "─ ", style);
    let x = canvas.text(x, y, area.right().saturating_sub(x), words, canvas.style(Role::Dim));
    for column in x + 1..area.right() {
        canvas.char(column, y, area.right(), '─', style);
    }
}

/// Where the cursor is on no figure: the section, why it is one, and what is odd about it.
fn no_figure(canvas: &mut Canvas, desk: &Desk, subject: Subject, area: Area) {
    let here = if desk.focus == Pane::Outline { desk.tree.chosen() } else { desk.section_here() };
    let Some((id, section)) = here.and_then(|id| Some((id, subject.reading.outline.get(id)?))) else {
        return;
    };
    let count = desk.tally().section(id);
    let mut lines: Vec<(Role, String)> = vec![(Role::Label, name(section))];
    if section.depth > 0 {
        lines.push((Role::Dim, section.why.text().to_owned()));
    }
    if count.all > 0 {
        let mut words = format!("{} of {} figures judged", count.judged, count.all);
        for (number, what) in [(count.proved, "proved"), (count.doubtful, "doubtful")] {
            if number > 0 {
                words.push_str(&format!(", {number} {what}"));
            }
        }
        lines.push((Role::Dim, words));
    }
    lines.extend(section.doubts.iter().map(|doubt| (Role::Warning, format!("! {}", doubt.text()))));
    let mut y = area.y;
    for (role, line) in lines {
        let whole = crate::text::Span::of(0..line.len());
        for part in crate::text::wrap::wrap(&line, whole, usize::from(area.width), 2) {
            if y >= area.bottom() {
                return;
            }
            let text = cells::line(crate::text::slice(&line, part));
            canvas.text(area.x, y, area.width, &text, canvas.style(role));
            y += 1;
        }
    }
}
