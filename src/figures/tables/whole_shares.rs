//! Shares printed to the last one, told by those beside them.
//!
//! ```text
//! (in millions)                     Shares purchased    may yet be purchased
//! October                               79,457               24,573,191      no trillions: in full
//! December                                 274               24,273,062      and so are these
//! ```
//!
//! A units line speaks of dollars and may leave shares out without a word. Numbers of shares that are too many
//! for the line show it; the small ones in their rows and columns are printed the same way.

use rust_decimal::Decimal;

use super::super::same_print::rescale;
use super::super::value::{Value, power_of_ten};
use super::super::{Figure, Kind};
use super::View;
use super::rows::RowHead;
use crate::figures::CellPlace;
use crate::text::TextSpan;
use crate::text::search::{holds, holds_any};

/// No table of shares that were bought or granted tells more numbers of them; what does is a list of holders.
const MOST: usize = 400;

/// Takes the scale of a units line off the shares among `figures`, those of one table in reading order, that stand
/// in a row or a column with shares printed in full.
pub(super) fn settle(view: View<'_>, rows: &[RowHead], figures: &mut [Figure]) {
    // How many may be issued is a round number, and printed in full beside those that are in thousands.
    let authorized = |figure: &Figure| {
        let head = figure.cell.and_then(|cell| rows.get(cell.row as usize));
        let label = head.map_or("", |head| view.document.slice(head.words));
        holds(label, "authorized")
    };
    let round = |n: Decimal| n.normalize().mantissa() % 1_000_000 == 0 || n.normalize().scale() > 0;
    let full = |n: Decimal| n.abs() >= Decimal::from(FULL) && !round(n.abs());
    let whole: Vec<(CellPlace, TextSpan)> = figures
        .iter()
        .filter(|f| f.scale == 0 && f.value.number().is_some_and(full) && !authorized(f))
        .filter_map(|f| place(rows, f))
        .collect();
    if whole.is_empty() || whole.len() > MOST {
        return;
    }
    for figure in figures.iter_mut().filter(|f| f.scale >= 3 && f.decimals == f.scale.checked_neg()) {
        let Some((cell, line)) = place(rows, figure) else { continue };
        let beside = |(other, of): &(CellPlace, TextSpan)| {
            *of == line && (other.row == cell.row || other.column == cell.column)
        };
        let several = || whole.iter().filter(|known| beside(known)).take(2).count() == 2;
        let (Value::Number(value), Some(unit)) = (&figure.value, power_of_ten(-figure.scale)) else {
            continue;
        };
        if let Some(printed) = value.checked_mul(unit).filter(|_| several()) {
            figure.value = Value::Number(printed.normalize());
            (figure.scale, figure.decimals) = (0, Some(0));
        }
    }
}

/// Numbers of an awards table printed in full that show that all of it is.
const TOLD: usize = 2;

/// An awards table tells the same things from its first row to its last: where several numbers of it stand as printed,
/// too large for the line over it, so do the others among its `figures`.
pub(super) fn settle_awards(figures: &mut [Figure]) {
    let whole = |figure: &&Figure| {
        let many = figure.value.number().is_some_and(|n| n.abs() >= Decimal::from(FULL / 10));
        figure.kind == Kind::Shares && figure.scale == 0 && many
    };
    if figures.iter().filter(whole).take(TOLD).count() < TOLD {
        return;
    }
    let scaled = |figure: &&mut Figure| {
        figure.kind == Kind::Shares && figure.scale >= 3 && figure.decimals == figure.scale.checked_neg()
    };
    for figure in figures.iter_mut().filter(scaled) {
        rescale(figure, 0);
    }
}

