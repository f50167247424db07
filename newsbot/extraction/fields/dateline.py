"""Dates as people write them, in any language that has its month names in `date_words`."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from newsbot.extraction.fields.clock import find_times, without_times
from newsbot.extraction.fields.date_customs import ANYWHERE, DateCustoms
from newsbot.extraction.fields.date_words import BESIDE, ERAS, SOLAR_MONTHS, months
from newsbot.extraction.fields.zones import Zone, format_moment, read_zone
from newsbot.text import clean_line

_MAX_LENGTH = 200  # characters: the longest dateline with two dates of the development pages has 120
_THAI = r"[\u0e01-\u0e4e]{1,3}\.\s?[\u0e01-\u0e2e]"
# A name has no points in it, but for Thai abbreviations ("พ.ย.").
_NAME = rf"(?P<name>[^\s\d,.:;/()|–—-]{{2,20}}(?:\s(?:الثاني|الأول))?|{_THAI})\.?"
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th|er|re|ter|ste|de|a|º|ª|°|日|일)\b)?\.?"
# Years since 1900, and of the Buddhist calendar; inline markup often glues the time to them ("20239:41 AM").
_YEAR = r"(?P<year>(?:19|20|25)\d{2})(?=\D|$|\d{1,2}[:.])"
_GAP = r"[\s,./|–-]*(?:(?:de|del|di|of|ngày|năm|m\.|gada|พ\.ศ\.)\s+)?[\s,./|–-]*"
_PERSIAN = str.maketrans("يك", "یک")  # which is often written with the letters of Arabic
_SOLAR = "|".join(SOLAR_MONTHS).replace("ی", "[یي]").replace("ک", "[کك]")
_DATES = tuple(re.compile(pattern) for pattern in (
    r"(?<!\d)(?P<year>(?:19|20|25)\d{2})\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d)\s?[日일]?\.?",
    rf"(?<!\d){_DAY}{_GAP}{_NAME}{_GAP}{_YEAR}",
    rf"(?<!\w){_NAME}\s*{_DAY}{_GAP}{_YEAR}",
    rf"(?<!\d){_YEAR}\.?{_GAP}{_NAME}\s+{_DAY}(?!\d)",
    rf"(?<!\d)(?P<day>\d{{1,2}})\s[tT]háng\s(?P<month>\d{{1,2}})[\s,]+(?:năm\s)?{_YEAR}",
    rf"(?<!\d)(?P<first>\d{{1,2}})(?P<mark>[./-])\s?(?P<second>\d{{1,2}})(?P=mark)\s?{_YEAR}",
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<short>\d{2})(?![\d.])",
    r"(?<![\d./-])(?P<first>\d{2})(?P<mark>[/-])(?P<second>\d{2})(?P=mark)(?P<short>\d{2})(?![\d./-])",
    rf"(?<!\d){_YEAR}\.\s?gada\s{_DAY}\s{_NAME}",
    rf"(?<!\d)(?P<year>20\d{{2}})e?ko\s{_NAME}\s{_DAY}",
    rf"(?<!\d)(?P<day>\d{{1,2}})\s(?P<name>{_THAI}\.)\s?(?P<buddhist>\d{{2}})(?!\d)",
    rf"(?P<era>{'|'.join(ERAS)})\s?(?P<of_era>\d{{1,3}})年\s?(?P<month>\d{{1,2}})月\s?(?P<day>\d{{1,2}})日",
    rf"(?<!\d)(?P<day>\d{{1,2}})\s(?P<solar>{_SOLAR})\s(?:ماه\s)?(?P<year>1[34]\d{{2}})(?!\d)",
    r"(?<!\d)(?P<year>1[34]\d{2})[/-](?P<solar>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)",
))  # fmt: skip
# Words of a dateline that are no known ones: a place, an agency, an unknown language's "published". Without a time only
# the weekday at the date passes. Of 6,000 gold paragraphs of news pages one line is taken for a dateline, and is one.
_MAX_UNKNOWN = {True: 2, False: 0}
_HINT = re.compile(
    rf"(?:19|20|25|13|14)\d\d|\d\.\d{{1,2}}\.\d\d|\d\d(?:/\d\d/|-\d\d-)\d\d|[\u0e01-\u0e2e]\.\s?\d\d|{'|'.join(ERAS)}"
)
# With the vowel signs of Indic scripts and of Thai, which are no letters.
_WORD = re.compile(
    r"[^\W\d_][^\s\d\x00-\x40\[-`{-~\xa0-\xbf\u2010-\u203a\u060c\u061b\u0964\u3000-\u303f\uff00-\uff20]*"
)
_PLACE = "\0"  # stands where the date stood; no line holds it
_WEEKDAY = re.compile(
    rf"[^\W\d_][^\s\d\x00.,:;()\[\]|]{{0,15}}[.,]?[\s(\[]*{_PLACE}|{_PLACE}\s?(?:[(（][^\W\d_]{{1,10}}\.?[)）]|(?:星期|周|週)[一二三四五六日天])"
)
_FULL_WIDTH = str.maketrans("：／．－", ":/.-")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")  # of the outlet, as Chinese portals have it before the date
_SOLAR_EPOCH = date(622, 3, 21).toordinal()
_BUDDHIST = 543  # years the calendar of Thailand is ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A date read from a line.

    `value` in ISO 8601, `raw` as written; `covers_line` where the line says no more, `is_ambiguous` where day and month
    could be the other way round.
    """

    value: str
    raw: str
    covers_line: bool
    is_ambiguous: bool = False


