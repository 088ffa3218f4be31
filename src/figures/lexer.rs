//! Cuts text into words, numbers and signs, once.
//!
//! ```text
//! a net loss of $11.6 million, or $(0.17) per share
//! w w   w    w  ¤nnnn w      , w  ¤(nnnn) w   w
//! ```
//!
//! A number keeps its commas and its point where they group it; letters that touch a number make a
//! word of it unless they are an ordinal or a unit, which are cut off (`43rd`, `2.4x`, `10mg`).

use super::words::{self, Word};
use crate::text::currency::{letter_sign, of_code, sign_index, spelled_before};
use crate::text::fraction::Fraction;

/// A piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Offset of its first byte in the document's text.
    pub(crate) start: u32,
    /// One past its last byte.
    pub(crate) end: u32,
    pub(crate) kind: TokenKind,
    /// White space stands before it.
    pub(crate) spaced: bool,
    /// The word, for words.
    pub(crate) word: Word,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with apostrophes and full stops inside abbreviations.
    Word,
    /// Letters that start with a capital.
    Capital,
    /// Digits with their grouping commas and decimal point, or with their common fraction.
    Number,
    /// Letters and digits mixed: a code name.
    Code,
    /// A currency sign: `$`, or the place of another one among those known.
    Currency(u8),
    Percent,
    Open,
    Close,
    Comma,
    Period,
    Colon,
    Semicolon,
    Slash,
    /// A hyphen.
    Hyphen,
    /// An en dash, an em dash or a minus sign.
    Dash,
    Plus,
    Quote,
    /// A footnote mark.
    Mark,
    /// Section sign, number sign, at sign and others that make a number a name.
    Sign(u8),
    /// A tab or a line break between cells.
    Tab,
}

/// The sign of a cent, `¢`.
pub(crate) const CENT: u8 = b'c';

/// What a byte starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Other,
    High,
}

const CLASSES: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = if b == b' ' || b == b'\n' || b == b'\r' || b == b'\t' || b == 0x0C {
            Class::Space
        } else if b.is_ascii_alphabetic() {
            Class::Letter
        } else if b.is_ascii_digit() {
            Class::Digit
        } else if b >= 0x80 {
            Class::High
        } else {
            Class::Other
        };
        byte += 1;
    }
    table
};

fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

/// Cuts `text[from..to]` and appends its tokens to `tokens`. Both ends lie on char boundaries.
pub(crate) fn lex(text: &str, from: u32, to: u32, tokens: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..(to as usize).min(text.len())];
    let mut at = from as usize;
    let mut spaced = true;
    while at < bytes.len() {
        let start = at;
        let (kind, word) = match class(bytes[at]) {
            Class::Space => {
                spaced = true;
                at += 1;
                if bytes[start] == b'\t' {
                    tokens.push(token(start, at, TokenKind::Tab, true, Word::Other));
                }
                continue;
            }
            Class::Letter if matches!(bytes[at], b'L' | b'Y') && letter_sign(bytes, at).is_some() => {
                at += 1;
                (letter_sign(bytes, start).map_or(TokenKind::Capital, TokenKind::Currency), Word::Other)
            }
            Class::Letter => {
                at = word_end(bytes, at);
                let (kind, word) = word_token(bytes, start, at);
                if kind == TokenKind::Code && leads_amount(bytes, start, at) {
                    at = start + CODE;
                    word_token(bytes, start, at)
                } else {
                    (kind, word)
                }
            }
            Class::Digit => {
                let (end, kind) = number(bytes, at);
                at = end;
                (kind, Word::Other)
            }
            Class::Other => {
                let (end, kind) = sign(bytes, at);
                at = end;
                // "A share count of ~310 million": the sign is read as the word that it stands for.
                (kind, if kind == TokenKind::Sign(b'~') { Word::About } else { Word::Other })
            }
            Class::High => match high(text, at) {
                High::Letter => {
                    at = word_end(bytes, at);
                    word_token(bytes, start, at)
                }
                High::Space(len) => {
                    spaced = true;
                    at += len;
                    continue;
                }
                High::Sign(len, kind) => {
                    at += len;
                    (kind, Word::Other)
                }
            },
        };
        tokens.push(token(start, at, kind, spaced, word));
        spaced = false;
    }
}

fn token(start: usize, end: usize, kind: TokenKind, spaced: bool, word: Word) -> Token {
    Token { start: crate::text::saturate(start), end: crate::text::saturate(end), kind, spaced, word }
}

