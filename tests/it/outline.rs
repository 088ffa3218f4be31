//! A filing of each family of forms, and the section tree that it must give.
//!
//! `tests/fixtures/outline/10-K.txt` is a submission of an invented company, `10-K.tree` beside it
//! what stands in its tree: one section a line, indented by its level, documents after `==`, doubts
//! after `!`.

use std::path::{Path, PathBuf};

use tickmark::filing;
use tickmark::outline::{self, Outline, SectionKind};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/outline")
}

fn submissions() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
}

fn draw(outline: &Outline) -> String {
    let mut drawn = String::new();
    for section in &outline.sections {
        let number = section.number.as_deref().unwrap_or("");
        let name = match section.kind {
            SectionKind::Document => format!("== {}", section.title),
            SectionKind::Item => format!("Item {number} | {}", section.title),
            SectionKind::Note => format!("Note {number} | {}", section.title),
            SectionKind::Part | SectionKind::Heading => section.title.clone(),
            SectionKind::Statement => format!("statement | {}", section.title),
            SectionKind::Exhibit => format!("exhibit | {}", section.title),
            SectionKind::Signature => format!("signature | {}", section.title),
            SectionKind::Table => format!("table | {}", section.title),
        };
        drawn.push_str(&"  ".repeat(usize::from(section.depth.saturating_sub(1))));
        drawn.push_str(&name);
        for doubt in &section.doubts {
            drawn.push_str(&format!(" ! {}", doubt.text()));
        }
        drawn.push('\n');
    }
    drawn
}

#[test]
fn each_form_gives_its_tree() {
    for path in submissions() {
        let filing = filing::read(std::fs::read(&path).unwrap());
        let expected = std::fs::read_to_string(path.with_extension("tree")).unwrap();
        assert_eq!(draw(&outline::build(&filing)), expected, "{}", path.display());
    }
}

#[test]
fn each_form_in_the_table_has_a_filing_here() {
    let table = include_str!("../../assets/forms.toml");
    let here: Vec<String> =
        submissions().iter().map(|p| p.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    for line in table.lines().filter(|line| line.starts_with("names = ")) {
        let named = line.split('"').skip(1).step_by(2).map(|name| name.replace([' ', '/'], "-"));
        let known: Vec<String> = named.filter(|name| here.contains(name)).collect();
        assert!(!known.is_empty(), "no filing of any of these: {line}");
    }
}

/// Sections lie in the text of their document, within the section around them, and after the one
/// before them: a filing cut short anywhere keeps to that.
#[test]
fn sections_nest_in_filings_cut_short_anywhere() {
    for path in submissions() {
        let source = std::fs::read(&path).unwrap();
        for cut in (0..source.len()).step_by(source.len() / 12 + 1) {
            let filing = filing::read(source[..cut].to_vec());
            let outline = outline::build(&filing);
            for section in &outline.sections {
                let text = &filing.documents[section.document].text;
                assert!(section.span.end() as usize <= text.len());
                assert!(section.heading.start() >= section.span.start() || section.depth == 0);
                if let Some(parent) = section.parent.and_then(|id| outline.get(id)) {
                    assert!(parent.span.covers(section.span), "{} in {}", section.title, parent.title);
                    assert_eq!(parent.depth + 1, section.depth);
                }
                if let Some(next) = section.next.and_then(|id| outline.get(id)) {
                    assert!(section.span.end() <= next.span.start());
                }
            }
        }
    }
}
