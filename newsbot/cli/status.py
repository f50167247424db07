"""`newsbot status`: how the sources stand."""

import json
import os
import time
from contextlib import closing

import click

from newsbot.cli.fleet import need_redis
from newsbot.cli.settings import project_settings
from newsbot.errors import ExitCode, UsageError
from newsbot.jobs.job import read_job
from newsbot.paths import is_there
from newsbot.scheduling.report import run_record
from newsbot.scheduling.status import DAYS, SourceStatus, as_record, runs_table, status_of, table
from newsbot.sources import Source
from newsbot.state.alarms import Alarms
from newsbot.state.database import Database
from newsbot.state.runs import Runs

_DAY = 86_400.0


@click.command()
@click.argument("source", required=False)
@click.option("--sources", metavar="FILE", default="sources.toml", help="The sources.toml that runs are of.")
@click.option("--state", metavar="FILE", help="The state that runs are remembered in.")
@click.option("--redis", "url", metavar="URL", help="Show the fleet on this Redis.")
@click.option("--json", "wants_json", is_flag=True, help="Print everything as JSON.")
def status(source: str | None, sources: str, state: str | None, url: str | None, wants_json: bool) -> ExitCode:
    """Show how the sources stand, or the last week's runs of one SOURCE.

    Ends with 1 if anything is not well: an alarm stands, or no run has come.

    \b
    Examples:
      newsbot status
      newsbot status japannews --json
    """
    if url is not None:
        return _show_fleet(url, wants_json=wants_json)
    job = read_job(sources, project_settings({"NEWSBOT_STATE": state}), os.environ, None)
    if source is not None and source not in {it.name for it in job.file.sources}:
        known = ", ".join(it.name for it in job.file.sources)
        raise UsageError(f"{sources} has no source {source!r}; it has {known}")
    chosen = [it for it in job.file.sources if source in {None, it.name}]
    # Asking how things stand does not make a state.
    path = job.options.state if is_there(job.options.state) else ":memory:"
    with closing(Database(path)) as database:
        if source is not None:
            _show_runs(Runs(database), source, wants_json=wants_json)
            statuses = _statuses(database, chosen)
        else:
            statuses = _statuses(database, chosen)
            _show(statuses, wants_json=wants_json)
    return ExitCode.OK if all(it.is_healthy for it in statuses) else ExitCode.FAILED_INPUTS


def _statuses(database: Database, sources: list[Source]) -> list[SourceStatus]:
    now, runs, alarms = time.time(), Runs(database), Alarms(database)
    last = runs.last()
    return [
        status_of(
            it,
            last.get(it.name),
            runs.articles_by_day(it.name, now - (DAYS + 1) * _DAY),
            alarms.standing(it.name),
            now,
        )
        for it in sources
    ]


def _show(statuses: list[SourceStatus], *, wants_json: bool) -> None:
    records = [as_record(it) for it in statuses]
    click.echo(json.dumps(records, ensure_ascii=False, indent=2) if wants_json else table(statuses))


def _show_fleet(url: str, *, wants_json: bool) -> ExitCode:
    need_redis()
    # An extra.
    from newsbot.fleet.status import as_record, as_text  # noqa: PLC0415
    from newsbot.fleet.store import FleetStore, connect  # noqa: PLC0415

    store = FleetStore(connect(url))
    click.echo(json.dumps(as_record(store), indent=2) if wants_json else as_text(store))
    return ExitCode.OK


def _show_runs(runs: Runs, source: str, *, wants_json: bool) -> None:
    found = runs.history(source, time.time() - DAYS * _DAY)
    records = [run_record(run) for run in reversed(found)]
    click.echo(json.dumps(records, ensure_ascii=False, indent=2) if wants_json else runs_table(found))
