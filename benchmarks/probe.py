"""An extension that measures a run from within: how late the event loop is, and what memory it takes."""

import asyncio
import json
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from typing import Self

import psutil
from scrapy import signals
from scrapy.crawler import Crawler

_STEP_SECONDS = 0.005
_MB = 2**20


class Probe:
    """Writes to the file `PROBE_FILE`: lag of the event loop in ms, resident memory in MB at half and at the end.

    Not at the begin: buffers and caches fill up for some hundred pages.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lags: list[float] = []
        self._memory: list[float] = []
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to the run's begin and end."""
        probe = cls(Path(crawler.settings["PROBE_FILE"]))
        crawler.signals.connect(probe.open, signals.spider_opened)
        crawler.signals.connect(probe.close, signals.spider_closed)
        return probe

    def open(self) -> None:
        """Begin to measure."""
        self._task = asyncio.ensure_future(self._measure())

    def close(self) -> None:
        """Write what was measured."""
        if self._task is not None:
            self._task.cancel()
        self._file.write_text(json.dumps({**_lags(self._lags), **_memory(self._memory)}))

    async def _measure(self) -> None:
        process = psutil.Process()
        while True:
            due = time.perf_counter() + _STEP_SECONDS
            await asyncio.sleep(_STEP_SECONDS)
            self._lags.append((time.perf_counter() - due) * 1000)
            if len(self._lags) % 20 == 0:
                self._memory.append(process.memory_info().rss / _MB)


def _lags(lags: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(lags, n=100)
    return {"lag_p50_ms": cuts[49], "lag_p95_ms": cuts[94], "lag_max_ms": max(lags)}


def _memory(samples: Sequence[float]) -> dict[str, float]:
    return {"memory_half_mb": samples[len(samples) // 2], "memory_end_mb": samples[-1]}
