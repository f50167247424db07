"""Zones beside a time, and the ISO 8601 form of moments."""

from datetime import UTC, date, time, timedelta

import pytest

from newsbot.extraction.fields.zones import format_moment, read_zone, zone_named
from newsbot.zones import zone_of


@pytest.mark.parametrize(
    ("behind", "minutes", "end"),
    [
        (" JST, Monday", 540, 4),
        (" (CET)", 60, 5),
        ("Z", 0, 1),
        ("+05:30 rest", 330, 6),
        (" UTC-3", -180, 6),
        (" Uhr MESZ", 120, 9),
        ("−0430", -270, 5),
    ],
)
def test_reads_a_zone_behind_a_time(behind: str, minutes: int, end: int) -> None:
    zone, stop = read_zone(behind, 0)
    assert zone is not None
    assert (zone.utcoffset(None), stop) == (timedelta(minutes=minutes), end)


@pytest.mark.parametrize("behind", ["", " Monday", " in Tokyo", " +99:00", " NATO", " 2024"])
def test_what_is_no_zone_is_left(behind: str) -> None:
    zone, stop = read_zone(behind, 0)
    assert (zone, stop) == (None, 0)


def test_a_zone_without_its_season_takes_that_of_the_day() -> None:
    eastern = zone_of("ET")
    assert format_moment(date(2024, 1, 3), time(12), eastern, None) == "2024-01-03T12:00:00-05:00"
    assert format_moment(date(2024, 7, 3), time(12), eastern, None) == "2024-07-03T12:00:00-04:00"


def test_a_moment_keeps_what_is_known_of_it() -> None:
    day, moment = date(2024, 5, 3), time(17, 47, 9, 250_000)
    assert format_moment(day, None, UTC, "Asia/Tokyo") == "2024-05-03"
    assert format_moment(day, moment, None, None) == "2024-05-03T17:47:09"
    assert format_moment(day, moment, None, "Asia/Tokyo") == "2024-05-03T17:47:09+09:00"
    assert format_moment(day, moment, UTC, "Asia/Tokyo") == "2024-05-03T17:47:09+00:00"


def test_an_unknown_zone_is_none() -> None:
    assert zone_named("Mars/Olympus") is None
    assert zone_named("../etc/passwd") is None
    assert zone_of("NATO") is None
