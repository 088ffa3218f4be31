//! Facts of small pages, drawn one a line.

use proptest::prelude::*;

use super::*;
use crate::filing::{Filing, read};

/// A header with what the pages below refer to.
const HEADER: &str = r#"<div style="display:none"><ix:header><ix:hidden>
<ix:nonNumeric contextRef="year" name="dei:AmendmentFlag" id="h1">false</ix:nonNumeric></ix:hidden><ix:resources>
<xbrli:context id="year"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0000000042</xbrli:identifier>
</xbrli:entity><xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate>
</xbrli:period></xbrli:context>
<xbrli:context id="end"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0000000042</xbrli:identifier>
<xbrli:segment><xbrldi:explicitMember dimension="us-gaap:StatementClassOfStockAxis">us-gaap:CommonClassAMember</xbrldi:explicitMember>
<xbrldi:typedMember dimension="hc:LoanAxis"><hc:loan>Second  loan</hc:loan></xbrldi:typedMember></xbrli:segment></xbrli:entity>
<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:context id="ever"><xbrli:entity><xbrli:identifier scheme="x">42</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:forever/></xbrli:period></xbrli:context>
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="eps"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unitNumerator>
<xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
<xbrli:unit id="shares"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>"#;

fn filing(body: &str) -> Filing {
    read(format!("<html><body>{HEADER}{body}</body></html>").into_bytes())
}

/// `concept value unit period {dimensions} "print"`, without the hidden fact of the header.
fn drawn(filing: &Filing) -> Vec<String> {
    filing
        .tagging
        .facts
        .iter()
        .filter(|fact| !fact.hidden)
        .map(|fact| {
            let value = match fact.amount {
                Amount::Nil => "nil".to_owned(),
                Amount::Number(number) => number.normalize().to_string(),
                Amount::Fraction(over, under) => format!("{over}/{under}"),
                Amount::Text => filing.fact_text(fact).unwrap_or_else(|| "?".to_owned()),
                Amount::Unread => "unread".to_owned(),
            };
            let unit = filing.tagging.unit(fact).map(|unit| format!(" {}", unit.name(&filing.source)));
            let context = filing.tagging.context(fact);
            let period = context.and_then(|c| c.period).map_or_else(|| "-".to_owned(), |p| p.to_string());
            let members: String = context.map_or_else(String::new, |context| {
                let member = |d: &Dimension| format!(" {}={}", filing.named(d.axis), filing.named(d.member));
                context.dimensions.iter().map(member).collect()
            });
            let concept = filing.named(fact.concept);
            format!(
                "{concept} {value}{} {period}{members} “{}”",
                unit.unwrap_or_default(),
                filing.fact_print(fact)
            )
        })
        .collect()
}

fn issues(filing: &Filing) -> Vec<String> {
    let at = |span: Option<SourceSpan>| span.map_or_else(String::new, |s| filing.named(s).into_owned());
    filing.issues.iter().map(|issue| format!("{}: {}", at(issue.span), issue.message)).collect()
}

#[test]
fn numbers_are_scaled_and_signed_exactly() {
    let filing = filing(
        r#"<p>Loss <ix:nonFraction name="us-gaap:ProfitLoss" contextRef="year" unitRef="usd" decimals="-3" scale="3"
        sign="-" format="ixt:num-dot-decimal">11,288</ix:nonFraction>, or $(<ix:nonFraction name="us-gaap:EarningsPerShareBasic"
        contextRef="year" unitRef="eps" decimals="2" sign="-" format="ixt:numdotdecimal">0.19</ix:nonFraction>),
        <ix:nonFraction name="hc:Rate" contextRef="end" unitRef="pure" decimals="4" scale="-2">4.25</ix:nonFraction>%</p>"#,
    );
    assert_eq!(
        drawn(&filing),
        [
            "us-gaap:ProfitLoss -11288000 USD 2023-01-01/2023-12-31 “11,288”",
            "us-gaap:EarningsPerShareBasic -0.19 USD/share 2023-01-01/2023-12-31 “0.19”",
            "hc:Rate 0.0425 pure 2023-12-31 us-gaap:StatementClassOfStockAxis=us-gaap:CommonClassAMember \
             hc:LoanAxis=Second  loan “4.25”",
        ]
    );
    assert_eq!(issues(&filing), [] as [String; 0]);
}

