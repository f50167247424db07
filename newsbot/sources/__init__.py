"""What to crawl: sources.toml, a list of addresses, or one address."""

from newsbot.sources.source import Source, SourcesFile
from newsbot.sources.sources_toml import read_sources, read_sources_file
from newsbot.sources.url_list import read_urls, source_of

__all__ = ["Source", "SourcesFile", "read_sources", "read_sources_file", "read_urls", "source_of"]
