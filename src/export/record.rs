//! The records that commands and exports print: figures, sections, checks.
//!
//! Offsets are bytes of the file on disk, half-open. Decimals are strings. Dates are ISO 8601. The
//! field names and their order are the interface: other programs read them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::fact::TaggedRecord;
use crate::checks::{Check, CheckKind, Role, Status};
use crate::figures::{Figure, FigureId, Kind, RepairStatus, plain};
use crate::outline::{Section, SectionKind, roman};
use crate::reading::Reading;
use crate::text::SourceSpan;

/// A figure, as `tickmark extract` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct FigureRecord<'a> {
    /// Name of the file.
    pub filing: &'a str,
    /// Number of the document in the file, from 1.
    pub document: usize,
    /// Type of the document.
    pub document_type: &'a str,
    /// Titles of the sections around it, outermost first.
    pub section: Vec<&'a str>,
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What is printed, markup and references decoded.
    pub raw: &'a str,
    /// What sort of number it is.
    pub kind: Kind,
    /// The value after scale.
    pub value: Option<String>,
    /// The high end of a range.
    pub high: Option<String>,
    /// What it counts.
    pub unit: Option<String>,
    /// Power of ten by which the print is scaled.
    pub scale: i8,
    /// Precision as XBRL states it.
    pub decimals: Option<i8>,
    /// What it is a figure of.
    pub label: String,
    /// The time or day that it speaks of.
    pub period: Option<String>,
    /// Its place in a table.
    pub table: Option<TableRecord>,
    /// What is uncertain about it, in words.
    pub doubts: Vec<&'a str>,
    /// The odds that it is read wrong, as a logarithm to the base of 2: what needs a person sorts first.
    pub doubt: i16,
    /// A reading that arithmetic proposes or has proved.
    pub repair: Option<RepairRecord<'a>>,
    /// The fact that the filer tagged here.
    pub tagged: Option<TaggedRecord>,
}

/// The place of a figure in a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRecord {
    /// Index of the table in its document, from 0.
    pub index: u32,
    /// Index of the row, from 0.
    pub row: u32,
    /// Index of the column, from 0, which is the stub.
    pub column: u16,
    /// The words over the column, from top to bottom; empty where there are none.
    #[serde(default)]
    pub head: String,
}

/// A reading that arithmetic proposes or has proved.
#[derive(Clone, Debug, Serialize)]
pub struct RepairRecord<'a> {
    /// In force or only proposed.
    pub status: RepairStatus,
    /// What is printed.
    pub printed: &'a str,
    /// The value that the arithmetic asks for.
    pub value: String,
    /// Equations that hold with it.
    pub evidence: &'a [String],
}

/// A section, as `tickmark outline` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct SectionRecord<'a> {
    /// Name of the file.
    pub filing: &'a str,
    /// Number of the document in the file, from 1.
    pub document: usize,
    /// 0 for the document.
    pub level: u8,
    /// What it is.
    pub kind: SectionKind,
    /// "I" to "IV".
    pub part: Option<&'static str>,
    /// Number of the item, note or exhibit.
    pub number: Option<&'a str>,
    /// Numbers of further items that its heading answers; left out where there are none.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub also: &'a [String],
    /// Its name.
    pub title: &'a str,
    /// The heading as printed.
    pub heading: &'a str,
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What made its heading a heading.
    pub why: &'static str,
    /// What is odd about it, in words.
    pub doubts: Vec<String>,
    /// Its text with that of its subsections, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
}

/// A check, as `tickmark check` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct CheckRecord<'a> {
    /// Name of the file.
    pub filing: &'a str,
    /// Number of the check in the filing, from 1.
    pub id: usize,
    /// What must hold.
    pub kind: CheckKind,
    /// Whether it does.
    pub status: Status,
    /// The equation in words.
    pub equation: &'a str,
    /// What is left over.
    pub residual: String,
    /// What may be left over.
    pub tolerance: String,
    /// What its numbers look like, in words: rounding, a digit, a sign, a factor.
    pub note: Option<String>,
    /// The figures that take part.
    pub figures: Vec<OperandRecord>,
}

/// A figure's part in a check.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct OperandRecord {
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What it is to the check.
    pub role: Role,
}

/// A reading with the name under which it is shown.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    /// Name of the file, as given.
    pub name: &'a str,
    /// What was read.
    pub reading: &'a Reading,
}

impl<'a> Named<'a> {
    pub(super) fn place(self, document: usize, span: crate::text::TextSpan) -> SourceSpan {
        self.reading.filing.documents.get(document).map(|d| d.source(span)).unwrap_or_default()
    }

