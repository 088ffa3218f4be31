//! `tickmark agreement` and `tickmark coverage`: how far reviewers agree, and how much is judged.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::reviews::{Opened, Reviews};
use super::{Records, printing, written};
use crate::error::Result;
use crate::export::{coverage, write};
use crate::review::agreement::{Shared, Verdict, agreement};
use crate::review::attributes::value_text;

/// Whose verdicts to compare.
#[derive(Debug, Args)]
pub struct AgreementArgs {
    #[command(flatten)]
    records: Records,
    /// List the figures on which reviewers disagree instead.
    #[arg(long)]
    disputes: bool,
    #[command(flatten)]
    reviews: Reviews,
}

/// Agreement on figures of a kind.
#[derive(Serialize)]
struct Line {
    filing: String,
    kind: &'static str,
    figures: usize,
    agreed: usize,
    percent: String,
    kappa: Option<String>,
    alpha: Option<String>,
}

/// A figure on which reviewers disagree.
#[derive(Serialize)]
struct Dispute {
    filing: String,
    start: u32,
    end: u32,
    raw: String,
    kind: &'static str,
    verdicts: Vec<String>,
    settled: bool,
}

/// Compares. 1 where a dispute is not settled.
pub fn run(args: &AgreementArgs, out: &mut impl Write) -> Result<u8> {
    let format = printing(args.records.format);
    let mut open = 0;
    for opened in args.reviews.open(&args.records.paths)? {
        let shared = opened.review.shared(&opened.reading);
        open += shared.iter().filter(|s| s.is_disputed() && !s.settled).count();
        if args.disputes {
            let disputes = shared.iter().filter(|s| s.is_disputed()).map(|s| dispute(&opened, s));
            write::records(out, format, disputes).map_err(|e| written(&e))?;
            continue;
        }
        let number = |value: f64| format!("{value:.4}");
        let lines = agreement(&shared).into_iter().map(|a| Line {
            filing: opened.card.name.clone(),
            kind: a.kind.map_or("all", crate::figures::Kind::name),
            figures: a.figures,
            agreed: a.agreed,
            percent: format!("{:.2}", a.percent()),
            kappa: a.kappa.map(number),
            alpha: a.alpha.map(number),
        });
        write::records(out, format, lines).map_err(|e| written(&e))?;
    }
    Ok(u8::from(open > 0))
}

fn dispute(opened: &Opened, shared: &Shared) -> Dispute {
    let entry = opened.review.entry(shared.entry);
    let document = entry.and_then(|e| opened.reading.filing.documents.get(e.document));
    let place = entry.zip(document).map(|(e, d)| (d.source(e.printed_span()), d.slice(e.printed_span())));
    let (source, raw) = place.unwrap_or_default();
    let said = |v: &Verdict| {
        let label = if v.figure.label.is_empty() { String::new() } else { format!(" ({})", v.figure.label) };
        let unit = v.figure.unit.as_deref().map_or_else(String::new, |u| format!(" {u}"));
        let period = v.figure.period.map_or_else(String::new, |p| format!(" {p}"));
        let value = value_text(&v.figure.value);
        format!("{}: {} {value}{unit}{period}{label}", v.reviewer, v.state.name())
    };
    Dispute {
        filing: opened.card.name.clone(),
        start: source.start(),
        end: source.end(),
        raw: raw.to_owned(),
        kind: shared.kind.name(),
        verdicts: shared.verdicts.iter().map(said).collect(),
        settled: shared.settled,
    }
}

/// Of what to tell how much is judged.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    #[command(flatten)]
    records: Records,
    #[command(flatten)]
    reviews: Reviews,
}

/// Tells how many figures of each part are in each state.
pub fn coverage(args: &CoverageArgs, out: &mut impl Write) -> Result<u8> {
    for opened in args.reviews.open(&args.records.paths)? {
        let records = coverage::records(&opened.reviewed());
        write::records(out, printing(args.records.format), records).map_err(|e| written(&e))?;
    }
    Ok(0)
}
