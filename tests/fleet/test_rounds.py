"""What a source asks of a fleet's rounds: how much a first one takes, what is left, what is looked at again."""

import time
from pathlib import Path

import pytest

from newsbot.fleet.store import PREFIX, connect
from tests.fleet.hosts import Web, serve
from tests.fleet.test_fleet import ENV
from tests.runs.shell import Shell

EVERY = 'every = "1s"'


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def work(shell: Shell, web: Web, url: str, *flags: str) -> set[str]:
    """Let a round come due, run a worker, and return the stories that it asked for."""
    time.sleep(1.1)
    before = len(web.paths)
    worked = shell.run("fleet", "work", "sources.toml", "--redis", url, "--jobs", "1", *flags, env=ENV)
    assert worked.code == 0, worked.stderr
    return {path.rpartition("/")[2] for _, path in web.paths[before:] if "story" in path}


def test_a_first_round_takes_the_newest_and_a_backfill_the_rest(shell: Shell, redis_url: str) -> None:
    with serve(hosts=1, articles=8) as web:
        shell.write("sources.toml", web.sources(0.01, f"{EVERY}\nmax_articles = 3"))
        assert work(shell, web, redis_url) == {"0", "1", "2"}
        assert work(shell, web, redis_url) == set()
        web.articles = 9
        assert work(shell, web, redis_url) == {"8"}, "what is new comes, whatever was left"
        assert work(shell, web, redis_url, "--since", "2020-01-01", "--until", "2020-12-31") == set()
        assert work(shell, web, redis_url, "--since", "2020-01-01") == {"3", "4", "5", "6", "7"}


def test_a_rounds_budget_is_kept_and_the_next_goes_on(shell: Shell, redis_url: str) -> None:
    with serve(hosts=1, articles=5) as web:
        # The feed and the front page are two of them.
        shell.write("sources.toml", web.sources(0.01, f"{EVERY}\npage_budget = 4"))
        first, second, third = (work(shell, web, redis_url) for _ in range(3))
        assert [len(taken) for taken in (first, second, third)] == [2, 2, 1]
        assert first | second | third == {"0", "1", "2", "3", "4"}


def test_young_articles_are_looked_at_again_once_an_hour(shell: Shell, redis_url: str) -> None:
    with serve(hosts=1, articles=3) as web:
        shell.write("sources.toml", web.sources(0.01, f'{EVERY}\nrefresh = "62m"'))
        assert work(shell, web, redis_url) == {"0", "1", "2"}
        redis = connect(redis_url)
        # An hour passes: what marks this one goes.
        marks = [mark for mark in redis.smembers(f"{PREFIX}seen") if mark.count(b" ") == 1 and b"/" not in mark]
        assert len(marks) == 2, "the third is older than that"
        redis.srem(f"{PREFIX}seen", *marks)
        redis.close()
        assert work(shell, web, redis_url) == {"0", "1"}


def test_a_backfill_says_what_is_wrong_with_its_days(shell: Shell, redis_url: str) -> None:
    shell.write("sources.toml", '[[source]]\nname = "a"\nurl = "https://a.example/"\n')
    refused = shell.run("fleet", "work", "sources.toml", "--redis", redis_url, "--since", "soon")
    assert refused.code == 2
    assert "since=soon is no date" in refused.stderr
