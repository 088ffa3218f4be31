//! Exports that prove themselves: every format of a reviewed filing holds, and none of many tampered
//! ones does; offsets are counted in the unit of each tool; what is exported can be imported.

use std::io::Write as _;

use jiff::Timestamp;
use serde_json::Value as Json;
use tickmark::export::verify::{Report, Source, verify};
use tickmark::export::{self, Export, FORMATS, Format, Reviewed, archive, evidence, import};
use tickmark::reading::{self, Reading};
use tickmark::review::dispute::Finding;
use tickmark::review::{Act, Attribute, Change, EntryId, FilingCard, Log, Review, Reviewer, State, Viewer};
use tickmark::text::Span;

/// An invented company's release: an emoji, CRLF, references, markup within a number, a table in
/// thousands, text that a spreadsheet would run.
const PAGE: &str = "<html>\r\n<body>\r\n<h1>Orrin Vale 🙂 Milling Co.</h1>\r\n\
<p>Revenue was 🚀 $12.9 million in 2011, compared to <b>$</b>11.4&nbsp;million in 2010 \u{2014} up 13 percent.</p>\r\n\
<p>=SUM of costs: 1<b></b>,250 bushels at caf\u{e9} prices.</p>\r\n\
<p>CONSOLIDATED STATEMENTS OF OPERATIONS (in thousands)</p>\r\n<table>\r\n\
<tr><td></td><td>Year ended December 31, 2011</td><td>Year ended December 31, 2010</td></tr>\r\n\
<tr><td>Flour</td><td>$ 8,100</td><td>$ 7,300</td></tr>\r\n\
<tr><td>Bran</td><td>4,800</td><td>4,100</td></tr>\r\n\
<tr><td>Total revenue</td><td>$ 12,900</td><td>$ 11,400</td></tr>\r\n\
<tr><td>Loss on hedges</td><td>(310)</td><td>&#8212;</td></tr>\r\n\
</table>\r\n</body></html>\r\n";

struct Judged {
    card: FilingCard,
    reading: Reading,
    review: Review,
}

impl Judged {
    fn reviewed(&self) -> Reviewed<'_> {
        Reviewed { card: &self.card, reading: &self.reading, review: &self.review }
    }

    fn untouched(&self) -> Review {
        Review::open(&self.reading, self.card.filing, viewer(), Log::default())
    }

    fn export(&self, all: bool) -> Export<'_> {
        Export::new([self.reviewed()], all)
    }
}

fn viewer() -> Viewer {
    Viewer { reviewer: Reviewer::new("ann").unwrap(), blind: false }
}

/// Judges a filing: of five figures one is pending, one confirmed, one corrected, one rejected, one
/// confirmed with a comment that a spreadsheet would run.
fn judge(name: &str, bytes: &[u8]) -> Judged {
    let reading = reading::read(bytes.to_vec());
    let mut card = FilingCard::of(name, &reading);
    card.cik.get_or_insert_with(|| "0000001750".to_owned());
    let mut review = Review::open(&reading, card.filing, viewer(), Log::default());
    let at = Timestamp::from_second(1_750_000_000).unwrap();
    let now = Some("a label, \"quoted\"\n=2+2".to_owned());
    let label = Change { attribute: Attribute::Label, was: None, now };
    for (which, act) in [
        (1, Act::Confirm),
        (2, Act::Correct { changes: vec![label] }),
        (3, Act::Reject),
        (4, Act::Confirm),
        (4, Act::Comment { text: "+1 see\nthe note 🙂".to_owned() }),
        (4, Act::Tick { mark: "q".to_owned() }),
        (0, Act::Comment { text: "not judged yet".to_owned() }),
    ] {
        let ids: Vec<EntryId> = review.order().iter().copied().filter(|id| id.0 % 5 == which).collect();
        let drafts = review.drafts(&reading, &ids, &act);
        review.record(&reading, drafts, at);
    }
    Judged { card, reading, review }
}

fn bytes(format: &Format, export: &Export<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    (format.write)(export, &mut out).unwrap();
    out
}

fn check(format: &Format, bytes: &[u8], judged: &Judged) -> Report {
    let untouched = judged.untouched();
    let source = Reviewed { review: &untouched, ..judged.reviewed() };
    verify(&format.read(bytes), &[Source { reviewed: source, replayed: false }])
}

