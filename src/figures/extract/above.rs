//! What the lines above a table say of it: its caption, its units, its time, and what it tells.

use super::{Course, Passage, acquired, carries, item_of, owners};
use crate::figures::nature::MOST;
use crate::figures::period::{Calendar, TimeSpec};
use crate::figures::tables::{self, Above, Line, read_line};
use crate::figures::unit::Currency;
use crate::figures::units_line::UnitsLine;
use crate::figures::value::Period;
use crate::filing::{BlockKind, Document};
use crate::outline::{SectionId, SectionKind};
use crate::text::search::holds;
use crate::text::{Span, TextSpan};

/// Blocks above a table that are looked at for its caption, units and time.
const REACH: usize = 8;

/// Letters at the end of a long paragraph that may introduce a table.
const TAIL: u32 = 400;

/// True for a day, with its year, after the last that the filing reports on.
fn is_after(time: TimeSpec, calendar: &Calendar) -> bool {
    let day = TimeSpec { instant: true, ..time }.resolve(calendar, true).map(Period::end);
    time.day.is_some() && time.year.is_some() && day.zip(calendar.end()).is_some_and(|(day, end)| day > end)
}

/// True for a time some years before those that the filing reports on: "Alder was founded in 1990" in a sentence that
/// does not lead up to the table.
fn is_long_before(time: TimeSpec, calendar: &Calendar) -> bool {
    /// Years that a report looks back on in its tables (Regulation S-K, Item 301, as in force up to 2021).
    const TOLD: i16 = 5;
    time.year.zip(calendar.end()).is_some_and(|(year, end)| year + TOLD < end.year())
}

/// Gives the last `sentence` above the table at block `at` the times that others of its paragraph tell of that table.
fn tell_times_of_others(
    document: &Document,
    (at, paragraph): (usize, TextSpan),
    sentence: TextSpan,
    line: &mut Line,
    scratch: &mut tables::Scratch,
) {
    // "The following table shows … as of June 30, 2024. Amounts between them were left out:".
    if let Some(announced) = announcing_sentence(document, paragraph, sentence) {
        let told = read_line(&document.text, announced, scratch);
        (line.times, line.nature) = (told.times, line.nature + told.nature);
        line.units = line.units.or(told.units);
    }
    if line.times.is_empty() && holds(document.slice(document.blocks[at].span), "eneficial") {
        line.times.extend(owners::day(document, paragraph, sentence, scratch));
    }
}

