//! Words for measures in the names of rows and columns: what a number is so much of.
//!
//! ```text
//! Retail square feet    Gas sold (MMcf)    Gross acres    so many of that measure
//! Sales per square foot    Price per barrel               amounts: what has a price is no measure
//! ```

use super::super::lexer::{TokenKind, lex};
use super::super::prose::Reader;
use super::super::words::Word;
use crate::text::TextSpan;

/// The words for a measure in the name of a row or column: "square feet", "Mcf", "acres". What has a price
/// or is told for each of something is no measure.
pub(super) fn measure(reader: Reader<'_>) -> Option<TextSpan> {
    let (from, to) = (0..reader.tokens.len()).find_map(|at| measure_at(reader, at))?;
    Some(reader.span(from, to))
}

/// The words for the measure that the units line `line` names: "(Thousands of acres)".
pub(super) fn measure_of_line(text: &str, line: TextSpan) -> Option<TextSpan> {
    let mut tokens = Vec::new();
    lex(text, line.start(), line.end(), &mut tokens);
    measure(Reader { text, tokens: &tokens })
}

/// True for words of areas, which there are on a day: "Gross acres", "Rentable square feet".
pub(super) fn is_area(reader: Reader<'_>) -> bool {
    let moved = |i: usize| reader.says(i, &[&b"sold"[..], b"leased", b"expiring", b"completed", b"planted"]);
    reader.tokens.iter().any(|token| matches!(token.word, Word::Acre | Word::Feet))
        && !(0..reader.tokens.len()).any(moved)
}

/// "Available seat miles", "Revenue ton-miles": what was flown or hauled, and no state.
pub(super) fn is_haulage(reader: Reader<'_>) -> bool {
    let hauled = |i: usize| reader.says(i, &[&b"seat"[..], b"passenger", b"ton", b"tonne"]);
    let mile = reader.tokens.iter().position(|token| token.word == Word::Mile);
    mile.is_some_and(|mile| (mile.saturating_sub(2)..mile).any(hauled))
}

/// The token behind the energy whose name starts at `at`: "kilowatt-hours", "megawatt hours", "MWh".
fn energy(reader: Reader<'_>, at: usize) -> Option<usize> {
    const PLAIN: [&[u8]; 7] =
        [b"kwh", b"mwh", b"gwh", b"kilowatthours", b"kilowatthour", b"megawatthours", b"megawatthour"];
    if reader.says(at, &PLAIN) {
        return Some(at + 1);
    }
    let power = reader.says(at, &[b"kilowatt", b"megawatt", b"gigawatt"]);
    let hour = at + 1 + usize::from(reader.kind(at + 1) == Some(TokenKind::Hyphen));
    (power && reader.says(hour, &[b"hour", b"hours"])).then_some(hour + 1)
}

