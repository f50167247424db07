"""A saved page's own address, read from its bytes before anything is parsed."""

import html
import re

from newsbot.urls import absolute_url, original_url, site_of

# Pages inline whole style sheets and scripts before their links: 700 KB of them were seen.
_HEAD_BYTES = 2 * 2**20
# What a browser writes atop of a page it saves: "saved from url=(0035)https://…" (mark of the web), or SingleFile's
# "Page saved with SingleFile url: https://…"; what HTTrack writes, without a scheme.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url:\s*|Mirrored from (?=\S+ by HTTrack))(\S+)"
)
_SCHEMES = (b"http:", b"https:", b"file:", b"about:")
# What the Wayback Machine writes into the pages it shows.
_CAPTURED = re.compile(rb"""__wm\.wombat\(["'](https?:[^"']{1,2000})["']""")
_CAPTURED_BYTES = 64 * 1024
_SAVED_FROM_BYTES = 4096
# What Internet Explorer writes there of a mail, and of a page whose address it does not tell.
_NOWHERE = "internet.e-mail"
# A page that is saved tells no scheme that "//example.org/a" could take.
_SCHEME = "https:"
# A link or meta tag; or what may hold one that is not the page's, to be passed over.
_TAG = re.compile(
    rb"<!--.*?(?:-->|\Z)|<script\b.*?(?:</script|\Z)|<style\b.*?(?:</style|\Z)|<(?:link|meta)\b([^<>]{1,4000})>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def page_url(body: bytes) -> str | None:
    """Return the http(s) address that a page's bytes name for it, or None.

    The first that is one: the address it was saved from, its canonical link, its `og:url`; of a capture of an archive
    that of the page that was captured.

    >>> page_url(b"<link rel=canonical href='https://example.org/a?b=1&amp;c=2'>")
    'https://example.org/a?b=1&c=2'
    """
    # UTF-16 is ASCII with NULs in between, as far as this needs.
    head = body[:_HEAD_BYTES].replace(b"\0", b"")
    saved = _SAVED_FROM.search(head[:_SAVED_FROM_BYTES])
    if saved and (url := absolute_url(_with_scheme(saved[1]))) and site_of(url) != _NOWHERE:
        return original_url(url)
    captured = _CAPTURED.search(head[:_CAPTURED_BYTES])
    if captured and (url := absolute_url(_text(captured[1]))):
        return url
    linked = _linked(head)
    return None if linked is None else original_url(linked)


def _with_scheme(address: bytes) -> str:
    return _text(address if address.lower().startswith(_SCHEMES) else b"http://" + address)


def _linked(head: bytes) -> str | None:
    og_url = None
    for match in _TAG.finditer(head):
        tag = _attributes(match[1] or b"")
        if "canonical" in tag.get("rel", "").lower().split() and (url := absolute_url(tag.get("href"), _SCHEME)):
            return url
        if "og:url" in {tag.get("property"), tag.get("name")}:
            og_url = og_url or absolute_url(tag.get("content"), _SCHEME)
    return og_url


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        _text(match[1]).lower(): html.unescape(_text(match[2] or match[3] or match[4] or b""))
        for match in _ATTRIBUTE.finditer(tag)
    }


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
