//! Verdicts on a filing that comes back changed: lines inserted, wrapped anew, in another encoding,
//! with other numbers. Unchanged figures keep their verdicts, changed ones ask again, and no verdict is
//! ever found on another figure.

use std::collections::HashMap;
use std::fmt::Write as _;

use jiff::Timestamp;
use tickmark::figures::FigureId;
use tickmark::reading::{self, Reading};
use tickmark::review::{Act, AgainWhy, Anchor, EntryId, FileHash, Log, Review, Reviewer, State, Viewer};

fn viewer() -> Viewer {
    Viewer { reviewer: Reviewer::new("ann").unwrap(), blind: false }
}

/// The review of `bytes` with the decisions of `log`.
fn open(reading: &Reading, log: Log) -> Review {
    Review::open(reading, FileHash::of(&reading.filing.source), viewer(), log)
}

/// A review in which every figure is judged: every seventh is rejected, the others are confirmed.
fn judge_all(reading: &Reading) -> Review {
    let mut review = open(reading, Log::default());
    for (act, rejected) in [(Act::Confirm, false), (Act::Reject, true)] {
        let ids: Vec<EntryId> =
            review.order().iter().copied().filter(|id| (id.0 % 7 == 3) == rejected).collect();
        let drafts = review.drafts(reading, &ids, &act);
        review.record(reading, drafts, Timestamp::from_second(1_750_000_000).unwrap());
    }
    // What is judged stands where it was judged.
    for (index, decision) in review.log().decisions().iter().enumerate() {
        let found = review.entry_of_decision(index);
        assert!(found.is_some(), "{:?} is on no figure: {:?}", decision.anchor, review.astray().first());
    }
    assert!(review.entries().all(|(_, entry)| entry.state().is_judged()));
    review
}

/// A version of a file: its bytes, and for each byte of the original where it is now.
struct Version {
    bytes: Vec<u8>,
    moved: Vec<u32>,
    /// First bytes, in the original, of numbers that are others now.
    changed: Vec<u32>,
}

impl Version {
    fn of(original: &[u8]) -> Self {
        let moved = (0..=u32::try_from(original.len()).unwrap()).collect();
        Self { bytes: original.to_vec(), moved, changed: Vec::new() }
    }

    /// Puts `bytes` in place of those that were at `at..at + len` of this version.
    fn splice(&mut self, at: usize, len: usize, bytes: &[u8]) {
        self.bytes.splice(at..at + len, bytes.iter().copied());
        let (at, len, new) = (at as u32, len as u32, bytes.len() as u32);
        for place in &mut self.moved {
            if *place >= at + len {
                *place = *place - len + new;
            } else if *place > at {
                *place = at + (*place - at).min(new);
            }
        }
    }

    /// Makes all edits at once: each a place of this version, the bytes that go and those that come.
    fn splice_all(&mut self, mut edits: Vec<(usize, usize, Vec<u8>)>) {
        edits.sort_by_key(|e| e.0);
        let mut bytes = Vec::with_capacity(self.bytes.len());
        let mut there = vec![0_u32; self.bytes.len() + 1];
        let mut at = 0;
        for (start, len, new) in edits {
            while at < start {
                there[at] = bytes.len() as u32;
                bytes.push(self.bytes[at]);
                at += 1;
            }
            for inside in 0..len {
                there[at + inside] = (bytes.len() + inside.min(new.len())) as u32;
            }
            bytes.extend(new);
            at += len;
        }
        while at < self.bytes.len() {
            there[at] = bytes.len() as u32;
            bytes.push(self.bytes[at]);
            at += 1;
        }
        there[at] = bytes.len() as u32;
        self.bytes = bytes;
        for place in &mut self.moved {
            *place = there[*place as usize];
        }
    }
}

/// True where the file is laid out by hand, so that new lines and wraps would break its tables.
fn is_markup(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(20_000)]).to_lowercase();
    head.contains("<html") || head.contains("<p>") || head.contains("<div")
}

/// Changes `count` numbers by one digit each, spread over the file. Only money in plain digits, so that
/// the number stays a number.
fn change_numbers(version: &mut Version, reading: &Reading, count: usize) {
    let digits: Vec<(u32, usize)> = reading
        .figures
        .all
        .iter()
        .filter_map(|figure| {
            let source = reading.filing.documents[figure.document].source(figure.span);
            let bytes = &reading.filing.source[source.range()];
            let plain = bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'$' | b' '));
            let digit = bytes.iter().position(|b| (b'2'..=b'8').contains(b))?;
            (plain && figure.kind == tickmark::figures::Kind::Money)
                .then_some((source.start(), source.start() as usize + digit))
        })
        .collect();
    let step = (digits.len() / count).max(1);
    for (start, digit) in digits.iter().step_by(step).take(count) {
        let at = version.moved[*digit] as usize;
        let new = version.bytes[at] + 1;
        version.splice(at, 1, &[new]);
        version.changed.push(*start);
    }
}

