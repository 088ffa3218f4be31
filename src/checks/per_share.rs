//! Results per share: a result divided by the average number of shares.
//!
//! ```text
//!                                     2010        2009
//! Net loss                        (11,288)    (10,193)    numerator
//! Net loss per share, basic         (0.24)      (0.23)    quotient
//! Average shares, basic             46,850      44,602    denominator
//! ```
//!
//! The kinds and words of rows choose the candidates; which result and which shares belong to an
//! amount per share is told by arithmetic in all columns together. An amount per share has few digits,
//! so that one column tells little: 0.24 is any quotient from 0.235 to 0.245.

mod classes;
mod words;

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, Division, Residual};
use super::row_words::{self, Name, RowWords};
use super::sheet::{Entry, Sheet};
use crate::figures::Kind;

/// Bits from which on a division is told by more than chance.
const ENOUGH: i32 = 9;
/// Bits that one column gives at most.
const MOST: i32 = 9;
/// Rows of a sort that are tried, at most.
const CROWD: usize = 24;
/// Bits for amounts for each unit of something: no word says which.
const ENOUGH_PER_UNIT: i32 = 16;
/// Rows about an amount for each unit among which what it is made of is sought.
const BESIDE: usize = 8;
/// Bits of likeness from which on two rows are called alike.
const ALIKE: i32 = 7;
/// The part of a figure within which its rounding must leave it for its first digit to stand out.
const NARROW: i128 = 50;
/// Shares are counted in more than this.
const FEWEST_SHARES: i64 = 10_000;

/// Rows that may make a division.
#[derive(Clone, Copy, Debug)]
struct Triple {
    result: usize,
    shares: usize,
    quotient: usize,
}

/// Finds the amounts per share of `sheet` that divide a result by a number of shares.
pub(super) fn per_share(sheet: &Sheet, found: &mut Vec<Equation>) {
    per_unit(sheet, found);
    let quotients = rows(sheet, |e| e.kind == Kind::PerShare && e.value != 0);
    if quotients.is_empty() {
        return;
    }
    let least = 10i64.pow(sheet.places.min(8)).saturating_mul(FEWEST_SHARES);
    let mut shares = rows(sheet, |e| matches!(e.kind, Kind::Shares | Kind::Count) && e.value >= least);
    shares.retain(|r| {
        said(sheet, *r) & (RowWords::SHARES | RowWords::BASIC | RowWords::DILUTED) != 0
            || words::are_units(sheet, *r)
    });
    let amounts = rows(sheet, |e| e.kind == Kind::Money && e.value != 0);
    let mut results = amounts.clone();
    results.retain(|r| sheet.rows[*r].words.any(RowWords::RESULT));
    for quotient in quotients {
        let others = others(sheet, quotient, &amounts);
        let of_result = said(sheet, quotient) & (RowWords::RESULT | RowWords::BASIC | RowWords::DILUTED) != 0;
        let results = if of_result { &results } else { &others };
        if results.is_empty() {
            continue;
        }
        let mut best: Option<(i32, Triple)> = None;
        let meant = words::meant_result(sheet, quotient, results);
        let (near_shares, near_results) = (nearest(&shares, quotient), nearest(results, quotient));
        let tried = (near_shares.len() * near_results.len()).max(1).ilog2();
        let search = i32::try_from(tried).unwrap_or(0);
        for shares in near_shares {
            for result in near_results {
                let triple = Triple { result: *result, shares: *shares, quotient };
                if !words::may_be_of_one_class(sheet, [*shares, quotient]) {
                    continue;
                }
                let score = weigh(sheet, triple) - search;
                if best.is_none_or(|(top, _)| score > top) {
                    best = Some((score, triple));
                }
            }
        }
        if let Some((_, triple)) = best.filter(|(score, _)| *score >= ENOUGH) {
            // What another result does not come to is no error of that.
            let held = meant.is_some_and(|meant| meant != triple.result);
            write_down(sheet, triple, held, found);
        } else {
            classes::of_both(sheet, quotient, (near_results, near_shares), found);
        }
    }
}

