"""A look at a site: its front page, feeds, sitemaps and section pages, and no article."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urljoin

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsbot.discovery import Link, Listing, ListingKind, read_listing
from newsbot.discovery.sitemap import sitemap_kind
from newsbot.discovery.survey import Reading
from newsbot.options import DiscoveryOptions
from newsbot.sources import source_of
from newsbot.spiders.answers import answer_of
from newsbot.urls import site_of

# What is read at most, and how much of each kind a listing leads to.
_MOST_LISTINGS = 25
_MOST_FURTHER = {
    ListingKind.FEED: 5,
    ListingKind.NEWS_SITEMAP: 3,
    ListingKind.SITEMAP: 3,
    ListingKind.SECTION: 5,
}
_SITEMAP = "/sitemap.xml"
_NEVER = datetime.min.replace(tzinfo=UTC)


class DiscoverSpider(Spider):
    """Reads the listings of the site at `url`; `readings` holds them. `tell` is called with what is being read.

    `source` is the site: that at `url`, or the one where that leads.
    """

    name = "discover"

    def __init__(self, url: str = "", tell: Callable[[str], None] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source = source_of(url)
        self.readings: list[Reading] = []
        self._tell = tell or self.logger.info
        self._sitemaps: list[str] = []
        self._asked: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Listen to what robots.txt says."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._robots, signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Yield the request of the front page: the others follow it."""
        for request in self._requests([Link(url=self.source.url, kind=ListingKind.SECTION)], is_first=True):
            yield request

    def parse(self, response: Response, kind: ListingKind, is_first: bool) -> Iterator[Request]:
        """Read a listing, and ask for those it names."""
        answer = answer_of(response)
        listing = read_listing(answer.body, answer.url, kind, answer.content_type, DiscoveryOptions())
        if is_first and kind is ListingKind.SECTION and site_of(answer.url) != site_of(self.source.url):
            self._tell(f"{self.source.url} leads to {answer.url}")
            self.source = source_of(answer.url)
        self.readings.append(Reading(url=response.url, kind=kind, listing=listing, is_first=is_first))
        yield from self._named_sitemaps()
        if is_first or kind is not ListingKind.SECTION:
            yield from self._requests(_chosen(kind, listing.listings), is_first=False)

    def failed(self, failure: Failure, request: Request) -> Iterator[Request]:
        """Note a listing that cannot be fetched."""
        listing = Listing(problems=(_problem(failure),))
        self.readings.append(Reading(url=request.url, listing=listing, **request.cb_kwargs))
        yield from self._named_sitemaps()

    def _robots(self, robotparser: RobotParser, request: Request) -> None:
        named = getattr(robotparser, "sitemaps", ())
        self._sitemaps += [urljoin(request.url, url) for url in named]

    def _named_sitemaps(self) -> Iterator[Request]:
        """Ask for the sitemaps that robots.txt names, and where it names none for the usual one."""
        urls = self._sitemaps or [urljoin(self.source.url, _SITEMAP)]
        yield from self._requests([Link(url=url, kind=sitemap_kind(url)) for url in urls], is_first=True)

    def _requests(self, links: Iterable[Link], *, is_first: bool) -> Iterator[Request]:
        for link in links:
            if link.url in self._asked or len(self._asked) >= _MOST_LISTINGS:
                continue
            self._asked.add(link.url)
            self._tell(f"reading {link.kind.value.replace('_', ' ')} {link.url}")
            request = Request(
                link.url, callback=self.parse, cb_kwargs={"kind": link.kind, "is_first": is_first}, dont_filter=True
            )
            yield request.replace(errback=lambda failure, request=request: self.failed(failure, request))


def _chosen(parent: ListingKind, links: Iterable[Link]) -> list[Link]:
    """Return the newest listings of each kind, and no next page of a feed: one page shows what there is."""
    chosen: list[Link] = []
    for kind, most in _MOST_FURTHER.items():
        of_kind = [link for link in links if link.kind is kind and not kind is parent is ListingKind.FEED]
        chosen += sorted(of_kind, key=lambda link: link.modified or _NEVER, reverse=True)[:most]
    return chosen


def _problem(failure: Failure) -> str:
    error = failure.value
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status}"
    return failure.getErrorMessage() or type(error).__name__
