"""Page in, Article or Reject out: extraction in worker processes, outcomes in the order of the pages."""

import asyncio
from typing import Any, ClassVar, Self

from scrapy.crawler import Crawler

from newsbot.errors import NewsbotError
from newsbot.extensions.run import Run
from newsbot.extensions.summary import TAKEN, count_layout
from newsbot.items import Article, Extraction, Page, Reject
from newsbot.pipelines.dropped import Abandoned
from newsbot.pipelines.guard import guarded
from newsbot.pipelines.rendering import is_shell, render
from newsbot.pipelines.site_batches import BatchPlace, SiteBatches
from newsbot.pipelines.turnstile import Turnstile
from newsbot.site_template import Observation
from newsbot.state.sites import KnownSites, SiteUpdate
from newsbot.warc import page_records
from newsbot.workers.pool import EXTRACT_ARTICLE, WorkerPool, WorkersClosedError

# What pages in work get after Ctrl-C. Most take a tenth of a second; the others are taken again by the next run.
_GRACE_SECONDS = 2.0


class ExtractPipeline:
    """Extracts pages concurrently and lets their outcomes through in order; other items pass untouched.

    `function` is the dotted name of what runs on a page, see `WorkerPool`.
    """

    function: ClassVar[str] = EXTRACT_ARTICLE
    signs: ClassVar[bool] = True
    """Whether the run's ledger compares the articles, and wants their signatures."""
    remembered: ClassVar[int] = 256
    """Sites kept in memory between their pages; the others are read from the state again."""

    def __init__(self, run: Run, pool: WorkerPool, crawler: Crawler) -> None:
        self._run = run
        self._crawler = crawler
        self._pool = pool
        self._turnstile = Turnstile()
        self._batches: SiteBatches | None = None
        self._stopping: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the pool of the run's options."""
        run = Run.of(crawler)
        options = run.options
        signs = cls.signs and options.near.days > 0
        return cls(run, WorkerPool(options.workers, options.extraction, function=cls.function, signs=signs), crawler)

    @property
    def sites(self) -> KnownSites:
        """What is known of sites, and takes what is learned."""
        return self._run.ledger.sites

    def open_spider(self) -> None:
        """Watch for the run's stop."""
        self._stopping = asyncio.ensure_future(self._stop_pool())

    async def process_item(self, item: Any) -> Any:
        """Return the outcome of a page, when those of all earlier pages are through."""
        if not isinstance(item, Page | Reject):
            return item
        self._crawler.stats.inc_value(TAKEN)
        if isinstance(item, Reject):
            async with self._turnstile.place():
                return item
        return await self._in_turn(item)

    async def close_spider(self) -> None:
        """End the workers."""
        if self._stopping is not None:
            self._stopping.cancel()
        await self._pool.close()

    async def _in_turn(self, page: Page) -> Article | Reject:
        """Return what a page comes to, when all earlier pages are through; its site learns from it in that order."""
        batch = self._batch_of(page)
        observation = None
        try:
            async with self._turnstile.place():
                extraction = await self._read(page, batch)
            observation = extraction.observation
        finally:
            # What was abandoned has left, too: pages of later batches wait for it.
            update = self._leave(batch, observation) if batch is not None else None
        if update is not None:
            self.sites.begin(page.input or page.url, update)
            count_layout(self._crawler.stats, update)
        outcome = extraction.outcome
        if isinstance(outcome, Article) and extraction.signature is not None:
            self._run.ledger.take_signature(outcome.text, extraction.signature)
        return outcome

    def _leave(self, batch: BatchPlace, observation: Observation | None) -> SiteUpdate:
        """Return what a page taught its site. Without the memory for that the run ends: later pages need it."""
        try:
            return batch.leave(observation)
        except MemoryError as error:
            self._run.stop(NewsbotError("no memory is left to learn from a page; give the run more, or fewer --jobs"))
            raise Abandoned("there was no memory to learn from the page") from error

    def _batch_of(self, page: Page) -> BatchPlace | None:
        """Return the page's place among those of its site; None where it is not known of which site it is."""
        with guarded(self._run):
            self._batches = self._batches or SiteBatches(self.sites, remembered=self.remembered)
            return self._batches.place_of(page)

    async def _read(self, page: Page, batch: BatchPlace | None) -> Extraction:
        extraction = await self._extract(page, batch)
        if not self._run.options.javascript or not is_shell(page, extraction.outcome):
            return extraction
        rendered = await render(page, self._crawler)
        if rendered is None:
            return extraction
        if rendered.url is not None and self._run.options.pages is not None:
            # In place of the shell: what the article was read from.
            self._run.ledger.pages.begin(rendered.url, rendered.source, page_records(rendered))
        return await self._extract(rendered, batch)

    async def _extract(self, page: Page, batch: BatchPlace | None) -> Extraction:
        template = None if batch is None else await batch.template()
        try:
            return await self._pool.extract(page, template)
        except WorkersClosedError as error:
            raise Abandoned(f"{page.input or page.url}: {error}") from error
        except NewsbotError as error:
            self._run.stop(error)
            raise Abandoned(f"{page.input or page.url}: {error}") from error

    async def _stop_pool(self) -> None:
        await self._run.stopping.wait()
        if self._run.error is None and not self._run.reader_gone:
            await asyncio.sleep(_GRACE_SECONDS)
        await self._pool.close()
