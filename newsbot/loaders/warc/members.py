"""The bytes of a WARC, of which some may be damaged: plain, or in gzip members that can each be read by itself."""

import zlib
from typing import Protocol

from newsbot.errors import PageRejected
from newsbot.loaders.entry import Source
from newsbot.loaders.unpacking import check_ratio, damage_named, damaged
from newsbot.options import LoaderOptions
from newsbot.warc.gzip_member import GZIP, GZIP_SIGN, WARC_SIGN, unpacked_start

_CHUNK = 64 * 1024
# Where a member is cut short, what follows is taken for more of it, until it makes no sense: soon.
_KEPT = 4 * _CHUNK
# A gzip header may hold a file name and a comment.
_PROBE = 4 * 1024


class RecordBytes(Protocol):
    """A source of records that may be readable again behind damage."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end; raise PageRejected for damage."""

    def recover(self) -> bool:
        """Go on to what can be read behind damage; return False where nothing can."""

    @property
    def is_fresh(self) -> bool:
        """Whether damage is in what has given no bytes yet: it is of none of the records that came before."""


class PlainBytes:
    """A source that ends where it is damaged."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end."""
        return self._source.read(size)

    def recover(self) -> bool:
        """Return False: what packs the source ends with its damage."""
        return False

    @property
    def is_fresh(self) -> bool:
        """Return False: what packs the source may have failed the check of all that came."""
        return False


class GzipMembers:
    """What gzip members hold, one behind the other; behind a damaged one, from the next that begins with a record."""

    def __init__(self, source: Source, options: LoaderOptions) -> None:
        self._source = source
        self._options = options
        self._raw = b""  # read, and not yet unpacked
        self._kept = b""  # the last that was unpacked of the open member
        self._member = zlib.decompressobj(GZIP)
        self._packed = self._size = 0
        self._open = False
        self._dead = False

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end; raise PageRejected for a member that is damaged or a bomb."""
        while self._fill():
            with damage_named():
                part = self._unpack(size)
            if part:
                return part
        if self._open:
            self._open = False
            raise damaged("the packed data ends early: the file is cut short; copy it again")
        return b""

    @property
    def is_fresh(self) -> bool:
        """Whether the open member has given no bytes yet."""
        return self._size == 0

    def recover(self) -> bool:
        """Go on to the next member that begins with a record; return False where there is none."""
        self._raw = self._kept + self._raw
        self._begin()
        at = 1  # at 0 is the damaged member's own sign
        while (sign := self._find_sign(at)) is not None:
            if unpacked_start(self._raw[sign : sign + _PROBE]).startswith(WARC_SIGN):
                self._raw = self._raw[sign:]
                return True
            at = sign + 1
        return False

    def _unpack(self, size: int) -> bytes:
        given = self._raw
        part = self._member.decompress(given, size)
        self._raw = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        taken = len(given) - len(self._raw)
        self._kept = (self._kept + given[:taken])[-_KEPT:]
        self._packed += taken
        self._size += len(part)
        self._open = not self._member.eof
        check_ratio(self._size, self._packed, self._options)
        if self._member.eof:
            self._begin()
        return part

    def _begin(self) -> None:
        self._member = zlib.decompressobj(GZIP)
        self._kept, self._packed, self._size, self._open = b"", 0, 0, False

    def _fill(self) -> bool:
        """Have packed bytes at hand; return False at their end."""
        while True:
            if not self._open:
                self._raw = self._raw.lstrip(b"\0")  # padding between members
            if self._raw:
                return True
            try:
                self._raw = self._source.read(_CHUNK)
            except PageRejected:
                self._dead = True
                raise
            if not self._raw:
                return False

    def _find_sign(self, at: int) -> int | None:
        """Return where the next gzip sign is, from `at` on, with enough behind it to look at."""
        while True:
            sign = self._raw.find(GZIP_SIGN, at)
            if sign >= 0 and len(self._raw) - sign >= _PROBE:
                return sign
            more = self._read_on()
            if not more:
                return sign if sign >= 0 else None
            kept = sign if sign >= 0 else max(at, len(self._raw) - len(GZIP_SIGN) + 1)
            self._raw = self._raw[kept:] + more
            at = 0

    def _read_on(self) -> bytes:
        """Read where damage is behind already: more of it ends the source."""
        if self._dead:
            return b""
        try:
            return self._source.read(_CHUNK)
        except PageRejected:
            self._dead = True
            return b""