/// Finds the amounts for each unit of `sheet`, other than for a share: what was sold divided by how much of it.
///
/// ```text
/// Tons sold                       1,204        1,118
/// Average price per ton        $  61.20     $  58.31
/// Sales                        $ 73,685     $ 65,191
/// ```
fn per_unit(sheet: &Sheet, found: &mut Vec<Equation>) {
    let per = Name::of(b"per");
    let priced = |row: usize| {
        let words = sheet.rows.get(row).map(|r| r.words).unwrap_or_default();
        let average = words.any(RowWords::AVERAGE) && words.any(RowWords::PRICE);
        average || per.is_some_and(|per| sheet.names(row).binary_search(&per).is_ok())
    };
    let quotients = rows(sheet, |e| e.kind == Kind::Money && e.value != 0);
    let amounts: Vec<usize> = quotients.iter().copied().filter(|row| !priced(*row)).collect();
    let units = rows(sheet, |e| matches!(e.kind, Kind::Measure | Kind::Count) && e.value > 0);
    if units.is_empty() || amounts.is_empty() {
        return;
    }
    for quotient in quotients.into_iter().filter(|row| priced(*row)) {
        let within = |rows: &[usize]| -> Vec<usize> {
            rows.iter().copied().filter(|row| row.abs_diff(quotient) <= BESIDE).collect()
        };
        let (units, amounts) = (within(&units), within(&amounts));
        let search = i32::try_from((units.len() * amounts.len()).max(1).ilog2()).unwrap_or(0);
        let triples = units.iter().flat_map(|shares| amounts.iter().map(move |result| (*shares, *result)));
        let triples = triples.map(|(shares, result)| Triple { result, shares, quotient });
        let weighed = triples.map(|triple| (weigh(sheet, triple) - search, triple));
        if let Some((score, triple)) = weighed.max_by_key(|(score, _)| *score)
            && score >= ENOUGH_PER_UNIT
        {
            write_down(sheet, triple, false, found);
        }
    }
}

/// Amounts that a row which speaks of no result may be the share of: what belongs to the owners, where it speaks of that
/// or of a value, what is called the same, and where it is called "per share" and nothing else, the row above it.
///
/// ```text
/// Net assets                     $ 41,204
/// Net asset value per share      $  12.31      Dividends paid    $ 9,120
/// Shares outstanding                3,347        Per share       $  0.44
/// ```
fn others(sheet: &Sheet, quotient: usize, amounts: &[usize]) -> Vec<usize> {
    let Some(row) = sheet.rows.get(quotient) else { return Vec::new() };
    let names = sheet.names(quotient);
    let has = |word: &[u8]| Name::of(word).is_some_and(|name| names.binary_search(&name).is_ok());
    let of_owners = has(b"value") || row.words.any(RowWords::EQUITY);
    let bare = names.iter().filter(|name| !name.is_common()).count() <= 2 && has(b"share") && has(b"per");
    let is = |amount: &&usize| {
        let Some(of) = sheet.rows.get(**amount) else { return false };
        let owned =
            of.words.any(RowWords::EQUITY) || of.words.any(RowWords::NET) && of.words.any(RowWords::ASSETS);
        of_owners && owned && !of.words.any(RowWords::LIABILITIES)
            || row_words::likeness(sheet.names(**amount), names) >= ALIKE
            || bare && **amount + 1 == quotient
    };
    nearest(amounts, quotient).iter().filter(is).copied().collect()
}

/// Rows with an entry of which `is` is true.
fn rows(sheet: &Sheet, is: impl Fn(&Entry) -> bool) -> Vec<usize> {
    (0..sheet.rows.len()).filter(|row| sheet.row(*row).iter().flatten().any(&is)).collect()
}

