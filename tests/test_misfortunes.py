"""Each page of the misfortune site does what it says."""

import gzip
import http.client
import re
import time
import zlib
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest

from tests.site import LocalWeb
from tests.site.misfortune import CASES
from tests.test_local_web import extracted, fetch, read, told

READABLE = ("wrong-charset", "slow", "noindex", "noarchive", "noindex-header", "noarchive-header", "tdm-header",
            "tdm-meta", "twice", "twice-print")  # fmt: skip


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=1, bulk=1) as web:
        yield web


def test_every_misfortune_has_a_page_that_the_front_page_and_the_sitemap_link(web: LocalWeb) -> None:
    site = web.site("misfortune")
    front = fetch(site.url).body.decode()
    assert re.findall(r'href="([^"]+)"', front) == list(site.pages.values())
    assert re.findall(r"<loc>([^<]+)</loc>", fetch(f"{site.url}sitemap.xml").body.decode()) == list(site.pages.values())
    assert len(set(site.pages.values())) == len(CASES)


@pytest.mark.parametrize("name", READABLE)
def test_an_article_can_be_read(web: LocalWeb, name: str) -> None:
    site = web.site("misfortune")
    article = extracted(site.pages[name])
    assert (read(article), article.canonical_url) == (told(site.stories[name]), site.stories[name].url)


def test_the_truth_are_the_cases_that_end_in_an_article(web: LocalWeb) -> None:
    site = web.site("misfortune")
    assert {story.url for story in site.published()} == {
        site.stories[name].url for name in CASES if CASES[name].article
    }
    assert site.stories["twice"] == site.stories["twice-print"]


@pytest.mark.parametrize(
    ("name", "status"),
    [("not-found", 404), ("gone", 410), ("forbidden", 403), ("always-error", 500), ("always-rate-limited", 429)],
)
def test_a_refusal_stays_one(web: LocalWeb, name: str, status: int) -> None:
    url = web.site("misfortune").pages[name]
    assert [fetch(url).status for _ in range(3)] == [status] * 3


@pytest.mark.parametrize(
    ("name", "status", "wait"), [("rate-limited", 429, "1"), ("unavailable", 503, "1"), ("error-then-fine", 500, None)]
)
def test_a_second_try_gets_the_article(web: LocalWeb, name: str, status: int, wait: str | None) -> None:
    site = web.site("misfortune")
    first = fetch(site.pages[name])
    assert (first.status, first.headers.get("retry-after")) == (status, wait)
    assert read(extracted(site.pages[name])) == told(site.stories[name])


@pytest.mark.parametrize(("name", "hops"), [("moved-permanently", [301]), ("redirect-chain", [302] * 4)])
def test_redirects_lead_to_the_article(web: LocalWeb, name: str, hops: list[int]) -> None:
    site = web.site("misfortune")
    url, statuses = site.pages[name], list[int]()
    while (answer := fetch(url)).status != 200:
        statuses.append(answer.status)
        url = urljoin(url, answer.headers["location"])
    assert (statuses, url) == (hops, site.stories[name].url)
    assert read(extracted(url)) == told(site.stories[name])


def test_a_meta_refresh_leads_to_the_article(web: LocalWeb) -> None:
    site = web.site("misfortune")
    body = fetch(site.pages["meta-refresh"]).body.decode()
    (target,) = re.findall(r"url=([^\"]+)", body)
    assert urljoin(site.url, target) == site.stories["meta-refresh"].url
    assert read(extracted(urljoin(site.url, target))) == told(site.stories["meta-refresh"])


def test_a_loop_comes_back(web: LocalWeb) -> None:
    url = web.site("misfortune").pages["redirect-loop"]
    visited = list[str]()
    while url not in visited:
        visited.append(url)
        url = urljoin(url, fetch(url).headers["location"])
    assert len(visited) == 3


@pytest.mark.parametrize(
    ("name", "location"),
    [
        ("to-private-address", "http://10.0.0.1/"),
        ("to-link-local", "http://169.254.169.254/"),
        ("to-file", "file:///"),
        ("to-data", "data:text/html,"),
        ("to-other-scheme", "ftp://"),
        ("to-disallowed", "/private/"),
    ],
)
def test_redirects_to_where_nobody_should_go(web: LocalWeb, name: str, location: str) -> None:
    answer = fetch(web.site("misfortune").pages[name])
    assert (answer.status, answer.headers["location"].startswith(location)) == (302, True)


