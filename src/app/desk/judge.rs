//! Judging the current figure: from a key to drafts, and from what the store says to the screen.
//!
//! ```text
//! key ─> drafts ─> store ─> on disk ─> decisions ─> review, counts, next figure
//! ```
//!
//! Nothing on the screen changes before the store has answered. Keys pressed meanwhile wait.

use super::Desk;
use crate::app::Out;
use crate::app::action::Judge;
use crate::app::figure::grouped;
use crate::app::msg::{Effect, Order};
use crate::app::notice::{Notice, counted};
use crate::app::queue::proposed;
use crate::app::subject::Subject;
use crate::app::tally::Tally;
use crate::error::Error;
use crate::figures::plain;
use crate::review::{Act, Attribute, Attributes, Decision, Draft, EntryId};
use crate::text::TextSpan;

/// What is going on with decisions.
#[derive(Debug, Default)]
pub(super) struct Judging {
    /// What to do once the store has answered.
    waiting: Option<After>,
    /// What was decided last, to be decided again.
    last: Option<Act>,
    /// True where the last correction belongs to one figure alone.
    own: bool,
    /// Figures beside the current one that were judged before.
    over: usize,
    /// What was asked about so many figures that it waits for the same key again.
    asked: Option<(&'static str, Vec<EntryId>)>,
}

/// A verdict on more figures than this, more than a person sees at once, is asked about.
const MANY: usize = 250;

impl Judging {
    pub(super) fn is_recording(&self) -> bool {
        self.waiting.is_some()
    }

    /// Another key was pressed: what was asked waits no more.
    pub(super) fn forget_question(&mut self) {
        self.asked = None;
    }
}

/// What follows a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// To the next figure that needs a person.
    GoOn,
    /// To the next figure on which reviewers disagree.
    NextDispute,
    /// To the figure that was decided on.
    Show,
    /// Stay.
    Stay,
}

impl Desk {
    /// Decides on the current figure. Correcting and commenting open a form, which the centre does.
    pub fn judge(&mut self, judge: Judge, count: Option<u32>, letter: Option<char>, out: &mut Out) {
        match judge {
            Judge::Confirm => self.decide(Act::Confirm, out),
            Judge::ConfirmProved => self.confirm_proved(out),
            Judge::Tick => self.tick(letter, out),
            Judge::Ends => self.take_ends(out),
            Judge::AddUp => self.add_up(out),
            Judge::Widen => self.widen_reach(count, out),
            Judge::Reach(scope) => self.reach_for(scope, out),
            Judge::Reject => self.decide(Act::Reject, out),
            Judge::Skip => self.next_open(self.reader.current(), true, out),
            Judge::Undo => self.turn(true, out),
            Judge::Redo => self.turn(false, out),
            Judge::Repeat => match self.judging.last.clone() {
                Some(act) => self.decide(act, out),
                None if self.judging.own => out.say(Notice::refused(
                    "a corrected value or label belongs to one figure: . repeats verdicts, units, scales, periods",
                )),
                None => out.say(Notice::refused("nothing was decided yet in this session")),
            },
            Judge::Correct | Judge::Comment => {}
        }
    }

    /// The current figure; says why there is none.
    pub fn current(&self, out: &mut Out) -> Option<EntryId> {
        if self.shown.review.is_none() {
            out.say(self.no_figures());
            return None;
        }
        let current = self.reader.current();
        if current.is_none() {
            out.say(Notice::refused("the cursor is on no figure: Tab goes to the next"));
        }
        current
    }

    /// Another key was pressed: what was asked waits no more.
    pub(in crate::app) fn forget_question(&mut self) {
        self.judging.forget_question();
    }

    /// True where a verdict may fall on all of `ids`: on very many only once the key is pressed again.
    fn agreed(&mut self, verb: &'static str, ids: &[EntryId], out: &mut Out) -> bool {
        let asked = self.judging.asked.take();
        if ids.len() <= MANY || asked.is_some_and(|(what, of)| what == verb && of == ids) {
            return true;
        }
        let words = format!("{}: the same key again to {verb} them all", counted(ids.len(), "figure"));
        out.say(Notice::refused(words));
        self.judging.asked = Some((verb, ids.to_vec()));
        false
    }

