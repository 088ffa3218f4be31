//! Names that tell what a section is: financial statements, notes, auditors' reports, signatures,
//! lists of exhibits.
//!
//! The names are those of Regulation S-X and of the forms. A statement is told by its words alone,
//! in any order and number, because companies word it in their own way: "Condensed Statements of
//! Consolidated Income (Loss)".

mod companies;

use super::marks::skip_signs;
use super::words::{self, hash_of};
pub(super) use companies::{Companies, is_company};

/// What the words of a heading name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A balance sheet, a statement of income, of equity, of cash flows.
    Statement,
    /// "Notes to consolidated financial statements".
    Notes,
    /// "Report of independent registered public accounting firm".
    Report,
    /// "Signatures".
    Signatures,
    /// "Exhibit index", "Index to exhibits".
    ExhibitList,
    /// "Annex A", "Appendix B": what is bound in after the document proper.
    Annex,
}

/// Words without which a heading names no statement.
const STATEMENT: &[u32] = &words::hashes([
    "operations",
    "income",
    "earnings",
    "loss",
    "losses",
    "equity",
    "deficit",
    "deficiency",
    "capital",
    "flows",
    "position",
    "condition",
    "assets",
    "investment",
    "comprehensive",
    "activities",
    "liabilities",
    "surplus",
    "benefits",
]);

/// Words that may stand in the name of a statement beside those.
const BESIDE: &[u32] = &words::hashes([
    "statement",
    "balance",
    "sheet",
    "schedule",
    "consolidated",
    "consolidating",
    "condensed",
    "combined",
    "combining",
    "interim",
    "unaudited",
    "audited",
    "restated",
    "supplemental",
    "comparative",
    "pro",
    "forma",
    "of",
    "and",
    "in",
    "the",
    "for",
    "to",
    "from",
    "or",
    "a",
    "at",
    "other",
    "change",
    "net",
    "cash",
    "flow",
    "financial",
    "stockholder",
    "shareholder",
    "shareowner",
    "shareholding",
    "owner",
    "member",
    "partner",
    "unitholder",
    "policyholder",
    "retained",
    "accumulated",
    "available",
    "plan",
    "benefit",
    "redeemable",
    "noncontrolling",
    "non",
    "controlling",
    "minority",
    "interest",
    "preferred",
    "preference",
    "convertible",
    "stock",
    "common",
    "share",
    "mezzanine",
    "temporary",
    "cumulative",
    "expense",
    "revenue",
    "profit",
    "statutory",
    "admitted",
    "trust",
    "parent",
    "company",
    "only",
    "result",
    "reinvested",
    "invested",
    "undistributed",
    "per",
    "contingent",
    "trustee",
    "fiduciary",
    "gain",
    "recognized",
    "total",
    "equities",
    "group",
    "corporation",
    "subsidiaries",
    "continued",
    "year",
    "ended",
    "business",
    "receipts",
    "disbursements",
    "division",
    "contributed",
    "paid",
    "additional",
    "divisional",
    "ending",
    "period",
    "end",
    "direct",
    "investors",
    "parenthetical",
    "distributable",
    "capitalization",
    "corpus",
]);

/// Words that name a statement where it calls itself one: "Statements of Revenues and Expenses" is one, and
/// "Schedule of Expenses" may be a table like others.
const CALLED: &[u32] = &words::hashes(["revenue", "expense", "capitalization", "corpus"]);

/// Forms of a statement: one of them must stand in its name.
const FORMS: &[u32] = &words::hashes(["statement", "schedule", "sheet"]);

