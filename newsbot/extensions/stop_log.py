"""Says why a run was stopped where no command of newsbot's does: in another project."""

import logging
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsbot.extensions.run import Run

logger = logging.getLogger(__name__)


class StopLog:
    """Logs the error that ended a run. It is connected behind the run, which may meet one when it is closed."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to the spider's end."""
        log = cls(crawler)
        crawler.signals.connect(log._closed, signals.spider_closed)
        return log

    def _closed(self) -> None:
        if (error := Run.of(self._crawler).error) is not None:
            logger.error("newsbot stopped the spider: %s", error)
