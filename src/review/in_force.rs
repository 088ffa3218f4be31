//! The checks on the values in force: those that speak of a figure that a person put right or rejected are
//! judged again, and what they prove with them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Attribute, Entry, EntryId, Review, State};
use crate::checks::{self, Check, CheckId, Said, Status};
use crate::figures::{FigureId, plain};
use crate::reading::Reading;
use crate::text::saturate;

/// What persons say that values are, where it is not what was extracted.
pub(super) type SaidOf = FxHashMap<FigureId, Said>;

/// Checks that were judged again, by their index; None for those that have nothing left to judge.
pub(super) type JudgedAgain = FxHashMap<u32, Option<Check>>;

impl Review {
    /// The check on the values in force; None where what was decided leaves nothing to judge.
    pub fn check<'a>(&'a self, reading: &'a Reading, id: CheckId) -> Option<&'a Check> {
        match self.again.get(&id.0) {
            Some(check) => check.as_ref(),
            None => reading.checks.all.get(id.0 as usize),
        }
    }

    /// All checks on the values in force.
    pub fn checks<'a>(&'a self, reading: &'a Reading) -> impl Iterator<Item = (CheckId, &'a Check)> + Clone {
        let ids = (0..saturate(reading.checks.all.len())).map(CheckId);
        ids.filter_map(|id| Some((id, self.check(reading, id)?)))
    }

    /// True for a check that was judged again since a figure of it was decided on.
    pub fn is_judged_again(&self, id: CheckId) -> bool {
        self.again.contains_key(&id.0)
    }

    /// Checks that have nothing left to judge: a figure of them was rejected, or is no number any more.
    pub fn void_checks(&self) -> usize {
        self.again.values().filter(|check| check.is_none()).count()
    }

    /// What a check looks like, in words; of one that was judged again, only what is left over and what its
    /// prints come to.
    pub fn note(&self, reading: &Reading, id: CheckId) -> Option<String> {
        let check = self.check(reading, id)?;
        if !self.is_judged_again(id) {
            return check.note(&reading.figures);
        }
        let was = reading.checks.all.get(id.0 as usize)?;
        let printed = format!("judged on what was corrected; as printed {}", was.equation);
        Some(match check.status {
            Status::Fail => format!("off by {}: {printed}", check.off(&reading.figures)),
            _ => printed,
        })
    }

    /// Judges the checks again of figures that were folded anew since and whose value a person says otherwise
    /// now. A decision that says nothing of a value costs no more than a look at its figure.
    pub(super) fn judge_again(&mut self, reading: &Reading) {
        let mut turned: FxHashSet<FigureId> = FxHashSet::default();
        for id in std::mem::take(&mut self.refolded) {
            let Some(figure) = self.entry(id).and_then(Entry::figure) else { continue };
            let said = self.said(reading, id, figure);
            if self.said.get(&figure).copied() != said {
                turned.insert(figure);
                match said {
                    Some(said) => self.said.insert(figure, said),
                    None => self.said.remove(&figure),
                };
            }
        }
        if turned.is_empty() {
            return;
        }
        let mut changed = false;
        for (index, check) in reading.checks.all.iter().enumerate() {
            if !check.operands.iter().any(|operand| turned.contains(&operand.figure)) {
                continue;
            }
            let said = |id: FigureId| self.said.get(&id).copied();
            let touched = check.operands.iter().any(|operand| said(operand.figure).is_some());
            let again = touched.then(|| check.judged_again(&reading.filing, &reading.figures, said));
            let index = saturate(index);
            changed |= self.again.get(&index) != again.as_ref();
            match again {
                Some(again) => self.again.insert(index, again),
                None => self.again.remove(&index),
            };
        }
        if !changed {
            return;
        }
        let in_force = self.checks(reading).map(|(_, check)| check);
        let proved = checks::proved_by(&reading.figures, &reading.checks, in_force);
        for (index, proved) in proved.into_iter().enumerate() {
            if let Some(entry) = self.entries.get_mut(index).filter(|entry| entry.proved != proved) {
                entry.proved = proved;
                self.touched.iter_mut().for_each(|touched| touched.push(EntryId(saturate(index))));
            }
        }
    }

    /// What a person says that the value of a figure is, where it is not what was extracted.
    fn said(&self, reading: &Reading, id: EntryId, figure: FigureId) -> Option<Said> {
        let entry = self.entry(id)?;
        if entry.state() == State::Rejected {
            return Some(Said::Nothing);
        }
        let of_value =
            |attribute: Attribute| matches!(attribute, Attribute::Value | Attribute::Scale | Attribute::Kind);
        if !entry.changes().iter().any(|change| of_value(change.attribute)) {
            return None;
        }
        let said = self.effective(reading, id)?;
        // The last printed digit is worth more where the print is in thousands after all.
        let shift = i32::from(said.scale) - i32::from(reading.figures.get(figure)?.scale);
        let decimals = said.decimals.and_then(|d| i8::try_from(i32::from(d) - shift).ok());
        let number = |value| Said::Number { value: plain(value), scale: said.scale, decimals };
        Some(said.value.number().map_or(Said::Nothing, number))
    }
}
