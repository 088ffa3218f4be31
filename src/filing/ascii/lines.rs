//! Cuts text into lines and says of each what can be told from the line alone.
//!
//! ```text
//! <TABLE>                                          tag
//! <S>                        <C>         <C>       tag: the ruler
//! Revenue................... $ 4,413     $ 6,034   text, wide
//!                            -------     -------   rule
//! - ------------------------------------------     rule; `- ` is the PEM escape of 1993-1996
//!   The Company provides management and related    text
//! ```
//!
//! One pass over the bytes, no allocation per line: a filing of 3.5 MB has 65,000 of them.

use memchr::memchr;
use memchr::memmem::Finder;

use super::fields::schedule_tag;
use crate::text::saturate;

/// A line of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Offset of its first byte.
    pub(super) start: u32,
    /// Offset of the tags that it starts with; equal to `ink` where there are none.
    pub(super) tags: u32,
    /// Offset of its first visible character after the tags.
    pub(super) ink: u32,
    /// Offset after its last visible character.
    pub(super) end: u32,
    /// Column of the first visible character, from 0.
    pub(super) indent: u16,
    /// Column after the last visible character.
    pub(super) width: u16,
    /// What it is.
    pub(super) kind: LineKind,
    /// The tags that it starts with or is made of.
    pub(super) tag: TagSet,
    /// It has a gap of three or more spaces, a tab, a row of dots or a bar inside.
    pub(super) wide: bool,
    /// A page starts with it: it holds a form feed or follows `<PAGE>`.
    pub(super) page: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Nothing visible.
    #[default]
    Blank,
    /// Words or figures.
    Text,
    /// Tags of a text table or a page mark and nothing else.
    Tag,
    /// Dashes, equals signs, underscores.
    Rule,
    /// A page number.
    PageNumber,
    /// A line that heads or foots every page.
    RunningHead,
}

/// The tags of text tables and pages on one line; a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TagSet(u8);

impl TagSet {
    pub(super) const PAGE: Self = Self(1);
    pub(super) const TABLE: Self = Self(2);
    pub(super) const END: Self = Self(4);
    pub(super) const CAPTION: Self = Self(8);
    /// `<S>` and `<C>`: where the stub and the columns stand.
    pub(super) const RULER: Self = Self(16);
    /// `<FN>`, `<F1>`: footnotes follow.
    pub(super) const NOTES: Self = Self(32);
    /// `<HTML>`, `<BODY>`, `<DIV>`: a page that somebody put around the text.
    pub(super) const WRAPPER: Self = Self(64);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Lines wider than this are never rows of a table: they are somebody's whole document on one line.
pub(super) const WIDEST: u16 = 1000;

/// Tabs go to the next multiple of this.
const TAB: u32 = 8;

impl Line {
    /// True for text and nothing else.
    pub(super) fn is_text(&self) -> bool {
        self.kind == LineKind::Text
    }

    /// True for a line that is not part of the flow: it may stand in the middle of a table that
    /// runs over a page.
    pub(super) fn is_furniture(&self) -> bool {
        matches!(self.kind, LineKind::Tag | LineKind::PageNumber | LineKind::RunningHead)
    }

    /// Its visible bytes, tags left out.
    pub(super) fn bytes<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        text.get(self.ink as usize..self.end as usize).unwrap_or(&[])
    }
}

/// The lines of `text` from `start` on, which is the start of a line. Offsets count from the start
/// of `text`.
pub(super) fn cut(text: &[u8], start: usize) -> Vec<Line> {
    let mut lines = Vec::with_capacity((text.len() - start.min(text.len())) / 48 + 1);
    let wide = Finder::new(b"   ");
    let mut at = start;
    let mut page = false;
    while at < text.len() {
        let end = memchr(b'\n', &text[at..]).map_or(text.len(), |i| at + i);
        let mut line = read(text, at, end, &wide);
        line.page |= page;
        page = line.tag.has(TagSet::PAGE) && line.kind == LineKind::Tag;
        lines.push(line);
        at = end + 1;
    }
    lines
}

