//! Repairs: what a damaged print must have said, where arithmetic tells.
//!
//! Text recognition tears cells apart, takes a comma for a stop and leaves specks. Such a print has
//! several readings, and equations choose between them:
//!
//! ```text
//! Research and development   1 | 2,583      12,583, or 2,583 behind a stray 1?
//! General and administrative     3,489      12,583 + 3,489 = 16,072
//! Total operating expenses   1 | 6,072      "research and development expenses were $12.6 million"
//! ```
//!
//! A reading that only joins what is printed, and that two equations prove which no other reading
//! satisfies, is applied: it becomes the figure's value. With one equation it is proposed. A reading that
//! changes a digit is never more than proposed. The print stays what it is in all cases.

mod digits;
mod readings;
mod weigh;

use std::borrow::Cow;

use super::equation::{printed, raw, shown, words};
use super::{Check, Status};
use crate::figures::{Doubt, Figure, FigureId, Figures, Repair, RepairStatus, Value};
use crate::filing::Filing;
use readings::{Candidate, Suspect};

/// What finds all checks of the figures as they stand.
type Find<'a> = &'a dyn Fn(&Figures) -> Vec<Check>;

/// Joins the prints that were torn apart or misread and that equations prove. Gives the checks of the
/// figures as they then stand.
pub(super) fn join(filing: &Filing, figures: &mut Figures, find: Find<'_>) -> Vec<Check> {
    let mut found = find(figures);
    let suspects = readings::suspects(filing, figures);
    if suspects.is_empty() {
        return found;
    }
    // Structures are found with the print as it was read, and with all pieces joined.
    let as_read = found.len();
    for suspect in &suspects {
        if let Some(joined) = suspect.readings.get(1) {
            put(figures, suspect, joined);
        }
    }
    found.extend(find(figures));
    for suspect in &suspects {
        put(figures, suspect, &suspect.readings[0]);
    }
    let spoken = weigh::weigh(&suspects, &found, figures);
    apply(filing, figures, &suspects, &spoken);
    if spoken.iter().any(|of| of.proved) {
        return find(figures);
    }
    found.truncate(as_read);
    found
}

/// Makes a reading the figure's value.
fn put(figures: &mut Figures, suspect: &Suspect, reading: &Candidate) {
    if let Some(figure) = figures.all.get_mut(suspect.figure.0 as usize) {
        figure.value = Value::Number(reading.value);
        figure.decimals = reading.decimals;
    }
}

/// Writes down the readings that are proved, and proposes those that one equation speaks for. Pieces
/// that were figures of their own are none any more once they are joined.
fn apply(filing: &Filing, figures: &mut Figures, suspects: &[Suspect], spoken: &[weigh::Spoken]) {
    for of in spoken {
        let Some(suspect) = suspects.get(of.suspect) else { continue };
        let Some(reading) = suspect.readings.get(of.reading) else { continue };
        let piece = suspect.piece.and_then(|id| figures.get(id)).map(|f| f.span);
        if of.proved {
            put(figures, suspect, reading);
        }
        let Some(figure) = figures.all.get_mut(suspect.figure.0 as usize) else { continue };
        let status = if of.proved { RepairStatus::Applied } else { RepairStatus::Proposed };
        if of.proved {
            figure.span = piece.map_or(figure.span, |piece| piece.join(figure.span));
            figure.doubts.retain(|d| *d != Doubt::BrokenCell);
        }
        figure.repair = Some(repair(filing, figure, status, reading.value));
    }
    // Only now do equations show what all figures in them are read as.
    for of in spoken {
        let Some(suspect) = suspects.get(of.suspect) else { continue };
        let shown = |id: FigureId| {
            let figure = figures.get(id).filter(|_| id == suspect.figure);
            match figure.and_then(|f| Some((f, f.repair.as_deref()?))) {
                Some((figure, repair)) => Cow::Owned(printed(repair.value, figure.scale)),
                None => shown(filing, figures, id),
            }
        };
        let evidence = of.equations.iter().map(|e| words(&e.operands, Status::Pass, shown));
        let evidence: Vec<String> = evidence.collect();
        let figure = figures.all.get_mut(suspect.figure.0 as usize);
        if let Some(repair) = figure.and_then(|f| f.repair.as_deref_mut()) {
            repair.evidence = evidence;
        }
    }
    let joined = spoken.iter().filter(|of| of.proved);
    let mut pieces: Vec<FigureId> = joined.filter_map(|of| suspects.get(of.suspect)?.piece).collect();
    pieces.sort_unstable();
    let mut index = 0u32;
    figures.all.retain(|_| {
        let gone = pieces.binary_search(&FigureId(index)).is_ok();
        index += 1;
        !gone
    });
}

fn repair(
    filing: &Filing,
    figure: &Figure,
    status: RepairStatus,
    value: rust_decimal::Decimal,
) -> Box<Repair> {
    let printed = raw(filing, figure).to_owned();
    Box::new(Repair { status, printed, value, evidence: Vec::new() })
}

