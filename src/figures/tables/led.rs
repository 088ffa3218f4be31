//! What the title of a table, the sentence that leads up to it and the names of its rows together say of its numbers:
//! that they are shares, or amounts of one share.
//!
//! ```text
//! Changes to the number of shares of capital stock issued were as follows:     shares
//! Outstanding, January 1 | Granted | Exercised | Outstanding, December 31      shares, in a table without amounts
//! The dilution to new investors on a per share basis is illustrated below:     of one share
//! ```

use super::rows::RowHead;
use super::{View, things};
use crate::filing::grid::{CellClass, RowKind};
use crate::text::search::holds_any;

/// True where the sentence that leads up to the table says that its amounts are those of one share: "the
/// following table illustrates the dilution on a per-share basis" (Regulation S-K, Item 506).
pub(super) fn is_of_each_share(view: View<'_>) -> bool {
    let Some(lead) = view.above.lead.filter(|lead| lead.len() < 600) else { return false };
    let text = view.document.slice(lead);
    let on_basis = ["per share basis", "per-share basis"].iter().any(|words| text.contains(words));
    let dilution = text.contains("dilution") && text.contains("per share");
    on_basis || dilution
}

/// Words behind "changes in" among which it is said what changes.
const CHANGED: usize = 8;

/// Words that may stand before "shares" where those change, and nothing that they are worth.
const OF_SHARES: [&str; 14] = [
    "the",
    "our",
    "number",
    "of",
    "issued",
    "outstanding",
    "common",
    "ordinary",
    "preferred",
    "capital",
    "stock",
    "treasury",
    "class",
    "registered",
];

/// True where the sentence that leads up to the table says that it shows shares: "changes in shares of common stock",
/// or, where the name of no row speaks of money, what was reserved or is divided by.
pub(super) fn is_led_to_shares(view: View<'_>) -> bool {
    let Some(lead) = view.above.lead.filter(|lead| lead.len() < 600) else { return false };
    let text = view.document.slice(lead);
    // "Changes in shares of common stock", "Changes in the number of shares", but none in the value of shares.
    let changes = ["hanges in ", "hanges to "].iter().find_map(|words| text.find(words)).is_some_and(|at| {
        let mut words = text[at..].split([' ', ',', '.', ':', ';']).skip(2).take(CHANGED);
        words.find(|word| !OF_SHARES.contains(word)) == Some("shares")
    });
    // "The weighted average number of shares used to calculate basic and diluted earnings per share was:", "the number
    // of common shares used in computing earnings per share:".
    let numbered = text.find("umber of ").is_some_and(|at| {
        let mut words = text[at..].split_ascii_whitespace().skip(2).take(CHANGED);
        words.find(|word| !OF_SHARES.contains(word)) == Some("shares")
    });
    let divides = numbered && text.contains("used ");
    if divides && names_shares_alone(view) {
        return true;
    }
    // "The Company reserved the following shares for issuance:".
    let reserved = text.contains("reserved the following shares")
        || text.contains("shares") && text.contains("reserved for") && text.contains("issuance");
    if tells_how_many(text) && !names_money_at_all(view) {
        return true;
    }
    changes || ends_in_shares(text) || (divides || reserved) && !things::names_money(view)
}

/// Words that tell which shares a sentence is about, before it says that they are as follows.
const WHICH_SHARES: [&str; 7] = ["company's", "company\u{2019}s", "held", "in", "as", "a", "b"];

/// "Shares of common stock outstanding were as follows:", "Shares held in treasury changed as follows:", "The activity in
/// common stock was as follows (number of shares, in thousands):": what a sentence is about is what its table tells. "Shares
/// repurchased and their cost were as follows:" tells both.
fn tells_how_many(text: &str) -> bool {
    if holds_any(text, &["(number of shares", "(Number of shares"]) {
        return true;
    }
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split_ascii_whitespace().take(ABOUT_SHARES);
    let mut shares = false;
    let verb = words.find(|word| {
        let of_shares = matches!(*word, "shares" | "treasury");
        shares |= *word == "shares";
        !(of_shares || OF_SHARES.contains(word) || WHICH_SHARES.contains(word))
    });
    shares && verb.is_some_and(|verb| ["are", "were", "changed"].contains(&verb)) && lower.contains("follows")
}

/// Words in which a sentence says which shares it is about, at most.
const ABOUT_SHARES: usize = 12;

/// True where a head or the name of a row speaks of money: "Average price paid", "Cost of shares".
fn names_money_at_all(view: View<'_>) -> bool {
    let mut words = view.table.cells.iter().zip(&view.grid.cells);
    words.any(|(cell, placed)| placed.class == CellClass::Words && things::speaks_of_amounts(view, cell.span))
}

/// What is earned or paid, whoever's shares it is for.
const PAID: [&str; 6] = ["income", "loss", "cash", "dividends", "paid", "available"];

