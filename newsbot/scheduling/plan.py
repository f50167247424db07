"""Which sources a scheduled run crawls."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from newsbot.scheduling.source_run import Outcome, SourceRun
from newsbot.sources import Source

# cron starts a job within some seconds of its minute: a run that is a little early must not wait for the next one.
_EARLY_SHARE = 0.1
_EARLY_AT_MOST = timedelta(minutes=5)
# What was begun and not finished: the next run goes on with it.
_UNFINISHED = frozenset({Outcome.STOPPED, Outcome.KILLED})


def due(sources: Iterable[Source], last: Mapping[str, SourceRun], now: float) -> tuple[Source, ...]:
    """Return the sources to crawl at `now` (seconds since 1970, UTC); `last` is the last run of each.

    Due is what was never crawled, what was not finished, and what was begun `every` ago, or later than now: the clock
    was set back. Local time and its changes play no part.
    """
    return tuple(source for source in sources if _is_due(source, last.get(source.name), now))


def next_start(source: Source, last: SourceRun | None, now: float) -> float:
    """Return when a source is due, `now` where it is already. Seconds since 1970, UTC."""
    return now if last is None or _is_due(source, last, now) else last.started + source.every.total_seconds()


def _is_due(source: Source, last: SourceRun | None, now: float) -> bool:
    if last is None or last.outcome in _UNFINISHED:
        return True
    early = min(source.every * _EARLY_SHARE, _EARLY_AT_MOST)
    return not 0 <= now - last.started < (source.every - early).total_seconds()
