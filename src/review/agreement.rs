//! How far reviewers agree who judged the same filing, and where they do not.
//!
//! What counts are the figures that [several reviewers judged](super::dispute); what one of them did not
//! judge is no disagreement and counts nowhere.
//!
//! Cohen's kappa (1960) is that of two reviewers; of more, the mean over all pairs. Krippendorff's alpha
//! is that for nominal data with missing verdicts (Krippendorff 2011, "Computing Krippendorff's
//! Alpha-Reliability"). Both are ratios of counts and no figure's value, so they may be floating point.

use std::collections::BTreeMap;

use super::State;
use super::dispute::Shared;
use crate::figures::Kind;

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
    /// Hundredths of the figures on which all agree; None where there is none that two judged.
    #[expect(clippy::float_arithmetic, reason = "a statistic, no figure's value")]
    pub fn percent(&self) -> Option<f64> {
        (self.figures > 0).then(|| self.agreed as f64 * 100.0 / self.figures as f64)
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
/// a category of its own. Verdicts that agree are counted as the first of them.
fn categories(shared: &Shared) -> Vec<String> {
    let category =
        |code: usize| match shared.verdicts.get(code).map_or(State::Pending, |verdict| verdict.state) {
            State::Rejected => "rejected".to_owned(),
            State::Confirmed => "confirmed".to_owned(),
            state => format!("{} {code}", state.name()),
        };
    shared.codes().into_iter().map(category).collect()
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
}
