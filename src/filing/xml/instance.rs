//! Writes an XBRL instance out: its facts as tables, its notes as the pages that they hold.
//!
//! A fact names a context and a unit; both are looked up and said in words. A fact whose text is
//! itself HTML, its brackets written as references, is read as HTML, so that the tables of a note are
//! tables here too. (XBRL 2.1, section 4; EDGAR Filer Manual, volume II, chapter 6.)
//!
//! ```text
//! <Assets contextRef="c1" unitRef="u1" decimals="-3">1500000</Assets>
//!
//! Assets    1500000    2013-12-31    USD    Segment: Kettles
//! ```

use std::collections::HashMap;

use super::sheet::Sheet;
use super::tree::{Id, Tree};
use super::words::words;
use crate::filing::cover::Cover;
use crate::filing::document::{Format, Part};
use crate::filing::html::{self, Sink};
use crate::filing::issue::Issue;
use crate::filing::ixbrl::{LONGEST_CONTEXT, Marks};
use crate::text::{Span, saturate};

/// Longer facts are paragraphs, not cells.
const LONGEST_CELL: usize = 200;

/// What the columns of facts are, each where [`mod@column`] says. The value stands beside its name: on a narrow
/// screen what is cut off is the dimensions, which are the longest and seldom given.
const HEADS: [&str; 5] = ["Fact", "Value", "Period", "Unit", "Dimensions"];

/// Where the columns of facts stand.
pub mod column {
    /// The name of the fact, in words.
    pub const FACT: u16 = 0;
    /// What it is.
    pub const VALUE: u16 = 1;
    /// The day or span of its context.
    pub const PERIOD: u16 = 2;
    /// What it is measured in.
    pub const UNIT: u16 = 3;
    /// Axes and members of its context.
    pub const DIMENSIONS: u16 = 4;
}

/// Elements of an instance that are no facts: what facts refer to.
const NO_FACTS: [&str; 7] =
    ["context", "unit", "schemaRef", "linkbaseRef", "roleRef", "arcroleRef", "footnoteLink"];

/// When and of what a fact speaks.
#[derive(Default)]
struct Context {
    period: String,
    dimensions: String,
}

/// True for the root element of an XBRL instance.
pub(super) fn is_instance(tree: &Tree) -> bool {
    tree.root().is_some_and(|root| tree.local(root) == "xbrl")
}

/// What the instance says of itself: facts of the vocabulary that the SEC prescribes for covers.
pub(super) fn say(tree: &Tree, cover: &mut Cover) {
    let Some(root) = tree.root() else { return };
    let said = |element: &str| {
        let id = tree.elements(root).find(|id| tree.local(*id) == element)?;
        Some(tree.inner(id)).filter(|text| !text.is_empty())
    };
    cover.form = cover.form.take().or_else(|| said("DocumentType"));
    cover.company = cover
        .company
        .take()
        .or_else(|| said("EntityRegistrantName").map(|name| html::plain(name.as_bytes())));
    cover.period = cover.period.or_else(|| super::date(&said("DocumentPeriodEndDate")?));
    // "--12-31": a day of no year.
    cover.fiscal_year_end = cover.fiscal_year_end.or_else(|| {
        let said = said("CurrentFiscalYearEndDate")?;
        let (month, day) = said.strip_prefix("--")?.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
    });
}