/// Takes the scale of a line far above off a table of awards whose numbers are round: so many are granted at a time that
/// those end in noughts, "12,500", as no count in thousands does more than once in a while. Neither do they take it where
/// one of them is printed in full, or where they would be worth more than any awards are. `figures` are those of the table,
/// whose `rows` tell what was granted.
pub(super) fn settle_round(view: View<'_>, rows: &[RowHead], figures: &mut [Figure]) {
    let Some(line) = view.above.units.filter(|line| line.distant && line.scale >= 3) else { return };
    let granted = |head: &RowHead| {
        let label = view.document.slice(head.words);
        ["Granted", "Awarded", "granted"].iter().any(|word| label.contains(word))
    };
    if rows.len() > MOST || !rows.iter().any(granted) {
        return;
    }
    let scaled = |figure: &Figure| {
        figure.kind == Kind::Shares
            && figure.scale == line.scale
            && figure.from.scale.is_some_and(|span| span == line.span)
            && figure.cell.is_some_and(|cell| cell.column > 0)
            && figure.value.number().is_some_and(|number| !number.is_zero())
    };
    let hundreds = 100 * 10_i128.pow(line.scale.unsigned_abs().into());
    let round = |figure: &Figure| {
        let number = figure.value.number().unwrap_or_default().normalize();
        number.scale() == 0 && number.mantissa() % hundreds == 0
    };
    let (mut all, mut ending) = (0, 0);
    for figure in figures.iter().filter(|figure| scaled(figure)) {
        all += 1;
        ending += usize::from(round(figure));
    }
    let told = |figure: &Figure| {
        let number = figure.value.number().unwrap_or_default().abs();
        figure.kind == Kind::Shares
            && figure.scale == 0
            && figure.cell.is_some_and(|cell| cell.column > 0)
            && number >= Decimal::from(10 * FULL)
            && !(number % Decimal::ONE_THOUSAND).is_zero()
    };
    let in_full = figures.iter().any(told) || are_beyond_worth(figures, line.span);
    if in_full || all >= ROUND && ending * 2 >= all {
        figures.iter_mut().filter(|figure| scaled(figure)).for_each(|figure| rescale(figure, 0));
    }
}

/// What the awards of one company may be worth: beyond ten billion of dollars only those of a few are, which say over such a
/// table what it is in.
const WORTH: Decimal = Decimal::from_parts(1_410_065_408, 2, 0, false, 0);

/// True where shares that the line `line` scales, at the price beside them, "307,200 | $39.10", come to more than that.
fn are_beyond_worth(figures: &[Figure], line: TextSpan) -> bool {
    let row = |figure: &Figure| figure.cell.map(|cell| cell.row);
    figures.windows(2).any(|two| {
        let [shares, price] = two else { return false };
        let scaled = shares.kind == Kind::Shares && shares.from.scale == Some(line);
        let priced = price.kind == Kind::PerShare && row(shares) == row(price);
        let worth = || shares.value.number()?.checked_mul(price.value.number()?);
        scaled && priced && worth().is_some_and(|worth| worth.abs() >= WORTH)
    })
}

/// Numbers of a table of awards that are enough to tell by their noughts how it prints them.
const ROUND: usize = 3;

/// A number of shares authorized that is printed in full: few have so many thousands of them.
const AUTHORIZED: i64 = 20_000_000;

/// No more shares are outstanding than are authorized: numbers of them that a line scales beyond what their label says in
/// full, "Shares outstanding (9,000,000 authorized) | 4,120,400", stand as printed.
pub(super) fn settle_authorized(view: View<'_>, figures: &mut [Figure]) {
    let row = |figure: &Figure| figure.cell.map(|cell| cell.row);
    let authorized =
        |figure: &Figure| figure.kind == Kind::Shares && figure.scale == 0 && tells_authorized(view, figure);
    let mut from = 0;
    while let Some(at) = (from..figures.len())
        .find(|at| figures[*at].cell.is_some_and(|cell| cell.column == 0) && authorized(&figures[*at]))
    {
        from = at + 1;
        let most = figures[at].value.number().filter(|most| *most >= Decimal::from(AUTHORIZED));
        let (Some(most), own) = (most, row(&figures[at])) else { continue };
        let behind = figures[at + 1..].iter_mut().take_while(|figure| row(figure) == own).take(MOST);
        let counted = |figure: &&mut Figure| {
            figure.kind == Kind::Shares
                && figure.scale >= 3
                && figure.cell.is_some_and(|cell| cell.column > 0)
        };
        for figure in behind.filter(counted) {
            let printed = || power_of_ten(-figure.scale).zip(figure.value.number());
            let fits = || printed().and_then(|(unit, value)| value.checked_mul(unit)) <= Some(most);
            if figure.value.number() > Some(most) && fits() {
                rescale(figure, 0);
            }
        }
    }
}

