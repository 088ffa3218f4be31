//! What is known of forms by the start of their type, of all their versions and amendments: one row for each family.
//!
//! The items that a form prescribes stand in `assets/forms.toml`.

/// What may be said of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// It registers, offers or tells of owners, and reports on no period or event: the years that its first pages mention
    /// are those of other filings.
    OfNoPeriod,
    /// It is put together from sections of many hands: "in thousands" over a statement says nothing of the expenses of the
    /// offering or of the price of a share.
    PutTogether,
    /// It tells of an event, and its times are meant by the day of that.
    OfEvent,
    /// It reports at once what has just happened: a press release in it is of its own days.
    Current,
    /// It calls a meeting, after the year whose pay it tells.
    OfMeeting,
    /// It reports on a month.
    OfMonth,
    /// It tells who owns what, and its first page is a table of that.
    OfOwners,
    /// Its name stands at the head of its pages, beside their numbers: "Form 10-Q            Page 5 of 14".
    HeadsPages,
    /// It is a schedule of financial data for software.
    OfData,
}

use Is::{Current, HeadsPages, OfData, OfEvent, OfMeeting, OfMonth, OfNoPeriod, OfOwners, PutTogether};

/// Starts of types, or behind a `*` their ends, and what is so of such forms. All rows that fit hold.
const FAMILIES: &[(&str, &[Is])] = &[
    ("10-", &[HeadsPages]),
    ("10-12", &[OfNoPeriod]),
    ("10-D", &[OfMonth]),
    ("10-SB", &[OfNoPeriod]),
    ("20-F", &[HeadsPages]),
    ("424B", &[OfNoPeriod, PutTogether]),
    ("425", &[OfNoPeriod]),
    ("485", &[OfNoPeriod]),
    ("497", &[OfNoPeriod]),
    ("6-K", &[Current]),
    ("8-A", &[OfNoPeriod]),
    ("8-K", &[Current, OfEvent, HeadsPages]),
    ("CB", &[OfNoPeriod]),
    ("DEF", &[PutTogether]),
    ("EX-27", &[OfData]),
    ("F-", &[OfNoPeriod, PutTogether]),
    ("N-14", &[OfNoPeriod]),
    ("N-1A", &[OfNoPeriod]),
    ("N-2", &[OfNoPeriod]),
    ("POS", &[OfNoPeriod, PutTogether]),
    ("PRE", &[PutTogether]),
    ("S-", &[OfNoPeriod, PutTogether]),
    ("SB-", &[OfNoPeriod, PutTogether]),
    // Schedules on offers and owners tell of events too.
    ("SC", &[OfEvent, OfOwners]),
    ("SC ", &[OfNoPeriod, PutTogether]),
    ("SCHEDULE", &[OfNoPeriod]),
    ("*14A", &[OfMeeting]),
    ("*14C", &[OfMeeting]),
];

/// True where the form of the type `form`, such as "10-K/A", is what is asked.
pub fn is(form: impl AsRef<[u8]>, what: Is) -> bool {
    let form = form.as_ref();
    let fits = |family: &str| match family.strip_prefix('*') {
        Some(end) => form.ends_with(end.as_bytes()),
        None => form.starts_with(family.as_bytes()),
    };
    FAMILIES.iter().any(|(family, facts)| facts.contains(&what) && fits(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_by_the_start_of_a_type() {
        for (form, facts) in [
            ("10-K/A", &[HeadsPages][..]),
            ("10-12G", &[OfNoPeriod, HeadsPages]),
            ("10-D", &[OfMonth, HeadsPages]),
            ("8-K", &[OfEvent, Current, HeadsPages]),
            ("6-K", &[Current]),
            ("S-4/A", &[OfNoPeriod, PutTogether]),
            ("SC 13D", &[OfNoPeriod, PutTogether, OfEvent, OfOwners]),
            ("SCHEDULE 13G", &[OfNoPeriod, OfEvent, OfOwners]),
            ("DEF 14A", &[PutTogether, OfMeeting]),
            ("N-CSR", &[]),
            ("EX-27.1", &[OfData]),
            ("EX-99.1", &[]),
            ("", &[]),
        ] {
            for what in
                [OfNoPeriod, PutTogether, OfEvent, Current, OfMeeting, OfMonth, OfOwners, HeadsPages, OfData]
            {
                assert_eq!(is(form, what), facts.contains(&what), "{form} {what:?}");
            }
        }
    }
}