#[inline]
fn word_token(bytes: &[u8], from: usize, to: usize) -> (TokenKind, Word) {
    let word = &bytes[from..to];
    let found = words::lookup_at(bytes, from, to);
    if found == Word::Other && word.iter().any(u8::is_ascii_digit) {
        return (TokenKind::Code, found);
    }
    (if word[0].is_ascii_uppercase() { TokenKind::Capital } else { TokenKind::Word }, found)
}

/// Letters of the code of a currency (ISO 4217).
const CODE: usize = 3;

/// True where the mixture of letters and digits `from..to` starts with the code of a currency and goes on as an
/// amount: "EUR1,000", "CHF25 million", "RMB6.8". "RMB" names nothing else: "RMB500".
fn leads_amount(bytes: &[u8], from: usize, to: usize) -> bool {
    let Some((code, digits)) = bytes.get(from..to).and_then(|word| word.split_at_checked(CODE)) else {
        return false;
    };
    let rest = &bytes[to..];
    let grouped = rest.len() > 3 && rest[0] == b',' && rest[1..4].iter().all(u8::is_ascii_digit);
    let scaled = is_scaled(rest);
    let told = grouped && digits.len() <= 3 || scaled || is_fraction(rest) || code == b"RMB";
    let amount = told && !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    amount && of_code(code).is_some()
}

fn is_scaled(rest: &[u8]) -> bool {
    [&b" million"[..], b" billion", b" thousand"].iter().any(|word| rest.starts_with(word))
}

/// ".50" and ".8 million" behind whole digits: cents have two digits, prices of a share up to four, and shorter
/// fractions are of thousands and more.
fn is_fraction(rest: &[u8]) -> bool {
    let Some((b'.', rest)) = rest.split_first() else { return false };
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    (2..=4).contains(&digits) || digits > 0 && is_scaled(&rest[digits..])
}

/// The end of the word at `at`: letters, digits that touch them, an apostrophe or a full stop between
/// single letters (`U.S`), and letters beyond ASCII.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    loop {
        let ends = |b: &u8| !matches!(class(*b), Class::Letter | Class::Digit);
        let Some(rest) = bytes.get(end..) else { break };
        let Some(plain) = rest.iter().position(ends) else {
            end = bytes.len();
            break;
        };
        end += plain;
        let byte = &bytes[end];
        match class(*byte) {
            Class::High => {
                let rest = &bytes[end..];
                if is_curly_apostrophe(rest) && rest.get(3).is_some_and(u8::is_ascii_alphabetic) {
                    end += 3;
                } else if is_high_letter(rest) {
                    end += high_len(*byte);
                } else {
                    break;
                }
            }
            _ => {
                let next = bytes.get(end + 1).copied().unwrap_or(b' ');
                let single = end - at == 1 || bytes[end - 2] == b'.';
                let joins = match byte {
                    b'\'' | b'&' => next.is_ascii_alphabetic(),
                    b'.' => single && next.is_ascii_alphabetic(),
                    _ => false,
                };
                if !joins {
                    break;
                }
                end += 1;
            }
        }
    }
    end.max(at + 1).min(bytes.len())
}

fn is_curly_apostrophe(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xE2\x80\x99")
}

/// Letters of Latin, Greek and Cyrillic writing; signs and spaces start with other bytes.
fn is_high_letter(bytes: &[u8]) -> bool {
    match bytes {
        [0xC3, second, ..] => !matches!(second, 0x97 | 0xB7),
        [0xC4..=0xD4, ..] => true,
        _ => false,
    }
}

fn high_len(byte: u8) -> usize {
    match byte {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
        _ => 1,
    }
}

