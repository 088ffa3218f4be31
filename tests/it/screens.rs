//! What is on screen after a script of keys, at both sizes: every screen, every form.
//!
//! Each snapshot has the text of the screen and then, row by row, the columns at which styles change.

use tickmark::app::Elsewhere;
use tickmark::app::msg::{Msg, Reply};
use tickmark::error::{Error, ErrorKind};
use tickmark::review::{Act, Reviewer};

use crate::stage::Stage;

/// Plays a script at 80x24 and at 160x50 and compares both screens with what was agreed on.
fn agree(name: &str, start: impl Fn(u16, u16) -> Stage, script: &str) {
    for (width, height) in [(80, 24), (160, 50)] {
        let mut stage = start(width, height);
        stage.play(script);
        let settings = insta::Settings::clone_current();
        settings.bind(|| insta::assert_snapshot!(format!("{name}_{width}x{height}"), stage.screen()));
    }
}

macro_rules! screens {
    ($($name:ident: $start:ident $script:literal;)*) => {
        $(#[test]
        fn $name() {
            agree(stringify!($name), Stage::$start, $script);
        })*
    };
}

screens! {
    library: library "";
    library_filtered: library "/ \"form:8-k";
    library_sorted_by_size: library "4 o";
    help: library "?";
    help_filtered: open "? \"undo";
    palette: open ": \"table";
    reader: open "";
    reader_in_a_table: open "]t Tab Tab Tab";
    reader_end: open "G";
    wide_table: open "/ \"Gull\" Enter k > >";
    outline: open "1 j j";
    outline_folded: open "1 zM";
    outline_unfolded: open "1 zR G";
    section_sought: open "1 / \"item 8\"";
    section_found: open "1 / \"notes\" Enter";
    section_not_found: open "1 / \"no such\" Enter";
    text_alone: open "]t gw";
    why_this_value: open "]t Tab K j j j j j";
    confirmed: open "]t Tab a";
    rejected: open "]t Tab x";
    row_in_reach: open "]t Tab r";
    table_in_reach: open "]t Tab it";
    column_confirmed: open "]t Tab ic a";
    proved_confirmed: open "]t Tab A";
    correction_checked_again: open "]t Tab e ^u \"999\" Enter C";
    added_twice: open "]t Tab v l a";
    undone: open "]t Tab it a u";
    correcting: open "]t Tab e";
    correcting_wrongly: open "]t Tab e ^u \"twelvish";
    correcting_what_others_share: open "]t Tab A Tab e Tab Tab ^u \"millions\" ^t";
    corrected_what_others_share: open "]t Tab A Tab e Tab Tab ^u \"millions\" ^t Enter";
    correcting_a_fiscal_year: open "]t Tab e Tab Tab Tab ^u \"FY1995\"";
    correcting_at_the_source: open "]t Tab K j j j j j e ^u \"millions";
    commenting: open "]t Tab c \"first line\" M-Enter \"second line";
    commented: open "]t Tab c \"agreed with the bank\" Enter";
    adding: open "/ \"interim reports\" Enter v w Enter";
    selecting: open "]t Tab v l l l l";
    moving_ends: open "]t Tab w h h";
    moved_ends: open "]t Tab w h h Enter Enter Enter";
    adding_up: open "]t Tab v j j =";
    ticked_by_hand: open "]t Tab tq";
    searching: open "/ \"cash";
    found: open "/ \"cash\" Enter n";
    not_found: open "/ \"no such words\" Enter";
    not_found_with_capitals: open "/ \"CASH AND\" Enter";
    comment_found: open "]t Tab c \"agreed with the bank\" Enter gg / \"with the bank\" Enter";
    figures: open "F";
    figures_filtered: open "F / \"kind:money value>10,000,000\" Enter";
    figures_unknown_word: open "F / \"kind:monney\" Enter";
    figures_as_they_were_left: open "F / \"kind:money value>10 million\" Enter j j Enter gg F";
    figures_copied: open "F j j y";
    figures_judged: open "F j a x";
    checks: open "C";
    checks_failing: open "C / \"fails\" Enter";
    check_in_hand: open "C Enter";
    other_end: open "C G Enter gd";
    next_failure: open "]!";
    log: open "]t Tab a a u H";
    legend: open "L";
    problems: open "I";
    export: open "E";
    exported: open "]t Tab a E Space Enter";
    light: open "T ]t Tab a";
    without_colour: open "T T ]t Tab a x";
    disagreements: disputed "D";
    disagreement_in_the_text: disputed "]d ]d";
    disagreement_settled: disputed "]d d1";
    disagreement_settled_in_the_list: disputed "D j j j a";
    disagreement_where_all_are_wrong: disputed "]d ]d de";
    ruling_taken_back: disputed "]d d2 u";
    rulings_in_the_log: disputed "]d d2 d0 H";
    heading_marked: kettles "/ \"Our works\" Enter gh 1";
    heading_marked_beside: kettles "/ \"Our works\" Enter g1 1";
    heading_unmarked: kettles "gg gH 1";
    heading_unmarked_in_the_tree: kettles "1 j gH";
    unknown_key: open "Z";
}

