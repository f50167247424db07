"""Gzip members that hold a WARC record each: where they begin, and where they end."""

import gzip
import zlib
from collections.abc import Iterator

WARC_SIGN = b"WARC/"
GZIP_SIGN = b"\x1f\x8b\x08"
GZIP = 16 + zlib.MAX_WBITS
"""`wbits` of a decompressor that reads one gzip member."""

# A reader takes what packs better than that for a bomb (options.LoaderOptions.max_ratio): it is stored as it is.
_MOST_PACKED = 100


def pack(record: bytes) -> bytes:
    """Return a record as a gzip member.

    >>> gzip.decompress(pack(b"WARC/1.1"))
    b'WARC/1.1'
    >>> len(pack(bytes(1_000_000))) > 1_000_000
    True
    """
    packed = gzip.compress(record, mtime=0)
    return packed if len(packed) * _MOST_PACKED > len(record) else gzip.compress(record, 0, mtime=0)


def split(members: bytes) -> Iterator[bytes]:
    """Yield the members that stand one behind the other.

    >>> [gzip.decompress(it) for it in split(pack(b"a") + pack(b"b"))]
    [b'a', b'b']
    """
    while members:
        member = zlib.decompressobj(GZIP)
        member.decompress(members)
        length = len(members) - len(member.unused_data)
        yield members[:length]
        members = members[length:]


def unpacked_start(head: bytes) -> bytes:
    """Return the first bytes of what is gzipped in `head`, none where that is not gzip."""
    try:
        return zlib.decompressobj(GZIP).decompress(head, 64)
    except zlib.error:
        return b""
