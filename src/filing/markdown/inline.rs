//! Decodes the marks inside a line of markdown: escapes, emphasis, formulas, a few tags.
//!
//! ```text
//! file   a net loss of \$11.6 million (*see* Note 2), 168 mg/m$^{2}$
//! text   a net loss of $11.6 million (see Note 2), 168 mg/m²
//! ```
//!
//! Each decoded character maps back to all the bytes that made it, the backslash of `\$` included.

use std::ops::Range;

use memchr::memmem;

use crate::filing::decode;
use crate::filing::document::Emphasis;
use crate::text::{SourceMap, Span, TextSpan, saturate};

/// The text so far, with its map and what was raised in it.
#[derive(Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) map: SourceMap,
    pub(super) superscripts: Vec<TextSpan>,
}

/// How a run of inline text starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) emphasis: Emphasis,
    /// Offset in the text where that emphasis ends; the end of the run where it covers all of it.
    pub(super) end: u32,
}

/// How far a closing mark may stand behind its opening one; further away it is no mark.
const REACH: usize = 2000;

impl Text {
    /// Offset of the next character.
    pub(super) fn at(&self) -> u32 {
        saturate(self.text.len())
    }

    /// Appends bytes of the file as they are; `at` is their place in the file.
    pub(super) fn copy(&mut self, bytes: &[u8], at: u32) {
        decode::push(bytes, at, &mut self.text, &mut self.map);
    }

    /// Appends `text`, which stands for `len` bytes of the file at `at`.
    pub(super) fn replace(&mut self, text: &str, at: u32, len: usize) {
        self.text.push_str(text);
        self.map.replace(Span::new(at, at.saturating_add(saturate(len))), saturate(text.len()));
    }

    /// Appends `text`, which stands nowhere in the file.
    pub(super) fn insert(&mut self, text: &str) {
        self.text.push_str(text);
        self.map.insert(saturate(text.len()));
    }

    /// Appends the inline text `bytes`, whose place in the file is `at`. Says how it starts.
    pub(super) fn inline(&mut self, bytes: &[u8], at: u32) -> Lead {
        let mut inline = Inline { out: self, bytes, base: at, bold: None, italic: None, lead: None, from: 0 };
        inline.run();
        let (lead, end) = (inline.lead, self.at());
        lead.map_or(Lead { emphasis: Emphasis::default(), end }, |lead| Lead {
            end: lead.end.min(end),
            ..lead
        })
    }
}

/// A run being decoded.
struct Inline<'a, 'o> {
    out: &'o mut Text,
    bytes: &'a [u8],
    base: u32,
    /// Where the open `**` and `*` close.
    bold: Option<usize>,
    italic: Option<usize>,
    /// Emphasis that was open at the first visible character.
    lead: Option<Lead>,
    /// Bytes up to here are written.
    from: usize,
}

