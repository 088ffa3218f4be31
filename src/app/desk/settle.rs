//! Settling what reviewers disagree on: the verdict of a person over the verdicts of others.

use rustc_hash::FxHashSet;

use super::Desk;
use super::judge::After;
use crate::app::Out;
use crate::app::notice::Notice;
use crate::app::sides::Sides;
use crate::review::dispute::Finding;
use crate::review::{Act, Attributes, Draft, EntryId};

/// The disagreements that nobody has settled, in reading order.
#[derive(Debug, Default)]
pub(super) struct Disputes {
    /// The version of the review that they are those of.
    version: Option<u64>,
    open: Vec<EntryId>,
}

impl Desk {
    /// Takes the side with this number on a figure: 0 is what was extracted.
    pub(in crate::app) fn take_side(&mut self, id: EntryId, number: usize, out: &mut Out) {
        let Some(sides) = self.sides(id, out) else { return };
        match sides.finding(number) {
            Some(finding) => self.rule(id, &finding, None, out),
            None if number == 0 => out.say(Notice::refused("the program did not find this figure")),
            None => {
                let most = sides.shared.verdicts.len();
                out.say(Notice::refused(format!("there are {most} reviewers here: d1 to d{most}")));
            }
        }
    }

    /// What reviewers say of a figure; says so where they do not disagree on it.
    pub(in crate::app) fn sides(&self, id: EntryId, out: &mut Out) -> Option<Sides> {
        let sides = self.subject().and_then(|subject| Sides::of(subject, id));
        if sides.is_none() {
            out.say(Notice::refused(
                "reviewers do not disagree on this figure: ]d goes to one where they do",
            ));
        }
        sides
    }

    /// Records what the adjudicator finds of a figure, and what they say of it.
    pub(in crate::app) fn rule(
        &mut self,
        id: EntryId,
        finding: &Finding,
        comment: Option<String>,
        out: &mut Out,
    ) {
        let Some(sides) = self.sides(id, out) else { return };
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let ruling = review.adjudicate(reading, &sides.shared, finding);
        let comment = comment.and_then(|text| review.draft(reading, id, Act::Comment { text }));
        let drafts: Vec<Draft> = ruling.into_iter().chain(comment).collect();
        self.record(drafts, After::NextDispute, out);
    }

    /// What a form about a figure on which all are wrong starts from: what no reviewer has touched.
    pub(in crate::app) fn extracted(&self, id: EntryId) -> Option<Attributes> {
        let subject = self.subject()?;
        subject.review?.extracted(subject.reading, id)
    }

    /// Records what a form says of a figure on which all reviewers were wrong.
    pub(in crate::app) fn rule_as(
        &mut self,
        id: EntryId,
        said: &Attributes,
        comment: Option<String>,
        out: &mut Out,
    ) {
        self.rule(id, &Finding::Means(Box::new(said.clone())), comment, out);
    }

    /// Goes to the next disagreement that nobody has settled, or to the one before, and says how many
    /// there are.
    pub(super) fn next_dispute(&mut self, forward: bool, out: &mut Out) {
        self.look_for_disputes();
        let Some(subject) = self.subject().filter(|subject| subject.review.is_some()) else {
            return out.say(self.no_figures());
        };
        let open = &self.disputes.open;
        let here = self.reader.current().and_then(|id| subject.place_of(id)).unwrap_or(self.reader.anchor());
        let is_after = |id: &&EntryId| subject.place_of(**id).is_some_and(|place| place > here);
        let is_before = |id: &&EntryId| subject.place_of(**id).is_some_and(|place| place < here);
        let found = if forward {
            open.iter().find(is_after).or(open.first())
        } else {
            open.iter().rfind(is_before).or(open.last())
        };
        match found.copied() {
            Some(id) => {
                let words = match open.len() {
                    1 => "1 disagreement left".to_owned(),
                    left => format!("{left} disagreements left"),
                };
                let hint = "d1, d2 … take a side, D lists them".to_owned();
                out.say(Notice { hint, ..Notice::done(words) });
                self.jump_to_figure(id);
            }
            None => out.say(self.no_disputes()),
        }
    }

    /// Brings the list of open disagreements up to date. A decision touches few of many figures: only
    /// they are looked at anew where nothing else happened since.
    fn look_for_disputes(&mut self) {
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let Disputes { version, open } = &mut self.disputes;
        let before = version.replace(review.version());
        if before == Some(review.version()) {
            return;
        }
        let is_open = |id: EntryId| review.shared_on(reading, id).is_some_and(|shared| shared.is_open());
        let follows = before.is_some_and(|before| before + 1 == review.version());
        match review.touched().filter(|_| follows) {
            Some(touched) => {
                let touched: FxHashSet<EntryId> = touched.iter().copied().collect();
                open.retain(|id| !touched.contains(id));
                open.extend(touched.into_iter().filter(|id| is_open(*id)));
                open.sort_by_cached_key(|id| review.position(*id));
            }
            None => *open = review.order().iter().copied().filter(|id| is_open(*id)).collect(),
        }
    }

    /// Why there is no disagreement to settle.
    pub(in crate::app) fn no_disputes(&self) -> Notice {
        let Some(review) = &self.shown.review else { return self.no_figures() };
        let judges = review.log().reviewers().len();
        if review.viewer().blind {
            Notice::refused("you judge blind: what others say is not shown, so nothing can be settled")
        } else if judges < 2 {
            Notice::refused("nobody else has judged this filing: see tickmark merge")
        } else if review.log().decisions().iter().any(|d| matches!(d.act, Act::Adjudicate { .. })) {
            Notice::done("every disagreement is settled")
        } else {
            Notice::done("no figure is in dispute")
        }
    }
}