/// The rows of a sorted list that stand nearest to `row`.
fn nearest(rows: &[usize], row: usize) -> &[usize] {
    let middle = rows.partition_point(|r| *r < row);
    let from = middle.saturating_sub(CROWD / 2);
    rows.get(from..(from + CROWD).min(rows.len())).unwrap_or(&[])
}

/// What a row and the heading over it say.
fn said(sheet: &Sheet, row: usize) -> u32 {
    sheet.rows.get(row).map_or(0, |r| r.words.bits() | r.parent_words.bits())
}

/// The sort of shares that a row speaks of: its own words come before those of its heading.
fn dilution(sheet: &Sheet, row: usize) -> u32 {
    const BOTH: u32 = RowWords::BASIC | RowWords::DILUTED;
    let Some(row) = sheet.rows.get(row) else { return 0 };
    let own = row.words.bits() & BOTH;
    if own != 0 { own } else { row.parent_words.bits() & BOTH }
}

/// What speaks for a triple, in bits.
fn weigh(sheet: &Sheet, triple: Triple) -> i32 {
    let mut score = 0;
    for column in 0..sheet.columns {
        score += match divided(sheet, triple, column) {
            Some(Division::Holds(bits)) => bits.min(MOST),
            Some(_) if is_broken(sheet, triple, column) => 0,
            Some(Division::Near) => -3,
            // A column with one digit wrong is what checks are made to find.
            Some(Division::Fails) if is_slip(sheet, triple, column) => -2,
            Some(_) => -6,
            None => 0,
        };
    }
    let (of_shares, of_quotient) = (dilution(sheet, triple.shares), dilution(sheet, triple.quotient));
    score += match (of_shares, of_quotient) {
        (0, _) | (_, 0) => 0,
        (a, b) if a & b != 0 => 4,
        _ => -8,
    };
    let likeness = |row: usize| {
        let own = row_words::likeness(sheet.names(triple.result), sheet.names(row));
        own.max(row_words::likeness(sheet.names(triple.result), sheet.parent_names(row)))
    };
    score + likeness(triple.quotient) / 2
}

/// Whether the division comes out in a column; None where one of its figures is not there.
fn divided(sheet: &Sheet, triple: Triple, column: usize) -> Option<Division> {
    let at = |row: usize| sheet.get(row, column).copied();
    division(sheet, triple, [at(triple.result)?, at(triple.shares)?, at(triple.quotient)?])
}

/// Whether a result divided by shares comes to a quotient, all as given.
fn division(sheet: &Sheet, triple: Triple, [result, shares, quotient]: [Entry; 3]) -> Option<Division> {
    // A dash says that there is less than a cent of it.
    if shares.value <= 0 || quotient.value == 0 {
        return None;
    }
    // Of what is no share, money is the quotient; of shares, money is what they are divided by.
    let of_shares = matches!(shares.kind, Kind::Shares) || quotient.kind == Kind::PerShare;
    if of_shares != (quotient.kind == Kind::PerShare) || result.kind != Kind::Money {
        return None;
    }
    let unit = 10i128.pow(sheet.places.min(8));
    let [n, s, q] = [result.value, shares.value, quotient.value].map(i128::from);
    let [n_step, s_step, q_step] = [result.step, shares.step, quotient.step.max(1)].map(i128::from);
    // Both sides stand at twice the power of ten; doubled, so that half of a step is whole.
    let residual = (2 * (n * unit - q * s)).abs();
    let tolerance = s * q_step + q.abs() * s_step + n_step * unit;
    if residual <= tolerance {
        let ratio = u128::try_from(2 * n.abs() * unit / tolerance.max(1)).unwrap_or(1).max(1);
        return Some(Division::Holds(i32::try_from(ratio.ilog2()).unwrap_or(0)));
    }
    // Rules for dividing results among sorts of shares are seldom printed, and what a result is diluted by
    // may have to be added back to it.
    let diluted = dilution(sheet, triple.quotient) != RowWords::BASIC;
    let near = residual <= 3 * tolerance || diluted && residual <= n.abs() * unit / 16;
    Some(if near { Division::Near } else { Division::Fails })
}

