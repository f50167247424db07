"""The crash-safe writer: whole lines at the end of a file that one process holds."""

import errno
import fcntl
import json
import os
import re
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from newsbot.errors import LockedError, OutputError
from newsbot.items import Article, Reject, to_record
from newsbot.text import without_surrogates

# What JSON allows raw in a string and a reader of lines or a terminal does not.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029]")
_BLOCK = 1 << 16


def to_line(item: Article | Reject) -> bytes:
    r"""Serialise a record as one line of UTF-8: no raw control characters, no U+2028/2029, no lone surrogates."""
    text = without_surrogates(json.dumps(to_record(item), ensure_ascii=False, separators=(", ", ": ")))
    return _RAW.sub(lambda found: f"\\u{ord(found.group()):04x}", text).encode("utf-8") + b"\n"


class JsonlFile:
    """A regular file that lines are appended to, locked while it is open."""

    def __init__(self, path: str, *, create: bool = True) -> None:
        """Open and lock. Raises OutputError (cannot write), LockedError (held by another run)."""
        self.path = path
        flags = os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC | (os.O_CREAT if create else 0)
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._fd = os.open(path, flags, 0o666)
        except OSError as error:
            raise _cannot_write(path, error) from error
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._fd)
            raise LockedError(f"{path}: another run is writing to it; wait for it or name another output") from error

    def recover(self, length: int, journal: bytes) -> bool:
        """Bring the file up to what was committed: `journal` at `length`.

        Returns False where the file is another one than was written: shorter, or with other content there.
        """
        tail = self._read(length, len(journal))
        if self.size() < length or not journal.startswith(tail):
            return False
        if len(tail) < len(journal):
            self._write(journal[len(tail) :])
        return True

    def cut_torn_line(self) -> None:
        """Cut what stands after the last line end: a line that was never finished."""
        end = at = self.size()
        while at > 0:
            start = max(0, at - _BLOCK)
            found = self._read(start, at - start).rfind(b"\n")
            if found >= 0:
                at = start + found + 1
                break
            at = start
        if at < end:
            os.ftruncate(self._fd, at)

    def size(self) -> int:
        """Return the file's length in bytes."""
        return os.fstat(self._fd).st_size

    def append(self, lines: Sequence[bytes]) -> None:
        """Append whole lines and make them durable. Raises OutputError; the file then ends as it did before."""
        before = self.size()
        try:
            for line in lines:
                self._write(line)
            os.fsync(self._fd)
        except OSError as error:
            os.ftruncate(self._fd, before)
            raise _cannot_write(self.path, error) from error

    def close(self) -> None:
        """Close and unlock."""
        os.close(self._fd)

    def _read(self, at: int, size: int) -> bytes:
        parts = []
        while size > 0 and (part := os.pread(self._fd, size, at)):
            parts.append(part)
            at, size = at + len(part), size - len(part)
        return b"".join(parts)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._fd, view) :]


class JsonlStream:
    """Standard output, a pipe or a device: written straight through, nothing to recover."""

    def __init__(self, path: str) -> None:
        """Open the stream; `-` is standard output. Raises OutputError."""
        self.path = path
        try:
            self._fd = os.dup(sys.stdout.fileno()) if path == "-" else os.open(path, os.O_WRONLY | os.O_CLOEXEC)
        except OSError as error:
            raise _cannot_write(path, error) from error

    def append(self, lines: Sequence[bytes]) -> None:
        """Write lines. Raises BrokenPipeError when the reader has gone, OutputError."""
        try:
            for line in lines:
                view = memoryview(line)
                while view:
                    view = view[os.write(self._fd, view) :]
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def close(self) -> None:
        """Close the stream."""
        os.close(self._fd)


def is_stream(path: str) -> bool:
    """Tell whether an output is no regular file: `-`, a pipe, a device."""
    if path == "-":
        return True
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - of what a link points to, as os.open would see it
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


_REMEDIES = {
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EDQUOT: "the quota is used up; free some space and run again",
    errno.EFBIG: "the file may not grow further; name another output",
    errno.EROFS: "the file system is read-only; name an output elsewhere",
    errno.EACCES: "no permission to write; change it or name an output elsewhere",
    errno.EPERM: "no permission to write; change it or name an output elsewhere",
    errno.EISDIR: "it is a folder; name a file",
    errno.ENOTDIR: "a part of the path is no folder; name an output elsewhere",
    errno.ELOOP: "it is a symbolic link, which is never written through; name the file itself",
}


def _cannot_write(path: str, error: OSError) -> OutputError:
    remedy = _REMEDIES.get(error.errno or 0, f"{error.strerror}; name another output")
    return OutputError(f"{path}: cannot write: {remedy}")