/// Writes the whole instance.
pub(super) fn write(sheet: &mut Sheet, tree: &Tree, issues: &mut Vec<Issue>) {
    let Some(root) = tree.root() else { return };
    let id_of = |id: Id| tree.attr(id, "id").map(|a| tree.slice(a.value.clone()));
    let mut contexts: HashMap<&str, Context> = HashMap::new();
    let mut units: HashMap<&str, String> = HashMap::new();
    for id in tree.elements(root) {
        match (tree.local(id), id_of(id)) {
            ("context", Some(name)) => {
                contexts.insert(name, context(tree, id));
            }
            ("unit", Some(name)) => {
                units.insert(name, unit(tree, id));
            }
            _ => {}
        }
    }
    sheet.heading(1, "XBRL instance", tree.name_place(root));
    let none = Context::default();
    let referred = |id: Id, attr: &str| tree.attr(id, attr).map_or("", |a| tree.slice(a.value.clone()));
    let mut in_table = false;
    for id in tree.elements(root) {
        let name = tree.local(id);
        if NO_FACTS.contains(&name) {
            if name == "footnoteLink" {
                in_table = false;
                footnotes(sheet, tree, id);
            }
            continue;
        }
        if tree.elements(id).next().is_some() {
            // A tuple: facts in a fact.
            in_table = false;
            super::outline::element(sheet, tree, id, 1);
            continue;
        }
        let context = contexts.get(referred(id, "contextRef")).unwrap_or(&none);
        let text = tree.children(id).find_map(|child| tree.text_place(child));
        let long = text.as_ref().is_some_and(|(place, _)| {
            place.len() > LONGEST_CELL
                || memchr::memmem::find(&tree.source()[place.clone()], b"&lt;").is_some()
        });
        if long {
            in_table = false;
            let heading = if context.dimensions.is_empty() {
                format!("{} ({})", words(name), context.period)
            } else {
                format!("{} ({}; {})", words(name), context.period, context.dimensions)
            };
            sheet.heading(2, &heading, tree.name_place(id));
            let texts = tree.children(id).filter_map(|child| tree.text_place(child));
            texts.for_each(|(place, references)| page(sheet, tree, place, references, issues));
            continue;
        }
        if !in_table {
            sheet.table(HEADS.into_iter());
            in_table = true;
        }
        sheet.cell(column::FACT.into());
        sheet.stand_in(&words(name), tree.name_place(id));
        sheet.cell(column::VALUE.into());
        match text {
            Some((place, references)) => sheet.copy(place, references),
            None => sheet.words(if referred(id, "nil") == "true" { "nil" } else { "" }),
        }
        let unit = units.get(referred(id, "unitRef")).map_or("", String::as_str);
        let unit = if unit.len() > LONGEST_CONTEXT { "" } else { unit };
        for (column, said) in [
            (column::PERIOD, context.period.as_str()),
            (column::UNIT, unit),
            (column::DIMENSIONS, context.dimensions.as_str()),
        ] {
            if !said.is_empty() {
                sheet.cell(column.into());
                sheet.words(said);
            }
        }
        sheet.row();
    }
    sheet.end();
}

/// The page that a fact holds as text: HTML where it has tags, else a paragraph.
fn page(
    sheet: &mut Sheet,
    tree: &Tree,
    place: std::ops::Range<usize>,
    references: bool,
    issues: &mut Vec<Issue>,
) {
    let raw = tree.source().get(place.clone()).unwrap_or(&[]);
    let tag: &[u8] = if references { b"&lt;" } else { b"<" };
    if memchr::memmem::find(raw, tag).is_none() {
        sheet.paragraph();
        sheet.copy(place, references);
        return sheet.end();
    }
    let mut sink = Sink::new(raw.len());
    sink.push(raw, sheet.base() + saturate(place.start), references);
    let (decoded, of) = sink.finish();
    let part = Part::lone(Span::of(0..decoded.len()), Format::Html);
    let from = issues.len();
    let inner = html::read(decoded.as_bytes(), part, &mut Marks::default(), issues);
    // Places in the decoded text are none in the file.
    issues.iter_mut().skip(from).for_each(|issue| issue.span = Some(sheet.in_file(&place)));
    sheet.adopt(inner, &of);
}

/// Footnotes, which stand in a link of their own.
fn footnotes(sheet: &mut Sheet, tree: &Tree, link: Id) {
    for id in tree.elements(link).filter(|id| tree.local(*id) == "footnote") {
        for (place, references) in tree.children(id).filter_map(|child| tree.text_place(child)) {
            sheet.entry();
            sheet.copy(place, references);
            sheet.end();
        }
    }
}

