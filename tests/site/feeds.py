"""Feeds: RSS 2.0 with content:encoded, Atom, JSON Feed 1.1."""

import json
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tests.site.markup import paragraphs, stamp
from tests.site.messages import Response
from tests.site.story import Story


def rss(title: str, url: str, stories: Iterable[Story], query: str = "") -> Response:
    """RSS with the whole text; `query` is put after each link."""
    items = "".join(
        f"<item><title>{escape(story.headline)}</title><link>{escape(story.url + query)}</link>"
        f'<guid isPermaLink="false">{story.number}</guid><pubDate>{format_datetime(story.published)}</pubDate>'
        f"<dc:creator>{escape(', '.join(story.authors))}</dc:creator><category>{story.section}</category>"
        f"<content:encoded><![CDATA[{paragraphs(story)}]]></content:encoded></item>\n"
        for story in stories
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{escape(title)}</title><link>{url}</link><description>News</description>\n{items}"
        "</channel></rss>\n"
    )
    return Response(body=text.encode(), headers=(("Content-Type", "application/rss+xml; charset=utf-8"),))


def atom(title: str, url: str, stories: Iterable[Story], now: datetime) -> Response:
    """Atom with the first paragraph as summary; `now` is `updated` where there are no stories."""
    chosen = tuple(stories)
    entries = "".join(
        f'<entry><title>{escape(story.headline)}</title><link rel="alternate" href="{escape(story.url)}"/>'
        f"<id>{escape(story.url)}</id><published>{stamp(story.published)}</published>"
        f"<updated>{stamp(story.changed)}</updated><summary>{escape(story.paragraphs[0])}</summary>"
        + "".join(f"<author><name>{escape(name)}</name></author>" for name in story.authors)
        + "</entry>\n"
        for story in chosen
    )
    updated = stamp(max((story.changed for story in chosen), default=now))
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}'
        f"</title><id>{url}</id><updated>{updated}</updated>\n{entries}</feed>\n"
    )
    return Response(body=text.encode(), headers=(("Content-Type", "application/atom+xml; charset=utf-8"),))


def json_feed(title: str, url: str, stories: Iterable[Story], language: str) -> Response:
    """JSON Feed with the first paragraph as content_text."""
    items = [
        {
            "id": story.url,
            "url": story.url,
            "title": story.headline,
            "content_text": story.paragraphs[0],
            "date_published": stamp(story.published),
            "date_modified": stamp(story.changed),
            "authors": [{"name": name} for name in story.authors],
        }
        for story in stories
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": url,
        "language": language,
        "items": items,
    }
    body = json.dumps(feed, ensure_ascii=False).encode()
    return Response(body=body, headers=(("Content-Type", "application/feed+json; charset=utf-8"),))
