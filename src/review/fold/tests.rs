//! What follows from decisions: states, corrections, undo; and that folding at once gives the same as
//! folding one decision at a time.

use proptest::prelude::*;

use super::*;
use crate::checks::Status;
use crate::review::sample::{act, check, later, reading, review, states, viewer};
use crate::review::{AgainWhy, Attribute, Change, Draft, Reviewer, Ruling, State};
use crate::text::TextSpan;

const TEXT: &str = "Cash 100 and 200, debt 300; losses 40 and 50.";

fn value(now: &str) -> Act {
    let change = Change { attribute: Attribute::Value, was: None, now: Some(now.to_owned()) };
    Act::Correct { changes: vec![change] }
}

fn undo(review: &mut Review, reading: &Reading) -> String {
    let step = review.undo().unwrap();
    review.record(reading, vec![step.draft], later(review));
    step.words
}

fn redo(review: &mut Review, reading: &Reading) -> String {
    let step = review.redo().unwrap();
    review.record(reading, vec![step.draft], later(review));
    step.words
}

#[test]
fn every_figure_is_in_one_state() {
    let mut reading = reading(TEXT);
    check(&mut reading, &[0, 1, 2], Status::Pass);
    check(&mut reading, &[2, 3], Status::Fail);
    let mut review = review(&reading);
    assert_eq!(states(&review), "==...", "what speaks against a figure outweighs what speaks for it");
    act(&mut review, &reading, &[0], &Act::Confirm);
    act(&mut review, &reading, &[1], &value("201"));
    act(&mut review, &reading, &[3], &Act::Reject);
    assert_eq!(states(&review), "ae.x.");
    act(&mut review, &reading, &[0, 1, 3], &Act::Reopen);
    assert_eq!(states(&review), "==...");
}

#[test]
fn a_correction_keeps_what_was_extracted() {
    let reading = reading(TEXT);
    let mut review = review(&reading);
    act(&mut review, &reading, &[1], &value("201"));
    let id = EntryId(1);
    assert_eq!(review.extracted(&reading, id).unwrap().get(Attribute::Value).unwrap(), "200");
    assert_eq!(review.effective(&reading, id).unwrap().get(Attribute::Value).unwrap(), "201");
    assert_eq!(review.entry(id).unwrap().changes()[0].was.as_deref(), Some("200"));
    // Said to be as extracted after all: nothing is corrected any more.
    act(&mut review, &reading, &[1], &value("200"));
    assert_eq!(states(&review), ".a...");
}

#[test]
fn corrections_of_several_attributes_add_up_and_the_form_can_take_one_back() {
    let reading = reading(TEXT);
    let mut review = review(&reading);
    act(&mut review, &reading, &[1], &value("201"));
    let mut said = review.effective(&reading, EntryId(1)).unwrap();
    said.set(Attribute::Period, Some("2010-09-30")).unwrap();
    said.set(Attribute::Value, Some("200")).unwrap();
    let draft = review.correct(&reading, EntryId(1), &said).unwrap();
    review.record(&reading, vec![draft], later(&review));
    let changes = review.entry(EntryId(1)).unwrap().changes();
    assert_eq!(changes.iter().map(|c| c.attribute).collect::<Vec<_>>(), [Attribute::Period]);
    assert_eq!(review.effective(&reading, EntryId(1)).unwrap(), said);
}

#[test]
fn a_group_is_one_undo_and_tells_what_it_was() {
    let reading = reading(TEXT);
    let mut review = review(&reading);
    act(&mut review, &reading, &[0, 1, 2], &Act::Confirm);
    act(&mut review, &reading, &[3], &Act::Reject);
    assert_eq!(undo(&mut review, &reading), "rejected 40");
    assert_eq!(undo(&mut review, &reading), "confirmed 3 figures");
    assert_eq!(states(&review), ".....");
    assert!(review.undo().is_none());
    assert_eq!(redo(&mut review, &reading), "confirmed 3 figures");
    assert_eq!(states(&review), "aaa..");
    act(&mut review, &reading, &[4], &Act::Confirm);
    assert!(review.redo().is_none(), "a new act leaves nothing to redo");
    assert_eq!(review.words(5), "took back: confirmed 3 figures");
}

