-- The review store, version 1. One file that any SQLite tool can read.
--
--   sqlite3 reviews.db 'SELECT at, reviewer, act, quote FROM decisions ORDER BY seq'
--
-- Decisions are only ever added: undoing one is a decision too. The triggers hold every program to
-- that, this one included.

-- Files that were judged, known again by hash, path, accession number, or company, form and period.
CREATE TABLE filings (
    filing    TEXT PRIMARY KEY CHECK (length(filing) = 64),  -- SHA-256 of the file
    name      TEXT NOT NULL,                                 -- its name when first judged
    path      TEXT,                                          -- where it lay when last judged here
    bytes     INTEGER NOT NULL,
    accession TEXT,
    form      TEXT,
    company   TEXT,
    cik       TEXT,
    period    TEXT                                           -- period of report, ISO 8601
) STRICT;

CREATE INDEX filings_by_accession ON filings (accession) WHERE accession IS NOT NULL;
CREATE INDEX filings_by_path ON filings (path) WHERE path IS NOT NULL;

CREATE TABLE decisions (
    row      INTEGER PRIMARY KEY AUTOINCREMENT,              -- order of arrival in this store
    id       TEXT NOT NULL UNIQUE CHECK (length(id) = 32),   -- hash of the content
    filing   TEXT NOT NULL REFERENCES filings (filing),
    seq      INTEGER NOT NULL,                               -- order of deciding, across stores
    reviewer TEXT NOT NULL,
    at       TEXT NOT NULL,                                  -- UTC, ISO 8601
    act      TEXT NOT NULL,
    start    INTEGER,                                        -- bytes of the file, half-open
    "end"    INTEGER,
    quote    TEXT,                                           -- the words there
    line     TEXT NOT NULL                                   -- the whole decision as JSON
) STRICT;

CREATE INDEX decisions_by_filing ON decisions (filing, seq);
CREATE INDEX decisions_by_seq ON decisions (seq);

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;

CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;

-- Where each reviewer left off in each file: no part of the log.
CREATE TABLE places (
    filing   TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    start    INTEGER NOT NULL,                               -- byte of the file
    PRIMARY KEY (filing, reviewer)
) STRICT, WITHOUT ROWID;
