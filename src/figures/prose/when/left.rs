//! The time that a sentence leaves to those after it, which name none.
//!
//! ```text
//! In 2010, sales were $5. Costs were $3.                      the one that it names
//! Sales were $5, compared to $4 in 2009. Costs were $3.       a year after the one that it compares with
//! Debt was $5, compared to $4 at March 3, 2009. It is due.    none: nobody says when
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::{Said, Sentence, Spoken, When, compare, is_told, meant, things};

impl Spoken<'_> {
    /// The time that a sentence leaves to the one after it: the latest that it names, but for what it
    /// only compares with and what stands in brackets beside an amount. `carried` is what those before left.
    pub(in crate::figures::prose) fn left(
        &self,
        sentence: Sentence,
        amounts: &[(usize, usize)],
        carried: Option<Said>,
    ) -> Option<Said> {
        let Self { reader, times, .. } = *self;
        let local = self.local(sentence);
        let asides = self.asides(sentence, amounts, &local);
        // "The fourth quarter" of a year's report is soon left again.
        let told = self.calendar.assumed_end().is_some();
        let stays = |t: &usize| {
            !(told && is_told(reader, &times[*t]))
                && asides.around(times[*t].first).is_none()
                && compare::base(reader, sentence, &times[*t]).is_none()
                && !things::is_of_origin(reader, &times[*t])
                && !meant::is_of_stretch(reader, times, *t)
                && !(is_of_cause(reader, sentence, &times[*t]) && is_next_change(reader, sentence))
        };
        let end = |t: usize| self.days(t).map(super::Period::end);
        let staying = || local.iter().copied().filter(stays);
        let Some(last) = staying().max_by_key(|t| (end(*t), *t)) else { return carried };
        let turns = compare::turns(reader, sentence, amounts);
        // What ends with the report is of now, whatever it stands behind.
        let before = end(last).zip(self.calendar.end()).is_some_and(|(last, end)| last < end);
        if before
            && !turns.is_empty()
            && staying().all(|t| is_compared_with(reader, &turns, amounts, times, t))
        {
            return match self.after_base(last, carried) {
                When::Said(said) => Some(said),
                _ => None,
            };
        }
        // "Results for its fourth quarter and fiscal year ended June 30, 2022": of the quarter, and then of the year.
        let first = local.iter().copied().take_while(|t| *t < last).last().filter(|t| {
            let mut gap = times[*t].end..times[last].first;
            let joins =
                |i: usize| reader.word(i) == Word::And || reader.says(i, &[b"its", b"the", b"our", b"full"]);
            times[*t].spec.quarter.is_some() && gap.len() <= 3 && gap.all(joins) && end(*t) == end(last)
        });
        Some(Said::of(first.unwrap_or(last)))
    }
}

/// "Card revenue rose due to refunds in the third quarter of 2009": true for the time of what a change came from, which is
/// no time of what is told next. "In the third quarter of 2009, revenue rose due to price" is that of the change.
fn is_of_cause(reader: Reader<'_>, sentence: Sentence, time: &TimeMention) -> bool {
    const CAUSES: [&[u8]; 9] = [
        b"due",
        b"because",
        b"offset",
        b"reflecting",
        b"driven",
        b"attributable",
        b"absence",
        b"following",
        b"resulting",
    ];
    let cause = (sentence.first..time.first).rev().find(|at| reader.says(*at, &CAUSES));
    // "Due to price and rose 4% in the third quarter": a change behind the cause has the time.
    let states = |at: usize| {
        matches!(reader.word(at), Word::Is | Word::Had | Word::Totaled) || compare::tells_move(reader, at)
    };
    cause.is_some_and(|cause| {
        (sentence.first..cause).any(|at| compare::tells_move(reader, at)) && !(cause..time.first).any(states)
    })
}

/// Tokens of a sentence before its first amount: "Revenue from the rental of mills in the north decreased".
const NAME: usize = 16;

