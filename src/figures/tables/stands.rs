//! Tables that tell what stands on their days, whatever their rows are called: each is known by its rows, its
//! header or what leads up to it.
//!
//! ```text
//! Stock-based compensation   4,402      "Total deferred tax assets" below: a part of them, on the day
//! Thereafter                11,034      below years to come: what falls due then, as it stands on the day
//! First lien  6/30/2028     12,204      "Amortized cost | Fair value" above: held on the day
//! ```

mod forms;
mod parts;
mod plans;

use super::View;
use super::rows::RowHead;
use crate::figures::value::Period;
use crate::filing::grid::{CellClass, Placed, RowKind};
use crate::text::TextSpan;
use crate::text::search::{holds, holds_any};
use jiff::civil::Date;
pub(super) use plans::tells_of_plans_on_a_day;

/// How far what a table tells stands on its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing says that it does.
    #[default]
    Open,
    /// Its rows do that are no plain flows by their words: "Revenue recognized" among what is left to perform is one.
    States,
    /// All of its rows do, but a column may be one of flows: "Dividend income" beside what was held.
    Whole,
    /// All that it tells does.
    Fixed,
}

/// How far what a table tells stands on its days.
pub(super) fn standing(view: View<'_>, rows: &[RowHead]) -> Standing {
    if is_told_of_a_day(view) || tells_performance(view) || forms::tells_by_rule(view) {
        Standing::Fixed
    } else if tells_deferred_taxes(view)
        || tells_inputs(view)
        || tells_holdings(view)
        || tells_years_ahead(view, rows)
        || tells_owners(view)
        || parts::tells_plans(view)
        || tells_assets_and_debts(view)
        || tells_fair_values(view)
        || tells_past_due(view)
        || plans::is_told_of_plans(view, rows)
        || parts::tells_parts_of_what_is_there(view, rows)
    {
        Standing::Whole
    } else if tells_obligations(view)
        || tells_assets_by_place(view, rows)
        || parts::tells_parts(view)
        || parts::tells_what_it_is_made_of(view)
        || parts::tells_gross_and_accumulated(view)
    {
        Standing::States
    } else {
        Standing::Open
    }
}

/// True for what a hundred dollars became that were put into the shares of a company and into an index (Regulation
/// S-K, Item 201(e)): each row starts with a hundred, and one names an index.
pub(super) fn tells_performance(view: View<'_>) -> bool {
    const INDEXES: [&str; 8] =
        ["Index", "INDEX", "S&P", "Peer Group", "PEER GROUP", "Dow Jones", "NASDAQ", "Russell"];
    let names = |stub: &str, index: &str| {
        stub.split_once(index).is_some_and(|(before, after)| {
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            apart(before.chars().next_back()) && apart(after.chars().next())
        })
    };
    let (mut indexes, mut lines) = (0, 0);
    for (place, kind) in view.table.rows.iter().zip(&view.grid.rows) {
        let cells = view.grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
        let mut numbers = cells.iter().filter(|placed| placed.class == CellClass::Number && placed.first > 0);
        let Some(first) = numbers.next().filter(|_| *kind == RowKind::Body) else { continue };
        let print = view.document.slice(first.ink).trim_start_matches(['$', ' ']);
        // What it became on two days at least.
        if !matches!(print, "100" | "100.00" | "100.0") || numbers.count() < 2 {
            return false;
        }
        let stub = cells.first().map_or("", |placed| view.document.slice(placed.ink));
        indexes += usize::from(INDEXES.iter().any(|index| names(stub, index)));
        lines += 1;
    }
    // A line over the table itself holds, unless what leads up to it speaks of returns.
    let near = view.above.units.is_some_and(|line| !line.distant);
    let of_return = |text: &str| holds_any(text, &["performance", "return"]);
    let mut about = [view.above.lead, view.above.title].into_iter().flatten();
    lines >= 2 && indexes >= 1 && (!near || about.any(|span| of_return(view.document.slice(span))))
}

