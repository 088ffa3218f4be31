//! Fiscal years of months and of weeks, and how their labels and quarters run.

use super::*;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn month_ends_stay_month_ends() {
    let calendar = Calendar::new(Some(date("2010-09-30")), Some((6, 30)), "");
    assert_eq!(calendar.start(date("2010-09-30"), 3), date("2010-07-01"));
    assert_eq!(calendar.start(date("2011-02-28"), 6), date("2010-09-01"));
    assert_eq!(calendar.start(date("2010-06-30"), 12), date("2009-07-01"));
    assert_eq!(calendar.start(date("2010-06-30"), 24), date("2008-07-01"));
    assert_eq!(calendar.quarter(2011, 2, false), (date("2010-10-01"), date("2010-12-31")));
    assert_eq!(calendar.first_months(2011, 9), (date("2010-07-01"), date("2011-03-31")));
}

/// A year that ends on the last Saturday of September.
fn weekly() -> Calendar {
    let text = "years ended September 30, 2023, September 24, 2022 and September 25, 2021\n\
                at September 24, 2022 and September 25, 2021. fiscal 2022 ended September 24, 2022";
    Calendar::new(Some(date("2023-07-01")), Some((9, 30)), text)
}

#[test]
fn years_of_weeks_start_after_the_year_end_that_is_printed() {
    assert_eq!(weekly().start(date("2023-09-30"), 12), date("2022-09-25"));
    assert_eq!(weekly().start(date("2022-09-24"), 12), date("2021-09-26"));
    assert_eq!(weekly().year_end(2022), date("2022-09-24"));
}

#[test]
fn quarters_of_weeks() {
    assert_eq!(weekly().start(date("2023-07-01"), 3), date("2023-04-02"));
    assert_eq!(weekly().start(date("2023-07-01"), 9), date("2022-09-25"));
    assert_eq!(weekly().start_weeks(date("2023-07-01"), 13), date("2023-04-02"));
}

#[test]
fn a_label_may_run_ahead_of_its_end() {
    let text = "fiscal 2023 ended February 3, 2024.\nfiscal 2022 ended January 28, 2023.\n";
    let calendar = Calendar::new(Some(date("2024-02-03")), Some((1, 31)), text);
    assert_eq!(calendar.year_end(2023), date("2024-02-03"));
    assert_eq!(calendar.year_end(2022), date("2023-01-28"));
    assert_eq!(calendar.start(date("2024-02-03"), 12), date("2023-01-29"));
}

#[test]
fn without_any_word_a_year_is_a_calendar_year() {
    let calendar = Calendar::new(None, None, "nothing");
    assert_eq!(calendar.year_end(2001), date("2001-12-31"));
    assert_eq!(calendar.start(date("2001-12-31"), 12), date("2001-01-01"));
}

#[test]
fn the_odd_week_of_a_year_is_in_its_fourth_quarter() {
    let text =
        "fiscal 2012 ended February 2, 2013, fiscal 2011 January 28, 2012, fiscal 2010 January 29, 2011";
    let calendar = Calendar::new(Some(date("2013-02-02")), Some((1, 31)), text);
    assert_eq!(calendar.start(date("2013-02-02"), 3), date("2012-10-28"));
    assert_eq!(calendar.start(date("2013-02-02"), 12), date("2012-01-29"));
    assert_eq!(calendar.start(date("2012-01-28"), 3), date("2011-10-30"));
    // Unless the third quarter is printed to end 13 weeks before.
    let text = format!("{text}; the third quarter ended November 3, 2012");
    let calendar = Calendar::new(Some(date("2013-02-02")), Some((1, 31)), &text);
    assert_eq!(calendar.start(date("2013-02-02"), 3), date("2012-11-04"));
}

