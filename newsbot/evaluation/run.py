"""Runs systems over a collection, in processes side by side."""

import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat

from newsbot.evaluation.collection import GoldPage
from newsbot.evaluation.scores import PageScore, score
from newsbot.evaluation.systems import SYSTEMS

_CHUNK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One page read by one system. `failure` is what the system raised: no record then."""

    page: GoldPage
    system: str
    score: PageScore
    failure: str | None = None


def evaluate(pages: Sequence[GoldPage], systems: Sequence[str], jobs: int) -> Iterator[Result]:
    """Yield the result of each page with each system, as they are done."""
    with ProcessPoolExecutor(jobs, initializer=logging.disable) as pool:
        for system in systems:
            yield from pool.map(_one, pages, repeat(system), chunksize=_CHUNK)


def _one(page: GoldPage, system: str) -> Result:
    body = page.read()
    begun = time.process_time()
    try:
        output = SYSTEMS[system](body, page.url, page.is_html)
    except Exception as error:  # noqa: BLE001 - a system that trips over a page must not end the measurement
        took = time.process_time() - begun
        return Result(
            page=page, system=system, score=score(page, None, took), failure=f"{type(error).__name__}: {error}"
        )
    return Result(page=page, system=system, score=score(page, output, time.process_time() - begun))
