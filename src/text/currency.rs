//! Signs, letters and codes of currencies, as filings print them, with their ISO 4217 codes.
//!
//! ```text
//! sign      €  £  ¥  ₩  ...
//! letters   US$  C$  HK$  NT$  R$     they touch the dollar sign and say whose dollar it is
//! code      USD  RMB  NIS  CHF        in capitals, beside an amount
//! ```

/// Signs with a currency of their own. A dollar sign has many.
const SIGNS: &[(char, &str)] = &[
    ('€', "EUR"),
    ('£', "GBP"),
    ('₤', "GBP"),
    ('¥', "JPY"),
    ('￥', "JPY"),
    ('₹', "INR"),
    ('₩', "KRW"),
    ('￦', "KRW"),
    ('₪', "ILS"),
    ('₽', "RUB"),
    ('₺', "TRY"),
    ('₱', "PHP"),
    ('฿', "THB"),
];

/// The place of the currency sign `sign` among `SIGNS`.
pub fn sign_index(sign: char) -> Option<u8> {
    let at = SIGNS.iter().position(|(known, _)| *known == sign)?;
    u8::try_from(at).ok()
}

/// The currency of the sign at `index`.
pub fn of_sign_index(index: u8) -> Option<&'static str> {
    SIGNS.get(usize::from(index)).map(|(_, code)| *code)
}

/// Signs that could not be set, spelled in brackets before the number, as the senders of plain text did: "(pound)412.3".
const SPELLED: [(&[u8], char); 3] = [(b"(pound)", '£'), (b"(pounds)", '£'), (b"(yen)", '¥')];

/// Letters that look like a sign that could not be set, before thousands: "Y412,334", "(Y)412,334", "L  1,204". One that
/// stands apart may be before a decimal too, "L  412.3"; what touches one is a name.
const LOOKING: [(u8, char); 2] = [(b'Y', '¥'), (b'L', '£')];

/// Bytes behind a spelled sign in which its number starts.
const ROOM: usize = 80;

/// Spaces between such a letter and its number at the most.
const WIDEST: usize = 3;

/// The length of the letter that `text` starts with, its brackets included, and its place among `SIGNS`, where it stands
/// before such a number.
fn looks_like(text: &[u8]) -> Option<(usize, u8)> {
    let (letter, length) = match text {
        [b'(', letter, b')', ..] => (letter, 3),
        [letter, ..] => (letter, 1),
        [] => return None,
    };
    let (_, sign) = LOOKING.iter().find(|(known, _)| known == letter)?;
    let rest = text.get(length..)?;
    let gap = rest.iter().take_while(|b| **b == b' ').count();
    let number = rest.get(gap..).filter(|_| gap <= WIDEST)?;
    let digits = number.iter().take_while(|b| b.is_ascii_digit()).count();
    let group =
        |from: usize| number.get(from..).map_or(0, |n| n.iter().take_while(|b| b.is_ascii_digit()).count());
    let counted = (1..=3).contains(&digits)
        && match number.get(digits) {
            Some(b',') => group(digits + 1) == 3,
            Some(b'.') => gap > 0 && matches!(group(digits + 1), 1 | 2),
            _ => false,
        };
    counted.then(|| sign_index(*sign)).flatten().map(|sign| (length, sign))
}

/// The length of the spelled sign that `text` starts with, and its place among `SIGNS`.
pub fn spelled_sign(text: &[u8]) -> Option<(usize, u8)> {
    if let Some(found) = looks_like(text) {
        return Some(found);
    }
    let (spelled, sign) = SPELLED.iter().find(|(spelled, _)| {
        text.get(..spelled.len()).is_some_and(|start| start.eq_ignore_ascii_case(spelled))
    })?;
    sign_index(*sign).map(|index| (spelled.len(), index))
}

