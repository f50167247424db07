"""What becomes of days that are over."""

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.runs.scheduled import Desk
from tests.site import LocalWeb


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=3, bulk=1) as web:
        yield web


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


def move_back(desk: Desk, kind: str, days: int) -> Path:
    """Make today's file of a kind one of an earlier day, for the state, too."""
    (file,) = (desk.path / "output" / kind).glob("*.jsonl")
    moved = file.with_name(f"{days_ago(days)}.jsonl")
    file.rename(moved)
    with closing(sqlite3.connect(desk.path / "output" / "state.sqlite")) as state, state:
        assert state.execute("UPDATE outputs SET path = ? WHERE path = ?", (str(moved), str(file))).rowcount == 1
    return moved


def test_earlier_days_are_compressed_where_a_setting_says_so(web: LocalWeb, desk: Desk) -> None:
    desk.follow(web.site("courier"))
    assert desk.run().code == 0
    yesterday = move_back(desk, "articles", 1)
    foreign = yesterday.with_name(f"{days_ago(2)}.jsonl")
    foreign.write_text('{"foreign": true}\n')
    before = yesterday.read_bytes()
    desk.age(hours=1)
    web.advance(timedelta(hours=1))
    assert desk.run().code == 0
    assert yesterday.exists()

    desk.age(hours=1)
    answer = desk.run(env={"NEWSBOT_COMPRESS": "gzip"})

    assert (answer.code, answer.stderr) == (0, "")
    packed = yesterday.with_name(f"{yesterday.name}.gz")
    assert sorted(file.name for file in packed.parent.iterdir()) == sorted([
        foreign.name, packed.name, f"{days_ago(0)}.jsonl",
    ])  # fmt: skip
    assert gzip.decompress(packed.read_bytes()) == before
    # What was seen is not forgotten with the file.
    desk.age(hours=1)
    assert desk.run(env={"NEWSBOT_COMPRESS": "gzip"}).code == 0
    written = [*map(json.loads, before.splitlines()), *desk.records()]
    assert len({it.get("id") for it in written}) == len(written) == 3 + 1 + 1


def test_a_compression_that_is_not_known(web: LocalWeb, desk: Desk) -> None:
    desk.follow(web.site("courier"))
    answer = desk.run(env={"NEWSBOT_COMPRESS": "rar"})
    assert (answer.code, answer.stderr) == (2, "Error: NEWSBOT_COMPRESS: 'rar' is not known; set it to gzip or zstd\n")


def test_runs_and_rejects_are_kept_for_a_time_and_articles_for_ever(web: LocalWeb, desk: Desk) -> None:
    site = web.site("courier")
    desk.follow(site, head='keep = "30d"')
    assert desk.run().code == 0
    old = move_back(desk, "articles", 40)
    rejects = desk.path / "output" / "rejects"
    for name in (f"{days_ago(40)}.jsonl", f"{days_ago(40)}.jsonl.zst", f"{days_ago(20)}.jsonl", "2020-01-01.txt"):
        (rejects / name).write_text("")
    (report,) = (desk.path / "output" / "runs").glob("*.json")
    report.rename(report.with_name(f"{days_ago(40)}T00-00-00Z.json"))
    desk.age(days=40)
    assert desk.run().code == 0
    desk.age(hours=1)
    assert desk.run().code == 0

    assert old.exists()
    kept = {file.name for file in rejects.iterdir()}
    assert kept == {f"{days_ago(20)}.jsonl", "2020-01-01.txt", f"{days_ago(0)}.jsonl"}
    assert len(desk.reports()) == 2
    assert len(desk.rows("SELECT * FROM source_runs")) == 2
    assert len(desk.rows("SELECT * FROM runs")) == 2
    assert len(desk.records()) == len(site.published())


def test_links_are_known_for_ever_and_nothing_else_of_them(web: LocalWeb, desk: Desk) -> None:
    site = web.site("harbour")
    desk.follow(site, head='keep = "30d"')
    assert desk.run().code == 0
    with closing(desk.connect()) as state, state:
        state.execute("UPDATE links SET newest = newest - 40 * 86400")
    before, asked = desk.records(), len(site.requests)
    for _ in range(2):
        desk.age(hours=1)
        assert desk.run().code == 0

    assert desk.rows("SELECT DISTINCT state, url, etag FROM links WHERE state != 3") == [(4, "", None)]
    assert desk.records() == before
    stories = {story.url for story in site.published()}
    fetched = {f"{site.url.rstrip('/')}{request.path}" for request in site.requests[asked:]}
    assert not stories & fetched
