"""`kill -9` of runs with the real extraction, at any moment: the output is that of an unkilled run."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PAGES = 1_000
KILLS_A_JOB = 5
COMMAND = [sys.executable, "-c", "from newsbot.cli import main; main()", "extract", "pages", "--jobs", "2", "-o"]
PAGE = """<!doctype html><html lang="en"><head><title>Ferry {n} sails - The Tide</title>
<link rel="canonical" href="https://tide.example/ferries/{n}">
<meta property="article:published_time" content="2031-05-04T08:{minute:02}:00+09:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry {n} sails at last</h1>
<p>Ferry number {n} left the inner basin on Monday after {n} days at the pier, the harbour board said.</p>
<p>Its captain, who has made the crossing {n} times, told reporters that the new engine ran without a fault.</p>
<p>The board expects another {n} boats to follow before the end of the month if the weather holds.</p></article>
<aside><h3>POPULAR ARTICLE</h3><ul><li><a href="/a">Bakers protest against flour tax</a></li>
<li><a href="/b">Old tram depot to become school of music</a></li></ul></aside></body></html>"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages, in one with what an unkilled run makes of them."""
    folder = tmp_path_factory.mktemp("unkilled")
    (folder / "pages").mkdir()
    for n in range(PAGES):
        (folder / "pages" / f"{n:04}.html").write_text(PAGE.format(n=n, minute=n % 60), encoding="utf-8")
        os.utime(folder / "pages" / f"{n:04}.html", (0, 0))
    subprocess.run([*COMMAND, "whole.jsonl"], cwd=folder, check=True, capture_output=True)
    return folder / "pages"


# 4 jobs x 5 kills.
@pytest.mark.parametrize("seed", range(4))
def test_kills_change_nothing(pages: Path, tmp_path: Path, seed: int) -> None:
    shutil.copytree(pages, tmp_path / "pages")
    moments = random.Random(seed)
    sizes = [kill(tmp_path, moments.uniform(0, 0.3), in_the_dark=n == 0) for n in range(KILLS_A_JOB)]
    last = subprocess.run([*COMMAND, "killed.jsonl"], cwd=tmp_path, check=True, capture_output=True, text=True)

    assert len(set(sizes)) >= KILLS_A_JOB - 1, f"the kills fell on too few moments: {sizes}"
    assert "already done" in last.stderr
    assert (tmp_path / "killed.jsonl").read_bytes() == pages.with_name("whole.jsonl").read_bytes()


def kill(folder: Path, seconds: float, *, in_the_dark: bool) -> int:
    """Kill a run so long after its output has grown, or after its start; return how long its output is then."""
    output = folder / "killed.jsonl"
    before = output.stat().st_size if output.exists() else 0
    process = subprocess.Popen(
        [*COMMAND, output.name], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not in_the_dark and (output.stat().st_size if output.exists() else 0) == before:
        assert process.poll() is None, "the run ended before it was killed"
        time.sleep(0.001)
    time.sleep(4 * seconds if in_the_dark else seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return output.stat().st_size if output.exists() else 0
