//! What the numbers of XML forms are, by the names of their elements.
//!
//! ```text
//! <totalAmountSold>125000</totalAmountSold>                 dollars, though nothing printed says so
//! <amountOfSecuritiesSold>200</amountOfSecuritiesSold>      shares, whatever "amount" means elsewhere
//! <entityName>North 38th Kettle Works LLC</entityName>      a name: no figure
//! ```
//!
//! The SEC's technical specifications of these forms say what each element holds; the words of a label are made
//! from them and say less.

use super::Figures;
use super::Kind;
use super::unit::{Currency, Unit};
use super::value::Value;
use crate::filing::{Filing, Format};

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Dollars.
    Money,
    /// Shares or other units of ownership.
    Shares,
    /// A number that names something.
    Identifier,
    /// A name or a code: no figure.
    Name,
}

/// Elements of Forms D, 144, 3, 4 and 5 whose numbers mean something else than their words suggest.
const ELEMENTS: &[(&str, Holds)] = &[
    ("totalOfferingAmount", Holds::Money),
    ("totalAmountSold", Holds::Money),
    ("totalRemaining", Holds::Money),
    ("minimumInvestmentAccepted", Holds::Money),
    ("dollarAmount", Holds::Money),
    ("aggregateMarketValue", Holds::Money),
    ("grossProceeds", Holds::Money),
    ("noOfUnitsSold", Holds::Shares),
    ("noOfUnitsOutstanding", Holds::Shares),
    ("amountOfSecuritiesAcquired", Holds::Shares),
    ("amountOfSecuritiesSold", Holds::Shares),
    ("recipientCRDNumber", Holds::Identifier),
    ("associatedBDCRDNumber", Holds::Identifier),
    ("documentType", Holds::Name),
    ("submissionType", Holds::Name),
    ("entityName", Holds::Name),
    ("issuerName", Holds::Name),
    ("rptOwnerName", Holds::Name),
    ("recipientName", Holds::Name),
    ("associatedBDName", Holds::Name),
    ("nameOfIssuer", Holds::Name),
];

/// Makes the figures of XML forms what their elements say; those of names are none.
pub(super) fn settle(filing: &Filing, figures: &mut Figures) {
    if !filing.documents.iter().any(|document| document.part.format == Format::Xml) {
        return;
    }
    figures.all.retain_mut(|figure| {
        let document = filing.documents.get(figure.document);
        let Some(document) = document.filter(|document| document.part.format == Format::Xml) else {
            return true;
        };
        let at = document.source(figure.span).start() as usize;
        let element = filing.source.get(..at).and_then(element);
        let holds = element.and_then(|name| ELEMENTS.iter().find(|(known, _)| known.as_bytes() == name));
        // "None", "Indefinite" and ranges stay what they are.
        let plain = matches!(figure.value, Value::Number(_) | Value::Text(_));
        match holds.map(|(_, holds)| *holds).filter(|_| plain) {
            Some(Holds::Name) => return false,
            Some(Holds::Money) => {
                (figure.kind, figure.unit) = (Kind::Money, Unit::Currency(Currency::USD));
            }
            Some(Holds::Shares) => (figure.kind, figure.unit) = (Kind::Shares, Unit::Share),
            Some(Holds::Identifier) => {
                let text = document.slice(figure.span).trim().to_owned();
                (figure.kind, figure.unit, figure.value) = (Kind::Identifier, Unit::None, Value::Text(text));
                (figure.period, figure.decimals) = (None, None);
            }
            None => {}
        }
        true
    });
}

/// Bytes before a number in which the tag of its element starts.
const REACH: usize = 512;

/// The local name of the element whose text ends `before`; a `value` speaks for the element around it.
fn element(before: &[u8]) -> Option<&[u8]> {
    let near = before.get(before.len().saturating_sub(REACH)..)?;
    let open = memchr::memrchr(b'<', near)?;
    match local(near.get(open + 1..)?)? {
        b"value" => {
            let around = near.get(..open)?;
            let open = memchr::memrchr(b'<', around)?;
            local(around.get(open + 1..)?)
        }
        name => Some(name),
    }
}

/// The local name at the start of a tag; None for an end tag or a tag that is not closed, whose text is an attribute.
fn local(tag: &[u8]) -> Option<&[u8]> {
    memchr::memchr(b'>', tag)?;
    let len = tag.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'_' | b'-')).count();
    let name = tag.get(..len).filter(|name| !name.is_empty())?;
    name.rsplit(|b| *b == b':').next()
}

#[cfg(test)]
mod tests {
    use crate::reading;

    fn read(source: &str) -> Vec<String> {
        let reading = reading::read(source.as_bytes().to_vec());
        let text = &reading.filing.documents[0].text;
        let said = |f: &super::super::Figure| {
            format!("{} {} {}", f.kind.name(), f.value, f.unit.name(text).unwrap_or_default())
        };
        reading.figures.all.iter().map(said).collect()
    }

    #[test]
    fn amounts_of_an_offering_are_dollars_and_its_names_hold_no_figures() {
        let found = read(
            "<?xml version='1.0'?><edgarSubmission><submissionType>D</submissionType><primaryIssuer>\
             <entityName>Kettle 38 Works LLC</entityName></primaryIssuer><offeringData>\
             <minimumInvestmentAccepted>7500</minimumInvestmentAccepted><salesCompensationList><recipient>\
             <recipientName>Ann Orrin</recipientName><recipientCRDNumber>2718281</recipientCRDNumber></recipient>\
             </salesCompensationList><offeringSalesAmounts><totalOfferingAmount>425000</totalOfferingAmount>\
             <totalRemaining>0</totalRemaining></offeringSalesAmounts><investors>\
             <totalNumberAlreadyInvested>31</totalNumberAlreadyInvested></investors></offeringData></edgarSubmission>",
        );
        let want = ["money 7500 USD", "identifier 2718281 ", "money 425000 USD", "money 0 USD", "count 31 "];
        assert_eq!(found, want);
    }

    #[test]
    fn the_number_of_a_form_is_none_and_amounts_of_securities_are_shares() {
        let found = read(
            "<?xml version='1.0'?><edgarSubmission xmlns='x'><headerData><submissionType>144</submissionType></headerData>\
             <formData><issuerInfo><issuerName>Kettle 12 Inc</issuerName></issuerInfo><securitiesToBeSold>\
             <securitiesClassTitle>Common</securitiesClassTitle>\
             <amountOfSecuritiesAcquired>6100</amountOfSecuritiesAcquired></securitiesToBeSold>\
             <securitiesSoldInPast3Months><amountOfSecuritiesSold>250</amountOfSecuritiesSold>\
             <grossProceeds>8140</grossProceeds></securitiesSoldInPast3Months></formData></edgarSubmission>",
        );
        assert_eq!(found, ["shares 6100 share", "shares 250 share", "money 8140 USD"]);
    }
}
