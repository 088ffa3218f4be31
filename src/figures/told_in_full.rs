//! Prose and tables that tell their amounts in full, whatever a line above says of others.
//!
//! ```text
//! Notes to financial statements ($000's omitted in all tables and related text)
//! ... by a debenture in the amount of $168,974,000, of which $5,250,000 is due ...
//! ```
//!
//! A line over running text speaks of its amounts, and some filers print them in full all the same. An amount in
//! thousands ends in three zeros once in a thousand times, unless it is as round as what is borrowed; one that is
//! told in full and known to the thousand always ends so. Where nearly all amounts of a document do, and several of
//! them have digits enough to be round in no other way, they all stand as printed.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::same_print::rescale;
use super::{Doubt, Figure, Kind};

/// Bytes between an amount and the line that scales it from which on that is none of its own sentence.
const AFAR: u32 = 300;

/// An amount of so much as printed would be a billion at the least, in thousands.
const LONG: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Long amounts, known to the last thousand, that must end so: "$38,046,000", and not a facility of "$1,250,000".
const SPEAKERS: usize = 3;

/// Of so many amounts one may end otherwise.
const OF: usize = 10;

/// Takes the scale of a line far above from the amounts of prose among `figures` where they are told in full. Each
/// is doubted for it.
pub(super) fn settle(figures: &mut [Figure]) {
    for figures in figures.chunk_by_mut(|a, b| a.document == b.document) {
        settle_one(figures, |figure| {
            let far = figure.from.scale.is_some_and(|line| line.end() + AFAR < figure.span.start());
            figure.cell.is_none() && far
        });
    }
}

/// The same for each table whose scale comes from one before it: awards that vested, told to the thousand in dollars,
/// among statements in thousands.
pub(super) fn settle_tables(figures: &mut [Figure]) {
    let table = |figure: &Figure| (figure.document, figure.cell.map(|cell| cell.table));
    // Where other tables are rounded to the million in thousands, those zeros are the filer's way.
    let round = |figure: &Figure| {
        let scaled = figure.kind == Kind::Money && figure.scale > 0;
        let printed = scaled.then(|| figure.printed()).flatten()?.abs();
        (printed >= Decimal::from(10_000)).then(|| (printed % Decimal::ONE_THOUSAND).is_zero())
    };
    let mut all: FxHashMap<usize, (usize, usize)> = FxHashMap::default();
    for (figure, zeros) in figures.iter().filter_map(|figure| Some((figure, round(figure)?))) {
        let (asked, full) = all.entry(figure.document).or_default();
        (*asked, *full) = (*asked + 1, *full + usize::from(zeros));
    }
    for figures in figures.chunk_by_mut(|a, b| table(a) == table(b)) {
        let own = || figures.iter().filter_map(round);
        let (asked, full) =
            figures.first().and_then(|figure| all.get(&figure.document)).copied().unwrap_or_default();
        let others = (asked - own().count(), full - own().filter(|zeros| *zeros).count());
        if others.1 * OF > others.0 || others.0 == 0 {
            continue;
        }
        settle_one(figures, |figure| {
            figure.cell.is_some_and(|cell| cell.column > 0) && figure.doubts.contains(&Doubt::DistantScale)
        });
    }
}

/// Shares of so much as printed are told to the last one.
const MANY: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Takes the scale of a line far above from the shares of prose among `figures` where others below the same line are told
/// to the last one: "options for 16,000 shares" and "2,310,000 shares were bought" are of one hand.
pub(super) fn settle_shares(figures: &mut [Figure]) {
    for figures in figures.chunk_by_mut(|a, b| a.document == b.document) {
        let scaled = |figure: &Figure| {
            let far = figure.from.scale.filter(|line| line.end() + AFAR < figure.span.start());
            far.filter(|_| figure.cell.is_none() && figure.scale > 0)
        };
        let of_shares = |figure: &Figure| (figure.kind == Kind::Shares).then(|| scaled(figure)).flatten();
        if !figures.iter().any(|figure| of_shares(figure).is_some()) {
            continue;
        }
        // How far each line reaches, and whether shares stand there as printed.
        let mut lines: BTreeMap<u32, (u32, bool)> = BTreeMap::default();
        for (line, figure) in figures.iter().filter_map(|figure| Some((scaled(figure)?, figure))) {
            let (reach, _) = lines.entry(line.end()).or_default();
            *reach = (*reach).max(figure.span.end() + AFAR);
        }
        let full = |figure: &&Figure| {
            let plain = figure.kind == Kind::Shares && figure.cell.is_none() && figure.scale == 0;
            plain && figure.printed().is_some_and(|printed| printed.abs() >= MANY)
        };
        for figure in figures.iter().filter(full) {
            if let Some((_, (reach, told))) = lines.range_mut(..figure.span.start()).next_back() {
                *told |= figure.span.end() <= *reach;
            }
        }
        for figure in figures.iter_mut() {
            let told = of_shares(figure).and_then(|line| lines.get(&line.end()));
            if told.is_some_and(|(_, told)| *told) {
                rescale(figure, 0);
                figure.from.scale = None;
                figure.doubts.retain(|doubt| *doubt != Doubt::DistantScale);
                figure.doubts.push(Doubt::ToldInFull);
            }
        }
    }
}

