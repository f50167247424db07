"""misfortune: a site whose pages each do one thing that goes wrong on real sites."""

import re
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import count
from types import MappingProxyType

from tests.site import sitemaps
from tests.site.clock import Clock
from tests.site.markup import escape
from tests.site.messages import Answer, Request, not_found, page
from tests.site.misfortune import addresses, contents, statuses, transport
from tests.site.misfortune.case import Case, Visit, article
from tests.site.newssite import NewsSite
from tests.site.prose import EnglishWriter
from tests.site.story import Story

CASES: Mapping[str, Case] = MappingProxyType({**addresses.CASES, **statuses.CASES, **transport.CASES, **contents.CASES})
"""All misfortunes by name."""

FIRST_NUMBER = 1001
ROBOTS = """User-agent: *
Disallow: /news/disallowed-
Disallow: /private/

Sitemap: {url}sitemap.xml
"""
_PATH = re.compile(r"/(?P<where>news|archive)/(?P<name>[a-z0-9-]+)-\d+")


class Misfortune(NewsSite):
    """The Misfortune Gazette: `pages` maps a name to its URL, `stories` to the story behind it.

    There are as many stories as misfortunes, whatever `articles` says.
    """

    name = "misfortune"

    def __init__(self, url: str, clock: Clock, seed: str, articles: int) -> None:
        super().__init__(url, clock)
        self.robots = ROBOTS.format(url=url)
        self._paths = {name: f"news/{name}-{number}" for name, number in zip(CASES, count(FIRST_NUMBER))}
        self.pages = MappingProxyType({name: self._link(name) for name in CASES})
        self.stories = self._written(EnglishWriter(f"{seed}/misfortune", shortest=4, longest=6))
        self._attempts: Counter[str] = Counter()
        self._counting = threading.Lock()

    def published(self) -> tuple[Story, ...]:
        """What a patient and polite crawl gets in the end, newest first."""
        return tuple(self.stories[name] for name, case in CASES.items() if case.article)

    def answer(self, request: Request) -> Answer:
        match = _PATH.fullmatch(request.path)
        if match is not None and match["name"] in CASES:
            return self._visit(match["name"], match["where"], request)
        if request.path == "/sitemap.xml":
            return sitemaps.flat((), extra=self.pages.values())
        return page(self._front()) if request.path == "/" else not_found()

    def _visit(self, name: str, where: str, request: Request) -> Answer:
        case = CASES[name]
        with self._counting:
            self._attempts[name] += 1
            attempt = self._attempts[name]
        elsewhere = "/" + self._paths[name].replace("news/", "archive/", 1)
        visit = Visit(request=request, attempt=attempt, story=self.stories[name], elsewhere=elsewhere)
        return article(visit) if where == "archive" and case.moved else case.answer(visit)

    def _front(self) -> str:
        items = "\n".join(
            f'<li><a href="{url}">{escape(self.stories[name].headline)}</a></li>' for name, url in self.pages.items()
        )
        return f"<!doctype html>\n<html lang=en><title>The Misfortune Gazette</title><ul>\n{items}\n</ul></html>"

    def _link(self, name: str) -> str:
        url = self.url + self._paths[name]
        return CASES[name].link.format(url=url, rest=url.removeprefix("http://"))

    def _written(self, write: EnglishWriter) -> Mapping[str, Story]:
        own = {name: self._story(number, name, write) for number, name in enumerate(CASES)}
        return MappingProxyType({name: own[case.twin or name] for name, case in CASES.items()})

    def _story(self, number: int, name: str, write: EnglishWriter) -> Story:
        copy = write(number)
        path = self._paths[name].replace("news/", "archive/", 1) if CASES[name].moved else self._paths[name]
        story = Story(
            number=number,
            url=self.url + path,
            path="/" + path,
            headline=copy.headline,
            paragraphs=copy.paragraphs,
            authors=copy.authors,
            section=copy.section,
            published=self.clock.start - timedelta(minutes=number),
            modified=None,
            revision=1,
        )
        accented = f"{copy.paragraphs[-1]} The café on the Königsplatz stays open — at least until then."
        return replace(story, paragraphs=(*copy.paragraphs[:-1], accented))