fn assert_all_hold(judged: &Judged) {
    for format in FORMATS {
        for all in [false, true] {
            let export = judged.export(all);
            let report = check(format, &bytes(format, &export), judged);
            assert_eq!(report.faults, [], "{} of {}", format.name, judged.card.name);
            assert_eq!(report.proved, export.rows().count(), "{} of {}", format.name, judged.card.name);
        }
    }
}

#[test]
fn every_format_of_a_reviewed_filing_verifies() {
    let judged = judge("release.htm", PAGE.as_bytes());
    assert!(judged.review.order().len() > 10);
    assert_all_hold(&judged);
}

/// A small generator of numbers that are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// Alters one thing in one line of JSON lines: a digit of a value, a byte of an offset, a verdict, a
/// name, a check.
fn tamper(line: &str, numbers: &mut Numbers) -> String {
    let mut row: Json = serde_json::from_str(line).unwrap();
    let fields = row.as_object_mut().unwrap();
    let names: Vec<String> = fields.keys().filter(|name| *name != "seal").cloned().collect();
    loop {
        let name = &names[numbers.below(names.len())];
        let field = fields.get_mut(name).unwrap();
        let altered = match &*field {
            Json::String(text) if !text.is_empty() => {
                let at = numbers.below(text.chars().count());
                let turned = |c: char| {
                    if c.is_ascii_digit() { (b'0' + (c as u8 - b'0' + 3) % 10) as char } else { 'q' }
                };
                Json::String(
                    text.chars().enumerate().map(|(i, c)| if i == at { turned(c) } else { c }).collect(),
                )
            }
            Json::Number(number) => Json::from(number.as_i64().unwrap() + 1),
            Json::Array(list) if !list.is_empty() => Json::Array(Vec::new()),
            _ => continue,
        };
        if altered != *field {
            *field = altered;
            return row.to_string();
        }
    }
}

/// Exports as JSON lines in each of which one line is altered, with the index of that line.
fn tampered_lines(judged: &Judged, count: usize) -> Vec<(usize, String)> {
    let text = String::from_utf8(bytes(&FORMATS[0], &judged.export(true))).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let mut numbers = Numbers(7);
    (0..count)
        .map(|_| {
            let at = numbers.below(lines.len());
            let altered = tamper(lines[at], &mut numbers);
            let mut all = lines.clone();
            all[at] = &altered;
            (at, all.join("\n") + "\n")
        })
        .collect()
}

#[test]
fn none_of_fifty_tampered_exports_verifies() {
    let judged = judge("release.htm", PAGE.as_bytes());
    for (line, text) in tampered_lines(&judged, 50) {
        let report = check(&FORMATS[0], text.as_bytes(), &judged);
        assert!(!report.faults.is_empty(), "line {}: {}", line + 1, text.lines().nth(line).unwrap());
    }
}

/// The line with its seal made anew, as one who knows how would make it; as it is where it is no row.
fn resealed(line: &str) -> String {
    let claims = FORMATS[0].read(line.as_bytes());
    let Some(claim) = claims.claims.first() else { return line.to_owned() };
    let mut row: Json = serde_json::from_str(line).unwrap();
    row["seal"] = Json::from(claim.seal_of_cells());
    row.to_string()
}

#[test]
fn who_makes_the_seal_anew_is_found_out_by_the_log() {
    let judged = judge("release.htm", PAGE.as_bytes());
    let source = Source { reviewed: judged.reviewed(), replayed: true };
    let whole = String::from_utf8(bytes(&FORMATS[0], &judged.export(true))).unwrap();
    for line in whole.lines() {
        assert_eq!(
            resealed(line),
            serde_json::from_str::<Json>(line).unwrap().to_string(),
            "sealed as it was"
        );
    }
    let mut resealed_rows = 0;
    for (line, text) in tampered_lines(&judged, 50) {
        let altered = resealed(text.lines().nth(line).unwrap());
        // The name of the file is not proved: who has the filing may call it otherwise.
        if !altered.contains(r#""filing":"release.htm""#) {
            continue;
        }
        let claims = FORMATS[0].read(altered.as_bytes());
        resealed_rows += usize::from(claims.claims.first().is_some_and(export::Claim::is_sealed));
        assert!(!verify(&claims, &[source]).faults.is_empty(), "{altered}");
    }
    assert!(resealed_rows > 20, "{resealed_rows}");
}