def parse_dateline(text: str, timezone: str | None = None, customs: DateCustoms = ANYWHERE) -> Dateline | None:
    """Read the first full date of a short line, with its time and zone where they stand beside it.

    `timezone` (IANA name) is the zone of a time without one; `customs` are those of the page: while they are
    unknown, the day of 3/5/2024 stands first, as in most of the world. A date without a year is none. Returns None
    without a date.

    >>> parse_dateline("12:40 JST, December 12, 2024").value
    '2024-12-12T12:40:00+09:00'
    >>> parse_dateline("On 3 May 2024 the council of the town met, and decided to meet again.").covers_line
    False
    """
    line = clean_line(text)
    digits = _ascii_digits(line) if len(line) <= _MAX_LENGTH else ""
    found = next(_find_dates(digits, customs), None) if _HINT.search(digits) else None
    if found is None:
        return None
    day, match = found
    moment, zone, rest = _read_time(f"{digits[: match.start()]}{_PLACE}{digits[match.end() :]}")
    return Dateline(
        value=format_moment(day, moment, zone, timezone),
        raw=line,
        covers_line=_count_unknown(rest) <= _MAX_UNKNOWN[moment is not None],
        is_ambiguous=customs.month_first is None and _is_ambiguous(match.groupdict()),
    )


def count_days(text: str) -> int:
    """Return how many different days a line names in full."""
    return len({day for day, _ in _find_dates(_ascii_digits(clean_line(text)), ANYWHERE)})


def _ascii_digits(line: str) -> str:
    """Replace the decimal digits of other scripts, and full-width signs beside them; the length stays."""
    if line.isascii():
        return line
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in line).translate(_FULL_WIDTH)


def _find_dates(line: str, customs: DateCustoms) -> Iterator[tuple[date, re.Match[str]]]:
    for pattern in _DATES:
        for match in pattern.finditer(line):
            day = _read_day(match.groupdict(), customs)
            if day is not None:
                yield day, match


def _read_day(parts: dict[str, str | None], customs: DateCustoms) -> date | None:
    if "solar" in parts:
        return _from_solar(int(parts["year"] or 0), parts["solar"] or "", int(parts["day"] or 0))
    year = int(parts.get("year") or 2000 + int(parts.get("short") or 0))
    if "buddhist" in parts:
        year = 2500 + int(parts["buddhist"] or 0)
    elif "era" in parts:
        year = ERAS[parts["era"] or ""] + int(parts["of_era"] or 0)
    if "first" in parts:
        month, day = _order(parts, customs.month_first)
    else:
        month = int(parts["month"] or 0) if "month" in parts else _month(parts["name"] or "", customs)
        day = int(parts["day"] or 0)
    if "short" in parts and customs.year_first:
        if "first" in parts:
            month, day = int(parts["second"] or 0), int(parts["first"] or 0)
        year, day = 2000 + day, year - 2000
    try:
        return date(year - _BUDDHIST if year > 2400 else year, month, day)
    except ValueError:
        return None


def _from_solar(year: int, month: str, day: int) -> date | None:
    """Return the day of a date of the solar calendar of Iran; its leap years are those of cycles of 33 years."""
    number = int(month) if month.isdigit() else SOLAR_MONTHS.index(month.translate(_PERSIAN)) + 1
    if not 1 <= number <= 12 or not 1 <= day <= 31:
        return None
    days = 365 * (year - 1) + (8 * year + 21) // 33 + 31 * (number - 1) - max(0, number - 7) + day - 1
    return date.fromordinal(_SOLAR_EPOCH + days)


def _month(name: str, customs: DateCustoms) -> int:
    key = name.lower().replace(" ", "_").rstrip(".'’׳॰")
    return customs.months.get(key) or months().get(key) or months().get(key.replace(".", "")) or 0


def _order(parts: dict[str, str | None], month_first: bool | None) -> tuple[int, int]:
    """Return month and day of a numeric date."""
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    if second > 12 or (month_first and first <= 12 and parts["mark"] != "."):
        return first, second
    return second, first


def _is_ambiguous(parts: dict[str, str | None]) -> bool:
    """Tell whether a date may be read both ways; with points the day stands first everywhere."""
    if "first" not in parts or parts["mark"] == ".":
        return False
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    return first != second and max(first, second) <= 12


def _read_time(line: str) -> tuple[time | None, Zone, str]:
    for moment, start, end in find_times(line):
        zone, zone_end = read_zone(line, end)
        return moment, zone, f"{line[:start]} {line[zone_end:]}"
    return None, None, line


def _count_unknown(rest: str) -> int:
    """Count the words of a line, but its first date and time, that do not belong to a date."""
    for pattern in (_ADDRESS, _WEEKDAY, *_DATES):
        rest = pattern.sub(" ", rest)
    known = months()
    return sum(word not in BESIDE and word not in known for word in _WORD.findall(without_times(rest).lower()))
