//! The figures of an XBRL instance, which the file itself says everything of.
//!
//! ```text
//! <Debt contextRef="c1" unitRef="usd" decimals="-3">1500000</Debt>    written out as a row of a table:
//! Debt | 1500000 | 2013-12-31 | USD | Segment: Kettles                money, USD, 2013-12-31, "Debt"
//! ```
//!
//! Value, unit, time and precision are those of the fact; the row is only where its words stand. Nothing is
//! guessed from the neighbours of a row, which are other facts of other times.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::build::{Builder, Draft};
use super::tagged;
use super::unit::{Currency, TimeUnit, Unit};
use super::value::Value;
use super::{CellPlace, Kind, Provenance};
use crate::filing::grid::Grid;
use crate::filing::ixbrl::{Amount, Fact, Measures, Origin, Precision};
use crate::filing::{Filing, Table, fact_column as column};
use crate::text::TextSpan;

/// Ends of the names of concepts that hold a name made of digits.
const IDENTIFIERS: [&str; 3] = ["CentralIndexKey", "FileNumber", "IdentificationNumber"];

/// Words in the name of a concept without a unit whose numbers are parts of one: an "EffectiveTaxRate" of 0.25.
const RATES: [&str; 3] = ["Percent", "Rate", "Yield"];

/// The facts of the document `index` that an instance states and its tables show, sorted by place.
pub(super) fn facts(filing: &Filing, index: usize) -> Vec<(TextSpan, &Fact)> {
    let stated = filing.tagging.facts.iter().filter(|fact| fact.origin == Origin::Instance);
    let here = stated.filter(|fact| fact.document as usize == index);
    let mut facts: Vec<_> = here.filter_map(|fact| Some((fact.place?, fact))).collect();
    facts.sort_unstable_by_key(|(place, _)| *place);
    facts
}

/// The `facts` that `table` shows; none for the tables of a note, which stand in the text of a fact.
pub(super) fn shown<'a, 'f>(facts: &'a [(TextSpan, &'f Fact)], table: &Table) -> &'a [(TextSpan, &'f Fact)] {
    let from = facts.partition_point(|(place, _)| place.start() < table.span.start());
    let to = facts.partition_point(|(place, _)| place.start() < table.span.end());
    facts.get(from..to).unwrap_or(&[])
}

/// Reads the figures of `facts`, the rows of the table `index` of the document `builder` is at.
pub(super) fn read(filing: &Filing, facts: &[(TextSpan, &Fact)], index: u32, builder: &mut Builder) {
    let Some(document) = filing.documents.get(builder.document) else { return };
    let Some(table) = document.tables.get(index as usize) else { return };
    let grid = Grid::of(document, table);
    for (place, fact) in facts {
        let at = table.cells.partition_point(|cell| cell.span.end() <= place.start());
        let Some(cell) = table.cells.get(at) else { continue };
        let row = table.row(cell.row as usize);
        let said = |at: u16| row.iter().find(|other| other.column == at).map(|other| other.span);
        let unit = said(column::UNIT);
        let Some(mut draft) = draft(filing, *place, fact, unit) else { continue };
        draft.period = filing.tagging.context(fact).and_then(|c| c.period).and_then(tagged::period);
        draft.from = Provenance { unit, period: said(column::PERIOD), ..Provenance::default() };
        let logical = grid.cells.get(at).map_or(cell.column, |placed| placed.first);
        draft.cell = Some(CellPlace { table: index, row: cell.row, column: logical });
        draft.label = builder.keep_label(said(column::DIMENSIONS).as_slice(), said(column::FACT).as_slice());
        builder.push(draft);
    }
}

