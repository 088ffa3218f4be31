//! Rows that a table of amounts counts: those that its units line leaves out by name, and those with units of their own
//! that say nothing of money, beside others that have the sign of a currency.
//!
//! ```text
//! (in millions, except policies)               the words behind "except" name the row
//! Policies in force        40,120
//!
//! Revenue (in millions)              $ 412     each row has its own units, and amounts have their sign
//! Active accounts (in millions)        427     so these are counted
//! ```

use super::super::cell::{CellNumber, UnitMark};
use super::super::columns::ColumnHead;
use super::super::things;
use super::super::{RowContext, View};
use super::UnitsLine;
use super::captions::excepts_days;
use crate::filing::grid::CellClass;
use crate::text::{TextSpan, search};
use rust_decimal::Decimal;

/// Bytes of a units line that are looked at behind its first word.
const LONGEST: usize = 160;

/// Letters of a word that tells what is left out; shorter ones are "per", "data", "and".
const TELLING: usize = 5;

/// Words behind "except" that name no row: "where otherwise noted".
const NO_NAMES: [&str; 27] = [
    "common",
    "stock",
    "preferred",
    "dollars",
    "earnings",
    "share",
    "shares",
    "amounts",
    "amount",
    "otherwise",
    "noted",
    "where",
    "indicated",
    "stated",
    "percentages",
    "percentage",
    "percent",
    "number",
    "numbers",
    "ratios",
    "ratio",
    "statistics",
    "other",
    "which",
    "value",
    "values",
    "information",
];

/// True for a row of so much of a measure for each of something: "Average miles per gallon" are few in a table of
/// thousands. "Barrels per day" are made, in what the table is in.
pub(super) fn is_for_each(context: &RowContext<'_>) -> bool {
    const TIMES: [&str; 7] = ["hour", "day", "week", "month", "quarter", "year", "annum"];
    let mut words = context.view.document.slice(context.head.words).split_ascii_whitespace();
    let each = words.position(|word| word.eq_ignore_ascii_case("per")).and_then(|_| words.next());
    each.map(|each| each.trim_matches(|c: char| !c.is_ascii_alphabetic()))
        .is_some_and(|each| !TIMES.iter().any(|own| own.eq_ignore_ascii_case(each)))
}

/// True for a number without a sign in a row that has one of the words behind "except" in the units line, at its end: what
/// is left out is printed in full.
pub(super) fn is_left_out(context: &RowContext<'_>, line: UnitsLine, read: Option<&CellNumber>) -> bool {
    if read.is_none_or(|read| read.currency.is_some()) || excepts_days(context, line) {
        return false;
    }
    let text = &context.view.document.text;
    let start = line.span.range().start;
    let said = text.as_bytes().get(start..).unwrap_or(&[]);
    let said = said.get(..LONGEST).unwrap_or(said);
    let end = said.iter().position(|b| matches!(b, b'\n' | b')')).unwrap_or(said.len());
    let said = said.get(..end).unwrap_or(said);
    let Some(except) = search::places_of(said, b"except").next() else { return false };
    let is_in = |list: &[&str], word: &[u8]| list.iter().any(|own| word.eq_ignore_ascii_case(own.as_bytes()));
    let mut named = words(said.get(except..).unwrap_or(&[]))
        .skip(1)
        .filter(|word| word.len() >= TELLING && !is_in(&NO_NAMES, word))
        .peekable();
    if named.peek().is_none() {
        return false;
    }
    let label = context.view.document.slice(context.head.words).as_bytes();
    // "Advances from customers", "Exercise of options" are amounts, whoever and whatever they are of.
    const OF: [&str; 8] = ["from", "to", "for", "by", "on", "per", "of", "due"];
    let numbered = words(label).next().is_some_and(|word| word.eq_ignore_ascii_case(b"number"));
    let paid = words(label).any(|word| is_in(&OF, word));
    if paid && !numbered {
        return false;
    }
    // "Except subscribers" leaves "Average subscribers" out, and no "Revenue from subscribers".
    named.any(|name| words(label).any(|word| word.eq_ignore_ascii_case(name)))
        && !things::speaks_of_money(context.view, context.head.words)
}

/// The words of `bytes`, and nothing for each further sign between them.
fn words(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|b| !b.is_ascii_alphabetic())
}