impl Inline<'_, '_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(next) = self.next_mark(at) {
            let taken = self.mark(next);
            at = if taken == 0 { next + 1 } else { self.from };
        }
        self.flush(self.bytes.len());
    }

    /// The next byte at or after `at` that may be a mark.
    fn next_mark(&self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        let marks = |b: &u8| matches!(b, b'\\' | b'*' | b'$' | b'<' | b'!' | b'[' | b'&');
        rest.iter().position(marks).map(|i| at + i)
    }

    fn place(&self, at: usize) -> u32 {
        self.base.saturating_add(saturate(at))
    }

    /// Writes the bytes before `to` as they are.
    fn flush(&mut self, to: usize) {
        let bytes = self.bytes.get(self.from..to).unwrap_or(&[]);
        if !bytes.is_empty() {
            self.show();
            let place = self.place(self.from);
            self.out.copy(bytes, place);
        }
        self.from = self.from.max(to);
    }

    /// Notes the look of the first visible character.
    fn show(&mut self) {
        if self.lead.is_some() {
            return;
        }
        let mut emphasis = Emphasis::default();
        emphasis.set(Emphasis::BOLD, self.bold.is_some());
        emphasis.set(Emphasis::ITALIC, self.italic.is_some());
        self.lead = Some(Lead { emphasis, end: u32::MAX });
    }

    /// Ends the lead where its emphasis ends.
    fn end_lead(&mut self) {
        let at = self.out.at();
        if let Some(lead) = &mut self.lead
            && lead.end == u32::MAX
            && !lead.emphasis.is_none()
        {
            lead.end = at;
        }
    }

    /// Writes `text` for the `len` bytes at `at`, what stands before them first.
    fn put(&mut self, at: usize, len: usize, text: &str) -> usize {
        self.flush(at);
        if !text.is_empty() {
            self.show();
            let place = self.place(at);
            self.out.replace(text, place, len);
        }
        self.from = at + len;
        len
    }

    /// Decodes the mark at `at`. Gives the bytes that it takes; 0 where it is no mark.
    fn mark(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        match rest[0] {
            b'\\' => match rest.get(1) {
                Some(c) if c.is_ascii_punctuation() => {
                    let c = char::from(*c);
                    self.put(at, 2, c.encode_utf8(&mut [0; 4]))
                }
                _ => 0,
            },
            b'*' => self.emphasis(at),
            b'$' => match formula(rest) {
                Some(end) => self.formula(at, end),
                None => 0,
            },
            b'<' => self.tag(at),
            b'!' if rest.starts_with(b"![") => match link(&rest[1..]) {
                // A picture has no words.
                Some((_, end)) => self.put(at, end + 1, ""),
                None => 0,
            },
            b'[' => match link(rest) {
                Some((words, end)) => {
                    self.put(at, 1, "");
                    self.flush(at + words.end);
                    self.from = at + end;
                    end
                }
                None => 0,
            },
            b'&' => match entity(rest) {
                Some((text, len)) => self.put(at, len, text),
                None => 0,
            },
            _ => 0,
        }
    }

    /// `**` and `*`, opening where the same mark closes later in the line.
    fn emphasis(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        let len = rest.iter().take(3).take_while(|b| **b == b'*').count();
        if self.bold == Some(at) && len >= 2 {
            self.put(at, 2, "");
            self.end_lead();
            self.bold = None;
            return 2;
        }
        if self.italic == Some(at) {
            self.put(at, 1, "");
            self.end_lead();
            self.italic = None;
            return 1;
        }
        let mark: &[u8] = if len >= 2 { b"**" } else { b"*" };
        let open = if len >= 2 { self.bold } else { self.italic };
        // An opening mark stands before a letter, a closing one behind one.
        let opens = rest.get(mark.len()).is_some_and(|b| !b.is_ascii_whitespace());
        if open.is_some() || !opens {
            return 0;
        }
        let Some(close) = closing(rest, mark) else { return 0 };
        self.put(at, mark.len(), "");
        if len >= 2 {
            self.bold = Some(at + close);
        } else {
            self.italic = Some(at + close);
        }
        mark.len()
    }

    /// A formula between dollar signs, the last of them before `end`.
    fn formula(&mut self, at: usize, end: usize) -> usize {
        let text = plain_formula(&self.bytes[at + 1..at + end - 1]);
        self.put(at, end, &text)
    }

    /// `<br>` and what raises or decorates letters; other angle brackets are text.
    fn tag(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        let named = rest.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
        let close = rest.iter().take(200).position(|b| *b == b'>');
        let Some(close) = close.filter(|_| named) else { return 0 };
        let name = rest[1..close].split(|b| matches!(b, b' ' | b'/')).find(|n| !n.is_empty()).unwrap_or(&[]);
        let is = |names: &[&str]| names.iter().any(|n| name.eq_ignore_ascii_case(n.as_bytes()));
        if is(&["br"]) {
            return self.put(at, close + 1, " ");
        }
        if is(&["sup"]) && rest.get(1) != Some(&b'/') {
            let end = memmem::find(&rest[..rest.len().min(REACH)], b"</sup>");
            self.put(at, close + 1, "");
            if let Some(end) = end {
                let start = self.out.at();
                self.flush(at + end);
                let raised: TextSpan = Span::new(start, self.out.at());
                if !raised.is_empty() {
                    self.out.superscripts.push(raised);
                }
            }
            return close + 1;
        }
        if is(&["sup", "sub", "span", "b", "i", "u", "em", "strong", "p", "div", "center", "a"]) {
            return self.put(at, close + 1, "");
        }
        0
    }
}

