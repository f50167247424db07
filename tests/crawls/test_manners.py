"""A crawl asks a site no faster and no more than the site, the source and the user say."""

import gzip
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from newsbot import __version__
from tests.crawls.crawl import Folder
from tests.crawls.told import told, written
from tests.site import LocalWeb, NewsSite, Seen
from tests.site.messages import HTML, Answer, Raw, Request, Response, Wire

# Clocks of two processes, and the way between them.
TOLERANCE = 0.15


@pytest.fixture(scope="module")
def sites() -> Iterator[LocalWeb]:
    with LocalWeb(articles=8, bulk=12) as web:
        yield web


@pytest.fixture
def site(sites: LocalWeb) -> Iterator[NewsSite]:
    site = sites.site("bulk")
    robots, instead = site.robots, site.instead
    yield site
    site.robots, site.instead = robots, instead


def listed(folder: Folder, site: NewsSite, count: int) -> tuple[str, ...]:
    """Write a list of so many of a site's articles for `-a urls=`."""
    urls = tuple(story.url for story in site.published()[:count])
    (folder.path / "list.txt").write_text("\n".join(urls))
    return urls


def source(folder: Folder, site: NewsSite, *keys: str) -> None:
    table = ("[[source]]", 'name = "paper"', f'url = "{site.url}"', *keys)
    (folder.path / "sources.toml").write_text("\n".join(table))


def gaps(seen: Sequence[Seen]) -> list[float]:
    return [after.at - before.at for before, after in pairwise(seen)]


def too_many(site: NewsSite, retry_after: Callable[[], str], after: int, *, status: int = 429) -> None:
    """Have a site refuse one request, after so many answers."""
    begun, refused = len(site.requests), threading.Event()

    def instead(request: Request) -> Answer | None:
        if len(site.requests) - begun < after or refused.is_set():
            return None
        refused.set()
        return Response(status=status, headers=(("Retry-After", retry_after()),))

    site.instead = instead


@pytest.mark.parametrize("throttle", [False, True])
def test_no_request_comes_before_the_crawl_delay_is_over(folder: Folder, site: NewsSite, throttle: bool) -> None:
    listed(folder, site, 6)
    site.robots = "User-agent: *\nDisallow:\nCrawl-delay: 0.6\n"
    before = len(site.requests)

    # AutoThrottle raises the delay where a site is slow, and lowers it no further than to what the site asks for.
    settings = {"AUTOTHROTTLE_ENABLED": throttle, "AUTOTHROTTLE_START_DELAY": 0}
    assert folder.crawl(urls="list.txt", settings=settings).code == 0

    found = gaps(site.requests[before:])
    assert len(found) == 6
    assert min(found) >= 0.6 - TOLERANCE
    assert max(found) <= 2 * 0.6 + 2


def test_a_crawl_delay_for_another_robot_is_not_ours(folder: Folder, site: NewsSite) -> None:
    listed(folder, site, 6)
    site.robots = "User-agent: slowbot\nCrawl-delay: 30\n\nUser-agent: *\nDisallow:\n"
    before = len(site.requests)

    assert folder.crawl(urls="list.txt").code == 0

    assert sum(gaps(site.requests[before:])) < 5


def test_a_source_is_asked_as_slowly_as_it_is_to_be(folder: Folder, site: NewsSite) -> None:
    source(folder, site, "delay = 0.5", "max_articles = 4")
    before = len(site.requests)

    assert folder.crawl(sources="sources.toml").code == 0

    found = gaps(site.requests[before:])
    assert len(found) >= 6
    assert min(found) >= 0.5 - TOLERANCE


