"""What the components of one run share: its options, its ledger, and why it is to stop."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import is_asyncio_available

from newsbot.configuration import read_options
from newsbot.errors import NewsbotError, UsageError
from newsbot.options import RunOptions
from newsbot.state import Ledger
from newsbot.state.lock import StateLock
from newsbot.state.opening import open_ledger

STOPPED = "newsbot_stopped"
"""The reason that a spider is closed with when a run cannot go on."""

_TICK_SECONDS = 0.25


class Run:
    """One run of a spider: opens the ledger before the first page, commits by the clock, stops on an error.

    `error` is what stopped the run, `stopping` is set when no more pages are to be taken: on an error, or on Ctrl-C.
    `paths` are the outputs and `spans` what was written to them, both known at its end.
    """

    def __init__(self, options: RunOptions, crawler: Crawler) -> None:
        self.options = options
        self.started = datetime.now(UTC)
        self.stopping = asyncio.Event()
        self.error: NewsbotError | None = None
        self.reader_gone = False
        self.paths: tuple[str, ...] = ()
        self.spans: tuple[tuple[str, int, int], ...] = ()
        self._crawler = crawler
        self._ledger: Ledger | None = None
        self._lock: StateLock | None = None
        self._ticking: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the settings. Raises UsageError, also where the process runs on another reactor than asyncio's."""
        if not is_asyncio_available():
            raise UsageError("newsbot runs on asyncio; leave TWISTED_REACTOR as Scrapy has it")
        per_output = bool(getattr(crawler.spidercls, "per_output", False))
        run = cls(read_options(crawler.settings, os.environ, per_output=per_output), crawler)
        crawler.signals.connect(run._open, signals.spider_opened)
        crawler.signals.connect(run._close, signals.spider_closed)
        return run

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        """Return the run that `crawler` is. Raises UsageError where the project does not have this extension."""
        run = crawler.get_extension(cls)
        if run is None:
            raise UsageError(f"EXTENSIONS lacks {cls.__module__}.{cls.__qualname__}, which the pipelines need; add it")
        return run

    @property
    def ledger(self) -> Ledger:
        """The run's ledger, open while the spider is."""
        if self._ledger is None:
            raise UsageError("the outputs are not open; use them from the spider's start on")
        return self._ledger

    def _open(self) -> None:
        try:
            if not self.options.per_output:
                # Two crawls would fetch each other's links.
                self._lock = StateLock.take(self.options.state)
            self._ledger = open_ledger(self.options, self.started)
        except NewsbotError as error:
            self.stop(error)
        self._ticking = asyncio.ensure_future(self._tick())

    def stop(self, error: NewsbotError | BrokenPipeError) -> None:
        """Take no more pages, abandon what is in work, close the spider. The first error counts."""
        if isinstance(error, BrokenPipeError):
            self.reader_gone = True
        elif self.error is None:
            self.error = error
        self.stopping.set()
        if self._closing is None:
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=STOPPED))

    @contextmanager
    def stopping_on_error(self) -> Iterator[None]:
        """Stop the run where the block fails for its output or state; go on behind it."""
        try:
            yield
        except (NewsbotError, BrokenPipeError) as error:
            self.stop(error)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            self._follow_closing()
            try:
                if self._ledger is not None:
                    self._ledger.commit_if_due()
            except (NewsbotError, BrokenPipeError) as error:
                self.stop(error)

    def _follow_closing(self) -> None:
        """See that the spider is being closed, by whomever; and that Scrapy sees when the last page is through.

        Scrapy looks for that only after a response, and items that a spider yields from its start have none.
        """
        engine = self._crawler.engine
        # The engine begins to close, then waits for all downloads, and only then the scraper follows.
        downloads = engine._slot  # no signal and no public name tells of it
        if downloads is not None and downloads.closing is not None:
            self.stopping.set()
        slot = engine.scraper.slot
        if slot is None or slot.closing is None or self._crawler.spider is None:
            return
        if slot.is_idle() and not slot.closing.called:
            slot.closing.callback(self._crawler.spider)

    def _close(self) -> None:
        if self._ticking is not None:
            self._ticking.cancel()
        if self._ledger is not None:
            self._close_ledger(self._ledger)
        if self._lock is not None:
            self._lock.close()

    def _close_ledger(self, ledger: Ledger) -> None:
        self.paths = ledger.paths
        try:
            ledger.close()
            self.spans = ledger.spans
        except BrokenPipeError:
            self.reader_gone = True
        except NewsbotError as error:
            # What stopped the run before is why it cannot be closed.
            self.error = self.error or error
