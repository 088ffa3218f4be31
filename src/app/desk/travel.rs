//! Going from one thing to the next in an open filing: figures, tables, sections, places found.

use super::Desk;
use crate::app::Out;
use crate::app::action::Filing as Act;
use crate::app::flow::Place;
use crate::app::notice::Notice;
use crate::app::queue;
use crate::app::reader::Bring;
use crate::app::subject::Subject;
use crate::app::tally::next_open;
use crate::checks::{CheckId, CheckKind, Status};
use crate::filing::BlockKind;
use crate::reading::Reading;
use crate::review::EntryId;
use crate::text::cells;

impl Desk {
    /// Answers for the actions that go somewhere.
    pub(super) fn travel(&mut self, act: Act, count: Option<u32>, letter: Option<char>, out: &mut Out) {
        let Some(reading) = self.shown.reading.clone() else { return };
        let times = count.unwrap_or(1).max(1) as usize;
        let walking = std::mem::take(&mut self.queueing);
        match act {
            Act::NextFigure => self.next_figure(times, true, out),
            Act::PreviousFigure => self.next_figure(times, false, out),
            Act::NextOpen | Act::PreviousOpen => {
                self.queueing = true;
                // From a figure that was come to by other ways and that nothing speaks against, the queue begins at
                // its start; a doubtful one has its place in it.
                let doubtful = |id: &EntryId| {
                    let entry = self.shown.review.as_ref().and_then(|review| review.entry(*id));
                    self.subject().zip(entry).is_some_and(|(subject, entry)| queue::doubt(subject, entry) > 0)
                };
                let current = self.reader.current().filter(|id| walking || doubtful(id));
                self.next_open(current, act == Act::NextOpen, out);
            }
            Act::NextHit | Act::PreviousHit => self.next_hit(times, act == Act::NextHit, out),
            Act::NextTable | Act::PreviousTable => {
                let places = tables(&reading);
                self.step_among(&places, times, act == Act::NextTable, "table", out);
            }
            Act::NextSection | Act::PreviousSection => {
                let sections = reading.outline.sections.iter();
                let places: Vec<Place> =
                    sections.map(|s| Place { document: s.document, at: s.span.start() }).collect();
                self.step_among(&places, times, act == Act::NextSection, "section", out);
            }
            Act::NextFailure | Act::PreviousFailure => {
                self.next_failure(times, act == Act::NextFailure, out);
            }
            Act::OtherEnd => self.other_end(out),
            Act::ToMark => self.go_to_mark(letter, out),
            Act::JumpBack | Act::JumpForward => {
                let here = self.reader.anchor();
                let back = act == Act::JumpBack;
                let place = if back { self.reader.jumps.back(here) } else { self.reader.jumps.forward() };
                match place {
                    Some(place) => {
                        self.with_reader(|reader, subject| reader.go(subject, place, Bring::Third));
                    }
                    None => out.say(Notice::refused(if back { "no jump before" } else { "no jump after" })),
                }
            }
            Act::Page => self.go_to_page(count, out),
            _ => {}
        }
    }

    fn next_figure(&mut self, times: usize, forward: bool, out: &mut Out) {
        let Some(review) = &self.shown.review else {
            out.say(self.no_figures());
            return;
        };
        let here = self.reader.anchor();
        let order = review.order();
        let place = |id: &EntryId| {
            review
                .entry(*id)
                .map_or(Place::default(), |e| Place { document: e.document, at: e.span().start() })
        };
        let current = self.reader.current().and_then(|id| review.position(id));
        let wanted = match (current, forward) {
            (Some(at), true) => Some(at + times),
            (Some(at), false) => at.checked_sub(times),
            (None, true) => Some(order.partition_point(|id| place(id) < here) + times - 1),
            (None, false) => order.partition_point(|id| place(id) < here).checked_sub(times),
        };
        match wanted.and_then(|at| order.get(at)).copied() {
            Some(id) => self.show_figure(id),
            None if order.is_empty() => out.say(Notice::refused("no figure was found in this filing")),
            None if forward => out.say(Notice::refused("that was the last figure")),
            None => out.say(Notice::refused("that was the first figure")),
        }
    }