#[test]
fn a_missed_figure_is_added_and_goes_when_taken_back() {
    let reading = reading(TEXT);
    let mut review = review(&reading);
    let span = TextSpan::of(TEXT.find("losses").unwrap()..TEXT.find("losses").unwrap() + 6);
    let figure = review.extracted(&reading, EntryId(0)).unwrap();
    let draft = review.add(&reading, 0, span, figure);
    review.record(&reading, vec![draft], later(&review));
    assert_eq!(states(&review), "...+..");
    let added = review.at(0, span.start()).unwrap();
    assert_eq!(review.state(added), State::Added);
    act(&mut review, &reading, &[added.0], &value("7"));
    assert_eq!(review.effective(&reading, added).unwrap().get(Attribute::Value).unwrap(), "7");
    assert_eq!(states(&review), "...+..");
    undo(&mut review, &reading);
    undo(&mut review, &reading);
    assert_eq!(states(&review), ".....");
    assert_eq!(review.at(0, span.start()), None);
    redo(&mut review, &reading);
    assert_eq!(states(&review), "...+..");
}

#[test]
fn a_span_is_stretched_and_shrunk() {
    let reading = reading(TEXT);
    let mut review = review(&reading);
    let wide = TextSpan::of(0..8);
    let draft = review.respan(&reading, EntryId(0), wide).unwrap();
    review.record(&reading, vec![draft], later(&review));
    assert_eq!((review.entry(EntryId(0)).unwrap().span(), states(&review)), (wide, "e....".to_owned()));
    assert_eq!(review.at(0, 2), Some(EntryId(0)));
    undo(&mut review, &reading);
    assert_eq!(review.at(0, 2), None);
}

#[test]
fn regression_reopening_a_stretched_figure_puts_it_back_in_its_place() {
    let reading = reading(TEXT);
    let mut review = review(&reading);
    let draft = review.respan(&reading, EntryId(0), TextSpan::new(14, 15)).unwrap();
    review.record(&reading, vec![draft], later(&review));
    assert_eq!(review.order()[0], EntryId(1));
    act(&mut review, &reading, &[0], &Act::Reopen);
    assert_eq!(review.order()[0], EntryId(0));
}

#[test]
fn ticks_comments_and_headings_leave_the_state_alone() {
    let reading = reading(TEXT);
    let mut review = review(&reading);
    act(&mut review, &reading, &[0], &Act::Tick { mark: "✓".to_owned() });
    act(&mut review, &reading, &[0], &Act::Comment { text: "agreed to the bank letter".to_owned() });
    let heading = review.mark_heading(&reading, 0, TextSpan::new(0, 4), Some(2));
    // Words about the whole filing stand at no place in it.
    let words = Act::Comment { text: "see the file note".to_owned() };
    let note = Draft { act: words, anchor: None, seen: None };
    review.record(&reading, vec![heading, note], later(&review));
    assert_eq!(states(&review), ".....");
    let entry = review.entry(EntryId(0)).unwrap();
    assert_eq!((entry.ticks(), entry.comments().count()), (&["✓".to_owned()][..], 1));
    assert_eq!(review.headings()[0].level, Some(2));
    act(&mut review, &reading, &[0], &Act::Untick { mark: "✓".to_owned() });
    assert!(review.entry(EntryId(0)).unwrap().ticks().is_empty());
    undo(&mut review, &reading);
    undo(&mut review, &reading);
    assert!(review.headings().is_empty());
    assert!(review.astray().is_empty());
}

#[test]
fn nobody_takes_back_what_another_decided() {
    let reading = reading(TEXT);
    let mut ann = review(&reading);
    act(&mut ann, &reading, &[0], &Act::Confirm);
    let group = ann.log().decisions()[0].id;
    let mut ben = Review::open(&reading, ann.filing(), viewer("ben"), ann.log().clone());
    assert!(ben.undo().is_none());
    let forged = crate::review::Draft { act: Act::Undo { of: group }, anchor: None, seen: None };
    ben.record(&reading, vec![forged], later(&ann));
    assert_eq!(states(&ben), "a....");
}

#[test]
fn a_blind_reviewer_sees_nothing_of_others() {
    let reading = reading(TEXT);
    let mut ann = review(&reading);
    act(&mut ann, &reading, &[0], &Act::Confirm);
    let blind = Viewer { blind: true, ..viewer("ben") };
    let mut ben = Review::open(&reading, ann.filing(), blind, ann.log().clone());
    assert_eq!(states(&ben), ".....");
    act(&mut ann, &reading, &[1], &Act::Reject);
    ben.apply(&reading, ann.log().decisions().iter().cloned());
    assert_eq!((states(&ben), ben.log().decisions().len()), (".....".to_owned(), 0));
}

#[test]
fn an_adjudication_settles_whatever_was_said_before() {
    let reading = reading(TEXT);
    let mut review = review(&reading);
    act(&mut review, &reading, &[1], &value("201"));
    let right = Some(Reviewer::new("ben").unwrap());
    act(&mut review, &reading, &[1], &Act::Adjudicate { right, ruling: Ruling::Confirmed, to: None });
    assert_eq!(states(&review), ".a...");
    act(&mut review, &reading, &[1], &Act::Adjudicate { right: None, ruling: Ruling::Rejected, to: None });
    assert_eq!(states(&review), ".x...");
}