/// The number at `at`: its end, and whether letters make a code of it.
fn number(bytes: &[u8], at: usize) -> (usize, TokenKind) {
    /// Digits of cents.
    const CENTS: usize = 2;
    let digits =
        |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = at + digits(at);
    // Commas group by three: `1,234` is one number and `1,2` two.
    if end - at <= 3 {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
        if end - at <= 2 {
            end = indian(bytes, end).unwrap_or(end);
        }
        let struck = at > 0 && bytes[at - 1] == b'/';
        let plain = end - at <= 3 && at.checked_sub(1).is_none_or(|i| !matches!(bytes[i], b'.' | b'-'));
        let apart = || Fraction::set_apart(&bytes[end..]).filter(|_| plain);
        if let Some(length) = Fraction::after_whole(&bytes[end..]).or_else(apart).filter(|_| !struck) {
            return (end + length, TokenKind::Number);
        }
        if bytes.get(end) == Some(&b'/')
            && let Some(length) = lone_fraction(bytes, at).or_else(|| Fraction::lost_third(&bytes[at..]))
        {
            return (at + length, TokenKind::Number);
        }
    }
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
        let fraction = digits(end + 1);
        // `1.2.3` is a version or a section, not a number.
        if bytes.get(end + 1 + fraction) == Some(&b'.') && digits(end + 2 + fraction) > 0 {
            return (code_end(bytes, at), TokenKind::Code);
        }
        end += 1 + fraction;
        // "$1.20 1/2": a dollar, twenty cents and a half.
        if fraction == CENTS
            && let Some(length) = Fraction::after_whole(&bytes[end..])
            && Fraction::at(&bytes[end + 1..]).is_some_and(|(part, _)| part.is_of_halves())
        {
            return (end + length, TokenKind::Number);
        }
        // `1.234,5` groups with points: no other number goes on so after three digits.
        let decimals = if fraction == 3 && bytes.get(end) == Some(&b',') { digits(end + 1) } else { 0 };
        if matches!(decimals, 1 | 2) {
            end += 1 + decimals;
        }
    }
    // `101.LAB` is an exhibit; "in 1996.IBM paid" and "$101.LAB costs" start a sentence.
    let plain = end - at <= 3 && at.checked_sub(1).is_none_or(|i| bytes[i] != b'$');
    if let [b'.', capitals @ ..] = &bytes[end..]
        && plain
        && capitals.iter().take_while(|b| b.is_ascii_alphanumeric()).count() == 3
        && capitals.iter().take(3).all(u8::is_ascii_uppercase)
    {
        return (code_end(bytes, at), TokenKind::Code);
    }
    let letters = bytes[end..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    // "1,110CR": a credit, where a name would have no comma or point.
    let grouped = bytes[at..end].iter().any(|b| matches!(b, b',' | b'.'));
    if grouped && matches!(&bytes[end..end + letters], b"CR" | b"Cr") {
        return (end, TokenKind::Number);
    }
    // "9.45c": cents; "65.1c a pound" too, while "7.8c" alone may have a mark of a note.
    let point = |back: usize| bytes.get(end.wrapping_sub(back)) == Some(&b'.');
    let priced = |rest: &[u8]| rest.starts_with(b" a ") || rest.starts_with(b" per ");
    let cents = letters == 1 && bytes[end] == b'c' && (point(3) || point(2) && priced(&bytes[end + 1..]));
    // "$25,000US": whose dollars, behind the number.
    let nation = || matches!(&bytes[end..end + letters], b"US" | b"USD" | b"CAD" | b"CDN" | b"Cdn");
    let dollars = at > 0 && (bytes[at - 1] == b'$' || at > 1 && bytes[at - 2..at] == *b"$ ") && nation();
    if letters == 0 || cents || dollars || is_suffix(&bytes[end..end + letters]) {
        return (end, TokenKind::Number);
    }
    (code_end(bytes, at), TokenKind::Code)
}

/// Groups of two digits in the longest number that anybody prints so; a list of small numbers has more.
const MOST_PAIRS: usize = 8;

/// The end of a number grouped as in India, `1,23,456` and `12,34,56,789`, whose first group ends at `end`:
/// groups of two digits, and one of three last.
fn indian(bytes: &[u8], mut end: usize) -> Option<usize> {
    let group = |at: usize, length: usize| {
        let rest = bytes.get(at..)?.strip_prefix(b",")?;
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        (digits == length).then_some(at + 1 + length)
    };
    for groups in 0..MOST_PAIRS {
        if let Some(last) = group(end, 3).filter(|_| groups > 0) {
            return Some(last);
        }
        end = group(end, 2)?;
    }
    None
}

/// The length of the fraction at `at` that stands without a whole number: "3/8 of 1%", "$7/8", "3/4" alone
/// in a cell. Two numbers with a stroke between them are a day of a month more often than not.
fn lone_fraction(bytes: &[u8], at: usize) -> Option<usize> {
    let (fraction, length) = Fraction::at(&bytes[at..])?;
    let before = at.checked_sub(1).map_or(b'\t', |i| bytes[i]);
    let rest = bytes[at + length..].trim_ascii_start();
    let price = before == b'$' || before == b' ' && at > 1 && bytes[at - 2] == b'$';
    let alone = matches!(before, b'\t' | b'\n' | b' ') && (rest.is_empty() || bytes[at + length] == b'\t');
    let part = [&b"%"[..], b"of ", b"percent", b"per cent"].iter().any(|word| rest.starts_with(word));
    let apart = matches!(before, b' ' | b'\t' | b'\n' | b'(' | b'$');
    (apart && (part || fraction.is_of_halves() && (price || alone))).then_some(length)
}

