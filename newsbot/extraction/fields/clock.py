"""Times of day as people write them beside dates: of 24 hours, or of 12 with a word for the half of the day."""

import re
from collections.abc import Iterator
from datetime import time

_BEFORE_NOON = r"午前|上午|오전|凌晨|清晨|早上|सुबह|সকাল|ভোর|காலை|முற்பகல்"
_AFTER_NOON = r"午後|下午|오후|傍晚|晚上|शाम|বিকাল|বিকেল|সন্ধ্যা|மாலை|பிற்பகல்"
# Behind the time: Latin, Greek, Arabic, Persian, Urdu, Hindi, Malay, Vietnamese.
_ANTE = r"[aA]\.?\s?[mM]\b\.?|π\.?\s?μ\.?(?!\w)|ص(?:باح\w?)?(?!\w)|صبح|ق\.ظ|पूर्वाह्न|এএম|pagi\b|SA\b"
_POST = (
    r"[pP]\.?\s?[mM]\b\.?|μ\.?\s?μ\.?(?!\w)|م(?:ساء\w?)?(?!\w)|ظهر\w?(?!\w)|بعد ?از ?ظهر|عصر(?!\w)|ب\.ظ"
    r"|شام(?!\w)|अपराह्न|পিএম|(?:petang|malam)\b|ng (?:hapon|gabi)\b|CH\b"
)
_HALF = rf"\s?(?:(?P<ante{{0}}>{_ANTE})|(?P<post{{0}}>{_POST}))"
_TIME = re.compile(
    rf"(?<![\d.,:/-])(?:(?P<am>{_BEFORE_NOON})|(?P<pm>{_AFTER_NOON}))?\s?(?P<hour>\d{{1,2}})"
    r"(?:\s?[:.hH時时시]\s?(?P<minute>\d{2})(?!\d)(?:[:.](?P<second>\d{2})(?!\d))?(?![./]\d|\s?min)\s?[分분]?"
    rf"(?:{_HALF.format(1)})?|{_HALF.format(2)}|\s?(?:Uhr|h\b|[時时시](?![間间간])|час))"
)
# What makes of "3 h" how long ago it was, in front of it and behind.
_SINCE = re.compile(r"(?:\bvor|\ba|\bhace|\bhá|\bför|\bfor|\bprije)\s?$", re.IGNORECASE)
_AGO = re.compile(r"\s?(?:ago|fa|atrás|geleden|sedan|siden|sitten|temu|назад|тому|önce|前|전)", re.IGNORECASE)


def find_times(line: str) -> Iterator[tuple[time, int, int]]:
    """Yield the times of day in a line, each with where it starts and ends; what tells a duration is none.

    >>> [str(found[0]) for found in find_times("5:47 p.m., updated 3 h ago, 2:30 min read")]
    ['17:47:00']
    """
    for match in _TIME.finditer(line):
        moment = _moment(match)
        if moment is not None and not _tells_how_long(line, match):
            yield moment, match.start(), match.end()


def without_times(line: str) -> str:
    """Return a line with a space for all that looks like a time."""
    return _TIME.sub(" ", line)


def _tells_how_long(line: str, match: re.Match[str]) -> bool:
    """Tell "vor 3 h" and "3h ago": hours without minutes that are no time of day."""
    if match["minute"] or match["ante2"] or match["post2"]:
        return False
    return _SINCE.search(line, 0, match.start()) is not None or _AGO.match(line, match.end()) is not None


def _moment(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    ante, post = match["ante1"] or match["ante2"], match["post1"] or match["post2"]
    if hour > 12:
        pass  # "17:30 PM"
    elif post or match["pm"]:
        hour = hour % 12 + 12
    elif ante or match["am"]:
        hour %= 12
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None