/// Takes the scale from those of `figures` that a line far above scales, where they are told in full.
fn settle_one(figures: &mut [Figure], is_far: impl Fn(&Figure) -> bool) {
    let printed = |figure: &Figure| {
        let amount = figure.kind == Kind::Money && figure.scale > 0;
        Some((amount && is_far(figure)).then(|| figure.printed()).flatten()?.abs())
    };
    let (mut asked, mut full, mut exact) = (0, 0, 0);
    let long = |printed: &Decimal| *printed >= Decimal::ONE_THOUSAND;
    for printed in figures.iter().filter_map(printed).filter(long) {
        let zeros = (printed % Decimal::ONE_THOUSAND).is_zero();
        let round = (printed % Decimal::from(10_000)).is_zero();
        asked += 1;
        full += usize::from(zeros);
        exact += usize::from(zeros && !round && printed >= LONG);
    }
    if exact < SPEAKERS || (asked - full) * OF > asked {
        return;
    }
    for figure in figures.iter_mut().filter(|figure| printed(figure).is_some()) {
        rescale(figure, 0);
        figure.from.scale = None;
        figure.doubts.retain(|doubt| *doubt != Doubt::DistantScale);
        figure.doubts.push(Doubt::ToldInFull);
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::Kind;
    use crate::reading;

    /// The amounts of prose below a line in thousands, as powers of ten and values.
    fn amounts(prose: &str) -> Vec<String> {
        let filler = "We make kettles and pots in three towns and sell them in all others. ".repeat(6);
        let page = format!(
            "<html><p>NOTES TO FINANCIAL STATEMENTS</p><p>(Dollars in thousands)</p><p>{filler}</p><p>{prose}</p></html>"
        );
        let reading = reading::read(page.into_bytes());
        let money = reading.figures.all.iter().filter(|figure| figure.kind == Kind::Money);
        money.map(|figure| format!("{} e{}", figure.value, figure.scale)).collect()
    }

    #[test]
    fn amounts_that_end_in_three_zeros_are_told_in_full() {
        let full = "A debenture of $168,974,000 was issued, $541,000 repaid, $7,613,000 spent on a works \
                    and $3,021,000 on land; a lease costs $500 a day, and a quay between $600,000 and $700,000.";
        assert_eq!(
            amounts(full),
            ["168974000 e0", "541000 e0", "7613000 e0", "3021000 e0", "500 e0", "600000 e0"]
        );
        let round = "A facility of $1,000,000, notes of $1,250,000 and others of $1,500,000 cost $43,412.";
        assert_eq!(amounts(round), ["1000000000 e3", "1250000000 e3", "1500000000 e3", "43412000 e3"]);
    }

    #[test]
    fn a_table_of_awards_told_in_full_takes_no_scale_from_another() {
        let page = |vested: [&str; 3]| {
            let [a, b, c] = vested;
            let rows = format!("<tr><td>2022</td><td>${a}</td></tr><tr><td>2023</td><td>{b}</td></tr>");
            let table = "<tr><td></td><td>2024</td></tr><tr><td>Sales</td><td>$41,207</td></tr>";
            format!(
                "<html><p>NOTES TO FINANCIAL STATEMENTS</p><p>(Dollars in thousands)</p><table>{table}</table>\
                 <p>Awards that vested were worth:</p><table><tr><td></td><td>Intrinsic Value</td></tr>{rows}\
                 <tr><td>2024</td><td>{c}</td></tr></table></html>"
            )
        };
        let scales = |vested| {
            let reading = reading::read(page(vested).into_bytes());
            let money = reading.figures.all.iter().filter(|figure| figure.kind == Kind::Money);
            money.map(|figure| figure.scale).collect::<Vec<i8>>()
        };
        assert_eq!(scales(["4,271,000", "6,308,000", "3,946,000"]), [3, 0, 0, 0]);
        assert_eq!(scales(["4,271,000", "6,308,310", "3,946,000"]), [3, 3, 3, 3]);
    }
}
