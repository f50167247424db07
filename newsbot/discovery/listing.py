"""What a listing says, as values."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class ListingKind(StrEnum):
    """The kinds of pages that list articles."""

    NEWS_SITEMAP = "news_sitemap"
    SITEMAP = "sitemap"
    FEED = "feed"
    SECTION = "section"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A link that may be an article.

    `url` is absolute, as found; `found_in` the listing's address; `position` its place there, from 0. `published` and
    `modified` are aware, in UTC; `published_text` is what the listing says of the former, which may tell less (no time,
    no zone), or more to who knows the language. `content` is the HTML that a feed gives of the article.
    """

    url: str
    found_in: str
    kind: ListingKind
    title: str | None = None
    published: datetime | None = None
    published_text: str | None = None
    modified: datetime | None = None
    content: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A further listing: a child of a sitemap index, a next page, a feed or a section page that a page names."""

    url: str
    kind: ListingKind
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a listing says. `problems` tell in words what was cut or broken."""

    candidates: tuple[Candidate, ...] = ()
    listings: tuple[Link, ...] = ()
    problems: tuple[str, ...] = ()


_NEVER = datetime.min.replace(tzinfo=UTC)


def newest_first(candidates: list[Candidate]) -> list[Candidate]:
    """Sort by date, the newest first; what has none stays in its order, behind the others."""
    return sorted(candidates, key=lambda it: it.published or it.modified or _NEVER, reverse=True)
