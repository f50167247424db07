"""What makes two pages the same article: the address they go by, or their content where they have none."""

from newsbot.text import digest
from newsbot.urls import is_site_root, normalise_url


def identity_url(url: str | None, canonical_url: str | None) -> str | None:
    """Return the normalised address an article goes by, or None where the page has none.

    It is the canonical URL, else `url`; never a site's root, which templates put into all their pages by a slip.

    >>> identity_url("https://m.example.org/a?utm_source=x", "https://example.org/a")
    'https://example.org/a'
    >>> identity_url("https://example.org/a", "https://example.org/index.html")
    'https://example.org/a'
    >>> identity_url("https://example.org/", None) is None
    True
    """
    for address in filter(None, (canonical_url, url)):
        if not is_site_root(found := normalise_url(address)):
            return found
    return None


def article_id(url: str | None, canonical_url: str | None, fingerprint: str) -> str:
    """Return the stable id of an article, 32 hexadecimal digits: hash of its identity URL, else of its fingerprint.

    >>> article_id("https://example.org/a#top", None, "f0") == article_id(None, "http://example.org/a", "f1")
    True
    >>> article_id(None, None, "f0") == article_id(None, None, "f1")
    False
    """
    address = identity_url(url, canonical_url)
    return digest("url", address) if address else digest("content", fingerprint)