/// True where "Three months ended" or "Weeks ended" heads the columns and no row sums up a balance sheet: what such a table
/// tells went by, though it stands below balance sheets without a heading of its own. "Year ended" heads some of those.
pub(super) fn heads_stretches(view: View<'_>) -> bool {
    let (mut stretches, mut sums) = (false, false);
    for (cell, placed) in view.table.cells.iter().zip(&view.grid.cells) {
        let head = view.grid.rows.get(cell.row as usize) == Some(&RowKind::Header);
        if placed.class != CellClass::Words || !head && placed.first > 0 {
            continue;
        }
        let words = view.document.slice(placed.ink);
        if head {
            let words = words.to_ascii_lowercase();
            stretches |= words.contains("months ended") || words.contains("weeks ended");
        } else {
            sums |= words.get(..TOTAL).is_some_and(|start| start.eq_ignore_ascii_case("total assets"))
                || holds_any(words, &["iabilities", "IABILITIES"]);
        }
    }
    stretches && !sums
}

/// Letters of what a balance sheet sums up.
const TOTAL: usize = "total assets".len();

/// True where what leads up to the table, or its heading, speaks of leases.
pub(super) fn tells_leases(view: View<'_>) -> bool {
    let mut about = [view.above.lead, view.above.title].into_iter().flatten();
    about.any(|span| ["ease", "EASE"].iter().any(|word| view.document.slice(span).contains(word)))
}

/// True for the components of deferred taxes, which are called by what they come from: "Stock-based compensation"
/// (ASC 740-10-50-6). A row sums them up.
fn tells_deferred_taxes(view: View<'_>) -> bool {
    let stub = || view.table.cells.iter().zip(&view.grid.cells).filter(|(_, placed)| placed.first == 0);
    let says = |placed: &Placed, words: &[&str]| {
        let label = view.document.slice(placed.ink).as_bytes();
        holds_any(label, words)
    };
    let sums = ["total deferred tax asset", "gross deferred tax asset", "total deferred income tax asset"];
    let told = || {
        let mut about = [view.above.lead, view.above.title].into_iter().flatten();
        about.any(|span| view.document.slice(span).contains("eferred"))
    };
    // "Net deferred tax benefit" sums up what came of them in a year.
    let went_by = |placed: &Placed| says(placed, &["benefit", "expense", "provision"]);
    let nets = |placed: &Placed| {
        says(placed, &["net deferred tax", "net deferred income tax"]) && !went_by(placed) && told()
    };
    let totals = stub().filter(|(_, placed)| {
        let label = view.document.slice(placed.ink);
        let sum = ["Total", "Gross", "Net", "TOTAL", "NET", "GROSS"].iter().any(|w| label.starts_with(w));
        sum && holds(label, "deferred")
    });
    (totals.into_iter().any(|(_, placed)| says(placed, &sums) || nets(placed))
        || is_led_by_deferred_taxes(view))
        && !stub()
            .any(|(_, placed)| says(placed, &["provision", "statutory", "current:", "expense (benefit)"]))
}

/// True where what leads up to the table says that it tells what deferred taxes are made of: "Deferred tax assets and
/// liabilities as of June 30, 2024 consisted of the following temporary differences" (ASC 740-10-50-2).
fn is_led_by_deferred_taxes(view: View<'_>) -> bool {
    const DEFERRED: [&str; 3] =
        ["deferred tax assets", "deferred income tax assets", "deferred tax liabilities"];
    const MADE: [&str; 5] = ["consist", "components of", "composed of", "comprised of", "comprise"];
    const WENT_BY: [&str; 7] =
        ["provision", "expense", "benefit", "change", "reconcil", "statutory", "during"];
    view.above.lead.filter(|span| span.len() < 300).is_some_and(|span| {
        let lead = view.document.slice(span).to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lead.contains(word));
        has(&DEFERRED) && has(&MADE) && !has(&WENT_BY)
    })
}

/// The cells of the header rows.
fn heads(view: View<'_>) -> impl Iterator<Item = &Placed> {
    let header = move |row: u32| view.grid.rows.get(row as usize) == Some(&RowKind::Header);
    let cells = view.table.cells.iter().zip(&view.grid.cells);
    cells.filter(move |(cell, _)| header(cell.row)).map(|(_, placed)| placed)
}