/// What a heading of at most twenty words names.
pub(super) fn name(text: &[u8]) -> Option<Name> {
    let start = skip_signs(text, 0);
    let first = text.get(start)?.to_ascii_lowercase();
    // Every name starts with one of few letters, save statements.
    let hashes: Vec<u32> = words::words(text).map(|w| w.hash).take(21).collect();
    if hashes.is_empty() || hashes.len() > 20 {
        return None;
    }
    if matches!(first, b'a') && hashes.len() <= 14 && is_annex(text) {
        return Some(Name::Annex);
    }
    let starts = |list: &[u32]| hashes.starts_with(list);
    let any = |list: &[u32]| list.iter().any(|word| hashes.contains(word));
    const STATED: &[u32] = &words::hashes(["statements", "statement", "sheets", "accounts"]);
    const COLUMNS: &[u32] = &words::hashes(["title", "date", "name", "capacity", "position"]);
    const AUDITORS: &[u32] = &words::hashes(["auditors", "accountants"]);
    match first {
        // "SIGNATURE   TITLE   DATE" heads columns, and "Signature: Ann Alder" is one.
        b's' if hashes.len() <= 3
            && (hashes.len() == 1 || !text.contains(&b':'))
            && starts(&[const { hash_of("signatures") }])
            && !any(COLUMNS) =>
        {
            return Some(Name::Signatures);
        }
        b'n' | b'c' | b's' | b'u' if is_notes(&hashes) && any(STATED) => return Some(Name::Notes),
        b'r' if starts(&const { words::hashes(["report", "of"]) })
            && (any(AUDITORS) || any(&[const { hash_of("accounting") }])) =>
        {
            return Some(Name::Report);
        }
        // The consent of auditors stands beside the schedules.
        b'c' if starts(&const { words::hashes(["consent", "of"]) })
            && (any(AUDITORS) || any(&[const { hash_of("accounting") }])) =>
        {
            return Some(Name::Report);
        }
        b'i' if starts(&[const { hash_of("independent") }])
            && any(&[const { hash_of("report") }])
            && any(AUDITORS) =>
        {
            return Some(Name::Report);
        }
        b'e' if starts(&const { words::hashes(["exhibit", "index"]) }) => return Some(Name::ExhibitList),
        b'i' if any(&[const { hash_of("exhibits") }])
            && (starts(&const { words::hashes(["index", "to"]) })
                || starts(&const { words::hashes(["index", "of"]) })) =>
        {
            return Some(Name::ExhibitList);
        }
        _ => {}
    }
    if is_statement(&hashes) {
        return Some(Name::Statement);
    }
    any(STATED).then(|| behind_company(text)).flatten()
}

/// True for a heading that the standards prescribe within the report of an auditor (PCAOB AS 3101.07 to .18, AS 2201.85):
/// "Opinion on the Financial Statements", "Basis for Opinion". "Management's Opinion" is none.
pub(super) fn divides_report(text: &[u8]) -> bool {
    const HEADINGS: [&[u32]; 9] = [
        &words::hashes(["opinion", "on"]),
        &words::hashes(["opinions", "on"]),
        &words::hashes(["basis", "for", "opinion"]),
        &words::hashes(["basis", "for", "opinions"]),
        &words::hashes(["basis", "of", "opinion"]),
        &words::hashes(["critical", "audit", "matter"]),
        &words::hashes(["critical", "audit", "matters"]),
        &words::hashes(["definition", "and", "limitations", "of", "internal"]),
        &words::hashes(["emphasis", "of", "matter"]),
    ];
    let hashes: Vec<u32> = words::words(text).map(|word| word.hash).take(5).collect();
    HEADINGS.iter().any(|heading| hashes.starts_with(heading))
}

/// True for "Notes to", "Notes on" and what several registrants or an interim report make of it: "Combined notes to",
/// "Condensed notes to".
fn is_notes(hashes: &[u32]) -> bool {
    const KINDS: &[u32] = &words::hashes(["combined", "condensed", "consolidated", "selected", "unaudited"]);
    let kinds = hashes.iter().take_while(|word| KINDS.contains(word)).count();
    let rest = hashes.get(kinds..).unwrap_or(&[]);
    rest.starts_with(&const { words::hashes(["notes", "to"]) })
        || rest.starts_with(&const { words::hashes(["notes", "on"]) })
}

/// What stands behind the name of a company on the same line: "Northern Kettle Company Consolidated Balance Sheets".
fn behind_company(text: &[u8]) -> Option<Name> {
    const ENDINGS: &[u32] =
        &words::hashes(["inc", "corp", "corporation", "ltd", "llc", "subsidiaries", "subsidiary", "company"]);
    let last = words::words(text).filter(|word| ENDINGS.contains(&word.hash)).last()?;
    let (company, rest) = (text.get(..last.end)?, text.get(skip_signs(text, last.end)..)?);
    // A line of its own tells the name apart.
    let between = text.get(last.end..text.len() - rest.len())?;
    let proper = words::words(company).all(|word| {
        company.get(word.start).is_some_and(|b| !b.is_ascii_lowercase()) || word.end - word.start <= 3
    });
    (proper
        && !between.contains(&b'\n')
        && is_company(company)
        && !rest.is_empty()
        && rest.len() < text.len())
    .then(|| name(rest))
    .flatten()
    .filter(|name| matches!(name, Name::Statement | Name::Notes))
}

