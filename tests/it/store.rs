//! The review store under everything that happens to files: two programs at once, a killed process,
//! damage, a full disk, other versions.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::Connection;
use tickmark::error::ErrorKind;
use tickmark::review::store::{Store, open_usable};
use tickmark::review::{Act, Anchor, Decision, Draft, FileHash, FilingCard, Log, Reviewer};

fn card() -> FilingCard {
    FilingCard {
        filing: FileHash::of(b"a filing"),
        name: "a.txt".to_owned(),
        bytes: 8,
        accession: None,
        form: Some("10-K".to_owned()),
        company: Some("Example Inc".to_owned()),
        cik: None,
        period: None,
    }
}

fn draft(start: u32) -> Draft {
    let anchor = Anchor {
        document: 1,
        start,
        end: start + 1,
        quote: "5".to_owned(),
        prefix: "before ".repeat(9),
        suffix: String::new(),
        section: vec!["Item 8".to_owned()],
        row: "Cash".to_owned(),
        column: "2010".to_owned(),
    };
    Draft { act: Act::Confirm, anchor: Some(anchor), seen: None }
}

fn at() -> Timestamp {
    "2026-03-01T09:30:00.125Z".parse().unwrap()
}

fn ann() -> Reviewer {
    Reviewer::new("ann").unwrap()
}

fn append(store: &mut Store, start: u32) -> Decision {
    store.append(&card(), None, &ann(), vec![draft(start)], at()).unwrap().remove(0)
}

fn log(path: &Path) -> Log {
    Store::open(path).unwrap().log(&[card().filing]).unwrap()
}

fn new_store() -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("data/tickmark/reviews.db");
    (directory, path)
}

#[test]
fn decisions_come_back_after_a_restart() {
    let (_directory, path) = new_store();
    let mut store = Store::open(&path).unwrap();
    let made = store.append(&card(), None, &ann(), vec![draft(1), draft(2)], at()).unwrap();
    let more = append(&mut store, 3);
    drop(store);
    let log = log(&path);
    assert_eq!(log.decisions(), [made, vec![more.clone()]].concat());
    assert_eq!((more.seq, more.prev), (3, Some(log.decisions()[1].id)));
    assert_eq!(Store::open(&path).unwrap().filings().unwrap(), [card()]);
    // One file, once nobody has it open.
    let names: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn any_sqlite_tool_can_read_it_and_none_can_change_it() {
    let (_directory, path) = new_store();
    append(&mut Store::open(&path).unwrap(), 7);
    let tool = Connection::open(&path).unwrap();
    let sql = "SELECT reviewer || ' ' || act || ' ' || start || ' ' || quote FROM decisions";
    let line: String = tool.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(line, "ann confirm 7 5");
    for sql in ["UPDATE decisions SET reviewer = 'ben'", "DELETE FROM decisions"] {
        let error = tool.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("decisions are only ever added"), "{error}");
    }
}

#[test]
fn two_programs_see_each_other_and_themselves_once() {
    let (_directory, path) = new_store();
    let (mut one, mut other) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
    let a = append(&mut one, 1);
    let b = append(&mut other, 2);
    assert_eq!(other.poll().unwrap(), std::slice::from_ref(&a), "written before, seen after");
    assert_eq!(one.poll().unwrap(), std::slice::from_ref(&b));
    assert!(one.poll().unwrap().is_empty() && other.poll().unwrap().is_empty());
    assert_eq!((a.seq, b.seq), (1, 2), "the second program counts on from the first");
    assert_eq!(log(&path).decisions(), [a, b]);
}

#[test]
fn merging_takes_each_decision_once() {
    let (_directory, path) = new_store();
    let (_elsewhere, other_path) = new_store();
    let (mut here, mut there) = (Store::open(&path).unwrap(), Store::open(&other_path).unwrap());
    append(&mut here, 1);
    let theirs = append(&mut there, 2);
    let (filings, log) = (there.filings().unwrap(), there.whole_log().unwrap());
    assert_eq!(here.merge(&filings, &log).unwrap(), [theirs]);
    assert!(here.merge(&filings, &log).unwrap().is_empty());
    assert!(here.poll().unwrap().is_empty());
    assert_eq!(here.whole_log().unwrap().decisions().len(), 2);
}

#[test]
fn the_place_where_each_reviewer_left_off_is_kept() {
    let (_directory, path) = new_store();
    let store = Store::open(&path).unwrap();
    store.set_place(card().filing, &ann(), 17).unwrap();
    store.set_place(card().filing, &ann(), 18).unwrap();
    assert_eq!(store.place(card().filing, &ann()).unwrap(), Some(18));
    assert_eq!(store.place(card().filing, &Reviewer::new("ben").unwrap()).unwrap(), None);
}

