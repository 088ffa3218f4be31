//! Checks of tags, drawn as `status equation`.

use super::*;
use crate::reading;

const HEADER: &str = r#"<div style="display:none"><ix:header><ix:resources>
<xbrli:context id="y3"><xbrli:entity><xbrli:identifier scheme="s">42</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:context id="again"><xbrli:entity><xbrli:identifier scheme="s">42</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:context id="y2"><xbrli:entity><xbrli:identifier scheme="s">42</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:instant>2022-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>"#;

/// Rows of a balance sheet: name, then print, context and scale of each column.
type Row = (&'static str, [(&'static str, &'static str, i8); 2]);

fn sheet(rows: &[Row]) -> String {
    let mut page = String::from(
        "<p>BALANCE SHEETS</p><p>(in thousands)</p><table><tr><td></td><td>December 31, 2023</td><td>December 31, 2022</td></tr>",
    );
    for (name, cells) in rows {
        page.push_str(&format!("<tr><td>{name}</td>"));
        for (print, context, scale) in cells {
            page.push_str(&format!(
                r#"<td><ix:nonFraction name="hc:{}" contextRef="{context}" unitRef="usd" decimals="-3" scale="{scale}" format="ixt:num-dot-decimal">{print}</ix:nonFraction></td>"#,
                name.replace(' ', "")
            ));
        }
        page.push_str("</tr>");
    }
    page + "</table>"
}

const ROWS: [Row; 5] = [
    ("Cash", [("1,240", "y3", 3), ("1,100", "y2", 3)]),
    ("Receivables", [("3,158", "y3", 3), ("3,407", "y2", 3)]),
    ("Inventories", [("2,871", "y3", 3), ("2,655", "y2", 3)]),
    ("Equipment", [("9,418", "y3", 3), ("8,730", "y2", 3)]),
    ("Goodwill", [("4,002", "y3", 3), ("4,001", "y2", 3)]),
];

/// The checks of tags of a page; those that hold only counted.
fn drawn(body: &str) -> (usize, Vec<String>) {
    let reading = reading::read(format!("<html><body>{HEADER}{body}</body></html>").into_bytes());
    let checks = reading.checks.all.into_iter().filter(|c| c.kind == CheckKind::Tagged);
    let (failed, held): (Vec<_>, Vec<_>) = checks.partition(|c| c.status == Status::Fail);
    (held.len(), failed.into_iter().map(|c| c.equation).collect())
}

#[test]
fn prints_that_agree_with_their_tags_pass() {
    assert_eq!(drawn(&sheet(&ROWS)), (10, vec![]));
}

#[test]
fn one_odd_scale_is_the_filers() {
    let mut rows = ROWS;
    rows[1].1[0].2 = 0;
    let (held, failed) = drawn(&sheet(&rows));
    assert_eq!((held, failed), (9, vec!["3,158 ≠ 3158 USD (hc:Receivables, 2023-12-31)".to_owned()]));
}

#[test]
fn one_odd_time_is_the_filers() {
    let mut rows = ROWS;
    rows[3].1[0].1 = "y2";
    let (held, failed) = drawn(&sheet(&rows));
    // The two facts of one meaning differ as well.
    assert_eq!(held, 9);
    assert_eq!(
        failed,
        [
            "9,418 = 9418000 USD (hc:Equipment, 2023-12-31 ≠ 2022-12-31)",
            "9,418 ≠ 8,730 (hc:Equipment, 2022-12-31)",
        ]
    );
}

#[test]
fn a_whole_column_that_disagrees_is_the_readers() {
    let rows = ROWS.map(|(name, [(a, _, scale), b])| (name, [(a, "y2", scale), b]));
    let (_, failed) = drawn(&sheet(&rows));
    assert!(failed.iter().all(|equation| equation.contains('≠') && !equation.contains("USD")), "{failed:?}");
    let rows = ROWS.map(|(name, cells)| (name, cells.map(|(print, context, _)| (print, context, 6))));
    assert_eq!(drawn(&sheet(&rows)), (0, vec![]));
}

#[test]
fn a_scale_that_is_printed_is_certain() {
    let fact = |scale: i8| {
        format!(
            r#"<p>Cash was $<ix:nonFraction name="hc:Cash" contextRef="y3" unitRef="usd" scale="{scale}">1.2</ix:nonFraction> million.</p>"#
        )
    };
    assert_eq!(drawn(&fact(6)), (1, vec![]));
    assert_eq!(drawn(&fact(3)).1, ["$1.2 million ≠ 1200 USD (hc:Cash, 2023-12-31)"]);
}

#[test]
fn facts_of_one_meaning_must_agree_whatever_their_contexts_are_called() {
    let again = |print: &str, decimals: &str| {
        let page = format!(
            r#"<p>Cash was $<ix:nonFraction name="hc:Cash" contextRef="again" unitRef="usd" decimals="{decimals}" scale="6">{print}</ix:nonFraction> million at December 31, 2023.</p>"#
        );
        drawn(&(sheet(&ROWS) + &page))
    };
    assert_eq!(again("1.24", "-4"), (12, vec![]));
    assert_eq!(again("1.2", "-5"), (12, vec![]), "within what it is exact to");
    assert_eq!(again("1.3", "-5").1, ["1,240 ≠ $1.3 million (hc:Cash, 2023-12-31)"]);
}
