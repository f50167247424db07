"""Pages to articles within a datatrove task, by a worker process with newsbot's limits."""

import asyncio
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.writers.disk_base import DiskWriter

from newsbot.items import Article, Extraction, Page, Reject
from newsbot.options import ExtractionOptions, WorkerOptions
from newsbot.pipelines.site_batches import BatchPlace, SiteBatches
from newsbot.scale.reader import ITEM, document
from newsbot.state.database import Database
from newsbot.state.sites import ALL_RUNS, Sites
from newsbot.workers.lifeline import die_with
from newsbot.workers.pool import WorkerPool

# Pages on their way: one at work, one in the worker's pipe, and one that is read meanwhile.
_WINDOW = 3
# What is learned of sites is packed after so many pages.
_STORED_AFTER = 200

_Waiting = tuple[BatchPlace | None, "asyncio.Task[Extraction]"]


class Extract(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Yields an article for each page that has one; the others go to `rejects`, each with its reason.

    Sites are learned within a task, which begins with nothing: what a task writes hangs on its files alone.
    `dies_with_parent` ends the task when the process that started it dies, as datatrove's local pool does not.
    """

    type = "📰 - NEWSBOT"
    name = "Extract"

    def __init__(
        self,
        extraction: ExtractionOptions,
        workers: WorkerOptions,
        rejects: DiskWriter | None = None,
        *,
        dies_with_parent: bool = False,
    ) -> None:
        super().__init__()
        self.extraction = extraction
        self.workers = replace(workers, jobs=1)
        self.rejects = rejects
        self.dies_with_parent = dies_with_parent

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """Extract a task's documents, in their order."""
        if self.dies_with_parent:
            die_with(os.getppid())
        loop = asyncio.new_event_loop()
        try:
            with closing(Database(":memory:")) as database:
                pool = WorkerPool(self.workers, self.extraction)
                for outcome in _Outcomes(loop, pool, Sites(database, ALL_RUNS), database).of(data):
                    yield from self._passed(outcome, rank)
        finally:
            loop.close()
            if self.rejects is not None:
                self.rejects.close()

    def _passed(self, outcome: Article | Reject, rank: int) -> Iterator[Document]:
        if isinstance(outcome, Article):
            self.stat_update("articles")
            yield document(outcome.id, outcome.text, outcome)
            return
        self.stat_update("rejects", f"reject {outcome.reason}")
        if self.rejects is not None:
            self.rejects.write(document(outcome.input or outcome.url or "", outcome.detail, outcome), rank)


class _Outcomes:
    """Drives the worker from a plain loop: some pages are on their way while the first is waited for."""

    def __init__(self, loop: asyncio.AbstractEventLoop, pool: WorkerPool, sites: Sites, database: Database) -> None:
        self._loop = loop
        self._pool = pool
        self._sites = sites
        self._database = database
        self._batches = SiteBatches(sites)
        self._waiting: deque[Article | Reject | _Waiting] = deque()
        self._seen = 0

    def of(self, data: Iterable[Document]) -> Iterator[Article | Reject]:
        try:
            for each in data:
                item = each.metadata[ITEM]
                self._waiting.append(self._begin(item) if isinstance(item, Page) else item)
                if len(self._waiting) >= _WINDOW:
                    yield self._next()
            while self._waiting:
                yield self._next()
        finally:
            self._loop.run_until_complete(self._pool.close())

    def _begin(self, page: Page) -> _Waiting:
        batch = self._batches.place_of(page)
        return batch, self._loop.create_task(self._extract(page, batch))

    async def _extract(self, page: Page, batch: BatchPlace | None) -> Extraction:
        return await self._pool.extract(page, None if batch is None else await batch.template())

    def _next(self) -> Article | Reject:
        first = self._waiting.popleft()
        if not isinstance(first, tuple):
            return first
        batch, task = first
        extraction = self._loop.run_until_complete(task)
        if batch is not None:
            self._sites.begin(None, batch.leave(extraction.observation))
            self._sites.finish(None)
        self._seen += 1
        if self._seen % _STORED_AFTER == 0:
            with self._database.transaction() as connection:
                self._sites.store(connection)
            self._sites.clear()
        return extraction.outcome
