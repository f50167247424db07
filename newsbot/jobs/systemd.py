"""A job as systemd units: a service and its timer. See `man 5 systemd.service`, `man 5 systemd.timer`."""

from collections.abc import Iterable

from newsbot.jobs.schedule import Schedule


def units(schedule: Schedule) -> dict[str, str]:
    """Return the units by their file names."""
    minutes = ",".join(f"{minute:02}" for minute in range(schedule.first, 60, schedule.minutes))
    service = (
        f"[Unit]\nDescription=newsbot run {_plain(schedule.sources)}\nWants=network-online.target\n"
        "After=network-online.target\n\n"
        f"[Service]\nType=oneshot\nWorkingDirectory={_plain(schedule.folder)}\n"
        + "".join(f"Environment={_quoted([f'{name}={value}'])}\n" for name, value in schedule.environment.items())
        # 75: another run is still at work.
        + f"ExecStart={_quoted(schedule.command).replace('$', '$$')}\nSuccessExitStatus=75\nTimeoutStopSec=90\n"
    )
    timer = (
        f"[Unit]\nDescription=newsbot run {_plain(schedule.sources)}, by the clock\n\n"
        f"[Timer]\nOnCalendar=*-*-* *:{minutes}:00\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    return {f"{schedule.name}.service": service, f"{schedule.name}.timer": timer}


def _plain(text: str) -> str:
    return text.replace("%", "%%")


def _quoted(words: Iterable[str]) -> str:
    escaped = (_plain(word).replace("\\", r"\\").replace('"', r"\"") for word in words)
    return " ".join(f'"{word}"' for word in escaped)
