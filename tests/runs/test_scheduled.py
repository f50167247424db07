"""Scheduled runs as cron starts them."""

import json
import signal
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.crawls.told import told, written
from tests.runs.scheduled import Desk
from tests.runs.shell import PATIENCE, answer
from tests.site import LocalWeb


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=8, bulk=120) as web:
        yield web


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def wait_for_articles(desk: Desk, count: int) -> None:
    until = time.monotonic() + PATIENCE
    while len(desk.records()) < count:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_run_crawls_what_is_due_and_says_nothing(web: LocalWeb, desk: Desk) -> None:
    courier, kaigan = web.site("courier"), web.site("kaigan")
    desk.follow(courier, kaigan)

    first = desk.run()

    assert (first.code, first.stdout, first.stderr) == (0, b"", "")
    assert written(desk.records()) == told([*courier.published(), *kaigan.published()])
    assert {record["source"] for record in desk.records()} == {"courier", "kaigan"}
    (report,) = desk.reports()
    assert (report["exit_code"], report["error"], report["alarms"], report["problems"]) == (0, None, [], [])
    assert [(it["source"], it["outcome"], it["articles"], it["rejects"]) for it in report["sources"]] == [
        ("courier", "done", len(courier.published()), {}),
        ("kaigan", "done", len(kaigan.published()), {}),
    ]

    # Nothing is due: the sites are not asked.
    asked = len(courier.requests) + len(kaigan.requests)
    again = desk.run("--json")
    assert (again.code, again.stderr) == (0, "")
    assert json.loads(again.stdout)["sources"] == []
    assert len(courier.requests) + len(kaigan.requests) == asked
    assert len(desk.reports()) == 1

    # An hour later they are, and have nothing new.
    desk.age(hours=1)
    before = desk.records()
    assert desk.run().code == 0
    assert desk.records() == before
    assert [it["new"] for it in desk.reports()[1]["sources"]] == [0, 0]
    # An empty log is nobody's business; the first run looked for sitemaps in vain.
    assert len(list((desk.path / "output" / "runs").glob("*.log"))) == 1


def test_a_week_without_the_machine_is_made_up_for(web: LocalWeb, desk: Desk) -> None:
    site = web.site("harbour")  # the others list no more than a few
    desk.follow(site)
    assert desk.run().code == 0
    old = len(desk.records())

    web.advance(timedelta(days=1))
    desk.age(days=7)
    late = desk.run()

    assert (late.code, late.stderr) == (0, "")
    addresses = [record["canonical_url"] for record in desk.records()]
    assert sorted(addresses) == sorted(story.url for story in site.published())
    assert len(addresses) > old


def test_a_second_run_says_who_holds_the_state(web: LocalWeb, desk: Desk) -> None:
    desk.follow(web.site("bulk"), more="delay = 0.2")
    first = desk.start()
    wait_for_articles(desk, 1)

    second = desk.run()

    first.send_signal(signal.SIGTERM)
    assert answer(first).code == 130
    assert (second.code, second.stdout) == (75, b"")
    assert second.stderr == (
        f"Error: output/state.sqlite: another run (process {first.pid}) crawls with this state; wait for it or name "
        "another state (--state)\n"
    )


def test_a_killed_run_is_finished_by_the_next(web: LocalWeb, desk: Desk) -> None:
    site = web.site("bulk")
    desk.follow(site, more="delay = 0.01")
    first = desk.start()
    wait_for_articles(desk, 20)
    first.kill()
    first.communicate()
    done = desk.rows("SELECT articles, outcome FROM source_runs")

    second = desk.run()

    assert (second.code, second.stderr) == (0, "")
    assert written(desk.records()) == told(site.published())
    assert len(desk.records()) == len(site.published())
    # What the dead one wrote is counted as its own.
    ((articles, outcome), (rest, ending)) = desk.rows("SELECT articles, outcome FROM source_runs ORDER BY run")
    assert done == [(articles, None)]
    assert (outcome, ending, articles + rest) == ("killed", "done", len(site.published()))


def test_a_run_ends_within_its_time_and_the_next_goes_on(web: LocalWeb, desk: Desk) -> None:
    site = web.site("bulk")
    desk.follow(site, more="delay = 0.2")
    begun = time.monotonic()

    first = desk.run("--max-time", "10s")

    # The whole takes 24 s; the program's own start is not counted.
    assert time.monotonic() - begun < 20
    assert (first.code, first.stderr) == (0, "")
    assert 0 < len(desk.records()) < len(site.published())
    assert desk.rows("SELECT outcome FROM source_runs") == [("stopped",)]

    desk.follow(site)
    assert desk.run().code == 0
    assert written(desk.records()) == told(site.published())
    assert len(desk.records()) == len(site.published())


def test_an_outage_is_told_once_when_it_lasts_and_once_when_it_is_over(web: LocalWeb, desk: Desk) -> None:
    site = web.site("kaigan")
    desk.follow(site)
    assert desk.run().code == 0
    site.down = True
    assert desk.status().code == 0
    outage = []
    for _ in range(4):
        desk.age(hours=1)
        outage.append(desk.run())
    unwell = desk.status()
    site.down = False
    desk.age(hours=1)
    back = desk.run()
    desk.age(hours=1)
    after = desk.run()

    assert [it.code for it in outage] == [1, 1, 1, 1]
    assert [it.stderr for it in outage if it.stderr] == [outage[2].stderr]
    assert outage[2].stderr.startswith("kaigan: blocked: nothing could be read in each of the last 3 runs: http://")
    assert back.code == 0
    assert back.stderr.startswith("kaigan: blocked is over; it began 20")
    assert (after.code, after.stderr) == (0, "")
    # What other monitors ask.
    assert unwell.code == 1
    assert "  blocked: nothing could be read in each of the last 3 runs: http://" in unwell.stdout.decode()
    well = desk.status("kaigan", "--json")
    assert well.code == 0
    assert [run["outcome"] for run in json.loads(well.stdout)] == ["done", "done", *["failed"] * 4, "done"]


def test_a_source_that_was_never_there_is_told_at_once(web: LocalWeb, desk: Desk) -> None:
    site = web.site("courier")
    desk.follow(site)
    text = (desk.path / "sources.toml").read_text()
    (desk.path / "sources.toml").write_text(f'{text}[[source]]\nname = "typo"\nurl = "http://127.0.0.1:9/"\n')

    answer = desk.run()

    assert answer.code == 1
    assert answer.stderr.startswith("typo: blocked: nothing could be read: http://127.0.0.1:9/: ")
    assert written(desk.records()) == told(site.published())
