"""What the tests have workers run on a page, by dotted name. `page.source` names a file that gets a line a call."""

import ctypes
import os
import re
import signal
import sys
import time
from pathlib import Path

from newsbot.errors import RejectReason
from newsbot.items import Extraction, Page
from newsbot.options import ExtractionOptions
from newsbot.rejects import reject_page
from newsbot.site_template import SiteTemplate

_kept: list[bytearray] = []


def echo(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    return _answer(page, f"{len(page.body)} bytes, at least {options.min_words} words")


def pid(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    return _answer(page, str(os.getpid()))


def echo_with_pid(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    return _answer(page, f"{len(page.body)} bytes read by {os.getpid()}")


def process_group(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    return _answer(page, str(os.getpgid(0)))


def modules(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    return _answer(page, " ".join(sorted({name.partition(".")[0] for name in sys.modules})))


def chat(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    sys.stdout.write("to stdout\n")
    sys.stdout.flush()
    os.write(1, b"to file descriptor 1\n")
    return _answer(page, f"stdin: {sys.stdin.read()!r}")


def slow(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    time.sleep(float(page.body))
    return _answer(page, str(os.getpid()))


def sleep_for_ever(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    while True:
        time.sleep(60)


def loop_in_python(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    while True:
        pass


def loop_in_c(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    re.match(r"(a+)+$", "a" * 64 + "b")
    raise AssertionError("a match that takes for ever is over")


def grow(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    while True:
        _kept.append(bytearray(b"x" * 2**20))


def grow_at_once(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    # Zeros that were never touched are not resident yet.
    return _answer(page, f"{len(bytes(2**30))} bytes")


def keep(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    """Take so much memory, for good; a negative number: for a while."""
    size = int(page.body)
    taken = bytearray(b"x" * 2**20) * (abs(size) // 2**20)
    if size > 0:
        _kept.append(taken)
    else:
        time.sleep(0.3)
    return _answer(page, str(os.getpid()))


def fail(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    raise LookupError("no such element: <article>")


def exit_and_leave_a_process(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    """End while another process, that has all open files, goes on for a while."""
    _note(page)
    if os.fork():
        os._exit(3)
    time.sleep(60)
    os._exit(0)


def exit_process(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    os._exit(3)


def segfault(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    _note(page)
    ctypes.string_at(0)
    raise AssertionError("address 0 can be read")


def exit_the_first_time(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    if _note(page) == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return echo(page, options, template)


def _answer(page: Page, detail: str) -> Extraction:
    return Extraction(outcome=reject_page(page, RejectReason.TOO_SHORT, detail))


def _note(page: Page) -> int:
    """Note a call in the page's file; return how many there were."""
    path = Path(page.source or "")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    return len(path.read_text(encoding="utf-8").split())
