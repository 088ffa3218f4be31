//! The facts that stand in a submission's header: form, accession number, dates, filers.
//!
//! Two spellings exist. The dissemination form has lines of `KEY:` and value under indented
//! headings; the archive form has one SGML tag a line. Both are read into the same [`Header`] by one
//! table of names. Early headers (1993-1996) put tabs and PEM signatures around the same keys.
//!
//! ```text
//! CONFORMED SUBMISSION TYPE:  10-K        <TYPE>10-K
//! FILER:                                  <FILER>
//!   COMPANY DATA:                         <COMPANY-DATA>
//!     COMPANY CONFORMED NAME:  ACME INC   <CONFORMED-NAME>ACME INC
//! ```

use jiff::civil::Date;

use super::{decode, sgml};

/// What the header says. Fields are empty where it is silent or where the file has no header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Form type as filed: "10-K405", "8-K/A".
    pub form: Option<String>,
    /// Accession number with its dashes.
    pub accession: Option<String>,
    /// Number of public documents that the header promises.
    pub documents: Option<u32>,
    /// Period of report.
    pub period: Option<Date>,
    /// Date of filing.
    pub filed: Option<Date>,
    /// Item captions of an 8-K, as the header words them.
    pub items: Vec<String>,
    /// Who filed, and about whom.
    pub filers: Vec<Filer>,
}

/// A company or person that a submission names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filer {
    /// What it is to the submission.
    pub role: FilerRole,
    /// Conformed name.
    pub name: Option<String>,
    /// Central index key, ten digits with its zeros.
    pub cik: Option<String>,
    /// Standard industrial classification as the header words it.
    pub sic: Option<String>,
    /// State of incorporation.
    pub state: Option<String>,
    /// IRS employer number.
    pub irs: Option<String>,
    /// SEC file number.
    pub file_number: Option<String>,
    /// Month and day on which its fiscal year ends.
    pub fiscal_year_end: Option<(i8, i8)>,
}

/// What a company or person is to a submission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FilerRole {
    /// Files about itself.
    #[default]
    Filer,
    /// Is what somebody else files about.
    Subject,
    /// Files about somebody else.
    FiledBy,
    /// Issuer of securities in an ownership form.
    Issuer,
    /// Owner of securities in an ownership form.
    ReportingOwner,
}

/// A fact of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Form,
    Accession,
    Documents,
    Period,
    Filed,
    Item,
    Role(FilerRole),
    Name,
    Cik,
    Sic,
    State,
    Irs,
    FileNumber,
    FiscalYearEnd,
}

/// Names of the facts in the dissemination form and in the archive form.
const KEYS: &[(&str, Key)] = &[
    ("CONFORMED SUBMISSION TYPE", Key::Form),
    ("TYPE", Key::Form),
    ("ACCESSION NUMBER", Key::Accession),
    ("ACCESSION-NUMBER", Key::Accession),
    ("PUBLIC DOCUMENT COUNT", Key::Documents),
    ("PUBLIC-DOCUMENT-COUNT", Key::Documents),
    ("CONFORMED PERIOD OF REPORT", Key::Period),
    ("PERIOD", Key::Period),
    ("FILED AS OF DATE", Key::Filed),
    ("FILING-DATE", Key::Filed),
    ("ITEM INFORMATION", Key::Item),
    ("ITEMS", Key::Item),
    ("FILER", Key::Role(FilerRole::Filer)),
    ("SUBJECT COMPANY", Key::Role(FilerRole::Subject)),
    ("SUBJECT-COMPANY", Key::Role(FilerRole::Subject)),
    ("FILED BY", Key::Role(FilerRole::FiledBy)),
    ("FILED-BY", Key::Role(FilerRole::FiledBy)),
    ("ISSUER", Key::Role(FilerRole::Issuer)),
    ("REPORTING-OWNER", Key::Role(FilerRole::ReportingOwner)),
    ("COMPANY CONFORMED NAME", Key::Name),
    ("CONFORMED-NAME", Key::Name),
    ("CENTRAL INDEX KEY", Key::Cik),
    ("CIK", Key::Cik),
    ("STANDARD INDUSTRIAL CLASSIFICATION", Key::Sic),
    ("ASSIGNED-SIC", Key::Sic),
    ("STATE OF INCORPORATION", Key::State),
    ("STATE-OF-INCORPORATION", Key::State),
    ("IRS NUMBER", Key::Irs),
    ("EIN", Key::Irs),
    ("IRS-NUMBER", Key::Irs),
    ("SEC FILE NUMBER", Key::FileNumber),
    ("FILE-NUMBER", Key::FileNumber),
    ("FISCAL YEAR END", Key::FiscalYearEnd),
    ("FISCAL-YEAR-END", Key::FiscalYearEnd),
];

