"""Ctrl-C, a service manager's stop, a reader that goes away: committed is whole, and the next run finishes."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from tests.runs.shell import PATIENCE, Shell, answer, environment


def wait_for_workers(process: "subprocess.Popen[bytes]", count: int) -> list[psutil.Process]:
    """Return the workers when each has a page, that is: has slept off its start."""
    parent = psutil.Process(process.pid)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        workers = parent.children()
        if len(workers) == count and all(worker.status() == psutil.STATUS_SLEEPING for worker in workers):
            return workers
        time.sleep(0.05)
    raise AssertionError("the workers did not start")


def gone(workers: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(workers, timeout=5)[1]


def wait_for_lines(shell: Shell, name: str, count: int) -> None:
    until = time.monotonic() + PATIENCE
    path = shell.folder / name
    while not path.exists() or path.read_bytes().count(b"\n") < count:
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_keeps_what_is_done_and_the_next_finishes(shell: Shell, number: signal.Signals) -> None:
    shell.pages(10)
    # One at work and one behind it for each worker: nothing passes them.
    slow = ("0005a", "0005b", "0005c", "0005d")
    for name in slow:
        shell.write(f"pages/{name}.txt", f"Slow {name}\nSLEEP 60")
    process = shell.start("extract", "pages", "-o", "out.jsonl", "--jobs", "2", start_new_session=True)
    wait_for_lines(shell, "out.jsonl", 6)
    workers = wait_for_workers(process, 2)
    begun = time.monotonic()

    os.killpg(process.pid, number)

    stopped = answer(process)
    assert time.monotonic() - begun < 6
    assert stopped.code == 130
    assert stopped.stderr.endswith("interrupted; running it again finishes the job\n")
    assert "14 pages in " in stopped.stderr
    assert "\n8 pages not done\n" in stopped.stderr
    assert gone(workers)
    assert len(shell.records("out.jsonl")) == 6

    for name in slow:
        shell.write(f"pages/{name}.txt", f"Slow {name}\nNo more.")
    again = shell.run("extract", "pages", "-o", "out.jsonl")
    assert again.code == 0
    assert "\n6 already done by an earlier run\n" in again.stderr
    names = [record["input"] for record in shell.records("out.jsonl")]
    assert names == sorted(str(path.relative_to(shell.folder)) for path in shell.folder.glob("pages/*"))


@pytest.mark.parametrize("module", ["click", "lxml.etree", "scrapy"])
def test_ctrl_c_while_the_program_loads(shell: Shell, module: str) -> None:
    # Python tells on stderr what it has imported, and so when to stop it.
    program = [sys.executable, "-X", "importtime", "-c", "from newsbot.cli import main; main()", "extract", "--help"]
    process = subprocess.Popen(program, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stderr is not None
    assert any(line.split()[-1].decode() == module for line in process.stderr)

    process.send_signal(signal.SIGINT)

    stopped = answer(process)
    assert stopped.code == 130
    assert stopped.stdout == b""
    assert "Traceback" not in stopped.stderr


def test_a_second_ctrl_c_ends_the_run_at_once(shell: Shell) -> None:
    shell.write("pages/a.txt", "Slow\nSLEEP 60")
    process = shell.start("extract", "pages", "-o", "out.jsonl", "--jobs", "1")
    workers = wait_for_workers(process, 1)
    begun = time.monotonic()

    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)

    stopped = answer(process)
    assert time.monotonic() - begun < 1.5
    assert stopped.code == 130
    assert stopped.stderr == "stopped at once; running it again finishes the job\n"
    assert gone(workers)


def test_ctrl_c_while_waiting_for_standard_input(shell: Shell) -> None:
    process = shell.start("extract", "-", "-o", "out.jsonl", stdin=subprocess.PIPE)
    wait_for_lines(shell, "out.jsonl", 0)
    time.sleep(0.3)

    process.send_signal(signal.SIGINT)

    # The pipe stays open: nothing but the signal ends the run.
    assert process.wait(timeout=6) == 130
    process.communicate()


def test_a_reader_that_goes_away_ends_the_run_quietly(shell: Shell) -> None:
    shell.pages(400)
    process = shell.start("extract", "pages", "-o", "-")
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b'{"schema": "newsbot.article/1"')
    process.stdout.close()
    process.stdout = None

    stopped = answer(process)

    assert stopped.code == 0
    assert stopped.stderr.splitlines()[-1] == "in standard output"
    assert "rror" not in stopped.stderr


def test_a_full_disk_stops_the_run_and_the_next_finishes(shell: Shell) -> None:
    shell.pages(300)
    # A file that may not grow is a disk that is full: what is written ends amid a record.
    limited = ["bash", "-c", 'trap "" XFSZ; ulimit -f 100; exec "$@"', "bash"]
    command = shell.start("extract", "pages", "-o", "out.jsonl", "--state", "s/state", prefix=limited)

    full = answer(command)

    assert full.code == 73
    assert "Error: " in full.stderr
    assert len(shell.records("out.jsonl")) < 300

    assert shell.run("extract", "pages", "-o", "out.jsonl", "--state", "s/state").code == 0
    records = shell.records("out.jsonl")
    assert len({record["input"] for record in records}) == len(records) == 300


def test_an_output_is_one_runs_alone(shell: Shell) -> None:
    shell.pages(1)
    shell.write("slow/a.txt", "Slow\nSLEEP 60")
    first = shell.start("extract", "slow", "-o", "out.jsonl", "--state", "a")
    wait_for_workers(first, 1)

    second = shell.run("extract", "pages", "-o", "out.jsonl", "--state", "b")

    first.kill()
    first.communicate()
    assert second.code == 75
    assert "out.jsonl: another run" in second.stderr
    assert second.stderr.startswith("Error: ")
