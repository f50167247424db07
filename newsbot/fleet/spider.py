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

from newsbot.crawling.admission import Span, refusal
from newsbot.crawling.answer import NOT_MODIFIED
from newsbot.crawling.listings import found_link, witness_of
from newsbot.crawling.start import Start, plan, seeds
from newsbot.crawling.twins import amp_canonical
from newsbot.discovery import ListingKind, UrlProfile, read_listing
from newsbot.extensions.manners import Manners, NotAsked
from newsbot.fleet.scheduler import LEASE, SEEN, LeasedScheduler
from newsbot.items import Page, Reject
from newsbot.options import CrawlOptions, DiscoveryOptions
from newsbot.spiders.answers import answer_of, page_of, reject_of
from newsbot.spiders.failures import failed
from newsbot.state.links import ArticleLink, key_of
from newsbot.state.sites import KnownSites

_MOST_DEPTH = CrawlOptions().max_depth


class FleetSpider(Spider):
    """Follows the sites of a sources.toml together with other workers on one Redis."""

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

    def __init__(self, sources: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.starts: dict[str, Start] = {
            it.source.name: it for it in plan(url=None, sources=sources, urls=None, only=None)
        }
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
            source = start.source
            if source.delay is not None and manners is not None:
                manners.at_least(urlsplit(source.url).hostname or "", source.delay)
                self.scheduler.store.set_delay(urlsplit(source.url).hostname or "", source.delay)
            if self.scheduler.store.is_due(source.name, source.every.total_seconds()):
                moment = datetime.now(UTC).isoformat()
                for link in seeds(source):
                    yield self._listing(source.name, link.url, ListingKind(link.kind), moment, 0)

    # -- listings

    def _listing(self, source: str, url: str, kind: ListingKind, moment: str, depth: int) -> Request:
        etag, modified = self.scheduler.store.validators(url)
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        given = {name: value for name, value in headers.items() if value}
        arguments = {"source": source, "kind": kind.value, "moment": moment, "depth": depth}
        meta: dict[str, Any] = {SEEN: f"{moment} {url}"}
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

    async def read(self, response: Response, source: str, kind: str, moment: str, depth: int) -> AsyncIterator[Request]:
        """Read a listing: its articles and further listings are queued before it is done."""
        answer = answer_of(response)
        if answer.status != NOT_MODIFIED:
            listing = await asyncio.to_thread(
                read_listing, answer.body, answer.url, ListingKind(kind), answer.content_type, DiscoveryOptions()
            )
            now = datetime.now(UTC)
            site = self.starts[source].source
            for candidate in listing.candidates:
                if refusal(candidate, site, Span(), UrlProfile(), now) is None:
                    link = found_link(candidate, now)
                    yield self._article(source, link.url, link.witness)
            for further in listing.listings if depth < _MOST_DEPTH else ():
                yield self._listing(source, further.url, further.kind, moment, depth + 1)
            self.scheduler.store.set_validators(response.url, answer.validators.etag, answer.validators.modified)
        self.scheduler.store.finish(response.meta[LEASE])

    def unread(self, failure: Failure) -> None:
        """Leave a listing that cannot be read to the next round."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        if not isinstance(failure.value, NotAsked):
            self.logger.warning("%s: %s", request.url, failed(failure).detail)
            self.scheduler.store.finish(request.meta[LEASE])

    # -- articles

    def _article(self, source: str, url: str, witness: str | None) -> Request:
        arguments = {"source": source, "witness": witness}
        meta = {SEEN: key_of(url).hex()}
        return Request(url, self.take, errback=self.fail, cb_kwargs=arguments, meta=meta, dont_filter=True)

    def take(self, response: Response, source: str, witness: str | None) -> Iterator[Page | Request]:
        """Yield the page of an article, or the request of what it is a twin of."""
        answer = answer_of(response)
        twin = amp_canonical(answer)
        if twin is not None:
            yield self._article(source, twin, witness)
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


def _link(url: str, source: str, witness: str | None) -> ArticleLink:
    return ArticleLink(url=url, newest=0.0, published=None, witness=witness, key=key_of(url), source=source)
