"""Many real runs one after the other, and what one costs that finds nothing new."""

import os
import random
import statistics
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.runs.scheduled import Desk
from tests.runs.shell import environment
from tests.site import LocalWeb

pytestmark = pytest.mark.heavy

_PAPERS = ("harbour", "courier", "kaigan")


def test_fifty_runs_some_of_them_killed(tmp_path: Path) -> None:
    desk, dice = Desk(tmp_path), random.Random(5)
    with LocalWeb(articles=8, bulk=1) as web:
        sites = [web.site(name) for name in _PAPERS]
        desk.follow(*sites)
        for number in range(50):
            process = desk.start()
            if number % 5 == 2:
                time.sleep(dice.uniform(0.2, 2.5))
                process.kill()
            told = process.communicate()[1].decode()
            assert number % 5 == 2 or (process.returncode, told) == (0, "")
            web.advance(timedelta(minutes=30))
            if (desk.path / "output" / "state.sqlite").exists():
                desk.age(hours=1)
        assert desk.run().code == 0

        addresses = [record["canonical_url"] for record in desk.records()]
        assert sorted(addresses) == sorted(story.url for site in sites for story in site.published())
    assert desk.status().code == 0
    assert desk.rows("SELECT sum(articles) FROM source_runs") == [(len(addresses),)]


def cpu(command: list[str], desk: Desk) -> float:
    """Return the seconds of CPU of a process and its children."""
    env = environment({"NEWSBOT_ALLOW_PRIVATE": "127.0.0.0/8", "NEWSBOT_JOBS": "1"})
    process = subprocess.Popen(command, cwd=desk.path, env=env, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime


def test_a_run_with_nothing_new_costs_little_more_than_an_empty_crawl(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "nothing").mkdir()
    empty = [sys.executable, "-m", "scrapy", "crawl", "local", "-a", "path=nothing"]
    scheduled = [sys.executable, "-m", "newsbot", "run", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False"]
    with LocalWeb(articles=8, bulk=1) as web:
        desk.follow(*(web.site(name) for name in _PAPERS))
        assert desk.run().code == 0
        costs = []
        for _ in range(5):
            desk.age(hours=1)
            costs.append((cpu(scheduled, desk), cpu(empty, desk)))
    mine, least = (statistics.median(column) for column in zip(*costs, strict=True))
    assert mine <= 2 * least, costs