/// True where one of the figures of a division is printed in pieces.
fn is_broken(sheet: &Sheet, triple: Triple, column: usize) -> bool {
    [triple.result, triple.shares, triple.quotient]
        .iter()
        .any(|row| sheet.get(*row, column).is_some_and(|e| e.broken))
}

/// Writes down the divisions of all columns; only those that come out, where another result is meant (`held`).
fn write_down(sheet: &Sheet, triple: Triple, held: bool, found: &mut Vec<Equation>) {
    let outcomes: Vec<(usize, Division)> =
        (0..sheet.columns).filter_map(|c| Some((c, divided(sheet, triple, c)?))).collect();
    let holds = outcomes.iter().filter(|(_, d)| matches!(d, Division::Holds(_))).count();
    for (column, outcome) in &outcomes {
        let tells = match outcome {
            Division::Holds(_) => true,
            _ if is_broken(sheet, triple, *column) => true,
            Division::Near => false,
            _ if held => false,
            // Dividends on preferred shares, of some of the years, are taken off a result without a word.
            Division::Slip | Division::Fails => {
                2 * holds >= outcomes.len() && is_slip(sheet, triple, *column)
                    || holds >= 2
                        && holds + 1 == outcomes.len()
                        && (is_far(sheet, triple, *column) || is_turned(sheet, triple, *column))
            }
        };
        if !tells {
            continue;
        }
        let at = |row: usize| sheet.get(row, *column).map(|e| e.figure);
        if let (Some(result), Some(shares), Some(quotient)) =
            (at(triple.result), at(triple.shares), at(triple.quotient))
        {
            found.push(Equation::quotient(CheckKind::PerShare, result, shares, quotient));
        }
    }
}

/// A quotient as it is printed in steps of `step`: to the nearest.
fn rounded(above: i128, below: i128, step: i128) -> i128 {
    let step = step.max(1);
    let (above, below) = if below < 0 { (-above, -below) } else { (above, below) };
    let below = below * step;
    let half = if above < 0 { -below } else { below };
    (2 * above + half) / (2 * below) * step
}

/// What each figure of the division of a column must be.
fn meant_in(sheet: &Sheet, triple: Triple, column: usize) -> Option<[Meant; 3]> {
    let at = |row: usize| sheet.get(row, column).copied();
    meant(sheet, [at(triple.result)?, at(triple.shares)?, at(triple.quotient)?])
}

/// A figure, what it must be, and how far rounding may move that.
type Meant = (Entry, i128, i128);

/// What each figure of a division must be, given the other two, and how far their rounding may move it.
fn meant(sheet: &Sheet, [result, shares, quotient]: [Entry; 3]) -> Option<[Meant; 3]> {
    let unit = 10i128.pow(sheet.places.min(8));
    let [n, s, q] = [result.value, shares.value, quotient.value].map(i128::from);
    let [n_step, s_step, q_step] = [result.step, shares.step, quotient.step.max(1)].map(i128::from);
    if n == 0 || s == 0 || q == 0 {
        return None;
    }
    Some([
        (result, rounded(q * s, unit, n_step), (q.abs() * s_step + s * q_step) / unit),
        (shares, rounded(n * unit, q, s_step), (s * q_step + n_step * unit) / q.abs()),
        (quotient, rounded(n * unit, s, q_step), (q.abs() * s_step + n_step * unit) / s),
    ])
}

