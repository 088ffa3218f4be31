//! What the words at the left of a row say about the rows around it, and what hides at their end.

use super::columns::Column;
use super::fields::{Field, FieldKind, number_length};
use crate::filing::grid::is_day;
use crate::text::{Span, TextSpan, dates, saturate, scale};

/// Words after which a line cannot end.
const CONNECTIVES: &[&[u8]] = &[
    b"of", b"and", b"for", b"to", b"in", b"on", b"by", b"the", b"or", b"from", b"with", b"at", b"less",
    b"per", b"its", b"a", b"an", b"than", b"as", b"due", b"under", b"upon", b"into", b"not", b"net",
    b"other", b"before", b"after", b"between", b"over", b"that", b"which", b"ended", b"&",
];

/// Some words.
type Words = &'static [&'static [u8]];

/// Words of which the one ends a line and the other begins the next, in the middle of a name: what stands for the first
/// is no whole name by itself, "INCOME FROM CONTINUING" over "OPERATIONS".
const PARTED: &[(Words, Words)] = &[
    (&[b"continuing", b"discontinued"], &[b"operations", b"operations:"]),
    (&[b"per common", b"per primary", b"per average"], &[b"share", b"share:", b"shares", b"common", b"and"]),
    (
        &[b"before income", b"for income", b"on income", b"before extraordinary"],
        &[b"taxes", b"taxes:", b"tax", b"items", b"item"],
    ),
    (&[b"no par", b"$1 par", b"par"], &[b"value", b"value,", b"value;"]),
    (&[b"average common", b"average number", b"of common"], &[b"shares", b"share", b"stock"]),
    (&[b"common shares", b"average shares", b"of shares"], &[b"outstanding", b"outstanding:", b"issued"]),
    (&[b"accumulated"], &[b"depreciation", b"amortization", b"deficit"]),
    (&[b"additional", b"additional paid-in", b"in excess of par"], &[b"paid-in", b"capital", b"value"]),
];

/// Stretches of time, of which the day on which they ended may stand on the next line.
const STRETCHES: [&[u8]; 9] =
    [b"year", b"years", b"month", b"months", b"week", b"weeks", b"quarter", b"quarters", b"period"];

/// True where the stub `words` goes on in the stub `more` on the next line. `stub_end` is the column
/// after the widest stub; `next` the indent of the row after `more`.
pub(super) fn wraps(
    words: &[u8],
    more: &[u8],
    before: &Field,
    stub: &Field,
    stub_end: u16,
    next: Option<u16>,
) -> bool {
    let (Some(last), Some(first)) = (words.last(), more.first()) else { return false };
    if *last == b':' {
        return is_number_of_name(more);
    }
    if first.is_ascii_lowercase() {
        return true;
    }
    // "Accounts receivable -" over "Customers" and "Other", set in: a head of rows, as with a colon.
    if ends_in_dash(words) && stub.from > before.from {
        return is_number_of_name(more);
    }
    if matches!(last, b',' | b'(' | b'&' | b'/' | b'-') {
        return true;
    }
    let first_word = more.split(|b| *b == b' ').next().unwrap_or(more);
    // "31" goes on from "For the years ended December".
    let month = words.rsplit(|b| *b == b' ').next().is_some_and(|last| dates::month(last).is_some());
    if month && words.contains(&b' ') && is_day(first_word) {
        return true;
    }
    // "Ended December 31," goes on from "For the Years".
    let last_word = words.rsplit(|b| *b == b' ').next().unwrap_or(words);
    let stretch = STRETCHES.iter().any(|stretch| last_word.eq_ignore_ascii_case(stretch));
    if parts(words, first_word) || belongs(last_word) {
        return true;
    }
    let ends = matches!(first_word, b"Ended" | b"ENDED" | b"Ending" | b"ENDING") && stretch;
    let bound = ends || matches!(first_word, b"AND" | b"And" | b"OR" | b"OF" | b"&");
    if is_open(words) || bound || open_bracket(words) {
        return true;
    }
    // Units are those of the words before them: "shares used in computing earnings per share" over "(in
    // thousands)".
    if says_units(more) {
        return true;
    }
    if matches!(first, b'(' | b'$' | b'0'..=b'9') {
        return stub.from > before.from || *last == b';';
    }
    if stub.from <= before.from {
        return false;
    }
    // The next word would not have fitted, and what comes after goes back to the left.
    let word = more.iter().take_while(|b| !b.is_ascii_whitespace()).count();
    let full = usize::from(before.to) + 1 + word > usize::from(stub_end);
    full && next.is_none_or(|next| next <= before.from)
}

/// True for words that end in a dash that stands apart, or in two: "Current assets -", "Less--". One that touches its word
/// parts it from the next line, and "December 31, 1995--" over "Outstanding" dates that row alone.
fn ends_in_dash(words: &[u8]) -> bool {
    let name = words.iter().rposition(|b| !matches!(b, b'-' | b' ')).and_then(|last| words.get(last));
    (words.ends_with(b" -") || words.ends_with(b"--"))
        && name.is_some_and(|last| last.is_ascii_alphabetic() || *last == b')')
}

/// True where the first word of the next line, `more`, goes on with the name that `words` begin.
fn parts(words: &[u8], more: &[u8]) -> bool {
    let ends = |end: &&[u8]| {
        let at = words.len().checked_sub(end.len());
        let whole = at.is_some_and(|at| at == 0 && end.contains(&b' ') || at > 0 && words[at - 1] == b' ');
        whole && at.is_some_and(|at| words[at..].eq_ignore_ascii_case(end))
    };
    let begins = |begin: &&[u8]| more.eq_ignore_ascii_case(begin);
    PARTED.iter().any(|(last, first)| first.iter().any(begins) && last.iter().any(ends))
}

