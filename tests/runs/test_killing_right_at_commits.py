"""`kill -9` at any moment: nothing lost, nothing twice, nothing torn."""

import random
import signal
import time

import pytest

from tests.runs.shell import PATIENCE, Shell

PAGES = 500
KILLS_A_JOB = 4


# 5 jobs x 4 kills; the kills of runs with the real extraction are among the quick tests.
@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(5))
def test_kills_lose_double_and_tear_nothing(shell: Shell, seed: int) -> None:
    for number in range(PAGES):
        text = "SHORT" if number % 10 == 0 else f"She left at {number} past noon."
        shell.write(f"pages/{number:04}.txt", f"Ferry {number} sails\n{text} SLEEP 0.01")
    moments = random.Random(seed)

    for kill in range(KILLS_A_JOB):
        # Every other kill falls right upon a commit, where the rejects may still be missing; the others anywhere.
        kill_after_a_commit(shell, moments.uniform(0, 0.3) if kill % 2 else moments.uniform(0, 0.004))
    last = shell.run("extract", "pages", "-o", "out.jsonl", "--jobs", "2")

    assert last.code == 0
    assert " already done by an earlier run\n" in last.stderr
    articles, rejects = shell.records("out.jsonl"), shell.records("out.rejects.jsonl")
    assert [record["input"] for record in rejects] == [f"pages/{n:04}.txt" for n in range(0, PAGES, 10)]
    assert [record["input"] for record in articles] == [f"pages/{n:04}.txt" for n in range(PAGES) if n % 10]


def kill_after_a_commit(shell: Shell, seconds: float) -> None:
    """Start a run and kill it so long after its first commit; it must still be at work then."""
    before = size(shell)
    process = shell.start("extract", "pages", "-o", "out.jsonl", "--jobs", "2")
    until = time.monotonic() + PATIENCE
    while size(shell) == before:
        assert process.poll() is None, "the run ended before its first commit"
        assert time.monotonic() < until
        time.sleep(0.001)
    time.sleep(seconds)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def size(shell: Shell) -> int:
    path = shell.folder / "out.jsonl"
    return path.stat().st_size if path.exists() else 0
