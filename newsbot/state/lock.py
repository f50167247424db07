"""One crawl at a time with a state: the lock beside it, and who holds it."""

import os
from pathlib import Path
from typing import Self

from newsbot.errors import LockedError
from newsbot.jsonl.lock import lock
from newsbot.state.problems import guarded

_SUFFIX = ".lock"


class StateLock:
    """Held from `take` to `close`. The system lets go of what a process held that has died."""

    def __init__(self, fd: int | None) -> None:
        self._fd = fd

    @classmethod
    def take(cls, state: str) -> Self:
        """Lock the state at the path `state`; `:memory:` needs none, and a process that holds it gets it again.

        Raises LockedError, which names the holder, and OutputError.
        """
        if state == ":memory:":
            return cls(None)
        path = state + _SUFFIX
        with guarded(state):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
            try:
                lock(fd, path)
                os.ftruncate(fd, 0)
                os.pwrite(fd, b"%d\n" % os.getpid(), 0)
            except LockedError as error:
                holder = _holder(fd)
                os.close(fd)
                if holder == os.getpid():
                    return cls(None)
                raise _locked(state, holder) from error
            except BaseException:
                os.close(fd)
                raise
        return cls(fd)

    def close(self) -> None:
        """Let go."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _holder(fd: int) -> int | None:
    text = os.pread(fd, 32, 0).strip()
    return int(text) if text.isdigit() else None


def _locked(state: str, holder: int | None) -> LockedError:
    by = f" (process {holder})" if holder else ""
    return LockedError(f"{state}: another run{by} crawls with this state; wait for it or name another state (--state)")
