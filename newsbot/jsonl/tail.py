"""A file's last line, where it has no end: torn by a kill or a full disk, or left so by an editor."""

import json
import os
import re

from newsbot.errors import OutputError
from newsbot.jsonl.problems import cannot_write

_BLOCK = 1 << 16
_BLANK = b"\xef\xbb\xbf \t\r\n\0"
# Neither a template nor a JSON document over several lines; the first record may be torn.
_OBJECT = re.compile(rb'\{[ \t]*(?:["}]|\Z)|\Z')


def settle_tail(fd: int, path: str) -> None:
    """Have the file end in a whole line: a last record without a line end gets one, a torn one is cut.

    Raises OutputError where the file holds no JSON lines: a slip in the output's name must not harm another file.
    """
    if not _is_jsonl(fd):
        raise OutputError(f"{path}: holds no JSON lines; name another output, or move this file away")
    start, size = _last_line(fd), os.fstat(fd).st_size
    if start == size:
        return
    try:
        if _is_record(_read(fd, start, size)):
            os.write(fd, b"\n")
        else:
            os.ftruncate(fd, start)
    except OSError as error:
        raise cannot_write(path, error) from error


def _last_line(fd: int) -> int:
    """Return where the line begins that has no end; the file's size where all have one."""
    at = os.fstat(fd).st_size
    while at > 0:
        start = max(0, at - _BLOCK)
        found = _read(fd, start, at).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        at = start
    return 0


def _is_record(line: bytes) -> bool:
    try:
        # Not as json reads bytes: that would be a record in UTF-16, too, and a line end breaks it.
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def _is_jsonl(fd: int) -> bool:
    """Tell by the beginning; a file of nothing but NULs is what a power cut leaves."""
    return _OBJECT.match(os.pread(fd, _BLOCK, 0).lstrip(_BLANK)) is not None


def _read(fd: int, start: int, end: int) -> bytes:
    return os.pread(fd, end - start, start)