/// True for a number without a sign in a row with units of its own that name no currency, in a table in which other such rows
/// have the sign of one.
pub(super) fn is_counted_apart(context: &RowContext<'_>, read: Option<&CellNumber>) -> bool {
    let own = context.head.units.is_some_and(|own| own.currency.is_none() && !own.only_shares);
    own && read.is_some_and(|read| read.currency.is_none())
        && *context.state.sought.signed_by_row.get_or_init(|| is_signed_by_row(context.view))
        && !things::speaks_of_money(context.view, without_units(context.view, context.head.words))
        && !is_signed(context.view, context.row)
}

/// The most that a rate without a sign moves, in hundredths.
const MOST_MOVED: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// "Change in effective tax rate | 0.9", "Occupancy rate change | 1.2" beside amounts in whole thousands: a small number with
/// digits after its point is told in hundredths there.
pub(super) fn is_rate_beside_whole(context: &RowContext<'_>, read: Option<&CellNumber>) -> bool {
    let small = read.is_some_and(|read| {
        read.currency.is_none()
            && read.number.fraction > 0
            && read.number.scaled(0).is_some_and(|number| number.abs() < MOST_MOVED)
    });
    let rate = || {
        let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
        let mut words = label.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| word == "rate" || word == "rates") && !label.contains("expense")
    };
    small && rate() && *context.state.sought.mostly_whole.get_or_init(|| is_mostly_whole(context.view))
}

/// True where the amounts of a table are whole: those with a sign, or three of four numbers, percentages left out.
fn is_mostly_whole(view: View<'_>) -> bool {
    let (mut all, mut whole) = (0, 0);
    let (mut signed, mut parted) = (false, false);
    for placed in &view.grid.cells {
        let ink = view.document.slice(placed.ink);
        if placed.class != CellClass::Number || ink.contains('%') {
            continue;
        }
        all += 1;
        whole += usize::from(!ink.contains('.'));
        signed |= ink.contains('$');
        parted |= ink.contains('$') && ink.contains('.');
    }
    signed && !parted || all > 2 && whole * 4 >= all * 3
}

/// True for a column with units of its own, scaled, beside one that has a name and none: "Effect on expense (in millions)"
/// beside "Change".
pub(super) fn is_column_of_amounts(context: &RowContext<'_>, head: ColumnHead) -> bool {
    let scaled = head.units.is_some_and(|units| units.scale >= 3 && !units.only_shares && !units.of_things);
    let mut heads = context.state.header.heads.iter().skip(1);
    scaled && heads.any(|other| other.words.is_some() && other.units.is_none())
}

/// True where a row with units in its own name has the sign of a currency, and each that speaks of money does.
fn is_signed_by_row(view: View<'_>) -> bool {
    let mut signed = false;
    for (row, place) in view.table.rows.iter().enumerate() {
        let first = view.grid.cells.get(place.first as usize).filter(|placed| placed.first == 0);
        let Some(name) = first.map(|placed| placed.ink).filter(|name| states_units(view, *name)) else {
            continue;
        };
        if is_signed(view, row) {
            signed = true;
        } else if things::speaks_of_money(view, without_units(view, name)) {
            return false;
        }
    }
    signed
}

/// "Revenue (in millions)".
fn states_units(view: View<'_>, name: TextSpan) -> bool {
    const UNITS: [&str; 3] = ["(in thousands", "(in millions", "(in billions"];
    let name = view.document.slice(name).as_bytes();
    let open = name.iter().position(|b| *b == b'(').and_then(|open| name.get(open..)).unwrap_or(&[]);
    UNITS.iter().any(|units| {
        open.get(..units.len()).is_some_and(|start| start.eq_ignore_ascii_case(units.as_bytes()))
    })
}

/// What a row is called, without the units behind it.
fn without_units(view: View<'_>, name: TextSpan) -> TextSpan {
    let end = view.document.slice(name).find('(').filter(|end| *end > 0);
    let start = name.range().start;
    end.map_or(name, |end| TextSpan::of(start..start + end))
}

/// True where a number of the row has the sign of a currency.
fn is_signed(view: View<'_>, row: usize) -> bool {
    let Some(place) = view.table.rows.get(row) else { return false };
    let cells = view.grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
    cells.iter().any(|placed| {
        let ink = view.document.slice(placed.ink);
        matches!(placed.class, CellClass::Number | CellClass::Lead | CellClass::Nil)
            && ink.chars().any(|c| matches!(c, '$' | '\u{20ac}' | '\u{a3}' | '\u{a5}'))
    })
}

