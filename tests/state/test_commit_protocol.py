"""Committed means whole: whatever ends the process, and wherever, a later run finishes the job."""

import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbot.errors import ExitCode
from newsbot.items import Reject
from newsbot.jsonl import to_line
from tests.state.writer import outcome, write_all

ROOT = Path(__file__).parents[2]
FOREIGN = b'{"foreign": 1}\n'


def start(folder: Path, name: str, pages: int, *more: str, limit: int | None = None) -> subprocess.Popen[bytes]:
    """Start a writer, which may not make any file longer than `limit` bytes."""
    command = [sys.executable, "-m", "tests.state.writer", str(folder), name, str(pages), *more]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    if limit is not None:
        # It is still starting: Python alone takes longer than this.
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (limit, limit))
    return process


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Wait for a process; return its exit code and what it said."""
    _, said = process.communicate(timeout=60)
    return process.returncode, said.decode().strip()


def expected(pages: int) -> tuple[bytes, bytes]:
    """Return what the outputs hold of so many pages."""
    items = [outcome(number) for number in range(pages)]
    articles = b"".join(to_line(item) for item in items if not isinstance(item, Reject))
    return articles, b"".join(to_line(item) for item in items if isinstance(item, Reject))


def finished(folder: Path, name: str, pages: int) -> tuple[bytes, bytes]:
    """Run to the end, in this process, and return what the outputs hold."""
    write_all(folder, name, pages, die=False)
    return (folder / f"{name}.jsonl").read_bytes(), (folder / f"{name}.rejects.jsonl").read_bytes()


class Died:
    """A folder as a run left it that died after its second commit, when all was in the outputs."""

    pages = 24

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self._kept = folder / "kept"
        assert finish(start(self.folder, "out", self.pages, "die")) == (0, "")
        shutil.copytree(self.folder, self._kept)
        self.articles, self.rejects = expected(self.pages)
        self.first_batch = len(expected(self.pages // 2 + 1)[0])

    def restore(self, articles: bytes) -> None:
        """Have the folder again as it was left, with so much in the articles' output."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._kept, self.folder)
        (self.folder / "out.jsonl").write_bytes(articles)


@pytest.fixture(scope="module")
def died(tmp_path_factory: pytest.TempPathFactory) -> Died:
    return Died(tmp_path_factory.mktemp("died"))


def test_death_before_the_journal_is_written_out_is_made_good_at_every_byte(died: Died) -> None:
    tail = range(died.first_batch, len(died.articles) + 1)
    line_ends = [at for at in tail if died.articles[at - 1 : at] == b"\n"]
    assert len(line_ends) > 5
    for cut in sorted(
        {*tail[::331], *line_ends, *(at - 1 for at in line_ends[1:]), *(at + 1 for at in line_ends[:-1])}
    ):
        died.restore(died.articles[:cut])
        assert finished(died.folder, "out", died.pages) == (died.articles, died.rejects), cut


def test_lines_that_others_wrote_after_the_death_stay(died: Died) -> None:
    for written in (0, 2):
        tail = died.articles[died.first_batch :].splitlines(keepends=True)
        head = died.articles[: died.first_batch] + b"".join(tail[:written])
        died.restore(head + FOREIGN)
        expected_articles = head + FOREIGN + b"".join(tail[written:])
        assert finished(died.folder, "out", died.pages) == (expected_articles, died.rejects)


def test_what_was_committed_before_the_last_batch_is_not_made_up_for(died: Died) -> None:
    died.restore(died.articles[: died.first_batch - 1])
    articles, rejects = finished(died.folder, "out", died.pages)
    assert articles.endswith(died.articles)
    assert rejects == died.rejects


def kill_when_grown(process: subprocess.Popen[bytes], output: Path, grown: int, delay: float) -> bool:
    """Kill a writer once its output has grown so far, a little later; tell whether it was still at work."""
    aim = (output.stat().st_size if output.exists() else 0) + grown
    while process.poll() is None and (not output.exists() or output.stat().st_size < aim):
        time.sleep(0.0002)
    time.sleep(delay)
    process.kill()
    return finish(process)[0] == -signal.SIGKILL


def test_twenty_kills_lose_double_and_tear_nothing(tmp_path: Path) -> None:
    instants = random.Random(20)
    pages, kills = 900, 0
    while kills < 20:
        process = start(tmp_path, "out", pages)
        at_work = kill_when_grown(
            process, tmp_path / "out.jsonl", instants.randrange(1, 24_000), instants.uniform(0, 0.01)
        )
        assert at_work, f"finished before kill {kills + 1}"
        kills += 1
    assert finished(tmp_path, "out", pages) == expected(pages)


def test_two_runs_on_one_state_do_not_disturb_each_other(tmp_path: Path) -> None:
    names = ("a", "b", "c")
    assert [finish(process) for process in [start(tmp_path, name, 200) for name in names]] == [(0, "")] * 3
    for name in names:
        assert finished(tmp_path, name, 200) == expected(200)


def test_output_that_may_not_grow_ends_the_run_and_a_later_one_finishes(tmp_path: Path) -> None:
    output, foreign = tmp_path / "out.jsonl", FOREIGN * 200_000
    output.write_bytes(foreign)
    code, said = finish(start(tmp_path, "out", 100, limit=len(foreign) + 20_000))
    assert code == ExitCode.CANNOT_WRITE
    assert said == f"{output}: cannot write: the file may not grow further; raise the limit or name another output"
    articles, rejects = expected(100)
    assert output.read_bytes().endswith(b"\n")
    assert (foreign + articles).startswith(output.read_bytes())
    assert len(output.read_bytes()) > len(foreign) + 15_000
    assert finished(tmp_path, "out", 100) == (foreign + articles, rejects)


def test_state_that_may_not_grow_ends_the_run_and_a_later_one_finishes(tmp_path: Path) -> None:
    code, said = finish(start(tmp_path, "out", 200, limit=100_000))
    assert code == ExitCode.CANNOT_WRITE
    assert said.startswith(f"{tmp_path / 'state.sqlite'}: cannot write the state: ")
    assert expected(200)[0].startswith((tmp_path / "out.jsonl").read_bytes())
    assert finished(tmp_path, "out", 200) == expected(200)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("file systems may not be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_full_disk_ends_the_run_and_a_later_one_finishes(tmp_path: Path, small_disk: Path) -> None:
    for _ in range(2):
        code, said = finish(start(tmp_path, "disk/out", 100))
        assert code == ExitCode.CANNOT_WRITE
        assert said == f"{small_disk}/out.jsonl: cannot write: the disk is full; free some space and run again"
        assert expected(100)[0].startswith((small_disk / "out.jsonl").read_bytes())
        assert (small_disk / "out.jsonl").stat().st_size > 40_000
    subprocess.run(["mount", "-o", "remount,size=4m", small_disk], check=True)
    assert finished(tmp_path, "disk/out", 100) == expected(100)