#[test]
fn a_tampered_cell_in_any_format_is_found() {
    let judged = judge("release.htm", PAGE.as_bytes());
    // The same figure, printed 8,100, said to be another.
    for format in FORMATS {
        let whole = bytes(format, &judged.export(true));
        let altered = |bytes: &[u8]| {
            let mut altered = bytes.to_vec();
            for at in memchr::memmem::find_iter(bytes, "8100000") {
                altered[at + 1] = b'2';
            }
            altered
        };
        let changed = match archive::read(&whole) {
            Err(_) => altered(&whole),
            Ok(files) => {
                let files: Vec<(String, Vec<u8>)> =
                    files.into_iter().map(|(name, bytes)| (name, altered(&bytes))).collect();
                let mut out = Vec::new();
                archive::write(files.iter().map(|(n, b)| (n.as_str(), b.as_slice())), &mut out).unwrap();
                out
            }
        };
        assert_ne!(changed, whole, "{}", format.name);
        assert!(!check(format, &changed, &judged).faults.is_empty(), "{}", format.name);
    }
}

#[test]
fn offsets_are_those_that_each_tool_counts() {
    let judged = judge("release.htm", PAGE.as_bytes());
    let export = judged.export(false);
    let of = |name: &str| bytes(export::of_name(name).unwrap(), &export);
    let points = |text: &str, start: &Json, end: &Json| -> String {
        let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
        text.chars().skip(start).take(end - start).collect()
    };
    let lines = |name: &str| -> Vec<Json> {
        String::from_utf8(of(name)).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    };
    let expected: Vec<String> =
        export.rows().filter(|r| r.state != State::Rejected).map(|r| r.raw.clone()).collect();
    assert!(expected.iter().any(|raw| raw.contains("million")));
    let mut found = Vec::new();
    for line in lines("prodigy") {
        for span in line["spans"].as_array().unwrap() {
            found.push(points(line["text"].as_str().unwrap(), &span["start"], &span["end"]));
        }
    }
    assert_eq!(found, expected, "prodigy");
    for (name, spans) in [("doccano", "label"), ("spacy", "entities")] {
        let mut found = Vec::new();
        for line in lines(name) {
            for span in line[spans].as_array().unwrap() {
                found.push(points(line["text"].as_str().unwrap(), &span[0], &span[1]));
            }
        }
        assert_eq!(found, expected, "{name}");
    }
    let mut found = Vec::new();
    for task in serde_json::from_slice::<Vec<Json>>(&of("label-studio")).unwrap() {
        for region in task["annotations"][0]["result"].as_array().unwrap() {
            let value = &region["value"];
            let text = points(task["data"]["text"].as_str().unwrap(), &value["start"], &value["end"]);
            assert_eq!(value["text"], text.as_str());
            found.push(text);
        }
    }
    assert_eq!(found, expected, "label-studio");
    let page: Json = serde_json::from_slice(&of("web-annotation")).unwrap();
    let text: String = judged.reading.filing.documents.iter().map(|d| d.text.as_str()).collect();
    for item in page["items"].as_array().unwrap() {
        let [data, position, quote] = [0, 1, 2].map(|i| &item["target"]["selector"][i]);
        assert_eq!(points(&text, &position["start"], &position["end"]), quote["exact"].as_str().unwrap());
        let around = format!(
            "{}{}{}",
            quote["prefix"].as_str().unwrap(),
            quote["exact"].as_str().unwrap(),
            quote["suffix"].as_str().unwrap()
        );
        assert!(text.contains(&around));
        let span = Span::new(data["start"].as_u64().unwrap() as u32, data["end"].as_u64().unwrap() as u32);
        assert!(export::proof::stands(&judged.reading.filing, 0, span, quote["exact"].as_str().unwrap()));
    }
}

#[test]
fn what_is_exported_can_be_imported_once() {
    let judged = judge("release.htm", PAGE.as_bytes());
    for format in FORMATS {
        let export = judged.export(false);
        let claims = format.read(&bytes(format, &export));
        let mut review = judged.untouched();
        let imported = import::drafts(&claims, &Reviewed { review: &review, ..judged.reviewed() });
        assert_eq!(imported.faults, Vec::<String>::new(), "{}", format.name);
        review.record(&judged.reading, imported.drafts, Timestamp::UNIX_EPOCH);
        let states =
            |review: &Review| review.entries().map(|(id, e)| (id, e.state(), e.span())).collect::<Vec<_>>();
        assert_eq!(states(&review), states(&judged.review), "{}", format.name);
        let words = |review: &Review| -> Vec<(EntryId, Vec<String>, Vec<String>)> {
            let comment = |index| match &review.log().get(index).unwrap().act {
                Act::Comment { text } => text.clone(),
                act => panic!("{act:?} is no comment"),
            };
            // Figures that nobody judged are not in the export.
            let judged = review.entries().filter(|(_, e)| e.state().is_judged());
            judged.map(|(id, e)| (id, e.comments().map(comment).collect(), e.ticks().to_vec())).collect()
        };
        if format.name != "markdown" {
            assert_eq!(words(&review), words(&judged.review), "{}", format.name);
        }
        for (id, entry) in review.entries().filter(|(_, e)| e.state() != State::Rejected) {
            let (said, was) =
                (review.effective(&judged.reading, id), judged.review.effective(&judged.reading, id));
            if format.name != "markdown" {
                assert_eq!(said, was, "{} {:?}", format.name, entry.state());
            }
        }
        let again = import::drafts(&claims, &Reviewed { review: &review, ..judged.reviewed() });
        assert!(again.drafts.is_empty(), "{}: {:?}", format.name, again.drafts.first());
    }
}

