"""`newsbot extract`: saved pages in, articles out."""

import click
from scrapy.crawler import AsyncCrawlerProcess

from newsbot.cli.settings import project_settings
from newsbot.errors import ExitCode
from newsbot.running import leave, run_spider
from newsbot.spiders.local import LocalSpider


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", help="Where articles go; - is standard output.")
@click.option("--rejects", metavar="FILE", help="Where pages without an article go, with the reason.")
@click.option("--state", metavar="FILE", help="What earlier runs did; :memory: remembers nothing.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Processes that extract.")
@click.option("--keep-duplicates", is_flag=True, default=None, help="Write an article again that is there already.")
def extract(
    paths: tuple[str, ...],
    output: str | None,
    rejects: str | None,
    state: str | None,
    jobs: int | None,
    keep_duplicates: bool | None,
) -> ExitCode:
    """Extract articles from saved pages.

    PATH is an HTML, XHTML, plain text or MHTML file, Safari's web archive, a
    WARC, WACZ, ZIP or tar, a JSONL file with "url" and "html", any of these
    packed (gzip, bzip2, xz, zstd, brotli), a folder, a glob, or - for standard
    input.

    Articles go to output/articles/DATE.jsonl, rejects to output/rejects, or
    next to the FILE that is named. What is done already is left out, so that
    running an interrupted command again finishes the job.

    \b
    Examples:
      newsbot extract saved-pages/ -o articles.jsonl
      newsbot extract "pages/**/*.html.gz" --jobs 4
      curl -s https://example.org/news | newsbot extract - -o -
    """
    flags = {
        "NEWSBOT_OUTPUT": output,
        "NEWSBOT_REJECTS": rejects,
        "NEWSBOT_STATE": state,
        "NEWSBOT_JOBS": jobs,
        "NEWSBOT_KEEP_DUPLICATES": keep_duplicates,
    }
    process = AsyncCrawlerProcess(project_settings(flags))
    ending = run_spider(process, process.create_crawler(LocalSpider), path=paths)
    if ending.summary:
        click.echo(ending.summary, err=True)
    if ending.error:
        click.echo(ending.error if ending.code == ExitCode.INTERRUPTED else f"Error: {ending.error}", err=True)
    leave(ending.code)
    return ending.code
