"""xz around anything, of one stream or several."""

import lzma
from functools import partial

from newsbot.loaders.decompression import unpacked, unwrapped
from newsbot.loaders.entry import Entry
from newsbot.options import LoaderOptions

_MAGIC = b"\xfd7zXZ\x00"
_SUFFIXES = frozenset({".xz"})


def is_xz(head: bytes) -> bool:
    """Tell xz by how it begins."""
    return head.startswith(_MAGIC)


def unpack(entry: Entry, options: LoaderOptions) -> Entry:
    """Return what is packed in an xz entry, under the same label; reading it raises PageRejected."""
    make = partial(lzma.LZMADecompressor, lzma.FORMAT_XZ, memlimit=options.max_window_bytes)
    # Between streams there may be padding, of which LZMADecompressor knows nothing.
    source = unpacked(entry.stream, options, make, lambda rest: rest.startswith(_MAGIC))
    return unwrapped(entry, source, _SUFFIXES)
