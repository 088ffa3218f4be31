//! Figures inside the label of a row, which speak of the row's columns in turn.
//!
//! ```text
//!                                                          2010      2009
//! Receivables, less allowances of $502 and $516           3,410     3,317      $502 2010, $516 2009
//! Common stock; 72,158 shares--2010, 59,178 shares--2009     18        14      each by its own year
//! ```

use super::super::build::Builder;
use super::super::same_print::rescale;
use super::super::value::{Period, Value};
use super::super::words::lookup;
use super::super::{Figure, Kind, Unit};
use super::RowContext;
use super::rows::goes_on_behind;
use crate::text::{Span, TextSpan, saturate};

/// Bytes between two figures of one list: ", and ", " million and $".
const APART: u32 = 18;

/// Gives `figures`, those of a row's label in reading order, the periods of the columns that they
/// speak of.
pub(super) fn deal(context: &RowContext<'_>, figures: &mut [Figure]) {
    if figures.is_empty() {
        return;
    }
    let periods = periods(context);
    if periods.len() < 2 {
        return;
    }
    by_year(&periods, figures);
    let mut from = 0;
    while from < figures.len() {
        let length = list(context, &figures[from..]);
        if length == periods.len() {
            for (figure, (period, span)) in figures[from..from + length].iter_mut().zip(&periods) {
                figure.period = Some(*period);
                figure.from.period = *span;
            }
        }
        from += length.max(1);
    }
}

/// Leaves out numbers of a label that bound what its row holds: "30+ accruing", "Super prime (740+)", "Prime (660-739)".
/// They name a class of loans by its score or its days, and count nothing.
pub(super) fn leave_bounds(context: &RowContext<'_>, builder: &mut Builder, before: usize) {
    let document = context.view.document;
    builder.drop_since(before, |figure| {
        let bare = figure.kind == Kind::Count && figure.unit == Unit::None && figure.scale == 0;
        let whole = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b' '));
        let dashless = |text: &str| whole(&text.replace(['\u{2013}', '\u{2014}'], "-"));
        let print = document.slice(figure.span);
        let plus = document.text.as_bytes().get(figure.span.end() as usize) == Some(&b'+');
        let bounds = plus || matches!(figure.value, Value::Range(..));
        bare && dashless(print) && (bounds || numbers_name(context, figure.span))
    });
}

/// True for a number of one or two digits at the end of a label of capitalised words: "Alder 1", "Marsh Lake 2". Power
/// stations, buildings and funds are numbered as they come; what is counted stands before its name, or beside it.
fn numbers_name(context: &RowContext<'_>, number: TextSpan) -> bool {
    let document = context.view.document;
    let words = context.head.words;
    if number.end() != words.end() || number.len() > 2 || number.start() <= words.start() {
        return false;
    }
    let before = document.slice(Span::new(words.start(), number.start()));
    let Some(name) = before.strip_suffix(' ').filter(|name| !name.ends_with(' ')) else { return false };
    // "Mills 3", "Shop Clerks 45", "Under 5": so many of them; "Series 2" is one.
    let noun = name.rsplit(' ').next().unwrap_or(name).to_ascii_lowercase();
    let several = noun.ends_with('s') && !noun.ends_with("ss") && noun != "series";
    if several || ["under", "over", "below", "above"].contains(&noun.as_str()) {
        return false;
    }
    name.len() < LONGEST_NUMBERED
        && name.split(' ').all(|word| {
            let mut letters = word.chars();
            letters.next().is_some_and(|first| first.is_ascii_uppercase())
                && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '-' | '.'))
        })
}

/// Letters of the longest name before its number.
const LONGEST_NUMBERED: usize = 40;

/// Makes `figures` prices of a share where a row is named by a range of `prices`: "$10.00 - $19.99".
pub(super) fn price(figures: &mut [Figure], prices: bool) {
    for figure in figures.iter_mut().filter(|f| prices && f.kind == Kind::Money && f.scale == 0) {
        if let Unit::Currency(currency) = figure.unit {
            figure.kind = Kind::PerShare;
            figure.unit = Unit::PerShare(currency);
        }
    }
}

