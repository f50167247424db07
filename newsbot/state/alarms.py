"""Alarms, as the state remembers them."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from newsbot.scheduling.alarm import Alarm, AlarmKind
from newsbot.state.database import Database

_COLUMNS = "source, kind, raised, cleared, words, baseline"


class Alarms:
    """The alarms of a state's sources."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standing(self, source: str | None = None) -> tuple[Alarm, ...]:
        """Return the alarms that stand, of one source or of all."""
        query = f"SELECT {_COLUMNS} FROM alarms WHERE cleared IS NULL AND source = coalesce(?, source)"  # noqa: S608 - names above
        return tuple(map(_alarm, self._database.rows(f"{query} ORDER BY source, kind", source)))

    def of(self, source: str) -> tuple[Alarm, ...]:
        """Return all alarms of a source that are remembered, the last first."""
        query = f"SELECT {_COLUMNS} FROM alarms WHERE source = ? ORDER BY raised DESC, kind"  # noqa: S608
        return tuple(map(_alarm, self._database.rows(query, source)))

    def store(self, alarms: Iterable[Alarm]) -> None:
        """Remember alarms that were raised or cleared."""
        with self._database.transaction() as connection:
            _store(connection, alarms)


def _store(connection: sqlite3.Connection, alarms: Iterable[Alarm]) -> None:
    connection.executemany(
        f"INSERT OR REPLACE INTO alarms ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - names above
        ((it.source, it.kind, it.raised, it.cleared, it.words, json.dumps(dict(it.baseline))) for it in alarms),
    )


def _alarm(row: tuple[Any, ...]) -> Alarm:
    source, kind, raised, cleared, words, baseline = row
    return Alarm(
        source=source,
        kind=AlarmKind(kind),
        raised=raised,
        cleared=cleared,
        words=words,
        baseline=json.loads(baseline),
    )
