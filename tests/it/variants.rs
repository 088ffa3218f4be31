//! Filings printed in other ways keep their sections: other filers set the same report in capitals,
//! without links, without weight, as plain text, with another stop after the number of an item.
//!
//! Each variant changes how real filings are printed and nothing of what they say, so that the items
//! found in them must be those found before, with the same text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use regex::bytes::{Captures, Regex};
use tickmark::filing::{self, Format};
use tickmark::outline::{self, SectionKind};

use crate::filings;

/// An item by its document, part and number.
type Place = (usize, Option<u8>, String);

/// The items of a filing and how many words each holds.
fn items(source: Vec<u8>) -> BTreeMap<Place, usize> {
    let filing = filing::read(source);
    let outline = outline::build(&filing);
    let items = outline.sections.iter().filter(|s| s.kind == SectionKind::Item);
    let mut found = BTreeMap::new();
    for item in items {
        let text = filing.documents[item.document].slice(item.span);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        let place = (item.document, item.part, item.number.clone().unwrap_or_default());
        found.entry(place).or_insert(words);
    }
    found
}

fn replace<'s>(source: &'s [u8], pattern: &str, with: &[u8]) -> Cow<'s, [u8]> {
    Regex::new(pattern).expect("a pattern").replace_all(source, with)
}

/// `change` done to what stands between tags, references left alone.
fn words(source: &[u8], change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let pieces = Regex::new(r"(?s-u)<[^>]*>|&[a-zA-Z#0-9]+;|[^<&]+|.").expect("a pattern");
    let piece = |found: &Captures| {
        let piece = &found[0];
        if piece.starts_with(b"<") || piece.starts_with(b"&") { piece.to_vec() } else { change(piece) }
    };
    pieces.replace_all(source, piece).into_owned()
}

/// `change` done to the content of each document.
fn bodies(source: &[u8], change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let body = Regex::new(r"(?s-u)(<TEXT>\r?\n)(.*?)(</TEXT>)").expect("a pattern");
    let changed = |found: &Captures| [&found[1], &change(&found[2]), &found[3]].concat();
    body.replace_all(source, changed).into_owned()
}

fn numbered_with(source: &[u8], stop: &str) -> Vec<u8> {
    let with = format!("$1{stop}$2");
    replace(source, r"(?m-u)((?:^|>)\s*(?i:item)(?:\s|&nbsp;|&#160;)+\d+[A-C]?)\.([^\d])", with.as_bytes())
        .into_owned()
}

/// "Item 7(A)": the letter of an item in brackets.
fn bracketed(source: &[u8]) -> Vec<u8> {
    replace(source, r"(?m-u)((?:^|>)\s*(?i:item)(?:\s|&nbsp;|&#160;)+\d+)([A-C])\b", b"$1($2)").into_owned()
}

/// As text within `<pre>`, which has no tags of text tables.
fn preformatted(body: &[u8]) -> Vec<u8> {
    let bare = replace(body, r"(?i-u)</?(PAGE|TABLE|CAPTION|S|C|FN|F\d)>", b"");
    let mut page = b"<html><body><pre>\n".to_vec();
    for byte in bare.iter() {
        match byte {
            b'&' => page.extend_from_slice(b"&amp;"),
            b'<' => page.extend_from_slice(b"&lt;"),
            _ => page.push(*byte),
        }
    }
    page.extend_from_slice(b"</pre></body></html>\n");
    page
}

