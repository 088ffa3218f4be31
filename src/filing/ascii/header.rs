//! Says which columns a line of a table's header stands over.
//!
//! ```text
//!                      Consolidated                  GE
//!                 ----------------------   ---------------------     a rule tells exactly
//!                    Year ended December 31,                         the only words above years
//!                 1993     1992     1991     1993    1992    1991
//! ```
//!
//! Without a rule, words in the middle of several columns stand over those whose middle is theirs.

mod units;

use memchr::memmem;

use super::columns::Column;
use super::fields::{Field, FieldKind};
use super::lines::Run;
use super::regions::speaks_of_time;
use crate::filing::grid::is_day;
use crate::text::{Span, dates, saturate};

/// First column and one past the last, as in [`super::columns::Layout::places`]: 0 is the stub.
pub(super) type Range = (u16, u16);

/// What helps to place the fields of one header line.
pub(super) struct Above<'a> {
    pub(super) columns: &'a [Column],
    /// Runs of the rule below the line, if one stands there.
    pub(super) rule: &'a [Run],
    /// Runs of the next rule further down in the header, if the line right above it names several groups.
    pub(super) groups: &'a [Run],
    /// The header has a line below with more words over the figures.
    pub(super) tops: bool,
    /// The header has no line below.
    pub(super) lowest: bool,
    /// Its lowest line says the same more than once: what stands above names groups of columns.
    pub(super) repeats: bool,
    /// After how many columns the fullest line starts to say the same again, if it does so to its end.
    pub(super) cycle: Option<u16>,
    /// What it says again are years and nothing else, one over each column of figures.
    pub(super) years: bool,
    /// Its fullest line, further down, is a year over each column of figures.
    pub(super) years_below: bool,
    /// Column after the widest words of the stub.
    pub(super) stub_end: u16,
    /// The fields over the figures, on any line of the header, that name a stretch of time: "Nine Months", "Year Ended".
    pub(super) stretches: &'a [Field],
    pub(super) text: &'a [u8],
}

/// Gives each of the fields with these ranges, which stand over a line that says the same again and again, as
/// many columns as the others; false where one does not stand over its share.
///
/// ```text
///           1996                              1995
/// Balance  Interest   Rate          Balance  Interest   Rate
/// ```
fn share(out: &mut [Range], fields: &[Field], above: &Above) -> bool {
    let columns = above.columns;
    let first = first_figures(columns);
    let figures = u16::try_from(columns.len()).unwrap_or(u16::MAX) + 1 - first;
    let over = u16::try_from(out.iter().filter(|r| r.0 > 0).count()).unwrap_or(u16::MAX);
    if over < 2 || !figures.is_multiple_of(over) || figures == over {
        return false;
    }
    let each = figures / over;
    let of = |index: u16| (first + index * each, first + (index + 1) * each);
    let placed = || out.iter().filter(|r| r.0 > 0).zip(0..over).map(|(range, index)| (*range, of(index)));
    // Over the first or the last column it may be the name of this one alone, unless it is a time.
    let over_columns = fields.iter().zip(out.iter()).filter(|(_, range)| range.0 > 0);
    let times = over_columns.map(|(field, _)| field).all(|field| is_time(field, above));
    let inside = |(range, share): (Range, Range)| {
        let within = range.0 >= share.0 && range.1 <= share.1;
        within && (times || range == share || range.0 > share.0 && range.1 < share.1)
    };
    // Two columns each may be one word over them and another over the next; years are told apart.
    // "1996 1995 1996 1995" under two times can be dealt in one way only, however the figures drift from under them.
    let dealt = times && above.years;
    if each < 2 || each < 3 && !times || above.cycle != Some(each) || !dealt && !placed().all(inside) {
        return false;
    }
    for (range, index) in out.iter_mut().filter(|r| r.0 > 0).zip(0..over) {
        *range = of(index);
    }
    true
}