/// Of a figure that nobody judged, what was said of it comes back; another's comment keeps their name.
#[test]
fn comments_are_imported_with_their_authors() {
    let judged = judge("release.htm", PAGE.as_bytes());
    let export = judged.export(true);
    let format = export::of_name("csv").unwrap();
    let claims = format.read(&bytes(format, &export));
    let ben = Viewer { reviewer: Reviewer::new("ben").unwrap(), blind: false };
    let mut review = Review::open(&judged.reading, judged.card.filing, ben, Log::default());
    let import = |review: &Review| import::drafts(&claims, &Reviewed { review, ..judged.reviewed() }).drafts;
    review.record(&judged.reading, import(&review), Timestamp::UNIX_EPOCH);
    let (id, entry) = review.entries().find(|(id, _)| id.0 % 5 == 0).unwrap();
    assert!(!entry.state().is_judged(), "{id:?}");
    let said = review.log().get(entry.comments().next().unwrap()).unwrap();
    assert_eq!(said.act, Act::Comment { text: "ann: not judged yet".to_owned() });
    assert!(import(&review).is_empty(), "a second import adds nothing");
}

#[test]
fn what_a_tool_has_edited_becomes_decisions() {
    let judged = judge("release.htm", PAGE.as_bytes());
    let export = judged.export(true);
    for (format, read) in FORMATS.iter().filter_map(|f| Some((f, f.tasks()?))) {
        let mut tasks: Vec<_> = read(&bytes(format, &export)).into_iter().map(Result::unwrap).collect();
        // One span is taken off, one has another kind, one is new: the word "caf\u{e9}".
        let gone = tasks[0].spans.remove(0);
        let gone: String = tasks[0].text.chars().skip(gone.0).take(gone.1 - gone.0).collect();
        let last = tasks.len() - 1;
        let turned = tasks[last].spans.len() - 1;
        tasks[last].spans[turned].2 = "count".to_owned();
        let at = tasks.iter().position(|t| t.text.contains("caf\u{e9}")).unwrap();
        let start = tasks[at].text.split("caf\u{e9}").next().unwrap().chars().count();
        tasks[at].spans.push((start, start + 4, "identifier".to_owned()));
        let mut claims = export::Claims::default();
        for task in &tasks {
            claims.claims.extend(task.said(&judged.reading.filing).unwrap());
        }
        let mut review = judged.untouched();
        let imported = import::drafts(&claims, &Reviewed { review: &review, ..judged.reviewed() });
        assert_eq!(imported.faults, Vec::<String>::new());
        review.record(&judged.reading, imported.drafts, Timestamp::UNIX_EPOCH);
        let document = &judged.reading.filing.documents[0];
        let state = |raw: &str| {
            let found = review.entries().find(|(_, e)| document.slice(e.span()) == raw);
            found.map(|(_, e)| e.state())
        };
        assert_eq!(state(&gone), Some(State::Rejected), "{}", format.name);
        assert_eq!(state("caf\u{e9}"), Some(State::Added), "{}", format.name);
        assert!(review.entries().all(|(_, e)| e.state().is_judged()), "what is marked is confirmed");
    }
}

