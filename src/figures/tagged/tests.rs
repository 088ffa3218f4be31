//! Facts beside figures, drawn as `print -> facts | doubts`.

use crate::figures::Doubt;
use crate::reading::{self, Reading};

const HEADER: &str = r#"<div style="display:none"><ix:header><ix:resources>
<xbrli:context id="q"><xbrli:entity><xbrli:identifier scheme="s">42</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:startDate>2023-10-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="y"><xbrli:entity><xbrli:identifier scheme="s">42</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="shares"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>"#;

fn reading(body: &str) -> Reading {
    reading::read(format!("<html><body>{HEADER}{body}</body></html>").into_bytes())
}

/// Figures of the first document that carry facts, with the names of their concepts and what is doubtful
/// of their tags.
fn drawn(reading: &Reading) -> Vec<String> {
    let Reading { filing, figures, .. } = reading;
    let tagged = figures.all.iter().filter(|f| f.document == 0 && !figures.facts(f).is_empty());
    tagged
        .map(|figure| {
            let facts: Vec<_> = figures
                .facts(figure)
                .iter()
                .map(|id| filing.named(filing.tagging.get(*id).unwrap().concept).into_owned())
                .collect();
            let of_tags = [Doubt::TagValue, Doubt::TagScale, Doubt::TagUnit, Doubt::TagPeriod];
            let doubts: Vec<_> =
                figure.doubts.iter().filter(|d| of_tags.contains(d)).map(|d| d.text()).collect();
            let raw = filing.documents[figure.document].slice(figure.span);
            format!("{raw} -> {} | {}", facts.join(" "), doubts.join("; "))
                .trim_end_matches([' ', '|'])
                .to_owned()
        })
        .collect()
}

#[test]
fn a_figure_carries_the_facts_of_its_print() {
    let reading = reading(
        r#"<p>In the year ended December 31, 2023 revenues rose
        <ix:nonFraction name="hc:Growth" contextRef="y" unitRef="pure" scale="-2">12.5</ix:nonFraction>% to
        $<ix:nonFraction name="hc:Revenues" contextRef="y" unitRef="usd" scale="6"><ix:nonFraction name="hc:Sales"
        contextRef="y" unitRef="usd" scale="6">12.9</ix:nonFraction></ix:nonFraction> million.</p><p>The period ended on
        <ix:nonNumeric name="hc:Day" contextRef="y" format="ixt:date-monthname-day-year-en">December 31, 2023</ix:nonNumeric>.</p>"#,
    );
    assert_eq!(
        drawn(&reading),
        ["12.5% -> hc:Growth", "$12.9 million -> hc:Revenues hc:Sales", "December 31, 2023 -> hc:Day"]
    );
}

#[test]
fn the_print_is_read_without_its_tags_and_doubted_where_they_differ() {
    let reading = reading(
        r#"<p>In the year ended December 31, 2023 revenues were
        $<ix:nonFraction name="hc:Revenues" contextRef="y" unitRef="usd" scale="3">12.9</ix:nonFraction> million, costs were
        $<ix:nonFraction name="hc:Costs" contextRef="q" unitRef="usd" scale="6">3.4</ix:nonFraction> million and expenses were
        $<ix:nonFraction name="hc:Expenses" contextRef="y" unitRef="shares" scale="6">2.2</ix:nonFraction> million.</p>"#,
    );
    assert_eq!(
        drawn(&reading),
        [
            "$12.9 million -> hc:Revenues | print and tag differ in scale",
            "$3.4 million -> hc:Costs | print and tag differ in period",
            "$2.2 million -> hc:Expenses | print and tag differ in unit",
        ]
    );
    assert_eq!(reading.figures.all[1].value.to_string(), "12900000");
}

#[test]
fn brackets_are_no_disagreement() {
    let reading = reading(
        r#"<p>Net cash used was $(<ix:nonFraction name="hc:NetCash" contextRef="y" unitRef="usd" scale="6"
        sign="-">4.1</ix:nonFraction>) million and payments were $(<ix:nonFraction name="hc:Payments" contextRef="y"
        unitRef="usd" scale="6">1.7</ix:nonFraction>) million.</p>"#,
    );
    assert!(drawn(&reading).iter().all(|line| !line.contains('|')), "{:?}", drawn(&reading));
    assert_eq!(drawn(&reading).len(), 2);
}

/// A page, and beside it an instance that states these facts for the year 2012.
fn beside(page: &str, facts: &str) -> Reading {
    let instance = format!(
        r#"<?xml version="1.0"?><xbrl xmlns="http://www.xbrl.org/2003/instance"><context id="y"><entity>
        <identifier scheme="s">42</identifier></entity><period><startDate>2012-01-01</startDate><endDate>2012-12-31</endDate>
        </period></context><unit id="u"><measure>iso4217:USD</measure></unit>{facts}</xbrl>"#
    );
    let part =
        |kind: &str, body: &str| format!("<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n");
    let page = format!("<html><body>{page}</body></html>");
    reading::read((part("10-K", &page) + &part("EX-101.INS", &instance)).into_bytes())
}

#[test]
fn facts_of_an_instance_are_tied_where_one_alone_fits() {
    let page = "<p>For the year ended December 31, 2012, inventory write-downs were $1,240 and revenues were \
        $98,765,432. Rent for the year ended December 31, 2012 was $5,555,555.</p>";
    let fact = |name: &str, value: &str| {
        format!(r#"<us-gaap:{name} contextRef="y" unitRef="u" decimals="0">{value}</us-gaap:{name}>"#)
    };
    let facts = [
        fact("InventoryWriteDown", "1240"),
        fact("Revenues", "98765432"),
        // Two things of one size: neither is certain.
        fact("RentExpense", "5555555"),
        fact("LeaseExpense", "5555555"),
    ];
    let reading = beside(page, &facts.concat());
    assert_eq!(drawn(&reading), ["$1,240 -> us-gaap:InventoryWriteDown", "$98,765,432 -> us-gaap:Revenues"]);
}
