import asyncio
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import psutil
import pytest

from newsbot import EXTRACTOR
from newsbot.dedup.signing import sign
from newsbot.errors import RejectReason
from newsbot.items import Article, Extraction, Page, PageFile, Reject
from newsbot.options import ExtractionOptions, WorkerOptions
from newsbot.text import digest_bytes
from newsbot.workers.pool import WorkerPool, WorkersClosedError
from newsbot.workers.process import WorkerStartError
from tests.dedup.test_near import FERRY

FETCHED = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def page(number: int = 1, body: bytes = b"", calls: Path | None = None) -> Page:
    url = f"https://news.example.org/{number}"
    return Page(url=url, body=body, fetched=FETCHED, input=f"{number}.html", source=str(calls) if calls else None)


def outcome(of: Page, reason: RejectReason, detail: str) -> Reject:
    return Reject(
        reason=reason,
        detail=detail,
        url=of.url,
        input=of.input,
        source=of.source,
        site="news.example.org",
        fetched=FETCHED,
        extractor=EXTRACTOR,
    )


T = TypeVar("T")


def with_pool(use: Callable[[WorkerPool], Coroutine[Any, Any, T]], function: str, **limits: Any) -> T:
    async def main() -> T:
        pool = WorkerPool(
            WorkerOptions(**limits), ExtractionOptions(), function=f"tests.workers.page_functions:{function}"
        )
        try:
            return await use(pool)
        finally:
            await pool.close()

    return asyncio.run(main())


def extract(pages: Iterable[Page], function: str, **limits: Any) -> list[Article | Reject]:
    """Extract pages all at once; return their outcomes in the pages' order."""

    async def use(pool: WorkerPool) -> list[Article | Reject]:
        return [done.outcome for done in await asyncio.gather(*map(pool.extract, pages))]

    return with_pool(use, function, **limits)


def extract_in_turn(pages: Iterable[Page], function: str, **limits: Any) -> list[str]:
    """Extract pages one after the other; return the details of their outcomes."""

    async def use(pool: WorkerPool) -> list[str]:
        outcomes = [(await pool.extract(each)).outcome for each in pages]
        return [each.detail for each in outcomes if isinstance(each, Reject)]

    return with_pool(use, function, **limits)


async def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


def pids(calls: Path) -> list[str]:
    return calls.read_text(encoding="utf-8").split() if calls.exists() else []


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_page_gets_its_own_outcome(jobs: int) -> None:
    pages = [page(number, b"x" * number * 1000) for number in range(300)]

    assert extract(pages, "echo", jobs=jobs) == [
        outcome(each, RejectReason.TOO_SHORT, f"{len(each.body)} bytes, at least 8 words") for each in pages
    ]


def test_a_page_of_a_file_is_read_by_its_worker(tmp_path: Path) -> None:
    path = tmp_path / "1.html"
    path.write_bytes(b"in the file")
    in_file = PageFile(path=str(path), size=11, digest=digest_bytes(b"in the file"))

    assert extract([replace(page(body=b"not sent"), file=in_file)], "echo") == [
        outcome(page(), RejectReason.TOO_SHORT, "11 bytes, at least 8 words")
    ]


@pytest.mark.parametrize("signs", [False, True])
def test_texts_are_signed_where_that_is_asked_for(signs: bool) -> None:
    async def use() -> Extraction:
        pool = WorkerPool(WorkerOptions(), ExtractionOptions(), signs=signs)
        try:
            return await pool.extract(page(body=FERRY.encode()))
        finally:
            await pool.close()

    done = asyncio.run(use())

    signature = sign(FERRY)
    assert signature is not None
    assert isinstance(done.outcome, Article)
    assert (done.outcome.text, done.signature) == (FERRY, signature.pack() if signs else None)


def test_workers_start_without_threads() -> None:
    # A thread that finds no memory to begin with leaves who started it waiting for ever.
    async def use(pool: WorkerPool) -> int:
        await pool.extract(page())
        return threading.active_count()

    assert with_pool(use, "echo") == threading.active_count()