/// True where what stands in `column` tells why its result is not what belongs to the shares: an amount of what others have
/// of it, or of what is no longer carried on, or one between the result and the quotient that is the difference.
fn is_told_apart(sheet: &Sheet, triple: Triple, column: usize) -> bool {
    const APART: [&[u8]; 9] = [
        b"preferred",
        b"preference",
        b"dividend",
        b"dividends",
        b"deemed",
        b"accretion",
        b"discontinued",
        b"extraordinary",
        b"cumulative",
    ];
    let entry = |row: usize| sheet.get(row, column).filter(|e| e.kind == Kind::Money && e.value != 0);
    let named = |row: usize| {
        let names = sheet.names(row).iter().chain(sheet.parent_names(row));
        APART.iter().filter_map(|word| Name::of(word)).any(|word| names.clone().any(|name| *name == word))
    };
    let Some([(result, meant, moved), ..]) = meant_in(sheet, triple, column) else { return false };
    let between = triple.result.min(triple.quotient)..triple.result.max(triple.quotient);
    (0..sheet.rows.len()).filter(|row| *row != triple.result).any(|row| {
        entry(row).is_some_and(|of| {
            let apart = (i128::from(result.value) - meant).abs();
            named(row)
                || between.contains(&row)
                    && (i128::from(of.value).abs() - apart).abs() <= moved + i128::from(of.step)
        })
    })
}

/// True where one digit of the result or of the shares, and no less than a fifth of it, makes the division come out as far
/// as the short quotient tells. What preferred owners have is less, most often.
fn is_far(sheet: &Sheet, triple: Triple, column: usize) -> bool {
    let Some([result, shares, _]) = meant_in(sheet, triple, column) else { return false };
    if is_told_apart(sheet, triple, column) {
        return false;
    }
    [result, shares].into_iter().any(|(entry, meant, moved)| {
        let (size, meant, step) = (i128::from(entry.value.abs()), meant.abs(), i128::from(entry.step.max(1)));
        if moved * NARROW > meant || (size - meant).abs() * 5 < size.max(meant) {
            return false;
        }
        let mut ten = step;
        while ten * 10 <= size {
            ten *= 10;
        }
        // The first two digits: others are less than a fifth.
        [ten, ten / 10].into_iter().filter(|ten| *ten >= step && *ten > 0).any(|ten| {
            let rest = size - size / ten % 10 * ten;
            (0..10).any(|digit| (rest + digit * ten - meant).abs() <= moved)
        })
    })
}

/// True where the division comes out but for the sign of the result, or of the quotient: the other columns show theirs.
fn is_turned(sheet: &Sheet, triple: Triple, column: usize) -> bool {
    let Some([(result, ..), _, (quotient, meant, moved)]) = meant_in(sheet, triple, column) else {
        return false;
    };
    let (size, step) = (i128::from(quotient.value.abs()), i128::from(quotient.step.max(1)));
    let opposed = (result.value < 0) != (quotient.value < 0);
    opposed && size / step >= 10 && (size - meant.abs()).abs() <= moved + step
}

/// True where one digit of the result, of the shares or of the quotient makes the division come out.
fn is_slip(sheet: &Sheet, triple: Triple, column: usize) -> bool {
    meant_in(sheet, triple, column).is_some_and(slips)
}

