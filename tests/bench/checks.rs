//! What the checks cost beside the extraction of figures, over filings of growing length.
//!
//! Run with `cargo bench --bench checks`; the names of files after `--` are measured too. The last
//! column must stay near the same: checks are linear in the number of figures.

#![allow(clippy::unwrap_used, clippy::float_arithmetic, reason = "a bench measures and may fail")]

use std::fmt::Write;
use std::time::{Duration, Instant};

use tickmark::{checks, figures, reading};

/// Readings of which the fastest counts.
const ROUNDS: usize = 5;

/// A filing of an invented company with this many tables that add up.
fn filing(tables: usize) -> String {
    let mut text = String::from("<html><body><p>Northern Kettle Works</p><p>(in thousands)</p>");
    for table in 0..tables {
        let row = |text: &mut String, name: &str, a: usize, b: usize| {
            write!(text, "<tr><td>{name} {table}</td><td>{a}</td><td>{b}</td></tr>").unwrap();
        };
        text.push_str(
            "<p>Revenues by product were as follows.</p><table><tr><td></td><td>2023</td><td>2022</td></tr>",
        );
        let values = |row: usize| {
            ((table * 131 + row * 977) % 9_000 + 1_000, (table * 57 + row * 613) % 9_000 + 1_000)
        };
        let mut total = (0, 0);
        for at in 0..12 {
            let (a, b) = values(at);
            total = (total.0 + a, total.1 + b);
            row(&mut text, ["Kettles", "Pots", "Lids", "Repairs"][at % 4], a, b);
        }
        row(&mut text, "Total revenues", total.0, total.1);
        text.push_str("</table>");
    }
    text.push_str("</body></html>");
    text
}

fn fastest(mut body: impl FnMut()) -> Duration {
    let timed = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        body();
        start.elapsed()
    });
    timed.min().unwrap_or_default()
}

fn measure(name: &str, bytes: Vec<u8>) {
    let size = bytes.len();
    let whole = fastest(|| drop(reading::sections(bytes.clone())));
    let sections = reading::sections(bytes);
    let mut found = figures::extract(&sections.filing, &sections.outline);
    let extracted = fastest(|| found = figures::extract(&sections.filing, &sections.outline));
    let mut count = 0;
    let checked = fastest(|| {
        let mut figures = found.clone();
        count = checks::run(&sections.filing, &sections.outline, &mut figures).all.len();
    });
    let share = checked.as_secs_f64() / (whole + extracted).as_secs_f64() * 100.0;
    let each = checked.as_nanos() / u128::try_from(found.all.len().max(1)).unwrap();
    println!(
        "{name:40} {size:>9} {:>8} {count:>8} {whole:>10.1?} {extracted:>10.1?} {checked:>10.1?} {share:>6.0} % {each:>6}",
        found.all.len()
    );
}

fn main() {
    println!(
        "{:40} {:>9} {:>8} {:>8} {:>10} {:>10} {:>10} {:>8} {:>6}",
        "filing", "bytes", "figures", "checks", "sections", "figures", "checks", "added", "ns each"
    );
    for tables in [50, 200, 800, 3_200] {
        measure(&format!("{tables} tables"), filing(tables).into_bytes());
    }
    for path in std::env::args().skip(1).filter(|a| !a.starts_with("--")) {
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        if let Ok(bytes) = std::fs::read(&path) {
            measure(&name, bytes);
        }
    }
}
