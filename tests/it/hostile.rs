//! Reading survives whatever a file holds: no panic, no hang, every span in its text and every place in
//! its file. Run in the dev profile, whose arithmetic is checked for overflow.

use std::time::{Duration, Instant};

use tickmark::filing::{BlockKind, Document};
use tickmark::reading::{self, Reading};
use tickmark::text::{SourceSpan, TextSpan};

use crate::filings;
use crate::printed::printed;

/// Small filings of every format, of invented companies.
fn fixtures() -> Vec<(&'static str, Vec<u8>)> {
    let html = "<html><head><title>x</title></head><body><p align=center><b>FORM 10-Q</b></p>\
        <p>(Exact name of registrant) For the quarterly period ended June 30, 2010</p>\
        <p><b>Item 1. Financial Statements</b></p><p>(In thousands)</p><table><tr><td></td><td colspan=2>2010</td>\
        <td colspan=2>2009</td></tr><tr><td>Cash</td><td>$</td><td>1,200</td><td>$</td><td>900</td></tr>\
        <tr><td>Other</td><td></td><td>(300</td><td>)</td><td>100</td></tr><tr><td>Total</td><td>$</td><td>900</td>\
        <td>$</td><td>1,000</td></tr></table><p>Revenues rose 4&#37; to $2.5 million<sup>(1)</sup> in 2010.</p>\
        <ix:nonFraction name='us-gaap:Assets' contextRef='c' unitRef='u' scale='3'>1,200</ix:nonFraction></body></html>";
    let text = "<PAGE>   1\n\n              NORTHERN KETTLE CO\n\n<TABLE>\n<CAPTION>\n                      1995      1994\n\
        <S>                 <C>       <C>\nCash ............  $ 1,200   $   900\nOther ...........     (300)      100\n\
        \x20                   -------   -------\nTotal ...........  $   900   $ 1,000\n                    =======   =======\n\
        </TABLE>\n\nITEM 2.  PROPERTIES\n\nThe Company owns 12 plants with 4,500 em-\nployees as of December 31, 1995.\n<PAGE>   2\n";
    let markdown = "# Northern Kettle Reports\n\nNet loss was \\$11.6 million, or \\$0.17 per share.\n\n| | 2010 | 2009 |\n|---|--:|--:|\n\
        | Cash | 1 | 2,583 |\n| Total | \\$ 5 | (6) |\n\nResearch\t1\t2,583\t10,275\n- \u{b7} one\n";
    let form = "<?xml version='1.0'?><ownershipDocument><documentType>4</documentType><issuer><issuerName>A &amp; B</issuerName>\
        </issuer><nonDerivativeTable><nonDerivativeTransaction><securityTitle><value>Common</value></securityTitle>\
        <transactionAmounts><transactionShares><value>1500</value><footnoteId id='F1'/></transactionShares></transactionAmounts>\
        </nonDerivativeTransaction></nonDerivativeTable><footnotes><footnote id='F1'>x</footnote></footnotes></ownershipDocument>";
    let instance = "<xbrl xmlns='x'><context id='c'><period><instant>2013-12-31</instant></period></context>\
        <unit id='u'><measure>iso4217:USD</measure></unit><g:Assets contextRef='c' unitRef='u'>1500</g:Assets>\
        <g:DebtTextBlock contextRef='c'>&lt;p&gt;Debt of $5 &amp;amp; more&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;a\
        &lt;/td&gt;&lt;td&gt;1,200&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</g:DebtTextBlock></xbrl>";
    let envelope = format!(
        "<SEC-DOCUMENT>a.txt : 20100101\n<SEC-HEADER>\nACCESSION NUMBER:\t0000000001-10-000001\nCONFORMED SUBMISSION TYPE:\t10-Q\n\
         PUBLIC DOCUMENT COUNT:\t5\nCONFORMED PERIOD OF REPORT:\t20100630\nFILED AS OF DATE:\t20100801\n\nFILER:\n\n\tCOMPANY DATA:\n\
         \t\tCOMPANY CONFORMED NAME:\tNORTHERN KETTLE CO\n\t\tFISCAL YEAR END:\t1231\n</SEC-HEADER>\n\
         <DOCUMENT>\n<TYPE>10-Q\n<SEQUENCE>1\n<FILENAME>a.htm\n<TEXT>\n{html}\n</TEXT>\n</DOCUMENT>\n\
         <DOCUMENT>\n<TYPE>EX-13\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n{markdown}\n</TEXT>\n</DOCUMENT>\n\
         <DOCUMENT>\n<TYPE>4\n<TEXT>\n<XML>\n{form}\n</XML>\n</TEXT>\n</DOCUMENT>\n\
         <DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\nbegin 644 a.jpg\nM_]C_X\n`\nend\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    );
    vec![
        ("html", html.into()),
        ("text", text.into()),
        ("markdown", markdown.into()),
        ("form", form.into()),
        ("instance", instance.into()),
        ("envelope", envelope.into()),
    ]
}

/// Numbers that look random and are the same every time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or(0) % sides.max(1)
    }
}

