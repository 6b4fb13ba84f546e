-- Version 1 of the store. A later version is a further file, which changes what the one before it made.
--
-- An article is found by its key (its identity: address, or outlet and id, or place in a collection). Another text
-- under the same key is a new version: a new row that names the one before it; only the newest is current.
-- Layers hold what was read out of an article, one table each, in the columns that src/doc/layers.def declares:
-- a span is span_begin, span_end (bytes of the text) and the sentence that it starts in; a date has the first and
-- the last day that it can mean beside it; lists are JSON.

CREATE TABLE articles (
    article        INTEGER PRIMARY KEY,
    key            TEXT NOT NULL,
    version        INTEGER NOT NULL,              -- from 1
    previous       INTEGER REFERENCES articles,   -- the version before it
    current        INTEGER NOT NULL,              -- 1: no newer version
    hash           INTEGER NOT NULL,              -- of the text
    id             TEXT NOT NULL,
    outlet         TEXT,
    title          TEXT,
    authors        TEXT NOT NULL,                 -- JSON
    url            TEXT,
    given          TEXT,                          -- its date as it came
    published      TEXT,                          -- its date as it is used
    published_from TEXT,                          -- where that was found
    first_day      TEXT,                          -- that it can mean
    last_day       TEXT,
    inferred       TEXT,
    reasons        TEXT NOT NULL,                 -- JSON
    language       TEXT,
    source         TEXT,
    engine         TEXT NOT NULL,                 -- what read it
    data           TEXT NOT NULL,
    added          TEXT NOT NULL,                 -- UTC
    bytes          INTEGER NOT NULL               -- of the text
) STRICT;
CREATE UNIQUE INDEX articles_key ON articles (key, version);
CREATE INDEX articles_id ON articles (id);

-- Apart, so that going through the articles does not go through their texts.
CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles,
    text    TEXT NOT NULL
) STRICT;

CREATE TABLE sentences (
    article     INTEGER NOT NULL REFERENCES articles,
    n           INTEGER NOT NULL,                 -- from 1, as in every layer
    span_begin  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    boilerplate INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (
    article  INTEGER NOT NULL REFERENCES articles,
    n        INTEGER NOT NULL,
    id       TEXT,
    ref      TEXT,
    kind     TEXT,
    role     TEXT,
    polity   TEXT,
    aliases  TEXT NOT NULL,
    mentions TEXT NOT NULL,
    rule     TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    article    INTEGER NOT NULL REFERENCES articles,
    n          INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    sentence   INTEGER,
    type       TEXT,
    value      TEXT,
    mod        TEXT,
    resolved       TEXT,
    resolved_first TEXT,
    resolved_last  TEXT,
    rule       TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantities (
    article    INTEGER NOT NULL REFERENCES articles,
    n          INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    sentence   INTEGER,
    value      REAL,
    value_high REAL,                              -- of a range
    unit       TEXT,
    mod        TEXT,
    rule       TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotes (
    article    INTEGER NOT NULL REFERENCES articles,
    n          INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    sentence   INTEGER,
    speaker    TEXT,
    cue        TEXT,
    kind       TEXT,
    rule       TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    article      INTEGER NOT NULL REFERENCES articles,
    n            INTEGER NOT NULL,
    span_begin   INTEGER NOT NULL,
    span_end     INTEGER NOT NULL,
    sentence     INTEGER,
    type         TEXT,
    mode         TEXT,
    actor        TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    participants TEXT NOT NULL,
    date         TEXT,
    date_first   TEXT,
    date_last    TEXT,
    place        TEXT,
    context      TEXT NOT NULL,
    status       TEXT,
    resolved       TEXT,
    resolved_first TEXT,
    resolved_last  TEXT,
    "by"         TEXT,
    lemma        TEXT,
    rule         TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE figures (
    article    INTEGER NOT NULL REFERENCES articles,
    n          INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    sentence   INTEGER,
    indicator  TEXT,
    "of"       TEXT NOT NULL,
    "to"       TEXT NOT NULL,
    period       TEXT,
    period_first TEXT,
    period_last  TEXT,
    value      REAL,
    value_high REAL,
    unit       TEXT,
    mod        TEXT,
    about      TEXT,
    resolved       TEXT,
    resolved_first TEXT,
    resolved_last  TEXT,
    rule       TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

-- Who takes part: the way from a country to its events and figures.
CREATE TABLE parties (
    party   TEXT NOT NULL,
    layer   TEXT NOT NULL,                        -- events or figures
    article INTEGER NOT NULL REFERENCES articles,
    n       INTEGER NOT NULL,
    side    TEXT NOT NULL,                        -- actor, recipient; of, to
    PRIMARY KEY (party, layer, article, n, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_of ON parties (article, layer, n);
