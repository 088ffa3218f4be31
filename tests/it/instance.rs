//! Facts of inline XBRL against the instance that the SEC itself extracted from the same filing.
//!
//! The instance is read here by `quick-xml` into a small tree, apart from the reader under test.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use tickmark::export::proof;
use tickmark::export::record::Named;
use tickmark::reading;
use tickmark::text::Span;

use crate::filings;

/// An element with its attributes and everything inside it.
#[derive(Clone, Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    inside: Vec<Element>,
}

impl Element {
    fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap()
    }

    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// All elements of this local name inside it, at any depth.
    fn all<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        let deeper = |e: &'a Element| {
            let own = (e.local() == name).then_some(e);
            own.into_iter().chain(e.all(name)).collect::<Vec<_>>()
        };
        self.inside.iter().flat_map(deeper).collect()
    }

    fn words(&self) -> String {
        self.text.trim().to_owned()
    }
}

fn parse(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            event @ (Event::Start(_) | Event::Empty(_)) => {
                let empty = matches!(event, Event::Empty(_));
                let (Event::Start(tag) | Event::Empty(tag)) = event else { unreachable!() };
                let attributes = tag.attributes().map(|a| {
                    let a = a.unwrap();
                    (a.key.as_ref().to_owned(), htmlize::unescape(a.value.as_ref()).into_owned())
                });
                let attributes = attributes.collect();
                let name = tag.name().as_ref().to_owned();
                open.push(Element { name, attributes, ..Element::default() });
                if empty {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().inside.push(done);
                }
            }
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().inside.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(reference) => {
                let whole = format!("&{};", &*reference);
                open.last_mut().unwrap().text.push_str(&htmlize::unescape(whole.as_str()));
            }
            _ => {}
        }
    }
    open.remove(0).inside.into_iter().find(|e| e.local() == "xbrl").unwrap()
}

/// What a fact says, as one line that both sides can be compared by.
fn line(parts: [&str; 7]) -> String {
    parts.join(" | ")
}

/// Text without tags and white space: block text is markup in the instance and words in the record.
fn squeezed(text: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    let plain = htmlize::unescape(plain.as_str()).into_owned();
    plain.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}')).collect()
}

fn number(text: &str) -> String {
    text.parse::<rust_decimal::Decimal>().map_or_else(|_| text.to_owned(), |n| n.normalize().to_string())
}

fn of_instance(xml: &str) -> Vec<String> {
    let root = parse(xml);
    let measures = |e: &Element| {
        let names = e.all("measure").into_iter().map(|m| {
            let words = m.words();
            words.rsplit(':').next().unwrap().replace("shares", "share")
        });
        names.collect::<Vec<_>>().join("*")
    };
    let unit = |id: &str| {
        let unit = root.all("unit").into_iter().find(|u| u.get("id") == id)?.clone();
        let part = |name| unit.all(name).first().map(|e| measures(e));
        Some(match (part("unitNumerator"), part("unitDenominator")) {
            (Some(over), Some(under)) => format!("{over}/{under}"),
            _ => measures(&unit),
        })
    };
    let contexts: BTreeMap<&str, (String, String)> = root
        .inside
        .iter()
        .filter(|e| e.local() == "context")
        .map(|context| {
            let word = |name| context.all(name).first().map(|e| e.words());
            let period = word("instant")
                .unwrap_or_else(|| format!("{}/{}", word("startDate").unwrap(), word("endDate").unwrap()));
            let members = [context.all("explicitMember"), context.all("typedMember")].concat();
            let mut members: Vec<_> = members
                .into_iter()
                .map(|m| {
                    let typed = m.inside.first().map_or_else(String::new, Element::words);
                    format!("{}={}{typed}", m.get("dimension"), m.words())
                })
                .collect();
            members.sort();
            (context.get("id"), (period, members.join(",")))
        })
        .collect();
    let facts = root.inside.iter().filter(|e| !e.get("contextRef").is_empty());
    facts
        .map(|fact| {
            let (period, members) = &contexts[fact.get("contextRef")];
            let unit = unit(fact.get("unitRef")).unwrap_or_default();
            let nil = matches!(fact.get("xsi:nil"), "true" | "1");
            let value = if nil {
                "nil".to_owned()
            } else if unit.is_empty() {
                squeezed(&fact.text)
            } else {
                number(fact.text.trim())
            };
            line([fact.get("id"), &fact.name, &unit, period, members, fact.get("decimals"), &value])
        })
        .collect()
}

fn of_tags(page: Vec<u8>) -> Vec<String> {
    let reading = reading::read(page);
    let named = Named { name: "filing.htm", reading: &reading };
    named
        .facts()
        .map(|fact| {
            let mut members: Vec<_> =
                fact.said.dimensions.0.iter().map(|(axis, member)| format!("{axis}={member}")).collect();
            members.sort();
            let unit = fact.said.unit.unwrap_or_default();
            let value = match fact.said.value {
                None => "nil".to_owned(),
                Some(text) if unit.is_empty() => squeezed(&text),
                Some(number_text) => number(&number_text),
            };
            let decimals = serde_json::to_value(fact.said.decimals).unwrap();
            let decimals = decimals.as_str().map_or_else(
                || if decimals.is_null() { String::new() } else { decimals.to_string() },
                str::to_owned,
            );
            line([
                &fact.id.unwrap_or_default(),
                &fact.said.concept,
                &unit,
                &fact.said.period.unwrap_or_default(),
                &members.join(","),
                &decimals,
                &value,
            ])
        })
        .collect()
}

/// Every fact, value, period, unit, dimension and precision is that of the extracted instance.
#[test]
#[ignore = "reads real filings"]
fn tags_say_what_the_extracted_instance_says() {
    let folder = filings::folder();
    let mut seen = 0;
    for entry in std::fs::read_dir(folder.join("expected")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some((stem, _)) = name.split_once('.').filter(|_| name.ends_with("_htm.xml")) else { continue };
        let mut want = of_instance(&std::fs::read_to_string(&path).unwrap());
        let mut read = of_tags(std::fs::read(folder.join(format!("{stem}.htm"))).unwrap());
        want.sort();
        read.sort();
        for (want, read) in want.iter().zip(&read) {
            assert_eq!(read, want, "{stem}");
        }
        assert_eq!(read.len(), want.len(), "{stem}");
        seen += read.len();
    }
    assert!(seen > 0, "no instance found beside the filings");
}

/// The words of every fact, hidden ones included, stand at the bytes that its record names.
#[test]
#[ignore = "reads real filings"]
fn every_fact_stands_at_its_bytes() {
    let mut seen = 0;
    for (name, source) in filings::all() {
        let reading = reading::read(source);
        let named = Named { name: "filing", reading: &reading };
        for fact in named.facts().filter(|fact| !fact.raw.is_empty()) {
            let place = Span::new(fact.start, fact.end);
            let stands = proof::stands(&reading.filing, fact.document - 1, place, &fact.raw);
            assert!(stands, "{name} {}..{} {:?}", fact.start, fact.end, fact.raw);
            seen += 1;
        }
    }
    assert!(seen > 0, "no facts found in the filings");
}
