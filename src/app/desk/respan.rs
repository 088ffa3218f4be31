//! Stretching and shrinking a figure whose ends are wrong.

use rust_decimal::Decimal;

use super::Desk;
use crate::app::Out;
use crate::app::editor::{Editor, Purpose};
use crate::app::flow::Place;
use crate::app::notice::Notice;
use crate::app::reader::Selection;
use crate::app::subject::Subject;
use crate::figures::Value;
use crate::review::{Attribute, Attributes, EntryId, typed};
use crate::text::TextSpan;

impl Desk {
    /// Selects the current figure, so that its ends can be moved.
    pub(in crate::app) fn take_ends(&mut self, out: &mut Out) {
        let Some(id) = self.current(out) else { return };
        let Some(entry) = self.subject().and_then(|subject| subject.entry(id)) else { return };
        let (document, span) = (entry.document, entry.span());
        let text = self.subject().map_or("", |subject| subject.text(document));
        let last = crate::text::slice(text, span).char_indices().next_back().map_or(0, |(at, _)| at);
        let place = |at| Place { document, at };
        let head = place(span.start() + crate::text::saturate(last));
        self.reader.selection = Some(Selection { anchor: place(span.start()), head });
        self.respan = Some(id);
        self.focus = crate::app::layout::Pane::Reader;
        out.say(Notice::done(
            "move the end with h l w b, o for the other end; Enter takes it, Esc leaves it",
        ));
    }

    /// The form about the figure whose ends were moved to what is selected: its value is read anew.
    pub(in crate::app) fn respan_form(&self) -> Option<Editor> {
        let id = self.respan?;
        let (_, span, printed) = self.selected()?;
        let subject = self.subject()?;
        let before = self.attributes(id)?;
        let purpose = Purpose::Respan { id, span };
        let printed_line = printed.replace('\t', " | ");
        let mut editor = Editor::new(purpose, &printed_line, before.clone());
        match reread(subject, id, &before, &printed) {
            Some(value) => editor.put(Attribute::Value, &value),
            None if before.value.number().is_some() => editor.leave_unread(),
            None => {}
        }
        Some(editor)
    }

    /// True where the figure's place changes.
    pub(super) fn is_elsewhere(&self, id: EntryId, span: TextSpan) -> bool {
        self.subject().and_then(|subject| subject.entry(id)).is_some_and(|entry| entry.span() != span)
    }
}

/// The value that `printed` has if it is scaled as the figure was.
fn reread(subject: Subject, id: EntryId, before: &Attributes, printed: &str) -> Option<String> {
    let number = |text: &str| {
        let text = text.split_whitespace().collect::<String>();
        typed::understand(Attribute::Value, &text, before.kind).ok()??.parse::<Decimal>().ok()
    };
    let (old, new) = (number(subject.printed(id)), number(printed)?);
    let Value::Number(value) = before.value else { return None };
    // What the words around the print make of it stays: "in thousands", "million".
    let factor = old.filter(|old| !old.is_zero()).and_then(|old| value.checked_div(old));
    let value = new.checked_mul(factor.unwrap_or(Decimal::ONE))?;
    Some(crate::figures::plain(value).to_string())
}