    /// Puts the cursor on a figure.
    pub(in crate::app) fn show_figure(&mut self, id: EntryId) {
        self.with_reader(|reader, subject| reader.go_to_figure(subject, id));
    }

    /// Goes to a figure, remembering the place that is left.
    pub(in crate::app) fn jump_to_figure(&mut self, id: EntryId) {
        self.with_reader(|reader, subject| {
            reader.leave(subject);
            reader.go_to_figure(subject, id);
        });
    }

    /// Goes to the next figure that needs a person: along the queue, the most doubtful first, where the
    /// current one was reached so; else in reading order. Without `current` the queue begins anew.
    pub(super) fn next_open(&mut self, current: Option<EntryId>, forward: bool, out: &mut Out) {
        let Some(subject) = self.shown.subject() else { return };
        let Some(review) = subject.review else {
            out.say(self.no_figures());
            return;
        };
        let found = if self.queueing {
            queue::next(subject, current, forward)
        } else {
            let here = current.and_then(|id| subject.place_of(id)).unwrap_or(self.reader.anchor());
            next_open(subject.reading, review, here, forward)
        };
        match found {
            Some((id, around)) => {
                if around {
                    out.say(Notice::done(if forward {
                        "from the start again"
                    } else {
                        "from the end again"
                    }));
                }
                self.show_figure(id);
            }
            None if self.tally.whole().all == 0 => {
                out.say(Notice::refused("no figure was found in this filing"));
            }
            None => out.say(Notice::done("every figure is judged or proved")),
        }
    }

    /// Goes `times` places on among sorted `places`.
    fn step_among(
        &mut self,
        places: &[Place],
        times: usize,
        forward: bool,
        what: &str,
        out: &mut Out,
    ) -> Option<usize> {
        let here = self.reader.anchor();
        let wanted = if forward {
            Some(places.partition_point(|p| *p <= here) + times - 1)
        } else {
            places.partition_point(|p| *p < here).checked_sub(times)
        };
        match wanted.filter(|at| *at < places.len()) {
            Some(at) => self.jump(places[at], Bring::Third),
            None => {
                let side = if forward { "after" } else { "before" };
                out.say(Notice::refused(format!("no {what} {side} this place")));
                return None;
            }
        }
        wanted
    }

    /// To the failing check so many places on, round the end where there are no more.
    fn next_failure(&mut self, times: usize, forward: bool, out: &mut Out) {
        let failures = failures(self.subject());
        let (here, count) = (self.reader.anchor(), failures.len());
        if count == 0 {
            out.say(Notice::done("no check of this filing fails"));
            return;
        }
        let next = if forward {
            failures.partition_point(|(place, ..)| *place <= here) + times - 1
        } else {
            failures.partition_point(|(place, ..)| *place < here) + count * times - times
        };
        let Some((_, figure, check)) = failures.get(next % count).copied() else { return };
        self.jump_to_figure(figure);
        self.take_in_hand(check, out);
        if let Some(said) = out.take_notice() {
            out.say(Notice { text: format!("{} of {count}: {}", next % count + 1, said.text), ..said });
        }
    }

