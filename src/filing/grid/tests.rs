//! Examples of cells and the grids that they make.

use super::super::document::{Format, Part};
use super::*;

/// The grid of the only table of `html`, drawn: kind of each row, then its cells with their
/// logical columns.
fn drawn(html: &str) -> Vec<String> {
    let part = Part::lone(Span::of(0..html.len()), Format::Html);
    let document = super::super::html::read(html.as_bytes(), part, &mut Default::default(), &mut Vec::new());
    let table = &document.tables[0];
    let grid = Grid::of(&document, table);
    let row = |index: usize| {
        let range = table.rows[index].first as usize..table.rows[index].end as usize;
        let cells = range.map(|c| {
            let placed = grid.cells[c];
            let columns = if placed.first == placed.last {
                placed.first.to_string()
            } else {
                format!("{}-{}", placed.first, placed.last)
            };
            format!("{columns}:{}", document.slice(table.cells[c].span))
        });
        format!("{:?} {}", grid.rows[index], cells.collect::<Vec<_>>().join(" "))
    };
    (0..table.rows.len()).map(row).collect()
}

#[test]
fn satellites_and_spacers_fold_into_their_column() {
    let html = "<table>
        <tr><td></td><td colspan=3>2023</td><td></td><td colspan=3>2022</td></tr>
        <tr><td>Revenues</td><td>$</td><td>48,618</td><td></td><td></td><td>$</td><td>46,319</td><td></td></tr>
        <tr><td>Net loss</td><td></td><td>(262</td><td>)</td><td></td><td></td><td>2,000</td><td></td></tr>
        <tr><td>Margin</td><td colspan=2>12</td><td>%</td><td></td><td colspan=2>\u{2014}</td><td>%</td></tr></table>";
    assert_eq!(
        drawn(html),
        [
            "Header 1:2023 2:2022",
            "Body 0:Revenues 1:$ 1:48,618 2:$ 2:46,319",
            "Body 0:Net loss 1:(262 1:) 2:2,000",
            "Body 0:Margin 1:12 1:% 2:\u{2014} 2:%",
        ]
    );
}

#[test]
fn a_header_over_several_columns_spans_them() {
    let html = "<table><tr><td>(In millions)</td></tr>
        <tr><td></td><td colspan=2>Three months</td><td colspan=2>Nine months</td></tr>
        <tr><td></td><td>2010</td><td>2009</td><td>2010</td><td>2009</td></tr>
        <tr><td>Assets:</td></tr>
        <tr><td>Cash</td><td>1</td><td>2</td><td>3</td><td>4</td></tr></table>";
    assert_eq!(
        drawn(html),
        [
            "Caption 0:(In millions)",
            "Header 1-2:Three months 3-4:Nine months",
            "Header 1:2010 2:2009 3:2010 4:2009",
            "Label 0:Assets:",
            "Body 0:Cash 1:1 2:2 3:3 4:4",
        ]
    );
}

#[test]
fn columns_of_words_stand_between_columns_of_figures() {
    let html = "<table><tr><td>Note</td><td>Due</td><td>Rate</td><td>Amount</td></tr>
        <tr><td>Senior notes</td><td>May 2030</td><td>5.25%</td><td>1,000</td></tr>
        <tr><td>Term loan</td><td>June 2027</td><td>4.00%</td><td>500</td></tr></table>";
    assert_eq!(drawn(html)[1], "Body 0:Senior notes 1:May 2030 2:5.25% 3:1,000");
    assert_eq!(drawn(html)[0], "Header 0:Note 1:Due 2:Rate 3:Amount");
}

#[test]
fn digits_torn_off_stay_with_their_figure() {
    let html = "<table><tr><td>Cash</td><td>$</td><td>41,870</td><td>10,275</td></tr>
        <tr><td>Research</td><td>1</td><td>2,583</td><td>10,275</td></tr>
        <tr><td>Loss</td><td>(1</td><td>1,288)</td><td>(11,450)</td></tr></table>";
    assert_eq!(
        drawn(html),
        [
            "Body 0:Cash 1:$ 1:41,870 2:10,275",
            "Body 0:Research 1:1 1:2,583 2:10,275",
            "Body 0:Loss 1:(1 1:1,288) 2:(11,450)",
        ]
    );
}

#[test]
fn a_raised_mark_is_no_part_of_a_figure() {
    let html = "<table><tr><td>Cash</td><td>1,234<sup>1</sup></td></tr><tr><td>Debt<sup>(2)</sup></td><td>567</td></tr></table>";
    let rows = drawn(html);
    assert!(rows[0].starts_with("Body"), "{rows:?}");
}

