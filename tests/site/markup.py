"""Small parts of HTML that several templates share."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from random import Random

from tests.site.story import Story

__all__ = ["escape", "json_ld", "links", "open_graph", "paragraphs", "ranking", "stamp"]


def paragraphs(story: Story) -> str:
    """The body of a story, a `p` a paragraph."""
    return "\n".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)


def links(stories: Iterable[Story], query: str = "") -> str:
    """List items with a link each, to the path with `query` after it."""
    return "\n".join(
        f'<li><a href="{story.path}{escape(query)}">{escape(story.headline)}</a></li>' for story in stories
    )


def ranking(stories: Sequence[Story], now: datetime, name: str, length: int = 5) -> list[Story]:
    """The most read stories of this hour: another choice each hour, for each list."""
    rng = Random(f"{name}/{now:%Y-%m-%dT%H}")
    return rng.sample(list(stories), min(length, len(stories)))


def stamp(moment: datetime) -> str:
    """ISO 8601 with the offset, to the second."""
    return moment.isoformat(timespec="seconds")


def open_graph(story: Story) -> str:
    """Open Graph of an article."""
    values = {"og:type": "article", "og:title": story.headline, "og:url": story.url}
    values["article:published_time"] = stamp(story.published)
    values["article:modified_time"] = stamp(story.changed)
    return "\n".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in values.items())


def json_ld(story: Story, publisher: str) -> str:
    """A NewsArticle of schema.org."""
    record = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "mainEntityOfPage": story.url,
        "datePublished": stamp(story.published),
        "dateModified": stamp(story.changed),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "articleSection": story.section,
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher},
    }
    text = json.dumps(record).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'
