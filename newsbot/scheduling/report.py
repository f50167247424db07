"""What a scheduled run has to say: as JSON for programs, in a few words for people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsbot.scheduling.alarm import Alarm
from newsbot.scheduling.source_run import SourceRun


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One scheduled run. `started` and `ended` are in seconds since 1970; `code` is the exit code, `error` why.

    `problems` did not keep the run from doing its work. Without `runs` no source was due.
    """

    started: float
    ended: float
    code: int = 0
    error: str | None = None
    runs: tuple[SourceRun, ...] = ()
    raised: tuple[Alarm, ...] = ()
    cleared: tuple[Alarm, ...] = ()
    problems: tuple[str, ...] = ()
    summary: str | None = None

    @property
    def is_news(self) -> bool:
        """Tell whether a person should hear of it."""
        return bool(self.error or self.raised or self.cleared or self.problems)


def as_text(report: RunReport) -> str:
    """Return the report in words: alarms first."""
    return "\n".join(_lines(report))


def as_record(report: RunReport) -> dict[str, Any]:
    """Return the report as a JSON object."""
    return {
        "schema": "newsbot.run/1",
        "started": stamp(report.started),
        "ended": stamp(report.ended),
        "seconds": round(report.ended - report.started, 3),
        "exit_code": int(report.code),
        "error": report.error,
        "sources": [run_record(run) for run in report.runs],
        "alarms": [*(alarm_record(it) for it in report.raised), *(alarm_record(it) for it in report.cleared)],
        "problems": list(report.problems),
    }


def run_record(run: SourceRun) -> dict[str, Any]:
    """Return what a run made of a source as a JSON object."""
    return {
        "source": run.source,
        "started": stamp(run.started),
        "ended": stamp(run.ended) if run.ended is not None else None,
        "outcome": run.outcome,
        "found": run.found,
        "new": run.new,
        "fetched": run.fetched,
        "articles": run.articles,
        "rejects": dict(run.rejects),
        "errors": run.errors,
        "error": run.error,
        "newest": stamp(run.newest) if run.newest is not None else None,
        "layout": {"alike": run.alike, "unlike": run.unlike},
    }


def alarm_record(alarm: Alarm) -> dict[str, Any]:
    """Return an alarm as a JSON object; `event` says what happened to it."""
    return {
        "event": "raised" if alarm.cleared is None else "cleared",
        "source": alarm.source,
        "alarm": str(alarm.kind),
        "words": alarm.words,
        "raised": stamp(alarm.raised),
        "cleared": stamp(alarm.cleared) if alarm.cleared is not None else None,
    }


def stamp(seconds: float) -> str:
    """Return a time as ISO 8601, UTC, with seconds.

    >>> stamp(0.0)
    '1970-01-01T00:00:00Z'
    """
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def name_of_run(started: float) -> str:
    """Return what a scheduled run is named by, in files and to the reader: when it began.

    >>> name_of_run(0.0)
    '1970-01-01T00-00-00Z'
    """
    return stamp(started).replace(":", "-")


def _lines(report: RunReport) -> Iterator[str]:
    if report.error:
        yield f"Error: {report.error}"
    for alarm in report.raised:
        yield f"{alarm.source}: {alarm.kind}: {alarm.words}"
    for alarm in report.cleared:
        yield f"{alarm.source}: {alarm.kind} is over; it began {stamp(alarm.raised)}"
    yield from report.problems
