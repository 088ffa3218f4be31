//! Builds the text of an HTML document and the map back to the file.
//!
//! White space is folded as a browser folds it: a run of spaces, line breaks and no-break spaces is
//! one space, and none stands at the start of a line. Soft hyphens and zero-width characters, which
//! nobody reads, are left out. What is copied unchanged costs one `memcpy` and no map entry.

use crate::filing::decode;
use crate::text::{SourceMap, SourceSpan, Span, saturate};

/// The text so far and its map.
#[derive(Default)]
pub(in crate::filing) struct Sink {
    text: Vec<u8>,
    map: SourceMap,
}

/// What a byte or a character does to folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Ink,
    Space,
    Nothing,
}

fn class(c: char) -> Class {
    match c {
        ' ' | '\n' | '\r' | '\t' | '\x0c' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' => Class::Space,
        '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Class::Space,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\0' => Class::Nothing,
        // What a terminal obeys parts what stands on either side of it, as in plain text.
        c if decode::is_obeyed(c) => Class::Space,
        _ => Class::Ink,
    }
}

/// Bytes that end a stretch of plain letters: white space, `&`, and whatever is not ASCII.
const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0x21;
    while byte < 0x7F {
        table[byte] = byte != b'&' as usize;
        byte += 1;
    }
    table
};

/// A character reference at the start of `bytes`, which starts with `&`: what it stands for and how
/// many bytes it takes (HTML standard, §13.2.5.72 and following).
fn reference(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let body = bytes.get(1..)?;
    if body.first() == Some(&b'#') {
        return numeric_reference(body).map(|(c, len)| (Decoded::Char(c), len + 1));
    }
    // The two that make up nine tenths of all references in filings.
    if body.starts_with(b"nbsp;") {
        return Some((Decoded::Char('\u{A0}'), 6));
    }
    if body.starts_with(b"amp;") {
        return Some((Decoded::Char('&'), 5));
    }
    let word = body.iter().take(40).position(|b| !b.is_ascii_alphanumeric()).unwrap_or(body.len().min(40));
    if body.get(word) == Some(&b';')
        && let Some(text) = htmlize::ENTITIES.get(&bytes[..word + 2])
    {
        return Some((Decoded::Text(text), word + 2));
    }
    // Names of HTML 4 count without their semicolon, the longest that fits.
    (2..=word.min(htmlize::BARE_ENTITY_MAX_LENGTH))
        .rev()
        .find_map(|len| htmlize::ENTITIES.get(&bytes[..len + 1]).map(|text| (Decoded::Text(text), len + 1)))
}

/// What a reference stands for: one character, or the bytes of one or two.
#[derive(Clone, Copy)]
enum Decoded {
    Char(char),
    Text(&'static [u8]),
}

/// A numeric reference, `bytes` starting at its `#`. References to 0x80 to 0x9F mean windows-1252.
fn numeric_reference(bytes: &[u8]) -> Option<(char, usize)> {
    let hex = matches!(bytes.get(1), Some(b'x' | b'X'));
    let start = if hex { 2 } else { 1 };
    let radix = if hex { 16 } else { 10 };
    let digits = bytes.get(start..)?;
    let count = digits.iter().take_while(|b| char::from(**b).is_digit(radix)).count();
    if count == 0 {
        return None;
    }
    let code = digits[..count]
        .iter()
        .filter_map(|b| char::from(*b).to_digit(radix))
        .fold(0u32, |code, digit| code.saturating_mul(radix).saturating_add(digit));
    let c = match code {
        0x80..=0x9F => decode::windows_1252(u8::try_from(code).unwrap_or(b'?')),
        0 => '\u{FFFD}',
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    };
    let end = start + count;
    Some((c, end + usize::from(bytes.get(end) == Some(&b';'))))
}

/// The character at the start of `bytes`, references decoded, and how many bytes it takes. For the
/// few references that stand for two characters, the first of them.
fn character(bytes: &[u8]) -> Option<(char, usize)> {
    if bytes.first() == Some(&b'&')
        && let Some((decoded, len)) = reference(bytes)
    {
        return match decoded {
            Decoded::Char(c) => Some((c, len)),
            Decoded::Text(text) => decode::next_char(text).map(|(c, _)| (c, len)),
        };
    }
    decode::next_char(bytes)
}

/// Where the first visible character of `raw` stands, and how many no-break spaces stand before it;
/// None where there is nothing to see.
pub(super) fn ink(raw: &[u8]) -> Option<(usize, u8)> {
    let (mut at, mut fixed) = (0, 0u8);
    while let Some(byte) = raw.get(at) {
        if PLAIN[usize::from(*byte)] {
            return Some((at, fixed));
        }
        let (c, len) = character(&raw[at..])?;
        match class(c) {
            Class::Ink => return Some((at, fixed)),
            Class::Space if !c.is_ascii() => fixed = fixed.saturating_add(1),
            _ => {}
        }
        at += len;
    }
    None
}

impl Sink {
    /// A sink with room for a document of `source` bytes.
    pub(in crate::filing) fn new(source: usize) -> Self {
        Self { text: Vec::with_capacity(source / 4), map: SourceMap::with_capacity(source / 64) }
    }

