//! Dates as filings print them.
//!
//! ```text
//! September 30, 2010   Sept. 30, 2010   SEPTEMBER 30,2010   September 30th, 2010
//! 30 September 2010    30th day of September, 2010          September 2010
//! 9/30/2010            09-30-10         2010-09-30          September 30,  (no year)
//! ```
//!
//! Nothing here guesses: a day without a year stays without one, for the reader above to complete
//! from its surroundings. Two-digit years turn at 1950, since no filing is older and no maturity
//! beyond 2049 is printed with two digits.

use jiff::civil::Date;

/// A date as far as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedDate {
    /// The year, where it is printed.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31, where it is printed.
    pub day: Option<i8>,
    /// Bytes that the date takes.
    pub len: usize,
}

impl PrintedDate {
    /// The day that is meant, where year and day are printed and exist.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day?).ok()
    }
}

/// True for the four digits of a year between 1900 and 2099.
pub fn is_year(digits: &[u8]) -> bool {
    matches!(digits, [b'1', b'9', a, b] | [b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// The year that two digits stand for: "49" is one of this century, "50" of the last.
pub fn of_two_digits(year: i16) -> i16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// The month whose name or usual abbreviation is `word`, in any case, without a full stop.
pub fn month(word: &[u8]) -> Option<i8> {
    const NAMES: [&[u8]; 12] = [
        b"january",
        b"february",
        b"march",
        b"april",
        b"may",
        b"june",
        b"july",
        b"august",
        b"september",
        b"october",
        b"november",
        b"december",
    ];
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let index = NAMES.iter().position(|name| {
        let short = word.len() == 3 || word.len() == 4 && name.len() > 5;
        (short || word.len() == name.len())
            && name.len() >= word.len()
            && name[..word.len()].eq_ignore_ascii_case(word)
    })?;
    i8::try_from(index + 1).ok()
}

/// The date at the very start of `text` whose month has lost its first letters, as text recognition
/// loses them between cells: "eptember 30, 2010".
pub fn parse_torn(text: &str) -> Option<PrintedDate> {
    const NAMES: [&str; 6] = ["January", "February", "August", "September", "October", "November"];
    let word = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let torn = text.get(..word).filter(|w| w.len() >= 4)?;
    let name =
        NAMES.into_iter().chain(["December"]).find(|name| name.len() > word && name.ends_with(torn))?;
    let whole = format!("{name}{}", text.get(word..)?);
    let date = parse(&whole)?;
    Some(PrintedDate { len: date.len.checked_sub(name.len() - word)?, ..date })
}

/// The date at the very start of `text`.
pub fn parse(text: &str) -> Option<PrintedDate> {
    let bytes = text.as_bytes();
    if bytes.first()?.is_ascii_digit() {
        day_first(bytes).or_else(|| numeric(bytes, false))
    } else {
        month_first(bytes)
    }
}

/// The month at the very start of `text` with its year behind a hyphen, as over a column: "Dec-23",
/// "Mar-2023". What may be its last days is no year: "Dec-31".
pub fn parse_hyphened_month(text: &str) -> Option<PrintedDate> {
    let mut cursor = Cursor { bytes: text.as_bytes(), at: 0 };
    let month = month(cursor.word())?;
    if !cursor.eat(b'-') {
        return None;
    }
    let short = |year: &i16| !(28..=31).contains(&(year % 100));
    let year = cursor.year().or_else(|| cursor.short_year().filter(short))?;
    Some(PrintedDate { year: Some(year), month, day: None, len: cursor.at })
}

/// The day at the very start of `text` as it may stand over a column: "9-30-98".
pub fn parse_hyphened_day(text: &str) -> Option<PrintedDate> {
    numeric(text.as_bytes(), true)
}

/// Reads characters off the front of bytes.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    fn word(&mut self) -> &[u8] {
        let start = self.at;
        self.at += self.rest().iter().take_while(|b| b.is_ascii_alphabetic()).count();
        &self.bytes[start..self.at]
    }

    /// A number of at most four digits that no further digit follows, and how many digits it has.
    fn number(&mut self) -> Option<(i16, usize)> {
        let count = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
        if count == 0 || count > 4 {
            return None;
        }
        let number = std::str::from_utf8(&self.rest()[..count]).ok()?.parse().ok()?;
        self.at += count;
        Some((number, count))
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.rest().first() == Some(&byte);
        self.at += usize::from(found);
        found
    }

    /// White space, line breaks included: a date may run over the end of a line.
    fn spaces(&mut self) {
        self.at += self.rest().iter().take_while(|b| matches!(b, b' ' | b'\n' | b'\r' | b'\t')).count();
    }

    /// A year of four digits between 1900 and 2099.
    fn year(&mut self) -> Option<i16> {
        let start = self.at;
        match self.number() {
            Some((year, 4)) if (1900..2100).contains(&year) && !self.joins_more() => Some(year),
            _ => {
                self.at = start;
                None
            }
        }
    }

    /// A year of two digits, as it stands behind a hyphen: the `23` of `31-Dec-23`.
    fn short_year(&mut self) -> Option<i16> {
        let start = self.at;
        let short = self.number().filter(|(_, digits)| *digits == 2).map(|(year, _)| year);
        let next = self.rest().first();
        let year =
            short.filter(|_| !next.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'%')));
        if year.is_none() || self.joins_more() {
            self.at = start;
            return None;
        }
        year.map(of_two_digits)
    }

    /// A year of two digits behind an apostrophe, straight or curved: the `10` of `Mar. 31, '10`.
    fn clipped_year(&mut self) -> Option<i16> {
        let start = self.at;
        let mark =
            ["'", "\u{2019}", "\u{2018}", "`"].iter().find(|mark| self.rest().starts_with(mark.as_bytes()));
        self.at += mark?.len();
        let year = self.short_year();
        if year.is_none() {
            self.at = start;
        }
        year
    }

    /// True where what was read goes on: `2,010.5` is no year.
    fn joins_more(&self) -> bool {
        let next = |i: usize| self.bytes.get(self.at + i).copied().unwrap_or(b' ');
        matches!(next(0), b',' | b'.' | b'/' | b'-') && next(1).is_ascii_digit() || next(0) == b'%'
    }

    fn day(&mut self) -> Option<i8> {
        let start = self.at;
        let day = self.number().and_then(|(n, digits)| {
            (digits <= 2 && (1..=31).contains(&n)).then_some(n).and_then(|n| i8::try_from(n).ok())
        });
        if day.is_none() {
            self.at = start;
            return None;
        }
        let ordinal = self.rest();
        if ordinal.len() >= 2 && matches!(&ordinal[..2], b"st" | b"nd" | b"rd" | b"th") {
            self.at += 2;
        }
        day
    }
}

