//! What a table of amounts tells beside them of operations: volumes in their own units, and things that are counted.
//!
//! ```text
//! (in thousands, except operating data)
//! Revenue                     $ 4,120     $ 3,987
//! Production (MBoe)             1,556       1,490     the bracket says what it is in: no thousands of it
//! Barrels per day               4,263       4,082
//! Loads                         8,412       8,207     so many, beside amounts each of which has its sign
//! ```

use super::super::cell::CellNumber;
use super::super::columns::ColumnHead;
use super::super::hints::Hints;
use super::super::things;
use super::super::{RowContext, View};
use super::UnitsLine;
use crate::filing::grid::CellClass;
use crate::text::search::holds_any;
use crate::text::{TextSpan, slice};

/// Bytes before and behind the start of a units line that are looked at.
const LONGEST: usize = 160;

/// What a units line leaves out where it speaks of operations.
const OPERATIONS: [&str; 14] = [
    "operating data",
    "operational data",
    "operating statistic",
    "operating metric",
    "operating information",
    "statistic",
    "store data",
    "restaurant data",
    "fleet data",
    "unit data",
    "other data",
    "volume",
    "production",
    "quantit",
];

/// All of the remark that a units line stands in: "(dollars and MWh in thousands, except per share data)".
fn remark(view: View<'_>, line: UnitsLine) -> String {
    let bytes = view.document.text.as_bytes();
    let start = line.span.range().start.min(bytes.len());
    let from = start.saturating_sub(LONGEST);
    let before = bytes.get(from..start).unwrap_or(&[]);
    let opened = before.iter().rposition(|b| matches!(b, b'\n' | b'(')).map_or(from, |at| from + at + 1);
    let behind = bytes.get(start..(start + LONGEST).min(bytes.len())).unwrap_or(&[]);
    let closed = start + behind.iter().position(|b| matches!(b, b'\n' | b')')).unwrap_or(behind.len());
    String::from_utf8_lossy(bytes.get(opened..closed).unwrap_or(&[])).into_owned()
}

/// True where the units line leaves out what is told of operations: "(in thousands, except per share and store data)".
fn excepts_operations(view: View<'_>, line: UnitsLine) -> bool {
    let said = remark(view, line).to_ascii_lowercase();
    let Some((_, rest)) = said.split_once("except") else { return false };
    holds_any(rest, &OPERATIONS)
}

/// True for a measure that stands as it is printed in a table of scaled amounts: its unit has a prefix of its own, "GWh",
/// stands in brackets behind its name, "Gold sold (ounces)", is told by the day, or the units line leaves it out. "Tons
/// sold" may be in thousands as the amounts are, and so is all that a table without amounts has below "(in thousands)".
pub(super) fn is_measured_in_full(
    context: &RowContext<'_>,
    line: UnitsLine,
    measure: Option<TextSpan>,
    head: ColumnHead,
    fraction: u8,
) -> bool {
    let view = context.view;
    let Some(measure) = measure.filter(|_| !line.of_things && !line.measured) else { return false };
    if !has_dollars(context) {
        return false;
    }
    let text = view.document.text.as_str();
    let before = measure.range().start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    let name = slice(text, measure);
    // "(dollars and MWh in thousands)", "(in thousands, including volumes)"; not what stands behind "except".
    let said = remark(view, line).to_ascii_lowercase();
    let (told, excepted) = said.split_once("except").unwrap_or((&said, ""));
    if !name.is_empty() && (told.contains(&name.to_ascii_lowercase()) || told.contains("volumes")) {
        return false;
    }
    // "(in millions, except per ton amounts)" leaves out prices alone.
    let prices =
        holds_any(excepted, &["per ton", "per pound", "per ounce", "per barrel", "per mcf", "price"]);
    // "Sales (kWh)" of a utility are thousands of them as often.
    let small = |name: &str| name.get(..1).is_some_and(|first| first.eq_ignore_ascii_case("k"));
    let bracketed = before == Some(&b'(') && !small(name) && fraction == 0 && line.scale <= 3 && !prices;
    let daily = || {
        let words = head.words.map_or("", |words| view.document.slice(words));
        [view.document.slice(context.head.words), words, name].iter().any(|words| is_daily(words))
    };
    bracketed || has_prefix(name) || fraction == 0 && (daily() || excepts_operations(view, line))
}

