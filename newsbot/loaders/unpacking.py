"""Decompression within limits: bombs are cut, damage gets a name."""

import errno
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newsbot.errors import PageRejected, RejectReason
from newsbot.options import LoaderOptions

# `zipfile` and `tarfile` trust the numbers that they read, and stumble over them.
_DAMAGE = (zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, ValueError, OverflowError, RuntimeError)
_DAMAGED = "the packed data is damaged ({}); copy it again"


class Unpacked(io.RawIOBase):
    """What a decompressor gives, up to the ratio that real pages reach.

    `read` gives up to so many bytes, none at the end; `packed` tells how many went in for them. Reading raises
    PageRejected: `too_large` (a bomb), `unreadable` (damaged or truncated); an OSError of the file beneath passes.
    """

    def __init__(self, read: Callable[[int], bytes], packed: Callable[[], int], options: LoaderOptions) -> None:
        self._unpack = read
        self._packed = packed
        self._options = options
        self._size = 0

    def readable(self) -> bool:
        """Tell that this is a stream to read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer has no len()
        """Read up to a buffer's length; 0 at the end."""
        part = self._read(len(buffer))
        self._size += len(part)
        check_ratio(self._size, self._packed(), self._options)
        buffer[: len(part)] = part
        return len(part)

    def _read(self, size: int) -> bytes:
        with damage_named():
            return self._unpack(size)


@contextmanager
def damage_named() -> Iterator[None]:
    """Turn what decompressors raise for bad data into PageRejected `unreadable`; an OSError of the file passes."""
    try:
        yield
    except EOFError as error:
        raise damaged("the packed data ends early: the file is cut short; copy it again") from error
    except NotImplementedError as error:
        raise damaged(f"packed in a way that cannot be read ({error}); unpack it first") from error
    except _DAMAGE as error:
        raise damaged(_DAMAGED.format(error)) from error
    except OSError as error:
        # gzip and bz2 report bad data as an OSError without a number; a bad offset in an archive is an invalid seek.
        if error.errno not in {None, errno.EINVAL}:
            raise
        raise damaged(_DAMAGED.format(error.strerror or error)) from error


def check_ratio(size: int, packed: int, options: LoaderOptions) -> None:
    """Raise PageRejected `too_large` where `packed` bytes unpack to a `size` that no page does."""
    if size > options.ratio_floor and size > options.max_ratio * packed:
        raise PageRejected(
            RejectReason.TOO_LARGE,
            f"unpacks to more than {options.max_ratio:g} times its size, as no page does: a decompression bomb",
        )


def damaged(detail: str) -> PageRejected:
    """Return the error of an entry whose bytes cannot be read."""
    return PageRejected(RejectReason.UNREADABLE, detail)


def page_too_large(options: LoaderOptions) -> PageRejected:
    """Return the error of a page that is larger than one may be."""
    return PageRejected(RejectReason.TOO_LARGE, f"more than {options.max_page_bytes} bytes, the most a page may have")