/// The end of a mixture of letters and digits.
fn code_end(bytes: &[u8], at: usize) -> usize {
    let length = bytes[at..]
        .iter()
        .enumerate()
        .take_while(|(i, b)| {
            b.is_ascii_alphanumeric()
                || **b == b'.' && bytes.get(at + i + 1).is_some_and(u8::is_ascii_alphanumeric)
        })
        .count();
    at + length.max(1)
}

/// Letters that may touch a number and leave it one: ordinals, scales, units.
fn is_suffix(letters: &[u8]) -> bool {
    matches!(
        letters,
        b"x" | b"X"
            | b"st"
            | b"nd"
            | b"rd"
            | b"th"
            | b"ST"
            | b"ND"
            | b"RD"
            | b"TH"
            | b"M"
            | b"MM"
            | b"B"
            | b"K"
            | b"p"
    ) || matches!(
        letters,
        b"m" | b"mm" | b"b" | b"bn" | b"k" | b"bp" | b"bps" | b"pts" | b"s" | b"Bn" | b"MN" | b"mn"
    ) || matches!(
        letters,
        b"mg" | b"kg" | b"ml" | b"km" | b"MW" | b"GW" | b"kW" | b"MWh" | b"GB" | b"TB" | b"ft" | b"kV"
    ) || matches!(
        letters,
        b"million" | b"billion" | b"thousand" | b"years" | b"days" | b"months" | b"percent" | b"pp"
    )
}

/// The sign at `at`, an ASCII byte that is neither letter, digit nor space.
fn sign(bytes: &[u8], at: usize) -> (usize, TokenKind) {
    let next_digit = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    let kind = match bytes[at] {
        // `.574 of a share`, where nothing that the point could end stands before it.
        b'.' if next_digit && !at.checked_sub(1).is_some_and(|i| bytes[i].is_ascii_alphanumeric()) => {
            let (end, kind) = number(bytes, at + 1);
            return (end, kind);
        }
        b'$' => TokenKind::Currency(b'$'),
        b'%' => TokenKind::Percent,
        b'(' if let Some((length, sign)) = spelled_before(bytes, at) => {
            return (at + length, TokenKind::Currency(sign));
        }
        b'(' | b'[' | b'{' => TokenKind::Open,
        b'<' if angled(bytes, at).is_some() => TokenKind::Open,
        b'>' if closes_angle(bytes, at) => TokenKind::Close,
        b')' | b']' | b'}' => TokenKind::Close,
        b',' => TokenKind::Comma,
        b'.' => TokenKind::Period,
        b':' => TokenKind::Colon,
        b';' => TokenKind::Semicolon,
        b'/' => TokenKind::Slash,
        b'-' => TokenKind::Hyphen,
        b'+' => TokenKind::Plus,
        b'"' | b'\'' | b'`' => TokenKind::Quote,
        b'*' => TokenKind::Mark,
        other => TokenKind::Sign(other),
    };
    (at + 1, kind)
}

/// Bytes of the longest number in angle brackets, its signs among them.
const ANGLED: usize = 24;

