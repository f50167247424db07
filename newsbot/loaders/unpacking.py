"""Decompression within limits: bombs are cut, damage gets a name."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable

from newsbot.errors import PageRejected, RejectReason
from newsbot.options import LoaderOptions

_DAMAGE = (zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError)


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
        self._check_ratio()
        buffer[: len(part)] = part
        return len(part)

    def _read(self, size: int) -> bytes:
        try:
            return self._unpack(size)
        except EOFError as error:
            raise damaged("the packed data ends early: the file is cut short; copy it again") from error
        except _DAMAGE as error:
            raise damaged(f"the packed data is damaged ({error}); copy it again") from error
        except OSError as error:
            # gzip and bz2 report bad data as an OSError too, but one without a number.
            if error.errno is not None:
                raise
            raise damaged(f"the packed data is damaged ({error}); copy it again") from error

    def _check_ratio(self) -> None:
        options = self._options
        if self._size > options.ratio_floor and self._size > options.max_ratio * self._packed():
            raise PageRejected(
                RejectReason.TOO_LARGE,
                f"unpacks to more than {options.max_ratio:g} times its size, as no page does: a decompression bomb",
            )


def damaged(detail: str) -> PageRejected:
    """Return the error of an entry whose bytes cannot be read."""
    return PageRejected(RejectReason.UNREADABLE, detail)