#[test]
fn an_archive_of_evidence_holds_what_it_lists_and_proves_itself() {
    let judged = judge("release.htm", PAGE.as_bytes());
    let export = judged.export(true);
    let mut packed = Vec::new();
    evidence::write(&export, true, &mut packed).unwrap();
    let read = evidence::read(&packed).unwrap();
    assert!(read.faults.is_empty() && read.filings.len() == 1);
    let log = tickmark::review::log::read(read.log.as_slice()).unwrap().log;
    let reading = reading::read(read.filings[0].1.clone());
    // The card is that of this test, which names a company number that the file does not give.
    let review = Review::open(&reading, judged.card.filing, viewer(), log);
    let source = Source {
        reviewed: Reviewed { card: &judged.card, reading: &reading, review: &review },
        replayed: true,
    };
    let report = verify(&read.claims(), &[source]);
    assert_eq!((report.faults, report.proved), (Vec::new(), export.rows().count()));
    // A file that was altered is named.
    let mut files = archive::read(&packed).unwrap();
    files.get_mut("findings.jsonl").unwrap().write_all(b"{}\n").unwrap();
    let mut altered = Vec::new();
    archive::write(files.iter().map(|(n, b)| (n.as_str(), b.as_slice())), &mut altered).unwrap();
    assert_eq!(
        evidence::read(&altered).unwrap().faults,
        ["findings.jsonl is not the file whose hash is listed"]
    );
}

#[test]
fn exports_are_the_same_each_time() {
    let judged = judge("release.htm", PAGE.as_bytes());
    for format in FORMATS {
        let export = judged.export(true);
        assert_eq!(bytes(format, &export), bytes(format, &export), "{}", format.name);
    }
}

/// On real filings: set `TICKMARK_FILINGS` to a directory of them. Ten of all sizes are exported in
/// every format, and each export holds; fifty tampered rows of each do not.
#[test]
#[ignore = "needs a directory of filings in TICKMARK_FILINGS"]
fn exports_of_ten_real_filings_hold_and_tampered_ones_do_not() {
    let Some(directory) = std::env::var_os("TICKMARK_FILINGS") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(directory).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.is_file() && std::fs::metadata(path).unwrap().len() < 4_000_000);
    paths.sort();
    let step = paths.len().div_ceil(10).max(1);
    for path in paths.iter().step_by(step) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let judged = judge(&name, &std::fs::read(path).unwrap());
        if judged.review.order().len() < 5 {
            continue;
        }
        assert_all_hold(&judged);
        let mut missed = Vec::new();
        for (line, text) in tampered_lines(&judged, 50) {
            // Only the altered row need be looked at.
            let text = text.lines().nth(line).unwrap().to_owned() + "\n";
            if check(&FORMATS[0], text.as_bytes(), &judged).faults.is_empty() {
                missed.push(text);
            }
        }
        assert!(missed.is_empty(), "{name}: {missed:?}");
        eprintln!("{name}: {} figures in {} formats hold", judged.review.order().len(), FORMATS.len());
    }
}

/// From the command line, with what is no text too: each format is written, proved and taken in again.
#[test]
fn regression_exports_that_are_no_text_are_read_back() {
    let directory = tempfile::tempdir().unwrap();
    let at = |name: &str| directory.path().join(name).to_string_lossy().into_owned();
    let filing = at("release.htm");
    std::fs::write(&filing, PAGE).unwrap();
    let tickmark = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tickmark"));
        let done = command
            .env("XDG_DATA_HOME", directory.path())
            .env("HOME", directory.path())
            .args(arguments)
            .output()
            .unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    for format in FORMATS {
        let out = at(&format!("out.{}", format.extension));
        tickmark(&["export", "--all", "-f", format.name, "-o", &out, &filing]);
        tickmark(&["verify", &out, &filing]);
        tickmark(&["import", &out, &filing]);
    }
    tickmark(&["evidence", "--with-filing", "-o", &at("e.zip"), &filing]);
    tickmark(&["verify", &at("e.zip")]);
}

/// How long each format takes for five thousand figures, in a release build: the quickest of three
/// times, since other programs run too.
#[test]
#[ignore = "a measurement: run it in a release build"]
fn five_thousand_figures_take_less_than_a_second_in_each_format() {
    let mut page = String::from("<html><body><table>\n");
    let letter = |n: u8| char::from(b'a' + n % 26);
    for row in 0..2_500_u16 {
        // Names without digits, which would be figures too.
        let name: String = [row / 676, row / 26, row].map(|n| letter((n % 26) as u8)).iter().collect();
        page.push_str(&format!(
            "<tr><td>Mill of {name}</td><td>{},{:03}</td><td>{row}.5</td></tr>\n",
            row % 999 + 1,
            row % 1000,
        ));
    }
    page.push_str("</table></body></html>\n");
    let judged = judge("long.htm", page.as_bytes());
    assert_eq!(judged.review.order().len(), 5_000);
    let export = judged.export(true);
    for format in FORMATS {
        let took = || {
            let start = std::time::Instant::now();
            let size = bytes(format, &export).len();
            (start.elapsed().as_millis(), size)
        };
        let (took, size) = [took(), took(), took()].into_iter().min().unwrap();
        eprintln!("{:<16}{size:>10} bytes{took:>8} ms", format.name);
        assert!(cfg!(debug_assertions) || took < 1_000, "{}", format.name);
    }
}

