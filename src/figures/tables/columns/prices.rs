//! Columns of prices and of rates that the column beside them tells apart.

use super::super::View;
use super::super::hints::Hints;
use super::ColumnHead;
use crate::text::TextSpan;

/// "Volume | Rate | Net" over changes of interest: what the rate did to it, in money (Regulation S-K, Item 1402(c)). The
/// "Average rate" beside an "Average volume" is one. `named` are the columns with the words of each cell over them.
pub(super) fn price_rates(view: View<'_>, fresh: &mut [ColumnHead], named: &[(usize, TextSpan)]) {
    let is = |words: &TextSpan, name: &str| view.document.slice(*words).trim().eq_ignore_ascii_case(name);
    if named.iter().any(|(_, words)| is(words, "volume")) {
        for (column, _) in named.iter().filter(|(_, words)| is(words, "rate")) {
            if let Some(head) = fresh.get_mut(*column) {
                head.hints = head.hints.without(Hints::PERCENT);
            }
        }
    }
}

/// "Shares | Price" under each of two years, or "Shares | Exercise Price": the price at which options on one share may be
/// exercised, beside the number of shares (FAS 123, paragraph 47; ASC 718-10-50-2(c)). A "Purchase Price" beside shares may be
/// that of all of them, and so may a "Price" under one head alone.
pub(super) fn price_awards(view: View<'_>, fresh: &mut [ColumnHead], named: &[(usize, TextSpan)]) {
    const SAID: [&str; 9] =
        ["weighted", "average", "avg", "exercise", "option", "options", "price", "prices", "range"];
    const TELLING: [&str; 3] = ["exercise", "option", "options"];
    let mut priced: Vec<usize> = Vec::new();
    let mut told = false;
    for (before, column) in (1..fresh.len()).zip(2..fresh.len()) {
        let shares = fresh.get(before).is_some_and(|head| head.hints.has(Hints::SHARES));
        let mut last = "";
        let mut telling = false;
        let fits = named.iter().filter(|(of, _)| *of == column).all(|(_, line)| {
            let line = view.document.slice(*line);
            // The year over both.
            line.bytes().any(|b| b.is_ascii_digit())
                || line.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).all(
                    |word| {
                        last = word;
                        telling |= TELLING.iter().any(|said| word.eq_ignore_ascii_case(said));
                        SAID.iter().any(|said| word.eq_ignore_ascii_case(said))
                    },
                )
        });
        if shares && fits && (last.eq_ignore_ascii_case("price") || last.eq_ignore_ascii_case("prices")) {
            priced.push(column);
            told |= telling;
        }
    }
    if priced.len() < 2 && !told {
        return;
    }
    for column in priced {
        if let Some(head) = fresh.get_mut(column) {
            head.hints = head.hints.without(Hints::MONEY.with(Hints::SHARES)).with(Hints::PER_SHARE);
        }
    }
}
