//! How much is to be doubted about each figure, and why.
//!
//! A reading is wrong for reasons that show: a percentage above three hundred is no percentage, an
//! amount whose row speaks of shares may be a number of shares, a figure unlike its column was read
//! otherwise than the rest. Each such sign has bits, as evidence has: one bit doubles the odds that the
//! reading is wrong. Checks that hold take bits away; checks that fail give them.
//!
//! ```text
//! Options granted     98.2     money, label says "granted"         +4   before: −7
//! Total             12,345     breaks the column total by 90       +6
//! ```
//!
//! The score orders what needs a person and drops nothing.

mod neighbours;
mod signs;
mod words;

use std::borrow::Cow;

use super::scales::Settled;
use super::{Check, CheckKind, Status};
use crate::figures::{FigureId, Figures, Kind};
use crate::filing::Filing;
use neighbours::Neighbours;
use signs::{About, SIGNS};

/// What a figure has before anything is known of it: one reading in a hundred or so is wrong.
const BEFORE: i16 = -7;
/// From here on a figure is shown as doubtful.
const DOUBTFUL: i16 = -3;
/// What a failing check brings.
const FAILS: i16 = 6;
/// What a failing check alone makes of a figure. A tag that agrees with the print says nothing of a misprint that
/// it repeats, so that nothing that holds brings it lower.
const FAILED: i16 = BEFORE + FAILS;

/// How much is to be doubted about each figure of a filing, and why.
#[derive(Clone, Debug, Default)]
pub struct Doubts {
    /// For each figure, the odds that its reading is wrong, as a logarithm to the base of 2.
    scores: Vec<i16>,
    /// Why, in words, sorted by figure.
    reasons: Vec<(FigureId, Cow<'static, str>)>,
}

impl Doubts {
    /// Weighs the doubts of all figures.
    pub(super) fn weigh(filing: &Filing, figures: &Figures, checks: &[Check], scales: &Settled) -> Self {
        let mut doubts = Self { scores: vec![BEFORE; figures.all.len()], reasons: Vec::new() };
        let mut neighbours = Neighbours::default();
        let mut named = None;
        for (index, figure) in figures.all.iter().enumerate() {
            if matches!(figure.kind, Kind::Date | Kind::Period | Kind::Identifier) {
                continue;
            }
            let Some(document) = filing.documents.get(figure.document) else { continue };
            neighbours.move_to(figures, index);
            // The figures of a row share its label.
            let label = match named {
                Some((document, of, kind, label))
                    if (document, of, kind) == (figure.document, figure.label, figure.kind) =>
                {
                    label
                }
                _ => words::label(document, figures, figure, neighbours.first_row()),
            };
            named = Some((figure.document, figure.label, figure.kind, label));
            let about = About {
                figure,
                raw: document.slice(figure.span),
                label,
                named: figures.label_all(figure.label),
                neighbours: &neighbours,
            };
            let id = FigureId(crate::text::saturate(index));
            // A dash is nought, of whatever kind.
            if !about.raw.bytes().any(|b| b.is_ascii_digit())
                && figure.value.number().is_some_and(|n| n.is_zero())
            {
                continue;
            }
            let of_kind = SIGNS.iter().filter(|sign| sign.of.is_none_or(|kind| kind == figure.kind));
            for sign in of_kind.filter(|sign| (sign.shows)(&about)) {
                doubts.add(id, sign.bits);
                if !sign.words.is_empty() {
                    doubts.reasons.push((id, Cow::Borrowed(sign.words)));
                }
            }
        }
        for check in checks {
            doubts.take(check);
        }
        // Sums and ties within a table hold in whatever power of ten it is read.
        for asked in scales.asked(figures) {
            doubts.keep(asked, DOUBTFUL);
        }
        for check in checks.iter().filter(|check| check.status == Status::Fail) {
            check.operands.iter().for_each(|operand| doubts.keep(operand.figure, FAILED));
        }
        doubts.reasons.sort_by_key(|(id, _)| *id);
        doubts
    }

