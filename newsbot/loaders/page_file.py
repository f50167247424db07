"""A page's own bytes: HTML, XHTML or plain text."""

import io
import re

from newsbot.items import Page, PageFile
from newsbot.loaders.entry import Entry
from newsbot.loaders.page_url import page_url
from newsbot.loaders.unpacking import page_too_large
from newsbot.options import LoaderOptions
from newsbot.text import digest_bytes

HTML, XHTML, PLAIN_TEXT = "text/html", "application/xhtml+xml", "text/plain"

_SNIFFED_BYTES = 64 * 1024
# A page says so where it begins, after a byte order mark, an XML declaration and comments.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>\s|<\?.*?\?>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XHTML = re.compile(rb"""<html\b[^>]*\sxmlns\s*=\s*["']?http://www\.w3\.org/1999/xhtml""", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
_TAG = re.compile(
    rb"</?(?:a|article|br|div|h[1-6]|head|html|img|li|link|meta|p|section|span|table|title|ul)\b[^<>]*>",
    re.IGNORECASE,
)
# Text may show a tag or two; a fragment of a page has more.
_TAGS_OF_A_FRAGMENT = 4
_HTML_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".xht")


def read_page(entry: Entry, options: LoaderOptions) -> Page:
    """Return an entry's bytes as a page, with its media type and the address it names.

    Raises PageRejected: `too_large`, without having read more than the limit; what the entry's stream raises.
    """
    body = io.BufferedReader(entry.stream).read(options.max_page_bytes + 1)
    if len(body) > options.max_page_bytes:
        raise page_too_large(options)
    media_type = content_type(body, entry.name)
    return Page(
        url=None if media_type == PLAIN_TEXT else page_url(body),
        body=body,
        fetched=entry.fetched,
        content_type=media_type,
        input=entry.label,
        file=_file(entry.path, body) if entry.path is not None else None,
    )


def _file(path: str, body: bytes) -> PageFile:
    return PageFile(path=path, size=len(body), digest=digest_bytes(body))


def content_type(body: bytes, name: str) -> str:
    """Return the media type of a page's bytes by what they hold; where that leaves it open, by the file's name.

    >>> content_type(b"Rates rise <br>", "a.txt"), content_type(b"Rates rise <br>", "a.html")
    ('text/plain', 'text/html')
    """
    head = _sniffed(body)
    if is_page(body):
        return XHTML if _XML.match(head) and _XHTML.search(head) else HTML
    tags = len(_TAG.findall(head))
    named_html = name.lower().endswith(_HTML_SUFFIXES)
    return HTML if tags >= _TAGS_OF_A_FRAGMENT or (named_html and tags) else PLAIN_TEXT


def is_page(body: bytes) -> bool:
    """Tell whether bytes begin as an HTML page does."""
    return _PAGE.match(_sniffed(body)) is not None


def _sniffed(body: bytes) -> bytes:
    # UTF-16 is ASCII with NULs in between, as far as this needs.
    return body[:_SNIFFED_BYTES].replace(b"\0", b"")
