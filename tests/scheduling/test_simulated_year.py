"""Weeks and years of scheduled runs: every article once, every trouble told once and cleared, nothing else told."""

import json
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.scheduling.simulation import BEGIN, DAY, HOUR, Site, Trouble, World, hours

OFFICE_HOURS = (8, 11, 14, 17, 20)
WORKDAYS = frozenset(range(5))


def troubled(at: float) -> tuple[Site, ...]:
    """Return sites of which each has its own trouble, or none although it looks like it."""

    def site(name: str, kind: str, days: float, weekdays: frozenset[int] = frozenset(range(7))) -> Site:
        trouble = Trouble(kind=kind, start=at, end=at + days)
        return Site(name=name, hours=OFFICE_HOURS, weekdays=weekdays, troubles=(trouble,))

    return (
        site("outage", "down", 0.5),
        site("hiccup", "down", 2 / 24),
        site("redesign", "redesigned", 6),
        site("reshape", "reshaped", 6),
        site("nameless", "nameless", 6),
        site("silence", "silent", 7, WORKDAYS),
        site("wall", "refuses", 4),
        site("snail", "slow", 0.5),
        Site(name="weekly", hours=(9,), weekdays=frozenset({3})),
        Site(name="rarely", hours=(9,), weekdays=WORKDAYS),
    )


EXPECTED = {
    ("outage", "blocked"): 1,
    ("redesign", "layout_changed"): 1,
    ("reshape", "layout_changed"): 1,
    ("nameless", "fields_missing"): 1,
    ("silence", "silent"): 1,
    ("wall", "blocked"): 1,
    ("snail", "slow"): 1,
}
# How long it takes until a trouble, or its end, can be told: eight pages at five a day, twice a weekend, three runs.
WITHIN = {"blocked": 2.5, "layout_changed": 3.0, "fields_missing": 3.0, "silent": 6.5, "slow": 0.2}


def clock(true: datetime, days: int) -> list[datetime]:
    """Return what the clock shows at the runs of a true hour: jumps, a machine that is off, and summer time."""
    day = (true - BEGIN) / DAY
    if 0.2 * days <= day < 0.2 * days + 1:
        return [true - 3 * HOUR]  # set back for a day
    if 0.3 * days <= day < 0.3 * days + 1:
        return [true + 30 * DAY]  # and far ahead
    if 0.8 * days <= day < 0.8 * days + 7:
        return []  # a week switched off
    if true.hour == 2 and true.day == 30 and true.month == 3:
        return []  # the hour that summer time leaves out
    if true.hour == 2 and true.day == 26 and true.month == 10:
        return [true, true + timedelta(minutes=59, seconds=59)]  # and the one that comes twice
    # cron is never on time.
    return [true + timedelta(seconds=true.day % 4)]


def live(world: World, days: int) -> None:
    for true in hours(days):
        world.live(true)
        for seen in clock(true, days):
            world.run(true, seen)


def check(world: World, at: float) -> None:
    told = Counter((alarm.source, str(alarm.kind)) for alarm in world.raised)
    assert told == EXPECTED
    assert Counter((alarm.source, str(alarm.kind)) for alarm in world.cleared) == EXPECTED
    for alarm in world.cleared:
        (trouble,) = world.sites[alarm.source].troubles
        raised, cleared = ((moment - BEGIN.timestamp()) / 86_400 for moment in (alarm.raised, alarm.cleared or 0.0))
        assert trouble.start < raised < trouble.start + WITHIN[alarm.kind], alarm
        assert trouble.end <= cleared < trouble.end + max(WITHIN[alarm.kind], 3), alarm

    lines = (world.folder / "articles.jsonl").read_text("utf-8").splitlines()
    written = Counter(json.loads(line)["url"] for line in lines)
    expected = {url for site in world.sites.values() for url, _ in site.published if url not in site.rejected}
    assert set(written.values()) == {1}
    assert set(written) == expected


def test_six_weeks(tmp_path: Path) -> None:
    world = World(tmp_path, troubled(at=18.0))
    live(world, 42)
    check(world, 18.0)


@pytest.mark.heavy
def test_a_year_of_twenty_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calm = tuple(Site(name=f"calm{n}", hours=OFFICE_HOURS[: 1 + n % 5]) for n in range(11))
    world = World(tmp_path, troubled(at=180.0) + calm)
    live(world, 365)
    check(world, 180.0)
    size = world.state.stat().st_size
    articles = sum(len(site.published) for site in world.sites.values())
    with capsys.disabled():
        print(f"\na year: {articles} articles, state {size / 2**20:.1f} MiB")  # noqa: T201 - the test's other result
    assert size < 50 * 2**20
