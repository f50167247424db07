"""The shape of an address: what the addresses of one kind of page on a site have in common."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

_DIGITS = re.compile(r"\d+")
_HEX = re.compile(r"[0-9a-f]{8,}(?:-[0-9a-f]{4,})*", re.IGNORECASE)
_BREAKS = re.compile(r"[-_+ ]")
_LONGEST_WORD = 24
_MOST_SEGMENTS = 8


def shapes(url: str) -> tuple[str, str]:
    """Return the general shape of an address and the one that names its directories.

    >>> shapes("https://example.org/politics/2024/05/a-long-slug-12345.html?id=7")
    ('/w/9999/99/s9.html?id', '/politics/9999/99/s9.html?id')
    """
    parts = urlsplit(url)
    segments = [unquote(part).lower() for part in parts.path.split("/") if part][:_MOST_SEGMENTS]
    query = ",".join(sorted({key.lower()[:_LONGEST_WORD] for key, _ in parse_qsl(parts.query)}))
    tail = ("/" if parts.path.endswith("/") and segments else "") + (f"?{query}" if query else "")
    named = [_segment(part) for part in segments]
    general = [_general(part, is_last=place == len(named) - 1) for place, part in enumerate(named)]
    return f"/{'/'.join(general)}{tail}", f"/{'/'.join(named)}{tail}"


def _segment(segment: str) -> str:
    stem, dot, ending = segment.rpartition(".")
    if not dot or not ending.isalpha():
        stem, ending = segment, ""
    ending = f".{ending}" if ending else ""
    if stem.isdigit():
        return "9" * min(len(stem), 5) + ending
    if _HEX.fullmatch(stem) and _DIGITS.search(stem):
        return "x" + ending
    digits = "9" if _DIGITS.search(stem) else ""
    if len(_BREAKS.findall(stem)) >= 2 or len(stem) > _LONGEST_WORD:
        return f"s{digits}{ending}"
    return _DIGITS.sub("9", stem) + ending


def _general(segment: str, *, is_last: bool) -> str:
    """Take the words away, but for the one a short address ends with: it is all that tells two of them apart."""
    stem, dot, ending = segment.partition(".")
    if stem.strip("9") in {"", "s", "x"}:
        return segment
    return ("W" if is_last else "w") + dot + ending
