"""RSS and Atom feeds."""

from io import BytesIO
from typing import Any

import feedparser
from w3lib.html import remove_tags, replace_entities

from newsbot.discovery.dates import date_text, read_date
from newsbot.discovery.listing import Candidate, Link, Listing, ListingKind, newest_first
from newsbot.discovery.unpacking import unpack
from newsbot.discovery.xml_source import in_utf8, without_doctype
from newsbot.options import DiscoveryOptions
from newsbot.text import clean_line
from newsbot.urls import absolute_url

# RFC 5005: the next page of a paged feed, the one before of an archived feed.
_NEXT = frozenset({"next", "prev-archive"})
# What a server calls a feed, and that it names another encoding than the feed has, costs nothing.
_HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


def read_feed(body: bytes, url: str, content_type: str | None, options: DiscoveryOptions) -> Listing:
    """Read a feed, well formed or not. `content_type` may tell its encoding."""
    content, problem = unpack(body, options.max_feed_bytes)
    try:
        parsed = _parse(content, url, content_type)
    except Exception as error:  # noqa: BLE001 - feedparser lets whatever damaged bytes bring about through
        return Listing(problems=(problem or f"a feed too damaged to read ({error!r})",))
    entries = parsed.entries[: options.max_entries]
    is_atom = parsed.get("version", "").startswith("atom")
    candidates = [_candidate(entry, position, url, options, is_atom=is_atom) for position, entry in enumerate(entries)]
    problems = [problem] if problem else []
    if parsed.bozo and not isinstance(parsed.bozo_exception, _HARMLESS):
        problems.append(f"not well formed ({clean_line(str(parsed.bozo_exception))})")
    if len(parsed.entries) > options.max_entries:
        problems.append(f"cut at {options.max_entries:,} entries")
    return Listing(
        candidates=tuple(newest_first([it for it in candidates if it is not None])),
        listings=_next_pages(parsed.feed.get("links", []), url),
        problems=tuple(problems),
    )


def _parse(content: bytes, url: str, content_type: str | None) -> Any:
    source = without_doctype(b"".join(in_utf8([content])))
    headers = {"content-location": url, **({"content-type": content_type} if content_type else {})}
    # A stream: feedparser would fetch or open what a string names. Markup is cleaned where it is read.
    return feedparser.parse(BytesIO(source), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _candidate(entry: Any, position: int, url: str, options: DiscoveryOptions, *, is_atom: bool) -> Candidate | None:
    address = _address(entry, url)
    if address is None or len(address) > options.max_url:
        return None
    published, modified = _text(entry, "published"), _text(entry, "updated")
    if published is None and not is_atom:  # dc:date, which feedparser takes for an update, is the date of RSS 1.0
        published, modified = modified, None
    return Candidate(
        url=address,
        found_in=url,
        kind=ListingKind.FEED,
        title=_title(entry),
        published=read_date(published),
        published_text=date_text(published),
        modified=read_date(modified),
        content=_content(entry, options.max_content),
        position=position,
    )


def _title(entry: Any) -> str | None:
    title: str = entry.get("title", "")
    if "html" in entry.get("title_detail", {}).get("type", ""):
        title = replace_entities(remove_tags(title))
    return clean_line(title) or None


def _address(entry: Any, url: str) -> str | None:
    # Some services put a counting redirect into the link and the article's own address beside it.
    own = entry.get("feedburner_origlink") or entry.get("link")
    if not own and str(entry.get("id", "")).startswith(("http://", "https://")):
        own = entry["id"]
    return absolute_url(own, url) if own else None


def _text(entry: Any, name: str) -> str | None:
    # dict's own get: feedparser's gives "updated" the value of "published" where there is none.
    found = dict.get(entry, name)
    return found if isinstance(found, str) else None


def _content(entry: Any, limit: int) -> str | None:
    texts = [part.get("value") or "" for part in entry.get("content", []) if "html" in part.get("type", "html")]
    longest: str = max(texts, key=len, default="")
    return longest if longest.strip() and len(longest) <= limit else None


def _next_pages(links: list[Any], url: str) -> tuple[Link, ...]:
    found = (absolute_url(link.get("href"), url) for link in links if link.get("rel") in _NEXT)
    return tuple(Link(url=it, kind=ListingKind.FEED) for it in dict.fromkeys(found) if it and it != url)
