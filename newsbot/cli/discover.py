"""`newsbot discover`: what a site offers, and what of it would be crawled."""

from functools import partial

import click
from scrapy.crawler import AsyncCrawlerProcess

from newsbot.cli.settings import looking_settings
from newsbot.discovery.survey import survey
from newsbot.discovery.survey_text import as_json, as_source, nothing_listed, tables
from newsbot.errors import ExitCode
from newsbot.running import leave, run_spider
from newsbot.sources import source_of
from newsbot.spiders.discover import DiscoverSpider

_SHOWN = 20


@click.command()
@click.argument("url", metavar="URL")
@click.option("--json", "wants_json", is_flag=True, help="Print everything as JSON.")
@click.option("--toml", "wants_toml", is_flag=True, help="Print the sources.toml entry alone.")
def discover(url: str, *, wants_json: bool, wants_toml: bool) -> ExitCode:
    """Show what a site offers, and what would be crawled.

    Reads robots.txt, the front page, and a few of the feeds, sitemaps and
    section pages that they name; no article. Prints the listings, the links in
    them with a verdict and why, and an entry for sources.toml.

    \b
    Examples:
      newsbot discover https://example.org/
      newsbot discover https://example.org/ --toml >> sources.toml
    """
    source_of(url)  # refuses what is no address before anything is started
    process = AsyncCrawlerProcess(looking_settings())
    crawler = process.create_crawler(DiscoverSpider)
    ending = run_spider(process, crawler, url=url, tell=partial(click.echo, err=True))
    spider = crawler.spider
    if ending.code != ExitCode.OK or not isinstance(spider, DiscoverSpider):
        click.echo(f"Error: {ending.error or 'the spider did not start'}", err=True)
        leave(ending.code)
        return ending.code
    source = spider.source
    found = survey(source.url, spider.readings)
    if (problem := nothing_listed(found)) is not None:
        click.echo(f"Error: {url}: {problem}", err=True)
        return ExitCode.FAILED_INPUTS
    if wants_json:
        click.echo(as_json(found))
    elif wants_toml:
        click.echo(as_source(found, source.name))
    else:
        click.echo(f"{tables(found, _SHOWN)}\n\nFor sources.toml:\n\n{as_source(found, source.name)}")
    return ExitCode.OK
