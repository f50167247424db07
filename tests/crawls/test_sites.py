"""Whole sites: every article once, and nothing else."""

from datetime import timedelta

import pytest

from tests.crawls.crawl import Folder
from tests.crawls.told import told, written
from tests.site import LocalWeb, NewsSite

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
