//! Financial Data Schedules: exhibit 27 of filings from 1993 to 2001, in which filers tagged their own
//! figures (Regulation S-K, Item 601(c) and its appendices).
//!
//! ```text
//! <MULTIPLIER> 1,000                 the amounts below are in thousands (read as a units line)
//! <PERIOD-TYPE>     3-MOS    YEAR    how long the flows of each column took
//! <PERIOD-END>   APR-01-1998 …       the day of its states
//! <CASH>              1,662          a state: 1998-04-01
//! <SALES>             9,410          a flow:  1998-01-01/1998-04-01
//! ```
//!
//! The tags say of each figure what it is, so nothing is guessed of its time from the report around it,
//! which may be of another: schedules were restated for earlier years.

mod lost;

use jiff::civil::Date;

use super::period::Calendar;
use super::unit::{Currency, Unit};
use super::value::Period;
use super::{Doubt, Figure, Kind};
use crate::filing::family::{self, Is};
use crate::filing::{Document, Table};
use crate::text::{Span, TextSpan, dates};
pub(super) use lost::name_of_lost;

/// Tags of what is there on a day; all others tell what went by. From the appendices for commercial
/// companies, insurers, banks, brokers, funds and utilities.
const STATES: &[&str] = &[
    "ACCUM-APPREC-OR-DEPREC",
    "ACCUMULATED-NET-GAINS",
    "ACCUMULATED-NII-CURRENT",
    "ACCUMULATED-NII-PRIOR",
    "ALLOWANCE",
    "ALLOWANCE-CLOSE",
    "ALLOWANCE-DOMESTIC",
    "ALLOWANCE-FOREIGN",
    "ALLOWANCE-UNALLOCATED",
    "ALLOWANCES",
    "ASSETS-OTHER",
    "BONDS",
    "CAPITAL-LEASE-OBLIGATIONS",
    "CAPITAL-SURPLUS-PAID-IN",
    "CASH",
    "COMMERCIAL-PAPER-OBLIGATIONS",
    "COMMON",
    "CURRENT-ASSETS",
    "CURRENT-LIABILITIES",
    "DEBT-CARRYING-VALUE",
    "DEBT-HELD-FOR-SALE",
    "DEBT-MARKET-VALUE",
    "DEFERRED-ACQUISITION",
    "DEPOSITS",
    "DEPRECIATION",
    "EQUITIES",
    "FED-FUNDS-SOLD",
    "INSTRUMENTS-OWNED",
    "INSTRUMENTS-SOLD",
    "INT-BEARING-DEPOSITS",
    "INVENTORY",
    "INVESTMENTS-AT-COST",
    "INVESTMENTS-AT-VALUE",
    "INVESTMENTS-CARRYING",
    "INVESTMENTS-HELD-FOR-SALE",
    "INVESTMENTS-MARKET",
    "LEASES-CURRENT",
    "LIABILITIES-OTHER",
    "LOANS",
    "LOANS-NON",
    "LOANS-PAST",
    "LOANS-PROBLEM",
    "LOANS-TROUBLED",
    "LONG-TERM",
    "LONG-TERM-DEBT-CURRENT-PORT",
    "LONG-TERM-DEBT-NET",
    "LONG-TERM-NOTES-PAYABLE",
    "MORTGAGE",
    "NET-ASSETS",
    "NOTES-PAYABLE",
    "OTHER-ASSETS",
    "OTHER-ITEMS-ASSETS",
    "OTHER-ITEMS-CAPITAL-AND-LIAB",
    "OTHER-ITEMS-LIABILITIES",
    "OTHER-PROPERTY-AND-INVEST",
    "OTHER-SE",
    "OVERDIST-NET-GAINS-PRIOR",
    "OVERDIST-NII-PRIOR",
    "OVERDISTRIBUTION-GAINS",
    "OVERDISTRIBUTION-NII",
    "PAID-IN-CAPITAL-COMMON",
    "PAYABLE-FOR-SECURITIES",
    "PAYABLES",
    "PER-SHARE-NAV-END",
    "POLICY-HOLDER-FUNDS",
    "POLICY-LOSSES",
    "POLICY-OTHER",
    "PP&E",
    "PREFERRED",
    "PREFERRED-MANDATORY",
    "PREFERRED-STOCK-CURRENT",
    "REAL-ESTATE",
    "RECEIVABLES",
    "RECOVER-REINSURE",
    "REPOS-SOLD",
    "RESERVE-CLOSE",
    "RETAINED-EARNINGS",
    "SECURITIES",
    "SECURITIES-BORROWED",
    "SECURITIES-LOANED",
    "SECURITIES-RESALE",
    "SENIOR-EQUITY",
    "SENIOR-LONG-TERM-DEBT",
    "SHARES-COMMON-STOCK",
    "SHORT-TERM",
    "SHORT-TERM-NOTES",
    "TOT-CAPITALIZATION-AND-LIAB",
    "TOTAL-ASSETS",
    "TOTAL-COMMON-STOCKHOLDERS-EQ",
    "TOTAL-CURRENT-ASSETS",
    "TOTAL-DEFERRED-CHARGES",
    "TOTAL-INVEST",
    "TOTAL-LIABILITIES",
    "TOTAL-LIABILITIES-AND-EQUITY",
    "TOTAL-LIABILITY-AND-EQUITY",
    "TOTAL-NET-UTILITY-PLANT",
    "TRADING-ASSETS",
    "UNEARNED-PREMIUMS",
];

