"""Safari's web archive: a property list that holds a page, and what it shows."""

import io
import plistlib
from collections.abc import Mapping
from xml.parsers.expat import ExpatError

from newsbot.errors import PageRejected, RejectReason
from newsbot.items import Page
from newsbot.loaders.entry import Entry
from newsbot.loaders.page_file import HTML, XHTML
from newsbot.loaders.page_url import page_url
from newsbot.loaders.unpacking import damaged, page_too_large
from newsbot.options import LoaderOptions
from newsbot.urls import absolute_url

_BINARY = b"bplist00"
_PAGE = "WebMainResource"
_ARCHIVE_FACTOR = 4
"""How much larger than a page an archive may be: it holds the page's images, too."""


def is_webarchive(head: bytes, name: str) -> bool:
    """Tell a web archive by how it begins and what it holds, or by its name."""
    is_list = head.startswith(_BINARY) or (head.lstrip()[:5] == b"<?xml" and b"<plist" in head[:1024])
    return is_list and (_PAGE.encode() in head or name.lower().endswith(".webarchive"))


def read_page(entry: Entry, options: LoaderOptions) -> Page:
    """Return the main resource of a web archive, with its address.

    Raises PageRejected: `unreadable` (damaged, no page in it), `too_large`.
    """
    limit = _ARCHIVE_FACTOR * options.max_page_bytes
    packed = io.BufferedReader(entry.stream).read(limit + 1)
    if len(packed) > limit:
        raise PageRejected(RejectReason.TOO_LARGE, f"more than {limit} bytes, the most a web archive may have")
    resource = _main_resource(packed)
    body, kind = resource.get("WebResourceData"), resource.get("WebResourceMIMEType")
    if not isinstance(body, bytes) or kind not in {HTML, XHTML}:
        raise damaged("its main resource is no HTML")
    if len(body) > options.max_page_bytes:
        raise page_too_large(options)
    return Page(
        url=absolute_url(_text(resource, "WebResourceURL")) or page_url(body),
        body=body,
        fetched=entry.fetched,
        content_type=kind,
        declared_encoding=_text(resource, "WebResourceTextEncodingName"),
        input=entry.label,
    )


def _main_resource(packed: bytes) -> Mapping[str, object]:
    try:
        archive = plistlib.loads(packed)
    except (plistlib.InvalidFileException, ExpatError, ValueError, RecursionError, OverflowError, LookupError) as error:
        raise damaged(f"it is no property list that can be read ({error}); save the page again") from error
    resource = archive.get(_PAGE) if isinstance(archive, dict) else None
    if not isinstance(resource, dict):
        raise damaged("it holds no page")
    return resource


def _text(resource: Mapping[str, object], key: str) -> str | None:
    value = resource.get(key)
    return value if isinstance(value, str) else None
