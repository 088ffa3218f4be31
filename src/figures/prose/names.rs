//! What is no figure: numbers that name something instead of counting it.
//!
//! Item, rule, note, exhibit and page numbers, form names, statute cites, code names, street and post
//! code numbers, list numbers and footnote marks stay unmarked.

mod address;
mod cite;
mod company;
mod entries;
mod land;
mod marks;
mod numbered;

use super::super::lexer::TokenKind;
use super::super::words::Word;
use super::quantity::currency_before;
use super::reader::Reader;
use address::is_address;
use cite::is_cite;
use company::is_company;
use entries::opens_entry;
use land::is_of_land;
use marks::{is_behind_bracket, is_of_numbered_line, is_page_between_strokes, opens_note};
use numbered::{
    is_end_of_years, is_of_docket, is_of_homes, is_of_index, is_of_model, is_of_proposals, is_of_standard,
    is_of_unit, is_of_version, is_padded, is_page_of, is_possessive,
};

/// True where the number at token `at` names something. `named` is the end of the last such number:
/// in "Notes 3, 4 and 5" the name reaches over the list.
pub(super) fn is_name(reader: Reader<'_>, at: usize, named: Option<usize>) -> bool {
    follows_name(reader, at)
        || continues_names(reader, at, named)
        || is_joined_to_letters(reader, at)
        || is_form_or_cite(reader, at)
        || is_list_mark(reader, at)
        || opens_entry(reader, at)
        || is_struck_mark(reader, at)
        || is_page_between_strokes(reader, at)
        || is_behind_bracket(reader, at)
        || is_of_numbered_line(reader, at)
        || opens_note(reader, at)
        || is_clause(reader, at)
        || is_address(reader, at)
        || is_early_year(reader, at)
        || is_year_of_name(reader, at)
        || is_of_index(reader, at)
        || is_padded(reader, at)
        || is_possessive(reader, at)
        || is_time_of_day(reader, at)
        || is_end_of_phone(reader, at)
        || is_page_of(reader, at)
        || is_of_homes(reader, at)
        || is_of_docket(reader, at)
        || is_of_version(reader, at)
        || is_of_standard(reader, at)
        || is_of_model(reader, at)
        || is_of_unit(reader, at)
        || is_end_of_years(reader, at)
        || is_of_proposals(reader, at)
        || is_cite(reader, at)
        || is_company(reader, at)
        || is_of_land(reader, at)
        || is_called(reader, at)
}

/// "organized in 1874": a year before those that filings report on.
fn is_early_year(reader: Reader<'_>, at: usize) -> bool {
    const BEFORE: [&[u8]; 8] = [b"in", b"since", b"from", b"until", b"before", b"after", b"of", b"by"];
    let digits = reader.bytes(at);
    let year = digits.len() == 4 && digits.iter().all(u8::is_ascii_digit);
    let early = year && (digits.starts_with(b"17") || digits.starts_with(b"18"));
    let before = at.checked_sub(1).map_or(&[][..], |i| reader.bytes(i));
    early && BEFORE.iter().any(|word| word.eq_ignore_ascii_case(before))
}

/// "1993 Stock Option Plan", "the 1988 and 1984 stock option plans": no number of shares. "Owner Trust 2019-3",
/// "ASU 2010-09", "the 1990-91 season": what a year opens that goes on behind a hyphen.
fn is_year_of_name(reader: Reader<'_>, at: usize) -> bool {
    const OF_PLANS: [&[u8]; 7] =
        [b"option", b"purchase", b"incentive", b"award", b"bonus", b"ownership", b"plan"];
    if !reader.is_year(at) {
        return false;
    }
    let capital = |at: usize| reader.kind(at) == Some(TokenKind::Capital);
    let plan = reader.says(at + 1, &[b"stock", b"share", b"equity"]) && reader.says(at + 2, &OF_PLANS);
    let hyphen = reader.kind(at + 1) == Some(TokenKind::Hyphen) && reader.touches(at + 1);
    let number = || {
        reader.touches(at + 2)
            && reader.bytes(at + 2).len() <= 3
            && reader.bytes(at + 2).first().is_some_and(u8::is_ascii_digit)
    };
    plan || capital(at + 1) && capital(at + 2) || hyphen && number()
}

