"""Addresses without a sources.toml: a file of them, or one."""

import re
from pathlib import Path

from newsbot.errors import UsageError
from newsbot.sources.source import Source
from newsbot.sources.values import address
from newsbot.urls import site_of

_COMMENT = re.compile(r"(?:^|\s)#.*")


def read_urls(path: str) -> tuple[str, ...]:
    """Read a file of addresses, one a line; what follows a # at the begin of a word is a comment.

    Raises UsageError that names every line that is no address, and where the file has none or cannot be read.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file of addresses, one a line") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not in UTF-8 (byte {error.start}); save it as UTF-8") from error
    urls: dict[str, None] = {}
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        text = _COMMENT.sub("", line).strip()
        if not text:
            continue
        try:
            urls[address(text)] = None
        except ValueError as error:
            faults.append(f"{path}:{number}: {error}")
    if faults or not urls:
        raise UsageError("\n".join(faults) or f"{path}: names no address; write one a line")
    return tuple(urls)


def source_of(url: str) -> Source:
    """Return the source that a bare address makes; its name is the host. Raises UsageError.

    >>> source_of("https://example.org/news").name
    'example.org'
    """
    try:
        checked = address(url)
    except ValueError as error:
        raise UsageError(str(error)) from None
    name = re.sub(r"[^\w.-]+", "-", site_of(url.strip()) or "").strip("-")
    return Source(name=name, url=checked)
