//! Rows over the first figures that name their columns by numbers: spans of time, and assumed rates.
//!
//! ```text
//! (in millions) | Total | Less than 1 year | 1-3 years | 3-5 years | More than 5 years
//! Name | Options granted (#) | Exercise price ($/Sh) | Expiration date | 5% ($) | 10% ($)
//! ```
//!
//! Such numbers are names and no figures, so their cells are words to all that follows.

use super::{CellClass, Placed};
use crate::filing::document::Table;

/// Rows that the header of a table has at the most.
const MOST_ROWS: usize = 12;

/// Makes words of the numbers that head columns.
pub(super) fn find_heads(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let mut headed = false;
    let mut dated = false;
    for (index, row) in table.rows.iter().take(MOST_ROWS).enumerate() {
        let shifts = !dated && heads_by_shifts(table, index, cells, text);
        let range = row.first as usize..(row.end as usize).min(cells.len());
        let Some(placed) = cells.get_mut(range) else { return };
        let numbers = placed.iter().filter(|p| p.class == CellClass::Number).count();
        if placed.iter().any(|p| matches!(p.class, CellClass::Nil | CellClass::Lead)) {
            return;
        }
        if numbers > 0 {
            if !heads_by_spans(placed, text, headed) && !heads_by_rates(placed, text) && !shifts {
                // "1-3 | 3-5" over "years | years" go on in the next line.
                let bare = |p: &&Placed| p.class == CellClass::Number;
                if placed
                    .iter()
                    .filter(bare)
                    .all(|p| ends(ink(p, text)).is_some_and(|(_, _, rest)| rest.is_empty()))
                {
                    headed = true;
                    continue;
                }
                return;
            }
            placed
                .iter_mut()
                .filter(|p| p.class == CellClass::Number)
                .for_each(|p| p.class = CellClass::Words);
        }
        dated |= placed.iter().any(|p| p.class == CellClass::Year);
        headed |= placed.iter().filter(|p| p.class != CellClass::Mark).count() > 1;
    }
}

fn ink<'a>(placed: &Placed, text: &'a [u8]) -> &'a [u8] {
    text.get(placed.ink.range()).unwrap_or(&[])
}

/// The whole numbers from which and to which `ink` reaches, "1-3", "3 to 5", "31 - 60", and what stands behind them.
fn ends(ink: &[u8]) -> Option<(u16, u16, &[u8])> {
    fn number(text: &[u8]) -> Option<(u16, &[u8])> {
        let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
        let number = std::str::from_utf8(text.get(..digits)?).ok()?.parse().ok()?;
        (digits <= 3).then(|| (number, text.get(digits..).unwrap_or(&[])))
    }
    const JOINTS: [&[u8]; 5] = [b"-", "\u{2013}".as_bytes(), "\u{2014}".as_bytes(), b"to ", b"or "];
    let (low, rest) = number(ink)?;
    let behind = rest.trim_ascii_start();
    let high = JOINTS.iter().find_map(|joint| behind.strip_prefix(*joint));
    match high.and_then(|high| number(high.trim_ascii_start())) {
        Some((high, rest)) => Some((low, high, rest.trim_ascii_start())),
        None => Some((low, low, behind.strip_prefix(b"+").unwrap_or(behind).trim_ascii_start())),
    }
}

/// "31-60 days", "3 to 5 years", "91+ days": from one end of a span of time to another.
pub fn is_span_of_time(ink: &[u8]) -> bool {
    ends(ink).is_some_and(|(low, high, unit)| (low < high || ink.contains(&b'+')) && is_time(unit))
}

/// True for what a span of time is counted in.
pub(super) fn is_time(word: &[u8]) -> bool {
    const UNITS: [&[u8]; 11] =
        [b"year", b"years", b"yr", b"yrs", b"month", b"months", b"mos", b"day", b"days", b"week", b"weeks"];
    let word = word.strip_suffix(b".").unwrap_or(word);
    UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(word))
}

/// True for a row whose numbers are all spans of time, and that heads columns: beside "Total", "Less than 1 year" or
/// "More than 5 years" (Regulation S-K, Item 303(a)(5), in force from 2003 to 2021), or, where no header stands
/// above it, spans that grow from column to column, "1 year | 5 years | 10 years".
fn heads_by_spans(placed: &[Placed], text: &[u8], headed: bool) -> bool {
    const LIMITS: [&[u8]; 14] = [
        b"less than",
        b"more than",
        b"greater than",
        b"after",
        b"within",
        b"over",
        b"under",
        b"up to",
        b"thereafter",
        b"beyond",
        b"later than",
        b"total",
        b"due in",
        b"current",
    ];
    let limit = |p: &Placed| {
        let ink = ink(p, text);
        is_time(ink)
            || LIMITS.iter().any(|limit| {
                ink.get(..limit.len()).is_some_and(|start| start.eq_ignore_ascii_case(limit))
                    && ink.len() < 40
            })
    };
    let mut last = 0;
    let (mut spans, mut grow) = (0, true);
    for p in placed.iter().filter(|p| p.class == CellClass::Number) {
        let Some((low, high, _)) = ends(ink(p, text)).filter(|(.., unit)| is_time(unit)) else {
            return false;
        };
        grow &= low > last || last == 0;
        grow &= low <= high;
        last = high.max(last);
        spans += 1;
    }
    // A row of figures has a name of its own; units over the stub and a title are none.
    let limits = placed.iter().skip(1).filter(|p| p.class == CellClass::Words && limit(p)).count();
    let named = placed.first().is_some_and(|p| p.class == CellClass::Words);
    let others = placed.iter().skip(usize::from(named)).filter(|p| p.class == CellClass::Words).count();
    // "Expected life | 4 years | 5 years": how long that is.
    let measured = placed.first().filter(|p| named && p.first == 0).is_some_and(|p| {
        let ink = ink(p, text).to_ascii_lowercase();
        [&b"life"[..], b"lives", b"term", b"period", b"maturity", b"duration"]
            .iter()
            .any(|word| memchr::memmem::find(&ink, word).is_some())
            && memchr::memmem::find(&ink, b"due").is_none()
    });
    if measured && limits == 0 {
        return false;
    }
    let told = limits > 0 && limits == others && limits + spans >= 2;
    told || spans >= 2 && grow && others == 0 && !headed && (spans >= 3 || !named)
}