/// Parts the columns, a year over each, between two times above them, where each is nearest to the middle of its own;
/// false where the line is another.
///
/// ```text
/// Nine Months        Year Ended December 31,
///     1995         1994    1993    1992    1991
/// ```
fn part(out: &mut [Range], fields: &[Field], above: &Above) -> bool {
    let mut over = (0..fields.len()).filter(|index| out[*index].0 > 0);
    let (Some(left), Some(right), None) = (over.next(), over.next(), over.next()) else { return false };
    // A line of the years themselves names no stretch that goes on over others.
    let time = |field: &Field| {
        let named = field.kind == FieldKind::Words && is_time(field, above);
        named && ruled(field, fields, above).is_none()
    };
    // Years that start over part the columns themselves.
    let again = above.repeats || above.cycle.is_some();
    if again || !above.years_below || ![left, right].iter().all(|index| time(&fields[*index])) {
        return false;
    }
    let first = first_figures(above.columns);
    let last = u16::try_from(above.columns.len()).unwrap_or(u16::MAX) + 1;
    let off = |index: usize, from: u16, to: u16| {
        off_middle(&fields[index], from, to, above.columns).unwrap_or(i32::MAX / 2)
    };
    let cost = |at: &u16| off(left, first, *at) + off(right, *at, last);
    let Some(at) = (first + 1..last).min_by_key(cost) else { return false };
    (out[left], out[right]) = ((first, at), (at, last));
    true
}

fn is_time(field: &Field, above: &Above) -> bool {
    let words = above.text.get(field.span.range()).unwrap_or(&[]);
    field.kind == FieldKind::Year || speaks_of_time(words) || begins_time(words)
}

/// True where another stretch of time stands in the header beside the field: "September 30," below "Nine Months" is none
/// of the columns under "Year Ended December 31,".
fn has_rival(field: &Field, above: &Above) -> bool {
    let beside = |other: &Field| !field.overlaps(other.from, other.to);
    of_time(field, above.text)
        && above
            .stretches
            .iter()
            .any(|other| beside(other) && overlapped(above.columns, other.from, other.to).is_some())
}

/// True for words that name a stretch of time: "Year Ended December 31,", "Nine Months".
pub(super) fn names_stretch(words: &[u8]) -> bool {
    const STRETCHES: [&[u8]; 7] =
        [b"year", b"years", b"months", b"weeks", b"quarter", b"quarters", b"period"];
    let stretch = |word: &[u8]| STRETCHES.iter().any(|known| word.eq_ignore_ascii_case(known));
    // "Accident" over "Year" names a column.
    words.len() < 40 && words.contains(&b' ') && words.split(|b| !b.is_ascii_alphabetic()).any(stretch)
}

