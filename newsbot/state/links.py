"""What the frontier holds: links to articles, links to listings, and how a fetch ended."""

import hashlib
from dataclasses import dataclass
from enum import IntEnum

from newsbot.urls import normalise_url


class LinkState(IntEnum):
    """Where a link is on its way. What is LEFT is older than a first crawl goes; only a backfill takes it.

    Of what is KNOWN nothing is kept but that: it is done, and too old to be asked for again.
    """

    PENDING = 0
    IN_FLIGHT = 1
    DONE = 2
    LEFT = 3
    KNOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What makes the next request conditional (RFC 9110, 13.1): the response's ETag and Last-Modified as they came."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """A link to an article as it was found. Times are seconds since 1970 UTC; `newest` orders the frontier.

    `witness` is what a feed says of the article, as JSON. `exact` is a time that a listing gives the article: it counts
    more than one that its address or a modification tells.
    """

    url: str
    newest: float
    published: float | None = None
    witness: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink(FoundLink):
    """A link to an article in the frontier. `fetched` is the last successful fetch, `tries` the failed ones since."""

    key: bytes
    source: str
    fetched: float | None = None
    tries: int = 0
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingLink:
    """A feed, sitemap or section page in the frontier. `depth` is 0 for those that a crawl starts with."""

    url: str
    kind: str
    newest: float = 0.0
    depth: int = 0
    fetched: float | None = None
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """How the fetch of an article link ended. `retry` is when to try again, None for never."""

    at: float
    validators: Validators = Validators()
    retry: float | None = None
    url: str | None = None


def key_of(url: str) -> bytes:
    """Return what a link is known by: a hash of 16 bytes of its normalised URL.

    >>> key_of("http://example.org/a?utm_source=x") == key_of("https://example.org/a#top")
    True
    """
    return hashlib.blake2b(normalise_url(url).encode("utf-8", "surrogatepass"), digest_size=16).digest()
