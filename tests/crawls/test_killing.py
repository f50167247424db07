"""`kill -9` of crawls at any moment: no article lost, none twice, none torn."""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from newsbot.state.links import LinkState
from tests.crawls.crawl import Folder
from tests.crawls.told import told, written
from tests.runs.shell import PATIENCE
from tests.site import LocalWeb

PAGES = 500
KILLS_A_JOB = 5
# At most 100 pages a second, so that no machine is through before the last kill.
SETTINGS = {"DOWNLOAD_DELAY": 0.01, "DOWNLOAD_DELAY_JITTER": 0, "NEWSBOT_JOBS": 1}


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=1, bulk=PAGES) as web:
        yield web


# 4 jobs x 5 kills.
@pytest.mark.parametrize("seed", range(4))
def test_kills_lose_double_and_tear_nothing(web: LocalWeb, folder: Folder, seed: int) -> None:
    site = web.site("bulk")
    moments = random.Random(seed)

    # The first falls anywhere: on the start, on the sitemap. Of the others every other one falls right upon a commit,
    # where the outputs may still lack what the state has.
    sizes = [kill_at_a_request(folder, web, moments.randrange(3 + seed * 40))]
    waits = [moments.uniform(0, 0.3 if kill % 2 else 0.004) for kill in range(1, KILLS_A_JOB)]
    sizes += [kill_after_growth(folder, web, seconds) for seconds in waits]
    last = folder.crawl(url=site.url, settings=SETTINGS)

    assert last.code == 0, last.stderr
    assert sizes[-1] > 0
    assert len(set(sizes)) >= KILLS_A_JOB - 1, f"the kills fell on too few moments: {sizes}"
    records = folder.records()
    assert len(records) == PAGES
    assert written(records) == told(site.published())
    assert {record["revision"] for record in records} == {1}
    assert folder.records("rejects") == []
    assert states(folder) == {LinkState.DONE: PAGES}
    assert intact(folder)


def kill_at_a_request(folder: Folder, web: LocalWeb, number: int, **options: Any) -> int:
    """Kill a crawl when it has made so many requests; return how long its output is then."""
    site = web.site("bulk")
    process = folder.start("news", url=site.url, settings=SETTINGS, **options)
    until = time.monotonic() + PATIENCE
    while len(site.requests) < number:
        assert process.poll() is None, "the crawl ended before it was killed"
        assert time.monotonic() < until
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return size(folder)


def kill_after_growth(folder: Folder, web: LocalWeb, seconds: float, **options: Any) -> int:
    """Kill a crawl so long after its output has grown; return how long its output is then."""
    before = size(folder)
    process = folder.start("news", url=web.site("bulk").url, settings=SETTINGS, **options)
    until = time.monotonic() + PATIENCE
    while size(folder) == before:
        assert process.poll() is None, "the crawl ended before its first commit"
        assert time.monotonic() < until
        time.sleep(0.0005)
    time.sleep(seconds)
    assert process.poll() is None, "the crawl ended before it was killed"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return size(folder)


def size(folder: Folder) -> int:
    return sum(path.stat().st_size for path in (folder.path / "output" / "articles").glob("*.jsonl"))


def states(folder: Folder) -> Counter[int]:
    with closing(folder.connect()) as state:
        return Counter(dict(state.execute("SELECT state, count(*) FROM links GROUP BY state")))


def intact(folder: Folder) -> bool:
    with closing(folder.connect()) as state:
        return bool(state.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