    /// From a figure to the other end of its tie, or to the next figure of its check. The check in hand
    /// is followed first; a check that is followed is taken in hand.
    fn other_end(&mut self, out: &mut Out) {
        if self.go_to_sum() {
            return;
        }
        let Some(subject) = self.subject() else { return };
        let Some(id) = self.reader.current() else {
            out.say(Notice::refused("the cursor is on no figure"));
            return;
        };
        let Some(figure) = subject.entry(id).and_then(crate::review::Entry::figure) else { return };
        let ties =
            |kind: CheckKind| matches!(kind, CheckKind::TieProse | CheckKind::TieTable | CheckKind::Tagged);
        let found =
            subject.checks(figure).min_by_key(|(id, check)| (Some(*id) != self.related(), !ties(check.kind)));
        let other = found.and_then(|(check_id, check)| {
            let at = check.operands.iter().position(|o| o.figure == figure)?;
            // A check of many figures is gone round; a tie of two goes to and fro.
            let next = check.operands.get((at + 1) % check.operands.len())?;
            (next.figure != figure).then_some((next.figure, check_id))
        });
        match other {
            Some((other, check)) => {
                self.take_in_hand(check, out);
                self.jump_to_figure(EntryId(other.0));
            }
            None => out.say(Notice::refused("no tie or check leads from this figure")),
        }
    }

    /// Shows the operands of a check together, and says its equation.
    pub(in crate::app) fn take_in_hand(&mut self, check: CheckId, out: &mut Out) {
        self.check = Some(check);
        self.sum = None;
        let Some(subject) = self.subject() else { return };
        if let Some(check) = subject.check(check) {
            let equation = cells::line(&check.equation);
            // By how much it fails comes first: the words may be cut off on a narrow screen.
            out.say(if check.status == Status::Fail {
                let off = check.off(&subject.reading.figures);
                Notice::refused(format!("off by {off}: {equation}: {}", check.meaning()))
            } else {
                Notice::done(format!("{}: {equation}", check.meaning()))
            });
        }
    }

    fn go_to_mark(&mut self, letter: Option<char>, out: &mut Out) {
        let place = match letter {
            Some('\'') => self.reader.jumps.last(),
            Some(letter) => self.reader.marks.get(&letter).copied(),
            None => None,
        };
        match (place, letter) {
            (Some(place), _) => self.jump(place, Bring::Third),
            (None, Some('\'') | None) => out.say(Notice::refused("no jump before")),
            (None, Some(letter)) => {
                out.say(Notice::refused(format!("no place is marked '{letter}; m{letter} marks one")));
            }
        }
    }

    /// To the printed page with this number, within the document that the cursor is in.
    fn go_to_page(&mut self, count: Option<u32>, out: &mut Out) {
        let here = self.reader.anchor();
        let Some(document) = self.shown.reading.as_ref().and_then(|r| r.filing.documents.get(here.document))
        else {
            return;
        };
        let Some(page) = count else {
            let now = document.page_at(here.at).map_or("no pages are marked here".to_owned(), |page| {
                format!("page {page} of {}; type its number before gp to go to one", document.pages.len() + 1)
            });
            out.say(Notice::done(now));
            return;
        };
        let at = match page as usize {
            0 | 1 => Some(0),
            page => document.pages.get(page - 2).copied(),
        };
        match at {
            Some(at) => self.jump(Place { at, ..here }, Bring::Top),
            None => out.say(Notice::refused(format!("this document has no page {page}"))),
        }
    }
}

fn tables(reading: &Reading) -> Vec<Place> {
    let mut places = Vec::new();
    for (document, content) in reading.filing.documents.iter().enumerate() {
        let blocks = content.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Table(_)));
        places.extend(blocks.map(|b| Place { document, at: b.span.start() }));
    }
    places
}

/// The failing checks, each with what does not agree and where that stands, in order.
fn failures(subject: Option<Subject>) -> Vec<(Place, EntryId, CheckId)> {
    let Some(subject) = subject else { return Vec::new() };
    let failing = subject.all_checks().filter(|(_, check)| check.status == Status::Fail);
    let mut places: Vec<(Place, EntryId, CheckId)> = failing
        .filter_map(|(id, check)| {
            let foremost = check.foremost()?.figure;
            let figure = subject.reading.figures.get(foremost)?;
            let place = Place { document: figure.document, at: figure.span.start() };
            Some((place, EntryId(foremost.0), id))
        })
        .collect();
    places.sort_unstable();
    places.dedup_by_key(|(place, ..)| *place);
    places
}
