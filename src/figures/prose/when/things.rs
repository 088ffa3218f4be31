//! Times that date a thing of which something else is told: when a plan was set up, when notes were issued.
//!
//! ```text
//! The Company sponsors a plan established in 2005          the plan is that old; what is told of it is of now
//! The notes issued in 2019 have a carrying value of $98    likewise
//! In 2019, we issued notes of $98                          what was done then
//! Options granted in 2019 were valued at $98               told in the past: it may be of that time
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::{TimeMention, TimeSpec};
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::led::done_before;

/// Words for how a thing came about, which stand behind it with the time: "a plan established in 2005".
const CAME: [&[u8]; 24] = [
    b"established",
    b"formed",
    b"incorporated",
    b"organized",
    b"founded",
    b"created",
    b"filed",
    b"adopted",
    b"hired",
    b"dated",
    b"issued",
    b"acquired",
    b"purchased",
    b"constructed",
    b"built",
    b"signed",
    b"entered",
    b"executed",
    b"amended",
    b"implemented",
    b"introduced",
    b"launched",
    b"assumed",
    b"commenced",
];

/// Tokens of a sentence before and behind a time that are looked at.
const REACH: usize = 40;

/// True where the time `time` dates a thing of which the sentence tells in the present: no amount is of that time.
pub(super) fn is_of_thing_now(reader: Reader<'_>, time: &TimeMention) -> bool {
    let Some(done) = came(reader, time) else { return false };
    // "The plan was adopted in 2005 and has", "we acquired in 2019": the statement itself.
    let Some(noun) = done.checked_sub(1) else { return false };
    let parted = reader.kind(noun) == Some(TokenKind::Comma);
    const SUBJECTS: [&[u8]; 8] = [b"we", b"it", b"they", b"company", b"registrant", b"bank", b"also", b"who"];
    let own = reader.is_word(noun)
        && !matches!(
            reader.word(noun),
            Word::Is | Word::Had | Word::And | Word::Or | Word::Llp | Word::Which
        )
        && !reader.says(noun, &SUBJECTS)
        && reader.kind(noun) != Some(TokenKind::Capital);
    (parted || own) && tells_now(reader, done, time.end)
}

/// The participle of how a thing came about before the mention `time`.
fn came(reader: Reader<'_>, time: &TimeMention) -> Option<usize> {
    let plain = time.spec.length.is_none() && time.spec.quarter.is_none() && !time.spec.instant;
    done_before(reader, time).filter(|done| plain && reader.says(*done, &CAME))
}

/// True where the first verb of the sentence around `from..to` that is found, behind it or before it, is one of the
/// present, and nothing in it tells what was done.
fn tells_now(reader: Reader<'_>, from: usize, to: usize) -> bool {
    let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1);
    let ahead = || (to..(to + REACH).min(reader.tokens.len())).take_while(|at| !stops(at));
    let behind = || (from.saturating_sub(REACH)..from).rev().take_while(|at| !stops(at));
    const PAST: [&[u8]; 12] = [
        b"was",
        b"were",
        b"had",
        b"paid",
        b"received",
        b"recorded",
        b"recognized",
        b"incurred",
        b"sold",
        b"repaid",
        b"granted",
        b"converted",
    ];
    let past = |at: usize| reader.says(at, &PAST);
    if ahead().any(past) || behind().any(past) {
        return false;
    }
    // "We published a report, which provides": the sentence itself is told in the past.
    let told_of = |at: usize| {
        (1..=2)
            .filter_map(|back| at.checked_sub(back))
            .any(|at| reader.says(at, &[b"which", b"that", b"who"]))
    };
    ahead().chain(behind()).any(|at| is_present(reader, at) && !told_of(at))
}

/// "The 2008-built vessel", "the vessel Alder (built in 2008)": the year tells how old a thing is, whenever it is told of.
pub(super) fn is_of_make(reader: Reader<'_>, time: &TimeMention) -> bool {
    let bare = time.spec == TimeSpec { year: time.spec.year, ..TimeSpec::default() };
    let behind = reader.kind(time.end) == Some(TokenKind::Hyphen)
        && reader.says(time.end + 1, &[b"built", b"vintage", b"model", b"era"]);
    let inside = || {
        let built = time.first.checked_sub(2).filter(|at| reader.says(*at, &[b"built", b"constructed"]));
        built.is_some_and(|at| at > 0 && reader.kind(at - 1) == Some(TokenKind::Open))
            && reader.word_before(time.first, 1) == Word::In
    };
    bare && (behind || inside())
}

/// True for a sentence, `from..to`, with a verb of the present, in which nothing tells what was.
pub(super) fn tells_now_alone(reader: Reader<'_>, from: usize, to: usize) -> bool {
    const DOES: [&[u8]; 6] = [b"employs", b"employ", b"serves", b"serve", b"produces", b"produce"];
    let was = |at: usize| {
        matches!(reader.word(at), Word::Rose | Word::Totaled)
            || reader.says(at, &[b"was", b"were", b"had"])
            || reader.bytes(at).ends_with(b"ed")
                && at > from
                && reader.says(at - 1, &[b"we", b"company", b"it"])
    };
    let now = |at: usize| is_present(reader, at) || reader.says(at, &DOES);
    (from..to).any(now) && !(from..to).any(was)
}

