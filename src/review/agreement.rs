//! How far reviewers agree who judged the same filing, and where they do not.
//!
//! Each reviewer's verdicts are folded as if nobody else had judged. Two verdicts agree where both find
//! the figure right with the same meaning and place, or both find that it is none. What one of them did
//! not judge is no disagreement and counts nowhere.
//!
//! Cohen's kappa (1960) is that of two reviewers; of more, the mean over all pairs. Krippendorff's alpha
//! is that for nominal data with missing verdicts (Krippendorff 2011, "Computing Krippendorff's
//! Alpha-Reliability"). Both are ratios of counts and no figure's value, so they may be floating point.

use std::collections::BTreeMap;

use super::decision::{Act, Draft, Reviewer, Ruling};
use super::{Attributes, EntryId, Review, State, Viewer};
use crate::figures::Kind;
use crate::reading::Reading;
use crate::text::TextSpan;

/// What a reviewer says of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Who says it.
    pub reviewer: Reviewer,
    /// Confirmed, corrected, rejected or added.
    pub state: State,
    /// What it means to them.
    pub figure: Attributes,
    /// Its place to them.
    pub span: TextSpan,
}

impl Verdict {
    /// True where both say the same of the figure.
    pub fn agrees(&self, other: &Self) -> bool {
        let rejected = |v: &Self| v.state == State::Rejected;
        match (rejected(self), rejected(other)) {
            (true, true) => true,
            (false, false) => {
                let (a, b) = (&self.figure, &other.figure);
                self.span == other.span
                    && (a.kind, &a.value, &a.unit, a.period, &a.label)
                        == (b.kind, &b.value, &b.unit, b.period, &b.label)
            }
            _ => false,
        }
    }
}

/// A figure that two or more reviewers judged.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The figure, in the review that was asked.
    pub entry: EntryId,
    /// Its kind as extracted, or as the first who added it says.
    pub kind: Kind,
    /// What each reviewer says, by name.
    pub verdicts: Vec<Verdict>,
    /// True where an adjudicator has settled it.
    pub settled: bool,
}

impl Shared {
    /// True where not all say the same.
    pub fn is_disputed(&self) -> bool {
        self.verdicts.windows(2).any(|pair| !pair[0].agrees(&pair[1]))
    }

    /// One number for each verdict, equal where verdicts agree.
    fn codes(&self) -> Vec<usize> {
        let first = |verdict: &Verdict| self.verdicts.iter().position(|v| v.agrees(verdict)).unwrap_or(0);
        self.verdicts.iter().map(first).collect()
    }
}

/// Agreement on figures of one kind, or of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The kind; None for all.
    pub kind: Option<Kind>,
    /// Figures that two or more judged.
    pub figures: usize,
    /// Those on which all agree.
    pub agreed: usize,
    /// Cohen's kappa; None where chance alone decides.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha; None where all verdicts are the same one.
    pub alpha: Option<f64>,
}

impl Agreement {
    /// Hundredths of the figures on which all agree.
    #[expect(clippy::float_arithmetic, reason = "a statistic, no figure's value")]
    pub fn percent(&self) -> f64 {
        if self.figures == 0 { 100.0 } else { self.agreed as f64 * 100.0 / self.figures as f64 }
    }
}

impl Review {
    /// The figures that two or more of the reviewers in the log judged. A blind viewer gets none.
    pub fn shared(&self, reading: &Reading) -> Vec<Shared> {
        let mut verdicts: BTreeMap<EntryId, Vec<Verdict>> = BTreeMap::new();
        for reviewer in self.log().reviewers() {
            let viewer = Viewer { reviewer: reviewer.clone(), blind: true };
            let own = Self::open(reading, self.filing(), viewer, self.log().without_rulings());
            for (id, entry) in own.entries().filter(|(_, entry)| entry.state().is_judged()) {
                let Some(figure) = own.effective(reading, id) else { continue };
                // Ids of extracted figures are the same in each review; others are known by their place.
                let shared = match entry.figure() {
                    Some(figure) => Some(self.of_figure(figure)),
                    None => self.made_at(entry.document, entry.printed_span()),
                };
                let Some(shared) = shared else { continue };
                let verdict =
                    Verdict { reviewer: reviewer.clone(), state: entry.state(), figure, span: entry.span() };
                verdicts.entry(shared).or_default().push(verdict);
            }
        }
        let shared = verdicts.into_iter().filter(|(_, verdicts)| verdicts.len() > 1);
        let mut shared: Vec<Shared> = shared
            .map(|(entry, verdicts)| Shared {
                entry,
                kind: self
                    .extracted(reading, entry)
                    .map_or_else(|| verdicts.first().map_or(Kind::Count, |v| v.figure.kind), |a| a.kind),
                verdicts,
                settled: self.is_settled(entry),
            })
            .collect();
        shared.sort_by_key(|s| self.entry(s.entry).map(|e| (e.document, e.span().start())));
        shared
    }

