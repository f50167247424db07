"""Bars of 30 days, as numbers for an inline SVG."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A day: its `count`, and how high it stands, 0-1 of the highest."""

    day: str
    count: int
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The last days up to and with a day, the oldest first."""

    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """The count of the highest bar."""
        return max(bar.count for bar in self.bars)

    @property
    def total(self) -> int:
        """All of it."""
        return sum(bar.count for bar in self.bars)


def chart_of(counts: Mapping[str, int], last: date) -> Chart:
    """Return the chart of DAYS days; `counts` are by day, as in 2026-11-26.

    >>> chart_of({"2026-03-02": 4, "2026-03-01": 1}, date(2026, 3, 2)).bars[-2].height
    0.25
    """
    days = [(last - timedelta(days=back)).isoformat() for back in range(DAYS - 1, -1, -1)]
    most = max((counts.get(day, 0) for day in days), default=0) or 1
    return Chart(bars=tuple(Bar(day=day, count=counts.get(day, 0), height=counts.get(day, 0) / most) for day in days))
