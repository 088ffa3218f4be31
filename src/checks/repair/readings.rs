//! Prints that may be damaged, and what each may have said.
//!
//! ```text
//! 1 | 2,583      as read 2,583      joined 12,583      a torn 1 seen twice 1,583
//! 12. | 583      as read 583        joined 12,583
//! 12.583         as read 12.583     a comma taken for a stop 12,583
//! ```

use rust_decimal::Decimal;

use super::super::equation::step;
use crate::figures::{Doubt, Figure, FigureId, Figures, Kind, Value};
use crate::filing::{Filing, Format};
use crate::text::saturate;

/// A figure whose print may be damaged.
#[derive(Clone, Debug)]
pub(super) struct Suspect {
    pub(super) figure: FigureId,
    /// Its first digits, in the cell before: a figure of its own until they are joined.
    pub(super) piece: Option<FigureId>,
    /// As it was read first, then the others, the likeliest first.
    pub(super) readings: Vec<Candidate>,
}

/// A reading of a print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) value: Decimal,
    pub(super) decimals: Option<i8>,
    /// It is not what is printed, but differs by a digit.
    pub(super) changed: bool,
}

/// Figures on either side that tell whether a column has grouped numbers.
const NEAR: usize = 48;

/// The figures of tables whose prints may be damaged.
pub(super) fn suspects(filing: &Filing, figures: &Figures) -> Vec<Suspect> {
    let mut suspects = Vec::new();
    for (index, figure) in figures.all.iter().enumerate() {
        let Some(place) = figure.cell.filter(|_| is_amount(figure)) else { continue };
        let Some(document) = filing.documents.get(figure.document) else { continue };
        let id = FigureId(saturate(index));
        let raw = document.slice(figure.span);
        let broken = figure.doubts.contains(&Doubt::BrokenCell);
        let recognised = document.part.format == Format::Markdown;
        // Most prints are whole, and have no stop that may be a comma.
        if !broken && !recognised && !raw.contains('.') {
            continue;
        }
        let suspect = match runs(raw)[..] {
            [piece, rest] if broken => of_pieces(figure, id, piece, rest, figure.value.number(), None),
            [rest] if is_stopped(rest) && column_is_grouped(filing, figures, index) => {
                of_stop(figure, id, rest)
            }
            [rest] if recognised => {
                let before = index.checked_sub(1).and_then(|at| Some((at, figures.all.get(at)?)));
                let beside = before.filter(|(_, f)| {
                    let cell = f.cell.is_some_and(|c| {
                        (c.table, c.row) == (place.table, place.row) && c.column + 1 == place.column
                    });
                    cell && f.document == figure.document
                });
                beside.and_then(|(at, before)| {
                    let print = document.slice(before.span);
                    let piece = print.strip_prefix('(').unwrap_or(print);
                    let gap = document.text.get(before.span.end() as usize..figure.span.start() as usize)?;
                    if piece.len() > 4 || !gap.bytes().all(|b| matches!(b, b'\t' | b' ')) {
                        return None;
                    }
                    let negative = print.starts_with('(').then_some(Decimal::NEGATIVE_ONE);
                    let value = negative.or(figure.value.number());
                    of_pieces(figure, id, piece, rest, value, Some(FigureId(saturate(at))))
                })
            }
            _ => None,
        };
        suspects.extend(suspect);
    }
    suspects
}

/// True for figures of which sums are made.
fn is_amount(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Money | Kind::Shares | Kind::Count | Kind::PerShare)
        && matches!(figure.value, Value::Number(_))
}

/// The runs of digits, commas and stops in a print.
fn runs(raw: &str) -> Vec<&str> {
    let runs = raw.split(|c: char| !matches!(c, '0'..='9' | ',' | '.'));
    runs.filter(|run| run.bytes().any(|b| b.is_ascii_digit())).collect()
}

/// The last run of a print, without the stops and commas around it.
pub(super) fn last_run(raw: &str) -> Option<&str> {
    runs(raw).last().map(|run| run.trim_matches([',', '.']))
}