/// Tags of what is there on the day on which the flows start.
const OPENINGS: &[&str] = &["ALLOWANCE-OPEN", "PER-SHARE-NAV-BEGIN", "RESERVE-OPEN", "SHARES-COMMON-PRIOR"];

/// Bytes above a table in which its directions are sought, and around a figure the ends of its line.
const REACH: usize = 2048;

/// The time of a column, as far as it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Column {
    months: Option<u8>,
    start: Option<Date>,
    end: Option<(Date, TextSpan)>,
}

/// True for a document that is a schedule.
pub(super) fn is_schedule(document: &Document) -> bool {
    family::is(&document.part.kind, Is::OfData)
}

/// True for what stands on a line that tells software how to read the schedule: `<ARTICLE> 5` is no
/// figure.
pub(super) fn is_direction(document: &Document, span: TextSpan) -> bool {
    tag(line_of(&document.text, span.start() as usize)).is_some_and(|(tag, _)| {
        matches!(
            tag,
            "ARTICLE"
                | "CIK"
                | "NAME"
                | "NUMBER"
                | "MULTIPLIER"
                | "CURRENCY"
                | "EXCHANGE-RATE"
                | "PERIOD-TYPE"
        )
    })
}

/// The line that says by what the amounts of `table` are to be multiplied: the first in it, else the last above it.
/// It may stand above the table, or be one of its rows.
pub(super) fn multiplier(document: &Document, table: &Table) -> Option<TextSpan> {
    const TAG: &str = "<MULTIPLIER>";
    let (from, end) = (table.span.start() as usize, table.span.end() as usize);
    let near =
        (from.saturating_sub(REACH)..from).find(|at| document.text.is_char_boundary(*at)).unwrap_or(from);
    let inside = document.text.get(from..end)?.find(TAG).map(|at| from + at);
    let at = inside.or_else(|| document.text.get(near..from)?.rfind(TAG).map(|at| near + at))?;
    let line = document.text.get(at..)?.lines().next()?;
    Some(Span::of(at..at + line.len()))
}

/// Currencies other than the dollar of the United States as filers named them behind `<CURRENCY>`, by what the name holds
/// in capitals.
const CURRENCIES: [(&str, &str); 19] = [
    ("CANAD", "CAD"),
    ("CDN", "CAD"),
    ("CAD", "CAD"),
    ("AUSTRAL", "AUD"),
    ("HONG", "HKD"),
    ("YEN", "JPY"),
    ("JPY", "JPY"),
    ("STERLING", "GBP"),
    ("POUND", "GBP"),
    ("GBP", "GBP"),
    ("MARKKA", "FIM"),
    ("DEUTSCHE", "DEM"),
    ("GERMAN", "DEM"),
    ("FRENCH", "FRF"),
    ("SWISS", "CHF"),
    ("GUILDER", "NLG"),
    ("EURO", "EUR"),
    ("MEXICAN", "MXN"),
    ("SHEKEL", "ILS"),
];

/// The currency that a schedule names for its amounts: the nearest line `<CURRENCY>` in `table`, or above it.
fn currency(document: &Document, table: &Table) -> Option<(Currency, TextSpan)> {
    const TAG: &str = "<CURRENCY>";
    let (from, end) = (table.span.start() as usize, table.span.end() as usize);
    let near =
        (from.saturating_sub(REACH)..from).find(|at| document.text.is_char_boundary(*at)).unwrap_or(from);
    let at = near + document.text.get(near..end)?.rfind(TAG)? + TAG.len();
    let line = document.text.get(at..)?.lines().next()?;
    let name = line.trim().to_ascii_uppercase();
    let (_, code) = CURRENCIES.iter().find(|(part, _)| name.contains(part))?;
    let start = at + (line.len() - line.trim_start().len());
    Some((Currency::new(code)?, Span::of(start..start + line.trim().len())))
}

