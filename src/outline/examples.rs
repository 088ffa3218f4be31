//! Documents and their trees: what filers do with items, parts, notes and contents.
//!
//! Each example shows one habit of filers. The document stands on top, its tree below.

mod answers;
mod bare;
mod behind;
mod contents;
mod counted;
mod ends;
mod habits;
mod item_headings;
mod levels;
mod looks;
mod notes;
mod order;
mod paragraphs;
mod plain;
mod prospectuses;
mod risks;
mod runs;
mod statements;
mod typed;
mod vouched;

use super::drawn::PROSE;

fn lines(tree: &str) -> Vec<&str> {
    tree.lines().collect()
}

/// The items of a tree alone, with their titles.
fn items(tree: &str) -> Vec<&str> {
    tree.lines().map(str::trim).filter(|line| line.starts_with("Item ")).collect()
}

/// The prose as plain text has it.
fn wrapped() -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in PROSE.split_whitespace() {
        if column + word.len() > 70 {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
        }
        out.push_str(word);
        column += word.len() + 1;
    }
    out
}
