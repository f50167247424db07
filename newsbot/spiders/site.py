"""Spiders that follow sites: what these have published, each article once."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsbot import __version__
from newsbot.configuration import browser, contact
from newsbot.crawling.answer import NOT_MODIFIED
from newsbot.crawling.listings import witness_of
from newsbot.crawling.source_crawl import SourceCrawl
from newsbot.crawling.start import Start, named_links, span
from newsbot.crawling.twins import amp_canonical
from newsbot.discovery import ListingKind, read_listing
from newsbot.extensions.manners import Manners, NotAsked
from newsbot.extensions.run import Run
from newsbot.extensions.summary import FAILED_SOURCES
from newsbot.items import Page, Reject
from newsbot.middlewares.browser import add_browser
from newsbot.middlewares.robots import SitemapRobotParser
from newsbot.options import DiscoveryOptions
from newsbot.spiders.accounts import end_of
from newsbot.spiders.answers import answer_of, page_of, reject_of
from newsbot.spiders.failures import failed
from newsbot.spiders.progress_line import progress_line
from newsbot.spiders.requests import request_for
from newsbot.spiders.traffic import Traffic
from newsbot.spiders.verdicts import Verdicts
from newsbot.state.links import ArticleLink, ListingLink

# Requests of one source at once: one is answered while the next wait for the delay; after Ctrl-C these are waited for.
_REQUESTS_A_SOURCE = 4
# Pages on their way through the pipelines for each worker: one at work, and enough behind it.
_PAGES_A_JOB = 4


class SiteSpider(Spider):
    """Follows the sites of `starts`. `since` and `until` (dates) ask for older articles than a first crawl takes."""

    def __init__(
        self, starts: tuple[Start, ...] = (), since: str | None = None, until: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.starts = starts
        self.span = span(since, until)
        self.crawls: dict[SourceCrawl, Start] = {}
        self._named: dict[str, SourceCrawl] = {}
        self._run: Run
        self._traffic: Traffic
        self._verdicts: Verdicts

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Listen to what robots.txt says."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._robots_parsed, signals.robots_parsed)
        crawler.signals.connect(spider._closed, signals.spider_closed)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Name in the user agent how the crawl's owner can be reached, and add the browser where one is wanted."""
        super().update_settings(settings)
        if reachable := contact(settings, os.environ):
            settings.set("USER_AGENT", f"newsbot/{__version__} (+{reachable})", priority="spider")
        wanted, path = browser(settings, os.environ)
        if wanted:
            add_browser(settings, path, sandbox=os.geteuid() != 0)

    async def start(self) -> AsyncIterator[Any]:
        """Yield a request whenever there is a place for it, until every source is through."""
        self._run = run = Run.of(self.crawler)
        pages = _PAGES_A_JOB * (run.options.workers.jobs + 1)
        self._traffic = Traffic(requests=_REQUESTS_A_SOURCE, pages=pages)
        self._verdicts = Verdicts(self._traffic, self.crawler.signals)
        watch = asyncio.ensure_future(self._wake_at_stop())
        with run.stopping_on_error():
            self._begin()
        while not run.stopping.is_set():
            with run.stopping_on_error():
                requests = list(self._next())
            for request in requests:
                yield request
            if not requests and self._traffic.is_idle:
                break
            await self._traffic.news()
        watch.cancel()
        with run.stopping_on_error():
            self._end()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the summary is to say of the sources."""
        return tuple(f"{crawl.source.name}: {note}" for crawl in self.crawls for note in crawl.notes)

    @property
    def progress_lines(self) -> tuple[str, ...]:
        """What is shown of each source while it is crawled."""
        slots = self.crawler.engine.downloader.slots
        return tuple(
            progress_line(crawl, slots.get(urlsplit(crawl.source.url).hostname or "")) for crawl in self.crawls
        )

    # -- requests

    async def _wake_at_stop(self) -> None:
        await self._run.stopping.wait()
        self._traffic.wake()

    def _begin(self) -> None:
        if self._run.stopping.is_set():
            return
        manners = self.crawler.get_extension(Manners)
        for start in self.starts:
            crawl = SourceCrawl(start.source, self._run.ledger.frontier, self.span, time.time)
            self.crawls[crawl] = start
            crawl.begin(start.listings, named_links(start, time.time()))
            if start.source.delay is not None and manners is not None:
                manners.at_least(urlsplit(start.source.url).hostname or "", start.source.delay)
        # A backfill says nothing of how a source fares.
        if not self.span.is_backfill:
            self._named = {start.name: crawl for crawl, start in self.crawls.items() if start.name is not None}
        if self._named:
            self._run.ledger.book.begin(self._named, time.time())

    def _end(self) -> None:
        if self._run.stopping.is_set():
            return
        self._run.ledger.commit()
        for crawl in self.crawls:
            crawl.end()
            for problem in crawl.problems:
                self.logger.warning("%s: %s", crawl.source.name, problem)
            self.crawler.stats.inc_value(FAILED_SOURCES, crawl.has_failed)

    def _closed(self) -> None:
        """Close the book of a run, whatever ended it, unless that was an error: then a later run finds it open."""
        if not self._named or self._run.error is not None:
            return
        with self._run.stopping_on_error():
            self._run.ledger.commit()
            self._run.ledger.book.end({name: end_of(crawl) for name, crawl in self._named.items()}, time.time())

    def _next(self) -> Iterator[Request]:
        for crawl in self.crawls:
            name = crawl.source.name
            for link in crawl.next(self._traffic.places(name)):
                self._traffic.request(name)
                yield self._request(crawl, link)

    def _request(self, crawl: SourceCrawl, link: ListingLink | ArticleLink) -> Request:
        if isinstance(link, ListingLink):
            read, unread = partial(self._read, crawl, link), partial(self._unread, crawl, link)
            return request_for(link, crawl.source, read, unread)
        return request_for(link, crawl.source, partial(self._take, crawl, link), partial(self._fail, crawl, link))

    def _robots_parsed(self, robotparser: SitemapRobotParser, request: Request) -> None:
        with self._run.stopping_on_error():
            for crawl, start in self.crawls.items():
                if start.listings:
                    crawl.add_sitemaps(request.url, tuple(robotparser.sitemaps))

    # -- listings

    async def _read(self, crawl: SourceCrawl, link: ListingLink, response: Response) -> None:
        answer = answer_of(response)
        try:
            if answer.status == NOT_MODIFIED:
                crawl.skip(link)
                return
            # In a thread: a sitemap of 50 MB must not stop the clock.
            listing = await asyncio.to_thread(
                read_listing, answer.body, answer.url, ListingKind(link.kind), answer.content_type, DiscoveryOptions()
            )
            links = await asyncio.to_thread(crawl.choose, listing)
            with self._run.stopping_on_error():
                crawl.read(link, answer, listing, links)
        finally:
            self._traffic.answered(crawl.source.name)

    def _unread(self, crawl: SourceCrawl, link: ListingLink, failure: Failure) -> None:
        self._traffic.answered(crawl.source.name)
        with self._run.stopping_on_error():
            if isinstance(failure.value, NotAsked):
                crawl.put_back(link, str(failure.value))
            else:
                crawl.skip(link, problem=failed(failure).detail)

    # -- articles

    def _take(self, crawl: SourceCrawl, link: ArticleLink, response: Response) -> Iterator[Page]:
        self._traffic.answered(crawl.source.name)
        answer = answer_of(response)
        with self._run.stopping_on_error():
            twin = amp_canonical(answer)
            if twin is not None:
                crawl.follow(link, twin)
                return
            if answer.status == NOT_MODIFIED:
                crawl.take_unchanged(link, answer)
                self._run.ledger.note_unchanged(answer.url)
                return
            crawl.take(link, answer)
            start = self.crawls[crawl]
            page = replace(
                page_of(answer, source=start.name),
                timezone=start.source.timezone,
                language=start.source.language,
                witness=witness_of(link),
            )
            yield self._verdicts.entering(crawl, page)

    def _fail(self, crawl: SourceCrawl, link: ArticleLink, failure: Failure) -> Iterator[Reject]:
        self._traffic.answered(crawl.source.name)
        if isinstance(failure.value, NotAsked):
            crawl.put_back(link, str(failure.value))
            return
        why = failed(failure)
        with self._run.stopping_on_error():
            crawl.fail(link, temporary=why.temporary)
            yield self._verdicts.entering(crawl, reject_of(link, self.crawls[crawl], why))
