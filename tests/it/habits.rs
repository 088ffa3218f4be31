//! What a person at the keys counts on: that nothing is lost unsaid, that a verdict falls on what is seen, and
//! that a key means the same wherever it is pressed.

use tickmark::app::Elsewhere;
use tickmark::app::msg::{Msg, Reply};
use tickmark::reading::Reading;
use tickmark::review::State;

use crate::stage::Stage;

/// How many figures are judged.
fn judged(stage: &Stage) -> usize {
    let review = stage.state.desk.as_ref().unwrap().reviewed().unwrap().2;
    review.entries().filter(|(_, entry)| entry.state().is_judged()).count()
}

/// Quitting once lost what could not be written, without a word.
#[test]
fn what_is_not_on_disk_is_said_before_it_is_lost() {
    let lost = || {
        let mut stage = Stage::open(80, 24);
        stage.send(Msg::Reply(Box::new(Reply::Elsewhere(Elsewhere::Memory))));
        stage.play("]t Tab a q");
        stage
    };
    let mut stage = lost();
    assert!(!stage.ended);
    assert!(stage.text().contains("1 decision is not on disk: q again loses it"), "{}", stage.text());
    assert!(stage.text().contains("W writes them to a file"), "{}", stage.text());
    stage.play("j q");
    assert!(!stage.ended, "another key lies between");
    stage.play("q");
    assert!(stage.ended);
    assert_eq!(stage.state.unsaved(), 1, "the command ends with an error");
    let mut stage = lost();
    stage.play("W Enter");
    assert!(stage.status().starts_with("wrote 1 decision to /home/ann/audit/"), "{}", stage.status());
    stage.play("q");
    assert!(stage.ended, "nothing is lost any more");
    let mut stage = lost();
    stage.send(Msg::Hangup);
    assert!(stage.ended, "nobody is there to be asked");
    // Without decisions nothing is lost.
    let mut stage = Stage::open(80, 24);
    stage.send(Msg::Reply(Box::new(Reply::Elsewhere(Elsewhere::Memory))));
    assert!(stage.play("q").ended);
}

/// `A` in running text once took the section, on the cover the whole filing.
#[test]
fn what_is_proved_is_confirmed_by_tables() {
    let mut stage = Stage::open(80, 24);
    stage.play("gg Tab A");
    assert!(stage.status().starts_with("this figure is in no table"), "{}", stage.status());
    assert_eq!(judged(&stage), 0);
    // The heading that ]t goes to is of the table.
    stage.play("]t A");
    assert!(judged(&stage) > 0, "{}", stage.status());
    let mut stage = Stage::open(80, 24);
    stage.play("]t it");
    assert!(stage.status().contains("table: "), "{}", stage.status());
}

/// A verdict in a filtered list once fell on figures that the filter hid.
#[test]
fn a_reach_in_the_list_is_of_what_it_shows() {
    let mut stage = Stage::open(160, 50);
    stage.play("F / \"kind:money value>10,000,000\" Enter it");
    let list = stage.state.list.as_ref().unwrap();
    let shown = list.figures().unwrap();
    let reach = stage.state.desk.as_ref().unwrap().reach.len();
    assert!(reach > 0 && reach <= shown.len(), "{reach} of {}", shown.len());
    stage.play("a");
    let review = stage.state.desk.as_ref().unwrap().reviewed().unwrap().2;
    let confirmed: Vec<_> =
        review.entries().filter(|(_, e)| e.state() == State::Confirmed).map(|(id, _)| id).collect();
    assert_eq!(confirmed.len(), reach);
    assert!(confirmed.iter().all(|id| shown.contains(id)));
}

/// On a narrow screen what a verdict will fall on is seen before anything else.
#[test]
fn a_reach_is_seen_on_a_narrow_screen() {
    let mut stage = Stage::open(80, 24);
    stage.play("size:40x12 / \"cash\" Enter ]t Tab it");
    assert!(stage.status().contains("table: "), "{}", stage.status());
}

/// `:q` once went to another figure, and `:120` said nothing.
#[test]
fn the_palette_knows_keys_and_numbers() {
    let mut stage = Stage::open(80, 24);
    assert!(stage.play(": \"q\" Enter").ended);
    let mut stage = Stage::open(80, 24);
    stage.play(": \"zzz\" Enter");
    assert!(stage.status().starts_with("nothing is called zzz"), "{}", stage.status());
    let first = stage.play("gg").text();
    assert_ne!(stage.play("G : \"1\" Enter").text(), stage.play("G").text());
    assert_eq!(stage.play("gg").text(), first);
}

