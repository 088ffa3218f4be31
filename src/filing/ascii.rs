//! Reads plain text laid out for a fixed pitch, as filings were from 1993 on.
//!
//! The text stays what it is, line breaks and all; what is found is where things stand in it.
//!
//! ```text
//! lines    what each line is by itself: blank, text, tag, rule
//! pages    page numbers and running heads
//! regions  lines that may be a table     ─> fields, columns, header, grid: tables
//! prose    the lines between             ─> paragraphs, headings, list entries
//! ```
//!
//! The same is done to preformatted text inside HTML, of which filings of 1997 to 2001 are full.

mod columns;
mod fields;
mod grid;
mod header;
mod lines;
mod pages;
mod prose;
mod regions;
mod stub;

use super::decode;
use super::document::{Block, BlockKind, Document, Furniture, Part, Style, Table};
use super::issue::Issue;
use crate::text::{Span, TextSpan, saturate};
use grid::Grid;
use lines::{Line, LineKind, TagSet};
pub(super) use regions::speaks_of_time;
pub(crate) use stub::is_open;

/// What was found in a stretch of text, in reading order.
#[derive(Default)]
pub(super) struct Found {
    /// Blocks; the tables among them count from `tables`' own start.
    pub(super) blocks: Vec<Block>,
    pub(super) tables: Vec<Table>,
    /// Footnote marks.
    pub(super) marks: Vec<TextSpan>,
    /// Offsets at which pages start.
    pub(super) pages: Vec<u32>,
}

/// Reads the text of `part` out of the file's bytes.
pub(super) fn read(file: &[u8], part: Part, _issues: &mut Vec<Issue>) -> Document {
    let bytes = file.get(part.body.range()).unwrap_or(&[]);
    let at = part.body.start();
    let mut document = Document::empty(part);
    decode::push_lines(bytes, at, &mut document.text, &mut document.map);
    let found = analyse(&document.text, document.whole());
    document.blocks = found.blocks;
    document.tables = found.tables;
    document.superscripts = found.marks;
    document.pages = found.pages;
    document
}

