//! Plain text drawn as the blocks and tables that are found in it.

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

#[test]
fn no_paragraph_ends_between_a_month_and_its_day() {
    check(
        "
    (b)     Reports

            During the last quarter of the year ended January
    31, 1995, we filed two reports.

            The plant was closed in January
    31 people stayed on.
",
        "
    L: (b)   Reports
    P: During the last quarter of the year ended January/31, 1995, we filed two reports.
    P: The plant was closed in January
    P: 31 people stayed on.
    ",
    );
}
