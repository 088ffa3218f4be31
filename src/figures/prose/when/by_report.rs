//! Times that only the report tells: "at year-end", "for the nine months", "the last twelve months".

use jiff::Span as TimeSpan;
use jiff::civil::Date;

use super::super::super::nature::{Nature, PLAIN};
use super::super::super::period::{Calendar, Length, TimeMention, TimeSpec};
use super::super::super::value::Period;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::complete::{LATE, is_expected};
use super::{Sentence, tells_event};

/// Weeks of the longest quarter.
const QUARTER_WEEKS: u8 = 17;

/// "Revenue for the fiscal year was": the year that a release tells of.
pub(super) const YEAR_TOLD: TimeSpec = TimeSpec {
    length: Some(Length::Year),
    fiscal: true,
    year: None,
    quarter: None,
    month: None,
    day: None,
    instant: false,
    to_date: false,
    both: false,
};

/// True for a mention that says how long a time is, or of what it is the last day, and nothing of when.
/// "Three months ended the last Saturday" says it, in words that nobody reads.
pub(in crate::figures::prose) fn is_open(reader: Reader<'_>, time: &TimeMention) -> bool {
    let spec = time.spec;
    let when = spec.year.is_some() || spec.month.is_some() || spec.quarter.is_some();
    let part = matches!(spec.length, Some(Length::Months(_) | Length::Weeks(_)));
    let ended =
        || (1..=2).any(|back| matches!(reader.word_before(time.end, back), Word::Ended | Word::Ending));
    !when && (spec == YEAR_TOLD || spec.instant && spec.length.is_some() || part && !spec.to_date && !ended())
}

/// What the report says of the time `time`, which is open.
pub(super) fn told(reader: Reader<'_>, time: &TimeMention, calendar: &Calendar) -> Option<TimeSpec> {
    if is_expected(reader, time) {
        return None;
    }
    let spec = time.spec;
    let day = match spec.length? {
        Length::Year => year_end(calendar, spec.to_date)?,
        // A report on a year tells of four quarters.
        _ if reader.word(time.first) == Word::Quarterly
            && calendar.assumed_end().is_some_and(|end| calendar.is_year_end(end)) =>
        {
            return None;
        }
        _ => quarter_end(calendar)?,
    };
    let dated = TimeSpec {
        length: spec.length.filter(|_| !spec.instant),
        month: Some(day.month()),
        day: Some(day.day()),
        year: Some(day.year()),
        instant: spec.instant,
        ..TimeSpec::default()
    };
    // The nine months that a report on a year tells of are those of another time.
    let (start, part) = match (dated.resolve(calendar, false)?, dated.length) {
        (Period::Duration(start, _), Some(Length::Months(4..=11))) => (start, true),
        (Period::Duration(start, _), Some(Length::Weeks(weeks))) => (start, weeks > QUARTER_WEEKS),
        (period, _) => (period.end(), false),
    };
    (!part || calendar.starts_year(start) || start == calendar.report_start()).then_some(dated)
}

/// The last end of a fiscal year that the report may tell of; the one before the reported period for its
/// beginning.
fn year_end(calendar: &Calendar, beginning: bool) -> Option<Date> {
    let end = calendar.end()?;
    let latest = if beginning {
        calendar.report_start().yesterday().ok()?
    } else {
        end.saturating_add(TimeSpan::new().days(LATE))
    };
    let years = (end.year().saturating_sub(2)..=end.year().saturating_add(1)).rev();
    years.map(|year| calendar.year_end(year)).find(|day| *day <= latest)
}

/// The last day of the quarter that the report tells of.
fn quarter_end(calendar: &Calendar) -> Option<Date> {
    let end = calendar.end()?;
    if calendar.assumed_end().is_some() {
        return Some(end);
    }
    let quarter =
        |year: i16| TimeSpec { year: Some(year), length: Some(Length::Months(3)), ..TimeSpec::default() };
    let years = (end.year().saturating_sub(2)..=end.year().saturating_add(1)).rev();
    let ends = years.filter_map(|year| quarter(year).resolve(calendar, false)).map(Period::end);
    ends.into_iter().find(|day| *day <= end)
}

/// True where the last day of a named year is that of an amount: "at the end of 2023 we sold two plants for
/// $5 million" tells of what went by in the year. `leaning` is what the words around the amount speak for.
pub(in crate::figures::prose) fn is_state(
    reader: Reader<'_>,
    sentence: Sentence,
    spec: TimeSpec,
    leaning: impl Fn() -> Nature,
) -> bool {
    spec.day.is_some() || !spec.instant || !tells_event(reader, sentence) || leaning() >= PLAIN
}

