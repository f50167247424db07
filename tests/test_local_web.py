"""The local web: what its sites say and what is on their pages agree."""

import gzip
import html
import http.client
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from newsbot.extraction import extract_article
from newsbot.items import Article, Page
from newsbot.options import ExtractionOptions
from tests.site import LocalWeb, Story

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAPERS = ("harbour", "courier", "kaigan", "bulk")


@dataclass(frozen=True)
class Fetched:
    status: int
    headers: dict[str, str]
    body: bytes


def fetch(url: str, headers: dict[str, str] | None = None, *, timeout: float = 5) -> Fetched:
    """One request, redirects not followed."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=timeout)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers=headers or {})
        response = connection.getresponse()
        return Fetched(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def extracted(url: str) -> Article:
    answer = fetch(url)
    page = Page(
        url=url,
        body=answer.body,
        fetched=datetime(2025, 7, 1, tzinfo=UTC),
        content_type=answer.headers["content-type"],
    )
    outcome = extract_article(page, ExtractionOptions()).outcome
    assert isinstance(outcome, Article), outcome
    return outcome


def locations(body: bytes) -> list[str]:
    return [element.text or "" for element in ET.fromstring(body).iter(f"{SITEMAP}loc")]


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=24, bulk=24) as web:
        yield web


def told(story: Story) -> tuple[str, str, tuple[str, ...]]:
    return story.headline, "\n\n".join(story.paragraphs), story.authors


def read(article: Article) -> tuple[str | None, str, tuple[str, ...]]:
    return article.headline, article.text, article.authors


@pytest.mark.parametrize("name", PAPERS)
def test_the_pages_of_a_paper_say_what_it_published(web: LocalWeb, name: str) -> None:
    stories = web.site(name).published()[:8]
    assert [read(extracted(story.url)) for story in stories] == [told(story) for story in stories]


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_seed_gives_the_same_stories(web: LocalWeb, name: str) -> None:
    def texts(other: LocalWeb) -> list[tuple[str, str, tuple[str, ...]]]:
        return [told(story) for story in other.site(name).published()]

    with LocalWeb(articles=24, bulk=24) as again, LocalWeb(articles=24, bulk=24, seed=1) as another:
        assert texts(again) == texts(web)
        assert not set(texts(another)) & set(texts(web))


def test_furnished_pages_say_the_same() -> None:
    with LocalWeb(articles=1, bulk=80, furnished=True) as web:
        for story in web.site("bulk").published()[:5]:
            assert len(fetch(story.url).body) > 60_000
            assert read(extracted(story.url)) == told(story)


def test_no_two_paragraphs_of_a_paper_are_alike(web: LocalWeb) -> None:
    paragraphs = [text for story in web.site("harbour").published() for text in story.paragraphs]
    assert len(set(paragraphs)) == len(paragraphs)


def test_no_two_headlines_of_the_largest_site_are_alike() -> None:
    with LocalWeb(articles=1, bulk=2_000) as web:
        stories = web.site("bulk").published()
    assert len({story.headline for story in stories}) == len(stories) == 2_000


def test_harbours_sitemaps_list_all_stories_once(web: LocalWeb) -> None:
    site = web.site("harbour")
    children = [fetch(url) for url in locations(fetch(site.url + "sitemap.xml").body)]
    listed = [url for child in children for url in locations(gzip.decompress(child.body))]
    assert sorted(listed) == sorted(story.url for story in site.published())


def test_harbour_pages_through_a_section(web: LocalWeb) -> None:
    site = web.site("harbour")
    expected = [story.path for story in site.published() if story.section == "politics"]
    number, listed, more = 0, list[str](), True
    while more:
        number += 1
        body = fetch(f"{site.url}politics/?page={number}").body.decode()
        listed += re.findall(r'<h2><a href="(/politics/\d[^"]+)"', body)
        more = 'rel="next"' in body
    assert listed == expected
    assert fetch(f"{site.url}politics/?page={number + 1}").status == 404


def test_harbours_amp_twins_name_the_canonical_page(web: LocalWeb) -> None:
    story = web.site("harbour").published()[0]
    twin = extracted(story.url.replace(story.path, f"/amp{story.path}"))
    assert (read(twin), twin.canonical_url) == (told(story), story.url)


def test_harbours_calendar_has_no_end(web: LocalWeb) -> None:
    site = web.site("harbour")
    assert b'rel="next" href="/calendar/2032/01"' in fetch(f"{site.url}calendar/2031/12").body


def test_harbours_links_and_feed_carry_tracking_parameters(web: LocalWeb) -> None:
    site = web.site("harbour")
    newest = site.published()[0]
    feed = feedparser.parse(fetch(f"{site.url}feed/").body)
    assert feed.entries[0].link == f"{newest.url}?utm_source=rss&utm_medium=feed&fbclid=IwAR0harbour"
    assert all(paragraph in html.unescape(feed.entries[0].content[0].value) for paragraph in newest.paragraphs)
    assert f"{newest.path}?utm_source=front&amp;utm_campaign=top".encode() in fetch(site.url).body


def test_kaigans_feed_has_some_of_the_stories_and_its_sections_all(web: LocalWeb) -> None:
    site = web.site("kaigan")
    fed = {item["url"] for item in json.loads(fetch(f"{site.url}feed.json").body)["items"]}
    listed = {
        urljoin(site.url, path)
        for section in ("politics", "economy", "society")
        for path in re.findall(r'href="(/articles/[^"]+)"', fetch(f"{site.url}{section}/").body.decode())
    }
    published = {story.url for story in site.published()}
    assert fed < published
    assert listed == published


def test_some_pages_of_kaigan_are_not_in_the_encoding_that_the_header_names(web: LocalWeb) -> None:
    answers = [fetch(story.url) for story in web.site("kaigan").published()]
    charsets = Counter(re.findall(rb'meta charset="([^"]+)"', answer.body)[0] for answer in answers)
    assert {answer.headers["content-type"] for answer in answers} == {"text/html; charset=utf-8"}
    assert set(charsets) == {b"utf-8", b"shift_jis", b"euc-jp"}


def test_courier_answers_304_to_what_has_not_changed(web: LocalWeb) -> None:
    story = web.site("courier").published()[0]
    first = fetch(story.url)
    by_tag = fetch(story.url, {"If-None-Match": first.headers["etag"]})
    by_date = fetch(story.url, {"If-Modified-Since": first.headers["last-modified"]})
    assert (first.status, by_tag.status, by_date.status, by_tag.body) == (200, 304, 304, b"")


def test_courier_answers_200_to_what_was_corrected(web: LocalWeb) -> None:
    site = web.site("courier")
    before = {story.url: (story.revision, fetch(story.url).headers["etag"]) for story in site.published()}
    web.advance(timedelta(hours=4))
    for story in site.published()[4:]:
        revision, etag = before[story.url]
        assert fetch(story.url, {"If-None-Match": etag}).status == (304 if story.revision == revision else 200)


def test_time_brings_stories_corrections_and_rankings(web: LocalWeb) -> None:
    site = web.site("harbour")
    before = {story.url: story for story in site.published()}
    front = fetch(site.url).body
    web.advance(timedelta(hours=3))
    now = site.published()
    corrected = [story for story in now if story.url in before and before[story.url] != story]
    assert len(now) == len(before) + 3
    assert [read(extracted(story.url)) for story in corrected] == [told(story) for story in corrected]
    assert all(story.revision > 1 and story.modified for story in corrected)
    assert corrected
    assert fetch(site.url).body != front


def test_requests_are_logged(web: LocalWeb) -> None:
    site = web.site("courier")
    fetch(site.url + "about?from=front", {"User-Agent": "newsbot-test"})
    (seen,) = site.requests
    assert (seen.method, seen.path, seen.status, seen.host) == ("GET", "/about?from=front", 404, site.url[7:-1])
    assert seen.headers["user-agent"] == "newsbot-test"


def test_robots_and_outages_are_set_at_will(web: LocalWeb) -> None:
    site = web.site("courier")
    assert fetch(site.url + "robots.txt").status == 404
    site.robots = "User-agent: *\nDisallow: /\n"
    assert fetch(site.url + "robots.txt").body == b"User-agent: *\nDisallow: /\n"
    site.down = True
    with pytest.raises(http.client.RemoteDisconnected):
        fetch(site.url)
    site.down = False
    assert fetch(site.url).status == 200


def test_an_unknown_site_is_named() -> None:
    with LocalWeb(articles=1, bulk=1) as web, pytest.raises(KeyError, match=r"no site 'harbor'; there are .*harbour"):
        web.site("harbor")
