import shlex
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newsbot.errors import UsageError
from newsbot.jobs.crontab import block, with_job, without
from newsbot.jobs.schedule import Schedule, schedule_of
from newsbot.jobs.systemd import units
from newsbot.sources import Source, SourcesFile

SCHEDULE = Schedule(
    python="/opt/news bot/bin/python",
    sources="/srv/100% news/sources.toml",
    folder="/srv/100% news",
    environment={"PYTHONUTF8": "1", "NEWSBOT_CONTACT": "it's me"},
    minutes=60,
    first=17,
)
OTHERS = "MAILTO=me\n# mine\n0 4 * * * /usr/bin/backup\n"


def file(*every: timedelta) -> SourcesFile:
    named = (Source(name=f"s{n}", url="https://example.org/", every=it) for n, it in enumerate(every))
    return SourcesFile(sources=tuple(named))


def test_a_line_holds_all_that_cron_does_not_give() -> None:
    begin, line, end = block(SCHEDULE).splitlines()
    assert begin.startswith("# begin newsbot-100-news-")
    assert begin.removeprefix("# begin ").split(" ")[0] == end.removeprefix("# end ")
    assert line == (
        r"17 * * * * cd '/srv/100\% news' && mkdir -p output && PYTHONUTF8=1 NEWSBOT_CONTACT='it'"
        "\"'\"'s me' "
        r"'/opt/news bot/bin/python' -P -m newsbot run '/srv/100\% news/sources.toml' --max-time 2880s 2>&1 "
        r"| /usr/bin/tee -a '/srv/100\% news/output/cron.log'"
    )


def test_to_install_twice_is_to_install_once_and_to_remove_leaves_the_rest() -> None:
    once = with_job(OTHERS, SCHEDULE)
    assert with_job(once, SCHEDULE) == once == OTHERS + block(SCHEDULE)
    changed = with_job(once, replace(SCHEDULE, first=30))
    assert changed == OTHERS + block(replace(SCHEDULE, first=30))
    other = replace(SCHEDULE, sources="/srv/other.toml")
    assert without(with_job(once, other), SCHEDULE) == OTHERS + block(other)
    assert without(once, SCHEDULE) == OTHERS
    assert with_job("0 4 * * * no-newline", SCHEDULE).startswith("0 4 * * * no-newline\n# begin ")


def test_a_line_break_is_refused() -> None:
    with pytest.raises(UsageError, match="has a line break in it"):
        block(replace(SCHEDULE, folder="/srv/a\nb"))


@pytest.mark.parametrize(
    ("every", "minutes"),
    [
        ((timedelta(hours=1),), 60),
        ((timedelta(days=1), timedelta(weeks=1)), 60),
        ((timedelta(hours=1), timedelta(minutes=15)), 15),
        ((timedelta(minutes=18),), 15),
        ((timedelta(seconds=10),), 5),
    ],
)
def test_it_runs_as_often_as_the_sources_ask_for(every: tuple[timedelta, ...], minutes: int) -> None:
    environ = {"HOME": "/root", "NEWSBOT_STATE": "s", "PATH": "/bin"}
    made = schedule_of("sources.toml", file(*every), python="/bin/python", folder="/srv/news", environ=environ)
    assert made.minutes == minutes
    assert 0 <= made.first < minutes
    assert made.sources == "/srv/news/sources.toml"
    assert made.environment == {"PYTHONUTF8": "1", "NEWSBOT_STATE": "s"}


def test_units_are_what_systemd_takes(tmp_path: Path) -> None:
    made = units(SCHEDULE)
    service, timer = made
    assert service.removesuffix(".service") == timer.removesuffix(".timer") == SCHEDULE.name
    assert "WorkingDirectory=/srv/100%% news\n" in made[service]
    assert 'Environment="NEWSBOT_CONTACT=it\'s me"\n' in made[service]
    (start,) = (line for line in made[service].splitlines() if line.startswith("ExecStart="))
    words = shlex.split(start.removeprefix("ExecStart=").replace("%%", "%").replace("$$", "$"))
    assert tuple(words) == SCHEDULE.command
    assert "OnCalendar=*-*-* *:17:00\nPersistent=true\n" in made[timer]


def test_systemd_itself_finds_no_fault(tmp_path: Path) -> None:
    schedule = replace(SCHEDULE, python="/bin/sh", folder=str(tmp_path))
    for name, text in units(schedule).items():
        (tmp_path / name).write_text(text)
    command = ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.glob("newsbot*")))]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("systemd-analyze is not here")
    assert (done.returncode, done.stderr) == (0, "")
