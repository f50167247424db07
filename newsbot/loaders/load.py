"""From one input file to its pages: what a file is, is told by its content, then by its name."""

import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import BinaryIO

from newsbot.errors import InputError, PageRejected
from newsbot.items import Page, Reject
from newsbot.loaders import (
    brotli_file,
    bzip2_file,
    gzip_file,
    jsonl_file,
    mhtml_file,
    tar_archive,
    warc,
    webarchive_file,
    xz_file,
    zip_archive,
    zstd_file,
)
from newsbot.loaders.entry import Budget, Entry, Stream
from newsbot.loaders.files import STDIN
from newsbot.loaders.labels import printable
from newsbot.loaders.page_file import is_page, read_page
from newsbot.loaders.unpacking import damaged
from newsbot.options import LoaderOptions
from newsbot.paths import describe

# A page packed twice is a slip, packed more often an attack.
_MAX_LAYERS = 3


def load(
    path: str, options: LoaderOptions, *, fetched: datetime, skipped: Counter[str] | None = None
) -> Iterator[Page | Reject]:
    """Yield the pages of one input file, and a Reject for each part that is damaged or too large.

    `path` is a file, or `-` for standard input. A page's `fetched` is its file's modification time (UTC), `fetched`
    where there is none (a pipe); what an archive says of it wins. `skipped` counts, by kind, the parts of archives that
    hold no page by design.

    Raises InputError where the file itself cannot be opened or read.
    """
    try:
        with _open(path) as file:
            counted = Counter[str]() if skipped is None else skipped
            yield from _pages(_entry(path, file, fetched, Budget(options), counted), options)
    except OSError as error:
        raise InputError(path, describe(error)) from error


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    if path != STDIN:
        return Path(path).open("rb")
    if sys.stdin is None:
        raise InputError(path, "standard input is closed; give it a file or a pipe")
    return nullcontext(sys.stdin.buffer)


def _entry(path: str, file: BinaryIO, fetched: datetime, budget: Budget, skipped: Counter[str]) -> Entry:
    status = os.fstat(file.fileno())
    is_plain = stat.S_ISREG(status.st_mode)
    return Entry(
        label=printable(path),
        name=PurePath(path).name,
        stream=Stream(file),
        fetched=(is_plain and _utc(status.st_mtime)) or fetched,
        file=file if is_plain else None,
        path=path if is_plain and path != STDIN else None,
        budget=budget,
        skipped=skipped,
    )


def _utc(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        # Some file systems hold years that no calendar of ours has.
        return None


def _pages(entry: Entry, options: LoaderOptions) -> Iterator[Page | Reject]:
    try:
        yield from _read(entry, options)
    except PageRejected as error:
        yield entry.reject(error.reason, error.detail)


def _read(entry: Entry, options: LoaderOptions) -> Iterator[Page | Reject]:
    head = entry.stream.head
    if entry.layers > _MAX_LAYERS:
        raise damaged(f"packed more than {_MAX_LAYERS} times over; unpack it first")
    if warc.is_warc(head) or warc.is_gzipped_warc(head, entry.name):
        yield from warc.read_records(entry, options)
    elif (unpack := _unpacker(entry)) is not None:
        yield from _pages(unpack(entry, options), options)
    elif zip_archive.is_zip(head):
        yield from _member_pages(zip_archive.members(entry, options), options)
    elif tar_archive.is_tar(head):
        yield from _member_pages(tar_archive.members(entry, options), options)
    elif mhtml_file.is_mhtml(head):
        yield mhtml_file.read_page(entry, options)
    elif webarchive_file.is_webarchive(head, entry.name):
        yield webarchive_file.read_page(entry, options)
    elif jsonl_file.is_jsonl(head, entry.name):
        yield from jsonl_file.read_rows(entry, options)
    else:
        jsonl_file.check_not_json(head)
        yield read_page(entry, options)


def _member_pages(members: Iterator[Entry | Reject], options: LoaderOptions) -> Iterator[Page | Reject]:
    for member in members:
        yield from [member] if isinstance(member, Reject) else _pages(member, options)


def _unpacker(entry: Entry) -> Callable[[Entry, LoaderOptions], Entry] | None:
    """Return what takes the outer packing off an entry, None where there is none."""
    head = entry.stream.head
    for is_packed, unpack in (
        (gzip_file.is_gzip, gzip_file.unpack),
        (bzip2_file.is_bzip2, bzip2_file.unpack),
        (xz_file.is_xz, xz_file.unpack),
        (zstd_file.is_zstd, zstd_file.unpack),
    ):
        if is_packed(head):
            return unpack
    return brotli_file.unpack if brotli_file.is_brotli(entry.name) and not is_page(head) else None