/// Takes the scale of a table off amounts that bound what a row of deposits or loans holds: "Time deposits of $100,000 or
/// more", "under $250,000". A law or the bank itself drew the line, in full.
pub(super) fn leave_bounds_unscaled(context: &RowContext<'_>, figures: &mut [Figure]) {
    const BEHIND: [&str; 8] =
        ["or more", "or greater", "or over", "or above", "and over", "and above", "and greater", "and more"];
    const BEFORE: [&str; 9] = [
        "under",
        "over",
        "less than",
        "more than",
        "greater than",
        "exceeding",
        "in excess of",
        "below",
        "above",
    ];
    let document = context.view.document;
    for figure in figures.iter_mut().filter(|figure| figure.kind == Kind::Money && figure.scale >= 3) {
        let print = document.slice(figure.span);
        let own = figure.from.scale.is_some_and(|span| span.overlaps(figure.span));
        if own || !print.ends_with(",000") {
            continue;
        }
        let words = context.head.words;
        let before = Span::new(words.start().min(figure.span.start()), figure.span.start());
        let before = document.slice(before).trim_end().to_ascii_lowercase();
        let behind = document.text.get(figure.span.end() as usize..).unwrap_or("");
        let behind = behind.trim_start_matches([' ', '\n', ')']);
        let is = |word: &&str| behind.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if behind.starts_with('+')
            || BEHIND.iter().any(is)
            || BEFORE.iter().any(|word| before.ends_with(word))
        {
            rescale(figure, 0);
        }
    }
}

/// Bytes from the bracket that says "per share" to an amount in it.
const IN_BRACKETS: usize = 120;

/// Makes amounts with cents prices of a share that stand in a bracket which says so first, over several lines perhaps:
/// "Dividends declared (per share, 1994, $.20, 1993, $.16)".
pub(super) fn price_in_brackets(context: &RowContext<'_>, figures: &mut [Figure]) {
    let document = context.view.document;
    for figure in figures.iter_mut().filter(|figure| figure.kind == Kind::Money) {
        let start = figure.span.start() as usize;
        let from = start.saturating_sub(IN_BRACKETS);
        let from = (from..=start).find(|at| document.text.is_char_boundary(*at)).unwrap_or(start);
        let before = document.text.get(from..start).unwrap_or("");
        let inside = before.rfind('(').map(|open| &before[open + 1..]).filter(|inside| !inside.contains(')'));
        let cents = document.slice(figure.span).contains('.');
        if cents && inside.is_some_and(|inside| inside.trim_start().starts_with("per share")) {
            rescale(figure, 0);
            price(std::slice::from_mut(figure), true);
        }
    }
}

/// Gives the last of `figures`, which ends the first line of a label at `ink`, what the words on the next line say of it,
/// below the row's own figures: "Notes of $6.0" over "billion", "Dividends declared, $1.20" over "per share".
pub(super) fn go_on(context: &RowContext<'_>, figures: &mut [Figure], ink: TextSpan) {
    let view = context.view;
    let Some(last) = figures.last_mut().filter(|last| last.kind == Kind::Money) else { return };
    let rest = view.document.text.get(last.span.end() as usize..ink.end() as usize).unwrap_or("?");
    if !rest.trim_matches(['.', ' ', '\u{2026}']).is_empty() {
        return;
    }
    let Some(more) = goes_on_behind(view, context.row) else { return };
    let words = view.document.slice(more);
    let first = words.split_ascii_whitespace().next().unwrap_or("");
    if let Some(scale) = lookup(first.trim_end_matches([',', ';']).as_bytes()).scale() {
        rescale(last, scale);
        last.from.scale = Some(Span::new(more.start(), more.start() + saturate(first.len())));
    } else if ["per share", "per common share", "a share"].iter().any(|each| words.starts_with(each)) {
        rescale(last, 0);
        price(std::slice::from_mut(last), true);
    }
}

