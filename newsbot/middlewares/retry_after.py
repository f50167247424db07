"""Waiting as long as a site asks for."""

import asyncio
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsbot.errors import UsageError
from newsbot.extensions.manners import Manners, NotAsked
from newsbot.extensions.run import Run
from newsbot.options import CrawlOptions
from newsbot.urls import site_of

_STATUSES = frozenset({429, 503})
# A site that asks for more is left alone for the rest of the run.
_MOST_SECONDS = CrawlOptions().max_retry_after
_STOPPED = "the run was stopped"


class RetryAfterMiddleware:
    """Holds the requests to a site that answered 429 or 503 with Retry-After (RFC 9110, 10.2.3) for that long.

    What waits for its turn already is held, too; where the site asks for more than a run waits, it is let go.
    """

    def __init__(self, run: Run, manners: Manners) -> None:
        self._run = run
        self._manners = manners
        self._until: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Find the run and its manners, and listen to what sites answer. Raises UsageError."""
        manners = crawler.get_extension(Manners)
        if manners is None:
            own = f"{Manners.__module__}.{Manners.__qualname__}"
            raise UsageError(f"EXTENSIONS lacks {own}, which holds requests; add it")
        middleware = cls(Run.of(crawler), manners)
        # A response passes the middlewares when the next request is on its way: too late.
        crawler.signals.connect(middleware._answered, signals.response_downloaded)
        return middleware

    async def process_request(self, request: Request) -> None:
        """Wait until the site may be asked again. Raises NotAsked where that is too long, or the run is stopped."""
        if self._run.stopping.is_set():
            raise NotAsked(_STOPPED)
        site = site_of(request.url) or ""
        while (seconds := self._until.get(site, 0.0) - time.monotonic()) > 0:
            if seconds > _MOST_SECONDS:
                raise NotAsked(_left_alone(site, seconds))
            await _sleep(seconds, self._run.stopping)

    def _answered(self, request: Request, response: Response) -> None:
        """Remember how long a site asks to wait."""
        value = response.headers.get("Retry-After") if response.status in _STATUSES else None
        seconds = seconds_of(value.decode("latin-1"), datetime.now(UTC)) if value else None
        if seconds is None:
            return
        site = site_of(request.url) or ""
        self._until[site] = max(self._until.get(site, 0.0), time.monotonic() + seconds)
        if seconds > _MOST_SECONDS:
            self._manners.release(request, _left_alone(site, seconds))
        else:
            self._manners.hold(request, seconds)


def _left_alone(site: str, seconds: float) -> str:
    return f"{site} asks to be left alone for {seconds:.0f} seconds; a later run goes on"


def seconds_of(value: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After asks for, None where it says nothing.

    >>> from datetime import UTC, datetime
    >>> seconds_of("120", datetime.now(UTC)), seconds_of("soon", datetime.now(UTC))
    (120.0, None)
    >>> seconds_of("Fri, 31 Dec 1999 23:59:59 GMT", datetime(1999, 12, 31, 23, 59, 29, tzinfo=UTC))
    30.0
    """
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)


async def _sleep(seconds: float, stopping: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return
    raise NotAsked(_STOPPED)
