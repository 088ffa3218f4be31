//! Transformation formats: what a print means, by the format that the filer named for it.
//!
//! A fact's value is not what is printed but what its format makes of it: `12.345,6` under
//! `num-comma-decimal` is 12345.6, an empty box under `ixt-sec:boolballotbox` is false. The registries of
//! XBRL International have renamed their formats from one edition to the next (`numdotdecimal`,
//! `num-dot-decimal`); hyphens and case aside the names agree, so one table serves all of them. Formats of
//! other languages and calendars, which filings in English have no use for, are unknown formats.

mod dates;
mod durations;
mod names;
mod numbers;

use rust_decimal::Decimal;

use dates::Order;
use durations::Length;
use names::Vocabulary;
use numbers::Style;

/// What a print is turned into, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A number.
    Number(Style),
    /// Always the same, whatever is printed.
    Fixed(&'static str),
    /// A date, or the part of one that is printed.
    Date(Order),
    /// The last day of a quarter of the calendar: "first quarter of 2010".
    QuarterEnd,
    /// A length of time, of which the print says how many of this.
    Length(Length),
    /// A length of time in words: "two years, six months".
    LengthInWords,
    /// A box, ticked or not: what the one and the other say.
    Box(&'static str, &'static str),
    /// A name that stands for a code.
    Name(Vocabulary),
}

use Format::{Date, Fixed, Name, Number};

/// The formats by name, hyphens left out. Sources: the Transformation Rules Registries 1 to 5 of XBRL
/// International (2010 to 2022) and the SEC's registry of 2015.
const FORMATS: &[(&str, Format)] = &[
    // The three that make up nine tenths of what is met come first.
    ("numdotdecimal", Number(Style::Dot)),
    ("fixedzero", Number(Style::Zero)),
    ("zerodash", Number(Style::Zero)),
    ("numcommadecimal", Number(Style::Comma)),
    ("numunitdecimal", Number(Style::Units)),
    ("numdotdecimalin", Number(Style::Dot)),
    ("numdotdecimalind", Number(Style::Dot)),
    ("numdotdecimalapos", Number(Style::Dot)),
    ("numcommadecimalapos", Number(Style::Comma)),
    ("numunitdecimalin", Number(Style::Units)),
    ("numunitdecimalind", Number(Style::Units)),
    ("numcommadot", Number(Style::Dot)),
    ("numspacedot", Number(Style::Dot)),
    ("numcomma", Number(Style::Comma)),
    ("numdotcomma", Number(Style::Comma)),
    ("numspacecomma", Number(Style::Comma)),
    ("numdash", Number(Style::Zero)),
    ("numwordsen", Number(Style::Words)),
    ("numinf", Fixed("INF")),
    ("numneginf", Fixed("-INF")),
    ("numnan", Fixed("NaN")),
    ("fixedempty", Fixed("")),
    ("nocontent", Fixed("")),
    ("fixedtrue", Fixed("true")),
    ("booleantrue", Fixed("true")),
    ("fixedfalse", Fixed("false")),
    ("booleanfalse", Fixed("false")),
    ("datedaymonthyear", Date(Order::DayMonthYear)),
    ("datedaymonthyearen", Date(Order::DayMonthYear)),
    ("datedaymonthnameyearen", Date(Order::DayMonthYear)),
    ("datemonthdayyear", Date(Order::MonthDayYear)),
    ("datemonthdayyearen", Date(Order::MonthDayYear)),
    ("datemonthnamedayyearen", Date(Order::MonthDayYear)),
    ("dateyearmonthday", Date(Order::YearMonthDay)),
    ("dateyearmonthdaycjk", Date(Order::YearMonthDay)),
    ("datedaymonth", Date(Order::DayMonth)),
    ("datedaymonthen", Date(Order::DayMonth)),
    ("datedaymonthnameen", Date(Order::DayMonth)),
    ("datemonthday", Date(Order::MonthDay)),
    ("datemonthdayen", Date(Order::MonthDay)),
    ("datemonthnamedayen", Date(Order::MonthDay)),
    ("datemonthyear", Date(Order::MonthYear)),
    ("datemonthyearen", Date(Order::MonthYear)),
    ("datemonthnameyearen", Date(Order::MonthYear)),
    ("dateyearmonth", Date(Order::YearMonth)),
    ("dateyearmonthen", Date(Order::YearMonth)),
    ("dateyearmonthnameen", Date(Order::YearMonth)),
    ("dateyearmonthcjk", Date(Order::YearMonth)),
    ("dateslashus", Date(Order::MonthDayYear)),
    ("dateslasheu", Date(Order::DayMonthYear)),
    ("datedotus", Date(Order::MonthDayYear)),
    ("datedoteu", Date(Order::DayMonthYear)),
    ("datelongus", Date(Order::MonthDayYear)),
    ("datelonguk", Date(Order::DayMonthYear)),
    ("dateshortus", Date(Order::MonthDayYear)),
    ("dateshortuk", Date(Order::DayMonthYear)),
    ("dateslashmonthdayus", Date(Order::MonthDay)),
    ("dateslashdaymontheu", Date(Order::DayMonth)),
    ("datelongmonthdayus", Date(Order::MonthDay)),
    ("datelongdaymonthuk", Date(Order::DayMonth)),
    ("dateshortmonthdayus", Date(Order::MonthDay)),
    ("dateshortdaymonthuk", Date(Order::DayMonth)),
    ("datelongmonthyear", Date(Order::MonthYear)),
    ("dateshortmonthyear", Date(Order::MonthYear)),
    ("datelongyearmonth", Date(Order::YearMonth)),
    ("dateshortyearmonth", Date(Order::YearMonth)),
    ("datequarterend", Format::QuarterEnd),
    ("duryear", Format::Length(Length::Years)),
    ("durmonth", Format::Length(Length::Months)),
    ("durweek", Format::Length(Length::Weeks)),
    ("durday", Format::Length(Length::Days)),
    ("durhour", Format::Length(Length::Hours)),
    ("durwordsen", Format::LengthInWords),
    ("boolballotbox", Format::Box("true", "false")),
    ("yesnoballotbox", Format::Box("Yes", "No")),
    ("stateprovnameen", Name(Vocabulary::State)),
    ("countrynameen", Name(Vocabulary::Country)),
    ("edgarprovcountryen", Name(Vocabulary::EdgarPlace)),
    ("exchnameen", Name(Vocabulary::Exchange)),
    ("entityfilercategoryen", Name(Vocabulary::FilerCategory)),
];