/// "9 a.m.", "5.00 p.m.", "11:59 P.M.": an hour, or the minutes behind it.
fn is_time_of_day(reader: Reader<'_>, at: usize) -> bool {
    let colon = reader.kind(at + 1) == Some(TokenKind::Colon) && reader.touches(at + 2);
    let after = if colon { at + 3 } else { at + 1 };
    let half = reader.bytes(after);
    // "12 AM radio stations": capitals without stops are an hour's only where more says so.
    let told = colon
        || half.contains(&b'.')
        || half.first().is_some_and(u8::is_ascii_lowercase)
        || reader.says(at.wrapping_sub(1), &[b"at", b"by", b"until", b"before", b"from", b"effective"]);
    told && half.len() <= 4
        && [&b"a.m"[..], b"p.m", b"am", b"pm"].iter().any(|of| {
            half.get(..of.len()).is_some_and(|start| start.eq_ignore_ascii_case(of))
                && half[of.len()..].iter().all(|b| *b == b'.')
        })
}

/// "799-4777" behind "1-800-" at the end of a line, behind "(888) " or "call": three digits and four, as no range of
/// numbers is printed behind such words.
fn is_end_of_phone(reader: Reader<'_>, at: usize) -> bool {
    const ASKING: [&[u8]; 8] =
        [b"call", b"calling", b"tel", b"telephone", b"phone", b"dial", b"fax", b"facsimile"];
    let digits = |at: usize, count: usize| {
        let bytes = reader.bytes(at);
        bytes.len() == count && bytes.iter().all(u8::is_ascii_digit)
    };
    let hyphen = |at: usize| reader.kind(at) == Some(TokenKind::Hyphen) && reader.touches(at);
    // "1-800-", the first of it.
    if digits(at, 1) && hyphen(at + 1) && digits(at + 2, 3) && hyphen(at + 3) {
        return true;
    }
    if !(digits(at, 3) && hyphen(at + 1) && reader.touches(at + 2) && digits(at + 2, 4)) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let code = digits(before, 3)
        || match reader.kind(before) {
            Some(TokenKind::Hyphen) => true,
            Some(TokenKind::Close) => digits(before.wrapping_sub(1), 3),
            // "(888) KETTLES (538-8537)": letters spelled out.
            Some(TokenKind::Open) => reader.kind(at + 3) == Some(TokenKind::Close),
            _ => false,
        };
    code || reader.says(before, &ASKING)
}

/// "Telex number: 429166", "P.O.Box 11238": what somebody is reached by.
fn is_called(reader: Reader<'_>, at: usize) -> bool {
    const REACHED: [&[u8]; 4] = [b"telex", b"telecopy", b"telecopier", b"passcode"];
    let back = |back: usize| at.checked_sub(back);
    let colon = reader.kind_before(at, 1) == Some(TokenKind::Colon);
    let word = back(1 + usize::from(colon)).filter(|_| colon);
    let numbered = word.is_some_and(|word| {
        reader.says(word, &[b"number", b"no"]) && word > 0 && reader.says(word - 1, &REACHED)
            || reader.says(word, &REACHED)
    });
    // "P.O.Box 11238": letters and stops that no space parts.
    let boxed = back(1).is_some_and(|word| {
        let apart = || reader.is(word, b"box") && reader.kind_before(word, 1) == Some(TokenKind::Period);
        reader.bytes(at).len() <= 6 && (reader.is(word, b"p.o.box") || apart())
    });
    // "The '628 patent": the end of its number, behind a quote that leaves out the rest.
    let shortened = reader.touches(at)
        && reader.kind_before(at, 1) == Some(TokenKind::Quote)
        && reader.says(at + 1, &[b"patent", b"patents", b"application"]);
    numbered || boxed || shortened
}

