"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import json
from typing import Any

from newsbot.discovery.dates import date_text, read_date
from newsbot.discovery.listing import Candidate, Link, Listing, ListingKind, newest_first
from newsbot.discovery.unpacking import unpack
from newsbot.options import DiscoveryOptions
from newsbot.text import clean_line
from newsbot.urls import absolute_url


def read_json_feed(body: bytes, url: str, options: DiscoveryOptions) -> Listing:
    """Read a JSON Feed. One that is cut or broken holds nothing: JSON has no whole part."""
    content, problem = unpack(body, options.max_feed_bytes)
    try:
        feed = json.loads(content.decode(json.detect_encoding(content), "replace"))
    except (ValueError, RecursionError) as error:
        return Listing(problems=(problem or f"broken JSON ({error})",))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return Listing(problems=("no JSON Feed: it has no list of items",))
    found = [_candidate(item, position, url, options) for position, item in enumerate(items[: options.max_entries])]
    further = absolute_url(_text(feed, "next_url"), url)
    return Listing(
        candidates=tuple(newest_first([it for it in found if it is not None])),
        listings=(Link(url=further, kind=ListingKind.FEED),) if further and further != url else (),
        problems=(f"cut at {options.max_entries:,} entries",) if len(items) > options.max_entries else (),
    )


def _candidate(item: Any, position: int, url: str, options: DiscoveryOptions) -> Candidate | None:
    if not isinstance(item, dict):
        return None
    identifier = _text(item, "id") or ""
    own = identifier if identifier.startswith(("http://", "https://")) else None
    address = absolute_url(_text(item, "url") or _text(item, "external_url") or own, url)
    if address is None or len(address) > options.max_url:
        return None
    content = _text(item, "content_html")
    return Candidate(
        url=address,
        found_in=url,
        kind=ListingKind.FEED,
        title=clean_line(_text(item, "title") or "") or None,
        published=read_date(_text(item, "date_published")),
        published_text=date_text(_text(item, "date_published")),
        modified=read_date(_text(item, "date_modified")),
        content=content if content and len(content) <= options.max_content else None,
        position=position,
    )


def _text(values: dict[str, Any], key: str) -> str | None:
    found = values.get(key)
    return found if isinstance(found, str) and found.strip() else None
