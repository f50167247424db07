"""The state file: one SQLite database, its schema, its transactions."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from newsbot.errors import OutputError
from newsbot.state.problems import guarded
from newsbot.state.schema import STEPS, VERSION

_APPLICATION = 0x6E657773  # "news": tells newsbot's state from other SQLite files
_BUSY_SECONDS = 30.0


class Database:
    """The open state."""

    def __init__(self, path: str) -> None:
        """Open the state at `path` (or `:memory:`), made with its folder where it is missing.

        Raises OutputError (damaged, read-only, of a newer version, another program's), LockedError.
        """
        self._path = path
        with guarded(path):
            if path != ":memory:":
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            with self.transaction() as connection:
                _prepare(connection, path)
            with guarded(path):
                _journal_ahead(self._connection)
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def brief(self) -> Iterator[sqlite3.Connection]:
        """Commit what the block does without waiting for the disk: for what may be undone by a power cut, not a kill.

        It is lost last to first, and a later `transaction` holds it. Raises as that.
        """
        with guarded(self._path):
            self._connection.execute("PRAGMA synchronous = NORMAL")
        try:
            with self.transaction() as connection:
                yield connection
        finally:
            with guarded(self._path):
                self._connection.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit what the block does, or none of it. Raises OutputError, LockedError."""
        with guarded(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A failed commit may have ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, *values: str | float | bytes | None) -> list[tuple[Any, ...]]:
        """Return what a query finds. Raises OutputError, LockedError."""
        with guarded(self._path):
            return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        """Close the state."""
        self._connection.close()


def _journal_ahead(connection: sqlite3.Connection) -> None:
    """Set write-ahead logging with full synchronisation.

    A commit must be durable before the output is written: after a power cut the output can be brought up to the
    state, never the other way round. Synchronisation NORMAL would not sync a commit in this mode.
    """
    connection.execute("PRAGMA synchronous = FULL")
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # Changing the mode does not wait for another run that is just opening the state.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION and (tables or version or application):
        raise OutputError(f"{path}: the database of another program; name another state (--state, NEWSBOT_STATE)")
    if version > VERSION:
        raise OutputError(
            f"{path}: written by a newer newsbot (state {version}; this one reads up to {VERSION}); upgrade newsbot "
            "or name another state (--state, NEWSBOT_STATE)"
        )
    if 0 < version < VERSION:
        _keep_copy(path, version)
    for step in STEPS[version:]:
        for statement in step.split(";\n"):
            connection.execute(statement)
    if version < VERSION:
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")


def _keep_copy(path: str, version: int) -> None:
    """Copy the state as it stands beside itself, before it is brought up to date: the older newsbot can go back to it.

    The copy is made under another name first: one that was torn by a kill is never taken for whole.
    """
    copy = Path(f"{path}.v{version}.bak")
    torn = copy.with_name(f"{copy.name}.part")
    torn.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as reader, closing(sqlite3.connect(torn)) as writer:
        reader.backup(writer)
    torn.replace(copy)