/// True for "Annex A", "APPENDIX B-1: Form of proxy".
fn is_annex(text: &[u8]) -> bool {
    let mut words = words::words(text);
    let (Some(name), Some(mark)) = (words.next(), words.next()) else { return false };
    let mark = text.get(mark.start..mark.end).unwrap_or(b"");
    let lettered = mark.len() == 1 && mark[0].is_ascii_uppercase()
        || mark.len() <= 3 && mark.iter().all(|b| b"IVX".contains(b));
    [const { hash_of("annex") }, const { hash_of("appendix") }].contains(&name.hash) && lettered
}

/// True where nearly all words are those of which names of statements are made.
fn is_statement(words: &[u32]) -> bool {
    const OWN: u32 = hash_of("statement");
    let (mut telling, mut beside, mut strange, mut form) = (0, 0, 0, false);
    for word in words {
        if STATEMENT.contains(word) {
            telling += 1;
        } else if BESIDE.contains(word) {
            beside += 1;
            form |= FORMS.contains(word);
        } else {
            strange += 1;
        }
    }
    let balance_sheet = || words.windows(2).any(|pair| pair == const { words::hashes(["balance", "sheet"]) });
    let called = || words.contains(&OWN) && words.iter().any(|word| CALLED.contains(word));
    let named = telling > 0 && form || called() || balance_sheet();
    named && telling + beside >= 2 && strange * 5 <= telling + beside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_companies_word_them() {
        for (text, is) in [
            ("CONDENSED CONSOLIDATED BALANCE SHEETS", Some(Name::Statement)),
            ("Consolidated Statements of Operations and Comprehensive Income (Loss)", Some(Name::Statement)),
            ("Statement of Changes in Net Assets Available for Benefits", Some(Name::Statement)),
            ("STATEMENTS OF CONSOLIDATED CASH FLOWS (Unaudited)", Some(Name::Statement)),
            ("Consolidated Statements of Stockholders’ Equity", Some(Name::Statement)),
            ("Schedule of Investments", Some(Name::Statement)),
            ("Statements of Revenues and Expenses", Some(Name::Statement)),
            ("Statement of Distributable Income", Some(Name::Statement)),
            ("Statements of Trust Corpus", Some(Name::Statement)),
            ("Consolidated Statement of Capitalization", Some(Name::Statement)),
            ("CONSOLIDATED BALANCE SHEETS (PARENTHETICAL)", Some(Name::Statement)),
            ("Schedule of Expenses", None),
            ("Revenues and Expenses", None),
            ("Statements Regarding Revenue", None),
            ("Results of Operations", None),
            ("Financial Condition", None),
            ("Forward-Looking Statements", None),
            ("Financial Statements", None),
            ("Statement of Work", None),
            ("Notes to Condensed Consolidated Financial Statements (Unaudited)", Some(Name::Notes)),
            ("Notes to the consolidated balance sheets", Some(Name::Notes)),
            ("COMBINED NOTES TO CONSOLIDATED FINANCIAL STATEMENTS", Some(Name::Notes)),
            ("Condensed Notes to Condensed Financial Statements of Registrants", Some(Name::Notes)),
            ("Northern Kettle Company Consolidated Balance Sheets", Some(Name::Statement)),
            ("ALDER MILLS, INC. AND SUBSIDIARIES NOTES TO FINANCIAL STATEMENTS", Some(Name::Notes)),
            ("See notes to the consolidated financial statements", None),
            ("The Company's results and its financial statements", None),
            ("Report of Independent Registered Public Accounting Firm", Some(Name::Report)),
            ("INDEPENDENT AUDITORS' REPORT", Some(Name::Report)),
            ("CONSENT OF INDEPENDENT ACCOUNTANTS", Some(Name::Report)),
            ("SIGNATURES", Some(Name::Signatures)),
            ("S I G N A T U R E", Some(Name::Signatures)),
            ("EXHIBIT INDEX", Some(Name::ExhibitList)),
            ("Index to Exhibits", Some(Name::ExhibitList)),
            ("Index to Financial Statements", None),
            ("", None),
        ] {
            assert_eq!(name(text.as_bytes()), is, "{text}");
        }
    }
}
