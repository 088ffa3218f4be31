//! How much speaks for a structure: what its columns come to, and what words, rules and headings say.

use super::super::evidence::{self, Residual, Shape};
use super::super::row_words::RowWords;
use super::super::sheet::{Entry, Row, Sheet};
use super::Item;
use super::candidates::{Candidate, Signs};
use super::faults::Structure;
use crate::figures::Kind;

/// What a structure comes to in one column.
#[derive(Clone, Copy, Debug)]
pub(super) struct InColumn {
    pub(super) column: usize,
    pub(super) residual: Residual,
    /// What is left looks like a fault, not like another structure.
    pub(super) fault: bool,
    /// Its header speaks of averages or prices: that it adds up at all, others of its sums must tell.
    pub(super) weak: bool,
}

/// How a candidate does in all columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighed {
    pub(super) score: i32,
    pub(super) columns: Vec<InColumn>,
    pub(super) passes: usize,
    pub(super) fails: usize,
    /// The row is called a total, and the rows are all that stand between it and a heading above.
    pub(super) natural: bool,
    /// The row has no name, and in each of its columns it is all that stands between it and a heading above, to the
    /// last digit.
    pub(super) unnamed: bool,
    /// Two columns between which the numbers of a row changed places.
    pub(super) swapped: Option<(usize, usize)>,
}

/// Columns of what adds up in some tables only: percentages, amounts for each share.
#[derive(Clone, Copy, Debug, Default)]
struct Odd {
    /// Columns of percentages, and of others, that hold.
    percent: usize,
    other: usize,
    missed: usize,
    /// The last one that misses by what looks like a wrong digit.
    fault: Option<(usize, Residual, Kind)>,
    /// That one is of numbers so short that nothing but a whole of 100 % tells of it.
    short: bool,
    /// Columns of three parts or more that come to 100 % in the row of the total, to the last digit: within their
    /// rounding, whole percentages and those that they are made of come to it together.
    whole: usize,
}

impl Odd {
    /// The column in which a digit is wrong, where all others add up.
    fn in_one(self) -> Option<(usize, Residual)> {
        let (column, residual, kind) = self.fault.filter(|_| self.missed == 1)?;
        let held = if kind == Kind::Percent { self.percent } else { self.other };
        let told = !self.short && held >= 2 || kind == Kind::Percent && self.whole > 0;
        told.then_some((column, residual))
    }
}

/// Steps from which on a number that stands alone is its total by no chance.
const LONG: i64 = 100;
/// Columns of one part that speak for signs that they do not have, at most.
const LONE: usize = 2;
/// Parts of a whole, at the least.
const WHOLE: usize = 3;
/// Bits from which on a sum of percentages tells anything.
const FEW: i32 = 4;
/// Bits that a column with one digit wrong speaks for a structure at most.
const MOST: i32 = 8;

