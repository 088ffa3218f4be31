//! `tickmark agreement` and `tickmark coverage`: how far reviewers agree, and how much is judged.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::reviews::{Opened, Reviews};
use super::{Records, printing, written};
use crate::error::Result;
use crate::export::{coverage, write};
use crate::review::agreement::agreement;
use crate::review::dispute::{Shared, Verdict};

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
    percent: Option<String>,
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
    ruling: Option<String>,
}

/// Compares. 1 where a dispute is not settled.
pub fn run(args: &AgreementArgs, out: &mut impl Write) -> Result<u8> {
    let format = printing(args.records.format);
    let mut open = 0;
    for opened in args.reviews.open(&args.records.paths)? {
        let shared = opened.review.shared(&opened.reading);
        open += shared.iter().filter(|s| s.is_open()).count();
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
            percent: a.percent().map(|percent| format!("{percent:.2}")),
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
    let decision = shared.ruling.and_then(|index| Some((index, opened.review.log().get(index)?)));
    Dispute {
        filing: opened.card.name.clone(),
        start: source.start(),
        end: source.end(),
        raw: raw.to_owned(),
        kind: shared.kind.name(),
        verdicts: shared.verdicts.iter().map(Verdict::words).collect(),
        settled: decision.is_some(),
        ruling: decision.map(|(index, d)| format!("{} {}", d.reviewer, opened.review.words(index))),
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
