"""Shards of local files that are done: they are told from their marker, and not read again."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.runs.shell import ROOT, Shell

# By then a file that was written just now is no longer taken for one that may be changing.
AGED_SECONDS = 2.1
# A run that notes which files it opens.
NOTING = """
import sys
from newsbot.pipelines.extract import ExtractPipeline
from newsbot.spiders import local
from newsbot import cli
ExtractPipeline.function = "tests.runs.stand_in:extract"
load = local.load
def noting(path, *args, **kwargs):
    print("opened", path, file=sys.stdout, flush=True)
    return load(path, *args, **kwargs)
local.load = noting
cli.main()
"""


def opened(folder: Path, *arguments: str) -> tuple[list[str], str]:
    """Run, and return which files were opened, and what was told."""
    done = subprocess.run(
        [sys.executable, "-c", NOTING, "extract", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.removeprefix("opened ") for line in done.stdout.splitlines()], done.stderr


@pytest.fixture
def read(shell: Shell) -> Shell:
    """A folder with pages, a reject among them, that were read."""
    shell.pages(5)
    shell.write("pages/short.txt", "SHORT")
    time.sleep(AGED_SECONDS)
    assert len(opened(shell.folder, "pages", "-o", "out.jsonl")[0]) == 6
    return shell


def test_what_is_done_is_not_read_again(read: Shell) -> None:
    files, told = opened(read.folder, "pages", "-o", "out.jsonl")
    assert files == []
    assert "0 pages in" in told
    assert "\n6 already done by an earlier run\n" in told


def test_a_changed_file_is_noticed_by_its_content(read: Shell) -> None:
    path = read.folder / "pages" / "0003.txt"
    status = path.stat()
    path.write_text(path.read_text().replace("past noon", "past nine"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    _, told = opened(read.folder, "pages", "-o", "out.jsonl")
    assert "1 page in" in told
    assert "\n5 already done by an earlier run\n" in told
    assert "past nine" in read.records("out.jsonl")[-1]["text"]


def test_what_stood_in_an_output_that_is_gone_is_written_again(read: Shell) -> None:
    (read.folder / "out.rejects.jsonl").unlink()
    _, told = opened(read.folder, "pages", "-o", "out.jsonl")
    assert "1 page in" in told
    assert len(read.records("out.rejects.jsonl")) == 1


def test_another_output_is_written_in_full(read: Shell) -> None:
    assert len(opened(read.folder, "pages", "-o", "other.jsonl")[0]) == 6
    assert (read.folder / "other.jsonl").read_bytes() == (read.folder / "out.jsonl").read_bytes()


def test_a_killed_run_goes_on_by_shard(shell: Shell) -> None:
    shell.pages(2_000)
    time.sleep(AGED_SECONDS)
    shell.run("extract", "pages", "-o", "whole.jsonl")
    state = shell.folder / "output" / "state.sqlite"
    first = _shards(state)
    process = shell.start("extract", "pages", "-o", "killed.jsonl", "--jobs", "2")
    while _shards(state) < first + 2:
        assert process.poll() is None, "the run ended before it was killed"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    files, told = opened(shell.folder, "pages", "-o", "killed.jsonl", "--jobs", "2")
    assert 0 < len(files) < 2_000
    assert "already done" in told
    assert (shell.folder / "killed.jsonl").read_bytes() == (shell.folder / "whole.jsonl").read_bytes()


def _shards(state: Path) -> int:
    with closing(sqlite3.connect(f"file:{state}?mode=ro", uri=True)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM shards").fetchone()
    return int(count)
