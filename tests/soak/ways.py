"""The three ways in, each as a job that is killed until it is left to finish, and then is to be whole."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import psutil

from tests.crawls.told import told, written
from tests.runs.shell import environment
from tests.site import LocalWeb

NEWSBOT = (sys.executable, "-c", "from newsbot.cli import main; main()")
SCRAPY = (sys.executable, "-m", "scrapy")
_QUICK = ("DOWNLOAD_DELAY=0.005", "DOWNLOAD_DELAY_JITTER=0", "AUTOTHROTTLE_ENABLED=False")
QUICK_FLAGS = tuple(flag for setting in _QUICK for flag in ("-s", setting))
_PATIENCE = 180.0


class Way:
    """A command over the bulk site of the local web, in a folder of its own."""

    name: str
    command: Sequence[str]

    def __init__(self, folder: Path, web: LocalWeb) -> None:
        self.folder = folder
        self.site = web.site("bulk")
        self.env: dict[str, str] = {}
        self.prepare()

    def prepare(self) -> None:
        """Write what the command needs."""

    def start(self) -> "subprocess.Popen[bytes]":
        """Begin, or go on."""
        env = environment({"NEWSBOT_ALLOW_PRIVATE": "127.0.0.0/8", "NEWSBOT_JOBS": "2", **self.env})
        log = (self.folder / "log").open("wb")
        with log:
            return subprocess.Popen(self.command, cwd=self.folder, env=env, stdout=log, stderr=log)

    def finish(self) -> str | None:
        """Run to the end; return what is wrong then."""
        process = self.start()
        if process.wait(_PATIENCE) != 0:
            return f"ended with {process.returncode}: {(self.folder / 'log').read_text()[-2000:]}"
        return self.wrong()

    def wrong(self) -> str | None:
        """Say what is lost, twice or torn."""
        try:
            found = records(self.folder)
        except ValueError as error:
            return f"torn: {error}"
        stories = self.site.published()
        if len(found) != len(stories):
            return f"{len(found)} records of {len(stories)} stories"
        return None if written(found) == told(stories) else "the records are not what was published"

    def size(self) -> int:
        """Return how long the output is."""
        return sum(file.stat().st_size for file in (self.folder / "output" / "articles").glob("*.jsonl"))


class Local(Way):
    name = "local"
    command: Sequence[str] = (*NEWSBOT, "extract", "pages.jsonl", "-o", "output/articles/all.jsonl", "--jobs", "2")

    def prepare(self) -> None:
        """Save the pages as one file of JSON lines."""
        rows = ({"url": story.url, "html": _fetch(story.url)} for story in self.site.published())
        (self.folder / "pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


class Live(Way):
    name = "live"

    def prepare(self) -> None:
        """Name the site."""
        self.command = (*SCRAPY, "crawl", "news", "-a", f"url={self.site.url}", *QUICK_FLAGS)


class Scheduled(Way):
    name = "scheduled"
    command: Sequence[str] = (*NEWSBOT, "run", *QUICK_FLAGS)

    def prepare(self) -> None:
        """Write the sources."""
        (self.folder / "sources.toml").write_text(f'[[source]]\nname = "bulk"\nurl = "{self.site.url}"\nevery = "1s"\n')


def records(folder: Path, kind: str = "articles") -> list[dict[str, Any]]:
    """Return what a run wrote in a folder."""
    files = sorted((folder / "output" / kind).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").split("\n")[:-1]]


WAYS: tuple[type[Way], ...] = (Local, Live, Scheduled)


def kill(way: Way, moments: Random) -> str:
    """Start a way, `kill -9` it or one of its workers at a random moment; return what was hit, and when."""
    process, before = way.start(), way.size()
    if moments.random() < 0.7:
        # Right behind a commit the output may lack what the state has.
        until = time.monotonic() + 5
        while way.size() == before and process.poll() is None and time.monotonic() < until:
            time.sleep(0.0005)
    seconds = moments.choice((moments.uniform(0, 0.005), moments.uniform(0, 1.5)))
    time.sleep(seconds)
    workers = psutil.Process(process.pid).children() if process.poll() is None else []
    hit = "parent"
    if workers and moments.random() < 0.2:
        hit = "worker and parent"
        _kill_worker(moments.choice(workers))
        time.sleep(moments.uniform(0, 0.3))
    if process.poll() is not None:
        return "nothing: it was through"
    process.send_signal(signal.SIGKILL)
    process.wait()
    return f"{hit}, {way.size() - before:,} bytes written"


def _fetch(url: str) -> str:
    with urllib.request.urlopen(url) as response:
        return str(response.read(), "utf-8")


def _kill_worker(worker: psutil.Process) -> None:
    try:
        os.kill(worker.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it has ended by itself
