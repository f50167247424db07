"""A WARC of a gigabyte, through a whole run, in memory that stays flat."""

import gzip
import random
import time
from pathlib import Path

import psutil
import pytest

from tests.loaders.warcs import record, response
from tests.runs.shell import Shell

SIZE = 2**30
PAGE_BYTES = 200_000
# What a run takes more in its second half than in its first: a few buffers.
GROWTH = 24 * 2**20
PATIENCE = 1_800.0
MEBIBYTE = 2**20


def write_warc(path: Path, *, packed: bool) -> int:
    """Write records until the file has its size; return how many pages are in it."""
    filler = random.Random(7)
    pages = 0
    with path.open("wb") as file:
        while file.tell() < SIZE:
            # One page of a hundred is an article; the others are counted, and the output stays small.
            first = "Ferry" if pages % 100 == 0 else "SHORT"
            text = f"{first} {pages}\n".encode() + filler.randbytes(PAGE_BYTES // 2).hex().encode()
            for each in (
                record("request", b"GET / HTTP/1.1\r\n\r\n"),
                response(f"https://tide.example/{pages}", b"<html>" + text),
            ):
                file.write(gzip.compress(each, 1) if packed else each)
            pages += 1
    return pages


@pytest.mark.heavy
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_memory_stays_flat(packed: bool, shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    pages = write_warc(shell.folder / "a.warc", packed=packed)
    log = (shell.folder / "log").open("wb")
    started = time.monotonic()
    with log, shell.start("extract", "a.warc", "-o", "out.jsonl", "--jobs", "2", stdout=log, stderr=log) as process:
        sizes = []
        main = psutil.Process(process.pid)
        while process.poll() is None:
            sizes.append(resident(main))
            assert time.monotonic() - started < PATIENCE
            time.sleep(0.05)
    seconds = time.monotonic() - started

    summary = (shell.folder / "log").read_text()
    half = len(sizes) // 2
    with capsys.disabled():
        print(  # noqa: T201  (what was measured is the test's other result)
            f"\n1 GiB, {'gzip' if packed else 'plain'}: {pages} pages in {seconds:.0f} s; "
            f"peak RSS {max(sizes) / MEBIBYTE:.0f} MiB, {max(sizes[:half]) / MEBIBYTE:.0f} MiB in the first half"
        )
    assert process.returncode == 0, summary
    assert f"{pages} pages in " in summary
    assert f"{pages} archive records skipped: they hold no page (request {pages})" in summary
    assert max(sizes[half:]) - max(sizes[:half]) < GROWTH
    (shell.folder / "a.warc").unlink()


def resident(process: psutil.Process) -> int:
    """Return the resident bytes of the process that reads; its workers have a limit of their own."""
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0