impl Format {
    /// What a number without a format is read by.
    pub(super) const PLAIN: Self = Number(Style::Dot);

    /// The format with this name as it stands in the file: `ixt:num-dot-decimal`.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        let local = super::resources::local(name);
        let same = |row: &str| {
            let mut plain = local.iter().filter(|b| **b != b'-').map(u8::to_ascii_lowercase);
            row.bytes().all(|b| plain.next() == Some(b)) && plain.next().is_none()
        };
        FORMATS.iter().find(|(row, _)| same(row)).map(|(_, format)| *format)
    }

    /// The number that `print` means, before scale and sign. None where the format does not allow it.
    pub(super) fn number(self, print: &str) -> Option<Decimal> {
        match self {
            Number(style) => numbers::number(style, print),
            _ => None,
        }
    }

    /// The value that `print` means. None where the format does not allow it.
    pub(super) fn text(self, print: &str) -> Option<String> {
        match self {
            Number(style) => numbers::number(style, print).map(|n| n.to_string()),
            Fixed(value) => Some(value.to_owned()),
            Date(order) => dates::date(order, print),
            Self::QuarterEnd => dates::quarter_end(print),
            Self::Length(unit) => durations::length(unit, print),
            Self::LengthInWords => durations::in_words(print),
            Self::Box(ticked, empty) => {
                ballot_box(print).map(|on| if on { ticked } else { empty }.to_owned())
            }
            Name(vocabulary) => names::code(vocabulary, print),
        }
    }
}

