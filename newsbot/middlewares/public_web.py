"""Requests that would lead off the public web end before they are made."""

from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest

from newsbot.errors import PageRejected, RejectReason, UsageError
from newsbot.extensions.run import Run
from newsbot.middlewares.resolver import PublicWebResolver


class ForbiddenAddress(PageRejected, IgnoreRequest):
    """A request to an address that a crawl may not reach."""

    def __init__(self, detail: str) -> None:
        super().__init__(RejectReason.FORBIDDEN_ADDRESS, detail)


class PublicWebMiddleware:
    """Refuses other schemes than http and https, URLs with credentials, and names with no public address.

    Until it is opened nothing is asked for at all.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._resolver: PublicWebResolver | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to the spider's start: `scrapy shell` makes the middlewares before the process has its resolver."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware._opened, signals.spider_opened)
        return middleware

    def _opened(self) -> None:
        """Find the resolver that the process works with; where it is another, the run is stopped."""
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

        resolver = getattr(reactor, "nameResolver", None)
        if isinstance(resolver, PublicWebResolver):
            self._resolver = resolver
            return
        own = f"{PublicWebResolver.__module__}.{PublicWebResolver.__qualname__}"
        error = f"TWISTED_DNS_RESOLVER is not {own}, which keeps a crawl on the public web; set it to that"
        Run.of(self._crawler).stop(UsageError(error))

    def process_request(self, request: Request) -> None:
        """Refuse what can be told from the URL."""
        if self._resolver is None:
            raise ForbiddenAddress("names would be resolved without a look at their addresses")
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https"}:
            raise ForbiddenAddress(f"{parts.scheme}: is no address of the web")
        if parts.username is not None or parts.password is not None:
            raise ForbiddenAddress("the address has credentials in it")

    def process_exception(self, request: Request, exception: Exception) -> Any:
        """Say why a name has no address, before it is tried again."""
        host = urlsplit(request.url).hostname
        refused = self._resolver.refused if self._resolver is not None else set()
        if isinstance(exception, CannotResolveHostError) and host in refused:
            raise ForbiddenAddress(
                f"{host} is at no public address; NEWSBOT_ALLOW_PRIVATE allows private ones"
            ) from exception