@pytest.mark.parametrize("as_date", [False, True])
def test_nothing_is_asked_for_before_retry_after_is_over(folder: Folder, site: NewsSite, as_date: bool) -> None:
    urls = listed(folder, site, 8)
    # A date has no fractions of a second: it is 2 to 3 seconds ahead.
    too_many(
        site, lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True) if as_date else "2", 4
    )
    before = len(site.requests)

    assert folder.crawl(urls="list.txt").code == 0

    seen = site.requests[before:]
    refused = [it.status for it in seen].index(429)
    assert len(seen) == 1 + len(urls) + 1
    assert 2 - TOLERANCE <= seen[refused + 1].at - seen[refused].at < 6
    assert written(folder.records()) == told(site.published()[:8])
    assert folder.records("rejects") == []


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_wants_to_be_left_alone_is_left_alone(folder: Folder, site: NewsSite, status: int) -> None:
    too_many(site, lambda: "3600", 5, status=status)
    before = len(site.requests)

    answer = folder.crawl(url=site.url)

    assert answer.code == 0, answer.stderr
    assert "asks to be left alone for 3600 seconds; a later run goes on" in answer.stderr
    assert [it.status for it in site.requests[before:]] == [200] * 5 + [status]
    assert folder.records("rejects") == []
    first = len(folder.records())
    assert first < len(site.published())

    assert folder.crawl(url=site.url).code == 0
    assert written(folder.records()) == told(site.published())
    assert len(folder.records()) == len(site.published())


@pytest.mark.parametrize("robots", ["User-agent: *\nDisallow:\n", "User-agent: *\nCrawl-delay: 0\n"])
def test_a_host_has_one_connection(folder: Folder, site: NewsSite, robots: str) -> None:
    urls = listed(folder, site, 8)
    site.robots = robots
    answering = threading.Semaphore(1)
    at_once: list[bool] = []

    def instead(request: Request) -> Answer | None:
        if request.path == "/robots.txt":
            return None

        def send(wire: Wire) -> None:
            at_once.append(not answering.acquire(blocking=False))
            wire.stopping.wait(0.05)
            answering.release()
            wire.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

        return Raw(status=404, send=send)

    site.instead = instead

    assert folder.crawl(urls="list.txt").code == 0

    assert at_once == [False] * len(urls)


def test_robots_txt_keeps_a_crawl_away(folder: Folder, site: NewsSite) -> None:
    urls = listed(folder, site, 3)
    paths = [story.path for story in site.published()[:3]]
    site.robots = f"User-agent: newsbot\nDisallow: {paths[1]}\n\nUser-agent: *\nDisallow: {paths[0]}\n"
    before = len(site.requests)

    assert folder.crawl(urls="list.txt").code == 0

    # The group that names the robot is its own; the one for all others is not.
    assert [it.path for it in site.requests[before:]] == ["/robots.txt", paths[0], paths[2]]
    (reject,) = folder.records("rejects")
    assert (reject["url"], reject["reason"], reject["detail"]) == (urls[1], "robots_denied", "robots.txt forbids it")


def test_robots_txt_that_forbids_all_fails_the_source(folder: Folder, site: NewsSite) -> None:
    site.robots = "User-agent: *\nDisallow: /\n"
    before = len(site.requests)

    answer = folder.crawl(url=site.url)

    assert answer.code == 1
    assert f"{site.url}: robots.txt forbids it" in answer.stderr
    assert {it.path for it in site.requests[before:]} == {"/robots.txt"}


def test_the_user_agent_names_the_project_and_a_contact(folder: Folder, site: NewsSite) -> None:
    listed(folder, site, 2)
    before = len(site.requests)

    assert folder.crawl(urls="list.txt").code == 0
    assert agents(site, before) == {f"newsbot/{__version__} (news article reader)"}

    before = len(site.requests)
    source(folder, site)
    settings = {"NEWSBOT_CONTACT": "https://reader.example/about"}
    assert folder.crawl(sources="sources.toml", settings=settings).code == 0
    assert agents(site, before) == {f"newsbot/{__version__} (+https://reader.example/about)"}


def test_a_source_may_have_a_user_agent_of_its_own(folder: Folder, site: NewsSite) -> None:
    source(folder, site, 'user_agent = "paperbot/2.0"')
    site.robots = "User-agent: paperbot\nDisallow: /news/\n"
    before = len(site.requests)

    assert folder.crawl(sources="sources.toml").code == 0

    assert agents(site, before) == {"paperbot/2.0"}
    assert not [it for it in site.requests[before:] if it.path.startswith("/news/")]


def agents(site: NewsSite, since: int) -> set[str]:
    return {seen.headers["user-agent"] for seen in site.requests[since:]}