    fn is_settled(&self, id: EntryId) -> bool {
        let judged = self.entry(id).and_then(super::Entry::judged);
        judged
            .and_then(|index| self.log().get(index))
            .is_some_and(|d| matches!(d.act, Act::Adjudicate { .. }))
    }

    /// The entry that stands where no figure was extracted.
    fn made_at(&self, document: usize, span: TextSpan) -> Option<EntryId> {
        let here =
            |id: &EntryId| self.entry(*id).is_some_and(|e| e.figure().is_none() && e.printed_span() == span);
        self.overlapping(document, span).find(here)
    }

    /// A draft that settles a dispute: as `right` says, or, where all are wrong, as `said` says; None in
    /// both for a figure that is none although all took it for one.
    pub fn adjudicate(
        &self,
        reading: &Reading,
        shared: &Shared,
        right: Option<&Reviewer>,
        said: Option<&Attributes>,
    ) -> Option<Draft> {
        let extracted = self.extracted(reading, shared.entry)?;
        let verdict = right.and_then(|name| shared.verdicts.iter().find(|v| v.reviewer == *name));
        let figure = match verdict {
            Some(verdict) if verdict.state == State::Rejected => None,
            Some(verdict) => Some(&verdict.figure),
            None => said,
        };
        let ruling = match figure.map(|figure| extracted.changes_to(figure)) {
            None => Ruling::Rejected,
            Some(changes) if changes.is_empty() => Ruling::Confirmed,
            Some(changes) => Ruling::Corrected { changes },
        };
        let right = verdict.map(|v| v.reviewer.clone());
        self.draft(reading, shared.entry, Act::Adjudicate { right, ruling })
    }
}

/// Agreement on all figures and on those of each kind that occurs.
pub fn agreement(shared: &[Shared]) -> Vec<Agreement> {
    let all = std::iter::once(None).chain(Kind::ALL.map(Some));
    let of = |kind: Option<Kind>| {
        let of_kind: Vec<&Shared> =
            shared.iter().filter(|s| kind.is_none_or(|kind| s.kind == kind)).collect();
        (kind.is_none() || !of_kind.is_empty()).then(|| Agreement {
            kind,
            figures: of_kind.len(),
            agreed: of_kind.iter().filter(|s| !s.is_disputed()).count(),
            kappa: kappa(&of_kind),
            alpha: alpha(&of_kind.iter().map(|s| categories(s)).collect::<Vec<_>>()),
        })
    };
    all.filter_map(of).collect()
}

/// What verdicts are counted as: right, none, or corrected; a correction that another does not share is
/// a category of its own.
fn categories(shared: &Shared) -> Vec<String> {
    let category = |(verdict, code): (&Verdict, usize)| match verdict.state {
        State::Rejected => "rejected".to_owned(),
        State::Confirmed => "confirmed".to_owned(),
        state => format!("{} {code}", state.name()),
    };
    shared.verdicts.iter().zip(shared.codes()).map(category).collect()
}

/// Cohen's kappa, the mean over all pairs of reviewers who share a figure.
#[expect(clippy::float_arithmetic, reason = "a statistic, no figure's value")]
fn kappa(shared: &[&Shared]) -> Option<f64> {
    let mut pairs: BTreeMap<(&str, &str), Vec<(String, String)>> = BTreeMap::new();
    for figure in shared {
        let categories = categories(figure);
        for (i, a) in figure.verdicts.iter().enumerate() {
            for (j, b) in figure.verdicts.iter().enumerate().skip(i + 1) {
                let pair = (a.reviewer.name(), b.reviewer.name());
                pairs.entry(pair).or_default().push((categories[i].clone(), categories[j].clone()));
            }
        }
    }
    let kappas: Vec<f64> = pairs.values().filter_map(|said| cohen(said)).collect();
    (!kappas.is_empty()).then(|| kappas.iter().sum::<f64>() / kappas.len() as f64)
}