/// The length and the sign of "(pound)" or "(yen)" at `at`, where an amount or its power of ten stands behind it:
/// "(pound)412.3", "(pound)'000", "(pound)m". "Price per weight (pound)" has none.
pub fn spelled_before(bytes: &[u8], at: usize) -> Option<(usize, u8)> {
    let (length, sign) = spelled_sign(bytes.get(at..)?)?;
    // "(Y)" may be the mark of a note.
    if looks_like(&bytes[at..]).is_some() {
        return letter_sign(bytes, at).map(|sign| (length, sign));
    }
    let rest = bytes.get(at + length..)?;
    let amount = |rest: &[u8]| {
        let number = rest.trim_ascii_start();
        let number = number.strip_prefix(b"(").unwrap_or(number).trim_ascii_start();
        number.first().is_some_and(|b| b.is_ascii_digit() || *b == b'.')
    };
    // A paragraph may be one line: no more of it is looked at than the room before a number.
    let near = rest.get(..ROOM).unwrap_or(rest);
    let line = near.split(|b| *b == b'\n').next().unwrap_or(near);
    let scale = |name: &[u8]| {
        rest.strip_prefix(name).is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    };
    let scaled = [&b"m"[..], b"bn", b"'000", b"'m", b"'000s", b"million"].iter().any(|name| scale(name));
    (scaled || amount(line)).then_some((length, sign))
}

/// True where the text before the letter at `at`, on this page or the one before, names the currency that it stands for, or
/// has its sign in brackets. "L" and "Y" are codes of what is leased or of a class elsewhere, "Alder Fund | Y | 412,334".
pub fn is_told_above(bytes: &[u8], at: usize) -> bool {
    const PAGES: usize = 6000;
    const YEN: [&[u8]; 4] = [b"Yen", b"yen", b"YEN", "¥".as_bytes()];
    const POUNDS: [&[u8]; 6] = [b"(pound", b"terling", b"TERLING", b"L'000", b"L000", "£".as_bytes()];
    let before = bytes.get(at.saturating_sub(PAGES)..at).unwrap_or(&[]);
    let has = |names: &[&[u8]]| names.iter().any(|name| memchr::memmem::find(before, name).is_some());
    match bytes.get(at).filter(|letter| **letter != b'(').or(bytes.get(at + 1)) {
        Some(b'Y') => has(&YEN),
        Some(b'L') => has(&POUNDS),
        _ => false,
    }
}

/// The sign that the letter at `at` stands for, as it was printed where there was none: "L'000", "L000" and "Lm"; "Y412,334"
/// and, in a column of its own and below the name of the currency, "Y 412,334". A name that a line starts with is none.
pub fn letter_sign(bytes: &[u8], at: usize) -> Option<u8> {
    if at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
        return None;
    }
    let text = bytes.get(at..)?;
    if let Some((length, sign)) = looks_like(text) {
        const LINE: usize = 200;
        let touches = length == 1 && text.get(length).is_some_and(u8::is_ascii_digit);
        let before = &bytes[at.saturating_sub(LINE)..at];
        let line = before.rsplit(|b| *b == b'\n').next().unwrap_or(before);
        let apart = line.ends_with(b"  ") && !line.trim_ascii().is_empty();
        let printed = text.get(length).is_some_and(u8::is_ascii_digit) || apart;
        return (touches || printed && is_told_above(bytes, at)).then_some(sign);
    }
    let rest = text.strip_prefix(b"L")?;
    let scale = |name: &[u8]| {
        rest.strip_prefix(name).is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    };
    let scaled = [&b"'000"[..], b"000", b"m", b"(000)", b"('000)"].iter().any(|name| scale(name));
    scaled.then(|| sign_index('£')).flatten()
}

/// Letters that touch a dollar sign, and whose currency that is.
const DOLLARS: &[(&[u8], &str)] = &[
    (b"US", "USD"),
    (b"U.S", "USD"),
    (b"U.S.", "USD"),
    (b"C", "CAD"),
    (b"CA", "CAD"),
    (b"Can", "CAD"),
    (b"Cdn", "CAD"),
    (b"CDN", "CAD"),
    (b"CAD", "CAD"),
    (b"A", "AUD"),
    (b"AU", "AUD"),
    (b"AUD", "AUD"),
    (b"NZ", "NZD"),
    (b"HK", "HKD"),
    (b"NT", "TWD"),
    (b"S", "SGD"),
    (b"R", "BRL"),
    (b"Ps", "MXN"),
    (b"MX", "MXN"),
    (b"Mex", "MXN"),
    (b"Ch", "CLP"),
    (b"AR", "ARS"),
    (b"J", "JMD"),
];

/// The currency of a dollar sign that the letters `before` touch: "HK$".
pub fn of_dollar(before: &[u8]) -> Option<&'static str> {
    DOLLARS.iter().find(|(letters, _)| *letters == before).map(|(_, code)| *code)
}

