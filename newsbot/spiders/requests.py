"""From links of the frontier to Scrapy's requests."""

from collections.abc import Callable
from typing import Any

from scrapy import Request

from newsbot.crawling.answer import NOT_MODIFIED
from newsbot.sources import Source
from newsbot.state.links import ArticleLink, ListingLink


def request_for(
    link: ArticleLink | ListingLink, source: Source, callback: Callable[..., Any], errback: Callable[..., Any]
) -> Request:
    """Return the request for a link: conditional where an earlier answer gave validators, with the source's user agent.

    The frontier knows what was fetched; Scrapy's own filter of duplicates stays out of it.
    """
    headers = {}
    if link.validators.etag:
        headers["If-None-Match"] = link.validators.etag
    if link.validators.modified:
        headers["If-Modified-Since"] = link.validators.modified
    meta: dict[str, Any] = {"handle_httpstatus_list": [NOT_MODIFIED]} if headers else {}
    if source.user_agent:
        headers["User-Agent"] = source.user_agent
    # Listings go first: they tell which articles are the newest.
    priority = 1 if isinstance(link, ListingLink) else 0
    return Request(
        link.url,
        callback=callback,
        errback=errback,
        headers=headers,
        meta=meta,
        priority=priority,
        dont_filter=True,
    )
