"""gzip around anything (RFC 1952), of one member or several."""

import gzip
import io

from newsbot.loaders.decompression import unwrapped
from newsbot.loaders.entry import Entry, Source
from newsbot.loaders.unpacking import Unpacked
from newsbot.options import LoaderOptions

_MAGIC = b"\x1f\x8b\x08"
_SUFFIXES = frozenset({".gz", ".gzip"})


class _Counted(io.RawIOBase):
    """A source that counts what was read of it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        part = self._source.read(size)
        self.count += len(part)
        return part


class _Members:
    """The members of a gzip file, as one. What follows the last one is not read, as by `gzip -d`."""

    def __init__(self, packed: io.RawIOBase) -> None:
        self._file = gzip.GzipFile(fileobj=packed)
        self._ended = False

    def read1(self, size: int) -> bytes:
        if self._ended:
            return b""
        try:
            return self._file.read1(size)
        except gzip.BadGzipFile as error:
            # The file begins with a member (see `is_gzip`), so that this is said only behind a whole, checked one.
            if not str(error).startswith("Not a gzipped file"):
                raise
            self._ended = True
            return b""


def is_gzip(head: bytes) -> bool:
    """Tell gzip by how it begins."""
    return head.startswith(_MAGIC)


def unpack(entry: Entry, options: LoaderOptions) -> Entry:
    """Return what is packed in a gzip entry, under the same label; reading it raises PageRejected."""
    return unwrapped(entry, unpacked_gzip(entry.stream, options), _SUFFIXES)


def unpacked_gzip(source: Source, options: LoaderOptions) -> Unpacked:
    """Return what a gzip source holds; reading it raises PageRejected."""
    packed = _Counted(source)
    return Unpacked(_Members(packed).read1, lambda: packed.count, options)
