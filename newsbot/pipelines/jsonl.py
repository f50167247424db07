"""The one place that commits outcomes."""

from functools import partial
from typing import Any, Self

from scrapy.crawler import Crawler

from newsbot.extensions.run import Run
from newsbot.extensions.summary import count
from newsbot.items import Article, Duplicate, Reject
from newsbot.pipelines.dropped import duplicate, rejected
from newsbot.pipelines.guard import guarded


class JsonlPipeline:
    """Writes articles and rejects to their outputs and marks their inputs done; other items pass untouched."""

    def __init__(self, run: Run, crawler: Crawler) -> None:
        self._run = run
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Find the run."""
        return cls(Run.of(crawler), crawler)

    def process_item(self, item: Any) -> Any:
        """Write an outcome; an article is returned, a reject or a duplicate ends here as the exception that says so."""
        if not isinstance(item, Article | Reject | Duplicate):
            return item
        with guarded(self._run):
            # Counted when it stands in the output: a disk error takes the whole batch back.
            self._run.ledger.write(item, written=partial(count, self._crawler.stats, item))
        if isinstance(item, Reject):
            raise rejected(item)
        if isinstance(item, Duplicate):
            raise duplicate(item)
        return item
