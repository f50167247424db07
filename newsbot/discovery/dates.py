"""Dates of listings and of addresses."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit

from newsbot.url_days import day_of, days_in_url

_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])[/_.-](?P<month>0?[1-9]|1[0-2])[/_.-](?P<year>(?:19[9]|20[0-4])\d)(?!\d)"
)
_SPACED_ZONE = re.compile(r" ([+-]\d\d:?\d\d)$")
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


def read_date(text: str | None) -> datetime | None:
    """Return a date of a listing (ISO 8601, RFC 3339, RFC 5322) in UTC; without a zone it is taken for UTC.

    >>> read_date("2024-05-03T12:00:00+09:00"), read_date("2024-05"), read_date("yesterday")
    (datetime.datetime(2024, 5, 3, 3, 0, tzinfo=datetime.timezone.utc), None, None)
    """
    text = (text or "").strip()
    if not text or len(text) > _LONGEST:
        return None
    for read in (_iso, parsedate_to_datetime):
        try:
            found = read(text)
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            continue
    return None


def _iso(text: str) -> datetime:
    return datetime.fromisoformat(_SPACED_ZONE.sub(r"\1", text))