/// Reads the preformatted blocks of an HTML document as text laid out for a fixed pitch, and puts
/// what is found in their place.
pub(super) fn refine(document: &mut Document) {
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

/// Finds blocks and tables in the part `region` of `text`. Columns are those of the lines of `text`.
pub(super) fn analyse(text: &str, region: TextSpan) -> Found {
    let bytes = text.as_bytes();
    let bytes = bytes.get(..region.end() as usize).unwrap_or(bytes);
    // The first line's columns count from its start, though the region may start at its first letter.
    let start =
        memchr::memrchr(b'\n', bytes.get(..region.start() as usize).unwrap_or(&[])).map_or(0, |i| i + 1);
    let mut lines = lines::cut(bytes, start);
    pages::mark(bytes, &mut lines);
    let mut grids: Vec<Grid> = Vec::new();
    for region in regions::find(bytes, &lines) {
        for grid in grid::build(bytes, &lines, &region) {
            grids.push(grid);
        }
    }
    join_over_pages(&lines, &mut grids);
    grids.retain(|grid| !grid.lone);
    let measure = prose::Measure::of(&lines);
    let mut found = Found { pages: page_starts(&lines), ..Found::default() };
    let mut at = 0;
    for grid in grids {
        between(bytes, &lines, at..grid.first_line, &measure, &mut found.blocks);
        at = grid.end_line;
        found.marks.extend(grid.marks);
        let style = Style { lead_end: grid.table.span.end(), ..Style::default() };
        let kind = BlockKind::Table(saturate(found.tables.len()));
        found.blocks.push(Block { span: grid.table.span, kind, style });
        found.tables.push(grid.table);
    }
    between(bytes, &lines, at..lines.len(), &measure, &mut found.blocks);
    found
}

/// Appends the blocks of lines outside of tables: prose and furniture.
fn between(
    text: &[u8],
    lines: &[Line],
    range: std::ops::Range<usize>,
    measure: &prose::Measure,
    blocks: &mut Vec<Block>,
) {
    let mut from = range.start;
    for index in range.clone() {
        let line = &lines[index];
        let furniture = match line.kind {
            LineKind::Blank => continue,
            LineKind::Text if line.tags == line.ink => continue,
            LineKind::Text | LineKind::Tag => Furniture::Tag,
            LineKind::Rule => Furniture::Rule,
            LineKind::PageNumber => Furniture::PageNumber,
            LineKind::RunningHead => Furniture::RunningHead,
        };
        prose::read(text, lines, from..index, measure, blocks);
        let end = match line.kind {
            LineKind::Text => line.tags + saturate(tag_length(text, line)),
            _ => line.end,
        };
        let span = Span::new(line.tags, end);
        let style = Style { lead_end: end, ..Style::default() };
        blocks.push(Block { span, kind: BlockKind::Furniture(furniture), style });
        from = if line.kind == LineKind::Text { index } else { index + 1 };
    }
    prose::read(text, lines, from..range.end, measure, blocks);
}

/// Length of the tags that a line of text starts with, without the spaces behind them.
fn tag_length(text: &[u8], line: &Line) -> usize {
    text.get(line.tags as usize..line.ink as usize).unwrap_or(&[]).trim_ascii_end().len()
}

/// Offsets after which something visible follows and before which something visible stands.
fn page_starts(lines: &[Line]) -> Vec<u32> {
    let mut starts = Vec::new();
    let mut inked = false;
    for line in lines {
        if line.page && inked {
            starts.push(line.start);
        }
        inked |= line.kind != LineKind::Blank && line.kind != LineKind::Tag;
    }
    starts
}

/// Joins a table to the one before it where nothing but page marks and blank lines stands between
/// them and the second has no header of its own but the same columns.
fn join_over_pages(lines: &[Line], grids: &mut Vec<Grid>) {
    let mut joined: Vec<Grid> = Vec::with_capacity(grids.len());
    for second in grids.drain(..) {
        match joined.last_mut() {
            Some(first) if goes_on(lines, first, &second) => append(first, second),
            _ => joined.push(second),
        }
    }
    *grids = joined;
}

/// True where `second` is the rest of the table `first`.
fn goes_on(lines: &[Line], first: &Grid, second: &Grid) -> bool {
    let gap = lines.get(first.end_line..second.first_line).unwrap_or(&[]);
    let quiet = gap.iter().all(|l| {
        (l.kind == LineKind::Blank || l.kind == LineKind::Rule || l.is_furniture())
            && !l.tag.has(TagSet::NOTES)
    });
    quiet && !second.headed && same_columns(first, second)
}

/// True where each column of the second table stands below one of the first.
fn same_columns(first: &Grid, second: &Grid) -> bool {
    first.columns.len() == second.columns.len()
        && first
            .columns
            .iter()
            .zip(&second.columns)
            .all(|(a, b)| a.words == b.words && a.from < b.to + 2 && b.from < a.to + 2)
}

fn append(first: &mut Grid, second: Grid) {
    let (rows, cells) = (saturate(first.table.rows.len()), saturate(first.table.cells.len()));
    first.table.cells.extend(second.table.cells.into_iter().map(|mut cell| {
        cell.row += rows;
        cell
    }));
    first.table.rows.extend(second.table.rows.into_iter().map(|mut row| {
        row.first += cells;
        row.end += cells;
        row
    }));
    first.table.span = first.table.span.join(second.table.span);
    first.end_line = second.end_line;
    first.marks.extend(second.marks);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in `text`, drawn: tables row by row, cells as `column:text`, header cells with an
    /// `H`, several columns as `2-4`, a line in a cell as `/`; other blocks by kind.
    fn drawn(text: &str) -> String {
        let found = analyse(text, Span::of(0..text.len()));
        let words = |span: TextSpan| {
            text[span.range()].lines().map(str::trim).collect::<Vec<_>>().join("/").replace("  ", " ")
        };
        let mut out = Vec::new();
        for block in &found.blocks {
            let BlockKind::Table(index) = block.kind else {
                out.push(format!("{}: {}", kind_name(block.kind), words(block.span)));
                continue;
            };
            let table = &found.tables[index as usize];
            for row in 0..table.rows.len() {
                let cells: Vec<String> = table
                    .row(row)
                    .iter()
                    .map(|c| {
                        let columns = match c.columns {
                            1 => c.column.to_string(),
                            _ => format!("{}-{}", c.column, c.column_end() - 1),
                        };
                        format!("{}{columns}:{}", if c.header { "H" } else { "" }, words(c.span))
                    })
                    .collect();
                out.push(format!("| {}", cells.join(" | ")));
            }
        }
        out.join("\n")
    }

    fn kind_name(kind: BlockKind) -> &'static str {
        match kind {
            BlockKind::Paragraph => "P",
            BlockKind::ListItem => "L",
            BlockKind::Preformatted => "F",
            BlockKind::Table(_) => "T",
            BlockKind::Furniture(Furniture::PageNumber) => "page",
            BlockKind::Furniture(Furniture::RunningHead) => "head",
            BlockKind::Furniture(Furniture::BackLink) => "back",
            BlockKind::Furniture(Furniture::Rule) => "rule",
            BlockKind::Furniture(Furniture::Tag) => "tag",
        }
    }

    #[track_caller]
    fn check(text: &str, want: &str) {
        let got = drawn(text);
        let want: Vec<&str> = want.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        assert_eq!(got, want.join("\n"), "\n{got}\n");
    }

    #[test]
    fn prose_set_in_from_both_sides_is_no_row_of_titles() {
        check(
            "      The estimated value of derivatives both on- and off-balance sheet at\n\
             \x20     December 31, 1997 and 1996, consists of assets of $561 million and $258\n\
             \x20     million and liabilities of $304 million and $294 million, respectively.\n",
            "P: The estimated value of derivatives both on- and off-balance sheet at/December 31, 1997 and 1996, \
             consists of assets of $561 million and $258/million and liabilities of $304 million and $294 million, \
             respectively.",
        );
    }

    #[test]
    fn dashes_keep_their_column() {
        check(
            "
     STATE                                            INSTITUTIONAL RETAIL TOTAL
     -----                                            ------------- ------ -----
     Arizona.........................................        1         -      1
     California......................................       14         -     14
     Illinois........................................        -         3      3
     Kansas..........................................        -         2      2
",
            "
            | H0:STATE | H1:INSTITUTIONAL | H2:RETAIL | H3:TOTAL
            | 0:Arizona | 1:1 | 2:- | 3:1
            | 0:California | 1:14 | 2:- | 3:14
            | 0:Illinois | 1:- | 2:3 | 3:3
            | 0:Kansas | 1:- | 2:2 | 3:2
            ",
        );
    }

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

    #[test]
    fn one_row_under_a_header() {
        check(
            "
       BEGINNING                                                        ENDING
       BALANCE    PRINCIPAL     INTEREST      TOTAL      DEFERRED       BALANCE
_______________________________________________________________________________
        112.065355    0.373631     0.657568     1.031199   0.000000  111.691724
",
            "
            | H1:BEGINNING | H6:ENDING
            | H1:BALANCE | H2:PRINCIPAL | H3:INTEREST | H4:TOTAL | H5:DEFERRED | H6:BALANCE
            | 1:112.065355 | 2:0.373631 | 3:0.657568 | 4:1.031199 | 5:0.000000 | 6:111.691724
            ",
        );
    }

    /// Where the figures start near the margin, lines of text above them stood for a header.
    #[test]
    fn numbers_below_words_over_the_stub_are_its_column() {
        let table = |over: &str| {
            format!(
                "<TABLE>\n<CAPTION>\n  {over}\n<S>         <C>            <C>\nSpring:\n  1,260          4,920          3,140\n\
                 Costs of goods          1,150          1,070\nWages of people          1,150          1,070\n\
                 Rents of shops          1,150          1,070\nAutumn:\n  1,380          4,110          3,160\n</TABLE>\n"
            )
        };
        let row = |over: &str| {
            let drawn = drawn(&table(over));
            drawn.lines().find(|line| line.contains("1,260")).unwrap_or_default().to_owned()
        };
        assert_eq!(row("Bids         Offers         Trades"), "| 1:1,260 | 1:4,920 | 2:3,140");
        assert_eq!(row("             Offers         Trades"), "| 0:Spring:/1,260 | 1:4,920 | 2:3,140");
    }

    #[test]
    fn no_running_text_stands_over_figures_near_the_margin() {
        check(
            "
The reserves for claims are shown below as they were recorded at the end of
each year, with the payments made on them since.  The upper part shows what
was paid in later years.

                                At December 31
      1988   1989   1990   1991   1992   1993   1994
Liability for unpaid claims
     1,915  2,140  2,386  2,702  3,018  3,344  3,571
Paid one year later
     1,102  1,198  1,263  1,410  1,466  1,502
",
            "
            P: The reserves for claims are shown below as they were recorded at the end of/each year, with the \
            payments made on them since. The upper part shows what/was paid in later years.
            | H1-7:At December 31
            | H1:1988 | H2:1989 | H3:1990 | H4:1991 | H5:1992 | H6:1993 | H7:1994
            | 0:Liability for unpaid claims | 1:1,915 | 2:2,140 | 3:2,386 | 4:2,702 | 5:3,018 | 6:3,344 | 7:3,571
            | 0:Paid one year later | 1:1,102 | 2:1,198 | 3:1,263 | 4:1,410 | 5:1,466 | 6:1,502
            ",
        );
    }
}