/// Who settled what reviewers disagreed on, and for whom, stands in the row, in the flat formats and in
/// the working paper; and who writes another name there is found out by the log.
#[test]
fn a_ruling_is_handed_over_with_the_figure() {
    let mut judged = judge("release.htm", PAGE.as_bytes());
    let at = Timestamp::from_second(1_750_000_100).unwrap();
    let id = *judged.review.order().iter().find(|id| judged.review.state(**id) == State::Confirmed).unwrap();
    for name in ["ben", "cat"] {
        let viewer = Viewer { reviewer: Reviewer::new(name).unwrap(), blind: false };
        let log = judged.review.log().clone();
        let mut review = Review::open(&judged.reading, judged.card.filing, viewer, log);
        let draft = match name {
            "ben" => review.draft(&judged.reading, id, Act::Reject),
            _ => {
                let shared = review.shared_on(&judged.reading, id).unwrap();
                let finding = Finding::Right(Reviewer::new("ann").unwrap());
                review.adjudicate(&judged.reading, &shared, &finding)
            }
        };
        review.record(&judged.reading, vec![draft.unwrap()], at);
        judged.review = review;
    }
    let export = judged.export(false);
    let row = export.rows().find(|row| row.ruling.is_some()).unwrap();
    assert_eq!((row.state, row.reviewer.as_ref().unwrap().name()), (State::Confirmed, "cat"));
    assert_eq!(row.ruling.as_ref().unwrap().to_string(), "cat: ann is right");
    for name in ["csv", "markdown"] {
        let text = String::from_utf8(bytes(export::of_name(name).unwrap(), &export)).unwrap();
        assert!(text.contains("cat: ann is right"), "{name}: {text}");
    }
    let lines = String::from_utf8(bytes(&FORMATS[0], &export)).unwrap();
    let source = Source { reviewed: judged.reviewed(), replayed: true };
    assert_eq!(verify(&FORMATS[0].read(lines.as_bytes()), &[source]).faults, []);
    let forged = lines.replace(r#""by":"cat","right":"ann""#, r#""by":"cat","right":"ben""#);
    let forged: Vec<String> = forged.lines().map(resealed).collect();
    assert_eq!(verify(&FORMATS[0].read(forged.join("\n").as_bytes()), &[source]).faults.len(), 1);
}

/// `--complete` hands nothing over that reviewers disagree on, and without it says so.
#[test]
fn what_reviewers_disagree_on_is_not_complete() {
    let directory = tempfile::tempdir().unwrap();
    let at = |name: &str| directory.path().join(name).to_string_lossy().into_owned();
    let (filing, reviews) = (at("release.htm"), at("reviews.db"));
    std::fs::write(&filing, PAGE).unwrap();
    let judged = judge("release.htm", PAGE.as_bytes());
    let store = |name: &str, act: &Act| {
        let viewer = Viewer { reviewer: Reviewer::new(name).unwrap(), blind: true };
        let review = Review::open(&judged.reading, judged.card.filing, viewer.clone(), Log::default());
        let drafts = review.drafts(&judged.reading, review.order(), act);
        let mut store = tickmark::review::store::Store::open(std::path::Path::new(&reviews)).unwrap();
        store.append(&judged.card, None, &viewer.reviewer, drafts, Timestamp::UNIX_EPOCH).unwrap();
    };
    let export = |more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tickmark"));
        let done = command.args(["export", "--reviews", &reviews]).args(more).arg(&filing).output().unwrap();
        (done.status.code(), String::from_utf8(done.stderr).unwrap())
    };
    store("ann", &Act::Confirm);
    assert_eq!(export(&["--complete"]).0, Some(0));
    store("ben", &Act::Reject);
    let (code, said) = export(&["--complete"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("nothing exported") && said.contains("reviewers disagree on"), "{said}");
    let (code, said) = export(&[]);
    assert_eq!(code, Some(0));
    assert!(said.contains("reviewers disagree on"), "{said}");
}
