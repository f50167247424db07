"""How fast a site is asked: its Crawl-delay, and an end to what waits when the run is stopped."""

import asyncio
import time
from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.robotstxt import RobotParser

from newsbot.extensions.run import Run
from newsbot.options import CrawlOptions

# A robots.txt that asks for more than that asks for a visit a day; the page budget bounds these.
_MOST_SECONDS = CrawlOptions().max_crawl_delay
# Scrapy's jitter goes both ways, and a delay that was asked for is the least: with this it is up to twice that.
_JITTER = 1 / 3
# Scrapy counts a transfer when its task begins, and begins all that wait where there is no delay; nor would it look at
# until when a host is held.
_LEAST_SECONDS = 1e-3


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
        crawler.signals.connect(manners._slow_down, signals.request_reached_downloader)
        crawler.signals.connect(manners._opened, signals.spider_opened)
        crawler.signals.connect(manners._closed, signals.spider_closed)
        return manners

    def at_least(self, host: str, seconds: float) -> None:
        """Ask a host no faster than that."""
        self._least[host] = max(self._least.get(host, _LEAST_SECONDS), min(seconds, _MOST_SECONDS))

    def hold(self, request: Request, seconds: float) -> None:
        """Let no other request go to the host of one for that long; called before the next is taken from the queue."""
        slot = self._slot(request)
        slot.lastseen = max(slot.lastseen, time.monotonic() + seconds)

    def release(self, request: Request, why: str) -> None:
        """End what waits for its turn at the host of a request: a later run asks for it."""
        _let_go(self._slot(request), why)

    def _slot(self, request: Request) -> Slot:
        downloader = self._crawler.engine.downloader
        return downloader.slots[downloader.get_slot_key(request)]

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        agent = request.headers.get("User-Agent") or self._crawler.settings["USER_AGENT"]
        delay = robotparser.crawl_delay(agent)
        if delay is not None:
            self.at_least(self._crawler.engine.downloader.get_slot_key(request), delay)

    def _slow_down(self, request: Request) -> None:
        slot = self._slot(request)
        least = self._least.get(request.meta["download_slot"], _LEAST_SECONDS)
        slot.jitter = min(slot.jitter, _JITTER)
        slot.delay = max(slot.delay, least / (1 - slot.jitter))

    def _opened(self) -> None:
        # After AutoThrottle, which connects on this signal, too, and lowers the delay after each answer.
        self._crawler.signals.connect(self._slow_down, signals.response_downloaded)
        self._waiting = asyncio.ensure_future(self._end_waiting())

    def _closed(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()

    async def _end_waiting(self) -> None:
        """End what waits for its turn when the run is stopped."""
        await Run.of(self._crawler).stopping.wait()
        for slot in self._crawler.engine.downloader.slots.values():
            _let_go(slot, "the run was stopped")


def _let_go(slot: Slot, why: str) -> None:
    while slot.queue:
        _, waiting = slot.queue.popleft()
        waiting.errback(NotAsked(why))
