//! What a figure means, apart from the filing it stands in: attributes in their canonical text.
//!
//! A decision outlives the program that made it, so what the person saw and what the person said are
//! kept as the records print them: decimals as strings, ISO 8601 periods, unit names. Each attribute
//! has one text form, and the same text is in the log, in the exports and in the correction form.
//!
//! ```text
//! kind    money                  unit    USD, USD/share, %, mg/kg; none
//! value   12900000               scale   6   (the print is in millions)
//!         60000000..64000000     period  2010-09-30 or 2010-07-01/2010-09-30; none
//!         4/10   2010-10-28      label   net loss
//! ```

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::figures::{Figure, Kind, Period, Value, plain};
use crate::reading::Reading;

/// What a figure means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Printed", into = "Printed")]
pub struct Attributes {
    /// What sort of number it is.
    pub kind: Kind,
    /// Its value after scale, signed as displayed.
    pub value: Value,
    /// What it counts, as records name it.
    pub unit: Option<String>,
    /// Power of ten by which the print is scaled.
    pub scale: i8,
    /// Precision of the print as XBRL states it.
    pub decimals: Option<i8>,
    /// The time or day that it speaks of.
    pub period: Option<Period>,
    /// What it is a figure of.
    pub label: String,
}

impl Attributes {
    /// What the program read of `figure`.
    pub fn extracted(reading: &Reading, figure: &Figure) -> Self {
        let text = reading.filing.documents.get(figure.document).map_or("", |d| d.text.as_str());
        Self {
            kind: figure.kind,
            value: figure.value.clone(),
            unit: figure.unit.name(text).map(std::borrow::Cow::into_owned),
            scale: figure.scale,
            decimals: figure.decimals,
            period: figure.period,
            label: reading.figures.label_text(&reading.filing, figure),
        }
    }

    /// Puts `changes` over these attributes. A change whose text is not of its attribute's form is
    /// passed over: logs come from other hands.
    #[must_use]
    pub fn with(mut self, changes: &[Change]) -> Self {
        for change in changes {
            let _ = self.set(change.attribute, change.now.as_deref());
        }
        self
    }

    /// The canonical text of an attribute; None where it has none.
    pub fn get(&self, attribute: Attribute) -> Option<String> {
        match attribute {
            Attribute::Kind => Some(self.kind.name().to_owned()),
            Attribute::Value => Some(value_text(&self.value)),
            Attribute::Unit => self.unit.clone(),
            Attribute::Scale => Some(self.scale.to_string()),
            Attribute::Period => self.period.map(|p| p.to_string()),
            Attribute::Label => Some(self.label.clone()),
        }
    }

    /// Sets an attribute from its canonical text.
    ///
    /// # Errors
    /// Says in words why `text` is not of the attribute's form; the attribute is left as it is.
    pub fn set(&mut self, attribute: Attribute, text: Option<&str>) -> Result<(), String> {
        match (attribute, text) {
            (Attribute::Kind, Some(text)) => {
                self.kind = Kind::from_name(text).ok_or_else(|| format!("{text} is no kind of figure"))?;
            }
            (Attribute::Value, Some(text)) => self.value = parse_value_of(self.kind, text)?,
            (Attribute::Unit, text) => self.unit = text.filter(|t| !t.is_empty()).map(str::to_owned),
            (Attribute::Scale, Some(text)) => {
                self.scale = text.parse().map_err(|_| format!("{text} is no power of ten"))?;
            }
            (Attribute::Period, None) => self.period = None,
            (Attribute::Period, Some(text)) => self.period = Some(parse_period(text)?),
            (Attribute::Label, text) => text.unwrap_or_default().clone_into(&mut self.label),
            (Attribute::Kind | Attribute::Value | Attribute::Scale, None) => {
                return Err(format!("a figure has a {}", attribute.name()));
            }
        }
        Ok(())
    }

    /// The changes that lead from these attributes to `other`.
    pub fn changes_to(&self, other: &Self) -> Vec<Change> {
        let changed = |attribute: Attribute| {
            let (was, now) = (self.get(attribute), other.get(attribute));
            (was != now).then_some(Change { attribute, was, now })
        };
        Attribute::ALL.into_iter().filter_map(changed).collect()
    }

