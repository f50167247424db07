"""`newsbot run`: one scheduled run."""

import json
import os
import sys
from datetime import timedelta
from typing import Any

import click

from newsbot.cli.settings import project_settings
from newsbot.errors import ExitCode, LockedError, NewsbotError
from newsbot.jobs.job import Job, read_job
from newsbot.jobs.run import run_job
from newsbot.notify import ping, post_json
from newsbot.running import leave
from newsbot.scheduling.report import RunReport, alarm_record, as_record, as_text
from newsbot.sources.values import duration


class Duration(click.ParamType[timedelta]):
    """A span of time, as in sources.toml."""

    name = "DURATION"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Read a span."""
        try:
            return duration(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _settings_of(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if wrong := [name for name, equals, _ in pairs if not name or not equals]:
        raise click.BadParameter(f"{wrong[0]!r} is no setting; write NAME=VALUE", ctx, param)
    return {name: value for name, _, value in pairs}


@click.command()
@click.argument("sources", metavar="[SOURCES.TOML]", default="sources.toml")
@click.option("--max-time", metavar="TIME", type=Duration(), help='End within that, as in "50m"; nothing is lost.')
@click.option("-o", "--output", metavar="FILE", help="Where articles go; {date} and {source} are filled in.")
@click.option("--rejects", metavar="FILE", help="Where pages without an article go, with the reason.")
@click.option("--state", metavar="FILE", help="What earlier runs did; the runs folder is beside it.")
@click.option("-s", "settings", metavar="NAME=VALUE", multiple=True, callback=_settings_of, help="A Scrapy setting.")
@click.option("--json", "wants_json", is_flag=True, help="Print what the run did as JSON.")
def run(
    sources: str,
    max_time: timedelta | None,
    output: str | None,
    rejects: str | None,
    state: str | None,
    settings: dict[str, str],
    wants_json: bool,
) -> ExitCode:
    """Crawl the sources that are due.

    Made for cron and systemd: prints nothing when all is well, and a few lines
    when an alarm is raised or over. `newsbot status` shows how things stand.
    One run at a time works with a state; another one ends with 75.

    \b
    Examples:
      newsbot run sources.toml --max-time 50m
      newsbot run --json | jq .alarms
    """
    flags = {"NEWSBOT_OUTPUT": output, "NEWSBOT_REJECTS": rejects, "NEWSBOT_STATE": state}
    job = read_job(sources, project_settings({**settings, **flags}), os.environ, max_time)
    try:
        report = run_job(job)
    except LockedError:
        raise
    except NewsbotError as error:
        _ping(job, good=False, text=str(error))
        raise
    problems = _tell(job, report)
    _show(report, problems, wants_json=wants_json)
    leave(ExitCode(report.code))
    return ExitCode(report.code)


def _tell(job: Job, report: RunReport) -> tuple[str, ...]:
    """Tell the services that sources.toml names, and return what went wrong with that."""
    changed = [*report.raised, *report.cleared]
    problems = []
    if job.file.webhook and changed:
        problems.append(post_json(job.file.webhook, {"alarms": [alarm_record(alarm) for alarm in changed]}))
    if report.code != ExitCode.INTERRUPTED:
        _ping(job, good=report.code == ExitCode.OK, text=as_text(report))
    return tuple(filter(None, problems))


def _ping(job: Job, *, good: bool, text: str) -> None:
    """Give a sign of life. Where that fails, the service that misses it tells the person."""
    if job.file.ping_url:
        ping(job.file.ping_url, good=good, text=text)


def _show(report: RunReport, problems: tuple[str, ...], *, wants_json: bool) -> None:
    if wants_json:
        click.echo(json.dumps(as_record(report), ensure_ascii=False, indent=2))
    lines = [as_text(report), *problems]
    if sys.stdout.isatty():
        lines.append(report.summary or "no source is due")
    if text := "\n".join(filter(None, lines)):
        click.echo(text, err=True)