@pytest.mark.parametrize("now", [b"otherwise", b"longer than it was read", None])
def test_a_page_whose_file_has_changed_is_the_page_that_was_read(now: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "1.html"
    if now is not None:
        path.write_bytes(now)
    as_read = PageFile(path=str(path), size=9, digest=digest_bytes(b"as it was"))

    assert (
        extract([replace(page(body=b"as it was!"), file=as_read)] * 4, "echo", jobs=2)
        == [outcome(page(), RejectReason.TOO_SHORT, "10 bytes, at least 8 words")] * 4
    )


def test_a_job_more_is_a_process_more_where_there_is_work_for_it(tmp_path: Path) -> None:
    at_once = extract([page(n, b"0.3", tmp_path / "at_once") for n in range(4)], "slow", jobs=2)
    in_turn = extract_in_turn([page(n, b"0", tmp_path / "in_turn") for n in range(4)], "slow", jobs=2)

    assert len({each.detail for each in at_once if isinstance(each, Reject)}) == 2
    assert len(set(in_turn)) == 1


def test_a_page_that_raises_is_rejected_at_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    bad = page(calls=tmp_path / "calls")

    assert extract([bad], "fail") == [
        outcome(bad, RejectReason.EXTRACTOR_CRASHED, "LookupError: no such element: <article>")
    ]
    assert len(pids(tmp_path / "calls")) == 1
    assert "1.html" in caplog.text
    assert "in fail" in caplog.text


@pytest.mark.parametrize("function", ["sleep_for_ever", "loop_in_python", "loop_in_c"])
def test_a_page_that_hangs_is_tried_in_two_processes(function: str, tmp_path: Path) -> None:
    hung = page(calls=tmp_path / "calls")

    assert extract([hung], function, seconds=0.3) == [
        outcome(hung, RejectReason.EXTRACTOR_TIMEOUT, "not done after 0.3 seconds, the limit")
    ]
    assert len(set(pids(tmp_path / "calls"))) == 2


@pytest.mark.parametrize("function", ["grow", "grow_at_once"])
def test_a_page_that_takes_too_much_memory_is_tried_in_two_processes(function: str, tmp_path: Path) -> None:
    large = page(calls=tmp_path / "calls")

    assert extract([large], function, memory_mb=64) == [
        outcome(large, RejectReason.EXTRACTOR_MEMORY, "took more than 64 MiB of memory, the limit")
    ]
    assert len(set(pids(tmp_path / "calls"))) == 2


@pytest.mark.parametrize(
    ("function", "detail"),
    [
        ("exit_process", "the extracting process ended with code 3"),
        ("exit_and_leave_a_process", "the extracting process ended with code 3"),
        ("segfault", "the extracting process was killed by SIGSEGV"),
    ],
)
def test_a_page_that_kills_its_process_is_tried_in_two(function: str, detail: str, tmp_path: Path) -> None:
    deadly = page(calls=tmp_path / "calls")

    assert extract([deadly], function) == [outcome(deadly, RejectReason.EXTRACTOR_CRASHED, detail)]
    assert len(set(pids(tmp_path / "calls"))) == 2


def test_a_page_whose_process_was_killed_by_chance_comes_out(tmp_path: Path) -> None:
    unlucky = page(body=b"text", calls=tmp_path / "calls")

    assert extract([unlucky], "exit_the_first_time") == [
        outcome(unlucky, RejectReason.TOO_SHORT, "4 bytes, at least 8 words")
    ]


def test_no_page_is_lost_to_workers_killed_from_outside(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    pages = [page(number, b"0.005", calls) for number in range(200)]

    async def kill_after_each_30_pages() -> None:
        killed: set[int] = set()
        while True:
            await asyncio.sleep(0.01)
            busy = {int(pid) for pid, count in Counter(pids(calls)).items() if count >= 30} - killed
            for each in busy:
                os.kill(each, signal.SIGKILL)
            killed |= busy

    async def use(pool: WorkerPool) -> list[Article | Reject]:
        killer = asyncio.create_task(kill_after_each_30_pages())
        done = await asyncio.gather(*map(pool.extract, pages))
        killer.cancel()
        return [each.outcome for each in done]

    outcomes = with_pool(use, "slow", jobs=2)

    assert [each.url for each in outcomes] == [each.url for each in pages]
    assert {each.reason for each in outcomes if isinstance(each, Reject)} == {RejectReason.TOO_SHORT}
    retried = len(pids(calls)) - len(pages)
    assert retried >= 3


def test_an_answer_is_that_of_its_page_whatever_is_killed_as_pages_arrive() -> None:
    arrivals, pages = Random(5), [page(number, b"x" * number) for number in range(600)]
    given_up, ended = set[str](), Counter[str]()

    async def one(pool: WorkerPool, each: Page, places: asyncio.Semaphore) -> str:
        async with places:
            await asyncio.sleep(arrivals.uniform(0, 0.004))
            done = (await pool.extract(each)).outcome
        assert isinstance(done, Reject)
        if done.reason is RejectReason.EXTRACTOR_CRASHED:
            given_up.add(done.url or "")
        detail, _, reader = done.detail.partition(" read by ")
        ended["pages"] += 1
        # What has just answered: killed as they start, again and again, processes end a run.
        if reader and ended["pages"] % 40 == 0:
            with suppress(ProcessLookupError):
                os.kill(int(reader), signal.SIGKILL)
        return f"{done.url} {detail}"

    async def use(pool: WorkerPool) -> list[str]:
        places = asyncio.Semaphore(5)
        return await asyncio.gather(*(one(pool, each, places) for each in pages))

    outcomes = with_pool(use, "echo_with_pid", jobs=2)

    wanted = [f"{each.url} {len(each.body)} bytes" for each in pages]
    assert [it for it in outcomes if it.partition(" ")[0] not in given_up] == [
        it for it in wanted if it.partition(" ")[0] not in given_up
    ]
    # A page is given up only where both its processes were killed.
    assert len(given_up) < 20


def test_an_idle_worker_that_was_killed_is_replaced() -> None:
    async def use(pool: WorkerPool) -> tuple[str, str]:
        first = (await pool.extract(page())).outcome
        assert isinstance(first, Reject)
        os.kill(int(first.detail), signal.SIGKILL)
        second = (await pool.extract(page())).outcome
        assert isinstance(second, Reject)
        return first.detail, second.detail

    first, second = with_pool(use, "pid")

    assert first != second
    assert second.isdecimal()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_workers_leave_signals_to_their_parent(number: signal.Signals, tmp_path: Path) -> None:
    calls = tmp_path / "calls"

    async def use(pool: WorkerPool) -> Article | Reject:
        work = asyncio.create_task(pool.extract(page(1, b"0.3", calls)))
        await until(lambda: bool(pids(calls)))
        os.kill(int(pids(calls)[0]), number)
        return (await work).outcome

    done = with_pool(use, "slow")

    assert done == outcome(page(1, calls=calls), RejectReason.TOO_SHORT, pids(calls)[0])


def test_a_terminals_ctrl_c_does_not_reach_workers_that_cannot_ignore_it_yet() -> None:
    assert extract_in_turn([page()], "process_group") != [str(os.getpgid(0))]


def test_a_worker_serves_many_pages_and_is_then_replaced() -> None:
    served = extract_in_turn((page(number) for number in range(2_050)), "pid")

    assert [served.count(each) for each in dict.fromkeys(served)] == [2_000, 50]


def test_a_worker_that_keeps_much_memory_is_replaced() -> None:
    small, large = page(body=b"1000"), page(body=str(40 * 2**20).encode())

    first, second, third = extract_in_turn([small, large, small], "keep", memory_mb=64)

    assert first == second
    assert third != second


def test_memory_is_counted_a_page_not_a_worker() -> None:
    kept, taken = page(1, str(20 * 2**20).encode()), page(2, str(-40 * 2**20).encode())

    first, second = extract_in_turn([kept, taken], "keep", memory_mb=48)

    assert second == first


def test_what_a_page_prints_does_not_reach_the_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert extract([page()], "chat") == [outcome(page(), RejectReason.TOO_SHORT, "stdin: ''")]

    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err == "to stdout\nto file descriptor 1\n"


def test_workers_do_without_scrapy() -> None:
    (imported,) = extract_in_turn([page()], "modules")

    assert "newsbot" in imported.split()
    assert not {"scrapy", "twisted"} & set(imported.split())


def test_closing_ends_pages_in_work_and_pages_that_wait(tmp_path: Path) -> None:
    calls = tmp_path / "calls"

    async def use(pool: WorkerPool) -> list[Any]:
        work = [asyncio.create_task(pool.extract(page(number, calls=calls))) for number in range(5)]
        await until(lambda: len(pids(calls)) == 2)
        await pool.close()
        async with asyncio.timeout(5):
            return await asyncio.gather(*work, pool.extract(page(6)), return_exceptions=True)

    ends = with_pool(use, "sleep_for_ever", jobs=2)

    assert [type(end) for end in ends] == [WorkersClosedError] * 6
    assert not any(psutil.pid_exists(int(each)) for each in pids(calls))


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 5, 8])
def test_closing_ends_workers_that_are_starting(steps: int) -> None:
    async def use(pool: WorkerPool) -> Any:
        work = asyncio.create_task(pool.extract(page()))
        for _ in range(steps):
            await asyncio.sleep(0)
        await pool.close()
        async with asyncio.timeout(5):
            return await asyncio.gather(work, return_exceptions=True)

    (end,) = with_pool(use, "echo")

    assert isinstance(end, WorkersClosedError)
    assert psutil.Process().children() == []


def test_a_cancelled_page_gives_its_worker_free(tmp_path: Path) -> None:
    calls = tmp_path / "calls"

    async def use(pool: WorkerPool) -> Article | Reject:
        hung = asyncio.create_task(pool.extract(page(1, b"600", calls)))
        await until(lambda: bool(pids(calls)))
        hung.cancel()
        async with asyncio.timeout(10):
            return (await pool.extract(page(2, b"0", calls))).outcome

    done = with_pool(use, "slow")

    first, second = pids(calls)
    assert done == outcome(page(2, calls=calls), RejectReason.TOO_SHORT, second)
    assert not psutil.pid_exists(int(first))


def test_an_extraction_that_cannot_be_loaded_is_an_error_of_the_run() -> None:
    with pytest.raises(WorkerStartError, match=r"cannot be loaded: AttributeError.*no_such_function"):
        extract([page()], "no_such_function")
