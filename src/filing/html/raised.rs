//! Tells the raised numerator of a typeset fraction from a footnote mark.
//!
//! ```text
//! 7<sup>5</sup>/<sub>8</sub>%     8<sup>1/2</sup>%     Total assets<sup>1</sup>
//!       ^ a numerator                   ^^^ both             ^ a mark
//! ```

use crate::text::fraction::Fraction;

/// Bytes of markup in which a fraction ends.
const REACH: usize = 240;

/// Tags that change how letters look.
const LETTERS: [&[u8]; 6] = [b"sup", b"sub", b"font", b"span", b"small", b"ix:"];

/// Letters of the longest fraction, with its stroke.
const LONGEST: usize = 8;

/// True where `source`, which starts behind the tag that raises, starts with a fraction.
pub(super) fn starts_fraction(source: &[u8]) -> bool {
    let source = &source[..source.len().min(REACH)];
    if !visible(source).next().is_some_and(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let letters: Vec<u8> = visible(source).take(LONGEST).collect();
    Fraction::at(&letters).is_some()
}

/// The letters of `source` without its tags; a stroke of any make is a plain one.
fn visible(source: &[u8]) -> impl Iterator<Item = u8> {
    let mut rest = source;
    std::iter::from_fn(move || {
        while rest.first() == Some(&b'<') {
            let end = memchr::memchr(b'>', rest)?;
            // The next cell or line is another matter.
            let name = rest[1..end].trim_ascii_start().strip_prefix(b"/").unwrap_or(&rest[1..end]);
            if !LETTERS
                .iter()
                .any(|tag| name.len() >= tag.len() && name[..tag.len()].eq_ignore_ascii_case(tag))
            {
                return None;
            }
            rest = &rest[end + 1..];
        }
        let strokes = [&b"&frasl;"[..], b"&#8260;", b"&#x2044;", b"&#47;", "\u{2044}".as_bytes()];
        let length = strokes.iter().find(|stroke| rest.starts_with(stroke)).map(|stroke| stroke.len());
        let letter = if length.is_some() { b'/' } else { *rest.first()? };
        rest = &rest[length.unwrap_or(1)..];
        Some(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerators_and_marks() {
        for source in [
            "5</sup>/<sub>8</sub>% notes",
            "<font size=\"1\">11</font></sup>&frasl;<sub>16</sub>",
            "1/2</sup> %",
            "1</sup>/<sub>8</sub></td><td>11",
        ] {
            assert!(starts_fraction(source.as_bytes()), "{source}");
        }
        for source in ["1</sup> and 2", "(1)</sup>", "1/</sup> 5", "st</sup>", "1</sup>/2005", "", "5<"] {
            assert!(!starts_fraction(source.as_bytes()), "{source}");
        }
    }
}
