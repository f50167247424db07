"""How the sources of a run fare: alarms raised and cleared."""

from dataclasses import replace

from newsbot.scheduling.alarm import Alarm
from newsbot.scheduling.health import judge
from newsbot.scheduling.report import RunReport
from newsbot.state.alarms import Alarms
from newsbot.state.database import Database
from newsbot.state.runs import Runs

_LOOKED_BACK = 60 * 86_400.0
"""Seconds of the past that a source is compared with: eight weekends."""


def look_at(database: Database, report: RunReport) -> RunReport:
    """Return the report of a run with what it made of its sources and the alarms that changed; these are remembered."""
    runs, alarms = Runs(database), Alarms(database)
    raised: list[Alarm] = []
    cleared: list[Alarm] = []
    of_run = runs.since(report.started)
    for run in of_run:
        evidence = runs.evidence(run.source, run.started - _LOOKED_BACK)
        changes = judge(run.source, evidence, alarms.standing(run.source), run.ended or run.started)
        raised += changes.raised
        cleared += changes.cleared
    if raised or cleared:
        alarms.store([*raised, *cleared])
    return replace(report, runs=of_run, raised=tuple(raised), cleared=tuple(cleared))