/// "Effective tax rate | 37 | 38": the rate, in a row of nothing but whole numbers up to a hundred. Where one has a sign
/// or is larger, the row may tell the tax at that rate.
pub(super) fn is_effective_rate(context: &RowContext<'_>) -> bool {
    let View { document, table, grid, .. } = context.view;
    let label = document.slice(context.head.words).to_ascii_lowercase();
    let label = label.split('(').next().unwrap_or("").trim_end();
    const NAMES: [&str; 3] = ["effective tax rate", "effective income tax rate", "effective rate"];
    let named = |name: &&str| {
        label == *name || label.strip_prefix("adjusted ").or(label.strip_prefix("overall ")) == Some(*name)
    };
    if !NAMES.iter().any(named) {
        return false;
    }
    let Some(place) = table.rows.get(context.row) else { return false };
    let cells = grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
    let figures = || cells.iter().filter(|placed| placed.first > 0);
    let rate = |ink: &str| {
        let digits = ink.trim_matches(['(', ')', ' ']);
        digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    !figures().any(|placed| matches!(placed.class, CellClass::Lead | CellClass::Trail))
        && figures()
            .filter(|placed| placed.class == CellClass::Number)
            .all(|placed| rate(document.slice(placed.ink)))
}

/// True for a number without a sign in a row that a currency names, "Japanese yen", under a rate that is one of exchange:
/// by the words over it, or by its four digits after the point. A rate of interest has two or three. "Average contract rate"
/// with four digits is one by its own name.
pub(super) fn is_rate_of_exchange(
    context: &RowContext<'_>,
    head: ColumnHead,
    read: Option<&CellNumber>,
) -> bool {
    const EXCHANGE: [&str; 5] = ["contract", "exchange", "forward", "strike", "settlement"];
    const OTHER: [&str; 5] = ["interest", "coupon", "yield", "tax", "%"];
    // What is owed or swapped in a currency bears interest.
    const OWED: [&str; 8] = ["note", "bond", "swap", "fixed", "loan", "debt", "borrow", "debenture"];
    let fine = |read: &CellNumber| {
        read.mark == UnitMark::None && read.currency.is_none() && read.number.fraction >= 2
    };
    let Some(read) = read.filter(|read| fine(read)) else { return false };
    let label = context.view.document.slice(context.head.words);
    if search::holds_any(label, &OWED) {
        return false;
    }
    let own = label.to_ascii_lowercase();
    let rate_of =
        |of: &str| own.split_once(of).is_some_and(|(_, rest)| rest.trim_start().starts_with("rate"));
    if read.number.fraction == 4
        && EXCHANGE.iter().any(|of| rate_of(of))
        && !OTHER.iter().any(|of| own.contains(of))
        && !is_told_of_interest(context)
    {
        return true;
    }
    if context.head.currency.is_none()
        && !label.split(' ').any(|word| CURRENCIES.contains(&word.to_ascii_lowercase().as_str()))
    {
        return false;
    }
    let words = head.words.map_or("", |words| context.view.document.slice(words)).to_ascii_lowercase();
    let rate = words.split(|c: char| !c.is_ascii_alphabetic()).any(|word| matches!(word, "rate" | "rates"));
    let named = EXCHANGE.iter().any(|word| words.contains(word));
    let other = OTHER.iter().any(|word| words.contains(word));
    rate && !other && (named || read.number.fraction >= 4)
}

/// True where what stands over the row speaks of swaps or of rates of interest, and of no currency: "Interest rate swaps".
fn is_told_of_interest(context: &RowContext<'_>) -> bool {
    let View { document, above, .. } = context.view;
    let about = [above.lead, above.title].into_iter().flatten().filter(|span| span.len() < 300);
    let over = || about.clone().chain(context.state.parents.iter().map(|parent| parent.words));
    over().any(|span| {
        search::holds(document.slice(span), "swap") || search::holds(document.slice(span), "interest rate")
    }) && !over().any(|span| search::holds_any(document.slice(span), &["currenc", "exchange"]))
}

/// Currencies that rows of contracts are named by.
const CURRENCIES: [&str; 20] = [
    "euro", "euros", "yen", "sterling", "pound", "pounds", "peso", "pesos", "franc", "francs", "krona",
    "krone", "kronor", "real", "reais", "yuan", "renminbi", "rupee", "won", "ringgit",
];
