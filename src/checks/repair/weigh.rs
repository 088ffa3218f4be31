//! Chooses between readings: the ones that make the most equations hold, and whether that is proof.
//!
//! Sums alone may not tell. Where all the cells of a sum lost the same digit, it holds either way:
//!
//! ```text
//! 1 | 2,583 + 3,489 = 1 | 6,072        12,583 + 3,489 = 16,072, and 2,583 + 3,489 = 6,072
//! ```
//!
//! So prints that share equations are weighed together, and equations that hold for one way to read
//! them all and not for the other must decide.

use super::super::equation::{Reading, is_percent, solve};
use super::super::{Check, Operand};
use super::readings::{Candidate, Suspect};
use crate::figures::{FigureId, Figures};

/// Equations that prove a reading, at least; and by which a way to read prints that belong together
/// must be better than the print as it was read.
const PROOF: usize = 2;
/// Rounds in which readings are changed one by one.
const ROUNDS: usize = 6;

/// A reading that equations speak for.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    /// They prove it.
    pub(super) proved: bool,
    /// Index of the suspect.
    pub(super) suspect: usize,
    /// Index of the reading.
    pub(super) reading: usize,
    /// Equations that hold with it and with no other reading.
    pub(super) equations: Vec<Pooled>,
}

/// An equation with suspects in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pooled {
    pub(super) operands: Vec<Operand>,
    percent: bool,
    /// Indices of the suspects.
    suspects: Vec<usize>,
}

/// All that is weighed.
struct Scales<'a> {
    suspects: &'a [Suspect],
    figures: &'a Figures,
    equations: Vec<Pooled>,
    /// For each suspect, its equations.
    of: Vec<Vec<usize>>,
}

/// The readings of `suspects` that the checks `found` prove or, where there is one equation only, speak
/// for.
pub(super) fn weigh(suspects: &[Suspect], found: &[Check], figures: &Figures) -> Vec<Spoken> {
    let scales = Scales::new(suspects, found, figures);
    let as_read = vec![0; suspects.len()];
    let joined: Vec<usize> = suspects.iter().map(|s| usize::from(s.readings.len() > 1)).collect();
    let ways = [scales.climb(joined), scales.climb(as_read.clone())];
    let mut spoken = Vec::new();
    for group in scales.groups() {
        // Each group of prints is read in the way that suits it best.
        let score = |way: &[usize]| scales.score(&group, way);
        let Some(best) = ways.iter().max_by_key(|way| score(way)) else { continue };
        let mut likely = as_read.clone();
        for at in &group {
            likely[*at] = best[*at];
        }
        let mut way = likely.clone();
        scales.settle(&group, &mut way);
        if score(&way) < score(&as_read) + PROOF {
            way.clone_from(&as_read);
        }
        let better = score(&likely) > score(&as_read);
        for at in group.iter().copied() {
            let proved = way[at] != 0;
            let reading = if proved { way[at] } else { likely[at] };
            if reading == 0 || scales.is_changed(at, reading) || !proved && !better {
                continue;
            }
            let in_force = if proved { &way } else { &likely };
            let equations: Vec<Pooled> =
                scales.proofs(at, in_force).map(|e| scales.equations[e].clone()).collect();
            if !equations.is_empty() {
                spoken.push(Spoken { proved, suspect: at, reading, equations });
            }
        }
    }
    spoken
}

impl<'a> Scales<'a> {
    fn new(suspects: &'a [Suspect], found: &[Check], figures: &'a Figures) -> Self {
        let mut equations: Vec<Pooled> = Vec::new();
        for check in found {
            let place = |o: &Operand| suspects.binary_search_by_key(&o.figure, |s| s.figure).ok();
            let concerned: Vec<usize> = check.operands.iter().filter_map(place).collect();
            if !concerned.is_empty() {
                let mut operands = check.operands.clone();
                operands.sort_by_key(|o| o.figure);
                let percent = is_percent(&operands, figures);
                equations.push(Pooled { operands, percent, suspects: concerned });
            }
        }
        let key = |e: &Pooled| e.operands.iter().map(|o| (o.figure, o.role as u8)).collect::<Vec<_>>();
        equations.sort_by_cached_key(key);
        equations.dedup_by(|a, b| a.operands == b.operands);
        let mut of = vec![Vec::new(); suspects.len()];
        for (index, equation) in equations.iter().enumerate() {
            for suspect in &equation.suspects {
                of[*suspect].push(index);
            }
        }
        Self { suspects, figures, equations, of }
    }