/// True for a schedule of investments: what each one cost and is worth, or what is held and its value, on the day of
/// the report (Regulation S-X, Article 12-12).
fn tells_holdings(view: View<'_>) -> bool {
    let has = |word: &str| heads(view).any(|placed| view.document.slice(placed.ink).contains(word));
    let told = || {
        const NAMES: [&str; 3] =
            ["schedule of investments", "portfolio of investments", "statement of investments"];
        let about = [view.above.title, view.above.lead].into_iter().flatten().filter(|span| span.len() < 120);
        about.map(|span| view.document.slice(span).to_ascii_lowercase()).any(|text| {
            let moved = ["change", "realized", "income"].iter().any(|word| text.contains(word));
            !moved && NAMES.iter().any(|name| text.contains(name))
        })
    };
    has("air Value") && has("ost") && (has("aturity") || has("ortfolio Compan") || has("rincipal"))
        || (has("Value") || has("VALUE")) && told()
}

/// True for a balance sheet, whatever its title: total assets, or total current assets, above a heading or a sum
/// of "Liabilities and stockholders' equity". One of averages tells of a time.
fn tells_assets_and_debts(view: View<'_>) -> bool {
    let says = |span: TextSpan, words: &[&str]| {
        let label = view.document.slice(span).as_bytes();
        label.len() < 120 && words.iter().all(|word| holds(label, word))
    };
    let words = || view.grid.cells.iter().filter(|placed| placed.class == CellClass::Words);
    let row = |named: &[&str]| words().any(|placed| placed.first == 0 && says(placed.ink, named));
    let sums =
        || (row(&["total assets"]) || row(&["total current assets"])) && row(&["liabilities and", "equity"]);
    let averaged = || {
        let about = [view.above.lead, view.above.title].into_iter().flatten();
        let mut told = words().map(|placed| placed.ink).chain(about);
        told.any(|span| ["average", "yield", "interest-earning"].iter().any(|word| says(span, &[word])))
    };
    // A summary of several years tells both.
    let earned = || {
        let stub = words().filter(|placed| placed.first == 0);
        stub.into_iter().any(|placed| is_result(&view.document.slice(placed.ink).to_ascii_lowercase()))
    };
    sums() && !averaged() && !earned()
}

/// True for a row, in small letters, that tells what came of a year: "Net sales", "Operating revenues", "Net loss". A
/// balance sheet has "Deferred revenues" and "Accrued expenses".
fn is_result(label: &str) -> bool {
    const OPENS: [&str; 12] = [
        "sales",
        "revenues",
        "net sales",
        "total revenues",
        "net income",
        "net loss",
        "net earnings",
        "interest income",
        "operating expenses",
        "operating income",
        "operating loss",
        "total expenses",
    ];
    const OWED: [&str; 8] =
        ["deferred", "unearned", "unbilled", "accrued", "excess", "advance", "receivable", "prepaid"];
    let closes = ["revenues", "revenue", " sales"].iter().any(|name| label.trim_end().ends_with(name));
    let owed = || OWED.iter().any(|word| label.contains(word));
    OPENS.iter().any(|name| label.starts_with(name)) || closes && !owed()
}

/// True where words that lead up to a table, in small letters, speak of what came and went, whatever day they name:
/// "fees billed", "purchases", "production", "originations". "Federal funds sold" and "purchased loans" are there
/// on a day.
fn tells_of_moves(text: &str) -> bool {
    const MOVED: [&str; 9] = [
        "fees",
        "billed",
        "purchases",
        "paid",
        "production",
        "produced",
        "originations",
        "during",
        "revenue",
    ];
    let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| MOVED.iter().any(|moved| word.starts_with(moved)))
}