/// What the blocks above the table at block `at` say of it.
pub(super) fn above(
    course: &Course<'_>,
    at: usize,
    passage: &Passage,
    section: Option<SectionId>,
    scratch: &mut tables::Scratch,
) -> Above {
    let (document, outline) = (course.document, course.outline);
    let mut found = Above { currency: Some(Currency::USD), ..Above::default() };
    let item = item_of(outline, section);
    let section = section.and_then(|id| outline.get(id));
    found.title = section.filter(|s| s.document == course.index).map(|s| s.heading);
    found.owed = found.title.is_some_and(|title| names_what_is_owed(document.slice(title)));
    if let Some(statement) = section.filter(|s| s.kind == SectionKind::Statement) {
        found.balance = is_balance_sheet(&statement.title);
        found.flow = is_flow_statement(&statement.title);
    }
    let mut seen = 0;
    let mut sides = true;
    let mut before = false;
    for block in document.blocks[..at].iter().rev() {
        match block.kind {
            BlockKind::Furniture(_) => continue,
            BlockKind::Table(index) => {
                // "LIABILITIES AND SHAREHOLDERS' EQUITY" stands over the other half of a balance sheet, and what was
                // summed up goes on in other parts of the same totals.
                let own = document.blocks.get(at).map(|block| block.kind);
                let again = seen <= 2
                    && matches!(own, Some(BlockKind::Table(own)) if ends_alike(document, index as usize, own as usize));
                if sides || again {
                    found.before.clone_from(&passage.header);
                }
                break;
            }
            _ => {}
        }
        // The number of a page.
        let words = document.slice(block.span);
        if words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        seen += 1;
        if seen > REACH {
            break;
        }
        sides &= tables::names_side(document.slice(block.span));
        let long = block.span.len() > TAIL;
        let sentence = last_sentence(document, block.span);
        let mut line = read_line(&document.text, sentence, scratch);
        if seen == 1 && line.times.is_empty() {
            tell_times_of_others(document, (at, block.span), sentence, &mut line, scratch);
        }
        found.units = UnitsLine::nearest(found.units, line.units);
        let title = is_title(document.slice(block.span), line.time_span);
        let leads = document.slice(sentence).trim_end().ends_with(':');
        let elsewhere = before && if title { is_after(line.time, &course.calendar) } else { !leads };
        before |= found.title.is_some_and(|title| block.span.covers(title));
        // "Years Ended December 31" stands between a table and the line that leads up to it.
        found.lead = found.lead.or((!title).then_some(sentence));
        if elsewhere {
            // A sentence before the heading leads up to nothing below it, though the only day that it names may be
            // that of a table without any; a day after the report's last is that on which another part was signed.
            if !title && found.behind.is_empty() && !long {
                found.behind = line.times;
            }
        } else if title {
            // "For the years ended January 28, 1995, and January 29, 1994": each year has a day of its own.
            let day = |(time, _): &(TimeSpec, TextSpan)| (time.month, time.day);
            let apart =
                line.times.windows(2).any(|two| day(&two[0]) != day(&two[1]) && two[1].0.day.is_some());
            let time = if apart { TimeSpec { month: None, day: None, ..line.time } } else { line.time };
            if apart && found.listed.is_empty() {
                found.listed = line.times;
            }
            found.time = found.time.over(time);
            found.time_span = found.time_span.or(line.time_span);
        } else if seen == 1 || found.listed.is_empty() && !long {
            // A sentence speaks of the table below it where it leads up to it.
            if seen == 1 {
                found.as_of = leads
                    && !line.times.is_empty()
                    && line.times.iter().all(|(time, _)| time.instant && time.length.is_none());
                found.nature = line.nature.clamp(-MOST, MOST);
            } else if !leads {
                line.times.retain(|(time, _)| !is_long_before(*time, &course.calendar));
            }
            found.listed = line.times;
        }
        if !long {
            let text = document.slice(block.span);
            found.balance |= is_balance_sheet(text);
            found.flow |= !found.balance && is_flow_statement(text);
            found.averages |= tables::names_average_balances(text);
        }
        if long {
            break;
        }
    }
    let title = found.title.map_or("", |title| document.slice(title));
    let lead = found.lead.map_or("", |lead| document.slice(lead));
    let by_lead = found.lead.zip(found.listed.first()).is_some_and(|(lead, (_, span))| lead.covers(*span));
    if !by_lead
        && found.time.is_empty()
        && acquired::tells_purchase(lead)
        && let Some(day) = acquired::day_of_purchase(document, at, scratch)
    {
        found.listed = vec![day];
    }
    // It is asked of percentages alone.
    let table = document.slice(document.blocks[at].span).as_bytes();
    found.concentration = memchr::memchr(b'%', table).is_some() && tells_concentration(title, lead);
    let whole = document.slice(document.blocks[at].span);
    found.balance |= tells_ends(lead) || tells_restricted_cash(lead) && !tells_moves_of_cash(whole);
    found.flow |= !found.balance && (tells_flows(lead) || assumes_costs(lead));
    found.antidilutive = tells_antidilutive(lead) || lead.starts_with('(') && names_antidilutive(title);
    let stated =
        passage.stated.filter(|(_, stated_in)| *stated_in == item).map(|(units, _)| units.seen_from_afar());
    let led_to = found.lead.filter(|lead| super::leads(document, *lead));
    let before = passage.units_before(led_to);
    let earlier = before.filter(|(_, seen_in)| carries(outline, *seen_in, item, passage.apart));
    let declared = passage.declared.filter(|_| carries(outline, None, item, false));
    let far = stated.or(earlier.map(|(units, _)| units.seen_from_afar())).or(declared);
    found.units = UnitsLine::nearest(found.units, far);
    found
}

