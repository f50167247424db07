"""What makes two pages the same article."""

from newsbot.text import digest
from newsbot.urls import is_site_root, normalise_url


def identity_url(url: str | None, canonical_url: str | None) -> str | None:
    """Return the URL that an article is known by, normalised, or None where the page has no URL.

    That is its canonical URL, unless that is a site's front page; else the URL it was fetched from.

    >>> identity_url("https://example.org/a?utm_source=x", "https://example.org/")
    'https://example.org/a'
    >>> identity_url("https://example.org/amp/a", "https://example.org/a")
    'https://example.org/a'
    """
    if canonical_url and not is_site_root(canonical_url):
        return normalise_url(canonical_url)
    chosen = url or canonical_url
    return normalise_url(chosen) if chosen else None


def article_id(url: str | None, canonical_url: str | None, fingerprint: str) -> str:
    """Return the stable id of an article: of its identity URL, or of its content where it has no URL.

    >>> article_id("http://example.org/a#top", None, "f1") == article_id("https://example.org/a", None, "f2")
    True
    """
    known_by = identity_url(url, canonical_url)
    return digest("url", known_by) if known_by else digest("content", fingerprint)
