"""A listing, told by its content and read."""

import re

from newsbot.discovery.feed import read_feed
from newsbot.discovery.json_feed import read_json_feed
from newsbot.discovery.listing import Listing, ListingKind
from newsbot.discovery.section import read_section
from newsbot.discovery.sitemap import read_sitemap
from newsbot.discovery.text_sitemap import read_text_sitemap
from newsbot.discovery.unpacking import unpack
from newsbot.discovery.xml_source import in_utf8, without_doctype
from newsbot.options import DiscoveryOptions

_HEAD_BYTES = 64 * 1024
# What stands before the first element: declarations, comments.
_PROLOGUE = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|\s+)*", re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w-]+)")
_SITEMAP_ROOTS = frozenset({b"urlset", b"sitemapindex", b"url", b"sitemap"})
_FEED_ROOTS = frozenset({b"rss", b"feed", b"rdf", b"channel"})
_ADDRESS = re.compile(rb"https?://\S+\s*(?:\n|\r|$)", re.IGNORECASE)


def read_listing(
    body: bytes, url: str, kind: ListingKind | None, content_type: str | None, options: DiscoveryOptions
) -> Listing:
    """Read a page that lists articles: what it is tells its content, for servers name wrong types.

    `url` is the page's address, `kind` what was expected there, `content_type` what the server called it.
    """
    head = _head(body)
    root = _root(head)
    if root in _SITEMAP_ROOTS:
        listing = read_sitemap(body, url, options)
    elif root in _FEED_ROOTS:
        listing = read_feed(body, url, content_type, options)
    elif head.startswith(b"{"):
        listing = read_json_feed(body, url, options)
    elif _ADDRESS.match(head):
        listing = read_text_sitemap(body, url, options)
    elif kind in {None, ListingKind.SECTION}:
        listing = read_section(body, url, content_type, options)
    else:
        what = "empty" if not head else "an HTML page" if root == b"html" else "of no known format"
        listing = Listing(problems=(f"no {kind.value.replace('_', ' ')}: it is {what}",))
    return listing


def _head(body: bytes) -> bytes:
    content, _ = unpack(body[:_HEAD_BYTES], _HEAD_BYTES)
    head = without_doctype(b"".join(in_utf8([content])))
    return head[_end_of_prologue(head) :]


def _end_of_prologue(head: bytes) -> int:
    found = _PROLOGUE.match(head)
    return found.end() if found else 0


def _root(head: bytes) -> bytes | None:
    found = _ROOT.match(head)
    return found[1].lower() if found else None
