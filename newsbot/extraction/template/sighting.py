"""What a template needs to know of a page: its blocks as hashes and places."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.template.places import Places
from newsbot.text import fold, remembers_short_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A page before anything is decided on it: hash and place of each block; `headline` hashes its own headline.

    An article is told from another by its headline: seen again, or at another address, it is the same.
    """

    headline: int
    contents: Sequence[int]
    places: Places


@remembers_short_lines
def hash_text(folded: str) -> int:
    """Return the hash of a folded text, the same in every process: 64 bits of BLAKE2b, 0 of no text."""
    if not folded:
        return 0
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def sight(blocks: Sequence[PageBlock], places: Places, headline: str | None) -> Sighting:
    """Return what a template needs to know of a page."""
    hashes = [hash_text(block.folded) for block in blocks]
    return Sighting(headline=hash_text(fold(headline or "")), contents=hashes, places=places)
