"""Units of the user's systemd: written, enabled, and taken out again."""

import getpass
import os
import shutil
import subprocess
from pathlib import Path

from newsbot.errors import OutputError, UsageError
from newsbot.jobs.schedule import Schedule
from newsbot.jobs.systemd import units

_LINGERING = Path("/var/lib/systemd/linger")


def install(schedule: Schedule) -> tuple[str, ...]:
    """Write the units and start the timer. Return what is left to the user to do, in words.

    Raises UsageError (no systemd here), OutputError.
    """
    _check_systemd()
    folder, timer = _folder(), _timer(schedule)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in units(schedule).items():
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise OutputError(f"{folder}: cannot write: {error.strerror}; change its permissions") from error
    # Enabled is what needs no systemd that runs: it then starts the timer itself.
    if problem := _systemctl("enable", timer):
        raise OutputError(f"systemctl --user enable {timer}: {problem}")
    # What is changed is read anew, and a timer that runs already begins again with it.
    if problem := _systemctl("daemon-reload") or _systemctl("restart", timer):
        return (f"{timer}: installed, but not started ({problem}); it starts when you log in the next time",)
    if not (_LINGERING / getpass.getuser()).exists():
        return (f"{timer}: runs while you are logged in; `loginctl enable-linger` has it run always",)
    return ()


def remove(schedule: Schedule) -> None:
    """Stop the timer and delete the units. Raises UsageError (no systemd here), OutputError."""
    _check_systemd()
    folder, timer = _folder(), _timer(schedule)
    if not (folder / timer).exists():
        return
    # A systemd that does not run has nothing to stop.
    _systemctl("stop", timer)
    problem = _systemctl("disable", timer)
    try:
        for name in units(schedule):
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot write: {error.strerror}; change its permissions") from error
    if problem:
        raise OutputError(f"systemctl --user disable {timer}: {problem}")
    _systemctl("daemon-reload")


def _folder() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config", "systemd", "user")


def _timer(schedule: Schedule) -> str:
    return f"{schedule.name}.timer"


def _check_systemd() -> None:
    if shutil.which("systemctl") is None:
        raise UsageError("there is no systemctl here; use cron: leave --systemd out")


def _systemctl(*arguments: str) -> str | None:
    """Run `systemctl --user`. Return what it complains of, None where all is well."""
    command = ["systemctl", "--user", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - fixed words
    return None if done.returncode == 0 else " ".join(done.stderr.split()) or f"it ended with {done.returncode}"