/// "Less allowance of $15,305--1995 and $15,409--1994": the year behind an amount of a label.
pub(super) fn is_dashed_year(reader: Reader<'_>, at: usize) -> bool {
    if !reader.is_year(at) || !reader.touches(at) {
        return false;
    }
    let stroke = |back: usize| match reader.kind_before(at, back) {
        Some(TokenKind::Dash) => 2,
        Some(TokenKind::Hyphen) => 1,
        _ => 0,
    };
    let tokens = (1..=2).take_while(|back| stroke(*back) > 0).count();
    let dash = (1..=tokens).map(stroke).sum::<usize>() >= 2 && reader.touches(at - 1);
    let counted = reader.kind_before(at, tokens + 1) == Some(TokenKind::Number)
        || reader.word_before(at, tokens + 1) == Word::Shares;
    // "1,500--2010 units" goes on to what it counts.
    let noun = reader.is_word(at + 1) && !matches!(reader.word(at + 1), Word::And | Word::Or);
    dash && counted && !noun
}

/// Words after which a number is a name: "Item 7", "Rule 425", "Phase 2", "No. 109".
fn follows_name(reader: Reader<'_>, at: usize) -> bool {
    let before = reader.word_before(at, 1);
    if names_number(before) && !is_done_to(reader, at) {
        // "part of 5" and "level of 3" are other phrases; here the number follows directly. A heading
        // such as "Form" at the end of a line does not name the number of the next one.
        return true;
    }
    match reader.kind_before(at, 1) {
        // "No. 5", "Sec. 12", "p. 3", "Ex. 99".
        Some(TokenKind::Period) if reader.touches(at - 1) => {
            let word = reader.word_before(at, 2);
            names_number(word)
                || word == Word::Number && reader.bytes(at - 2).len() <= 3
                || reader.is(at - 2, b"ss")
        }
        Some(TokenKind::Sign(b'#' | b'@' | b'&')) => true,
        // "18 U.S.C. ss 1350", "ss. 78m": the sign of a section in filings of plain ASCII.
        _ if at > 0 && reader.is(at - 1, b"ss") => true,
        // "Class 1 railroads".
        _ if at > 0 && reader.bytes(at - 1) == b"Class" && reader.bytes(at).len() <= 2 => true,
        // "C&DI 200.06", of the staff's Compliance and Disclosure Interpretations.
        _ if at > 0 && reader.says(at - 1, &[b"C&DI", b"C&DIs", b"CDI", b"CDIs"]) => true,
        // "Accounting Standards Codification (ASC) 205-20".
        Some(TokenKind::Close) if reader.kind_before(at, 3) == Some(TokenKind::Open) => {
            names_number(reader.word_before(at, 2))
        }
        // "Note (5)", "Schedule (12)".
        Some(TokenKind::Open) => reader.touches(at) && names_number(reader.word_before(at, 2)),
        _ => {
            before == Word::Number
                && reader.bytes(at - 1).eq_ignore_ascii_case(b"number")
                && reader.kind(at + 1) != Some(TokenKind::Hyphen)
        }
    }
}

/// "Authorized to issue 500,000,000 shares", "will release 2,000 units": what is done, and no "Issue 97-2".
fn is_done_to(reader: Reader<'_>, at: usize) -> bool {
    let verb = at > 1 && reader.says(at - 1, &[b"issue", b"release"]);
    verb && (matches!(reader.word_before(at, 2), Word::To | Word::Will)
        || reader.says(at - 2, &[b"may", b"not"])
        || reader.bytes(at).contains(&b','))
}

/// True for the number with a letter that opens a list of them: "Items 9B, 10".
pub(super) fn leads_names(reader: Reader<'_>, at: usize) -> bool {
    reader.bytes(at).first().is_some_and(u8::is_ascii_digit) && names_number(reader.word_before(at, 1))
}

fn names_number(word: Word) -> bool {
    matches!(
        word,
        Word::Item
            | Word::Note
            | Word::Rule
            | Word::Section
            | Word::Exhibit
            | Word::Page
            | Word::Phase
            | Word::Grade
            | Word::Form
            | Word::Topic
            | Word::Table
            | Word::Series
            | Word::PoBox
            | Word::Index
    )
}

