//! The line at the bottom: a word to the reader, the line that is typed, or what keys do here; to
//! the right, how much is judged and what is going on.

use super::canvas::Canvas;
use super::sheet::input;
use super::theme::Role;
use crate::app::desk::{Desk, Stage, reach};
use crate::app::key;
use crate::app::keymap::{BINDINGS, Scope};
use crate::app::layout::Area;
use crate::app::notice::{Notice, NoticeKind, counted};
use crate::app::prompt::Prompt;
use crate::app::{Overlay, State};
use crate::text::cells;

/// Draws the line.
pub fn draw(canvas: &mut Canvas, state: &State) {
    let Some(area) = state.panes().status.filter(|a| a.width > 8) else { return };
    canvas.clear(area);
    let right = right(state, usize::from(area.width.saturating_sub(2)));
    let end = canvas.text_right(area.x + 1, area.right() - 1, area.y, &right, canvas.style(Role::Status));
    let room = Area { width: end.saturating_sub(area.x + 1), ..area };
    if let Some(Overlay::Prompt(prompt)) = &state.overlay {
        let sign = if prompt.sections.is_some() { "section /" } else { "/" };
        let x = canvas.text(room.x, room.y, room.width, sign, canvas.style(Role::HintKey));
        input(canvas, &prompt.field, (x, room.y), room.right().saturating_sub(x), true);
    } else if let Some(Overlay::Rescue(field)) = &state.overlay {
        let sign = "write decisions to ";
        let x = canvas.text(room.x, room.y, room.width, sign, canvas.style(Role::HintKey));
        input(canvas, field, (x, room.y), room.right().saturating_sub(x), true);
    } else if let Some(notice) = &state.notice {
        let length = cells::width(&notice.text) + cells::width(&notice.hint) + 5;
        if notice.kind == NoticeKind::Error && length > usize::from(room.width) {
            say_all(canvas, notice, area);
        } else {
            say(canvas, notice, room);
        }
    } else {
        hints(canvas, state, room);
    }
}

fn say(canvas: &mut Canvas, notice: &Notice, area: Area) {
    let (role, sign) = match notice.kind {
        NoticeKind::Done => (Role::Done, ""),
        NoticeKind::Refused => (Role::Refused, ""),
        NoticeKind::Error => (Role::Error, "! "),
    };
    let room = usize::from(area.width.saturating_sub(1));
    let words = cells::clip(&format!("{sign}{}", notice.text), room);
    let x = canvas.text(area.x + 1, area.y, area.width, &words, canvas.style(role));
    if !notice.hint.is_empty() {
        let left = area.right().saturating_sub(x + 2);
        let hint = cells::clip(&notice.hint, usize::from(left));
        canvas.text(x + 2, area.y, left, &hint, canvas.style(Role::Hint));
    }
}

/// Most lines that an error takes.
const LONGEST: usize = 5;

/// An error with what to do about it, in as many lines as it takes: it must not be cut short.
fn say_all(canvas: &mut Canvas, notice: &Notice, area: Area) {
    let words = cells::line(&format!("! {}  {}", notice.text, notice.hint));
    let whole = crate::text::Span::of(0..words.len());
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    let lines = crate::text::wrap::wrap(&words, whole, room, 2);
    let count = lines.len().min(LONGEST).min(usize::from(area.y) + 1);
    let top = area.y - u16::try_from(count.saturating_sub(1)).unwrap_or(0).min(area.y);
    for (y, line) in (top..=area.y).zip(lines) {
        canvas.clear(Area { y, height: 1, ..area });
        let text = crate::text::slice(&words, line);
        canvas.text(area.x + 1, y, area.width.saturating_sub(1), text, canvas.style(Role::Error));
    }
}

/// What keys do here, as many as there is room for.
fn hints(canvas: &mut Canvas, state: &State, area: Area) {
    let scopes = state.scopes().0;
    let hinted = |scope: Scope| BINDINGS.iter().filter(move |b| b.scope == scope && !b.hint.is_empty());
    let mut x = area.x + 1;
    for binding in scopes.into_iter().flat_map(hinted) {
        let key = binding.keys.first().map(|k| key::shown(k)).unwrap_or_default();
        let needed = u16::try_from(cells::width(&key) + cells::width(binding.hint) + 1).unwrap_or(u16::MAX);
        if x.saturating_add(needed) > area.right() {
            break;
        }
        x = canvas.text(x, area.y, area.width, &key, canvas.style(Role::HintKey));
        x = canvas.text(x + 1, area.y, area.width, binding.hint, canvas.style(Role::Hint)) + 2;
    }
}

/// How much is judged, what is being read, and keys that do not make a whole yet: what a person must see first,
/// as much as there is `room` for.
fn right(state: &State, room: usize) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(state.elsewhere.map(|place| place.sign().to_owned()));
    if !state.pending.is_empty() {
        parts.push(format!("{}…", state.pending.shown()));
    }
    if let Some(Overlay::Prompt(Prompt { sections: Some(sections), .. })) = &state.overlay {
        return match sections.found {
            Some((0, _)) => "no section has it in its name".to_owned(),
            Some((count, number)) => format!("{number} of {count}: Down next, Up before, Enter goes there"),
            None => "type a part of its name".to_owned(),
        };
    }
    if let Some(desk) = &state.desk {
        if let Some(scope) = desk.reach.scope() {
            parts.push(format!("{}: {}", reach::name(scope), counted(desk.reach.len(), "figure")));
        }
        let whole = desk.tally().whole();
        let judged = (whole.all > 0).then(|| format!("{}/{} judged", whole.judged, whole.all));
        let mut less: Vec<String> = stage(desk).into_iter().collect();
        let width = |parts: &[String]| parts.iter().map(|part| cells::width(part) + 2).sum::<usize>();
        if width(&parts) + width(&less) + width(judged.as_slice()) > room + 2 {
            less.clear();
        }
        if width(&parts) + width(judged.as_slice()) <= room + 2 {
            parts.extend(less);
            parts.extend(judged);
        }
    }
    parts.join("  ")
}

fn stage(desk: &Desk) -> Option<String> {
    if desk.is_recording() {
        return Some("writing …".to_owned());
    }
    match desk.stage() {
        Stage::Opening => Some("opening …".to_owned()),
        Stage::Sections => Some("seeking figures …".to_owned()),
        Stage::Figures => Some("reading decisions …".to_owned()),
        Stage::Ready => {
            desk.search.count().filter(|_| !desk.search.words().is_empty()).map(|n| format!("{n} found"))
        }
        Stage::Halted => Some("figures could not be read".to_owned()),
        Stage::Failed(_) => None,
    }
}
