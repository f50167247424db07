"""Workers on one Redis, killed at random: every article once, and no host asked faster than it allows."""

import random
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from newsbot.fleet.store import FleetStore, connect
from tests.fleet.hosts import Web, serve
from tests.runs.shell import Shell

ENV = {"NEWSBOT_ALLOW_PRIVATE": "true", "NEWSBOT_MIN_WORDS": "3"}


def start(shell: Shell, *command: str, name: str) -> "subprocess.Popen[bytes]":
    # To a file: a pipe that nobody reads would stop a worker.
    with (shell.folder / f"{name}{time.monotonic()}.log").open("wb") as log:
        return shell.start("fleet", *command, env=ENV, stdout=subprocess.DEVNULL, stderr=log)


def worker(shell: Shell, url: str) -> "subprocess.Popen[bytes]":
    return start(shell, "work", "sources.toml", "--redis", url, "--jobs", "1", name="worker")


def collector(shell: Shell, url: str) -> "subprocess.Popen[bytes]":
    return start(shell, "collect", "--redis", url, "-o", "out.jsonl", "--follow", name="collector")


def check(shell: Shell, web: Web, delay: float) -> None:
    records: list[dict[str, Any]] = shell.records("out.jsonl")
    written = Counter(record["url"] for record in records)
    assert {url for url in web.all_urls() if url not in written} == set(), "lost"
    assert {url for url, times in written.items() if times > 1} == set(), "twice"
    assert set(written) == web.all_urls()
    for host, times in web.asked.items():
        gaps = [later - earlier for earlier, later in zip(sorted(times), sorted(times)[1:], strict=False)]
        # The server's clock looks when the request is read, some milliseconds after it was sent.
        assert min(gaps) > delay - 0.05, (host, min(gaps))


def crawl(shell: Shell, web: Web, url: str, *, workers: int, kills: int, delay: float, seed: int) -> None:
    """Crawl with workers of which some are killed, and the collector with them."""
    shell.write("sources.toml", web.sources(delay))
    moments = random.Random(seed)
    running = [worker(shell, url) for _ in range(workers)]
    collecting = collector(shell, url)
    redis = connect(url)
    killed = 0
    deadline = time.monotonic() + 600
    while any(it.poll() is None for it in running):
        assert time.monotonic() < deadline
        done = sum(host.done for host in FleetStore(redis).hosts())
        if killed < kills and done > (killed + 1) * len(web.all_urls()) / (kills + 2):
            time.sleep(moments.uniform(0, 0.3))
            victim = moments.randrange(workers)
            kill(running[victim])
            running[victim] = worker(shell, url)
            kill(collecting)
            collecting = collector(shell, url)
            killed += 1
        time.sleep(0.1)
    redis.close()
    kill(collecting)
    assert killed == kills
    assert [it.returncode for it in running] == [0] * workers, logs(shell)
    last = shell.run("fleet", "collect", "--redis", url, "-o", "out.jsonl", env=ENV)
    assert last.code == 0, last.stderr


def kill(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def logs(shell: Shell) -> str:
    return "\n".join(file.read_text()[-2000:] for file in sorted(shell.folder.glob("*.log")))


def test_a_killed_worker_loses_and_doubles_nothing(shell: Shell, redis_url: str) -> None:
    with serve(hosts=4, articles=25) as web:
        crawl(shell, web, redis_url, workers=2, kills=1, delay=0.1, seed=3)
        check(shell, web, 0.1)
        status = shell.run("status", "--redis", redis_url)
        assert status.code == 0, status.stderr
        assert b"127.0.1.1" in status.stdout
        before = len(web.paths)
        # A second round is not due, and nothing is asked again.
        assert shell.run("fleet", "work", "sources.toml", "--redis", redis_url, env=ENV).code == 0
        assert len(web.paths) == before


@pytest.mark.heavy
def test_four_workers_and_two_thousand_pages(shell: Shell, redis_url: str) -> None:
    with serve(hosts=20, articles=100) as web:
        crawl(shell, web, redis_url, workers=4, kills=3, delay=0.1, seed=7)
        check(shell, web, 0.1)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_a_redis_that_does_not_answer_is_told(shell: Shell) -> None:
    shell.write("sources.toml", '[[source]]\nname = "a"\nurl = "https://a.example/"\n')
    for command in (("fleet", "work", "sources.toml"), ("fleet", "collect"), ("status",)):
        refused = shell.run(*command, "--redis", "redis://127.0.0.1:1/0")
        assert refused.code != 0
        assert "redis://127.0.0.1:1/0: no Redis answers" in refused.stderr
        assert "Traceback" not in refused.stderr
    missing = shell.run("fleet", "work", "none.toml", "--redis", "redis://127.0.0.1:1/0")
    assert "none.toml" in missing.stderr


def test_a_request_that_cannot_be_read_costs_no_other(shell: Shell, redis_url: str) -> None:
    with serve(hosts=1, articles=3) as web:
        shell.write("sources.toml", web.sources(0.01))
        redis = connect(redis_url)
        FleetStore(redis, "tester").push(web.names[0], -9, '{"url": 7}')
        redis.close()
        worked = shell.run("fleet", "work", "sources.toml", "--redis", redis_url, env=ENV)
        assert (worked.code, "cannot read is left out" in worked.stderr) == (0, True), worked.stderr
        assert shell.run("fleet", "collect", "--redis", redis_url, "-o", "out.jsonl", env=ENV).code == 0
        check(shell, web, 0.0)
