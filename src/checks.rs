//! From figures to checks: footing, ties, repairs.
//!
//! A check has operands with roles, an equation in words, a status, a residual and a tolerance. The
//! tolerance comes from the printed precision by interval arithmetic, as XBRL Calculations 1.1 does:
//! a figure printed in thousands may be off by 500 either way. Sums of many parts are held to less, where
//! it is plain that their filer does not round so: see `precision`.

mod about;
mod blocks;
mod changes;
mod common_size;
mod continuity;
mod cross_foot;
mod data_schedule;
mod date;
mod diagnosis;
mod doubt;
mod equation;
mod evidence;
mod foot;
mod identity;
mod in_force;
mod marks;
mod mismatch;
mod per_share;
mod percent_change;
mod precision;
mod proof;
mod quarters;
mod repair;
mod roll_forward;
mod row_words;
#[cfg(test)]
mod sample;
mod scales;
mod sheet;
mod tagged;
mod tie_prose;
mod tie_table;

pub use about::in_groups;
pub use diagnosis::Reason;
pub use doubt::Doubts;
use equation::Equation;
pub use in_force::Said;
pub use marks::{TickMark, TickMarks};
pub use proof::{proved, proved_by};
use rust_decimal::Decimal;
use scales::Settled;
use sheet::Sheet;

use crate::figures::{FigureId, Figures};
use crate::filing::Filing;
use crate::outline::Outline;
use crate::text::halves::{Both, halves, in_turn};

/// Index of a check in [`Checks::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckId(pub u32);

/// All checks of a filing.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// The checks, sorted by the place of their first operand.
    pub all: Vec<Check>,
    /// What is to be doubted about the figures.
    pub doubts: Doubts,
    /// Which tables have their scale settled.
    pub(crate) scales: Settled,
}

/// Something that must hold between figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What must hold.
    pub kind: CheckKind,
    /// Whether it does.
    pub status: Status,
    /// The figures that take part.
    pub operands: Vec<Operand>,
    /// The equation with the figures as printed: `12,583 + 3,489 = 16,072`.
    pub equation: String,
    /// What is left over, in the figures' unit.
    pub residual: Decimal,
    /// What may be left over, given the printed precision.
    pub tolerance: Decimal,
}

/// A figure's part in a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operand {
    /// The figure.
    pub figure: FigureId,
    /// What it is to the check.
    pub role: Role,
}

/// What a figure is to a check. The names are those of the `check` records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Is added.
    Addend,
    /// Is taken away.
    Subtrahend,
    /// Is what the others come to.
    Total,
    /// Is one of two that must agree.
    Side,
    /// Is divided.
    Numerator,
    /// Divides.
    Denominator,
    /// Is the result of a division.
    Quotient,
    /// Is the earlier of two.
    Before,
    /// Is the later of two.
    After,
}

impl Role {
    /// All roles in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Addend,
        Self::Subtrahend,
        Self::Total,
        Self::Side,
        Self::Numerator,
        Self::Denominator,
        Self::Quotient,
        Self::Before,
        Self::After,
    ];
}

impl Check {
    /// What it says of its figures in general, as it holds or does not.
    pub fn meaning(&self) -> &'static str {
        if self.status == Status::Fail { self.kind.info().fails } else { self.kind.info().help }
    }

    /// The operand that the check is about: what the others come to, or the first one.
    pub fn foremost(&self) -> Option<&Operand> {
        self.operands.iter().find(|o| o.role == Role::Total).or_else(|| self.operands.first())
    }
}

/// Whether a check holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// To the last digit.
    Pass,
    /// Within the printed precision.
    Rounded,
    /// Not.
    Fail,
}

/// What must hold. The names are those of the `check` records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// A column adds up to its total.
    Foot,
    /// A row adds up to its total.
    CrossFoot,
    /// Two sides of a statement agree.
    Identity,
    /// Opening balance and changes come to the closing balance.
    RollForward,
    /// A change in percent is what the two figures make it.
    PercentChange,
    /// A result divided by shares is the result per share.
    PerShare,
    /// The same total stands in two tables.
    TieTable,
    /// A figure in prose is that of a table.
    TieProse,
    /// Dates that should agree do.
    Date,
    /// The print is what the filer tagged.
    Tagged,
}

/// A row of the table of kinds.
#[derive(Clone, Copy, Debug)]
pub struct KindInfo {
    /// The kind.
    pub kind: CheckKind,
    /// Its name in records.
    pub name: &'static str,
    /// What it proves, in words.
    pub help: &'static str,
    /// What it says where it does not hold.
    pub fails: &'static str,
    /// The tick mark that stands beside figures that it proves.
    pub mark: &'static str,
}