/// The tokens of the measure that ends at `at`, where it is what a label counts.
pub(super) fn measure_at(reader: Reader<'_>, at: usize) -> Option<(usize, usize)> {
    let square = |i: usize| reader.is(i, b"square") || reader.is(i, b"sq") || reader.is(i, b"gross");
    let before = at.checked_sub(1 + usize::from(reader.kind_before(at, 1) == Some(TokenKind::Period)));
    let squared = before.filter(|i| square(*i));
    let area = reader.word(at) == Word::Feet || reader.is(at, b"footage");
    // "Natural gas (billion cubic ft)".
    let cubed =
        reader.is(at, b"cubic") && reader.says(at + 1, &[&b"feet"[..], b"foot", b"ft", b"meters", b"metres"]);
    let energy = energy(reader, at);
    let next = energy.unwrap_or(at + 1 + usize::from(cubed));
    let last = matches!(reader.kind(next), None | Some(TokenKind::Close | TokenKind::Open | TokenKind::Comma))
            || by_time(reader, next) > 0
            // "(MWh in thousands)".
            || reader.word(next) == Word::In && reader.word(next + 1).scale().is_some()
            || is_used(reader, squared.unwrap_or(at), next);
    // "Gold sold (ounces)", "Tons sold", "Gold (000 oz)".
    let opens = |back: usize| reader.kind_before(at, back) == Some(TokenKind::Open);
    let thousands = || at > 0 && reader.bytes(at - 1) == b"000" && opens(2);
    // "Average grade (g/t)": so much in so much.
    let slash = at + 1 + usize::from(reader.kind(at + 1) == Some(TokenKind::Period));
    let graded = reader.says(at, &[b"g", b"oz", b"lb", b"lbs"])
        && reader.kind(slash) == Some(TokenKind::Slash)
        && reader.says(slash + 1, &[b"t", b"ton", b"tonne", b"st"])
        && reader.kind(slash + 2) == Some(TokenKind::Close);
    if graded && opens(1) {
        return Some((at, slash + 2));
    }
    let bracketed = (opens(1) || thousands()) && last;
    const MOVED: [&[u8]; 14] = [
        b"sold",
        b"produced",
        b"mined",
        b"milled",
        b"shipped",
        b"delivered",
        b"treated",
        b"consumed",
        b"hauled",
        b"transported",
        b"generated",
        b"installed",
        b"deployed",
        b"flown",
    ];
    // "Kilowatt-hour sales (millions)".
    // "Tons of ore milled", "Pounds of copper sold".
    let moved_of = reader.word(next) == Word::Of
        && (next + 2..next + 5).any(|i| reader.says(i, &MOVED) && reader.is_word(i - 1));
    let goes = last || reader.says(next, &MOVED) || energy.is_some() || moved_of;
    let volume = matches!(reader.word(at), Word::Acre | Word::Volume | Word::Power) && goes;
    let long = reader.bytes(at).len() > 3;
    // "Available seat miles", "Miles flown".
    let distance = reader.word(at) == Word::Mile && reader.bytes(at).len() > 4 && goes;
    // Pounds are sterling too, but nobody ships or mines something of those.
    let pounds = reader.is(at, b"pounds") && (moved_of || last && are_weighed(reader, at));
    let weight = reader.word(at) == Word::Weight && (bracketed || long && goes) || pounds;
    let first = match squared {
        Some(first) if area => first,
        _ if (volume || weight || distance) && reader.bytes(at).len() > 1 => at,
        _ => return None,
    };
    let priced = (0..reader.tokens.len()).any(|i| {
        matches!(reader.word(i), Word::Per | Word::Price | Word::Value)
                && by_time(reader, i) == 0
                && !is_used(reader, squared.unwrap_or(at), next)
            || matches!(reader.kind(i), Some(TokenKind::Currency(_)))
            || reader.is(i, b"sales") && !moved_of && !bracketed && energy.is_none()
            || reader.says(i, &[&b"revenues"[..], b"cost", b"costs", b"rent", b"expense", b"income"])
            // "Revenue passenger miles", "Revenue ton miles": those that are paid for.
            || reader.is(i, b"revenue") && !reader.says(i + 1, &[&b"passenger"[..], b"ton", b"tonne"])
    });
    (!priced).then_some((first, next + by_time(reader, next)))
}

/// "Copper (thousands of pounds)", "Poultry sold (pounds)": the bracket around the pounds at `at` stands behind goods that are
/// weighed. "Turnover (thousands of pounds)" is told in money.
fn are_weighed(reader: Reader<'_>, at: usize) -> bool {
    const GOODS: [&[u8]; 31] = [
        b"copper",
        b"zinc",
        b"lead",
        b"nickel",
        b"cobalt",
        b"tin",
        b"uranium",
        b"molybdenum",
        b"vanadium",
        b"aluminum",
        b"lithium",
        b"magnesium",
        b"poultry",
        b"chicken",
        b"turkey",
        b"beef",
        b"pork",
        b"fish",
        b"shrimp",
        b"catfish",
        b"seafood",
        b"sugar",
        b"cotton",
        b"tobacco",
        b"coffee",
        b"cheese",
        b"milk",
        b"nuts",
        b"almonds",
        b"macadamia",
        b"pistachios",
    ];
    let open = (at.saturating_sub(4)..at).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open));
    open.is_some_and(|open| {
        let weighed = |i: usize| reader.says(i, &GOODS);
        let unit = |i: usize| {
            reader.word(i) == Word::Of || reader.word(i) == Word::In || reader.word(i).scale().is_some()
        };
        (0..open).any(weighed) && (open + 1..at).all(|i| unit(i) || reader.bytes(i) == b"000")
    })
}

