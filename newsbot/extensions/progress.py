"""Progress on a terminal: a bar for local files, a line for each site that is followed."""

import asyncio
import sys
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newsbot.extensions.summary import Summary
from newsbot.extensions.terminal import Terminal

_REFRESH_SECONDS = 0.2
_FILES = "{l_bar}{bar}| {n_fmt}/{total_fmt} files [{elapsed}<{remaining}{postfix}]"
# How many pages one file holds is not known before its end.
_ONE_FILE = "[{elapsed}{postfix}]"


class Progress:
    """Shows how far the spider is, while stderr is a terminal.

    A spider has `progress_lines`, or `files_done` and `files_total` for a bar.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._terminal: Terminal | None = None
        self._showing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to the spider's opening and closing. Raises NotConfigured where nobody looks."""
        if not sys.stderr.isatty():
            raise NotConfigured
        progress = cls(crawler)
        crawler.signals.connect(progress._open, signals.spider_opened)
        crawler.signals.connect(progress._close, signals.spider_closed)
        return progress

    def _open(self) -> None:
        self._terminal = Terminal()
        self._showing = asyncio.ensure_future(self._show(self._terminal))

    def _close(self) -> None:
        if self._showing is not None:
            self._showing.cancel()
        if self._terminal is not None:
            self._terminal.close()

    async def _show(self, terminal: Terminal) -> None:
        while True:
            lines: tuple[str, ...] | None = getattr(self._crawler.spider, "progress_lines", None)
            if lines is not None:
                terminal.show(lines)
            else:
                self._show_files(terminal)
            await asyncio.sleep(_REFRESH_SECONDS)

    def _show_files(self, terminal: Terminal) -> None:
        total = getattr(self._crawler.spider, "files_total", None)
        bar = terminal.bar(_FILES if total and total > 1 else _ONE_FILE)
        bar.total = total
        bar.n = getattr(self._crawler.spider, "files_done", 0)
        elapsed = bar.format_dict["elapsed"]
        summary = Summary.from_stats(self._crawler.stats.get_stats(), elapsed)
        pages = summary.pages - summary.unaccounted
        rate = pages / elapsed if elapsed else 0.0
        bar.set_postfix_str(f"{pages} pages, {rate:.1f} pages/s", refresh=False)
        bar.refresh()
