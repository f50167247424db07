"""`newsbot cron`: have scheduled runs started by cron or systemd."""

import os
import subprocess
import sys
from pathlib import Path

import click

from newsbot.errors import OutputError, UsageError
from newsbot.jobs import user_units
from newsbot.jobs.crontab import block, with_job, without
from newsbot.jobs.schedule import Schedule, schedule_of
from newsbot.jobs.systemd import units
from newsbot.sources import read_sources_file


@click.command()
@click.argument("sources", metavar="[SOURCES.TOML]", default="sources.toml")
@click.option("--systemd", "for_systemd", is_flag=True, help="A service and a timer of the user, not a crontab line.")
@click.option("--install", is_flag=True, help="Write it, in place of an earlier one.")
@click.option("--remove", is_flag=True, help="Take it out.")
def cron(sources: str, for_systemd: bool, install: bool, remove: bool) -> None:
    """Print the crontab line that runs `newsbot run` here, or write it.

    Paths are absolute, NEWSBOT_* settings of the environment go along, and
    cron's bare environment does not matter. What a run prints is mailed by cron
    and stands in output/cron.log.

    \b
    Examples:
      newsbot cron --install
      newsbot cron sources.toml --systemd
    """
    if install and remove:
        raise UsageError("--install and --remove are opposites; choose one")
    file = read_sources_file(sources)
    folder = str(Path.cwd())
    schedule = schedule_of(sources, file, python=sys.executable, folder=folder, environ=os.environ)
    if for_systemd:
        _systemd(schedule, install=install, remove=remove)
    elif install or remove:
        _change_crontab(schedule, install=install)
    else:
        click.echo(block(schedule), nl=False)


def _change_crontab(schedule: Schedule, *, install: bool) -> None:
    found = _call(["crontab", "-l"])
    # Without a crontab there is an error and nothing on standard output.
    before = found.stdout if found.returncode == 0 else ""
    after = with_job(before, schedule) if install else without(before, schedule)
    if after == before:
        return
    written = _call(["crontab", "-"], after)
    if written.returncode != 0:
        raise OutputError(f"crontab: cannot write: {written.stderr.strip()}; see `man crontab`")


def _systemd(schedule: Schedule, *, install: bool, remove: bool) -> None:
    if remove:
        user_units.remove(schedule)
    elif install:
        for line in user_units.install(schedule):
            click.echo(line, err=True)
    else:
        click.echo("\n".join(f"# {name}\n{text}" for name, text in units(schedule).items()), nl=False)


def _call(command: list[str], text: str = "") -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - fixed words
    except FileNotFoundError as error:
        raise UsageError(f"there is no {command[0]} here; install cron, or use --systemd") from error
