//! What the numbers of a list share: a noun behind the last of them, the words before the first.

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::quantity::{LONGEST_LIST, Quantity};
use super::super::reader::Reader;
use super::super::when::Sentence;
use super::noun::noun_before;
use super::subject::subject;
use super::{Named, time_at};

/// The token behind the last number of a list of amounts of one kind in which `found` stands: "$3 million and $4 million,
/// respectively, of short-term debt", "3.8% and 4.1% coupons". None where it stands alone.
pub(super) fn past_list(reader: Reader<'_>, found: &Quantity) -> Option<usize> {
    let mut at = found.noun;
    for _ in 0..LONGEST_LIST {
        let next = reader.past_joint(at);
        let Some(end) =
            Some(next).filter(|next| *next > at).and_then(|next| past_alike(reader, found.kind, next))
        else {
            break;
        };
        at = end;
    }
    let comma = |at: usize| usize::from(reader.kind(at) == Some(TokenKind::Comma));
    let said = at + comma(at);
    if reader.word(said) == Word::Respectively {
        at = said + 1;
        at += comma(at);
    }
    (at > found.noun).then_some(at)
}

/// The token behind the number at `at`, where it is printed as one of `kind`.
fn past_alike(reader: Reader<'_>, kind: Kind, at: usize) -> Option<usize> {
    let money = matches!(reader.kind(at), Some(TokenKind::Currency(_)));
    let number = at + usize::from(money) + usize::from(reader.word(at) == Word::About);
    if reader.kind(number) != Some(TokenKind::Number) || money != (kind == Kind::Money) {
        return None;
    }
    let end = number + 1 + usize::from(reader.word(number + 1).scale().is_some());
    let percent = reader.kind(end) == Some(TokenKind::Percent) || reader.word(end) == Word::Percent;
    (percent == (kind == Kind::Percent)).then_some(end + usize::from(percent))
}

/// True where the words before the number at `first` tell that there is something, and not what: "we had $4 million in
/// deposits", "there were", "earnings included".
pub(super) fn introduces(reader: Reader<'_>, first: usize) -> bool {
    let mut link = first;
    while link > 0 && reader.word(link - 1) == Word::About {
        link -= 1;
    }
    match reader.word_before(link, 1) {
        Word::Had | Word::Include => true,
        Word::Is => link > 1 && reader.is(link - 2, b"there"),
        _ => false,
    }
}

/// "(amortized cost: 1998--$212,345; 1997--$198,765)": what stands before the times that lead to the amounts of
/// a list, each with a dash behind it.
pub(super) fn listed_by_time(
    reader: Reader<'_>,
    sentence: Sentence,
    first: usize,
    times: &[TimeMention],
) -> Option<Named> {
    let mut at = first;
    while at > sentence.first && matches!(reader.kind(at - 1), Some(TokenKind::Hyphen | TokenKind::Dash)) {
        at -= 1;
    }
    let comma = at == first && at > sentence.first && reader.kind(at - 1) == Some(TokenKind::Comma);
    at -= usize::from(comma);
    if at == first || at <= sentence.first {
        return None;
    }
    let mut at = time_at(times, at - 1)?.first;
    // "Are due as follows: 2006, $4.0 million; 2007, $4.1 million; and 2008, $4.3 million". In "sales rose; in 2006, $4.0
    // million" the year opens a clause.
    if comma {
        let parts = |at: usize| matches!(reader.kind(at), Some(TokenKind::Colon | TokenKind::Semicolon));
        let joint = at.checked_sub(1).filter(|at| *at > sentence.first)?;
        if reader.word(joint) == Word::And && parts(joint - 1) {
            return Some(Named::AsBefore);
        }
        if !parts(joint) {
            return None;
        }
    }
    // "(2022 - 12%)".
    if at > sentence.first && matches!(reader.kind(at - 1), Some(TokenKind::Semicolon | TokenKind::Open)) {
        return Some(Named::AsBefore);
    }
    if at > sentence.first && reader.kind(at - 1) == Some(TokenKind::Colon) {
        at -= 1;
        // "is as follows (in thousands): 2005 - $2,110".
        if at > sentence.first && reader.kind(at - 1) == Some(TokenKind::Close) {
            let open = (sentence.first..at).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open));
            at = open.unwrap_or(at);
        }
    }
    if at <= sentence.first {
        return Some(Named::Not);
    }
    // "Bad debt expense was as follows: 2012--$2.5 million".
    if at > sentence.first + 1 && reader.is(at - 1, b"follows") && reader.word_before(at - 1, 1) == Word::As {
        at -= 2;
    }
    // "are expected to be".
    if at > sentence.first + 1
        && reader.word(at - 1) == Word::Is
        && let Some(words) = subject(reader, sentence, at - 1, times)
    {
        return Some(Named::By(words));
    }
    let noun = noun_before(reader, sentence, at, times);
    let verb = noun.map_or(at, |noun| noun.0).checked_sub(1).filter(|verb| *verb >= sentence.first);
    // "Research expenses: 2003 - $4.1 million" opens with the noun.
    let Some(verb) = verb else { return noun.map(Named::By) };
    let told = reader.word(verb) == Word::Is;
    if told { subject(reader, sentence, verb, times) } else { noun }.map(Named::By)
}
