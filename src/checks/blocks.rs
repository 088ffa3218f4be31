//! Blocks of rows, one for each part of a company: what rows of one name come to stands in another table,
//! or below the heading of the whole.
//!
//! ```text
//! Americas:                      Reconciliation
//!   Net sales            300     Operating income of segments     82
//!   Operating income      40     Costs not allocated             (11)
//! Europe:
//!   Net sales            120     40 + 42 = 82
//!   Operating income      42
//! ```
//!
//! Public companies must reconcile what their segments report to the whole (ASC 280-10-50-30). The rows
//! between those of one name keep such a sum from footing.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::CheckKind;
use super::equation::{self, Equation};
use super::evidence::{self, Residual};
use super::mismatch::Spoken;
use super::row_words::{self, RowWords};
use super::sheet::{self, Entry, Sheet};
use crate::figures::{FigureId, Figures, Kind, Period};

/// Blocks of a table, at most.
const BLOCKS: usize = 24;
/// What it costs to have looked through a filing for a sum.
const SEARCH: i32 = 9;
/// Bits from which on a whole is told by more than chance.
const ENOUGH: i32 = 12;
/// Bits of likeness from which on two rows are called alike.
const ALIKE: i32 = 7;
/// Steps from which on an amount is long enough for a wrong digit to stand out.
const LONG: i64 = 1000;
/// Amounts about one sum that are held against it, at most.
const CROWD: usize = 16;

/// Rows of one name below different headings of a sheet.
struct Group {
    sheet: usize,
    rows: Vec<usize>,
}

/// A figure that may be a whole.
#[derive(Clone, Copy)]
struct Whole {
    value: Decimal,
    sheet: usize,
    row: usize,
}

/// Finds what the blocks of each sheet come to, given what the checks so far say of each figure.
pub(super) fn blocks(sheets: &[Sheet], figures: &Figures, spoken: &[Spoken], found: &mut Vec<Equation>) {
    let groups: Vec<Group> =
        sheets.iter().enumerate().flat_map(|(index, sheet)| groups(sheet, index)).collect();
    if groups.is_empty() {
        return;
    }
    let wholes = wholes(sheets, figures);
    for group in &groups {
        let Some(sheet) = sheets.get(group.sheet) else { continue };
        if let Some((of, row)) = within(sheet, group).or_else(|| elsewhere(sheets, figures, &wholes, group)) {
            write_down(sheets, figures, spoken, group, (of, row), found);
        }
    }
}

/// The rows of one name below different headings.
fn groups(sheet: &Sheet, index: usize) -> Vec<Group> {
    let mut named: FxHashMap<(&[row_words::Name], u32), Vec<usize>> = FxHashMap::default();
    let mut order = Vec::new();
    for (row, of) in sheet.rows.iter().enumerate() {
        let names = sheet.names(row);
        if of.parent == 0 || names.is_empty() || of.words.any(RowWords::AVERAGE | RowWords::BALANCE) {
            continue;
        }
        let rows = named.entry((names, of.digits)).or_default();
        if rows.is_empty() {
            order.push((names, of.digits));
        }
        rows.push(row);
    }
    let mut groups = Vec::new();
    for key in order {
        let Some(rows) = named.remove(&key).filter(|rows| (2..=BLOCKS).contains(&rows.len())) else {
            continue;
        };
        let parent = |row: &usize| sheet.rows.get(*row).map(|r| r.parent);
        // Rows side by side are those of one block; a heading has one row of a name.
        let apart = rows.windows(2).all(|two| matches!(two, [a, b] if parent(a) != parent(b) && a + 1 < *b));
        if apart {
            groups.push(Group { sheet: index, rows });
        }
    }
    groups
}

/// All amounts by their times, sorted.
fn wholes(sheets: &[Sheet], figures: &Figures) -> FxHashMap<Period, Vec<Whole>> {
    let mut wholes: FxHashMap<Period, Vec<Whole>> = FxHashMap::default();
    for (index, sheet) in sheets.iter().enumerate() {
        for row in 0..sheet.rows.len() {
            let amounts = sheet.row(row).iter().flatten().filter(|e| e.kind == Kind::Money && e.value != 0);
            for entry in amounts {
                let Some(figure) = figures.get(entry.figure) else { continue };
                if let (Some(period), Some(value)) = (figure.period, figure.value.number()) {
                    wholes.entry(period).or_default().push(Whole { value, sheet: index, row });
                }
            }
        }
    }
    for of_time in wholes.values_mut() {
        of_time.sort_by_key(|whole| whole.value);
    }
    wholes
}