/// True for the word of those to whom something belongs: "STOCKHOLDERS'" over "EQUITY".
fn belongs(last_word: &[u8]) -> bool {
    let many = last_word.strip_suffix(b"'").or_else(|| last_word.strip_suffix("\u{2019}".as_bytes()));
    many.is_some_and(|many| matches!(many.last(), Some(b's' | b'S')) && many[0].is_ascii_alphabetic())
}

/// True for words that start with a small letter, as the rest of a name does: "liabilities", "(income), net". "(a)" is
/// the mark of a note.
pub(super) fn starts_low(words: &[u8]) -> bool {
    match words {
        [b'(', letter, next, ..] => letter.is_ascii_lowercase() && *next != b')',
        [letter, ..] => letter.is_ascii_lowercase(),
        [] => false,
    }
}

/// "416,200" or "(2)" alone: the end of a name, which no other name starts like.
fn is_number_of_name(words: &[u8]) -> bool {
    let number = words.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'(' | b')'));
    number && words.iter().any(|b| matches!(b, b',' | b'('))
}

/// True for words after which something must come: "For the years ended".
pub(crate) fn is_open(words: &[u8]) -> bool {
    // "Property, plant and equipment, net" is a whole name.
    if words.ends_with(b", net") {
        return false;
    }
    let last_word = words.rsplit(|b| *b == b' ').next().unwrap_or(words);
    CONNECTIVES.iter().any(|word| last_word.eq_ignore_ascii_case(word))
}

/// True for "(in thousands)" and nothing else.
fn says_units(words: &[u8]) -> bool {
    let inner = words.strip_prefix(b"(").and_then(|rest| rest.strip_suffix(b")")).unwrap_or(&[]);
    let said = inner.strip_prefix(b"in ").or_else(|| inner.strip_prefix(b"In ")).unwrap_or(inner);
    scale::of_table(said).is_some()
        || [&b"000s"[..], b"000's"].iter().any(|known| said.eq_ignore_ascii_case(known))
}

/// True where a bracket is opened and not closed.
pub(super) fn open_bracket(words: &[u8]) -> bool {
    let opened = words.iter().filter(|b| **b == b'(').count();
    let closed = words.iter().filter(|b| **b == b')').count();
    opened > closed
}

/// The footnote mark at the end of the words `span`: `(1)`, `(a)`, `/1/`, `a/`, `*`.
pub(super) fn mark(text: &[u8], span: TextSpan) -> Option<TextSpan> {
    let words = text.get(span.range())?;
    let length: u32 = match words {
        [.., b' ', b'(' | b'[', a, b')' | b']'] if a.is_ascii_alphanumeric() => 3,
        [.., b' ', b'(' | b'[', a, b, b')' | b']'] if a.is_ascii_digit() && b.is_ascii_digit() => 4,
        [.., c, b'(', a, b')'] if c.is_ascii_alphabetic() && a.is_ascii_digit() => 3,
        [.., b'/', a, b'/'] if a.is_ascii_alphanumeric() => 3,
        [.., b' ', a, b'/'] if a.is_ascii_alphanumeric() => 2,
        [.., c, b'*', b'*'] if *c != b'*' => 2,
        [.., c, b'*'] if *c != b'*' => 1,
        _ => return None,
    };
    (saturate(words.len()) > length).then(|| Span::new(span.end() - length, span.end()))
}

/// Takes figures off the end of a stub that reaches into the columns of figures: those that end where
/// a column does. Gives the stub that is left and the figures with their columns.
pub(super) fn glued(text: &[u8], stub: &Field, columns: &[Column]) -> Option<(Field, Vec<(Field, u16)>)> {
    let first = columns.iter().find(|c| !c.words)?;
    if stub.to < first.from + 1 {
        return None;
    }
    let words = text.get(stub.span.range())?;
    if !words.is_ascii() {
        return None;
    }
    let mut found = Vec::new();
    let mut end = words.len();
    loop {
        let body = words[..end].trim_ascii_end();
        let token = body.iter().rposition(|b| *b == b' ').map_or(0, |i| i + 1);
        // A number from the token's first digit or sign on.
        let start = (token..body.len()).find(|i| {
            matches!(body[*i], b'0'..=b'9' | b'$' | b'(' | b'.' | b'-')
                && number_length(&body[*i..]).is_some()
        });
        let Some(start) = start else { break };
        let digits = body[start..].iter().rposition(u8::is_ascii_digit).map_or(0, |i| start + i + 1);
        let column = |at: usize| stub.from.saturating_add(u16::try_from(at).unwrap_or(u16::MAX));
        let right = column(digits);
        let place = columns.iter().position(|c| !c.words && c.to.abs_diff(right) <= 1);
        let Some(place) = place.and_then(|p| u16::try_from(p + 1).ok()) else { break };
        if found.iter().any(|(_, p)| *p <= place) {
            break;
        }
        let at = |offset: usize| stub.span.start() + saturate(offset);
        let lead = body[start..].iter().position(u8::is_ascii_digit).unwrap_or(0);
        let figure = Field {
            span: Span::new(at(start), at(body.len())),
            from: column(start),
            to: column(body.len()),
            core: (column(start + lead), right),
            kind: FieldKind::Figure,
            gap: 1,
            led: false,
            mark: None,
        };
        found.push((figure, place));
        end = start;
    }
    if found.is_empty() {
        return None;
    }
    found.reverse();
    let left = words[..end].trim_ascii_end();
    let mut rest = *stub;
    rest.span = Span::new(stub.span.start(), stub.span.start() + saturate(left.len()));
    rest.to = stub.from.saturating_add(u16::try_from(left.len()).unwrap_or(u16::MAX));
    rest.core = (rest.from, rest.to);
    Some((rest, found))
}