/// The period and the dimensions of a context, in words.
fn context(tree: &Tree, id: Id) -> Context {
    let said = |name: &str| tree.find(id, name).map(|found| tree.inner(found));
    let period = match (said("instant"), said("startDate"), said("endDate")) {
        (Some(day), ..) => day,
        (None, Some(from), Some(to)) => format!("{from} to {to}"),
        _ => said("forever").map(|_| "at any time".to_owned()).unwrap_or_default(),
    };
    let mut dimensions = String::new();
    for holder in ["segment", "scenario"].iter().filter_map(|name| tree.find(id, name)) {
        for member in tree.elements(holder) {
            let axis = tree.attr(member, "dimension").map_or("", |a| tree.slice(a.value.clone()));
            let value = tree.inner(member);
            // Each fact's row has them all; what is left out is told where the facts are read.
            if dimensions.len() + axis.len() + value.len() > LONGEST_CONTEXT {
                return Context { period, dimensions };
            }
            if !dimensions.is_empty() {
                dimensions.push_str("; ");
            }
            dimensions.push_str(&words(plain(axis).trim_end_matches("Axis")));
            dimensions.push_str(": ");
            // A typed member holds words of the filer; an explicit one names an element.
            if tree.local(member) == "explicitMember" {
                dimensions.push_str(&words(plain(&value).trim_end_matches("Member")));
            } else {
                dimensions.push_str(&html::plain(value.as_bytes()));
            }
        }
    }
    Context { period, dimensions }
}

/// A unit in words: "USD", "USD per share", "shares".
fn unit(tree: &Tree, id: Id) -> String {
    let measures = |id: Id| {
        let all = tree.elements(id).filter(|m| tree.local(*m) == "measure");
        all.map(|m| plain(&tree.inner(m)).to_owned()).collect::<Vec<_>>().join(" × ")
    };
    let Some(divide) = tree.find(id, "divide") else { return measures(id) };
    let side = |name: &str| tree.find(divide, name).map(measures).unwrap_or_default();
    let (above, below) = (side("unitNumerator"), side("unitDenominator"));
    format!("{above} per {}", below.strip_suffix('s').filter(|b| b.len() > 3).unwrap_or(&below))
}

/// A name without its prefix.
fn plain(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::super::tests::drawn;

    const HEAD: &str = "<xbrli:xbrl xmlns:xbrli='x'><xbrli:context id='c1'><xbrli:entity><xbrli:segment>\
        <d:explicitMember dimension='a:ProductAxis'>k:SteelKettlesMember</d:explicitMember></xbrli:segment></xbrli:entity>\
        <xbrli:period><xbrli:instant>2013-12-31</xbrli:instant></xbrli:period></xbrli:context>\
        <xbrli:context id='c2'><xbrli:period><xbrli:startDate>2013-01-01</xbrli:startDate>\
        <xbrli:endDate>2013-12-31</xbrli:endDate></xbrli:period></xbrli:context>\
        <xbrli:unit id='u'><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure>\
        </xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator>\
        </xbrli:divide></xbrli:unit>";

    #[test]
    fn facts_are_rows_with_what_they_refer_to() {
        let source = format!(
            "{HEAD}<g:AssetsNet contextRef='c1' decimals='-3'>1500</g:AssetsNet>\
             <g:EarningsPerShareBasic contextRef='c2' unitRef='u'>0.25</g:EarningsPerShareBasic></xbrli:xbrl>"
        );
        let want = "\
# XBRL instance
Fact|Value|Period|Unit|Dimensions
Assets net|1500|2013-12-31||Product: Steel kettles
Earnings per share basic|0.25|2013-01-01 to 2013-12-31|USD per share
";
        assert_eq!(drawn(&source), want);
    }

    #[test]
    fn a_note_written_as_html_is_read_as_html() {
        let source = format!(
            "{HEAD}<g:DebtTextBlock contextRef='c2'>&lt;p&gt;Debt &amp;amp; leases&lt;/p&gt;\
             &lt;table&gt;&lt;tr&gt;&lt;td&gt;Notes&lt;/td&gt;&lt;td&gt;1,200&lt;/td&gt;&lt;/tr&gt;\
             &lt;tr&gt;&lt;td&gt;Loans&lt;/td&gt;&lt;td&gt;800&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</g:DebtTextBlock></xbrli:xbrl>"
        );
        let want = "\
# XBRL instance
## Debt text block (2013-01-01 to 2013-12-31)
Debt & leases
Notes|1,200
Loans|800
";
        assert_eq!(drawn(&source), want);
    }
}
