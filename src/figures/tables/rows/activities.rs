//! Headings of a statement of cash flows, which stand one within the other also where none is indented.
//!
//! ```text
//! Operating activities:                            an activity (ASC 230-10-45-10 to 45-15)
//!   Adjustments to reconcile net income to ...:    what turns net income into cash (ASC 230-10-45-28)
//!     Changes in assets and liabilities:           any other heading
//!   Net cash provided by operating activities      the sum of the activity, which ends all of them
//! ```

/// What the words of a row are to a statement of cash flows; a heading stays over those of a lower rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Rank {
    /// The sum of an activity.
    Sum,
    #[default]
    Plain,
    Adjustments,
    Activity,
}

/// Bytes of the longest such heading.
const LONGEST: usize = 160;

impl Rank {
    /// The rank of a row that is called `words`.
    pub(super) fn of(words: &str) -> Self {
        let words = words.trim_ascii();
        let opens = |start: &str| {
            words.as_bytes().get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start.as_bytes()))
        };
        if words.len() > LONGEST {
            return Self::Plain;
        }
        if opens("adjustments to reconcile") {
            return Self::Adjustments;
        }
        let sum = opens("net cash");
        if !sum
            && !["cash ", "operating ", "investing ", "financing ", "from "].iter().any(|start| opens(start))
        {
            return Self::Plain;
        }
        let lower = words.to_ascii_lowercase();
        let activity = ["operating", "investing", "financing", "investment"]
            .iter()
            .any(|name| lower.contains(name) && lower.contains("activities"));
        match (activity || sum && lower.ends_with("operations"), sum) {
            (true, true) => Self::Sum,
            (true, false) => Self::Activity,
            (false, _) => Self::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rank;

    #[test]
    fn headings_of_cash_flows_by_their_words() {
        for (words, rank) in [
            ("CASH FLOWS FROM OPERATING ACTIVITIES:", Rank::Activity),
            ("Investing activities", Rank::Activity),
            (
                "Adjustments to reconcile net income to net cash provided by operating activities:",
                Rank::Adjustments,
            ),
            ("Changes in operating assets and liabilities:", Rank::Plain),
            ("Net cash used in financing activities", Rank::Sum),
            ("Net cash provided by operations", Rank::Sum),
            ("Operating leases", Rank::Plain),
            ("Cash paid for interest", Rank::Plain),
        ] {
            assert_eq!(Rank::of(words), rank, "{words}");
        }
    }
}