/// "The following customers accounted for 10% or more of revenue and of accounts receivable" (ASC 275-10-50-18).
fn tells_concentration(title: &str, lead: &str) -> bool {
    let others = ["ustomer", "upplier", "endor", "istributor"];
    let of_others = others.iter().any(|word| lead.contains(word));
    let share = ["accounted for", "represent", "compris", "10%", "concentration", "ignificant customer"];
    let titled = ["oncentration", "CONCENTRATION", "ajor customer", "ajor Customer", "ignificant customer"];
    of_others && share.iter().any(|word| lead.contains(word))
        || titled.iter().any(|word| title.contains(word))
}

/// "The following potentially dilutive securities were excluded from the computation" (ASC 260-10-50-1): of a
/// time, whatever day stands over the column.
fn tells_antidilutive(lead: &str) -> bool {
    let dilutive = ["dilutive", "Dilutive", "DILUTIVE"].iter().any(|word| lead.contains(word));
    let left_out = ["exclu", "not included", "not been included", "omitted", "antidilutive", "anti-dilutive"];
    // "The following reconciles basic and diluted earnings per share": amounts too.
    let reconciled = ["econcil", "umerator"].iter().any(|word| lead.contains(word));
    !reconciled
        && (dilutive && left_out.iter().any(|word| lead.contains(word)) || leaves_out_of_diluted(lead))
}

/// "The following were excluded from diluted net loss per share", "The following shares were excluded": what had no place
/// among the shares. Items left out of an adjusted result are amounts.
fn leaves_out_of_diluted(lead: &str) -> bool {
    const AMOUNTS: [&str; 14] = [
        "losses",
        "core",
        "impairment",
        "before",
        "djusted",
        "gaap",
        "items",
        "charges",
        "gains",
        "costs",
        "expenses",
        "amounts",
        "income from",
        "reported",
    ];
    const VERBS: [&str; 5] =
        ["excluded from", "not included in", "omitted from", "shares were excluded", "shares are excluded"];
    let lead = lead.to_ascii_lowercase();
    let told = VERBS.iter().find_map(|verb| lead.find(verb));
    told.is_some_and(|at| {
        let behind = &lead[at..];
        behind.contains("diluted") && behind.contains("per share") || behind.starts_with("shares ")
    }) && !AMOUNTS.iter().any(|word| lead.contains(word))
}

/// "Antidilutive securities", "Anti-dilutive shares excluded" over a table with nothing but its units between.
fn names_antidilutive(title: &str) -> bool {
    let title = title.to_ascii_lowercase();
    title.len() < 80 && (title.contains("antidilutive") || title.contains("anti-dilutive"))
}

/// "Investments at the end of each period were as follows:" stand on the days over the columns, whatever the rows are
/// called; what is said to have changed or to have gone by does not.
fn tells_ends(lead: &str) -> bool {
    const MOVED: [&str; 13] = [
        "change",
        "activity",
        "reconcil",
        "roll-forward",
        "rollforward",
        "roll forward",
        "granted",
        "earned",
        "paid",
        "incurred",
        "expense",
        "cost",
        "sold",
    ];
    let lead = lead.to_ascii_lowercase();
    let ends = ["period", "year", "fiscal year", "quarter"];
    let told = |end: &str| {
        lead.match_indices("at the end of each ")
            .any(|(at, before)| lead[at + before.len()..].starts_with(end))
    };
    ends.into_iter().any(told) && !MOVED.iter().any(|word| lead.contains(word))
}

/// "A reconciliation of cash and restricted cash reported within the balance sheets to the total shown in the statements
/// of cash flows" (ASC 230-10-50-8): what there is on the days of the sheets, below the statement though it may stand.
fn tells_restricted_cash(lead: &str) -> bool {
    let lead = lead.to_ascii_lowercase();
    let sheet = ["balance sheet", "statement of financial", "statements of financial"];
    lead.contains("restricted cash")
        && lead.contains("reconcil")
        && sheet.iter().any(|name| lead.contains(name))
}

/// True for a table that tells what moved cash besides how much there is: "Net increase in cash".
fn tells_moves_of_cash(table: &str) -> bool {
    const MOVES: [&str; 6] =
        ["eginning of", "et increase", "et decrease", "et change", "provided by", "used in"];
    MOVES.iter().any(|moves| table.contains(moves))
}

