"""Requests that would lead off the public web end before they are made."""

from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest

from newsbot.errors import PageRejected, RejectReason, UsageError
from newsbot.middlewares.resolver import PublicWebResolver


class ForbiddenAddress(PageRejected, IgnoreRequest):
    """A request to an address that a crawl may not reach."""

    def __init__(self, detail: str) -> None:
        super().__init__(RejectReason.FORBIDDEN_ADDRESS, detail)


class PublicWebMiddleware:
    """Refuses other schemes than http and https, URLs with credentials, and names with no public address."""

    def __init__(self, resolver: PublicWebResolver) -> None:
        self._resolver = resolver

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:  # noqa: ARG003 - Scrapy's signature
        """Find the resolver that the process works with. Raises UsageError where it is another."""
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

        resolver = getattr(reactor, "nameResolver", None)
        if not isinstance(resolver, PublicWebResolver):
            own = f"{PublicWebResolver.__module__}.{PublicWebResolver.__qualname__}"
            raise UsageError(
                f"TWISTED_DNS_RESOLVER is not {own}, which keeps a crawl on the public web; set it to that"
            )
        return cls(resolver)

    def process_request(self, request: Request) -> None:
        """Refuse what can be told from the URL."""
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https"}:
            raise ForbiddenAddress(f"{parts.scheme}: is no address of the web")
        if parts.username is not None or parts.password is not None:
            raise ForbiddenAddress("the address has credentials in it")

    def process_exception(self, request: Request, exception: Exception) -> Any:
        """Say why a name has no address, before it is tried again."""
        host = urlsplit(request.url).hostname
        if isinstance(exception, CannotResolveHostError) and host in self._resolver.refused:
            raise ForbiddenAddress(
                f"{host} is at no public address; NEWSBOT_ALLOW_PRIVATE allows private ones"
            ) from exception
