//! Names of concepts for people.
//!
//! Concepts are named in camel case. What standard labels print in brackets, the other direction of an
//! amount, is told by the pair of words: `IncreaseDecreaseInInventories` is "Increase (decrease) in
//! inventories".

/// Words that stand for an amount in one direction, and the word for the other that may follow.
const OPPOSITES: &[(&str, &str)] = &[
    ("Income", "Loss"),
    ("Gain", "Loss"),
    ("Gains", "Losses"),
    ("Profit", "Loss"),
    ("Earnings", "Loss"),
    ("Increase", "Decrease"),
    ("Decrease", "Increase"),
    ("Expense", "Benefit"),
    ("Expense", "Income"),
    ("Benefit", "Expense"),
    ("Accretion", "Amortization"),
    ("Deficit", "Surplus"),
];

/// The name of a concept, a dimension or a member as words: `us-gaap:NetIncomeLoss` is
/// "Net income (loss)".
pub fn readable(name: &str) -> String {
    let local = name.rsplit(':').next().unwrap_or(name);
    let mut text = String::with_capacity(local.len() + 12);
    let mut before = "";
    for word in words(local) {
        let opposite = OPPOSITES.contains(&(before, word));
        if !text.is_empty() {
            text.push(' ');
        }
        let plain = is_acronym(word) || text.is_empty();
        if opposite {
            text.push('(');
        }
        if plain {
            text.push_str(word);
        } else {
            text.push_str(&word.to_lowercase());
        }
        if opposite {
            text.push(')');
        }
        before = word;
    }
    text
}

/// Words of two capitals and more stay as they are; a plural may follow: `RSUs`.
fn is_acronym(word: &str) -> bool {
    let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
    capitals >= 2 || word.bytes().any(|b| b.is_ascii_digit())
}

/// Cuts camel case into words: `NetIncomeLoss`, `LeaseROUAsset`, `A2.000NotesDue2026`.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let bytes = name.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        while matches!(bytes.get(from), Some(b'_' | b' ' | b'-')) {
            from += 1;
        }
        let start = from;
        bytes.get(start)?;
        let mut at = start + 1;
        while at < bytes.len() && !breaks(bytes, at) {
            at += 1;
        }
        from = at;
        // A cut falls before an ASCII byte or at the end, so it lies on a char boundary.
        name.get(start..at)
    })
}

/// True where a new word starts at `at`.
fn breaks(bytes: &[u8], at: usize) -> bool {
    let (before, here) = (bytes[at - 1], bytes[at]);
    let after = bytes.get(at + 1).copied().unwrap_or(b' ');
    let number = |b: u8| b.is_ascii_digit() || b == b'.';
    match here {
        b'_' | b' ' | b'-' => true,
        b'A'..=b'Z' if before.is_ascii_uppercase() => {
            // The last capital of a run starts the next word, but for the plural of an acronym.
            let plural = after == b's' && !bytes.get(at + 2).is_some_and(u8::is_ascii_lowercase);
            after.is_ascii_lowercase() && !plural
        }
        b'A'..=b'Z' => !before.is_ascii_whitespace(),
        b'0'..=b'9' => before.is_ascii_lowercase() && !number(before),
        b'a'..=b'z' => false,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn concepts_read_as_labels_do() {
        for (name, words) in [
            ("us-gaap:NetIncomeLoss", "Net income (loss)"),
            ("us-gaap:IncreaseDecreaseInInventories", "Increase (decrease) in inventories"),
            ("us-gaap:IncomeTaxExpenseBenefit", "Income tax expense (benefit)"),
            (
                "us-gaap:ForeignCurrencyTransactionGainLossBeforeTax",
                "Foreign currency transaction gain (loss) before tax",
            ),
            ("us-gaap:OperatingLeaseROUAsset", "Operating lease ROU asset"),
            ("hrw:UnvestedRSUsGranted", "Unvested RSUs granted"),
            ("dei:EntityCentralIndexKey", "Entity central index key"),
            ("us-gaap:NumberOfReportableSegments", "Number of reportable segments"),
            ("hrw:NotesDue2026Member", "Notes due 2026 member"),
            ("us-gaap:Assets", "Assets"),
            ("hrw:EBITDA", "EBITDA"),
            ("hrw:Non_GAAPMeasure", "Non GAAP measure"),
            ("hrw:ÉlanVital", "Élan vital"),
            ("", ""),
            ("a:", ""),
        ] {
            assert_eq!(readable(name), words, "{name}");
        }
    }
}
