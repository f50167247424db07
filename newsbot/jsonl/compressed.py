"""Whole files of lines, compressed: a day that is over."""

import gzip
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any

from newsbot.jsonl.file import JsonlFile
from newsbot.jsonl.problems import cannot_write

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_BLOCK = 1 << 20


class Compression(StrEnum):
    """What files can be compressed with."""

    GZIP = "gzip"
    ZSTD = "zstd"

    @property
    def suffix(self) -> str:
        """What the file's name ends with."""
        return ".gz" if self is Compression.GZIP else ".zst"


_OPENERS: dict[Compression, Callable[..., Any]] = {Compression.GZIP: gzip.open, Compression.ZSTD: zstd.open}

UNREADABLE = (OSError, EOFError, zlib.error, zstd.ZstdError)
"""What a file that is damaged raises."""


def compress(path: Path, how: Compression) -> None:
    """Put a file's lines into a compressed one beside it, behind what that holds already, and delete the file.

    At any moment one of the two is whole: whatever ends this, the next call finishes it, and no line is there twice.
    Raises OutputError, LockedError (a run is writing to the file).
    """
    target = path.with_name(path.name + how.suffix)
    with _locked(path):
        try:
            if not (target.exists() and _ends_with(target, path, how)):
                _append(path, target, how)
            path.unlink()
        except OSError as error:
            raise cannot_write(str(target), error) from error


def lines_of(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file, unpacked where its name says that it is compressed. Raises OSError, EOFError."""
    for how, opener in _OPENERS.items():
        if path.name.endswith(how.suffix):
            with opener(path, "rb") as lines:
                yield from lines
            return
    with path.open("rb") as lines:
        yield from lines


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    file = JsonlFile(str(path))
    try:
        yield
    finally:
        file.close()


def _append(path: Path, target: Path, how: Compression) -> None:
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as out:
            if target.exists():
                with target.open("rb") as before:
                    copyfileobj(before, out, _BLOCK)
            # Members one behind the other are one file, in both formats.
            with path.open("rb") as lines, _OPENERS[how](out, "wb") as packed:
                copyfileobj(lines, packed, _BLOCK)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync(target.parent)


def _sync(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _ends_with(target: Path, path: Path, how: Compression) -> bool:
    """Tell whether the lines were put there before something ended that."""
    wanted = path.stat().st_size
    with _OPENERS[how](target, "rb") as packed:
        size = sum(map(len, _blocks(packed)))
    if size < wanted:
        return False
    with _OPENERS[how](target, "rb") as packed, path.open("rb") as lines:
        packed.seek(size - wanted)
        return all(packed.read(len(block)) == block for block in _blocks(lines))


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block
