//! Tables that count things: stores by state, aircraft delivered, employees, wells.
//!
//! No sign tells their numbers from amounts, and filers put them next to tables in millions of dollars.
//! What tells them is that nothing in the table speaks of money, while what stands over it speaks of
//! things that are counted:
//!
//! ```text
//! Item 2. Properties                          a section that tells of things
//! The number of our stores at year end:       a sentence that leads up to the table
//!                     2003      2002
//! Midwest              112       104          no sign, no fraction, no units line of its own
//! ```

use super::super::lexer::TokenKind;
use super::super::prose::Reader;
use super::cell::CellNumber;
use super::hints::Hints;
use super::{RowContext, View, kinds};
use crate::filing::grid::{CellClass, Placed, RowKind};
use crate::text::TextSpan;
use crate::text::search::holds;

/// What companies count, in the words of their headings.
const THINGS: [&[u8]; 54] = [
    b"statistics",
    b"locomotives",
    b"railcars",
    b"trailers",
    b"containers",
    b"barges",
    b"rigs",
    b"store",
    b"restaurant",
    b"unit",
    b"number",
    b"count",
    b"counts",
    b"stores",
    b"restaurants",
    b"units",
    b"employees",
    b"associates",
    b"headcount",
    b"locations",
    b"properties",
    b"facilities",
    b"plants",
    b"offices",
    b"branches",
    b"warehouses",
    b"outlets",
    b"dealers",
    b"dealerships",
    b"franchises",
    b"hotels",
    b"rooms",
    b"beds",
    b"homes",
    b"customers",
    b"subscribers",
    b"members",
    b"aircraft",
    b"airplanes",
    b"vehicles",
    b"trucks",
    b"vessels",
    b"ships",
    b"wells",
    b"deliveries",
    b"patents",
    b"holders",
    b"students",
    b"patients",
    b"sites",
    b"theatres",
    b"screens",
    b"schools",
    b"footage",
];

/// Words of money: a table that has one of them holds amounts, or may.
const MONEY: [&[u8]; 61] = [
    b"liability",
    b"accrual",
    b"inventory",
    b"inventories",
    b"obligation",
    b"revenue",
    b"revenues",
    b"sales",
    b"income",
    b"earnings",
    b"expense",
    b"expenses",
    b"cost",
    b"costs",
    b"dollars",
    b"amount",
    b"amounts",
    b"value",
    b"values",
    b"price",
    b"prices",
    b"cash",
    b"debt",
    b"loans",
    b"deposits",
    b"assets",
    b"liabilities",
    b"compensation",
    b"salary",
    b"fees",
    b"tax",
    b"taxes",
    b"interest",
    b"loss",
    b"losses",
    b"profit",
    b"profits",
    b"payments",
    b"payable",
    b"rent",
    b"rents",
    b"rental",
    b"rentals",
    b"receivable",
    b"receivables",
    b"obligations",
    b"capital",
    b"investment",
    b"investments",
    b"premiums",
    b"reserve",
    b"reserves",
    b"equity",
    b"dividends",
    b"funds",
    b"proceeds",
    b"depreciation",
    b"mortgage",
    b"purchases",
    b"securities",
    b"balances",
];

/// True for a table of numbers of things, none of which is an amount.
pub(super) fn counts_things(view: View<'_>) -> bool {
    // A units line over the table speaks of amounts; one far above speaks of other tables, and one of what is measured
    // of none.
    if view.above.units.is_some_and(|line| !line.distant && !line.of_things)
        || !view.table.numeric
        || !is_plain(view)
    {
        return false;
    }
    let text = &view.document.text;
    let mut things = names_things(view);
    for span in [view.above.lead, view.above.title].into_iter().flatten() {
        match said(text, span) {
            Some(Said::Money) => return false,
            Some(Said::Things) => things = true,
            None => {}
        }
    }
    for (cell, placed) in view.table.cells.iter().zip(&view.grid.cells) {
        if placed.class != CellClass::Words {
            continue;
        }
        let head = view.grid.rows.get(cell.row as usize) != Some(&RowKind::Body);
        match said(text, cell.span) {
            Some(Said::Money) => return false,
            Some(Said::Things) => things |= head,
            None => {}
        }
    }
    things
}

