"""newsbot on a disk that fails: FAULT names the error, the call, and from which of its calls on outputs it fails."""

import errno
import os
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from newsbot import cli

FAULT = "FAULT"


def main() -> None:
    """Break the disk, and run the command line."""
    name, call, number = os.environ[FAULT].split(":")
    setattr(os, call, failing(getattr(os, call), getattr(errno, name), int(number)))
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


if __name__ == "__main__":
    main()
