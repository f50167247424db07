"""ZIP archives: members are streamed, never written to disk; their names are only labels."""

import io
import re
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from newsbot.errors import PageRejected, RejectReason
from newsbot.items import Reject
from newsbot.loaders.entry import Entry
from newsbot.loaders.labels import printable
from newsbot.loaders.unpacking import Unpacked, check_ratio, damage_named, damaged
from newsbot.options import LoaderOptions

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1


def is_zip(head: bytes) -> bool:
    """Tell a ZIP archive by how it begins."""
    return head.startswith(_MAGIC)


def members(entry: Entry, options: LoaderOptions) -> Iterator[Entry | Reject]:
    """Yield the members of a ZIP archive in its order; hidden ones and folders are skipped as on disk.

    A member that cannot be opened is yielded as its Reject. `fetched` is the archive's: a member's own time has no
    zone. Raises PageRejected for the archive: `unreadable`, `too_large` (too many members, or too much in them).
    """
    if entry.layers:
        raise damaged("an archive within an archive is not read; unpack the outer one first")
    with ExitStack() as stack:
        archive = stack.enter_context(_open_archive(entry, stack))
        listed = [info for info in archive.infolist() if not _is_skipped(info)]
        seen: Counter[str] = Counter()
        left = options.max_archive_bytes
        for info in listed[: options.max_members]:
            left -= info.file_size
            if left < 0:
                raise _too_large(f"{options.max_archive_bytes} bytes in its members")
            yield from _open_member(archive, info, entry, _label(entry, info, seen), options)
        if len(listed) > options.max_members:
            raise _too_large(f"{options.max_members} members")


def _open_archive(entry: Entry, stack: ExitStack) -> zipfile.ZipFile:
    file = entry.file or stack.enter_context(_spool(entry))
    with damage_named():
        return zipfile.ZipFile(file)


def _spool(entry: Entry) -> BinaryIO:
    """Return a ZIP that came through a pipe as a nameless file: its directory stands at its end."""
    file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115  (closed with the archive)
    shutil.copyfileobj(entry.stream, file)
    return file


def _open_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry, label: str, options: LoaderOptions
) -> Iterator[Entry | Reject]:
    try:
        source = _open_stream(archive, info, options)
    except PageRejected as error:
        member = entry.within(label=label, name="", source=io.BytesIO())
        yield member.reject(error.reason, error.detail)
        return
    with source:
        unpacked = Unpacked(source.read1, lambda: info.compress_size, options)
        yield entry.within(label=label, name=PurePosixPath(info.filename).name, source=unpacked)


def _open_stream(archive: zipfile.ZipFile, info: zipfile.ZipInfo, options: LoaderOptions) -> zipfile.ZipExtFile:
    if info.flag_bits & _ENCRYPTED:
        raise damaged("the member is encrypted; unpack the archive with its password")
    # `zipfile` reads no more than the declared size.
    check_ratio(info.file_size, info.compress_size, options)
    with damage_named():
        return cast("zipfile.ZipExtFile", archive.open(info))


def _is_skipped(info: zipfile.ZipInfo) -> bool:
    # Archives from Windows may part names with a backslash.
    parts = [part for part in re.split(r"[/\\]", info.filename) if part not in {".", ".."}]
    return info.is_dir() or "__MACOSX" in parts or any(part.startswith(".") for part in parts)


def _label(entry: Entry, info: zipfile.ZipInfo, seen: Counter[str]) -> str:
    """`ARCHIVE#MEMBER`; an archive may hold a name twice, then the later ones are numbered."""
    label = f"{entry.label}#{printable(info.filename)}"
    seen[label] += 1
    return label if seen[label] == 1 else f"{label}#{seen[label]}"


def _too_large(limit: str) -> PageRejected:
    return PageRejected(RejectReason.TOO_LARGE, f"the archive has more than {limit}; the rest is not read: split it")
