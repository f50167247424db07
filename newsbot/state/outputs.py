"""The outputs of a run: opened once, completed after a kill, written after the state is committed."""

import sqlite3
from pathlib import Path

from newsbot.errors import LockedError
from newsbot.jsonl import AppendedFile, JsonlFile, JsonlStream, is_intact, is_stream
from newsbot.state.database import Database
from newsbot.state.memory import forget
from newsbot.state.numbers import absolute, number
from newsbot.state.sites import forget_sites
from newsbot.warc import WarcFile, is_warc_name

_SELECT = "SELECT path, scope, length, mark, journal FROM outputs"


class Outputs:
    """Files and streams that records go to. A file's records are journalled in the state before they are written."""

    def __init__(self, database: Database, scope: int) -> None:
        self._database = database
        self._scope = scope
        self._files: dict[str, AppendedFile] = {}
        self._begun: dict[str, int] = {}
        self._streams: dict[str, JsonlStream] = {}
        self._names: dict[str, None] = {}
        self._batch: dict[str, list[bytes]] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """The outputs opened so far, as they were named."""
        return tuple(self._names)

    @property
    def spans(self) -> tuple[tuple[str, int, int], ...]:
        """What was written to the files of records since they were opened: absolute path, first byte, end."""
        begun = ((path, self._begun[path], file.size) for path, file in self._files.items() if not is_warc_name(path))
        return tuple((path, begin, end) for path, begin, end in begun if end > begin)

    def open(self, path: str) -> None:
        """Have an output open, and completed where a run was killed over it. Raises OutputError, LockedError."""
        if path in self._names:
            return
        if is_stream(path):
            self._streams[path] = JsonlStream(path)
        elif absolute(path) not in self._files:
            self._take(absolute(path))
        self._names[path] = None

    def complete_others(self) -> None:
        """Complete what a killed run left in outputs that this run does not write to, as those of another day."""
        for path, scope, length, mark, journal in self._database.rows(f"{_SELECT} WHERE scope = ?", self._scope):
            if path in self._files or (not journal and is_intact(path, length, mark)):
                continue
            if Path(path).is_symlink() or not Path(path).is_file():
                self._forget(path, scope)
                continue
            try:
                self._complete(_file(path)).close()
            except LockedError:
                # The run that holds it has completed it.
                continue

    def add(self, path: str, line: bytes) -> int:
        """Take a line for an output, which is opened if need be, and return how many bytes wait for the commit.

        Raises OutputError, LockedError, and BrokenPipeError where the reader of a stream has gone.
        """
        self.open(path)
        if path in self._streams:
            self._streams[path].append([line])
            return 0
        self._batch.setdefault(absolute(path), []).append(line)
        return len(line)

    def renew(self) -> None:
        """Start those files anew that were moved away or deleted since they were opened."""
        for path, file in list(self._files.items()):
            if not file.is_current():
                self._files.pop(path).close()
                self._take(path)

    def journal(self, connection: sqlite3.Connection) -> None:
        """Write what is about to be written to the files into the open transaction."""
        for path, lines in self._batch.items():
            self._store(connection, self._files[path], self._scope, b"".join(lines))

    def write(self) -> None:
        """Append to the files what is committed as written to them. Raises OutputError."""
        for path, lines in self._batch.items():
            self._files[path].append(lines)
        self._batch.clear()

    def settle(self) -> None:
        """Empty the journals: the files are whole, and the state need not hold a second copy of their ends."""
        with self._database.transaction() as connection:
            for path, file in self._files.items():
                row = "SELECT 1 FROM outputs WHERE path = ? AND scope = ?"
                if file.is_current() and connection.execute(row, (path, self._scope)).fetchone():
                    self._store(connection, file, self._scope, b"")

    def close(self) -> None:
        """Close and unlock all."""
        for file in self._files.values():
            file.close()
        for stream in self._streams.values():
            stream.close()

    def _take(self, path: str) -> None:
        file = self._files[path] = self._complete(_file(path))
        self._begun[path] = file.size

    def _complete(self, file: AppendedFile) -> AppendedFile:
        """Bring a file up to what was committed; forget what was recorded of another file that stood there."""
        try:
            for path, scope, length, mark, journal in self._database.rows(f"{_SELECT} WHERE path = ?", file.path):
                if length > file.size or mark != file.mark(length):
                    self._forget(path, scope)
                    continue
                file.complete(length, journal)
                with self._database.transaction() as connection:
                    self._store(connection, file, scope, b"")
        except BaseException:
            file.close()
            raise
        return file

    def _store(self, connection: sqlite3.Connection, file: AppendedFile, scope: int, journal: bytes) -> None:
        length = file.size
        row = (file.path, scope, length, file.mark(length), journal)
        connection.execute("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)", row)

    def _forget(self, path: str, scope: int) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM outputs WHERE path = ? AND scope = ?", (path, scope))
            forget(connection, scope, number(path))
            forget_sites(connection, path)


def _file(path: str) -> AppendedFile:
    """Open a file by what its name says that it holds. Raises OutputError, LockedError."""
    return WarcFile(path) if is_warc_name(path) else JsonlFile(path)
