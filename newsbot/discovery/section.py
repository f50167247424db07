"""Section pages and front pages: HTML that lists articles."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from newsbot.discovery.dates import read_date
from newsbot.discovery.listing import Candidate, Link, Listing, ListingKind
from newsbot.discovery.menu import sections_of
from newsbot.discovery.page import HtmlPage, ancestors, parse_page, text_of
from newsbot.discovery.pagination import next_page
from newsbot.discovery.unpacking import unpack
from newsbot.options import DiscoveryOptions
from newsbot.urls import is_site_root

_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"})
_LONGEST_TITLE = 500
# How far around a time its link is looked for, and how many pages such a block may link to.
_TIME_LEVELS = 5
_MOST_NEIGHBOURS = 4


def read_section(body: bytes, url: str, content_type: str | None, options: DiscoveryOptions) -> Listing:
    """Read the links of a page: each address once, with its longest text, in the order of the page."""
    content, problem = unpack(body, options.max_page_bytes)
    problems = [problem] if problem else []
    page = parse_page(content, url, content_type, options.max_anchors)
    if page is None:
        return Listing(problems=(*problems, "no element in the page"))
    titles = _titles(page, options.max_url)
    if len(titles) > options.max_links:
        problems.append(f"cut at {options.max_links:,} links")
    further = tuple(_further(page, options))
    listed = {link.url for link in further}
    dates = _dates(page, options.max_links)
    candidates = [
        Candidate(
            url=address, found_in=url, kind=ListingKind.SECTION, title=title or None, published=dates.get(address),
            position=position,
        )
        for position, (address, title) in enumerate(list(titles.items())[: options.max_links])
        if address not in listed
    ]  # fmt: skip
    return Listing(candidates=tuple(candidates), listings=further, problems=tuple(problems))


def _titles(page: HtmlPage, max_url: int) -> dict[str, str]:
    titles: dict[str, str] = {}
    for anchor, address in page.anchors.items():
        if address != page.url and len(address) <= max_url:
            titles[address] = max(titles.get(address, ""), text_of(anchor)[:_LONGEST_TITLE], key=len)
    return titles


def _further(page: HtmlPage, options: DiscoveryOptions) -> Iterator[Link]:
    for address in dict.fromkeys(_feeds(page)):
        yield Link(url=address, kind=ListingKind.FEED)
    if (following := next_page(page)) is not None:
        yield Link(url=following, kind=ListingKind.SECTION)
    if is_site_root(page.url):
        for address in sections_of(page, options.max_sections):
            yield Link(url=address, kind=ListingKind.SECTION)


def _feeds(page: HtmlPage) -> Iterator[str]:
    for link, address in page.related.items():
        is_alternate = "alternate" in (link.get("rel") or "").lower().split()
        media = (link.get("type") or "").partition(";")[0].strip().lower()
        # WordPress names its API with the type of a JSON Feed.
        if is_alternate and media in _FEED_TYPES and "/wp-json/" not in address:
            yield address


def _dates(page: HtmlPage, max_times: int) -> dict[str, datetime]:
    """Return the dates that stand near links: the one in the smallest block around a time that holds any."""
    dates: dict[str, datetime] = {}
    for element in islice(page.tree.iter("time"), max_times):
        moment = read_date(element.get("datetime"))
        if moment is None:
            continue
        for block in ancestors(element, _TIME_LEVELS):
            links = {page.anchors[it]: text_of(it) for it in block.iter("a", "area") if it in page.anchors}
            if links:
                if len(links) <= _MOST_NEIGHBOURS:
                    dates.setdefault(max(links, key=lambda url: len(links[url])), moment)
                break
    return dates