/// What is thrown into files: marks of every format, and bytes of none.
const SHARDS: [&[u8]; 40] = [
    b"<table>",
    b"</table>",
    b"<tr>",
    b"<td colspan=999999999>",
    b"<td rowspan=9999>",
    b"</td>",
    b"<div style='display:none'>",
    b"<sup>",
    b"</sup>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"&#x110000;",
    b"&#99999999999;",
    b"&nbsp;",
    b"<DOCUMENT>\n",
    b"</DOCUMENT>\n",
    b"<TEXT>\n",
    b"</TEXT>\n",
    b"<TYPE>",
    b"<PAGE>",
    b"<TABLE>\n<S> <C>\n",
    b"\n\n",
    b"\t",
    b"|",
    b"\r",
    b"\x1b[2J\x1b]0;x\x07",
    b"\x00",
    b"\xFF\xFE",
    b"\xE2\x80",
    b"\xC2\xAD",
    b"(",
    b")",
    b"$",
    b"99999999999999999999999999999999",
    b"December 31, 9999999",
    b"0.00000000000000000000000000000000001 million",
    b"\\$",
    b"Item 1A. ",
];

/// A copy of `source` with some changes: cuts, flips, shards, pieces moved or doubled.
fn mutated(source: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = source.to_vec();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(bytes.len() + 1);
        let end = (at + dice.roll(200)).min(bytes.len());
        match dice.roll(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            3 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap_or(0),
            4 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            _ => {
                let shard = SHARDS[dice.roll(SHARDS.len())];
                let times = if dice.roll(8) == 0 { 300 } else { 1 };
                bytes.splice(at..at, shard.repeat(times));
            }
        }
    }
    bytes
}

/// Reads `source` all the way up and holds every span to its text and to the file.
fn read(source: Vec<u8>) -> Reading {
    let reading = reading::read(source);
    let len = reading.filing.source.len();
    let in_text = |document: &Document, span: TextSpan, what: &str| {
        let range = span.range();
        assert!(document.text.get(range.clone()).is_some(), "{what} {range:?} lies in the text");
        let place = document.source(span).range();
        assert!(place.end <= len, "{what} {place:?} lies in the file");
    };
    for document in &reading.filing.documents {
        assert!(document.part.body.range().end <= len);
        let mut before = 0;
        for block in &document.blocks {
            in_text(document, block.span, "a block");
            assert!(before <= block.span.start(), "blocks are in order and do not overlap");
            before = block.span.end();
            if let BlockKind::Table(index) = block.kind {
                assert!((index as usize) < document.tables.len());
            }
        }
        for table in &document.tables {
            in_text(document, table.span, "a table");
            table.cells.iter().for_each(|cell| in_text(document, cell.span, "a cell"));
            for row in &table.rows {
                in_text(document, row.span, "a row");
                assert!(row.first <= row.end && row.end as usize <= table.cells.len());
            }
        }
        document.superscripts.iter().for_each(|span| in_text(document, *span, "raised text"));
        document.links.iter().for_each(|link| in_text(document, link.span, "a link"));
        assert!(document.anchors.iter().all(|a| a.at as usize <= document.text.len()));
        assert_eq!(document.map.text_len() as usize, document.text.len(), "the map is of the whole text");
    }
    let in_file = |span: SourceSpan| assert!(span.range().end <= len);
    reading.issues().filter_map(|issue| issue.span).for_each(in_file);
    for section in &reading.outline.sections {
        let document = &reading.filing.documents[section.document];
        in_text(document, section.span, "a section");
        in_text(document, section.heading, "a heading");
        if let Some(parent) = section.parent.and_then(|id| reading.outline.get(id)) {
            assert!(parent.span.covers(section.span), "a section lies in the one around it");
            assert_eq!(parent.depth + 1, section.depth);
        }
        if let Some(next) = section.next.and_then(|id| reading.outline.get(id)) {
            assert!(section.span.end() <= next.span.start(), "a section ends before the next beside it");
        }
    }
    for figure in &reading.figures.all {
        in_text(&reading.filing.documents[figure.document], figure.span, "a figure");
    }
    for operand in reading.checks.all.iter().flat_map(|check| &check.operands) {
        assert!(reading.figures.get(operand.figure).is_some());
    }
    reading
}