/// Gives "the 1996 period", where the paragraph speaks of no stretch, the length of what its heading is of.
pub(in crate::figures::prose) fn like_topic(
    reader: Reader<'_>,
    topic: Option<Period>,
    times: &mut [TimeMention],
) {
    let Some(Period::Duration(start, end)) = topic else { return };
    let days = start.until(end).map_or(0, |length| length.get_days());
    let months = match days {
        80..=100 => 3,
        170..=190 => 6,
        260..=285 => 9,
        _ => return,
    };
    for time in times.iter_mut().filter(|time| is_period_of_year(reader, time)) {
        time.spec = TimeSpec { length: Some(Length::Months(months)), to_date: false, ..time.spec };
    }
}

/// The spec of "the 1996 quarter" and "the 1996 period" where they are named as one of the times `spoken` of
/// before: "the third quarter of 1997 … than in the 1996 quarter".
pub(super) fn like_spoken(
    reader: Reader<'_>,
    spoken: &[TimeMention],
    time: &TimeMention,
) -> Option<TimeSpec> {
    let quarter = is_quarter_of_year(reader, time);
    if !quarter && !is_period_of_year(reader, time) {
        return None;
    }
    let fits = |spec: &TimeSpec| {
        let three = match spec.length {
            Some(Length::Months(months)) => months == 3,
            Some(Length::Weeks(weeks)) => weeks <= QUARTER_WEEKS,
            Some(_) => false,
            None => spec.quarter.is_some() && !spec.to_date,
        };
        let told = spec.year >= time.spec.year && (spec.length.is_some() || spec.quarter.is_some());
        told && (three || !quarter)
    };
    let earlier = spoken.iter().rev().map(|time| time.spec).find(fits)?;
    Some(TimeSpec { year: time.spec.year, ..earlier })
}

/// "The 1996 period".
fn is_period_of_year(reader: Reader<'_>, time: &TimeMention) -> bool {
    let spec = time.spec;
    spec == TimeSpec { year: spec.year, fiscal: spec.fiscal, to_date: true, ..TimeSpec::default() }
        && spec.year.is_some()
        && reader.is_year(time.first)
}

