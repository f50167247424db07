"""The one JSON serialisation of records."""

import json
import re

from newsbot.items import Article, Reject, to_record
from newsbot.text import without_surrogates

# JSON allows these raw in a string, but some readers of lines split there and terminals obey them.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029]")


def to_line(item: Article | Reject) -> bytes:
    """Serialise a record as one line of UTF-8.

    It has no raw control characters but the line end, no U+2028 or U+2029, and no lone surrogates.
    """
    text = without_surrogates(json.dumps(to_record(item), ensure_ascii=False))
    if not text.isprintable():  # to ask is much faster, and most records are
        text = _RAW.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return text.encode("utf-8") + b"\n"
