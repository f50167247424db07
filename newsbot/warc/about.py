"""What a crawl knows of a page that its response does not say: a record beside that of the response."""

import json
from dataclasses import asdict, replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsbot.items import Page, Witness

ABOUT_TYPE = "application/vnd.newsbot.page+json"
"""The content type of such a record, of the type `metadata`; its WARC-Concurrent-To names the response's."""


def about_of(page: Page) -> bytes:
    """Return what is to be known of a page besides its response, as JSON."""
    witness = asdict(page.witness) if page.witness else None
    about = {"source": page.source, "timezone": page.timezone, "language": page.language, "witness": witness}
    return json.dumps(about).encode()


def with_about(page: Page, block: bytes) -> Page:
    """Return a page with what `about_of` said of it. What makes no sense is left out: anybody can write a WARC.

    >>> from datetime import datetime
    >>> page = Page(url=None, body=b"", fetched=datetime(2026, 1, 1), source="tide", timezone="Asia/Tokyo")
    >>> with_about(replace(page, source=None, timezone=None), about_of(page)) == page
    True
    """
    try:
        about = json.loads(block)
    except (ValueError, RecursionError):
        return page
    if not isinstance(about, dict):
        return page
    return replace(
        page,
        source=_text(about.get("source")),
        timezone=_zone(about.get("timezone")),
        language=_text(about.get("language")),
        witness=_witness(about.get("witness")),
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _zone(value: Any) -> str | None:
    try:
        return ZoneInfo(value).key if isinstance(value, str) else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _witness(value: Any) -> Witness | None:
    if not isinstance(value, dict):
        return None
    return Witness(
        title=_text(value.get("title")), published=_text(value.get("published")), content=_text(value.get("content"))
    )