/// Words between "shares" and how many there are.
const BETWEEN: [&str; 11] =
    ["at", "cost", "par", "stated", "value", "and", "issued", "outstanding", "held", "in", "treasury"];

/// Makes numbers without a noun of their own the shares that the label names before them: "Treasury shares, at cost -
/// 170,388 and 171,814". What is grouped by commas there is no note, article or year.
pub(super) fn count_shares(context: &RowContext<'_>, figures: &mut [Figure]) {
    let document = context.view.document;
    for figure in figures {
        let bare = figure.kind == Kind::Count && figure.unit == Unit::None;
        if bare && document.slice(figure.span).contains(',') {
            let before = Span::new(context.head.words.start().min(figure.span.start()), figure.span.start());
            let words = document.slice(before).split(|c: char| !c.is_ascii_alphabetic());
            let mut words = words.rev().filter(|word| !word.is_empty());
            // The noun itself, with nothing between but how they are carried and the number before.
            let noun = words.find(|word| !BETWEEN.iter().any(|between| between.eq_ignore_ascii_case(word)));
            if noun.is_some_and(|word| word.eq_ignore_ascii_case("shares")) {
                (figure.kind, figure.unit) = (Kind::Shares, Unit::Share);
            }
        }
    }
}

/// The periods of the columns from left to right, each once.
fn periods(context: &RowContext<'_>) -> Vec<(Period, Option<TextSpan>)> {
    let mut found: Vec<(Period, Option<TextSpan>)> = Vec::new();
    for (column, head) in context.state.header.heads.iter().enumerate().skip(1) {
        let dated = head.time.year.is_some() || head.time.quarter.is_some();
        if dated
            && let Some((period, span)) = context.period(u16::try_from(column).unwrap_or(u16::MAX))
            && !found.iter().any(|(known, _)| *known == period)
        {
            found.push((period, span));
        }
    }
    found
}

/// A year beside a figure of the label is that of the column with this year.
fn by_year(periods: &[(Period, Option<TextSpan>)], figures: &mut [Figure]) {
    for figure in figures.iter_mut().filter(|f| counts(f.kind)) {
        let Some(Period::Duration(start, end)) = figure.period else { continue };
        let whole_year = start.tomorrow().is_ok() && (start.until(end)).is_ok_and(|d| d.get_days() > 355);
        let mut same = periods.iter().filter(|(p, _)| p.end().year() == end.year());
        if let (true, Some((period, _)), None) = (whole_year, same.next(), same.next()) {
            figure.period = Some(*period);
        }
    }
}

/// How many figures from the first on stand in one list: of one kind, with commas and "and" between.
fn list(context: &RowContext<'_>, figures: &[Figure]) -> usize {
    let Some(first) = figures.first().filter(|f| counts(f.kind)) else { return 1 };
    let text = &context.view.document.text;
    let mut length = 1;
    while let Some(next) = figures.get(length) {
        let last = figures[length - 1].span;
        let gap = text.get(last.end() as usize..next.span.start() as usize).unwrap_or("?");
        // "LIBOR plus 2.25%; 4.66% at December 31", "LIBOR plus 2.25% (4.66% at December 31)": two things.
        let joined = next.span.start().saturating_sub(last.end()) <= APART
            && !(gap.contains([';', '(']) && next.kind == Kind::Percent)
            && gap.split(|c: char| !c.is_alphabetic()).all(|word| {
                matches!(word, "" | "and" | "or" | "shares" | "million" | "thousand" | "billion")
            });
        if next.kind != first.kind || !joined {
            break;
        }
        length += 1;
    }
    length
}

/// Kinds that differ from period to period.
fn counts(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Shares | Kind::Count | Kind::Percent | Kind::PerShare)
}