/// "The assumptions used to determine expense were as follows:" are those of the year, whatever of (ASC 715-20-50-1(k)).
fn assumes_costs(lead: &str) -> bool {
    holds(lead, "assumptions")
        && ["expense", "cost", "benefit income", "pension income"].iter().any(|word| holds(lead, word))
        && !["obligations", "liabilit", "status", "as of", " at ", "year-end", "year end"]
            .iter()
            .any(|word| holds(lead, word))
}

/// "The components of lease expense were as follows:", "gains recognized in the statements of income are:": what went
/// by, whatever the rows are called.
fn tells_flows(lead: &str) -> bool {
    const STATES: [&str; 14] = [
        "balance sheet",
        "financial position",
        "funded status",
        "accumulated other",
        "liabilit",
        " asset",
        "accrued",
        "prepaid",
        "deferred",
        "unamortized",
        "capitalized",
        "unrecognized",
        "notional",
        "outstanding",
    ];
    const OF_TIME: [&str; 12] = [
        "lease",
        "rent",
        "rental",
        "benefit",
        "pension",
        "postretirement",
        "retirement",
        "tax",
        "taxes",
        "compensation",
        "interest",
        "restructuring",
    ];
    let lead = lead.to_ascii_lowercase();
    if !lead.trim_end().ends_with(':') || STATES.iter().any(|state| lead.contains(state)) {
        return false;
    }
    // What the components are of ends within a few words. The costs of inventories and of films are there still.
    let components = lead.split("components of ").skip(1).any(|of| {
        // "Components of securities at cost" are none.
        let stops = |word: &&str| ["at", "as", "in", "by", "with"].contains(word);
        let of = of.split([',', ':', '(']).next().unwrap_or("");
        let words = || of.split_ascii_whitespace().take(COMPONENTS).take_while(|word| !stops(word));
        words().any(|word| ["expense", "expenses", "cost", "costs"].contains(&word))
            && words().any(|word| OF_TIME.contains(&word))
    });
    let entered = ["included in", "recognized in", "reported in", "recorded in", "reflected in"];
    let statement = || {
        let mut named = lead.match_indices("statement").map(|(at, _)| &lead[at..]);
        named.any(|named| {
            let of = named.trim_start_matches("statements").trim_start_matches("statement").trim_start();
            let of = of.strip_prefix("of ").unwrap_or("").trim_start_matches("consolidated ");
            ["income", "operations", "earnings"].iter().any(|name| of.starts_with(name))
        })
    };
    // "Net investment income consisted of the following:", whose rows are called by what was invested in (Regulation S-X,
    // Rule 7-04).
    let earned = [
        "net investment income",
        "investment income",
        "net realized",
        "realized gains",
        "realized investment",
    ];
    let opened = lead.strip_prefix("the ").unwrap_or(&lead);
    let opened = opened
        .strip_prefix("components of ")
        .or_else(|| opened.strip_prefix("sources of "))
        .unwrap_or(opened);
    earned.iter().any(|name| opened.starts_with(name))
        || components
        || entered.iter().any(|verb| lead.contains(verb)) && statement()
}

/// Words that name what components are of: "net periodic pension and other postretirement benefit cost".
const COMPONENTS: usize = 8;

/// "Accrued liabilities", "Accounts receivable": a heading over what there is on the days of a table, though
/// its rows say what it is for.
fn names_what_is_owed(title: &str) -> bool {
    const OWED: [&str; 6] = ["accrued", "payable", "payables", "receivable", "receivables", "prepaid"];
    let mut words = title.split(|c: char| !c.is_ascii_alphabetic());
    title.len() < 100 && words.any(|word| OWED.iter().any(|owed| owed.eq_ignore_ascii_case(word)))
}

/// True for a line that gives its time to the table below: "For the years ended June 30, 2010 and
/// 2009", "December 31, 2009". Most of it is the time.
fn is_title(text: &str, time: Option<TextSpan>) -> bool {
    text.len() < 160 && time.is_some_and(|time| time.len() as usize * 2 >= text.len())
}