/// Where the angle bracket at `at` closes, if a number and its sign are all that it holds: "<1,540>", "<$ 220>". Senders
/// of plain text set losses so, as others do in parentheses; "<5%" and "p<0.05" are limits.
fn angled(bytes: &[u8], at: usize) -> Option<usize> {
    let inner = bytes.get(at + 1..)?;
    let length = inner.iter().take(ANGLED).position(|b| *b == b'>')?;
    let held = inner.get(..length)?.trim_ascii();
    let number = held.strip_prefix(b"$").unwrap_or(held).trim_ascii_start();
    let digits = number.iter().any(u8::is_ascii_digit);
    (digits && number.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')))
        .then_some(at + 1 + length)
}

/// True where the angle bracket at `at` closes one that holds a number.
fn closes_angle(bytes: &[u8], at: usize) -> bool {
    let back = bytes[..at].iter().rev().take(ANGLED + 1).position(|b| *b == b'<');
    back.is_some_and(|back| angled(bytes, at - 1 - back) == Some(at))
}

enum High {
    Letter,
    Space(usize),
    Sign(usize, TokenKind),
}

/// What the character at `at`, which is beyond ASCII, is.
fn high(text: &str, at: usize) -> High {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
        return High::Space(1);
    };
    let len = c.len_utf8();
    if let Some((_, len)) = Fraction::at(&text.as_bytes()[at..]) {
        return High::Sign(len, TokenKind::Number);
    }
    let kind = match c {
        '¢' => TokenKind::Sign(CENT),
        '–' | '—' | '−' | '‒' | '―' => TokenKind::Dash,
        // Hyphens that no line breaks at: "Rule 12b‑2".
        '‐' | '‑' => TokenKind::Hyphen,
        '“' | '”' | '‘' | '’' | '«' | '»' => TokenKind::Quote,
        '†' | '‡' | '¹' | '²' | '³' => TokenKind::Mark,
        '§' | '¶' => TokenKind::Sign(b'#'),
        _ if c.is_alphabetic() => return High::Letter,
        _ if c.is_whitespace() => return High::Space(len),
        _ => sign_index(c).map_or(TokenKind::Sign(0), TokenKind::Currency),
    };
    High::Sign(len, kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens drawn as their texts, codes in braces, numbers in brackets.
    fn drawn(text: &str) -> String {
        let mut tokens = Vec::new();
        lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
        let shown: Vec<String> = tokens
            .iter()
            .map(|t| {
                let piece = &text[t.start as usize..t.end as usize];
                match t.kind {
                    TokenKind::Number => format!("[{piece}]"),
                    TokenKind::Code => format!("{{{piece}}}"),
                    TokenKind::Tab => "<tab>".to_owned(),
                    _ => piece.to_owned(),
                }
            })
            .collect();
        shown.join(" ")
    }

    #[test]
    fn numbers_keep_their_grouping() {
        assert_eq!(drawn("$1,234,567.89 and 1,2 or 12,34"), "$ [1,234,567.89] and [1] , [2] or [12] , [34]");
        assert_eq!(drawn("(.574) of 2010."), "( [.574] ) of [2010] .");
        assert_eq!(drawn("see 1.2.3"), "see {1.2.3}");
        assert_eq!(
            drawn("1,23,456 and 12,34,56,789, but 1,23,45"),
            "[1,23,456] and [12,34,56,789] , but [1] , [23] , [45]"
        );
    }

    #[test]
    fn letters_make_codes_of_numbers() {
        assert_eq!(drawn("HCT204 T-HC1 401(k) 10b-5"), "{HCT204} T - {HC1} [401] ( k ) [10] b - [5]");
        assert_eq!(drawn("43rd 2.4x 10mg $5M 1QFY11"), "[43] rd [2.4] x [10] mg $ [5] M {1QFY11}");
        assert_eq!(drawn("1,110CR 5CR"), "[1,110] CR {5CR}");
    }

    #[test]
    fn angle_brackets_around_a_number_are_brackets() {
        let kinds = |text: &str| {
            let mut tokens = Vec::new();
            lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
            tokens.iter().filter(|t| matches!(t.kind, TokenKind::Open | TokenKind::Close)).count()
        };
        for (text, want) in
            [("a loss of $<1,540>", 2), ("< $ .15>", 2), ("<5% or p<0.05", 0), ("<loss> <C> <F1>", 0)]
        {
            assert_eq!(kinds(text), want, "{text}");
        }
    }

    #[test]
    fn words_keep_apostrophes_and_initials() {
        assert_eq!(
            drawn("Shareholders' equity, U.S. Treasury’s AT&T"),
            "Shareholders ' equity , U.S . Treasury’s AT&T"
        );
        assert_eq!(drawn("crédit — naïve"), "crédit — naïve");
    }

    #[test]
    fn cells_are_parted() {
        assert_eq!(drawn("Cash\t$\t5\u{a0}%"), "Cash <tab> $ <tab> [5] %");
    }

    proptest::proptest! {
        /// Tokens are in order, on char boundaries and cover every character that is no space.
        #[test]
        fn nothing_is_lost(text in "[a-zA-Z0-9 $€—.,()'%\t½é-]{0,60}") {
            let mut tokens = Vec::new();
            lex(&text, 0, crate::text::saturate(text.len()), &mut tokens);
            let mut at = 0usize;
            for token in &tokens {
                let (start, end) = (token.start as usize, token.end as usize);
                proptest::prop_assert!(start >= at && end > start);
                proptest::prop_assert!(text.get(start..end).is_some(), "{text:?} {token:?}");
                proptest::prop_assert!(text[at..start].chars().all(char::is_whitespace));
                at = end;
            }
            proptest::prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
