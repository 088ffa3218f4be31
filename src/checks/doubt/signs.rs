//! Signs that a reading is wrong: what shows them, how many bits they have, and how they are said.
//!
//! A new sign is one row of the table. Bits are how often readings that show the sign were wrong in
//! filings whose figures are tagged, as a logarithm of odds.

use super::neighbours::Neighbours;
use super::words::Label;
use crate::figures::{Doubt, Figure, Kind, Unit};
use crate::text::TextSpan;

/// A figure and what stands around it.
pub(super) struct About<'a> {
    pub(super) figure: &'a Figure,
    /// What is printed.
    pub(super) raw: &'a str,
    pub(super) label: Label,
    /// The words that name it: of the headings above its row, and of the row.
    pub(super) named: &'a [TextSpan],
    pub(super) neighbours: &'a Neighbours,
}

/// A sign that a reading is wrong, or right.
pub(super) struct Sign {
    /// The only kind of figures that can show it.
    pub(super) of: Option<Kind>,
    pub(super) shows: fn(&About<'_>) -> bool,
    pub(super) bits: i16,
    /// Why it is doubted; empty for what is no reason by itself.
    pub(super) words: &'static str,
}

/// All signs.
pub(super) const SIGNS: &[Sign] = &[
    Sign { of: Some(Kind::Percent), shows: |a| a.size() >= 300, bits: 10, words: "a percentage above 300" },
    Sign {
        of: Some(Kind::Percent),
        shows: |a| a.size() < 300 && a.neighbours.holds_large_percent(),
        bits: 4,
        words: "percentages of this table are above 300",
    },
    Sign {
        of: Some(Kind::Money),
        shows: |a| {
            let within = a.label.is_worth() || a.neighbours.is_statement();
            a.label.counts_shares() && !a.is_marked() && (a.label.is_diluted() || !within)
        },
        bits: 5,
        words: "an amount of money, but its row speaks of shares",
    },
    Sign {
        of: Some(Kind::Money),
        shows: |a| a.label.speaks_of_shares() && !a.label.counts_shares() && !a.is_marked(),
        bits: 2,
        words: "",
    },
    Sign {
        of: Some(Kind::Money),
        shows: |a| a.neighbours.holds_shares_and_no_currency(),
        bits: 4,
        words: "an amount of money in a table of shares, with no currency in sight",
    },
    Sign {
        of: Some(Kind::Money),
        shows: |a| {
            let told = a.neighbours.is_to_the_cent() || a.label.is_for_each();
            a.figure.scale == 0 && a.has_cents() && a.size() < 1000 && !told
        },
        bits: 7,
        words: "an amount with cents: it may be for each share",
    },
    Sign {
        of: Some(Kind::Money),
        // A thousand is said of what is given in whole dollars: "each $1,000 principal amount".
        shows: |a| {
            let small = a.size() < 10_000 && a.size() != 1000;
            a.is_prose() && a.figure.scale == 0 && !a.has_cents() && small
        },
        bits: 5,
        words: "a small amount in running text, with no scale of its own",
    },
    Sign {
        of: Some(Kind::Count),
        shows: |a| a.label.speaks_of_shares() && !a.label.counts_things(),
        bits: 5,
        words: "a number without a unit, but its words speak of shares",
    },
    Sign {
        of: Some(Kind::Count),
        shows: |a| (a.size() >= 1000 || a.figure.scale > 0) && !a.label.counts_things(),
        bits: 5,
        words: "a large number without a unit",
    },
    Sign { of: Some(Kind::Count), shows: |_| true, bits: 2, words: "" },
    Sign {
        of: Some(Kind::Shares),
        shows: |a| !a.is_prose() && a.label.speaks_of_shares() && a.label.is_worth(),
        bits: 4,
        words: "a number of shares, but its row speaks of an amount",
    },
    Sign {
        of: Some(Kind::Shares),
        shows: |a| {
            let told = a.label.speaks_of_shares() || a.figure.from.unit.is_some();
            !told && !a.neighbours.is_of_owners()
        },
        bits: 5,
        words: "a number of shares, but its words speak of none",
    },
    Sign {
        of: Some(Kind::Shares),
        shows: |a| {
            a.figure.scale == 0 && a.figure.decimals.is_some_and(|d| d > if a.is_prose() { 2 } else { 0 })
        },
        bits: 6,
        words: "a fraction of a share: it may be a rate, or in thousands or millions",
    },
    Sign {
        of: Some(Kind::Shares),
        shows: |a| a.figure.scale == 0 && (1..1_000_000).contains(&a.size()) && a.neighbours.is_scaled(),
        bits: 4,
        words: "a number of shares as printed, in a table of thousands or millions",
    },
    Sign {
        of: None,
        // Rates and amounts for each share stand under amounts in rows of their own.
        shows: |a| {
            let strange = matches!(a.figure.kind, Kind::Money | Kind::Shares | Kind::Count);
            strange && a.neighbours.is_alone_in_column(a.figure.kind) && !a.is_borne_out()
        },
        bits: 4,
        words: "of another kind than the rest of its column",
    },
    Sign {
        of: None,
        shows: |a| a.neighbours.is_mixed_in_row(a.figure.kind),
        bits: 3,
        words: "of another kind than the same row in other columns",
    },
    Sign {
        of: None,
        shows: |a| {
            let told = a.spells_scale() || a.names_scale() || a.figure.scale == 0 && a.label.is_for_each();
            a.neighbours.is_scaled_alone(a.figure) && !told
        },
        bits: 2,
        words: "another scale than the rest of its table",
    },
    Sign {
        of: Some(Kind::Money),
        shows: |a| {
            let told = a.spells_scale() || a.names_scale();
            a.raw.contains('.') && a.neighbours.is_pointed_alone() && !told
        },
        bits: 5,
        words: "digits after the point, unlike the other amounts of its table",
    },
    Sign {
        of: Some(Kind::Ratio),
        shows: |a| !a.spells_ratio(),
        bits: 5,
        words: "a ratio: it may be two numbers",
    },
    Sign { of: Some(Kind::Duration), shows: |_| true, bits: 2, words: "" },
    Sign {
        of: None,
        shows: |a| a.figure.kind != Kind::Duration && a.figure.value.high().is_some(),
        bits: 2,
        words: "a range",
    },
    Sign { of: None, shows: |a| a.has_period() && a.figure.period.is_none(), bits: 1, words: "" },
    Sign {
        of: None,
        shows: |a| a.doubted(Doubt::NoScale) && !a.neighbours.is_to_the_cent(),
        bits: 3,
        words: "",
    },
    Sign { of: None, shows: |a| a.doubted(Doubt::DistantScale), bits: 1, words: "" },
    Sign { of: None, shows: |a| a.doubted(Doubt::ToldInFull), bits: 1, words: "" },
    Sign { of: None, shows: |a| a.doubted(Doubt::BrokenCell), bits: 8, words: "" },
    // What a filer tagged otherwise a person looks at, whoever is right.
    Sign { of: None, shows: |a| a.doubted(Doubt::TagValue), bits: 4, words: "" },
    Sign { of: None, shows: |a| a.doubted(Doubt::TagScale), bits: 8, words: "" },
    Sign { of: None, shows: |a| a.doubted(Doubt::TagUnit), bits: 8, words: "" },
    Sign { of: None, shows: |a| a.doubted(Doubt::TagPeriod), bits: 4, words: "" },
    Sign {
        of: None,
        shows: |a| a.figure.repair.is_some(),
        bits: 6,
        words: "its print was mended, or another reading is proposed",
    },
];

impl About<'_> {
    fn is_prose(&self) -> bool {
        self.figure.cell.is_none()
    }

