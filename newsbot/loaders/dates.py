"""Times as archives write them."""

from collections.abc import Callable
from datetime import UTC, datetime


def read_time(text: str, parse: Callable[[str], datetime]) -> datetime | None:
    """Return the time (UTC) that `parse` reads in a text; UTC where it names no zone; None where there is none.

    >>> read_time("2025-06-07T10:09:10+02:00", datetime.fromisoformat)
    datetime.datetime(2025, 6, 7, 8, 9, 10, tzinfo=datetime.timezone.utc)
    >>> read_time("0001-01-01T00:00:00+02:00", datetime.fromisoformat) is None
    True
    """
    try:
        time = parse(text)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        # What mail parsers raise for a text that is no date; a time that no calendar of ours has.
        return None