/// What a file's records may take, in bytes for each of its own. A record of a figure has 600 bytes beside its names,
/// and a figure may have three.
const MOST_PRINTED: usize = 200;

/// Reads files, and remembers those on which reading panics, takes too long, or prints too much.
struct Trial {
    most: Duration,
    failed: Vec<String>,
    /// How many were read, and the longest that one took, by the megabyte.
    read: usize,
    slowest: (Duration, String),
    /// The most that one printed, in bytes for each of its own.
    longest: (usize, String),
}

/// Files below this size are weighed as if they had it: what takes its time there is not their length.
const LEAST_WEIGHED: usize = 100_000;

impl Trial {
    fn new(most: u64) -> Self {
        Self {
            most: Duration::from_secs(most),
            failed: Vec::new(),
            read: 0,
            slowest: (Duration::ZERO, String::new()),
            longest: (0, String::new()),
        }
    }

    /// Reads `source`. Gives the time that it took.
    fn read(&mut self, name: &str, source: Vec<u8>) -> Duration {
        let copy = source.clone();
        let started = Instant::now();
        let result = std::panic::catch_unwind(|| read(source));
        let took = started.elapsed();
        let times = result.as_ref().map_or(0, printed) / copy.len().max(LEAST_WEIGHED);
        if times > self.longest.0 {
            self.longest = (times, name.to_owned());
        }
        let kilobytes = u32::try_from(copy.len().max(LEAST_WEIGHED) / 1000).unwrap_or(u32::MAX);
        let megabyte = took * 1000 / kilobytes;
        self.read += 1;
        if megabyte > self.slowest.0 {
            self.slowest = (megabyte, name.to_owned());
        }
        if result.is_err() || took > self.most || times > MOST_PRINTED {
            let safe: String =
                name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            let kept = std::env::temp_dir().join(format!("tickmark-{safe}"));
            let _ = std::fs::write(&kept, copy);
            let what = if result.is_err() {
                "a panic".to_owned()
            } else if took > self.most {
                "too slow".to_owned()
            } else {
                format!("{times} bytes for each of its own")
            };
            self.failed.push(format!("{name}: {what} after {took:?}; kept as {}", kept.display()));
        }
        took
    }

    fn end(mut self) {
        println!("{} read, the slowest {:?} a megabyte: {}", self.read, self.slowest.0, self.slowest.1);
        println!("the longest records, {} bytes for each of the file: {}", self.longest.0, self.longest.1);
        let all = self.failed.len();
        self.failed.truncate(20);
        assert!(self.failed.is_empty(), "{all} failed:\n{}", self.failed.join("\n"));
    }
}

#[test]
fn mutated_filings_are_read() {
    let mut trial = Trial::new(20);
    for (name, source) in fixtures() {
        for seed in 0..400 {
            trial.read(&format!("{name} {seed}"), mutated(&source, &mut Dice::new(seed)));
        }
    }
    trial.end();
}

#[test]
fn filings_cut_off_anywhere_are_read() {
    let mut trial = Trial::new(20);
    for (name, source) in fixtures() {
        for end in (0..source.len()).step_by(7) {
            trial.read(&format!("{name} cut at {end}"), source[..end].to_vec());
        }
    }
    trial.end();
}

