"""`scrapy crawl` with the project's exit codes: Scrapy's own ends with 0 almost always."""

import argparse
import logging

from scrapy.commands import crawl
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from newsbot.running import leave, run_spider

logger = logging.getLogger(__name__)


class Command(crawl.Command):
    """Runs a spider of the project by its name."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider and set the exit code."""
        if len(args) != 1:
            raise UsageError("name one spider", print_help=not args)
        if not isinstance(self.crawler_process, AsyncCrawlerProcess):
            raise UsageError("newsbot runs on asyncio; leave TWISTED_REACTOR and FORCE_CRAWLER_PROCESS as they are")
        spiders = self.crawler_process.spider_loader.list()
        if args[0] not in spiders:
            raise UsageError(f"there is no spider {args[0]!r}; there is {', '.join(sorted(spiders))}", print_help=False)
        ending = run_spider(self.crawler_process, self._create_crawler(args[0]), **opts.spargs)
        if ending.summary:
            logger.info("%s", ending.summary)
        if ending.error:
            logger.error("%s", ending.error)
        self.exitcode = ending.code
        leave(ending.code)