    /// True where both speak of the same amount: kind, value and unit agree and neither names another
    /// period than the other. A verdict on the one is a verdict on the other; labels may be worded
    /// anew.
    pub fn means_the_same(&self, other: &Self) -> bool {
        let periods = match (self.period, other.period) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        (self.kind, &self.value, &self.unit) == (other.kind, &other.value, &other.unit) && periods
    }
}

/// Something about a figure that a person can correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// What sort of number it is.
    Kind,
    /// Its value after scale.
    Value,
    /// What it counts.
    Unit,
    /// Power of ten by which the print is scaled.
    Scale,
    /// The time or day that it speaks of.
    Period,
    /// What it is a figure of.
    Label,
}

impl Attribute {
    /// All attributes in the order of the correction form.
    pub const ALL: [Self; 6] = [Self::Kind, Self::Value, Self::Unit, Self::Scale, Self::Period, Self::Label];

    /// The name in records and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Scale => "scale",
            Self::Period => "period",
            Self::Label => "label",
        }
    }
}

/// One attribute as it was extracted and as the person says it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What is changed.
    pub attribute: Attribute,
    /// What the program extracted.
    pub was: Option<String>,
    /// What the person says.
    pub now: Option<String>,
}

/// Attributes as records print them: everything is text.
#[derive(Serialize, Deserialize)]
struct Printed {
    kind: Kind,
    value: String,
    high: Option<String>,
    unit: Option<String>,
    scale: i8,
    decimals: Option<i8>,
    period: Option<String>,
    label: String,
}

impl From<Attributes> for Printed {
    fn from(from: Attributes) -> Self {
        Self {
            kind: from.kind,
            value: from.value.to_string(),
            high: from.value.high().map(|n| plain(n).to_string()),
            unit: from.unit,
            scale: from.scale,
            decimals: from.decimals,
            period: from.period.map(|p| p.to_string()),
            label: from.label,
        }
    }
}

impl TryFrom<Printed> for Attributes {
    type Error = String;

    fn try_from(from: Printed) -> Result<Self, String> {
        let value = match from.high {
            Some(high) => parse_value(&format!("{}..{high}", from.value))?,
            None => parse_value_of(from.kind, &from.value)?,
        };
        Ok(Self {
            kind: from.kind,
            value,
            unit: from.unit,
            scale: from.scale,
            decimals: from.decimals,
            period: from.period.as_deref().map(parse_period).transpose()?,
            label: from.label,
        })
    }
}

/// The canonical text of a value: that of the records, with both ends of a range.
pub fn value_text(value: &Value) -> String {
    match value.high() {
        Some(high) => format!("{value}..{}", plain(high)),
        None => value.to_string(),
    }
}

/// Reads the canonical text of a value. What is no number, range, ratio, day or stretch of time is a
/// name made of digits.
///
/// # Errors
/// Where the text is empty or holds a control character.
pub fn parse_value(text: &str) -> Result<Value, String> {
    if text.is_empty() || text.chars().any(char::is_control) {
        return Err("a value is one line of text".to_owned());
    }
    let number = |text: &str| text.parse::<Decimal>().ok();
    let value = if let Some(n) = number(text) {
        Some(Value::Number(n))
    } else if let Some((low, high)) = text.split_once("..") {
        number(low).zip(number(high)).map(|(low, high)| Value::Range(low, high))
    } else if let Ok(period) = parse_period(text) {
        Some(match period {
            Period::Instant(day) => Value::Date(day),
            Period::Duration(..) => Value::Period(period),
        })
    } else if let Some((a, b)) = text.split_once('/') {
        number(a).zip(number(b)).map(|(a, b)| Value::Ratio(a, b))
    } else {
        None
    };
    Ok(value.unwrap_or_else(|| Value::Text(text.to_owned())))
}

/// An identifier keeps its zeros: `0001234` is no number.
fn parse_value_of(kind: Kind, text: &str) -> Result<Value, String> {
    match (kind, parse_value(text)?) {
        (Kind::Identifier, _) => Ok(Value::Text(text.to_owned())),
        (_, value) => Ok(value),
    }
}