/// True where a cell of the table has the sign of the dollar.
fn has_dollars(context: &RowContext<'_>) -> bool {
    let view = context.view;
    *context.state.sought.dollars.get_or_init(|| view.document.slice(view.table.span).contains('$'))
}

/// "Barrels per day", "Boe/d", "Daily production".
fn is_daily(words: &str) -> bool {
    holds_any(words, &["per day", "/d", "daily"])
}

/// "MBoe", "MMcf", "GWh", "Bcf/d": the letter before the unit says how many of it.
fn has_prefix(name: &str) -> bool {
    const UNITS: [&str; 14] =
        ["boe", "bbl", "bbls", "cf", "cfe", "cfs", "btu", "btus", "wh", "w", "dth", "dths", "dt", "bo"];
    let word = name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("").to_ascii_lowercase();
    let is = |rest: Option<&str>| rest.is_some_and(|rest| UNITS.contains(&rest));
    is(word.strip_prefix("mm")) || is(word.strip_prefix(['m', 'b', 't', 'g']))
}

/// What is counted, by the last word of its name. Words that are as often what is paid or owed are left out: "Orders",
/// "Claims", "Contracts", "Leases", "Accounts", "Transactions".
const THINGS: [&str; 63] = [
    "loads",
    "carloads",
    "tractors",
    "trucks",
    "trailers",
    "drivers",
    "locomotives",
    "railcars",
    "barges",
    "containers",
    "vessels",
    "aircraft",
    "airplanes",
    "helicopters",
    "rigs",
    "wells",
    "restaurants",
    "stores",
    "clinics",
    "hospitals",
    "pharmacies",
    "schools",
    "hotels",
    "communities",
    "homes",
    "lots",
    "towers",
    "screens",
    "theatres",
    "theaters",
    "physicians",
    "agents",
    "associates",
    "employees",
    "teammates",
    "buyers",
    "customers",
    "subscribers",
    "members",
    "users",
    "guests",
    "patients",
    "students",
    "admissions",
    "discharges",
    "surgeries",
    "procedures",
    "prescriptions",
    "shipments",
    "departures",
    "flights",
    "miners",
    "devices",
    "vehicles",
    "tenants",
    "dealerships",
    "terminals",
    "attendance",
    "census",
    "households",
    "franchisees",
    "merchants",
    "cruises",
];

/// What is done with those, or tells which of them: "Wells turned to sales", "Tractors in service at end of period".
const TOLD: [&str; 42] = [
    "in",
    "service",
    "at",
    "end",
    "the",
    "of",
    "year",
    "period",
    "quarter",
    "month",
    "operated",
    "operating",
    "operation",
    "owned",
    "leased",
    "managed",
    "franchised",
    "open",
    "opened",
    "closed",
    "sold",
    "delivered",
    "produced",
    "drilled",
    "completed",
    "turned",
    "to",
    "sales",
    "controlled",
    "served",
    "treated",
    "working",
    "active",
    "net",
    "gross",
    "average",
    "weighted",
    "total",
    "daily",
    "year-end",
    "period-end",
    "backlog",
];

/// Words of what is paid, owned as property or owed, whatever it is of.
const MONEY: [&str; 29] = [
    "ebitda",
    "ebitdar",
    "ffo",
    "affo",
    "margin",
    "bookings",
    "spend",
    "spending",
    "expenditures",
    "property",
    "equipment",
    "goodwill",
    "improvements",
    "advances",
    "notes",
    "due",
    "from",
    "to",
    "for",
    "by",
    "on",
    "per",
    "billings",
    "charges",
    "benefits",
    "wages",
    "salaries",
    "contributions",
    "volume",
];