/// The figure that `fact` is; None for what is no figure: a name, an answer, nothing at all.
fn draft(filing: &Filing, place: TextSpan, fact: &Fact, unit: Option<TextSpan>) -> Option<Draft> {
    let Amount::Number(number) = fact.amount else { return said_in_words(filing, place, fact) };
    let concept = filing.named(fact.concept);
    let (kind, unit) = match filing.tagging.unit(fact) {
        Some(measures) => of_unit(measures, &filing.source, &concept, number, unit),
        None => (Kind::Count, Unit::None),
    };
    let decimals = match fact.precision {
        Precision::Decimals(decimals) => Some(decimals),
        Precision::Exact | Precision::Unstated => None,
    };
    let mut draft = Draft::new(place, kind, Value::Number(number));
    draft.unit = unit;
    draft.decimals = decimals;
    // A part of one, as hundredths.
    if kind == Kind::Percent {
        draft.value = Value::Number(number.checked_mul(Decimal::ONE_HUNDRED)?);
        draft.scale = 2;
        draft.decimals = decimals.map(|decimals| decimals.saturating_sub(2));
    }
    Some(draft)
}

/// What a number of these measures is.
fn of_unit(
    measures: &Measures,
    source: &[u8],
    concept: &str,
    number: Decimal,
    printed: Option<TextSpan>,
) -> (Kind, Unit) {
    let name = measures.name(source);
    let (over, under) =
        name.split_once('/').map_or((name.as_str(), None), |(over, under)| (over, Some(under)));
    let whole = number.fract().is_zero();
    match (Currency::new(over), over, under) {
        (Some(currency), _, None) => (Kind::Money, Unit::Currency(currency)),
        (Some(currency), _, Some("share")) => (Kind::PerShare, Unit::PerShare(currency)),
        (None, "share", None) => (Kind::Shares, Unit::Share),
        (None, "pure", None) if RATES.iter().any(|word| concept.contains(word)) => {
            (Kind::Percent, Unit::Percent)
        }
        (None, "pure", None) if whole => (Kind::Count, Unit::None),
        (None, "pure", None) => (Kind::Ratio, Unit::None),
        _ => (Kind::Measure, printed.map_or(Unit::None, Unit::Measure)),
    }
}

/// The figure of a fact that is no number: a day, a length of time as `P5Y`, an identifier.
fn said_in_words(filing: &Filing, place: TextSpan, fact: &Fact) -> Option<Draft> {
    if fact.amount != Amount::Text {
        return None;
    }
    let text = filing.documents.get(fact.document as usize)?.slice(place);
    let concept = filing.named(fact.concept);
    if let Some(day) = text.parse::<Date>().ok().filter(|_| text.len() == 10) {
        return Some(Draft::new(place, Kind::Date, Value::Date(day)));
    }
    if let Some((number, unit)) = length(text) {
        let mut draft = Draft::new(place, Kind::Duration, Value::Number(number));
        draft.unit = Unit::Time(unit);
        return Some(draft);
    }
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-') && text.len() > 2;
    let named = digits && IDENTIFIERS.iter().any(|end| concept.ends_with(end));
    named.then(|| Draft::new(place, Kind::Identifier, Value::Text(text.to_owned())))
}

/// A length of time of one part as ISO 8601 writes it: "P5Y", "P18M", "P90D".
fn length(text: &str) -> Option<(Decimal, TimeUnit)> {
    let inner = text.strip_prefix('P')?;
    let number = inner.get(..inner.len().checked_sub(1)?)?;
    let unit = match inner.as_bytes().last()? {
        b'Y' => TimeUnit::Year,
        b'M' => TimeUnit::Month,
        b'W' => TimeUnit::Week,
        b'D' => TimeUnit::Day,
        _ => return None,
    };
    let plain = number.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| number.parse().ok()).flatten().map(|number| (number, unit))
}

#[cfg(test)]
mod tests {
    use crate::reading;

