//! What a filing says of itself on its cover: form, company, period, fiscal year end.
//!
//! A submission's header says most of it; a lone document has only its cover page, whose wording the
//! forms prescribe ("Exact name of registrant as specified in its charter", "For the fiscal year
//! ended", "Date of report (date of earliest event reported)").

pub mod family;
mod form;

use jiff::civil::Date;

use super::document::{BlockKind, Document};
use super::header::Header;
use crate::text::dates;
use family::Is;

/// What a filing says of itself. Fields are None where neither header nor cover says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Form type: "10-K", "8-K/A".
    pub form: Option<String>,
    /// Name of the registrant.
    pub company: Option<String>,
    /// End of the period that is reported on, or the date of the event reported.
    pub period: Option<Date>,
    /// Date of filing, from the header alone.
    pub filed: Option<Date>,
    /// Month and day on which the fiscal year ends.
    pub fiscal_year_end: Option<(i8, i8)>,
}

/// Lines at the start of the first document that are looked at.
const COVER_BLOCKS: usize = 120;

/// Puts together what the header, an XML form's fields or the filer's tags (`said`) and the first
/// document's cover say. The header counts first.
pub(super) fn read(header: &Header, said: Cover, documents: &[Document]) -> Cover {
    let filer = header.filers.first();
    let mut cover = Cover {
        form: header
            .form
            .clone()
            .or_else(|| documents.iter().map(|d| &d.part.kind).find(|kind| !kind.is_empty()).cloned())
            .or(said.form),
        company: header.filers.iter().find_map(|f| f.name.clone()).or(said.company),
        period: header.period.or(said.period),
        filed: header.filed,
        fiscal_year_end: filer.and_then(|f| f.fiscal_year_end).or(said.fiscal_year_end),
    };
    let Some(document) = documents.iter().find(|d| !d.text.is_empty()) else { return cover };
    cover.form = cover.form.or_else(|| form::named(document));
    let mut before = "";
    for block in document.blocks.iter().take(COVER_BLOCKS) {
        if matches!(block.kind, BlockKind::Furniture(_)) {
            continue;
        }
        let text = document.slice(block.span);
        let lower = text.get(..text.len().min(200)).unwrap_or("").to_ascii_lowercase();
        if cover.company.is_none() && lower.contains("exact name of") {
            let inside = text.find(['(', '\n']).map_or("", |end| &text[..end]);
            let name = if inside.trim().is_empty() { before } else { inside };
            cover.company = Some(name.trim().replace('\n', " ")).filter(|n| !n.is_empty());
        }
        // A press release by itself speaks of the reports filed before it: "our report on Form 10-K for the year
        // ended December 31, 2020".
        let report = cover.form.as_deref().is_some_and(|form| !form.starts_with("EX-"));
        let of_other = !report && lower.contains("form 10-");
        let reports = cover.form.as_deref().is_none_or(|form| !family::is(form, Is::OfNoPeriod));
        if cover.period.is_none() && !of_other && reports {
            cover.period = period(text, &lower);
        }
        if cover.fiscal_year_end.is_none()
            && lower.contains("fiscal year ended")
            && let Some(date) = date_after(text, &lower, "fiscal year ended")
        {
            cover.fiscal_year_end = Some((date.month(), date.day()));
        }
        before = text;
    }
    cover
}

/// The period of report in a cover line.
fn period(text: &str, lower: &str) -> Option<Date> {
    ["year ended", "period ended", "quarter ended", "event reported)", "date of report", "month of"]
        .iter()
        .find_map(|phrase| date_after(text, lower, phrase))
}

/// The first whole date within a few words after `phrase`, or the day up to which it starts a time: "Date of reporting
/// period: November 1, 2020 through October 31, 2021" (Form N-CSR).
fn date_after(text: &str, lower: &str, phrase: &str) -> Option<Date> {
    let start = lower.find(phrase)? + phrase.len();
    let rest = text.get(start..)?;
    rest.char_indices()
        .take(60)
        .filter(|(i, c)| {
            let before = rest.as_bytes().get(i.wrapping_sub(1)).copied().unwrap_or(b' ');
            c.is_ascii_alphanumeric() && !before.is_ascii_alphanumeric()
        })
        .find_map(|(i, _)| {
            let first = dates::parse(&rest[i..])?;
            Some(day_up_to(rest.get(i + first.len..).unwrap_or("")).unwrap_or(first.date()?))
        })
}

/// The day that `rest` names right behind what joins it to the day before: "through", "to", a dash.
fn day_up_to(rest: &str) -> Option<Date> {
    const JOINTS: [&str; 6] = ["through ", "to ", "thru ", "-", "\u{2013}", "\u{2014}"];
    let rest = rest.trim_start();
    let last = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint))?;
    dates::parse(last.trim_start())?.date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_not_of_the_period_of_the_report_that_it_cites() {
        let cited = "<p>Marlow Bank reports.</p><p>See our Annual Report on Form 10-K for the year ended December 31, 2020.</p>";
        let exhibit = format!("<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n{cited}\n</TEXT>\n</DOCUMENT>\n");
        for release in [cited.to_owned(), exhibit] {
            assert_eq!(crate::filing::read(release.into_bytes()).cover.period, None);
        }
        let own = "<p>Marlow Bank reports for the quarter ended March 31, 2021.</p>";
        let period = crate::filing::read(own.as_bytes().to_vec()).cover.period;
        assert_eq!(period.map(|day| day.to_string()).as_deref(), Some("2021-03-31"));
    }

    #[test]
    fn periods_as_covers_word_them() {
        let date = |text: &str| period(text, &text.to_ascii_lowercase()).map(|d| d.to_string());
        assert_eq!(date("For the fiscal year ended December 31, 2003").as_deref(), Some("2003-12-31"));
        assert_eq!(
            date("Date of Report (Date of earliest event reported): June 4, 2007").as_deref(),
            Some("2007-06-04")
        );
        assert_eq!(date("For the quarterly period ended June 30, 1999 or").as_deref(), Some("1999-06-30"));
        let of_fund = "Date of reporting period: November 1, 2020 through October 31, 2021";
        assert_eq!(date(of_fund).as_deref(), Some("2021-10-31"));
        assert_eq!(date("Date of reporting period: 11/01/2020 - 10/31/2021").as_deref(), Some("2021-10-31"));
        assert_eq!(date("no date in this line"), None);
    }
}
