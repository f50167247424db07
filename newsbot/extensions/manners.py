"""How fast a site is asked: its Crawl-delay, and an end to what waits when the run is stopped."""

import asyncio
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.robotstxt import RobotParser

from newsbot.extensions.run import Run

# A robots.txt that asks for more than that asks for a visit a day; the page budget bounds these.
_MOST_SECONDS = 60.0


class NotAsked(IgnoreRequest):
    """A request that was not made: its site wants to be left alone, or the run was stopped. A later run makes it."""


class Manners:
    """Keeps the delay of each host at or above what its robots.txt and its source ask for. AutoThrottle raises it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._least: dict[str, float] = {}
        self._waiting: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to what is downloaded."""
        manners = cls(crawler)
        crawler.signals.connect(manners._robots_parsed, signals.robots_parsed)
        crawler.signals.connect(manners._reached_downloader, signals.request_reached_downloader)
        crawler.signals.connect(manners._opened, signals.spider_opened)
        crawler.signals.connect(manners._closed, signals.spider_closed)
        return manners

    def at_least(self, host: str, seconds: float) -> None:
        """Ask a host no faster than that."""
        self._least[host] = max(self._least.get(host, 0.0), min(seconds, _MOST_SECONDS))

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        agent = request.headers.get("User-Agent") or self._crawler.settings["USER_AGENT"]
        delay = robotparser.crawl_delay(agent)
        if delay is not None:
            self.at_least(self._crawler.engine.downloader.get_slot_key(request), delay)

    def _reached_downloader(self, request: Request) -> None:
        key = request.meta.get("download_slot")
        if key in self._least:
            slot = self._crawler.engine.downloader.slots[key]
            slot.delay = max(slot.delay, self._least[key])

    def _opened(self) -> None:
        self._waiting = asyncio.ensure_future(self._let_go())

    def _closed(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()

    async def _let_go(self) -> None:
        """End what waits for its turn when the run is stopped: the next run takes it."""
        await Run.of(self._crawler).stopping.wait()
        for slot in self._crawler.engine.downloader.slots.values():
            while slot.queue:
                _, waiting = slot.queue.popleft()
                waiting.errback(NotAsked("the run was stopped"))