/// "Notes 3, 4 and 5", "Items 1 through 4", "pages 12-14".
fn continues_names(reader: Reader<'_>, at: usize, named: Option<usize>) -> bool {
    let Some(end) = named else { return false };
    // "Sections 13(a), 13(c), 14 or 15(d)": the letters in brackets are part of the names.
    // So is the letter behind the first of "Items 9B, 10 and 11".
    let letter = reader.is_word(end) && reader.touches(end) && reader.bytes(end).len() == 1;
    let mut from = end + usize::from(letter);
    while reader.kind(from) == Some(TokenKind::Open)
        && reader.bytes(from + 1).len() <= 2
        && reader.kind(from + 2) == Some(TokenKind::Close)
    {
        from += 3;
    }
    end < at
        && from < at
        && at - from <= 3
        && (from..at).all(|i| {
            matches!(
                reader.kind(i),
                Some(TokenKind::Comma | TokenKind::Hyphen | TokenKind::Dash | TokenKind::Slash)
            ) || matches!(reader.word(i), Word::And | Word::Or | Word::To | Word::Through)
        })
}

/// "/2/The results for 1990", "the period to 1992/4/": a footnote mark of filings in plain text.
fn is_struck_mark(reader: Reader<'_>, at: usize) -> bool {
    let stroke = |at: usize| reader.kind(at) == Some(TokenKind::Slash);
    let closed = stroke(at + 1) && reader.touches(at + 1);
    let dated = reader.kind(at + 2) == Some(TokenKind::Number) && reader.touches(at + 2);
    at > 0 && stroke(at - 1) && reader.touches(at) && closed && !dated && reader.bytes(at).len() <= 2
}

/// Words that say of what a number is.
fn is_unit(word: Word) -> bool {
    word.scale().is_some()
        || word.currency().is_some()
        || (Word::Feet..=Word::Teu).contains(&word)
        || (Word::Year..=Word::Quarters).contains(&word)
        || matches!(
            word,
            Word::Percent
                | Word::Points
                | Word::Basis
                | Word::Bps
                | Word::Share
                | Word::Shares
                | Word::Times
                | Word::Per
                | Word::To
                | Word::Units
        )
}

/// "the Stratos 400 and others": a capital word in the midst of a sentence names the number behind
/// it.
pub(super) fn is_of_name(reader: Reader<'_>, at: usize) -> bool {
    let plain = reader.bytes(at).iter().all(u8::is_ascii_digit) && reader.bytes(at).len() <= 4;
    let Some(name) = at.checked_sub(1) else { return false };
    let capital = reader.kind(name) == Some(TokenKind::Capital)
        && reader.word(name) == Word::Other
        && reader.bytes(name).len() > 2
        && !reader.bytes(name).iter().all(u8::is_ascii_uppercase);
    let inside = name > 0 && reader.is_word(name - 1) && reader.get(name).is_some_and(|t| t.spaced);
    // "iOS 26", "iPhone 17 Pro": a capital inside a word makes a brand of it.
    let letters = reader.bytes(name);
    let branded = letters.first().is_some_and(u8::is_ascii_lowercase)
        && letters.iter().any(u8::is_ascii_uppercase)
        && letters.iter().all(u8::is_ascii_alphabetic)
        && reader.get(at).is_some_and(|t| t.spaced)
        && reader.bytes(at).len() <= 3
        && reader.kind(at + 1) != Some(TokenKind::Word);
    plain && (capital && inside || branded)
}