/// The last sentence of a paragraph, or its end where that is long.
fn last_sentence(document: &Document, span: TextSpan) -> TextSpan {
    let text = document.slice(span);
    let body = text.trim_end_matches(['.', ':', ' ', ')']);
    let start = memchr::memrchr_iter(b'.', body.as_bytes()).find(|at| ends_sentence(body.as_bytes(), *at));
    let start = start.map_or(0, |at| at + 2);
    let far = body.len().saturating_sub(TAIL as usize);
    let near = (far..body.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    Span::new(span.start() + crate::text::saturate(start.max(near)), span.end())
}

/// The sentence of a paragraph that announces the table below it, where others stand between it and the table.
fn announcing_sentence(document: &Document, block: TextSpan, last: TextSpan) -> Option<TextSpan> {
    const NAMES: [&str; 4] =
        ["The following table", "The table below", "The following tables", "The tables below"];
    let from = last.start().saturating_sub(TAIL).max(block.start()) as usize;
    let from = (from..=last.start() as usize).find(|at| document.text.is_char_boundary(*at))?;
    let before = document.text.get(from..last.start() as usize)?;
    let at = from + NAMES.iter().filter_map(|name| before.rfind(name)).max()?;
    let rest = &document.text.as_bytes()[at..last.start() as usize];
    let end = memchr::memchr_iter(b'.', rest)
        .find(|stop| ends_sentence(rest, *stop))
        .map_or(rest.len(), |stop| stop + 1);
    Some(Span::of(at..at + end))
}

/// True where the full stop at `stop` ends a sentence and another starts: not that of "U.S. dollars" or "Rs. in
/// crores".
pub(super) fn ends_sentence(bytes: &[u8], stop: usize) -> bool {
    if bytes.get(stop + 1) != Some(&b' ') {
        return false;
    }
    let goes_on = bytes.get(stop + 2).is_some_and(u8::is_ascii_lowercase);
    !goes_on && !bytes[..stop].ends_with(b"U.S")
}

/// Names of statements of what went by in a time.
fn is_flow_statement(title: &str) -> bool {
    let title = title.as_bytes();
    let has = |name: &[u8]| holds(title, name);
    let named =
        [&b"operations"[..], b"income", b"earnings", b"cash flow", b"loss"].iter().any(|name| has(name));
    title.len() < 120 && has(b"statement") && named && !has(b"notes")
}

/// Names of the statement of what a company has and owes.
fn is_balance_sheet(title: &str) -> bool {
    let title = title.as_bytes();
    let has = |name: &[u8]| holds(title, name);
    let named = has(b"balance sheet")
        || has(b"statement") && (has(b"financial position") || has(b"financial condition"));
    let named = named || has(b"statement") && has(b"of assets and liabilities");
    // What a plan has for those it pays on its last day (Form 11-K, 29 CFR 2520.103-1).
    let named = named || has(b"statement") && has(b"net assets available for") && !has(b"change");
    // What a manager holds on the day of the report (Form 13F).
    let named = named || has(b"13f information table");
    // A sheet of averages tells of a time, and of no day; so does "Reconciliation of Balance Sheet Amounts".
    title.len() < 100
        && named
        && !has(b"average")
        && !has(b"reconcil")
        && !title.ends_with(b".")
        && !title.ends_with(b":")
}

/// True where the last rows of two tables hold the same figures, two of them or more: "Contracts in process | 4,120 | 3,980"
/// is what was earned on them less billings, and then what stands in two lines of the balance sheet.
fn ends_alike(document: &Document, one: usize, other: usize) -> bool {
    let totals = |index: usize| -> Vec<String> {
        let Some(table) = document.tables.get(index) else { return Vec::new() };
        let Some(row) = table.rows.last() else { return Vec::new() };
        let cells = table.cells.get(row.first as usize..row.end as usize).unwrap_or(&[]);
        let digits =
            |print: &str| -> String { print.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect() };
        let figures =
            cells.iter().filter(|cell| cell.column > 0).map(|cell| digits(document.slice(cell.span)));
        figures.filter(|print| print.len() >= LEAST_DIGITS).collect()
    };
    let total = totals(one);
    total.len() >= 2 && total == totals(other)
}

/// Digits of a total that no other has by chance.
const LEAST_DIGITS: usize = 4;