/// Proposes readings with a changed digit for figures that equations speak against.
pub(super) fn propose(filing: &Filing, figures: &mut Figures, checks: &[Check]) {
    for proposal in digits::proposals(filing, figures, checks) {
        let scale = figures.get(proposal.figure).map_or(0, |f| f.scale);
        let read = |id: FigureId| {
            if id == proposal.figure {
                return Cow::Owned(printed(proposal.value, scale));
            }
            shown(filing, figures, id)
        };
        let spoken = proposal.checks.iter().filter_map(|at| checks.get(*at));
        let mut evidence: Vec<String> =
            spoken.map(|check| words(&check.operands, Status::Pass, read)).collect();
        if !proposal.others.is_empty() {
            let others: Vec<String> = proposal.others.iter().map(|v| printed(*v, scale)).collect();
            evidence.push(format!("{} would do as well", others.join(", ")));
        }
        let Some(figure) = figures.all.get_mut(proposal.figure.0 as usize) else { continue };
        if figure.repair.is_some() {
            continue;
        }
        let mut repair = repair(filing, figure, RepairStatus::Proposed, proposal.value);
        repair.evidence = evidence;
        figure.repair = Some(repair);
    }
}

#[cfg(test)]
mod tests {
    use crate::reading;

    /// Repairs of the press release below, each as `status print -> value`; `cells` are put in the place
    /// of the cells of the last quarter, from research to shares.
    fn repairs(cells: [&str; 7]) -> Vec<String> {
        let [research, general, total, operations, other, net, shares] = cells;
        let text = format!(
            "# Exhibit 99.1\n\n\
             # Quillfern Optics Reports First Quarter Results\n\n\
             For the three months ended September 30, 2016, research and development expenses were \
             $12.6 million. Total operating expenses were $16.1 million. Net loss was $11.3 million.\n\n\
             CONDENSED STATEMENTS OF OPERATIONS\n\n(in thousands, except per share amounts)\n\n\
             \tThree Months Ended September 30,\t\t\n\
             \t2016\t\t2015\n\
             Total revenues\t$\t4,272\t$ 3,021\n\
             Expenses:\t\t\t\n\
             Research and development\t{research}\t10,275\n\
             General and administrative\t{general}\t3,310\n\
             Total operating expenses\t{total}\t13,585\n\
             Loss from operations\t{operations}\t(10,564)\n\
             Other income, net\t{other}\t371\n\
             Net loss\t{net}\t$ (10,193)\n\
             Net loss per share, basic and diluted\t$\t(0.24)\t$ (0.23)\n\
             Average shares outstanding, basic and diluted\t{shares}\t44,602\n"
        );
        let reading = reading::read(text.into_bytes());
        let repaired = reading.figures.all.iter().filter_map(|f| Some((f, f.repair.as_deref()?)));
        let drawn = |(f, r): (&crate::figures::Figure, &crate::figures::Repair)| {
            assert!(!r.evidence.is_empty());
            let printed = r.printed.replace('\t', " | ");
            format!("{:?} {printed} -> {} ({})", r.status, super::printed(r.value, f.scale), f.value)
        };
        repaired.map(drawn).collect()
    }

    #[test]
    fn torn_cells_are_joined_where_two_equations_prove_it() {
        let found =
            repairs(["1\t2,583", "\t3,489", "1\t6,072", "(1\t.1,800)", "\t512", "$ (1\t1,288)", "4\t56,850"]);
        assert_eq!(
            found,
            [
                "Applied 1 | 2,583 -> 12,583 (12583000)",
                "Applied 1 | 6,072 -> 16,072 (16072000)",
                "Applied (1 | .1,800) -> (11,800) (-11800000)",
                "Applied $ (1 | 1,288) -> (11,288) (-11288000)",
                "Proposed 4 | 56,850 -> 46,850 (56850000)",
            ]
        );
    }

    #[test]
    fn a_comma_taken_for_a_stop_is_read_as_a_comma() {
        let found =
            repairs(["\t12.583", "\t3,489", "\t16,072", "\t(11,800)", "\t512", "\t(11,288)", "\t46,850"]);
        assert_eq!(found, ["Applied 12.583 -> 12,583 (12583000)"]);
    }

    #[test]
    fn what_is_whole_or_not_proved_stays_as_it_is_printed() {
        let whole = ["\t12,583", "\t3,489", "\t16,072", "\t(11,800)", "\t512", "\t(11,288)", "\t46,850"];
        assert!(repairs(whole).is_empty());
        // One equation is none too many: nothing else knows of the other income.
        let one = ["\t12,583", "\t3,489", "\t16,072", "\t(11,800)", "1\t3,512", "\t(11,288)", "\t46,850"];
        assert!(!repairs(one).iter().any(|r| r.starts_with("Applied")), "{:?}", repairs(one));
    }

    #[test]
    fn a_wrong_digit_is_proposed_and_never_applied() {
        let found =
            repairs(["\t12,583", "\t3,489", "\t15,072", "\t(11,800)", "\t512", "\t(11,288)", "\t46,850"]);
        assert_eq!(found, ["Proposed 15,072 -> 16,072 (15072000)"]);
    }
}
