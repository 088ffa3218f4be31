//! Decodes the marks inside a line of markdown: escapes, emphasis, formulas, a few tags.
//!
//! ```text
//! file   a net loss of \$11.6 million (*see* Note 2), 168 mg/m$^{2}$
//! text   a net loss of $11.6 million (see Note 2), 168 mg/m²
//! ```
//!
//! Each decoded character maps back to all the bytes that made it, the backslash of `\$` included.

mod formula;
mod marks;

use memchr::memmem;

use crate::filing::decode;
use crate::filing::document::Emphasis;
use crate::text::{SourceMap, Span, TextSpan, saturate};
use formula::{formula, plain_formula};
use marks::{closing, entity, link};

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
