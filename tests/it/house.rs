//! The house stands as `src/lib.rs` draws it: `use` goes down only, the lower floors know neither
//! terminal nor threads nor the clock, files are opened in few places, and each file says what it is.

use std::fs;
use std::path::{Path, PathBuf};

/// Floors from the ground up. A floor may use those before it, itself, and `error`.
const FLOORS: [&str; 12] = [
    "text", "filing", "outline", "figures", "checks", "reading", "review", "export", "app", "ui", "term",
    "cli",
];

/// The highest floor that is pure: it knows no terminal, no threads and no clock.
const PURE: &str = "export";

/// Words that stand for a terminal, a thread or the clock.
const WORLD: [&str; 9] = [
    "crossterm",
    "ratatui",
    "tui_textarea",
    "std::thread",
    "thread::",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
];

/// A file that knows one of these all the same: lines are edited by a library of the terminal's, which is fed keys and
/// gives text, and draws nothing here.
const WORLDLY: [(&str, &str); 1] = [("src/app/field.rs", "tui_textarea")];

/// Places that may touch the file system: the loader, the store, the writers of exports, the commands.
const DISK: [&str; 5] =
    ["src/filing/load.rs", "src/review/store", "src/export/file.rs", "src/cli", "src/term"];

/// Modules that only tests use: drawn examples, readings put together by hand, golden files.
const FOR_TESTS: [&str; 9] = [
    "src/checks/sample.rs",
    "src/export/sample.rs",
    "src/review/sample.rs",
    "src/outline/examples.rs",
    "src/figures/prose/examples.rs",
    "src/figures/prose/examples/names.rs",
    "src/figures/prose/examples/phrases.rs",
    "src/figures/tables/examples.rs",
    "/tests.rs",
];

/// Lines of a file, tests left out.
const LONGEST: usize = 600;

/// Lines of a function, comments left out.
const LONGEST_FUNCTION: usize = 120;

/// Functions that are longer all the same. The list may only shrink: what is no longer too long is taken off it.
const LONG_FUNCTIONS: [(&str, &str); 7] = [
    ("src/checks/foot/weigh.rs", "weigh"),
    ("src/figures/prose/label.rs", "told"),
    ("src/figures/prose/label/before.rs", "before"),
    ("src/figures/tables/cell.rs", "after"),
    ("src/figures/tables/columns.rs", "read_header"),
    ("src/figures/tables/rows.rs", "read_rows"),
    ("src/figures/tables/rows/head.rs", "head_of"),
];

struct Source {
    path: String,
    /// The lines before its unit tests, comments left out.
    code: Vec<String>,
    first: String,
    lines: usize,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let source = source(root, &path);
                if !FOR_TESTS.iter().any(|name| source.path.ends_with(name)) {
                    found.push(source);
                }
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 100, "the sources are there");
    found
}

fn source(root: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let before_tests = || code_of(&text);
    let code = before_tests().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned);
    Source {
        path: path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
        code: code.collect(),
        first: text.lines().next().unwrap_or("").to_owned(),
        lines: before_tests().count(),
    }
}

/// The lines of a file up to its unit tests, `mod tests {`. What else only tests use stands among the code and is looked
/// at like it, but for modules that are declared in a line.
fn code_of(text: &str) -> impl Iterator<Item = &str> {
    let mut lines = text.lines().peekable();
    std::iter::from_fn(move || {
        let mut line = lines.next()?;
        while line.starts_with("#[cfg(test)]") {
            let next = lines.next()?;
            let module = next.starts_with("mod ")
                || next.starts_with("pub(crate) mod ")
                || next.starts_with("pub(super) mod ");
            match (module, next.ends_with(';')) {
                (true, false) => return None,
                (true, true) => line = lines.next()?,
                (false, _) => return Some(next),
            }
        }
        Some(line)
    })
    .fuse()
}

/// "src/figures/lexer.rs" and "src/figures.rs" stand on the floor "figures".
fn floor(path: &str) -> Option<usize> {
    let name = path.strip_prefix("src/")?.split(['/', '.']).next()?;
    FLOORS.iter().position(|floor| *floor == name)
}