def test_a_page_budget_is_kept_and_a_later_run_goes_on(folder: Folder, site: NewsSite) -> None:
    source(folder, site, "page_budget = 6")
    before = len(site.requests)

    first = folder.crawl(sources="sources.toml")

    assert first.code == 0, first.stderr
    assert len([it for it in site.requests[before:] if it.path != "/robots.txt"]) == 6
    assert "paper: the page budget (6 requests) is used up; a later run goes on" in first.stderr
    taken = len(folder.records())
    assert 0 < taken < len(site.published())

    for _ in range(3):
        assert folder.crawl(sources="sources.toml").code == 0
    assert written(folder.records()) == told(site.published())
    assert len(folder.records()) == len(site.published())


@pytest.mark.parametrize("name", ["harbour", "courier"])
def test_a_first_crawl_takes_the_newest_and_a_backfill_the_rest(folder: Folder, name: str) -> None:
    with LocalWeb(articles=14, bulk=1) as web:
        site = web.site(name)
        source(folder, site, "max_articles = 3")
        newest = sorted(site.published(), key=lambda story: story.published, reverse=True)
        today = [story for story in newest if story.published.date() == newest[0].published.date()]
        assert 3 < len(today) < len(newest)

        first = folder.crawl(sources="sources.toml")

        assert first.code == 0, first.stderr
        assert written(folder.records()) == told(newest[:3])
        assert re.search(r"\npaper: \d+ older articles are left; -a since=DATE takes them\n", first.stderr)
        assert "older articles" not in folder.crawl(sources="sources.toml").stderr
        assert len(folder.records()) == 3

        # Those of one day, then all.
        since = str(newest[0].published.date())
        assert folder.crawl(sources="sources.toml", since=since).code == 0
        assert written(folder.records()) == told(today)
        assert folder.crawl(sources="sources.toml", since="2020-01-01").code == 0
        assert written(folder.records()) == told(newest)
        assert len(folder.records()) == len(newest)


def test_a_small_page_that_unpacks_to_a_huge_one_is_not_unpacked(folder: Folder, site: NewsSite) -> None:
    (url,) = listed(folder, site, 1)
    bomb = gzip.compress(bytes(64 * 2**20))
    headers = (*HTML, ("Content-Encoding", "gzip"))
    site.instead = lambda request: Response(body=bomb, headers=headers) if request.path != "/robots.txt" else None

    assert folder.crawl(urls="list.txt").code == 0

    (reject,) = folder.records("rejects")
    assert (reject["url"], reject["reason"]) == (url, "too_large")
    assert reject["detail"] == "the answer is larger unpacked than DOWNLOAD_MAXSIZE"


def test_a_site_whose_robots_txt_cannot_be_had_is_left_alone(folder: Folder, site: NewsSite) -> None:
    def instead(request: Request) -> Answer | None:
        return Response(status=500) if request.path == "/robots.txt" else None

    site.instead = instead
    before = len(site.requests)

    answer = folder.crawl(url=site.url, settings={"RETRY_TIMES": 0})

    assert answer.code == 1
    assert f"{site.url}: robots.txt cannot be had: the site answered 500" in answer.stderr
    assert not re.search(r"ERROR|Traceback", answer.stderr)
    assert [it.path for it in site.requests[before:]] == ["/robots.txt"]


def test_a_site_that_does_not_answer_for_its_robots_txt_is_left_alone(folder: Folder, site: NewsSite) -> None:
    def instead(request: Request) -> Answer | None:
        return Raw(status=0, send=lambda wire: wire.reset()) if request.path == "/robots.txt" else None

    site.instead = instead
    before = len(site.requests)

    answer = folder.crawl(url=site.url, settings={"RETRY_TIMES": 0})

    assert answer.code == 1
    assert f"{site.url}: robots.txt cannot be had: " in answer.stderr
    assert not re.search(r"ERROR|Traceback", answer.stderr)
    assert {it.path for it in site.requests[before:]} == {"/robots.txt"}


def test_a_site_without_a_robots_txt_forbids_nothing(folder: Folder, site: NewsSite) -> None:
    listed(folder, site, 2)
    site.robots = None

    assert folder.crawl(urls="list.txt").code == 0

    assert written(folder.records()) == told(site.published()[:2])
