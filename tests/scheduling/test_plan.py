from datetime import timedelta

import pytest

from newsbot.scheduling.plan import due, next_start
from newsbot.scheduling.source_run import Outcome, SourceRun
from newsbot.sources import Source

NOW = 1_750_000_000.0
HOURLY = Source(name="courier", url="https://example.org/")
WEEKLY = Source(name="review", url="https://example.net/", every=timedelta(weeks=1))


def begun(ago: timedelta, outcome: Outcome = Outcome.DONE) -> SourceRun:
    return SourceRun(source="courier", started=NOW - ago.total_seconds(), outcome=outcome)


@pytest.mark.parametrize(
    ("last", "is_due"),
    [
        (None, True),
        (begun(timedelta(minutes=30)), False),
        (begun(timedelta(minutes=53)), False),
        (begun(timedelta(minutes=59, seconds=57)), True),  # cron is never on time
        (begun(timedelta(hours=1)), True),
        (begun(timedelta(weeks=3)), True),
        (begun(timedelta(minutes=30), Outcome.FAILED), False),
        (begun(timedelta(minutes=1), Outcome.STOPPED), True),
        (begun(timedelta(minutes=1), Outcome.KILLED), True),
        (begun(timedelta(minutes=-30)), True),  # the clock was set back
    ],
)
def test_what_is_due(last: SourceRun | None, is_due: bool) -> None:
    assert due([HOURLY], {"courier": last} if last else {}, NOW) == ((HOURLY,) if is_due else ())
    assert (next_start(HOURLY, last, NOW) == NOW) is is_due


def test_each_source_has_its_own_pace() -> None:
    last = {"courier": begun(timedelta(days=1)), "review": begun(timedelta(days=1))}
    assert due([HOURLY, WEEKLY], last, NOW) == (HOURLY,)
    assert next_start(WEEKLY, last["review"], NOW) == NOW + timedelta(days=6).total_seconds()
