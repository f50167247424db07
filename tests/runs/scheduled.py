"""Scheduled runs in processes of their own, in a folder of their own, against the local web."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.runs.shell import Answer, answer, environment
from tests.site import NewsSite

NEWSBOT = (sys.executable, "-c", "from newsbot.cli import main; main()")
# As fast as the local web answers.
QUICK = (
    "-s",
    "DOWNLOAD_DELAY=0",
    "-s",
    "AUTOTHROTTLE_ENABLED=False",
    "-s",
    "DOWNLOAD_TIMEOUT=5",
    "-s",
    "RETRY_TIMES=0",
)


class Desk:
    """A folder with a sources.toml, in which scheduled runs happen."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def follow(self, *sites: NewsSite, head: str = "", more: str = "") -> None:
        tables = (f'[[source]]\nname = "{site.name}"\nurl = "{site.url}"\n{more}\n' for site in sites)
        (self.path / "sources.toml").write_text(f"{head}\n" + "".join(tables))

    def start(
        self, *arguments: str, command: str = "run", prefix: Sequence[str] = (), env: dict[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        flags = QUICK if command == "run" else ()
        return subprocess.Popen(
            [*prefix, *NEWSBOT, command, *arguments, *flags],
            cwd=self.path,
            env=environment({"NEWSBOT_ALLOW_PRIVATE": "127.0.0.0/8", "NEWSBOT_JOBS": "1", **(env or {})}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: str, **options: Any) -> Answer:
        return answer(self.start(*arguments, **options))

    def status(self, *arguments: str) -> Answer:
        return answer(self.start(*arguments, command="status"))

    def age(self, **by: float) -> None:
        """Let time pass: all that happened was so much earlier."""
        seconds = timedelta(**by).total_seconds()
        with closing(self.connect()) as state, state:
            state.execute("UPDATE source_runs SET started = started - ?, ended = ended - ?", (seconds, seconds))
            state.execute("UPDATE runs SET started = started - ?, ended = ended - ?", (seconds, seconds))
            state.execute("UPDATE links SET due = due - ?, fetched = fetched - ?", (seconds, seconds))

    def connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path / "output" / "state.sqlite")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(self.connect()) as state:
            return state.execute(query).fetchall()

    def records(self, kind: str = "articles") -> list[dict[str, Any]]:
        files = sorted((self.path / "output" / kind).glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]

    def reports(self) -> list[dict[str, Any]]:
        return [json.loads(file.read_text("utf-8")) for file in sorted((self.path / "output" / "runs").glob("*.json"))]
