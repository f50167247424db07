"""ZIP archives: members are streamed, never written to disk; their names are only labels."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from newsbot.errors import PageRejected, RejectReason
from newsbot.items import Reject
from newsbot.loaders import wacz
from newsbot.loaders.entry import Entry
from newsbot.loaders.members import MemberLabels, check_depth, is_hidden
from newsbot.loaders.unpacking import Unpacked, check_ratio, damage_named, damaged
from newsbot.options import LoaderOptions

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_CHUNK = 64 * 1024


def is_zip(head: bytes) -> bool:
    """Tell a ZIP archive by how it begins."""
    return head.startswith(_MAGIC)


def members(entry: Entry, options: LoaderOptions) -> Iterator[Entry | Reject]:
    """Yield the members of a ZIP archive in its order; hidden ones and folders are skipped as on disk.

    A member that cannot be opened is yielded as its Reject. `fetched` is the archive's: a member's own time has no
    zone. Raises PageRejected for the archive: `unreadable`, `too_large` (too many members, or too much in them).
    """
    check_depth(entry, options)
    with ExitStack() as stack:
        archive = stack.enter_context(_open_archive(entry, stack, options))
        is_wanted = wacz.wanted(archive.namelist())
        labels = MemberLabels(entry.label)
        for info in archive.infolist():
            # `info.is_dir()` fails where there is no name.
            if info.filename.endswith("/") or is_hidden(info.filename) or not is_wanted(info.filename):
                continue
            entry.budget.spend(info.file_size)
            yield from _open_member(archive, info, entry, labels.label(info.filename), options)


def _open_archive(entry: Entry, stack: ExitStack, options: LoaderOptions) -> zipfile.ZipFile:
    file = entry.file or _spool(entry, stack, options)
    with damage_named():
        return zipfile.ZipFile(file)


def _spool(entry: Entry, stack: ExitStack, options: LoaderOptions) -> BinaryIO:
    """Return a ZIP that is packed or came through a pipe as a nameless file: its directory stands at its end."""
    file = cast("BinaryIO", stack.enter_context(tempfile.TemporaryFile()))  # noqa: SIM115  (the stack is one)
    while part := entry.stream.read(_CHUNK):
        file.write(part)
        if file.tell() > options.max_spool_bytes:
            limit = options.max_spool_bytes
            raise PageRejected(RejectReason.TOO_LARGE, f"a packed ZIP of more than {limit} bytes; unpack it first")
    return file


def _open_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry, label: str, options: LoaderOptions
) -> Iterator[Entry | Reject]:
    try:
        source = _open_stream(archive, info, options)
    except PageRejected as error:
        member = entry.member(label=label, name="", source=io.BytesIO())
        yield member.reject(error.reason, error.detail)
        return
    with source:
        unpacked = Unpacked(source.read1, lambda: info.compress_size, options)
        yield entry.member(label=label, name=PurePosixPath(info.filename).name, source=unpacked)


def _open_stream(archive: zipfile.ZipFile, info: zipfile.ZipInfo, options: LoaderOptions) -> zipfile.ZipExtFile:
    if info.flag_bits & _ENCRYPTED:
        raise damaged("the member is encrypted; unpack the archive with its password")
    # `zipfile` reads no more than the declared size.
    check_ratio(info.file_size, info.compress_size, options)
    with damage_named():
        return cast("zipfile.ZipExtFile", archive.open(info))