def test_robots_forbids_the_disallowed(web: LocalWeb) -> None:
    site = web.site("misfortune")
    assert site.robots is not None
    rule = re.findall(r"Disallow: (/news/.+)", site.robots)[0]
    assert [name for name, url in site.pages.items() if urlsplit(url).path.startswith(rule)] == ["disallowed"]


def test_credentials_stand_in_the_link(web: LocalWeb) -> None:
    parts = urlsplit(web.site("misfortune").pages["with-credentials"])
    assert (parts.username, parts.password) == ("user", "secret")


@pytest.mark.parametrize("name", ["never-answers", "slow"])
def test_patience_is_needed(web: LocalWeb, name: str) -> None:
    with pytest.raises(TimeoutError):
        fetch(web.site("misfortune").pages[name] + "?seconds=9", timeout=0.3)


def test_the_slow_page_takes_the_time_it_is_asked_for(web: LocalWeb) -> None:
    start = time.monotonic()
    assert fetch(web.site("misfortune").pages["slow"] + "?seconds=0.5").status == 200
    assert time.monotonic() - start >= 0.45


def test_the_endless_page_goes_on(web: LocalWeb) -> None:
    parts = urlsplit(web.site("misfortune").pages["endless"])
    connection = http.client.HTTPConnection(parts.netloc, timeout=5)
    connection.request("GET", parts.path)
    response = connection.getresponse()
    assert len(response.read(8 * 2**20)) == 8 * 2**20
    response.close()
    connection.close()


@pytest.mark.parametrize("name", ["truncated", "cut"])
def test_a_body_ends_before_its_end(web: LocalWeb, name: str) -> None:
    with pytest.raises(http.client.IncompleteRead):
        fetch(web.site("misfortune").pages[name])


def test_a_connection_is_reset(web: LocalWeb) -> None:
    with pytest.raises(ConnectionResetError):
        fetch(web.site("misfortune").pages["reset"])


def test_a_gzip_is_damaged(web: LocalWeb) -> None:
    answer = fetch(web.site("misfortune").pages["broken-gzip"])
    assert answer.headers["content-encoding"] == "gzip"
    with pytest.raises(zlib.error):
        gzip.decompress(answer.body)


def test_the_huge_page_has_20_megabytes(web: LocalWeb) -> None:
    answer = fetch(web.site("misfortune").pages["huge"])
    assert (len(answer.body), answer.headers["content-length"]) == (20 * 2**20, str(20 * 2**20))


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("soft-404", b"Page not found"),
        ("login-wall", b'type="password"'),
        ("consent-wall", b"Accept all cookies"),
        ("empty-shell", b'<div id="root"></div>'),
        ("pdf-as-html", b"%PDF-1.4"),
        ("empty-body", b""),
    ],
)
def test_a_page_without_an_article(web: LocalWeb, name: str, mark: bytes) -> None:
    site = web.site("misfortune")
    answer = fetch(site.pages[name])
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert mark in answer.body
    assert (name == "empty-body") == (answer.body == b"")
    assert site.stories[name].paragraphs[0].encode() not in answer.body


def test_the_shells_script_finds_the_story(web: LocalWeb) -> None:
    site = web.site("misfortune")
    record = fetch(f"{site.pages['empty-shell']}?as=json")
    assert site.stories["empty-shell"].headline.encode() in record.body


@pytest.mark.parametrize(
    ("name", "header", "mark"),
    [
        ("noindex", None, b'name="robots" content="noindex"'),
        ("noarchive", None, b'name="robots" content="noarchive"'),
        ("noindex-header", ("x-robots-tag", "noindex"), b""),
        ("noarchive-header", ("x-robots-tag", "noarchive"), b""),
        ("tdm-header", ("tdm-reservation", "1"), b""),
        ("tdm-meta", None, b'name="tdm-reservation" content="1"'),
    ],
)
def test_a_page_says_what_may_be_done_with_it(
    web: LocalWeb, name: str, header: tuple[str, str] | None, mark: bytes
) -> None:
    answer = fetch(web.site("misfortune").pages[name])
    assert header is None or header in answer.headers.items()
    assert mark in answer.body


def test_the_header_names_the_wrong_charset(web: LocalWeb) -> None:
    answer = fetch(web.site("misfortune").pages["wrong-charset"])
    assert answer.headers["content-type"] == "text/html; charset=shift_jis"
    assert "café" in answer.body.decode()
