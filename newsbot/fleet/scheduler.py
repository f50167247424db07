"""scrapy-redis's scheduler, with leases: what a worker took is not gone when it dies."""

import asyncio
import logging
import os
import socket
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy_redis import connection
from scrapy_redis.scheduler import Scheduler

from newsbot.extensions.run import Run
from newsbot.fleet.store import ALIVE_SECONDS, FleetStore
from newsbot.fleet.wire import pack_request, unpack_request

logger = logging.getLogger(__name__)

LEASE = "newsbot_lease"
"""The key of a request's meta that holds its lease."""

MARK = "newsbot_mark"
"""The key of a request's meta that holds its `Mark`, by which it is queued once."""

_BEAT_SECONDS = ALIVE_SECONDS / 5
# How often it is looked whether a host may be asked again: Scrapy itself looks when an answer has come.
_LOOK_SECONDS = 0.02


class LeasedScheduler(Scheduler):  # type: ignore[misc]  # scrapy-redis has no types
    """Takes requests from Redis, each leased until the spider or a pipeline finishes it.

    One worker has a host at a time, and the host's delay holds from one worker to the next. A worker that dies, or is
    not heard of, loses its leases; what it finishes after that counts for nothing.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to `REDIS_URL`."""
        scheduler = cls(server=connection.from_settings(crawler.settings), persist=True)
        scheduler._crawler = crawler
        return scheduler

    def open(self, spider: Spider) -> None:
        """Say that this worker is there."""
        self.spider = spider
        name = f"{socket.gethostname()}:{os.getpid()}"
        self.store = FleetStore(self.server, name, delay=self._crawler.settings.getfloat("DOWNLOAD_DELAY"))
        self.store.beat()
        self._tasks = [asyncio.ensure_future(self._beat()), asyncio.ensure_future(self._look())]

    def close(self, reason: str) -> None:  # noqa: ARG002 - Scrapy's signature
        """Give back what is not done."""
        for task in self._tasks:
            task.cancel()
        self.store.leave()

    def enqueue_request(self, request: Request) -> bool:
        """Queue a request; one that follows a leased one, as a retry or redirect does, takes its place."""
        host = urlsplit(request.url).hostname or ""
        packed = pack_request(request, self.spider)
        mark, lease = request.meta.get(MARK), request.meta.get(LEASE, "")
        return self.store.push(host, -request.priority, packed, mark=mark, instead_of=lease)

    def next_request(self) -> Request | None:
        """Lease the next request that may be made now."""
        if Run.of(self._crawler).stopping.is_set():
            return None
        while (found := self.store.pop()) is not None:
            lease, packed = found
            try:
                request = unpack_request(packed, self.spider)
            except (ValueError, TypeError, KeyError):
                logger.exception("a request that this newsbot cannot read is left out: %.200s", packed)
                self.store.finish(lease)
                continue
            request.meta[LEASE] = lease
            return request
        return None

    def has_pending_requests(self) -> bool:
        """Tell whether there is work, here or with another worker: what that one leaves is taken over."""
        return self.store.has_work

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(_BEAT_SECONDS)
            for host, slot in list(self._crawler.engine.downloader.slots.items()):
                self.store.set_delay(host, slot.delay)
            if not self.store.beat():
                await self._crawler.engine.close_spider_async(reason="taken_for_dead")
                return

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            slot: Any = self._crawler.engine._slot  # no public name wakes the engine
            if slot is not None:
                slot.nextcall.schedule()
