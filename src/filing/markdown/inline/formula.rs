//! Formulas between dollar signs, which text recognition writes for raised digits, bullets and signs: told from amounts
//! of money, and written as a person would on one line.

use memchr::memmem;

use crate::filing::decode;

/// Length of the formula at the start of `bytes`, both dollar signs included. Between amounts of
/// money stand no commands.
pub(super) fn formula(bytes: &[u8]) -> Option<usize> {
    let close = bytes.iter().skip(1).take(200).position(|b| *b == b'$').map(|i| i + 1)?;
    let inner = &bytes[1..close];
    let command = inner.windows(2).any(|w| w[0] == b'\\' && (w[1].is_ascii_alphabetic() || w[1] == b','));
    let raised = inner.first().is_some_and(|b| matches!(b, b'^' | b'_'));
    (command || raised || memmem::find(inner, b"^{").is_some()).then_some(close + 1)
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
pub(super) fn plain_formula(inner: &[u8]) -> String {
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