    /// Offset of the next byte of text.
    pub(in crate::filing) fn at(&self) -> u32 {
        saturate(self.text.len())
    }

    /// True where the text so far ends in a digit.
    pub(super) fn ends_in_digit(&self) -> bool {
        self.text.last().is_some_and(u8::is_ascii_digit)
    }

    /// True where a space would be folded away.
    fn at_line_start(&self) -> bool {
        matches!(self.text.last(), None | Some(b' ' | b'\n' | b'\t'))
    }

    /// Appends a separator of our own making.
    pub(in crate::filing) fn separator(&mut self, byte: u8) {
        self.text.push(byte);
        self.map.insert(1);
    }

    /// Appends a space of our own making unless one stands there already.
    pub(in crate::filing) fn word_gap(&mut self) {
        if !self.at_line_start() {
            self.separator(b' ');
        }
    }

    /// Appends words of our own making.
    pub(in crate::filing) fn insert(&mut self, words: &str) {
        self.text.extend_from_slice(words.as_bytes());
        self.map.insert(saturate(words.len()));
    }

    /// Appends words that stand for the file bytes `source` as a whole.
    pub(in crate::filing) fn stand_in(&mut self, words: &str, source: SourceSpan) {
        self.text.extend_from_slice(words.as_bytes());
        self.map.replace(source, saturate(words.len()));
    }

    /// Appends a text that was read from another text, which `of` leads to the file.
    pub(in crate::filing) fn adopt(&mut self, text: &str, map: &SourceMap, of: &SourceMap) {
        self.text.extend_from_slice(text.as_bytes());
        self.map.append_through(map, of);
    }

    /// Appends a space unless one stands there already; it stands for the file bytes at `at`.
    pub(in crate::filing) fn space(&mut self, at: u32, len: u32) {
        if !self.at_line_start() {
            self.text.push(b' ');
            self.map.replace(Span::new(at, at + len), 1);
        }
    }

    /// The text without the white space at the end of `from..`.
    pub(in crate::filing) fn trimmed_end(&self, from: u32) -> u32 {
        let tail = self.text.get(from as usize..).unwrap_or(&[]);
        from + saturate(tail.trim_ascii_end().len())
    }

    /// Bytes of the text so far.
    pub(in crate::filing) fn bytes(&self, from: u32, to: u32) -> &[u8] {
        self.text.get(from as usize..to as usize).unwrap_or(&[])
    }

