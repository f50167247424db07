"""The state file: one SQLite database, its schema and its errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsbot.errors import LockedError, OutputError

VERSION = 1
_BUSY_SECONDS = 30.0
_SCHEMA = """
CREATE TABLE outputs (          -- what was written where: `journal` stands, or will, at byte `length` of `path`
    path TEXT PRIMARY KEY, scope TEXT NOT NULL, length INTEGER NOT NULL, journal BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE articles (         -- the last revision of each article seen; `paragraphs` are 8-byte hashes
    scope TEXT NOT NULL, id TEXT NOT NULL, url TEXT, headline TEXT NOT NULL,
    fingerprint TEXT NOT NULL, revision INTEGER NOT NULL, paragraphs BLOB NOT NULL, output TEXT NOT NULL,
    PRIMARY KEY (scope, id)
) WITHOUT ROWID;
CREATE INDEX articles_fingerprint ON articles (scope, fingerprint);
CREATE INDEX articles_output ON articles (output);
CREATE TABLE done (             -- local inputs whose outcome is committed
    scope TEXT NOT NULL, key TEXT NOT NULL, output TEXT NOT NULL, PRIMARY KEY (scope, key)
) WITHOUT ROWID;
CREATE INDEX done_output ON done (output);
"""


def open_database(path: str) -> sqlite3.Connection:
    """Open the state at `path` (or `:memory:`), made where it is missing; transactions are the caller's.

    Journalled ahead (WAL) with full synchronisation: a commit is durable before the output's file is written, so
    that after a power cut the file can be brought up to the state, never the other way round.
    Raises OutputError (corrupt, read-only, newer than this version), LockedError.
    """
    with guarded(path):
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise OutputError(f"{path}: written by a newer newsbot (state {version}, this one knows {VERSION}); upgrade")
    if version == 0:
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """Turn the database's errors into the user's: what is wrong with the state, and what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise LockedError(f"{path}: another run holds the state; wait for it or name another --state") from error
        raise OutputError(f"{path}: cannot write the state ({error}); free space, or name another --state") from error
    except sqlite3.DatabaseError as error:
        raise OutputError(f"{path}: the state is damaged ({error}); move it away or name another --state") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot make the state ({error.strerror}); name another --state") from error
