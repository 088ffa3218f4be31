//! Equations that every statement must keep, told by the names of its rows.
//!
//! ```text
//! Total assets                       84,310      total assets = total liabilities and equity
//! Total liabilities                  31,205      or, where they are not added up:
//! Noncontrolling interest             1,900      assets = liabilities + what stands between + equity
//! Total equity                       51,205
//!
//! Loss before taxes                 (11,450)     pretax − tax = net; a benefit in brackets is taken
//! Benefit for income taxes             (162)     away too, one without is added
//! Net loss                          (11,288)
//! ```
//!
//! Names choose the rows; whether they are the right ones is told by a column in which they agree.

mod differences;

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, Residual, Shape};
use super::foot;
use super::row_words::RowWords;
use super::sheet::{Entry, Row, Sheet};
use crate::figures::{FigureId, Kind};

/// Rows between the total of assets and that of the other side.
const REACH: usize = 90;
/// Rows between a result before taxes and one after them.
const TAX_REACH: usize = 12;

/// Steps from which on an amount is long enough for a wrong digit to stand out.
const LONG: i64 = 1000;

/// Finds the equations of the statements in `sheet`.
pub(super) fn identity(sheet: &Sheet, found: &mut Vec<Equation>) {
    for row in 0..sheet.rows.len() {
        if is_assets(&sheet.rows[row]) {
            balance(sheet, row, found);
        } else if is_pretax(&sheet.rows[row]) {
            after_tax(sheet, row, found);
        }
    }
    differences::find(sheet, found);
}

/// "Total assets": not "total current assets", which others stand beside.
fn is_assets(row: &Row) -> bool {
    let words = row.words;
    words.any(RowWords::TOTAL)
        && words.any(RowWords::ASSETS)
        && words.count <= 3
        && !words.any(RowWords::LIABILITIES | RowWords::NET | RowWords::AVERAGE)
}

/// "Income before income taxes", "Loss before provision for taxes".
pub(super) fn is_pretax(row: &Row) -> bool {
    let words = row.words;
    words.any(RowWords::RESULT) && words.any(RowWords::BEFORE) && words.any(RowWords::TAX)
}

/// Assets against what others have in them.
fn balance(sheet: &Sheet, assets: usize, found: &mut Vec<Equation>) {
    let below = assets + 1..(assets + 1 + REACH).min(sheet.rows.len());
    let is = |row: usize, what: u32, not: u32| {
        let words = sheet.rows[row].words;
        words.any(RowWords::TOTAL) && words.any(what) && !words.any(not)
    };
    let both = |row: usize| {
        let words = sheet.rows[row].words;
        words.any(RowWords::TOTAL)
            && words.any(RowWords::LIABILITIES)
            && words.any(RowWords::EQUITY)
            && words.count >= 3
    };
    if let Some(other) = below.clone().find(|row| both(*row)) {
        sides(sheet, assets, other, found);
        return;
    }
    let liabilities = below.clone().find(|r| {
        is(*r, RowWords::LIABILITIES, RowWords::EQUITY | RowWords::ASSETS) && sheet.rows[*r].words.count <= 2
    });
    if let Some(net) = below.clone().find(|row| is_net_assets(&sheet.rows[*row]))
        && let Some(liabilities) = liabilities.filter(|row| *row < net)
    {
        let way = vec![(assets, false), (liabilities, true)];
        choose(sheet, net, std::iter::once(way.clone()), found);
        named(sheet, net, &way, found);
        return;
    }
    let equity =
        below.clone().rev().find(|r| is(*r, RowWords::EQUITY, RowWords::LIABILITIES | RowWords::ASSETS));
    let (Some(liabilities), Some(equity)) = (liabilities, equity) else { return };
    if liabilities >= equity {
        return;
    }
    // What is neither debt nor equity stands between them: one row, or none.
    let mut ways: Vec<Vec<usize>> = vec![vec![liabilities, equity]];
    ways.extend((liabilities + 1..equity).take(8).map(|between| vec![liabilities, between, equity]));
    choose(sheet, assets, ways.into_iter().map(|way| way.into_iter().map(|r| (r, false)).collect()), found);
}