    /// Appends `raw`, which stands at `at` in the file, folding white space. References are decoded
    /// where `references` is set.
    pub(in crate::filing) fn push(&mut self, raw: &[u8], at: u32, references: bool) {
        let mut from = 0;
        let mut i = 0;
        while i < raw.len() {
            let byte = raw[i];
            // A single space between letters is the common case and needs no entry in the map.
            if PLAIN[usize::from(byte)] || byte == b'&' && !references {
                i += 1;
                continue;
            }
            if byte == b' ' && i > from && raw.get(i + 1).is_some_and(|b| PLAIN[usize::from(*b)]) {
                i += 2;
                continue;
            }
            self.copy(&raw[from..i], at + saturate(from));
            let len = self.special(&raw[i..], at + saturate(i), references);
            i += len;
            from = i;
        }
        self.copy(&raw[from..], at + saturate(from));
    }

    fn copy(&mut self, bytes: &[u8], at: u32) {
        self.text.extend_from_slice(bytes);
        self.map.copy(at, saturate(bytes.len()));
    }

    /// Appends the character at the start of `raw`, which is no plain letter. Gives the number of
    /// bytes that it took.
    fn special(&mut self, raw: &[u8], at: u32, references: bool) -> usize {
        if raw[0] == b'&' && references {
            let Some((decoded, len)) = reference(raw) else {
                self.copy(b"&", at);
                return 1;
            };
            let source = Span::new(at, at + saturate(len));
            match decoded {
                Decoded::Char(c) => self.decoded(c, at, len),
                Decoded::Text(text) => match decode::next_char(text) {
                    Some((c, whole)) if whole == text.len() => self.decoded(c, at, len),
                    _ => {
                        self.text.extend_from_slice(text);
                        self.map.replace(source, saturate(text.len()));
                    }
                },
            }
            return len;
        }
        let Some((c, len)) = decode::next_char(raw) else { return 1 };
        if class(c) != Class::Space {
            self.decoded(c, at, len);
            return len;
        }
        // A run of white space is one space.
        let run =
            raw[len..].iter().take_while(|b| matches!(b, b' ' | b'\n' | b'\r' | b'\t' | b'\x0c')).count();
        if !self.at_line_start() {
            self.text.push(b' ');
            if len + run == 1 {
                self.map.copy(at, 1);
            } else {
                self.map.replace(Span::new(at, at + saturate(len + run)), 1);
            }
        }
        len + run
    }

    /// Appends the character `c`, which takes `len` bytes at `at` in the file.
    fn decoded(&mut self, c: char, at: u32, len: usize) {
        match class(c) {
            Class::Nothing => {}
            Class::Space => self.space(at, saturate(len)),
            Class::Ink => {
                let mut utf8 = [0; 4];
                let encoded = c.encode_utf8(&mut utf8).as_bytes();
                self.text.extend_from_slice(encoded);
                if encoded.len() == len {
                    self.map.copy(at, saturate(len));
                } else {
                    self.map.replace(Span::new(at, at + saturate(len)), saturate(encoded.len()));
                }
            }
        }
    }

    /// Appends `raw` keeping its spaces and line breaks, as inside `<pre>`. Tabs are kept, carriage
    /// returns and form feeds are not.
    pub(in crate::filing) fn push_preformatted(&mut self, raw: &[u8], at: u32) {
        let (mut from, mut i) = (0, 0);
        while i < raw.len() {
            let byte = raw[i];
            if PLAIN[usize::from(byte)] || matches!(byte, b' ' | b'\n' | b'\t') {
                i += 1;
                continue;
            }
            self.copy(&raw[from..i], at + saturate(from));
            let (c, len) = character(&raw[i..]).unwrap_or((' ', 1));
            let place = at + saturate(i);
            match c {
                '\r' | '\x0c' => {}
                _ if class(c) == Class::Space => {
                    self.text.push(b' ');
                    self.map.replace(Span::new(place, place + saturate(len)), 1);
                }
                _ => self.decoded(c, place, len),
            }
            i += len;
            from = i;
        }
        self.copy(&raw[from..], at + saturate(from));
    }