/// What the rows of a group come to in a column, with the step of the coarsest print.
struct Sum {
    value: Decimal,
    step: Decimal,
    period: Option<Period>,
    figures: Vec<FigureId>,
}

/// The sum of a group in a column; None unless all rows have amounts there.
fn sum(sheet: &Sheet, figures: &Figures, rows: &[usize], column: usize) -> Option<Sum> {
    let mut sum = Sum { value: Decimal::ZERO, step: Decimal::ZERO, period: None, figures: Vec::new() };
    for row in rows {
        let entry = sheet.get(*row, column).filter(|e| e.kind == Kind::Money)?;
        let figure = figures.get(entry.figure)?;
        sum.value = sum.value.checked_add(figure.value.number()?)?;
        sum.step = figure.decimals.map_or(sum.step, |d| equation::step(d).max(sum.step));
        sum.period = sum.period.or(figure.period);
        sum.figures.push(entry.figure);
    }
    Some(sum)
}

/// The whole of a group that has its own block: the last row stands below the heading of a total.
fn within(sheet: &Sheet, group: &Group) -> Option<(usize, usize)> {
    let last = *group.rows.last()?;
    let total = sheet.rows.get(last)?.parent_words.any(RowWords::TOTAL);
    (total && group.rows.len() >= 3).then_some((group.sheet, last))
}

/// The row whose amounts a group comes to, in as many columns as tell it by more than chance.
fn elsewhere(
    sheets: &[Sheet],
    figures: &Figures,
    wholes: &FxHashMap<Period, Vec<Whole>>,
    group: &Group,
) -> Option<(usize, usize)> {
    let sheet = sheets.get(group.sheet)?;
    let mut met: FxHashMap<(usize, usize), i32> = FxHashMap::default();
    for column in 0..sheet.columns {
        let Some(sum) = sum(sheet, figures, &group.rows, column) else { continue };
        let Some(of_time) = sum.period.and_then(|period| wholes.get(&period)) else { continue };
        let least = sum.value.saturating_sub(sum.step);
        let from = of_time.partition_point(|whole| whole.value < least);
        let most = sum.value.saturating_add(sum.step);
        let near = of_time[from..].iter().take_while(|whole| whole.value <= most).take(CROWD);
        let bits = sum.value.abs().checked_div(sum.step).and_then(|steps| sheet::integer(steps.trunc(), 0));
        let bits = evidence::bits(bits.unwrap_or(0), Residual { value: 0, steps: 3 });
        let mut seen = Vec::new();
        for whole in near {
            let at = (whole.sheet, whole.row);
            let part = whole.sheet == group.sheet && group.rows.contains(&whole.row);
            if !part && !seen.contains(&at) {
                seen.push(at);
                *met.entry(at).or_default() += bits;
            }
        }
    }
    let names = sheet.names(*group.rows.first()?);
    let score = |((of, row), bits): (&(usize, usize), &i32)| {
        let alike = sheets.get(*of).map_or(0, |other| row_words::likeness(names, other.names(*row)));
        // Of equals the one nearest before or after speaks of the same thing more often than not.
        (alike + bits - SEARCH, std::cmp::Reverse(of.abs_diff(group.sheet)), std::cmp::Reverse(*row))
    };
    let best = met.iter().max_by_key(|whole| score(*whole))?;
    (score(best).0 >= ENOUGH).then_some(*best.0)
}