/// Reads the header lines in `bytes`, which end before the first `<DOCUMENT>`.
pub(super) fn read(bytes: &[u8]) -> Header {
    let mut header = Header::default();
    let mut say = |name: &[u8], value: &[u8]| {
        let name = name.trim_ascii();
        if let Some((_, key)) = KEYS.iter().find(|(n, _)| n.as_bytes().eq_ignore_ascii_case(name)) {
            note(&mut header, *key, &decode::to_string(value.trim_ascii()));
        }
    };
    for line in sgml::lines(bytes) {
        if line.starts_with(b"<") {
            sgml::fields(line).for_each(|(name, value)| say(name, value));
        } else if let Some(colon) = memchr::memchr(b':', line) {
            say(&line[..colon], &line[colon + 1..]);
        }
    }
    header
}

fn note(header: &mut Header, key: Key, value: &str) {
    if let Key::Role(role) = key {
        header.filers.push(Filer { role, ..Filer::default() });
        return;
    }
    if value.is_empty() {
        return;
    }
    let text = || Some(value.to_owned());
    match key {
        // The first of each counts: `<TYPE>` stands again in every document.
        Key::Form => header.form = header.form.take().or_else(text),
        Key::Accession => header.accession = header.accession.take().or_else(text),
        Key::Documents => header.documents = value.parse().ok(),
        Key::Period => header.period = compact_date(value),
        Key::Filed => header.filed = compact_date(value),
        Key::Item => header.items.push(value.to_owned()),
        _ => {
            if header.filers.is_empty() {
                header.filers.push(Filer::default());
            }
            let Some(filer) = header.filers.last_mut() else { return };
            match key {
                Key::Name => filer.name = filer.name.take().or_else(text),
                Key::Cik => filer.cik = filer.cik.take().or_else(|| Some(format!("{value:0>10}"))),
                Key::Sic => filer.sic = text(),
                Key::State => filer.state = text(),
                Key::Irs => filer.irs = text(),
                Key::FileNumber => filer.file_number = filer.file_number.take().or_else(text),
                Key::FiscalYearEnd => filer.fiscal_year_end = month_and_day(value),
                _ => {}
            }
        }
    }
}

/// `19951231` as a date.
fn compact_date(value: &str) -> Option<Date> {
    let digits = value.get(..8)?;
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    Date::new(number(0..4)?, i8::try_from(number(4..6)?).ok()?, i8::try_from(number(6..8)?).ok()?).ok()
}

/// `1231` as month and day.
fn month_and_day(value: &str) -> Option<(i8, i8)> {
    let month = value.get(..2)?.parse().ok().filter(|m| (1..=12).contains(m))?;
    let day = value.get(2..4)?.parse().ok().filter(|d| (1..=31).contains(d))?;
    Some((month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISSEMINATED: &[u8] = b"<SEC-HEADER>0000123456-96-000001.hdr.sgml : 19960401
ACCESSION NUMBER:\t\t0000123456-96-000001
CONFORMED SUBMISSION TYPE:\t10-K405
PUBLIC DOCUMENT COUNT:\t\t3
CONFORMED PERIOD OF REPORT:\t19951231
FILED AS OF DATE:\t\t19960329

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tNORTHERN KETTLE CO
\t\tCENTRAL INDEX KEY:\t\t\t123456
\t\tFISCAL YEAR END:\t\t\t1231

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tNORTHERN KETTLE FINANCE CORP
";

    const ARCHIVED: &[u8] = b"<SUBMISSION>
<ACCESSION-NUMBER>0000123456-96-000001
<TYPE>10-K405
<PUBLIC-DOCUMENT-COUNT>3
<PERIOD>19951231
<FILING-DATE>19960329
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>NORTHERN KETTLE CO
<CIK>0000123456
<FISCAL-YEAR-END>1231
</COMPANY-DATA>
</FILER>
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>NORTHERN KETTLE FINANCE CORP
";

    #[test]
    fn both_spellings_say_the_same() {
        let header = read(DISSEMINATED);
        assert_eq!(header, read(ARCHIVED));
        assert_eq!(header.form.as_deref(), Some("10-K405"));
        assert_eq!(header.documents, Some(3));
        assert_eq!(header.period, Some(Date::constant(1995, 12, 31)));
        assert_eq!(header.filers.len(), 2);
        assert_eq!(header.filers[0].cik.as_deref(), Some("0000123456"));
        assert_eq!(header.filers[0].fiscal_year_end, Some((12, 31)));
    }

    #[test]
    fn nonsense_is_left_out() {
        let header =
            read(b"FILED AS OF DATE: 19961399\nFISCAL YEAR END: 9999\nPUBLIC DOCUMENT COUNT: many\n");
        assert_eq!((header.filed, header.documents), (None, None));
        assert_eq!(header.filers[0].fiscal_year_end, None);
    }
}
