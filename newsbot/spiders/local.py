"""Local file mode as a spider: saved pages in, in the order of the files."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from scrapy import Spider

from newsbot.errors import InputError, NewsbotError, RejectReason, UsageError
from newsbot.extensions.run import Run
from newsbot.extensions.summary import ALREADY_DONE, FAILED_INPUTS, SKIPPED
from newsbot.items import Page, Reject
from newsbot.loaders import STDIN, find_inputs, load
from newsbot.loaders.labels import printable
from newsbot.loaders.shards import cut_shards, name_of, stamp_of
from newsbot.options import LoaderOptions
from newsbot.rejects import reject_page
from newsbot.settings import DOWNLOAD_HANDLERS
from newsbot.spiders.gate import Gate
from newsbot.state.shards import Shard
from newsbot.text import digest, digest_bytes

# Pages on their way for each worker: one at work, and enough behind it that it never waits for the reader.
_WINDOW_PER_JOB = 4
_FINISH_SECONDS = 0.005


class LocalSpider(Spider):
    """Yields the pages of local files, archives and folders.

    `path` is a path or a glob, several of them with `:` between (as in PATH), or from Python a list.
    """

    name = "local"
    per_output: ClassVar[bool] = True
    # Nothing is fetched: what reads certificates and makes connections, a quarter second, is not loaded.
    custom_settings: dict[str, Any] | None = {  # noqa: RUF012 - as Scrapy declares it
        "DOWNLOAD_HANDLERS": {**DOWNLOAD_HANDLERS, "http": None, "https": None},
        "RETRY_ENABLED": False,
    }

    def __init__(self, path: str | Sequence[str] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not path:
            raise UsageError("no path is given; name a file, a folder or a glob: -a path=PATH")
        self.paths = _split(path) if isinstance(path, str) else tuple(path)
        self.files_done = 0
        self.files_total: int | None = None
        self._skipped: Counter[str] = Counter()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the summary says of the inputs: what stands in archives and is no page."""
        if not self._skipped:
            return ()
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(self._skipped.items()))
        return (f"{self._skipped.total()} archive records skipped: they hold no page ({kinds})",)

    async def start(self) -> AsyncIterator[Any]:
        """Yield the pages, and a Reject for what is none, as fast as the pipelines take them."""
        run = Run.of(self.crawler)
        if (own := self._named_own(run)) is not None:
            run.stop(
                UsageError(f"{own}: is what the run writes itself; leave it out of the input, or name another output")
            )
        if run.stopping.is_set():
            return
        window = _WINDOW_PER_JOB * (run.options.workers.jobs + 1)
        gate = Gate(window, self.crawler.signals)
        async for item, shard in self._items(run):
            if self._is_done(run, item, shard):
                continue
            await gate.enter()
            if run.stopping.is_set():
                return
            yield item
        await self._finish(gate)

    def _named_own(self, run: Run) -> str | None:
        """Return a file of the run's own where nothing else is named: left out in silence, it would seem to be read.

        Among other paths it is left out: a shell's `*` names the output of the run before, too.
        """
        if run.stopping.is_set():
            return None
        own = _own_files(run)
        others = (path for path in self.paths if path == STDIN or os.path.realpath(path) not in own)
        return self.paths[0] if next(others, None) is None else None

    async def _finish(self, gate: Gate) -> None:
        """Return when the pipelines are done: Scrapy would see that by itself only every 5 seconds."""
        await gate.drain()
        slot = self.crawler.engine.scraper.slot
        while slot is not None and not slot.is_idle():
            await asyncio.sleep(_FINISH_SECONDS)

    async def _items(self, run: Run) -> AsyncIterator[tuple[Page | Reject, Shard | None]]:
        """Read in a thread: a slow disk or a pipe that says nothing must not stop the clock.

        In one that starts here: where memory has run out since, the start of another may wait for ever on Python 3.11.
        """
        thread = ThreadPoolExecutor(1)
        in_thread = partial(asyncio.get_running_loop().run_in_executor, thread)
        try:
            async for item in self._read_all(run, in_thread):
                yield item
        finally:
            thread.shutdown(wait=False)

    async def _read_all(
        self, run: Run, in_thread: Callable[..., Awaitable[Any]]
    ) -> AsyncIterator[tuple[Page | Reject, Shard | None]]:
        inputs = await in_thread(find_inputs, self.paths)
        inputs = replace(inputs, files=_without(inputs.files, _own_files(run)))
        self.files_total = len(inputs.files)
        self._count_failed(len(inputs.failed))
        for failed in inputs.failed:
            yield failed, None
        for files in cut_shards(inputs.files):
            shard = Shard(name_of(files), await in_thread(stamp_of, files, run.options.loader))
            if self._is_shard_done(run, shard):
                self.files_done += len(files)
                continue
            pages = self._read(files, run.options.loader, run.started, shard)
            while (item := await in_thread(next, pages, None)) is not None:
                shard.items += 1
                yield item, shard
            with run.stopping_on_error():
                run.ledger.end_shard(shard)
        for kind, n in self._skipped.items():
            self.crawler.stats.set_value(f"{SKIPPED}/{kind}", n)

    def _read(
        self, files: Iterable[str], options: LoaderOptions, started: datetime, shard: Shard
    ) -> Iterator[Page | Reject]:
        for path in files:
            try:
                yield from load(path, options, fetched=started, skipped=self._skipped)
            except InputError as error:
                shard.fail()
                yield self._failed(error.path, error.detail, started)
            except Exception as error:  # one file that a loader cannot bear must not cost the others
                self.logger.exception("%s: the loader failed", path)
                shard.fail()
                yield self._failed(path, f"the loader failed ({error!r}); please report it", started)
            self.files_done += 1

    def _failed(self, path: str, detail: str, fetched: datetime) -> Reject:
        self._count_failed(1)
        return reject_page(
            Page(url=None, body=b"", fetched=fetched, input=printable(path)), RejectReason.UNREADABLE, detail
        )

    def _count_failed(self, inputs: int) -> None:
        self.crawler.stats.inc_value(FAILED_INPUTS, inputs)

    def _is_shard_done(self, run: Run, shard: Shard) -> bool:
        """Tell whether an earlier run has written all that a shard holds."""
        with run.stopping_on_error():
            items = run.ledger.done_items(shard)
            if items is not None:
                self.crawler.stats.inc_value(ALREADY_DONE, items)
                return True
        return False

    def _is_done(self, run: Run, item: Page | Reject, shard: Shard | None) -> bool:
        """Tell whether an earlier run has written this; else have it marked done when it is written."""
        if item.input is None:
            return False
        content = _content(item)
        try:
            done = run.ledger.is_done(item.input, content)
        except NewsbotError as error:
            run.stop(error)
            return False
        if done:
            self.crawler.stats.inc_value(ALREADY_DONE)
        else:
            run.ledger.begin(item.input, content, shard)
        return done


def _split(path: str) -> tuple[str, ...]:
    # A file may have the separator in its name.
    return (path,) if os.path.lexists(path) else tuple(part for part in path.split(os.pathsep) if part)


def _own_files(run: Run) -> frozenset[str]:
    """Return what the run writes itself, which a folder that holds it must not feed back."""
    state = run.options.state
    return frozenset(map(os.path.realpath, (*run.ledger.paths, state, f"{state}-wal", f"{state}-shm")))


def _without(files: Iterable[str], own: frozenset[str]) -> tuple[str, ...]:
    return tuple(path for path in files if path == STDIN or os.path.realpath(path) not in own)


def _content(item: Page | Reject) -> str:
    """Digest all that the outcome depends on."""
    if isinstance(item, Reject):
        return digest("reject", item.reason, item.detail)
    body = digest_bytes(item.body) if item.file is None else item.file.digest
    told = (item.url, item.content_type, item.declared_encoding, item.robots_tag, item.tdm_reservation)
    # What only a crawl knows, of the pages that it kept.
    known = (item.source, item.timezone, item.language, item.witness)
    return digest(*(each or "" for each in told), body, *(str(each) for each in known if each is not None))
