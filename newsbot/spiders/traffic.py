"""How much of a crawl is under way at once: requests for each source, pages in the pipelines for all."""

import asyncio
from collections import Counter


class Traffic:
    """Counts what is under way, and wakes the spider when something ends.

    `requests` is the most for one source, `pages` the most in the pipelines. Requests wait where the pipelines are
    full, so that memory does not grow with the number of pages.
    """

    def __init__(self, *, requests: int, pages: int) -> None:
        self._most_requests = requests
        self._most_pages = pages
        self._requests: Counter[str] = Counter()
        self._pages = 0
        self._news = asyncio.Event()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return not self._pages and not self._requests.total()

    def places(self, source: str) -> int:
        """Return how many more requests of a source may be made."""
        here = self._most_requests - self._requests[source]
        return max(min(here, self._most_pages - self._pages - self._requests.total()), 0)

    def request(self, source: str) -> None:
        """Count a request that is made."""
        self._requests[source] += 1

    def answered(self, source: str) -> None:
        """Count a request that has its answer, or has failed."""
        self._requests[source] -= 1
        self._news.set()

    def page(self) -> None:
        """Count a page that enters the pipelines."""
        self._pages += 1

    def page_ended(self) -> None:
        """Count a page that is through the pipelines."""
        self._pages -= 1
        self._news.set()

    async def news(self) -> None:
        """Return when something ended since the last call, or `wake` was called."""
        await self._news.wait()
        self._news.clear()

    def wake(self) -> None:
        """Have `news` return."""
        self._news.set()
