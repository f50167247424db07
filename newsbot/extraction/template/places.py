"""Where a block stands, by a key that the pages of one site share: the tag path with its class tokens."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.steps import Step

# Tokens that say what this one article is about: WordPress names categories, tags, the author and the post so.
_OF_ONE_PAGE = ("category-", "tag-", "tag_", "author-", "post_tag", "postid", "page-id")
# Ids of posts and images; short numbers are names of places ("col-8").
_NUMBERS = re.compile(r"\d{3,}")
_STEPS = 3  # elements whose classes count: further up stand the classes of a page, not of a place
_UNNAMED = frozenset({"html", "body", "article", "main"})  # their classes tell one article from another
_LONGEST_STEP = 60  # characters
_NAMES = 16_384  # names that are kept: the pages of a site share theirs


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each of a page's blocks, by its key, and what each key stands for, to be read by a person."""

    keys: Sequence[int]
    labels: Mapping[int, str]


@dataclass(slots=True)
class _Place:
    """An element on the way to a block: `path` hashes the tags from the root to it."""

    above: "_Place | None"
    path: int
    name: str
    key: int = -1


def places_of(blocks: Sequence[PageBlock]) -> Places:
    """Return the places of blocks; the keys are the same in every process."""
    known: dict[Step, _Place] = {}
    labels: dict[int, str] = {}
    keys = []
    for block in blocks:
        place = known.get(block.step) or _place_of(block.step, known)
        if place.key < 0:
            label, place.key = _keyed(place)
            labels[place.key] = label
        keys.append(place.key)
    return Places(keys, labels)


def _place_of(step: Step, known: dict[Step, _Place]) -> _Place:
    chain: list[Step] = []
    at: Step | None = step
    while at is not None and at not in known:
        chain.append(at)
        at = at.above
    place = known[at] if at is not None else None
    for below in reversed(chain):
        path = crc32(below.tag.encode("utf-8", "replace"), place.path if place is not None else 0)
        place = known[below] = _Place(place, path, _name(below.tag, below.classes))
    return known[step]


@lru_cache(maxsize=_NAMES)
def _name(tag: str, classes: str | None) -> str:
    """Return the tag with those of its classes that other pages share.

    >>> _name("div", "post-1234 category-ice entry"), _name("article", "post-7")
    ('div.post-0.entry', 'article')
    """
    if not classes or tag in _UNNAMED:
        return tag
    tokens = [token for token in classes.split() if not token.startswith(_OF_ONE_PAGE)]
    return _NUMBERS.sub("0", ".".join((tag, *tokens)))[:_LONGEST_STEP]


def _keyed(place: _Place) -> tuple[str, int]:
    names: list[str] = []
    above: _Place | None = place
    while above is not None and len(names) < _STEPS:
        names.append(above.name)
        above = above.above
    label = " > ".join(reversed(names))
    return label, crc32(label.encode("utf-8", "replace"), above.path if above is not None else 0)