/// The functions of a file, each with its lines. Formatted code closes one where it began.
fn functions(code: &[String]) -> Vec<(&str, usize)> {
    const BEFORE: [&str; 4] = ["pub", "const", "async", "unsafe"];
    let name = |line: &'_ str| -> Option<std::ops::Range<usize>> {
        let (before, after) = line.split_once("fn ")?;
        // "pub(in super::super)" is two words.
        let known = |word: &str| word.starts_with("pub(") || word.ends_with(')') || BEFORE.contains(&word);
        let opens = before.split_whitespace().all(known);
        let len = after.find(|c: char| !(c.is_alphanumeric() || c == '_'))?;
        let at = before.len() + "fn ".len();
        opens.then_some(at..at + len)
    };
    let length = |at: usize, line: &str| {
        let close = line.split_at(line.len() - line.trim_start().len()).0.to_owned() + "}";
        1 + code[at..].iter().position(|line| *line == close).unwrap_or(0)
    };
    let declared = code.iter().enumerate().filter(|(_, line)| !line.ends_with([';', '}']));
    declared.filter_map(|(at, line)| Some((&line[name(line)?], length(at, line)))).collect()
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn use_goes_down_only() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(own) = floor(&source.path) else { continue };
        for line in &source.code {
            for after in line.split("crate::").skip(1) {
                let name: String =
                    after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                let above = FLOORS.iter().position(|f| *f == name).is_some_and(|used| used > own);
                if above {
                    faults.push(format!("{}: {}", source.path, line.trim()));
                }
            }
        }
    }
    report(&faults);
}

/// "use crate::{ui, term}" would pass by the names that are looked for.
#[test]
fn floors_are_used_one_by_one() {
    let mut faults = Vec::new();
    for source in sources() {
        let lists = source.code.iter().filter(|line| line.contains("crate::{"));
        faults.extend(lists.map(|line| format!("{}: {}", source.path, line.trim())));
    }
    report(&faults);
}

#[test]
fn lower_floors_know_neither_terminal_nor_threads_nor_clock() {
    let pure = FLOORS.iter().position(|f| *f == PURE).unwrap();
    let mut faults = Vec::new();
    for source in sources() {
        let name = floor(&source.path);
        let app = source.path.starts_with("src/app");
        if name.is_none_or(|f| f > pure) && !app {
            continue;
        }
        let excepted = |word: &str| WORLDLY.contains(&(source.path.as_str(), word));
        for line in &source.code {
            if WORLD.iter().any(|word| line.contains(word) && !excepted(word)) {
                faults.push(format!("{}: {}", source.path, line.trim()));
            }
        }
    }
    report(&faults);
}

#[test]
fn files_are_opened_in_few_places() {
    let mut faults = Vec::new();
    for source in sources() {
        if DISK.iter().any(|place| source.path.starts_with(place)) {
            continue;
        }
        for line in &source.code {
            if line.contains("std::fs") || line.contains("fs::") || line.contains("File::") {
                faults.push(format!("{}: {}", source.path, line.trim()));
            }
        }
    }
    report(&faults);
}

#[test]
fn each_file_says_first_what_it_is() {
    let faults: Vec<String> =
        sources().into_iter().filter(|s| !s.first.starts_with("//! ")).map(|s| s.path).collect();
    report(&faults);
}

#[test]
fn no_file_is_too_long_to_read() {
    let faults: Vec<String> = sources()
        .into_iter()
        .filter(|s| s.lines > LONGEST)
        .map(|s| format!("{}: {} lines", s.path, s.lines))
        .collect();
    report(&faults);
}

#[test]
fn no_function_is_too_long_to_read() {
    let sources = sources();
    let mut faults = Vec::new();
    let mut excepted = LONG_FUNCTIONS.to_vec();
    for source in &sources {
        for (name, lines) in
            functions(&source.code).into_iter().filter(|(_, lines)| *lines > LONGEST_FUNCTION)
        {
            match excepted.iter().position(|known| *known == (source.path.as_str(), name)) {
                Some(at) => drop(excepted.swap_remove(at)),
                None => faults.push(format!("{}: {name} has {lines} lines", source.path)),
            }
        }
    }
    faults
        .extend(excepted.iter().map(|(path, name)| format!("{path}: {name} need not be excepted any more")));
    report(&faults);
}

#[test]
fn functions_are_weighed() {
    let code: Vec<String> = "fn one(a: &str) -> u8 {\n    5\n}\nimpl A {\n    pub(in crate::b) const fn two(\n        \
                             &self,\n    ) {\n        if c {\n            d();\n        }\n    }\n    fn three() {}\n}\n\
                             // fn four() {\nlet fn_five = 1;"
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(functions(&code), [("one", 3), ("two", 7)]);
}
