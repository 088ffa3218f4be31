//! Between decisions and the rows of the store: the only file that names its columns.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::review::anchor::FileHash;
use crate::review::decision::{Decision, PlaceInLog, Reviewer};
use crate::review::log::FilingCard;

/// The last row that was written.
pub(super) fn last_row(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT coalesce(max(row), 0) FROM decisions", [], |row| row.get(0))
}

/// SQLite's count of changes by other connections.
pub(super) fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "data_version", |row| row.get(0))
}

/// Decisions that arrived after row `row`.
pub(super) fn since(connection: &Connection, row: i64) -> rusqlite::Result<Vec<Decision>> {
    select(connection, "row > ?1 ORDER BY row", [row])
}

/// Cards of the files for which `condition` holds.
pub(super) fn cards(
    connection: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> rusqlite::Result<Vec<FilingCard>> {
    let sql = format!(
        "SELECT filing, name, bytes, accession, form, company, cik, period FROM filings WHERE {condition}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    let mut cards = Vec::new();
    while let Some(row) = rows.next()? {
        let Ok(filing) = row.get_ref(0)?.as_str()?.parse() else { continue };
        let period: Option<String> = row.get(7)?;
        cards.push(FilingCard {
            filing,
            name: row.get(1)?,
            bytes: row.get::<_, i64>(2)?.unsigned_abs(),
            accession: row.get(3)?,
            form: row.get(4)?,
            company: row.get(5)?,
            cik: row.get(6)?,
            period: period.and_then(|p| p.parse().ok()),
        });
    }
    Ok(cards)
}

/// Decisions of the rows for which `condition` holds. A line of a form that is not known is passed
/// over: its row stays in the store for a version that knows it.
pub(super) fn select(
    connection: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> rusqlite::Result<Vec<Decision>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT line FROM decisions WHERE {condition}"))?;
    let mut rows = statement.query(values)?;
    let mut decisions = Vec::new();
    while let Some(row) = rows.next()? {
        if let Ok(decision) = serde_json::from_str(row.get_ref(0)?.as_str()?) {
            decisions.push(decision);
        }
    }
    Ok(decisions)
}

/// Where the next decision of `reviewer` on `filing` goes.
pub(super) fn next_place(
    connection: &Connection,
    filing: FileHash,
    reviewer: &Reviewer,
    at: Timestamp,
) -> rusqlite::Result<PlaceInLog> {
    let last: i64 =
        connection.query_row("SELECT coalesce(max(seq), 0) FROM decisions", [], |row| row.get(0))?;
    let sql =
        "SELECT id FROM decisions WHERE filing = ?1 AND reviewer = ?2 ORDER BY seq DESC, id DESC LIMIT 1";
    let prev: Option<String> = connection
        .query_row(sql, params![filing.to_string(), reviewer.name()], |row| row.get(0))
        .optional()?;
    Ok(PlaceInLog {
        filing,
        seq: last.unsigned_abs().saturating_add(1),
        prev: prev.and_then(|id| id.parse().ok()),
        reviewer: reviewer.clone(),
        at,
    })
}

/// Notes a file that is judged, and where it lies.
pub(super) fn put_filing(
    connection: &Connection,
    card: &FilingCard,
    path: Option<&Path>,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO filings (filing, name, path, bytes, accession, form, company, cik, period)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
               ON CONFLICT (filing) DO UPDATE SET path = coalesce(excluded.path, path)
               WHERE excluded.path IS NOT path";
    let mut statement = connection.prepare_cached(sql)?;
    statement.execute(params![
        card.filing.to_string(),
        card.name,
        path.map(|p| p.to_string_lossy().into_owned()),
        i64::try_from(card.bytes).unwrap_or(i64::MAX),
        card.accession,
        card.form,
        card.company,
        card.cik,
        card.period.map(|p| p.to_string()),
    ])?;
    Ok(())
}

/// A log without the line of its filing still names the file by its hash.
pub(super) fn put_unknown_filing(connection: &Connection, filing: FileHash) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO filings (filing, name, bytes) VALUES (?1, '', 0)";
    connection.prepare_cached(sql)?.execute([filing.to_string()])?;
    Ok(())
}

/// True where the decision was new.
pub(super) fn put_decision(connection: &Connection, decision: &Decision) -> rusqlite::Result<bool> {
    let sql = "INSERT INTO decisions (id, filing, seq, reviewer, at, act, start, \"end\", quote, line)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING";
    let line =
        serde_json::to_string(decision).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
    let anchor = decision.anchor.as_ref();
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.execute(params![
        decision.id.to_string(),
        decision.filing.to_string(),
        i64::try_from(decision.seq).unwrap_or(i64::MAX),
        decision.reviewer.name(),
        decision.at.to_string(),
        decision.act.name(),
        anchor.map(|a| a.start),
        anchor.map(|a| a.end),
        anchor.map(|a| a.quote.as_str()),
        line,
    ])?;
    Ok(rows > 0)
}