    /// Appends `raw` in letters of one width: white space of the file folds, spaces that do not break are
    /// kept one by one.
    pub(super) fn push_fixed(&mut self, raw: &[u8], at: u32) {
        let mut i = 0;
        while i < raw.len() {
            let (c, len) = character(&raw[i..]).unwrap_or((' ', 1));
            let place = at + saturate(i);
            if matches!(c, ' ' | '\n' | '\r' | '\t' | '\x0c') {
                let run = raw[i..].iter().take_while(|b| b.is_ascii_whitespace()).count().max(len);
                if !matches!(self.text.last(), None | Some(b'\n')) {
                    self.text.push(b' ');
                    self.map.replace(Span::new(place, place + saturate(run)), 1);
                }
                i += run;
                continue;
            }
            if class(c) == Class::Space {
                self.text.push(b' ');
                self.map.replace(Span::new(place, place + saturate(len)), 1);
            } else {
                self.decoded(c, place, len);
            }
            i += len;
        }
    }

    /// The finished text and its map.
    pub(in crate::filing) fn finish(self) -> (String, SourceMap) {
        // Every byte was pushed as part of a whole character, so nothing is replaced here.
        let text = String::from_utf8(self.text)
            .unwrap_or_else(|broken| String::from_utf8_lossy(broken.as_bytes()).into_owned());
        (text, self.map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pushed(parts: &[&[u8]]) -> String {
        let mut sink = Sink::new(0);
        let mut at = 0;
        for part in parts {
            sink.push(part, at, true);
            at += saturate(part.len()) + 5;
        }
        sink.finish().0
    }

    #[test]
    fn white_space_folds_across_tags() {
        assert_eq!(pushed(&[b"  Net \r\n\t", b" &nbsp;\xC2\xA0 ", b"loss "]), "Net loss ");
        assert_eq!(pushed(&[b"a b", b"c  d"]), "a bc d");
    }

    #[test]
    fn references_of_every_kind() {
        assert_eq!(pushed(&[b"AT&amp;T &#151; &#x2014; &mdash; &#8212;"]), "AT&T — — — —");
        assert_eq!(
            pushed(&[b"&copy 2001 &frac12; &euro;5 &nosuch; &; &#; R&D"]),
            "© 2001 ½ €5 &nosuch; &; &#; R&D"
        );
        assert_eq!(pushed(&[b"&notit; &#0;&#1114112;"]), "¬it; \u{FFFD}\u{FFFD}");
    }

    #[test]
    fn nobody_reads_soft_hyphens() {
        assert_eq!(pushed(&[b"1,&shy;234\xE2\x80\x8B&#8203;,567"]), "1,234,567");
    }

    #[test]
    fn the_map_leads_back_to_each_reference() {
        let mut sink = Sink::new(0);
        sink.push(b"Net&nbsp;&nbsp;loss &#8212; 5", 10, true);
        let (text, map) = sink.finish();
        assert_eq!(text, "Net loss — 5");
        let dash = crate::text::saturate(text.find('—').unwrap());
        assert_eq!(map.to_source(Span::new(dash, dash + 3)), Span::new(30, 37));
        assert_eq!(map.to_source(Span::new(0, 8)), Span::new(10, 29));
    }

    #[test]
    fn ink_is_found_behind_fixed_spaces() {
        assert_eq!(ink(b"  &nbsp;&nbsp;Total"), Some((14, 2)));
        assert_eq!(ink(b" \n&#160;\xC2\xA0"), None);
        assert_eq!(ink(b"48,618"), Some((0, 0)));
    }

    #[test]
    fn preformatted_text_keeps_its_columns() {
        let mut sink = Sink::new(0);
        sink.push_preformatted(b"Cash   $ 5\r\n\r\n  &amp; more&nbsp;x", 0);
        assert_eq!(sink.finish().0, "Cash   $ 5\n\n  & more x");
    }
}
