"""The worker process: reads pages, answers with what the function made of them. Run by `newsbot.workers.process`."""

import gc
import logging
import os
import pkgutil
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import BinaryIO

import psutil

from newsbot.dedup.signing import sign
from newsbot.errors import NewsbotError
from newsbot.items import Article, Extraction, Page, PageFile
from newsbot.options import ExtractionOptions
from newsbot.site_template import SiteTemplate, unpack
from newsbot.text import digest_bytes
from newsbot.workers.lifeline import die_with
from newsbot.workers.messages import Changed, Job, Raised, Ready, Task, receive, send

Function = Callable[[Page, ExtractionOptions, SiteTemplate | None], Extraction]

# The watching parent enforces the limit; this stops what grows too fast to be watched. Address space runs ahead of
# resident memory, so there is room between the two.
_ADDRESS_SPACE_PER_MEMORY = 2
# Templates kept unpacked: of the sites whose pages come now. A large one takes half a megabyte, and 4 ms to unpack.
_TEMPLATES = 32

_unpacked = lru_cache(maxsize=_TEMPLATES)(unpack)


def main() -> None:
    """Serve pages until the parent (its process id is the one argument) closes the socket or dies."""
    _leave_signals_to_parent()
    die_with(int(sys.argv[1]))
    requests, replies = _take_streams()
    with suppress(EOFError):
        _serve(receive(requests), requests, replies)


def _serve(job: Job, requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer each page until the socket ends (EOFError)."""
    try:
        function = pkgutil.resolve_name(job.function)
    except Exception as error:  # noqa: BLE001  (whatever an import raises is the parent's to tell)
        send(replies, _raised(error))
        return
    _limit_memory(job.memory_bytes)
    # What the imports made stays: the garbage collector need not look through it again and again, 5 % of a page's time.
    gc.collect()
    gc.freeze()
    send(replies, Ready())
    while True:
        send(replies, _answer(function, receive(requests), job))


def _answer(function: Function, task: Task, job: Job) -> Extraction | Raised | Changed:
    try:
        page = task.page if task.page.file is None else _read(task.page, task.page.file)
        if page is None:
            return Changed()
        extraction = function(page, job.options, None if task.template is None else _unpacked(task.template))
        return _signed(extraction) if job.signs else extraction
    except Exception as error:  # noqa: BLE001  (whatever a page makes the function raise costs that page alone)
        return _raised(error)


def _signed(extraction: Extraction) -> Extraction:
    outcome = extraction.outcome
    if not isinstance(outcome, Article):
        return extraction
    signature = sign(outcome.text)
    return replace(extraction, signature=signature.pack() if signature else b"")


def _read(page: Page, file: PageFile) -> Page | None:
    """Return a page with the bytes of its file, None where these are not what the parent read there."""
    try:
        with open(file.path, "rb") as stream:  # noqa: PTH123  (a Path a page is a cost)
            body = stream.read(file.size + 1)
    except OSError:
        return None
    return replace(page, body=body) if digest_bytes(body) == file.digest else None


def _raised(error: Exception) -> Raised:
    for_user = isinstance(error, NewsbotError)
    return Raised(
        summary=str(error) if for_user else f"{type(error).__name__}: {error}",
        traceback="".join(traceback.format_exception(error)),
        out_of_memory=isinstance(error, MemoryError),
        for_user=for_user,
    )


def _leave_signals_to_parent() -> None:
    """Ctrl-C and a service manager's stop reach all processes; what becomes of pages in work is the parent's say."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep stdin and stdout for messages; what a library prints goes to stderr, what it logs nowhere."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123  (a file descriptor is wanted)
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    logging.getLogger().addHandler(logging.NullHandler())
    return requests, replies


def _limit_memory(memory_bytes: int) -> None:
    taken = psutil.Process().memory_info().vms
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = taken + _ADDRESS_SPACE_PER_MEMORY * memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


if __name__ == "__main__":
    main()