/// "Net assets", "Net assets available for benefits", "Net assets in liquidation": what funds, plans and
/// companies that are wound up have instead of equity.
fn is_net_assets(row: &Row) -> bool {
    let words = row.words;
    words.any(RowWords::NET)
        && words.any(RowWords::ASSETS)
        && !words.any(RowWords::LIABILITIES)
        && words.count <= 6
}

/// Writes down the way to a total that its names leave no doubt about, where the only column that has all
/// of it misses it by a digit.
fn named(sheet: &Sheet, total: usize, way: &[(usize, bool)], found: &mut Vec<Equation>) {
    let whole = |column: &usize| way.iter().all(|(row, _)| sheet.get(*row, *column).is_some());
    let mut columns = (0..sheet.columns).filter(whole);
    let (Some(column), None) = (columns.next(), columns.next()) else { return };
    let Some((left, _)) = residual(sheet, total, way, column).filter(|(left, _)| !left.is_rounding()) else {
        return;
    };
    let Some(entry) = sheet.get(total, column) else { return };
    let part = |(row, minus): &(usize, bool)| {
        let part = sheet.get(*row, column)?;
        Some((if *minus { -part.value } else { part.value }, part.step))
    };
    let operands = way.iter().filter_map(part).chain([(-entry.value, entry.step)]);
    if entry.value.abs() / entry.step.max(1) >= LONG && evidence::is_slip_of_one(operands, left) {
        let part = |(row, minus): &(usize, bool)| Some((sheet.get(*row, column)?.figure, *minus));
        let parts: Vec<(FigureId, bool)> = way.iter().filter_map(part).collect();
        found.push(Equation::sum(CheckKind::Identity, parts, entry.figure));
    }
}

/// Writes down that two rows are the same, where they are in some column.
fn sides(sheet: &Sheet, first: usize, second: usize, found: &mut Vec<Equation>) {
    let pairs: Vec<(&Entry, &Entry, Residual)> = (0..sheet.columns)
        .filter_map(|column| {
            let (a, b) = (sheet.get(first, column)?, sheet.get(second, column)?);
            let residual = Residual { value: b.value - a.value, steps: a.step + b.step };
            (a.value != 0 && a.kind == Kind::Money && b.kind == Kind::Money).then_some((a, b, residual))
        })
        .collect();
    let holds = pairs.iter().filter(|(.., residual)| residual.is_rounding()).count();
    let told = 2 * holds >= pairs.len();
    // Where no column tells that these are the rows, their names do, if one digit is all that is wrong.
    let named = |a: &Entry, residual| {
        holds == 0
            && a.value.abs() / a.step.max(1) >= LONG
            && evidence::is_slip_of_one([(a.value, a.step)], Residual { steps: 0, ..residual })
    };
    for (a, b, residual) in pairs {
        if residual.is_rounding() || told && holds > 0 || named(a, residual) {
            found.push(Equation::sides(CheckKind::Identity, a.figure, b.figure));
        }
    }
}

/// A result before taxes, the taxes, what else may stand between, and the result after them.
fn after_tax(sheet: &Sheet, pretax: usize, found: &mut Vec<Equation>) {
    let below = pretax + 1..(pretax + 1 + TAX_REACH).min(sheet.rows.len());
    let tax = below.clone().take(5).find(|row| {
        let words = sheet.rows[*row].words;
        // "Income taxes" are no income, "net income after tax" is.
        words.any(RowWords::TAX) && !words.any(RowWords::BEFORE | RowWords::NET | RowWords::AVERAGE)
    });
    let Some(tax) = tax else { return };
    let is_net = |row: &usize| {
        let words = sheet.rows[*row].words;
        // "Income before the cumulative effect of a new standard" has its taxes taken away, unlike
        // "income before taxes".
        let untaxed = words.any(RowWords::BEFORE) && words.any(RowWords::TAX);
        let result = words.any(RowWords::RESULT) && !words.any(RowWords::SHARES) && !untaxed;
        *row > tax && (result || words.any(RowWords::RESULT) && words.any(RowWords::NET))
    };
    let Some(net) = below.clone().find(is_net) else { return };
    let mut ways: Vec<Way> = vec![vec![(pretax, false), (tax, true)], vec![(pretax, false), (tax, false)]];
    for between in (tax + 1..net).take(3) {
        for tax_away in [true, false] {
            for away in [false, true] {
                ways.push(vec![(pretax, false), (tax, tax_away), (between, away)]);
            }
        }
    }
    choose(sheet, net, ways.into_iter(), found);
}

