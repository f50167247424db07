"""Whole sites: every article once, and nothing else."""

from datetime import timedelta

import pytest

from tests.crawls.crawl import Folder
from tests.crawls.told import told, written
from tests.site import LocalWeb, NewsSite, sitemaps
from tests.site.messages import Request, Response, page

PAPERS = ("harbour", "courier", "kaigan")


def bodies(site: NewsSite, since: int) -> list[str]:
    """Return the article bodies that the site has sent since its request number `since`."""
    stories = {story.url for story in site.published()}
    asked = site.requests[since:]
    return [seen.path for seen in asked if seen.status == 200 and f"{site.url.rstrip('/')}{seen.path}" in stories]


@pytest.mark.parametrize("name", [*PAPERS, "bulk"])
def test_every_article_is_taken_once_and_nothing_else(web: LocalWeb, folder: Folder, name: str) -> None:
    site = web.site(name)

    answer = folder.crawl(url=site.url)

    assert answer.code == 0, answer.stderr
    assert written(folder.records()) == told(site.published())
    assert len(folder.records()) == len(site.published())
    assert folder.records("rejects") == []
    fetched = bodies(site, 0)
    assert len(fetched) == len(set(fetched))


@pytest.mark.parametrize("name", PAPERS)
def test_second_run_fetches_no_article_and_a_later_one_what_is_new(web: LocalWeb, folder: Folder, name: str) -> None:
    site = web.site(name)
    folder.crawl(url=site.url)
    before = len(site.requests)
    old = {story.url for story in site.published()}

    assert folder.crawl(url=site.url).code == 0
    assert bodies(site, before) == []

    web.advance(timedelta(hours=4))
    answer = folder.crawl(url=site.url)
    new = tuple(story for story in site.published() if story.url not in old)
    assert len(new) == 4
    assert answer.code == 0
    assert written(folder.records()[len(old) :]) == told(new)


@pytest.mark.parametrize("keys", ["", 'feeds = ["{url}aktuell/atom"]'])
def test_a_feed_that_the_front_page_names_is_read_once_in_each_run(folder: Folder, keys: str) -> None:
    with LocalWeb(articles=6, bulk=1) as web:
        site = web.site("courier")
        front = site.answer(Request(method="GET", target="/", path="/", query={}, headers={}))
        # The front page stays as it was: what is new stands in the feed alone.
        site.instead = lambda request: front if request.path == "/" else None
        table = f'[[source]]\nname = "courier"\nurl = "{site.url}"\n{keys.format(url=site.url)}\n'
        (folder.path / "sources.toml").write_text(table)
        for run in (1, 2, 3):
            assert folder.crawl(sources="sources.toml").code == 0
            urls = [record["canonical_url"] for record in folder.records()]
            assert sorted(urls) == sorted(story.url for story in site.published())
            assert [seen.path for seen in site.requests].count("/aktuell/atom") == run
            web.advance(timedelta(hours=2))


def test_a_sitemap_that_nothing_names_is_read_again_where_it_was_found(folder: Folder) -> None:
    with LocalWeb(articles=6, bulk=12) as web:
        site = web.site("bulk")
        site.robots = None
        # The last three are not out yet.
        listed = sitemaps.flat(site.published()[3:])
        site.instead = lambda request: listed if request.path == "/sitemap.xml" else None
        assert folder.crawl(url=site.url).code == 0
        assert written(folder.records()) == told(site.published()[3:])

        site.instead = lambda request: None
        assert folder.crawl(url=site.url).code == 0
        assert written(folder.records()) == told(site.published())


def test_a_site_that_leads_to_another_is_not_read_and_says_where_it_leads(web: LocalWeb, folder: Folder) -> None:
    old, new = web.site("bulk"), web.site("courier")
    old.instead = lambda request: Response(status=301, headers=(("Location", new.url + request.target[1:]),))

    answer = folder.crawl(url=old.url)

    assert answer.code == 1
    said = f"{old.url}: leads to {new.url}, on another site; if it has moved there, name that address"
    assert said in answer.stderr
    assert folder.records() == []


def test_a_front_page_without_links_is_told(web: LocalWeb, folder: Folder) -> None:
    site = web.site("courier")
    wall = page("<!doctype html><title>Just a moment</title><p>Checking your browser before you go on.</p>")
    site.instead = lambda request: wall if request.path == "/" else None

    answer = folder.crawl(url=site.url)

    assert answer.code == 1
    assert f"{site.url}: was read, and has no links: it may be a wall, or JavaScript adds them" in answer.stderr