/// "Rent fell $3 million": true where the sentence behind `sentence` tells how another item moved, and nothing of what was
/// told of as the cause of a change: "We recorded a charge of $3 million", "The price of the mill rose to $3 million".
fn is_next_change(reader: Reader<'_>, sentence: Sentence) -> bool {
    const TOLD: [&[u8]; 18] = [
        b"that",
        b"this",
        b"these",
        b"those",
        b"such",
        b"charge",
        b"charges",
        b"gain",
        b"gains",
        b"loss",
        b"price",
        b"settlement",
        b"sale",
        b"closing",
        b"closure",
        b"acquisition",
        b"purchase",
        b"impairment",
    ];
    let before = |at: &usize| {
        reader.kind(*at) != Some(TokenKind::Number) && reader.kind(*at) != Some(TokenKind::Period)
    };
    let start = sentence.end + usize::from(reader.kind(sentence.end) == Some(TokenKind::Period));
    let name = || (start..start + NAME).take_while(before);
    name().any(|at| compare::tells_move(reader, at)) && !name().any(|at| reader.says(at, &TOLD))
}

/// Tokens between an amount and the time behind it: "compared to $4 million in net sales for the comparable period of".
const BEHIND: usize = 12;

/// Tokens between the word that compares and its amount: "compared to a net loss from operations of approximately $".
const TURNED: usize = 10;

/// True for a mention that stands behind what a sentence compares an amount with: "were $5 million, compared to $4
/// million, or $0.12 per share, in the second quarter of 2009". Two times in a list, "compared to $4 million for 2010 and
/// 2009", are those of both amounts, and "12% in Europe compared to 9% in Asia in 2009" are of one.
fn is_compared_with(
    reader: Reader<'_>,
    turns: &[(usize, usize)],
    amounts: &[(usize, usize)],
    times: &[TimeMention],
    mention: usize,
) -> bool {
    let time = &times[mention];
    let joins = |at: usize| {
        matches!(reader.kind(at), Some(TokenKind::Comma | TokenKind::Open | TokenKind::Close))
            || matches!(reader.word(at), Word::And | Word::Or | Word::About)
    };
    let listed = times.get(mention + 1).is_some_and(|next| {
        let mut gap = time.end..next.first;
        (1..=2).contains(&gap.len()) && gap.all(joins)
    });
    let last = amounts.partition_point(|amount| amount.0 < time.first).checked_sub(1);
    let Some(mut index) = last.filter(|last| !listed && time.first <= amounts[*last].1 + BEHIND) else {
        return false;
    };
    let states = |at: usize| {
        matches!(
            reader.word(at),
            Word::Which | Word::Is | Word::Had | Word::Totaled | Word::Rose | Word::Than | Word::Compared
        ) && !compare::is_alike(reader, at)
    };
    let ends = |at: usize| matches!(reader.kind(at), Some(TokenKind::Semicolon | TokenKind::Period));
    if (amounts[index].1..time.first).any(|at| states(at) || ends(at)) {
        return false;
    }
    while index > 0 {
        let (this, before) = (amounts[index], amounts[index - 1]);
        let turn = turns.partition_point(|(at, _)| *at < this.0).checked_sub(1).map(|turn| turns[turn].0);
        if let Some(turn) = turn.filter(|turn| *turn >= before.1) {
            let parts =
                |at: usize| states(at) || reader.kind(at) == Some(TokenKind::Comma) || reader.is_year(at);
            let places = is_of_place(reader, before.1) && is_of_place(reader, this.1);
            return this.0 <= turn + TURNED && !places && !(turn + 1..this.0).any(parts);
        }
        if !(before.1..this.0).all(joins) {
            return false;
        }
        index -= 1;
    }
    false
}

/// True where a name stands behind the amount that ends at `end`: "12% in Europe".
fn is_of_place(reader: Reader<'_>, end: usize) -> bool {
    let word = reader.word(end + 1);
    matches!(reader.word(end), Word::In | Word::For)
        && reader.kind(end + 1) == Some(TokenKind::Capital)
        && word.month().is_none()
        && word.ordinal().is_none()
        && !(Word::Ended..=Word::Early).contains(&word)
}
