//! A day of work, by a script that counts its keys: five hundred figures through the real program, and
//! a program that is killed at any point of it.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::{Terminal, decisions};

/// Tables of four rows and four columns whose columns add up, and figures in prose that nothing proves:
/// twenty in each part.
fn report(parts: usize) -> String {
    let mut page = String::from("<html><body><p>CONSOLIDATED RESULTS</p>\n");
    for part in 0..parts {
        // Names without digits, which would be figures too.
        let name: String = [part / 26, part].map(|n| char::from(b'a' + (n % 26) as u8)).iter().collect();
        // Numbers that are the same each time, and add up by no accident.
        let cells = |row: usize| {
            [0, 1, 2, 3].map(|column| 1_000 + ((part * 16 + row * 4 + column + 1) * 48_271) % 6_997)
        };
        let rows: Vec<[usize; 4]> = (0..3).map(cells).collect();
        let total = [0, 1, 2, 3].map(|column| rows.iter().map(|row| row[column]).sum::<usize>());
        let _ = writeln!(page, "<p><b>Mills of {name}</b></p><p>(in thousands)</p><table>");
        let years = [2011, 2010, 2009, 2008].map(|year| format!("<td>{year}</td>")).concat();
        let _ = writeln!(page, "<tr><td>Year ended December 31,</td>{years}</tr>");
        for (label, row) in ["Flour", "Bran", "Malt", "Total"].iter().zip(rows.iter().chain([&total])) {
            let cells = row.map(|n| format!("<td>{},{:03}</td>", n / 1_000, n % 1_000)).concat();
            let _ = writeln!(page, "<tr><td>{label}</td>{cells}</tr>");
        }
        let _ = writeln!(page, "</table>");
        for (index, what) in ["wheat", "barley", "oats", "rye"].iter().enumerate() {
            let amount = 3_000 + part * 37 + index * 191;
            let (thousands, rest) = (amount / 1_000, amount % 1_000);
            let _ = writeln!(page, "<p>The mills of {name} spent ${thousands},{rest:03} on {what}.</p>");
        }
    }
    page + "</body></html>\n"
}

/// A review of five hundred figures, most of them proved: each is judged, each verdict is on disk, and
/// every key that it took is counted. What is proved is confirmed table by table, the rest one by one.
#[test]
fn five_hundred_figures_take_few_keys() {
    let directory = tempfile::tempdir().unwrap();
    let (reviews, filing) = (directory.path().join("reviews.db"), directory.path().join("mills.htm"));
    std::fs::write(&filing, report(25)).unwrap();
    let mut terminal = Terminal::start(&reviews, &filing);
    terminal.wait_for("0/500 judged");
    let start = Instant::now();
    let mut keys = 0;
    let mut press = |terminal: &mut Terminal, pressed: &str| {
        terminal.press(pressed);
        keys += pressed.chars().count();
    };
    for _ in 0..25 {
        press(&mut terminal, "]t\tA");
    }
    terminal.wait_for("400/500 judged");
    // The queue takes up what is left, and each verdict goes on along it.
    press(&mut terminal, "\r");
    for _ in 0..100 {
        press(&mut terminal, "a");
    }
    terminal.wait_for("500/500 judged");
    let took = start.elapsed();
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(decisions(&reviews), 500);
    eprintln!("500 figures by {keys} keys in {} ms", took.as_millis());
    assert!(keys <= 650, "{keys} keys are more than 1.3 a figure");
}

/// Types ahead and kills the program, `points` times, each time at another moment: whatever the screen
/// had said was judged by then is on disk.
fn kill_at(points: u64) {
    const FIGURES: usize = 2_000;
    let directory = tempfile::tempdir().unwrap();
    let filing = directory.path().join("mills.htm");
    std::fs::write(&filing, report(FIGURES / 20)).unwrap();
    let mut shown = 0;
    for point in 0..points {
        // A store takes some of the points, so that figures are left to judge.
        let reviews = directory.path().join(format!("reviews-{}.db", point / 50));
        let before = if point % 50 == 0 { 0 } else { decisions(&reviews) };
        let mut terminal = Terminal::start(&reviews, &filing);
        terminal.wait_for(&format!("{before}/{FIGURES} judged"));
        terminal.press("\raaaaaaaaaaaa");
        let end = Instant::now() + Duration::from_micros(500 + point * 7_919 % 25_000);
        while Instant::now() < end {
            if let Ok(bytes) = terminal.output.recv_timeout(Duration::from_micros(200)) {
                terminal.screen.process(&bytes);
            }
        }
        terminal.kill();
        terminal.ended();
        let text = terminal.text();
        let said = text.split(&format!("/{FIGURES} judged")).next().unwrap_or("");
        let said: usize = said.rsplit(' ').next().unwrap_or("").parse().unwrap();
        let kept = decisions(&reviews);
        assert!(kept >= said, "point {point}: {said} were said to be judged, {kept} are on disk:\n{text}");
        shown += said - before;
    }
    eprintln!("{points} kills, {shown} verdicts shown by then, none lost");
    assert!(shown > 0, "no verdict was seen before a kill");
}

#[test]
fn a_program_killed_while_keys_are_typed_ahead_has_lost_no_verdict() {
    kill_at(12);
}

#[test]
#[ignore = "takes minutes"]
fn a_program_killed_at_a_thousand_points_has_lost_no_verdict() {
    kill_at(1000);
}