/// Readings of a print in two pieces; `sign` is a number with its sign.
fn of_pieces(
    figure: &Figure,
    id: FigureId,
    piece: &str,
    rest: &str,
    sign: Option<Decimal>,
    before: Option<FigureId>,
) -> Option<Suspect> {
    let parted = piece.ends_with([',', '.']) || rest.starts_with(',');
    let first = piece.trim_end_matches([',', '.']);
    let last = rest.trim_start_matches([',', '.']);
    if first.is_empty() || first.len() > 3 || !first.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let group = last.find([',', '.']).unwrap_or(last.len());
    let joined = match group {
        3 if parted || last.contains(',') => format!("{first},{last}"),
        1 | 2 if !parted && last.contains(',') => format!("{first}{last}"),
        _ => return None,
    };
    let negative = sign.is_some_and(|s| s.is_sign_negative());
    let candidate = |print: &str, changed: bool| {
        let value = value(print, figure.scale)?;
        let value = if negative { -value } else { value };
        is_grouped(print).then_some(Candidate { value, decimals: figure.decimals, changed })
    };
    let mut readings =
        vec![Candidate { value: figure.value.number()?, decimals: figure.decimals, changed: false }];
    readings.push(candidate(&joined, false)?);
    // The edge of a cell may run through a digit, so that it is seen in both, and badly in one.
    readings.extend(candidate(&format!("{first}{}", last.get(1..)?), true));
    Some(Suspect { figure: id, piece: before, readings })
}

/// Readings of a number whose comma may have been taken for a stop.
fn of_stop(figure: &Figure, id: FigureId, print: &str) -> Option<Suspect> {
    let sign = figure.value.number()?;
    let grouped = print.replace('.', ",");
    let value = value(&grouped, figure.scale)?;
    let value = if sign.is_sign_negative() { -value } else { value };
    let as_read = Candidate { value: sign, decimals: figure.decimals, changed: false };
    let decimals = Some(figure.scale.checked_neg()?);
    Some(Suspect {
        figure: id,
        piece: None,
        readings: vec![as_read, Candidate { value, decimals, changed: false }],
    })
}

/// "12.583", "1,312.583": three digits behind a stop, one to three before it.
fn is_stopped(print: &str) -> bool {
    print.split_once('.').is_some_and(|(whole, fraction)| {
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let group = whole.rsplit(',').next().unwrap_or("");
        fraction.len() == 3 && digits(fraction) && (1..=3).contains(&group.len()) && whole != "0"
    })
}

/// True where the numbers around `index` in its column are grouped by commas and whole.
fn column_is_grouped(filing: &Filing, figures: &Figures, index: usize) -> bool {
    let Some(figure) = figures.all.get(index) else { return false };
    let Some(document) = filing.documents.get(figure.document) else { return false };
    let same = |f: &&Figure| {
        f.document == figure.document
            && f.cell.zip(figure.cell).is_some_and(|(a, b)| (a.table, a.column) == (b.table, b.column))
            && f.span != figure.span
    };
    let around = index.saturating_sub(NEAR)..(index + NEAR).min(figures.all.len());
    let (mut grouped, mut stopped) = (0, 0);
    for other in figures.all[around].iter().filter(same) {
        let print = document.slice(other.span);
        stopped += usize::from(runs(print).iter().any(|run| is_stopped(run)));
        grouped += usize::from(print.contains(',') && !print.contains('.'));
    }
    grouped >= 2 && grouped > 2 * stopped
}

/// True for `12,583`, `1,312,583.07`, `583`.
fn is_grouped(print: &str) -> bool {
    let (whole, fraction) = print.split_once('.').unwrap_or((print, ""));
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()) && !g.starts_with('0'));
    first && groups.all(|g| g.len() == 3) && fraction.bytes().all(|b| b.is_ascii_digit())
}

/// The number that a print gives at this scale.
pub(super) fn value(print: &str, scale: i8) -> Option<Decimal> {
    let plain: String = print.chars().filter(|c| *c != ',').collect();
    plain.parse::<Decimal>().ok()?.checked_mul(step(scale.checked_neg()?))
}
