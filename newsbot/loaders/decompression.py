"""Compressed streams of several parts, one behind the other: the loop that bzip2, xz, zstd and brotli share."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Protocol

from newsbot.loaders.entry import Entry, Source
from newsbot.loaders.unpacking import Unpacked
from newsbot.options import LoaderOptions

_CHUNK = 64 * 1024


class Decompressor(Protocol):
    """What unpacks one part; bz2's, lzma's and zstd's are such. Its names are those of the standard library."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Take in `data` and return up to `max_length` bytes; raise for what is no data of the format."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out before something more goes in."""

    @property
    def eof(self) -> bool:
        """Whether the part is at its end."""

    @property
    def unused_data(self) -> bytes:
        """What was taken in behind the end."""


class Decompressed:
    """What the parts of a packed source hold. What follows the last part is not read, as by `bzip2 -d`."""

    def __init__(self, source: Source, make: Callable[[], Decompressor], is_part: Callable[[bytes], bool]) -> None:
        self._source = source
        self._make = make
        self._is_part = is_part
        self._decompressor: Decompressor | None = make()
        self._ahead = b""
        self.packed = 0

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end; raise EOFError where the source ends within a part."""
        while self._decompressor is not None:
            if part := self._step(self._decompressor, size):
                return part
        return b""

    def _step(self, decompressor: Decompressor, size: int) -> bytes:
        if decompressor.eof:
            self._ahead = decompressor.unused_data or self._take()
            self._decompressor = self._make() if self._is_part(self._ahead) else None
            return b""
        data = b""
        if decompressor.needs_input:
            data, self._ahead = self._ahead or self._take(), b""
            if not data:
                raise EOFError
        return decompressor.decompress(data, size)

    def _take(self) -> bytes:
        data = self._source.read(_CHUNK)
        self.packed += len(data)
        return data


def unpacked(
    source: Source, options: LoaderOptions, make: Callable[[], Decompressor], is_part: Callable[[bytes], bool]
) -> Unpacked:
    """Return what a packed source holds, within limits; reading it raises PageRejected."""
    decompressed = Decompressed(source, make, is_part)
    return Unpacked(decompressed.read, lambda: decompressed.packed, options)


def unwrapped(entry: Entry, source: Source, suffixes: frozenset[str]) -> Entry:
    """Return the entry that was packed in another, under the same label, its name without the packing's suffix."""
    path = PurePosixPath(entry.name)
    name = path.stem if path.suffix.lower() in suffixes else path.name
    return entry.within(label=entry.label, name=name, source=source)