/// Weighs a candidate over all columns.
pub(super) fn weigh(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate) -> Weighed {
    let mut weighed = Weighed { columns: Vec::with_capacity(sheet.columns), ..Weighed::default() };
    let mut odd = Odd::default();
    let structure = Structure { sheet, stack, row, candidate };
    // What parts of a whole come to is called a total, or stands below them without a name.
    let hundred = 100 * 10i64.pow(sheet.places.min(8));
    let sums_up = candidate.signs == Signs::Plus
        && sheet.rows.get(row).is_some_and(|r| r.unnamed || r.words.any(RowWords::TOTAL));
    let is_hundred = |total: &Entry| sums_up && total.kind == Kind::Percent && total.value == hundred;
    // Columns that hold, and those of them in which a part is the total and others, no smaller, cancel out.
    let (mut held, mut cancelled) = (0usize, 0usize);
    // Columns whose only part is the total, or one of its parts is; and those of the first sort that are long.
    let (mut lone, mut alone) = (0usize, 0usize);
    for column in 0..sheet.columns {
        let Some(total) = sheet.get(row, column) else { continue };
        let adds = total.is_additive() && may_add(sheet, column, total);
        let (mut sum, mut size, mut steps, mut parts) = (0i64, total.value.abs(), total.step, 0usize);
        let (mut mixed, mut repeats, mut broken) = (false, false, total.broken);
        let (mut nearly, mut large) = (false, 0usize);
        // Basic and diluted amounts differ by a little more than rounding.
        let near = if total.kind == Kind::PerShare { total.value.abs() / 64 } else { 0 };
        // What is left is a part: it does not belong there. Nor does a part that is the total. Short numbers
        // are alike by chance, unless their row is called a result: "Net loans 60" of 66 and (6).
        let parts_of = || stack.iter().skip(candidate.start).filter_map(|item| item.entry(sheet, column));
        let left_out = |left: i64| {
            let left = left.abs();
            let long = parts_of().filter(|e| e.value.abs() / e.step.max(1) >= 100).map(|e| e.value.abs());
            let whole = total.value.abs();
            let results = stack.iter().skip(candidate.start).filter(|item| cue(&sheet.rows[item.row]) > 0);
            let mut results = results.filter_map(|item| item.entry(sheet, column)).filter(|e| e.value != 0);
            { long }.any(|part| part == left || part == whole) || results.any(|e| e.value.abs() == left)
        };
        // What is left is printed in the column, and was read as what does not add up.
        let unread = |left: i64, total: &Entry| {
            let in_steps =
                |value: i64, step: i64| (value % step.max(1) == 0).then(|| (value / step.max(1)).abs());
            let left = in_steps(left, total.step);
            { parts_of() }.any(|e| !e.adds_to(total) && e.value != 0 && in_steps(e.value, e.step) == left)
        };
        for (place, item) in stack.iter().enumerate().skip(candidate.start) {
            let Some(entry) = item.entry(sheet, column).filter(|e| e.adds_to(total)) else { continue };
            mixed |= entry.kind != total.kind;
            broken |= entry.broken;
            let signed = if candidate.signs.is_minus(place) { -entry.value } else { entry.value };
            sum = sum.saturating_add(signed);
            size = size.saturating_add(entry.value.abs());
            // The others cancel out: two figures that are the same, and nothing more.
            repeats |= signed == total.value;
            let apart = entry.value.saturating_abs().saturating_sub(total.value.saturating_abs()).abs();
            nearly |= apart <= near.max(total.step).max(entry.step);
            large += usize::from(2 * i128::from(entry.value.abs()) >= i128::from(total.value.abs()));
            steps += entry.step;
            parts += usize::from(entry.value != 0);
        }
        let residual = Residual { value: total.value.saturating_sub(sum), steps };
        let bits = evidence::bits(size / 2, residual);
        let mut fault = false;
        if residual.is_rounding() {
            let whole = parts >= 2 && !repeats;
            // Columns without what is taken away say nothing of its sign, however many they are.
            let tells = whole || candidate.signs == Signs::Plus || lone < LONE;
            lone += usize::from(!whole);
            weighed.score += if whole { bits } else { bits.min(if tells { 2 } else { 0 }) };
            // Whole percentages come to anything within their rounding.
            if !total.is_additive() && parts >= 2 && !repeats && !mixed && bits >= FEW {
                *(if total.kind == Kind::Percent { &mut odd.percent } else { &mut odd.other }) += 1;
            }
            odd.whole += usize::from(residual.value == 0 && parts >= WHOLE && !mixed && is_hundred(total));
            weighed.passes += usize::from(size > 0);
            held += usize::from(parts >= 2);
            let long = total.value.abs() / total.step.max(1) >= LONG;
            alone += usize::from(parts == 1 && residual.value == 0 && long);
            cancelled += usize::from(parts >= 3 && nearly && large >= 3);
        } else if parts == 0 {
            continue;
        } else if !total.is_additive() {
            let shaped = evidence::shape(residual, total.step) != Shape::Other;
            let of_whole = parts >= WHOLE && total.kind == Kind::Percent;
            let fault = parts >= 2 && !mixed && shaped && (bits >= FEW || of_whole);
            let fault =
                fault && of_one_time(sheet, stack, row, candidate, total) && !left_out(residual.value);
            odd.missed += 1;
            odd.short = bits < FEW;
            odd.fault = fault.then_some((column, residual, total.kind));
            continue;
        } else {
            let shape = evidence::shape(residual, total.step);
            let left = residual.value;
            let odd = || {
                let of_column =
                    stack.iter().skip(candidate.start).filter_map(|item| item.entry(sheet, column));
                let added = of_column.filter(|e| e.adds_to(total)).map(|e| (e.value, e.step));
                let plain = candidate.signs == Signs::Plus && parts >= 2;
                plain && evidence::is_turned_or_scaled(added.chain([(-total.value, total.step)]), residual)
            };
            let told = shape != Shape::Other || odd();
            let missed = InColumn { column, residual, fault: false, weak: false };
            let by_others = || parts >= 2 && structure.tells(&missed);
            fault = broken && parts >= 2
                || told && !left_out(left) && !unread(left, total)
                || by_others() && !unread(left, total);
            if !adds {
                if fault {
                    weighed.columns.push(InColumn { column, residual, fault, weak: true });
                }
                continue;
            }
            // A column with one digit wrong is what checks are made to find.
            weighed.score += match (fault, mixed) {
                _ if broken => 0,
                (true, false) => (bits - evidence::DIGITS).clamp(-2, MOST),
                (true, true) => -2,
                (false, false) => -6,
                (false, true) => -3,
            };
            weighed.fails += 1;
        }
        weighed.columns.push(InColumn { column, residual, fault, weak: false });
    }
    weighed.swapped = if weighed.fails == 2 { structure.swapped(&weighed.columns) } else { None };
    if let Some((a, b)) = weighed.swapped {
        for found in weighed.columns.iter_mut().filter(|c| c.column == a || c.column == b) {
            weighed.score += if found.fault { 0 } else { 6 + MOST / 2 };
            found.fault = true;
        }
        weighed.fails = 1;
    }
    // Percentages need not add up. Where they do in all columns but one, a digit is wrong in that.
    if let Some((column, residual)) = odd.in_one() {
        weighed.score += if odd.whole > 0 { FEW } else { 0 };
        weighed.columns.push(InColumn { column, residual, fault: true, weak: false });
    }
    // "Basic $1.52, continuing 1.52, diluted 1.51": signs that leave one amount in each column prove nothing.
    let rolled = rolls(sheet, stack, row, candidate);
    let annulled = matches!(candidate.signs, Signs::One(at) if takes_back(sheet, stack, candidate.start, at));
    if annulled || candidate.signs != Signs::Plus && !rolled && held > 0 && held == cancelled {
        weighed.score = i32::MIN / 2;
        return weighed;
    }
    let boundary = boundary(sheet, stack, row, candidate);
    weighed.score += told(sheet, stack, row, candidate) + boundary;
    // Columns that come out to the last digit speak for more than those within their rounding, which short numbers are
    // soon: one wrong digit must not make them silent.
    let one = weighed.fails == 1 && weighed.columns.iter().any(|c| c.fault && !c.weak);
    if one && weighed.swapped.is_none() && boundary >= 3 && candidate.signs == Signs::Plus {
        let exact = structure.exact().max(alone);
        weighed.score += if exact >= 2 { i32::try_from(exact.min(3)).unwrap_or(0) } else { 0 };
    }
    let named = &sheet.rows[row];
    let long = |e: &Entry| e.value == 0 || e.value.abs() / e.step.max(1) >= 100;
    let long = sheet.row(row).iter().flatten().all(long);
    let set_off = is_set_off(sheet, stack, row, candidate);
    let total = long && (named.words.any(RowWords::TOTAL) || named.unnamed && (named.ruled || set_off));
    let rolls = candidate.signs == Signs::Plus && rolls(sheet, stack, row, candidate);
    let exact = weighed.fails == 0 && weighed.columns.iter().all(|c| c.residual.value == 0);
    weighed.unnamed =
        named.unnamed && boundary >= 3 && candidate.signs == Signs::Plus && weighed.passes >= 2 && exact;
    weighed.natural = long && rolls
        || total && boundary >= 3 && candidate.signs == Signs::Plus
        || long && stack[candidate.start].total && cue(named) >= 3 && is_less(sheet, stack, candidate);
    weighed
}

