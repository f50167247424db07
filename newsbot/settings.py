"""Scrapy settings of the project. `NEWSBOT_*` are also read from the environment; README describes them."""

import os

from scrapy.settings import default_settings

from newsbot import __version__
from newsbot.options import CrawlOptions

BOT_NAME = "newsbot"
USER_AGENT = f"newsbot/{__version__} (news article reader)"
SPIDER_MODULES = ["newsbot.spiders"]
NEWSPIDER_MODULE = "newsbot.spiders"
COMMANDS_MODULE = "newsbot.commands"

# Manners. AutoThrottle raises the delay where a site is slow; extensions/manners.py where its robots.txt asks for more.
ROBOTSTXT_OBEY = True
ROBOTSTXT_PARSER = "newsbot.middlewares.robots.SitemapRobotParser"
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # it becomes a reject

# What a response costs beside its page: Scrapy starts so many tasks for the one item that it has, and reads the source
# of its callback for a warning. Both take as long as the download.
CONCURRENT_ITEMS = 2
WARN_ON_GENERATOR_RETURN_VALUE = False

# Bounds of what is downloaded, and of where from.
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 16 * 2**20
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
REDIRECT_MAX_TIMES = CrawlOptions().max_redirects
TWISTED_DNS_RESOLVER = "newsbot.middlewares.resolver.PublicWebResolver"
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newsbot.middlewares.robots.RobotsMiddleware": 100,
    "newsbot.middlewares.public_web.PublicWebMiddleware": 555,
    "newsbot.middlewares.retry_after.RetryAfterMiddleware": 560,
}

LOG_LEVEL = "INFO"
LOG_FORMATTER = "newsbot.extensions.log_format.LogFormatter"
TELNETCONSOLE_ENABLED = False

# Scrapy imports also the extensions that are off: aiohttp, for a remote control, takes a tenth of a short run.
EXTENSIONS_BASE = {
    path: order for path, order in default_settings.EXTENSIONS_BASE.items() if not path.endswith(".RemoteControl")
}
EXTENSIONS: dict[str, int | None] = {
    "newsbot.extensions.run.Run": 100,
    "newsbot.extensions.manners.Manners": 150,
    "newsbot.extensions.progress.Progress": 200,
}
# Scrapy's own that have nothing to do here are off, for each is a layer around all that comes: no callback yields a
# request, and discovery bounds addresses and keeps to its site.
SPIDER_MIDDLEWARES: dict[str, int | None] = {
    "newsbot.middlewares.keep_pages.KeepPages": 900,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
ITEM_PIPELINES = {
    "newsbot.pipelines.extract.ExtractPipeline": 100,
    "newsbot.pipelines.dedup.DedupPipeline": 500,
    "newsbot.pipelines.jsonl.JsonlPipeline": 900,
}

NEWSBOT_OUTPUT = None
NEWSBOT_REJECTS = None
NEWSBOT_STATE = "output/state.sqlite"
NEWSBOT_KEEP_PAGES = None
NEWSBOT_COMPRESS = None
NEWSBOT_ALLOW_PRIVATE = False
NEWSBOT_OBEY_OPT_OUTS = None
NEWSBOT_JAVASCRIPT = False
NEWSBOT_BROWSER = None
NEWSBOT_CONTACT = None
NEWSBOT_KEEP_DUPLICATES = False
NEWSBOT_DROP_NEAR_DUPLICATES = False
NEWSBOT_NEAR_DAYS = 90
NEWSBOT_KEEP_REMOVED = True
NEWSBOT_TIMEZONE = None
NEWSBOT_MIN_WORDS = 8
NEWSBOT_MAX_PAGE_BYTES = 16 * 2**20
# More processes than that need the memory more than the time.
NEWSBOT_JOBS = min(len(os.sched_getaffinity(0)), 8)
NEWSBOT_PAGE_SECONDS = 30
NEWSBOT_PAGE_MEMORY_MB = 1024
