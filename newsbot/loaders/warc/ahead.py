"""The bytes of a WARC that are read and not yet taken: where records start in them, and where damage begins."""

import re

from newsbot.errors import PageRejected
from newsbot.loaders.warc.members import RecordBytes

_CHUNK = 64 * 1024
_HEADER_BYTES = 64 * 1024
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_START = re.compile(rb"WARC/\d\.\d+\r?\n[A-Za-z-]+:")
_LATER_START = re.compile(rb"(?<=\n)" + _START.pattern)
_START_BYTES = 64
# Some writers put one newline behind a record, or none, or count them in (iipc/jwarc issue 29): harmless.
_BETWEEN = b"\r\n\0"
_NEXT = re.compile(rb"[\r\n\0]*(?:WARC/\d|\Z)")
_NEXT_BYTES = 16


class Ahead:
    """A window on a source that ends at its end, or where it is damaged, until that is recovered from."""

    def __init__(self, source: RecordBytes) -> None:
        self._source = source
        self._bytes = bytearray()
        self._ended = False
        self._damaged = False
        self._untold: PageRejected | None = None

    def __len__(self) -> int:
        return len(self._bytes)

    @property
    def is_at_end(self) -> bool:
        """Whether nothing more can be read, for now."""
        return self._ended or self._damaged

    def tell_damage(self) -> PageRejected | None:
        """Return the damage that is ahead, once."""
        damage, self._untold = self._untold, None
        return damage

    def tell_damage_behind(self) -> PageRejected | None:
        """Return damage right behind what was taken last, where that came out of the same gzip member.

        A check sum that fails is found behind the record that it is of.
        """
        return None if self._source.is_fresh or self._bytes.strip(_BETWEEN) else self.tell_damage()

    def recover(self) -> bool:
        """Drop what stands before damage, and go on behind it; return False where there is none, or nothing behind."""
        if not self._damaged:
            return False
        self._bytes.clear()
        self._damaged = False
        self._ended = not self._source.recover()
        return not self._ended

    def look(self, size: int) -> bytes:
        """Return the next bytes, up to `size`, without taking them."""
        self._fill(size)
        return bytes(self._bytes[:size])

    def take(self, size: int) -> bytes:
        """Take the next bytes, which are there."""
        taken = bytes(self._bytes[:size])
        del self._bytes[:size]
        return taken

    def take_header(self) -> bytes | None:
        """Take a header and the empty line behind it; where it has none, take a byte and return None."""
        found = _HEADER_END.search(self._bytes, 0, _HEADER_BYTES)
        while found is None and len(self._bytes) < _HEADER_BYTES and self._more():
            found = _HEADER_END.search(self._bytes, 0, _HEADER_BYTES)
        if found is None:
            del self._bytes[:1]
            return None
        return self.take(found.end())

    def find_start(self) -> bool:
        """Drop what stands before the next record; return False where there is none before the end or damage."""
        self._fill(_START_BYTES)
        while self._bytes and not self._bytes.lstrip(_BETWEEN) and self._more():
            pass
        self._bytes = self._bytes.lstrip(_BETWEEN)
        self._fill(_START_BYTES)
        if _START.match(self._bytes):
            return True
        while (found := _LATER_START.search(self._bytes)) is None:
            del self._bytes[:-_START_BYTES]
            if not self._more():
                return False
        del self._bytes[: found.start()]
        return True

    def leads_to_record(self, length: int) -> bool:
        """Tell whether `length` bytes are there, and behind them a record or the end."""
        self._fill(length + _NEXT_BYTES)
        behind = self._bytes[length : length + _NEXT_BYTES]
        return len(self._bytes) >= length and _NEXT.match(behind) is not None

    def has_start(self, length: int) -> bool:
        """Tell whether a record starts within the next `length` bytes, as far as they are there."""
        return _LATER_START.search(self._bytes, 0, length) is not None

    def skip(self, length: int) -> int:
        """Drop up to `length` bytes and return how many are left: where a record starts, or at the end."""
        while length:
            self._fill(_CHUNK)
            if found := _LATER_START.search(self._bytes, 0, length):
                del self._bytes[: found.start()]
                return length - found.start()
            # The start of a record may stand across what is there and what comes.
            size = min(length, len(self._bytes) if self.is_at_end else len(self._bytes) - _START_BYTES)
            if not size:
                return length
            del self._bytes[:size]
            length -= size
        return 0

    def _fill(self, size: int) -> None:
        while len(self._bytes) < size and self._more():
            pass

    def _more(self) -> bool:
        if self.is_at_end:
            return False
        try:
            part = self._source.read(_CHUNK)
        except PageRejected as error:
            self._damaged, self._untold = True, error
            return False
        self._bytes += part
        self._ended = not part
        return bool(part)
