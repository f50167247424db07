"""The bytes of a listing, unpacked within a limit, a piece at a time."""

import zlib
from collections.abc import Iterator

_GZIP = b"\x1f\x8b"
_PIECE = 64 * 1024


class Pieces:
    """Iterates over `body`, unpacked where it is gzipped (told by its first bytes), up to `limit` bytes.

    `problem` says afterwards what was cut or broken.
    """

    def __init__(self, body: bytes, limit: int) -> None:
        self._body = body
        self._limit = limit
        self.problem: str | None = None

    def __iter__(self) -> Iterator[bytes]:
        """Yield the content in pieces; what came before a fault or the limit is yielded."""
        left = self._limit
        for piece in self._unpacked() if self._body.startswith(_GZIP) else self._plain():
            if len(piece) > left:
                self.problem = f"cut at {self._limit:,} bytes"
                yield piece[:left]
                return
            left -= len(piece)
            yield piece

    def _plain(self) -> Iterator[bytes]:
        for start in range(0, len(self._body), _PIECE):
            yield self._body[start : start + _PIECE]

    def _unpacked(self) -> Iterator[bytes]:
        # A file may be several gzip members, and twice packed: a server that compresses what is compressed.
        packed = self._body
        while packed.startswith(_GZIP):
            member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            while not member.eof:
                try:
                    piece = member.decompress(packed, _PIECE)
                except zlib.error as error:
                    self.problem = f"broken gzip ({error})"
                    return
                packed = member.unconsumed_tail
                if not piece and not packed and not member.eof:
                    self.problem = "truncated gzip"
                    return
                yield piece
            packed = member.unused_data


def unpack(body: bytes, limit: int) -> tuple[bytes, str | None]:
    """Return `body` unpacked, up to `limit` bytes, and what was cut or broken."""
    pieces = Pieces(body, limit)
    content = b"".join(pieces)
    return content, pieces.problem
