"""What the tests of runs type, and what they read of the answer."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


@dataclass(frozen=True)
class Answer:
    code: int
    stdout: bytes
    stderr: str


class Shell:
    """A folder to work in; commands run with the stand-in for the extraction, `real` ones with the real one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return name

    def pages(self, count: int, folder: str = "pages") -> str:
        for number in range(count):
            self.write(f"{folder}/{number:04}.txt", f"Ferry {number} sails\nShe left at {number} past noon.")
        return folder

    def rows(self, name: str, *pages: tuple[str, str]) -> str:
        """Write a JSONL of pages: their addresses and texts."""
        return self.write(name, "".join(json.dumps({"url": url, "html": html}) + "\n" for url, html in pages))

    def start(
        self,
        *arguments: str,
        way: str = "newsbot",
        env: dict[str, str] | None = None,
        prefix: Sequence[str] = (),
        **options: Any,
    ) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [*prefix, sys.executable, "-m", "tests.runs.driver", way, *arguments],
            cwd=self.folder,
            env=environment(env),
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options},
        )

    def run(self, *arguments: str, stdin: bytes = b"", **options: Any) -> Answer:
        process = self.start(*arguments, stdin=subprocess.PIPE, **options)
        return answer(process, stdin)

    def real(self, *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> Answer:
        return answer(self.start_real(*arguments, cwd=cwd, env=env))

    def start_real(
        self, *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-c", "from newsbot.cli import main; main()", *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=cwd or self.folder, env=environment(env), stdout=pipe, stderr=pipe)

    def records(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.folder / name).read_text().splitlines()]


def environment(more: dict[str, str] | None = None) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSBOT_", "SCRAPY_"))}
    return {**clean, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "newsbot.settings", **(more or {})}


def answer(process: "subprocess.Popen[bytes]", stdin: bytes | None = None) -> Answer:
    stdout, stderr = process.communicate(stdin, timeout=PATIENCE)
    return Answer(process.returncode, stdout or b"", (stderr or b"").decode())