/// True unless amounts for each share are of another time than their total, or of one that is not known: each quarter
/// has its own number of shares, and its results do not come to that of the year.
fn of_one_time(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate, total: &Entry) -> bool {
    let time = |row: usize| sheet.rows.get(row).and_then(|r| r.period);
    let of_total = time(row);
    let parts = stack.iter().skip(candidate.start);
    let plain = candidate.signs == Signs::Plus && of_total.is_some();
    total.kind != Kind::PerShare
        || rolls(sheet, stack, row, candidate)
        || plain && { parts }.all(|part| time(part.row) == of_total)
}

/// False for columns of averages, of prices, of amounts for each share, and of changes: they may add up,
/// but need not.
fn may_add(sheet: &Sheet, column: usize, total: &Entry) -> bool {
    let cents = 10i64.checked_pow(sheet.places).is_some_and(|unit| total.step < unit);
    // What a bank held on an average day adds up as it does on any day: "Average balance".
    let held = total.kind == Kind::Money && sheet.is_headed(column, RowWords::BALANCE);
    let average = if held { 0 } else { RowWords::AVERAGE };
    let apart = average | RowWords::PRICE | if cents { RowWords::SHARES } else { 0 };
    !sheet.is_headed(column, apart) && !sheet.is_untimed(column)
}

