"""Workers that are killed, disks that are full or fail, a state that is held, readers of what is being written."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import psutil
import pytest

from tests.hostile.clock import LIBRARY, Clock
from tests.hostile.measured import children
from tests.hostile.pages import hostile_pages
from tests.runs.shell import environment
from tests.site import LocalWeb
from tests.soak.faults import on_a_failing_disk, with_little_memory
from tests.soak.ways import WAYS, Live, Local, Scheduled, Way, kill, records

PAGES = 200
MANY = 500  # a run of so many pages is still at work when a kill or a fault falls; a first crawl takes no more
PATIENCE = 90.0
READERS = 50
LIMITED = ("bash", "-c", 'trap "" XFSZ; ulimit -f 200; exec "$@"', "bash")


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=1, bulk=PAGES) as web:
        yield web


@pytest.fixture(scope="module")
def large_web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=1, bulk=MANY) as web:
        yield web


@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.name)
def test_a_full_disk(kind: type[Way], web: LocalWeb, tmp_path: Path, figure: Callable[[str], None]) -> None:
    way = kind(tmp_path, web)
    way.command = (*LIMITED, *way.command)
    code = way.start().wait(PATIENCE)
    written = len(records(tmp_path))
    way.command = way.command[len(LIMITED) :]

    figure(f"disk full, {way.name}: exit code {code}, {written} of {PAGES} records whole, the rest by the next run")
    assert code == 73, (tmp_path / "log").read_text()
    assert written < PAGES
    assert way.finish() is None


@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.name)
def test_workers_that_are_killed(
    kind: type[Way], large_web: LocalWeb, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    way, moments, killed, size = kind(tmp_path, large_web), Random(11), 0, 0
    process = way.start()
    main = psutil.Process(process.pid)
    while process.poll() is None and killed < 8:
        time.sleep(moments.uniform(0, 0.05))
        if way.size() <= size:
            continue
        size = way.size()
        # The oldest: a page whose second process is killed, too, is given up, as it is to be.
        for worker in sorted(children(main), key=_born)[:1]:
            with suppress(psutil.NoSuchProcess):  # it may end by itself meanwhile, with the run
                worker.kill()
                killed += 1
    code = process.wait(PATIENCE)

    figure(f"workers killed, {way.name}: {killed} kills, {MANY - len(records(tmp_path))} of {MANY} pages lost")
    assert code == 0, (tmp_path / "log").read_text()
    assert killed > 0
    assert way.wrong() is None


def test_scheduled_runs_that_are_killed(web: LocalWeb, tmp_path: Path, figure: Callable[[str], None]) -> None:
    way, moments = Scheduled(tmp_path, web), Random(3)
    hits = [kill(way, moments) for _ in range(5)]

    fault = way.finish()
    figure(f"kill -9, scheduled: {'; '.join(hits)}: {fault or 'nothing lost, twice or torn'}")
    assert fault is None


@pytest.mark.parametrize("seed", range(4))
def test_a_disk_that_fails(seed: int, large_web: LocalWeb, tmp_path: Path, figure: Callable[[str], None]) -> None:
    fault = f"{('EIO', 'ENOSPC')[seed % 2]}:{('write', 'fsync')[seed // 2]}:{Random(seed).randint(1, 6)}"
    assert "Traceback" not in _fails(Local(tmp_path, large_web), fault, figure)


@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", range(2))
def test_a_disk_that_fails_the_state(
    kind: type[Way], seed: int, large_web: LocalWeb, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    fault = f"{('EIO', 'ENOSPC')[seed % 2]}:commit:{Random(f'{seed} {kind.name}').randint(2, 5)}"
    assert "output/state.sqlite: cannot write the state: the disk " in _fails(kind(tmp_path, large_web), fault, figure)


def _fails(way: Way, fault: str, figure: Callable[[str], None]) -> str:
    """Run into the fault, then again on a disk that works; return what was said of the fault."""
    with on_a_failing_disk(way, fault):
        code = way.start().wait(PATIENCE)
    said, written = (way.folder / "log").read_text(), len(records(way.folder))

    figure(f"{fault}, {way.name}: exit code {code}, {written} of {MANY} records whole, the rest by the next run")
    assert code == 73, said
    assert way.finish() is None
    return said


@pytest.mark.parametrize(("kind", "kib"), [(Local, 450_000), (Local, 600_000), (Live, 500_000), (Scheduled, 550_000)])
def test_too_little_memory(
    kind: type[Way], kib: int, web: LocalWeb, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    way = kind(tmp_path, web)
    with with_little_memory(way, kib):
        code = way.start().wait(PATIENCE)
    written = len(records(tmp_path))

    figure(f"{kib} KiB of address space, {way.name}: exit code {code}, {written} of {PAGES} records whole")
    assert written == PAGES or code != 0, (tmp_path / "log").read_text()
    assert way.finish() is None


@pytest.mark.skipif(LIBRARY is None, reason="Debian's package faketime is not installed")
@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.name)
def test_a_clock_that_jumps(kind: type[Way], web: LocalWeb, tmp_path: Path, figure: Callable[[str], None]) -> None:
    way, moments, clock, jumps = kind(tmp_path, web), Random(5), Clock(tmp_path), 0
    way.env = dict(clock.environment)
    process = way.start()
    while process.poll() is None:
        clock.jump(moments.choice((-7_200, -60, 0, 60, 7_200, 90_000)))
        jumps += 1
        time.sleep(0.2)
    clock.jump(0)

    log = (tmp_path / "log").read_text()
    figure(f"{jumps} jumps of the clock, {way.name}: exit code {process.returncode}, {len(records(tmp_path))} records")
    assert process.returncode == 0, log
    assert "Traceback" not in log
    assert way.wrong() is None


def test_a_state_that_another_program_holds_for_a_while(web: LocalWeb, tmp_path: Path) -> None:
    way = Live(tmp_path, web)
    process = way.start()
    _wait(lambda: way.size() > 0)
    with closing(sqlite3.connect(tmp_path / "output" / "state.sqlite", isolation_level=None)) as state:
        state.execute("BEGIN IMMEDIATE")
        time.sleep(1.5)
        state.execute("ROLLBACK")

    assert process.wait(PATIENCE) == 0, (tmp_path / "log").read_text()
    assert way.wrong() is None


def test_fifty_readers_see_whole_lines(web: LocalWeb, tmp_path: Path, figure: Callable[[str], None]) -> None:
    way = Local(tmp_path, web)
    output, over = tmp_path / "output" / "articles" / "all.jsonl", threading.Event()
    seen: list[int] = []

    def read() -> None:
        begun, count = b"", 0
        _wait(output.exists)
        with output.open("rb") as file:
            while not over.is_set() or begun:
                *lines, begun = (begun + file.read()).split(b"\n")
                count += sum(json.loads(line)["schema"] == "newsbot.article/1" for line in lines)
                time.sleep(0.02)
        seen.append(count)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    process = way.start()
    for reader in readers:
        reader.start()
    code = process.wait(PATIENCE)
    time.sleep(0.2)
    over.set()
    for reader in readers:
        reader.join(PATIENCE)

    figure(f"{READERS} readers during a run: each saw {set(seen)} whole records")
    assert code == 0
    assert seen == [PAGES] * READERS


def test_a_run_reaches_no_network_but_the_sites_asked_for(tmp_path: Path) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    # Read by each interpreter as it starts, by the workers', too.
    (guard / "sitecustomize.py").write_text(
        "import sys\n"
        "def hook(event, arguments):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.gethostbyname', 'socket.sendto'):\n"
        f"        open({str(tmp_path / 'reached')!r}, 'a').write(event + ' ' + repr(arguments[1:]))\n"
        "sys.addaudithook(hook)\n"
    )
    (tmp_path / "page.html").write_bytes(next(page.body for page in hostile_pages() if page.name == "harmless"))
    env = environment()
    env["PYTHONPATH"] = os.pathsep.join((str(guard), env["PYTHONPATH"]))
    # A home of its own: no cache of lists from earlier.
    env["HOME"] = str(tmp_path)
    command = (*Local.command[:3], "extract", "page.html", "-o", "out.jsonl")

    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1
    assert not (tmp_path / "reached").exists(), (tmp_path / "reached").read_text()
    subprocess.run(
        (sys.executable, "-c", "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"), env=env, check=True
    )
    assert (tmp_path / "reached").exists(), "the guard does not see what it is to see"


def _born(process: psutil.Process) -> float:
    return float(process.create_time())


def _wait(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.005)
