//! Preformatted text inside HTML, of which filings of 1997 to 2001 are full: it is laid out as plain text is, and read
//! as such.

use super::analyse;
use crate::filing::document::{Block, BlockKind, Document};
use crate::text::saturate;

/// Reads the preformatted blocks of an HTML document as text laid out for a fixed pitch, and puts
/// what is found in their place.
pub(in crate::filing) fn refine(document: &mut Document) {
    if !document.blocks.iter().any(|b| b.kind == BlockKind::Preformatted) {
        return;
    }
    let mut blocks = Vec::with_capacity(document.blocks.len());
    let mut tables = Vec::with_capacity(document.tables.len());
    let mut old = std::mem::take(&mut document.tables).into_iter();
    let written = std::mem::take(&mut document.blocks);
    let mut at = 0;
    while let Some(block) = written.get(at).copied() {
        let count = lines_from(&document.text, written.get(at..).unwrap_or(&[]));
        let last = written.get(at + count - 1).copied().unwrap_or(block);
        at += count;
        match block.kind {
            BlockKind::Preformatted => {
                let found = analyse(&document.text, block.span.join(last.span));
                let base = saturate(tables.len());
                tables.extend(found.tables);
                blocks.extend(found.blocks.into_iter().map(|mut inner| {
                    if let BlockKind::Table(index) = &mut inner.kind {
                        *index += base;
                    }
                    inner
                }));
                document.superscripts.extend(found.marks);
                document.pages.extend(found.pages);
            }
            BlockKind::Table(_) => {
                let Some(table) = old.next() else { continue };
                blocks.push(Block { kind: BlockKind::Table(saturate(tables.len())), ..block });
                tables.push(table);
            }
            _ => blocks.push(block),
        }
    }
    document.blocks = blocks;
    document.tables = tables;
    document.superscripts.sort_unstable();
    document.pages.sort_unstable();
    document.pages.dedup();
}

/// How many of `blocks`, from the first on, are lines of one text: preformatted, of a line each, and with
/// nothing but ends of lines between them.
fn lines_from(text: &str, blocks: &[Block]) -> usize {
    let line = |block: &Block| {
        block.kind == BlockKind::Preformatted && !crate::text::slice(text, block.span).contains('\n')
    };
    let goes_on = |pair: &&[Block]| pair.iter().all(line) && pair[1].span.start() <= pair[0].span.end() + 2;
    1 + blocks.windows(2).take_while(goes_on).count()
}

#[cfg(test)]
mod tests {
    #[test]
    fn spaces_between_letters_of_one_width_make_columns() {
        let lines = [
            "<p style='margin:0;font-family:Courier New'><b>BALANCE SHEETS</b></p>",
            "                          2009       2008",
            "Cash                   $ 1,204    $ 1,100",
            "Kettles                    310        280",
            "                       -------    -------",
            "Total                  $ 1,514    $ 1,380",
        ];
        for wrap in [
            "<p style=\"margin:0px; FONT-FAMILY:Courier New\">",
            "<p><font face=\"Courier New\" size=2>",
            "<div style=\"font-family:'Courier',monospace\">",
        ] {
            let body: String = lines
                .iter()
                .map(|line| {
                    if line.starts_with('<') {
                        (*line).to_owned()
                    } else {
                        format!("{wrap}{}</p>\n", line.replace(' ', "&nbsp;"))
                    }
                })
                .collect();
            let filing = crate::filing::read(format!("<html><body>{body}</body></html>").into_bytes());
            let document = &filing.documents[0];
            let rows: Vec<String> = document
                .tables
                .iter()
                .flat_map(|table| (0..table.rows.len()).map(|row| table.row(row)))
                .map(|cells| cells.iter().map(|c| document.slice(c.span)).collect::<Vec<_>>().join(" | "))
                .collect();
            assert_eq!(
                rows,
                [
                    "2009 | 2008",
                    "Cash | $ 1,204 | $ 1,100",
                    "Kettles | 310 | 280",
                    "Total | $ 1,514 | $ 1,380"
                ],
                "{wrap}"
            );
        }
    }
}