/// New lines in the running text: a paragraph after every fortieth blank line or paragraph end.
fn insert_lines(version: &mut Version) {
    let markup = is_markup(&version.bytes);
    let (end, new): (&[u8], &[u8]) = if markup {
        (b"</p>", b"</p>\n<p>A sentence that was put in later, about nothing.</p>")
    } else {
        (b"\n\n", b"\n\nA sentence that was put in later, about nothing.\n\n")
    };
    let lower = version.bytes.to_ascii_lowercase();
    let ends: Vec<usize> = memmem(&lower, end).into_iter().step_by(40).collect();
    let edits = ends.into_iter().map(|at| (at, end.len(), new.to_vec())).collect();
    version.splice_all(edits);
}

/// In markup every third space becomes a line end where it stands between letters; in plain text about
/// every third line of prose is joined with the one below.
fn wrap_anew(version: &mut Version) {
    let mut edits = Vec::new();
    if is_markup(&version.bytes) {
        let (mut in_tag, mut count) = (false, 0);
        for (at, byte) in version.bytes.iter().enumerate() {
            match byte {
                b'<' => in_tag = true,
                b'>' => in_tag = false,
                b' ' if !in_tag => {
                    count += 1;
                    let between = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
                    if count % 3 == 0
                        && between(version.bytes.get(at + 1))
                        && between(version.bytes.get(at.wrapping_sub(1)))
                    {
                        edits.push((at, 1, b"\n".to_vec()));
                    }
                }
                _ => {}
            }
        }
    } else {
        let text = version.bytes.clone();
        let lines: Vec<&[u8]> = text.split_inclusive(|b| *b == b'\n').collect();
        let prose = |line: &[u8]| {
            line.len() > 50
                && !line.windows(3).any(|w| w == b"   ")
                && line.first().is_some_and(u8::is_ascii_alphabetic)
                && !line.contains(&b'<')
        };
        let mut at = 0;
        for pair in lines.windows(2) {
            at += pair[0].len();
            if prose(pair[0]) && prose(pair[1]) && at % 3 == 0 {
                edits.push((at - 1, 1, b" ".to_vec()));
            }
        }
    }
    version.splice_all(edits);
}

/// Encoded anew: dashes and quotes of markup become references, named spaces numbered ones, and bare
/// line feeds get a carriage return.
fn encode_anew(version: &mut Version) {
    let mut edits = Vec::new();
    if let Ok(text) = std::str::from_utf8(&version.bytes) {
        for (at, c) in text.char_indices() {
            match c {
                '\u{2014}' | '\u{2019}' | '\u{201c}' | '\u{201d}' if is_markup(&version.bytes) => {
                    edits.push((at, c.len_utf8(), format!("&#{};", u32::from(c)).into_bytes()));
                }
                _ => {}
            }
        }
        let lower = text.to_ascii_lowercase();
        for at in memmem(lower.as_bytes(), b"&nbsp;") {
            edits.push((at, 6, b"&#160;".to_vec()));
        }
    }
    let line_ends: Vec<usize> = memmem(&version.bytes, b"\n");
    let unix = !version.bytes.contains(&b'\r');
    edits.extend(line_ends.into_iter().filter(|_| unix).map(|at| (at, 1, b"\r\n".to_vec())));
    version.splice_all(edits);
}

fn memmem(bytes: &[u8], needle: &[u8]) -> Vec<usize> {
    memchr::memmem::find_iter(bytes, needle).collect()
}

/// What became of the verdicts.
#[derive(Debug, Default)]
struct Outcome {
    unchanged: usize,
    kept: usize,
    changed: usize,
    asked: usize,
    wrong: usize,
    words: String,
}

