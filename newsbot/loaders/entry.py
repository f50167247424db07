"""An entry: a run of bytes under a name, whose format is not known yet."""

import io
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import BinaryIO, Protocol

from newsbot.errors import PageRejected, RejectReason
from newsbot.items import Page, Reject
from newsbot.options import LoaderOptions
from newsbot.rejects import reject_page

# What the formats are told apart by. A row of JSONL may well have other fields before its "html".
HEAD_BYTES = 256 * 1024


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


class Budget:
    """What the archives of one input may hold, all together: so many members, so many bytes."""

    def __init__(self, options: LoaderOptions) -> None:
        self._options = options
        self._members = options.max_members
        self._bytes = options.max_archive_bytes

    def spend(self, size: int) -> None:
        """Take off a member of `size` bytes; raise PageRejected `too_large` where that is too much."""
        self._members -= 1
        self._bytes -= size
        if self._bytes < 0:
            raise _too_large(f"{self._options.max_archive_bytes} bytes in its members")
        if self._members < 0:
            raise _too_large(f"{self._options.max_members} members")


class Stream(io.RawIOBase):
    """The bytes of a source, in order, of which the first can be looked at beforehand."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._ahead = b""
        self._damage: PageRejected | None = None

    @cached_property
    def head(self) -> bytes:
        """The first `HEAD_BYTES`, still to be read; look before reading."""
        parts: list[bytes] = []
        missing = HEAD_BYTES
        try:
            while missing and (part := self._source.read(missing)):
                parts.append(part)
                missing -= len(part)
        except PageRejected as error:
            # What stands before the damage is whole: raise when the reader gets there.
            self._damage = error
        self._ahead = b"".join(parts)
        return self._ahead

    def readable(self) -> bool:
        """Tell that this is a stream to read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer has no len()
        """Read up to a buffer's length; 0 at the end."""
        part = self._ahead[: len(buffer)] or self._read_on(len(buffer))
        self._ahead = self._ahead[len(part) :]
        buffer[: len(part)] = part
        return len(part)

    def _read_on(self, size: int) -> bytes:
        if self._damage is not None:
            raise self._damage
        return self._source.read(size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file, an archive member or what either unpacks to.

    `label` becomes `Page.input`, `name` is what the name says of the format, `fetched` the time it was saved.
    `file` is the file beneath, where it is a plain one that can be read at any place, and `path` its name; `layers`
    counts the packings that were taken off, `archives` those it stands in. All of an input share `budget` and
    `skipped`, which counts by kind what holds no page by design, as a WARC's requests.
    """

    label: str
    name: str
    stream: Stream
    fetched: datetime
    file: BinaryIO | None = None
    path: str | None = None
    budget: Budget
    skipped: Counter[str]
    layers: int = 0
    archives: int = 0

    def within(self, *, label: str, name: str, source: Source) -> "Entry":
        """Return the entry that was packed in this one."""
        packed = replace(self, label=label, name=name, stream=Stream(source), layers=self.layers + 1)
        return replace(packed, file=None, path=None)

    def member(self, *, label: str, name: str, source: Source, fetched: datetime | None = None) -> "Entry":
        """Return a member of this entry, an archive; `fetched` is its own time, if that is known."""
        member = self.within(label=label, name=name, source=source)
        return replace(member, layers=self.layers, archives=self.archives + 1, fetched=fetched or self.fetched)

    def reject(self, reason: RejectReason, detail: str) -> Reject:
        """Return the reject of this entry."""
        return reject_page(Page(url=None, body=b"", fetched=self.fetched, input=self.label), reason, detail)


def _too_large(limit: str) -> PageRejected:
    return PageRejected(RejectReason.TOO_LARGE, f"the archive has more than {limit}; the rest is not read: split it")