/// True where one digit of a figure makes it what it must be.
fn slips(of_all: impl IntoIterator<Item = Meant>) -> bool {
    of_all.into_iter().any(|(entry, meant, moved)| {
        let apart = i64::try_from(meant - i128::from(entry.value));
        let steps = i64::try_from(moved + i128::from(entry.step));
        let (Ok(value), Ok(steps)) = (apart, steps) else { return false };
        let residual = Residual { value, steps };
        evidence::is_slip_of_one([(entry.value, entry.step)], residual)
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::PerShare;
    use crate::checks::sample::checks;

    /// Three years of a result for each share, the last of them as given.
    fn of_three_years(last: &str) -> Vec<String> {
        checks(
            PerShare,
            &format!(
                "| | 2021 | 2022 | 2023 |\n|---|---|---|---|\n\
                 | Net income | $ 41,310 | $ 37,204 | $ 39,500 |\n\
                 | Net income per share | $ 3.47 | $ 3.05 | $ {last} |\n\
                 | Weighted average shares | 11,908 | 12,196 | 12,304 |\n"
            ),
        )
    }

    #[test]
    fn a_digit_that_is_off_fails_and_a_preferred_dividend_does_not() {
        assert!(of_three_years("3.51").contains(&"Fail: $ 39,500 \u{f7} 12,304 \u{2260} $ 3.51".to_owned()));
        // 3,000 of preferred dividends were taken off.
        assert!(of_three_years("2.97").iter().all(|check| !check.starts_with("Fail")));
    }

    #[test]
    fn the_first_digit_of_the_shares_fails_where_all_other_years_hold() {
        let found = |income: &str, shares: &str| {
            let all = checks(
                PerShare,
                &format!(
                    "| | 2021 | 2022 | 2023 |\n|---|---|---|---|\n\
                     | Net income | $ 41,310 | $ 37,204 | $ {income} |\n\
                     | Net income per share | $ 3.47 | $ 3.05 | $ 3.21 |\n\
                     | Weighted average shares | 11,908 | 12,196 | {shares} |\n"
                ),
            );
            all.into_iter().filter(|check| check.starts_with("Fail")).collect::<Vec<_>>()
        };
        assert_eq!(found("39,507", "17,304"), ["Fail: $ 39,507 \u{f7} 17,304 \u{2260} $ 3.21"]);
        assert_eq!(found("89,507", "12,304"), ["Fail: $ 89,507 \u{f7} 12,304 \u{2260} $ 3.21"]);
        // As it is, with less than a fifth taken off, and with shares that were split.
        for (income, shares) in [("39,507", "12,304"), ("42,618", "12,304"), ("39,507", "6,152")] {
            assert!(found(income, shares).is_empty(), "{income} {shares}");
        }
    }

    #[test]
    fn what_is_taken_off_a_result_by_a_row_of_its_own_is_no_digit_that_is_off() {
        for (first, off) in [
            ("Net income | $ 89,507", "Preferred and deemed dividends | (50,000)"),
            ("Income from continuing operations | $ 69,507", "Loss from discontinued operations | (30,000)"),
            ("Net income | $ 89,507", "Share of the lenders | (50,000)"),
            ("Net income | $ 89,507", "Preferred dividends | (48,204)"),
        ] {
            let found = checks(
                PerShare,
                &format!(
                    "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                     | {first} | $ 41,310 | $ 37,204 |\n| {off} | - | - |\n\
                     | Net income per share | $ 3.21 | $ 3.47 | $ 3.05 |\n\
                     | Weighted average shares | 12,304 | 11,908 | 12,196 |\n"
                ),
            );
            assert!(found.iter().all(|check| !check.starts_with("Fail")), "{off}: {found:?}");
        }
    }

    #[test]
    fn a_digit_of_two_years_fails_where_the_names_tell_and_the_quotient_is_rounded() {
        let found = checks(
            PerShare,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Net income | $ 31,204 | $ 27,311 |\n\
             | Basic earnings per share | $ 1.81 | $ 1.34 |\n\
             | Weighted average basic shares | 20,665 | 20,381 |\n",
        );
        assert!(found.contains(&"Fail: $ 31,204 \u{f7} 20,665 \u{2260} $ 1.81".to_owned()), "{found:?}");
    }

    #[test]
    fn what_was_sold_is_how_much_of_it_at_its_price() {
        let found = |price: &str| {
            let page = format!(
                "<html><body><p>(in thousands, except per ton)</p><table>\
                 <tr><td></td><td>2023</td><td>2022</td><td>2021</td></tr>\
                 <tr><td>Tons sold</td><td>1,204</td><td>1,118</td><td>1,044</td></tr>\
                 <tr><td>Average price per ton</td><td>{price}</td><td>$58.31</td><td>$51.04</td></tr>\
                 <tr><td>Sales of ore</td><td>$73,685</td><td>$65,191</td><td>$53,286</td></tr></table></body></html>"
            );
            let reading = crate::reading::read(page.into_bytes());
            let own = reading.checks.all.iter().filter(|c| c.kind == PerShare);
            own.map(|c| format!("{:?}: {}", c.status, c.equation)).collect::<Vec<_>>()
        };
        assert_eq!(found("$61.20").len(), 3, "{:?}", found("$61.20"));
        assert!(found("$61.20").iter().all(|check| check.starts_with("Rounded")));
        assert!(found("$64.20").contains(&"Fail: $73,685 \u{f7} 1,204 \u{2260} $64.20".to_owned()));
    }

    #[test]
    fn a_value_for_each_share_is_the_share_of_what_the_owners_have() {
        let found = checks(
            PerShare,
            "| | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n\
             | Total assets | $ 66,118 | $ 61,027 |\n\
             | Shareholders' equity | $ 41,310 | $ 37,204 |\n\
             | Book value per share | $ 3.47 | $ 3.05 |\n\
             | Shares outstanding | 11,908 | 12,196 |\n",
        );
        assert_eq!(
            found,
            ["Rounded: $ 41,310 \u{f7} 11,908 = $ 3.47", "Rounded: $ 37,204 \u{f7} 12,196 = $ 3.05"]
        );
    }

    #[test]
    fn basic_shares_go_with_basic_results() {
        let found = checks(
            PerShare,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Net income | $ 41,310 | $ 37,204 |\n\
             | Basic net income per share | $ 3.47 | $ 3.05 |\n\
             | Diluted net income per share | $ 3.38 | $ 2.98 |\n\
             | Weighted average shares, basic | 11,908 | 12,196 |\n\
             | Weighted average shares, diluted | 12,215 | 12,487 |\n",
        );
        assert_eq!(
            found,
            [
                "Rounded: $ 41,310 \u{f7} 11,908 = $ 3.47",
                "Rounded: $ 41,310 \u{f7} 12,215 = $ 3.38",
                "Rounded: $ 37,204 \u{f7} 12,196 = $ 3.05",
                "Rounded: $ 37,204 \u{f7} 12,487 = $ 2.98",
            ]
        );
    }

    /// What is called "net income" is made of the row of that name, whatever another one comes to.
    #[test]
    fn a_result_before_something_is_not_held_against_what_is_called_the_result() {
        let found = |net: &str| {
            checks(
                PerShare,
                &format!(
                    "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                     | Income before change | $ 41,310 | $ 37,204 | $ 39,507 |\n\
                     | Effect of change | - | - | (5,118) |\n\
                     | Net income | $ {net} | $ 37,204 | $ 34,389 |\n\
                     | Per share: | | | |\n\
                     | Net income | $ 3.47 | $ 3.05 | $ 2.80 |\n\
                     | Weighted average shares | 11,908 | 12,196 | 12,304 |\n"
                ),
            )
        };
        let fails = |net: &str| -> Vec<String> {
            found(net).into_iter().filter(|check| check.starts_with("Fail")).collect()
        };
        assert!(fails("41,310").is_empty());
        let turned = fails("(41,310)");
        assert!(turned.iter().all(|check| check.contains("(41,310)")), "{turned:?}");
    }

    #[test]
    fn a_sign_that_is_lost_fails_where_all_other_columns_hold() {
        let found = |last: &str| {
            let all = checks(
                PerShare,
                &format!(
                    "| | 2021 | 2022 | 2023 |\n|---|---|---|---|\n\
                     | Net loss | $ (41,310) | $ (37,204) | $ (39,507) |\n\
                     | Net loss per share | $ (3.47) | $ (3.05) | $ {last} |\n\
                     | Weighted average shares | 11,908 | 12,196 | 12,304 |\n"
                ),
            );
            all.into_iter().filter(|check| check.starts_with("Fail")).count()
        };
        assert_eq!([found("3.21"), found("(3.21)")], [1, 0]);
    }
}
