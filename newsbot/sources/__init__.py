"""What to crawl: sources.toml, a list of addresses, or one address."""

from newsbot.sources.source import Source
from newsbot.sources.sources_toml import read_sources
from newsbot.sources.url_list import read_urls, source_of

__all__ = ["Source", "read_sources", "read_urls", "source_of"]
