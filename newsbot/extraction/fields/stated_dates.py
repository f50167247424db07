"""Dates as metas and scripts hold them, to ISO 8601: with the offset where one is given."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from newsbot.extraction.fields.date_customs import ANYWHERE, DateCustoms
from newsbot.extraction.fields.dateline import parse_dateline
from newsbot.extraction.fields.zones import Zone, format_moment

_ISO = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})"
    r"(?:[T ]\s?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,:]\d+)?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?\s*(?:\[[\w/+-]+\])?$"
)
_EPOCH = re.compile(r"(\d{10})(\d{3})?$")
# As C's asctime and `date` write it, the year behind time and zone: "Mon Aug  5 10:00:00 PDT 2024".
_CTIME = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) +(?P<day>\d\d?) (?P<time>\d\d:\d\d:\d\d(?: [A-Z]{1,5})?) (?P<year>\d{4})$"
)


def parse_date(text: str, timezone: str | None, customs: DateCustoms = ANYWHERE) -> str | None:
    """Return the ISO 8601 form of a date as metas and scripts hold it, None for what is no date.

    >>> parse_date("2024-05-03 15:47:42.389Z", None), parse_date("Fri, 03 May 2024 17:47:00 +0200", None)
    ('2024-05-03T15:47:42+00:00', '2024-05-03T17:47:00+02:00')
    """
    text = text.strip()
    match = _ISO.match(text)
    if match:
        return _from_iso(match, timezone)
    epoch = _EPOCH.match(text)
    if epoch:
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat(timespec="seconds")
    found = parse_dateline(_CTIME.sub(r"\g<day> \g<month> \g<year> \g<time>", text), timezone, customs)
    return None if found is None or found.is_ambiguous else found.value


def _from_iso(match: re.Match[str], timezone: str | None) -> str | None:
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        moment = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0)) if match["hour"] else None
    except ValueError:
        return None
    return format_moment(day, moment, _iso_zone(match["zone"]), timezone)


def _iso_zone(text: str | None) -> Zone:
    if text is None:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(offset if text[0] == "+" else -offset) if offset < timedelta(hours=24) else None
