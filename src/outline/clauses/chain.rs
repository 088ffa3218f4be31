//! The sequence of clauses among all numbered paragraphs: each number follows from the one before.
//!
//! ```text
//! 1.  2.  1.  2.  3.  3.  4.       the list within 2. is left out: starting anew has its price
//! 1   2               3   4        chosen
//! ```

use super::{Candidate, Family};

/// Candidates before one that it may follow: a list of more in between is no list within a clause.
const REACH: usize = 150;

/// A number that starts anew costs this much, so that lists within clauses are not taken for clauses.
const RESTART: i32 = 6;

/// What speaks for `after` as the next clause after `before`; None where it is not.
fn follows(before: &Candidate, after: &Candidate) -> Option<i32> {
    let shared = before.parts.iter().zip(&after.parts).take_while(|(a, b)| a == b).count();
    if shared >= after.depth || shared > before.depth {
        return None;
    }
    let rest = after.parts.get(shared + 1..after.depth)?;
    if rest.iter().any(|part| *part > 1) {
        return None;
    }
    let from = if shared < before.depth { before.parts[shared] } else { 0 };
    let step = after.parts[shared].checked_sub(from)?;
    // The first below another is 1, 01 or 0.
    let deeper = shared == before.depth;
    match step {
        0 if deeper => Some(2),
        1 => Some(2),
        // A clause may be left out, or its number set in a way of its own.
        2..=3 if !deeper && rest.is_empty() => Some(-2 * i32::from(step - 1)),
        _ => None,
    }
}

/// The sequence of clauses with the highest sum, each with whether its numbers start anew. `parted` are
/// the lines of articles, after which sections may start anew. Fewer than `fewest` are none.
pub(super) fn chain(candidates: &[Candidate], parted: &[usize], fewest: usize) -> Vec<(Candidate, bool)> {
    // For each candidate the best sum that ends in it, the one before it, and whether it starts anew.
    let mut best: Vec<(i32, Option<usize>, bool)> = Vec::with_capacity(candidates.len());
    // The best of all up to each.
    let mut peaks: Vec<usize> = Vec::with_capacity(candidates.len());
    for (index, this) in candidates.iter().enumerate() {
        let first = this.parts.get(..this.depth).unwrap_or(&[]).iter().all(|part| *part <= 1);
        // Amendments start with the number of what they amend.
        let cost = if first { RESTART } else { RESTART + 6 };
        let mut option: Option<(i32, Option<usize>, bool)> = None;
        let mut offer = |sum: i32, before: Option<usize>, anew: bool| {
            if option.is_none_or(|(most, _, _)| sum > most) {
                option = Some((sum, before, anew));
            }
        };
        for before in (index.saturating_sub(REACH)..index).rev() {
            if let Some(bonus) = follows(&candidates[before], this) {
                let alike = i32::from(alike(&candidates[before], this));
                offer(best[before].0 + this.weight + bonus + alike, Some(before), false);
            }
        }
        if first || this.depth > 1 {
            offer(this.weight - if index == 0 || first { 0 } else { cost }, None, true);
            if let Some(peak) = index.checked_sub(1).and_then(|at| peaks.get(at)) {
                offer(best[*peak].0 + this.weight - cost, Some(*peak), true);
            }
            let article = parted.partition_point(|line| *line < this.line).checked_sub(1);
            if let Some(line) = article.and_then(|at| parted.get(at)) {
                let before = candidates.partition_point(|c| c.line < *line);
                if let Some(peak) = before.checked_sub(1).and_then(|at| peaks.get(at)).filter(|_| first) {
                    offer(best[*peak].0 + this.weight + 1, Some(*peak), true);
                }
            }
        }
        best.push(option.unwrap_or((i32::MIN / 2, None, true)));
        let peak = peaks.last().copied().filter(|peak| best[*peak].0 >= best[index].0).unwrap_or(index);
        peaks.push(peak);
    }
    let mut chosen = Vec::new();
    let mut step = peaks.last().copied().filter(|peak| best[*peak].0 > 0);
    while let Some(at) = step {
        chosen.push((candidates[at], best[at].2));
        step = best[at].1;
    }
    chosen.reverse();
    sound(chosen, parted, fewest)
}

/// The runs, from one start to the next, that are clauses: long enough, titled where a number of one part
/// may be that of a list, and no contents of the run that follows.
fn sound(chosen: Vec<(Candidate, bool)>, parted: &[usize], fewest: usize) -> Vec<(Candidate, bool)> {
    let mut runs: Vec<Vec<(Candidate, bool)>> = Vec::new();
    for (clause, anew) in chosen {
        match runs.last_mut().filter(|_| !anew) {
            Some(run) => run.push((clause, anew)),
            None => runs.push(vec![(clause, anew)]),
        }
    }
    let extent = |run: &[(Candidate, bool)]| match (run.first(), run.last()) {
        (Some((first, _)), Some((last, _))) => last.span.end() - first.span.start(),
        _ => 0,
    };
    let listed = |at: usize| {
        let (Some(run), Some(next)) = (runs.get(at), runs.get(at + 1)) else { return false };
        let between = |line: &usize| {
            run.last().is_some_and(|(last, _)| last.line < *line)
                && next.first().is_some_and(|(first, _)| *line < first.line)
        };
        !parted.iter().any(between)
            && run.len() >= 2
            && next.len() + 1 >= run.len()
            && extent(run).saturating_mul(4) < extent(next)
    };
    let titled = |run: &[(Candidate, bool)]| {
        let named = run.iter().filter(|(c, _)| c.titled).count();
        let single = run.iter().all(|(c, _)| c.depth == 1 && c.family == Family::Bare);
        !single || named >= 2 && named * 2 >= run.len()
    };
    let kept = |at: usize, run: &[(Candidate, bool)]| !listed(at) && titled(run);
    let sound: Vec<(Candidate, bool)> = runs
        .iter()
        .enumerate()
        .filter(|(at, run)| kept(*at, run))
        .flat_map(|(_, run)| run.iter().copied())
        .collect();
    if sound.len() < fewest { Vec::new() } else { sound }
}

/// True where both have a title or neither has.
fn alike(before: &Candidate, after: &Candidate) -> bool {
    before.titled == after.titled && before.depth == after.depth
}
