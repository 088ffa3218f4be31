//! What went by on a day, by the words of its sentence.
//!
//! ```text
//! On May 3, 2022, we sold 100 shares             went by on that day
//! On May 3, 2022, we recorded a gain of $5       likewise
//! On May 3, 2022, we recorded a liability of $5  was there on that day
//! ```

use super::super::super::nature::{Nature, PLAIN};
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Sentence;

/// True where an amount of the sentence went by on the day that it mentions: "On December 21, 2006,
/// the Company sold 2,400,000 shares". `leaning` is what the words around the amount speak for.
pub(in crate::figures::prose) fn is_event(
    reader: Reader<'_>,
    sentence: Sentence,
    time: &TimeMention,
    leaning: impl Fn() -> Nature,
) -> bool {
    reader.word_before(time.first, 1) == Word::On
        && (tells_event(reader, sentence) || tells_flow(reader, sentence) && leaning() < PLAIN)
}

/// True for a sentence that tells what went by or was booked: "recorded a gain", "drew down". What is booked may also be
/// there from then on: "recorded a liability".
fn tells_flow(reader: Reader<'_>, sentence: Sentence) -> bool {
    const FLOWS: [&[u8]; 17] = [
        b"recorded",
        b"recognized",
        b"incurred",
        b"drew",
        b"drawn",
        b"prepaid",
        b"settled",
        b"advanced",
        b"collected",
        b"deposited",
        b"transferred",
        b"withdrew",
        b"withdrawn",
        b"raised",
        b"loaned",
        b"cancelled",
        b"canceled",
    ];
    const DEALS: [&[u8]; 5] = [b"sale", b"offering", b"acquisition", b"placement", b"transaction"];
    // "The closing price recorded on", "recorded on our balance sheet on", "prepaid expenses": what there was.
    let stands = |at: usize| {
        reader.says(at, &[b"price", b"prices"])
            || reader.is(at, b"balance") && reader.says(at + 1, &[b"sheet", b"sheets"])
    };
    if (sentence.first..sentence.end).any(stands) {
        return false;
    }
    (sentence.first..sentence.end).any(|at| {
        reader.says(at, &FLOWS) && !reader.says(at + 1, &[b"expense", b"expenses"])
            // "$100 was invested on" is supposed in a graph of returns (Regulation S-K, Item 201(e)).
            || reader.is(at, b"invested") && at > 0 && reader.word(at - 1) != Word::Is
            || reader.is(at, b"wrote") && reader.says(at + 1, &[b"off", b"down"])
            || reader.is(at, b"made")
                && (at + 1..at + 4).any(|at| reader.says(at, &[b"payment", b"payments"]))
            || reader.bytes(at) == b"closed"
                && (sentence.first..sentence.end).any(|at| reader.says(at, &DEALS))
    })
}

/// True where the amount before `end` is of what a company bought has or owes on the day on which it was bought (ASC
/// 805-20-50-1): "acquired $420 million in loans and assumed $510 million of deposits".
pub(in crate::figures::prose) fn came_with(reader: Reader<'_>, sentence: Sentence, end: usize) -> bool {
    let held = [&b"assets"[..], b"loans", b"deposits", b"liabilities"];
    let of = matches!(reader.word(end), Word::In | Word::Of)
        && (1..=2).any(|ahead| reader.says(end + ahead, &held));
    let says = |words: &[&[u8]]| (sentence.first..sentence.end).any(|at| reader.says(at, words));
    of && says(&[b"acquired", b"assumed"]) && !says(&[b"sold", b"issued", b"paid", b"repaid"])
}

/// True for a sentence that tells what was done: "paid", "sold", "issued". The "most recently completed second quarter"
/// (Form 10-K, cover) is when there was what it tells.
pub(in crate::figures::prose) fn tells_event(reader: Reader<'_>, sentence: Sentence) -> bool {
    (sentence.first..sentence.end).any(|i| {
        matches!(
            reader.bytes(i),
            b"sold"
                | b"issued"
                | b"paid"
                | b"purchased"
                | b"repurchased"
                | b"acquired"
                | b"granted"
                | b"converted"
        ) || matches!(reader.bytes(i), b"redeemed" | b"declared" | b"received" | b"exchanged" | b"exercised")
            || reader.bytes(i) == b"completed" && !(i > 0 && reader.is(i - 1, b"recently"))
            || matches!(
                reader.bytes(i),
                b"repaid" | b"borrowed" | b"retired" | b"consummated" | b"contributed" | b"distributed"
            )
    })
}