    const HEAD: &str = "<xbrli:xbrl xmlns:xbrli='x'>\
        <dei:DocumentPeriodEndDate contextRef='c2'>2013-12-31</dei:DocumentPeriodEndDate>\
        <dei:CurrentFiscalYearEndDate contextRef='c2'>--12-31</dei:CurrentFiscalYearEndDate>\
        <dei:EntityCentralIndexKey contextRef='c2'>0000031415</dei:EntityCentralIndexKey>\
        <xbrli:context id='c1'><xbrli:entity><xbrli:segment>\
        <d:explicitMember dimension='a:ProductAxis'>k:KettlesMember</d:explicitMember></xbrli:segment></xbrli:entity>\
        <xbrli:period><xbrli:instant>2012-12-31</xbrli:instant></xbrli:period></xbrli:context>\
        <xbrli:context id='c2'><xbrli:period><xbrli:startDate>2011-01-01</xbrli:startDate>\
        <xbrli:endDate>2011-12-31</xbrli:endDate></xbrli:period></xbrli:context>\
        <xbrli:unit id='usd'><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>\
        <xbrli:unit id='n'><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>\
        <xbrli:unit id='ton'><xbrli:measure>k:ton</xbrli:measure></xbrli:unit>\
        <xbrli:unit id='e'><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure>\
        </xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator>\
        </xbrli:divide></xbrli:unit>";

    /// Every figure: kind, value, unit, period, full label.
    fn read(facts: &str) -> Vec<String> {
        let reading = reading::read(format!("{HEAD}{facts}</xbrli:xbrl>").into_bytes());
        let text = &reading.filing.documents[0].text;
        let figures = reading.figures.all.iter().map(|f| {
            let unit = f.unit.name(text).unwrap_or_default();
            let period = f.period.map(|p| p.to_string()).unwrap_or_default();
            let label = reading.figures.full_label(&reading.filing, f);
            format!("{} {} {unit} @{period} {label}", f.kind.name(), f.value)
        });
        figures.skip(2).collect()
    }

    #[test]
    fn each_fact_has_its_own_time_and_unit() {
        let found = read(
            "<g:Debt contextRef='c1' unitRef='usd' decimals='-3'>1500000</g:Debt>\
             <g:Debt contextRef='c2' unitRef='usd' decimals='-3'>-70000</g:Debt>\
             <g:EarningsPerShareBasic contextRef='c2' unitRef='e' decimals='2'>0.25</g:EarningsPerShareBasic>\
             <g:EffectiveTaxRate contextRef='c2' unitRef='n' decimals='3'>0.215</g:EffectiveTaxRate>\
             <g:NumberOfWorks contextRef='c1' unitRef='n' decimals='0'>12</g:NumberOfWorks>\
             <g:CoalBurnt contextRef='c2' unitRef='ton' decimals='0'>340</g:CoalBurnt>\
             <g:Grants contextRef='c1' unitRef='usd' xsi:nil='true'/>\
             <g:Term contextRef='c2'>P5Y</g:Term>\
             <g:Name contextRef='c2'>Kettle 12 Works</g:Name>",
        );
        let want = [
            "money 1500000 USD @2012-12-31 Product: Kettles: Debt",
            "money -70000 USD @2011-01-01/2011-12-31 Debt",
            "per_share 0.25 USD/share @2011-01-01/2011-12-31 Earnings per share basic",
            "percent 21.5 % @2011-01-01/2011-12-31 Effective tax rate",
            "count 12  @2012-12-31 Product: Kettles: Number of works",
            "measure 340 ton @2011-01-01/2011-12-31 Coal burnt",
            "duration 5 year @2011-01-01/2011-12-31 Term",
        ];
        assert_eq!(found, want);
    }

    #[test]
    fn the_tables_of_a_note_are_read_as_any_others() {
        let found = read(
            "<g:DebtTextBlock contextRef='c2'>&lt;table&gt;&lt;tr&gt;&lt;td&gt;Notes&lt;/td&gt;&lt;td&gt;$1,200&lt;/td&gt;&lt;/tr&gt;\
             &lt;tr&gt;&lt;td&gt;Loans&lt;/td&gt;&lt;td&gt;$800&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</g:DebtTextBlock>",
        );
        assert!(found.iter().any(|f| f.starts_with("money 1200 USD") && f.ends_with("Notes")), "{found:?}");
    }
}