#[test]
fn a_print_may_state_several_facts() {
    let filing = filing(
        r#"<p>par value $<ix:nonFraction name="hc:Par" contextRef="year" unitRef="eps" decimals="3"><ix:nonFraction
        name="hc:Par" contextRef="ever" unitRef="eps" decimals="INF"><span>0.001</span></ix:nonFraction></ix:nonFraction></p>"#,
    );
    assert_eq!(
        drawn(&filing),
        ["hc:Par 0.001 USD/share 2023-01-01/2023-12-31 “0.001”", "hc:Par 0.001 USD/share forever “0.001”",]
    );
    let precisions: Vec<_> = filing.tagging.facts.iter().map(|f| f.precision).collect();
    assert_eq!(precisions, [Precision::Unstated, Precision::Decimals(3), Precision::Exact]);
}

#[test]
fn text_goes_on_elsewhere_and_leaves_out_what_is_excluded() {
    let filing = filing(
        r#"<ix:nonNumeric name="hc:Note" contextRef="year" escape="true" continuedAt="a"><p>The first part</p>
        <ix:exclude><p>17</p></ix:exclude><p>and more</p></ix:nonNumeric><p>Not this.</p>
        <ix:continuation id="a" continuedAt="b"><p>the second part</p></ix:continuation><hr>
        <ix:continuation id="b"><p>the last.</p></ix:continuation>"#,
    );
    let note = &filing.tagging.facts[1];
    assert_eq!(filing.fact_text(note).unwrap(), "The first part\nand more\nthe second part\nthe last.");
    assert!(note.escape);
}

#[test]
fn a_chain_of_continuations_that_bites_its_tail_ends() {
    let filing = filing(
        r#"<ix:nonNumeric name="hc:Note" contextRef="year" continuedAt="a">x</ix:nonNumeric>
        <ix:continuation id="a" continuedAt="a">y</ix:continuation>"#,
    );
    assert!(filing.fact_text(&filing.tagging.facts[1]).unwrap().starts_with("x\ny\ny\n"));
}

#[test]
fn nothing_may_be_said_or_shown() {
    let filing = filing(
        r#"<p>— <ix:nonFraction name="hc:None" contextRef="year" unitRef="usd" xsi:nil="true">—</ix:nonFraction>
        <ix:nonFraction name="hc:Empty" contextRef="year" unitRef="usd" xs:nil="1"/>
        <ix:nonFraction name="hc:Zero" contextRef="year" unitRef="usd" format="ixt:fixed-zero">—</ix:nonFraction>
        <ix:nonNumeric name="hc:Blank" contextRef="year" format="ixt:fixed-empty">&#160;</ix:nonNumeric></p>"#,
    );
    assert_eq!(
        drawn(&filing),
        [
            "hc:None nil USD 2023-01-01/2023-12-31 “—”",
            "hc:Empty nil USD 2023-01-01/2023-12-31 “”",
            "hc:Zero 0 USD 2023-01-01/2023-12-31 “—”",
            "hc:Blank  2023-01-01/2023-12-31 “”",
        ]
    );
    assert_eq!(issues(&filing), [] as [String; 0]);
}

#[test]
fn hidden_facts_are_told_apart() {
    let filing = filing("");
    let fact = &filing.tagging.facts[0];
    assert!(fact.hidden && fact.place.is_none());
    assert_eq!(filing.fact_text(fact).unwrap(), "false");
    assert_eq!(filing.named(filing.tagging.context(fact).unwrap().entity), "0000000042");
    assert!(filing.documents[0].text.is_empty(), "a header shows nothing");
}

