//! Page numbers: how pages print them, and which of them count on from page to page.
//!
//! A number by itself on a line may be a year or the remainder of a table. It is a page number where others of its
//! series stand as many pages away as they differ from it.

use std::hash::{Hash, Hasher};

/// A line that could be a page number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::filing) struct PageNumber {
    /// What is counted: "F-12" and "12" are different series.
    pub(in crate::filing) series: u64,
    /// The number.
    pub(in crate::filing) number: u32,
    /// It is dressed as a page number: "- 12 -", "Page 12", "F-12".
    pub(in crate::filing) dressed: bool,
}

/// A page number with its place among the pages.
#[derive(Clone, Copy, Debug)]
pub(in crate::filing) struct Candidate {
    /// What it says.
    pub(in crate::filing) number: PageNumber,
    /// Index of the page on which it stands.
    pub(in crate::filing) page: u32,
    /// It is the first or the last line of its page or near it.
    pub(in crate::filing) at_edge: bool,
}

/// The page number that `line` is, if it is nothing else: `26`, `- 26 -`, `F-12`, `Page 3 of 9`, `iv`.
pub(in crate::filing) fn page_number(line: &[u8]) -> Option<PageNumber> {
    let line = line.trim_ascii();
    if line.is_empty() || line.len() > 24 {
        return None;
    }
    let inner = line.trim_ascii_start();
    let bare = undressed(inner);
    let mut dressed = bare.len() < inner.len();
    let mut rest = bare;
    if rest.len() > 5 && rest[..4].eq_ignore_ascii_case(b"page") && matches!(rest[4], b' ' | b':' | b'-') {
        rest = rest[5..].trim_ascii_start();
        dressed = true;
    }
    // "3 of 9", "3/9".
    if let Some(of) = rest.windows(4).position(|w| w == b" of ") {
        let total = rest[of + 4..].trim_ascii();
        if !total.is_empty() && total.iter().all(u8::is_ascii_digit) {
            rest = &rest[..of];
            dressed = true;
        }
    }
    let (prefix, digits) = match rest.iter().rposition(|b| !b.is_ascii_digit()) {
        None => (&rest[..0], rest),
        Some(at) => rest.split_at(at + 1),
    };
    if digits.is_empty() {
        let number = roman(rest)?;
        return Some(PageNumber { series: hash(b"roman"), number, dressed });
    }
    // `F-12`, `A-3`, `II-4`, `FS-1`.
    let letters = prefix.strip_suffix(b"-").unwrap_or(prefix).trim_ascii_end();
    let is_prefix = letters.len() <= 4 && letters.iter().all(u8::is_ascii_alphabetic);
    if !is_prefix || !prefix.is_empty() && !prefix.ends_with(b"-") {
        return None;
    }
    if digits.len() > 4 || digits.len() > 1 && digits[0] == b'0' {
        return None;
    }
    let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some(PageNumber { series: hash(letters), number, dressed: dressed || !letters.is_empty() })
}

/// The line without the dashes or brackets on either side.
fn undressed(line: &[u8]) -> &[u8] {
    let pairs: [(&[u8], &[u8]); 6] = [
        (b"--", b"--"),
        (b"-", b"-"),
        (b"(", b")"),
        (b"[", b"]"),
        (b"~", b"~"),
        (b"\xE2\x80\x93", b"\xE2\x80\x93"),
    ];
    for (open, close) in pairs {
        if let Some(inner) = line.strip_prefix(open).and_then(|l| l.strip_suffix(close)) {
            return inner.trim_ascii();
        }
    }
    line
}

/// The value of a small roman number in one case; None beyond 89 and for what is a word.
fn roman(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 7 {
        return None;
    }
    let lower = digits.iter().all(u8::is_ascii_lowercase);
    if !lower {
        return None;
    }
    let value = |b: &u8| match b {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        _ => None,
    };
    let mut total = 0;
    for (index, digit) in digits.iter().enumerate() {
        let here = value(digit)?;
        let next = digits.get(index + 1).and_then(value).unwrap_or(0);
        total += if here < next { -here } else { here };
    }
    u32::try_from(total).ok().filter(|n| (1..90).contains(n))
}

fn hash(letters: &[u8]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    letters.to_ascii_uppercase().hash(&mut hasher);
    hasher.finish()
}

/// How many pages two numbers of one series may lie apart and still speak for each other.
const NEAR: u32 = 3;

/// Which of the candidates, in reading order, are page numbers. `paged` says that the document marks
/// its pages; without marks a number must count on from the one before.
pub(in crate::filing) fn page_numbers(candidates: &[Candidate], paged: bool) -> Vec<bool> {
    let mut accepted = vec![false; candidates.len()];
    for (index, candidate) in candidates.iter().enumerate() {
        let PageNumber { series, number, dressed } = candidate.number;
        let agrees = |other: &Candidate| {
            let pages = i64::from(other.page) - i64::from(candidate.page);
            let numbers = i64::from(other.number.number) - i64::from(number);
            other.number.series == series
                && numbers != 0
                && if paged {
                    pages == numbers && pages.unsigned_abs() <= u64::from(NEAR)
                } else {
                    numbers.abs() <= 2
                }
        };
        let before = candidates[..index].iter().rev().take(6).any(|c| agrees(c) && c.number.number < number);
        let after = candidates[index + 1..].iter().take(6).any(|c| agrees(c) && c.number.number > number);
        let counts_on = before || after;
        accepted[index] = if paged { candidate.at_edge && (dressed || counts_on) } else { counts_on };
    }
    accepted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        page_number(line.as_bytes()).map_or("-".into(), |p| {
            let dress = if p.dressed { " dressed" } else { "" };
            format!("{}{dress}", p.number)
        })
    }

    #[test]
    fn page_numbers_as_pages_print_them() {
        let cases = [
            ("26", "26"),
            ("- 26 -", "26 dressed"),
            ("-26-", "26 dressed"),
            ("(26)", "26 dressed"),
            ("F-12", "12 dressed"),
            ("II-4", "4 dressed"),
            ("Page 3 of 9", "3 dressed"),
            ("PAGE 3", "3 dressed"),
            ("iv", "4"),
            ("xiii", "13"),
        ];
        for (line, want) in cases {
            assert_eq!(shown(line), want, "{line}");
        }
    }

    #[test]
    fn what_is_no_page_number() {
        for line in ["1,234", "$26", "26%", "ITEM 1", "Total", "", "12345", "July 4", "007", "mix-up", "3-A"]
        {
            assert_eq!(shown(line), "-", "{line}");
        }
    }

    fn candidate(page: u32, text: &str, at_edge: bool) -> Candidate {
        Candidate { number: page_number(text.as_bytes()).unwrap(), page, at_edge }
    }

    #[test]
    fn a_number_must_count_on() {
        let lines = [(0, "1"), (1, "1995"), (1, "2"), (2, "3")].map(|(p, t)| candidate(p, t, true));
        assert_eq!(page_numbers(&lines, true), [true, false, true, true]);
    }

    #[test]
    fn without_page_marks_numbers_count_on_in_reading_order() {
        let lines = [(0, "2"), (0, "40"), (0, "3"), (0, "5")].map(|(p, t)| candidate(p, t, false));
        assert_eq!(page_numbers(&lines, false), [true, false, true, true]);
    }
}
