//! Names of elements as words: `nameOfIssuer` is "Name of issuer".

/// The words of a name in camel case: the first one capitalised, the others in lower case, runs of
/// capitals and digits kept together.
///
/// ```text
/// nameOfIssuer            Name of issuer
/// AccountsPayableCurrent  Accounts payable current
/// EPSBasic                EPS basic
/// is40Act                 Is 40 act
/// ```
pub(super) fn words(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut words = String::with_capacity(name.len() + 8);
    let mut start = 0;
    for at in 1..=letters.len() {
        if at < letters.len() && !is_border(&letters, at) {
            continue;
        }
        let word: String = letters[start..at].iter().filter(|c| !matches!(c, '_' | '-' | '.')).collect();
        start = at;
        if word.is_empty() {
            continue;
        }
        let spelled = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
        let first = words.is_empty();
        if !first {
            words.push(' ');
        }
        for (index, letter) in word.chars().enumerate() {
            if spelled {
                words.push(letter);
            } else if index == 0 && first {
                words.extend(letter.to_uppercase());
            } else {
                words.extend(letter.to_lowercase());
            }
        }
    }
    words
}

/// True where a word starts at `at`.
fn is_border(letters: &[char], at: usize) -> bool {
    let (before, here) = (letters[at - 1], letters[at]);
    let after = letters.get(at + 1).copied().unwrap_or('A');
    let starts_word = here.is_uppercase() && (!before.is_uppercase() || after.is_lowercase());
    starts_word || matches!(here, '_' | '-' | '.') || here.is_ascii_digit() != before.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_words() {
        let cases = [
            ("nameOfIssuer", "Name of issuer"),
            ("AccountsPayableCurrent", "Accounts payable current"),
            ("EPSBasic", "EPS basic"),
            ("is40Act", "Is 40 act"),
            ("cusip", "Cusip"),
            ("CIK", "CIK"),
            ("Long_Term-Debt", "Long term debt"),
            ("", ""),
        ];
        for (name, want) in cases {
            assert_eq!(words(name), want, "{name}");
        }
    }
}