/// True for a ticked box.
fn ballot_box(print: &str) -> Option<bool> {
    match print.trim() {
        "\u{2610}" => Some(false),
        "\u{2611}" | "\u{2612}" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_editions_are_known() {
        for name in ["ixt:numdotdecimal", "ixt:num-dot-decimal", "ixt4:num-dot-decimal", "NUMDOTDECIMAL"] {
            assert_eq!(Format::named(name.as_bytes()), Some(Number(Style::Dot)), "{name}");
        }
        assert_eq!(Format::named(b"ixt:numdot"), None);
        assert_eq!(Format::named(b""), None);
        let mut names: Vec<_> = FORMATS.iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FORMATS.len(), "a name stands twice");
    }

    #[test]
    fn prints_mean_what_their_formats_make_of_them() {
        for (name, print, value) in [
            ("ixt:num-dot-decimal", "12,345.60", Some("12345.60")),
            ("ixt:numdotdecimal", "1 234", Some("1234")),
            ("ixt:num-comma-decimal", "12.345,6", Some("12345.6")),
            ("ixt:num-unit-decimal", "1 dollar and 5 cents", Some("1.05")),
            ("ixt:fixed-zero", "—", Some("0")),
            ("ixt:zerodash", "-", Some("0")),
            ("ixt-sec:numwordsen", "Twenty-seven thousand and five", Some("27005")),
            ("ixt-sec:numwordsen", "no", Some("0")),
            ("ixt-sec:numwordsen", "some", None),
            ("ixt:fixed-empty", "N/A", Some("")),
            ("ixt:fixed-true", "is", Some("true")),
            ("ixt:booleanfalse", "not", Some("false")),
            ("ixt:date-monthname-day-year-en", "September 30, 2010", Some("2010-09-30")),
            ("ixt:datemonthdayyearen", "Sept. 3rd, 10", Some("2010-09-03")),
            ("ixt:datedaymonthyearen", "30 September 2010", Some("2010-09-30")),
            ("ixt:date-day-month-year", "30.9.2010", Some("2010-09-30")),
            ("ixt:dateslashus", "9/30/2010", Some("2010-09-30")),
            ("ixt:date-year-month-day", "2010-09-30", Some("2010-09-30")),
            ("ixt:date-month-day", "9-28", Some("--09-28")),
            ("ixt:date-monthname-day-en", "December 31", Some("--12-31")),
            ("ixt:date-monthname-year-en", "June 2010", Some("2010-06")),
            ("ixt:date-month-day", "13-28", None),
            ("ixt:datemonthdayyearen", "September 31, 2010", None),
            ("ixt-sec:datequarterend", "the third quarter of 2010", Some("2010-09-30")),
            ("ixt-sec:duryear", "5.4", Some("P5Y4M24D")),
            ("ixt-sec:duryear", "10", Some("P10Y")),
            ("ixt-sec:duryear", "0", Some("P0Y")),
            ("ixt-sec:durmonth", "18", Some("P18M")),
            ("ixt-sec:durmonth", "1.5", Some("P1M15D")),
            ("ixt-sec:durweek", "2", Some("P14D")),
            ("ixt-sec:durday", "-30", Some("-P30D")),
            ("ixt-sec:durday", "0.5", Some("P0DT12H")),
            ("ixt-sec:durhour", "36", Some("PT36H")),
            ("ixt-sec:durwordsen", "two years, six months and 3 days", Some("P2Y6M3D")),
            ("ixt-sec:durwordsen", "three-year", Some("P3Y")),
            ("ixt-sec:durwordsen", "no years", Some("P0D")),
            ("ixt-sec:durwordsen", "a while", None),
            ("ixt-sec:boolballotbox", "☒", Some("true")),
            ("ixt-sec:boolballotbox", " ☐ ", Some("false")),
            ("ixt-sec:yesnoballotbox", "☑", Some("Yes")),
            ("ixt-sec:stateprovnameen", "New  York", Some("NY")),
            ("ixt-sec:stateprovnameen", "Québec", Some("QC")),
            ("ixt-sec:countrynameen", "The Republic of Korea", Some("KR")),
            ("ixt-sec:countrynameen", "United Kingdom", Some("GB")),
            ("ixt-sec:edgarprovcountryen", "Cayman Islands", Some("E9")),
            ("ixt-sec:edgarprovcountryen", "Ontario, Canada", Some("A6")),
            ("ixt-sec:edgarprovcountryen", "Atlantis", None),
            ("ixt-sec:exchnameen", "The NASDAQ Stock Market LLC", Some("NASDAQ")),
            ("ixt-sec:exchnameen", "Nasdaq Global Select Market", Some("NASDAQ")),
            ("ixt-sec:exchnameen", "New York Stock Exchange", Some("NYSE")),
            ("ixt-sec:exchnameen", "NYSE American, LLC", Some("NYSEAMER")),
            ("ixt-sec:exchnameen", "NYSE Arca, Inc.", Some("NYSEArca")),
            ("ixt-sec:entityfilercategoryen", "Non–accelerated filer", Some("Non-accelerated Filer")),
            ("ixt-sec:numinf", "no limit", Some("INF")),
        ] {
            let format = Format::named(name.as_bytes()).unwrap();
            assert_eq!(format.text(print).as_deref(), value, "{name} of {print}");
        }
    }
}