/// True for the header of a column that names the year in which something was bought or sold, among owners:
/// "Shares sold in 2019". What is "sold in this offering" is not yet.
pub(super) fn heads_moves_of_year(head: &str) -> bool {
    const MOVED: [&[u8]; 3] = [b"sold", b"acquired", b"purchased"];
    // It is asked of every column of every table: what all of them end in is looked for first.
    let head = head.as_bytes();
    memchr::memchr_iter(b'd', head).any(|last| {
        let rest = &head[last + 1..];
        let year = rest.strip_prefix(b" in ").or_else(|| rest.strip_prefix(b" during "));
        year.is_some_and(|year| year.first().is_some_and(u8::is_ascii_digit) || year.starts_with(b"fiscal "))
            && MOVED.iter().any(|moved| head[..=last].ends_with(moved))
    })
}

/// True for what financial instruments are carried at, or are based on, beside what they are worth (FAS 107; ASC
/// 825-10-50-10).
fn tells_fair_values(view: View<'_>) -> bool {
    let has = |words: &[&str]| {
        heads(view).any(|placed| {
            let head = view.document.slice(placed.ink);
            head.len() < 40 && words.iter().any(|word| head.starts_with(word))
        })
    };
    has(&["Carrying", "CARRYING", "Notional", "NOTIONAL"])
        && has(&["Fair", "FAIR", "Estimated Fair", "Estimated fair"])
}

/// True for an analysis of the age of what is owed: "30-59 days past due | Current | Total" (ASC 310-10-50-7A).
fn tells_past_due(view: View<'_>) -> bool {
    let late = |placed: &Placed| {
        let head = view.document.slice(placed.ink).to_ascii_lowercase();
        head.len() < 60 && head.contains("past due") && head.contains("days")
    };
    heads(view).filter(|placed| placed.first > 0).any(late)
}

/// True for who owns how much of a company, on the day that is told or that of the report (Regulation S-K, Item 403).
fn tells_owners(view: View<'_>) -> bool {
    let heads = || heads(view).filter(|placed| placed.first > 0 && placed.ink.len() < 120);
    let says = |words: &[&str]| heads().any(|placed| holds_any(view.document.slice(placed.ink), words));
    // Trusts tell their income per unit of beneficial interest.
    says(&["beneficial"]) && says(&["owned", "owner"]) && !says(&["income", "attributable"])
}

/// True where rows are years to come: what falls due in them, after them and in all.
fn tells_years_ahead(view: View<'_>, rows: &[RowHead]) -> bool {
    let Some(end) = view.calendar.end().or_else(|| day_of_lead(view)) else { return false };
    // Months after the year have their prices: they are told already.
    let month = |row: &RowHead| row.time.month.is_some() && row.time.day.is_none();
    let ahead =
        |row: &&RowHead| row.own_time && !month(row) && row.time.year.is_some_and(|year| year > end.year());
    let count = rows.iter().filter(ahead).count();
    // "2024" while it runs, "2025" and "2026 and thereafter".
    let runs = |row: &RowHead| {
        let year = row.time.year.filter(|_| row.own_time && !month(row));
        year.is_some_and(|year| year == end.year() && view.calendar.year_end(year) > end)
    };
    let after = |row: &RowHead| row.words.len() < 40 && holds(view.document.slice(row.words), "thereafter");
    count >= 2 || count == 1 && rows.iter().any(runs) && rows.iter().any(after)
}

/// The day that the sentence before the table names alone, "Maturities of leases as of June 30, 2024 were as follows:".
/// A registration statement names no period on its cover.
pub(super) fn day_of_lead(view: View<'_>) -> Option<Date> {
    let [(time, _)] = view.above.listed.as_slice() else { return None };
    let whole = time.day.is_some() && time.year.is_some() && time.length.is_none();
    time.resolve(view.calendar, true).map(Period::end).filter(|_| whole)
}

