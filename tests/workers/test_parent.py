import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


class Parent:
    """A running `parent.py`, in a process group of its own, and what it started."""

    def __init__(self, function: str, calls: Path) -> None:
        self.calls = calls
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.workers.parent", function, calls],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def workers(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children()

    def busy_workers(self) -> list[psutil.Process]:
        deadline = time.monotonic() + PATIENCE
        while not self.calls.exists() or len(self.calls.read_text(encoding="utf-8").split()) < 2:
            assert time.monotonic() < deadline, "the workers did not start"
            time.sleep(0.01)
        return self.workers()

    def end(self) -> bytes:
        _, errors = self.process.communicate(timeout=PATIENCE)
        return errors


def is_alive(process: psutil.Process) -> bool:
    """A zombie is dead: where a container's first process reaps no orphans, they stay."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def still_alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Return those that did not end, after waiting for it."""
    deadline = time.monotonic() + PATIENCE
    while (alive := list(filter(is_alive, processes))) and time.monotonic() < deadline:
        time.sleep(0.01)
    return alive


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    return tmp_path / "calls"


@pytest.fixture
def parents() -> Iterator[list[Parent]]:
    started: list[Parent] = []
    yield started
    for parent in started:
        parent.process.kill()
        parent.end()


@pytest.mark.parametrize("function", ["sleep_for_ever", "loop_in_python", "loop_in_c"])
def test_a_killed_parent_leaves_no_orphan(function: str, calls: Path, parents: list[Parent]) -> None:
    parent = Parent(function, calls)
    parents.append(parent)
    workers = parent.busy_workers()

    parent.process.kill()

    assert len(workers) == 2
    assert still_alive(workers) == []


@pytest.mark.parametrize("step", range(8))
def test_a_parent_killed_while_workers_start_leaves_no_orphan(step: int, calls: Path, parents: list[Parent]) -> None:
    parent = Parent("sleep_for_ever", calls)
    parents.append(parent)
    while not (workers := parent.workers()):
        time.sleep(0.001)
    time.sleep(0.02 * step)
    workers = parent.workers()

    parent.process.kill()

    assert still_alive(workers) == []
    assert parent.end() == b""


def test_ctrl_c_is_the_parents_alone(calls: Path, parents: list[Parent]) -> None:
    parent = Parent("loop_in_c", calls)
    parents.append(parent)
    workers = parent.busy_workers()

    os.killpg(parent.process.pid, signal.SIGINT)

    errors = parent.end()
    assert parent.process.returncode == -signal.SIGINT
    assert errors.count(b"KeyboardInterrupt\n") == 1
    assert still_alive(workers) == []
