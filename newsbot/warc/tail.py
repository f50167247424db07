"""The end of a gzipped WARC: a last record that a kill or a full disk has torn."""

import os
import zlib
from collections.abc import Iterator

from newsbot.errors import OutputError
from newsbot.jsonl.problems import cannot_write
from newsbot.warc.gzip_member import GZIP, GZIP_SIGN, WARC_SIGN, unpacked_start

_BLOCK = 1 << 20
# Enough of a member to unpack its first bytes.
_PROBE = 4 * 1024


def settle_tail(fd: int, path: str) -> None:
    """Have the file end in a whole member: what stands behind the last one is cut.

    Raises OutputError where the file holds no gzipped WARC: a slip in the name must not harm another file.
    """
    size = os.fstat(fd).st_size
    end = _end_of_last(fd, size)
    if end == size:
        return
    if end == 0 and not _is_torn(os.pread(fd, _PROBE, 0)):
        raise OutputError(f"{path}: holds no gzipped WARC; name another file, or move this one away")
    try:
        os.ftruncate(fd, end)
    except OSError as error:
        raise cannot_write(path, error) from error


def _end_of_last(fd: int, size: int) -> int:
    """Return where the last whole member with a record ends, 0 where there is none."""
    for start in _starts(fd, size):
        end = _end_of_member(fd, start)
        if end is not None:
            return end
    return 0


def _starts(fd: int, size: int) -> Iterator[int]:
    """Yield where members with a record begin, the last first."""
    at = size
    while at > 0:
        begin = max(0, at - _BLOCK)
        # A sign may stand across two blocks.
        block = os.pread(fd, at - begin + len(GZIP_SIGN) - 1, begin)
        found = block.rfind(GZIP_SIGN)
        while found >= 0:
            if unpacked_start(os.pread(fd, _PROBE, begin + found)).startswith(WARC_SIGN):
                yield begin + found
            found = block.rfind(GZIP_SIGN, 0, found + len(GZIP_SIGN) - 1)
        at = begin


def _end_of_member(fd: int, start: int) -> int | None:
    """Return where the member ends that begins at `start`, None where it is torn or damaged."""
    member = zlib.decompressobj(GZIP)
    try:
        while not member.eof:
            part = os.pread(fd, _BLOCK, start)
            if not part:
                return None
            start += len(part)
            while part and not member.eof:
                member.decompress(part, _BLOCK)
                part = member.unconsumed_tail
    except zlib.error:
        return None
    return start - len(member.unused_data)


def _is_torn(head: bytes) -> bool:
    """Tell whether a file without a whole member is what is left of a first one; NULs are what a power cut leaves."""
    given = head.rstrip(b"\0")
    start = unpacked_start(given)
    return GZIP_SIGN.startswith(given[: len(GZIP_SIGN)]) and WARC_SIGN.startswith(start[: len(WARC_SIGN)])
