//! What `y` puts on the clipboard: a selection, a value, a line, a table.

use super::Desk;
use crate::app::Out;
use crate::app::msg::{Command, Effect};
use crate::app::notice::Notice;
use crate::filing::{BlockKind, Document, Table};
use crate::review::attributes::value_text;
use crate::text::cells;

impl Desk {
    /// Copies the selection, the current figure's value, or the line.
    pub(super) fn copy(&mut self, out: &mut Out) {
        let Some(subject) = self.shown.subject() else { return };
        if let Some(selection) = self.reader.selection.take() {
            self.respan = None;
            let Some(document) = subject.reading.filing.documents.get(selection.head.document) else {
                return;
            };
            let text = clean(document.slice(selection.span(document)));
            put(out, text, "the selection");
            return;
        }
        let value = self.reader.current().and_then(|id| subject.review?.effective(subject.reading, id));
        match value {
            Some(attributes) => put(out, value_text(&attributes.value), "the value"),
            None => {
                let line = self.reader.line_text(subject);
                put(out, clean(&line), "the line");
            }
        }
    }

    /// Copies the table under the cursor as tab-separated text.
    pub(super) fn copy_table(&mut self, out: &mut Out) {
        let Some(reading) = self.shown.reading.as_deref() else { return };
        let place = self.reader.anchor();
        let table = reading.filing.documents.get(place.document).and_then(|document| {
            let block = document.blocks.get(document.block_at(place.at)?)?;
            match block.kind {
                BlockKind::Table(index) => Some(tabbed(document, document.tables.get(index as usize)?)),
                _ => None,
            }
        });
        match table {
            Some(text) => put(out, text, "the table"),
            None => out.say(Notice::refused("the cursor is on no table")),
        }
    }
}

/// Puts text on the clipboard and says so.
pub(in crate::app) fn put(out: &mut Out, text: String, what: &str) {
    if text.is_empty() {
        out.say(Notice::refused("there is nothing to copy here"));
        return;
    }
    let shown = cells::clip(&text.replace(['\n', '\t'], " "), 40);
    out.say(Notice::done(format!("copied {what}: {shown}")));
    out.ask(Effect::Terminal(Command::Copy(text)));
}

/// Text for another program: its line breaks and tabs kept, nothing that a terminal obeys.
fn clean(text: &str) -> String {
    text.lines()
        .map(|line| line.split('\t').map(cells::line).collect::<Vec<_>>().join("\t"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A table as rows of cells parted by tabs, each cell under its column.
fn tabbed(document: &Document, table: &Table) -> String {
    let mut out = String::new();
    for row in 0..table.rows.len() {
        let mut column = 0;
        for cell in table.row(row) {
            while column < cell.column {
                out.push('\t');
                column += 1;
            }
            out.push_str(&clean(document.slice(cell.span)).replace(['\n', '\t'], " "));
        }
        out.push('\n');
    }
    out
}