/// True for a label that names things and nothing that is paid: "Loads", "Average tractors in service". "Members' equity" is
/// theirs, "Customer receivables" and "Sales of homes" are amounts.
pub(in super::super) fn names_things(view: View<'_>, label: TextSpan) -> bool {
    let start = label.range().start;
    let words = view.document.slice(label);
    let name = words.split(['(', ',', ':']).next().unwrap_or("");
    // "Vessels, net", "Aircraft (at cost)": what they are carried at.
    const CARRIED: [&str; 8] =
        ["net", "cost", "gross", "depreciation", "amortization", "value", "less", "impairment"];
    let rest = words.get(name.len()..).unwrap_or("").to_ascii_lowercase();
    if rest.split(|c: char| !c.is_ascii_alphabetic()).any(|word| CARRIED.contains(&word)) {
        return false;
    }
    let is = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let mut thing = None;
    for (nth, word) in name.split(|c: char| !c.is_ascii_alphabetic() && c != '-').enumerate() {
        match thing {
            None if is(&THINGS, word) => thing = name.find(word).map(|at| (at, nth)),
            None => {}
            Some(_) if word.is_empty() || is(&TOLD, word) => {}
            Some(_) => return false,
        }
    }
    let Some((before, nth)) = thing.filter(|_| !name.contains(['\'', '\u{2019}', '$', '%'])) else {
        return false;
    };
    let led = name.get(..before).unwrap_or("").split(|c: char| !c.is_ascii_alphabetic() && c != '-');
    let paid = led.into_iter().any(|word| is(&MONEY, word) || is(&["of"], word));
    nth < 5 && !paid && !things::speaks_of_money(view, TextSpan::of(start..start + before))
}

/// True for a number without a sign in a row that names things, where the table tells that they are counted: its units line
/// or the heading over the row speaks of operations, or each of its amounts has its own sign.
///
/// ```text
/// Revenue     $ 812    $ 777          Land                $ 120
/// Income      $  91    $  83          Tractors              812     part of a sum of amounts
/// Tractors      412      408          Total               $ 932
/// ```
pub(super) fn is_counted(
    context: &RowContext<'_>,
    line: Option<UnitsLine>,
    read: Option<&CellNumber>,
) -> bool {
    if read.is_none_or(|read| read.currency.is_some() || read.scale.is_some() || read.number.fraction > 1) {
        return false;
    }
    let view = context.view;
    if context.head.units.is_some() || !names_things(view, context.head.words) {
        return false;
    }
    let owned = |words: TextSpan| {
        let words = view.document.slice(words).to_ascii_lowercase();
        words.split(|c: char| !c.is_ascii_alphabetic()).any(|word| MONEY.contains(&word))
    };
    let mut parents = context.state.parents.iter().map(|parent| parent.words);
    let operations = |words: TextSpan| {
        let text = view.document.slice(words).to_ascii_lowercase();
        let plain = holds_any(&text, &["operating data", "operational data", "statistic"]);
        // "Other data:" may be amounts, where they have no signs.
        let named = plain
            || holds_any(&text, &["metric", "indicator", "other data"])
                && has_dollars(context)
                && *context.state.sought.signs_amounts.get_or_init(|| signs_amounts(view));
        // "Balance sheet and other data:", "Revenue metrics:".
        named && !holds_any(&text, &["balance sheet", "financial"]) && !things::speaks_of_money(view, words)
    };
    let told = context.state.parents.last().is_some_and(|parent| operations(parent.words));
    if !told && parents.any(|words| owned(words) || things::speaks_of_money(view, words)) {
        return false;
    }
    // "Containers" above "Total assets" are what they are carried at.
    let carried = || {
        let sums = ["total assets", "net assets"];
        *context.state.sought.assets.get_or_init(|| holds_any(view.document.slice(view.table.span), &sums))
    };
    let excepted = line.is_some_and(|line| excepts_operations(view, line)) && !carried();
    let signed = || {
        !names_places(view.document.slice(context.head.words))
            && *context.state.sought.signs_amounts.get_or_init(|| signs_amounts(view))
    };
    // Nobody has fewer than none of them.
    let below_none = || {
        let cells =
            view.table.rows.get(context.row).map_or(0..0, |place| place.first as usize..place.end as usize);
        let mut cells = view.grid.cells.get(cells).unwrap_or(&[]).iter().filter(|placed| placed.first > 0);
        cells.any(|placed| view.document.slice(placed.ink).starts_with('('))
    };
    // "The following table sets forth operating data for our hospitals:" leads up to no amounts, where none has a sign.
    let led = || {
        let about = [view.above.lead, view.above.title].into_iter().flatten();
        !has_dollars(context) && about.filter(|span| span.len() < 300).any(&operations)
    };
    (told || excepted || led() || signed()) && !below_none() && !is_summand(view, context.row)
}