/// Rows that come to a total, and which of them are taken away.
type Way = Vec<(usize, bool)>;

/// Writes down the way to come to a total that holds in most columns.
fn choose(sheet: &Sheet, total: usize, ways: impl Iterator<Item = Way>, found: &mut Vec<Equation>) {
    let mut best: Option<(usize, usize, Way)> = None;
    for way in ways {
        let outcomes = (0..sheet.columns).filter_map(|column| residual(sheet, total, &way, column));
        let (mut holds, mut fails) = (0, 0);
        outcomes.for_each(|(residual, tells)| {
            if !residual.is_rounding() {
                fails += 1;
            } else if tells {
                holds += 1;
            }
        });
        // A fault is one number; where several columns fail, other rows take part.
        let one = fails <= 1 || 4 * fails <= holds;
        if holds > 0 && fails <= holds && one && best.as_ref().is_none_or(|(most, ..)| holds > *most) {
            best = Some((holds, fails, way));
        }
    }
    let Some((_, fails, way)) = best else { return };
    for column in 0..sheet.columns {
        let Some((residual, _)) = residual(sheet, total, &way, column) else { continue };
        let Some(entry) = sheet.get(total, column) else { continue };
        let operands = way.iter().filter_map(|(row, minus)| {
            let part = sheet.get(*row, column).filter(|part| part.adds_to(entry))?;
            Some((if *minus { -part.value } else { part.value }, part.step))
        });
        let operands = operands.chain([(-entry.value, entry.step)]);
        let is_long = |entry: &Entry| entry.value.abs() / entry.step.max(1) >= LONG;
        // The sign of a tax may be left out where it is a benefit, but a thousandfold is a fault, and so is the sign of
        // the result.
        let fault = |residual| {
            evidence::shape(residual, entry.step) != Shape::Other
                && evidence::is_slip_of_one(operands.clone(), residual)
                || evidence::is_scaled(operands, residual)
                || is_long(entry) && foot::is_turned_result(sheet, total, entry, residual.value)
        };
        // A fault is one number; where several columns miss, it is another row.
        if !residual.is_rounding() && (fails > 1 || !fault(residual)) {
            continue;
        }
        let part = |(row, minus): &(usize, bool)| Some((sheet.get(*row, column)?.figure, *minus));
        let parts: Vec<(FigureId, bool)> = way.iter().filter_map(part).collect();
        if parts.len() >= 2 {
            found.push(Equation::sum(CheckKind::Identity, parts, entry.figure));
        }
    }
}

