//! Names of companies, which stand above many a title and are none.

use super::super::words::{self, hash_of};

/// Names of companies, which stand above statements and on every page and are no headings.
#[derive(Clone, Debug, Default)]
pub(in crate::outline) struct Companies(Vec<Vec<u32>>);

/// Words of a company's name that come and go.
const CORPORATE: &[u32] = &words::hashes([
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "companies",
    "ltd",
    "limited",
    "llc",
    "lp",
    "plc",
    "sa",
    "nv",
    "ag",
    "the",
    "and",
    "subsidiary",
    "subsidiaries",
    "consolidated",
    "de",
    "of",
    "its",
    "form",
    "10",
    "k",
]);

impl Companies {
    /// The companies with these names.
    pub(in crate::outline) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self(
            names
                .map(|name| Self::telling(name.as_bytes()).collect())
                .filter(|n: &Vec<u32>| !n.is_empty())
                .collect(),
        )
    }

    fn telling(text: &[u8]) -> impl Iterator<Item = u32> {
        words::words(text).map(|word| word.hash).filter(|hash| !CORPORATE.contains(hash))
    }

    /// True where `text` is the name of one of them and nothing else.
    pub(in crate::outline) fn names(&self, text: &[u8]) -> bool {
        if text.len() > 100 || self.0.is_empty() {
            return false;
        }
        let line: Vec<u32> = Self::telling(text).collect();
        !line.is_empty() && self.0.contains(&line)
    }
}

/// True for what reads as the name of some company: it ends in the words that only such names have.
pub(in crate::outline) fn is_company(text: &[u8]) -> bool {
    const ENDINGS: &[u32] = &words::hashes([
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "ltd",
        "limited",
        "llc",
        "plc",
        "subsidiaries",
        "company",
        "lp",
        "llp",
        "co",
    ]);
    let (mut before, mut last) = (None, None);
    for word in words::words(text) {
        (before, last) = (last, Some(word.hash));
    }
    let about = words::words(text).next().is_some_and(|word| word.hash == const { hash_of("about") });
    // "History and Development of the Company" speaks of a company and names none.
    let speaks = before == Some(const { hash_of("the") }) || before == Some(const { hash_of("our") });
    // "Form of Opinion of Alder & Birch LLP" is by them.
    let firm = last == Some(const { hash_of("llp") })
        && words::words(text).any(|word| word.hash == const { hash_of("of") });
    !about
        && !speaks
        && !firm
        && (last.is_some_and(|hash| ENDINGS.contains(&hash)) || is_partnership(text))
        && words::words(text).take(10).count() < 10
}

/// True for "Alder Partners, L.P.".
fn is_partnership(text: &[u8]) -> bool {
    text.len() > 5 && text.get(text.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case(b"l.p."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_known_by_its_telling_words() {
        let companies = Companies::new(["NORTHERN KETTLE CO /DE/"].into_iter());
        assert!(companies.names(b"Northern Kettle Company and Subsidiaries"));
        assert!(companies.names(b"THE NORTHERN KETTLE COMPANY"));
        assert!(!companies.names(b"Northern Kettle Sales"));
        assert!(!companies.names(b"The Company"));
    }
}