/// "COVID-19", "S-3", "A-1": letters, a hyphen and the number without a space.
fn is_joined_to_letters(reader: Reader<'_>, at: usize) -> bool {
    if !reader.touches(at) {
        return false;
    }
    // "EUR5 million", "Rs.500".
    if currency_before(reader, at).is_some() {
        return false;
    }
    match reader.kind_before(at, 1) {
        // "Form S–3".
        Some(TokenKind::Dash) if at >= 2 && reader.touches(at - 1) => {
            let letters = reader.bytes(at - 2);
            matches!(letters.len(), 1 | 2) && letters.iter().all(u8::is_ascii_uppercase)
        }
        Some(TokenKind::Hyphen | TokenKind::Slash | TokenKind::Period)
            if at >= 2 && reader.touches(at - 1) =>
        {
            match reader.kind_before(at, 2) {
                Some(TokenKind::Code) => true,
                Some(TokenKind::Word | TokenKind::Capital) => {
                    let word = reader.word_before(at, 2);
                    // "twenty-5", "mid-2012", "sub-10" and "AT&T-5" differ; numbers and times join.
                    word.small_number().is_none()
                        && word.scale().is_none()
                        && !matches!(word, Word::Mid | Word::Early | Word::Late)
                }
                _ => false,
            }
        }
        Some(TokenKind::Word | TokenKind::Capital | TokenKind::Code) => true,
        _ => false,
    }
}

/// "10-K", "8-K/A", "401(k)", "15(d)", "17 CFR 240", "5 U.S.C. 552".
fn is_form_or_cite(reader: Reader<'_>, at: usize) -> bool {
    let next = at + 1;
    if reader.touches(next) {
        match reader.kind(next) {
            Some(TokenKind::Hyphen) if reader.touches(at + 2) => {
                if reader.kind(at + 2) == Some(TokenKind::Capital) && reader.bytes(at + 2).len() <= 4 {
                    // "10-K", "20-F"; "10-Year" has five letters and more.
                    return reader.bytes(at + 2).iter().all(u8::is_ascii_uppercase);
                }
                if matches!(reader.kind(at + 2), Some(TokenKind::Code)) {
                    return true;
                }
            }
            Some(TokenKind::Open)
                if reader.touches(at + 2)
                    && reader.bytes(at + 2).len() <= 2
                    && reader.kind(at + 3) == Some(TokenKind::Close) =>
            {
                return reader.is_word(at + 2);
            }
            // A letter that touches and is no unit makes a code: "10b", "13d".
            Some(TokenKind::Word | TokenKind::Capital) => return false,
            _ => {}
        }
    }
    // "1122 (d)(2)(i)", parted from its paragraphs.
    let bracketed = |open: usize| {
        reader.kind(open) == Some(TokenKind::Open)
            && reader.bytes(open + 1).len() <= 3
            && reader.touches(open + 1)
            && reader.kind(open + 2) == Some(TokenKind::Close)
    };
    let lettered = reader.bytes(next + 1).first().is_some_and(u8::is_ascii_lowercase);
    if lettered && bracketed(next) && bracketed(next + 3) && reader.touches(next + 3) {
        return true;
    }
    reader.word(next) == Word::Section && matches!(reader.bytes(next), b"CFR" | b"U.S.C" | b"USC" | b"C.F.R")
}

/// "1." and "(1)" and "a)1" at the start of a block, "(2)" anywhere.
fn is_list_mark(reader: Reader<'_>, at: usize) -> bool {
    let digits = reader.bytes(at);
    let short = digits.len() <= 2 && digits.iter().all(u8::is_ascii_digit);
    if !short {
        return false;
    }
    let opens = reader.kind_before(at, 1) == Some(TokenKind::Open);
    let closes = reader.kind(at + 1) == Some(TokenKind::Close);
    if opens && closes {
        // Unless a number word stands before it: "fifteen (15) days" says its number twice. What is listed may be a time:
        // "the sum of: (1) years of service, and (2) days of leave".
        let listed = matches!(
            reader.kind_before(at, 2),
            Some(TokenKind::Colon | TokenKind::Semicolon | TokenKind::Comma)
        ) || matches!(reader.word_before(at, 2), Word::And | Word::Or);
        // One is no plural.
        let plural = matches!(reader.word(at + 2), Word::Days | Word::Months | Word::Years);
        let counts = !listed && is_unit_after(reader, at + 2) && !(plural && digits == b"1");
        return !(reader.word_before(at, 2).small_number().is_some() || counts);
    }
    if at == 0 {
        return matches!(reader.kind(1), Some(TokenKind::Period | TokenKind::Close)) && reader.touches(1);
    }
    // "1) the plan, 2) the trust": a bracket that nothing opened closes the mark of an entry.
    let mark = || !opens && !is_inside_bracket(reader, at) && counts_on(reader, at);
    closes && (at == 1 && opens || reader.touches(at + 1) && mark())
}