/// Offset of the mark that closes the one at the start of `bytes`.
fn closing(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    let reach = &bytes[..bytes.len().min(REACH)];
    let mut from = mark.len() + 1;
    while let Some(at) = reach.get(from..).and_then(|r| memmem::find(r, mark)).map(|i| from + i) {
        let run = reach[at..].iter().take_while(|b| **b == b'*').count();
        let behind = reach.get(at - 1).is_some_and(|b| !b.is_ascii_whitespace());
        if behind && (run == mark.len() || run == 3) {
            return Some(if run == 3 && mark.len() == 2 { at + 1 } else { at });
        }
        from = at + run.max(1);
    }
    None
}

/// Length of the formula at the start of `bytes`, both dollar signs included. Between amounts of
/// money stand no commands.
fn formula(bytes: &[u8]) -> Option<usize> {
    let close = bytes.iter().skip(1).take(200).position(|b| *b == b'$').map(|i| i + 1)?;
    let inner = &bytes[1..close];
    let command = inner.windows(2).any(|w| w[0] == b'\\' && (w[1].is_ascii_alphabetic() || w[1] == b','));
    let raised = inner.first().is_some_and(|b| matches!(b, b'^' | b'_'));
    (command || raised || memmem::find(inner, b"^{").is_some()).then_some(close + 1)
}

/// The words of a link at the start of `bytes` and the length of all of it: `[words](target)`.
fn link(bytes: &[u8]) -> Option<(Range<usize>, usize)> {
    let reach = &bytes[..bytes.len().min(REACH)];
    let close = memmem::find(reach, b"](")?;
    if reach[1..close].contains(&b'[') {
        return None;
    }
    let end = reach[close..].iter().position(|b| *b == b')')?;
    Some((1..close, close + end + 1))
}

/// The few character references that text recognition writes.
fn entity(bytes: &[u8]) -> Option<(&'static str, usize)> {
    const KNOWN: [(&str, &str); 7] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&#39;", "'"),
        ("&#x27;", "'"),
    ];
    KNOWN.iter().find(|(name, _)| bytes.starts_with(name.as_bytes())).map(|(name, text)| (*text, name.len()))
}

/// What the commands of formulas stand for.
const COMMANDS: [(&str, &str); 24] = [
    ("cdot", "·"),
    ("bullet", "•"),
    ("times", "×"),
    ("pm", "±"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("sim", "~"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("mu", "µ"),
    ("rightarrow", "→"),
    ("dagger", "†"),
    ("ddagger", "‡"),
    ("circ", "°"),
    ("square", "□"),
    ("checkmark", "✓"),
    ("quad", " "),
    ("ldots", "…"),
];

/// A formula as a person would write it on one line.
fn plain_formula(inner: &[u8]) -> String {
    let text = decode::to_string(inner);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let tail = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let word = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
                if word == 0 {
                    // `\,` is a small space, `\%` is itself.
                    let next = tail.chars().next();
                    out.extend(next.filter(|c| !matches!(c, ',' | ';' | '!' | ':' | ' ')));
                    rest = &tail[next.map_or(0, char::len_utf8)..];
                    continue;
                }
                let name = &tail[..word];
                // Commands that set letters leave the letters alone.
                if let Some((_, symbol)) = COMMANDS.iter().find(|(known, _)| *known == name) {
                    out.push_str(symbol);
                }
                rest = tail[word..].trim_start_matches(' ');
            }
            '^' => {
                let (raised, after) = group(tail);
                let digits = raised.chars().map(raise).collect::<Option<String>>();
                out.push_str(&digits.unwrap_or(raised));
                rest = after;
            }
            '_' | '{' | '}' | '$' => rest = tail,
            '~' => {
                out.push(' ');
                rest = tail;
            }
            _ => {
                out.push(c);
                rest = tail;
            }
        }
    }
    out
}

