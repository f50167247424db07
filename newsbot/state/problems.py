"""What SQLite says when the state cannot be read or written, and what to do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from newsbot.errors import LockedError, NewsbotError, OutputError

_ELSEWHERE = "name another state (--state, NEWSBOT_STATE)"
_REMEDIES = {
    sqlite3.SQLITE_FULL: "cannot write the state: the disk is full; free some space and run again",
    sqlite3.SQLITE_READONLY: f"cannot write the state: it is read-only; change that or {_ELSEWHERE}",
    sqlite3.SQLITE_PERM: f"cannot write the state: no permission; change that or {_ELSEWHERE}",
    sqlite3.SQLITE_CANTOPEN: f"cannot open the state: it must be a file in a folder one may write to; {_ELSEWHERE}",
    sqlite3.SQLITE_IOERR: f"cannot write the state: the disk fails, or a limit is reached; mend that or {_ELSEWHERE}",
    sqlite3.SQLITE_CORRUPT: f"the state is damaged; move it away or {_ELSEWHERE}",
    sqlite3.SQLITE_NOTADB: f"this is no state of newsbot, or it is damaged; move it away or {_ELSEWHERE}",
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """Turn what is wrong with the state at `path` into an error for the user: OutputError, LockedError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _for_user(path, error) from error
    except OSError as error:
        raise OutputError(f"{path}: cannot make the state ({error.strerror}); {_ELSEWHERE}") from error


def _for_user(path: str, error: sqlite3.DatabaseError) -> NewsbotError:
    # Extended codes keep the primary one in their low byte. Errors of the module itself have none.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _BUSY:
        return LockedError(f"{path}: another run holds the state; wait for it or {_ELSEWHERE}")
    remedy = _REMEDIES.get(code, f"the state is of no use ({error}); move it away or {_ELSEWHERE}")
    return OutputError(f"{path}: {remedy}")
