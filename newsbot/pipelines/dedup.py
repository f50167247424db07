"""Article in; the article as it is to be written out, or a Duplicate."""

from typing import Any, Self

from scrapy.crawler import Crawler

from newsbot.extensions.run import Run
from newsbot.items import Article
from newsbot.pipelines.guard import guarded


class DedupPipeline:
    """Compares each article with all that were seen; other items pass untouched."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Find the run."""
        return cls(Run.of(crawler))

    def process_item(self, item: Any) -> Any:
        """Return an article with its revision and duplicate marks, or a Duplicate."""
        if not isinstance(item, Article):
            return item
        with guarded(self._run):
            return self._run.ledger.judge(item)
