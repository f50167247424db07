"""A report as one HTML file."""

import base64
import hashlib
from collections.abc import Sequence
from datetime import date
from importlib.resources import files

from newsbot import EXTRACTOR
from newsbot.errors import RejectReason, RemovedReason
from newsbot.html import render
from newsbot.reasons import REJECTED, REMOVED
from newsbot.report.charts import Chart, chart_of
from newsbot.report.collect import Report
from newsbot.report.entries import bodies_of, index_of
from newsbot.report.facts import RunFacts
from newsbot.report.groups import WATCHED
from newsbot.report.standing import Standing, together


def as_page(title: str, report: Report, facts: RunFacts | None = None, standings: Sequence[Standing] = ()) -> str:
    """Return a report as a page. `title` says what it is of; `facts` and `standings` are left out where none are."""
    return render(
        "report.html",
        title=title,
        report=report,
        facts=facts,
        standings=standings,
        chart=together(standings) or _fetched(report),
        watched=WATCHED,
        groups=sorted(report.groups.values(), key=lambda group: (-group.pages, group.name)),
        removed={str(reason): REMOVED[reason] for reason in RemovedReason},
        rejected={str(reason): REJECTED[reason] for reason in RejectReason},
        index=index_of(report),
        bodies=bodies_of(report),
        script_hash=_hash("report.js"),
        extractor=EXTRACTOR,
    )


def _fetched(report: Report) -> Chart | None:
    """Return the chart of the days that articles were fetched on."""
    days = [day for day in report.days if _is_day(day)]
    return chart_of(report.days, date.fromisoformat(max(days))) if days else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _hash(name: str) -> str:
    """Return what the page's policy names its script by."""
    script = files("newsbot").joinpath("data", name).read_bytes()
    return base64.b64encode(hashlib.sha256(script).digest()).decode()