#[test]
fn other_versions_of_a_filing_are_known_by_path_accession_or_cover() {
    let (_directory, path) = new_store();
    let mut store = Store::open(&path).unwrap();
    let period = Some("2010-09-30".parse().unwrap());
    let old = FilingCard { accession: Some("0001-10-1".to_owned()), period, ..card() };
    store.append(&old, Some(Path::new("/filings/a.txt")), &ann(), vec![draft(1)], at()).unwrap();
    let new = |change: &dyn Fn(&mut FilingCard)| {
        let mut card = FilingCard { filing: FileHash::of(b"another"), name: "b.txt".to_owned(), ..card() };
        change(&mut card);
        card
    };
    let related = |card: &FilingCard, path: &str| store.related(card, Some(Path::new(path))).unwrap().len();
    assert_eq!(related(&new(&|_| {}), "/elsewhere"), 1, "itself alone");
    assert_eq!(related(&new(&|_| {}), "/filings/a.txt"), 2);
    assert_eq!(related(&new(&|c| c.accession.clone_from(&old.accession)), "/elsewhere"), 2);
    let amendment = new(&|c| (c.form, c.period) = (Some("10-K/A".to_owned()), period));
    assert_eq!(related(&amendment, "/elsewhere"), 2);
    let quarterly = new(&|c| (c.form, c.period) = (Some("10-Q".to_owned()), period));
    assert_eq!(related(&quarterly, "/elsewhere"), 1);
}

#[test]
fn a_backup_is_a_store_and_overwrites_nothing() {
    let (directory, path) = new_store();
    let mut store = Store::open(&path).unwrap();
    append(&mut store, 1);
    let copy = directory.path().join("copy.db");
    store.backup(&copy).unwrap();
    append(&mut store, 2);
    assert_eq!(log(&copy).decisions().len(), 1);
    let error = store.backup(&copy).unwrap_err();
    assert!(error.context.contains("is there already"), "{error}");
}

#[test]
fn a_damaged_store_is_left_untouched_and_another_one_used() {
    let (_directory, path) = new_store();
    let mut store = Store::open(&path).unwrap();
    for start in 0..200 {
        append(&mut store, start);
    }
    drop(store);
    let whole = std::fs::read(&path).unwrap();
    let mut torn = whole.clone();
    torn.truncate(whole.len() / 2);
    let mut scribbled = whole.clone();
    scribbled[4096 * 3..4096 * 5].fill(0xAA);
    let mut headless = whole.clone();
    headless[..100].fill(b'x');
    for (name, bytes) in
        [("torn", torn), ("scribbled", scribbled), ("headless", headless), ("text", b"hello".repeat(99))]
    {
        let path = path.with_file_name(format!("{name}.db"));
        std::fs::write(&path, &bytes).unwrap();
        let error = Store::open(&path).unwrap_err();
        assert_eq!(error.kind, ErrorKind::StoreDamaged, "{name}: {error}");
        let mut opened = open_usable(&path).unwrap();
        append(&mut opened.store, 1);
        let beside = path.with_file_name(format!("{name}-2.db"));
        assert!(opened.trouble.unwrap().to_string().contains(&beside.display().to_string()));
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} was written to");
        drop(opened.store);
        // The next session goes on where this one ended.
        let next = open_usable(&path).unwrap().store;
        assert_eq!(next.whole_log().unwrap().decisions().len(), 1);
    }
}

