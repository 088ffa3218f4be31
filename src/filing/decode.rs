//! From bytes to characters: UTF-8 where it is valid, windows-1252 where it is not.
//!
//! Filings declare their encoding rarely and wrongly. In practice they are ASCII, UTF-8, or
//! windows-1252 (which agrees with ISO 8859-1 on all printable characters), and some are both, a
//! UTF-8 exhibit beside a windows-1252 one. So each byte above 0x7F is read as part of a valid
//! UTF-8 sequence if it starts one, and as a windows-1252 character if not.

use crate::text::{SourceMap, Span};

/// What windows-1252 puts at 0x80 to 0x9F; the five bytes that it leaves open map to themselves,
/// as the WHATWG Encoding standard has it.
const WINDOWS_1252: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', //
    '\u{2C6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', //
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', //
    '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

/// The character that windows-1252 means by `byte`.
pub(super) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The character at the start of `bytes` and how many bytes it takes; None at the end.
pub(super) fn next_char(bytes: &[u8]) -> Option<(char, usize)> {
    let first = *bytes.first()?;
    let len = match first {
        0x00..=0x7F => return Some((char::from(first), 1)),
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return Some((windows_1252(first), 1)),
    };
    let decoded = bytes.get(..len).and_then(|b| std::str::from_utf8(b).ok()).and_then(|s| s.chars().next());
    Some(decoded.map_or_else(|| (windows_1252(first), 1), |c| (recoded(c), len)))
}

/// What was meant by a character of C1, which no text holds: a byte of windows-1252 that somebody took for one of
/// ISO 8859-1 and wrote as UTF-8. U+0096 was a dash.
fn recoded(c: char) -> char {
    match c {
        '\u{80}'..='\u{9F}' => windows_1252(u8::try_from(u32::from(c)).unwrap_or(b' ')),
        _ => c,
    }
}

/// True for a character that a terminal obeys and that is no space: an escape sequence starts with one, as
/// ESC or as one of C1. A form feed ends a page.
pub(super) fn is_obeyed(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c')
}

/// Appends `bytes`, which stand at `at` in the file, to `text` and `map` as they are, but that a space stands
/// for each character that a terminal would obey. The map stays one piece where the bytes are valid UTF-8.
pub(super) fn push(bytes: &[u8], at: u32, text: &mut String, map: &mut SourceMap) {
    let mut at = at;
    for chunk in bytes.utf8_chunks() {
        push_valid(chunk.valid(), at, text, map);
        at += crate::text::saturate(chunk.valid().len());
        for byte in chunk.invalid() {
            let c = windows_1252(*byte);
            let c = if is_obeyed(c) { ' ' } else { c };
            text.push(c);
            map.replace(Span::new(at, at + 1), crate::text::saturate(c.len_utf8()));
            at += 1;
        }
    }
}

fn push_valid(valid: &str, at: u32, text: &mut String, map: &mut SourceMap) {
    // Few files hold any: one pass that a compiler makes wide finds them.
    let low = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C) || *b == 0x7F;
    let bytes = valid.as_bytes();
    let obeyed = bytes.iter().fold(false, |found, b| found | low(b))
        || memchr::memchr_iter(0xC2, bytes).any(|i| matches!(bytes.get(i + 1), Some(0x80..=0x9F)));
    if !obeyed {
        text.push_str(valid);
        map.copy(at, crate::text::saturate(valid.len()));
        return;
    }
    for (index, c) in valid.char_indices() {
        let at = at + crate::text::saturate(index);
        let len = crate::text::saturate(c.len_utf8());
        match recoded(c) {
            meant if is_obeyed(meant) => {
                text.push(' ');
                map.replace(Span::new(at, at + len), 1);
            }
            meant if meant != c => {
                text.push(meant);
                map.replace(Span::new(at, at + len), crate::text::saturate(meant.len_utf8()));
            }
            _ => {
                text.push(c);
                map.copy(at, len);
            }
        }
    }
}

/// Appends `bytes` as lines that end in `\n`: carriage returns before a line feed are left out, and
/// those that stand alone end a line themselves. The map stays one piece where there are none.
pub(super) fn push_lines(bytes: &[u8], at: u32, text: &mut String, map: &mut SourceMap) {
    text.reserve(bytes.len());
    let mut from = 0;
    for cr in memchr::memchr_iter(b'\r', bytes) {
        let place = at + crate::text::saturate(from);
        push(bytes.get(from..cr).unwrap_or(&[]), place, text, map);
        if bytes.get(cr + 1) != Some(&b'\n') {
            text.push('\n');
            map.copy(at + crate::text::saturate(cr), 1);
        }
        from = cr + 1;
    }
    push(bytes.get(from..).unwrap_or(&[]), at + crate::text::saturate(from), text, map);
}

/// The bytes as text, for headers and other short pieces whose places do not matter.
pub(crate) fn to_string(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    push(bytes, 0, &mut text, &mut SourceMap::default());
    text
}

/// True for bytes that are no text: NUL bytes, or mostly control characters, near the start.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let odd = head.iter().filter(|b| matches!(b, 0x00..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F)).count();
    head.contains(&0) && odd * 50 > head.len() || odd * 10 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, SourceMap) {
        let (mut text, mut map) = (String::new(), SourceMap::default());
        push(bytes, 100, &mut text, &mut map);
        (text, map)
    }

    #[test]
    fn utf_8_is_one_piece() {
        let (text, map) = decoded("a “quoted” € 5".as_bytes());
        assert_eq!(text, "a “quoted” € 5");
        assert_eq!(map.pieces(), 1);
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_windows_1252() {
        let (text, map) = decoded(b"a \x93quoted\x94 \x80 5");
        assert_eq!(text, "a “quoted” € 5");
        assert_eq!(map.to_source(Span::new(2, 5)), Span::new(102, 103));
    }

    #[test]
    fn both_in_one_file() {
        assert_eq!(decoded(b"\xE2\x80\x94 \x97").0, "— —");
        assert_eq!(next_char(b"\xE2\x80"), Some(('â', 1)));
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_kept() {
        let (text, map) = decoded(b"Net\x1b[31m sales\x07 \xC2\x8D2J \x81\x7f\tof\x0c");
        assert_eq!(text, "Net [31m sales   2J   \tof\x0c");
        assert_eq!(map.to_source(Span::new(16, 17)), Span::new(116, 118));
        assert_eq!(map.to_source(Span::new(17, 19)), Span::new(118, 120));
        assert_eq!(decoded(b"5\xC2\x9610 years").0, "5–10 years");
        assert_eq!(next_char(b"\xC2\x96"), Some(('–', 2)));
    }

    #[test]
    fn lines_end_in_one_character() {
        let (mut text, mut map) = (String::new(), SourceMap::default());
        push_lines(b"a\r\nb\rc\n\x93\r\n", 10, &mut text, &mut map);
        assert_eq!(text, "a\nb\nc\n\u{201C}\n");
        assert_eq!(map.to_source(Span::new(2, 3)), Span::new(13, 14));
        assert_eq!(map.to_source(Span::new(3, 4)), Span::new(14, 15));
    }

    #[test]
    fn binary_is_told_from_text() {
        assert!(is_binary(b"\x00\x01\x02PNG"));
        assert!(!is_binary(b"plain text with a page mark \x0c and \x1b[31m"));
    }
}
