import json
from pathlib import Path

import pytest

from tests.runs.scheduled import Desk
from tests.site import LocalWeb


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_how_sources_stand_before_and_after_a_run(desk: Desk) -> None:
    with LocalWeb(articles=4, bulk=1) as web:
        desk.follow(web.site("courier"))
        before = desk.status()
        assert not (desk.path / "output").exists()
        assert desk.run().code == 0
        after = desk.status("--sources", str(desk.path / "sources.toml"))
        record = json.loads(desk.status("--json").stdout)

    assert (before.code, after.code) == (0, 0)
    heads, row = before.stdout.decode().splitlines()
    assert heads.split("  ")[0] == "source"
    assert row.split() == ["courier", "never", "due", "0", "·······", "not", "crawled", "yet"]
    told = after.stdout.decode().splitlines()[1]
    assert " 4          ······█  well " in told
    (standing,) = record
    assert standing.keys() - {"last_run", "next_run", "last_error"} == {
        "source", "outcome", "new_today", "days", "healthy", "health", "alarms",
    }  # fmt: skip
    assert {key: standing[key] for key in standing.keys() - {"last_run", "next_run", "last_error"}} == {
        "source": "courier",
        "outcome": "done",
        "new_today": 4,
        "days": [0, 0, 0, 0, 0, 0, 4],
        "healthy": True,
        "health": "well",
        "alarms": [],
    }

    desk.age(hours=5)
    overdue = desk.status()
    assert overdue.code == 1
    assert "  overdue: no scheduled run has come; see `newsbot cron`" in overdue.stdout.decode()


def test_a_source_that_is_not_known(desk: Desk) -> None:
    (desk.path / "sources.toml").write_text('[[source]]\nname = "a"\nurl = "https://a.example/"\n')
    answer = desk.status("b")
    assert (answer.code, answer.stderr) == (2, "Error: sources.toml has no source 'b'; it has a\n")
