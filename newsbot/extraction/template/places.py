"""Where a block stands, by a key that the pages of one site share: the tag path with its class tokens."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from lxml.html import HtmlElement

from newsbot.extraction.blocks import PageBlock

# Tokens that say what this one article is about: WordPress names categories, tags, the author and the post so.
_OF_ONE_PAGE = ("category-", "tag-", "tag_", "author-", "post_tag", "postid", "page-id")
# Ids of posts and images; short numbers are names of places ("col-8").
_NUMBERS = re.compile(r"\d{3,}")
_STEPS = 3  # elements whose classes count: further up stand the classes of a page, not of a place
_UNNAMED = frozenset({"html", "body", "article", "main"})  # their classes tell one article from another
_LONGEST_STEP = 60  # characters


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each of a page's blocks, by its key, and what each key stands for, to be read by a person."""

    keys: Sequence[int]
    labels: Mapping[int, str]


@dataclass(slots=True)
class _Step:
    """An element on the way to a block: `path` hashes the tags from the root to it."""

    above: "_Step | None"
    path: int
    name: str
    key: int = -1


def places_of(blocks: Sequence[PageBlock]) -> Places:
    """Return the places of blocks; the keys are the same in every process."""
    known: dict[HtmlElement, _Step] = {}
    labels: dict[int, str] = {}
    keys = []
    for block in blocks:
        step = known.get(block.element) or _step_of(block.element, known)
        if step.key < 0:
            label, step.key = _keyed(step)
            labels[step.key] = label
        keys.append(step.key)
    return Places(keys, labels)


def _step_of(element: HtmlElement | None, known: dict[HtmlElement, _Step]) -> _Step:
    chain: list[HtmlElement] = []
    while element is not None and element not in known:
        chain.append(element)
        element = element.getparent()
    step = known.get(element) if element is not None else None
    for below in reversed(chain):
        tag = str(below.tag)
        path = crc32(tag.encode("utf-8", "replace"), step.path if step is not None else 0)
        step = known[below] = _Step(step, path, _name(tag, below.get("class")))
    return step  # type: ignore[return-value]  # the chain held at least the element, or it was known


def _name(tag: str, classes: str | None) -> str:
    """Return the tag with those of its classes that other pages share.

    >>> _name("div", "post-1234 category-ice entry"), _name("article", "post-7")
    ('div.post-0.entry', 'article')
    """
    if not classes or tag in _UNNAMED:
        return tag
    tokens = [token for token in classes.split() if not token.startswith(_OF_ONE_PAGE)]
    return _NUMBERS.sub("0", ".".join((tag, *tokens)))[:_LONGEST_STEP]


def _keyed(step: _Step) -> tuple[str, int]:
    names: list[str] = []
    above: _Step | None = step
    while above is not None and len(names) < _STEPS:
        names.append(above.name)
        above = above.above
    label = " > ".join(reversed(names))
    return label, crc32(label.encode("utf-8", "replace"), above.path if above is not None else 0)
