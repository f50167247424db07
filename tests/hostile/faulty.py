"""newsbot on a disk that fails: FAULT names the error, the call, and from which of its calls it fails.

The calls are `write` and `fsync` on outputs, and `commit` on the state: then SQLite says what it says of such a disk,
every other time behind a commit that the disk took all the same.
"""

import errno
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

from scrapy.cmdline import execute

from newsbot import cli

FAULT = "FAULT"
_CODES = {"EIO": sqlite3.SQLITE_IOERR, "ENOSPC": sqlite3.SQLITE_FULL}


def main() -> None:
    """Break the disk, and run the command line: newsbot's, or Scrapy's where it is to crawl."""
    name, call, number = os.environ[FAULT].split(":")
    if call == "commit":
        sqlite3.connect = partial(sqlite3.connect, factory=_failing_state(_CODES[name], int(number)))  # type: ignore[assignment]
    else:
        setattr(os, call, failing(getattr(os, call), getattr(errno, name), int(number)))
    if sys.argv[1] == "crawl":
        execute(["scrapy", *sys.argv[1:]])
    cli.main()


def failing(call: Callable[..., Any], error: int, number: int) -> Callable[..., Any]:
    calls = Counter[str]()

    @wraps(call)
    def instead(fd: int, *arguments: Any) -> Any:
        if Path(f"/proc/self/fd/{fd}").readlink().suffix == ".jsonl":
            calls["all"] += 1
            if calls["all"] >= number:
                raise OSError(error, os.strerror(error))
        return call(fd, *arguments)

    return instead


def _failing_state(code: int, number: int) -> type[sqlite3.Connection]:
    commits = Counter[str]()

    class Failing(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            if statement != "COMMIT":
                return super().execute(statement, *values)
            commits["all"] += 1
            if commits["all"] < number:
                return super().execute(statement)
            if commits["all"] % 2:
                super().execute(statement)
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = code
            raise error

    return Failing


if __name__ == "__main__":
    main()
