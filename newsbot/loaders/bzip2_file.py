"""bzip2 around anything, of one stream or several."""

import bz2

from newsbot.loaders.decompression import unpacked, unwrapped
from newsbot.loaders.entry import Entry
from newsbot.options import LoaderOptions

_MAGIC = b"BZh"
_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")
_SUFFIXES = frozenset({".bz2", ".bz"})


def is_bzip2(head: bytes) -> bool:
    """Tell bzip2 by how it begins: its sign, a level, and a first block or the end."""
    return head.startswith(_MAGIC) and head[3:4] in b"123456789" and head[4:10] in _BLOCKS


def unpack(entry: Entry, options: LoaderOptions) -> Entry:
    """Return what is packed in a bzip2 entry, under the same label; reading it raises PageRejected."""
    source = unpacked(entry.stream, options, bz2.BZ2Decompressor, lambda rest: rest.startswith(_MAGIC))
    return unwrapped(entry, source, _SUFFIXES)