/// "Average kWh use per customer", "Btu per kWh", "Miles of line": so much of the measure that ends before `next` for each
/// of something, or of what is so long. No price stands before it: "Sales per square foot" has none behind it.
fn is_used(reader: Reader<'_>, at: usize, next: usize) -> bool {
    const BEFORE: [&[u8]; 9] = [
        b"average",
        b"annual",
        b"annualized",
        b"monthly",
        b"residential",
        b"total",
        b"circuit",
        b"heat",
        b"rate",
    ];
    // "Heat rate - Btu per kWh".
    let dash = |i: usize| matches!(reader.kind(i), Some(TokenKind::Hyphen | TokenKind::Dash));
    const USED: [&[u8]; 6] = [b"use", b"used", b"usage", b"consumption", b"sales", b"sold"];
    const LONG: [&[u8]; 12] = [
        b"line",
        b"lines",
        b"pipe",
        b"pipeline",
        b"pipelines",
        b"main",
        b"mains",
        b"track",
        b"cable",
        b"fiber",
        b"transmission",
        b"distribution",
    ];
    let named = (0..at).all(|i| reader.says(i, &BEFORE) || dash(i));
    // "Barrels per day per rig".
    let next_but = next + by_time(reader, next);
    let used = next_but + usize::from(reader.says(next_but, &USED));
    // "Tons per day" are made.
    let each = reader.word(used) == Word::Per && reader.is_word(used + 1) && by_time(reader, used) == 0;
    let long = reader.word(at) == Word::Mile
        && reader.word(next) == Word::Of
        && (next + 1..next + 4).any(|i| reader.says(i, &LONG));
    named && (each || long)
}

/// Tokens of "/d", "/day" or "per day" at `at`, by which what is made or moved is told.
fn by_time(reader: Reader<'_>, at: usize) -> usize {
    if reader.is(at, b"daily") {
        return 1;
    }
    let per = reader.kind(at) == Some(TokenKind::Slash) || reader.word(at) == Word::Per;
    if per && (reader.is(at + 1, b"d") || reader.is(at + 1, b"day")) { 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_of_labels() {
        let drawn = |text: &'static str| {
            let mut tokens = Vec::new();
            lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
            measure(Reader { text, tokens: &tokens }).map(|span| &text[span.range()])
        };
        assert_eq!(drawn("Retail square feet (in thousands)"), Some("square feet"));
        assert_eq!(drawn("Square Footage"), Some("Square Footage"));
        assert_eq!(drawn("Gross acres"), Some("acres"));
        assert_eq!(drawn("Natural gas (MMcf)"), Some("MMcf"));
        assert_eq!(drawn("Gold sales (ounces)"), Some("ounces"));
        assert_eq!(drawn("Tons sold"), Some("Tons"));
        assert_eq!(drawn("Average daily production (Boe/d)"), Some("Boe/d"));
        assert_eq!(drawn("Revenue passenger miles (millions)"), Some("miles"));
        assert_eq!(drawn("Fuel gallons consumed"), Some("gallons"));
        assert_eq!(drawn("Average annual kWh use per residential customer"), Some("kWh"));
        assert_eq!(drawn("Average Btu per kWh"), Some("Btu"));
        assert_eq!(drawn("Miles of line"), Some("Miles"));
        assert_eq!(drawn("Tons of ore milled"), Some("Tons"));
        assert_eq!(drawn("Pounds of copper sold"), Some("Pounds"));
        assert_eq!(drawn("Copper (thousands of pounds)"), Some("pounds"));
        assert_eq!(drawn("Zinc produced (pounds)"), Some("pounds"));
        assert_eq!(drawn("Average grade (oz./ton)"), Some("oz./ton"));
        assert_eq!(drawn("Heat rate - Btu per kWh"), Some("Btu"));
        assert_eq!(drawn("Average square feet per store"), Some("square feet"));
        assert_eq!(drawn("Barrels per day per rig"), Some("Barrels per day"));
        for text in [
            "Sales per square foot",
            "Price per barrel",
            "Average revenue per kWh",
            "Fuel per Btu",
            "Cost per ounce sold",
            "Power revenue (MWh)",
            "Acres Homes store",
            "Footage",
            "Turnover (pounds)",
            "Turnover (thousands of pounds)",
            "Cost of copper (thousands of pounds)",
            "Pounds of rent",
            "Value of tons of ore milled",
        ] {
            assert_eq!(drawn(text), None, "{text}");
        }
    }
}