/// The digits of a rate over a column, "5%", "10% ($)(1)".
fn rate(ink: &[u8]) -> Option<&[u8]> {
    let (digits, rest) = ink.split_at(ink.iter().take_while(|b| b.is_ascii_digit()).count());
    let rest = rest.trim_ascii_start().strip_prefix(b"%")?;
    let marks = rest.iter().all(|b| b.is_ascii_digit() || matches!(b, b'(' | b')' | b'$' | b' ' | b'\n'));
    (marks && (1..=2).contains(&digits.len())).then_some(digits)
}

/// True for the cell of a header that is a rate and nothing else: the name of its column.
pub fn is_rate(ink: &[u8]) -> bool {
    rate(ink).is_some() || shift(ink).is_some()
}

/// What is assumed of the columns of a row of shifts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shift {
    /// "+10%", "(5)%", "50%".
    Percent,
    /// "-100 bps", "+200 basis points".
    Points,
}

/// The cell of a header that says by how much something is assumed to differ, or which part of it is reached.
fn shift(ink: &[u8]) -> Option<Shift> {
    let sign = |b: &u8| matches!(b, b'+' | b'-' | b'(' | b' ');
    let start = ink.iter().position(|b| !sign(b))?;
    let rest = ink.get(start..)?;
    let digits = rest.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
    let whole = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let unit = rest.get(digits..)?.trim_ascii();
    let unit = unit.strip_prefix(b")").unwrap_or(unit).trim_ascii();
    let unit = unit.strip_suffix(b")").unwrap_or(unit);
    match unit {
        b"%" if (1..=3).contains(&whole) => Some(Shift::Percent),
        b"bps" | b"bp" | b"basis points" if (1..=3).contains(&whole) => Some(Shift::Points),
        _ => None,
    }
}

/// True for a row of shifts that heads columns: "(in thousands) | -100 bps | +100 bps", " | 50% | 75% | 100%" over rows with
/// names and amounts (Regulation S-K, Item 305(a)(1)(ii)). Units alone may stand beside it; below years, or over other
/// hundredths, such a row tells parts of what stands around it.
fn heads_by_shifts(table: &Table, row: usize, cells: &[Placed], text: &[u8]) -> bool {
    let placed = |row: usize| {
        let place = table.rows.get(row).map_or(0..0, |row| row.first as usize..row.end as usize);
        cells.get(place).unwrap_or(&[])
    };
    let number = |p: &&Placed| p.class == CellClass::Number;
    let mut shifts = placed(row).iter().filter(number).map(|p| shift(ink(p, text)));
    let Some(Some(first)) = shifts.next() else { return false };
    let mut prints: Vec<&[u8]> = placed(row).iter().filter(number).map(|p| ink(p, text)).collect();
    let several = prints.len();
    prints.sort_unstable();
    prints.dedup();
    if several < 2 || prints.len() < several || !shifts.all(|other| other == Some(first)) {
        return false;
    }
    let unnamed = placed(row).iter().enumerate().all(|(at, p)| match p.class {
        CellClass::Number | CellClass::Mark => true,
        CellClass::Words => at == 0 && ink(p, text).starts_with(b"("),
        _ => false,
    });
    let Some(below) = (row + 1..table.rows.len()).map(placed).find(|cells| cells.iter().any(|p| number(&p)))
    else {
        return false;
    };
    let named = below.first().is_some_and(|p| {
        p.class == CellClass::Words && ink(p, text).first().is_some_and(u8::is_ascii_alphabetic)
    });
    let hundredths = |p: &Placed| {
        let trail = p.class == CellClass::Trail && ink(p, text).contains(&b'%');
        trail || p.class == CellClass::Number && ink(p, text).ends_with(b"%")
    };
    let figures = below.iter().filter(|p| matches!(p.class, CellClass::Number | CellClass::Nil)).count();
    unnamed && named && figures >= several && !below.iter().any(hundredths)
}

/// True for the heads of columns that end in the assumed rates of Regulation S-K, Item 402(c) as in force from 1992 to
/// 2006: "Expiration date | 5% | 10%", "0% ($) | 5% ($) | 10% ($)". Rates stand behind all other heads, and a list of
/// companies and shares of them has a name first.
fn heads_by_rates(placed: &[Placed], text: &[u8]) -> bool {
    let numbers = || placed.iter().filter(|p| p.class == CellClass::Number);
    let mut last = numbers().rev().take(2).map(|p| rate(ink(p, text)));
    if last.next() != Some(Some(&b"10"[..])) || last.next() != Some(Some(&b"5"[..])) {
        return false;
    }
    let words = placed.iter().skip(1).filter(|p| p.class == CellClass::Words).count();
    let behind = placed.iter().rev().find(|p| p.class != CellClass::Mark);
    behind.is_some_and(|p| p.class == CellClass::Number)
        && words >= 2
        && numbers().all(|p| rate(ink(p, text)).is_some())
}
