//! Signs that a reading is wrong: what shows them, how many bits they have, and how they are said.
//!
//! A new sign is one row of the table. Bits are how often readings that show the sign were wrong in
//! filings whose figures are tagged, as a logarithm of odds.

use super::neighbours::Neighbours;
use crate::figures::{Doubt, Figure, Figures, Kind, Unit};
use crate::filing::Document;

/// A figure and what stands around it.
pub(super) struct About<'a> {
    pub(super) figure: &'a Figure,
    /// What is printed.
    pub(super) raw: &'a str,
    pub(super) label: Label,
    pub(super) neighbours: &'a Neighbours,
}

/// What the words of a label speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// Shares that are counted: "granted", "outstanding", "dilutive".
    counted: bool,
    /// Shares or what stands for them: "stock", "options".
    shares: bool,
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
        shows: |a| a.label.counted && !a.is_marked(),
        bits: 5,
        words: "an amount of money, but its row speaks of shares",
    },
    Sign {
        of: Some(Kind::Money),
        shows: |a| a.label.shares && !a.label.counted && !a.is_marked(),
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
        shows: |a| a.figure.scale == 0 && a.has_cents() && a.size() < 1000,
        bits: 7,
        words: "an amount with cents: it may be for each share",
    },
    Sign {
        of: Some(Kind::Money),
        shows: |a| a.is_prose() && a.figure.scale == 0 && !a.has_cents() && a.size() < 10_000,
        bits: 5,
        words: "a small amount in running text, with no scale of its own",
    },
    Sign {
        of: Some(Kind::Count),
        shows: |a| a.label.counted || a.label.shares,
        bits: 5,
        words: "a number without a unit, but its words speak of shares",
    },
    Sign {
        of: Some(Kind::Count),
        shows: |a| a.size() >= 1000 || a.figure.scale > 0,
        bits: 5,
        words: "a large number without a unit",
    },
    Sign { of: Some(Kind::Count), shows: |_| true, bits: 2, words: "" },
    Sign {
        of: Some(Kind::Shares),
        shows: |a| !a.is_prose() && (a.label.counted || a.label.shares),
        bits: 4,
        words: "",
    },
    Sign {
        of: Some(Kind::Shares),
        shows: |a| {
            let told = a.label.counted || a.label.shares || a.figure.from.unit.is_some();
            !told && !a.neighbours.is_of_owners()
        },
        bits: 5,
        words: "a number of shares, but its words speak of none",
    },
    Sign {
        of: Some(Kind::Shares),
        shows: |a| a.figure.scale == 0 && a.figure.decimals.is_some_and(|d| d > 0),
        bits: 6,
        words: "a fraction of a share: it may be a rate, or in thousands or millions",
    },
    Sign {
        of: None,
        shows: |a| a.neighbours.is_alone_in_column(a.figure.kind),
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
        shows: |a| a.neighbours.is_scaled_alone(a.figure),
        bits: 2,
        words: "another scale than the rest of its table",
    },
    Sign {
        of: Some(Kind::Money),
        shows: |a| a.raw.contains('.') && a.neighbours.is_pointed_alone(),
        bits: 5,
        words: "digits after the point, unlike the other amounts of its table",
    },
    Sign { of: Some(Kind::Ratio), shows: |_| true, bits: 5, words: "a ratio: it may be two numbers" },
    Sign { of: Some(Kind::Duration), shows: |_| true, bits: 2, words: "" },
    Sign { of: None, shows: |a| !a.raw.bytes().any(|b| b.is_ascii_digit()), bits: 1, words: "" },
    Sign { of: None, shows: |a| a.figure.value.high().is_some(), bits: 2, words: "a range" },
    Sign { of: None, shows: |a| a.figure.period.is_none(), bits: 2, words: "" },
    Sign { of: None, shows: |a| a.doubted(Doubt::NoScale), bits: 1, words: "" },
    Sign { of: None, shows: |a| a.doubted(Doubt::DistantScale), bits: 1, words: "" },
    Sign { of: None, shows: |a| a.doubted(Doubt::BrokenCell), bits: 8, words: "" },
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

/// What the label of `figure` speaks of.
pub(super) fn label(document: &Document, figures: &Figures, figure: &Figure) -> Label {
    let mut label = Label::default();
    if !matches!(figure.kind, Kind::Money | Kind::Count | Kind::Shares) {
        return label;
    }
    let mut buffer = [0u8; 16];
    for span in figures.label_spans(figure.label) {
        for word in document.slice(*span).as_bytes().split(|b| !b.is_ascii_alphabetic()) {
            let Some(lower) = buffer.get_mut(..word.len()) else { continue };
            lower.copy_from_slice(word);
            lower.make_ascii_lowercase();
            match &*lower {
                b"outstanding" | b"repurchased" | b"issued" | b"dilutive" | b"diluted" | b"granted"
                | b"forfeited" | b"vested" | b"nonvested" | b"unvested" | b"authorized" | b"exercised"
                | b"shares" | b"beneficially" | b"dispositive" | b"voting" | b"reacquired" | b"withheld"
                | b"espp" | b"exercisable" | b"canceled" | b"cancelled" | b"vest" => label.counted = true,
                b"share" | b"stock" | b"option" | b"options" | b"unit" | b"units" | b"rsus" | b"psus"
                | b"warrants" | b"awards" | b"incentive" | b"treasury" | b"securities" => label.shares = true,
                _ => {}
            }
        }
    }
    label
}
