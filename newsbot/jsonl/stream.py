"""An output that is no regular file: standard output, a pipe, a device."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from newsbot.jsonl.problems import cannot_write

_STANDARD = {"-": 1, "/dev/stdout": 1, "/dev/stderr": 2}


class JsonlStream:
    """Written straight through; nothing to lock, nothing to recover."""

    def __init__(self, path: str) -> None:
        """Open the stream; `-` is standard output. Raises OutputError."""
        self.path = path
        try:
            # Opened by name, a redirected standard output would be written from its beginning.
            standard = _STANDARD.get(path)
            self._fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC) if standard is None else os.dup(standard)
        except OSError as error:
            raise cannot_write(path, error) from error

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
            raise cannot_write(self.path, error) from error

    def close(self) -> None:
        """Close the stream."""
        os.close(self._fd)


def is_stream(path: str) -> bool:
    """Tell whether an output is no regular file: `-`, a pipe, a device.

    >>> is_stream("-"), is_stream("/dev/null"), is_stream("articles.jsonl")
    (True, True, False)
    """
    if path in _STANDARD:
        return True
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
