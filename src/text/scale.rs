//! Words that multiply a number by a power of ten: "thousand", "millions", "bn".

/// A power of ten, what it is called of one and of several, and what stands for it behind a number.
struct Scale {
    power: i8,
    one: &'static str,
    several: &'static str,
    short: &'static [&'static str],
}

const SCALES: [Scale; 5] = [
    Scale { power: 2, one: "hundred", several: "hundreds", short: &[] },
    Scale { power: 3, one: "thousand", several: "thousands", short: &["k", "thous"] },
    Scale { power: 6, one: "million", several: "millions", short: &["m", "mm", "mn", "mln", "mil"] },
    Scale { power: 9, one: "billion", several: "billions", short: &["b", "bn", "bil"] },
    Scale { power: 12, one: "trillion", several: "trillions", short: &["tn"] },
];

/// The least power that a table or a statement is told in.
const LEAST_OF_TABLE: i8 = 3;

/// The power of ten that a word or what is short for it names, in any case.
pub fn of(word: &str) -> Option<i8> {
    let known = |scale: &&Scale| {
        [scale.one, scale.several].iter().chain(scale.short).any(|name| name.eq_ignore_ascii_case(word))
    };
    SCALES.iter().find(known).map(|scale| scale.power)
}

/// The power of ten that amounts may be told in, by the word for it: "thousands", "Million".
pub fn of_table(word: &[u8]) -> Option<i8> {
    let known = |scale: &&Scale| {
        scale.power >= LEAST_OF_TABLE
            && [scale.one, scale.several].iter().any(|name| name.as_bytes().eq_ignore_ascii_case(word))
    };
    SCALES.iter().find(known).map(|scale| scale.power)
}

/// The word for a power of ten behind a number: "million".
pub fn one(power: i8) -> Option<&'static str> {
    SCALES.iter().find(|scale| scale.power == power).map(|scale| scale.one)
}

/// The word for a power of ten that amounts are told in: "millions".
pub fn several(power: i8) -> Option<&'static str> {
    SCALES.iter().find(|scale| scale.power == power).map(|scale| scale.several)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_powers() {
        for (word, power, table) in [
            ("thousand", Some(3), Some(3)),
            ("MILLIONS", Some(6), Some(6)),
            ("bn", Some(9), None),
            ("K", Some(3), None),
            ("hundred", Some(2), None),
            ("trillions", Some(12), Some(12)),
            ("thousandth", None, None),
            ("", None, None),
        ] {
            assert_eq!((of(word), of_table(word.as_bytes())), (power, table), "{word}");
        }
        for scale in SCALES {
            assert_eq!(one(scale.power).and_then(of), Some(scale.power));
            assert_eq!(several(scale.power).and_then(of), Some(scale.power));
        }
    }
}