fn read(text: &[u8], start: usize, end: usize, wide: &Finder) -> Line {
    let bytes = &text[start..end];
    let mut line = Line { start: saturate(start), ..Line::default() };
    let lead = bytes.iter().position(|b| *b != b' ').unwrap_or(bytes.len());
    let rest = bytes[lead..].trim_ascii();
    if rest.is_empty() {
        line.tags = saturate(end);
        (line.ink, line.end) = (line.tags, line.tags);
        line.page = !bytes.is_empty() && memchr(b'\x0C', bytes).is_some();
        return line;
    }
    // A form feed or a tab may stand among the spaces before the first letter.
    let lead = bytes.len() - bytes.trim_ascii_start().len();
    line.page = bytes[..lead].contains(&b'\x0C');
    line.end = saturate(start + lead + rest.len());
    line.tags = saturate(start + lead);
    let tags = match rest[0] {
        b'<' => leading_tags(rest, &mut line.tag),
        // Some senders write the footnote tag in square brackets.
        b'[' if matches!(rest, b"[FN]" | b"[/FN]") => {
            line.tag.add(TagSet::NOTES);
            rest.len()
        }
        _ => 0,
    };
    line.ink = saturate(start + lead + tags);
    let ink = &rest[tags..];
    if ink.is_empty() {
        line.kind = LineKind::Tag;
        return line;
    }
    line.kind = if is_rule(ink) { LineKind::Rule } else { LineKind::Text };
    if rest.is_ascii() && memchr(b'\t', &bytes[..lead + rest.len()]).is_none() {
        line.indent = u16::try_from(lead + tags).unwrap_or(u16::MAX);
        line.width = u16::try_from(lead + rest.len()).unwrap_or(u16::MAX);
    } else {
        let mut columns = Columns::new(bytes);
        line.indent = columns.of(lead + tags);
        line.width = columns.of(lead + rest.len());
    }
    line.wide = wide.find(ink).is_some()
        || memchr::memchr2(b'\t', b'|', ink).is_some()
        || has_leader(ink)
        || ink[0] == b'<' && schedule_tag(ink).is_some();
    line
}

/// Columns of the bytes of one line, asked for in rising order.
pub(super) struct Columns<'a> {
    bytes: &'a [u8],
    at: usize,
    column: u32,
}

impl<'a> Columns<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, column: 0 }
    }

    /// The column of the byte at `at`.
    pub(super) fn of(&mut self, at: usize) -> u16 {
        let at = at.min(self.bytes.len());
        while self.at < at {
            match self.bytes[self.at] {
                b'\t' => self.column = (self.column / TAB + 1) * TAB,
                // Bytes inside a character take no room of their own.
                0x80..=0xBF | b'\x0C' => {}
                _ => self.column = self.column.saturating_add(1),
            }
            self.at += 1;
        }
        u16::try_from(self.column).unwrap_or(u16::MAX)
    }
}

/// A run of dots that leads the eye to a figure: `....` or `. . .`.
fn has_leader(ink: &[u8]) -> bool {
    let mut from = 0;
    while let Some(dot) = memchr(b'.', &ink[from..]).map(|i| from + i) {
        if leader(&ink[dot..]) > 0 {
            return true;
        }
        from = dot + 1;
    }
    false
}

/// Length of the leader at the start of `bytes`: three dots or more, or underscores, spaces between
/// them or not; 0 where there is none.
pub(super) fn leader(bytes: &[u8]) -> usize {
    let Some(mark @ (b'.' | b'_')) = bytes.first() else { return 0 };
    let (mut count, mut end, mut gap) = (0, 0, 0);
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b if b == mark => {
                count += 1;
                end = index + 1;
                gap = 0;
            }
            b' ' if gap < 3 => gap += 1,
            _ => break,
        }
    }
    if count >= 3 { end } else { 0 }
}

/// True for a line of rule characters. A dash or two is a nil figure and no rule.
fn is_rule(ink: &[u8]) -> bool {
    if !matches!(ink[0], b'-' | b'=' | b'_' | b'*' | b'~' | b'.' | b'+' | b'|') {
        return false;
    }
    let mut marks = 0;
    for byte in ink {
        match byte {
            b'-' | b'=' | b'_' | b'~' | b'*' | b'.' => marks += 1,
            b' ' | b'\t' | b'|' | b'+' => {}
            _ => return false,
        }
    }
    // `- - - -` may be a row of nil figures; a rule has runs.
    marks >= 3 && (ink.windows(3).any(|w| w[0] == w[1] && w[1] == w[2] && w[0] != b' ') || marks > 4)
}

/// Reads the tags of text tables off the start of `rest`; gives the bytes that they take, with the
/// spaces after them. Other tags are text.
fn leading_tags(rest: &[u8], set: &mut TagSet) -> usize {
    let mut at = 0;
    while rest.get(at) == Some(&b'<') {
        let Some(close) = memchr(b'>', rest[at..].get(..16).unwrap_or(&rest[at..])) else { break };
        let Some(tag) = known_tag(&rest[at + 1..at + close]) else { break };
        set.add(tag);
        at += close + 1;
        at += rest[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    }
    // The number behind `<PAGE>` is part of the mark.
    if set.has(TagSet::PAGE) {
        let number = rest[at..].trim_ascii();
        if number.len() <= 8 && number.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-') {
            return rest.len();
        }
    }
    at
}