/// What the value of a tag counts, where it is neither an amount nor one for each share.
fn counted(tag: &str) -> Option<(Kind, Unit)> {
    match tag {
        "SHARES-COMMON-STOCK"
        | "SHARES-COMMON-PRIOR"
        | "NUMBER-OF-SHARES-SOLD"
        | "NUMBER-OF-SHARES-REDEEMED"
        | "SHARES-REINVESTED" => Some((Kind::Shares, Unit::Share)),
        "EXPENSE-RATIO" | "YIELD-ACTUAL" => Some((Kind::Percent, Unit::Percent)),
        _ => None,
    }
}

/// Gives the figures of a schedule's table the time that its tags say.
pub(super) fn date(document: &Document, table: &Table, calendar: &Calendar, figures: &mut [Figure]) {
    let columns = columns(document, table);
    if let Some((currency, said)) = currency(document, table) {
        for figure in figures.iter_mut() {
            match &mut figure.unit {
                Unit::Currency(own) | Unit::PerShare(own) => *own = currency,
                _ => continue,
            }
            figure.from.unit = Some(said);
        }
    }
    let mut at = 0;
    while at < figures.len() {
        // Two lines without a tag may be one row of the table.
        let same = |two: &[Figure]| {
            let row = |figure: &Figure| figure.cell.map(|cell| cell.row);
            let between = two[0].span.end() as usize..two[1].span.start() as usize;
            row(&two[0]) == row(&two[1])
                && !document.text.get(between).is_some_and(|between| between.contains('\n'))
        };
        let end = at + 1 + figures[at..].windows(2).take_while(|two| same(two)).count();
        date_row(document, calendar, &columns, &mut figures[at..end]);
        at = end;
    }
}

/// Dates the figures of a row, of which the first belongs to the first column.
fn date_row(document: &Document, calendar: &Calendar, columns: &[Column], figures: &mut [Figure]) {
    let Some(first) = figures.first() else { return };
    let line = line_of(&document.text, first.span.start() as usize);
    // A row whose tag was lost, as those of preferred stock were, is of the kind of the next: rows keep their order.
    let own = tag(line).map(|(tag, _)| tag);
    let Some(tag) = own.or_else(|| tag_below(&document.text, first.span.end() as usize)) else { return };
    let tagged = columns.iter().copied().chain(std::iter::repeat(Column::default()));
    let amounts = figures.iter_mut().filter(|figure| !matches!(figure.kind, Kind::Date | Kind::Period));
    for (figure, column) in amounts.zip(tagged) {
        if let Some((kind, unit)) = own.and_then(counted) {
            (figure.kind, figure.unit) = (kind, unit);
        }
        let Some((period, said)) = column.time(tag, calendar) else { continue };
        figure.period = Some(period);
        figure.from.period = Some(said);
        figure.doubts.retain(|doubt| *doubt != Doubt::NoPeriod);
    }
}

impl Column {
    /// The time of a figure with the tag `tag`.
    fn time(&self, tag: &str, calendar: &Calendar) -> Option<(Period, TextSpan)> {
        let (end, said) = self.end?;
        if STATES.binary_search(&tag).is_ok() {
            return Some((Period::Instant(end), said));
        }
        let start = self.start.or_else(|| Some(calendar.start(end, self.months?)))?;
        if OPENINGS.contains(&tag) {
            return Some((Period::Instant(start.yesterday().ok()?), said));
        }
        Some((Period::Duration(start, end), said))
    }
}

