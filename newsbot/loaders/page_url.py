"""A saved page's own address, read from its bytes before anything is parsed."""

import html
import re

from newsbot.urls import absolute_url

# Pages inline whole style sheets and scripts before their links.
_HEAD_BYTES = 512 * 1024
# What a browser writes atop of a page it saves: "saved from url=(0035)https://…" (mark of the web), or SingleFile's
# "Page saved with SingleFile url: https://…".
_SAVED_FROM = re.compile(rb"<!--\s*(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url:\s*)(\S+)")
_SAVED_FROM_BYTES = 4096
_IGNORED = re.compile(rb"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<(?:link|meta)\b([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def page_url(body: bytes) -> str | None:
    """Return the http(s) address that a page's bytes name for it, or None.

    The first that is one: the address it was saved from, its canonical link, its `og:url`.

    >>> page_url(b"<link rel=canonical href='https://example.org/a?b=1&amp;c=2'>")
    'https://example.org/a?b=1&c=2'
    """
    # UTF-16 is ASCII with NULs in between, as far as this needs.
    head = body[:_HEAD_BYTES].replace(b"\0", b"")
    saved = _SAVED_FROM.search(head[:_SAVED_FROM_BYTES])
    if saved and (url := absolute_url(_text(saved[1]))):
        return url
    tags = [_attributes(tag[1]) for tag in _TAG.finditer(_IGNORED.sub(b"", head))]
    canonical = [tag.get("href") for tag in tags if "canonical" in tag.get("rel", "").lower().split()]
    og_url = [tag.get("content") for tag in tags if "og:url" in {tag.get("property"), tag.get("name")}]
    return next((url for given in canonical + og_url if (url := absolute_url(given))), None)


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        _text(match[1]).lower(): html.unescape(_text(match[2] or match[3] or match[4] or b""))
        for match in _ATTRIBUTE.finditer(tag)
    }


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