/// True for the words that begin a time over the line that names it: "FOR THE THREE" over "MONTHS ENDED".
fn begins_time(words: &[u8]) -> bool {
    const WORDS: [&[u8]; 10] =
        [b"for", b"the", b"three", b"six", b"nine", b"twelve", b"first", b"second", b"third", b"fiscal"];
    let mut words = words.split(|b| *b == b' ');
    words.all(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// The columns that each field of a header line stands over.
pub(super) fn place(fields: &[Field], above: &Above, out: &mut Vec<Range>) {
    out.clear();
    for field in fields {
        out.push(own(field, fields, above));
    }
    if above.tops && above.repeats && share(out, fields, above) {
        return;
    }
    let over = out.iter().filter(|r| r.0 > 0).count();
    if part(out, fields, above) {
        return;
    }
    for index in 0..fields.len() {
        let range = out[index];
        if range.0 == 0 || ruled(&fields[index], fields, above).is_some() {
            continue;
        }
        let before = out[..index].iter().map(|r| r.1).max().unwrap_or(1).max(1);
        let after = out[index + 1..].iter().map(|r| r.0).find(|c| *c > 0);
        let last = u16::try_from(above.columns.len()).unwrap_or(u16::MAX) + 1;
        let room = (before.min(range.0), after.unwrap_or(last).max(range.1));
        let alone = over == 1 && above.tops && !has_rival(&fields[index], above);
        out[index] = if let Some(group) = group_of(&fields[index], above).filter(|_| alone) {
            group
        } else if alone
            && of_time(&fields[index], above.text)
            && (!has_year(&fields[index], above.text) || straddles(&fields[index], above.columns))
            || over == 1 && states_units_of_all(&fields[index], above)
        {
            (first_figures(above.columns), last)
        } else if range.1 - range.0 > 1 || above.tops {
            centred(&fields[index], range, room, above.columns, over > 1 && above.repeats)
        } else {
            range
        };
    }
}

/// The columns of the group that a line of a header names alone, where another group begins a line further down. The
/// rule below tells the two apart.
///
/// ```text
///   Three months ended June
///             30,              Nine months ended June 30,
///  -------------------------   --------------------------
/// ```
fn group_of(field: &Field, above: &Above) -> Option<Range> {
    let over = |run: &&Run| run.0 <= field.from + 1 && field.to <= run.1 + 1;
    let run = above.groups.iter().find(over)?;
    let range = overlapped(above.columns, run.0, run.1)?;
    (range.1 - range.0 > 1 && !straddles(field, above.columns)).then_some(range)
}

/// The fields of a header line with those cut apart that stand over several columns: at two spaces
/// always, and at one in the lowest line, where every column has its own word. None where no field
/// is cut.
///
/// ```text
/// October 31,  January 31,      Relocated* Total
///      20,418       24,448              69 1,990
/// ```
pub(super) fn split(fields: &[Field], above: &Above) -> Option<Vec<Field>> {
    let mut out: Vec<Field> = Vec::new();
    let mut cut = false;
    for field in fields {
        let range = overlapped(above.columns, field.from, field.to);
        let words = above.text.get(field.span.range()).unwrap_or(&[]);
        let whole = !words.is_ascii() || states_units(field, above.text);
        if field.kind != FieldKind::Words || whole || range.is_none_or(|r| r.1 - r.0 < 2) {
            out.push(*field);
            continue;
        }
        let pieces = pieces(field, words, above);
        cut |= pieces.len() > 1;
        out.extend(pieces);
    }
    cut.then_some(out)
}

fn pieces(field: &Field, words: &[u8], above: &Above) -> Vec<Field> {
    let piece = |from: usize, to: usize| {
        let at = |offset: usize| field.from.saturating_add(u16::try_from(offset).unwrap_or(u16::MAX));
        let start = field.span.start();
        let span = Span::new(start + saturate(from), start + saturate(to));
        Field { span, from: at(from), to: at(to), core: (at(from), at(to)), ..*field }
    };
    let mut wide = Vec::new();
    let mut from = 0;
    while let Some(gap) = memmem::find(&words[from..], b"  ").map(|i| from + i) {
        wide.push(piece(from, gap));
        from = gap + words[gap..].iter().take_while(|b| **b == b' ').count();
    }
    wide.push(piece(from, words.len()));
    let apart = |parts: &[Field]| {
        let places: Vec<_> = parts.iter().map(|p| overlapped(above.columns, p.from, p.to)).collect();
        places.iter().all(|p| p.is_some_and(|p| p.1 - p.0 == 1)) && places.windows(2).all(|w| w[0] < w[1])
    };
    if wide.len() > 1 {
        return if apart(&wide) { wide } else { vec![*field] };
    }
    let days: Vec<Field> = days(words).into_iter().map(|(from, to)| piece(from, to)).collect();
    if days.len() > 1 && apart(&days) {
        return days;
    }
    if above.tops || !above.lowest {
        return wide;
    }
    let mut single = Vec::new();
    let mut from = 0;
    for (index, _) in words.iter().enumerate().filter(|(_, b)| **b == b' ') {
        single.push(piece(from, index));
        from = index + 1;
    }
    single.push(piece(from, words.len()));
    if apart(&single) { single } else { wide }
}

/// Where each of several days begins and ends, if words are days alone, each over a year of its own:
/// "January 28, January 29, January 31,".
fn days(words: &[u8]) -> Vec<(usize, usize)> {
    let mut days = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let letters = words[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let mut end = at + letters;
        end += usize::from(words.get(end) == Some(&b'.'));
        let spaces = words[end..].iter().take_while(|b| **b == b' ').count();
        let digits = words[end + spaces..].iter().take_while(|b| b.is_ascii_digit()).count();
        if dates::month(&words[at..at + letters]).is_none() || spaces == 0 || !(1..=2).contains(&digits) {
            return Vec::new();
        }
        end += spaces + digits;
        end += usize::from(words.get(end) == Some(&b','));
        days.push((at, end));
        at = end + words[end..].iter().take_while(|b| **b == b' ').count();
    }
    days
}

/// True where the numbers of a line are days and stand below months, where the line `above` ends: "30" below "Three
/// Months Ended June".
pub(super) fn are_days(text: &[u8], above: &[Field], line: &[Field]) -> bool {
    let words = |field: &Field| text.get(field.span.range()).unwrap_or(&[]);
    let month = |field: &&Field| {
        let mut parts = words(field).rsplitn(2, |b| *b == b' ');
        let last = parts.next().unwrap_or(&[]);
        parts.next().is_some() && last.len() >= 3 && dates::month(last).is_some()
    };
    // What begins with a name is a row: "Stores opened     12    14".
    let named =
        |field: &Field| field.kind == FieldKind::Words && !words(field).iter().any(u8::is_ascii_digit);
    if line.first().is_none_or(named) {
        return false;
    }
    let months = || above.iter().filter(month);
    let mut figures = line.iter().filter(|field| field.kind == FieldKind::Figure).peekable();
    figures.peek().is_some()
        && figures
            .all(|field| is_day(words(field)) && months().any(|month| month.overlaps(field.from, field.to)))
}

/// Words above the figures may not stand over columns of words at the left.
fn first_figures(columns: &[Column]) -> u16 {
    let first = columns.iter().position(|c| !c.words).unwrap_or(0);
    u16::try_from(first + 1).unwrap_or(1)
}

/// The columns that the field overlaps, itself or by the rule below it; else the nearest.
fn own(field: &Field, line: &[Field], above: &Above) -> Range {
    let columns = above.columns;
    // Units at the margin are those of the whole table, however far they reach over its figures.
    if field.from < MARGIN && states_units(field, above.text) {
        return (0, 1);
    }
    if let Some((from, to)) = ruled(field, line, above)
        && let Some(range) = overlapped(columns, from, to)
    {
        return range;
    }
    if let Some(range) = overlapped(columns, field.from, field.to) {
        return range;
    }
    let Some(first) = columns.first() else { return (0, 1) };
    if field.to <= first.from {
        // Left of all figures: over the stub, unless it stands close to the first column and clear
        // of the stub.
        let near = field.to + 6 > first.from && field.from >= above.stub_end;
        return if near { (1, 2) } else { (0, 1) };
    }
    let apart = |c: &Column| (field.middle() - i32::from(c.from) - i32::from(c.to)).abs();
    let nearest = columns.iter().enumerate().min_by_key(|(_, c)| apart(c)).map_or(0, |(i, _)| i);
    let nearest = u16::try_from(nearest + 1).unwrap_or(1);
    (nearest, nearest + 1)
}

/// The run of the rule that stands below the field and below no other field of its line.
fn ruled(field: &Field, line: &[Field], above: &Above) -> Option<Run> {
    let run = above.rule.iter().find(|(from, to)| field.overlaps(*from, *to)).copied()?;
    let under = line.iter().filter(|f| f.overlaps(run.0, run.1)).count();
    // A rule across the whole table parts the header from the rows and says nothing.
    let across = run.0 < above.stub_end;
    (under == 1 && !across).then_some(run)
}

/// The columns that share a column of the page with `from..to`, those left out that it only
/// touches beside others. A sign or a bracket may stand a place outside of a column's digits.
fn overlapped(columns: &[Column], from: u16, to: u16) -> Option<Range> {
    let number = |i: usize| u16::try_from(i + 1).unwrap_or(u16::MAX);
    let shared = |c: &Column| c.to.min(to).saturating_sub(c.from.max(from));
    let Some(mut start) = columns.iter().position(|c| shared(c) > 0) else {
        let near = columns.iter().position(|c| c.from < to + 1 && from < c.right + 1)?;
        return Some((number(near), number(near + 1)));
    };
    let mut end = start + columns[start..].iter().take_while(|c| shared(c) > 0).count();
    let touches = |c: &Column| shared(c) * 3 < c.to - c.from;
    if end - start > 1 && touches(&columns[start]) {
        start += 1;
    }
    if end - start > 1 && touches(&columns[end - 1]) {
        end -= 1;
    }
    Some((number(start), number(end)))
}

/// The columns within `room` and around `range` whose middle is nearest to that of the field; of
/// several as near, the most columns if `wide`, else the fewest.
fn centred(field: &Field, range: Range, room: Range, columns: &[Column], wide: bool) -> Range {
    let off = |from: u16, to: u16| off_middle(field, from, to, columns);
    let groups = || {
        let froms = room.0.max(1)..=range.0;
        froms.flat_map(|from| (range.1..=room.1).map(move |to| (from, to)))
    };
    let Some(least) = groups().filter_map(|g| off(g.0, g.1)).min() else { return range };
    // Columns are as wide as their digits, which are rarely under the middle of their header.
    let own = off(range.0, range.1).unwrap_or(i32::MAX);
    if !wide && own <= least + 6 {
        return range;
    }
    let near = groups().filter(|g| off(g.0, g.1).is_some_and(|off| off <= least + 3));
    let width = |g: &Range| g.1 - g.0;
    if wide { near.max_by_key(width) } else { near.min_by_key(width) }.unwrap_or(range)
}

/// How far the middle of the field is from that of the columns `from..to`, doubled.
fn off_middle(field: &Field, from: u16, to: u16, columns: &[Column]) -> Option<i32> {
    let first = columns.get(usize::from(from).checked_sub(1)?)?;
    let last = columns.get(usize::from(to).checked_sub(2)?)?;
    Some((i32::from(first.from) + i32::from(last.to) - field.middle()).abs())
}

/// What starts further left stands at the margin.
const MARGIN: u16 = 6;

/// True for units that stand alone over the figures and hold for every column of them: in brackets or behind a title
/// over several columns, plain over the middle of all or above the lines that tell the columns apart. "(In thousands)"
/// over one column is said of that.
fn states_units_of_all(field: &Field, above: &Above) -> bool {
    let several = covers_several(field, above.columns);
    let bracketed = || states_units(field, above.text) || units::ends_title(field, above.text);
    several && bracketed()
        || units::are_plain(field, above.text) && (several || above.tops || straddles(field, above.columns))
}

/// "(in thousands, except per share amounts)", "(Dollars in millions)".
fn states_units(field: &Field, text: &[u8]) -> bool {
    units::are_bracketed(text.get(field.span.range()).unwrap_or(&[]))
}

/// True for words with a year in them.
fn has_year(field: &Field, text: &[u8]) -> bool {
    let words = text.get(field.span.range()).unwrap_or(&[]);
    words.split(|b| !b.is_ascii_digit()).any(dates::is_year)
}

/// True for a field over the middle of all columns of figures: "Year ended December 31, 1998". What stands at one
/// side belongs to the columns there: "March 3, 1995" of "Period from March 3, 1995 (inception)".
fn straddles(field: &Field, columns: &[Column]) -> bool {
    let first = usize::from(first_figures(columns)).saturating_sub(1);
    let (Some(first), Some(last)) = (columns.get(first), columns.last()) else { return true };
    let middle = (first.from + last.to) / 2;
    field.from <= middle + 1 && middle <= field.to + 1
}

/// True for a field over parts of two columns or more.
fn covers_several(field: &Field, columns: &[Column]) -> bool {
    columns.iter().filter(|column| field.overlaps(column.from, column.to)).count() >= 2
}

/// "Year ended December 31," stands over every column below it.
fn of_time(field: &Field, text: &[u8]) -> bool {
    let words = text.get(field.span.range()).unwrap_or(&[]);
    // One word begins the header of the column below it: "December" over "31, 1998", "Months" over "Ended June".
    let alone = words.iter().all(u8::is_ascii_alphabetic);
    field.kind != FieldKind::Year && !alone && speaks_of_time(words)
}