/// `September 30, 2010`, `Sept. 30`, `September 2010`.
fn month_first(bytes: &[u8]) -> Option<PrintedDate> {
    let mut cursor = Cursor { bytes, at: 0 };
    let name = cursor.word();
    let abbreviated = name.len() <= 4;
    let month = month(name)?;
    if abbreviated {
        cursor.eat(b'.');
    }
    cursor.spaces();
    let before_day = cursor.at;
    if let Some(year) = cursor.year().or_else(|| cursor.clipped_year()) {
        return Some(PrintedDate { year: Some(year), month, day: None, len: cursor.at });
    }
    let Some(day) = cursor.day() else {
        // "September, 2010" is a month too.
        cursor.at = before_day;
        if cursor.eat(b',') {
            cursor.spaces();
            let year = cursor.year()?;
            return Some(PrintedDate { year: Some(year), month, day: None, len: cursor.at });
        }
        return None;
    };
    let after_day = cursor.at;
    let runs_on = cursor.rest().first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'%');
    if runs_on || cursor.joins_more() && cursor.rest().first() != Some(&b',') {
        return None;
    }
    cursor.spaces();
    cursor.eat(b',');
    cursor.spaces();
    let year = cursor.year().or_else(|| cursor.clipped_year());
    let len = if year.is_some() { cursor.at } else { after_day };
    Some(PrintedDate { year, month, day: Some(day), len })
}

/// `30 September 2010`, `30th day of September, 2010`.
fn day_first(bytes: &[u8]) -> Option<PrintedDate> {
    let mut cursor = Cursor { bytes, at: 0 };
    let day = cursor.day()?;
    let gap = cursor.at;
    cursor.spaces();
    if cursor.rest().starts_with(b"day of ") {
        cursor.at += b"day of ".len();
        cursor.spaces();
    }
    if cursor.at == gap && !cursor.eat(b'-') {
        return None;
    }
    // "5 may" is a number and a verb: only a name in capitals counts.
    if !cursor.rest().first().is_some_and(u8::is_ascii_uppercase) {
        return None;
    }
    let month = month(cursor.word())?;
    let after_month = cursor.at;
    cursor.eat(b'.');
    let hyphen = cursor.eat(b'-');
    if !hyphen {
        cursor.eat(b',');
        cursor.spaces();
    }
    let year = cursor.year().or_else(|| if hyphen { cursor.short_year() } else { None });
    let len = if year.is_some() { cursor.at } else { after_month };
    Some(PrintedDate { year, month, day: Some(day), len })
}

