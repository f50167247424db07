"""How sources stand in the long run, as the state remembers it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from newsbot.report.charts import DAYS, Chart, chart_of
from newsbot.scheduling.report import stamp
from newsbot.scheduling.source_run import SourceRun
from newsbot.state.alarms import Alarms
from newsbot.state.database import Database
from newsbot.state.runs import Runs

_DAY = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A source: its last run, the alarms that stand in words, its articles of the last days."""

    source: str
    last: SourceRun
    alarms: tuple[str, ...]
    chart: Chart

    @property
    def last_started(self) -> str:
        """When its last run began, ISO 8601, UTC."""
        return stamp(self.last.started)


def read_standings(database: Database) -> tuple[Standing, ...]:
    """Return how each source stands that was ever crawled with a state."""
    now, runs, alarms = time.time(), Runs(database), Alarms(database)
    today = datetime.fromtimestamp(now, UTC).date()
    return tuple(
        Standing(
            source=source,
            last=last,
            alarms=tuple(f"{alarm.kind}: {alarm.words}" for alarm in alarms.standing(source)),
            chart=_chart(runs, source, now, today),
        )
        for source, last in sorted(runs.last().items())
    )


def together(standings: Sequence[Standing]) -> Chart | None:
    """Return the chart of all sources, None where there is none."""
    counts: dict[str, int] = {}
    for standing in standings:
        for bar in standing.chart.bars:
            counts[bar.day] = counts.get(bar.day, 0) + bar.count
    return chart_of(counts, date.fromisoformat(max(counts))) if counts else None


def _chart(runs: Runs, source: str, now: float, today: date) -> Chart:
    days = runs.articles_by_day(source, now - (DAYS + 1) * _DAY)
    return chart_of({day.isoformat(): count for day, count in days.items()}, today)
