//! Reads plain text laid out for a fixed pitch.

use super::decode;
use super::document::{Block, BlockKind, Document, Part, Style};
use super::issue::Issue;
use crate::text::Span;

/// Reads the text of `part` out of the file's bytes.
pub(super) fn read(file: &[u8], part: Part, _issues: &mut Vec<Issue>) -> Document {
    let bytes = file.get(part.body.range()).unwrap_or(&[]);
    let at = part.body.start();
    let mut document = Document::empty(part);
    decode::push(bytes, at, &mut document.text, &mut document.map);
    let mut offset = 0;
    for line in document.text.split_inclusive('\n') {
        let text = line.trim();
        if !text.is_empty() {
            let start = offset + (line.len() - line.trim_start().len());
            let span = Span::of(start..start + text.len());
            let style = Style { lead_end: span.start(), ..Style::default() };
            document.blocks.push(Block { span, kind: BlockKind::Paragraph, style });
        }
        offset += line.len();
    }
    document
}