/// The times of the columns of `table`: from the nearest directions at its head or above it.
fn columns(document: &Document, table: &Table) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut column = |index: usize, set: &dyn Fn(&mut Column)| {
        if index < usize::from(u16::MAX) {
            if columns.len() <= index {
                columns.resize(index + 1, Column::default());
            }
            columns[index..=index].iter_mut().for_each(set);
        }
    };
    let end = table.span.end() as usize;
    let near = (table.span.start() as usize).saturating_sub(REACH);
    let near = (near..end).find(|at| document.text.is_char_boundary(*at)).unwrap_or(end);
    let text = document.text.get(near..end).unwrap_or("");
    let skipped = text.rfind("<PERIOD-TYPE>").unwrap_or(text.len());
    let mut from = near + skipped;
    for line in text[skipped..].split_inclusive('\n') {
        if let Some((tag, rest)) = tag(line) {
            let base = from + (line.len() - rest.len());
            let words = rest.split_ascii_whitespace().map(|word| {
                let at = word.as_ptr().addr() - rest.as_ptr().addr();
                (word.split('<').next().unwrap_or(""), base + at)
            });
            for (index, (word, at)) in words.filter(|(word, _)| !word.is_empty()).enumerate() {
                let span = Span::new(crate::text::saturate(at), crate::text::saturate(at + word.len()));
                match tag {
                    "PERIOD-TYPE" => column(index, &|c| c.months = months(word)),
                    "PERIOD-START" => column(index, &|c| c.start = day(word)),
                    "PERIOD-END" => column(index, &|c| c.end = day(word).map(|day| (day, span))),
                    _ => {}
                }
            }
        }
        from += line.len();
    }
    columns
}

/// The name of the tag that a line starts with, and what stands behind it.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.trim_start().strip_prefix('<')?.split_once('>')?;
    let name = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'&');
    (!tag.is_empty() && tag.bytes().all(name)).then_some((tag, rest))
}

/// The tag of the first line with one behind the byte `at`.
fn tag_below(text: &str, at: usize) -> Option<&str> {
    const LINES: usize = 4;
    text.get(at..)?.lines().skip(1).take(LINES).find_map(tag).map(|(tag, _)| tag)
}

/// The line of `text` around the byte `at`; empty where it is longer than any of a schedule.
fn line_of(text: &str, at: usize) -> &str {
    let at = at.min(text.len());
    let (first, last) = (at.saturating_sub(REACH), (at + REACH).min(text.len()));
    let (before, after) = (&text.as_bytes()[first..at], &text.as_bytes()[at..last]);
    let start = memchr::memrchr(b'\n', before).map(|i| first + i + 1).or((first == 0).then_some(0));
    let end = memchr::memchr(b'\n', after).map(|i| at + i).or((last == text.len()).then_some(last));
    start.zip(end).and_then(|(start, end)| text.get(start..end)).unwrap_or("")
}

/// "12-MOS", "9-MONTHS", "YEAR", "QTR-2".
fn months(word: &str) -> Option<u8> {
    match word.split_once('-') {
        None if word == "YEAR" => Some(12),
        Some(("QTR", _)) => Some(3),
        Some((count, "MOS" | "MO" | "MONTHS" | "MONTH")) => {
            count.parse().ok().filter(|months| (1..=24).contains(months))
        }
        _ => None,
    }
}