/// True where a structure goes from one balance to the next.
pub(super) fn rolls(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate) -> bool {
    stack.get(candidate.start).is_some_and(|first| rolls_on(sheet, first.row, row))
}

/// True where the changes below the row `first` may come to `last`: their words say so, or they are the same thing on
/// two days, "Goodwill, May 31, 2022" and "Goodwill, May 31, 2023".
pub(super) fn rolls_on(sheet: &Sheet, first: usize, last: usize) -> bool {
    let (Some(a), Some(b)) = (sheet.rows.get(first), sheet.rows.get(last)) else { return false };
    if opens(a) && closes(b) {
        return true;
    }
    let later = |row: usize| sheet.rows.get(row).is_some_and(|r| r.day().is_some() && a.day() < r.day());
    let own = |row: usize| sheet.names(row).iter().filter(|name| !name.is_common());
    let same = |row: usize| later(row) && own(first).eq(own(row));
    // Where each row is of another day, they are days of one thing, and none of them is a change.
    a.day().is_some() && same(last) && first + 2 < last && !same(last - 1) && !sheet.names(first).is_empty()
}

/// True for a balance that its words say changes start from, or that is one on a day.
fn is_opening(row: &Row) -> bool {
    opens(row) && (row.words.any(RowWords::OPENING) || row.day().is_some())
}

/// True for the balance that changes start from.
pub(super) fn opens(row: &Row) -> bool {
    row.words.any(RowWords::OPENING | RowWords::BALANCE) && !row.words.any(RowWords::CLOSING)
}

/// True for the balance that changes come to.
pub(super) fn closes(row: &Row) -> bool {
    row.words.any(RowWords::CLOSING | RowWords::BALANCE) && !row.words.any(RowWords::OPENING)
}

/// Bits that the words and rules of a row speak for its being a total or a result. 0 for a row like
/// any other.
pub(super) fn cue(row: &Row) -> i32 {
    let words = row.words;
    let mut bits = 0;
    if words.any(RowWords::TOTAL) {
        bits += 7;
    } else if row.unnamed {
        bits += 4;
    } else if words
        .any(RowWords::NET | RowWords::GROSS | RowWords::RESULT | RowWords::CLOSING | RowWords::BALANCE)
    {
        bits += 3;
    }
    // What taxes come to in percent stands below what makes them so.
    if words.any(RowWords::TAX) && words.any(RowWords::AVERAGE) {
        bits = bits.max(3);
    }
    if words.any(RowWords::FLOW) && words.any(RowWords::CASH | RowWords::NET) {
        bits = bits.max(5);
    }
    if row.ruled {
        bits += 4;
    }
    bits
}

