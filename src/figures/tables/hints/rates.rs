//! Words of a label that name a rate, told in hundredths: "rate", "margin", "yield"; and what only has such a word in its
//! name, and is told in amounts.
//!
//! ```text
//! Effective tax rate    Gross margin    Average yield      in hundredths
//! Variable rate notes   Margin loans    Interest rate swaps    amounts
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::prose::Reader;
use super::super::super::words::Word;
use super::super::View;
use super::each;
use crate::filing::grid::{CellClass, Placed};
use crate::text::search::holds_any;

/// True where the word at `at` names a rate in hundredths.
pub(super) fn is_rate(reader: Reader<'_>, at: usize) -> bool {
    let is = |word: &[u8]| reader.is(at, word);
    let rate = (is(b"rate") || is(b"rates"))
        && !is_exchange(reader, at)
        && !is_of_contracts(reader, at)
        && !is_of_debt(reader, at)
        && !each::is_paid_rate(reader, at)
        && !came_of(reader, at);
    let margin = is(b"margin") && !is_of_debt(reader, at) && !reader.is(at + 1, b"change");
    let of_rate = is(b"yield") && !reader.says(at + 1, &[b"maintenance", b"adjustment"]) || rate;
    (margin || of_rate) && !is_moved(reader) || is_load_factor(reader, at)
}

/// "Effect of tax rate changes", "Foreign rate differential", "Lower foreign tax rates", "Rate case expense": what came, or
/// comes, of a rate is told in what the others are.
fn came_of(reader: Reader<'_>, at: usize) -> bool {
    const BEHIND: [&[u8]; 16] = [
        b"differential",
        b"differentials",
        b"difference",
        b"differences",
        b"change",
        b"changes",
        b"adjustment",
        b"adjustments",
        b"variance",
        b"case",
        b"cases",
        b"refund",
        b"refunds",
        b"reserve",
        b"reserves",
        b"impact",
    ];
    const BEFORE: [&[u8]; 14] = [
        b"effect",
        b"effects",
        b"impact",
        b"change",
        b"changes",
        b"adjustment",
        b"adjustments",
        b"difference",
        b"differences",
        b"differential",
        b"remeasurement",
        b"lower",
        b"higher",
        b"benefit",
    ];
    // "Change in interest rates" over "+200 bp" leads to what moved; a change of so much has its sign.
    reader.says(at + 1, &BEHIND) || at > 1 && (0..at - 1).any(|before| reader.says(before, &BEFORE))
}

/// "Average exchange rate", "Exchange rates at year end": so much of one currency for another, unless it is
/// what they did to an amount.
pub(super) fn is_exchange_rate(reader: Reader<'_>, at: usize) -> bool {
    const DONE: [&[u8]; 9] = [
        b"effect",
        b"effects",
        b"impact",
        b"gain",
        b"gains",
        b"losses",
        b"translation",
        b"difference",
        b"movements",
    ];
    let rate = (reader.is(at, b"rate") || reader.is(at, b"rates")) && is_exchange(reader, at);
    let done = |i: usize| {
        matches!(reader.word(i), Word::Change | Word::Loss) || DONE.iter().any(|word| reader.is(i, word))
    };
    rate && !(0..reader.tokens.len()).any(done)
}

/// "exchange rate effect": no rate itself.
fn is_exchange(reader: Reader<'_>, at: usize) -> bool {
    at > 0 && reader.bytes(at - 1).eq_ignore_ascii_case(b"exchange")
}

/// "Interest rate swaps", "rate reduction", "rate lock commitments": contracts and changes, told in amounts.
fn is_of_contracts(reader: Reader<'_>, at: usize) -> bool {
    const OF: [&[u8]; 28] = [
        b"instrument",
        b"instruments",
        b"option",
        b"options",
        b"floor",
        b"floors",
        b"swap",
        b"swaps",
        b"contract",
        b"contracts",
        b"reduction",
        b"reductions",
        b"lock",
        b"locks",
        b"cap",
        b"caps",
        b"collar",
        b"collars",
        b"derivative",
        b"derivatives",
        b"agreement",
        b"agreements",
        b"concession",
        b"concessions",
        b"hedge",
        b"hedges",
        b"risk",
        b"products",
    ];
    reader.says(at + 1, &OF)
}