/// True where each row of numbers names things and nothing else: "Loads", "Tractors".
fn names_things(view: View<'_>) -> bool {
    let mut rows = view.table.rows.iter().filter_map(|place| {
        let cells = view.grid.cells.get(place.first as usize..place.end as usize)?;
        let number = |placed: &&Placed| placed.first > 0 && placed.class == CellClass::Number;
        cells.iter().find(number)?;
        Some(cells.first().filter(|placed| placed.first == 0 && placed.class == CellClass::Words))
    });
    let mut named = 0;
    let all = rows.all(|name| {
        named += 1;
        name.is_some_and(|name| kinds::names_things(view, name.ink))
    });
    all && named > 1
}

/// True where a header says how many patients a column tells of: "Brellatin 75 mg (n=124)". What has no sign of its
/// own in such a table is no amount.
pub(super) fn counts_patients(view: View<'_>) -> bool {
    const GROUPS: [&str; 6] = ["(n=", "(N=", "(n =", "(N =", "\nN=", "\nn="];
    // Companies are compared by so many of them too, in amounts.
    if view.above.units.is_some_and(|line| !line.distant) || names_money(view) {
        return false;
    }
    let cells = view.table.cells.iter().zip(&view.grid.cells);
    let mut heads = cells.filter(|(cell, placed)| {
        placed.first > 0 && matches!(view.grid.rows.get(cell.row as usize), Some(RowKind::Header))
    });
    heads.any(|(cell, _)| {
        let words = view.document.slice(cell.span);
        GROUPS.iter().any(|group| words.contains(group)) || words.starts_with("N=") || words.starts_with("n=")
    })
}

/// True for a table of votes: "For", "Against", "Abstain", "Broker Non-Votes" over numbers of them, or "1 Year",
/// "2 Years", "3 Years" (Form 8-K, Item 5.07; Rule 14a-21).
pub(super) fn counts_votes(view: View<'_>) -> bool {
    const CAST: [&str; 8] =
        ["against", "withheld", "withhold", "abstain", "abstained", "abstentions", "abstaining", "authority"];
    const BESIDE: [&str; 17] = [
        "votes", "vote", "for", "broker", "brokers", "non", "nonvotes", "nonvote", "shares", "number", "of",
        "cast", "year", "years", "one", "two", "three",
    ];
    // "Shares Withheld" beside "Year" are for a tax: what was voted on has more than one answer.
    const ANSWERS: [&str; 8] = ["for", "years", "broker", "brokers", "nonvotes", "nonvote", "votes", "vote"];
    let (mut heads, mut cast, mut answered) = (0, 0, false);
    let cells = view.table.cells.iter().zip(&view.grid.cells);
    for (cell, placed) in cells {
        if placed.class != CellClass::Words || cell.row > 3 {
            continue;
        }
        let text = view.document.slice(placed.ink);
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let is = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        if text.len() < 40 && words.clone().all(|word| is(&CAST, word) || is(&BESIDE, word)) {
            heads += 1;
            answered |= words.clone().any(|word| is(&ANSWERS, word));
            cast += usize::from(words.any(|word| is(&CAST, word)));
        }
    }
    heads >= 2 && (cast >= 2 || cast == 1 && answered)
}

/// True where the name of a row speaks of money.
pub(super) fn names_money(view: View<'_>) -> bool {
    let stubs = view.table.cells.iter().zip(&view.grid.cells);
    let mut stubs = stubs.filter(|(_, placed)| placed.first == 0 && placed.class == CellClass::Words);
    stubs.any(|(cell, _)| speaks_of_money(view, cell.span))
}

/// True where what stands over a table, or `words` in it, speaks of money.
pub(super) fn tells_money(view: View<'_>, words: Option<TextSpan>) -> bool {
    let mut about = [view.above.lead, view.above.title, words].into_iter().flatten();
    about.any(|span| matches!(said(&view.document.text, span), Some(Said::Money)))
}