/// "The 1996 quarter".
fn is_quarter_of_year(reader: Reader<'_>, time: &TimeMention) -> bool {
    let spec = time.spec;
    let plain = TimeSpec { length: Some(Length::Months(3)), year: spec.year, ..TimeSpec::default() };
    spec == plain && spec.year.is_some() && reader.is_year(time.first)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::super::super::{Page, Scratch, Setting, read};
    use super::*;
    use crate::figures::Kind;
    use crate::figures::build::Builder;

    /// The periods of the amounts of `text` in a report on the quarter to 30 September 1996, below a heading
    /// of `topic`.
    fn periods(text: &str, topic: Option<Period>) -> String {
        periods_at(Date::constant(1996, 9, 30), text, topic)
    }

    /// The same in a report on the time to `end`.
    fn periods_at(end: Date, text: &str, topic: Option<Period>) -> String {
        let calendar = Calendar::new(Some(end), Some((12, 31)), "");
        let mut builder = Builder::default();
        let span = crate::text::Span::new(0, crate::text::saturate(text.len()));
        let setting = Setting { topic: topic.map(|period| (period, None)), ..Setting::default() };
        let page = Page { text, raised: &[] };
        read(page, &[span], setting, &calendar, &mut Scratch::default(), &mut builder);
        let figures = builder.since(0);
        figures.sort_by_key(|figure| figure.span);
        let amounts = figures.iter().filter(|figure| figure.kind == Kind::Money);
        let shown = amounts.map(|figure| figure.period.map_or("-".into(), |period| period.to_string()));
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_report_tells_which_stretch_is_meant() {
        let (nine, quarter) = ("1996-01-01/1996-09-30", "1996-07-01/1996-09-30");
        for (text, period) in [
            ("For the nine months, net sales were $4 million.", nine),
            ("Sales of $4 million for the nine-month period were high.", nine),
            ("Sales for the 1996 nine months were $4 million.", nine),
            ("Sales for the 1995 nine-month period were $4 million.", "1995-01-01/1995-09-30"),
            (
                "Total deposits were $4 million, compared with $3 million in the same period of 1995.",
                "1996-09-30 1995-01-01/1995-09-30",
            ),
            ("Sales for the nine months of 1995 were $4 million.", "1995-01-01/1995-09-30"),
            ("Sales in the 1996 quarter were $4 million.", quarter),
            ("For the three months, sales were $4 million.", quarter),
            ("Sales in the 1995 period were $4 million.", "1995-01-01/1995-09-30"),
            ("LTM sales were $4 million.", "1995-10-01/1996-09-30"),
            ("At year-end, we owed $4 million.", "1995-12-31"),
            ("At the beginning of the year, we owed $4 million.", "1995-12-31"),
            ("At the end of the quarter, we owed $4 million.", "1996-09-30"),
        ] {
            assert_eq!(periods(text, None), period, "{text}");
        }
        for (text, period) in [
            ("Tolls were $4 million in total, due to lower volume.", nine.to_owned()),
            ("The charge was $4 million (31 percent) due to lower volume.", nine.to_owned()),
            ("Loans of $4 million due to related parties were new.", "1996-09-30".to_owned()),
            ("Operating cash flow was $4 million.", nine.to_owned()),
            ("Shareholders' equity was $4 million.", "1996-09-30".to_owned()),
            ("Shareholders' equity transactions were $4 million.", nine.to_owned()),
            ("Inventory was $4 million, up from $3 million.", "1996-09-30 -".to_owned()),
            ("Tolls were $4 million, up from $3 million.", format!("{nine} 1995-01-01/1995-09-30")),
            (
                "Tolls for the third quarter and nine months were $4 million and $9 million, respectively.",
                format!("{quarter} {nine}"),
            ),
            (
                "Tolls for the three- and nine-month periods were $4 million and $9 million, respectively.",
                format!("{quarter} {nine}"),
            ),
            (
                "Rent for the current quarter and nine-month period was $4 million and $9 million, respectively.",
                format!("{quarter} {nine}"),
            ),
            (
                "Tolls were $4 million for the quarter and $9 million for the nine months.",
                format!("{quarter} {nine}"),
            ),
            (
                "Tolls were $4 million for the quarter and $9 million year to date.",
                format!("{quarter} {nine}"),
            ),
            ("Tolls for the fiscal year were $4 million.", nine.to_owned()),
            ("We ended the quarter with cash of $4 million.", "1996-09-30".to_owned()),
            ("Quarterly tolls rose. Quarterly sales were $4 million.", quarter.to_owned()),
        ] {
            assert_eq!(periods(text, None), period, "{text}");
        }
        let months = Period::Duration(Date::constant(1996, 7, 1), Date::constant(1996, 9, 30));
        assert_eq!(periods("Sales in the 1996 period were $4 million.", Some(months)), quarter);
    }

    #[test]
    fn a_quarter_of_the_year_before_is_compared_with_the_quarter() {
        let both = "1996-07-01/1996-09-30 1995-07-01/1995-09-30";
        for (text, period) in [
            ("Tolls were $5 million, versus $4 million in the prior-year quarter.", both),
            ("Tolls were $5 million, versus $4 million in the same quarter of last year.", both),
            ("Tolls were $5 million, up from $4 million in the year-ago quarter.", both),
            ("In the prior-year quarter, tolls were $4 million.", "1995-07-01/1995-09-30"),
            (
                "Tolls were $5 million, versus $4 million in the prior year.",
                "1996-01-01/1996-09-30 1995-01-01/1995-09-30",
            ),
        ] {
            assert_eq!(periods(text, None), period, "{text}");
        }
        let year = Date::constant(1996, 12, 31);
        let text = "Tolls were $5 million, versus $4 million in the prior-year quarter.";
        assert_eq!(periods_at(year, text, None), "1996-01-01/1996-12-31 1995-01-01/1995-12-31");
    }

    #[test]
    fn a_place_compared_with_another_leaves_its_time() {
        for (text, period) in [
            (
                "Tolls were 12% in Norway compared to 9% in Sweden in 1994. Rents were $2 million.",
                "1994-01-01/1994-12-31",
            ),
            (
                "Tolls were 12% compared to 9% in Sweden in 1994. Rents were $2 million.",
                "1995-01-01/1995-12-31",
            ),
        ] {
            assert_eq!(periods(text, None), period, "{text}");
        }
    }

    #[test]
    fn a_quarter_of_weeks_ends_near_a_month() {
        let text = "Free cash flow was $4 million in the quarter.";
        for (end, period) in [
            (Date::constant(2021, 10, 2), "2021-07-04/2021-10-02"),
            (Date::constant(2021, 9, 30), "2021-07-01/2021-09-30"),
            // A year of weeks, and a quarter of 12.
            (Date::constant(2022, 1, 1), "2022-01-01"),
            (Date::constant(2021, 9, 11), "2021-09-11"),
        ] {
            assert_eq!(periods_at(end, text, None), period, "{end}");
        }
    }

    #[test]
    fn an_annual_report_tells_of_the_last_years() {
        let years = "1996-01-01/1996-12-31 1995-01-01/1995-12-31";
        let same = "1996-01-01/1996-12-31 1996-01-01/1996-12-31";
        let end = Date::constant(1996, 12, 31);
        for (text, period) in [
            ("Rent was $4 million and $3 million for each of the last two years.", years),
            (
                "Rent was $4 million and $3 million for each of the past two fiscal years, respectively.",
                years,
            ),
            ("Tolls and rents were $4 million and $3 million for each of the last two years.", same),
            ("Rent was $4 million and $3 million for each of the last three years.", same),
            (
                "Maturities in each of the next two years are $4 million and $3 million.",
                "1997-01-01/1997-12-31 1998-01-01/1998-12-31",
            ),
            (
                "During the past three years, we invested $4 million and $3 million.",
                "1994-01-01/1996-12-31 1994-01-01/1996-12-31",
            ),
            ("We will spend $4 million on mills over the next three years.", "1996-12-31"),
            (
                "In June 1996, we issued $4 million of notes. Rent was $3 million.",
                "1996-06-01/1996-06-30 1996-01-01/1996-12-31",
            ),
            (
                "Tolls rose due to refunds in the third quarter of 1995. Rents fell $3 million.",
                "1996-01-01/1996-12-31",
            ),
            (
                "In the third quarter of 1995, tolls rose due to volume. Rents fell $3 million.",
                "1995-07-01/1995-09-30",
            ),
            ("Debt at December 31 was $4 million in 1996 and $3 million in 1995.", "1996-12-31 1995-12-31"),
            (
                "Cash on December 31 was as follows: 1996 - $4 million; 1995 - $3 million.",
                "1996-12-31 1995-12-31",
            ),
            ("Backlog at year-end was $4 million in 1996 and $3 million in 1995.", "1996-12-31 1995-12-31"),
            (
                "At December 31, 1996, we had cash of $4 million (1995 - $3 million) and debt of $2 million (1995 - $1 million).",
                "1996-12-31 1995-12-31 1996-12-31 1995-12-31",
            ),
            (
                "At December 31, debt was $4 million and we had paid $3 million in 1995.",
                "1995-01-01/1995-12-31 1995-01-01/1995-12-31",
            ),
            ("Tolls were $4 million (1995 - $3 million).", "1996-01-01/1996-12-31 1995-01-01/1995-12-31"),
        ] {
            assert_eq!(periods_at(end, text, None), period, "{text}");
        }
        let text = "Rent was $4 million and $3 million for each of the last two years.";
        assert_eq!(periods(text, None), "1996-01-01/1996-09-30 1996-01-01/1996-09-30");
    }

    #[test]
    fn a_stretch_is_of_what_was_done_in_it() {
        let end = Date::constant(1996, 12, 31);
        let mut wrong = String::new();
        for (text, period) in [
            ("Debt of $4 million matures in the next two years.", "1996-12-31"),
            ("Over the past three years, we invested $4 million per year.", "-"),
            (
                "During the past three years, we operated mills at a cost of $4 million.",
                "1996-01-01/1996-12-31",
            ),
            ("In the last two years of the lease, we paid $4 million.", "1996-01-01/1996-12-31"),
            (
                "Of our $9 million of debt, we repaid $4 million over the past two years.",
                "1996-12-31 1995-01-01/1996-12-31",
            ),
            (
                "Tolls rose due to the closing of a mill in the third quarter of 1995. We recorded a charge of $3 million.",
                "1995-07-01/1995-09-30",
            ),
            (
                "Contributions for years that end on December 31 were $4 million in 1996.",
                "1996-01-01/1996-12-31",
            ),
            ("Dividends paid on December 31 were as follows: 1995 - $4 million.", "1995-01-01/1995-12-31"),
            ("We owe the bank $4 million due to the purchase.", "1996-12-31"),
            ("Receivables were $4 million due to late payment.", "1996-12-31"),
            (
                "Between 1990 and 1993, we paid $9 million for mills. Rent was $4 million.",
                "1990-01-01/1993-12-31 1996-01-01/1996-12-31",
            ),
            ("Sales were up after decreasing $4 million from 1994 to 1995.", "1995-01-01/1995-12-31"),
            (
                "Tolls for 1994 through 1996 were $4 million, $5 million and $6 million.",
                "1994-01-01/1994-12-31 1995-01-01/1995-12-31 1996-01-01/1996-12-31",
            ),
            (
                "Tolls, rents and fees for 1994 through 1996 were $4 million, $5 million and $6 million.",
                "1994-01-01/1996-12-31 1994-01-01/1996-12-31 1994-01-01/1996-12-31",
            ),
            (
                "Tolls from three mills for 1994 through 1996 were $4 million, $5 million and $6 million.",
                "1994-01-01/1996-12-31 1994-01-01/1996-12-31 1994-01-01/1996-12-31",
            ),
            (
                "For 1994 through 1996, we paid $4 million, $3 million and $2 million to Mr. Pell, Mr. Orr and Mr. Dunn.",
                "1994-01-01/1996-12-31 1994-01-01/1996-12-31 1994-01-01/1996-12-31",
            ),
        ] {
            let found = periods_at(end, text, None);
            if found != period {
                wrong.push_str(&format!("{text}: {found}\n"));
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    #[test]
    fn two_lengths_of_the_report_are_told_of_two_years() {
        let text = "Rent for the three and nine months was $4 million and $9 million in 1996 and $3 million and $8 million in 1995.";
        let own = "1996-07-01/1996-09-30 1996-01-01/1996-09-30";
        let before = "1995-07-01/1995-09-30 1995-01-01/1995-09-30";
        assert_eq!(periods(text, None), format!("{own} {before}"));
        let text = "The grant for the three and nine months of training was $4 million.";
        assert_eq!(periods(text, None), "1996-01-01/1996-09-30");
    }

    #[test]
    fn a_full_year_is_expected_or_has_ended() {
        let year = "1996-01-01/1996-12-31";
        for (text, period) in [
            ("We expect full-year sales of $9 million.", year.to_owned()),
            (
                "We expect fourth-quarter sales of $4 million and full-year sales of $9 million.",
                format!("1996-10-01/1996-12-31 {year}"),
            ),
            ("A full year of sales is $9 million.", "1996-01-01/1996-09-30".to_owned()),
        ] {
            assert_eq!(periods(text, None), period, "{text}");
        }
        let (year, before) = ("1996-01-01/1996-12-31", "1995-01-01/1995-12-31");
        for (text, period) in [
            // A year that the sentence names says it, the full year no more.
            (
                "Our 1995 spending was $4 million, and full-year depreciation was $9 million.",
                format!("{before} {before}"),
            ),
            (
                "For 1995 and 1996, full-year sales were $4 million and $9 million.",
                format!("{before} {year}"),
            ),
            (
                "Alder was bought in 1995 for $4 million and had full-year sales of $9 million in that year.",
                format!("{before} {before}"),
            ),
            (
                "The 1995 sale price was $4 million, with full-year sales of $9 million.",
                format!("{before} {before}"),
            ),
            (
                "Sales in 1995 were $4 million in the first quarter and $9 million in the full year.",
                format!("1995-01-01/1995-03-31 {before}"),
            ),
            (
                "In 1995, sales were $4 million in the fourth quarter and $9 million for the full year.",
                format!("1995-10-01/1995-12-31 {before}"),
            ),
            (
                "Sales were $4 million in the fourth quarter of 1996 and $9 million for the full year.",
                format!("1996-10-01/1996-12-31 {year}"),
            ),
            ("Sales of $9 million for the full year were told.", year.to_owned()),
        ] {
            assert_eq!(periods_at(Date::constant(1996, 12, 31), text, None), period, "{text}");
        }
        let text = "Sales for the full year were $9 million.";
        assert_eq!(periods_at(Date::constant(1996, 12, 31), text, None), year);
        let text = "We expect sales of $9 million in the coming year.";
        assert_eq!(periods_at(Date::constant(1996, 12, 31), text, None), "1997-01-01/1997-12-31");
        assert_eq!(periods(text, None), "-");
    }
}
