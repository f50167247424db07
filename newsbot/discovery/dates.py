"""Dates of listings and of addresses."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit

from newsbot.url_days import day_of, days_in_url
from newsbot.zones import zone_of

_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])[/_.-](?P<month>0?[1-9]|1[0-2])[/_.-](?P<year>(?:19[9]|20[0-4])\d)(?!\d)"
)
_EPOCH = re.compile(r"(1\d{9})(\d{3})?")  # seconds, or milliseconds, of 2001 to 2033
_YEAR_FIRST = re.compile(r"\b(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
# Behind a time: what the parsers read in one notation each, or take for UTC without a word.
_ZONE = re.compile(
    r"(?<=:\d\d)(?:[.,]\d{1,9})? ?(?:(?:GMT|UTC)? ?(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?(?!\d)"
    r"|(?P<name>[^\W\d_]{1,5})\b)(?: ?\([^)]*\)$)?"
)
_LONGEST = 100


def date_in_url(url: str) -> date | None:
    """Return the day that an address names in its path, None where it names none or only a month.

    >>> date_in_url("https://example.org/2024/05/03/a-ferry-sails"), date_in_url("https://example.org/2024/05/")
    (datetime.date(2024, 5, 3), None)
    """
    day = next(days_in_url(url), None)
    if day is None and (found := _DAY_FIRST.search(unquote(urlsplit(url).path))):
        day = day_of(found.groupdict())
    return day


def date_text(text: str | None) -> str | None:
    """Return what a listing gives as a date, None where it is empty or too long to be one."""
    text = (text or "").strip()
    return text if 0 < len(text) <= _LONGEST else None


def read_date(text: str | None) -> datetime | None:
    """Return a date of a listing in UTC, None for what is none; without a zone it is taken for UTC.

    Read are ISO 8601, RFC 3339, RFC 5322, the year first with slashes or points, and seconds or milliseconds since
    1970; zones as numbers and by their usual abbreviations.

    >>> read_date("2024-05-03T12:00:00+09:00"), read_date("2024-05"), read_date("yesterday")
    (datetime.datetime(2024, 5, 3, 3, 0, tzinfo=datetime.timezone.utc), None, None)
    >>> read_date("Fri, 03 May 2024 12:00:00 JST") == read_date("2024/5/3 12:00 +09:00") == read_date("1714705200")
    True
    """
    if (text := date_text(text)) is None:
        return None
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    text, zone = _without_zone(_YEAR_FIRST.sub(_in_two_digits, text, count=1))
    for read in (datetime.fromisoformat, _of_mail):
        try:
            found = read(text)
            return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


def _in_two_digits(found: re.Match[str]) -> str:
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"


def _without_zone(text: str) -> tuple[str, tzinfo]:
    """Return a date without the zone that stands behind its time, and the zone; UTC where none does."""
    found = _ZONE.search(text)
    zone = None if found is None else _offset(found) if found["sign"] else zone_of(found["name"])
    if found is None or zone is None:
        return text, UTC
    return text[: found.start()] + text[found.end() :], zone


def _offset(found: re.Match[str]) -> timezone | None:
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    if offset >= timedelta(days=1):
        return None
    return timezone(-offset if found["sign"] == "-" else offset)


def _of_mail(text: str) -> datetime:
    return parsedate_to_datetime(text if ":" in text else f"{text} 00:00")
