"""A regular file of records: locked, appended to, brought up to what was committed."""

import hashlib
import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from newsbot.errors import NewsbotError
from newsbot.jsonl.lock import lock
from newsbot.jsonl.problems import cannot_write

# How much of what stands before a place tells one file from another.
_MARK_BYTES = 4_096


class AppendedFile(ABC):
    """A regular file that whole records are appended to, locked while it is open. A format is a subclass."""

    def __init__(self, path: str) -> None:
        """Open and lock, made with its folder where missing; a torn last record is settled.

        Raises OutputError (cannot write, a file of another format), LockedError (held by another run).
        """
        self.path = path
        try:
            self._fd = _open_locked(path)
        except OSError as error:
            raise cannot_write(path, error) from error
        try:
            self._settle()
        except BaseException:
            os.close(self._fd)
            raise

    @property
    def size(self) -> int:
        """The file's length in bytes."""
        return os.fstat(self._fd).st_size

    def is_current(self) -> bool:
        """Tell whether the file still stands at its path: it may have been moved away or deleted."""
        return _is_at(self._fd, self.path)

    def mark(self, length: int) -> bytes:
        """Return a hash of what stands before byte `length`, by which the file is known again."""
        return _mark(self._fd, length)

    def complete(self, length: int, journal: bytes) -> None:
        """Append the records of `journal` that do not stand after byte `length` yet. Raises OutputError.

        A run that was killed wrote some of them or none, and other programs may have written records since.
        """
        self.append(self._missing(length, journal))

    @abstractmethod
    def _settle(self) -> None:
        """Have the open file end in a whole record. Raises OutputError where it is of another format."""

    @abstractmethod
    def _missing(self, length: int, journal: bytes) -> list[bytes]:
        """Return the records of `journal` that do not stand after byte `length`."""

    def append(self, records: Sequence[bytes]) -> None:
        """Append whole records and make them durable. Raises OutputError; the file then ends in a whole record."""
        try:
            for record in records:
                self._write(record)
            if records:
                os.fsync(self._fd)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def close(self) -> None:
        """Close and unlock."""
        os.close(self._fd)

    def _write(self, record: bytes) -> None:
        view = memoryview(record)
        try:
            while view:
                view = view[os.write(self._fd, view) :]
        except OSError:
            self._take_back(record[: len(record) - len(view)])
            raise

    def _take_back(self, torn: bytes) -> None:
        """Cut the beginning of a record that could not be finished, unless another program wrote after it."""
        start = self.size - len(torn)
        if torn and os.pread(self._fd, len(torn), start) == torn:
            os.ftruncate(self._fd, start)


def is_intact(path: str, length: int, mark: bytes) -> bool:
    """Tell whether the file at `path` is the one whose first `length` bytes gave `mark`. Needs no lock."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        return os.fstat(fd).st_size >= length and _mark(fd, length) == mark
    finally:
        os.close(fd)


def _open_locked(path: str) -> int:
    """Return a descriptor of the file that stands at `path`, locked."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    while True:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        try:
            lock(fd, path)
            if _is_at(fd, path):
                if os.fstat(fd).st_size == 0:
                    _sync_folder(path)
                return fd
        except (NewsbotError, OSError):
            os.close(fd)
            raise
        # Replaced between opening and locking.
        os.close(fd)


def _sync_folder(path: str) -> None:
    """Make a new file's name durable: what is committed as written to it must not lose it to a power cut."""
    fd = os.open(Path(path).parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _is_at(fd: int, path: str) -> bool:
    try:
        standing = Path(path).lstat()
    except OSError:
        return False
    return os.path.samestat(standing, os.fstat(fd))


def _mark(fd: int, length: int) -> bytes:
    start = max(0, length - _MARK_BYTES)
    return hashlib.blake2b(os.pread(fd, length - start, start), digest_size=16).digest()
