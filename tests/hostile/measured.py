"""What a run and its workers take."""

import subprocess
import time
from dataclasses import dataclass

import psutil

_STEP_SECONDS = 0.02
_PATIENCE = 120.0
_MEBIBYTE = 2**20


@dataclass(frozen=True)
class Measured:
    """`parent` and `workers` are the most MiB that were resident: of the run itself, of its largest worker."""

    code: int
    seconds: float
    parent: float
    workers: float


def measure(process: "subprocess.Popen[bytes]") -> Measured:
    """Watch a run to its end. Its output must go to a file: nobody reads a pipe meanwhile."""
    started, main, parent, workers = time.monotonic(), psutil.Process(process.pid), 0, 0
    while process.poll() is None:
        assert time.monotonic() - started < _PATIENCE
        parent = max(parent, _resident(main))
        workers = max(workers, *map(_resident, children(main)), 0)
        time.sleep(_STEP_SECONDS)
    seconds = time.monotonic() - started
    return Measured(process.returncode, seconds, parent / _MEBIBYTE, workers / _MEBIBYTE)


def children(process: psutil.Process) -> list[psutil.Process]:
    """Return the processes that one has started; none where it is gone."""
    try:
        return process.children()
    except psutil.Error:
        return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
