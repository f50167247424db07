"""The book of runs, as the run that is under way writes it."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsbot.items import Article, Reject
from newsbot.scheduling.source_run import Outcome
from newsbot.scheduling.tally import Tally
from newsbot.state.database import Database

HAD_NEWS = "(new > 0 OR articles > 0 OR rejects IS NOT NULL)"
"""Tells in SQL whether a run of a source brought anything."""

# What passed since the run before counts as silence, after news from nought. A machine that was off heard nothing,
# and a site that was not read said nothing: such time is not counted.
_SET_QUIET = f"""
UPDATE source_runs SET quiet = coalesce((
    SELECT iif(before.new > 0 OR before.articles > 0 OR before.rejects IS NOT NULL, 0, before.quiet)
        + iif(source_runs.outcome = '{Outcome.FAILED}', 0, max(0, min(?, source_runs.started - before.started)))
    FROM source_runs AS before WHERE before.source = source_runs.source AND before.run < source_runs.run
    ORDER BY before.run DESC LIMIT 1
), 0) WHERE source = ? AND run = ?
"""  # noqa: S608 - names above


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEnd:
    """How a source's part of a run ended; `SourceRun` says what the numbers are. `errors` are those of listings.

    `every` is how often the source is crawled, in seconds.
    """

    outcome: Outcome
    found: int
    new: int
    fetched: int
    errors: int
    error: str | None
    every: float


class RunBook:
    """Writes what each source came to: its records are counted in the transaction that commits them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._run: int | None = None
        self._tallies: dict[str, Tally] = {}
        self._changed: set[str] = set()

    def begin(self, sources: Iterable[str], now: float) -> None:
        """Open the book for a run of some sources at `now`, seconds since 1970; no other run may be under way."""
        names = tuple(sources)
        with self._database.transaction() as connection:
            bury(connection)
            self._run = connection.execute("INSERT INTO runs (started) VALUES (?)", (now,)).lastrowid
            connection.executemany(
                "INSERT INTO source_runs (source, run, started) VALUES (?, ?, ?)",
                ((name, self._run, now) for name in names),
            )
        self._tallies = {name: Tally() for name in names}

    def take(self, item: Article | Reject) -> None:
        """Take a record into the batch that commits it; of a source that the run was not begun with, nothing."""
        tally = self._tallies.get(item.source or "")
        if tally is not None and item.source is not None:
            tally.add(item)
            self._changed.add(item.source)

    def see(self, source: str | None, *, fits: bool | None) -> None:
        """Take into the batch whether a page of a source looked like its site, None where that cannot be told."""
        tally = self._tallies.get(source or "")
        if tally is not None and source is not None and fits is not None:
            tally.see(fits=fits)
            self._changed.add(source)

    def store(self, connection: sqlite3.Connection) -> None:
        """Write the counts into the open transaction."""
        connection.executemany(
            "UPDATE source_runs SET articles = ?, rejects = ?, characters = ?, filled = ?, newest = ?, error = ?, "
            "alike = ?, unlike = ? WHERE source = ? AND run = ?",
            ((*_columns(self._tallies[source]), source, self._run) for source in self._changed),
        )

    def clear(self) -> None:
        """Let go of what is committed."""
        self._changed.clear()

    def end(self, ends: Mapping[str, SourceEnd], now: float) -> None:
        """Close the book: how each source ended, and when."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE source_runs SET ended = ?, outcome = ?, found = ?, new = ?, fetched = ?, errors = ?, "
                "error = coalesce(?, error) WHERE source = ? AND run = ?",
                ((now, *self._ending(name, end), name, self._run) for name, end in ends.items()),
            )
            connection.executemany(_SET_QUIET, ((2 * end.every, name, self._run) for name, end in ends.items()))
            connection.execute("UPDATE runs SET ended = ? WHERE id = ?", (now, self._run))

    def _ending(self, source: str, end: SourceEnd) -> tuple[str | int | None, ...]:
        errors = end.errors + self._tallies[source].errors
        return (end.outcome, end.found, end.new, end.fetched, errors, end.error)


def bury(connection: sqlite3.Connection) -> None:
    """Mark as killed what was under way when its process died. The caller holds the state's lock."""
    connection.execute("UPDATE source_runs SET outcome = ? WHERE outcome IS NULL", (Outcome.KILLED,))


def _columns(tally: Tally) -> tuple[str | float | None, ...]:
    rejects, filled = _json(tally.rejects), _json(tally.filled)
    return (
        tally.articles, rejects, tally.characters, filled, tally.newest, tally.error, tally.alike, tally.unlike
    )  # fmt: skip


def _json(counts: Mapping[str, int]) -> str | None:
    return json.dumps(counts, sort_keys=True) if counts else None
