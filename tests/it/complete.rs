//! The text of a filing is all of its text: held against an HTML tokenizer that is not ours, against the
//! lines of text filings, and against the list of documents that the envelope gives.

use proptest::prelude::*;
use tickmark::filing::{self, Filing, Format};

use crate::filings;
use crate::oracle::{printing, standing, words};

fn read(source: &[u8]) -> Filing {
    filing::read(source.to_vec())
}

#[test]
#[ignore = "reads real filings"]
fn html_text_is_what_another_tokenizer_reads() {
    let mut bad = Vec::new();
    for (name, source) in filings::all() {
        for document in read(&source).documents.iter().filter(|d| d.part.format == Format::Html) {
            let seen = words(&source[document.part.body.range()]);
            let standing = standing(&seen, &document.text);
            let (all, found, whole) = (standing.all.max(1), standing.found, standing.whole);
            if std::env::var_os("SHOW").is_some() {
                println!("{name} {} {all} found {found} whole {whole}", document.part.kind);
            }
            if found * 1000 < all * 999 || whole * 1000 < all * 995 && all > 200 {
                bad.push(format!("{name} {}: {standing:?}", document.part.kind));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
#[ignore = "reads real filings"]
fn every_line_of_a_text_filing_stands_in_its_text() {
    let mut bad = Vec::new();
    for (name, source) in filings::all() {
        for document in read(&source).documents.iter().filter(|d| d.part.format == Format::Text) {
            let body = String::from_utf8_lossy(&source[document.part.body.range()]).into_owned();
            let stream = printing(&document.text);
            let mut at = 0;
            for line in body.split(['\n', '\r']).map(printing).filter(|line| !line.is_empty()) {
                match stream[at..].find(&line) {
                    Some(gap) if gap < 2000 => at += gap + line.len(),
                    _ => bad.push(format!("{name} {}: {line}", document.part.kind)),
                }
            }
        }
    }
    bad.truncate(40);
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
#[ignore = "reads real filings"]
fn every_document_is_listed_and_none_shows_encoded_bytes() {
    let mut bad = Vec::new();
    for (name, source) in filings::all() {
        let filing = read(&source);
        let opened = memchr::memmem::find_iter(&source, b"<DOCUMENT>").count().max(1);
        if filing.documents.len() != opened {
            bad.push(format!("{name}: {} documents of {opened}", filing.documents.len()));
        }
        for document in &filing.documents {
            let encoded = document.text.lines().filter(|line| is_uuencoded(line)).count();
            if encoded > 2 || document.text.contains("%PDF-") {
                bad.push(format!("{name} {}: {encoded} encoded lines", document.part.kind));
            }
            if opened > 1 && document.part.kind.is_empty() {
                bad.push(format!("{name}: a document without a type"));
            }
        }
        let header = &filing.header;
        if source.windows(12).take(4000).any(|w| w == b"<SEC-HEADER>" || w == b"<SUBMISSION>") {
            let told = header.form.is_some() && header.accession.is_some() && header.filed.is_some();
            let named = header.filers.iter().all(|f| f.name.is_some() && f.cik.is_some());
            if !told || !named || header.filers.is_empty() {
                bad.push(format!("{name}: {header:?}"));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// A full line of a uuencoded file: `M` and 60 characters from space to backquote.
fn is_uuencoded(line: &str) -> bool {
    line.len() == 61 && line.starts_with('M') && line.bytes().all(|b| (0x20..=0x60).contains(&b))
}

/// Pieces of HTML as filings of every era have them, sound and broken.
fn piece() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "p",
        "b",
        "i",
        "font",
        "div",
        "span",
        "table",
        "tr",
        "td",
        "th",
        "center",
        "a",
        "ul",
        "li",
        "h2",
        "sup",
        "pre",
        "ix:nonFraction",
        "br",
        "hr",
        "unknown",
        "blockquote",
        "tbody",
    ]);
    let attribute = prop::sample::select(vec![
        "",
        " align=center",
        " style=\"font-weight:bold\"",
        " colspan='2'",
        " href=\"#a>b\"",
        " nowrap",
        " a=b/c",
        " x = 'y'",
        " name=a rowspan=2",
    ]);
    let text = prop::sample::select(vec![
        "Net loss",
        "1,234",
        "$",
        "(5",
        ")",
        "&amp;",
        "&nbsp;",
        "&#151;",
        "&#x2014;",
        "&copy 2001",
        "a < b",
        "R&D",
        "&",
        "&unknown;",
        "\n\t ",
        "— €",
        "12.5%",
        "&lt;p&gt;",
        "x>y",
        "&#65;&#0;",
    ]);
    prop_oneof![
        4 => (tag.clone(), attribute).prop_map(|(tag, attribute)| format!("<{tag}{attribute}>")),
        3 => tag.prop_map(|tag| format!("</{tag}>")),
        8 => (text, any::<bool>()).prop_map(|(text, space)| format!("{text}{}", if space { " " } else { "" })),
        1 => prop::sample::select(vec![
            "<!-- a > b -->", "<!DOCTYPE html>", "<?xml version='1.0'?>", "<script>if (a<b) x</script>", "</ >", "<>", "<3",
            "<style>p { a: b }</style>", "<title>no</title>", "<![CDATA[x]]>", "<br/>", "</br>", "</p",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// On any mixture of tags and text our reader shows the words that another tokenizer reads.
    #[test]
    fn generated_html_is_read_as_another_tokenizer_reads_it(pieces in prop::collection::vec(piece(), 0..60)) {
        let html = format!("<html><body>{}", pieces.concat());
        let filing = read(html.as_bytes());
        let seen = words(html.as_bytes()).concat();
        let shown = printing(&filing.documents[0].text);
        prop_assert_eq!(seen, shown, "{}", html);
    }
}
