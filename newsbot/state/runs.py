"""The book of runs, as plans, alarms and reports read it."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from newsbot.scheduling.checks import Evidence
from newsbot.scheduling.source_run import Outcome, SourceRun
from newsbot.state.database import Database
from newsbot.state.run_book import HAD_NEWS, bury

_COLUMNS = (
    "source, started, ended, outcome, found, new, fetched, articles, rejects, errors, error, characters, filled, "
    "newest, alike, unlike"
)

# What the checks of health look at: three runs in a row, and pages enough for what is usual.
_TAIL = 3
_EVENTFUL = 60


class Runs:
    """What the runs of a state made of their sources. The order is that of the runs, whatever the clock said."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def bury(self) -> None:
        """Mark as killed what was under way when its process died. The caller holds the state's lock."""
        with self._database.transaction() as connection:
            bury(connection)

    def last(self) -> dict[str, SourceRun]:
        """Return the last run of each source."""
        query = f"SELECT {_COLUMNS}, max(run) FROM source_runs GROUP BY source"  # noqa: S608 - names above
        return {row[0]: _source_run(row[:-1]) for row in self._database.rows(query)}

    def history(self, source: str, since: float) -> tuple[SourceRun, ...]:
        """Return the runs of a source that began after `since`, seconds since 1970, the oldest first."""
        query = f"SELECT {_COLUMNS} FROM source_runs WHERE source = ? AND started >= ? ORDER BY run"  # noqa: S608
        return tuple(_source_run(row) for row in self._database.rows(query, source, since))

    def articles_by_day(self, source: str, since: float) -> dict[date, int]:
        """Return how many articles a source brought on each day (UTC) from `since` on, seconds since 1970."""
        query = (
            "SELECT date(started, 'unixepoch'), sum(articles) FROM source_runs "
            "WHERE source = ? AND started >= ? GROUP BY 1"
        )
        return {date.fromisoformat(day): n for day, n in self._database.rows(query, source, since)}

    def since(self, started: float) -> tuple[SourceRun, ...]:
        """Return what the run that began at `started` made of its sources."""
        query = (
            f"SELECT {_COLUMNS} FROM source_runs WHERE run = (SELECT max(id) FROM runs WHERE started >= ?) "  # noqa: S608
            "ORDER BY source"
        )
        return tuple(_source_run(row) for row in self._database.rows(query, started))

    def evidence(self, source: str, since: float) -> Evidence:
        """Return what is known of a source from its runs after `since`, as its health is judged by."""
        tail = self._last(source, "", since, _TAIL)
        silences = self._database.rows(
            f"SELECT quiet FROM source_runs WHERE source = ? AND started >= ? AND {HAD_NEWS} AND quiet > 0",  # noqa: S608
            source,
            since,
        )
        return Evidence(
            tail=tail,
            eventful=self._last(source, f"AND ({HAD_NEWS} OR errors > 0)", since, _EVENTFUL),
            silences=tuple(quiet for (quiet,) in silences),
            silence=self._silence(source),
            was_ever_read=self._was_ever_read(source),
        )

    def _last(self, source: str, which: str, since: float, most: int) -> tuple[SourceRun, ...]:
        query = (
            f"SELECT {_COLUMNS} FROM source_runs WHERE source = ? AND started >= ? AND outcome IS NOT NULL {which} "  # noqa: S608
            "ORDER BY run DESC LIMIT ?"
        )
        return tuple(_source_run(row) for row in reversed(self._database.rows(query, source, since, most)))

    def _silence(self, source: str) -> float:
        """Return for how long a source has brought nothing while it was watched, in seconds."""
        query = f"SELECT iif({HAD_NEWS}, 0.0, quiet) FROM source_runs WHERE source = ? ORDER BY run DESC LIMIT 1"  # noqa: S608
        rows = self._database.rows(query, source)
        return float(rows[0][0]) if rows else 0.0

    def _was_ever_read(self, source: str) -> bool:
        query = "SELECT 1 FROM source_runs WHERE source = ? AND outcome IN (?, ?) LIMIT 1"
        return bool(self._database.rows(query, source, Outcome.DONE, Outcome.STOPPED))


def _source_run(row: Iterable[Any]) -> SourceRun:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    outcome = values.pop("outcome")
    counts = {name: json.loads(values.pop(name) or "{}") for name in ("rejects", "filled")}
    return SourceRun(outcome=Outcome(outcome) if outcome else None, **counts, **values)
