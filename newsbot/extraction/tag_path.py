"""The tags and classes from a page's root to an element: what elements of one kind, and the pages of a site, share."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from zlib import crc32

from newsbot.extraction.region import HEADINGS, tag_region

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMEMBERED = 4_096  # paths: of some twenty sites
_SHOWN = 4  # steps of a path that a record tells
# Tokens that say what this one article is about: WordPress names categories, tags, the author and the post so.
_OF_ONE_PAGE = ("category-", "tag-", "tag_", "author-", "post_tag", "postid", "page-id")
# Ids of posts and images; short numbers are names of places ("col-8").
_NUMBERS = re.compile(r"\d{3,}")
_STEPS = 3  # elements whose classes count: further up stand the classes of a page, not of a place
_UNNAMED = frozenset({"html", "body", "article", "main"})  # their classes tell one article from another
_LONGEST_STEP = 60  # characters
_SECTIONING = frozenset({"div", "section", "article", "body"})  # what stands in them is no heading of its own


@dataclass(eq=False)
class TagPath:
    """A path, and what it is called; nobody changes one.

    `depth` counts its steps from 0, the root; `tags` hashes their tags; `region` is what they make of what stands at
    its end, and `level` that of the heading it stands in or is, 1-6, else None.
    """

    above: "TagPath | None"
    tag: str
    classes: str | None
    depth: int
    tags: int
    region: int
    level: int | None

    @cached_property
    def where(self) -> str:
        """The last four steps, each with its first class, as a record tells them."""
        names = [path.first_class for path in islice(self._upward(), _SHOWN)]
        return " > ".join(reversed(names))

    @cached_property
    def first_class(self) -> str:
        """The last tag with its first class."""
        classes = (self.classes or "").split(maxsplit=1)
        return f"{self.tag}.{classes[0]}" if classes else self.tag

    @cached_property
    def place(self) -> tuple[int, str]:
        """The key of the place that the path leads to, the same in every process, and what it is called."""
        *last, beyond = [*islice(self._upward(), _STEPS + 1), None][: _STEPS + 1]
        label = " > ".join(path.shared_name for path in reversed(last) if path is not None)
        return crc32(label.encode("utf-8", "replace"), 0 if beyond is None else beyond.tags), label

    @cached_property
    def shared_name(self) -> str:
        """The last tag with those of its classes that other pages share.

        >>> tag_path(None, "div", "post-1234 category-ice entry").shared_name, tag_path(None, "main", "x").shared_name
        ('div.post-0.entry', 'main')
        """
        if not self.classes or self.tag in _UNNAMED:
            return self.tag
        tokens = [token for token in self.classes.split() if not token.startswith(_OF_ONE_PAGE)]
        return _NUMBERS.sub("0", ".".join((self.tag, *tokens)))[:_LONGEST_STEP]

    def _upward(self) -> "Iterator[TagPath]":
        path: TagPath | None = self
        while path is not None:
            yield path
            path = path.above


@lru_cache(maxsize=_REMEMBERED)
def tag_path(above: TagPath | None, tag: str, classes: str | None) -> TagPath:
    """Return the path that is a step longer than another. Those of other pages are remembered: a site's share theirs.

    >>> tag_path(tag_path(None, "main", None), "div", "story wide").where
    'main > div.story'
    """
    hashed = tag.encode("utf-8", "replace")
    if above is None:
        return TagPath(None, tag, classes, 0, crc32(hashed), tag_region(tag), HEADINGS.get(tag))
    level = HEADINGS.get(tag) or (None if tag in _SECTIONING else above.level)
    region = above.region | tag_region(tag)
    return TagPath(above, tag, classes, above.depth + 1, crc32(hashed, above.tags), region, level)
