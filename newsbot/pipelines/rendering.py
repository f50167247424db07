"""A second look, through a browser, at pages that turned out to be empty shells."""

import logging
from dataclasses import replace

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK

from newsbot.errors import RejectReason
from newsbot.items import Article, Page, Reject

logger = logging.getLogger(__name__)

# Until the page's scripts have asked for nothing more for half a second.
_GOTO = {"wait_until": "networkidle"}


def is_shell(page: Page, outcome: Article | Reject) -> bool:
    """Tell whether a live page has its text in a script alone."""
    is_live = page.input is None and page.url is not None
    return is_live and isinstance(outcome, Reject) and outcome.reason is RejectReason.SCRIPT_ONLY


async def render(page: Page, crawler: Crawler) -> Page | None:
    """Return the page as its scripts leave it in a browser, None where the browser fails."""
    if page.url is None or crawler.engine is None:
        return None
    meta = {"playwright": True, "playwright_page_goto_kwargs": _GOTO}
    request = Request(page.url, meta=meta, callback=NO_CALLBACK, dont_filter=True)
    try:
        response = await crawler.engine.download_async(request)
    except Exception as error:  # noqa: BLE001 - whatever ails the browser, the page stays the reject that it is
        logger.warning("%s: the browser failed (%s)", page.url, str(error).splitlines()[0] if str(error) else error)
        return None
    return replace(page, body=response.body, content_type="text/html; charset=utf-8", declared_encoding="utf-8")
