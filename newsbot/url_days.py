"""Days that stand in the path of an address, the year first.

Numbers of a slug are none: in `/2024/05/3-dead-in-crash` the 3 counts the dead.
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?<!\d)(?P<year>(?:19[9]|20[0-4])\d)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"
_TWO_DIGITS = r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# Where a slug may begin with a number, the day is the whole segment, but for a suffix or a number of the article.
_SEGMENT = r"(?=[/_]|\.(?!\d)|$)"
# Behind what is run together the time of day may follow, and behind that a count of three or seven digits.
_CLOCK = r"(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?:\d{3}|\d{7})?)?(?!\d)"
_ANY_YEAR = re.compile(_YEAR)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}(?P<mark>[_.-])(?:{_MONTH}|{_NAME})(?P=mark){_DAY}(?!\d)",
        rf"{_YEAR}[/_.-](?:{_MONTH}|{_NAME})[/_.-]{_DAY}{_SEGMENT}",
        rf"{_YEAR}{''.join(_TWO_DIGITS)}{_CLOCK}",
        rf"{_YEAR}[/_-]{''.join(_TWO_DIGITS)}{_SEGMENT}",
        rf"{_YEAR}{'[/_-]'.join(_TWO_DIGITS)}{_SEGMENT}",
    )
)


def days_in_url(url: str) -> Iterator[date]:
    """Yield the days that an address names in its path; a month alone is none.

    >>> [str(day) for day in days_in_url("https://example.org/2024/05/03/a-ferry-sails")]
    ['2024-05-03']
    >>> list(days_in_url("https://example.org/2024/05/3-dead-in-crash/"))
    []
    """
    path = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
    for pattern in _PATTERNS if _ANY_YEAR.search(path) else ():
        for found in pattern.finditer(path):
            if day := day_of(found.groupdict()):
                yield day


def day_of(parts: dict[str, str | None]) -> date | None:
    """Return the day of the groups `year`, `month` (or its `name`) and `day`, None where the calendar has none such."""
    name = parts.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"] or 0)
    try:
        return date(int(parts["year"] or 0), month, int(parts["day"] or 0))
    except ValueError:
        return None