    fn candidate(&self, suspect: usize, reading: usize) -> Option<&Candidate> {
        self.suspects.get(suspect)?.readings.get(reading)
    }

    /// True where a reading changes what is printed.
    fn is_changed(&self, suspect: usize, reading: usize) -> bool {
        self.candidate(suspect, reading).is_some_and(|c| c.changed)
    }

    /// True where an equation holds if the prints are read in this way.
    fn holds(&self, equation: usize, way: &[usize]) -> bool {
        let Some(equation) = self.equations.get(equation) else { return false };
        let reading = |id: FigureId| {
            let figure = self.figures.get(id)?;
            let Ok(at) = self.suspects.binary_search_by_key(&id, |s| s.figure) else {
                return Reading::of(figure);
            };
            let candidate = self.candidate(at, *way.get(at)?)?;
            Some(Reading::new(candidate.value, candidate.decimals))
        };
        solve(&equation.operands, reading, equation.percent)
            .is_some_and(super::super::equation::Outcome::holds)
    }

    /// Changes one reading after the other to the one with which most of its equations hold.
    fn climb(&self, mut way: Vec<usize>) -> Vec<usize> {
        for _ in 0..ROUNDS {
            let mut moved = false;
            for at in 0..way.len() {
                let stood = way[at];
                let held = |way: &[usize]| self.of[at].iter().filter(|e| self.holds(**e, way)).count();
                let mut best = (held(&way), stood);
                for reading in 0..self.suspects[at].readings.len() {
                    way[at] = reading;
                    let count = held(&way);
                    if count > best.0 {
                        best = (count, reading);
                    }
                }
                way[at] = best.1;
                moved |= best.1 != stood;
            }
            if !moved {
                break;
            }
        }
        way
    }

    /// Suspects that share equations, directly or by others.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut group: Vec<usize> = (0..self.suspects.len()).collect();
        fn root(group: &mut [usize], mut at: usize) -> usize {
            while group[at] != at {
                group[at] = group[group[at]];
                at = group[at];
            }
            at
        }
        for equation in &self.equations {
            for pair in equation.suspects.windows(2) {
                let (a, b) = (root(&mut group, pair[0]), root(&mut group, pair[1]));
                group[a.max(b)] = a.min(b);
            }
        }
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.suspects.len()];
        for at in 0..self.suspects.len() {
            let root = root(&mut group, at);
            groups[root].push(at);
        }
        groups.retain(|g| !g.is_empty());
        groups
    }

    /// Equations of a group that hold for a way, those that need a changed digit left out.
    fn score(&self, group: &[usize], way: &[usize]) -> usize {
        let mut held: Vec<usize> = group.iter().flat_map(|at| self.of[*at].iter().copied()).collect();
        held.sort_unstable();
        held.dedup();
        held.retain(|e| self.counts(*e, way) && self.holds(*e, way));
        held.len()
    }

    /// True where an equation needs no changed digit.
    fn counts(&self, equation: usize, way: &[usize]) -> bool {
        self.equations[equation].suspects.iter().all(|at| !self.is_changed(*at, way[*at]))
    }

    /// Equations that hold for a suspect as it is read, and for none of its other readings.
    fn proofs(&self, at: usize, way: &[usize]) -> impl Iterator<Item = usize> {
        let others: Vec<Vec<usize>> = (0..self.suspects[at].readings.len())
            .filter(|r| *r != way[at])
            .map(|reading| {
                let mut other = way.to_vec();
                other[at] = reading;
                other
            })
            .collect();
        self.of[at].iter().copied().filter(move |e| {
            self.counts(*e, way) && self.holds(*e, way) && others.iter().all(|other| !self.holds(*e, other))
        })
    }

    /// Takes readings back that are not proved, until those that are left prove each other.
    fn settle(&self, group: &[usize], way: &mut [usize]) {
        loop {
            // A reading with a changed digit is no proof of anything and is never in force.
            let unproved = group.iter().copied().find(|at| {
                way[*at] != 0 && (self.is_changed(*at, way[*at]) || self.proofs(*at, way).count() < PROOF)
            });
            match unproved {
                Some(at) => way[at] = 0,
                None => break,
            }
        }
    }
}
