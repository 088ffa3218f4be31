//! Ties in words: `$12.6 million rounds 12,583 (Research and development, Q3 2010)`.

use rust_decimal::Decimal;

use super::super::equation::{self, on_one_line, raw};
use super::super::{Check, CheckKind, Operand, Role, Status};
use super::facts::{Fact, Facts, How};
use super::near_miss::Miss;
use super::{ProseTie, Tables};
use crate::figures::{Figure, FigureId, Period, Value};
use crate::filing::Filing;

/// The check that a tie makes.
pub(super) fn tie(filing: &Filing, tables: Tables<'_>, tie: &ProseTie) -> Option<Check> {
    let prose = tables.figures.get(tie.prose)?;
    let role = match tie.facts.first()?.how {
        How::Same | How::Difference => Role::Side,
        How::Change | How::Share | How::TaxRate => Role::Quotient,
    };
    let mut operands = vec![Operand { figure: tie.prose, role }];
    let mut equation = print(filing, prose);
    let (mut residual, mut tolerance, mut exact) = (Decimal::ZERO, step(prose) / Decimal::TWO, false);
    for (at, fact) in tie.facts.iter().enumerate() {
        let (figure, other) = Facts::figures(tables.sheets, fact)?;
        let made = made(tables, fact.how, figure, other)?;
        if at == 0 {
            residual = absolute(prose)?.checked_sub(made)?;
            exact = residual.is_zero();
            tolerance += slack(tables, fact, figure, other, made);
            equation.push_str(if fact.how != How::Same {
                " is "
            } else if exact {
                " = "
            } else {
                " rounds "
            });
        } else {
            equation.push_str(", or ");
        }
        equation.push_str(&words(filing, tables, fact.how, figure, other)?);
        operands.extend(parts(fact.how, figure, other));
    }
    if tie.facts.len() > 1 {
        equation.push_str(": which of them is not told");
        exact = false;
    }
    let status = if exact { Status::Pass } else { Status::Rounded };
    Some(Check { kind: CheckKind::TieProse, status, operands, equation, residual, tolerance })
}

/// The failing check that a figure makes that misses a table by a digit.
pub(super) fn miss(filing: &Filing, tables: Tables<'_>, miss: Miss) -> Check {
    let (prose, table) = (tables.figures.get(miss.prose), tables.figures.get(miss.table));
    let half = |figure: Option<&Figure>| figure.map_or(Decimal::ZERO, step) / Decimal::TWO;
    let (how, other) = miss.made.map_or((How::Same, None), |(how, other)| (how, Some(other)));
    let words = words(filing, tables, how, miss.table, other).unwrap_or_default();
    let made = made(tables, how, miss.table, other).unwrap_or_default();
    let divided = matches!(how, How::Change | How::Share | How::TaxRate);
    let role = if divided { Role::Quotient } else { Role::Side };
    let mut operands = vec![Operand { figure: miss.prose, role }];
    operands.extend(parts(how, miss.table, other));
    let of_table = if divided { Decimal::ZERO } else { half(table) };
    Check {
        kind: CheckKind::TieProse,
        status: Status::Fail,
        operands,
        equation: format!("{} \u{2260} {words}", prose.map_or_else(String::new, |p| print(filing, p))),
        residual: (prose.and_then(absolute).unwrap_or_default() - made).round_dp(equation::PLACES),
        tolerance: half(prose) + of_table,
    }
}

/// A figure in prose that is that of a table, in words.
pub(super) fn same(filing: &Filing, tables: Tables<'_>, prose: FigureId, table: FigureId) -> String {
    let prose = tables.figures.get(prose).map_or_else(String::new, |p| print(filing, p));
    format!("{prose} = {}", words(filing, tables, How::Same, table, None).unwrap_or_default())
}

/// The parts of the tables' figures in a tie.
fn parts(how: How, figure: FigureId, other: Option<FigureId>) -> impl Iterator<Item = Operand> {
    let (first, second) = match how {
        How::Same => (Role::Side, Role::Side),
        How::Difference | How::Change => (Role::After, Role::Before),
        How::Share | How::TaxRate => (Role::Numerator, Role::Denominator),
    };
    let second = other.map(|figure| Operand { figure, role: second });
    std::iter::once(Operand { figure, role: first }).chain(second)
}

