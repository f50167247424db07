"""What a run writes and remembers: outputs, seen articles, finished inputs; one commit point."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from newsbot.dedup import exact
from newsbot.items import Article, Duplicate, Reject
from newsbot.jsonl import JsonlFile, JsonlStream, is_stream, to_line
from newsbot.state.database import guarded, open_database
from newsbot.text import digest

_BATCH_RECORDS = 100
_BATCH_BYTES = 2**20
_BATCH_SECONDS = 0.5


class Ledger:
    """Commits what became of pages: records to the outputs, identities and finished inputs to the state.

    SQLite is the truth and the files follow. A batch is committed with its bytes as a journal, then appended to its
    file; whatever kills the process between the two, the next run finds the journal and completes the file.
    """

    def __init__(
        self, *, state: str, articles: str, rejects: str | None, started: datetime, keep_duplicates: bool, per_output: bool
    ) -> None:
        """Open the state and the outputs; see `open`."""
        self._state = state
        self._templates = {Article: articles, Reject: rejects}
        self._date = started.astimezone(UTC).date().isoformat()
        self._keep_duplicates = keep_duplicates
        self._per_output = per_output
        self._scope = _absolute(articles) if per_output else ""
        self._files: dict[str, JsonlFile | JsonlStream] = {}
        self._pending: dict[str, list[bytes]] = {}
        self._pending_records = self._pending_bytes = 0
        self._oldest = 0.0
        self._digests: dict[str, str] = {}
        self._database = open_database(state)

    @classmethod
    def open(
        cls, *, state: str, articles: str, rejects: str | None, started: datetime, keep_duplicates: bool, per_output: bool
    ) -> Self:
        """Open a run's ledger, and complete what a killed run left.

        `state` is a path or `:memory:`; `articles` and `rejects` are paths with `{source}` and `{date}` filled in from
        each record and the day (UTC) of `started`, `-` is standard output, None keeps no rejects. With `per_output`
        (local mode) what was seen and done is remembered for each output by itself.
        Raises OutputError, LockedError.
        """
        ledger = cls(
            state=state, articles=articles, rejects=rejects, started=started,
            keep_duplicates=keep_duplicates, per_output=per_output,
        )  # fmt: skip
        try:
            ledger._recover()
            for template in (articles, rejects):
                if template is not None and "{source}" not in template:
                    ledger._file(ledger._path(template, None))
        except BaseException:
            ledger._release()
            raise
        return ledger

    @property
    def paths(self) -> tuple[str, ...]:
        """The outputs opened so far."""
        return tuple(self._files)

    def is_done(self, input: str, digest: str) -> bool:  # noqa: A002 - the record's word
        """Tell whether the outcome of this input with this content is committed already."""
        return self._row("SELECT 1 FROM done WHERE scope = ? AND key = ?", self._scope, _key(input, digest)) is not None

    def begin(self, input: str, digest: str) -> None:  # noqa: A002 - the record's word
        """Remember an input's content until its outcome is written, to mark it done with it."""
        self._digests[input] = digest

    def judge(self, article: Article) -> Article | Duplicate:
        """Compare an article with all seen so far: `revision`, `changed` and `duplicate_of` filled in, or a Duplicate."""
        return exact.judge(article, self._seen, self._id_of_text, keep_duplicates=self._keep_duplicates)

    def write(self, item: Article | Reject | Duplicate) -> None:
        """Take an outcome into the batch; a full or old batch is committed."""
        output = self._output_of(item)
        with self._changing() as database:
            if isinstance(item, Article):
                self._remember(database, item, output)
            done = self._digests.pop(item.input, None) if item.input is not None else None
            if item.input is not None and done is not None:
                row = (self._scope, _key(item.input, done), _absolute(output))
                database.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?)", row)
        if not isinstance(item, Duplicate) and output:
            line = to_line(item)
            self._pending.setdefault(output, []).append(line)
            self._pending_bytes += len(line)
        self._pending_records += 1
        if self._pending_records >= _BATCH_RECORDS or self._pending_bytes >= _BATCH_BYTES:
            self.commit()
        else:
            self.commit_if_due()

    def commit_if_due(self) -> None:
        """Commit a batch that has waited long enough."""
        if self._database.in_transaction and time.monotonic() - self._oldest >= _BATCH_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make everything so far durable. Raises OutputError; what was committed before is whole then."""
        if not self._database.in_transaction:
            return
        batch = {path: b"".join(lines) for path, lines in self._pending.items()}
        with guarded(self._state):
            for path, data in batch.items():
                file = self._file(path)
                if isinstance(file, JsonlFile):
                    row = (_absolute(path), self._scope, file.size(), data)
                    self._database.execute("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?)", row)
            self._database.execute("COMMIT")
        pending, self._pending = self._pending, {}
        self._pending_records = self._pending_bytes = 0
        for path, lines in pending.items():
            self._file(path).append(lines)

    def close(self) -> None:
        """Commit, and let go of outputs and state."""
        try:
            self.commit()
            self._settle()
        finally:
            self._release()

    # -- outputs ------------------------------------------------------------------------------------------------------

    def _output_of(self, item: Article | Reject | Duplicate) -> str:
        template = self._templates[Reject if isinstance(item, Reject) else Article]
        source = None if isinstance(item, Duplicate) else item.source
        return self._path(template, source) if template is not None else ""

    def _path(self, template: str, source: str | None) -> str:
        # A name from sources.toml is no path: it may not lead out of the folder.
        name = (source or "local").replace("/", "_").lstrip(".") or "local"
        return template.replace("{date}", self._date).replace("{source}", name)

    def _file(self, path: str) -> JsonlFile | JsonlStream:
        if path not in self._files:
            if is_stream(path):
                self._files[path] = JsonlStream(path)
            else:
                file = JsonlFile(path)
                self._files[path] = file
                file.cut_torn_line()
        return self._files[path]

    def _recover(self) -> None:
        """Complete the files of a killed run; forget what is gone with a file that was moved away or deleted."""
        with guarded(self._state):
            rows = self._database.execute(
                "SELECT path, length, journal FROM outputs WHERE scope = ?", (self._scope,)
            ).fetchall()
        for path, length, journal in rows:
            if not self._complete(path, length, journal):
                self._forget(path)

    def _complete(self, path: str, length: int, journal: bytes) -> bool:
        if not Path(path).is_file():
            return False
        if not journal:
            return Path(path).stat().st_size >= length
        file = JsonlFile(path, create=False)
        try:
            return file.recover(length, journal)
        finally:
            file.close()

    def _forget(self, path: str) -> None:
        with self._changing() as database:
            database.execute("DELETE FROM outputs WHERE path = ?", (path,))
            if self._per_output:
                database.execute("DELETE FROM articles WHERE scope = ? AND output = ?", (self._scope, path))
                database.execute("DELETE FROM done WHERE scope = ? AND output = ?", (self._scope, path))
        with guarded(self._state):
            self._database.execute("COMMIT")

    def _settle(self) -> None:
        """Empty the journals: the files are whole, and the state need not hold a second copy of their ends."""
        with guarded(self._state):
            self._database.execute(
                "UPDATE outputs SET length = length + length(journal), journal = x'' WHERE scope = ? AND journal != x''",
                (self._scope,),
            )

    def _release(self) -> None:
        for file in self._files.values():
            file.close()
        self._database.close()

    # -- the state ----------------------------------------------------------------------------------------------------

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with guarded(self._state):
            if not self._database.in_transaction:
                self._database.execute("BEGIN IMMEDIATE")
                self._oldest = time.monotonic()
            yield self._database

    def _row(self, query: str, *values: str) -> tuple[object, ...] | None:
        with guarded(self._state):
            row: tuple[object, ...] | None = self._database.execute(query, values).fetchone()
            return row

    def _seen(self, id_: str) -> exact.Seen | None:
        with guarded(self._state):
            row = self._database.execute(
                "SELECT id, url, headline, fingerprint, revision, paragraphs FROM articles WHERE scope = ? AND id = ?",
                (self._scope, id_),
            ).fetchone()
        if row is None:
            return None
        keys = ("id", "url", "headline", "fingerprint", "revision", "paragraphs")
        return exact.Seen(**dict(zip(keys, row, strict=True)))

    def _id_of_text(self, fingerprint: str) -> str | None:
        row = self._row("SELECT id FROM articles WHERE scope = ? AND fingerprint = ?", self._scope, fingerprint)
        return str(row[0]) if row is not None else None

    def _remember(self, database: sqlite3.Connection, article: Article, output: str) -> None:
        seen = exact.remember(article)
        row = (
            self._scope, seen.id, seen.url, seen.headline, seen.fingerprint, seen.revision, seen.paragraphs,
            _absolute(output),
        )  # fmt: skip
        database.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def _absolute(path: str) -> str:
    return path if path == "-" else str(Path(path).absolute())


def _key(input_: str, content: str) -> str:
    return digest(input_, content)