/// Pieces that are repeated until they make a large file; each is a trap for one kind of reader.
const TRAPS: [&str; 62] = [
    "<div>",
    "<b>",
    "<table>",
    "<table><tr><td>",
    "<tr>",
    "<td>",
    "<td>1",
    "<td colspan=1000>x",
    "<td rowspan=1000>x",
    "<sup>",
    "<sup>1",
    "<blockquote>",
    "<li>",
    "<a name=x>",
    "<a href='#x'>x",
    "<font size=7>",
    "<p>",
    "<br>",
    "<ul>",
    "<pre>\n",
    "<ix:header>",
    "</div>",
    "<div style='display:none'>",
    "<!--",
    "<",
    "&",
    "&#",
    "<!",
    "<x y='",
    "x",
    " ",
    "\n",
    "\t",
    "|",
    "| a |\n",
    "$ ",
    "(",
    "1 ",
    "1,",
    "1\n",
    "1,234  ",
    "-",
    "- ",
    "=",
    "2010 ",
    "December 31, 2010 and ",
    "Item 1. Business\n",
    "ITEM 1.\n\n",
    "<PAGE>\n",
    "<TABLE>\n<S> <C>\na  1\n",
    "<S>",
    "<DOCUMENT>\n",
    "<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nx\n",
    "\\$",
    "*a*",
    "# a\n",
    "\x1b[31m",
    "\u{ad}",
    "(in thousands) ",
    "a.\n",
    "Note 1 - A\n\n1  2  3\n",
    "<a><b/></a>",
];

/// The file that repeats `trap`, led in by what makes it HTML, XML or text.
fn trap(lead: &str, trap: &str, size: usize) -> Vec<u8> {
    let mut source = lead.as_bytes().to_vec();
    while source.len() < size {
        source.extend_from_slice(trap.as_bytes());
    }
    source
}

const LEADS: [&str; 3] = ["<html><body>", "<?xml version='1.0'?><a xmlns='x'>", ""];

#[test]
fn traps_for_slow_searches_are_read() {
    let mut trial = Trial::new(60);
    for lead in LEADS {
        for piece in TRAPS {
            // What grows with the square of a file takes minutes here, and is told as a hang.
            trial.read(&format!("{lead}{piece}"), trap(lead, piece, 80_000));
        }
    }
    trial.end();
}

