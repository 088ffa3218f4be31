//! Times in text and headers, drawn as `words=days`.

use jiff::civil::Date;

use super::super::Calendar;
use super::*;
use crate::figures::lexer::lex;

/// Mentions drawn as `words=days`; specs without days as `words=?`.
fn drawn(text: &str, header: bool) -> String {
    let calendar = Calendar::new(Some(Date::constant(2010, 9, 30)), Some((6, 30)), "");
    let (mut tokens, mut found) = (Vec::new(), Vec::new());
    lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
    mentions(text, &tokens, header, &mut found);
    let shown = found.iter().map(|m| {
        let period = m.spec.resolve(&calendar, false).map_or("?".into(), |p| p.to_string());
        format!("{}={period}", &text[m.span.range()])
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn times_in_prose() {
    let cases = [
        (
            "for the quarter ended September 30, 2010.",
            "quarter ended September 30, 2010=2010-07-01/2010-09-30",
        ),
        (
            "the three-month period ended September 30, 2010",
            "three-month period ended September 30, 2010=2010-07-01/2010-09-30",
        ),
        ("as of June 30, 2010, compared", "June 30, 2010=2010-06-30"),
        (
            "years ended June 30, 2010 and 2009",
            "years ended June 30, 2010=2009-07-01/2010-06-30; 2009=2008-07-01/2009-06-30",
        ),
        (
            "at September 30, 2010 and June 30, 2010",
            "September 30, 2010=2010-09-30; June 30, 2010=2010-06-30",
        ),
        ("in fiscal 2011 and 2010", "fiscal 2011=2010-07-01/2011-06-30; 2010=2009-07-01/2010-06-30"),
        ("the first three months of fiscal 2011", "first three months of fiscal 2011=2010-07-01/2010-09-30"),
        ("for 1QFY11 compared", "1QFY11=2010-07-01/2010-09-30"),
        ("the second quarter of 2010", "second quarter of 2010=2009-10-01/2009-12-31"),
        (
            "thirteen weeks ended October 2, 2010",
            "thirteen weeks ended October 2, 2010=2010-07-04/2010-10-02",
        ),
        (
            "from May 1, 2009 (inception) to June 30, 2010",
            "from May 1, 2009 (inception) to June 30, 2010=2009-05-01/2010-06-30",
        ),
        ("Q1 FY11 revenue", "Q1 FY11=2010-07-01/2010-09-30"),
        ("Q1 FY2011 and FY2010", "Q1 FY2011=2010-07-01/2010-09-30; FY2010=2009-07-01/2010-06-30"),
        ("Q2 of fiscal 2010", "Q2 of fiscal 2010=2009-10-01/2009-12-31"),
        ("fiscal 2010 second quarter", "fiscal 2010 second quarter=2009-10-01/2009-12-31"),
        ("fiscal second quarter of 2010", "fiscal second quarter of 2010=2009-10-01/2009-12-31"),
        (
            "the second quarters of both 2010 and 2009",
            "second quarters of both 2010=2009-10-01/2009-12-31; 2009=2008-10-01/2008-12-31",
        ),
        (
            "the three and six months ended December 31, 2010",
            "three=2010-10-01/2010-12-31; six months ended December 31, 2010=2010-07-01/2010-12-31",
        ),
        (
            "the three- and nine-month periods ended March 31, 2010",
            "three-=2010-01-01/2010-03-31; nine-month periods ended March 31, 2010=2009-07-01/2010-03-31",
        ),
        (
            "the 13-week fiscal quarter ended October 2, 2010",
            "13-week fiscal quarter ended October 2, 2010=2010-07-04/2010-10-02",
        ),
        ("In 2012 we had 2,012 units", "2012=2011-07-01/2012-06-30"),
        ("our 2011 fiscal year", "2011 fiscal year=2010-07-01/2011-06-30"),
        (
            "December 31, 2010, 2009 and 2008",
            "December 31, 2010=2010-12-31; 2009=2009-12-31; 2008=2008-12-31",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(drawn(text, false), want, "{text}");
    }
}

#[test]
fn what_is_no_time_in_prose() {
    for text in [
        "we may file three claims",
        "ASU 2016-13",
        "$2010",
        "2010 shares",
        "over three years",
        "2000 square feet",
        "SFAS No. 2003",
    ] {
        assert_eq!(drawn(text, false), "", "{text}");
    }
}

#[test]
fn pieces_of_headers() {
    assert_eq!(drawn("Three Months Ended", true), "Three Months Ended=?");
    assert_eq!(drawn("Three Months Ended September 30,", true), "Three Months Ended September 30=?");
    assert_eq!(drawn("2010", true), "2010=2009-07-01/2010-06-30");
    assert_eq!(drawn("Q1 2011", true), "Q1 2011=2010-07-01/2010-09-30");
    assert_eq!(drawn("Q1 FY2011", true), "Q1 FY2011=2010-07-01/2010-09-30");
    for quarter in ["4Q21", "4Q 21", "4Q-21", "Q4/21", "4Q'21", "Q4 ’21", "4Q 2021"] {
        assert_eq!(drawn(quarter, true), format!("{quarter}=2021-04-01/2021-06-30"));
    }
    assert_eq!(drawn("4Q 21 stores", true), "4Q=?");
    assert_eq!(drawn("September 30,\n2010", true), "September 30,\n2010=2010-09-30");
}