#[expect(clippy::float_arithmetic, reason = "a statistic, no figure's value")]
fn cohen(said: &[(String, String)]) -> Option<f64> {
    let total = said.len() as f64;
    let observed = said.iter().filter(|(a, b)| a == b).count() as f64 / total;
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (a, b) in said {
        counts.entry(a).or_default().0 += 1;
        counts.entry(b).or_default().1 += 1;
    }
    let expected: f64 = counts.values().map(|(a, b)| *a as f64 * *b as f64).sum::<f64>() / (total * total);
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

/// Krippendorff's alpha for nominal data: 1 - observed / expected disagreement, over units that two or
/// more judged.
#[expect(clippy::float_arithmetic, reason = "a statistic, no figure's value")]
fn alpha(units: &[Vec<String>]) -> Option<f64> {
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut values, mut observed) = (0_usize, 0.0);
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        values += unit.len();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for category in unit {
            *counts.entry(category).or_default() += 1;
            *totals.entry(category).or_default() += 1;
        }
        let same: usize = counts.values().map(|n| n * (n - 1)).sum();
        let pairs = unit.len() * (unit.len() - 1);
        observed += (pairs - same) as f64 / (unit.len() - 1) as f64;
    }
    let same: usize = totals.values().map(|n| n * (n - 1)).sum();
    let expected = (values * values.saturating_sub(1) - same) as f64;
    (expected > 0.0).then(|| 1.0 - (values - 1) as f64 * observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::sample::{act, later, reading, review, viewer};
    use crate::review::{Attribute, Change, Log};

    #[allow(clippy::float_arithmetic, reason = "statistics are compared within a margin")]
    fn near(value: Option<f64>, expected: f64) -> bool {
        value.is_some_and(|v| v > expected - 0.0005 && v < expected + 0.0005)
    }

    #[test]
    fn cohens_kappa_of_a_table_counted_by_hand() {
        // 20 both yes, 15 both no, 5 and 10 apart: observed 0.7, expected 0.5.
        let mut said = Vec::new();
        for (a, b, count) in [("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15)] {
            said.extend(std::iter::repeat_n((a.to_owned(), b.to_owned()), count));
        }
        assert!(near(cohen(&said), 0.4));
        assert_eq!(cohen(&[("y".to_owned(), "y".to_owned())]), None, "chance alone would agree");
    }

    #[test]
    fn krippendorffs_alpha_of_two_and_of_many_with_gaps() {
        let units = |rows: &[&str]| -> Vec<Vec<String>> {
            let columns = rows[0].len();
            let unit = |at: usize| {
                let said = rows.iter().filter_map(|row| row.chars().nth(at)).filter(|c| *c != '.');
                said.map(String::from).collect()
            };
            (0..columns).map(unit).collect()
        };
        // Two observers, ten units of two sorts; three coders, fifteen units, with gaps.
        assert!(near(alpha(&units(&["0100000000", "1110010100"])), 0.0952));
        assert!(near(alpha(&units(&[".....34121133.3", "1.213343.......", "..21344.21133.4"])), 0.6914));
        assert_eq!(alpha(&units(&["111", "111"])), None);
    }

    #[test]
    fn reviewers_are_compared_and_disputes_are_settled() {
        let reading = reading("Cash 100 and 200, debt 300; losses 40 and 50.");
        let mut ann = review(&reading);
        let value = |now: &str| Act::Correct {
            changes: vec![Change { attribute: Attribute::Value, was: None, now: Some(now.to_owned()) }],
        };
        act(&mut ann, &reading, &[0, 1, 2], &Act::Confirm);
        act(&mut ann, &reading, &[3], &value("41"));
        let mut ben = Review::open(&reading, ann.filing(), viewer("ben"), Log::default());
        act(&mut ben, &reading, &[0], &Act::Confirm);
        act(&mut ben, &reading, &[1], &Act::Reject);
        act(&mut ben, &reading, &[3], &value("41"));
        act(&mut ben, &reading, &[4], &Act::Confirm);
        let both = ann.log().decisions().iter().chain(ben.log().decisions()).cloned();
        let mut all = Review::open(&reading, ann.filing(), viewer("cat"), Log::new(both));
        let shared = all.shared(&reading);
        let ids: Vec<u32> = shared.iter().map(|s| s.entry.0).collect();
        assert_eq!(ids, [0, 1, 3], "judged by both");
        let disputes: Vec<&Shared> = shared.iter().filter(|s| s.is_disputed()).collect();
        assert_eq!(disputes.iter().map(|s| s.entry.0).collect::<Vec<_>>(), [1]);
        let summary = agreement(&shared);
        assert_eq!((summary[0].figures, summary[0].agreed), (3, 2));
        assert!(summary[0].kappa.is_some_and(|k| k > 0.0 && k < 1.0));
        // Ben is right; then both are wrong.
        let right = Reviewer::new("ben").unwrap();
        let draft = all.adjudicate(&reading, disputes[0], Some(&right), None).unwrap();
        all.record(&reading, vec![draft], later(&all));
        assert_eq!(all.state(EntryId(1)), State::Rejected);
        let said = all.extracted(&reading, EntryId(1)).unwrap().with(&[Change {
            attribute: Attribute::Value,
            was: None,
            now: Some("222".to_owned()),
        }]);
        let draft = all.adjudicate(&reading, disputes[0], None, Some(&said)).unwrap();
        all.record(&reading, vec![draft], later(&all));
        assert_eq!(all.state(EntryId(1)), State::Corrected);
        let shared = all.shared(&reading);
        assert!(shared.iter().filter(|s| s.is_disputed()).all(|s| s.settled));
        assert_eq!(shared.len(), 3, "a ruling is no verdict of a third reviewer");
    }
}
