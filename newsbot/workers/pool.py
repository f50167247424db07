"""The worker pool: as many processes as there are jobs, each page retried once in a fresh one."""

import asyncio
import logging

from newsbot.errors import NewsbotError, RejectReason
from newsbot.items import Extraction, Page
from newsbot.options import ExtractionOptions, WorkerOptions
from newsbot.rejects import reject_page
from newsbot.workers.messages import Raised
from newsbot.workers.process import PageFailedError, Worker, WorkerStartError

EXTRACT_ARTICLE = "newsbot.extraction:extract_article"

_STOPPED = "the extraction was stopped before the page was done; run it again"

logger = logging.getLogger(__name__)


class WorkersClosedError(NewsbotError):
    """The pool was closed before the page was done: nothing is known of the page."""


class WorkerPool:
    """Extracts pages in `options.jobs` processes, started as they are needed.

    `function` is the dotted name (`package.module:function`) of what runs on a page: a
    `(Page, ExtractionOptions) -> Extraction` that a fresh process can import.
    """

    def __init__(
        self, options: WorkerOptions, extraction: ExtractionOptions, *, function: str = EXTRACT_ARTICLE
    ) -> None:
        self._workers = [Worker(function, options, extraction) for _ in range(options.jobs)]
        # Last in, first out: what fewer processes can do starts no more. None means that the pool is closed.
        self._free: asyncio.LifoQueue[Worker | None] = asyncio.LifoQueue()
        for worker in reversed(self._workers):
            self._free.put_nowait(worker)
        self._closed = False

    async def extract(self, page: Page) -> Extraction:
        """Return what a page comes to, when a worker is free and done with it.

        What a page does to its worker ends as its Reject: `extractor_timeout`, `extractor_memory`,
        `extractor_crashed`. Raises WorkersClosedError, and WorkerStartError where no worker can be
        started, or the function says (by a NewsbotError) that it can extract no page.
        """
        worker = await self._free.get()
        if worker is None:
            self._free.put_nowait(None)
            raise WorkersClosedError(_STOPPED)
        try:
            return await self._attempt(worker, page)
        finally:
            self._free.put_nowait(None if self._closed else worker)

    async def close(self) -> None:
        """Kill all workers, also busy ones: what waits for them ends with WorkersClosedError."""
        self._closed = True
        self._free.put_nowait(None)
        await asyncio.gather(*(worker.retire() for worker in self._workers))

    async def _attempt(self, worker: Worker, page: Page) -> Extraction:
        outcome = await self._run(worker, page)
        if isinstance(outcome, PageFailedError):
            logger.info("%s: %s; trying once more in a fresh process", page.input or page.url, outcome.detail)
            outcome = await self._run(worker, page)
        if isinstance(outcome, PageFailedError):
            return Extraction(outcome=reject_page(page, outcome.reason, outcome.detail))
        return outcome

    async def _run(self, worker: Worker, page: Page) -> Extraction | PageFailedError:
        try:
            reply = await worker.run(page)
        except (PageFailedError, WorkerStartError) as error:
            if self._closed:
                raise WorkersClosedError(_STOPPED) from error
            if isinstance(error, WorkerStartError):
                raise
            return error
        if isinstance(reply, Raised) and reply.for_user:
            raise WorkerStartError(reply.summary)
        if isinstance(reply, Raised):
            # Running the same code on the same page again would only raise again.
            logger.error("%s: the extraction raised\n%s", page.input or page.url, reply.traceback)
            return Extraction(outcome=reject_page(page, RejectReason.EXTRACTOR_CRASHED, reply.summary))
        return reply
