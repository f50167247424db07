"""From a source's crawl to what the book of runs holds of it."""

from newsbot.crawling.source_crawl import SourceCrawl
from newsbot.scheduling.source_run import Outcome
from newsbot.state.run_book import SourceEnd


def end_of(crawl: SourceCrawl) -> SourceEnd:
    """Return how a crawl ended."""
    counts = crawl.counts
    return SourceEnd(
        outcome=_outcome(crawl),
        found=counts.found,
        new=counts.new,
        fetched=counts.requests,
        errors=crawl.failed_listings,
        error=crawl.problems[-1] if crawl.problems else None,
        every=crawl.source.every.total_seconds(),
    )


def _outcome(crawl: SourceCrawl) -> Outcome:
    if crawl.has_failed:
        return Outcome.FAILED
    return Outcome.DONE if crawl.is_through else Outcome.STOPPED
