"""A survey as a table, as JSON, and as an entry for sources.toml."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from newsbot.discovery.listing import ListingKind
from newsbot.discovery.survey import Reading, Survey, Verdict

_SITEMAPS = frozenset({ListingKind.SITEMAP, ListingKind.NEWS_SITEMAP})


def tables(found: Survey, most: int) -> str:
    """Return the listings and the first `most` links as tables."""
    listings = [
        (it.kind, it.url, str(len(it.listing.candidates)), _day(it.newest), "; ".join(it.listing.problems))
        for it in found.readings
    ]
    links = [
        ("article" if it.is_article else "no", f"{it.score:.2f}", it.candidate.url, it.reason)
        for it in found.verdicts[:most]
    ]
    articles = sum(it.is_article for it in found.verdicts)
    count = f"{len(found.verdicts)} links, {articles} of them taken for articles"
    left = f" (the first {most} are shown; --json has all)" if len(found.verdicts) > most else ""
    return "\n".join([
        *_table(("LISTING", "URL", "ENTRIES", "NEWEST", "PROBLEMS"), listings),
        "",
        *_table(("VERDICT", "SCORE", "URL", "WHY"), links),
        "",
        count + left,
    ])  # fmt: skip


def as_json(found: Survey) -> str:
    """Return all that was found as one JSON object."""
    content = {
        "url": found.url,
        "listings": [_listing(it) for it in found.readings],
        "links": [_link(it) for it in found.verdicts],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_source(found: Survey, name: str) -> str:
    """Return an entry for sources.toml that names the listings found.

    Where the site has neither feed nor sitemap, its section pages are named.
    """
    lines = ["[[source]]", f"name = {_text(name)}", f"url = {_text(found.url)}"]
    feeds = [it.url for it in found.readings if it.kind is ListingKind.FEED and it.listing.candidates]
    sitemaps = [it.url for it in found.readings if it.kind in _SITEMAPS and it.is_first and _says(it)]
    sections = [it.url for it in found.readings if it.kind is ListingKind.SECTION and _says(it) and not it.is_first]
    lines += _list("feeds", feeds)
    lines += _list("sitemaps", sitemaps)
    if not feeds and not sitemaps:
        lines += _list("sections", sections)
    return "\n".join(lines)


def nothing_listed(found: Survey) -> str | None:
    """Say of each listing why it has no links; None where one has some."""
    if any(map(_says, found.readings)):
        return None
    whys = "; ".join(f"{it.url}: {', '.join(it.listing.problems) or 'was read, and has none'}" for it in found.readings)
    if all(it.listing.problems for it in found.readings):
        return f"nothing could be read ({whys}); check the address in a browser"
    return f"no links were found ({whys}); JavaScript may add them: look for a feed or a sitemap in a browser"


def _says(reading: Reading) -> bool:
    return bool(reading.listing.candidates or reading.listing.listings)


def _list(key: str, urls: Iterable[str]) -> list[str]:
    entries = [f"    {_text(url)}," for url in dict.fromkeys(urls)]
    return [f"{key} = [", *entries, "]"] if entries else []


def _text(text: str) -> str:
    # A JSON string is a basic string of TOML.
    return json.dumps(text, ensure_ascii=False)


def _listing(reading: Reading) -> dict[str, Any]:
    return {
        "url": reading.url,
        "kind": reading.kind,
        "entries": len(reading.listing.candidates),
        "newest": _iso(reading.newest),
        "listings": [link.url for link in reading.listing.listings],
        "problems": list(reading.listing.problems),
    }


def _link(verdict: Verdict) -> dict[str, Any]:
    candidate = verdict.candidate
    return {
        "url": candidate.url,
        "title": candidate.title,
        "published": _iso(candidate.published),
        "modified": _iso(candidate.modified),
        "found_in": candidate.found_in,
        "kind": candidate.kind,
        "article": verdict.is_article,
        "score": round(verdict.score, 3),
        "reason": verdict.reason,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def _day(moment: datetime | None) -> str:
    return "-" if moment is None else moment.strftime("%Y-%m-%d %H:%M")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
