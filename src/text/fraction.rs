//! Common fractions as filings print them: "8-7/8", "16 1/8", "9½", "66 2/3".
//!
//! Prices of shares were quoted in eighths and sixteenths until 2001, and rates of bonds are to this
//! day. The whole number and its fraction are one number: what reads "8" and "7/8" apart reads both
//! wrong.
//!
//! ```text
//! 8-7/8      16 1/8      66 2/3      9½      8 ⅞      7⁵⁄₈ (the reader of HTML parts it: 7 5/8)
//! w f        w  f        w  f        wf      w f
//! ```

/// So many parts of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// Parts; fewer than the whole has.
    pub numerator: u8,
    /// Parts of the whole.
    pub denominator: u8,
}

/// Parts into which prices, rates and votes are divided.
const DENOMINATORS: [u8; 13] = [2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100];

/// The character that stands between the digits of a typeset fraction.
const SLASH: &[u8] = "\u{2044}".as_bytes();

/// Fractions of one character.
const VULGAR: [(char, u8, u8); 15] = [
    ('½', 1, 2),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

impl Fraction {
    /// The fraction at the start of `bytes` and its length. More digits, a further stroke or letters
    /// behind it make something else of it: "1/2/95", "3/16ths".
    pub fn at(bytes: &[u8]) -> Option<(Self, usize)> {
        match bytes.first()? {
            b'0'..=b'9' => {}
            0xC2 | 0xE2 => return vulgar(bytes),
            _ => return None,
        }
        let (numerator, above) = small(bytes)?;
        let stroke = stroke(bytes.get(above..)?)?;
        let (denominator, below) = small(bytes.get(above + stroke..)?)?;
        let fraction = Self::new(numerator, denominator)?;
        // "C:\\1\\3" is no price: early filers struck halves, quarters and eighths so, which a keyboard had no other sign for.
        if bytes.get(above) == Some(&b'\\') && !fraction.is_of_halves() {
            return None;
        }
        let length = above + stroke + below;
        let next = bytes.get(length).copied().unwrap_or(b' ');
        let goes_on = match next {
            b'.' | b',' | b'-' => bytes.get(length + 1).is_some_and(u8::is_ascii_digit) && next != b'-',
            _ => next.is_ascii_alphanumeric() || matches!(next, b'/' | b'\\'),
        };
        (!goes_on).then_some((fraction, length))
    }

    /// False where `bytes`, of any length, hold no fraction.
    pub fn may_stand_in(bytes: &[u8]) -> bool {
        let holds = |sign: &[u8]| memchr::memmem::find(bytes, sign).is_some();
        memchr::memchr3(b'/', b'\\', 0xC2, bytes).is_some() || holds(b"\xE2\x85") || holds(SLASH)
    }

    /// The proper fraction of these parts, where things are divided into so many.
    pub fn new(numerator: u8, denominator: u8) -> Option<Self> {
        let proper = numerator > 0 && numerator < denominator && DENOMINATORS.contains(&denominator);
        proper.then_some(Self { numerator, denominator })
    }

    /// The length of the fraction that goes on a whole number, from behind the number's last digit on:
    /// "-7/8", " 1/8", "½".
    pub fn after_whole(bytes: &[u8]) -> Option<usize> {
        let joint = usize::from(matches!(bytes.first()?, b' ' | b'\n' | b'-'));
        let (_, length) = Self::at(bytes.get(joint..)?)?;
        Some(joint + length)
    }

    /// The same, where plain text sets the fraction of a price apart so that the whole numbers line up: "31   3/8".
    pub fn set_apart(bytes: &[u8]) -> Option<usize> {
        let blanks = bytes.iter().take_while(|b| **b == b' ').count();
        let (fraction, length) = Self::at(bytes.get(blanks..)?)?;
        ((2..=4).contains(&blanks) && fraction.is_of_halves()).then_some(blanks + length)
    }

    /// The length of the number at the start of `bytes` whose raised thirds have slid into its line: "662/3%" was "66⅔%",
    /// "331/3 percent" was "33⅓ percent". Only before a sign or word of percent: "662/3" alone may number a file.
    pub fn lost_third(bytes: &[u8]) -> Option<usize> {
        let [b'1'..=b'9', b'0'..=b'9', b'1' | b'2', b'/', b'3', rest @ ..] = bytes else { return None };
        let rest = rest.trim_ascii_start();
        let percent = ["%", "percent", "per cent"].iter().any(|word| rest.starts_with(word.as_bytes()));
        percent.then_some("662/3".len())
    }

    /// True where the whole is halved again and again, as prices are, and the fraction is told in its
    /// lowest terms.
    pub fn is_of_halves(self) -> bool {
        self.denominator.is_power_of_two() && self.numerator % 2 == 1
    }
}

/// A number of one or two digits at the start of `bytes`, and its length.
fn small(bytes: &[u8]) -> Option<(u8, usize)> {
    let length = bytes.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let value = bytes.get(..length)?.iter().fold(0u16, |sum, b| sum * 10 + u16::from(b - b'0'));
    let value = u8::try_from(value).ok()?;
    (length > 0).then_some((value, length))
}

/// The length of the stroke at the start of `bytes`.
fn stroke(bytes: &[u8]) -> Option<usize> {
    if matches!(bytes.first(), Some(b'/' | b'\\')) {
        return Some(1);
    }
    bytes.starts_with(SLASH).then_some(SLASH.len())
}

fn vulgar(bytes: &[u8]) -> Option<(Fraction, usize)> {
    let (_, numerator, denominator, length) = VULGAR.iter().find_map(|(sign, n, d)| {
        let mut buffer = [0; 4];
        let sign_bytes = sign.encode_utf8(&mut buffer).as_bytes();
        bytes.starts_with(sign_bytes).then_some((*sign, *n, *d, sign_bytes.len()))
    })?;
    Some((Fraction { numerator, denominator }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        Fraction::at(text.as_bytes())
            .map_or("-".into(), |(f, len)| format!("{}:{} {:?}", f.numerator, f.denominator, &text[..len]))
    }

    #[test]
    fn fractions_of_prices_and_rates() {
        assert_eq!(drawn("7/8% notes"), "7:8 \"7/8\"");
        assert_eq!(drawn("11/16"), "11:16 \"11/16\"");
        assert_eq!(drawn("½%"), "1:2 \"½\"");
        assert_eq!(drawn("⅞ "), "7:8 \"⅞\"");
        assert_eq!(drawn("5\u{2044}8"), "5:8 \"5\u{2044}8\"");
        assert_eq!(drawn("1/2-9 1/4"), "1:2 \"1/2\"");
        assert_eq!(drawn("1/2, 5"), "1:2 \"1/2\"");
        assert_eq!(drawn("5\\8%"), "5:8 \"5\\\\8\"");
    }

    #[test]
    fn dates_and_other_strokes_are_none() {
        for text in [
            "1\\3", "1\\2\\x", "1/2/95", "9/8", "3/31", "24/7", "1/2th", "7/1", "1/400", "1/2.5", "/8",
            "0/8", "x", "\u{2044}",
        ] {
            assert_eq!(drawn(text), "-", "{text}");
        }
    }

    #[test]
    fn thirds_that_slid_into_their_line() {
        for text in ["662/3%", "331/3 % of", "662/3 percent of the votes"] {
            assert_eq!(Fraction::lost_third(text.as_bytes()), Some(5), "{text}");
        }
        for text in ["662/3", "662/3 of", "663/3%", "62/3%", "662/31%", "662/4%"] {
            assert_eq!(Fraction::lost_third(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn behind_a_whole_number() {
        for (text, length) in [("-7/8%", 4), (" 1/8", 4), ("½", 2), (" ⅞ ", 4), ("\n7/8", 4)] {
            assert_eq!(Fraction::after_whole(text.as_bytes()), Some(length), "{text}");
        }
        assert_eq!(Fraction::set_apart(b"   3/8"), Some(6));
        for text in [" 3/8", "   2/3", "     3/8", "   3/31", "  of"] {
            assert_eq!(Fraction::set_apart(text.as_bytes()), None, "{text}");
        }
        for text in ["  1/8", "/8", ".1/8", "", "-", " of"] {
            assert_eq!(Fraction::after_whole(text.as_bytes()), None, "{text}");
        }
    }
}
