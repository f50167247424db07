"""How a page's language and country write dates, where others write them otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_MONTH_FIRST = frozenset({"en-us", "en-ph"})
# Countries whose English puts the day first, by the end of a host; the United States' own ends.
_DAY_FIRST_ENDS = frozenset("uk ie au nz in za ng ke gh ug tz zm zw pk bd lk np my sg hk jm tt mt eu".split())
_MONTH_FIRST_ENDS = frozenset({"us", "gov", "mil", "edu", "ph"})
_YEAR_FIRST = frozenset({"ko", "ja", "zh"})
# Slavic names of months that are another month's in another language.
_CROATIAN: Mapping[str, int] = MappingProxyType(
    {"lip": 6, "srp": 7, "lis": 10, "listopad": 10, "listopada": 10, "listopadu": 10}
)
_MONTHS: Mapping[str, Mapping[str, int]] = MappingProxyType({"hr": _CROATIAN, "bs": _CROATIAN})
_NO_MONTHS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCustoms:
    """How to read what may be read in several ways.

    `month_first` tells that 3/5/2024 is March, None where that is unknown; `year_first` that 24.05.03 is of 2024;
    `months` are the names of months that mean another one elsewhere.
    """

    month_first: bool | None = None
    year_first: bool = False
    months: Mapping[str, int] = field(default_factory=lambda: _NO_MONTHS)


ANYWHERE = DateCustoms()


def customs_of(language: str | None, site: str | None = None) -> DateCustoms:
    """Return the customs of a language; where English does not say whose it is, the site's country may.

    >>> customs_of("en-US").month_first, customs_of("en", "news.example.com").month_first, customs_of("de").month_first
    (True, None, False)
    """
    tag = (language or "").lower().replace("_", "-")
    spoken = tag.partition("-")[0]
    return DateCustoms(
        month_first=_puts_month_first(tag, (site or "").partition(":")[0].rpartition(".")[2]),
        year_first=spoken in _YEAR_FIRST,
        months=_MONTHS.get(spoken, _NO_MONTHS),
    )


def _puts_month_first(tag: str, end: str) -> bool | None:
    if tag not in {"", "en"}:
        return tag in _MONTH_FIRST
    if end in _MONTH_FIRST_ENDS:
        return True
    return False if end in _DAY_FIRST_ENDS else None
