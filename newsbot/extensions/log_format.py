"""What Scrapy logs of items: one line each, that a page cannot forge."""

from typing import Any

import scrapy
from scrapy.http import Response
from scrapy.logformatter import LogFormatterResult
from twisted.python.failure import Failure


class LogFormatter(scrapy.logformatter.LogFormatter):
    """Says of a dropped item why, and where it came from; the item itself stands in the outputs."""

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: scrapy.Spider
    ) -> LogFormatterResult:
        """Return what is logged of a reject or a duplicate."""
        result = super().dropped(item, exception, response, spider)
        line = "".join(c if c.isprintable() else " " for c in str(exception))
        return {**result, "msg": "Dropped: %(line)s", "args": {"line": line}}