/// Lists, lines and sentences that go on, where each number asks for the others around it: they overflowed
/// the stack or took minutes.
#[test]
fn regression_lists_without_an_end_are_read() {
    let repeated =
        |piece: &str, times: usize| format!("<html><body><p>{}</p></body></html>", piece.repeat(times));
    let compared = "$1 ".repeat(200) + &"from ".repeat(500) + &"in 2010 ".repeat(150) + ". ";
    let document = |index: usize| {
        let (month, year) = (["March", "June", "December"][index % 3], 1900 + index % 190);
        let day = index % 28 + 1;
        format!("<DOCUMENT>\n<TYPE>EX-{index}\n<TEXT>\n{month} {day}, {year}\n</TEXT>\n</DOCUMENT>\n")
    };
    let schedule = "<DOCUMENT>\n<TYPE>EX-27\n<TEXT>\n<CASH> ".to_owned() + &"5,120 ".repeat(60_000);
    let row = |cells: &[String]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let table = |rows: &[String]| format!("<table>{}</table><p>Then.</p>", rows.concat());
    let quarters = |each: usize| {
        let of = |head: Vec<String>, times: usize| {
            let sales = |at: usize| {
                row(&[vec!["Net sales".into()], vec![format!("${}", 4000 / times + at / each); times]]
                    .concat())
            };
            let head = row(&[vec![String::new()], head].concat());
            table(&[vec![head], (0..7000).map(sales).collect()].concat())
        };
        let ends = ["March 31", "June 30", "September 30", "December 31"];
        of(ends.map(|end| format!("Three months ended {end}, 2010")).into(), 4)
            + &of(vec!["Year ended December 31, 2010".into()], 1)
    };
    let head = row(&[String::new(), "2010".into()]);
    let schedules = |index: usize| {
        table(&[head.clone(), row(&["&lt;CASH&gt;".into(), format!("{}", 50_000 + index)])])
            + &table(&[head.clone(), row(&["Cash".into(), format!("${}", 250_000 + 11 * index)])])
    };
    let rate = |at: usize| format!("{}.{at:05}% notes due 2013", 1 + at % 9);
    let debts: Vec<String> = (0..10_000).map(|at| row(&[rate(at), "$150,000".into()])).collect();
    let sold: String = (0..10_000).map(|at| format!("<p>We sold {}.</p>", rate(at + 9))).collect();
    let rates = "7.5% notes, ".repeat(20_000);
    let noted =
        "<TABLE>\n                              1995      1994\n<S>                         <C>       <C>\n"
            .to_owned()
            + &"Operating costs  (1)\n  Domestic                  $   209   $   199\n".repeat(20_000);
    let names = vec![row(&["a long name ".repeat(16)]); 24_000];
    let marks = vec![row(&["A".into(), "(5)".into()]); 24_000];
    let salaries = [vec![row(&["Name".into(), "Salary".into()])], names, marks].concat();
    // A question about the whole table that each of its rows asks.
    let asked = |before: &str, head: &[&str], name: &str| {
        let cells = |first: &str, at: usize| {
            let numbers = (1..head.len()).map(|column| format!("{}", 10 + at + column));
            row(&std::iter::once(first.to_owned()).chain(numbers).collect::<Vec<_>>())
        };
        let head = row(&head.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        let rows: String = (0..10_000).map(|at| cells(name, at)).collect();
        let header = "<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 10-K\nCONFORMED PERIOD OF REPORT: 20231231\n\
                      FISCAL YEAR END: 1231\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n";
        format!("{header}<p>{before}</p>{}</TEXT>\n</DOCUMENT>\n", table(&[head, rows]))
    };
    let in_service = asked("(in thousands, except operating data)", &["", "2023", "2022"], "Trucks");
    let to_be_spent = asked("Estimated capital expenditures", &["", "2024", "2025", "2026"], "Mills");
    let ounces = asked("Sales of metals", &["", "2023", "2022"], "Gold sold (ounces)");
    let dash = row(&["Dues".into(), "-".into(), "$15".into()]);
    let wide = [row(&vec!["2010".into(); 40_000]), row(&vec!["$15".into(); 400])];
    // What grows with the square of these takes more than this, and the reading of them less than a second; ten times as
    // long without optimisation.
    let mut trial = Trial::new(if cfg!(debug_assertions) { 40 } else { 4 });
    for (name, source) in [
        ("quarters", quarters(1)),
        ("quarters of one amount", quarters(7000)),
        ("schedules and statements", (0..4000).map(schedules).collect()),
        ("rates of loans", table(&[vec![head.clone()], debts].concat()) + &sold),
        ("headings with marks", noted),
        ("marks below names", table(&salaries)),
        ("rates in a cell", table(&[head.clone(), row(&[rates, "$150,000".into()])])),
        ("a column of dashes", table(&vec![dash; 30_000])),
        ("heads", table(&wide)),
        ("what is in service", in_service),
        ("what is to be spent", to_be_spent),
        ("what is measured", ounces),
    ] {
        trial.read(name, source.into_bytes());
    }
    trial.end();
    let mut trial = Trial::new(60);
    for (name, source) in [
        ("amounts", repeated("$5, ", 60_000)),
        ("numbers", repeated("1,000 2,000 , ", 20_000)),
        ("sentences", repeated("In 2010 we saw $5 of it. ", 20_000)),
        ("comparisons", repeated(&compared, 10)),
        ("asides", repeated(&("$1 ($2 in 2010) ".repeat(150) + ". "), 10)),
        ("pairs of digits", repeated("1,23,", 60_000)),
        ("signs of currencies", repeated("<table><tr><td>US$(", 20_000) + &"US$ ".repeat(60_000)),
        ("the same periods", repeated("the same period in 2010 and ", 20_000)),
        ("codes", format!("<table>{}</table>", format!("<tr>{}</tr>", "<td>12345".repeat(500)).repeat(40))),
        ("a line of a schedule", schedule),
        ("documents", (0..20_000).map(document).collect()),
    ] {
        trial.read(name, source.into_bytes());
    }
    trial.end();
}

/// One long name, and thousands of figures or facts that have it: each of their records named it whole.
#[test]
fn regression_names_without_an_end_are_cut_in_records() {
    let long = "a long name ".repeat(4000);
    let rows = "<tr><td>A<td>$5".repeat(1500);
    let titles = format!("<p><b>Item 1. {}</b></p><p>{}", long, "We paid $5. ".repeat(1500));
    let head = format!("<table><tr><td><td>2010 {long}</td></tr>{rows}</table>");
    let parent = format!("<table><tr><td><td>2010<tr><td>{long}:<td>{rows}</table>");
    let stub = format!("<table><tr><td><td>2010<tr><td>{long}{}</table>", "<td>$5".repeat(500));
    let cell = format!("<table><tr><td><td>2010<tr><td>{}<td>$5</table>", "sold for $5 ".repeat(1500));
    let wide: String = (0..1500).map(|at| format!("<td>Fund {at}")).collect();
    let wide = format!("<table><tr><td>{wide}<tr>{}</table>", "<td>$5".repeat(1500));
    let kind =
        format!("<DOCUMENT>\n<TYPE>{long}\n<TEXT>\n{}\n</TEXT>\n</DOCUMENT>\n", "We paid $5.\n".repeat(1500));
    let members: String = (0..1500)
        .map(|at| format!("<xbrldi:explicitMember dimension='k:A{at}'>k:B{at}</xbrldi:explicitMember>"))
        .collect();
    let context = |inner: &str| {
        format!(
            "<xbrli:context id='c'><xbrli:entity><xbrli:identifier>1</xbrli:identifier><xbrli:segment>{inner}\
             </xbrli:segment></xbrli:entity><xbrli:period><xbrli:instant>2010-12-31</xbrli:instant></xbrli:period>\
             </xbrli:context>"
        )
    };
    let unit =
        |measure: &str| format!("<xbrli:unit id='u'><xbrli:measure>{measure}</xbrli:measure></xbrli:unit>");
    let inline = |resources: String| {
        let fact = "<ix:nonFraction name='k:A' contextRef='c' unitRef='u'>5</ix:nonFraction> ".repeat(1500);
        format!(
            "<html><body><ix:header><ix:resources>{resources}</ix:resources></ix:header><p>{fact}</p></body></html>"
        )
    };
    let instance = |resources: String| {
        format!(
            "<xbrl xmlns='x'>{resources}{}</xbrl>",
            "<g:A contextRef='c' unitRef='u'>15</g:A>".repeat(1500)
        )
    };
    let typed = format!("<xbrldi:typedMember dimension='k:A'><k:v>{long}</k:v></xbrldi:typedMember>");
    let mut trial = Trial::new(60);
    for (name, source) in [
        ("a title", titles),
        ("a head", head),
        ("a parent", parent),
        ("a stub", stub),
        ("a cell", cell),
        ("heads", wide),
        ("a type", kind),
        ("axes", inline(context(&members) + &unit("USD"))),
        ("axes of an instance", instance(context(&members) + &unit("USD"))),
        ("a member", inline(context(&typed) + &unit("USD"))),
        ("a member of an instance", instance(context(&typed) + &unit("USD"))),
        ("a unit", inline(context("") + &unit(&long))),
        ("a unit of an instance", instance(context("") + &unit(&long))),
    ] {
        trial.read(name, source.into_bytes());
    }
    trial.end();
}

#[test]
fn elements_nested_a_hundred_thousand_deep_are_read() {
    let mut trial = Trial::new(30);
    for tag in [
        "div",
        "table",
        "b",
        "sup",
        "blockquote",
        "table><tr><td",
        "a href='#x'",
        "ul><li",
        "span style='display:block'",
    ] {
        let nested = format!("<{tag}>").repeat(100_000);
        trial.read(tag, format!("<html><body>{nested}deep{}", "</div></td>".repeat(1000)).into_bytes());
    }
    trial.read("xml", format!("<?xml version='1.0'?>{}deep", "<a>".repeat(100_000)).into_bytes());
    trial.end();
}

#[test]
fn nothing_a_terminal_obeys_is_read_as_a_figure_or_heading() {
    let reading =
        read(b"<p><b>Item 1. \x1b[31mBusiness</b></p><p>Revenue was \x1b]0;x\x07$5 million.</p>".to_vec());
    assert!(!reading.figures.all.is_empty());
}

#[test]
#[ignore = "reads real filings and takes minutes"]
fn mutated_real_filings_are_read() {
    let number =
        |name: &str, unsaid: u64| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(unsaid);
    let seeds = number("FROM", 0)..number("FROM", 0) + number("SEEDS", 3);
    let mut trial = Trial::new(60);
    for (name, source) in filings::all() {
        trial.read(&name, source.clone());
        for seed in seeds.clone() {
            trial.read(&format!("{name} {seed}"), mutated(&source, &mut Dice::new(seed)));
        }
    }
    trial.end();
}

#[test]
#[ignore = "takes minutes"]
fn a_line_of_ten_megabytes_and_a_file_of_fifty_are_read() {
    let mut trial = Trial::new(300);
    for lead in LEADS {
        for piece in ["word and ", "1,234 ", "$5 million, ", "<td>5", "a\t"] {
            trial.read(&format!("ten {lead}{piece}"), trap(lead, piece, 10_000_000));
        }
        trial.read(&format!("fifty {lead}"), trap(lead, "<p>Revenue was $5 million in 2010.\n", 50_000_000));
    }
    trial.end();
}