/// True for a currency whose own people print it with a bare dollar sign.
pub fn has_dollar_sign(code: &str) -> bool {
    // No letters are known here that touch the sign of these.
    const PESOS: [&str; 3] = ["COP", "UYU", "DOP"];
    code == "USD" || PESOS.contains(&code) || DOLLARS.iter().any(|(_, known)| *known == code) && code != "BRL"
}

/// Letters that stand for a currency where they are printed so, in capitals for the most part.
const CODES: &[(&[u8], &str)] = &[
    (b"USD", "USD"),
    (b"EUR", "EUR"),
    (b"GBP", "GBP"),
    (b"JPY", "JPY"),
    (b"RMB", "CNY"),
    (b"CNY", "CNY"),
    (b"CAD", "CAD"),
    (b"CDN", "CAD"),
    (b"Cdn", "CAD"),
    (b"CHF", "CHF"),
    (b"SFR", "CHF"),
    (b"MXN", "MXN"),
    (b"INR", "INR"),
    (b"Rs", "INR"),
    (b"Ps", "MXN"),
    (b"NIS", "ILS"),
    (b"ILS", "ILS"),
    (b"BRL", "BRL"),
    (b"SEK", "SEK"),
    (b"NOK", "NOK"),
    (b"DKK", "DKK"),
    (b"KRW", "KRW"),
    (b"AUD", "AUD"),
    (b"NZD", "NZD"),
    (b"HKD", "HKD"),
    (b"TWD", "TWD"),
    (b"NTD", "TWD"),
    (b"SGD", "SGD"),
    (b"ARS", "ARS"),
    (b"CLP", "CLP"),
    (b"ZAR", "ZAR"),
    (b"RUB", "RUB"),
    (b"PLN", "PLN"),
    (b"CZK", "CZK"),
    (b"HUF", "HUF"),
    (b"IDR", "IDR"),
    (b"MYR", "MYR"),
    (b"THB", "THB"),
    (b"VND", "VND"),
    (b"AED", "AED"),
    // Those that the euro took the place of.
    (b"DM", "DEM"),
    (b"DEM", "DEM"),
    (b"FRF", "FRF"),
    (b"FF", "FRF"),
    (b"NLG", "NLG"),
    (b"ITL", "ITL"),
    (b"BEF", "BEF"),
    (b"ATS", "ATS"),
    (b"FIM", "FIM"),
    (b"IEP", "IEP"),
    (b"GRD", "GRD"),
];

/// The currency of letters that stand for one, as printed: "USD", "RMB", "NIS", "Rs", "DM".
pub fn of_code(letters: &[u8]) -> Option<&'static str> {
    if !matches!(letters.len(), 2 | 3) {
        return None;
    }
    CODES.iter().find(|(known, _)| *known == letters).map(|(_, code)| *code)
}

/// Codes that are printed with the letter of their scale before them. "MATS" is no million of schillings.
const LED_BY_SCALE: [&[u8]; 6] = [b"EUR", b"USD", b"SEK", b"NOK", b"DKK", b"CHF"];

/// The currency and the power of ten of letters that name both: "EURm", "USDbn", "MSEK", "KUSD", "TEUR".
pub fn of_scaled_code(letters: &[u8]) -> Option<(&'static str, i8)> {
    let (code, scale) = match letters {
        [code @ .., b'b', b'n'] => (code, 9),
        [code @ .., b'm', b'n'] => (code, 6),
        [b'M', code @ ..] if LED_BY_SCALE.contains(&code) => (code, 6),
        [b'K' | b'T' | b'k', code @ ..] if LED_BY_SCALE.contains(&code) => (code, 3),
        [code @ .., b'm'] => (code, 6),
        [code @ .., b'k'] => (code, 3),
        _ => return None,
    };
    (code.len() == 3).then(|| of_code(code)).flatten().map(|code| (code, scale))
}

/// The currency and the power of ten of letters that touch a dollar sign and name both, as Chilean companies print them:
/// "ThCh$", "ThUS$", "MMUS$". "M$" is so many thousands of pesos to some and so many millions of dollars to others.
pub fn of_scaled_dollar(letters: &[u8]) -> Option<(&'static str, i8)> {
    let (own, scale) = match letters {
        [b'T', b'h', own @ ..] => (own, 3),
        [b'M', b'M', own @ ..] => (own, 6),
        _ => return None,
    };
    of_dollar(own).map(|code| (code, scale))
}

