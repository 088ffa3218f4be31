//! What commands say and write beside their records: warnings, exit codes, files.

use std::path::Path;
use std::process::Command;

/// Runs `tickmark` in `folder`: its exit code, what it prints, and what it says.
fn tickmark(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tickmark"));
    command.current_dir(folder).env("XDG_DATA_HOME", folder).env("HOME", folder).args(arguments);
    let done = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

const PAGE: &str = "<html><body><p>We sold kettles for $12.9 million this year.</p></body></html>";

/// A file that ends in the middle was once read without a word.
#[test]
fn a_file_that_is_cut_off_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("whole.htm"), PAGE).unwrap();
    std::fs::write(folder.path().join("cut.htm"), PAGE.replace("</p></body></html>", "<span sty")).unwrap();
    for command in ["extract", "check", "outline"] {
        let (code, _, said) = tickmark(folder.path(), &[command, "cut.htm"]);
        assert_eq!(code, Some(0), "{command}");
        assert!(said.starts_with("tickmark: cut.htm is cut off: "), "{command}: {said}");
        assert_eq!(said.lines().count(), 2, "a line and its hint: {said}");
        assert_eq!(tickmark(folder.path(), &[command, "whole.htm"]).2, "");
    }
}

/// An export once replaced a file without asking, where a backup refused to.
#[test]
fn files_are_replaced_only_with_force() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.htm"), PAGE).unwrap();
    for arguments in
        [&["export", "--all", "-o", "out.csv", "a.htm"][..], &["evidence", "--all", "-o", "out.csv", "a.htm"]]
    {
        std::fs::write(folder.path().join("out.csv"), "kept").unwrap();
        let (code, _, said) = tickmark(folder.path(), arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(said.contains("out.csv: the file is there already") && said.contains("--force"), "{said}");
        assert_eq!(std::fs::read_to_string(folder.path().join("out.csv")).unwrap(), "kept");
        let forced: Vec<&str> = arguments.iter().copied().chain(["--force"]).collect();
        assert_eq!(tickmark(folder.path(), &forced).0, Some(0), "{arguments:?}");
        assert_ne!(std::fs::read(folder.path().join("out.csv")).unwrap(), b"kept");
    }
}

/// What would come of an import was once not told where there was no store yet.
#[test]
fn an_import_is_tried_without_a_store() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.htm"), PAGE).unwrap();
    let (_, lines, _) = tickmark(folder.path(), &["export", "--all", "a.htm"]);
    std::fs::write(folder.path().join("a.jsonl"), lines).unwrap();
    let arguments = ["import", "--dry-run", "--reviews", "fresh.db", "a.jsonl", "a.htm"];
    let (code, _, said) = tickmark(folder.path(), &arguments);
    assert_eq!(code, Some(0), "{said}");
    assert!(!folder.path().join("fresh.db").exists());
}

/// Options of the whole program were once refused before a command, and "extract" taken for a file behind them.
#[test]
fn options_stand_before_a_command_as_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.htm"), PAGE).unwrap();
    let (_, wanted, _) = tickmark(folder.path(), &["extract", "a.htm"]);
    assert_eq!(wanted.lines().count(), 1);
    for options in [&["--theme", "dark"][..], &["--blind"], &["--reviewer", "ann", "--reviews", "none.db"]] {
        let before = [options, &["extract", "a.htm"]].concat();
        let behind = [&["extract"], options, &["a.htm"]].concat();
        for arguments in [before, behind] {
            let (code, printed, said) = tickmark(folder.path(), &arguments);
            assert_eq!((code, printed.as_str()), (Some(0), wanted.as_str()), "{arguments:?}: {said}");
        }
    }
    // The store that is named is the one that is asked for, wherever it is named.
    for arguments in [
        ["--reviews", "none.db", "export", "-f", "csv", "a.htm"],
        ["export", "--reviews", "none.db", "-f", "csv", "a.htm"],
    ] {
        let (code, _, said) = tickmark(folder.path(), &arguments);
        assert!(code == Some(2) && said.contains("none.db: no such file"), "{arguments:?}: {said}");
    }
    let (code, _, said) = tickmark(folder.path(), &["--", "extract", "a.htm"]);
    assert!(code == Some(2) && said.contains("before all paths"), "{said}");
}

/// Directories were once refused by the commands that know reviews, whose help allowed them.
#[test]
fn reviews_of_a_directory_are_exported() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("filings")).unwrap();
    std::fs::write(folder.path().join("filings/a.htm"), PAGE).unwrap();
    std::fs::write(folder.path().join("filings/b.htm"), PAGE.replace("12.9", "13.4")).unwrap();
    let (code, lines, _) = tickmark(folder.path(), &["export", "--all", "filings"]);
    assert_eq!((code, lines.lines().count()), (Some(0), 2));
    // An export without rows proves nothing, and says so.
    let (_, csv, _) = tickmark(folder.path(), &["export", "--all", "-f", "csv", "filings"]);
    std::fs::write(folder.path().join("none.csv"), csv.lines().next().unwrap().to_owned() + "\r\n").unwrap();
    let (_, _, said) = tickmark(folder.path(), &["verify", "none.csv", "filings/a.htm"]);
    assert!(said.contains("nothing was proved"), "{said}");
}
