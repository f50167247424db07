"""A progress bar on a terminal: files done, time left, pages done and their rate; the latter two for one file."""

import asyncio
import logging
import sys
from typing import Never, Self, TextIO

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from tqdm import tqdm

from newsbot.extensions.summary import Summary

_REFRESH_SECONDS = 0.2
_FILES = "{l_bar}{bar}| {n_fmt}/{total_fmt} files [{elapsed}<{remaining}{postfix}]"
# How many pages one file holds is not known before its end.
_ONE_FILE = "[{elapsed}{postfix}]"


class Progress:
    """Shows how far the spider is, while stderr is a terminal. Log lines go above the bar."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._bar: tqdm[Never] | None = None
        self._showing: asyncio.Task[None] | None = None
        self._redirected: list[tuple[logging.StreamHandler[TextIO], TextIO]] = []

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
        bar: tqdm[Never] = tqdm(file=sys.stderr, leave=False, dynamic_ncols=True, bar_format=_ONE_FILE)
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is sys.stderr:
                self._redirected.append((handler, handler.stream))
                handler.setStream(_AboveBar(bar))
        self._bar = bar
        self._showing = asyncio.ensure_future(self._show())

    def _close(self) -> None:
        if self._showing is not None:
            self._showing.cancel()
        if self._bar is not None:
            self._bar.close()
        for handler, stream in self._redirected:
            handler.setStream(stream)

    async def _show(self) -> None:
        while self._bar is not None:
            self._update(self._bar)
            await asyncio.sleep(_REFRESH_SECONDS)

    def _update(self, bar: "tqdm[Never]") -> None:
        spider = self._crawler.spider
        bar.total = getattr(spider, "files_total", None)
        bar.n = getattr(spider, "files_done", 0)
        bar.bar_format = _FILES if bar.total and bar.total > 1 else _ONE_FILE
        elapsed = bar.format_dict["elapsed"]
        summary = Summary.from_stats(self._crawler.stats.get_stats(), elapsed)
        pages = summary.pages - summary.unaccounted
        rate = pages / elapsed if elapsed else 0.0
        bar.set_postfix_str(f"{pages} pages, {rate:.1f} pages/s", refresh=False)
        bar.refresh()


class _AboveBar:
    """A stream for log lines that keeps the bar below them."""

    def __init__(self, bar: "tqdm[Never]") -> None:
        self._bar = bar

    def write(self, text: str) -> int:
        self._bar.write(text, file=sys.stderr, end="")
        return len(text)

    def flush(self) -> None:
        sys.stderr.flush()
