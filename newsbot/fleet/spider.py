"""The worker's spider: listings to requests, answers to pages; everything it waits for stands in Redis."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot.crawling.admission import refusal
from newsbot.crawling.answer import NOT_MODIFIED
from newsbot.crawling.listings import found_link, witness_of
from newsbot.crawling.start import Start, plan, seeds, span
from newsbot.crawling.twins import amp_canonical
from newsbot.discovery import ListingKind, UrlProfile, read_listing
from newsbot.extensions.manners import Manners, NotAsked
from newsbot.fleet.scheduler import LEASE, MARK, LeasedScheduler
from newsbot.fleet.store import Mark
from newsbot.items import Page, Reject
from newsbot.options import CrawlOptions, DiscoveryOptions
from newsbot.sources import Source
from newsbot.spiders.answers import answer_of, page_of, reject_of
from newsbot.spiders.failures import failed
from newsbot.state.links import ArticleLink, FoundLink, key_of
from newsbot.state.sites import KnownSites

_LIMITS = CrawlOptions()
_HOUR = 3_600.0


class FleetSpider(Spider):
    """Follows the sites of a sources.toml together with other workers on one Redis.

    `since` and `until` (dates) ask for what a first round has left.
    """

    name = "fleet"
    per_output: ClassVar[bool] = True  # no state of its own to be locked
    custom_settings = {  # noqa: RUF012 - as Scrapy declares it
        "SCHEDULER": "newsbot.fleet.scheduler.LeasedScheduler",
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "ITEM_PIPELINES": {
            "newsbot.fleet.pipeline.FleetExtractPipeline": 100,
            "newsbot.fleet.pipeline.CommitPipeline": 900,
        },
        "NEWSBOT_OUTPUT": "/dev/null",
        "NEWSBOT_STATE": ":memory:",
    }

    def __init__(self, sources: str, since: str | None = None, until: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.starts: dict[str, Start] = {
            it.source.name: it for it in plan(url=None, sources=sources, urls=None, only=None)
        }
        self.span = span(since, until)
        self.leases: dict[str, str] = {}
        self.sites: KnownSites | None = None

    @property
    def scheduler(self) -> LeasedScheduler:
        """Return the scheduler, which knows the leases."""
        scheduler = self.crawler.engine.scheduler
        if not isinstance(scheduler, LeasedScheduler):
            raise TypeError("the fleet's spider needs newsbot.fleet.scheduler.LeasedScheduler")
        return scheduler

    async def start(self) -> AsyncIterator[Request]:
        """Yield the listings of the sources that are due: one worker of all does."""
        manners = self.crawler.get_extension(Manners)
        for start in self.starts.values():
            source, host = start.source, _host(start.source)
            if source.delay is not None and manners is not None:
                manners.at_least(host, source.delay)
                self.scheduler.store.set_delay(host, source.delay)
            if self.scheduler.store.is_due(self._round(source), source.every.total_seconds()):
                is_first = self.scheduler.store.begin_round(self._round(source), host, self._budget(host))
                moment = datetime.now(UTC).isoformat()
                for link in seeds(source):
                    kind = ListingKind(link.kind)
                    yield self._listing(source.name, link.url, kind, moment, 0, is_first=is_first)

    def _round(self, source: Source) -> str:
        """Return what the rounds of a source are counted by; a backfill is one of its own."""
        return f"{source.name} {self.span.since} {self.span.until}" if self.span.is_backfill else source.name

    def _budget(self, host: str) -> int:
        """Return how many requests a host gets in a round: what its sources may make together."""
        return sum(it.source.page_budget for it in self.starts.values() if _host(it.source) == host)

    # -- listings

    def _listing(self, source: str, url: str, kind: ListingKind, moment: str, depth: int, *, is_first: bool) -> Request:
        # What has not changed may all the same hold what is wanted now.
        is_whole = self.span.is_backfill or self.starts[source].source.refresh is not None
        etag, modified = (None, None) if is_whole else self.scheduler.store.validators(url)
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        given = {name: value for name, value in headers.items() if value}
        arguments = {"source": source, "kind": kind.value, "moment": moment, "depth": depth, "is_first": is_first}
        meta: dict[str, Any] = {MARK: Mark(seen=f"{moment} {url}")}
        if given:
            meta["handle_httpstatus_list"] = [NOT_MODIFIED]
        return Request(
            url,
            self.read,
            errback=self.unread,
            cb_kwargs=arguments,
            headers=given,
            meta=meta,
            priority=1,
            dont_filter=True,
        )

    async def read(
        self, response: Response, source: str, kind: str, moment: str, depth: int, *, is_first: bool
    ) -> AsyncIterator[Request]:
        """Read a listing: its articles and further listings are queued before it is done."""
        answer = answer_of(response)
        if answer.status != NOT_MODIFIED:
            listing = await asyncio.to_thread(
                read_listing, answer.body, answer.url, ListingKind(kind), answer.content_type, DiscoveryOptions()
            )
            now = datetime.now(UTC)
            site = self.starts[source].source
            for candidate in listing.candidates:
                if refusal(candidate, site, self.span, UrlProfile(), now) is None:
                    link = found_link(candidate, now)
                    yield self._article(source, link.url, link.witness, self._mark(site, link, now, is_first=is_first))
            for further in listing.listings if depth < self._most_depth else ():
                yield self._listing(source, further.url, further.kind, moment, depth + 1, is_first=is_first)
            self.scheduler.store.set_validators(response.url, answer.validators.etag, answer.validators.modified)
        self.scheduler.store.finish(response.meta[LEASE])

    @property
    def _most_depth(self) -> int:
        return _LIMITS.max_backfill_depth if self.span.is_backfill else _LIMITS.max_depth

    def _mark(self, source: Source, link: FoundLink, now: datetime, *, is_first: bool) -> Mark:
        """Return what an article is asked for by: once, and once an hour while it is younger than `refresh`."""
        key = key_of(link.url).hex()
        age = None if link.published is None else now.timestamp() - link.published
        is_young = source.refresh is not None and age is not None and 0 <= age < source.refresh.total_seconds()
        first = str(source.max_articles) if is_first else "new"
        return Mark(
            seen=key,
            again=f"{key} {now.timestamp() // _HOUR:.0f}" if is_young else "",
            source=source.name,
            most="all" if self.span.is_backfill else first,
        )

    def unread(self, failure: Failure) -> None:
        """Leave a listing that cannot be read to the next round."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        if not isinstance(failure.value, NotAsked):
            self.logger.warning("%s: %s", request.url, failed(failure).detail)
            self.scheduler.store.finish(request.meta[LEASE])

    # -- articles

    def _article(self, source: str, url: str, witness: str | None, mark: Mark) -> Request:
        arguments = {"source": source, "witness": witness}
        meta = {MARK: mark}
        return Request(url, self.take, errback=self.fail, cb_kwargs=arguments, meta=meta, dont_filter=True)

    def take(self, response: Response, source: str, witness: str | None) -> Iterator[Page | Request]:
        """Yield the page of an article, or the request of what it is a twin of."""
        answer = answer_of(response)
        twin = amp_canonical(answer)
        if twin is not None:
            yield self._article(source, twin, witness, Mark(seen=key_of(twin).hex(), most="all"))
            self.scheduler.store.finish(response.meta[LEASE])
            return
        start = self.starts[source]
        self.leases[answer.url] = response.meta[LEASE]
        page = replace(
            page_of(answer, source=source), timezone=start.source.timezone, language=start.source.language,
            witness=witness_of(_link(answer.url, source, witness)),
        )  # fmt: skip
        yield page

    def fail(self, failure: Failure) -> Iterator[Reject]:
        """Yield the reject of a page that did not come."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        if isinstance(failure.value, NotAsked):
            return
        self.leases[request.url] = request.meta[LEASE]
        start = self.starts[request.cb_kwargs["source"]]
        yield reject_of(_link(request.url, start.source.name, None), start, failed(failure))


def _host(source: Source) -> str:
    return urlsplit(source.url).hostname or ""


def _link(url: str, source: str, witness: str | None) -> ArticleLink:
    return ArticleLink(url=url, newest=0.0, published=None, witness=witness, key=key_of(url), source=source)
