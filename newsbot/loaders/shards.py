"""Input files in shards: runs of them for which one marker tells that all are done, without reading them again."""

import os
import stat
import time
import zlib
from collections.abc import Iterable, Iterator

from newsbot import EXTRACTOR
from newsbot.loaders.files import STDIN
from newsbot.options import LoaderOptions
from newsbot.text import digest_bytes

# A shard has so many files on average.
_FILES = 256
# File systems tell times as coarsely as this: what changed since may change again and keep its time.
_FRESH_NS = 2 * 10**9


def cut_shards(files: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Cut files, in their order, into shards.

    A shard ends with a file whose name's hash says so: a file that comes or goes changes its own shard, not all behind.
    """
    shard: list[str] = []
    for path in files:
        shard.append(path)
        if zlib.crc32(os.fsencode(path)) % _FILES == 0:
            yield tuple(shard)
            shard = []
    if shard:
        yield tuple(shard)


def name_of(files: Iterable[str]) -> str:
    """Return what a shard goes by: a hash of its files' paths."""
    return digest_bytes(b"\0".join(map(os.fsencode, files)))


def stamp_of(files: Iterable[str], options: LoaderOptions) -> str | None:
    """Return a hash that changes when a file of a shard does, or how files are read.

    None where that cannot be told: a file that is not there, no plain one, or changed just now.
    """
    told: list[object] = [EXTRACTOR, options]
    fresh = time.time_ns() - _FRESH_NS
    for path in files:
        status = _status(path)
        if status is None or not stat.S_ISREG(status.st_mode) or max(status.st_mtime_ns, status.st_ctime_ns) > fresh:
            return None
        # A file that was changed and put back has its old time of modification, but not of change.
        told.append((status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    return digest_bytes(repr(told).encode())


def _status(path: str) -> os.stat_result | None:
    if path == STDIN:
        return None
    try:
        return os.stat(path)  # noqa: PTH116  (a Path a file is a cost)
    except (OSError, ValueError):
        return None