/// True for places and nothing else, "Hotels", "Model homes", that a company may own or earn from: with what is done with
/// them, "Hotels operated", they are counted.
fn names_places(label: &str) -> bool {
    const PLACES: [&str; 15] = [
        "hotels",
        "hospitals",
        "clinics",
        "terminals",
        "schools",
        "theatres",
        "theaters",
        "lots",
        "homes",
        "restaurants",
        "tenants",
        "stores",
        "communities",
        "towers",
        "pharmacies",
    ];
    let label = label.to_ascii_lowercase();
    let words =
        || label.split(|c: char| !c.is_ascii_alphabetic() && c != '-').filter(|word| !word.is_empty());
    words().next_back().is_some_and(|last| PLACES.contains(&last))
        && !words().any(|word| TOLD.contains(&word) || word == "number")
}

/// Rows of a table with a sign, of those that speak of money, at the least.
const SIGNED: usize = 2;

/// True where each amount of a table has its own sign, by the names of its rows.
fn signs_amounts(view: View<'_>) -> bool {
    let (mut amounts, mut counted, mut others) = (0, 0, 0);
    for row in 0..view.table.rows.len() {
        let Some((name, signed, percent)) = told_of(view, row) else { continue };
        let money = || {
            let words = view.document.slice(name).to_ascii_lowercase();
            let mut words = words.split(|c: char| !c.is_ascii_alphabetic());
            things::speaks_of_money(view, name) || words.any(|word| MONEY.contains(&word))
        };
        let thing = names_things(view, name);
        match (signed, thing) {
            (true, true) => return false,
            (true, false) => amounts += usize::from(money()),
            (false, true) => counted += 1,
            (false, false) if percent => {}
            (false, false) if money() => return false,
            (false, false) => others += 1,
        }
    }
    amounts >= SIGNED && others <= counted
}

/// The name of a row of numbers, and whether one of them has the sign of a currency or of a percentage.
fn told_of(view: View<'_>, row: usize) -> Option<(TextSpan, bool, bool)> {
    let place = view.table.rows.get(row)?;
    let cells = view.grid.cells.get(place.first as usize..place.end as usize)?;
    let name = cells.first().filter(|placed| placed.first == 0 && placed.class == CellClass::Words)?.ink;
    let figures = || cells.iter().filter(|placed| placed.first > 0);
    if !figures().any(|placed| placed.class == CellClass::Number) {
        return None;
    }
    let holds = |sign: char| figures().any(|placed| view.document.slice(placed.ink).contains(sign));
    Some((name, holds('$'), holds('%')))
}

/// Rows above and below, at most, that a sum reaches over.
const REACH: usize = 12;

/// True where the row is a part of a sum in which another part or the total has the sign of a currency.
pub(in super::super) fn is_summand(view: View<'_>, row: usize) -> bool {
    let first = |row: usize| -> Option<(i64, bool)> {
        let place = view.table.rows.get(row)?;
        let cells = view.grid.cells.get(place.first as usize..place.end as usize)?;
        let number = cells.iter().find(|placed| placed.first > 0 && placed.class == CellClass::Number)?;
        let ink = view.document.slice(number.ink);
        let digits = ink.bytes().filter(u8::is_ascii_digit).take(17);
        let value = digits.fold(0_i64, |value, digit| value * 10 + i64::from(digit - b'0'));
        let signed = cells.iter().any(|placed| view.document.slice(placed.ink).contains('$'));
        Some((if ink.contains('(') { -value } else { value }, signed))
    };
    let Some((own, _)) = first(row) else { return false };
    let mut above = (0, false);
    for start in (row.saturating_sub(REACH)..=row).rev() {
        let part = if start == row { Some((own, false)) } else { first(start) };
        let Some(part) = part else { break };
        above = (above.0 + part.0, above.1 || part.1);
        let mut sum = above;
        for next in row + 1..row + REACH {
            let Some(part) = first(next) else { break };
            if start + 1 < next && part.0 == sum.0 && (part.1 || sum.1) {
                return true;
            }
            sum = (sum.0 + part.0, sum.1 || part.1);
        }
    }
    false
}

