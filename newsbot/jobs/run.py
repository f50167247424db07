"""One scheduled run: the sources that are due, in one process."""

import time
from contextlib import closing
from datetime import timedelta

from scrapy.crawler import AsyncCrawlerProcess

from newsbot.errors import ExitCode
from newsbot.jobs.health import look_at
from newsbot.jobs.job import Job
from newsbot.jobs.retention import retain
from newsbot.jobs.run_files import new_log, write_report
from newsbot.running import Ending, run_spider
from newsbot.scheduling.plan import due
from newsbot.scheduling.report import RunReport
from newsbot.spiders.news import NewsSpider
from newsbot.state.database import Database
from newsbot.state.lock import StateLock
from newsbot.state.runs import Runs

# What a run may take to stop: requests that are under way are waited for. Of a short time no more than half.
_STOPPING = timedelta(seconds=40)


def run_job(job: Job) -> RunReport:
    """Crawl what is due, judge how the sources fare, keep house, and write the run's summary.

    Raises LockedError (another run is at it), OutputError (the state or the summary cannot be written).
    """
    started = time.time()
    with StateLock.take(job.options.state):
        names = _due(job, started)
        if not names:
            return RunReport(started=started, ended=time.time())
        ending = _crawl(job, names)
        report = _finished(job, ending, started)
        write_report(job.runs_folder, report)
    return report


def _due(job: Job, now: float) -> tuple[str, ...]:
    with closing(Database(job.options.state)) as database:
        runs = Runs(database)
        runs.bury()
        return tuple(source.name for source in due(job.file.sources, runs.last(), now))


def _crawl(job: Job, names: tuple[str, ...]) -> Ending:
    settings = job.settings
    if job.max_time is not None:
        seconds = max(job.max_time - _STOPPING, job.max_time / 2).total_seconds()
        settings.set("CLOSESPIDER_TIMEOUT", seconds, priority="cmdline")
    with new_log(job.runs_folder, settings):
        process = AsyncCrawlerProcess(settings)
        return run_spider(process, process.create_crawler(NewsSpider), sources=job.path, only=names)


def _finished(job: Job, ending: Ending, started: float) -> RunReport:
    report = RunReport(started=started, ended=time.time(), code=ending.code, error=ending.error, summary=ending.summary)
    if ending.code not in {ExitCode.OK, ExitCode.FAILED_INPUTS}:
        # The state may be of no use, and nobody learns how a source fares from a run that was interrupted.
        return report
    with closing(Database(job.options.state)) as database:
        report = look_at(database, report)
        retain(job, database, report.started)
    return report
