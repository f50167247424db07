"""Keeps fetched pages as WARC, where `NEWSBOT_KEEP_PAGES` names one."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from newsbot.extensions.run import Run
from newsbot.items import Page
from newsbot.warc import page_records


class KeepPages:
    """Has each page that a spider yields kept with its response, when its outcome is committed."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to which pages come to nothing. Raises NotConfigured where pages are not kept."""
        run = Run.of(crawler)
        if run.options.pages is None:
            raise NotConfigured
        keeper = cls(run)
        crawler.signals.connect(keeper._dropped, signals.item_dropped)
        crawler.signals.connect(keeper._dropped, signals.item_error)
        return keeper

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Make the records of pages as they come by."""
        async for item in result:
            if isinstance(item, Page) and item.url is not None and item.input is None:
                # In a thread: packing a page takes some milliseconds.
                records = await asyncio.to_thread(
                    page_records, item, status=response.status, headers=_headers(response)
                )
                self._run.ledger.pages.begin(item.url, item.source, records)
            yield item

    def _dropped(self, item: Any) -> None:
        if isinstance(item, Page) and item.url is not None:
            self._run.ledger.pages.drop(item.url)


def _headers(response: Response) -> list[tuple[str, str]]:
    fields = response.headers.items()
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in fields for value in values]
