"""One line on a source that is being crawled."""

from scrapy.core.downloader import Slot

from newsbot.crawling.source_crawl import SourceCrawl

_NAME_WIDTH = 24


def progress_line(crawl: SourceCrawl, slot: Slot | None) -> str:
    """Return what a crawl has done so far, and how long it waits between two requests."""
    counts = crawl.counts
    delay = f"{slot.delay:.1f} s" if slot is not None else "-"
    return (
        f"{crawl.source.name[:_NAME_WIDTH]:<{_NAME_WIDTH}} found {counts.found:>5}  new {counts.new:>5}  "
        f"fetched {counts.requests:>5}  articles {counts.articles:>5}  rejects {counts.rejects:>4}  delay {delay}"
    )