/// True for a verb of the present that tells what a company or a thing has, is or does.
fn is_present(reader: Reader<'_>, at: usize) -> bool {
    const NOW: [&[u8]; 33] = [
        b"is",
        b"are",
        b"has",
        b"have",
        b"sponsors",
        b"sponsor",
        b"maintains",
        b"maintain",
        b"leases",
        b"owns",
        b"own",
        b"holds",
        b"hold",
        b"operates",
        b"operate",
        b"offers",
        b"provides",
        b"provide",
        b"occupies",
        b"occupy",
        b"rents",
        b"bear",
        b"bears",
        b"carries",
        b"carry",
        b"remains",
        b"remain",
        b"expires",
        b"expire",
        b"matures",
        b"mature",
        b"allows",
        b"requires",
    ];
    reader.kind(at) == Some(TokenKind::Word) && reader.says(at, &NOW)
}

/// True where the time `time` says no more than how old a thing is, whenever it is told: "the plan was frozen in 2010",
/// "incorporated in Nevada on May 3, 2012". What the next sentences tell is of another time.
pub(super) fn is_of_origin(reader: Reader<'_>, time: &TimeMention) -> bool {
    began_in(reader, time, &[])
}

/// Words for how a building came about: what it cost is told with them, and is of that time.
const BUILT: [&[u8]; 3] = [b"built", b"constructed", b"renovated"];

/// True where the words before `time` tell how something began, or one of `more`.
fn began_in(reader: Reader<'_>, time: &TimeMention, more: &[&[u8]]) -> bool {
    const BEGAN: [&[u8]; 9] = [
        b"established",
        b"formed",
        b"incorporated",
        b"organized",
        b"founded",
        b"frozen",
        b"hired",
        b"filed",
        b"chartered",
    ];
    let plain = time.spec.length.is_none() && time.spec.quarter.is_none() && !time.spec.instant;
    // "Incorporated in the State of Nevada on".
    const PLACE: usize = 9;
    let small = |at: usize| {
        matches!(reader.word(at), Word::In | Word::On | Word::Of | Word::The)
            || reader.says(at, &[b"state", b"laws", b"under", b"during"])
            || reader.kind(at) == Some(TokenKind::Capital)
    };
    let began = |at: usize| reader.says(at, &BEGAN) || reader.says(at, more);
    // "Founded in 1923, the mill" opens with what a name of a place looks like.
    let word =
        (1..=PLACE).filter_map(|back| time.first.checked_sub(back)).find(|at| !small(*at) || began(*at));
    // "Began operations in 1991"; a strike that began in a month has its costs then.
    let opened = |at: usize| {
        reader.says(at, &[b"operations", b"business"])
            && at > 0
            && reader.says(at - 1, &[b"began", b"commenced", b"started"])
    };
    plain && word.is_some_and(|at| began(at) || opened(at))
}

/// True where a sentence goes on from how old its subject is to what that has or does now: "founded in 1923, the mill has
/// 40 looms", "which began operations in 1991, owns 12 ferries". "Founded in 1998 with $2 million" tells of that year.
pub(super) fn is_origin_of_now(reader: Reader<'_>, time: &TimeMention) -> bool {
    const VERB: usize = 16;
    let ends = |at: &usize| {
        matches!(reader.kind(*at), Some(TokenKind::Number | TokenKind::Currency(_) | TokenKind::Semicolon))
            || reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1)
            || matches!(reader.word(*at), Word::Is | Word::Had) && !is_present(reader, *at)
    };
    let mut behind = (time.end..(time.end + VERB).min(reader.tokens.len())).take_while(|at| !ends(at));
    began_in(reader, time, &BUILT) && behind.any(|at| is_present(reader, at)) || is_built_aside(reader, time)
}

/// "The mill has 120,000 square feet and was built in 1974": told of in the present, and how old it is at the end. "The mill
/// was sold for $4 million and was built in 1974" has no such verb, and "was built in 1974 for $4 million" tells what it cost.
fn is_built_aside(reader: Reader<'_>, time: &TimeMention) -> bool {
    let plain = time.spec.length.is_none() && time.spec.quarter.is_none() && !time.spec.instant;
    let Some(done) = done_before(reader, time).filter(|done| plain && reader.says(*done, &BUILT)) else {
        return false;
    };
    let joined = done > 1
        && reader.says(done - 1, &[b"was", b"were"])
        && (reader.word(done - 2) == Word::And || reader.says(done - 2, &[b"which", b"that"]));
    let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1);
    let amount = |at: usize| matches!(reader.kind(at), Some(TokenKind::Number | TokenKind::Currency(_)));
    let mut behind = (time.end..(time.end + REACH).min(reader.tokens.len())).take_while(|at| !stops(at));
    let mut before =
        (done.saturating_sub(REACH)..done - usize::from(joined)).rev().take_while(|at| !stops(at));
    joined && !behind.any(amount) && before.any(|at| is_present(reader, at))
}
