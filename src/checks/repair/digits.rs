//! Proposals: a digit that was read or typed wrong, where equations ask for another.
//!
//! ```text
//! 4 | 56,850      as read 56,850: (11,288) ÷ 56,850 ≠ (0.24)
//!                 46,850:         (11,288) ÷ 46,850 = (0.24)
//! ```
//!
//! A print in pieces is doubtful by itself, so one equation is enough to propose another reading. A
//! print that is whole needs two which fail, and which one other digit in it makes hold.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::super::equation::{Outcome, outcome_with};
use super::super::{Check, Status};
use super::readings::{self, Suspect};
use crate::figures::{FigureId, Figures, Kind, RepairStatus};
use crate::filing::Filing;

/// Another reading of a figure, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proposal {
    pub(super) figure: FigureId,
    pub(super) value: Decimal,
    /// Indices of the checks that hold with it.
    pub(super) checks: Vec<usize>,
    /// Other readings that differ by one digit and for which they hold as well.
    pub(super) others: Vec<Decimal>,
}

/// Checks that fail with a figure in them from which on a whole print is looked at.
const FAILS: usize = 2;
/// Other readings that are named.
const NAMED: usize = 3;
/// Digits of a print that are tried.
const MOST_DIGITS: usize = 14;

/// Readings to propose for the figures that `checks` speak against.
pub(super) fn proposals(filing: &Filing, figures: &Figures, checks: &[Check]) -> Vec<Proposal> {
    let mut suspects = readings::suspects(filing, figures);
    suspects.retain(|s| {
        figures.get(s.figure).is_some_and(|f| {
            s.piece.is_none() && f.repair.as_ref().is_none_or(|r| r.status != RepairStatus::Applied)
        })
    });
    let mut of: FxHashMap<FigureId, Vec<usize>> = FxHashMap::default();
    for check in checks.iter().filter(|c| c.status == Status::Fail) {
        for operand in &check.operands {
            of.entry(operand.figure).or_default();
        }
    }
    for suspect in &suspects {
        of.entry(suspect.figure).or_default();
    }
    for (index, check) in checks.iter().enumerate() {
        for operand in &check.operands {
            if let Some(list) = of.get_mut(&operand.figure) {
                list.push(index);
            }
        }
    }
    let mut ids: Vec<FigureId> = of.keys().copied().collect();
    ids.sort_unstable();
    let propose = |id: FigureId| {
        let suspect = suspects.iter().find(|s| s.figure == id);
        proposal(filing, figures, checks, of.get(&id)?, id, suspect)
    };
    ids.into_iter().filter_map(propose).collect()
}

fn proposal(
    filing: &Filing,
    figures: &Figures,
    checks: &[Check],
    of: &[usize],
    id: FigureId,
    suspect: Option<&Suspect>,
) -> Option<Proposal> {
    let fails = of.iter().filter(|at| checks[**at].status == Status::Fail).count();
    let needed = if suspect.is_some() { 1 } else { FAILS };
    if fails < needed {
        return None;
    }
    let figure = figures.get(id)?;
    let raw = filing.documents.get(figure.document)?.slice(figure.span);
    let negative = figure.value.number()?.is_sign_negative();
    let signed = |value: Decimal| if negative { -value } else { value };
    let holds = |value: Decimal| {
        of.iter()
            .all(|at| outcome_with(&checks[*at].operands, figures, id, value).is_some_and(Outcome::holds))
    };
    // Readings that join what is printed, or see a torn digit once, come before those that guess.
    let known = suspect.map_or(&[][..], |s| s.readings.get(1..).unwrap_or(&[]));
    let known: Vec<Decimal> = known.iter().map(|c| c.value).filter(|v| holds(*v)).collect();
    let print = super::readings::last_run(raw)?;
    let guesses: Vec<Decimal> = other_digits(print)
        .filter_map(|print| Some(signed(readings::value(&print, figure.scale)?)))
        .filter(|v| holds(*v))
        .collect();
    let value = match (known.first(), &guesses[..]) {
        (Some(value), _) => *value,
        (None, [value]) if figure.kind != Kind::Percent => *value,
        _ => return None,
    };
    let mut others: Vec<Decimal> = known.into_iter().chain(guesses).filter(|v| *v != value).collect();
    others.sort_unstable();
    others.dedup();
    others.truncate(NAMED);
    Some(Proposal { figure: id, value, checks: of.to_vec(), others })
}

/// The print with one digit changed, or two that stand side by side in each other's place.
fn other_digits(print: &str) -> impl Iterator<Item = String> {
    let places: Vec<usize> =
        print.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
    let few = places.len() <= MOST_DIGITS;
    let print = print.as_bytes().to_vec();
    let (changed, swapped) = (print.clone(), print);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
    let swaps: Vec<(usize, usize)> = places.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let changes = places.into_iter().flat_map(move |at| {
        let print = changed.clone();
        (b'0'..=b'9').filter(move |digit| changed_from(&print, at, *digit)).map({
            let print = changed.clone();
            move |digit| {
                let mut other = print.clone();
                other[at] = digit;
                other
            }
        })
    });
    let swaps = swaps.into_iter().filter_map(move |(a, b)| {
        let mut other = swapped.clone();
        other.swap(a, b);
        (other != swapped).then_some(other)
    });
    changes.chain(swaps).filter(move |_| few).filter_map(text)
}

fn changed_from(print: &[u8], at: usize, digit: u8) -> bool {
    print.get(at).is_some_and(|b| *b != digit)
}