/// What is left of a way in a column, and whether it tells anything; None where there is no total or no
/// more than one part.
fn residual(sheet: &Sheet, total: usize, way: &[(usize, bool)], column: usize) -> Option<(Residual, bool)> {
    let total = sheet.get(total, column).filter(|t| t.is_additive())?;
    let (mut value, mut steps, mut parts, mut least) = (total.value, total.step, 0, i64::MAX);
    for (row, minus) in way {
        let Some(entry) = sheet.get(*row, column).filter(|e| e.adds_to(total)) else { continue };
        value = value.saturating_add(if *minus { entry.value } else { -entry.value });
        steps += entry.step;
        parts += 1;
        least = least.min(entry.value.abs());
    }
    let residual = Residual { value, steps };
    // What comes to nothing is one figure twice.
    let tells = total.value != 0 && evidence::bits(least, residual) >= 2;
    (parts >= 2).then_some((residual, tells))
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::Identity;
    use crate::checks::sample::checks;

    #[test]
    fn assets_are_what_others_have_in_them() {
        let found = checks(
            Identity,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Cash | 2,310 | 1,204 |\n\
             | Plant | 3,420 | 3,315 |\n\
             | Total assets | 5,730 | 4,519 |\n\
             | Total liabilities | 2,117 | 1,806 |\n\
             | Shareholders' equity | 3,613 | 2,713 |\n\
             | Total liabilities and shareholders' equity | 5,730 | 4,591 |\n",
        );
        assert_eq!(found, ["Pass: 5,730 = 5,730", "Fail: 4,519 \u{2260} 4,591"]);
    }

    #[test]
    fn names_tell_the_two_sides_where_the_only_column_has_a_digit_wrong() {
        let found = checks(
            Identity,
            "| | December 31, 2023 |\n|---|---|\n\
             | Total assets | 28,604 |\n\
             | Total liabilities | 18,149 |\n\
             | Shareholders' equity | 10,455 |\n\
             | Total liabilities and shareholders' equity | 28,904 |\n",
        );
        assert!(found.contains(&"Fail: 28,604 \u{2260} 28,904".to_owned()), "{found:?}");
    }

    #[test]
    fn net_assets_are_told_by_their_names_where_a_digit_of_the_only_column_is_wrong() {
        let found = checks(
            Identity,
            "| | December 31, 2023 |\n|---|---|\n\
             | Cash | 90,713 |\n\
             | Land held for sale | 968,978 |\n\
             | Total assets | 1,059,691 |\n\
             | Mortgage | 389,262 |\n\
             | Costs still to come | 30,718 |\n\
             | Total liabilities | 419,980 |\n\
             | Net assets in liquidation | 639,011 |\n",
        );
        assert_eq!(found, ["Fail: 1,059,691 \u{2212} 419,980 \u{2260} 639,011"]);
    }

    #[test]
    fn what_is_neither_debt_nor_equity_stands_between() {
        let found = checks(
            Identity,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Total assets | 9,412 | 8,305 |\n\
             | Total liabilities | 4,107 | 3,918 |\n\
             | Redeemable noncontrolling interest | 312 | 298 |\n\
             | Total equity | 4,993 | 4,089 |\n",
        );
        assert_eq!(
            found,
            [
                "Pass: 9,412 \u{2212} 4,107 \u{2212} 312 = 4,993",
                "Pass: 8,305 \u{2212} 3,918 \u{2212} 298 = 4,089"
            ]
        );
    }

    #[test]
    fn a_tax_is_taken_away_and_a_benefit_in_brackets_too() {
        let found = checks(
            Identity,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Income (loss) before income taxes | 2,310 | (1,204) |\n\
             | Provision (benefit) for income taxes | 571 | (315) |\n\
             | Net income (loss) | 1,739 | (889) |\n",
        );
        assert_eq!(found, ["Pass: 2,310 \u{2212} 571 = 1,739", "Pass: (1,204) \u{2212} (315) = (889)"]);
    }

    #[test]
    fn a_thousandfold_is_a_fault_and_a_benefit_without_brackets_is_none() {
        let found = |tax: &str, before: &str| {
            checks(
                Identity,
                &format!(
                    "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                     | Income before income taxes | 62,310 | {before} | 41,204 |\n\
                     | Provision for income taxes | 15,571 | {tax} | 10,315 |\n\
                     | Net income | 46,739 | 38,163 | 30,889 |\n"
                ),
            )
        };
        let wrong = found("12,880,000", "51,043");
        assert!(wrong.contains(&"Fail: 51,043 \u{2212} 12,880,000 \u{2260} 38,163".to_owned()), "{wrong:?}");
        for (tax, before) in [("12,880", "51,043"), ("12,880", "25,283")] {
            let found = found(tax, before);
            assert!(found.iter().all(|check| check.starts_with("Pass")), "{found:?}");
        }
    }

    #[test]
    fn a_result_before_the_effect_of_a_new_standard_has_its_taxes_taken_away() {
        let found = checks(
            Identity,
            "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
             | Pretax income | 2,310 | (49) | 35 |\n\
             | Provision for income taxes (benefit) | 571 | (281) | - |\n\
             | Income before cumulative effect of a new standard | 1,739 | 232 | 35 |\n\
             | Loss from discontinued operations | - | - | (7) |\n",
        );
        assert!(found.iter().all(|e| e.starts_with("Pass")), "{found:?}");
        assert!(found.contains(&"Pass: (49) \u{2212} (281) = 232".to_owned()), "{found:?}");
    }
}