/// Writes down the sums of all columns.
fn write_down(
    sheets: &[Sheet],
    figures: &Figures,
    spoken: &[Spoken],
    group: &Group,
    (of, row): (usize, usize),
    found: &mut Vec<Equation>,
) {
    let (Some(sheet), Some(other)) = (sheets.get(group.sheet), sheets.get(of)) else { return };
    let parts: Vec<usize> = group.rows.iter().copied().filter(|r| (group.sheet, *r) != (of, row)).collect();
    let named = parts.first().is_some_and(|part| {
        row_words::likeness(sheet.names(*part), other.names(row)) >= ALIKE || of == group.sheet
    });
    let (mut holds, mut fails) = (Vec::new(), Vec::new());
    for column in 0..sheet.columns {
        let Some(sum) = sum(sheet, figures, &parts, column) else { continue };
        let same_time = |entry: &&Entry| figures.get(entry.figure).is_some_and(|f| f.period == sum.period);
        let mut of_time = other.row(row).iter().flatten().filter(same_time);
        let (Some(whole), None) = (of_time.next(), of_time.next()) else { continue };
        let Some(value) = figures.get(whole.figure).and_then(|f| f.value.number()) else { continue };
        let summed = |id: &FigureId| spoken.get(id.0 as usize).is_some_and(|of| of.sum);
        if sum.figures.iter().all(summed) {
            continue;
        }
        let equation =
            Equation::sum(CheckKind::Foot, sum.figures.iter().map(|part| (*part, false)), whole.figure);
        let in_steps = |number: Decimal| sheet::integer(number.checked_div(sum.step)?.round(), 0);
        let (Some(size), Some(left)) = (in_steps(value), in_steps(value.saturating_sub(sum.value))) else {
            continue;
        };
        if left.abs() <= 1 {
            holds.push(equation);
            continue;
        }
        let part = |id: &FigureId| Some((in_steps(figures.get(*id)?.value.number()?)?, 1));
        let operands = sum.figures.iter().filter_map(part).chain([(-size, 1)]);
        let steps = 1 + i64::try_from(sum.figures.len()).unwrap_or(0);
        let slip = evidence::is_slip_of_one(operands, Residual { value: left, steps });
        fails.push((slip && left.abs() >= 10 && size.abs() >= LONG).then_some(equation));
    }
    // A fault is one number; where several columns miss, it is another row.
    if holds.is_empty() || fails.len() > 1 {
        return;
    }
    found.append(&mut holds);
    if named {
        found.extend(fails.into_iter().flatten());
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::Foot;
    use crate::reading;

    /// A table of amounts for two years; a name alone is a heading.
    fn table(rows: &str) -> String {
        let cells = |row: &str| row.split(" | ").map(|cell| format!("<td>{cell}</td>")).collect::<String>();
        let rows: String = rows.lines().map(|row| format!("<tr>{}</tr>", cells(row.trim()))).collect();
        let years = "<td>Year ended December 31, 2023</td><td>Year ended December 31, 2022</td>";
        format!("<table><tr><td></td>{years}</tr>{rows}</table><p>More is told below.</p>")
    }

    /// The sums of segments, what they are reconciled to and the statement; `sales` are those of Europe in
    /// 2023.
    fn found(sales: &str) -> Vec<String> {
        let segments = format!(
            "Americas:\nNet sales | $30,115 | $28,417\nOperating income | 4,021 | 3,870\n\
             Europe:\nNet sales | {sales} | 11,902\nOperating income | 4,237 | 4,118"
        );
        let reconciled = "Operating income of segments | $8,258 | $7,988\nCosts of the whole | (1,104) | \
                          (1,266)\nOperating income | 7,154 | 6,722";
        let statement = "Net sales | $42,323 | $40,319\nGross profit | 20,014 | 18,975";
        let tables = [&segments, reconciled, statement].map(table).concat();
        let reading = reading::read(format!("<html><p>(in thousands)</p>{tables}</html>").into_bytes());
        let sums = reading.checks.all.iter().filter(|c| c.kind == Foot);
        sums.map(|c| format!("{:?}: {}", c.status, c.equation)).collect()
    }

    #[test]
    fn rows_of_one_name_come_to_a_row_of_another_table() {
        let sums = found("12,208");
        for sum in [
            "Pass: $30,115 + 12,208 = $42,323",
            "Pass: $28,417 + 11,902 = $40,319",
            "Pass: 4,021 + 4,237 = $8,258",
            "Pass: 3,870 + 4,118 = $7,988",
        ] {
            assert!(sums.contains(&sum.to_owned()), "{sum}: {sums:?}");
        }
        let sums = found("12,808");
        assert!(sums.contains(&"Fail: $30,115 + 12,808 \u{2260} $42,323".to_owned()), "{sums:?}");
        // What no digit makes is another measure.
        let sums = found("13,377");
        assert!(!sums.iter().any(|sum| sum.starts_with("Fail")), "{sums:?}");
    }
}