    fn decide(&mut self, act: Act, out: &mut Out) {
        let ids = self.reached(out);
        if !self.agreed(act.name(), &ids, out) {
            return;
        }
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let drafts = review.drafts(reading, &ids, &act);
        self.judging.last = Some(act);
        self.record(drafts, After::GoOn, out);
    }

    /// Confirms what arithmetic has proved within reach, or in the table.
    fn confirm_proved(&mut self, out: &mut Out) {
        let ids = self.reached_proofs(out);
        if !self.agreed("confirm", &ids, out) {
            return;
        }
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let drafts = review.drafts(reading, &ids, &Act::Confirm);
        self.record(drafts, After::GoOn, out);
    }

    /// Puts a tick mark on the figure, or takes it off again.
    fn tick(&mut self, letter: Option<char>, out: &mut Out) {
        let (Some(id), Some(letter)) = (self.current(out), letter) else { return };
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let mark = letter.to_string();
        let has = review.entry(id).is_some_and(|entry| entry.ticks().contains(&mark));
        let act = if has { Act::Untick { mark } } else { Act::Tick { mark } };
        let drafts = review.draft(reading, id, act).into_iter().collect();
        self.record(drafts, After::Stay, out);
    }

    /// Gives a figure other ends, and corrects it to what a form says.
    pub fn respan(
        &mut self,
        id: EntryId,
        span: TextSpan,
        said: &Attributes,
        comment: Option<String>,
        out: &mut Out,
    ) {
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let mut drafts: Vec<Draft> = Vec::new();
        if self.is_elsewhere(id, span) {
            drafts.extend(review.respan(reading, id, span));
        }
        let differs = review.effective(reading, id).is_some_and(|before| before != *said);
        if differs {
            drafts.extend(review.correct(reading, id, said));
        }
        drafts.extend(comment.and_then(|text| review.draft(reading, id, Act::Comment { text })));
        if drafts.is_empty() {
            out.say(Notice::refused("nothing was changed"));
        }
        self.record(drafts, After::Show, out);
    }

    fn turn(&mut self, undo: bool, out: &mut Out) {
        let Some(review) = &self.shown.review else {
            out.say(self.no_figures());
            return;
        };
        match if undo { review.undo() } else { review.redo() } {
            Some(step) => {
                let figure = step.decisions.first().and_then(|index| review.entry_of_decision(*index));
                if let Some(id) = figure {
                    self.show_figure(id);
                }
                self.record(vec![step.draft], After::Stay, out);
            }
            None => out.say(Notice::refused(if undo { "nothing to undo" } else { "nothing to redo" })),
        }
    }

    /// Corrects a figure to what a form says, `others` with it, and comments on it where there are words.
    pub fn correct(
        &mut self,
        id: EntryId,
        said: Option<&Attributes>,
        others: &[(EntryId, Attributes)],
        comment: Option<String>,
        out: &mut Out,
    ) {
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let mut drafts: Vec<Draft> = Vec::new();
        if let Some(draft) = said.and_then(|said| review.correct(reading, id, said)) {
            self.judging.last = repeatable(&draft.act);
            self.judging.own = self.judging.last.is_none();
            drafts.push(draft);
        }
        let is_judged = |id: EntryId| review.entry(id).is_some_and(|entry| entry.state().is_judged());
        let mut over = 0;
        for (id, said) in others {
            if let Some(draft) = review.correct(reading, *id, said) {
                over += usize::from(is_judged(*id));
                drafts.push(draft);
            }
        }
        self.judging.over = over;
        let comment = comment.and_then(|text| review.draft(reading, id, Act::Comment { text }));
        drafts.extend(comment);
        let after = if said.is_some() { After::GoOn } else { After::Stay };
        self.record(drafts, after, out);
    }

    /// Adds a figure that was missed.
    pub fn add(
        &mut self,
        document: usize,
        span: TextSpan,
        figure: Attributes,
        comment: Option<String>,
        out: &mut Out,
    ) {
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let draft = review.add(reading, document, span, figure);
        let anchor = draft.anchor.clone();
        let mut drafts = vec![draft];
        drafts.extend(comment.map(|text| Draft { act: Act::Comment { text }, anchor, seen: None }));
        self.record(drafts, After::Show, out);
    }

