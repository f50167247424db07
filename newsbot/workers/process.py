"""One worker process, seen from its parent: started when first needed, watched while it has a page, replaced."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newsbot.errors import NewsbotError, RejectReason
from newsbot.items import Extraction
from newsbot.options import ExtractionOptions, WorkerOptions
from newsbot.workers.messages import Changed, Job, Raised, Ready, Task
from newsbot.workers.started import StartedProcess

_WATCH_SECONDS = 0.1
_START_SECONDS = 120.0
# What a process wrote before it ended is read by then. Its end alone has to do: its socket stays open where a process
# that it started has it, too, or where memory is too short for the event loop to look at it.
_LAST_SECONDS = 1.0
_START_ATTEMPTS = 3
# Libraries keep caches, and a heap keeps its holes: a worker is replaced after so many pages, or once it keeps so
# much of the memory limit after a page.
_MAX_PAGES = 2_000
_MAX_KEPT = 0.5

Reply = Extraction | Raised | Changed

logger = logging.getLogger(__name__)


class WorkerStartError(NewsbotError):
    """A worker process cannot be started, or not extract: no page can be extracted."""


class PageFailedError(Exception):
    """A worker was lost to a page: it died, or was killed for its time or memory."""

    def __init__(self, reason: RejectReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(slots=True, eq=False)
class _Place:
    """A page in the line for a worker, and the process that it was sent to."""

    task: Task
    sent: StartedProcess | None = None


class Worker:
    """A place for one process: `run` starts it where there is none.

    A page is sent while the process has the one before, so that it never waits for the next. The limits of a page hold
    from when it is its turn.
    """

    def __init__(self, function: str, options: WorkerOptions, extraction: ExtractionOptions, *, signs: bool) -> None:
        self._line: list[_Place] = []
        self._memory_bytes = options.memory_mb * 2**20
        self._seconds = options.seconds
        self._job = Job(function=function, options=extraction, memory_bytes=self._memory_bytes, signs=signs)
        self._turn = asyncio.Lock()
        self._process: StartedProcess | None = None
        self._is_ready = False
        self._started_rss = self._rss_before = 0
        self._served = 0
        self._retired = False

    async def run(self, task: Task) -> Reply:
        """Return what the process made of a page, at the second attempt what a fresh one made of it.

        Raises PageFailedError (the process is gone then; the next call starts another) and WorkerStartError.
        """
        place = _Place(task)
        self._line.append(place)
        self._send_line()
        try:
            async with self._turn:
                return await self._try_twice(task)
        except asyncio.CancelledError:
            # The process will answer to a page that nobody waits for: it must be gone before another is sent.
            self._line.remove(place)
            await self.stop()
            raise
        finally:
            if place in self._line:
                self._line.remove(place)

    @property
    def pages(self) -> int:
        """Return how many pages are in the line, the one at work included."""
        return len(self._line)

    async def retire(self) -> None:
        """Kill the process, also one about to start, and start no other."""
        self._retired = True
        await self.stop()

    async def stop(self) -> None:
        """Kill the process, if there is one, and wait for its end."""
        process, self._process, self._is_ready = self._process, None, False
        if process is not None:
            await process.kill()

    def _send_line(self) -> None:
        """Send what the process does not have yet, in the order of the line: in that it answers."""
        process = self._process if self._is_ready else None
        if process is None or process.has_ended:
            return
        for place in self._line:
            if place.sent is not process:
                process.send(place.task)
                place.sent = process

    async def _try_twice(self, task: Task) -> Reply:
        try:
            return await self._attempt()
        except PageFailedError as error:
            if self._retired:
                raise
            logger.info("%s: %s; trying once more in a fresh process", task.page.input or task.page.url, error.detail)
            return await self._attempt()

    async def _attempt(self) -> Reply:
        """Return what the process makes of the first page in the line."""
        process = self._process
        if process is None or process.has_ended:
            process = await self._start()
        self._send_line()
        try:
            reply = await self._watched(process)
        except BaseException:
            await self.stop()
            raise
        self._served += 1
        self._rss_before = self._rss()
        if self._is_worn():
            await self.stop()
        return reply

    async def _start(self) -> StartedProcess:
        await self.stop()
        for _ in range(_START_ATTEMPTS):
            if self._retired:
                break
            reply = await self._start_once()
            if isinstance(reply, Ready) and self._process is not None:
                self._started_rss = self._rss_before = self._rss()
                self._served, self._is_ready = 0, True
                return self._process
            await self.stop()
            if isinstance(reply, Raised):
                raise WorkerStartError(f"the extraction cannot be loaded: {reply.summary}\n{reply.traceback}")
        raise WorkerStartError("worker processes die as they start; is the machine short of memory? Try fewer jobs")

    async def _start_once(self) -> Any:
        try:
            self._process = StartedProcess()
        except OSError as error:
            raise WorkerStartError(f"cannot start a worker process ({error}); try fewer jobs") from error
        try:
            process = await self._process.connect()
            process.send(self._job)
            return await self._answer(process, _START_SECONDS)
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError):
            return None

    async def _watched(self, process: StartedProcess) -> Reply:
        try:
            reply: Reply = await self._answer(process, self._seconds, self._check_memory)
        except TimeoutError as error:
            detail = f"not done after {self._seconds:g} seconds, the limit"
            raise PageFailedError(RejectReason.EXTRACTOR_TIMEOUT, detail) from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise PageFailedError(RejectReason.EXTRACTOR_CRASHED, await process.obituary()) from error
        if isinstance(reply, Raised) and reply.out_of_memory:
            raise self._out_of_memory()
        return reply

    async def _answer(self, process: StartedProcess, seconds: float, check: Callable[[], None] | None = None) -> Any:
        """Return what a process answers next, and `check` it meanwhile.

        Raises TimeoutError after so many seconds, IncompleteReadError or ConnectionError when it has ended.
        """
        answer = asyncio.ensure_future(process.receive())
        try:
            await _watch(answer, process, seconds, check)
            return answer.result()
        finally:
            answer.cancel()

    def _check_memory(self) -> None:
        if self._rss() - self._rss_before > self._memory_bytes:
            raise self._out_of_memory()

    def _out_of_memory(self) -> PageFailedError:
        detail = f"took more than {self._memory_bytes >> 20} MiB of memory, the limit"
        return PageFailedError(RejectReason.EXTRACTOR_MEMORY, detail)

    def _is_worn(self) -> bool:
        kept = self._rss_before - self._started_rss
        return self._served >= _MAX_PAGES or kept > _MAX_KEPT * self._memory_bytes

    def _rss(self) -> int:
        return self._process.resident_bytes if self._process is not None else 0


async def _watch(
    answer: asyncio.Future[Any], process: StartedProcess, seconds: float, check: Callable[[], None] | None
) -> None:
    """Return when there is an answer. Raises TimeoutError after so many seconds, ConnectionError where none comes."""
    clock = asyncio.get_running_loop().time
    deadline = clock() + seconds
    ended: float | None = None
    while True:
        await asyncio.wait({answer}, timeout=min(_WATCH_SECONDS, max(deadline - clock(), 0)))
        if answer.done():
            return
        if clock() >= deadline:
            raise TimeoutError
        if ended is not None and clock() >= ended + _LAST_SECONDS:
            raise ConnectionError("the process has ended without an answer")
        if ended is None and process.has_ended:
            ended = clock()
        if check is not None:
            check()
