"""tar archives (POSIX ustar and pax, GNU): members are streamed, never written to disk; names are only labels."""

import io
import tarfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import IO, Self, cast

from newsbot.errors import RejectReason
from newsbot.items import Reject
from newsbot.loaders.entry import Entry
from newsbot.loaders.members import MemberLabels, check_depth, is_hidden
from newsbot.loaders.unpacking import damage_named
from newsbot.options import LoaderOptions

# typeshed leaves out which errors of a header there are.
_EndHeader: type[Exception] = tarfile.EOFHeaderError  # type: ignore[attr-defined]
_HeaderError = tarfile.HeaderError
_NoHeader: type[Exception] = tarfile.EmptyHeaderError  # type: ignore[attr-defined]
_BadHeader: type[Exception] = tarfile.InvalidHeaderError  # type: ignore[attr-defined]
# Headers that describe the next member (long names, pax) are read into memory: real ones have some hundred bytes.
_DESCRIPTIONS = frozenset({tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
                           tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK})  # fmt: skip
_DESCRIPTION_BYTES = 2**20
# 9999-12-31: later times no calendar of ours has.
_LAST_TIME = 253_402_300_800


class _Header(tarfile.TarInfo):
    """A member's header, that tells its archive of damage: `tarfile` passes over that in silence."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        """Return the next member's header; note damage before it."""
        archive = cast("_Archive", tarfile)
        try:
            header = super().fromtarfile(tarfile)
        except _EndHeader:
            archive.has_end = True
            raise
        except _NoHeader:
            if not archive.has_end:
                archive.note("it has no end")
            raise
        except _HeaderError as error:
            archive.note(str(error))
            raise
        archive.has_end = False
        return header

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return the header in a block; one that would take too much memory is damage."""
        header = super().frombuf(buf, encoding, errors)
        if header.size < 0 or (header.type in _DESCRIPTIONS and header.size > _DESCRIPTION_BYTES):
            raise _BadHeader(f"a header of {header.size} bytes")
        return header


class _Archive(tarfile.TarFile):
    """A tar archive that is read on behind damage, of which it keeps the place and the kind."""

    tarinfo = _Header
    has_end = False
    damage: tuple[int, str] | None = None

    def note(self, detail: str) -> None:
        """Keep the first of what is wrong before the next member."""
        self.damage = self.damage or (self.offset, detail)


def is_tar(head: bytes) -> bool:
    """Tell a tar archive by its first header, whose check sum holds."""
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def members(entry: Entry, options: LoaderOptions) -> Iterator[Entry | Reject]:
    """Yield the members of a tar archive in its order; hidden ones and folders are skipped as on disk.

    Links, devices and damage between members are yielded as Rejects. A member's `fetched` is its own time. Raises
    PageRejected for the archive: `unreadable`, `too_large` (too many members, or too much in them).
    """
    check_depth(entry, options)
    labels = MemberLabels(entry.label)
    with damage_named():
        archive = _Archive.open(fileobj=entry.stream, mode="r|", ignore_zeros=True, errorlevel=0)
    with closing(archive):
        while True:
            with damage_named():
                info = archive.next()
            # A member is not looked at again; a million of them would be a gigabyte.
            archive.members.clear()  # type: ignore[attr-defined]  # typeshed leaves it out
            if archive.damage is not None:
                yield _damaged(archive.damage, entry, labels)
                archive.damage = None
            if info is None:
                return
            if not info.isdir() and not is_hidden(info.name):
                entry.budget.spend(info.size)
                yield _member(archive, info, entry, labels.label(info.name))


def _member(archive: _Archive, info: tarfile.TarInfo, entry: Entry, label: str) -> Entry | Reject:
    if not info.isreg():
        kind = "a link" if info.islnk() or info.issym() else "neither file nor folder"
        return _nothing(entry, label).reject(RejectReason.UNREADABLE, f"{kind}, which an archive's member must not be")
    file = archive.extractfile(info)
    source = _Named(file) if file is not None else io.BytesIO()
    fetched = datetime.fromtimestamp(info.mtime, UTC) if 0 < info.mtime < _LAST_TIME else None
    return entry.member(label=label, name=PurePosixPath(info.name).name, source=source, fetched=fetched)


class _Named:
    """A member's bytes, whose damage is named."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        with damage_named():
            return self._file.read(size)


def _damaged(damage: tuple[int, str], entry: Entry, labels: MemberLabels) -> Reject:
    place, detail = damage
    where = _nothing(entry, labels.label(f"@{place}"))
    return where.reject(RejectReason.UNREADABLE, f"the archive is damaged at byte {place} ({detail}); copy it again")


def _nothing(entry: Entry, label: str) -> Entry:
    return entry.member(label=label, name="", source=io.BytesIO())
