"""From what a listing says to what the frontier holds."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from newsbot.crawling.admission import time_of
from newsbot.discovery import Candidate, Link, Listing, ListingKind
from newsbot.items import Witness
from newsbot.options import CrawlOptions
from newsbot.state.links import ArticleLink, FoundLink, ListingLink

_SITEMAPS = frozenset({ListingKind.SITEMAP, ListingKind.NEWS_SITEMAP})
# A sitemap index has a child a month or a day: without dates the last ones and the first ones may be the newest.
_UNDATED_CHILDREN = 20
_LIMITS = CrawlOptions()


def found_link(candidate: Candidate, now: datetime) -> FoundLink:
    """Return a candidate as the frontier holds it: the newest first, in the order of the listing where it has no dates.

    A section page lists what is new; an undated sitemap lists everything.
    """
    moment = time_of(candidate)
    if moment is not None:
        newest = min(moment, now).timestamp()
    elif candidate.kind in _SITEMAPS:
        newest = -float(candidate.position)
    else:
        newest = (now - timedelta(seconds=candidate.position)).timestamp()
    published = moment.timestamp() if moment is not None else None
    return FoundLink(
        url=candidate.url,
        newest=newest,
        published=published,
        witness=_witness(candidate),
        exact=candidate.published is not None,
    )


def children(
    parent: ListingLink,
    listing: Listing,
    known: Callable[[str], ListingLink | None],
    now: datetime,
    *,
    has_news: bool,
    backfill: bool,
) -> list[ListingLink]:
    """Return the further listings to read: what changed since it was read, and the next page of one that had news.

    A feed that a page names which the crawl starts with is read each time: it may have what the page has not.
    `known` returns what the frontier holds of a listing, `has_news` whether the parent had unknown links.
    """
    if parent.depth >= (_LIMITS.max_backfill_depth if backfill else _LIMITS.max_depth):
        return []
    sitemaps = [link for link in listing.listings if link.kind in _SITEMAPS]
    others = [link for link in listing.listings if link.kind not in _SITEMAPS]
    wanted = [link for link in sitemaps if backfill or _has_changed(link, known(link.url))]
    if not backfill:
        wanted = _newest(wanted)
    wanted += [link for link in others if known(link.url) is None or _leads_to_news(parent, link, has_news=has_news)]
    return [_below(parent, link, now) for link in wanted]


def _below(parent: ListingLink, link: Link, now: datetime) -> ListingLink:
    newest = (link.modified or now).timestamp()
    return ListingLink(url=link.url, kind=link.kind, newest=newest, depth=parent.depth + 1)


def _leads_to_news(parent: ListingLink, link: Link, *, has_news: bool) -> bool:
    return has_news if link.kind == parent.kind else parent.depth == 0


def _has_changed(link: Link, known: ListingLink | None) -> bool:
    if known is None or known.fetched is None or link.modified is None:
        return True
    return link.modified.timestamp() > known.fetched


def _newest(links: Iterable[Link]) -> list[Link]:
    dated = [link for link in links if link.modified is not None]
    undated = [link for link in links if link.modified is None]
    half = _UNDATED_CHILDREN // 2
    return dated + (undated if len(undated) <= _UNDATED_CHILDREN else undated[:half] + undated[-half:])


def _witness(candidate: Candidate) -> str | None:
    """Return what a feed says of an article beside its address, to be read with the page."""
    if candidate.kind is not ListingKind.FEED and candidate.kind is not ListingKind.NEWS_SITEMAP:
        return None
    return json.dumps([candidate.title, candidate.published_text, candidate.content], ensure_ascii=False)


def witness_of(link: ArticleLink) -> Witness | None:
    """Return what was said of the article where its link was found."""
    if link.witness is None:
        return None
    title, published, content = json.loads(link.witness)
    return Witness(title=title, published=published, content=content)