/// What units that are made or sold go through.
const MADE: [&str; 16] = [
    "shipped",
    "delivered",
    "produced",
    "retailed",
    "wholesaled",
    "ordered",
    "installed",
    "built",
    "assembled",
    "manufactured",
    "construction",
    "started",
    "wholesale",
    "new",
    "used",
    "backlog",
];

/// Words of units that somebody owns.
const OWNED: [&str; 30] = [
    "outstanding",
    "issued",
    "granted",
    "vested",
    "unvested",
    "nonvested",
    "restricted",
    "partnership",
    "limited",
    "partner",
    "partners",
    "common",
    "preferred",
    "subordinated",
    "class",
    "series",
    "stock",
    "share",
    "shares",
    "op",
    "ltip",
    "phantom",
    "performance",
    "profits",
    "incentive",
    "option",
    "award",
    "awards",
    "unitholders",
    "weighted",
];

/// True for a row of units of a product, in a table that tells how many were made or sold: "New units", "Total units" beside
/// "Units shipped". "Common units" are owned, whatever else the table tells.
pub(super) fn are_made(context: &RowContext<'_>) -> bool {
    let units = |label: TextSpan| {
        let words = context.view.document.slice(label).to_ascii_lowercase();
        let mut split = words.split(|c: char| !c.is_ascii_alphabetic());
        let is =
            |list: &[&str]| words.split(|c: char| !c.is_ascii_alphabetic()).any(|word| list.contains(&word));
        (split.any(|word| word == "units") && !is(&OWNED)).then(|| is(&MADE))
    };
    let made = || {
        (0..context.view.table.rows.len())
            .filter_map(|row| told_of(context.view, row))
            .any(|(name, signed, _)| !signed && units(name) == Some(true))
    };
    units(context.head.words).is_some()
        && (is_of_homes(context) || *context.state.sought.makes_units.get_or_init(made))
}

/// True for "Units" below "New contracts:", "Homes closed:" or "Backlog:", beside what they are sold for.
fn is_of_homes(context: &RowContext<'_>) -> bool {
    const HOMES: [&str; 8] =
        ["homes", "backlog", "contracts", "closings", "closed", "deliveries", "delivered", "orders"];
    let words = |span: TextSpan| {
        let words = context.view.document.slice(span).to_ascii_lowercase();
        words
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let alone =
        words(context.head.words).iter().all(|word| matches!(word.as_str(), "units" | "number" | "of"));
    let over = || context.state.parents.last().map(|parent| words(parent.words)).unwrap_or_default();
    alone && over().iter().any(|word| HOMES.contains(&word.as_str()))
}

/// True for the row of a holding that units or shares are named by, under "Cost" or "Fair value" in a table that has both: it
/// is told in money there (Regulation S-X, Rule 12-12).
pub(super) fn is_held(context: &RowContext<'_>, head: ColumnHead, row: Hints) -> bool {
    let named = |words: Option<TextSpan>, names: &[&str]| {
        let words = words.map_or("", |words| context.view.document.slice(words)).to_ascii_lowercase();
        let words =
            words.split('(').next().unwrap_or("").split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        names.contains(&words.as_str())
    };
    const COST: [&str; 3] = ["cost", "amortized cost", "original cost"];
    const VALUE: [&str; 3] = ["fair value", "value", "market value"];
    let heads = &context.state.header.heads;
    row.has(Hints::SHARES.with(Hints::COUNT))
        && (named(head.words, &COST) || named(head.words, &VALUE))
        && heads.iter().any(|head| named(head.words, &COST))
        && heads.iter().any(|head| named(head.words, &VALUE))
}
