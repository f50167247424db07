"""What one scope has seen and done: the committed, and over it what waits for the next commit."""

import sqlite3

from newsbot.dedup.exact import Seen
from newsbot.state.database import Database
from newsbot.state.shards import Shards, forget_shards
from newsbot.state.signatures import forget_signatures

EVERYTHING = 0
"""The scope of all outputs together."""


class Memory:
    """Seen articles and finished inputs of one scope: the number of an output template, or EVERYTHING.

    What is remembered is tied to the number of the output that holds it (None: to none), to be forgotten with it.
    """

    def __init__(self, database: Database, scope: int) -> None:
        self._database = database
        self._scope = scope
        self.shards = Shards(database, scope)
        self._articles: dict[str, tuple[Seen, int | None]] = {}
        self._texts: dict[str, tuple[str, int | None]] = {}
        self._done: dict[str, tuple[str, int | None]] = {}

    def seen(self, id_: str) -> Seen | None:
        """Return what is remembered of an article's last revision."""
        if id_ in self._articles:
            return self._articles[id_][0]
        rows = self._database.rows(
            "SELECT url, headline, fingerprint, revision, paragraphs, input FROM articles WHERE scope = ? AND id = ?",
            self._scope,
            id_,
        )
        for url, headline, fingerprint, revision, paragraphs, input_ in rows:
            return Seen(
                id=id_,
                url=url,
                headline=headline,
                fingerprint=fingerprint,
                revision=revision,
                paragraphs=paragraphs,
                input=input_,
            )
        return None

    def id_of_text(self, fingerprint: str) -> str | None:
        """Return the id of the first article of a text."""
        if fingerprint in self._texts:
            return self._texts[fingerprint][0]
        query = "SELECT id FROM texts WHERE scope = ? AND fingerprint = ?"
        rows = self._database.rows(query, self._scope, fingerprint)
        return str(rows[0][0]) if rows else None

    def output_of(self, id_: str) -> int | None:
        """Return the number of the output that holds an article's last revision."""
        if id_ in self._articles:
            return self._articles[id_][1]
        rows = self._database.rows("SELECT output FROM articles WHERE scope = ? AND id = ?", self._scope, id_)
        return rows[0][0] if rows else None

    def is_done(self, input_: str, content: str) -> bool:
        """Tell whether an input is finished with this content; an earlier content that came back is not."""
        if input_ in self._done:
            return self._done[input_][0] == content
        query = "SELECT 1 FROM done WHERE scope = ? AND input = ? AND content = ?"
        return bool(self._database.rows(query, self._scope, input_, content))

    def add_article(self, seen: Seen, output: int | None) -> None:
        """Remember an article that is written to `output`."""
        self._articles[seen.id] = (seen, output)
        if self.id_of_text(seen.fingerprint) is None:
            self._texts[seen.fingerprint] = (seen.id, output)

    def add_done(self, input_: str, content: str, output: int | None) -> None:
        """Remember an input as finished with a content, its outcome in `output`."""
        self._done[input_] = (content, output)

    def store(self, connection: sqlite3.Connection) -> None:
        """Write what waits into the open transaction."""
        connection.executemany(
            "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (self._scope, s.id, s.url, s.headline, s.fingerprint, s.revision, s.paragraphs, s.input, output)
                for s, output in self._articles.values()
            ),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO texts VALUES (?, ?, ?, ?)",
            ((self._scope, fingerprint, id_, output) for fingerprint, (id_, output) in self._texts.items()),
        )
        self.shards.store(connection)
        connection.executemany(
            "INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?)",
            ((self._scope, input_, content, output) for input_, (content, output) in self._done.items()),
        )

    def clear(self) -> None:
        """Let go of what is committed."""
        self._articles.clear()
        self._texts.clear()
        self._done.clear()
        self.shards.clear()


def forget(connection: sqlite3.Connection, scope: int, output: int) -> None:
    """Forget what is tied to an output that is gone, so that it is written again.

    With the scope of all outputs nothing is: an output that was moved to an archive is no reason to crawl its
    articles again.
    """
    if scope == EVERYTHING:
        return
    for table in ("articles", "texts", "done"):
        connection.execute(f"DELETE FROM {table} WHERE scope = ? AND output = ?", (scope, output))  # noqa: S608 - names above
    forget_signatures(connection, scope, output)
    forget_shards(connection, scope)