fn absolute(figure: &Figure) -> Option<Decimal> {
    match &figure.value {
        Value::Number(number) if figure.unit == crate::figures::Unit::BasisPoint => {
            number.abs().checked_div(Decimal::ONE_HUNDRED)
        }
        Value::Number(number) => Some(number.abs()),
        _ => None,
    }
}

/// What a fact comes to.
fn made(tables: Tables<'_>, how: How, figure: FigureId, other: Option<FigureId>) -> Option<Decimal> {
    let number = |id: FigureId| tables.figures.get(id)?.value.number();
    let first = number(figure)?;
    let Some(second) = other.and_then(number) else { return Some(first.abs()) };
    let made = match how {
        How::Same => first,
        How::Difference => first.checked_sub(second)?,
        How::Change => {
            first.checked_sub(second)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(second.abs())?
        }
        How::Share | How::TaxRate => first.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(second)?,
    };
    Some(made.abs())
}

/// By how much rounding in the table may move what a fact comes to.
fn slack(
    tables: Tables<'_>,
    fact: &Fact,
    figure: FigureId,
    other: Option<FigureId>,
    made: Decimal,
) -> Decimal {
    let steps = |id: FigureId| tables.figures.get(id).map_or(Decimal::ZERO, step) / Decimal::TWO;
    match (fact.how, other) {
        (How::Same | How::Difference, _) => steps(figure) + other.map_or(Decimal::ZERO, steps),
        // In hundredths of a percent.
        _ => Decimal::new(fact.slack, 2).min(made),
    }
}

/// One of the last printed digit.
fn step(figure: &Figure) -> Decimal {
    let step = figure.decimals.map_or(Decimal::ZERO, equation::step);
    if figure.unit == crate::figures::Unit::BasisPoint { step / Decimal::ONE_HUNDRED } else { step }
}

/// A fact in words, with what its row is called and its time.
fn words(
    filing: &Filing,
    tables: Tables<'_>,
    how: How,
    figure: FigureId,
    other: Option<FigureId>,
) -> Option<String> {
    let first = tables.figures.get(figure)?;
    let (a, b) = (print(filing, first), other.and_then(|id| tables.figures.get(id)));
    let made = match (how, b) {
        (How::Same, _) | (_, None) => a,
        (How::Difference, Some(b)) => format!("{a} \u{2212} {}", print(filing, b)),
        (How::Change, Some(b)) => {
            let b = print(filing, b);
            format!("({a} \u{2212} {b}) / {b}")
        }
        (How::Share | How::TaxRate, Some(b)) => format!("{a} / {}", print(filing, b)),
    };
    let mut name = tables.figures.label_text(filing, first);
    if let (How::Share | How::TaxRate, Some(b)) = (how, b) {
        name = format!("{name} of {}", tables.figures.label_text(filing, b));
    }
    let time = first.period.map(time).unwrap_or_default();
    let about = match (name.is_empty(), time.is_empty()) {
        (true, true) => return Some(made),
        (false, true) => name,
        (true, false) => time,
        (false, false) => format!("{name}, {time}"),
    };
    Some(format!("{made} ({about})"))
}

/// What is printed, on one line.
fn print(filing: &Filing, figure: &Figure) -> String {
    on_one_line(raw(filing, figure))
}

/// A period in words: "2010", "Q3 2010", else its days.
fn time(period: Period) -> String {
    let Period::Duration(first, last) = period else { return period.to_string() };
    let month_end = last.tomorrow().is_ok_and(|day| day.day() == 1);
    if first.year() != last.year() || first.day() != 1 || !month_end {
        return period.to_string();
    }
    match (first.month(), last.month()) {
        (1, 12) => first.year().to_string(),
        (a @ (1 | 4 | 7 | 10), b) if b == a + 2 => format!("Q{} {}", (a + 2) / 3, first.year()),
        _ => period.to_string(),
    }
}
