"""Spans of time in words."""

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0


def in_words(seconds: float) -> str:
    """Return a span as a person would say it.

    >>> in_words(42), in_words(5_400), in_words(7_200), in_words(200_000)
    ('42 seconds', '90 minutes', '2 hours', '2 days')
    """
    for unit, name in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        # "90 minutes", "36 hours": one unit tells enough from two of it on.
        if seconds >= 2 * unit:
            return f"{seconds / unit:.0f} {name}s"
    return f"{seconds:.0f} second" + ("" if round(seconds) == 1 else "s")
