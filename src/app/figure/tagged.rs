//! What the filer tagged on the print of the current figure, beside what was read off it.
//!
//! ```text
//! tagged
//!   concept   Research and development expense · us-gaap:ResearchAndDevelopmentExpense
//!   value     12,583,000 USD · exact to 10^3
//!   period    2010-07-01 … 2010-09-30
//!   of        Segments: Kettles
//! ```

use super::{Fact, FactKind, fact, grouped};
use crate::app::subject::Subject;
use crate::export::fact::{Said, said};
use crate::figures::Figure;
use crate::filing::ixbrl::{Origin, Precision, readable};
use crate::text::cells;

/// Facts on one print that are shown; mostly there is one.
const MOST: usize = 6;

/// Adds the facts of `figure` to `facts`.
pub(super) fn tagged(subject: Subject, figure: &Figure, facts: &mut Vec<Fact>) {
    let filing = &subject.reading.filing;
    if !subject.reading.figures.facts(figure).is_empty() {
        facts.push(fact(FactKind::Heading, "tagged"));
    }
    for id in subject.reading.figures.facts(figure).iter().take(MOST) {
        let Some(of_filer) = filing.tagging.get(*id) else { continue };
        lines(&said(filing, of_filer), facts);
    }
}

fn lines(said: &Said, facts: &mut Vec<Fact>) {
    let mut line = |name: &'static str, text: String| {
        facts.push(Fact { name, ..fact(FactKind::Attribute, cells::line(&text)) });
    };
    line("concept", format!("{} · {}", said.name, said.concept));
    line("value", value(said));
    if let Some(period) = &said.period {
        line("period", period.replace('/', " … "));
    }
    for (axis, member) in &said.dimensions.0 {
        let axis = readable(axis);
        let member = readable(member);
        let axis = axis.strip_suffix(" axis").unwrap_or(&axis);
        line("of", format!("{axis}: {}", member.strip_suffix(" member").unwrap_or(&member)));
    }
}

/// The value with its unit, to what it is exact, and where it was tagged if that is not here.
fn value(said: &Said) -> String {
    let mut text = match (&said.value, &said.unit) {
        _ if said.nil => "nil".to_owned(),
        (Some(value), Some(unit)) => format!("{} {unit}", grouped(value)),
        (Some(value), None) => value.clone(),
        (None, _) => "cannot be read".to_owned(),
    };
    if let Precision::Decimals(decimals) = said.decimals.0 {
        text.push_str(&format!(" · exact to 10^{}", -i16::from(decimals)));
    }
    if said.origin == Origin::Instance {
        text.push_str(" · from the instance");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fact::{Decimals, Dimensions};

    #[test]
    fn a_fact_is_told_in_a_few_lines() {
        let said = Said {
            concept: "us-gaap:ResearchAndDevelopmentExpense".to_owned(),
            name: readable("us-gaap:ResearchAndDevelopmentExpense"),
            value: Some("12583000".to_owned()),
            unit: Some("USD".to_owned()),
            period: Some("2010-07-01/2010-09-30".to_owned()),
            dimensions: Dimensions(vec![("us-gaap:SegmentsAxis".to_owned(), "hc:KettlesMember".to_owned())]),
            decimals: Decimals(Precision::Decimals(-3)),
            scale: 3,
            sign: None,
            nil: false,
            context: Some("c1".to_owned()),
            origin: Origin::Inline,
        };
        let mut facts = Vec::new();
        lines(&said, &mut facts);
        let drawn: Vec<String> = facts.iter().map(|f| format!("{}: {}", f.name, f.text)).collect();
        assert_eq!(
            drawn,
            [
                "concept: Research and development expense · us-gaap:ResearchAndDevelopmentExpense",
                "value: 12,583,000 USD · exact to 10^3",
                "period: 2010-07-01 … 2010-09-30",
                "of: Segments: Kettles",
            ]
        );
        assert_eq!(value(&Said { nil: true, decimals: Decimals(Precision::Exact), ..said }), "nil");
    }
}