type Variant = (&'static str, fn(&[u8]) -> Vec<u8>);

const OF_HTML: &[Variant] = &[
    ("without links", |s| replace(s, r"(?i-u)<a\b[^>]*>", b"<a>").into_owned()),
    ("without weight", |s| {
        let plain = replace(s, r"(?i-u)</?(?:b|strong)(?:\s[^>]*)?>", b"");
        replace(&plain, r"(?i-u)font-weight:\s*(?:bold|[6-9]00)", b"font-weight:normal").into_owned()
    }),
    ("with weight as a style", |s| {
        let opened = replace(s, r"(?i-u)<(?:b|strong)(?:\s[^>]*)?>", b"<span style=\"font-weight:bold\">");
        replace(&opened, r"(?i-u)</(?:b|strong)>", b"</span>").into_owned()
    }),
    ("in letters of one size", |s| {
        replace(s, r"(?i-u)font-size:\s*[\d.]+(?:pt|px|em|%)", b"font-size:9pt").into_owned()
    }),
    ("in capitals", |s| words(s, <[u8]>::to_ascii_uppercase)),
    ("with a dash after the number", |s| numbered_with(s, " -")),
    ("with a colon after the number", |s| numbered_with(s, ":")),
    ("with nothing after the number", |s| numbered_with(s, "")),
    ("with the letter of the number in brackets", bracketed),
    ("with a head on each page", |s| {
        replace(s, r"(?i-u)<hr\b[^>]*page-break[^>]*>", b"$0<p>Northern Kettle Company - Annual Report</p>")
            .into_owned()
    }),
    ("with carriage returns", |s| replace(s, r"(?-u)\r?\n", b"\r\n").into_owned()),
];

const OF_TEXT: &[Variant] = &[
    ("with carriage returns", |s| replace(s, r"(?-u)\r?\n", b"\r\n").into_owned()),
    ("set in", |s| bodies(s, |b| replace(b, r"(?m-u)^([^<\n])", b"     $1").into_owned())),
    ("in capitals", |s| bodies(s, <[u8]>::to_ascii_uppercase)),
    ("in <pre>", |s| bodies(s, preformatted)),
    ("without page marks", |s| replace(s, r"(?m-u)^<PAGE>.*$", b"").into_owned()),
    ("with form feeds", |s| replace(s, r"(?m-u)^<PAGE>.*$", b"\x0c").into_owned()),
    ("with a head on each page", |s| {
        let head = b"$0\nNORTHERN KETTLE COMPANY                 ANNUAL REPORT\n";
        replace(s, r"(?m-u)^<PAGE>.*$", head).into_owned()
    }),
    ("with a dash after the number", |s| numbered_with(s, " -")),
    ("with the letter of the number in brackets", bracketed),
];

/// Filings of 100 items of which so many keep their place and their text in every variant.
const KEPT: usize = 99;

#[test]
#[ignore = "reads real filings"]
fn sections_do_not_hang_on_how_they_are_printed() {
    let mut kept: BTreeMap<(bool, &str), (usize, usize)> = BTreeMap::new();
    let mut lost = Vec::new();
    for (name, source) in filings::all() {
        let filing = filing::read(source.clone());
        let Some(first) = filing.documents.iter().find(|d| !d.text.is_empty()) else { continue };
        let html = first.part.format == Format::Html;
        let wrapped = !html && source.windows(6).take(1000).any(|w| w.eq_ignore_ascii_case(b"<html>"));
        if wrapped || !html && first.part.format != Format::Text {
            continue;
        }
        let before = items(source.clone());
        for (variant, change) in if html { OF_HTML } else { OF_TEXT } {
            let after = items(change(&source));
            let near = |a: usize, b: usize| a.abs_diff(b) <= 30 || a.abs_diff(b) * 100 <= 3 * a;
            let same = before
                .iter()
                .filter(|(place, words)| after.get(place).is_some_and(|w| near(**words, *w)))
                .count();
            let strange = after.keys().filter(|place| !before.contains_key(place)).count();
            let counts = kept.entry((html, variant)).or_default();
            counts.0 += same.saturating_sub(strange);
            counts.1 += before.len();
            if same < before.len() || strange > 0 {
                lost.push(format!("{name} {variant}: {same} of {}, {strange} others", before.len()));
            }
        }
    }
    if std::env::var_os("SHOW").is_some() {
        println!("{}\n{kept:?}", lost.join("\n"));
    }
    for ((_, variant), (same, all)) in kept {
        assert!(same * 100 >= all * KEPT, "{variant}: {same} of {all}\n{}", lost.join("\n"));
    }
}