/// True where `words` speak of money.
pub(super) fn speaks_of_money(view: View<'_>, words: TextSpan) -> bool {
    matches!(said(&view.document.text, words), Some(Said::Money))
}

/// True for a word for what companies count.
pub(super) fn is_thing(word: &[u8]) -> bool {
    THINGS.iter().any(|thing| thing.eq_ignore_ascii_case(word))
}

/// True where `words` speak of amounts by name: of what something cost, is worth or is paid for.
pub(super) fn speaks_of_amounts(view: View<'_>, words: TextSpan) -> bool {
    let text = view.document.slice(words).as_bytes();
    let mut words = text.split(|b| !b.is_ascii_alphabetic()).filter(|word| word.len() >= 3);
    let named = |word: &[u8]| {
        let is = |names: &[&[u8]]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
        // "Dividends reinvested", "Purchases" and "Sales of shares" move shares too.
        is(&MONEY) && !is(&[b"dividends", b"purchases", b"sales", b"compensation", b"capital", b"balances"])
    };
    words.any(named)
}

/// True where what stands over a table says that it tells what was earned.
pub(super) fn tells_sales(view: View<'_>) -> bool {
    let sales = |span: TextSpan| {
        let words = view.document.slice(span).as_bytes().split(|b| !b.is_ascii_alphabetic());
        let mut words = words.filter(|word| word.len() >= 5);
        words
            .any(|word| [&b"revenue"[..], b"revenues", b"sales"].iter().any(|w| w.eq_ignore_ascii_case(word)))
    };
    [view.above.lead, view.above.title].into_iter().flatten().any(sales)
}

/// True where no cell has the sign of a currency, a percentage or a fraction.
fn is_plain(view: View<'_>) -> bool {
    let numbers = view.grid.cells.iter().filter(|placed| placed.class == CellClass::Number);
    let aged = aged_columns(view);
    let plain = |ink: TextSpan| {
        let bytes = view.document.slice(ink).as_bytes();
        // "100%" below numbers of stores is a part of them.
        let part = bytes.ends_with(b"%");
        part || bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'(' | b')' | b' ' | b'*'))
    };
    !view.grid.cells.iter().any(|placed| placed.class == CellClass::Lead)
        && numbers.clone().all(|placed| aged.contains(&placed.first) || plain(placed.ink))
}

/// The columns that tell how old things are: "Average Age (yrs.)" beside numbers of locomotives.
fn aged_columns(view: View<'_>) -> Vec<u16> {
    let cells = view.table.cells.iter().zip(&view.grid.cells).filter(|(cell, placed)| {
        placed.first > 0 && view.grid.rows.get(cell.row as usize) != Some(&RowKind::Body)
    });
    let aged = cells.filter(|(_, placed)| {
        let mut words = view.document.slice(placed.ink).split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| ["age", "ages", "yrs"].iter().any(|age| age.eq_ignore_ascii_case(word)))
    });
    aged.map(|(_, placed)| placed.first).collect()
}

enum Said {
    Things,
    Money,
}

/// What the words of `span` speak of; a word of money, or a currency sign, outweighs the others.
fn said(text: &str, span: TextSpan) -> Option<Said> {
    let bytes = crate::text::slice(text, span).as_bytes();
    if bytes.contains(&b'$') {
        return Some(Said::Money);
    }
    let mut found = None;
    for word in bytes.split(|b| !b.is_ascii_alphabetic()).filter(|word| word.len() >= 3) {
        let is = |names: &[&[u8]]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
        if is(&MONEY) || is(&[b"thousands", b"millions"]) {
            return Some(Said::Money);
        }
        if is(&THINGS) {
            found = Some(Said::Things);
        }
    }
    found
}

/// True where the words before token `end` speak of money.
pub(super) fn names_of_money(reader: Reader<'_>, end: usize) -> bool {
    matches!(said(reader.text, reader.span(0, end)), Some(Said::Money))
}

/// True for words that speak of things and not of money.
pub(super) fn speaks_of_things(reader: Reader<'_>) -> bool {
    matches!(said(reader.text, reader.span(0, reader.tokens.len())), Some(Said::Things))
}

