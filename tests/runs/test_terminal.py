"""On a terminal a progress bar, elsewhere quiet."""

import os
import pty
import re
import subprocess
import termios
import time

from tests.runs.shell import PATIENCE, Shell


def test_a_terminal_shows_progress_and_keeps_log_lines_above_it(shell: Shell) -> None:
    shell.pages(30)
    shell.write("pages/0009b.txt", "BUG")
    shell.write("pages/0010.txt", "Slow\nSLEEP 1")

    shown = on_a_terminal(shell, "pages")

    assert "/31 files [" in shown
    assert " pages/s]" in shown
    bar, _, rest = shown.partition("pages/0009b.txt: the extraction raised")
    assert bar.rpartition("\r")[2].startswith("\x1b[") or "ERROR: " in bar.rpartition("\r")[2]
    assert rest.rstrip().endswith("in out.jsonl, out.rejects.jsonl")
    assert "31 pages in " in rest


def test_for_one_file_a_terminal_shows_the_pages_done_and_their_rate(shell: Shell) -> None:
    pages = [("https://example.org/slow", "Slow\nSLEEP 1"), *((f"https://example.org/{n}", "Fog") for n in range(3))]
    shown = on_a_terminal(shell, shell.rows("rows.jsonl", *reversed(pages)))

    assert re.search(r"\[00:0\d, 3 pages, \d+\.\d pages/s\]", shown)
    assert "files" not in shown


def test_elsewhere_there_is_the_summary_only(shell: Shell) -> None:
    shell.pages(1)
    process = shell.start("extract", "pages", "-o", "out.jsonl", stderr=subprocess.STDOUT)
    out, _ = process.communicate(timeout=PATIENCE)

    assert out.decode().split(" in ")[0] == "1 page"
    assert out.count(b"\n") == 5
    assert b"\r" not in out


def on_a_terminal(shell: Shell, path: str) -> str:
    mine, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    nowhere = subprocess.DEVNULL
    process = shell.start("extract", path, "-o", "out.jsonl", "--jobs", "1", stdout=nowhere, stderr=theirs)
    os.close(theirs)
    shown = read_all(mine)
    assert process.wait(PATIENCE) == 0
    return shown


def read_all(terminal: int) -> str:
    parts = []
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            # Linux says so when the other end is closed.
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode()
