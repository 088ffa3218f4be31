//! Names that an amount has from one before it: that of another amount of its kind, or of the same place in a list.

use super::super::Kind;
use super::super::lexer::TokenKind;
use super::super::words::Word;
use super::Found;
use super::label::{self, Named};
use super::reader::Reader;
use super::when::When;

/// "Gross profit was $31 million, or 32% of net sales, compared to $29 million (31% of net sales) and $28 million": what
/// "or" or a bracket tells of an amount in another measure names no amount behind it; the one before that does.
pub(super) fn alike_before(reader: Reader<'_>, found: &[Found], index: usize) -> Option<(usize, usize)> {
    let mut at = index;
    // No further back than a list is long.
    for _ in 0..label::LONGEST {
        let (this, last) = (found.get(at)?, found.get(at.checked_sub(1)?)?);
        let first = last.quantity.first;
        let measure = (1..=2).any(|back| reader.word_before(first, back) == Word::Or)
            || reader.kind_before(first, 1) == Some(TokenKind::Open);
        let other = this.quantity.kind == Kind::Money && last.quantity.kind == Kind::Percent;
        let own = matches!(last.named, Named::By((at, _)) if at >= last.quantity.end);
        at = at.checked_sub(2)?;
        let alike = found.get(at).filter(|one| one.quantity.kind == Kind::Money);
        match alike.filter(|_| measure && other && own)?.named {
            Named::By(words) => return Some(words),
            Named::AsBefore => {}
            Named::Not => return None,
        }
    }
    None
}

/// "1,245 customers with sales over $100,000, up from 1,050": what an amount tells of those that are counted names no other
/// number of them.
pub(super) fn counted_before(found: &[Found], index: usize) -> Option<(usize, usize)> {
    let counts =
        |at: usize| found.get(at).filter(|one| matches!(one.quantity.kind, Kind::Count | Kind::Shares));
    let money = |at: usize| found.get(at).is_some_and(|one| one.quantity.kind == Kind::Money);
    let last = index.checked_sub(1).filter(|last| counts(index).is_some() && money(*last))?;
    match counts(last.checked_sub(1)?)?.named {
        Named::By(words) => Some(words),
        Named::AsBefore | Named::Not => None,
    }
}

/// "include $1.5 million of A and $0.1 million of B, compared to $0.8 million and $0.5 million,
/// respectively": the n-th of the second list is named as the n-th of the first.
pub(super) fn paired(
    reader: Reader<'_>,
    found: &[Found],
    whens: &[When],
    index: usize,
) -> Option<(usize, usize)> {
    let mut start = index;
    while start > 0 && found[start].named == Named::AsBefore {
        start -= 1;
    }
    let after: usize = found[start + 1..].iter().take_while(|f| f.named == Named::AsBefore).count();
    // The names of the list that ends there, and of what kinds they are: those of a list before it are of other things.
    let named = |f: &Found| match f.named {
        Named::By(words) => Some((words, f.quantity.kind)),
        _ => None,
    };
    let mut names: Vec<((usize, usize), Kind)> = found[..=start].iter().rev().map_while(named).collect();
    names.reverse();
    let last = found.last()?.quantity.end;
    let said = (last..(last + 6).min(reader.tokens.len())).any(|i| reader.word(i) == Word::Respectively);
    let place = index.checked_sub(start + 1)?;
    let mirrored = || names.len() == after && mirrors(reader, found, whens, start + 1);
    if after >= 2 && names.len() >= after && (said || mirrored()) {
        let alike = names.get(names.len() - after + place);
        return alike.filter(|(_, kind)| *kind == found[index].quantity.kind).map(|(words, _)| *words);
    }
    None
}

/// Tokens between the word that compares and the first amount behind it: "compared to approximately $".
const TURNED: usize = 5;

/// "Sales were $5 million and net income was $2 million in 2003, compared to $4 million and $1 million in 2002": as many of
/// the same kinds behind the turn as before it, all of one time on either side; "net income was $2 million, compared to $4
/// million and $1 million in 2002 and 2001" tells of two. `half` is where the second list starts.
fn mirrors(reader: Reader<'_>, found: &[Found], whens: &[When], half: usize) -> bool {
    let (Some(told), Some(compared)) = (found.get(..half), found.get(half..)) else { return false };
    let (Some(last), Some(first)) = (told.last(), compared.first()) else { return false };
    let alike = told.len() == compared.len()
        && told.iter().zip(compared).all(|(one, other)| one.quantity.kind == other.quantity.kind);
    let turned = (first.quantity.first.saturating_sub(TURNED).max(last.quantity.end)..first.quantity.first)
        .any(|at| matches!(reader.word(at), Word::Compared | Word::Than | Word::From));
    let joint = |at: usize| {
        reader.kind(at) == Some(TokenKind::Comma) || matches!(reader.word(at), Word::And | Word::About)
    };
    let listed = compared.windows(2).all(|two| (two[0].quantity.end..two[1].quantity.first).all(joint));
    let one_time = |whens: Option<&[When]>| {
        whens.is_some_and(|whens| whens.windows(2).all(|two| two[0] == two[1] && two[0] != When::Unknown))
    };
    alike && turned && listed && one_time(whens.get(..half)) && one_time(whens.get(half..))
}
