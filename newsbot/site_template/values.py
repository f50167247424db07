"""What the pages of one site share, and what a page adds to that: values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from newsbot.errors import RemovedReason

# Bounds of what is kept of a site; tests/state/test_sites.py says what they come to in bytes.
MAX_CONTENTS = 1_500
MAX_PLACES = 300
MAX_HEADLINES = 300
FORGOTTEN_AFTER = 100
"""Pages: what was not seen on so many is let go."""


class Role(StrEnum):
    """What a block turned out to be: text of the article, or stripped for a reason."""

    TEXT = "text"
    STANDFIRST = "standfirst"
    LINK_LIST = RemovedReason.LINK_LIST
    PROMO = RemovedReason.PROMO
    SHARE = RemovedReason.SHARE
    CAPTION = RemovedReason.CAPTION
    BYLINE = RemovedReason.BYLINE
    DATELINE = RemovedReason.DATELINE
    HEADLINE_REPEAT = RemovedReason.HEADLINE_REPEAT
    NAVIGATION = RemovedReason.NAVIGATION
    COMMENTS = RemovedReason.COMMENTS
    CONSENT = RemovedReason.CONSENT
    ADVERT = RemovedReason.ADVERT
    LEGAL = RemovedReason.LEGAL
    TEMPLATE = RemovedReason.TEMPLATE
    OTHER = RemovedReason.OTHER


ROLES = tuple(Role)
ARTICLE_ROLES = 2
"""The first two roles are the article's."""


class Content(NamedTuple):
    """A text that was seen: on how many articles, first and last on which page, and two of those articles.

    `stripped` counts the articles that it was no text of, `alien` those of which the site's template did not tell that;
    `within` counts those where it stood among text that was new.
    """

    articles: int
    stripped: int
    first: int
    last: int
    one: int
    other: int = 0
    alien: int = 0
    within: int = 0

    def others(self, article: int) -> int:
        """Return on how many other articles than one, known by its headline, it was seen."""
        return self.articles - (article in (self.one, self.other))

    @property
    def is_alien(self) -> bool:
        """Tell whether it is no text of articles, as far as others than the site's template tell."""
        return 2 * self.alien > self.articles - self.stripped + self.alien

    @property
    def is_within(self) -> bool:
        """Tell whether it stood among new text most often, as what an article tells does."""
        return 2 * self.within > self.articles


class PlaceRecord(NamedTuple):
    """A place: what it is called, the page it was last seen on, on how many pages, and what stood there.

    `blocks` counts blocks by role, in the order of `ROLES`, `again` those that other articles had; `text` and
    `boilerplate` are characters.
    """

    label: str
    last: int
    pages: int
    text: int
    boilerplate: int
    blocks: tuple[int, ...]
    again: int = 0

    @property
    def share(self) -> float:
        """Share of its characters that are text of the article, 0-1."""
        return self.text / max(1, self.text + self.boilerplate)

    @property
    def role(self) -> Role:
        """What stands there most often."""
        return ROLES[self.blocks.index(max(self.blocks))]


class LayoutChange(NamedTuple):
    """A site got another layout: told on which page, and which share of pages (0-1) looked like the site around it."""

    page: int
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTemplate:
    """What `pages` articles of a site had in common; no text, only hashes, tag paths and class names.

    `contents` maps hashes of blocks' texts, `places` keys of places, `headlines` the hashes of headlines to the page
    they were seen on. `trials` are the last agreements (0-1) between what the template alone would have chosen and
    what trafilatura and the scorer chose; `fits` says of the last pages whether they looked like the site; both begin
    anew with `change`, the last time that the site's layout changed.
    """

    pages: int = 0
    contents: Mapping[int, Content] = field(default_factory=dict)
    places: Mapping[int, PlaceRecord] = field(default_factory=dict)
    headlines: Mapping[int, int] = field(default_factory=dict)
    trials: tuple[float, ...] = ()
    fits: tuple[bool, ...] = ()
    change: LayoutChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A page as its site's template learns from it: for each block hash, place, role (its number) and characters.

    `sizes` are 0 of blocks that repeat. `headline` hashes the page's headline, `labels` names the places that the
    template did not know. `trial` is how far what the template alone would have chosen agrees with what was chosen
    (0-1; None where nothing was tried), and `fits` tells whether the page looked like the site (None where the template
    is too young to tell).
    """

    headline: int
    contents: tuple[int, ...]
    places: tuple[int, ...]
    roles: tuple[int, ...]
    sizes: tuple[int, ...]
    labels: Mapping[int, str]
    trial: float | None = None
    fits: bool | None = None
