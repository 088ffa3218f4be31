//! The README says what the program is: its tables of keys, commands and formats come from the tables
//! in the program. `TICKMARK_GOLDEN=write cargo test readme` writes them afresh.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use tickmark::app::keymap::{BINDINGS, Scope};
use tickmark::app::legend::Settings;
use tickmark::app::tally::Mark;
use tickmark::checks::{CheckKind, TickMarks};
use tickmark::cli::Cli;
use tickmark::export::FORMATS;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// Holds the stretch of the README between the marks `name` to be `expected`, or writes it there.
fn holds(name: &str, expected: &str) {
    let readme = std::fs::read_to_string(path()).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = readme.find(&open).expect("the opening mark") + open.len();
    let end = start + readme[start..].find(&close).expect("the closing mark");
    if std::env::var_os("TICKMARK_GOLDEN").is_some_and(|v| v == "write") {
        std::fs::write(path(), format!("{}{expected}{}", &readme[..start], &readme[end..])).unwrap();
        return;
    }
    let hint = "README.md is stale: TICKMARK_GOLDEN=write cargo test readme -- --test-threads=1";
    assert_eq!(&readme[start..end], expected, "{hint}");
}

/// A key as it is printed on a keyboard: `^d` is Ctrl-d, `S-Tab` is Shift-Tab, `m…` is m and any other.
fn shown(keys: &[&str]) -> String {
    let code = |key: &&str| format!("`{}`", key.replace('*', "…").replace('|', "\\|"));
    keys.iter().map(code).collect::<Vec<_>>().join(" ")
}

#[test]
fn readme_lists_every_key() {
    let mut table = String::new();
    for scope in Scope::ALL {
        let rows = BINDINGS.iter().filter(|b| b.scope == scope);
        if scope == Scope::ALL[1] {
            // The first scope is what a person needs on the first day.
            table.push_str("<details><summary>All other keys</summary>\n\n");
        }
        writeln!(table, "**{}**\n\n| key | what it does |\n| --- | --- |", scope.title()).unwrap();
        for row in rows {
            writeln!(table, "| {} | {} |", shown(row.keys), row.help).unwrap();
        }
        table.push('\n');
    }
    table.push_str("</details>\n");
    holds("keys", &table);
}

#[test]
fn readme_lists_every_command() {
    let mut table = String::from("| command | what it does |\n| --- | --- |\n");
    for command in Cli::command().get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(table, "| `tickmark {}` | {about} |", command.get_name()).unwrap();
    }
    holds("commands", &table);
}

#[test]
fn readme_lists_every_format() {
    let mut table = String::from("| format | what it is |\n| --- | --- |\n");
    // Parquet is told of beside the table: it is there only where the program is built with it.
    for format in FORMATS.iter().filter(|format| format.name != "parquet") {
        writeln!(table, "| `{}` | {} |", format.name, format.help).unwrap();
    }
    holds("formats", &table);
}

#[test]
fn readme_lists_every_mark() {
    let signs: Vec<String> = Mark::ALL.iter().map(|m| format!("`{}` {}", m.sign(), m.name())).collect();
    holds("marks", &format!("{}.\n", signs.join(", ")));
}

#[test]
fn readme_lists_every_tick_mark() {
    let mut table = String::from("| mark | name | what it says |\n| --- | --- | --- |\n");
    for tick in TickMarks::default().all() {
        writeln!(table, "| `{}` | `{}` | {} |", tick.sign, tick.name, tick.help).unwrap();
    }
    holds("ticks", &table);
}

#[test]
fn the_settings_that_the_readme_shows_can_be_read() {
    let readme = include_str!("../../README.md");
    let shown = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let settings = Settings::read(shown).unwrap();
    assert_eq!(settings.legend.ticks.of(CheckKind::Foot), "f");
    assert_ne!(settings.theme, None);
}
