"""WARC (ISO 28500) as newsbot writes it: what was fetched, a gzip member a record. `loaders/warc` reads it, and others.

No library does the writing: none goes on behind what a kill has torn, and a record is a header and a block.
"""

from newsbot.warc.file import WarcFile, is_warc_name
from newsbot.warc.record import page_records

__all__ = ["WarcFile", "is_warc_name", "page_records"]