/// Every size from nothing to small is drawn, with every pane and form open, and shows something.
#[test]
fn every_small_size_is_drawn() {
    for script in [
        "",
        "1",
        "3",
        "]t Tab e",
        "]t Tab c",
        "?",
        ":",
        "F",
        "C",
        "E",
        "/ \"cash",
        "]t Tab v l",
        "D",
        "1 / \"it",
        "gw",
    ] {
        let mut stage = Stage::open(80, 24);
        stage.play(script);
        for width in (0..30).chain([40, 60, 79, 105, 106, 131, 132]) {
            for height in 0..14u16 {
                stage.play(&format!("size:{width}x{height}"));
                let text = stage.text();
                assert_eq!(text.lines().count(), usize::from(height), "{script} {width}x{height}");
                if width > 24 && height > 0 {
                    assert!(!text.trim().is_empty(), "{script} {width}x{height} shows nothing");
                }
            }
        }
    }
}

/// Who left off at a figure finds it again, with what was decided and what can be undone.
#[test]
fn a_review_is_taken_up_where_it_was_left() {
    let mut stage = Stage::open(80, 24);
    stage.play("]t Tab a x q");
    assert!(stage.ended);
    let before = stage.text();
    let mut stage = stage.again();
    assert!(stage.status().starts_with("where you left off"), "{}", stage.status());
    assert!(stage.status().ends_with("2/22 judged"), "{}", stage.status());
    let pane = |text: &str| {
        text.lines()
            .skip_while(|l| !l.contains("Figure 5 of 22"))
            .take(5)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(pane(&stage.text()), pane(&before));
    assert_eq!(pane(&before).len(), 5);
    stage.play("u u u");
    assert!(stage.status().starts_with("nothing to undo"), "{}", stage.status());
    assert!(stage.status().ends_with("0/22 judged"), "{}", stage.status());
}

/// A verdict that sweeps over a table leaves what a person decided before.
#[test]
fn a_sweep_passes_over_what_is_judged() {
    let mut stage = Stage::open(160, 50);
    stage.play("]t Tab x it a");
    let review = stage.state.desk.as_ref().unwrap().reviewed().unwrap().2;
    let states: Vec<&str> = review.entries().take(9).map(|(_, e)| e.state().name()).collect();
    assert_eq!(states[1], "rejected");
    assert_eq!(states.iter().filter(|s| **s == "confirmed").count(), 7, "{states:?}");
}

/// One caption corrected once: all figures that took their scale from it follow, and one undo takes
/// all of it back.
#[test]
fn a_caption_is_corrected_for_all_its_figures() {
    let mut stage = Stage::open(160, 50);
    stage.play("]t Tab K j j j j j e ^u \"millions\" Enter");
    let values = |stage: &Stage| -> Vec<String> {
        let (_, reading, review) = stage.state.desk.as_ref().unwrap().reviewed().unwrap();
        let cell = |id| review.effective(&reading, id).unwrap().value.to_string();
        review.order()[1..5].iter().map(|id| cell(*id)).collect()
    };
    assert_eq!(values(&stage), ["4210000000", "3985000000", "1190000000", "1215000000"]);
    stage.play("2 u");
    assert_eq!(values(&stage), ["4210000", "3985000", "1190000", "1215000"]);
}

/// What is typed as it is printed once became a thousand times too small.
#[test]
fn a_print_is_restated() {
    let mut stage = Stage::open(160, 50);
    stage.play("]t Tab e ^u \"4,120\" Enter");
    let (_, reading, review) = stage.state.desk.as_ref().unwrap().reviewed().unwrap();
    let corrected = review.entries().find(|(_, entry)| !entry.changes().is_empty()).unwrap().0;
    assert_eq!(review.effective(&reading, corrected).unwrap().value.to_string(), "4120000");
}

/// `n` goes on from the place it found, also where that place is in the middle of a line.
#[test]
fn searching_goes_on_from_the_middle_of_a_line() {
    let mut stage = Stage::open(80, 24);
    stage.play("/ \"and\" Enter");
    let status = stage.status();
    let count: usize = status.split("1 of ").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
    assert!(count > 3, "{status}");
    for number in 2..=count {
        stage.play("n");
        assert!(stage.status().starts_with(&format!("“and” {number} of {count}")), "{}", stage.status());
    }
}

/// A verdict in the list of figures goes on to the next row, also where the judged one is filtered out.
#[test]
fn judging_down_a_list() {
    let mut stage = Stage::open(160, 50);
    stage.play("F / \"state:pending\" Enter a a x");
    let states: Vec<&str> = {
        let review = stage.state.desk.as_ref().unwrap().reviewed().unwrap().2;
        review
            .entries()
            .map(|(_, e)| e.state())
            .filter(|s| s.is_judged())
            .map(tickmark::review::State::name)
            .collect()
    };
    assert_eq!(states, ["confirmed", "confirmed", "rejected"]);
}

/// `Enter` goes along the queue, the most doubtful first, and verdicts go on as one came: along the
/// queue, or in reading order.
#[test]
fn the_queue_has_the_most_doubtful_first() {
    let mut stage = Stage::open(160, 50);
    let seen = |stage: &mut Stage, keys: &str| -> String {
        let text = stage.play(keys).text();
        let printed = text.lines().find_map(|line| line.split("printed  “").nth(1)).unwrap_or("");
        printed.split('”').next().unwrap_or("").to_owned()
    };
    let queue = ["3,985", "1,215", "13,050", "18,520", "1,204,000", "312", "September 30, 2024"];
    for (step, want) in ["Enter", "a", "x", "a", "a", "Enter", "a"].into_iter().zip(queue) {
        assert_eq!(seen(&mut stage, step), want);
    }
    assert_eq!(seen(&mut stage, "Backspace"), "1,204,000", "one goes back to what is still open");
    let mut stage = Stage::open(160, 50);
    for (step, want) in [("Tab", "September 30, 2024"), ("a", "3,985"), ("Tab", "1,190"), ("a", "1,215")] {
        assert_eq!(seen(&mut stage, step), want);
    }
}

/// An error takes as many lines as it needs: what to do about it is not cut off.
#[test]
fn an_error_is_said_whole() {
    let context = "the review store /home/ann/reviews.db is damaged: file is not a database";
    let hint = "it is left untouched; decisions now go to /home/ann/reviews-2.db, and a backup helps";
    let error = Error::new(ErrorKind::StoreDamaged, context, hint);
    let mut stage = Stage::open(80, 24);
    stage.send(Msg::Reply(Box::new(Reply::Trouble(error))));
    let text = stage.text();
    for word in context.split(' ').chain(hint.split(' ')) {
        assert!(text.contains(word), "{word} is missing:\n{text}");
    }
    stage.play("j");
    assert!(!stage.text().contains("damaged"));
}

/// What goes to the clipboard.
#[test]
fn copying() {
    let mut stage = Stage::open(80, 24);
    stage.play("]t Tab y Y v l l l y");
    assert_eq!(stage.clipboard[0], "4210000");
    assert!(
        stage.clipboard[1].starts_with("\tSeptember 30, 2024\tDecember 31, 2023\n"),
        "{:?}",
        stage.clipboard[1]
    );
    assert_eq!(stage.clipboard[2], "4,21");
}

/// The section tree as the outline pane shows it, level by level, and what the status line says.
fn tree(stage: &Stage) -> (Vec<String>, String) {
    let outline = &stage.state.desk.as_ref().unwrap().reading().unwrap().outline;
    let shown = |s: &tickmark::outline::Section| format!("{}{}", " ".repeat(usize::from(s.depth)), s.title);
    (outline.sections.iter().map(shown).collect(), stage.status())
}

/// `gg` stood on the second line where a lone document has no title above it.
#[test]
fn regression_the_first_line_of_a_lone_document_is_the_first() {
    let mut stage = Stage::kettles(80, 24);
    let first = stage.text();
    assert_eq!(stage.play("j j gg").text(), first);
}

/// A heading that the reader missed is marked, one that is none is unmarked; both are on disk, both are
/// taken back and put in force again by the keys that do so for verdicts.
#[test]
fn headings_are_marked_and_unmarked() {
    let mut stage = Stage::kettles(160, 50);
    let read = tree(&stage).0;
    assert_eq!(read.len(), 2, "{read:?}");
    assert_eq!(read[1], " Our towns");
    let marked = [&read[0], " Our towns", "  Our works"];
    let (now, status) = tree(stage.play("/ \"Our works\" Enter gh"));
    assert_eq!(now, marked);
    assert!(status.starts_with("marked as a heading Our works"), "{status}");
    assert_eq!(tree(stage.play("g1")).0, [&read[0], " Our towns", " Our works"], "of a level of its own");
    assert_eq!(tree(stage.play("u")).0, marked);
    assert_eq!(tree(stage.play("u")).0, read, "one undo takes the mark back");
    assert_eq!(tree(stage.play("U")).0, marked);
    let mut stage = stage.again();
    assert_eq!(tree(&stage).0, marked, "marks are found again");
    let (now, status) = tree(stage.play("gg / \"Our works\" Enter gH gg / \"Our towns\" Enter gH"));
    assert_eq!(now, [read[0].as_str()]);
    assert!(status.starts_with("marked as no heading Our towns"), "{status}");
    assert_eq!(tree(stage.play("u u")).0, marked);
    assert_eq!(tree(stage.play("u")).0, read);
    assert!(tree(stage.play("u")).1.starts_with("nothing to undo"));
}

/// What each adjudicator found, from the log: who is right, and what holds.
fn rulings(stage: &Stage) -> Vec<String> {
    let review = stage.state.desk.as_ref().unwrap().reviewed().unwrap().2;
    let decisions = review.log().decisions().iter().enumerate();
    let in_force = decisions.filter(|(index, d)| d.act.name() == "adjudicate" && !review.is_undone(*index));
    in_force.map(|(index, d)| format!("{} {}", d.reviewer, review.words(index))).collect()
}

/// From the first disagreement to the last without looking for the next: each ruling is a key or two
/// and lands on the next one, in the list and in the text alike.
#[test]
fn disagreements_are_settled_one_after_the_other() {
    let want = [
        "cat sided with ben on 4,210 (Cash and cash equivalents): no figure",
        "cat found all reviewers wrong on 3,985 (Cash and cash equivalents): value 3,985,000 → 3,990,000",
        "cat sided with ann on 840",
    ];
    let mut list = Stage::disputed(160, 50);
    list.play("D j a");
    assert!(list.status().contains("2 disagreements left"), "{}", list.status());
    list.play("e ^u \"3,990,000\" Enter a");
    assert_eq!(rulings(&list), want);
    assert!(list.state.list.is_none(), "nothing is left to list");
    assert!(list.status().contains("every disagreement is settled"), "{}", list.status());
    let mut text = Stage::disputed(80, 24);
    text.play("]d d2 de ^u \"3,990,000\" Enter d1");
    assert_eq!(rulings(&text), want);
    text.play("D");
    assert!(text.status().contains("every disagreement is settled"), "{}", text.status());
    // Taken back it is open again, and the list has it and nothing else.
    text.play("u D");
    let rows = text.state.list.as_ref().unwrap().sheet.all();
    assert_eq!(rows.iter().map(|row| row.cells[0].text.as_str()).collect::<Vec<_>>(), ["ann", "ben"]);
}

/// What was extracted may be right where no reviewer left it so.
#[test]
fn the_program_may_be_right_against_all_reviewers() {
    let mut stage = Stage::disputed(80, 24);
    stage.play("]d ]d d0");
    assert_eq!(rulings(&stage), ["cat found all reviewers wrong on 3,985 (Cash and cash equivalents)"]);
    let review = stage.state.desk.as_ref().unwrap().reviewed().unwrap().2;
    assert_eq!(review.state(review.order()[2]).name(), "confirmed");
}

/// Marks that a person has given other signs have them beside figures, in the gutter and in the legend.
#[test]
fn marks_have_the_signs_that_were_set() {
    let mut plain = Stage::open(80, 24);
    let mut stage = Stage::set(80, 24, "[marks]\nfoot = \"f\"\nconfirmed = \"C\"\n");
    let [before, after] = [&mut plain, &mut stage].map(|stage| stage.play("]t Tab a").text());
    assert!(before.contains('ᶠ') && before.contains('✓'), "{before}");
    assert!(!after.contains('ᶠ') && !after.contains('✓'), "{after}");
    assert_eq!(before.replace('ᶠ', "f").replace('✓', "C"), after);
    let legend = stage.play("L").text();
    let row = |sign: &str, name: &str| {
        legend.lines().any(|line| line.split_whitespace().skip(1).take(2).eq([sign, name]))
    };
    assert!(row("C", "confirmed") && row("f", "foot"), "{legend}");
}

/// Who judges blind sees nothing that others said, and is told why there is nothing to settle.
#[test]
fn a_blind_reviewer_settles_nothing() {
    let mut stage = Stage::disputed(80, 24).by("ben", true);
    for keys in ["D", "]d", "[d"] {
        stage.play(keys);
        assert!(stage.status().starts_with("you judge blind"), "{}", stage.status());
    }
    stage.play("]t Tab d1");
    assert!(stage.status().starts_with("reviewers do not disagree on this figure"), "{}", stage.status());
    assert!(!stage.text().contains("ann"), "{}", stage.text());
    let mut alone = Stage::open(80, 24);
    alone.play("D");
    assert!(alone.status().starts_with("nobody else has judged this filing"), "{}", alone.status());
}

/// What is wrong with the store stands until a key is pressed, whatever comes in meanwhile, and where
/// decisions go instead is said all the time.
#[test]
fn regression_trouble_with_the_store_is_not_talked_over() {
    let mut stage = Stage::open(160, 50);
    stage.send(Msg::Reply(Box::new(Reply::Elsewhere(Elsewhere::Beside))));
    let error = Error::new(ErrorKind::StoreDamaged, "the review store is damaged", "");
    stage.send(Msg::Reply(Box::new(Reply::Trouble(error))));
    let (card, reading, review) = stage.state.desk.as_ref().unwrap().reviewed().unwrap();
    let draft = review.draft(&reading, review.order()[0], Act::Confirm).unwrap();
    let ben = Reviewer::new("ben").unwrap();
    let at = "2024-11-06T09:30:00Z".parse().unwrap();
    let news = stage.store.append(&card, None, &ben, vec![draft], at).unwrap();
    stage.send(Msg::Reply(Box::new(Reply::News(news))));
    assert!(stage.status().contains("the review store is damaged"), "{}", stage.status());
    stage.play("j");
    assert!(stage.status().ends_with("ANOTHER STORE  1/22 judged"), "{}", stage.status());
}

/// Tick marks stand behind the bracket that closes a figure, also where a marked-up table has it in a cell of its own.
#[test]
fn tick_marks_stand_behind_a_bracket_in_a_cell_of_its_own() {
    let rows = [
        ("Kettles", 1_620, 1_800, "(10.0"),
        ("Presses", 2_640, 2_400, "10.0"),
        ("Moulds", 950, 1_000, "(5.0"),
    ];
    let cells = |(name, new, old, change): &(&str, i32, i32, &str)| {
        let close = if change.starts_with('(') { ")%" } else { "%" };
        format!("<tr><td>{name}</td><td>{new}</td><td>{old}</td><td>{change}</td><td>{close}</td></tr>")
    };
    let body: String = rows.iter().map(cells).collect();
    let page = format!(
        "<html><body><p>(in thousands)</p><table><tr><td></td><td>2023</td><td>2022</td><td>% Change</td>\
         <td></td></tr>{body}</table></body></html>"
    );
    let read = || tickmark::reading::read(page.clone().into_bytes());
    let screen = Stage::of(80, 24, read(), read()).play("]t").text();
    for print in ["(10.0)%ᵟ", "10.0%ᵟ", "(5.0)%ᵟ"] {
        assert!(screen.contains(print), "{print}\n{screen}");
    }
}