    /// Records of all figures, in reading order.
    pub fn figures(self) -> impl Iterator<Item = FigureRecord<'a>> {
        self.reading.figures.all.iter().map(move |figure| self.figure(figure))
    }

    /// The record of one figure.
    pub fn figure(self, figure: &'a Figure) -> FigureRecord<'a> {
        let Reading { filing, outline, figures, .. } = self.reading;
        let text = filing.documents.get(figure.document).map_or("", |d| d.text.as_str());
        let source = self.place(figure.document, figure.span);
        FigureRecord {
            filing: self.name,
            document: figure.document + 1,
            document_type: filing.document_type(figure.document),
            section: figure.section.map(|id| outline.path(id)).unwrap_or_default(),
            start: source.start(),
            end: source.end(),
            raw: crate::text::slice(text, figure.span),
            kind: figure.kind,
            value: Some(figure.value.to_string()),
            high: figure.value.high().map(|n| plain(n).to_string()),
            unit: figure.unit.name(text).map(std::borrow::Cow::into_owned),
            scale: figure.scale,
            decimals: figure.decimals,
            label: figures.full_label(filing, figure),
            period: figure.period.map(|p| p.to_string()),
            table: figure.cell.map(|c| TableRecord {
                index: c.table,
                row: c.row,
                column: c.column,
                head: figures.head_text(filing, figure),
            }),
            doubts: doubts(self.reading, figure),
            doubt: figures.id_of(figure).map_or(0, |id| self.reading.checks.doubts.score(id)),
            repair: figure.repair.as_deref().map(|r| RepairRecord {
                status: r.status,
                printed: &r.printed,
                value: plain(r.value).to_string(),
                evidence: &r.evidence,
            }),
            tagged: self.tagged(figure),
        }
    }

    /// Records of all sections, depth first; with their text where `text` is set.
    pub fn sections(self, text: bool) -> impl Iterator<Item = SectionRecord<'a>> {
        self.reading.outline.sections.iter().map(move |section| self.section(section, text))
    }

    fn section(self, section: &'a Section, with_text: bool) -> SectionRecord<'a> {
        let text = self.reading.filing.documents.get(section.document).map_or("", |d| d.text.as_str());
        let source = self.place(section.document, section.span);
        SectionRecord {
            filing: self.name,
            document: section.document + 1,
            level: section.depth,
            kind: section.kind,
            part: section.part.and_then(roman),
            number: section.number.as_deref(),
            also: &section.also,
            title: &section.title,
            heading: crate::text::slice(text, section.heading),
            start: source.start(),
            end: source.end(),
            why: section.why.text(),
            doubts: section.doubts.iter().map(crate::outline::SectionDoubt::text).collect(),
            text: with_text.then(|| crate::text::slice(text, section.span)),
        }
    }

    /// Records of all checks.
    pub fn checks(self) -> impl Iterator<Item = CheckRecord<'a>> {
        self.reading.checks.all.iter().enumerate().map(move |(index, check)| self.check(index, check))
    }

    fn check(self, index: usize, check: &'a Check) -> CheckRecord<'a> {
        let operand = |figure: FigureId| {
            self.reading.figures.get(figure).map(|f| self.place(f.document, f.span)).unwrap_or_default()
        };
        CheckRecord {
            filing: self.name,
            id: index + 1,
            kind: check.kind,
            status: check.status,
            equation: &check.equation,
            residual: rounded(check.residual),
            tolerance: rounded(check.tolerance),
            note: check.note(&self.reading.figures),
            figures: check
                .operands
                .iter()
                .map(|o| {
                    let source = operand(o.figure);
                    OperandRecord { start: source.start(), end: source.end(), role: o.role }
                })
                .collect(),
        }
    }
}

/// What became of a repair, in a word.
pub(super) fn repair_state(status: RepairStatus) -> &'static str {
    match status {
        RepairStatus::Applied => "applied",
        RepairStatus::Proposed => "proposed",
    }
}

/// What a check leaves over or allows, as it is printed: a division may have no last digit.
pub(super) fn rounded(number: Decimal) -> String {
    plain(number.round_dp(6)).to_string()
}

/// What speaks against a reading: what the reader met, and what weighing it found.
fn doubts<'a>(reading: &'a Reading, figure: &'a Figure) -> Vec<&'a str> {
    let found = reading.figures.id_of(figure).into_iter();
    let found = found.flat_map(|id| reading.checks.doubts.reasons(id));
    figure.doubts.iter().map(|d| d.text()).chain(found).collect()
}
