"""A regular file of JSON lines, crash-safe."""

import os
from collections import Counter
from collections.abc import Iterator

from newsbot.jsonl.appended import AppendedFile
from newsbot.jsonl.tail import settle_tail


class JsonlFile(AppendedFile):
    """A file that whole lines are appended to; a torn last line is settled, see `settle_tail`."""

    def _settle(self) -> None:
        settle_tail(self._fd, self.path)

    def _missing(self, length: int, journal: bytes) -> list[bytes]:
        wanted = journal.splitlines(keepends=True)
        known = set(wanted)
        standing = Counter(line for line in self._lines(length) if line in known)
        missing = []
        for line in wanted:
            standing[line] -= 1
            if standing[line] < 0:
                missing.append(line)
        return missing

    def _lines(self, start: int) -> Iterator[bytes]:
        # A copy of the descriptor: closing the last one would unlock the file.
        with os.fdopen(os.dup(self._fd), "rb") as file:
            file.seek(start)
            yield from file
