"""robots.txt as Scrapy reads it, with the sitemaps it names; a site whose robots.txt cannot be had is left alone."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from newsbot.options import CrawlOptions


class RobotsUnreachable(IgnoreRequest):
    """A request that was not made because the site's robots.txt could not be had. A later run may make it."""


class SitemapRobotParser(ProtegoRobotParser):
    """Protego's reading of a robots.txt (RFC 9309) and of its Sitemap lines."""

    @property
    def sitemaps(self) -> Sequence[str]:
        """The addresses of the sitemaps, as they stand there."""
        return tuple(self.rp.sitemaps)


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's, which asks for everything where a robots.txt cannot be had.

    Where a server fails or cannot be reached, a crawler has to assume that all is disallowed (RFC 9309, 2.3.1.4); where
    it answers that there is none, nothing is.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreachable: dict[str, str] = {}
        self._agents: dict[str, bytes] = {}

    async def process_request(self, request: Request, spider: Spider | None = None) -> None:  # noqa: ARG002 - Scrapy's
        """Ask for a site's robots.txt as the user agent that the site is asked by, and obey it."""
        site, agent = urlsplit(request.url).netloc, request.headers.get("User-Agent")
        if agent is not None:
            self._agents.setdefault(site, agent)
        elif request.meta.get("dont_obey_robotstxt") and site in self._agents:
            request.headers["User-Agent"] = self._agents[site]
        await super().process_request(request)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say that a robots.txt could not be had, behind all retries: that is no error of ours to be logged as one."""
        if request.meta.get("dont_obey_robotstxt") and not isinstance(exception, IgnoreRequest):
            raise RobotsUnreachable(str(exception) or type(exception).__name__) from exception

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what robots.txt forbids. Raises RobotsUnreachable, IgnoreRequest."""
        if why := self._unreachable.get(urlsplit(request.url).netloc):
            raise RobotsUnreachable(f"robots.txt cannot be had: {why}")
        super().process_request_2(rp, request)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            raise RobotsUnreachable(f"the site answered {response.status}")
        # One that is longer counts as far as it is read.
        begin = response.replace(body=response.body[: CrawlOptions().max_robots_bytes])
        await super()._parse_robots(begin, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if isinstance(exc, RobotsUnreachable) or not isinstance(exc, IgnoreRequest):
            self._unreachable[netloc] = str(exc) or type(exc).__name__
        super()._robots_error(exc, netloc)