/// True for tables that are known by their names to tell what there is on a day: awards at the end of a year
/// (Regulation S-K, Item 402(f)), real estate of a company (Regulation S-X, Rule 12-28), reserves in the ground
/// (Regulation S-K, Item 1202) and what a portfolio is made of (Item 1402).
fn is_told_of_a_day(view: View<'_>) -> bool {
    const NAMES: [&str; 4] = [
        "outstanding equity awards",
        "real estate and accumulated depreciation",
        "proved reserves",
        "proved developed",
    ];
    const MOVES: [&str; 8] =
        ["change", "roll", "reconcil", "activity", "additions", "average", "income", "sales of"];
    let about = [view.above.lead, view.above.title].into_iter().flatten().filter(|span| span.len() < 300);
    about.map(|span| view.document.slice(span).to_ascii_lowercase()).any(|text| {
        let made_of = text.contains("composition of")
            && ["loan", "deposits", "investment portfolio"].iter().any(|of| text.contains(of));
        let named = made_of || NAMES.iter().any(|name| text.contains(name));
        named && !MOVES.iter().any(|word| text.contains(word)) && !tells_of_moves(&text)
    })
}

/// True for what is left to perform of contracts, by when it is expected to be (ASC 606-10-50-13).
fn tells_obligations(view: View<'_>) -> bool {
    let about = [view.above.lead, view.above.title].into_iter().flatten();
    about.map(|span| view.document.slice(span)).any(|text| {
        const LEFT: [&str; 2] = ["emaining performance obligation", "nsatisfied performance obligation"];
        let named = text.contains("bligation");
        named && LEFT.iter().any(|word| text.contains(word))
    })
}

/// True for the long-lived assets of a company by where they are (ASC 280-10-50-41): its places are no flows. What is told
/// together with revenues or profits, in what leads up to the table or in a row of it, is told by its headings.
fn tells_assets_by_place(view: View<'_>, rows: &[RowHead]) -> bool {
    const ASSETS: [&str; 4] = [
        "long-lived assets",
        "property and equipment, net",
        "property, plant and equipment, net",
        "long-lived tangible",
    ];
    const PLACES: [&str; 6] = ["geograph", "countr", "region", "location", "domicile", "area"];
    const FLOWS: [&str; 16] = [
        "revenue",
        "sales",
        "income",
        "expenditure",
        "impairment",
        "depreciation",
        "customers",
        "operations",
        "profit",
        "earnings",
        "results",
        "loss",
        "additions",
        "purchases",
        "turnover",
        "premiums",
    ];
    let about = [view.above.lead, view.above.title].into_iter().flatten().filter(|span| span.len() < 300);
    let told = about
        .map(|span| view.document.slice(span))
        .any(|text| holds_any(text, &ASSETS) && holds_any(text, &PLACES) && !holds_any(text, &FLOWS));
    told && !rows.iter().any(|row| holds_any(view.document.slice(row.words), &FLOWS))
}

/// True for the inputs of fair values that nobody can observe, on the day of the values (ASC 820-10-50-2).
fn tells_inputs(view: View<'_>) -> bool {
    let header =
        |row: u32| matches!(view.grid.rows.get(row as usize), Some(RowKind::Header | RowKind::Caption));
    let heads = || view.table.cells.iter().zip(&view.grid.cells).filter(|(cell, _)| header(cell.row));
    let has = |words: &[&str]| {
        heads().any(|(_, placed)| words.iter().any(|word| view.document.slice(placed.ink).contains(word)))
    };
    has(&["nobservable"]) && has(&["echnique", "Range", "ethodology"])
}

/// True for the asset value of one share of a fund and what changed it (Form N-2, Item 4; ASC 946-205-50-7).
pub(super) fn tells_asset_value(view: View<'_>) -> bool {
    let stub = view.table.cells.iter().zip(&view.grid.cells).filter(|(_, placed)| placed.first == 0);
    let value = stub.filter(|(_, placed)| {
        let label = view.document.slice(placed.ink);
        label.len() < 80 && (label.starts_with("Net asset value") || label.starts_with("NET ASSET VALUE"))
    });
    // "For a share outstanding throughout each year" (Form N-1A, Item 13).
    let named = || {
        let mut about = [view.above.lead, view.above.title].into_iter().flatten();
        about.any(|span| {
            let words = view.document.slice(span).to_ascii_lowercase();
            words.len() < 300 && words.contains("share outstanding throughout")
        })
    };
    match value.count() {
        0 => false,
        1 => named(),
        _ => true,
    }
}
