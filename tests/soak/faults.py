"""Machines that fail under a way in: a disk that does, too little memory."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from tests.hostile.faulty import FAULT
from tests.soak.ways import Way

_COMMANDS = frozenset({"extract", "crawl", "run"})
_PATIENCE = 180.0


@contextmanager
def on_a_failing_disk(way: Way, fault: str) -> Iterator[None]:
    """Have a way run on a disk that fails, as `tests.hostile.faulty` names it."""
    whole, env = way.command, way.env
    own = next(at for at, word in enumerate(whole) if word in _COMMANDS)
    way.command, way.env = (sys.executable, "-m", "tests.hostile.faulty", *whole[own:]), {**env, FAULT: fault}
    yield
    way.command, way.env = whole, env


@contextmanager
def with_little_memory(way: Way, kib: int) -> Iterator[None]:
    """Have a way, and each of its processes, run with so much address space."""
    whole = way.command
    way.command = ("bash", "-c", 'ulimit -v "$0"; exec "$@"', str(kib), *whole)
    yield
    way.command = whole


def strike(way: Way, moments: Random) -> str:
    """Let a way run once on a machine that fails in some way; return how, and how the run ended."""
    disk = f"{moments.choice(('EIO', 'ENOSPC'))}:{moments.choice(('write', 'fsync', 'commit'))}:{moments.randint(1, 9)}"
    kib = moments.randint(300_000, 700_000)
    name, fault = moments.choice(
        ((disk, on_a_failing_disk(way, disk)), (f"{kib} KiB of memory", with_little_memory(way, kib)))
    )
    with fault:
        return f"{name}: code {way.start().wait(_PATIENCE)}"