/// `9/30/2010`, `09-30-10`, `2010-09-30`. Slashes are month first, as American filings have them, unless no
/// month has that number; points are day first, as they stand in Europe alone: `31.12.2023`.
fn numeric(bytes: &[u8], over_column: bool) -> Option<PrintedDate> {
    let mut cursor = Cursor { bytes, at: 0 };
    let (first, first_digits) = cursor.number()?;
    let mark = *cursor.rest().first()?;
    if !matches!(mark, b'/' | b'-' | b'.') {
        return None;
    }
    cursor.eat(mark);
    let (second, second_digits) = cursor.number()?;
    if !cursor.eat(mark) || second_digits > 2 {
        return None;
    }
    let (third, third_digits) = cursor.number()?;
    if cursor.rest().first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == mark) {
        return None;
    }
    let (year, month, day) = match (first_digits, third_digits) {
        (4, 1 | 2) if mark == b'-' => (first, second, third),
        (1 | 2, 4) if mark == b'.' || mark == b'/' && first > 12 => (third, second, first),
        (2, 2) if mark == b'.' && second_digits == 2 => (2000 + third, second, first),
        (1 | 2, 2) if mark == b'.' => return None,
        (1 | 2, 4) => (third, first, second),
        // A dash between short numbers is a file number or a range more often than a date.
        (1 | 2, 2) if mark == b'/' || over_column || first_digits == 2 && second_digits == 2 => {
            (of_two_digits(third), first, second)
        }
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..2100).contains(&year).then_some(PrintedDate {
        year: Some(date.year()),
        month: date.month(),
        day: Some(date.day()),
        len: cursor.at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match parse(text) {
            None => "-".into(),
            Some(d) => {
                let part = |n: Option<i16>| n.map_or("?".into(), |n| n.to_string());
                format!("{} {} {} |{}", part(d.year), d.month, part(d.day.map(i16::from)), &text[d.len..])
            }
        }
    }

    #[test]
    fn dates_as_printed() {
        let cases = [
            ("September 30, 2010 and", "2010 9 30 | and"),
            ("Sept. 30, 2010", "2010 9 30 |"),
            ("SEPTEMBER 30,2010", "2010 9 30 |"),
            ("Sep 30 2010", "2010 9 30 |"),
            ("June\n30, 2010", "2010 6 30 |"),
            ("June 30th, 2010", "2010 6 30 |"),
            ("June 30 and", "? 6 30 | and"),
            ("June 30,", "? 6 30 |,"),
            ("June 2010", "2010 6 ? |"),
            ("October, 2010", "2010 10 ? |"),
            ("30 September 2010.", "2010 9 30 |."),
            ("30th day of March, 1996", "1996 3 30 |"),
            ("31-Dec-2010", "2010 12 31 |"),
            ("9/30/2010", "2010 9 30 |"),
            ("09/30/98", "1998 9 30 |"),
            ("2010-09-30", "2010 9 30 |"),
            ("12-31-96", "1996 12 31 |"),
            ("May 1", "? 5 1 |"),
        ];
        for (text, want) in cases {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn a_month_may_have_lost_its_first_letters() {
        let torn = parse_torn("eptember 30, 2010 and").unwrap();
        assert_eq!((torn.month, torn.day, torn.year, torn.len), (9, Some(30), Some(2010), 17));
        assert_eq!(parse_torn("member 30, 2010"), None);
        assert_eq!(parse_torn("ber 30, 2010"), None);
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "may 12.5 million",
            "March 45",
            "Decent 5",
            "June",
            "5 may be",
            "13/45/2010",
            "0-98765",
            "1-2-3",
            "2010",
            "12/31",
            "June 30%",
            "30 days",
            "04-1234567",
            "Marching 5, 2010",
            "Juneau 5",
        ] {
            assert_eq!(shown(text), "-", "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_printed_but_no_date() {
        assert_eq!(shown("February 30, 2010"), "2010 2 30 |");
        assert_eq!(parse("February 30, 2010").and_then(PrintedDate::date), None);
    }
}
