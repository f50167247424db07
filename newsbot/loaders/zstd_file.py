"""Zstandard around anything (RFC 8878), of one frame or several."""

import sys

from newsbot.errors import PageRejected
from newsbot.loaders.decompression import Decompressor, unpacked, unwrapped
from newsbot.loaders.entry import Entry, Source
from newsbot.loaders.unpacking import Unpacked, damaged
from newsbot.options import LoaderOptions

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["is_zstd", "unpack", "unpacked_zstd", "zstd"]

_MAGIC = b"\x28\xb5\x2f\xfd"
_SUFFIXES = frozenset({".zst", ".zstd"})


class _Frame:
    """A frame's decompressor, whose errors are named."""

    def __init__(self, options: LoaderOptions) -> None:
        window = {int(zstd.DecompressionParameter.window_log_max): options.max_window_bytes.bit_length() - 1}
        self._decompressor = zstd.ZstdDecompressor(options=window)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        try:
            return self._decompressor.decompress(data, max_length)
        except zstd.ZstdError as error:
            raise _named(error) from error

    @property
    def needs_input(self) -> bool:
        return self._decompressor.needs_input

    @property
    def eof(self) -> bool:
        return self._decompressor.eof

    @property
    def unused_data(self) -> bytes:
        return self._decompressor.unused_data


def is_zstd(head: bytes) -> bool:
    """Tell Zstandard by how it begins: a frame, or one to be skipped (sixteen signs are set apart for those)."""
    return head.startswith(_MAGIC) or (head[1:4] == b"\x2a\x4d\x18" and head[0] >> 4 == 5)


def unpacked_zstd(source: Source, options: LoaderOptions) -> Unpacked:
    """Return what a Zstandard source holds; reading it raises PageRejected."""

    def make() -> Decompressor:
        return _Frame(options)

    return unpacked(source, options, make, is_zstd)


def unpack(entry: Entry, options: LoaderOptions) -> Entry:
    """Return what is packed in a Zstandard entry, under the same label; reading it raises PageRejected."""
    return unwrapped(entry, unpacked_zstd(entry.stream, options), _SUFFIXES)


def _named(error: Exception) -> PageRejected:
    return damaged(
        f"the packed data is damaged ({error}), or packed with a dictionary or too large a window; unpack it"
    )
