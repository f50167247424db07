"""Zones of times: written beside a time, or known from elsewhere; the ISO 8601 form of a moment."""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsbot.zones import zone_in_words, zone_of

Zone = tzinfo | None

_BESIDE = re.compile(r"\W{0,3}(?:Uhr|uur|h|Local|Time)?\W{0,3}?(?=[A-ZМ+−-])(?P<name>[A-ZА-Я]{1,5}(?!\w))?")
_HOURS = r"(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)"
_OFFSET = re.compile(rf"\s?(?P<sign>[+−-]){_HOURS}")
_OFFSET_FROM_NAMED = re.compile(rf"\s?(?P<sign>[+−–-])\s?{_HOURS}")  # "GMT + 7"


def read_zone(line: str, start: int) -> tuple[Zone, int]:
    """Return the zone that stands in `line` at `start`, behind a time, and where it ends; (None, start) if none does.

    >>> read_zone("17:47 CEST", 5)[1], str(read_zone("17:47 UTC+5:30", 5)[0])
    (10, 'UTC+05:30')
    """
    in_words, end = zone_in_words(line, start)
    if in_words is not None:
        return in_words, end
    beside = _BESIDE.match(line, start)
    named = zone_of(beside["name"]) if beside and beside["name"] else None
    if beside is None or (beside["name"] and named is None):
        return None, start
    offset = (_OFFSET if named is None else _OFFSET_FROM_NAMED).match(line, beside.end())
    if offset is None:
        return named, beside.end() if named else start
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    if minutes > 14 * 60:
        return named, beside.end() if named else start
    return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes)), offset.end()


def format_moment(day: date, moment: time | None, zone: Zone, name: str | None) -> str:
    """Return ISO 8601: a date alone stays one; a time without `zone` takes that called `name` (IANA), if given."""
    if moment is None:
        return day.isoformat()
    zone = zone or zone_named(name)
    return datetime.combine(day, moment.replace(microsecond=0), zone).isoformat(timespec="seconds")


def zone_named(name: str | None) -> Zone:
    """Return the zone of an IANA name, None where there is no such zone."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
