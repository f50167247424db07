"""The state's tables, as the steps from one version to the next; a step that was released is never changed."""

_OUTCOMES = """
CREATE TABLE outputs (    -- `mark` tells what stood before byte `length` of `path`, `journal` what follows or has to
    path TEXT, scope INTEGER, length INTEGER NOT NULL, mark BLOB NOT NULL, journal BLOB NOT NULL,
    PRIMARY KEY (path, scope)
) WITHOUT ROWID;
CREATE TABLE articles (   -- the last revision of each article; `paragraphs` are hashes of 8 bytes
    scope INTEGER, id TEXT, url TEXT, headline TEXT NOT NULL, fingerprint TEXT NOT NULL, revision INTEGER NOT NULL,
    paragraphs BLOB NOT NULL, input TEXT NOT NULL, output INTEGER, PRIMARY KEY (scope, id)
) WITHOUT ROWID;
CREATE TABLE texts (      -- the first article of each text
    scope INTEGER, fingerprint TEXT, id TEXT NOT NULL, output INTEGER, PRIMARY KEY (scope, fingerprint)
) WITHOUT ROWID;
CREATE TABLE done (       -- local inputs, and the content of each whose outcome was the last to be committed
    scope INTEGER, input TEXT, content TEXT NOT NULL, output INTEGER, PRIMARY KEY (scope, input)
) WITHOUT ROWID
"""

_CRAWLS = """
CREATE TABLE links (      -- links to articles; `key` hashes the normalised URL; times in seconds since 1970, UTC
    key BLOB PRIMARY KEY, source TEXT NOT NULL, url TEXT NOT NULL, state INTEGER NOT NULL, newest REAL NOT NULL,
    published REAL, witness TEXT, due REAL NOT NULL, fetched REAL, tries INTEGER NOT NULL, etag TEXT, modified TEXT
) WITHOUT ROWID;
CREATE INDEX links_by_state ON links (source, state, newest);
CREATE TABLE listings (   -- feeds, sitemaps, section pages
    source TEXT, url TEXT, kind TEXT NOT NULL, state INTEGER NOT NULL, newest REAL NOT NULL, depth INTEGER NOT NULL,
    fetched REAL, etag TEXT, modified TEXT, PRIMARY KEY (source, url)
) WITHOUT ROWID;
CREATE TABLE sources (    -- `begun` and `completed`: of the first crawl; `profile`: what article URLs look like there
    source TEXT PRIMARY KEY, begun REAL, completed REAL, profile TEXT
) WITHOUT ROWID
"""

_RUNS = """
CREATE TABLE runs (       -- times in seconds since 1970, UTC; `ended` is null where a run was killed
    id INTEGER PRIMARY KEY AUTOINCREMENT, started REAL NOT NULL, ended REAL
);
CREATE TABLE source_runs (  -- `rejects` and `filled`: JSON objects of counts; `quiet`: seconds without news
    source TEXT, run INTEGER, started REAL NOT NULL, ended REAL, outcome TEXT,
    found INTEGER NOT NULL DEFAULT 0, new INTEGER NOT NULL DEFAULT 0, fetched INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0, rejects TEXT, errors INTEGER NOT NULL DEFAULT 0, error TEXT,
    characters INTEGER NOT NULL DEFAULT 0, filled TEXT, newest REAL, quiet REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (source, run)
) WITHOUT ROWID;
CREATE TABLE alarms (     -- `cleared` is null while the alarm stands; `baseline`: a JSON object of what was usual
    source TEXT, kind TEXT, raised REAL, cleared REAL, words TEXT NOT NULL, baseline TEXT NOT NULL,
    PRIMARY KEY (source, kind, raised)
) WITHOUT ROWID
"""

_NEAR = """
CREATE TABLE near (       -- signatures of texts, numbered as they came; `seen`: when, in seconds since 1970, UTC
    number INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, seen REAL NOT NULL, signature BLOB NOT NULL,
    output INTEGER
);
CREATE INDEX near_by_age ON near (seen);
CREATE TABLE near_bands ( -- the bands of each signature
    scope INTEGER, band INTEGER, number INTEGER, PRIMARY KEY (scope, band, number)
) WITHOUT ROWID
"""

_SITES = """
CREATE TABLE sites (      -- what was learned of each; `taken` of its pages came, the next are read with `template`
    output TEXT, site TEXT, taken INTEGER NOT NULL, articles INTEGER NOT NULL, is_sure INTEGER NOT NULL,
    seen REAL NOT NULL, template BLOB NOT NULL, learned BLOB NOT NULL, PRIMARY KEY (output, site)
);
-- pages that looked like those of their site before, and that did not
ALTER TABLE source_runs ADD COLUMN alike INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source_runs ADD COLUMN unlike INTEGER NOT NULL DEFAULT 0
"""

_PAST = """
CREATE TABLE past_runs (  -- runs of every kind that came to their end; `spans`: a JSON list of [path, begin, end]
    started REAL PRIMARY KEY, seconds REAL NOT NULL, pages INTEGER NOT NULL, articles INTEGER NOT NULL,
    rejects INTEGER NOT NULL, duplicates INTEGER NOT NULL, spans TEXT NOT NULL
) WITHOUT ROWID
"""

_SHARDS = """
CREATE TABLE shards (     -- runs of local files that are done, as `stamp` says they were; they held so many `items`
    scope INTEGER, name TEXT, stamp TEXT NOT NULL, items INTEGER NOT NULL, PRIMARY KEY (scope, name)
) WITHOUT ROWID
"""

STEPS = (_OUTCOMES, _CRAWLS, _RUNS, _NEAR, _SITES, _PAST, _SHARDS)
"""Step N makes version N + 1 out of version N."""

VERSION = len(STEPS)