/// Reads `2010-09-30` or `2010-07-01/2010-09-30`.
///
/// # Errors
/// Says in words what is wrong with the text.
pub fn parse_period(text: &str) -> Result<Period, String> {
    let day = |text: &str| text.parse::<Date>().map_err(|_| format!("{text} is no day as in 2010-09-30"));
    match text.split_once('/') {
        None => Ok(Period::Instant(day(text)?)),
        Some((first, last)) => {
            let (first, last) = (day(first)?, day(last)?);
            if last < first {
                return Err(format!("{last} is before {first}"));
            }
            Ok(Period::Duration(first, last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net_loss() -> Attributes {
        Attributes {
            kind: Kind::Money,
            value: parse_value("12900000").unwrap(),
            unit: Some("USD".to_owned()),
            scale: 6,
            decimals: Some(-5),
            period: Some(parse_period("2010-07-01/2010-09-30").unwrap()),
            label: "net loss".to_owned(),
        }
    }

    #[test]
    fn every_value_comes_back_from_its_text() {
        for text in [
            "12900000",
            "-0.19",
            "60..64",
            "-3..-1",
            "4/10",
            "2010-10-28",
            "2010-07-01/2010-09-30",
            "0-17999",
        ] {
            assert_eq!(value_text(&parse_value(text).unwrap()), text);
        }
        assert_eq!(parse_value("0-17999").unwrap(), Value::Text("0-17999".to_owned()));
        assert!(parse_value("").is_err());
    }

    #[test]
    fn attributes_are_text_in_the_log() {
        let json = serde_json::to_string(&net_loss()).unwrap();
        assert_eq!(
            json,
            r#"{"kind":"money","value":"12900000","high":null,"unit":"USD","scale":6,"decimals":-5,"period":"2010-07-01/2010-09-30","label":"net loss"}"#
        );
        assert_eq!(serde_json::from_str::<Attributes>(&json).unwrap(), net_loss());
    }

    #[test]
    fn changes_lead_from_one_to_the_other() {
        let mut other = net_loss();
        other.set(Attribute::Value, Some("12950000")).unwrap();
        other.set(Attribute::Period, None).unwrap();
        let changes = net_loss().changes_to(&other);
        assert_eq!(changes.len(), 2);
        assert_eq!((changes[0].attribute, changes[0].was.as_deref()), (Attribute::Value, Some("12900000")));
        assert_eq!(net_loss().with(&changes), other);
    }

    #[test]
    fn what_is_not_of_the_form_is_refused_and_changes_nothing() {
        let mut figure = net_loss();
        for (attribute, text) in [
            (Attribute::Kind, Some("cash")),
            (Attribute::Value, None),
            (Attribute::Scale, Some("thousand")),
            (Attribute::Period, Some("2010-09-31")),
            (Attribute::Period, Some("2010-09-30/2010-07-01")),
        ] {
            assert!(figure.set(attribute, text).is_err(), "{attribute:?} {text:?}");
        }
        assert_eq!(figure, net_loss());
    }

    #[test]
    fn an_identifier_keeps_its_zeros() {
        let json = r#"{"kind":"identifier","value":"0000001750","high":null,"unit":null,"scale":0,"decimals":null,"period":null,"label":"CIK"}"#;
        let cik: Attributes = serde_json::from_str(json).unwrap();
        assert_eq!(cik.value, Value::Text("0000001750".to_owned()));
    }

    #[test]
    fn another_value_or_period_means_something_else_and_a_new_label_does_not() {
        let set = |attribute, text| {
            let mut other = net_loss();
            other.set(attribute, text).unwrap();
            other.means_the_same(&net_loss())
        };
        assert!(set(Attribute::Label, Some("net loss for the quarter")));
        assert!(set(Attribute::Period, None));
        assert!(!set(Attribute::Period, Some("2009-09-30")));
        assert!(!set(Attribute::Value, Some("12900")));
        assert!(!set(Attribute::Unit, Some("EUR")));
    }
}