fn known_tag(name: &[u8]) -> Option<TagSet> {
    let mut upper = [0u8; 8];
    let upper = upper.get_mut(..name.len())?;
    for (to, from) in upper.iter_mut().zip(name) {
        *to = from.to_ascii_uppercase();
    }
    Some(match &*upper {
        b"PAGE" | b"/PAGE" => TagSet::PAGE,
        b"TABLE" => TagSet::TABLE,
        b"/TABLE" => TagSet::END,
        b"CAPTION" | b"/CAPTION" => TagSet::CAPTION,
        b"S" | b"C" | b"/S" | b"/C" => TagSet::RULER,
        b"FN" | b"/FN" => TagSet::NOTES,
        b"HTML" | b"/HTML" | b"HEAD" | b"/HEAD" | b"BODY" | b"/BODY" | b"DIV" | b"/DIV" | b"FONT"
        | b"/FONT" => TagSet::WRAPPER,
        [b'F', digits @ ..] if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) => TagSet::NOTES,
        [b'/', b'F', digits @ ..] if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) => {
            TagSet::NOTES
        }
        _ => return None,
    })
}

/// The columns that a run of dashes covers.
pub(super) type Run = (u16, u16);

/// The columns that the runs of a rule cover. The PEM escape `- ` before a line that started with a
/// dash is taken off, and what stands behind it stands two columns further left.
pub(super) fn segments(text: &[u8], line: &Line, out: &mut Vec<Run>) {
    out.clear();
    let bytes = text.get(line.start as usize..line.end as usize).unwrap_or(&[]);
    let escaped = is_escaped(bytes);
    let from = if escaped { 2 } else { (line.ink - line.start) as usize };
    let mut columns = Columns::new(bytes);
    let mut at = from;
    while at < bytes.len() {
        let run =
            bytes[at..].iter().take_while(|b| matches!(b, b'-' | b'=' | b'_' | b'~' | b'*' | b'.')).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let (left, right) = (columns.of(at), columns.of(at + run));
        let shift = if escaped { 2 } else { 0 };
        out.push((left.saturating_sub(shift), right.saturating_sub(shift)));
        at += run;
    }
}

/// True for a line that the sender escaped because it started with a dash (RFC 1421, §4.3.2.4).
pub(super) fn is_escaped(bytes: &[u8]) -> bool {
    bytes.starts_with(b"- -")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Line {
        cut(text.as_bytes(), 0).first().copied().unwrap_or_default()
    }

    #[test]
    fn a_line_tells_what_it_is() {
        let cases = [
            ("", LineKind::Blank),
            (" \t ", LineKind::Blank),
            ("Revenue", LineKind::Text),
            ("<TABLE>", LineKind::Tag),
            ("<S>        <C>      <C>  ", LineKind::Tag),
            ("<PAGE>   12", LineKind::Tag),
            ("<html><body><div>", LineKind::Tag),
            ("<FN> (1) Restated", LineKind::Text),
            ("<CASH>      12", LineKind::Text),
            ("   -------   =====", LineKind::Rule),
            ("- ----------", LineKind::Rule),
            ("* * * * *", LineKind::Rule),
            ("  -        -", LineKind::Text),
            ("--         --", LineKind::Text),
            ("- basic and diluted", LineKind::Text),
        ];
        for (text, want) in cases {
            assert_eq!(one(text).kind, want, "{text:?}");
        }
    }

    #[test]
    fn columns_count_characters_and_tabs() {
        let line = one("\tCaf\u{e9}\tau lait");
        assert_eq!((line.indent, line.width), (8, 23));
    }

    #[test]
    fn tags_before_text_are_passed_over() {
        let line = one("<CAPTION> Sales by region");
        assert_eq!((line.tags, line.ink, line.indent), (0, 10, 10));
        assert!(line.tag.has(TagSet::CAPTION));
    }

    #[test]
    fn gaps_and_leaders_make_a_line_wide() {
        for text in ["Cash   5", "Cash\t5", "Cash.....5", "Cash . . . 5", "Cash |5"] {
            assert!(one(text).wide, "{text}");
        }
        for text in ["Cash  5", "ended. The Company", "U.S. sales"] {
            assert!(!one(text).wide, "{text}");
        }
    }

    #[test]
    fn rules_tell_the_columns_they_cover() {
        let mut found = Vec::new();
        for (text, want) in [("  ----  ===", vec![(2, 6), (8, 11)]), ("- ----- ---", vec![(0, 5), (6, 9)])] {
            segments(text.as_bytes(), &one(text), &mut found);
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn a_page_starts_after_its_mark_or_at_a_form_feed() {
        let lines = cut(b"one\n<PAGE>\ntwo\n\x0Cthree\n", 0);
        assert_eq!(lines.iter().map(|l| l.page).collect::<Vec<_>>(), [false, false, true, true]);
    }
}
