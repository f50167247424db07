"""brotli around anything (RFC 7932). It has no sign to be told by: the name tells."""

import brotli

from newsbot.loaders.decompression import Decompressor, unpacked, unwrapped
from newsbot.loaders.entry import Entry, Source
from newsbot.loaders.unpacking import Unpacked, damaged
from newsbot.options import LoaderOptions

_SUFFIXES = frozenset({".br"})


class _Stream:
    """brotli's decompressor, as the standard library's are."""

    def __init__(self) -> None:
        self._decompressor = brotli.Decompressor()

    def decompress(self, data: bytes, max_length: int) -> bytes:
        try:
            part: bytes = self._decompressor.process(data, output_buffer_limit=max_length)
        except brotli.error as error:
            raise damaged(f"the packed data is damaged ({error}); copy it again") from error
        return part

    @property
    def needs_input(self) -> bool:
        return bool(self._decompressor.can_accept_more_data())

    @property
    def eof(self) -> bool:
        return bool(self._decompressor.is_finished())

    @property
    def unused_data(self) -> bytes:
        return b""


def is_brotli(name: str) -> bool:
    """Tell brotli by an entry's name."""
    return name.lower().endswith(tuple(_SUFFIXES))


def unpacked_brotli(source: Source, options: LoaderOptions) -> Unpacked:
    """Return what a brotli source holds; reading it raises PageRejected."""

    def make() -> Decompressor:
        return _Stream()

    return unpacked(source, options, make, lambda _: False)


def unpack(entry: Entry, options: LoaderOptions) -> Entry:
    """Return what is packed in a brotli entry, under the same label; reading it raises PageRejected."""
    return unwrapped(entry, unpacked_brotli(entry.stream, options), _SUFFIXES)
