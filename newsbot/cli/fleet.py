"""`newsbot fleet`: one crawl by many workers, on one Redis."""

import os
from importlib.util import find_spec
from pathlib import Path

import click

from newsbot.cli.settings import project_settings
from newsbot.configuration import read_options
from newsbot.errors import ExitCode, InputError, UsageError
from newsbot.paths import is_there

_redis = click.option("--redis", "url", metavar="URL", required=True, help="The Redis, as redis://host:6379/0.")


@click.group(short_help="Crawl with many workers on one Redis.")
def fleet() -> None:
    """Crawl with many workers, on many machines, on one Redis.

    Each worker runs `work`; one process runs `collect`, which writes what they
    commit. `newsbot status --redis URL` shows how things stand. Needs
    'newsbot[redis]'.

    \b
    Example:
      newsbot fleet work sources.toml --redis redis://queue:6379/0
      newsbot fleet collect --redis redis://queue:6379/0 -o articles.jsonl
    """


@fleet.command(short_help="Be one of the workers.")
@click.argument("sources")
@_redis
@click.option("--jobs", type=click.IntRange(1), help="Processes that extract.")
@click.option("--since", metavar="DATE", help="Take what a first round left, from this day on.")
@click.option("--until", metavar="DATE", help="Take what a first round left, up to this day.")
def work(sources: str, url: str, jobs: int | None, since: str | None, until: str | None) -> ExitCode:
    """Crawl the sources of the file SOURCES until no worker has work left.

    Requests are leased: what a worker had that died goes to another. A host is
    one worker's at a time, and its delay holds across workers. Sources whose
    `every` is not over are left out.

    \b
    Example:
      newsbot fleet work sources.toml --redis redis://queue:6379/0
    """
    need_redis()
    # Scrapy takes a second.
    from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415

    from newsbot.fleet.spider import FleetSpider  # noqa: PLC0415
    from newsbot.fleet.store import connect  # noqa: PLC0415
    from newsbot.running import run_spider  # noqa: PLC0415

    if not (is_there(sources) and Path(sources).is_file()):
        raise InputError(sources, "there is no such file; name a sources.toml")
    connect(url).close()
    settings = project_settings({"REDIS_URL": url, "NEWSBOT_JOBS": jobs})
    process = AsyncCrawlerProcess(settings)
    ending = run_spider(process, process.create_crawler(FleetSpider), sources=sources, since=since, until=until)
    if ending.error is not None:
        click.echo(f"Error: {ending.error}", err=True)
    return ending.code


@fleet.command(short_help="Write what the workers commit.")
@_redis
@click.option("-o", "--output", metavar="FILE", help="The articles' JSONL.")
@click.option("--rejects", metavar="FILE", help="The rejects' JSONL.")
@click.option("--state", metavar="FILE", help="The state: seen articles, what is written.")
@click.option("--follow", is_flag=True, help="Go on when no worker has work left.")
def collect(url: str, output: str | None, rejects: str | None, state: str | None, *, follow: bool) -> ExitCode:
    """Write the records that the workers commit, each once.

    Duplicates and revisions are told as in a crawl by one process. Ends when no
    worker has work left and all is written.

    \b
    Example:
      newsbot fleet collect --redis redis://queue:6379/0 -o articles.jsonl
    """
    need_redis()
    from newsbot.fleet.collector import collect as write  # noqa: PLC0415
    from newsbot.fleet.store import FleetStore, connect  # noqa: PLC0415

    flags = {"NEWSBOT_OUTPUT": output, "NEWSBOT_REJECTS": rejects, "NEWSBOT_STATE": state}
    options = read_options(project_settings(flags), os.environ, per_output=False)
    counts = write(FleetStore(connect(url)), options, follow=follow)
    told = ", ".join(f"{n} {what}" for what, n in counts.items())
    click.echo(f"{told} in {options.output}", err=True)
    return ExitCode.OK


def need_redis() -> None:
    """Raise UsageError where the extra is not installed."""
    if find_spec("redis") is None or find_spec("scrapy_redis") is None:
        raise UsageError("a fleet needs scrapy-redis; pip install 'newsbot[redis]'")