    fn doubted(&self, doubt: Doubt) -> bool {
        self.figure.doubts.contains(&doubt)
    }

    /// The whole part of its value, without sign.
    fn size(&self) -> i64 {
        size(self.figure)
    }

    /// True where its currency is printed beside it.
    fn is_marked(&self) -> bool {
        self.raw.contains(['$', '\u{20ac}', '\u{a3}', '\u{a5}'])
    }

    /// True where the print itself says how much its digits stand for: "$4.5 billion".
    fn spells_scale(&self) -> bool {
        self.figure.scale != 0 && self.raw.bytes().any(|b| b.is_ascii_alphabetic())
    }

    /// True where its row or a heading that the row stands under says how much its digits stand for: "Client assets (in
    /// billions)".
    fn names_scale(&self) -> bool {
        let within =
            |said: TextSpan| self.named.iter().any(|n| n.start() <= said.start() && said.end() <= n.end());
        self.figure.scale != 0 && self.figure.from.scale.is_some_and(within)
    }

    /// True for a ratio that nothing else is written as: "10x", "five times", "1-for-4", "three of the five".
    fn spells_ratio(&self) -> bool {
        self.raw.bytes().any(|b| b.is_ascii_alphabetic())
    }

    /// True where its own print or its row's words say of which kind it is.
    fn is_borne_out(&self) -> bool {
        let printed = self.figure.kind == Kind::Money && self.is_marked() && !self.has_cents();
        printed || self.label.bears_out(self.figure.kind)
    }

    /// True for what is of a time: an amount, and what is measured as amounts are.
    fn has_period(&self) -> bool {
        matches!(self.figure.kind, Kind::Money | Kind::PerShare | Kind::Percent | Kind::Shares)
    }

    /// True where two digits or more follow the point and nothing scales them.
    fn has_cents(&self) -> bool {
        self.figure.decimals.is_some_and(|d| d >= 2) && matches!(self.figure.unit, Unit::Currency(_))
    }
}

/// The whole part of a figure's value, without sign.
pub(super) fn size(figure: &Figure) -> i64 {
    let number = figure.value.number().map(|n| n.abs().trunc());
    number.map_or(0, |n| i64::try_from(n).unwrap_or(i64::MAX))
}