/// True where every row names shares or what becomes shares: "Effect of shares issuable under stock options".
fn names_shares_alone(view: View<'_>) -> bool {
    const SHARES: [&str; 6] = ["shares", "options", "warrants", "units", "awards", "dilutive"];
    let stubs = view.table.cells.iter().zip(&view.grid.cells).filter(|(cell, placed)| {
        let body = view.grid.rows.get(cell.row as usize) == Some(&RowKind::Body);
        body && placed.first == 0 && placed.class == CellClass::Words
    });
    let mut all = 0;
    let named = |ink: crate::text::TextSpan| {
        let words = view.document.slice(ink).to_ascii_lowercase();
        let mut parts = words.split(|c: char| !c.is_ascii_alphabetic());
        let worth = parts.clone().any(|word| PAID.contains(&word) || VALUED.contains(&word));
        !worth && parts.any(|word| SHARES.contains(&word))
    };
    stubs.inspect(|_| all += 1).all(|(_, placed)| named(placed.ink)) && all > 0
}

/// True for a header whose stub says that its rows count shares: "SHARES OF CAPITAL STOCK".
pub(super) fn heads_shares(view: View<'_>, rows: std::ops::Range<usize>) -> bool {
    const OF_STOCK: [&str; 9] =
        ["shares", "of", "capital", "common", "preferred", "stock", "issued", "outstanding", "treasury"];
    let places = view.table.rows.get(rows).unwrap_or(&[]);
    let firsts = places.iter().filter_map(|place| view.grid.cells.get(place.first as usize));
    let counts = firsts.filter(|placed| placed.first == 0).any(|placed| {
        let words = view.document.slice(placed.ink).to_ascii_lowercase();
        let mut parts = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        words.starts_with("shares of ") && parts.all(|word| OF_STOCK.contains(&word))
    });
    let cells = || {
        places
            .iter()
            .flat_map(|place| view.grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]))
    };
    let mut heads = cells().filter(|placed| placed.first > 0).map(|placed| view.document.slice(placed.ink));
    counts && heads.any(|words| holds_any(words, &["stock", "common", "preferred"]))
}

/// True where a sentence that leads up to a table ends in what it tells of: "the calculation of diluted shares (in
/// millions):", "scheduled vesting of restricted stock units as of June 30, 2010, is as follows:".
fn ends_in_shares(text: &str) -> bool {
    let Some(text) = text.trim_end().strip_suffix(':') else { return false };
    let bracket = text.rfind('(').filter(|_| text.ends_with(')'));
    let text = text[..bracket.unwrap_or(text.len())].trim_end();
    let text = text.strip_suffix("as follows").map_or(text, |text| {
        let told = [" is", " are", " was", " were"].iter();
        let text = text.trim_end();
        told.filter_map(|verb| text.strip_suffix(verb)).next().unwrap_or(text)
    });
    let day = text.rfind(" as of ").filter(|at| text.len() - at < 30);
    let text = text[..day.unwrap_or(text.len())].trim_end_matches(',');
    ["shares", "stock units", "share units"].iter().any(|name| text.ends_with(name))
}

/// What is done with options, units and the like, of which so many are outstanding before and after.
const MOVED: [&str; 9] = [
    "granted",
    "exercised",
    "awarded",
    "forfeited",
    "surrendered",
    "cancelled",
    "canceled",
    "vested",
    "lapsed",
];

/// What is told in amounts beside awards.
const VALUED: [&str; 9] =
    ["value", "amount", "cost", "proceeds", "compensation", "expense", "interest", "tax", "range"];

/// What is awarded.
const AWARDS: [&str; 11] = [
    "option",
    "options",
    "stock",
    "share",
    "shares",
    "warrant",
    "warrants",
    "restricted",
    "unit",
    "units",
    "sars",
];

/// What is outstanding too, and told in money or in other things.
const OWED: [&str; 17] = [
    "loan",
    "loans",
    "debt",
    "borrowings",
    "contract",
    "contracts",
    "guarantee",
    "guarantees",
    "insurance",
    "bond",
    "bonds",
    "letters",
    "benefits",
    "backlog",
    "dollars",
    "paper",
    "policies",
];