#[test]
fn a_corrected_value_is_not_repeated() {
    let mut stage = Stage::open(160, 50);
    stage.play("]t Tab e ^u \"9,999\" Enter .");
    assert!(
        stage.status().starts_with("a corrected value or label belongs to one figure"),
        "{}",
        stage.status()
    );
}

/// The ends of a figure are moved in the text, also where it was chosen in the list.
#[test]
fn ends_are_moved_in_the_text() {
    let mut stage = Stage::open(80, 24);
    stage.play("F j w");
    assert!(stage.state.list.is_none());
    assert!(stage.state.desk.as_ref().unwrap().reader.selection.is_some());
}

/// What is no number keeps the value of before: that is said, and asked once.
#[test]
fn a_value_that_is_not_read_anew_is_told() {
    let mut stage = Stage::open(80, 24);
    stage.play("]t Tab w h Enter");
    assert!(stage.text().contains("is no number"), "{}", stage.text());
    stage.play("Enter");
    assert_eq!(judged(&stage), 0);
    stage.play("Enter");
    assert_eq!(judged(&stage), 1);
}

/// The field of the value and the line below once told two values.
#[test]
fn the_value_follows_its_scale() {
    let mut stage = Stage::open(80, 24);
    stage.play("]t Tab e Tab Tab ^u \"millions\"");
    assert!(stage.text().contains("→ 4,210,000,000"), "{}", stage.text());
}

/// Verdicts that were taken back count for nothing in the library.
#[test]
fn the_library_counts_what_is_in_force() {
    let mut stage = Stage::library(80, 24);
    stage.play("Enter ]t Tab a a u q");
    assert!(stage.text().contains("1/22"), "{}", stage.text());
    stage.play("Enter u q");
    assert!(stage.text().contains("0/22"), "{}", stage.text());
}

#[test]
fn what_was_done_in_the_tree_is_undone_there() {
    let mut stage = Stage::kettles(160, 50);
    stage.play("1 j gH u");
    assert!(stage.status().starts_with("took back: marked as no heading"), "{}", stage.status());
}

/// From one list to another, and `q` after a list that has nothing in it ends nothing.
#[test]
fn lists_lead_to_lists() {
    let mut stage = Stage::open(80, 24);
    stage.play("F C");
    assert!(stage.text().contains("Checks"), "{}", stage.text());
    stage.play("q H q");
    assert!(!stage.ended);
    assert!(stage.play("q").ended);
}

/// JSON lines were once written into a file called x.csv.
#[test]
fn the_ending_sets_the_format() {
    let mut stage = Stage::open(80, 24);
    stage.play("]t Tab a E Tab Tab ^u \"x.csv\"");
    assert!(stage.text().contains("format") && stage.text().contains("csv "), "{}", stage.text());
    stage.play("^u \"x.foo\" Enter");
    assert!(stage.text().contains("no format has this ending"), "{}", stage.text());
}

/// `f` keeps what says the same, and lets go of it again.
#[test]
fn only_alike_and_all_again() {
    let mut stage = Stage::open(80, 24);
    let all = stage.play("F").state.list.as_ref().unwrap().sheet.count();
    let some = stage.play("8 o f").state.list.as_ref().unwrap().sheet.count();
    assert!(some < all, "{some} of {all}");
    assert_eq!(stage.play("f").state.list.as_ref().unwrap().sheet.count(), all);
}

/// The key once went to the line of the total and showed the number of it that was nearest to the column of before.
#[test]
fn regression_the_next_failure_shows_the_number_that_fails() {
    let page = "<html><body><table><tr><td></td><td>2023</td><td>2022</td><td>2021</td></tr>\
                <tr><td>Lids</td><td>$41,310</td><td>$37,204</td><td>$39,507</td></tr>\
                <tr><td>Spouts</td><td>11,908</td><td>12,196</td><td>12,304</td></tr>\
                <tr><td>Total sales</td><td>$53,218</td><td>$49,400</td><td>$51,911</td></tr></table></body></html>";
    let read = |read: fn(Vec<u8>) -> Reading| read(page.as_bytes().to_vec());
    for size in [(80, 24), (160, 50)] {
        let sections = read(tickmark::reading::sections);
        let mut stage = Stage::of(size.0, size.1, sections, read(tickmark::reading::read));
        stage.play("gg ]!");
        let text = stage.text();
        assert!(stage.status().contains("off by 100"), "{}", stage.status());
        assert!(text.contains("printed  \u{201c}$51,911\u{201d}"), "{text}");
    }
}
