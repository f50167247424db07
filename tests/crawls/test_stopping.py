"""Ctrl-C amid a crawl: it ends soon, what is committed is whole, and the next run goes on."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from tests.crawls.crawl import Folder
from tests.crawls.told import told, written
from tests.runs.shell import PATIENCE, Answer, answer
from tests.site import LocalWeb, NewsSite
from tests.site.messages import Answer as SiteAnswer
from tests.site.messages import Raw, Request, Response, Wire

PAGES = 60
# What DESIGN promises after the last download, and what a loaded machine needs to end two processes.
SOON = 5 + 1


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=1, bulk=PAGES) as web:
        yield web


def wait_until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


def stop(process: "subprocess.Popen[bytes]") -> tuple[Answer, float]:
    """Send a crawl what Ctrl-C sends, to it and its workers; return how it ended, and in how many seconds."""
    family = psutil.Process(process.pid).children(recursive=True)
    begun = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    stopped = answer(process)
    seconds = time.monotonic() - begun
    assert not psutil.wait_procs(family, timeout=1)[1]
    return stopped, seconds


def check_ending(folder: Folder, site: NewsSite, stopped: Answer, seconds: float) -> None:
    """Hold how a stopped crawl ended, and that the next run finishes it."""
    assert stopped.code == 130, stopped.stderr
    assert seconds < SOON
    assert "interrupted; running it again finishes the job\n" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    records = folder.records()
    assert written(records) <= told(site.published())
    assert folder.records("rejects") == []

    site.instead = lambda request: None
    site.robots = f"Sitemap: {site.url}sitemap.xml\n"
    assert folder.crawl(url=site.url).code == 0
    assert written(folder.records()) == told(site.published())
    assert len(folder.records()) == PAGES
    assert folder.records("rejects") == []


def test_amid_pages(web: LocalWeb, folder: Folder) -> None:
    site = web.site("bulk")
    # At most 20 pages a second, so that no machine is through before.
    process = folder.start("news", url=site.url, settings={"DOWNLOAD_DELAY": 0.05}, start_new_session=True)
    # A look, not a read: the last line may be half there.
    wait_until(lambda: any(file.stat().st_size for file in folder.path.glob("output/articles/*.jsonl")))

    stopped, seconds = stop(process)

    assert 0 < len(folder.records()) < PAGES
    check_ending(folder, site, stopped, seconds)


def test_while_a_long_crawl_delay_passes(web: LocalWeb, folder: Folder) -> None:
    site = web.site("bulk")
    site.robots = f"User-agent: *\nCrawl-delay: 50\n\nSitemap: {site.url}sitemap.xml\n"
    process = folder.start("news", url=site.url, start_new_session=True)
    wait_until(lambda: len(site.requests) == 1)
    time.sleep(0.5)

    stopped, seconds = stop(process)

    assert [seen.path for seen in site.requests] == ["/robots.txt"]
    check_ending(folder, site, stopped, seconds)


def test_while_retry_after_passes(web: LocalWeb, folder: Folder) -> None:
    site = web.site("bulk")
    refused = threading.Event()

    def instead(request: Request) -> SiteAnswer | None:
        if len(site.requests) < 8:
            return None
        refused.set()
        return Response(status=503, headers=(("Retry-After", "60"),))

    site.instead = instead
    process = folder.start("news", url=site.url, start_new_session=True)
    wait_until(refused.is_set)
    time.sleep(0.5)

    stopped, seconds = stop(process)

    check_ending(folder, site, stopped, seconds)


def wait(wire: Wire) -> None:
    """Say nothing until the web stops."""
    wire.stopping.wait(PATIENCE)


def test_while_a_server_never_answers(web: LocalWeb, folder: Folder) -> None:
    site = web.site("bulk")
    asked = threading.Event()

    def silent(request: Request) -> SiteAnswer | None:
        if len(site.requests) < 8:
            return None
        asked.set()
        return Raw(status=0, send=wait)

    site.instead = silent
    process = folder.start("news", url=site.url, settings={"DOWNLOAD_TIMEOUT": 3}, start_new_session=True)
    wait_until(asked.is_set)
    begun = time.monotonic()

    stopped, _ = stop(process)

    # Waiting for the answer is the last download: 3 seconds.
    check_ending(folder, site, stopped, time.monotonic() - begun - 3)


def test_no_worker_outlives_a_killed_crawl(web: LocalWeb, folder: Folder) -> None:
    process = folder.start("news", url=web.site("bulk").url, settings={"DOWNLOAD_DELAY": 0.05})
    family = psutil.Process(process.pid)
    wait_until(lambda: len(family.children(recursive=True)) >= 1 and len(web.site("bulk").requests) > 5)
    workers = family.children(recursive=True)

    process.kill()
    process.communicate()

    assert psutil.wait_procs(workers, timeout=5)[1] == []
