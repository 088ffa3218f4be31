//! Names that stand for codes: states, countries, exchanges, sorts of filers.
//!
//! Names are compared without case, articles, punctuation and what company law adds ("LLC", "Inc."), and
//! countries also without the form of their state ("Republic of").

use crate::text::places::{self, Code};

/// What names are looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::filing::ixbrl) enum Vocabulary {
    /// States, territories and Canadian provinces: postal codes.
    State,
    /// Countries: ISO 3166.
    Country,
    /// Provinces, territories and countries: EDGAR's own codes.
    EdgarPlace,
    /// Exchanges: the codes of the SEC's `exch` taxonomy.
    Exchange,
    /// Sorts of filers.
    FilerCategory,
}

/// Exchanges by name, articles and company law left out.
const EXCHANGES: &[(&str, &str)] = &[
    ("box exchange", "BOX"),
    ("cboe byx exchange", "CboeBYX"),
    ("cboe bzx exchange", "CboeBZX"),
    ("cboe c2 exchange", "C2"),
    ("cboe edga exchange", "CboeEDGA"),
    ("cboe edgx exchange", "CboeEDGX"),
    ("cboe exchange", "CBOE"),
    ("chicago stock exchange", "CHX"),
    ("investors exchange", "IEX"),
    ("miami international securities exchange", "MIAX"),
    ("miax pearl", "PEARL"),
    ("nasdaq bx", "BX"),
    ("nasdaq gemx", "GEMX"),
    ("nasdaq ise", "ISE"),
    ("nasdaq mrx", "MRX"),
    ("nasdaq phlx", "Phlx"),
    ("new york stock exchange", "NYSE"),
    ("nyse", "NYSE"),
    ("nyse american", "NYSEAMER"),
    ("nyse arca", "NYSEArca"),
    ("nyse national", "NYSENAT"),
    ("nasdaq", "NASDAQ"),
    ("nasdaq stock market", "NASDAQ"),
    ("nasdaq global market", "NASDAQ"),
    ("nasdaq global select market", "NASDAQ"),
];

const FILERS: &[(&str, &str)] = &[
    ("large accelerated filer", "Large Accelerated Filer"),
    ("accelerated filer", "Accelerated Filer"),
    ("non accelerated filer", "Non-accelerated Filer"),
];

/// The code that the name `print` stands for.
pub(super) fn code(vocabulary: Vocabulary, print: &str) -> Option<String> {
    let name = plain(print);
    let of =
        |rows: &[(&str, &str)]| rows.iter().find(|(row, _)| *row == name).map(|(_, code)| (*code).to_owned());
    match vocabulary {
        Vocabulary::Exchange => of(EXCHANGES),
        Vocabulary::FilerCategory => of(FILERS),
        Vocabulary::State => place(&name, Code::Postal),
        Vocabulary::Country => place(country(&name), Code::Iso),
        Vocabulary::EdgarPlace => place(&name, Code::Edgar).or_else(|| place(country(&name), Code::Edgar)),
    }
}

/// The code of the place called `name`.
fn place(name: &str, sort: Code) -> Option<String> {
    let name = name.strip_suffix(" canada").unwrap_or(name);
    places::code(name, sort).map(str::to_owned)
}

/// A country's name without the form of its state.
fn country(name: &str) -> &str {
    const FORMS: [&str; 8] = [
        "federative republic of ",
        "united republic of ",
        "republic of ",
        "kingdom of ",
        "grand duchy of ",
        "state of ",
        "federated states of ",
        "islamic republic of ",
    ];
    // These names are told apart by the form alone.
    if name.ends_with("korea") || name.contains("congo") {
        return name;
    }
    let bare = FORMS.iter().find_map(|form| name.strip_prefix(form)).unwrap_or(name);
    bare.strip_prefix("the ").unwrap_or(bare)
}

/// Lower case, one space between words, no punctuation, no article before and no company law after.
fn plain(print: &str) -> String {
    let mut text = String::with_capacity(print.len());
    for c in print.chars().flat_map(char::to_lowercase) {
        match c {
            // "U.S." and "People's" are one word.
            '.' | '\'' | '\u{2019}' => {}
            c if c.is_alphanumeric() => text.push(c),
            _ if text.is_empty() || text.ends_with(' ') => {}
            _ => text.push(' '),
        }
    }
    let mut name = text.trim_end();
    name = name.strip_prefix("the ").unwrap_or(name);
    for ending in [" llc", " inc"] {
        name = name.strip_suffix(ending).unwrap_or(name);
    }
    name.to_owned()
}
