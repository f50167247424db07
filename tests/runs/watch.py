"""An extension that writes down how many pages were on their way at once."""

import os
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newsbot.extensions.summary import TAKEN

FILE = "WATCH_FILE"


class Watch:
    def __init__(self, crawler: Crawler, file: Path) -> None:
        self.crawler = crawler
        self.file = file
        self.finished = 0
        self.most = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if FILE not in os.environ:
            raise NotConfigured
        watch = cls(crawler, Path(os.environ[FILE]))
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(watch.count, signal)
        crawler.signals.connect(watch.write, signals.spider_closed)
        return watch

    def count(self) -> None:
        self.most = max(self.most, self.crawler.stats.get_value(TAKEN, 0) - self.finished)
        self.finished += 1

    def write(self) -> None:
        self.file.write_text(f"{self.finished} {self.most}")
