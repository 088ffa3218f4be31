//! How long from a key to the frame that answers it, on a submission of 46 MB: `cargo bench keys`.
//!
//! The filing is made up: pages of prose and statements that add up, over and over. Each key is pressed
//! some times; the slowest counts, since a pause is seen once and remembered. What a store does is
//! left out, what a worker does is not: an answer to a search is part of the key's frame here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "as in tests")]

#[allow(dead_code, unused_imports, reason = "the tests on this stage use more of it")]
#[path = "../it/stage.rs"]
mod stage;

use std::time::{Duration, Instant};

use stage::Stage;
use tickmark::reading;

/// A frame that comes later than this is a visible pause.
const PAUSE: Duration = Duration::from_millis(50);
/// What cells and paragraphs of a filing carry along: most of its bytes are markup.
const STYLE: &str = "style=\"margin-top:9pt;padding:2px 1pt 2px 1pt;text-align:left;vertical-align:bottom;\
    border-top:0.5pt solid #000000;background-color:#cceeff;font-family:'Times New Roman',sans-serif;\
    font-size:10pt;font-weight:400;line-height:120%;color:#000000;text-indent:0pt;width:11.5%\"";
/// Bytes of the submission.
const SIZE: usize = 46_000_000;

/// What is done before, the keys that are measured, how often.
const KEYS: &[(&str, &str, &str, u32)] = &[
    ("a line down", "gg", "j", 50),
    ("half a screen down", "", "^d", 50),
    ("to the end", "", "G", 1),
    ("to the start", "", "gg", 1),
    ("next figure", "", "Tab", 50),
    ("next figure that needs a person", "", "Enter", 50),
    ("next table", "", "]t", 20),
    ("next section", "", "]s", 20),
    ("next failing check", "", "]!", 5),
    ("confirm", "]t Tab", "a", 20),
    ("undo", "", "u", 20),
    ("reach the row", "]t Tab Tab", "ir", 1),
    ("reach the section", "", "is", 1),
    ("confirm what is proved in the table", "Esc ]t Tab", "A", 1),
    ("why this value", "]t Tab", "K", 1),
    ("search, letter by letter", "2 gg", "/ \"cash at the end", 1),
    ("go on searching", "Enter", "n", 20),
    ("the form", "]t Tab", "e", 1),
    ("a letter in the form", "", "\"7", 5),
    ("the outline", "Esc", "1", 1),
    ("unfold it all", "", "zR", 1),
    ("a row of the outline", "", "j", 20),
    ("the figures", "2", "F", 1),
    ("a row of the figures", "", "j", 20),
    ("filter them, letter by letter", "/", "\"cash value>900", 1),
    ("sort them", "Enter", "3 o", 1),
    ("the checks", "q", "C", 1),
    ("the help", "q", "?", 1),
    ("another size", "Esc", "size:120x40 size:160x50", 1),
];

fn main() {
    let source = submission();
    println!("{} bytes", source.len());
    let (sections, took) = timed(|| reading::sections(source));
    println!("{:>9} text and sections", shown(took));
    let (complete, took) = timed(|| reading::complete(&sections));
    println!(
        "{:>9} figures and checks: {} and {}",
        shown(took),
        complete.figures.all.len(),
        complete.checks.all.len()
    );
    let (mut stage, took) = timed(|| Stage::of(160, 50, sections, complete));
    println!("{:>9} opened", shown(took));
    let mut slow = 0;
    for (what, before, keys, times) in KEYS {
        stage.play(before);
        let mut all: Vec<Duration> = Vec::new();
        for _ in 0..*times {
            // Letters of a word each have their frame.
            let parts: Vec<String> = match keys.split_once('"') {
                Some((first, word)) => [first.trim().to_owned()]
                    .into_iter()
                    .chain(word.chars().map(|c| if c == ' ' { "Space".to_owned() } else { c.to_string() }))
                    .collect(),
                None => vec![(*keys).to_owned()],
            };
            for part in parts.iter().filter(|part| !part.is_empty()) {
                let ((), took) = timed(|| {
                    stage.play(part);
                    std::hint::black_box(stage.text());
                });
                all.push(took);
            }
        }
        all.sort_unstable();
        let (median, worst) = (all[all.len() / 2], all[all.len() - 1]);
        let sign = if worst > PAUSE { "  a pause" } else { "" };
        slow += u32::from(worst > PAUSE);
        println!("{:>9} {:>9}  {what}{sign}", shown(median), shown(worst));
    }
    println!("{slow} of {} are slower than {} ms", KEYS.len(), PAUSE.as_millis());
}

fn timed<T>(body: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = body();
    (value, start.elapsed())
}

fn shown(time: Duration) -> String {
    format!("{}.{:03} ms", time.as_millis(), time.as_micros() % 1000)
}

/// An annual report and its exhibits, as many as it takes.
fn submission() -> Vec<u8> {
    let mut out = String::from("<SEC-DOCUMENT>0000000000-26-000001.txt : 20260101\n<SEC-HEADER>\n");
    out.push_str("CONFORMED SUBMISSION TYPE:\t10-K\nCONFORMED PERIOD OF REPORT:\t20251231\n</SEC-HEADER>\n");
    let mut document = 0;
    while out.len() < SIZE {
        document += 1;
        let kind = if document == 1 { "10-K".to_owned() } else { format!("EX-99.{document}") };
        out.push_str(&format!("<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{document}\n<TEXT>\n<html><body>\n"));
        let end = out.len() + 4_000_000;
        let mut page = 0u32;
        while out.len() < end {
            page += 1;
            one_page(&mut out, page);
        }
        out.push_str("</body></html>\n</TEXT>\n</DOCUMENT>\n");
    }
    out.push_str("</SEC-DOCUMENT>\n");
    out.into_bytes()
}

fn one_page(out: &mut String, page: u32) {
    out.push_str(&format!("<h3>Note {page}. Harbours of district {page}</h3>\n"));
    for line in 0..6u32 {
        let (cash, share) = (page * 7 % 900 + line, page % 17 + 1);
        out.push_str(&format!(
            "<p {STYLE}>In the year ended December 31, 2025 the harbours of this district took ${cash}.{line} million, \
             up {share}% from the year before, while cash at the end of the year came to ${share}.2 million.</p>\n"
        ));
    }
    out.push_str("<p>(in thousands)</p>\n<table><tr><td></td><td>December 31, 2025</td><td>December 31, 2024</td></tr>\n");
    let mut totals = (0, 0);
    for row in 0..12u32 {
        let values = (1_000 + page * 31 % 8_000 + row * 17, 900 + page * 29 % 7_000 + row * 13);
        totals = (totals.0 + values.0, totals.1 + values.1);
        out.push_str(&format!(
            "<tr><td {STYLE}>Pier {row}</td><td {STYLE}>{}</td><td {STYLE}>{}</td></tr>\n",
            thousands(values.0),
            thousands(values.1)
        ));
    }
    // Every twentieth statement does not add up.
    let wrong = u32::from(page.is_multiple_of(20)) * 90;
    out.push_str(&format!(
        "<tr><td>Total</td><td>{}</td><td>{}</td></tr></table>\n",
        thousands(totals.0),
        thousands(totals.1 + wrong)
    ));
}

fn thousands(number: u32) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}