/// True where the rows of a table with no sign of a currency, but beside prices, tell how the awards outstanding at its start came to be those
/// outstanding at its end: "Outstanding, January 1", "Granted", "Exercised", "Outstanding, December 31".
pub(super) fn moves_awards(view: View<'_>, rows: &[RowHead]) -> bool {
    let body = || rows.iter().zip(&view.grid.rows).filter(|(_, kind)| **kind == RowKind::Body);
    if body().count() > MOST_MOVES || body().count() < 3 {
        return false;
    }
    // Most tables speak of nothing outstanding, and are left before their words are looked at one by one.
    let text = view.document.slice(view.table.span).as_bytes();
    if ![&b"utstanding"[..], b"UTSTANDING"].iter().any(|word| memchr::memmem::find(text, word).is_some()) {
        return false;
    }
    let has = |span: crate::text::TextSpan, named: &[&str]| {
        let words = view.document.slice(span).to_ascii_lowercase();
        words.split(|c: char| !c.is_ascii_alphabetic()).any(|word| named.contains(&word))
    };
    let about =
        || [view.above.lead, view.above.title].into_iter().flatten().filter(|span| span.len() < ABOUT);
    let awards = about().chain(body().map(|(head, _)| head.words)).any(|span| has(span, &AWARDS));
    let owed = about().chain(body().map(|(head, _)| head.words)).any(|span| has(span, &OWED));
    let in_money = view.above.units.is_some_and(|units| !units.distant && !units.only_shares);
    if !awards || owed || in_money {
        return false;
    }
    let (mut standing, mut moved, mut valued) = (0, 0, 0);
    for (head, _) in body() {
        let words = view.document.slice(head.words).to_ascii_lowercase();
        let mut parts = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        valued += usize::from(parts.clone().any(|word| VALUED.contains(&word)));
        standing += usize::from(words.starts_with("outstanding") || words.ends_with("outstanding"));
        moved += usize::from(parts.any(|word| MOVED.contains(&word)));
    }
    let priced = |ink: &str| ink.contains('$');
    let place = |row: usize| view.table.rows[row].first as usize..view.table.rows[row].end as usize;
    // Only what they were granted or sold at has a sign.
    let mut signed = (0..rows.len()).filter(|row| {
        let cells = view.grid.cells.get(place(*row)).unwrap_or(&[]);
        cells.iter().any(|placed| priced(view.document.slice(placed.ink)))
    });
    let of_prices = |row: usize| view.document.slice(rows[row].words).to_ascii_lowercase().contains("price");
    standing >= 2 && moved >= 1 && valued == 0 && signed.all(of_prices)
}

/// Bytes of a sentence or heading that says what is awarded.
const ABOUT: u32 = 400;

/// No table of what became of awards has more rows.
const MOST_MOVES: usize = 40;

/// True for a table whose title, or a caption in it or over it, tells of one share, "Dividends paid per common share", or
/// that tells of the market for shares (Regulation S-K, Item 201), and whose numbers all have digits after the point.
pub(super) fn tells_each_share(view: View<'_>) -> bool {
    let title = view.above.title.map_or("", |span| view.document.slice(span));
    let mut captions =
        view.table.rows.iter().zip(&view.grid.rows).take(CAPTIONS).filter_map(|(place, kind)| {
            let words = view.grid.cells.get(place.first as usize).filter(|_| *kind == RowKind::Caption)?;
            Some(view.document.slice(words.ink))
        });
    let text = view.document.slice(view.table.span);
    let scaled = || {
        view.above.units.is_some_and(|units| !units.distant)
            || holds_any(text, &["million", "billion", "trillion", "thousand", "volume"])
    };
    // The graph of Item 201(e) starts with an investment of a hundred dollars.
    let of_market = tells_of_market(title) && !scaled() && !text.contains("100.00") && !text.contains("$100");
    let lead = view.above.lead.map_or("", |span| view.document.slice(span));
    let named = [title, lead].into_iter().any(names_each_share) || captions.any(names_each_share);
    if !of_market && !named {
        return false;
    }
    // The first number of a row may be that of a quarter, and name it.
    let numbers =
        view.table.cells.iter().zip(&view.grid.cells).enumerate().filter_map(|(at, (cell, placed))| {
            let body = view.grid.rows.get(cell.row as usize) == Some(&RowKind::Body);
            let opens = view.table.rows.get(cell.row as usize).is_some_and(|row| row.first as usize == at);
            let names = placed.first == 0 || opens && view.document.slice(placed.ink).len() <= 2;
            (body && !names && placed.class == CellClass::Number).then_some(placed)
        });
    let priced = |whole: &str| whole.bytes().filter(u8::is_ascii_digit).count() <= PRICE;
    let cents = |ink: &str| {
        ink.split_once('.').is_some_and(|(whole, cents)| cents.len() >= 2 && (!of_market || priced(whole)))
    };
    let mut some = false;
    numbers.inspect(|_| some = true).map(|placed| view.document.slice(placed.ink)).all(cents) && some
}

/// Rows at the top of a table among which its captions are.
const CAPTIONS: usize = 4;

/// Digits before the point of the price of a share, at the most.
const PRICE: usize = 3;

/// "Market for registrant's common equity and related stockholder matters".
fn tells_of_market(title: &str) -> bool {
    let title = title.get(..120).unwrap_or(title).to_ascii_lowercase();
    title.contains("market for") && ["stock", "equity", "shares"].iter().any(|word| title.contains(word))
}

/// "Dividends paid per common share", "Earnings per share before accounting changes (In dollars)".
pub(in crate::figures) fn names_each_share(title: &str) -> bool {
    let title = title.to_ascii_lowercase();
    let words: Vec<&str> =
        title.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).collect();
    let end = words.iter().rposition(|word| *word == "share");
    let per = end.is_some_and(|end| words[end.saturating_sub(3)..end].contains(&"per"));
    per && words.len() <= TITLE && !words.contains(&"except") && !words.contains(&"and")
}

/// Words of a title that tells of one thing.
const TITLE: usize = 9;
