"""Crawls in processes of their own, in a folder of their own, against the local web."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.runs.shell import Answer, answer, environment

LOOPBACK = {"NEWSBOT_ALLOW_PRIVATE": "127.0.0.0/8"}
# As fast as the local web answers; the extraction is loaded once. What a test is about it sets itself.
QUICK = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "DOWNLOAD_TIMEOUT": 5, "NEWSBOT_JOBS": 1}


class Folder:
    """A folder to crawl in."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def start(
        self,
        spider: str,
        *,
        env: dict[str, str] | None = None,
        settings: dict[str, Any] | None = None,
        start_new_session: bool = False,
        **arguments: str,
    ) -> "subprocess.Popen[bytes]":
        flags = [f for name, value in {**QUICK, **(settings or {})}.items() for f in ("-s", f"{name}={value}")]
        given = [f for name, value in arguments.items() for f in ("-a", f"{name}={value}")]
        return subprocess.Popen(
            [sys.executable, "-m", "scrapy", "crawl", spider, *given, *flags],
            cwd=self.path,
            env=environment(LOOPBACK if env is None else env),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=start_new_session,
        )

    def crawl(self, spider: str = "news", **options: Any) -> Answer:
        return answer(self.start(spider, **options))

    def records(self, kind: str = "articles") -> list[dict[str, Any]]:
        files = sorted((self.path / "output" / kind).glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]

    def age(self, **by: float) -> None:
        """Let time pass: all that was fetched was fetched so much earlier, and what is due is due earlier."""
        seconds = timedelta(**by).total_seconds()
        with closing(self.connect()) as state, state:
            state.execute("UPDATE links SET due = due - ?, fetched = fetched - ?", (seconds, seconds))
            state.execute("UPDATE listings SET fetched = fetched - ?", (seconds,))

    def connect(self) -> sqlite3.Connection:
        """Open the state that the crawls left."""
        return sqlite3.connect(self.path / "output" / "state.sqlite")