/// Bits for what stands above the first row of a candidate.
fn boundary(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate) -> i32 {
    let first = &sheet.rows[stack[candidate.start].row];
    if rolls(sheet, stack, row, candidate) {
        return 6;
    }
    if reconciles(sheet, stack, row, candidate) {
        return 8;
    }
    if is_set_off(sheet, stack, row, candidate) {
        return 7;
    }
    match stack[..candidate.start].iter().rev().find(|item| item.spent == 0) {
        None => 3,
        Some(_) if first.opens => 3,
        // A balance on a day is none of the changes below it: "Balance, May 31, 2022".
        Some(before) if is_opening(&sheet.rows[before.row]) && !is_opening(first) => 3,
        Some(before) if sheet.rows[before.row].parent != first.parent => 3,
        Some(before) if before.total || sheet.rows[before.row].words.any(RowWords::TOTAL) => 2,
        Some(_) => -2,
    }
}

/// True where a structure goes from a result for each share to the adjusted one, "Diluted EPS" and "Adjusted EPS": what
/// stands between them is what was left out, one by one (Regulation G, 17 CFR 244.100(a)(2)). Such amounts have two digits
/// or three, so that without their names no sum of them tells anything.
fn reconciles(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate) -> bool {
    let Some(first) = stack.get(candidate.start).map(|item| item.row) else { return false };
    let says = |row: usize, what: u32| sheet.rows.get(row).is_some_and(|r| r.words.any(what));
    let for_share = |row: usize| {
        says(row, RowWords::RESULT | RowWords::SHARES)
            && sheet.row(row).iter().flatten().any(|e| e.kind == Kind::PerShare)
            && sheet.row(row).iter().flatten().all(|e| !e.is_additive())
    };
    let plain = candidate.signs == Signs::Plus || is_less(sheet, stack, candidate);
    plain
        && for_share(first)
        && for_share(row)
        && !says(first, RowWords::ADJUSTED)
        && says(row, RowWords::ADJUSTED)
}

/// True for a row without a name where it and the first part have a currency sign, and no other part has: that is how
/// a column and its total are printed.
pub(super) fn is_set_off(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate) -> bool {
    let is = |row: usize| sheet.rows.get(row).is_some_and(|r| r.currency);
    let Some((first, others)) = stack.get(candidate.start..).and_then(|parts| parts.split_first()) else {
        return false;
    };
    sheet.rows.get(row).is_some_and(|r| r.unnamed && r.currency)
        && is(first.row)
        && !others.is_empty()
        && !others.iter().any(|part| is(part.row))
}

/// True where the rows that are taken away are called so: "Less: current portion".
fn is_less(sheet: &Sheet, stack: &[Item], candidate: Candidate) -> bool {
    let taken = match candidate.signs {
        Signs::Plus => return false,
        Signs::Tail(from) => from..stack.len(),
        Signs::One(place) => place..place + 1,
    };
    stack.get(taken).is_some_and(|taken| taken.iter().all(|i| sheet.rows[i.row].words.any(RowWords::LESS)))
}

/// True where the item taken away at `at` is the total of what stands right before it, and more follows: "4.8 - 4.8 + 2.7 =
/// 2.7" over two groups of one row each adds nothing of the first to the second.
fn takes_back(sheet: &Sheet, stack: &[Item], start: usize, at: usize) -> bool {
    let (Some(taken), true) = (stack.get(at), at > start && at + 1 < stack.len()) else { return false };
    let Some(before) = stack.get(at - 1) else { return false };
    let entries = || (0..sheet.columns).filter_map(|column| Some((column, taken.entry(sheet, column)?)));
    sheet.rows[taken.row].words.any(RowWords::TOTAL)
        && entries().next().is_some()
        && entries().all(|(column, e)| before.entry(sheet, column).is_some_and(|b| b.value == e.value))
}

/// What words and rules say for a candidate, less what it costs to have tried others.
fn told(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate) -> i32 {
    let length = stack[candidate.start..].iter().filter(|item| item.spent == 0).count();
    let search = i32::try_from(length.max(2).ilog2()).unwrap_or(0);
    let signs = match candidate.signs {
        Signs::Plus => 0,
        // "Total", "less", "net": the words leave nothing open.
        _ if is_less(sheet, stack, candidate) => {
            if stack[candidate.start].total {
                -2
            } else {
                1
            }
        }
        Signs::Tail(_) => 3,
        Signs::One(_) => 4,
    };
    cue(&sheet.rows[row]) - search - signs
}
