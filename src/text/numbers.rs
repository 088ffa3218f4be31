//! English words for numbers: "twelve", "SIXTY", "three hundred and five thousand".

use rust_decimal::Decimal;

/// The numbers from zero to nineteen.
pub const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Tens from twenty on.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// What multiplies the hundreds before it.
const GROUPS: [(&str, u64); 6] = [
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("quadrillion", 1_000_000_000_000_000),
    ("quintillion", 1_000_000_000_000_000_000),
];

/// The number below a hundred that a single word is, in any case.
pub fn word(word: &str) -> Option<u8> {
    let is = |known: &&str| word.eq_ignore_ascii_case(known);
    let units = UNITS.iter().position(is);
    let number = units.or_else(|| TENS.iter().position(is).map(|tens| 10 * (tens + 2)));
    u8::try_from(number?).ok()
}

/// The number that words without a gap between hyphens are: "twenty-one", "twelve".
pub fn hyphenated(words: &str) -> Option<u8> {
    match words.split_once('-') {
        Some((tens, units)) => {
            let (tens, units) = (word(tens)?, word(units)?);
            (tens >= 20 && (1..10).contains(&units)).then_some(tens + units)
        }
        None => word(words),
    }
}

/// The number that `words` are, small words and gaps left out; None where any of them is none.
pub fn cardinal<'a>(words: impl Iterator<Item = &'a str>) -> Option<Decimal> {
    let (mut total, mut group, mut read) = (Decimal::ZERO, 0u64, false);
    for next in words {
        if let Some(number) = word(next) {
            group = group.checked_add(number.into())?;
        } else if next.eq_ignore_ascii_case("hundred") && read {
            group = group.checked_mul(100)?;
        } else if let Some((_, size)) = GROUPS.iter().find(|(w, _)| next.eq_ignore_ascii_case(w) && read) {
            total = total.checked_add(Decimal::from(group).checked_mul(Decimal::from(*size))?)?;
            group = 0;
        } else {
            return None;
        }
        read = true;
    }
    read.then(|| total.checked_add(Decimal::from(group)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_numbers() {
        for (said, number) in [
            ("zero", Some(0)),
            ("Seven", Some(7)),
            ("NINETEEN", Some(19)),
            ("twenty", Some(20)),
            ("Twenty-one", Some(21)),
            ("ninety-nine", Some(99)),
            ("one-twenty", None),
            ("twenty-zero", None),
            ("twenty-", None),
            ("twelve-one", None),
            ("twenty one", None),
            ("sevens", None),
            ("", None),
        ] {
            assert_eq!(hyphenated(said), number, "{said}");
        }
    }
}