#[test]
fn a_verdict_on_what_is_now_read_otherwise_is_asked_for_again() {
    let mut reading = reading(TEXT);
    let mut review = review(&reading);
    act(&mut review, &reading, &[0, 1], &Act::Confirm);
    act(&mut review, &reading, &[2], &value("7"));
    // A later version of the extraction scales the first and the third figure.
    for index in [0, 2] {
        reading.figures.all[index].value = crate::figures::Value::Number(300_000.into());
    }
    let log = review.log().clone();
    let mut review = Review::open(&reading, review.filing(), viewer("ann"), log);
    assert_eq!(states(&review), ".ae..", "what the person said holds, what the person saw does not");
    assert_eq!(review.entry(EntryId(0)).unwrap().again().unwrap().why, AgainWhy::Reread);
    act(&mut review, &reading, &[0], &Act::Confirm);
    assert_eq!((states(&review), review.entry(EntryId(0)).unwrap().again()), ("aae..".to_owned(), None));
}

/// A later version that joins "100 200" into one figure, and reads it as what the second alone was.
#[test]
fn regression_a_print_that_took_in_another_number_is_another_place() {
    let mut reading = reading("Cash 100 200 and debt 300.");
    let mut review = review(&reading);
    act(&mut review, &reading, &[1], &Act::Confirm);
    let second = reading.figures.all.remove(1);
    let first = &mut reading.figures.all[0];
    first.span = crate::text::TextSpan::new(first.span.start(), second.span.end());
    first.value = second.value;
    let review = Review::open(&reading, review.filing(), viewer("ann"), review.log().clone());
    assert_eq!(states(&review), ".a.", "the joined one is not judged, what was judged is kept beside it");
}

#[test]
fn a_judged_figure_that_is_no_longer_found_is_kept() {
    let mut reading = reading(TEXT);
    let mut review = review(&reading);
    act(&mut review, &reading, &[0], &Act::Confirm);
    act(&mut review, &reading, &[1], &Act::Reject);
    reading.figures.all.drain(..2);
    let review = Review::open(&reading, review.filing(), viewer("ann"), review.log().clone());
    assert_eq!(states(&review), "ax...");
    assert_eq!(review.entries().next().unwrap().1.figure(), None);
}

/// What a person may do in a property test.
#[derive(Clone, Debug)]
enum Doing {
    Act(Vec<u32>, Act),
    Add(u32, u32),
    Respan(u32, u32, u32),
    Undo,
    Redo,
}

fn doing() -> impl Strategy<Value = Doing> {
    let act = prop_oneof![
        Just(Act::Confirm),
        Just(Act::Reject),
        Just(Act::Reopen),
        "[1-9][0-9]{0,3}".prop_map(|v| value(&v)),
        "[a-c]".prop_map(|mark| Act::Tick { mark }),
        "[a-c]".prop_map(|mark| Act::Untick { mark }),
        "[a-z]{3}".prop_map(|text| Act::Comment { text }),
        Just(Act::Adjudicate { right: None, ruling: Ruling::Rejected, to: None }),
    ];
    prop_oneof![
        6 => (prop::collection::vec(0..8_u32, 1..4), act).prop_map(|(ids, act)| Doing::Act(ids, act)),
        1 => (0..40_u32, 1..5_u32).prop_map(|(at, len)| Doing::Add(at, len)),
        1 => (0..5_u32, 0..40_u32, 1..5_u32).prop_map(|(id, at, len)| Doing::Respan(id, at, len)),
        2 => Just(Doing::Undo),
        1 => Just(Doing::Redo),
    ]
}

fn perform(review: &mut Review, reading: &Reading, doing: &Doing) {
    let span = |at: u32, len: u32| TextSpan::new(at, at + len);
    let drafts = match doing {
        Doing::Act(ids, act) => {
            let ids: Vec<EntryId> = ids.iter().map(|id| EntryId(*id)).collect();
            review.drafts(reading, &ids, act)
        }
        Doing::Add(at, len) => {
            let figure = review.extracted(reading, EntryId(0)).unwrap();
            vec![review.add(reading, 0, span(*at, *len), figure)]
        }
        Doing::Respan(id, at, len) => {
            review.respan(reading, EntryId(*id), span(*at, *len)).into_iter().collect()
        }
        Doing::Undo => review.undo().map(|s| s.draft).into_iter().collect(),
        Doing::Redo => review.redo().map(|s| s.draft).into_iter().collect(),
    };
    review.record(reading, drafts, later(review));
}