#[test]
fn a_store_of_a_later_version_is_left_untouched() {
    let (_directory, path) = new_store();
    append(&mut Store::open(&path).unwrap(), 1);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert_eq!(error.kind, ErrorKind::StoreNewer);
    assert!(error.context.contains("schema 99"), "{error}");
    append(&mut open_usable(&path).unwrap().store, 2);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_database_of_another_program_is_left_untouched() {
    let (directory, _) = new_store();
    let path = directory.path().join("bookmarks.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(error.context.contains("not one of reviews"), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn an_empty_file_becomes_a_store() {
    let (directory, _) = new_store();
    let path = directory.path().join("reviews.db");
    std::fs::write(&path, b"").unwrap();
    append(&mut Store::open(&path).unwrap(), 1);
    assert_eq!(log(&path).decisions().len(), 1);
}

#[test]
fn where_nothing_can_be_written_the_session_goes_on_in_memory() {
    let path = Path::new("/proc/tickmark/reviews.db");
    let error = Store::open(path).unwrap_err();
    assert_eq!(error.kind, ErrorKind::StoreReadOnly, "{error}");
    let mut opened = open_usable(path).unwrap();
    assert!(opened.trouble.unwrap().hint.contains("lost when it ends"));
    append(&mut opened.store, 1);
    assert_eq!(opened.store.whole_log().unwrap().decisions().len(), 1);
    assert_eq!(opened.store.path(), None);
}

/// Root may write everything, so this shows something only where the tests run as somebody else.
#[test]
fn a_read_only_store_is_shown_and_left_alone() {
    let (_directory, path) = new_store();
    append(&mut Store::open(&path).unwrap(), 1);
    let set = |path: &Path, read_only: bool| {
        let mut permissions = std::fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(read_only);
        std::fs::set_permissions(path, permissions).unwrap();
    };
    set(&path, true);
    set(path.parent().unwrap(), true);
    if std::fs::OpenOptions::new().append(true).open(&path).is_err() {
        let mut opened = open_usable(&path).unwrap();
        assert_eq!(opened.trouble.as_ref().map(|e| e.kind), Some(ErrorKind::StoreReadOnly));
        let shown = opened.store.whole_log().unwrap();
        assert_eq!(shown.decisions().len(), 1, "what was decided is shown: {:?}", opened.trouble);
        append(&mut opened.store, 2);
    }
    set(path.parent().unwrap(), false);
    set(&path, false);
    assert_eq!(log(&path).decisions().len(), 1);
}

#[test]
fn a_locked_store_says_so_and_records_nothing_by_halves() {
    let (_directory, path) = new_store();
    let mut store = Store::open(&path).unwrap();
    let mut other = Connection::open(&path).unwrap();
    let lock = other.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
    let error = store.append(&card(), None, &ann(), vec![draft(1)], at()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::StoreLocked, "{error}");
    drop(lock);
    append(&mut store, 2);
    assert_eq!(log(&path).decisions().len(), 1);
}

/// Not a test by itself: the process that is killed. It appends decisions until it is, and prints the
/// id of each when the store says that it is on disk.
#[test]
#[ignore = "run by the tests below in a process of its own"]
fn child_that_appends() {
    let Some(path) = std::env::var_os("TICKMARK_CHILD_STORE") else { return };
    let mut store = Store::open(Path::new(&path)).unwrap();
    for start in 0.. {
        println!("recorded {}", append(&mut store, start).id);
    }
}

fn child(path: &Path) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::child_that_appends", "--ignored", "--nocapture", "--test-threads=1"])
        .env("TICKMARK_CHILD_STORE", path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn regression_many_processes_may_make_the_store_at_once() {
    for _ in 0..5 {
        let (_directory, path) = new_store();
        let mut processes: Vec<_> = (0..6).map(|_| child(&path)).collect();
        for process in &mut processes {
            let output = BufReader::new(process.stdout.take().unwrap());
            let told = output.lines().map_while(Result::ok).any(|line| line.contains("recorded "));
            assert!(told, "a process ended without recording anything");
        }
        for mut process in processes {
            let _ = process.kill();
            process.wait().unwrap();
        }
    }
}

/// Kills a process at `points` moments of its work; every decision that it was told is on disk must
/// be there afterwards.
fn kill_at(points: u64) {
    let (_directory, path) = new_store();
    let mut promised = Vec::new();
    for point in 0..points {
        let mut process = child(&path);
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let told = |line: &str| line.split_once("recorded ").map(|(_, id)| id.to_owned());
        // The first few show that it works; then the moment of death is spread over the microseconds.
        let first = lines.by_ref().map_while(Result::ok).find_map(|line| told(&line)).unwrap();
        promised.push(first);
        let end = Instant::now() + Duration::from_micros(point * 7919 % 4000);
        while Instant::now() < end {
            std::hint::spin_loop();
        }
        process.kill().unwrap();
        process.wait().unwrap();
        promised.extend(lines.map_while(Result::ok).filter_map(|line| told(&line)));
    }
    let log = log(&path);
    let lost = promised.iter().filter(|id| log.find(id.parse().unwrap()).is_none()).count();
    assert_eq!(lost, 0, "of {}", promised.len());
    assert!(tickmark::review::log::broken_chains(&log).is_empty());
}

#[test]
fn a_killed_process_loses_no_decision() {
    kill_at(25);
}

#[test]
#[ignore = "takes a minute"]
fn a_process_killed_at_a_thousand_points_loses_no_decision() {
    kill_at(1000);
}

#[test]
fn two_processes_at_once_lose_nothing() {
    let (_directory, path) = new_store();
    let mut processes = [child(&path), child(&path)];
    let mut outputs = processes.each_mut().map(|p| BufReader::new(p.stdout.take().unwrap()));
    let told = |line: &str| line.trim().split_once("recorded ").map(|(_, id)| id.to_owned());
    // Both are at work before the time counts.
    let mut first =
        outputs.each_mut().map(|output| output.lines().map_while(Result::ok).find_map(|l| told(&l)));
    std::thread::sleep(Duration::from_millis(300));
    for process in &mut processes {
        process.kill().unwrap();
        process.wait().unwrap();
    }
    let rest = outputs.map(|output| output.lines().map_while(Result::ok).filter_map(|l| told(&l)));
    let [one, other] = rest.map(Iterator::collect::<Vec<_>>);
    let one: Vec<String> = first[0].take().into_iter().chain(one).collect();
    let other: Vec<String> = first[1].take().into_iter().chain(other).collect();
    assert!(!one.is_empty() && !other.is_empty());
    let log = log(&path);
    assert!(one.iter().chain(&other).all(|id| log.find(id.parse().unwrap()).is_some()));
    let seqs: Vec<u64> = log.decisions().iter().map(|d| d.seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[0] < pair[1]), "no two decisions have one number");
}