/// The group in braces, or the one character, at the start of `text`, and what follows.
fn group(text: &str) -> (String, &str) {
    if let Some(inner) = text.strip_prefix('{') {
        let end = inner.find('}').unwrap_or(inner.len());
        return (plain_letters(&inner[..end]), inner.get(end + 1..).unwrap_or(""));
    }
    let len = text.chars().next().map_or(0, char::len_utf8);
    (text[..len].to_owned(), &text[len..])
}

/// The letters of a group without commands and braces.
fn plain_letters(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(slash) = rest.find('\\') {
        out.push_str(&rest[..slash]);
        let tail = &rest[slash + 1..];
        let word = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
        if let Some((_, symbol)) = COMMANDS.iter().find(|(known, _)| *known == &tail[..word]) {
            out.push_str(symbol);
        }
        rest = &tail[word..];
    }
    out.push_str(rest);
    out.retain(|c| !matches!(c, '{' | '}'));
    out
}

/// The raised form of a digit.
fn raise(c: char) -> Option<char> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    RAISED.get(usize::try_from(c.to_digit(10)?).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(line: &str) -> String {
        let mut text = Text::default();
        text.inline(line.as_bytes(), 0);
        text.text
    }

    #[test]
    fn marks_are_decoded() {
        let cases = [
            (r"a net loss of \$11.6 million, or 5\%", "a net loss of $11.6 million, or 5%"),
            ("(*see* Item 2) and **bold** words", "(see Item 2) and bold words"),
            (r"$\cdot\,$ Four responses", "· Four responses"),
            ("168 mg/m$^{2}$ and mg/m^2", "168 mg/m² and mg/m^2"),
            (r"75 $\mathrm{mg}/\mathrm{m}^2$, $\geq 5$", "75 mg/m², ≥5"),
            ("$5 million to $6 million", "$5 million to $6 million"),
            ("profit* before ** and 2 * 3", "profit* before ** and 2 * 3"),
            ("Total<br>assets &amp; more", "Total assets & more"),
            ("see [Note 5](#page-3) ![](_p_1.jpeg)", "see Note 5 "),
            ("[1] and [x] remain", "[1] and [x] remain"),
            ("a < b and <unknown>", "a < b and <unknown>"),
        ];
        for (line, want) in cases {
            assert_eq!(decoded(line), want, "{line}");
        }
    }

    #[test]
    fn a_decoded_sign_maps_to_its_backslash_too() {
        let mut text = Text::default();
        text.inline(br"of \$11.6 million", 100);
        let dollar = saturate(text.text.find('$').unwrap());
        assert_eq!(text.map.to_source(Span::new(dollar, dollar + 13)), Span::new(103, 117));
    }

    #[test]
    fn the_lead_is_what_is_emphasised_at_the_start() {
        let mut text = Text::default();
        let lead = text.inline(b"**Risk factors.** We may fail", 0);
        assert_eq!((lead.emphasis, lead.end), (Emphasis::BOLD, 13));
        let plain = text.inline(b"not **bold** at first", 0);
        assert!(plain.emphasis.is_none());
    }

    #[test]
    fn raised_text_is_told() {
        let mut text = Text::default();
        text.inline(b"Total<sup>1</sup> assets", 0);
        assert_eq!(text.text, "Total1 assets");
        assert_eq!(text.superscripts, [Span::new(5, 6)]);
    }
}
