"""harbour: a large English paper, with robots.txt, sitemaps, RSS, sections, AMP, tracking links and a calendar trap."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from math import ceil

from tests.site import feeds, harbour_pages, sitemaps
from tests.site.clock import Clock
from tests.site.markup import ranking, stamp
from tests.site.messages import Answer, Request, not_found, page
from tests.site.newsroom import Newsroom
from tests.site.newssite import Paper
from tests.site.prose import EnglishWriter
from tests.site.routes import Route, dispatch
from tests.site.story import Copy, Story

TRACKING = "?utm_source=rss&utm_medium=feed&fbclid=IwAR0harbour"
A_PAGE = 8
FEED_LENGTH = 15
ROBOTS = """User-agent: *
Disallow: /internal/
Disallow: /search
Crawl-delay: 0.1

Sitemap: {url}sitemap.xml
Sitemap: {url}sitemaps/news.xml
"""


class Harbour(Paper):
    """The Harbour Chronicle."""

    name = "harbour"

    def __init__(self, url: str, clock: Clock, seed: str, articles: int) -> None:
        writer = EnglishWriter(f"{seed}/harbour")
        super().__init__(url, clock, Newsroom(url, clock, articles=articles, write=writer, address=_address))
        self.robots = ROBOTS.format(url=url)
        self._routes: tuple[Route, ...] = (
            (re.compile(r"/"), self._front),
            (re.compile(r"/feed/"), self._feed),
            (re.compile(r"/sitemap\.xml"), self._index),
            (re.compile(r"/sitemaps/news\.xml"), self._news),
            (re.compile(r"/sitemaps/(\d{4}-\d\d-\d\d)\.xml\.gz"), self._day),
            (re.compile(r"/calendar/(\d{4})/(\d\d)"), self._calendar),
            (re.compile(r"/amp/[a-z]+/\d{8}-(\d+)/"), self._amp),
            (re.compile(r"/[a-z]+/\d{8}-(\d+)/"), self._article),
            (re.compile(r"/([a-z]+)/"), self._section),
        )

    def answer(self, request: Request) -> Answer:
        return dispatch(self._routes, request)

    def _front(self, request: Request, match: re.Match[str]) -> Answer:
        stories = self.published()
        return page(harbour_pages.front(stories[:10], self._popular(), self.clock.now()))

    def _feed(self, request: Request, match: re.Match[str]) -> Answer:
        return feeds.rss("The Harbour Chronicle", self.url, self.published()[:FEED_LENGTH], TRACKING)

    def _index(self, request: Request, match: re.Match[str]) -> Answer:
        days = groupby(self.published(), key=lambda story: story.published.date())
        children = [(f"{self.url}sitemaps/{day}.xml.gz", stamp(_last(stories))) for day, stories in days]
        return sitemaps.index(children)

    def _day(self, request: Request, match: re.Match[str]) -> Answer:
        of_day = [story for story in self.published() if str(story.published.date()) == match[1]]
        return sitemaps.gzipped(sitemaps.flat(of_day)) if of_day else not_found()

    def _news(self, request: Request, match: re.Match[str]) -> Answer:
        since = self.clock.now() - timedelta(days=2)
        return sitemaps.news((s for s in self.published() if s.published >= since), "The Harbour Chronicle")

    def _calendar(self, request: Request, match: re.Match[str]) -> Answer:
        year, month = int(match[1]), int(match[2])
        return page(harbour_pages.calendar(year, month)) if 1 <= month <= 12 else not_found()

    def _article(self, request: Request, match: re.Match[str]) -> Answer:
        story = self._story(match, request.path)
        if story is None:
            return not_found()
        related = [other for other in self.published() if other.section == story.section and other != story]
        return page(harbour_pages.article(story, related[:4], self._popular(story.section)))

    def _amp(self, request: Request, match: re.Match[str]) -> Answer:
        story = self._story(match, request.path.removeprefix("/amp"))
        return not_found() if story is None else page(harbour_pages.amp(story))

    def _section(self, request: Request, match: re.Match[str]) -> Answer:
        stories = [story for story in self.published() if story.section == match[1]]
        number, pages = int(request.query.get("page", "1")), ceil(len(stories) / A_PAGE)
        if not 1 <= number <= pages:
            return not_found()
        shown = stories[(number - 1) * A_PAGE : number * A_PAGE]
        return page(harbour_pages.section(match[1], shown, number, pages, self._popular(match[1])))

    def _story(self, match: re.Match[str], path: str) -> Story | None:
        story = self.newsroom.story(int(match[1]) - harbour_pages.FIRST_NUMBER)
        return story if story is not None and story.path == path else None

    def _popular(self, section: str = "") -> list[Story]:
        stories = [story for story in self.published() if section in {"", story.section}]
        return ranking(stories, self.clock.now(), f"harbour/{section}")


def _address(number: int, copy: Copy, published: datetime) -> str:
    return f"/{copy.section}/{published:%Y%m%d}-{number + harbour_pages.FIRST_NUMBER}/"


def _last(stories: Iterable[Story]) -> datetime:
    return max(story.changed for story in stories)
