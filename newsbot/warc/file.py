"""A WARC that records are appended to, crash-safe."""

import mmap
from datetime import UTC, datetime

from newsbot.jsonl import AppendedFile
from newsbot.warc.gzip_member import split
from newsbot.warc.record import warcinfo
from newsbot.warc.tail import settle_tail

_SUFFIX = ".warc.gz"


def is_warc_name(path: str) -> bool:
    """Tell a gzipped WARC by its name.

    >>> is_warc_name("output/pages/2026-11-23.warc.gz"), is_warc_name("pages.warc")
    (True, False)
    """
    return path.lower().endswith(_SUFFIX)


class WarcFile(AppendedFile):
    """A file that whole gzip members are appended to; a torn last one is cut, and a new file begins with `warcinfo`."""

    def _settle(self) -> None:
        settle_tail(self._fd, self.path)
        if self.size == 0:
            self.append([warcinfo(datetime.now(UTC))])

    def _missing(self, length: int, journal: bytes) -> list[bytes]:
        if not journal or length == self.size:
            return list(split(journal))
        # Every record has an id of its own: no two members are the same bytes.
        with mmap.mmap(self._fd, 0, access=mmap.ACCESS_READ) as standing:
            return [member for member in split(journal) if standing.find(member, length) < 0]
