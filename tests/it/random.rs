//! Whatever keys are pressed, at whatever size: the program never panics, and every decision that it
//! asked for is in the store and on the screen.

use proptest::prelude::*;
use tickmark::app::key::{Code, Key, Step, sequence};
use tickmark::app::keymap::BINDINGS;
use tickmark::app::lists::ListKind;
use tickmark::app::msg::{Mouse, MouseKind, Msg};
use tickmark::review::{Review, State};

use crate::stage::Stage;

/// Something that a person may do.
#[derive(Clone, Debug)]
enum Doing {
    /// Presses the keys of a row of the table of keys.
    Row(usize),
    /// Types a letter.
    Letter(char),
    /// Presses a key.
    Press(Code),
    Resize(u16, u16),
    Click(u16, u16),
    Wheel(u16, u16, i8),
    Paste(String),
}

fn doing() -> impl Strategy<Value = Doing> {
    let code = prop::sample::select(vec![
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::Backspace,
        Code::Left,
        Code::Right,
        Code::Up,
        Code::Down,
    ]);
    prop_oneof![
        12 => (0..BINDINGS.len()).prop_map(Doing::Row),
        4 => prop::sample::select("axexaesuU.rA=v]t1239jkl".chars().collect::<Vec<_>>()).prop_map(Doing::Letter),
        3 => code.prop_map(Doing::Press),
        1 => any::<char>().prop_map(Doing::Letter),
        1 => (0..180u16, 0..60u16).prop_map(|(w, h)| Doing::Resize(w, h)),
        1 => (0..180u16, 0..60u16).prop_map(|(x, y)| Doing::Click(x, y)),
        1 => (0..180u16, 0..60u16, -3..4i8).prop_map(|(x, y, n)| Doing::Wheel(x, y, n)),
        1 => ".{0,12}".prop_map(Doing::Paste),
    ]
}

fn act(stage: &mut Stage, doing: &Doing) {
    match doing {
        Doing::Row(index) => {
            let binding = &BINDINGS[*index];
            for step in sequence(binding.keys[0]) {
                let key = match step {
                    Step::Key(key) => key,
                    Step::AnyChar => Key::char('q'),
                };
                stage.send(Msg::Key(key));
            }
        }
        Doing::Letter(c) => stage.send(Msg::Key(Key::char(*c))),
        Doing::Press(code) => stage.send(Msg::Key(Key::plain(*code))),
        Doing::Resize(width, height) => stage.send(Msg::Resize { width: *width, height: *height }),
        Doing::Click(x, y) => stage.send(Msg::Mouse(Mouse { kind: MouseKind::Press, x: *x, y: *y })),
        Doing::Wheel(x, y, notches) => {
            stage.send(Msg::Mouse(Mouse { kind: MouseKind::Wheel(*notches), x: *x, y: *y }));
        }
        Doing::Paste(text) => stage.send(Msg::Paste(text.clone())),
    }
}

/// The states of all figures after opening the review anew from the store, which held so many decisions
/// `before`.
fn from_store(stage: &Stage, before: usize) -> Vec<State> {
    let (card, reading, review) = stage.state.desk.as_ref().unwrap().reviewed().unwrap();
    let log = stage.store.log(&[card.filing]).unwrap();
    assert_eq!(log.decisions().len(), before + stage.recorded, "every decision asked for is in the store");
    states(&Review::open(&reading, card.filing, review.viewer().clone(), log))
}

fn states(review: &Review) -> Vec<State> {
    review.entries().map(|(_, entry)| entry.state()).collect()
}

/// Does all of `doings` while the program runs, and draws the screen after each.
fn act_all(stage: &mut Stage, doings: &[Doing]) {
    for doing in doings {
        act(stage, doing);
        let _ = stage.text();
        if stage.ended {
            break;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_no_decision_is_lost(doings in prop::collection::vec(doing(), 1..60)) {
        let mut stage = Stage::open(80, 24);
        act_all(&mut stage, &doings);
        if let Some(desk) = stage.state.desk.as_ref() {
            let (.., review) = desk.reviewed().unwrap();
            prop_assert_eq!(states(&review), from_store(&stage, 0));
        }
    }

    #[test]
    fn the_library_takes_any_keys(doings in prop::collection::vec(doing(), 1..40)) {
        let mut stage = Stage::library(80, 24);
        act_all(&mut stage, &doings);
    }

    /// In the list of disagreements and beside them: the list, which is kept up to date by what each
    /// decision touched, is that of the review as a whole.
    #[test]
    fn disagreements_take_any_keys(list in any::<bool>(), doings in prop::collection::vec(doing(), 1..40)) {
        let mut stage = Stage::disputed(80, 24);
        let before = stage.state.desk.as_ref().unwrap().reviewed().unwrap().2.log().decisions().len();
        if list {
            stage.play("D");
        }
        act_all(&mut stage, &doings);
        if let Some(desk) = stage.state.desk.as_ref() {
            let (_, reading, review) = desk.reviewed().unwrap();
            prop_assert_eq!(states(&review), from_store(&stage, before));
            if let Some(list) = stage.state.list.as_ref().filter(|list| list.kind == ListKind::Disputes) {
                let open = review.shared(&reading).into_iter().filter(tickmark::review::dispute::Shared::is_open);
                let want: Vec<usize> = open.map(|shared| shared.verdicts.len()).collect();
                let rows = list.sheet.all().iter().filter(|row| row.cells[0].text != "as extracted");
                prop_assert_eq!(rows.count(), want.iter().sum::<usize>());
            }
        }
    }
}
