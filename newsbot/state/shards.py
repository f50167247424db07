"""Which shards of input files are done: one row in place of looking at each of their pages."""

import sqlite3

from newsbot.state.database import Database


class Shard:
    """A run of input files that is being read. It is done when it is read to its end and all it held is written.

    `stamp` tells whether its files are as they were; without one, and with a file that failed, it never counts as done.
    """

    def __init__(self, name: str, stamp: str | None) -> None:
        self.name = name
        self.stamp = stamp
        self.items = 0
        self._waiting = 0
        self._is_read = self._has_failed = False

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is left to do."""
        return self._is_read and not self._waiting and not self._has_failed and self.stamp is not None

    def begin(self) -> None:
        """Count what is on its way to its output."""
        self._waiting += 1

    def finish(self) -> None:
        """Take off what is written."""
        self._waiting -= 1

    def fail(self) -> None:
        """Note a file that the next run is to try again."""
        self._has_failed = True

    def end(self) -> None:
        """Note that all its files are read."""
        self._is_read = True


class Shards:
    """The finished shards of one scope: the committed, and over it what waits for the next commit."""

    def __init__(self, database: Database, scope: int) -> None:
        self._database = database
        self._scope = scope
        self._done: list[Shard] = []

    def done_items(self, name: str, stamp: str | None) -> int | None:
        """Return how many items a finished shard held; None where it is not finished, or not as it was."""
        query = "SELECT items FROM shards WHERE scope = ? AND name = ? AND stamp = ?"
        rows = self._database.rows(query, self._scope, name, stamp)
        return int(rows[0][0]) if rows else None

    def add(self, shard: Shard) -> None:
        """Take a finished shard."""
        self._done.append(shard)

    def store(self, connection: sqlite3.Connection) -> None:
        """Write what waits into the open transaction."""
        connection.executemany(
            "INSERT OR REPLACE INTO shards VALUES (?, ?, ?, ?)",
            ((self._scope, shard.name, shard.stamp, shard.items) for shard in self._done),
        )

    def clear(self) -> None:
        """Let go of what is committed."""
        self._done.clear()


def forget_shards(connection: sqlite3.Connection, scope: int) -> None:
    """Forget the shards of a scope, to look at their pages one by one: an output that held some of them is gone."""
    connection.execute("DELETE FROM shards WHERE scope = ?", (scope,))
