"""Runs a spider to its end and tells how it ended: the same for every way in."""

import asyncio
import logging
import os
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from newsbot.configuration import MEMORY
from newsbot.errors import ExitCode, NewsbotError
from newsbot.extensions.run import Run
from newsbot.extensions.summary import Summary
from newsbot.state.database import Database
from newsbot.state.past_runs import PastRun, PastRuns


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a run ended: its exit code, what to tell of it, and the summary, if it got as far as pages."""

    code: ExitCode
    error: str | None = None
    summary: str | None = None


def run_spider(process: AsyncCrawlerProcess, crawler: Crawler, **arguments: Any) -> Ending:
    """Run a crawler with the spider's arguments until it is finished or stopped."""
    begun = time.monotonic()
    task = process.crawl(crawler, **arguments)
    try:
        process.start()
    except NewsbotError as error:
        # Scrapy makes the resolver, which reads settings, before the crawl begins.
        task.cancel()
        return Ending(code=error.exit_code, error=str(error))
    return _ending(task, crawler, time.monotonic() - begun)


def _ending(task: asyncio.Task[None], crawler: Crawler, seconds: float) -> Ending:
    if not task.done() or task.cancelled():
        return Ending(code=ExitCode.INTERRUPTED, error="stopped at once; running it again finishes the job")
    failure = task.exception()
    if isinstance(failure, NewsbotError):
        return Ending(code=failure.exit_code, error=str(failure))
    if failure is not None:
        raise failure
    run = Run.of(crawler)
    stats = crawler.stats.get_stats()
    summary = Summary.from_stats(stats, seconds)
    try:
        _remember(run, summary)
    except NewsbotError as problem:
        run.error = run.error or problem
    notes: tuple[str, ...] = getattr(crawler.spider, "notes", ())
    code, error = _judge(run, summary, stats.get("finish_reason"))
    return Ending(code=code, error=error, summary=summary.text(run.paths, notes) if run.paths else None)


def _remember(run: Run, summary: Summary) -> None:
    """Have the state remember what the run did, where it has one."""
    if not run.spans or run.options.state == MEMORY:
        return
    past = PastRun(
        started=run.started.timestamp(),
        seconds=summary.seconds,
        pages=summary.pages,
        articles=summary.articles,
        rejects=sum(summary.rejects.values()),
        duplicates=summary.duplicates,
        spans=run.spans,
    )
    with closing(Database(run.options.state)) as database:
        PastRuns(database).add(past)


def _judge(run: Run, summary: Summary, reason: str | None) -> tuple[ExitCode, str | None]:
    if run.error is not None:
        return run.error.exit_code, str(run.error)
    if run.reader_gone:
        return ExitCode.OK, None
    if reason == "shutdown":
        return ExitCode.INTERRUPTED, "interrupted; running it again finishes the job"
    if reason == "start_error":
        return ExitCode.FAILED_INPUTS, "the spider failed; its error is above"
    if summary.unaccounted and reason == "finished":
        return ExitCode.FAILED_INPUTS, (
            f"internal error: {summary.unaccounted} of {summary.pages} pages came to nothing; "
            "the log may tell why, and running it again takes them again"
        )
    return (ExitCode.FAILED_INPUTS if summary.failed_inputs or summary.failed_sources else ExitCode.OK), None


def leave(code: ExitCode) -> None:
    """End the process where its end would wait for a thread that reads a silent pipe: after a run that was stopped."""
    if code in {ExitCode.OK, ExitCode.FAILED_INPUTS}:
        return
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