/// "Variable rate notes", "Fixed rate long-term debt", "Margin loans", "Rate stabilization reserve": what is owed or kept,
/// in amounts. So is what has its rate in the label: "Term loan, average rate of 5.6%".
fn is_of_debt(reader: Reader<'_>, at: usize) -> bool {
    const OWED: [&[u8]; 36] = [
        b"note",
        b"notes",
        b"debt",
        b"loan",
        b"loans",
        b"mortgage",
        b"mortgages",
        b"bond",
        b"bonds",
        b"securities",
        b"deposit",
        b"deposits",
        b"debentures",
        b"certificates",
        b"obligations",
        b"borrowings",
        b"preferred",
        b"term",
        b"senior",
        b"subordinated",
        b"revolving",
        b"unsecured",
        b"secured",
        b"long",
        b"long-term",
        b"short",
        b"short-term",
        b"stabilization",
        b"accounts",
        b"receivables",
        b"credit",
        b"commercial",
        b"consumer",
        b"liabilities",
        b"assets",
        b"investments",
    ];
    let stated = (at + 1..at + 5).find(|i| reader.kind(*i) == Some(TokenKind::Number));
    let stated = stated.is_some_and(|number| reader.kind(number + 1) == Some(TokenKind::Percent));
    reader.says(at + 1, &OWED) || stated
}

/// "Passenger load factor": of the seats that were flown.
fn is_load_factor(reader: Reader<'_>, at: usize) -> bool {
    at > 0 && reader.is(at, b"factor") && reader.is(at - 1, b"load")
}

/// "25 basis point increase in discount rate", "Discount rate: 0.25% decrease", "1% change in interest rates": what came, or
/// would come, of that.
pub(super) fn is_moved(reader: Reader<'_>) -> bool {
    const MOVES: [&[u8]; 8] =
        [b"increase", b"increased", b"decrease", b"decreased", b"rise", b"decline", b"shift", b"reduction"];
    let all = || 0..reader.tokens.len();
    let points = |i: usize| {
        matches!(reader.kind(i), Some(TokenKind::Percent))
            || reader.word(i) == Word::Basis
            || reader.word(i) == Word::Bps
    };
    let moves =
        |i: usize| reader.says(i, &MOVES) || reader.says(i, &[b"change"]) && reader.word(i + 1) == Word::In;
    all().any(points) && all().any(moves)
}

/// True for a table of what a currency was worth in another: "Exchange rates" over "High" and "Low" (Form 20-F, Item
/// 3.A of old). All its numbers have digits after the point, and none has a sign.
pub(in crate::figures::tables) fn tells_rates(view: View<'_>) -> bool {
    let mut about = [view.above.lead, view.above.title].into_iter().flatten().filter(|span| span.len() < 300);
    let told = about.any(|span| holds_any(view.document.slice(span), &["exchange rate", "buying rate"]));
    let fine = |placed: &Placed| {
        let ink = view.document.slice(placed.ink);
        ink.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
            && ink.split_once('.').is_some_and(|(_, after)| after.len() >= 2)
    };
    // What the rates did to amounts is told in amounts.
    let mut about = [view.above.lead, view.above.title].into_iter().flatten();
    let effect = about.any(|span| {
        let text = view.document.slice(span).to_ascii_lowercase();
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| matches!(word, "effect" | "effects" | "gain" | "gains" | "loss" | "losses"))
    });
    told && !effect
        && !view.grid.cells.iter().any(|placed| placed.class == CellClass::Lead)
        && view.grid.cells.iter().filter(|placed| placed.class == CellClass::Number).all(fine)
}