#[test]
fn a_hidden_fact_may_be_shown_elsewhere() {
    let filing = filing(r#"<p>Amendment: <span style="color:red;-sec-ix-hidden:h1">no</span> <b>x</b></p>"#);
    let fact = &filing.tagging.facts[0];
    assert!(fact.hidden);
    assert_eq!(filing.documents[0].slice(fact.place.unwrap()), "no");
    assert_eq!(filing.fact_text(fact).unwrap(), "false", "what is shown is not what it says");
}

#[test]
fn fractions_have_two_parts() {
    let filing = filing(
        r#"<p><ix:fraction name="hc:Share" contextRef="year" unitRef="pure"><ix:numerator format="ixt:num-dot-decimal">1</ix:numerator>/<ix:denominator>8</ix:denominator></ix:fraction></p>"#,
    );
    assert_eq!(drawn(&filing), ["hc:Share 1/8 pure 2023-01-01/2023-12-31 “1/8”"]);
    assert_eq!(filing.tagging.facts[1].number().unwrap().to_string(), "0.125");
}

#[test]
fn what_is_wrong_with_the_tags_is_told_with_its_place() {
    let filing = filing(
        r#"<p><ix:nonFraction name="hc:A" contextRef="nowhere" unitRef="euro" id="f">5</ix:nonFraction>
        <ix:nonFraction name="hc:B" contextRef="year" unitRef="usd" id="f" format="ixt:num-dot-decimal">five</ix:nonFraction>
        <ix:nonFraction name="hc:C" contextRef="year" unitRef="usd" format="ixt:roman">5</ix:nonFraction>
        <ix:nonNumeric name="hc:D" contextRef="year" continuedAt="lost">x</ix:nonNumeric></p>"#,
    );
    assert_eq!(
        issues(&filing),
        [
            "nowhere: the context nowhere is not declared",
            "euro: the unit euro is not declared",
            "five: “five” is no number in the format ixt:num-dot-decimal",
            "ixt:roman: the format ixt:roman is not known",
            "lost: goes on at lost, which is nowhere",
            "f: a second fact has the id f",
        ]
    );
    assert_eq!(
        drawn(&filing),
        [
            "hc:A 5 - “5”",
            "hc:B unread USD 2023-01-01/2023-12-31 “five”",
            "hc:C 5 USD 2023-01-01/2023-12-31 “5”",
            "hc:D x 2023-01-01/2023-12-31 “x”",
        ]
    );
}

#[test]
fn a_header_without_an_end_hides_nothing_for_good() {
    let filing = read(b"<html><body><p>Shown</p><ix:header><p>Cash 5</p></body></html>".to_vec());
    assert!(filing.tagging.facts.is_empty());
    assert!(filing.documents[0].text.starts_with("Shown"));
}

#[test]
fn documents_of_one_set_share_their_contexts() {
    let part = |name: &str, body: &str| {
        format!("<DOCUMENT>\n<TYPE>{name}\n<TEXT>\n<html><body>{body}</body></html>\n</TEXT>\n</DOCUMENT>\n")
    };
    let fact = r#"<p><ix:nonFraction name="hc:A" contextRef="year" unitRef="usd">5</ix:nonFraction></p>"#;
    let filing = read((part("10-K", fact) + &part("EX-13", HEADER)).into_bytes());
    assert_eq!(drawn(&filing), ["hc:A 5 USD 2023-01-01/2023-12-31 “5”"]);
}

#[test]
fn sets_in_one_submission_may_use_the_same_ids() {
    let set = |currency: &str| {
        let body = format!(
            r#"<ix:header><ix:resources><unit id="u"><measure>iso4217:{currency}</measure></unit><context id="c"><period>
            <instant>2023-12-31</instant></period></context></ix:resources></ix:header><p><ix:nonFraction name="hc:A"
            id="f" contextRef="c" unitRef="u">5</ix:nonFraction></p>"#
        );
        format!("<DOCUMENT>\n<TEXT>\n<html><body>{body}</body></html>\n</TEXT>\n</DOCUMENT>\n")
    };
    let filing = read((set("USD") + &set("EUR")).into_bytes());
    assert_eq!(drawn(&filing), ["hc:A 5 USD 2023-12-31 “5”", "hc:A 5 EUR 2023-12-31 “5”"]);
    assert_eq!(issues(&filing), [] as [String; 0]);
}

/// An instance of an invented company.
const INSTANCE: &str = r#"<?xml version="1.0"?><!-- <made> up --><xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance">
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="s">42</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:instant>2012-12-31</xbrli:instant></xbrli:period></xbrli:context><xbrli:unit id="u"><xbrli:measure>iso4217:USD</xbrli:measure>
</xbrli:unit><us-gaap:Cash contextRef="c" unitRef="u" decimals="-3" id="f">1240000</us-gaap:Cash>
<hc:Debt contextRef="c" unitRef="u" xsi:nil="true"/><hc:Debt contextRef="c" unitRef="v">1.5</hc:Debt>
<hc:Policy contextRef="c">&lt;p&gt;Cash &amp;amp; more&lt;/p&gt;</hc:Policy></xbrli:xbrl>"#;

#[test]
fn instances_state_facts_beside_the_print() {
    let filing = read(INSTANCE.as_bytes().to_vec());
    let values: Vec<_> = filing
        .tagging
        .facts
        .iter()
        .map(|fact| format!("{} {:?}", filing.named(fact.concept), fact.amount))
        .collect();
    assert_eq!(values[0], "us-gaap:Cash Number(1240000)");
    assert_eq!(values[1], "hc:Debt Nil");
    assert_eq!(values[2], "hc:Debt Number(1.5)");
    assert_eq!(filing.fact_text(&filing.tagging.facts[3]).unwrap(), "Cash & more");
    assert_eq!(issues(&filing), ["v: the unit v is not declared"]);
    let cash = &filing.tagging.facts[0];
    assert_eq!((cash.origin, cash.precision), (Origin::Instance, Precision::Decimals(-3)));
    assert_eq!(filing.named(cash.content), "1240000");
    assert_eq!(filing.named(cash.id), "f");
}

proptest! {
    /// Whatever stands in a page and whatever is cut off, reading ends and every span lies in the file.
    #[test]
    fn broken_pages_are_read_to_their_end(cut in 0usize..4000, extra in ".{0,40}") {
        let page = format!("<html>{HEADER}<p>{extra}<ix:nonFraction name='a' contextRef=year unitRef='usd'>{extra}</p>");
        let bytes: Vec<u8> = page.bytes().chain(INSTANCE.bytes()).skip(cut / 2).take(cut).collect();
        let len = crate::text::saturate(bytes.len());
        for bytes in [bytes.clone(), [b"<?xml version='1.0'?><xbrl>", bytes.as_slice()].concat()] {
            let filing = read(bytes);
            for fact in &filing.tagging.facts {
                prop_assert!(fact.content.end() <= len + 27 && fact.concept.end() <= len + 27);
                let _ = (filing.fact_text(fact), filing.fact_print(fact));
            }
        }
    }
}

#[test]
fn a_context_of_more_names_than_anybody_reads_is_cut_and_told() {
    let member = |at: usize| {
        format!("<xbrldi:explicitMember dimension=\"hc:K{at}Axis\">hc:KettleMember</xbrldi:explicitMember>")
    };
    let fact =
        "<p><ix:nonFraction name=\"hc:Kettles\" contextRef=\"many\" unitRef=\"usd\">12</ix:nonFraction></p>";
    for (axes, kept, told) in [(40, 40, 0), (500, 80, 1)] {
        let filing = filing(&format!(
            "<ix:header><ix:resources><xbrli:context id=\"many\"><xbrli:entity><xbrli:segment>{}</xbrli:segment>\
             </xbrli:entity><xbrli:period><xbrli:instant>2010-12-31</xbrli:instant></xbrli:period></xbrli:context>\
             </ix:resources></ix:header>{fact}",
            (0..axes).map(member).collect::<String>()
        ));
        let fact = filing.tagging.facts.iter().find(|fact| !fact.hidden).unwrap();
        assert_eq!(filing.tagging.context(fact).unwrap().dimensions.len(), kept, "{axes}");
        assert_eq!(issues(&filing).len(), told, "{:?}", issues(&filing));
    }
}