    /// The odds that the reading of `figure` is wrong, as a logarithm to the base of 2: −7 is one in a
    /// hundred or so. What a figure's state is (proved, confirmed) is for the review to say.
    pub fn score(&self, figure: FigureId) -> i16 {
        self.scores.get(figure.0 as usize).copied().unwrap_or(0)
    }

    /// What speaks against the reading of `figure`, in words.
    pub fn reasons(&self, figure: FigureId) -> impl Iterator<Item = &str> {
        let first = self.reasons.partition_point(|(id, _)| *id < figure);
        self.reasons[first..].iter().take_while(move |(id, _)| *id == figure).map(|(_, words)| &**words)
    }

    /// How much a figure needs a person more than most do: 0 for those that do not, 10 for each bit.
    pub fn rank(&self, figure: FigureId) -> u32 {
        let score = self.scores.get(figure.0 as usize).copied().unwrap_or(BEFORE);
        u32::try_from(score.saturating_sub(DOUBTFUL - 1)).unwrap_or(0) * 10
    }
}

impl Doubts {
    fn add(&mut self, figure: FigureId, bits: i16) {
        if let Some(score) = self.scores.get_mut(figure.0 as usize) {
            *score = score.saturating_add(bits).clamp(-40, 40);
        }
    }

    /// Lets nothing that speaks for a figure bring its doubt below `least`.
    fn keep(&mut self, figure: FigureId, least: i16) {
        if let Some(score) = self.scores.get_mut(figure.0 as usize) {
            *score = least.max(*score);
        }
    }