#[test]
fn the_quarter_that_is_reported_on_tells_the_label() {
    let text =
        "Nine Months Ended November 2, 2024; third quarter of fiscal 2024; third quarter of fiscal 2023";
    let calendar = Calendar::new(Some(date("2024-11-02")), None, text);
    assert_eq!(calendar.quarter(2024, 3, false), (date("2024-08-01"), date("2024-10-31")));
    let text = "Nine Months Ended October 31, 2024; third quarter of fiscal year 2025";
    let calendar = Calendar::new(Some(date("2024-10-31")), None, text);
    assert_eq!(calendar.quarter(2025, 3, false), (date("2024-08-01"), date("2024-10-31")));
    // A release is made some weeks after the quarter that it tells of.
    for (label, day) in [(2024, "2024-11-22"), (2025, "2024-11-22"), (2024, "2024-12-05")] {
        let text =
            format!("for the third quarter of fiscal {label}; the third quarter of fiscal {}", label - 1);
        let calendar = Calendar::new(Some(date(day)), Some((1, 31)), &text);
        assert_eq!(calendar.quarter(label, 3, false), (date("2024-08-01"), date("2024-10-31")), "{text}");
    }
    let text = "for the fourth quarter of fiscal 2024, up from the fourth quarter of fiscal 2023";
    let calendar = Calendar::new(Some(date("2025-03-06")), Some((1, 31)), text);
    assert_eq!(calendar.quarter(2024, 4, false), (date("2024-11-01"), date("2025-01-31")));
}

#[test]
fn a_year_may_end_on_the_first_of_a_month() {
    let text = "the year ended February 1, 2003 is called fiscal 2002";
    let calendar = Calendar::new(Some(date("2003-02-01")), Some((2, 1)), text);
    assert_eq!(calendar.year_end(2002), date("2003-02-01"));
    // Nothing stands beside the label, but the year after it is never named.
    let text = "Fiscal 2002 Fiscal 2001 fiscal 2002 and fiscal 2002, for fiscal 2002: February 1, 2003";
    let calendar = Calendar::new(Some(date("2003-02-01")), Some((1, 31)), text);
    assert_eq!(calendar.year_end(2002), date("2003-02-01"));
}

/// A balance on the last day of a year, due in the first quarter of the next, once named all years one too early.
#[test]
fn the_name_of_a_part_of_a_year_dates_no_year_end() {
    let days = "years ended December 28, 2024, December 30, 2023 and December 31, 2022.\n\
                at December 28, 2024 and December 30, 2023\n";
    for part in ["during the first quarter of fiscal 2025", "on the first day of our fiscal 2025"] {
        let text = format!("{days}Contracts open on December 28, 2024 mature {part}.");
        let calendar = Calendar::new(Some(date("2024-12-28")), Some((12, 28)), &text);
        assert_eq!(calendar.year_end(2024), date("2024-12-28"), "{part}");
    }
    let text = format!("{days}since the end of fiscal 2023, December 28, 2024, sales fell");
    let calendar = Calendar::new(Some(date("2024-12-28")), Some((12, 28)), &text);
    assert_eq!(calendar.year_end(2023), date("2024-12-28"), "the end of a year is its own");
}

#[test]
fn an_annual_report_names_its_year_and_the_one_before() {
    let year_end = |end: &str, text: &str, label: i16| {
        Calendar::new(Some(date(end)), Some((1, 31)), text).year_end(label)
    };
    let own = "Net sales rose 8% to $131.4 million in fiscal 2003 from $121.7 million in fiscal 2002.";
    assert_eq!(year_end("2004-01-31", own, 2003), date("2004-01-31"));
    // What it plans is of the year after it.
    let planned = format!("{own} In fiscal 2003 we opened 14 stores. We plan to open 16 in fiscal 2004.");
    assert_eq!(year_end("2004-01-31", &planned, 2003), date("2004-01-31"));
    // It is announced within weeks.
    let announced = format!("{own} For fiscal 2004 the company expects sales of $140 million.");
    assert_eq!(year_end("2004-03-11", &announced, 2003), date("2004-01-31"));
    // Years named by their ends: the report's own, or another beside it alone.
    for text in [
        "Net sales rose 8% to $131.4 million in fiscal 2004 from $121.7 million in fiscal 2003.",
        "Net sales were lower than those of fiscal 2003.",
        "Sales of fiscal 2003 were higher than those of fiscal 2002. Sales of fiscal 2004 fell.",
    ] {
        assert_eq!(year_end("2004-01-31", text, 2004), date("2004-01-31"), "{text}");
    }
}