/// True for the "2)" of "1) the plan, 2) the trust": it stands where an entry starts, before words, and follows the
/// mark one less, if it is not the first. "b) 30) was sold" and "others, 40) in all" end an aside.
fn counts_on(reader: Reader<'_>, at: usize) -> bool {
    /// Tokens of a long entry.
    const ENTRY: usize = 120;
    let starts = matches!(
        reader.kind_before(at, 1),
        None | Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon)
    ) || matches!(reader.word_before(at, 1), Word::And | Word::Or);
    let number =
        |i: usize| std::str::from_utf8(reader.bytes(i)).ok().and_then(|text| text.parse::<u8>().ok());
    let Some(here) = number(at) else { return false };
    let follows = || {
        (at.saturating_sub(ENTRY)..at).any(|i| {
            reader.kind(i + 1) == Some(TokenKind::Close)
                && number(i).and_then(|before| before.checked_add(1)) == Some(here)
        })
    };
    // "- 8 + 10)" over a column says which others it sums.
    let sums = reader.kind_before(at, 1) == Some(TokenKind::Plus);
    sums || reader.is_word(at + 2) && (here == 1 || starts && follows())
}

/// True where a bracket stands open before the token at `at`.
fn is_inside_bracket(reader: Reader<'_>, at: usize) -> bool {
    /// Tokens of a long aside.
    const ASIDE: usize = 80;
    let mut closed = 0_usize;
    for before in (at.saturating_sub(ASIDE)..at).rev() {
        match reader.kind(before) {
            Some(TokenKind::Close) => closed += 1,
            Some(TokenKind::Open) if closed == 0 => return true,
            Some(TokenKind::Open) => closed -= 1,
            _ => {}
        }
    }
    false
}

/// "2.1 Benefit plans.", "10.46  Fifth amendment", "1.18 “Program” means": the number of a clause or an
/// exhibit, at the start of its line and before a name; "pursuant to 9.01".
fn is_clause(reader: Reader<'_>, at: usize) -> bool {
    let parts = |digits: &[u8]| (1..=3).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    let mut numbers = reader.bytes(at).split(|b| *b == b'.');
    if !(numbers.next().is_some_and(parts) && numbers.next().is_some_and(parts) && numbers.next().is_none()) {
        return false;
    }
    if at >= 2 && reader.bytes(at - 1) == b"to" && reader.bytes(at - 2).eq_ignore_ascii_case(b"pursuant") {
        return true;
    }
    let Some(token) = reader.get(at) else { return false };
    let line = reader.text.as_bytes().get(..token.start as usize).unwrap_or(&[]);
    let starts = at == 0
        || line.trim_ascii_end().len() < line.len() && {
            let lead = line.iter().rev().take_while(|b| **b == b' ').count();
            line.len() > lead && line[line.len() - lead - 1] == b'\n'
        };
    let mark = usize::from(reader.kind(at + 1) == Some(TokenKind::Period) && reader.touches(at + 1));
    let tab = usize::from(reader.kind(at + 1 + mark) == Some(TokenKind::Tab));
    let next = at + 1 + mark + tab;
    let named = match reader.kind(next) {
        Some(TokenKind::Capital) => !is_unit(reader.word(next)),
        Some(TokenKind::Quote) => true,
        _ => false,
    };
    // In the middle of a block, wrapped lines start with numbers too; those of clauses stand apart.
    let gap = reader.get(next).map_or(0, |next| next.start.saturating_sub(token.end));
    starts && named && (at == 0 || gap >= 2)
}

/// "(15) days": the bracket holds a number after all. One before any other noun opens an entry: "includes (1) shares that
/// employees surrendered".
fn is_unit_after(reader: Reader<'_>, at: usize) -> bool {
    matches!(
        reader.word(at),
        Word::Day | Word::Days | Word::Month | Word::Months | Word::Year | Word::Years | Word::Percent
    )
}