/// All that a person could notice of a review.
fn picture(review: &Review, reading: &Reading) -> String {
    let mut picture = String::new();
    for (id, entry) in review.entries() {
        let ticks = entry.ticks().join(" ");
        let comments = entry.comments().count();
        let attributes = review.effective(reading, id);
        picture += &format!("{:?} {:?} {ticks} {comments} {attributes:?}\n", entry.span(), entry.state());
    }
    picture
}

proptest! {
    /// Whatever was done, taking all of it back gives the start, and putting all of it in force
    /// again gives the end.
    #[test]
    fn undoing_all_gives_the_start(doings in prop::collection::vec(doing(), 0..40)) {
        let mut reading = reading(TEXT);
        check(&mut reading, &[0, 1, 2], Status::Pass);
        let mut review = review(&reading);
        let start = picture(&review, &reading);
        for doing in &doings {
            perform(&mut review, &reading, doing);
        }
        let end = picture(&review, &reading);
        let mut undone = 0;
        while review.undo().is_some() {
            undo(&mut review, &reading);
            undone += 1;
        }
        prop_assert_eq!(picture(&review, &reading), start);
        for _ in 0..undone {
            redo(&mut review, &reading);
        }
        prop_assert_eq!(picture(&review, &reading), end);
    }

    /// Folding one decision at a time and folding the whole log give the same, and so does the log
    /// after it was written to a file and read again.
    #[test]
    fn replaying_the_log_gives_the_review_again(doings in prop::collection::vec(doing(), 0..40)) {
        let mut reading = reading(TEXT);
        check(&mut reading, &[0, 1, 2], Status::Pass);
        let mut review = review(&reading);
        for doing in &doings {
            perform(&mut review, &reading, doing);
        }
        let mut file = Vec::new();
        crate::review::log::write(&mut file, &[], review.log()).unwrap();
        let log = crate::review::log::read(file.as_slice()).unwrap().log;
        let replayed = Review::open(&reading, review.filing(), viewer("ann"), log);
        prop_assert_eq!(picture(&replayed, &reading), picture(&review, &reading));
        prop_assert_eq!(replayed.undo(), review.undo());
        prop_assert_eq!(replayed.redo(), review.redo());
    }
}

/// A corrected value was once never checked again, and what it broke went on as proved.
#[test]
fn checks_are_judged_on_the_values_in_force() {
    let text = "# Report\n\n(in thousands)\n\n| Property | 2023 | 2022 |\n|---|---|---|\n\
        | Land | 1,310 | 1,204 |\n| Buildings | 7,420 | 7,315 |\n| Machinery | 5,233 | 5,122 |\n\
        | Total property | 13,963 | 13,641 |\n";
    let reading = crate::reading::read(text.as_bytes().to_vec());
    let mut review = review(&reading);
    let told = |review: &Review| -> Vec<String> {
        review.checks(&reading).map(|(_, check)| check.equation.clone()).collect()
    };
    let id = |print: &str| {
        let raw = |f: &crate::figures::Figure| reading.filing.documents[0].slice(f.span) == print;
        saturate(reading.figures.all.iter().position(raw).unwrap())
    };
    let holds = ["1,310 + 7,420 + 5,233 = 13,963", "1,204 + 7,315 + 5,122 = 13,641"];
    assert_eq!(told(&review), holds);
    let untouched = states(&review);
    act(&mut review, &reading, &[id("7,420")], &value("7240000"));
    assert_eq!(told(&review), ["1,310 + 7,240 + 5,233 \u{2260} 13,963", holds[1]]);
    let state = |review: &Review, print: &str| review.state(EntryId(id(print)));
    assert_eq!((state(&review, "1,310"), state(&review, "1,204")), (State::Pending, State::Proved));
    assert!(review.touched().unwrap().contains(&EntryId(id("1,310"))), "its row in a list is made anew");
    // Once the total is put right with it the column holds again, and proves the rest.
    act(&mut review, &reading, &[id("13,963")], &value("13783000"));
    assert_eq!(told(&review)[0], "1,310 + 7,240 + 5,233 = 13,783");
    assert_eq!(state(&review, "1,310"), State::Proved);
    // A total that is no figure leaves nothing to judge.
    act(&mut review, &reading, &[id("13,963")], &Act::Reject);
    assert_eq!((told(&review), review.void_checks()), (vec![holds[1].to_owned()], 1));
    for _ in 0..3 {
        undo(&mut review, &reading);
    }
    assert_eq!((told(&review), states(&review)), (holds.map(str::to_owned).to_vec(), untouched));
}
