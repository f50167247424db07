"""Runs of every kind that came to their end: what they counted, and which bytes of which files they wrote."""

import json
from dataclasses import dataclass
from typing import Any

from newsbot.state.database import Database

_COLUMNS = "started, seconds, pages, articles, rejects, duplicates, spans"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """A run: `started` in seconds since 1970, its counts, and `spans`: absolute path, first byte, end."""

    started: float
    seconds: float
    pages: int
    articles: int
    rejects: int
    duplicates: int
    spans: tuple[tuple[str, int, int], ...]


class PastRuns:
    """The runs that a state remembers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, run: PastRun) -> None:
        """Remember a run. Raises OutputError, LockedError."""
        row = (run.started, run.seconds, run.pages, run.articles, run.rejects, run.duplicates, json.dumps(run.spans))
        with self._database.transaction() as connection:
            connection.execute(f"INSERT OR REPLACE INTO past_runs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608 - names above

    def all(self) -> tuple[PastRun, ...]:
        """Return all, the last first."""
        query = f"SELECT {_COLUMNS} FROM past_runs ORDER BY started DESC"  # noqa: S608 - names above
        return tuple(_run(row) for row in self._database.rows(query))


def _run(row: tuple[Any, ...]) -> PastRun:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    spans = tuple((path, begin, end) for path, begin, end in json.loads(values.pop("spans")))
    return PastRun(spans=spans, **values)
