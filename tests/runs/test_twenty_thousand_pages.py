"""Memory does not grow with the number of pages."""

import json
import subprocess
import time
from html import escape
from pathlib import Path
from random import Random
from statistics import median

import psutil
import pytest

from tests.runs.shell import Shell
from tests.site import LocalWeb
from tests.soak.ways import NEWSBOT

PAGES = 20_000
STEP = 1_000
GROWTH = 1.05
PATIENCE = 1_800.0
MEBIBYTE = 2**20


def write_pages(path: Path) -> None:
    """Write pages whose paragraphs are drawn from many stories, so that no two tell the same."""
    with LocalWeb(articles=1, bulk=800) as web:
        stories = web.site("bulk").published()
    paragraphs, draw = [text for story in stories for text in story.paragraphs], Random(3)
    with path.open("w", encoding="utf-8") as file:
        for number in range(PAGES):
            text = "".join(f"<p>{escape(it)}</p>" for it in draw.sample(paragraphs, draw.randint(4, 16)))
            html = f"<!doctype html><html lang=en><title>Report {number}</title><h1>Report {number}</h1>{text}</html>"
            file.write(json.dumps({"url": f"https://tide.example/{number}", "html": html}) + "\n")


@pytest.mark.heavy
def test_memory_stays_flat_over_20_000_pages(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    write_pages(shell.folder / "pages.jsonl")
    command = (*NEWSBOT, "extract", "pages.jsonl", "-o", "out.jsonl", "--jobs", "2")
    log = (shell.folder / "log").open("wb")
    with log, subprocess.Popen(command, cwd=shell.folder, stdout=log, stderr=log) as process:
        sizes = measured(process, shell.folder / "out.jsonl")

    # Of each thousand of pages the median: a worker that is replaced begins small.
    steps = [median(sizes[at]) for at in sorted(sizes) if at >= 1]
    with capsys.disabled():
        shown = " ".join(f"{size / MEBIBYTE:.0f}" for size in steps)
        print(f"\n{PAGES:,} pages: MiB of parent and workers, a thousand pages each: {shown}")  # noqa: T201
    assert process.returncode == 0, (shell.folder / "log").read_text()
    assert f"{PAGES} pages in" in (shell.folder / "log").read_text()
    assert max(steps[1:]) < GROWTH * steps[0]


def measured(process: "subprocess.Popen[bytes]", output: Path) -> dict[int, list[int]]:
    """Return the resident bytes of a run and its workers, sampled in each thousand of pages."""
    sizes: dict[int, list[int]] = {}
    main, lines, read, until = psutil.Process(process.pid), 0, 0, time.monotonic() + PATIENCE
    while process.poll() is None:
        assert time.monotonic() < until
        if output.exists():
            with output.open("rb") as file:
                file.seek(read)
                new = file.read()
            lines, read = lines + new.count(b"\n"), read + len(new)
        sizes.setdefault(lines // STEP, []).append(resident(main))
        time.sleep(0.1)
    return sizes


def resident(main: psutil.Process) -> int:
    total = 0
    for process in (main, *main.children()):
        try:
            total += process.memory_info().rss
        except psutil.Error:
            continue
    return total