/// Gives the number of shares authorized in a label the scale of those issued behind it, where fewer could not have
/// been authorized than were issued: "1,000 shares authorized; 1,250 shares issued", the latter in millions.
pub(super) fn lift_authorized(view: View<'_>, figures: &mut [Figure]) {
    let tells = |figure: &Figure, names: [&str; 2]| {
        let from = figure.span.end() as usize;
        let text = view.document.text.as_bytes();
        let near = &text[from.min(text.len())..(from + 24).min(text.len())];
        holds_any(near, &names)
    };
    let row = |figure: &Figure| figure.cell.map(|cell| cell.row);
    for at in 0..figures.len() {
        let figure = &figures[at];
        if figure.kind != Kind::Shares || figure.scale != 0 || figure.cell.is_none() {
            continue;
        }
        let Some(value) = figure.value.number().filter(|_| tells(figure, ["authorized", "authorised"]))
        else {
            continue;
        };
        let behind = figures[at + 1..].iter().take_while(|other| row(other) == row(figure)).take(4);
        let mut issued = behind.filter(|other| {
            other.kind == Kind::Shares && other.scale >= 3 && tells(other, ["issued", "outstanding"])
        });
        let Some(scale) = issued.find(|other| other.value.number() > Some(value)).map(|other| other.scale)
        else {
            continue;
        };
        rescale(&mut figures[at], scale);
    }
}

/// No company holds more of its shares than it may issue: numbers of them in the labels of a balance sheet that a line
/// scales beyond those authorized, which stand there in full, stand as printed too: "Treasury stock (256,100 shares)"
/// below "Common stock (14,200,000 shares authorized)".
pub(super) fn settle_in_labels(view: View<'_>, figures: &mut [Figure]) {
    let label =
        |figure: &Figure| figure.kind == Kind::Shares && figure.cell.is_some_and(|cell| cell.column == 0);
    let authorized = figures.iter().filter(|figure| label(figure) && tells_authorized(view, figure));
    let Some(most) = authorized.max_by_key(|figure| figure.value.number()) else { return };
    let Some(most) = most.value.number().filter(|n| most.scale == 0 && *n >= Decimal::from(FULL)) else {
        return;
    };
    let beyond = |figure: &Figure| figure.scale >= 3 && figure.value.number() > Some(most);
    for figure in figures.iter_mut().filter(|figure| label(figure) && beyond(figure)) {
        let unit = power_of_ten(-figure.scale).zip(figure.value.number());
        if unit.and_then(|(unit, value)| value.checked_mul(unit)).is_some_and(|printed| printed <= most) {
            rescale(figure, 0);
        }
    }
}

/// True for a number with "authorized" behind it.
fn tells_authorized(view: View<'_>, figure: &Figure) -> bool {
    let text = view.document.text.as_bytes();
    let from = (figure.span.end() as usize).min(text.len());
    holds_any(&text[from..(from + 24).min(text.len())], &["authorized", "authorised"])
}

/// A number of shares from which on it may be printed in full.
const FULL: i64 = 100_000;

/// The cell of a number of shares and the units line over it, where its row says nothing of its own.
fn place(rows: &[RowHead], figure: &Figure) -> Option<(CellPlace, TextSpan)> {
    let cell = figure.cell.filter(|cell| cell.column > 0 && figure.kind == Kind::Shares)?;
    let silent = rows.get(cell.row as usize).is_some_and(|head| head.units.is_none());
    Some((cell, figure.from.scale.filter(|_| silent)?))
}
