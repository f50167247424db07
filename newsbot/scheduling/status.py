"""How the sources stand, from what the state remembers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newsbot.scheduling.alarm import Alarm
from newsbot.scheduling.plan import next_start
from newsbot.scheduling.report import alarm_record, stamp
from newsbot.scheduling.source_run import SourceRun
from newsbot.scheduling.spans import in_words
from newsbot.sources import Source

DAYS = 7
"""Days of articles that are shown."""

# Two runs that did not come may be a machine that was off for a while; the hour is for long runs.
_MISSED_RUNS = 3
_PATIENCE = 3_600.0
_BARS = "▁▂▃▄▅▆▇█"
_HEADS = ("source", "last run", "next run", "new today", f"{DAYS} days", "health", "last error")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """How one source stands at `now` (seconds since 1970): `days` are articles a day (UTC), today's last."""

    source: str
    now: float
    last: SourceRun | None
    next_run: float
    days: tuple[int, ...]
    alarms: tuple[Alarm, ...]
    is_overdue: bool

    @property
    def is_healthy(self) -> bool:
        """Tell whether nobody needs to look."""
        return not self.alarms and not self.is_overdue

    @property
    def health(self) -> str:
        """Return how it is, in words."""
        troubles = [f"{alarm.kind}: {alarm.words}" for alarm in self.alarms]
        if self.is_overdue:
            troubles.append("overdue: no scheduled run has come; see `newsbot cron`")
        return "; ".join(troubles) or ("well" if self.last is not None else "not crawled yet")


def status_of(
    source: Source, last: SourceRun | None, articles: Mapping[date, int], alarms: Sequence[Alarm], now: float
) -> SourceStatus:
    """Return how a source stands; `articles` are its articles a day (UTC), `alarms` those that stand."""
    today = datetime.fromtimestamp(now, UTC).date()
    days = (today - timedelta(days=back) for back in range(DAYS - 1, -1, -1))
    patience = _MISSED_RUNS * source.every.total_seconds() + _PATIENCE
    return SourceStatus(
        source=source.name,
        now=now,
        last=last,
        next_run=next_start(source, last, now),
        days=tuple(articles.get(day, 0) for day in days),
        alarms=tuple(alarms),
        is_overdue=last is not None and now - last.started > patience,
    )


def table(statuses: Sequence[SourceStatus]) -> str:
    """Return the statuses as a table in words."""
    return aligned([_HEADS, *(tuple(_cells(status)) for status in statuses)])


def runs_table(runs: Sequence[SourceRun]) -> str:
    """Return the runs of a source as a table, the last first."""
    heads = ("started", "outcome", "found", "new", "fetched", "articles", "rejects", "errors", "last error")
    return aligned([heads, *(tuple(_run_cells(run)) for run in reversed(runs))])


def as_record(status: SourceStatus) -> dict[str, Any]:
    """Return a status as a JSON object."""
    return {
        "source": status.source,
        "last_run": stamp(status.last.started) if status.last else None,
        "outcome": status.last.outcome if status.last else None,
        "next_run": stamp(status.next_run),
        "new_today": status.days[-1],
        "days": list(status.days),
        "healthy": status.is_healthy,
        "health": status.health,
        "alarms": [alarm_record(alarm) for alarm in status.alarms],
        "last_error": status.last.error if status.last else None,
    }


def sparkline(numbers: Sequence[int]) -> str:
    """Return numbers as bars, the highest being the largest; nothing is a dot.

    >>> sparkline([0, 1, 4, 8])
    '·▁▄█'
    """
    most = max(numbers, default=0)
    return "".join(_BARS[(n * len(_BARS) - 1) // most] if n else "·" for n in numbers)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines whose columns begin below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _cells(status: SourceStatus) -> Iterator[str]:
    yield status.source
    yield f"{in_words(max(status.now - status.last.started, 0.0))} ago" if status.last else "never"
    wait = status.next_run - status.now
    yield f"in {in_words(wait)}" if wait > 0 else "due"
    yield str(status.days[-1])
    yield sparkline(status.days)
    yield status.health
    yield (status.last.error if status.last else None) or ""


def _run_cells(run: SourceRun) -> Iterator[str]:
    yield stamp(run.started)
    yield run.outcome or "under way"
    yield from map(str, (run.found, run.new, run.fetched, run.articles, sum(run.rejects.values()), run.errors))
    yield run.error or ""