/// "JAN-28-1995", "JAN-28-95", "1/28/95".
fn day(word: &str) -> Option<Date> {
    let mut parts = word.split(['-', '/']);
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month =
        dates::month(month.as_bytes()).or_else(|| month.parse().ok().filter(|m| (1..=12).contains(m)))?;
    let year: i16 = year.parse().ok()?;
    // Schedules were filed from 1993 to 2001.
    let year = if (0..50).contains(&year) {
        year + 2000
    } else if year < 100 {
        year + 1900
    } else {
        year
    };
    Date::new(year, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures of a submission whose schedule is `schedule`, as "print tag-line period".
    fn dated(schedule: &str) -> Vec<String> {
        let text = format!(
            "<SEC-DOCUMENT>\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 10-Q\n\
             CONFORMED PERIOD OF REPORT: 19990630\nFISCAL YEAR END: 1231\n</SEC-HEADER>\n\
             <DOCUMENT>\n<TYPE>EX-27\n<TEXT>\n<TABLE> <S> <C>\n\n{schedule}\n</TABLE>\n</TEXT>\n</DOCUMENT>\n"
        );
        let reading = crate::reading::read(text.into_bytes());
        let document = &reading.filing.documents[0];
        let shown = |figure: &Figure| {
            let period = match figure.period {
                Some(Period::Instant(day)) => day.to_string(),
                Some(Period::Duration(start, end)) => format!("{start}/{end}"),
                None => "-".to_owned(),
            };
            let doubt = if figure.doubts.contains(&Doubt::NoPeriod) { " ?" } else { "" };
            format!("{} {period}{doubt}", document.slice(figure.span))
        };
        reading.figures.all.iter().map(shown).collect()
    }

    #[test]
    fn the_states_are_sorted() {
        assert!(STATES.is_sorted());
    }

    #[test]
    fn the_tags_say_the_time_and_not_the_report() {
        let schedule = "<ARTICLE> 5\n<CIK> 0009999999\n<MULTIPLIER> 1,000\n\n<S>                <C>\n\
                        <PERIOD-TYPE>      3-MOS\n<FISCAL-YEAR-END>           DEC-31-1999\n\
                        <PERIOD-END>                JUN-30-1999\n<CASH>                             1,662\n\
                        <PP&E>                             7,230\n<SALES>                            9,410\n\
                        <EPS-PRIMARY>                        .44";
        let expected = [
            "1,662 1999-06-30",
            "7,230 1999-06-30",
            "9,410 1999-04-01/1999-06-30",
            ".44 1999-04-01/1999-06-30",
        ];
        assert_eq!(dated(schedule), expected);
    }

    #[test]
    fn each_column_of_a_restated_schedule_has_its_own_time() {
        let schedule = "<ARTICLE> 9\n<RESTATED>\n<S>                <C>          <C>\n\
                        <PERIOD-TYPE>      YEAR         6-MOS\n\
                        <FISCAL-YEAR-END>  DEC-31-1997  DEC-31-1998\n\
                        <PERIOD-START>     JAN-01-1997  JAN-01-1998\n\
                        <PERIOD-END>       DEC-31-1997<F1>  JUN-30-1998\n\
                        <CASH>             5,120        5,330\n\
                        <NET-INCOME>         812          405\n\
                        <ALLOWANCE-OPEN>     101          117";
        let expected = [
            "5,120 1997-12-31",
            "5,330 1998-06-30",
            "812 1997-01-01/1997-12-31",
            "405 1998-01-01/1998-06-30",
            "101 1996-12-31",
            "117 1997-12-31",
        ];
        assert_eq!(dated(schedule), expected);
    }

    /// Rows without a tag stand between those of the appendix: preferred stock before common, premiums before income.
    #[test]
    fn a_row_whose_tag_was_lost_stands_with_the_next() {
        let schedule = "<ARTICLE> 7\n<S>                <C>\n<PERIOD-TYPE>      6-MOS\n\
                        <FISCAL-YEAR-END>           DEC-31-1999\n<PERIOD-END>                JUN-30-1999\n\
                        <NOTES-PAYABLE>                    4,110\n\
                        \x20                                    210\n\
                        <COMMON>                             320\n\
                        <TOTAL-LIABILITY-AND-EQUITY>       9,430\n\
                        \x20                                  3,540\n\
                        <INVESTMENT-INCOME>                  650";
        let expected = [
            "4,110 1999-06-30",
            "210 1999-06-30",
            "320 1999-06-30",
            "9,430 1999-06-30",
            "3,540 1999-01-01/1999-06-30",
            "650 1999-01-01/1999-06-30",
        ];
        assert_eq!(dated(schedule), expected);
    }

    #[test]
    fn the_currency_is_the_one_that_the_schedule_names() {
        let units = |currency: &str| {
            let text = format!(
                "<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-27\n<TEXT>\n<ARTICLE> 5\n<CURRENCY> {currency}\n\
                 <S>            <C>\n<PERIOD-TYPE>  YEAR\n<PERIOD-END>   DEC-31-1997\n\
                 <CASH>         1,120\n<EPS-PRIMARY>  .51\n</TEXT>\n</DOCUMENT>\n"
            );
            let reading = crate::reading::read(text.into_bytes());
            let text = &reading.filing.documents[0].text;
            let named = reading.figures.all.iter().filter(|f| matches!(f.kind, Kind::Money | Kind::PerShare));
            named.filter_map(|figure| figure.unit.name(text).map(|unit| unit.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(units("CANADIAN DOLLARS"), ["CAD", "CAD/share"]);
        assert_eq!(units("JAPANESE YEN"), ["JPY", "JPY/share"]);
        for dollars in ["U.S. DOLLARS", "US DOLLARS", "USD", "0"] {
            assert_eq!(units(dollars), ["USD", "USD/share"], "{dollars}");
        }
    }

    /// The figures of a submission whose schedule is `schedule`, as "print value kind period".
    pub(super) fn read(schedule: &str) -> Vec<String> {
        let text = format!(
            "<SEC-DOCUMENT>\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 10-Q\n\
             CONFORMED PERIOD OF REPORT: 19970630\nFISCAL YEAR END: 1231\n</SEC-HEADER>\n\
             <DOCUMENT>\n<TYPE>EX-27\n<TEXT>\n{schedule}\n</TEXT>\n</DOCUMENT>\n"
        );
        let reading = crate::reading::read(text.into_bytes());
        let document = &reading.filing.documents[0];
        let amounts = reading.figures.all.iter().filter(|f| !matches!(f.kind, Kind::Date | Kind::Period));
        let shown = |figure: &Figure| {
            let label = reading.figures.full_label(&reading.filing, figure);
            let kind = if figure.kind == Kind::Money { "" } else { figure.kind.name() };
            let period = figure.period.map_or(String::new(), |period| period.to_string());
            let shown = format!("{label} {} {} {kind} {period}", document.slice(figure.span), figure.value);
            shown.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        amounts.map(shown).collect()
    }

    const READ: [&str; 3] = [
        "<CASH> 1,847 1847000 1997-06-30",
        "<ALLOWANCES> 0 0 1997-06-30",
        "<SALES> 12,345 12345000 1997-01-01/1997-06-30",
    ];

    #[test]
    fn the_marks_of_footnotes_end_no_schedule() {
        let schedule = "<TABLE> <S> <C>\n\n<ARTICLE> 5\n<MULTIPLIER> 1,000\n\n<S>                <C>\n\
                        <PERIOD-TYPE>      6-MOS\n<PERIOD-END>                JUN-30-1997\n\
                        <CASH>                             1,847 <F1>\n\
                        <ALLOWANCES>                           0<F2>\n\
                        <SALES>                           12,345\n<FN>\n<F1>See above.\n</FN>\n</TABLE>";
        assert_eq!(read(schedule), READ);
    }

    #[test]
    fn a_multiplier_among_the_rows_is_none() {
        let schedule = "<TABLE>\n<S>                                <C>\n\
                        <ARTICLE>                                5\n<CIK>               0009999999\n\
                        <MULTIPLIER>                         1,000\n<PERIOD-TYPE>            QTR-2\n\
                        <PERIOD-START>                 JAN-01-1997\n<PERIOD-END>       JUN-30-1997\n\
                        <EXCHANGE-RATE>                          1\n<CASH>              1,847\n\
                        <ALLOWANCES>                             0\n<SALES>            12,345\n</TABLE>";
        assert_eq!(read(schedule), READ);
    }

    #[test]
    fn tags_need_no_gap_before_their_amounts() {
        for gap in ["", " ", "  "] {
            let schedule = "<ARTICLE>~5\n<MULTIPLIER>~1000\n<PERIOD-TYPE>~6-MONTHS\n\
                            <FISCAL-YEAR-END>~12/31/97\n<PERIOD-END>~06/30/97\n<CASH>~1,847\n<ALLOWANCES>~0\n\
                            <SALES>~12,345";
            assert_eq!(read(&schedule.replace('~', gap)), READ);
        }
    }

    #[test]
    fn shares_and_rates_are_no_amounts() {
        let schedule = "<ARTICLE> 6\n<MULTIPLIER> 1\n<S>                <C>\n<PERIOD-TYPE>      6-MOS\n\
                        <PERIOD-END>                JUN-30-1997\n<SHARES-COMMON-STOCK>             100,500\n\
                        <EXPENSE-RATIO>                       .95";
        let expected = [
            "<SHARES-COMMON-STOCK> 100,500 100500 shares 1997-06-30",
            "<EXPENSE-RATIO> .95 0.95 percent 1997-01-01/1997-06-30",
        ];
        assert_eq!(read(schedule), expected);
    }

    #[test]
    fn what_says_no_time_is_left_as_it_was_read() {
        assert_eq!((months("OTHER"), months("9-MONTHS")), (None, Some(9)));
        assert_eq!((day("9/30/97"), day("SEP-30-97")), (day("SEP-30-1997"), day("SEP-30-1997")));
        assert_eq!(day("DEC-32-1999"), None);
        assert_eq!(tag("<S>  <C>"), Some(("S", "  <C>")));
        assert_eq!(tag("<br>"), None);
        assert_eq!(line_of("ab\ncd\nef", 4), "cd");
        assert_eq!((line_of("ab", 1), line_of("ab\n", 3)), ("ab", ""));
        assert_eq!(line_of(&"5 ".repeat(2 * REACH), 2 * REACH), "", "no line of a schedule");
    }
}