/// True where `text` is the sign, the letters or the code of a currency and nothing else: "$", "HK$", "RMB".
pub fn is_sign(text: &[u8]) -> bool {
    let alone = |sign: char| sign_index(sign).is_some();
    match text {
        b"$" => true,
        [before @ .., b'$'] => of_dollar(before).is_some(),
        [first, ..] if first.is_ascii() => {
            of_code(text.strip_suffix(b".").unwrap_or(text)).is_some() || text == b"Ps."
        }
        _ => std::str::from_utf8(text).is_ok_and(|text| {
            let mut signs = text.chars();
            signs.next().is_some_and(alone) && signs.next().is_none()
        }),
    }
}

/// What stands after the sign, the letters or the code of a currency that `text` starts with: `5` of "€ 5",
/// "RMB 5" and "HK$5". None where it starts with none.
pub fn after_sign(text: &[u8]) -> Option<&[u8]> {
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'.').count();
    let rest = match (letters, text.get(letters)?) {
        (0, first) if !first.is_ascii() => {
            let length = if *first >= 0xF0 { 4 } else { usize::from(*first >= 0xE0) + 2 };
            let sign = text.get(..length)?;
            is_sign(sign).then(|| &text[length..])?
        }
        (1..=4, b'$') => of_dollar(&text[..letters]).map(|_| &text[letters + 1..])?,
        (2..=4, b' ' | b'0'..=b'9' | b'(' | b'-') => is_sign(&text[..letters]).then(|| &text[letters..])?,
        _ => return None,
    };
    Some(rest.trim_ascii_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_letters_and_codes() {
        for sign in ["$", "US$", "HK$", "€", "￦", "RMB", "Rs.", "NIS", "DM"] {
            assert!(is_sign(sign.as_bytes()), "{sign}");
        }
        for other in ["", "USA", "X$", "€m", "rmb", "No.", "TRYS"] {
            assert!(!is_sign(other.as_bytes()), "{other}");
        }
        assert_eq!(sign_index('₪').and_then(of_sign_index), Some("ILS"));
        assert!(["ARS", "CLP", "COP", "DOP", "MXN", "UYU"].iter().all(|peso| has_dollar_sign(peso)));
        assert!(!has_dollar_sign("PHP"));
        assert!(has_dollar_sign("CAD") && !has_dollar_sign("BRL") && !has_dollar_sign("EUR"));
    }

    #[test]
    fn spelled_signs() {
        for text in ["(pound)412.3", "(Pound) 412", "(YEN)4,120"] {
            assert!(spelled_sign(text.as_bytes()).is_some(), "{text}");
        }
        for (text, length) in
            [("Y412,334", 1), ("Y  4,120", 1), ("L1,204", 1), ("L  412.3", 1), ("(Y)412,334", 3)]
        {
            assert_eq!(spelled_sign(text.as_bytes()).map(|(length, _)| length), Some(length), "{text}");
        }
        for text in [
            "(pound sterling)",
            "pound",
            "(yens)",
            "(12)",
            "Y2000",
            "L 12",
            "L412.3",
            "(Y) 12",
            "Y    4,120",
            "Yen 4,120",
        ] {
            assert_eq!(spelled_sign(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn what_follows_a_sign() {
        for text in ["€5", "€ 5", "US$5", "US$ 5", "RMB 5", "Rs. 5", "CHF5", "￦ 5"] {
            assert_eq!(after_sign(text.as_bytes()), Some(&b"5"[..]), "{text}");
        }
        for text in ["", "5", "$5", "Note 5", "May 5", "é5", "Rs"] {
            assert_eq!(after_sign(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn codes_with_their_scale() {
        assert_eq!(of_scaled_code(b"EURm"), Some(("EUR", 6)));
        assert_eq!(of_scaled_code(b"USDbn"), Some(("USD", 9)));
        assert_eq!(of_scaled_code(b"MSEK"), Some(("SEK", 6)));
        assert_eq!(of_scaled_code(b"KUSD"), Some(("USD", 3)));
        assert_eq!(of_scaled_code(b"Item"), None);
        assert_eq!(of_scaled_code(b"USD"), None);
    }
}
