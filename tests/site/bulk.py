"""bulk: many short articles, a flat sitemap, and nothing else; for speed and for kills."""

import re
from datetime import datetime

from tests.site import sitemaps
from tests.site.clock import Clock
from tests.site.furniture import Furniture, furnish
from tests.site.markup import escape, json_ld, paragraphs
from tests.site.messages import Answer, Request, not_found, page
from tests.site.newsroom import Newsroom
from tests.site.newssite import Paper
from tests.site.prose import EnglishWriter
from tests.site.routes import Route, dispatch
from tests.site.story import Copy, Story


class Bulk(Paper):
    """`articles` stories, all there from the start; none follows.

    `furnished` pages have all that stands around an article on a large paper's, and weigh 80 KB, not 2.
    """

    name = "bulk"

    def __init__(self, url: str, clock: Clock, seed: str, articles: int, *, furnished: bool = False) -> None:
        writer = EnglishWriter(f"{seed}/bulk", longest=5)
        super().__init__(url, clock, Newsroom(url, clock, articles=articles, write=writer, address=_address, ends=True))
        self.robots = f"User-agent: *\nDisallow:\n\nSitemap: {url}sitemap.xml\n"
        self._furnished = furnished
        self._pages: dict[str, Answer] = {}
        self._routes: tuple[Route, ...] = (
            (re.compile(r"/"), self._front),
            (re.compile(r"/sitemap\.xml"), self._sitemap),
            (re.compile(r"/news/.+-(\d+)"), self._article),
        )

    def answer(self, request: Request) -> Answer:
        return dispatch(self._routes, request)

    def _front(self, request: Request, match: re.Match[str]) -> Answer:
        return page("<!doctype html><html lang=en><title>Bulk</title><h1>Bulk</h1><p>See the sitemap.</p></html>")

    def _sitemap(self, request: Request, match: re.Match[str]) -> Answer:
        return sitemaps.flat(self.published())

    def _article(self, request: Request, match: re.Match[str]) -> Answer:
        """Write a page once: it stays as it is, and who measures crawls does not measure its writing."""
        if request.path not in self._pages:
            story = self.newsroom.story(int(match[1]) - 1)
            if story is None or story.path != request.path:
                return not_found()
            furniture = furnish(story, self.published()) if self._furnished else _BARE
            self._pages[request.path] = page(_render(story, furniture))
        return self._pages[request.path]


_BARE = Furniture(
    head="", top="", within="", side="", bottom="<footer><p>Bulk, a paper that does not exist.</p></footer>"
)


def _address(number: int, copy: Copy, published: datetime) -> str:
    return f"/news/{copy.slug}-{number + 1}"


def _render(story: Story, furniture: Furniture) -> str:
    first, *others = paragraphs(story).split("\n")
    body = "\n".join((first, *filter(None, (furniture.within,)), *others))
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(story.headline)} - Bulk</title>
<link rel="canonical" href="{story.url}">{json_ld(story, "Bulk")}{furniture.head}</head>
<body><header><a href="/">Bulk</a>{furniture.top}</header>
<main><article><h1>{escape(story.headline)}</h1>
{body}
</article>{furniture.side}</main>{furniture.bottom}</body></html>
"""