/// "Homes delivered", "Video homes passed", "Passengers carried": so many of what is named went through that.
pub(super) fn counts_done(reader: Reader<'_>) -> bool {
    const COUNTED: [&[u8]; 15] = [
        b"bitcoin",
        b"bitcoins",
        b"homes",
        b"lots",
        b"wells",
        b"vehicles",
        b"patients",
        b"passengers",
        b"students",
        b"meals",
        b"aircraft",
        b"vessels",
        b"customers",
        b"tickets",
        b"guests",
    ];
    const DONE: [&[u8]; 11] = [
        b"mined",
        b"passed",
        b"delivered",
        b"closed",
        b"carried",
        b"served",
        b"enrolled",
        b"treated",
        b"drilled",
        b"boarded",
        b"shipped",
    ];
    let end = reader.tokens.iter().position(|t| matches!(t.kind, TokenKind::Open | TokenKind::Comma));
    let end = end.unwrap_or(reader.tokens.len());
    let last = end.checked_sub(1).filter(|last| (1..4).contains(last));
    let ends = |last: usize| reader.bytes(last).last().is_some_and(|b| b.eq_ignore_ascii_case(&b'd'));
    last.is_some_and(|last| ends(last) && reader.says(last, &DONE) && reader.says(last - 1, &COUNTED))
}

/// "Productive wells:" over "Gross" and "Net".
pub(super) fn heads_wells(reader: Reader<'_>) -> bool {
    let end = reader.tokens.iter().position(|t| t.kind == TokenKind::Colon).unwrap_or(reader.tokens.len());
    const TOLD: [&[u8]; 12] = [
        b"productive",
        b"producing",
        b"drilled",
        b"completed",
        b"net",
        b"gross",
        b"dry",
        b"active",
        b"development",
        b"exploratory",
        b"exploration",
        b"injection",
    ];
    let told = |last: usize| last == 0 || reader.says(last - 1, &TOLD);
    // "Net wells drilled:".
    let done = |last: usize| usize::from(last > 0 && reader.says(last, &[b"drilled", b"completed"]));
    let last = end.checked_sub(1).map(|last| last - done(last));
    last.is_some_and(|last| last < 4 && reader.is(last, b"wells") && (told(last) || last + 1 < end))
}

/// What is counted under a head of one or two words: "Homes" beside "Dollar value", "Quantity", "Net wells".
pub(super) fn heads_count(reader: Reader<'_>) -> Hints {
    if counts_done(reader) {
        return Hints::COUNT;
    }
    const COUNTED: [&[u8]; 5] = [b"homes", b"lots", b"wells", b"quantity", b"quantities"];
    let counted = |i: usize| reader.says(i, &COUNTED);
    let last = reader.tokens.len().checked_sub(1).filter(|last| *last <= 1);
    if last.is_some_and(counted) { Hints::COUNT } else { Hints::default() }
}

/// "Class A common stock, $0.01 par value" in a column of what was "outstanding at" a day, without the sign of a
/// currency: the shares of each class that a cover page asks for.
pub(super) fn is_outstanding_stock(context: &RowContext<'_>, column: u16, read: Option<&CellNumber>) -> bool {
    let unsigned = read.is_none_or(|read| read.currency.is_none());
    if !unsigned || context.state.amounts > 0 {
        return false;
    }
    let head = context.state.column(column);
    let Some(words) = head.words.map(|words| context.view.document.slice(words)) else { return false };
    let label = context.view.document.slice(context.head.words);
    let stock = ["stock", "Stock", "STOCK", "shares", "Shares", "SHARES", "units", "Units"];
    words.len() < 120 && holds(words, "outstanding") && stock.iter().any(|word| label.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn words_of_money_outweigh_things() {
        let things = |text: &str| matches!(said(text, Span::of(0..text.len())), Some(Said::Things));
        assert!(things("The number of our stores by state:"));
        assert!(!things("Sales of our stores"));
        assert!(!things("Our stores cost $5 each"));
        assert!(!things("By region"));
    }
}
