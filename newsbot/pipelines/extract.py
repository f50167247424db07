"""Page in, Article or Reject out: extraction in worker processes, outcomes in the order of the pages."""

import asyncio
from typing import Any, ClassVar, Self

from scrapy.crawler import Crawler

from newsbot.errors import NewsbotError
from newsbot.extensions.run import Run
from newsbot.extensions.summary import TAKEN
from newsbot.items import Article, Page, Reject
from newsbot.pipelines.dropped import Abandoned
from newsbot.pipelines.rendering import is_shell, render
from newsbot.pipelines.turnstile import Turnstile
from newsbot.warc import page_records
from newsbot.workers import WorkerPool, WorkersClosedError
from newsbot.workers.pool import EXTRACT_ARTICLE

# What pages in work get after Ctrl-C. Most take a tenth of a second; the others are taken again by the next run.
_GRACE_SECONDS = 2.0


class ExtractPipeline:
    """Extracts pages concurrently and lets their outcomes through in order; other items pass untouched.

    `function` is the dotted name of what runs on a page, see `WorkerPool`.
    """

    function: ClassVar[str] = EXTRACT_ARTICLE

    def __init__(self, run: Run, pool: WorkerPool, crawler: Crawler) -> None:
        self._run = run
        self._crawler = crawler
        self._pool = pool
        self._turnstile = Turnstile()
        self._stopping: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the pool of the run's options."""
        run = Run.of(crawler)
        return cls(run, WorkerPool(run.options.workers, run.options.extraction, function=cls.function), crawler)

    def open_spider(self) -> None:
        """Watch for the run's stop."""
        self._stopping = asyncio.ensure_future(self._stop_pool())

    async def process_item(self, item: Any) -> Any:
        """Return the outcome of a page, when those of all earlier pages are through."""
        if not isinstance(item, Page | Reject):
            return item
        self._crawler.stats.inc_value(TAKEN)
        async with self._turnstile.place():
            return item if isinstance(item, Reject) else await self._read(item)

    async def close_spider(self) -> None:
        """End the workers."""
        if self._stopping is not None:
            self._stopping.cancel()
        await self._pool.close()

    async def _read(self, page: Page) -> Article | Reject:
        outcome = await self._extract(page)
        if not self._run.options.javascript or not is_shell(page, outcome):
            return outcome
        rendered = await render(page, self._crawler)
        if rendered is None:
            return outcome
        if rendered.url is not None and self._run.options.pages is not None:
            # In place of the shell: what the article was read from.
            self._run.ledger.pages.begin(rendered.url, rendered.source, page_records(rendered))
        return await self._extract(rendered)

    async def _extract(self, page: Page) -> Article | Reject:
        try:
            extraction = await self._pool.extract(page)
        except WorkersClosedError as error:
            raise Abandoned(f"{page.input or page.url}: {error}") from error
        except NewsbotError as error:
            self._run.stop(error)
            raise Abandoned(f"{page.input or page.url}: {error}") from error
        return extraction.outcome

    async def _stop_pool(self) -> None:
        await self._run.stopping.wait()
        if self._run.error is None and not self._run.reader_gone:
            await asyncio.sleep(_GRACE_SECONDS)
        await self._pool.close()