#[test]
fn cells_by_what_they_hold() {
    use CellClass::*;
    let cases: &[(&str, CellClass)] = &[
        ("41,870", Number),
        ("$ 41,870", Number),
        ("(0.19)", Number),
        ("12.5 %", Number),
        ("1,234 (a)", Number),
        ("2.4x", Number),
        ("16 1/8", Number),
        ("$8-7/8", Number),
        ("9½%", Number),
        ("3/4", Number),
        ("9 1/2/95", Words),
        ("3/31", Words),
        ("7.8c", Number),
        // Two bytes, and no number of cents: this was read past its start.
        ("5c", Words),
        ("2010", Year),
        ("2004 ($)", Year),
        ("2004 (US$)", Year),
        ("2,010", Number),
        ("6.0 \u{2013} 6.3", Number),
        ("20 \u{2013} 40", Number),
        ("2019 \u{2013} 2021", Words),
        ("2019 to 2021", Words),
        ("2013-12-31", Words),
        ("415-555-0100", Words),
        ("10-12", Number),
        ("\u{2014}", Nil),
        ("--", Nil),
        ("$      --", Nil),
        ("$", Lead),
        ("$(", Lead),
        (")%", Trail),
        ("*", Mark),
        ("Cash", Words),
        ("December 31, 2010", Words),
        ("5.25% senior notes", Words),
    ];
    for (text, class) in cases {
        assert_eq!(classify(text.as_bytes()), *class, "{text}");
    }
}

#[test]
fn a_row_whose_cells_say_that_there_is_no_figure_is_no_header() {
    let html = "<table><tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Bonds</td><td>1,204</td><td>1,100</td></tr>\
                <tr><td>Bank loan</td><td>N/A</td><td>None</td></tr><tr><td>Notes</td><td>310</td><td>280</td></tr></table>";
    assert_eq!(
        drawn(html),
        [
            "Header 1:2023 2:2022",
            "Body 0:Bonds 1:1,204 2:1,100",
            "Body 0:Bank loan 1:N/A 2:None",
            "Body 0:Notes 1:310 2:280",
        ]
    );
}

#[test]
fn numbers_end_names_only_where_they_are_no_column() {
    let ends = |html: &str, number: &str| {
        let at = drawn(html).into_iter().find(|row| row.contains(number)).unwrap_or_default();
        at.split(' ').take(2).collect::<Vec<_>>().join(" ")
    };
    let rows =
        "<tr><td>Mills</td><td>310</td><td>300</td></tr><tr><td>Kilns</td><td>240</td><td>220</td></tr>";
    let cases = [
        // The name goes on in its bracket, and a page has none.
        ("<tr><td>Loans (Note</td><td>5</td><td>6</td></tr><tr><td>4)</td></tr>", "4)", "Label 0:4)"),
        ("<tr><td>Lids</td><td>5</td><td>6</td></tr><tr><td>45</td></tr>", "45", "Body 1:45"),
        // The number ends the name of its row; without other figures it is one.
        (
            "<tr><td>Stock:</td></tr><tr><td>137,400</td><td>7</td><td>12</td></tr>",
            "137,400",
            "Body 0:137,400",
        ),
        ("<tr><td>Stock:</td></tr><tr><td>137,400</td><td>Founders</td></tr>", "137,400", "Body 1:137,400"),
        // Under words of its own it is a column.
        (
            "<tr><td>Shares</td><td>Price</td><td>Sum</td></tr><tr><td>Stock:</td></tr>\
             <tr><td>137,400</td><td>7</td><td>12</td></tr>",
            "137,400",
            "Body 1:137,400",
        ),
    ];
    for (html, number, read) in cases {
        assert_eq!(ends(&format!("<table>{html}{rows}{rows}</table>"), number), read, "{html}");
    }
}

/// Beyond 512 columns all are one: its figures once had the names of all of them joined, without a word of it.
#[test]
fn columns_that_no_page_has_room_for_are_told_and_have_no_name() {
    let html = |columns: usize| {
        let cells = |cell: &dyn Fn(usize) -> String| (0..columns).map(cell).collect::<String>();
        let heads = cells(&|at| format!("<td>Fund {at}</td>"));
        let row = |name: &str| format!("<tr><td>{name}</td>{}</tr>", "<td>$15</td>".repeat(columns));
        format!("<table><tr><td></td>{heads}</tr>{}{}</table>", row("Fees"), row("Rent"))
    };
    let markdown = |columns: usize| {
        let heads: String = (0..columns).map(|at| format!(" Fund {at} |")).collect();
        let row = |name: &str| format!("| {name} |{}\n", " $15 |".repeat(columns));
        format!("# Fees\n\n| |{heads}\n|{}\n{}{}", "---|".repeat(columns + 1), row("Fees"), row("Rent"))
    };
    for (source, told) in
        [(html(500), false), (html(600), true), (markdown(500), false), (markdown(600), true)]
    {
        let reading = crate::reading::read(source.into_bytes());
        let said = reading.issues().filter(|issue| issue.message.contains("columns")).count();
        assert_eq!(said, usize::from(told));
        let heads = |column: Option<u16>| {
            let of = move |f: &&crate::figures::Figure| {
                f.cell.is_some_and(|c| column.is_none_or(|n| c.column == n))
            };
            let heads = reading.figures.all.iter().filter(of);
            heads.map(|figure| reading.figures.head_text(&reading.filing, figure)).collect::<Vec<_>>()
        };
        assert_eq!(heads(Some(3))[0], "Fund 2");
        assert!(heads(None).iter().all(|head| head.len() <= "Fund 599".len()), "{:?}", heads(None));
        assert_eq!(heads(None).iter().any(String::is_empty), told);
    }
}

#[test]
fn a_title_over_more_columns_than_there_are_folds_none() {
    let html = "<table><tr><td></td><td colspan=900>2010</td></tr><tr><td>Rent</td><td>$15</td><td>$16</td></tr></table>";
    assert!(crate::reading::read(html.as_bytes().to_vec()).filing.issues.is_empty());
}
