"""`newsbot inspect`: why a page was read as it was."""

import os
from contextlib import closing
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from newsbot.errors import ExitCode, InputError

if TYPE_CHECKING:
    from newsbot.inspection import Inspection
    from newsbot.items import Page
    from newsbot.site_template import SiteTemplate


@click.command()
@click.argument("target", metavar="FILE|URL")
@click.option("--html", "page_path", metavar="FILE", help="Write the page with its blocks highlighted in place.")
@click.option("--state", metavar="FILE", help="The state that sites were learned in.")
@click.option("--full", is_flag=True, help="Show the whole text of each block.")
@click.option("--json", "wants_json", is_flag=True, help="Print everything as JSON.")
def inspect(target: str, *, page_path: str | None, state: str | None, full: bool, wants_json: bool) -> ExitCode:
    """Show why a page was read as it was.

    Its blocks in order, coloured by what became of them, with score, kind and
    reason, and what the state knows of its site; each field with what else the
    page says of it. FILE is what `newsbot extract` reads; of an archive name one
    page, as the `input` of its record does: pages.zip#index.html,
    crawl.warc.gz#12. A URL is fetched as a crawl would, robots.txt obeyed.

    \b
    Examples:
      newsbot inspect saved.html
      newsbot inspect https://example.org/news/1 --html page.html
    """
    # Help need not wait for these.
    from newsbot.inspection.page import as_page  # noqa: PLC0415
    from newsbot.inspection.terminal import as_json, as_text  # noqa: PLC0415

    inspection = _inspect(target, state)
    if page_path is not None:
        from newsbot.html import write_page  # noqa: PLC0415

        write_page(page_path, as_page(inspection))
        click.echo(f"{target}: written to {page_path}; open it in a browser", err=True)
    if wants_json:
        click.echo(as_json(inspection))
    elif page_path is None:
        click.echo(as_text(inspection, get_terminal_size().columns, full=full))
    return ExitCode.OK


def _inspect(target: str, state: str | None) -> "Inspection":
    from newsbot.cli.settings import project_settings  # noqa: PLC0415
    from newsbot.configuration import read_options  # noqa: PLC0415
    from newsbot.inspection import inspect_page  # noqa: PLC0415
    from newsbot.inspection.target import load_page  # noqa: PLC0415

    options = read_options(project_settings({"NEWSBOT_STATE": state}), os.environ, per_output=False)
    is_url = target.lower().startswith(("http://", "https://"))
    page = _fetch(target) if is_url else load_page(target, options.loader)
    return inspect_page(page, options.extraction, _template(options.state, page))


def _template(state: str, page: "Page") -> "SiteTemplate | None":
    """Return what a state knows of a page's site."""
    from newsbot.paths import is_there  # noqa: PLC0415
    from newsbot.state.database import Database  # noqa: PLC0415
    from newsbot.state.sites import best_site  # noqa: PLC0415
    from newsbot.urls import site_of  # noqa: PLC0415

    site = site_of(page.url)
    # To look does not make a state.
    if site is None or not is_there(state):
        return None
    with closing(Database(state)) as database:
        found = best_site(database, site)
    return found[1].learned if found is not None else None


def _fetch(url: str) -> "Page":
    """Return the page at an address. Raises InputError where it does not come."""
    from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415

    from newsbot.cli.settings import looking_settings  # noqa: PLC0415
    from newsbot.running import leave, run_spider  # noqa: PLC0415
    from newsbot.spiders.page import PageSpider  # noqa: PLC0415

    process = AsyncCrawlerProcess(looking_settings())
    crawler = process.create_crawler(PageSpider)
    ending = run_spider(process, crawler, url=url)
    if ending.code != ExitCode.OK:
        click.echo(f"Error: {ending.error}", err=True)
        leave(ending.code)
    spider = crawler.spider
    if not isinstance(spider, PageSpider) or spider.page is None:
        problem = spider.problem if isinstance(spider, PageSpider) else None
        raise InputError(url, problem or ending.error or "the page did not come; try again")
    return spider.page
