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

use super::{Check, CheckKind, Status};
use crate::figures::{FigureId, Figures, Kind};
use crate::filing::Filing;
use neighbours::Neighbours;
use signs::{About, SIGNS};

/// What a figure has before anything is known of it: one reading in a hundred or so is wrong.
const BEFORE: i16 = -7;
/// From here on a figure is shown as doubtful.
const DOUBTFUL: i16 = -3;

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
    pub fn weigh(filing: &Filing, figures: &Figures, checks: &[Check]) -> Self {
        weigh(filing, figures, checks)
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

fn weigh(filing: &Filing, figures: &Figures, checks: &[Check]) -> Doubts {
    let mut doubts = Doubts { scores: vec![BEFORE; figures.all.len()], reasons: Vec::new() };
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
            _ => words::label(document, figures, figure),
        };
        named = Some((figure.document, figure.label, figure.kind, label));
        let about = About { figure, raw: document.slice(figure.span), label, neighbours: &neighbours };
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
        take(&mut doubts, check);
    }
    doubts.reasons.sort_by_key(|(id, _)| *id);
    doubts
}

impl Doubts {
    fn add(&mut self, figure: FigureId, bits: i16) {
        if let Some(score) = self.scores.get_mut(figure.0 as usize) {
            *score = score.saturating_add(bits).clamp(-40, 40);
        }
    }
}

/// Takes in what a check says of its figures.
fn take(doubts: &mut Doubts, check: &Check) {
    let fails = check.status == Status::Fail;
    // A sum says little of units and scales, which all its parts share; a tag says all of them.
    let bits = match (fails, check.kind) {
        (true, _) => 6,
        (false, CheckKind::Tagged) => -8,
        (false, CheckKind::Date) => 0,
        (false, CheckKind::TieTable | CheckKind::TieProse) => -2,
        (false, _) => -1,
    };
    for operand in &check.operands {
        doubts.add(operand.figure, bits);
        if fails {
            doubts.reasons.push((operand.figure, Cow::Owned(failure(check))));
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
