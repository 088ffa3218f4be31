//! What a single line is to the table around it, by its words and where they stand: running text, a header over the
//! figures, a title in the middle of the page, numbers of columns, the start of an item.

use super::super::fields::{Field, FieldKind};
use super::super::lines::Line;
use super::super::prose;

/// True for a line of running text: words from the left margin on over most of the page, without a gap, or
/// with none but those that set it to both margins.
pub(super) fn flows(line: &Line, bytes: &[u8], fields: &[Field]) -> bool {
    let words = fields.last().is_some_and(|f| f.kind == FieldKind::Words);
    let long = line.width.saturating_sub(line.indent);
    let gaps = || fields.iter().skip(1).map(|f| f.gap).fold(0_u16, u16::saturating_add);
    let justified = || {
        fields.iter().all(|f| f.kind == FieldKind::Words && f.gap < 8 || f.gap <= 3)
            && gaps().saturating_mul(5) <= long
            && long > 60
    };
    // "2.   Inventories are stated …"
    let listed = || matches!(fields, [_, rest] if rest.gap < 8) && prose::list_mark(bytes).is_some();
    words && line.indent < 10 && long > 54 && (!line.wide || justified() || listed())
}

/// True for a line that stands over columns of figures which start at `left`: with words beside the
/// stub, or wholly to the right of it.
pub(in crate::filing::ascii) fn is_over(fields: &[Field], left: u16) -> bool {
    let over = |f: &Field| f.middle() >= 2 * i32::from(left.saturating_sub(4));
    match fields {
        [] => false,
        // Words from the margin on name the row below them, where its figures start near the margin too.
        [one] => over(one) && one.from + (left / 2).min(16) >= left,
        [stub, rest @ ..] => {
            (stub.from >= left.saturating_sub(16) || stub.to < left + 20) && rest.iter().any(over)
        }
    }
}

/// True for a title in the middle of the page: the name of a statement, or capitals that say nothing of time, as three
/// words or more name no column.
pub(in crate::filing::ascii) fn is_title(line: &Line, bytes: &[u8], fields: &[Field]) -> bool {
    let [field] = fields else { return false };
    let words = bytes.split(|b| *b == b' ').filter(|word| word.iter().any(u8::is_ascii_alphabetic)).count();
    let middle = MIDDLE.contains(&field.middle());
    let long = line.width - line.indent >= LONG_TITLE;
    middle
        && (line.indent >= 8 || long && line.indent > 0)
        && (names_statement(bytes)
            || words >= 3
                && !bytes.iter().any(u8::is_ascii_lowercase)
                && !speaks_of_time(bytes)
                && !names_column(bytes))
}

/// "Condensed Consolidated Statements of Operations (Unaudited)", "Balance Sheets": no column is called so.
fn names_statement(bytes: &[u8]) -> bool {
    let is = |word: &[u8], known: &[&str]| known.iter().any(|k| word.eq_ignore_ascii_case(k.as_bytes()));
    let mut words = bytes.split(|b| !b.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let mut before: &[u8] = &[];
    words.any(|word| {
        let pair = is(before, &["statement", "statements"]) && is(word, &["of"])
            || is(before, &["balance"]) && is(word, &["sheet", "sheets"]);
        before = word;
        pair
    })
}

/// True for capitals that say what columns hold: "NUMBER OF SHARES OWNED", "AMOUNT OF INVESTMENT".
fn names_column(bytes: &[u8]) -> bool {
    const HELD: [&[u8]; 10] = [
        b"NUMBER",
        b"SHARES",
        b"AMOUNT",
        b"AMOUNTS",
        b"PERCENT",
        b"PERCENTAGE",
        b"PRICE",
        b"RATE",
        b"VALUE",
        b"OWNED",
    ];
    bytes.split(|b| !b.is_ascii_alphabetic()).any(|word| HELD.contains(&word))
}

/// A title of so many columns begins near the margin.
pub(super) const LONG_TITLE: u16 = 48;

/// Where the middle of a line is that stands in the middle of a page, in halves of a column: pages have 64 to
/// 88 columns.
pub(super) const MIDDLE: std::ops::RangeInclusive<i32> = 64..=88;

/// True for words such as "Fiscal years ended January 31," which say what the years below them are.
pub(in crate::filing) fn speaks_of_time(words: &[u8]) -> bool {
    words.len() < 60
        && words.split(|b| !b.is_ascii_alphabetic()).any(|word| {
            [
                &b"ended"[..],
                b"ending",
                b"month",
                b"months",
                b"week",
                b"weeks",
                b"period",
                b"year",
                b"years",
                b"quarter",
                b"quarters",
            ]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
                || word.len() >= 3 && crate::text::dates::month(word).is_some()
        })
}

/// True for `(1)  (2)  (3)` or `(a)  (b)`: columns that are numbered.
pub(in crate::filing::ascii) fn numbers_columns(fields: &[Field]) -> bool {
    fields.len() >= 2
        && fields
            .iter()
            .all(|f| f.kind == FieldKind::Figure && f.to - f.from <= 4 && f.core == (f.from + 1, f.to - 1))
}

/// True for a line that starts an item, part or note of a filing: no table runs across it.
pub(in crate::filing::ascii) fn starts_item(bytes: &[u8]) -> bool {
    let word = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (name, rest) = bytes.split_at(word);
    let rest = rest.trim_ascii_start();
    if name.eq_ignore_ascii_case(b"item") || name.eq_ignore_ascii_case(b"note") {
        // "Note 5" in a stub is a reference; a heading goes on with a stop or a dash and a title.
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        return digits > 0
            && rest.get(digits..).is_some_and(|r| {
                let r = r.strip_prefix(b"A").or_else(|| r.strip_prefix(b"B")).unwrap_or(r);
                matches!(r.first(), Some(b'.' | b':' | b'-')) || r.trim_ascii_start().starts_with(b"-")
            });
    }
    name == b"PART" && !rest.is_empty() && rest.iter().all(|b| matches!(b, b'I' | b'V' | b'.'))
}
