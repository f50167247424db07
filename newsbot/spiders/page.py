"""One page, fetched as a crawl would, to be looked at."""

from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot.items import Page
from newsbot.sources import source_of
from newsbot.spiders.answers import answer_of, page_of
from newsbot.spiders.failures import failed


class PageSpider(Spider):
    """Fetches `url`; `page` holds it, or `problem` says why it did not come."""

    name = "page"

    def __init__(self, url: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.url = source_of(url).url
        self.page: Page | None = None
        self.problem: str | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Yield the request of the page."""
        yield Request(self.url, callback=self.parse, errback=self.failed, dont_filter=True)

    def parse(self, response: Response) -> None:
        """Keep the page."""
        self.page = page_of(answer_of(response))

    def failed(self, failure: Failure) -> None:
        """Keep why there is none."""
        why = failed(failure)
        self.problem = f"{why.reason}: {why.detail}"
