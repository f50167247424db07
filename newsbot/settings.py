"""Scrapy settings of the project. `NEWSBOT_*` are also read from the environment; README describes them."""

import os

from newsbot import __version__

BOT_NAME = "newsbot"
USER_AGENT = f"newsbot/{__version__} (news article reader)"
SPIDER_MODULES = ["newsbot.spiders"]
NEWSPIDER_MODULE = "newsbot.spiders"
COMMANDS_MODULE = "newsbot.commands"

ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
LOG_LEVEL = "INFO"
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

EXTENSIONS = {
    "newsbot.extensions.run.Run": 100,
    "newsbot.extensions.progress.Progress": 200,
}
ITEM_PIPELINES = {
    "newsbot.pipelines.extract.ExtractPipeline": 100,
    "newsbot.pipelines.dedup.DedupPipeline": 500,
    "newsbot.pipelines.jsonl.JsonlPipeline": 900,
}

NEWSBOT_OUTPUT = None
NEWSBOT_REJECTS = None
NEWSBOT_STATE = "output/state.sqlite"
NEWSBOT_KEEP_DUPLICATES = False
NEWSBOT_KEEP_REMOVED = True
NEWSBOT_TIMEZONE = None
NEWSBOT_MIN_WORDS = 8
NEWSBOT_MAX_PAGE_BYTES = 16 * 2**20
# More processes than that need the memory more than the time.
NEWSBOT_JOBS = min(len(os.sched_getaffinity(0)), 8)
NEWSBOT_PAGE_SECONDS = 30
NEWSBOT_PAGE_MEMORY_MB = 1024