    pub(super) fn record(&mut self, drafts: Vec<Draft>, after: After, out: &mut Out) {
        let Some(card) = self.card.clone() else { return };
        if drafts.is_empty() {
            return;
        }
        self.judging.waiting = Some(after);
        self.drop_reach();
        out.ask(Effect::Store(Order::Record { card, path: self.source.path().cloned(), drafts }));
    }

    /// Takes in what the store says of the last decisions.
    pub fn recorded(&mut self, result: Result<Vec<Decision>, Error>, out: &mut Out) {
        let (after, over) = (self.judging.waiting.take(), std::mem::take(&mut self.judging.over));
        let decisions = match result {
            Ok(decisions) => decisions,
            Err(error) => {
                out.say(error.into());
                return;
            }
        };
        let first = decisions.first().map(|d| d.id);
        let many = decisions.iter().filter(|d| d.act.is_verdict()).count();
        self.take(decisions);
        let Some(review) = &self.shown.review else { return };
        let index = first.and_then(|id| review.log().decisions().iter().position(|d| d.id == id));
        if let Some(index) = index {
            let words = group_words(review, index, many, over);
            let passed_over = self.passed_over(index).unwrap_or_default();
            out.say(Notice::done(format!("{passed_over}{words}")));
        }
        let entry = index.and_then(|index| review.entry_of_decision(index));
        match (after, entry) {
            (Some(After::GoOn), _) => {
                let said = out.take_notice();
                self.next_open(self.reader.current(), true, out);
                // What was decided matters more than that the search went round.
                out.prefer(said);
            }
            (Some(After::NextDispute), _) => {
                let said = out.take_notice();
                self.next_dispute(true, out);
                let left = out.take_notice();
                let words = left.zip(said).map(|(left, said)| format!("{}; {}", left.text, said.text));
                out.prefer(words.map(Notice::done));
            }
            (Some(After::Show), Some(id)) => self.show_figure(id),
            _ => {}
        }
    }

    /// What was passed over by the confirmation at `index` of the log: arithmetic asks for another value.
    fn passed_over(&self, index: usize) -> Option<String> {
        let subject = self.subject()?;
        let review = subject.review?;
        review.log().get(index).filter(|decision| decision.act == Act::Confirm)?;
        let value = proposed(subject.figure(review.entry_of_decision(index)?)?)?;
        let value = grouped(&plain(value).to_string());
        Some(format!("arithmetic asks for {value} (u, e, ^n takes it): "))
    }

    /// Takes in decisions of others on this filing.
    pub fn news(&mut self, decisions: Vec<Decision>, out: &mut Out) {
        let mine = |d: &Decision| self.card.as_ref().is_some_and(|c| c.filing == d.filing);
        let decisions: Vec<Decision> = decisions.into_iter().filter(mine).collect();
        if decisions.is_empty() || self.shown.review.is_none() {
            return;
        }
        let words = match decisions.as_slice() {
            [one] => format!("{} decided on a figure elsewhere", one.reviewer),
            many => format!("{} decisions were made elsewhere", many.len()),
        };
        self.take(decisions);
        out.say(Notice::done(words));
    }

    fn take(&mut self, decisions: Vec<Decision>) {
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &mut self.shown.review) else {
            return;
        };
        review.apply(reading, decisions);
        self.tally = Tally::new(reading, review);
        self.mend();
    }

    /// What a form about `id` starts from: what holds today.
    pub fn attributes(&self, id: EntryId) -> Option<Attributes> {
        let Subject { reading, review, .. } = self.subject()?;
        review?.effective(reading, id)
    }
}

/// What the group of decisions that starts at `index` of the log did.
fn group_words(review: &crate::review::Review, index: usize, many: usize, over: usize) -> String {
    let words = review.words(index);
    // Undo and redo say themselves how many figures they speak of.
    // How many comes first: what the first one is may be cut off on a narrow screen.
    let before = if over > 0 { format!(", {over} of them judged before") } else { String::new() };
    if many > 1 { format!("{many} figures{before} (u takes all back): {words}") } else { words }
}

/// What can be said of another figure too: a corrected value or label belongs to one figure.
fn repeatable(act: &Act) -> Option<Act> {
    match act {
        Act::Correct { changes } => {
            let own = |attribute: Attribute| matches!(attribute, Attribute::Value | Attribute::Label);
            (!changes.iter().any(|c| own(c.attribute))).then(|| act.clone())
        }
        _ => Some(act.clone()),
    }
}
