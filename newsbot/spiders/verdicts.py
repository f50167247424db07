"""What pages turn out to be, told to the crawls that they are of."""

from typing import Any, TypeVar

from scrapy import signals
from scrapy.signalmanager import SignalManager

from newsbot.crawling.source_crawl import SourceCrawl
from newsbot.errors import RejectReason
from newsbot.items import Article, Page, Reject
from newsbot.pipelines.dropped import REJECTED, DuplicateArticle
from newsbot.spiders.traffic import Traffic

_Entering = TypeVar("_Entering", Page, Reject)


class Verdicts:
    """Follows pages through the pipelines: a crawl learns from each what the addresses of its articles look like."""

    def __init__(self, traffic: Traffic, signal_manager: SignalManager) -> None:
        self._traffic = traffic
        self._pages: dict[str, SourceCrawl] = {}
        signal_manager.connect(self._scraped, signals.item_scraped)
        signal_manager.connect(self._dropped, signals.item_dropped)
        signal_manager.connect(self._dropped, signals.item_error)

    def entering(self, crawl: SourceCrawl, item: _Entering) -> _Entering:
        """Count an item of a crawl that is about to enter the pipelines, and return it."""
        self._traffic.page()
        if item.url is not None:
            self._pages[item.url] = crawl
        return item

    def _scraped(self, item: Any) -> None:
        if isinstance(item, Article):
            self._ended(item.url, verdict=True)

    def _dropped(self, item: Any, exception: Exception | None = None) -> None:
        if isinstance(item, Page | Reject):
            self._ended(item.url, verdict=_verdict(exception))

    def _ended(self, url: str | None, *, verdict: bool | None) -> None:
        self._traffic.page_ended()
        crawl = self._pages.pop(url or "", None)
        if crawl is not None and url is not None:
            crawl.learn(url, is_article=verdict)


def _verdict(exception: Exception | None) -> bool | None:
    """Tell from why an item was dropped whether its page is an article; None where that does not tell."""
    if isinstance(exception, DuplicateArticle):
        return True
    return False if isinstance(exception, REJECTED[RejectReason.NOT_AN_ARTICLE]) else None