/// Judges all of `original`, changes it by `edit`, and looks where the verdicts are.
fn carry(original: &[u8], edit: impl Fn(&mut Version, &Reading)) -> Outcome {
    let before = reading::read(original.to_vec());
    let judged = judge_all(&before);
    let mut version = Version::of(original);
    edit(&mut version, &before);
    assert_ne!(version.bytes, original, "the edit edits");
    let after = reading::read(version.bytes.clone());
    let review = open(&after, judged.log().clone());

    // Where each old figure is now, by its first byte.
    let at = |reading: &Reading, id: EntryId| {
        let figure = reading.figures.get(FigureId(id.0))?;
        Some(reading.filing.documents[figure.document].source(figure.span))
    };
    let mut now: HashMap<u32, EntryId> = HashMap::new();
    for (id, entry) in review.entries() {
        if entry.figure().is_some() {
            now.insert(at(&after, id).unwrap().start(), id);
        }
    }
    let mut outcome = Outcome::default();
    let mut origin: HashMap<EntryId, EntryId> = HashMap::new();
    for id in judged.order() {
        let old = at(&before, *id).unwrap();
        let there = version.moved[old.start() as usize];
        let Some(new) = now.get(&there).copied() else { continue };
        origin.insert(new, *id);
        let raw = |reading: &Reading, id| {
            let figure = reading.figures.get(FigureId(id)).unwrap();
            let document = &reading.filing.documents[figure.document];
            document.slice(figure.span).split_whitespace().collect::<Vec<_>>().concat()
        };
        if version.changed.contains(&old.start()) {
            outcome.changed += 1;
            let state = review.state(new);
            if matches!(state, State::Pending | State::Proved) {
                outcome.asked += 1;
            } else {
                writeln!(
                    outcome.words,
                    "changed and not asked: {} -> {}",
                    raw(&before, id.0),
                    raw(&after, new.0)
                )
                .unwrap();
            }
        } else if raw(&before, id.0) == raw(&after, new.0)
            && same_meaning(&before, &after, *id, new, &judged, &review)
        {
            outcome.unchanged += 1;
            if review.state(new) == judged.state(*id) {
                outcome.kept += 1;
            } else if outcome.words.len() < 2000 {
                let why = review.entry(new).and_then(tickmark::review::Entry::again).map(|a| a.why);
                writeln!(outcome.words, "lost: {} at {} {why:?}", raw(&before, id.0), old.start()).unwrap();
            }
        }
    }
    // Every verdict that stands is that of the figure on which it was given.
    for (id, entry) in review.entries() {
        let Some(index) = entry.judged() else { continue };
        let given = judged.entry_of_decision(index).unwrap();
        if entry.figure().is_some() && origin.get(&id).is_some_and(|of| *of != given) {
            outcome.wrong += 1;
            let anchor = |id| Anchor::of_figure(&before, before.figures.get(FigureId(id)).unwrap());
            let here = anchor(origin[&id].0);
            let there = anchor(given.0);
            writeln!(outcome.words, "wrong: {here:?}\n   has the verdict of {there:?}").unwrap();
        }
    }
    outcome
}

/// The program reads the same of both: where a change of the file makes it read something else, asking
/// again is right.
fn same_meaning(
    before: &Reading,
    after: &Reading,
    old: EntryId,
    new: EntryId,
    judged: &Review,
    review: &Review,
) -> bool {
    let (a, b) = (judged.extracted(before, old).unwrap(), review.extracted(after, new).unwrap());
    a.means_the_same(&b)
}

fn everything(version: &mut Version, reading: &Reading) {
    change_numbers(version, reading, 20);
    insert_lines(version);
    wrap_anew(version);
    encode_anew(version);
}

fn assert_carried(name: &str, outcome: &Outcome) {
    let Outcome { unchanged, kept, changed, asked, wrong, words } = outcome;
    eprintln!("{name}: {kept} of {unchanged} kept, {asked} of {changed} asked again, {wrong} wrong\n{words}");
    assert_eq!(*wrong, 0, "{name}: {words}");
    assert_eq!(asked, changed, "{name}: {words}");
    assert!(kept * 100 >= unchanged * 99, "{name}: {words}");
}

/// An invented company's statement with the traps in it: equal rows, equal numbers side by side,
/// columns of dashes, a running text that repeats the table.
fn fixture() -> String {
    let mut page = String::from(
        "<html><body><p>Orrin Vale Milling Co.</p>\n<p>CONSOLIDATED STATEMENTS OF OPERATIONS (in thousands)</p>\n<table>\n\
         <tr><td></td><td>Year ended December 31, 2011</td><td>Year ended December 31, 2010</td></tr>\n",
    );
    for (row, label) in
        ["Flour", "Bran", "Semolina", "Freight", "Storage", "Other", "Other", "Rent"].iter().enumerate()
    {
        for repeat in 0..4 {
            let value = 1000 + row * 37 + repeat * 411;
            writeln!(
                page,
                "<tr><td>{label} {}</td><td>$&nbsp;{},{:03}</td><td>{}</td></tr>",
                ["sales", "costs", "fees", "taxes"][repeat],
                value / 1000,
                value % 1000,
                if row % 3 == 0 { "&#8212;".to_owned() } else { format!("{}", 500 + row) }
            )
            .unwrap();
        }
    }
    page.push_str("</table>\n");
    for (index, word) in ["Demand", "Weather", "Harvest", "Freight", "Labor", "Power"].iter().enumerate() {
        writeln!(
            page,
            "<p>{word} added ${}.{} million to costs in 2011, compared to ${}.{} million in 2010, \u{2014} an increase of {} percent.</p>",
            2 + index, 3 + index, 1 + index, 5, 10 + index
        )
        .unwrap();
        writeln!(page, "<p>We paid $5,000 in fees and $5,000 in taxes for each of 12 mills.</p>").unwrap();
    }
    page.push_str("</body></html>\n");
    page
}

