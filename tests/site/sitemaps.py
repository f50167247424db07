"""Sitemaps: flat, index, gzipped, news (sitemaps.org; Google's news extension)."""

import gzip
from collections.abc import Iterable
from html import escape

from tests.site.markup import stamp
from tests.site.messages import Response
from tests.site.story import Story

_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
_XML = (("Content-Type", "application/xml; charset=utf-8"),)


def flat(stories: Iterable[Story], extra: Iterable[str] = ()) -> Response:
    """A sitemap with `lastmod`; `extra` are addresses of pages that are no stories."""
    entries = [f"<url><loc>{escape(s.url)}</loc><lastmod>{stamp(s.changed)}</lastmod></url>" for s in stories]
    entries += [f"<url><loc>{escape(url)}</loc></url>" for url in extra]
    return _document("urlset", _SPACE, entries)


def news(stories: Iterable[Story], publication: str) -> Response:
    """A news sitemap: title and publication date of each story."""
    entries = [
        f"<url><loc>{escape(story.url)}</loc><news:news><news:publication><news:name>{escape(publication)}</news:name>"
        f"<news:language>en</news:language></news:publication><news:publication_date>{stamp(story.published)}"
        f"</news:publication_date><news:title>{escape(story.headline)}</news:title></news:news></url>"
        for story in stories
    ]
    return _document("urlset", f"{_SPACE} {_NEWS_SPACE}", entries)


def index(children: Iterable[tuple[str, str]]) -> Response:
    """A sitemap index, of pairs of address and last change."""
    entries = [f"<sitemap><loc>{escape(url)}</loc><lastmod>{last}</lastmod></sitemap>" for url, last in children]
    return _document("sitemapindex", _SPACE, entries)


def gzipped(response: Response) -> Response:
    """The same as a gzip file: what `.xml.gz` is, not a Content-Encoding."""
    return Response(body=gzip.compress(response.body, mtime=0), headers=(("Content-Type", "application/x-gzip"),))


def _document(name: str, spaces: str, entries: list[str]) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {spaces}>\n' + "\n".join(entries) + f"\n</{name}>\n"
    return Response(body=text.encode(), headers=_XML)
