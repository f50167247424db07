"""A job in a crontab: its line, between marks by which it is found again. See `man 5 crontab`."""

import shlex

from newsbot.errors import UsageError
from newsbot.jobs.schedule import Schedule


def block(schedule: Schedule) -> str:
    """Return the lines of a job.

    Cron gives neither PATH nor locale and starts in the home folder: the line has all of that in it. What the run
    prints is mailed by cron, and stands in the log. Raises UsageError where a path has a line break in it.
    """
    folder = shlex.quote(schedule.folder)
    settings = " ".join(f"{name}={shlex.quote(value)}" for name, value in schedule.environment.items())
    log = shlex.quote(f"{schedule.folder}/output/cron.log")
    command = (
        f"cd {folder} && mkdir -p output && {settings} {shlex.join(schedule.command)} 2>&1 | /usr/bin/tee -a {log}"
    )
    if "\n" in command:
        raise UsageError("a path or a setting has a line break in it, which a crontab cannot hold; rename it")
    minutes = ",".join(map(str, range(schedule.first, 60, schedule.minutes)))
    # A percent sign would end the command.
    line = f"{minutes} * * * * {command}".replace("%", r"\%")
    return f"{_begin(schedule)}\n{line}\n{_end(schedule)}\n"


def without(crontab: str, schedule: Schedule) -> str:
    """Return a crontab without the job of that sources.toml; other lines stay as they are."""
    kept, inside = [], False
    for line in crontab.splitlines(keepends=True):
        if line.rstrip("\n") == _begin(schedule):
            inside = True
        if not inside:
            kept.append(line)
        if line.rstrip("\n") == _end(schedule):
            inside = False
    return "".join(kept)


def with_job(crontab: str, schedule: Schedule) -> str:
    """Return a crontab with the job in it, once."""
    rest = without(crontab, schedule)
    return f"{rest}{'' if not rest or rest.endswith(chr(10)) else chr(10)}{block(schedule)}"


def _begin(schedule: Schedule) -> str:
    return f"# begin {schedule.name} (written by newsbot cron)"


def _end(schedule: Schedule) -> str:
    return f"# end {schedule.name}"