#[test]
fn a_filing_that_comes_back_changed_keeps_its_verdicts() {
    let page = fixture();
    assert!(reading::read(page.clone().into_bytes()).figures.all.len() > 80);
    for (name, edit) in [
        ("lines inserted", (|v, _| insert_lines(v)) as fn(&mut Version, &Reading)),
        ("wrapped anew", |v, _| wrap_anew(v)),
        ("encoded anew", |v, _| encode_anew(v)),
        ("numbers changed", |v, r| change_numbers(v, r, 20)),
        ("everything", everything),
    ] {
        let outcome = carry(page.as_bytes(), edit);
        assert!(outcome.unchanged > 50, "{name}: {outcome:?}");
        let numbers = matches!(name, "numbers changed" | "everything");
        assert_eq!(numbers, outcome.changed > 10, "{name}: {outcome:?}");
        assert_carried(name, &outcome);
    }
}

#[test]
fn what_stands_in_the_place_of_a_judged_number_says_so() {
    let page = fixture();
    let before = reading::read(page.clone().into_bytes());
    let judged = judge_all(&before);
    let after = reading::read(page.replacen("1,411", "1,499", 1).into_bytes());
    let review = open(&after, judged.log().clone());
    let again: Vec<_> = review.entries().filter_map(|(_, e)| e.again()).map(|a| a.why).collect();
    assert_eq!(again, [AgainWhy::Changed]);
    assert!(review.astray().is_empty());
}

#[test]
fn additions_spans_and_headings_are_carried_too() {
    let page = "<html><body><p>Backlog</p><p>Our backlog grew to five ships by the end of the year 2011.</p>\
                <p>Cash was about $12.9 million of which some is pledged to the bank.</p></body></html>";
    let before = reading::read(page.as_bytes().to_vec());
    let mut review = open(&before, Log::default());
    let text = before.filing.documents[0].text.clone();
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        tickmark::text::Span::of(at..at + words.len())
    };
    let cash = review.at(0, span("12.9").start()).unwrap();
    let figure = review.extracted(&before, cash).unwrap();
    let drafts = vec![
        review.add(&before, 0, span("five ships"), figure),
        review.respan(&before, cash, span("about $12.9 million")).unwrap(),
        review.mark_heading(&before, 0, span("Backlog"), Some(2)),
    ];
    review.record(&before, drafts, Timestamp::UNIX_EPOCH);
    let changed = page.replace("<p>Backlog", "<p>New.</p>\n<p>Backlog").replace("five ships", "five\nships");
    let after = reading::read(changed.into_bytes());
    let carried = open(&after, review.log().clone());
    let text = &after.filing.documents[0];
    let judged: Vec<(State, String)> = carried
        .entries()
        .filter(|(_, e)| e.state().is_judged())
        .map(|(_, e)| (e.state(), text.slice(e.span()).replace('\n', " ")))
        .collect();
    assert_eq!(
        judged,
        [(State::Added, "five ships".to_owned()), (State::Corrected, "about $12.9 million".to_owned())]
    );
    let headings: Vec<&str> = carried.headings().iter().map(|h| text.slice(h.span)).collect();
    assert_eq!(headings, ["Backlog"]);
    // What is decided on a carried addition is decided on that entry.
    let added = carried.entries().find(|(_, e)| e.state() == State::Added).unwrap().0;
    let mut carried = carried;
    let drafts = carried.drafts(&after, &[added], &Act::Reject);
    carried.record(&after, drafts, Timestamp::UNIX_EPOCH);
    assert_eq!(carried.state(added), State::Rejected);
}

/// On real filings: set `TICKMARK_FILINGS` to a directory of them.
#[test]
#[ignore = "needs a directory of filings in TICKMARK_FILINGS"]
fn real_filings_that_come_back_changed_keep_their_verdicts() {
    let Some(directory) = std::env::var_os("TICKMARK_FILINGS") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(directory).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut failed = Vec::new();
    for path in paths.iter().filter(|p| p.is_file()) {
        let bytes = std::fs::read(path).unwrap();
        if bytes.len() > 3_000_000 || reading::read(bytes.clone()).figures.all.len() < 40 {
            continue;
        }
        let outcome = carry(&bytes, everything);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if std::panic::catch_unwind(|| assert_carried(&name, &outcome)).is_err() {
            failed.push(name);
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}
