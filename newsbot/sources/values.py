"""The values of keys in sources.toml: each reader takes what TOML gave and returns what a Source holds.

Each raises ValueError with what is wrong and what to write.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import langcodes

from newsbot.urls import absolute_url

Reader = Callable[[Any], Any]

_DURATION = re.compile(r"(\d{1,6})\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_NAME = re.compile(r"\w[\w. -]{0,99}")
_NOT_PRINTABLE = re.compile(r"[\x00-\x20\x7f]")


def text(value: Any) -> str:
    """Read a text."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{_shown(value)} is no text; write it in quotes")
    return value.strip()


def name(value: Any) -> str:
    """Read a source's name, which becomes part of file names."""
    found = text(value)
    if not _NAME.fullmatch(found):
        raise ValueError(f"{found!r} is no name; use letters, digits, spaces and . _ -")
    return found


def address(value: Any) -> str:
    """Read an http(s) address without credentials; it comes as the addresses of links do, its host in ASCII.

    >>> address("https://example.org/news"), address("https://münchen.example/")
    ('https://example.org/news', 'https://xn--mnchen-3ya.example/')
    """
    found = text(value)
    try:
        parts = urlsplit(found)
        user, _ = parts.username, parts.port
    except ValueError as error:
        raise ValueError(f"{found!r} is no address ({error})") from None
    if user is not None:
        raise ValueError(f"the address of {parts.hostname} holds a user name; leave user name and password out")
    absolute = None if _NOT_PRINTABLE.search(found) else absolute_url(found)
    if absolute is None:
        raise ValueError(f"{found!r} is no web address; it begins with https:// or http:// and a host")
    return absolute


def pattern(value: Any) -> str:
    """Read a regular expression."""
    found = text(value)
    try:
        re.compile(found)
    except re.error as error:
        raise ValueError(f"{found!r} is no regular expression ({error})") from None
    return found


def language(value: Any) -> str:
    """Read a language tag (BCP 47)."""
    found = text(value)
    if not langcodes.tag_is_valid(found):
        raise ValueError(f'{found!r} is no language; write a tag as in "en" or "pt-BR"')
    return langcodes.standardize_tag(found)


def zone(value: Any) -> str:
    """Read the name of a time zone (IANA)."""
    found = text(value)
    try:
        return ZoneInfo(found).key
    except (KeyError, ValueError, OSError):
        raise ValueError(f'{found!r} is no time zone; write an IANA name as in "Asia/Tokyo"') from None


def duration(value: Any) -> timedelta:
    """Read a duration.

    >>> duration("90s"), duration("7d")
    (datetime.timedelta(seconds=90), datetime.timedelta(days=7))
    """
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not int(found[1]):
        raise ValueError(f'{_shown(value)} is no duration; write one as in "90s", "30m", "48h" or "7d"')
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def count(value: Any) -> int:
    """Read a number of things, 1 or more."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{_shown(value)} is no count; write a whole number, 1 or more")
    return value


def seconds(value: Any) -> float:
    """Read a number of seconds, 0 or more."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < 86_400:
        raise ValueError(f"{_shown(value)} is no number of seconds; write one as in 2 or 0.5")
    return float(value)


def listed(reader: Reader) -> Reader:
    """Return a reader of lists of what `reader` reads."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"{_shown(value)} is no list; write [{_shown(value)}]")  # noqa: TRY004
        return tuple(dict.fromkeys(map(reader, value)))

    return read


def spidermon(value: Any) -> dict[str, Any]:
    """Read the table of Spidermon: `actions`, and settings of its own."""
    if not isinstance(value, dict):
        raise ValueError("is a table; begin it with [spidermon]")  # noqa: TRY004
    if strange := [key for key in value if key != "actions" and not key.startswith("SPIDERMON_")]:
        raise ValueError(f'unknown key "{strange[0]}"; known are "actions" and settings that begin with SPIDERMON_')
    actions = value.get("actions")
    if not isinstance(actions, list) or not actions or not all(isinstance(it, str) and it for it in actions):
        raise ValueError('"actions" is to be a list of classes, as in README')
    return value


def _shown(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


READERS: dict[str, Reader] = {
    "name": name,
    "url": address,
    "feeds": listed(address),
    "sitemaps": listed(address),
    "sections": listed(address),
    "allow": listed(pattern),
    "deny": listed(pattern),
    "language": language,
    "timezone": zone,
    "max_age": duration,
    "max_articles": count,
    "page_budget": count,
    "delay": seconds,
    "user_agent": text,
    "refresh": duration,
    "every": duration,
}
FILE_READERS: dict[str, Reader] = {
    "webhook": address,
    "ping_url": address,
    "keep": duration,
    "spidermon": spidermon,
}
"""Keys above the first source."""

REQUIRED = ("name", "url")
