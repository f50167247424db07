"""courier: no robots.txt, no sitemap; an Atom feed that only the front page names; ETag and Last-Modified."""

import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from tests.site import feeds
from tests.site.clock import Clock
from tests.site.markup import escape, links, open_graph, ranking
from tests.site.messages import Answer, Request, conditional, not_found, page
from tests.site.newsroom import Newsroom
from tests.site.newssite import Paper
from tests.site.prose import EnglishWriter
from tests.site.routes import Route, dispatch
from tests.site.story import Copy, Story


class Courier(Paper):
    """The Lowland Courier. Its feed has all stories."""

    name = "courier"

    def __init__(self, url: str, clock: Clock, seed: str, articles: int) -> None:
        writer = EnglishWriter(f"{seed}/courier", longest=8)
        super().__init__(url, clock, Newsroom(url, clock, articles=articles, write=writer, address=_address))
        self._routes: tuple[Route, ...] = (
            (re.compile(r"/"), self._front),
            (re.compile(r"/aktuell/atom"), self._feed),
            (re.compile(r"/\d{4}/\d\d/\d\d/.+-c(\d+)\.html"), self._article),
        )

    def answer(self, request: Request) -> Answer:
        return dispatch(self._routes, request)

    def _front(self, request: Request, match: re.Match[str]) -> Answer:
        return page(_front(self.published()[:12], self._ranking()))

    def _feed(self, request: Request, match: re.Match[str]) -> Answer:
        stories, now = self.published(), self.clock.now()
        feed = feeds.atom("The Lowland Courier", self.url, stories, now)
        modified = max((story.changed for story in stories), default=self.clock.start)
        return conditional(request, feed, etag=f'"{sha256(feed.body).hexdigest()[:16]}"', modified=modified)

    def _article(self, request: Request, match: re.Match[str]) -> Answer:
        story = self.newsroom.story(int(match[1]))
        if story is None or story.path != request.path:
            return not_found()
        rendered = page(_article(story, self._ranking()))
        # Weak: the ranking beside the article changes each hour, the article does not.
        return conditional(request, rendered, etag=f'W/"{story.number}-{story.revision}"', modified=story.changed)

    def _ranking(self) -> list[Story]:
        return ranking(self.published(), self.clock.now(), "courier", 6)


def _address(number: int, copy: Copy, published: datetime) -> str:
    return f"/{published:%Y/%m/%d}/{copy.slug}-c{number}.html"


def _front(stories: Sequence[Story], ranked: Sequence[Story]) -> str:
    main = f"<div class='stream'><ul>{links(stories)}</ul></div>{_ranking(ranked)}"
    return _frame(
        "The Lowland Courier", '<link rel="alternate" type="application/atom+xml" href="/aktuell/atom">', main
    )


def _article(story: Story, ranked: Sequence[Story]) -> str:
    text = "\n".join(f'<div class="par">{escape(paragraph)}</div>' for paragraph in story.paragraphs)
    main = f"""<div class="story"><div class="sec">{story.section.upper()}</div>
<h1>{escape(story.headline)}</h1>
<div class="meta"><span class="author">{escape(", ".join(story.authors))}</span>
<span class="time">{story.published:%d.%m.%Y, %H:%M} UTC</span></div>
<div class="tools"><a href="#mail">Send by mail</a> <a href="#save">Save</a> <a href="#size">Text size</a></div>
{text}
</div>
{_ranking(ranked)}
<div class="app"><b>Read the Courier on your phone.</b> Download our app and never miss a story.</div>"""
    return _frame(f"{story.headline} | Courier", f'<link rel="canonical" href="{story.url}">{open_graph(story)}', main)


def _ranking(stories: Sequence[Story]) -> str:
    return f'<div class="box"><div class="box-title">LC ACCESS RANKING</div><ol>\n{links(stories)}\n</ol></div>'


def _frame(title: str, head: str, main: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>
{head}</head>
<body><div id="top"><a href="/">The Lowland Courier</a> <a href="/about">About</a> <a href="/login">Sign in</a></div>
<div id="content">
{main}
</div>
<div id="bottom">The Lowland Courier &middot; Imprint &middot; Terms of use &middot; Cookie settings</div></body></html>
"""