    /// Takes in what a check says of its figures.
    fn take(&mut self, check: &Check) {
        let fails = check.status == Status::Fail;
        // A sum says little of units and scales, which all its parts share; a tag says all of them.
        let bits = match (fails, check.kind) {
            (true, _) => FAILS,
            (false, CheckKind::Tagged) => -8,
            (false, CheckKind::Date) => 0,
            (false, CheckKind::TieTable | CheckKind::TieProse) => -2,
            (false, _) => -1,
        };
        for operand in &check.operands {
            self.add(operand.figure, bits);
            if fails {
                self.reasons.push((operand.figure, Cow::Owned(failure(check))));
            }
        }
    }
}

/// A failing check in words.
fn failure(check: &Check) -> String {
    let off = crate::figures::plain(check.residual.abs().round_dp(6));
    match check.kind {
        CheckKind::Foot => format!("breaks the column total by {off}"),
        CheckKind::CrossFoot => format!("breaks the row total by {off}"),
        CheckKind::Tagged => format!("print and tag differ: {}", check.equation),
        _ => format!("does not hold: {}", check.equation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reasons for the figure printed as `raw` in a table under `caption`.
    fn reasons(caption: &str, rows: &[&str], raw: &str) -> (i16, Vec<String>) {
        let rows: String = rows
            .iter()
            .map(|row| {
                let cells: String = row.split('|').map(|c| format!("<td>{c}</td>")).collect();
                format!("<tr>{cells}</tr>")
            })
            .collect();
        let page = format!("<html><body><p>{caption}</p><table>{rows}</table></body></html>");
        let reading = crate::reading::read(page.into_bytes());
        let text = &reading.filing.documents[0];
        let found = reading.figures.all.iter().position(|f| text.slice(f.span) == raw).unwrap();
        let id = FigureId(u32::try_from(found).unwrap());
        let doubts = &reading.checks.doubts;
        (doubts.score(id), doubts.reasons(id).map(str::to_owned).collect())
    }

    #[test]
    fn a_number_of_a_table_counts_things_where_the_table_says_so() {
        for (caption, head, row, doubted) in [
            ("Number of those who buy", "2018|2017", "Customers", false),
            ("The works", "Shops|Mills", "Customers", false),
            ("The works", "2018|2017", "Customers", true),
            ("The works", "2018|2017", "Employees", false),
        ] {
            let rows = [&*format!("|{head}"), &format!("{row}|14,500|14,100"), "Visitors|32,700|31,200"];
            let (_, why) = reasons(caption, &rows, "14,500");
            assert_eq!(
                why.iter().any(|w| w.contains("without a unit")),
                doubted,
                "{caption} {head} {row}: {why:?}"
            );
        }
    }

    #[test]
    fn some_of_what_is_counted_is_counted_too() {
        let said = "The works employ 41,300 people, including 24,500 at the mills";
        let (score, why) = reasons(said, SALES, "24,500");
        assert!(score < DOUBTFUL && why.is_empty(), "{score} {why:?}");
    }

    const SALES: &[&str] = &[
        "|2018|2017",
        "Product sales|$8,214|$7,020",
        "Service fees|1,131|1,002",
        "Rental fees|450|310",
        "Total sales|$9,795|$8,332",
    ];

    #[test]
    fn an_amount_in_a_table_of_shares_without_any_currency_is_doubted() {
        let rows = [
            "|2018|2017",
            "Options to purchase shares|228|360",
            "Awards of shares|1,802|1,971",
            "Kettle notes|1,625|1,401",
        ];
        let (score, why) = reasons("What may become stock (in thousands)", &rows, "1,625");
        assert!(why.iter().any(|w| w.contains("a table of shares")), "{why:?}");
        let priced = [
            "|2018|2017",
            "Options to purchase shares|228|360",
            "Awards of shares|1,802|1,971",
            "Kettle notes|$1,625|$1,401",
        ];
        let (sound, why) = reasons("What may become stock (in thousands)", &priced, "$1,625");
        assert!(!why.iter().any(|w| w.contains("a table of shares")), "{why:?}");
        assert!(score > sound);
    }

    #[test]
    fn what_adds_up_is_doubted_less_than_what_does_not() {
        let caption = "Sales for the years ended December 31 (in thousands of dollars)";
        let (sound, why) = reasons(caption, SALES, "1,131");
        assert!(why.is_empty(), "{why:?}");
        let mut rows = SALES.to_vec();
        rows[2] = "Service fees|1,191|1,002";
        let (broken, why) = reasons(caption, &rows, "1,191");
        assert_eq!(why, ["breaks the column total by 60000"]);
        assert!(broken > sound);
    }

    /// What adds up does so in any power of ten. Of a table that leaves its scale open, the first amount is asked.
    #[test]
    fn sums_that_hold_settle_no_scale_that_is_assumed() {
        for (caption, raw, doubted) in [
            ("Sales of the works", "$8,214", true),
            ("Sales of the works", "1,131", false),
            ("Sales (in thousands of dollars)", "$8,214", false),
        ] {
            let (score, _) = reasons(caption, SALES, raw);
            assert_eq!(score >= DOUBTFUL, doubted, "{caption} {raw}: {score}");
        }
    }

    #[test]
    fn an_amount_that_says_its_scale_settles_that_of_the_table_it_ties_to() {
        for (said, doubted) in
            [("Total sales of 2018 were $9,795.", true), ("Total sales of 2018 were $9,795,210.", false)]
        {
            let rows = [
                "|2018|2017",
                "Product sales|$8,214,310|$7,020,008",
                "Service fees|1,580,900|1,002,114",
                "Total sales|$9,795,210|$8,022,122",
            ];
            let caption = format!("{said}</p><p>Sales of the works for the years ended December 31");
            let (score, _) = reasons(&caption, &rows, "$8,214,310");
            assert_eq!(score >= DOUBTFUL, doubted, "{said}: {score}");
        }
    }

    #[test]
    fn an_amount_to_the_cent_that_is_no_price_is_in_dollars() {
        for (total, doubted) in [("214,310.45", false), ("214,310.4", true), ("214.45", true)] {
            let (score, why) =
                reasons("What is owed", &["|2018|2017", &format!("Kettle notes|1,240|{total}")], "1,240");
            assert_eq!(score >= DOUBTFUL, doubted, "{total}: {score} {why:?}");
        }
    }

    /// Current assets with a tag that agrees with each print.
    fn tagged(units: &str, scale: u8, total: &str) -> crate::reading::Reading {
        let parts = [
            ("Kettles", "Cash", "2,418"),
            ("Lids", "InventoryNet", "1,753"),
            ("Spouts", "ReceivablesNetCurrent", "3,306"),
            ("Total current assets", "AssetsCurrent", total),
        ];
        let rows: String = parts
            .iter()
            .map(|(name, tag, print)| {
                format!(
                    "<tr><td>{name}</td><td><ix:nonFraction name=\"us-gaap:{tag}\" contextRef=\"c\" \
                     unitRef=\"u\" decimals=\"-{scale}\" scale=\"{scale}\" format=\"ixt:num-dot-decimal\">{print}\
                     </ix:nonFraction></td></tr>"
                )
            })
            .collect();
        let page = format!(
            "<html xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\" xmlns:xbrli=\"http://www.xbrl.org/2003/instance\">\
             <body><div style=\"display:none\"><ix:header><ix:resources><xbrli:context id=\"c\"><xbrli:entity>\
             <xbrli:identifier scheme=\"http://www.sec.gov/CIK\">0000000001</xbrli:identifier></xbrli:entity>\
             <xbrli:period><xbrli:instant>2020-12-31</xbrli:instant></xbrli:period></xbrli:context>\
             <xbrli:unit id=\"u\"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>\
             <p>{units}</p><table><tr><td></td><td>December 31, 2020</td></tr>\
             <tr><td>Current assets:</td><td></td></tr>{rows}</table></body></html>"
        );
        crate::reading::read(page.into_bytes())
    }

    /// The same misprint in print and tag.
    #[test]
    fn a_tag_that_agrees_does_not_outweigh_a_sum_that_fails() {
        let reading = tagged("(in thousands)", 3, "7,577");
        let failing = reading.checks.all.iter().filter(|c| c.status == Status::Fail);
        let operands: Vec<FigureId> = failing.flat_map(|c| &c.operands).map(|o| o.figure).collect();
        assert_eq!(operands.len(), 4, "{:?}", reading.checks.all);
        assert!(reading.checks.all.iter().any(|c| c.kind == CheckKind::Tagged && c.status != Status::Fail));
        for figure in operands {
            assert!(reading.checks.doubts.score(figure) >= FAILED, "{figure:?}");
        }
    }

    #[test]
    fn a_tag_that_agrees_says_the_scale_that_the_print_does_not() {
        let reading = tagged("Kettles and lids", 0, "7,477");
        let assumed = reading
            .figures
            .all
            .iter()
            .enumerate()
            .filter(|(_, f)| f.doubts.contains(&crate::figures::Doubt::NoScale));
        let scores = assumed.map(|(at, _)| reading.checks.doubts.score(FigureId(crate::text::saturate(at))));
        let scores: Vec<i16> = scores.collect();
        assert_eq!(scores.len(), 4, "{scores:?}");
        assert!(scores.iter().all(|score| *score < DOUBTFUL), "{scores:?}");
    }

    /// What a table's rows and a print's own words bear out is not doubted.
    #[test]
    fn what_its_words_bear_out_is_not_doubted() {
        let caption = "Results for the years ended December 31 (in thousands, except per share amounts)";
        let mut rows = SALES.to_vec();
        rows.extend([
            "Kettles repaired|$1,200|$1,100",
            "Cost of sales|2,200|2,100",
            "Rent|1,300|1,200",
            "Wages|1,400|1,150",
            "Sales increase|17.6%|4.1%",
            "Average shares outstanding|1,804|1,790",
            "Common stock issued|—|—",
        ]);
        for raw in ["17.6", "1,804", "—"] {
            let (_, why) = reasons(caption, &rows, raw);
            assert!(why.is_empty(), "{raw}: {why:?}");
        }
        for (text, raw, doubted) in [
            ("We had 21,000 holders of common stock in May 2018.", "21,000", false),
            ("We have 5,000 employees in all.", "5,000", false),
            ("In May 2018, 173,500 remain available for awards of stock.", "173,500", true),
        ] {
            let (_, why) = reasons(text, &[], raw);
            assert_eq!(!why.is_empty(), doubted, "{text}: {why:?}");
        }
    }
}