/// The kinds of checks, in the order in which they are listed.
pub const KINDS: &[KindInfo] = &[
    KindInfo {
        kind: CheckKind::Foot,
        name: "foot",
        help: "the column adds up to its total",
        fails: "the column does not add up to its total",
        mark: "ᶠ",
    },
    KindInfo {
        kind: CheckKind::CrossFoot,
        name: "cross_foot",
        help: "the row adds up to its total",
        fails: "the row does not add up to its total",
        mark: "ˣ",
    },
    KindInfo {
        kind: CheckKind::Identity,
        name: "identity",
        help: "a statement keeps its equation: assets and claims on them, income less costs",
        fails: "a statement does not keep its equation",
        mark: "⁼",
    },
    KindInfo {
        kind: CheckKind::RollForward,
        name: "roll_forward",
        help: "opening balance and changes come to the closing balance",
        fails: "opening balance and changes do not come to the closing balance",
        mark: "ʳ",
    },
    KindInfo {
        kind: CheckKind::PercentChange,
        name: "percent_change",
        help: "the change in percent is what the two figures make it",
        fails: "the change in percent is not what the two figures make it",
        mark: "ᵟ",
    },
    KindInfo {
        kind: CheckKind::PerShare,
        name: "per_share",
        help: "the result divided by the shares is the result per share",
        fails: "the result divided by the shares is not the result per share",
        mark: "ᵉ",
    },
    KindInfo {
        kind: CheckKind::TieTable,
        name: "tie_table",
        help: "the same total stands in two tables",
        fails: "the same total stands otherwise in two tables",
        mark: "ᵗ",
    },
    KindInfo {
        kind: CheckKind::TieProse,
        name: "tie_prose",
        help: "a figure in prose is that of a table",
        fails: "a figure in prose is not that of the table",
        mark: "ᵖ",
    },
    KindInfo {
        kind: CheckKind::Date,
        name: "date",
        help: "dates that should agree do",
        fails: "dates that should agree do not",
        mark: "ᵈ",
    },
    KindInfo {
        kind: CheckKind::Tagged,
        name: "tagged",
        help: "the print is what the filer tagged",
        fails: "the print is not what the filer tagged",
        mark: "ᵍ",
    },
];

impl CheckKind {
    /// The row of the table of kinds.
    pub fn info(self) -> &'static KindInfo {
        KINDS.iter().find(|info| info.kind == self).unwrap_or(&KINDS[0])
    }
}

/// Checks the figures of `filing`, marking what is doubtful and applying proved repairs.
pub fn run(filing: &Filing, outline: &Outline, figures: &mut Figures) -> Checks {
    run_by(in_turn, filing, outline, figures)
}

/// As [`run`], with tables and prose checked by `both`: neither needs a check of the other.
pub fn run_by(both: Both, filing: &Filing, outline: &Outline, figures: &mut Figures) -> Checks {
    let mut all = repair::join(filing, figures, &|figures: &Figures| find(both, filing, outline, figures));
    precision::hold(filing, figures, &mut all);
    repair::propose(filing, figures, &all);
    // What the filer tagged is no arithmetic and repairs nothing.
    tagged::tagged(filing, figures, &mut all);
    date::dates(filing, outline, figures, &mut all);
    sort(&mut all);
    diagnosis::mark_doubts(figures, &all);
    Checks::of(filing, figures, all)
}

impl Checks {
    /// `all`, sorted already, with what follows from them: settled scales and doubts of `figures`.
    pub fn of(filing: &Filing, figures: &Figures, all: Vec<Check>) -> Self {
        let scales = Settled::by(figures, &all);
        let doubts = Doubts::weigh(filing, figures, &all, &scales);
        Self { all, doubts, scales }
    }
}

/// What finds equations in a table, or in several that go on from each other. Where two find the same
/// one, it is the first one's.
const FINDERS: &[fn(&sheet::Sheet, &mut Vec<Equation>)] = &[
    foot::foot,
    cross_foot::cross_foot,
    changes::changes,
    identity::identity,
    per_share::per_share,
    percent_change::percent_change,
    data_schedule::equations,
];

/// All checks of the figures as they stand, sorted by the place of their first operand.
fn find(both: Both, filing: &Filing, outline: &Outline, figures: &Figures) -> Vec<Check> {
    let sheets = sheet::sheets(filing, figures);
    let (mut all, ties) = halves(
        both,
        || in_tables(filing, figures, &sheets),
        || tie_prose::tie_prose(filing, outline, figures, &sheets),
    );
    all.extend(ties);
    sort(&mut all);
    all
}

/// The checks of tables, each alone and among one another.
fn in_tables(filing: &Filing, figures: &Figures, sheets: &[Sheet]) -> Vec<Check> {
    let mut equations: Vec<Equation> = Vec::new();
    tie_table::tie_tables(sheets, figures, &mut equations);
    tie_table::tie_balances(filing, sheets, figures, &mut equations);
    data_schedule::ties(sheets, figures, &mut equations);
    for sheet in sheets {
        for finder in FINDERS {
            finder(sheet, &mut equations);
        }
    }
    equation::leave_out_repeats(&mut equations);
    percent_change::leave_out_sums_of_changes(&mut equations);
    common_size::common_size(sheets, figures, &mut equations);
    roll_forward::name(&mut equations, figures);
    let mut all: Vec<Check> = equations.into_iter().filter_map(|e| e.check(filing, figures)).collect();
    let spoken = mismatch::spoken(figures, &all);
    let mut between = mismatch::mismatches(sheets, figures, &spoken);
    quarters::quarters(sheets, figures, &spoken, &mut between);
    blocks::blocks(sheets, figures, &spoken, &mut between);
    continuity::continuity(sheets, figures, &mut between);
    mismatch::leave_out_told(&all, &mut between);
    all.extend(between.into_iter().filter_map(|e| e.check(filing, figures)));
    all
}

/// Sorts checks by the place of their first operand.
fn sort(checks: &mut [Check]) {
    checks.sort_by_cached_key(|check| check.operands.iter().map(|o| o.figure).min());
}
