"""The worker pool: as many processes as there are jobs, each page retried once in a fresh one."""

import asyncio
import logging
from dataclasses import replace

from newsbot.errors import NewsbotError, RejectReason
from newsbot.items import Extraction, Page
from newsbot.options import ExtractionOptions, WorkerOptions
from newsbot.rejects import reject_page
from newsbot.workers.messages import Changed, Raised, Task
from newsbot.workers.process import PageFailedError, Worker, WorkerStartError

EXTRACT_ARTICLE = "newsbot.extraction:extract_article"

# One at work and one that waits in its socket: a process is never idle while its parent is busy with other things.
_PAGES_A_WORKER = 2
_STOPPED = "the extraction was stopped before the page was done; run it again"

logger = logging.getLogger(__name__)


class WorkersClosedError(NewsbotError):
    """The pool was closed before the page was done: nothing is known of the page."""


class WorkerPool:
    """Extracts pages in `options.jobs` processes, started as they are needed.

    `function` is the dotted name (`package.module:function`) of what runs on a page: a
    `(Page, ExtractionOptions, SiteTemplate | None) -> Extraction` that a fresh process can import. With `signs` the
    processes also sign the texts of articles for near-duplicates, so that their parent need not.
    """

    def __init__(
        self,
        options: WorkerOptions,
        extraction: ExtractionOptions,
        *,
        function: str = EXTRACT_ARTICLE,
        signs: bool = False,
    ) -> None:
        self._workers = [Worker(function, options, extraction, signs=signs) for _ in range(options.jobs)]
        self._places = asyncio.Semaphore(_PAGES_A_WORKER * options.jobs)
        self._closed = False

    async def extract(self, page: Page, template: bytes | None = None) -> Extraction:
        """Return what a page comes to, when a worker has a place for it and is done with it.

        `template` is that of the page's site, packed.
        What a page does to its worker ends as its Reject: `extractor_timeout`, `extractor_memory`,
        `extractor_crashed`. Raises WorkersClosedError, and WorkerStartError where no worker can be
        started, or the function says (by a NewsbotError) that it can extract no page.
        """
        async with self._places:
            return await self._run(page, template)

    async def close(self) -> None:
        """Kill all workers, also busy ones: what waits for them ends with WorkersClosedError."""
        self._closed = True
        await asyncio.gather(*(worker.retire() for worker in self._workers))

    async def _run(self, page: Page, template: bytes | None) -> Extraction:
        # The first of those with the fewest pages: what fewer processes can do starts no more.
        worker = min(self._workers, key=lambda worker: worker.pages)
        try:
            if self._closed:
                raise WorkersClosedError(_STOPPED)
            # What stands in a file the worker reads itself.
            light = page if page.file is None else replace(page, body=b"")
            reply = await worker.run(Task(page=light, template=template))
        except (PageFailedError, WorkerStartError) as error:
            if self._closed:
                raise WorkersClosedError(_STOPPED) from error
            if isinstance(error, PageFailedError):
                return Extraction(outcome=reject_page(page, error.reason, error.detail))
            raise
        if isinstance(reply, Raised) and reply.for_user:
            raise WorkerStartError(reply.summary)
        if isinstance(reply, Raised):
            # Running the same code on the same page again would only raise again.
            logger.error("%s: the extraction raised\n%s", page.input or page.url, reply.traceback)
            return Extraction(outcome=reject_page(page, RejectReason.EXTRACTOR_CRASHED, reply.summary))
        return await self._run(replace(page, file=None), template) if isinstance(reply, Changed) else reply
