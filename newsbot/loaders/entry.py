"""An entry: a run of bytes under a name, whose format is not known yet."""

import io
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import BinaryIO, Protocol

from newsbot.errors import PageRejected, RejectReason
from newsbot.items import Page, Reject
from newsbot.rejects import reject_page

# What the formats are told apart by. A row of JSONL may well have other fields before its "html".
HEAD_BYTES = 256 * 1024


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


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
    `file` is the file beneath, where it is a plain one that can be read at any place; `layers` counts the packings
    that were taken off. `skipped` counts by kind what holds no page by design, as a WARC's requests.
    """

    label: str
    name: str
    stream: Stream
    fetched: datetime
    file: BinaryIO | None = None
    layers: int = 0
    skipped: Counter[str] = field(default_factory=Counter)

    def within(self, *, label: str, name: str, source: Source) -> "Entry":
        """Return the entry that was packed in this one."""
        return replace(self, label=label, name=name, stream=Stream(source), file=None, layers=self.layers + 1)

    def reject(self, reason: RejectReason, detail: str) -> Reject:
        """Return the reject of this entry."""
        return reject_page(Page(url=None, body=b"", fetched=self.fetched, input=self.label), reason, detail)
