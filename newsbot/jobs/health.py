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
    looked = changes(database, report)
    if looked.raised or looked.cleared:
        Alarms(database).store([*looked.raised, *looked.cleared])
    return looked


def changes(database: Database, report: RunReport) -> RunReport:
    """Return what `look_at` does, and remember nothing."""
    runs, alarms = Runs(database), Alarms(database)
    raised: list[Alarm] = []
    cleared: list[Alarm] = []
    of_run = runs.since(report.started)
    for run in of_run:
        evidence = runs.evidence(run.source, run.started - _LOOKED_BACK)
        judged = judge(run.source, evidence, alarms.standing(run.source), run.ended or run.started)
        raised += judged.raised
        cleared += judged.cleared
    return replace(report, runs=of_run, raised=tuple(raised), cleared=tuple(cleared))
