"""Crawls of a sources.toml: many sites in one process, each with settings of its own; lists of addresses."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.crawls.crawl import Folder
from tests.crawls.told import told, written
from tests.site import LocalWeb, NewsSite, Story
from tests.site.messages import Request, Response, page

PAPERS = ("harbour", "courier", "kaigan")

ARTICLE = """<!doctype html><html lang="en"><head><title>Lamps for the north pier</title>
<link rel="canonical" href="{url}"><meta property="article:published_time" content="{time}"></head>
<body><article><h1>Lamps for the north pier</h1>
<p>The harbour board has bought forty lamps for the north pier, which had been dark since the storm.</p>
<p>They are to burn from the first of the month, and the board pays for them out of the harbour dues.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def sites() -> Iterator[LocalWeb]:
    """A web whose time is ours: ages and re-fetches look at the clock."""
    with LocalWeb(articles=12, bulk=1, clock=datetime.now(UTC)) as web:
        yield web


def sources(folder: Folder, *tables: tuple[NewsSite, str]) -> None:
    texts = [f'[[source]]\nname = "{site.name}"\nurl = "{site.url}"\n{keys}\n' for site, keys in tables]
    (folder.path / "sources.toml").write_text("\n".join(texts), "utf-8")


def of(records: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [record for record in records if record["source"] == name]


def asked(site: NewsSite, since: int) -> set[str]:
    return {f"{site.url.rstrip('/')}{seen.path}" for seen in site.requests[since:]}


def test_many_sources_in_one_run_each_in_its_own_output(sites: LocalWeb, folder: Folder) -> None:
    papers = [sites.site(name) for name in PAPERS]
    sources(folder, *((site, "") for site in papers))

    answer = folder.crawl(sources="sources.toml", settings={"NEWSBOT_OUTPUT": "output/articles/{source}.jsonl"})

    assert answer.code == 0, answer.stderr
    for site in papers:
        records = of(folder.records(), site.name)
        assert written(records) == told(site.published())
        assert len(records) == len(site.published())
        assert {record["site"] for record in records} == {site.url.removeprefix("http://").rstrip("/")}
    outputs = {path.stem: path.read_text().count("\n") for path in (folder.path / "output" / "articles").glob("*")}
    assert outputs == {site.name: len(site.published()) for site in papers}


def test_only_one_of_them(sites: LocalWeb, folder: Folder) -> None:
    harbour, courier = sites.site("harbour"), sites.site("courier")
    sources(folder, (harbour, ""), (courier, ""))
    before = len(harbour.requests)

    assert folder.crawl(sources="sources.toml", only="courier").code == 0

    assert written(folder.records()) == told(courier.published())
    assert harbour.requests[before:] == ()


def test_one_source_that_is_down_does_not_keep_the_others(sites: LocalWeb, folder: Folder) -> None:
    harbour, courier = sites.site("harbour"), sites.site("courier")
    sources(folder, (harbour, ""), (courier, ""))
    harbour.down = True

    answer = folder.crawl(sources="sources.toml", settings={"RETRY_TIMES": 0})

    harbour.down = False
    assert answer.code == 1
    assert "\n1 source failed: nothing could be read, see the log\n" in answer.stderr
    assert re.search(r"WARNING: harbour: http://\S+/: robots\.txt cannot be had: ", answer.stderr)
    assert written(folder.records()) == told(courier.published())


def test_patterns_choose_among_the_links(sites: LocalWeb, folder: Folder) -> None:
    site = sites.site("harbour")
    sections = sorted({story.section for story in site.published()})
    assert len(sections) > 2
    sources(folder, (site, f'allow = ["/[a-z]+/\\\\d+-\\\\d+/$"]\ndeny = ["/{sections[0]}/", "/{sections[1]}/"]'))
    before = len(site.requests)

    assert folder.crawl(sources="sources.toml").code == 0

    wanted = [story for story in site.published() if story.section not in sections[:2]]
    assert written(folder.records()) == told(wanted)
    assert asked(site, before) & {story.url for story in site.published()} == {story.url for story in wanted}


def test_what_is_too_old_is_not_fetched(sites: LocalWeb, folder: Folder) -> None:
    site = sites.site("courier")
    sources(folder, (site, 'max_age = "5h"'))
    limit = datetime.now(UTC) - timedelta(hours=5)
    before = len(site.requests)

    assert folder.crawl(sources="sources.toml").code == 0

    young = {story for story in site.published() if story.published >= limit}
    assert 0 < len(young) < len(site.published())
    assert written(folder.records()) == told(young)
    assert asked(site, before) & {story.url for story in site.published()} == {story.url for story in young}


def test_times_without_a_zone_get_the_sources(sites: LocalWeb, folder: Folder) -> None:
    site = sites.site("courier")
    story = site.published()[0]
    bare = f"{story.published:%Y-%m-%dT%H:%M:%S}"
    sources(folder, (site, 'timezone = "Asia/Tokyo"\nmax_articles = 1'))

    def instead(request: Request) -> Response | None:
        return page(ARTICLE.format(url=story.url, time=bare)) if request.path == story.path else None

    site.instead = instead
    assert folder.crawl(sources="sources.toml").code == 0
    site.instead = lambda request: None

    (record,) = folder.records()
    assert (record["url"], record["published"]) == (story.url, f"{bare}+09:00")


NEWS_SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{url}</loc><news:news>
<news:publication_date>{time}</news:publication_date></news:news></url></urlset>"""


@pytest.mark.parametrize(
    ("given", "published"),
    [("%Y-%m-%d", "%Y-%m-%d"), ("%Y-%m-%dT10:00:00", "%Y-%m-%dT10:00:00+09:00")],
    ids=["day", "time"],
)
def test_the_date_of_a_news_sitemap_is_no_more_exact_than_it_says(
    sites: LocalWeb, folder: Folder, given: str, published: str
) -> None:
    site = sites.site("courier")
    day = datetime.now(UTC) - timedelta(days=1)
    url = f"{site.url}harbour/lamps-for-the-north-pier-48213377.html"
    sources(folder, (site, f'timezone = "Asia/Tokyo"\nsitemaps = ["{site.url}news.xml"]'))
    pages = {"/news.xml": NEWS_SITEMAP.format(url=url, time=day.strftime(given))}
    undated = ARTICLE.replace('<meta property="article:published_time" content="{time}">', "")

    site.instead = lambda request: page(pages.get(request.path, undated.format(url=url)))
    assert folder.crawl(sources="sources.toml").code == 0
    site.instead = lambda request: None

    (record,) = folder.records()
    assert (record["published"], record["published_raw"]) == (day.strftime(published), day.strftime(given))


def test_corrections_come_as_revisions_and_the_unchanged_is_not_sent_again(folder: Folder) -> None:
    with LocalWeb(articles=12, bulk=1, clock=datetime.now(UTC)) as web:
        site = web.site("courier")
        sources(folder, (site, 'refresh = "48h"'))
        assert folder.crawl(sources="sources.toml").code == 0
        old = {story.url: story for story in site.published()}

        # Not sooner than an hour.
        before = len(site.requests)
        folder.age(minutes=50)
        assert folder.crawl(sources="sources.toml").code == 0
        assert asked(site, before) & set(old) == set()

        web.advance(timedelta(hours=3))
        corrected = [story for story in site.published() if story.url in old and story.revision > 1]
        corrected = [story for story in corrected if story.revision > old[story.url].revision]
        assert corrected
        before, written_before = len(site.requests), len(folder.records())
        folder.age(minutes=11)
        answer = folder.crawl(sources="sources.toml")

    assert answer.code == 0, answer.stderr
    seen = [it for it in site.requests[before:] if f"{site.url.rstrip('/')}{it.path}" in old]
    assert {f"{site.url.rstrip('/')}{it.path}" for it in seen} == set(old)
    assert sorted(it.status for it in seen) == [200] * len(corrected) + [304] * (len(old) - len(corrected))
    assert (
        f"\ncourier: {len(old) - len(corrected)} articles have not changed since they were fetched\n" in answer.stderr
    )
    revisions = [record for record in folder.records()[written_before:] if record["url"] in old]
    assert written(revisions) == told(corrected)
    assert {record["revision"] for record in revisions} == {2}
    for record in revisions:
        assert record["changed"] == changed(old[record["url"]], site.published())


def changed(before: Story, stories: tuple[Story, ...]) -> list[str]:
    (after,) = (story for story in stories if story.url == before.url)
    return [paragraph for paragraph in after.paragraphs if paragraph not in before.paragraphs]


def test_a_list_of_addresses_is_taken_once_and_nothing_else(sites: LocalWeb, folder: Folder) -> None:
    harbour, courier = sites.site("harbour"), sites.site("courier")
    wanted = (*harbour.published()[:2], *courier.published()[3:6])
    lines = "\n".join(f"{story.url}  # {story.headline}" for story in wanted)
    (folder.path / "list.txt").write_text(f"# To read\n\n{lines}\n{wanted[0].url}\n", "utf-8")
    before = {site: len(site.requests) for site in (harbour, courier)}

    assert folder.crawl(urls="list.txt").code == 0
    assert written(folder.records()) == told(wanted)
    assert {record["source"] for record in folder.records()} == {None}
    found = asked(harbour, before[harbour]) | asked(courier, before[courier])
    assert found == {story.url for story in wanted} | {f"{site.url}robots.txt" for site in before}

    later = {site: len(site.requests) for site in before}
    assert folder.crawl(urls="list.txt").code == 0
    assert {site.requests[since:] for site, since in later.items()} == {()}
    assert len(folder.records()) == len(wanted)
