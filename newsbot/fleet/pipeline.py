"""The worker's pipelines: extraction with templates that all workers share, and the commit to Redis."""

import struct
from typing import Any, Self

from scrapy.crawler import Crawler

from newsbot.errors import OutputError
from newsbot.extensions.summary import count
from newsbot.fleet.spider import FleetSpider
from newsbot.fleet.store import FleetStore
from newsbot.fleet.wire import pack_item
from newsbot.items import Article, Reject
from newsbot.pipelines.dropped import Abandoned, rejected
from newsbot.pipelines.extract import ExtractPipeline
from newsbot.site_template import PackingError, pack, unpack
from newsbot.state.sites import KeptSite, KnownSites

_HEAD = struct.Struct("!QQ")  # pages taken, bytes of the template that follows


class FleetSites(KnownSites):
    """What all workers know of sites. A site is one worker's at a time: nothing is learned beside it."""

    def __init__(self, store: FleetStore) -> None:
        super().__init__()
        self._store = store

    def kept(self, site: str) -> KeptSite | None:
        """Return how far a site is, whichever worker had its last page."""
        for update in reversed(self._begun.values()):
            if update.site == site:
                return update.kept  # on its way to Redis
        found = self._store.template(site)
        if not found:
            return None
        taken, size = _HEAD.unpack_from(found)
        template, learned = found[_HEAD.size : _HEAD.size + size], found[_HEAD.size + size :]
        try:
            return KeptSite(taken=taken, template=template, learned=unpack(learned))
        except PackingError:
            return None


class FleetExtractPipeline(ExtractPipeline):
    """Extracts with what all workers have learned of a site."""

    signs = False  # the collector compares
    remembered = 0
    _sites: FleetSites | None = None

    @property
    def sites(self) -> FleetSites:
        """Return what all workers know."""
        spider = self._crawler.spider
        if self._sites is None and isinstance(spider, FleetSpider):
            self._sites = spider.sites = FleetSites(spider.scheduler.store)
        if self._sites is None:
            raise OutputError("the pipeline of the fleet needs its spider")
        return self._sites


class CommitPipeline:
    """Commits each outcome to Redis, with what it taught, and gives its lease back; the collector writes it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler, whose spider has the leases."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Commit an article or a reject; other items pass untouched."""
        spider = self._crawler.spider
        if not isinstance(item, Article | Reject) or not isinstance(spider, FleetSpider):
            return item
        lease = spider.leases.pop(item.url or "", "")
        update = spider.sites.finish(item.url) if spider.sites is not None else None
        site, template = (update.site, _packed(update.kept)) if update is not None else (None, b"")
        if not spider.scheduler.store.finish(lease, {"item": pack_item(item)}, site, template):
            raise Abandoned(f"{item.url}: another worker has it now")
        count(self._crawler.stats, item)
        if isinstance(item, Reject):
            raise rejected(item)
        return item


def _packed(kept: KeptSite) -> bytes:
    return _HEAD.pack(kept.taken, len(kept.template)) + kept.template + pack(kept.learned)
