"""The articles of a report as its script reads them: an index that is parsed at once, bodies that are not."""

import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from newsbot.report.collect import Record, Report, key_of
from newsbot.text import without_surrogates

# What could end a script element or be taken for markup; U+2028 and U+2029 end lines in old scripts.
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def index_of(report: Report) -> Markup:
    """Return what lists and filters need of each article."""
    return _json([_entry(record, report) for record in report.articles])


def bodies_of(report: Report) -> Markup:
    """Return the rest of each article, a line each, in the order of the index."""
    return Markup("\n").join(_json(_body(record, report)) for record in report.articles)


def _entry(record: Record, report: Report) -> dict[str, Any]:
    keys = ("id", "headline", "url", "input", "published", "word_count", "confidence", "method", "revision")
    return {
        **{key: record.get(key) for key in keys},
        "source": record.get("source") or record.get("site") or "no address",
        "duplicate_of": record.get("duplicate_of"),
        "alike": len(report.duplicates.get(str(record.get("id")), ())),
        "reasons": sorted({str(run.get("reason")) for run in record.get("removed") or ()}),
    }


def _body(record: Record, report: Report) -> dict[str, Any]:
    keys = ("kicker", "authors", "modified", "language", "section", "topics", "canonical_url", "paywalled", "fetched")
    return {
        "fields": {key: record.get(key) for key in keys if record.get(key) not in (None, [], "")},
        "body": [_block(block) for block in record.get("body") or ()],
        "removed": [dict(run) for run in record.get("removed") or ()],
        "images": [dict(image) for image in record.get("images") or ()],
        "diff": report.revisions.get(key_of(record), []),
    }


def _block(block: Mapping[str, Any]) -> list[Any]:
    return [block.get("kind"), block.get("text"), block.get("level")]


def _json(value: object) -> Markup:
    """Return JSON that is safe within a script element."""
    text = without_surrogates(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return Markup(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: S704 - escaped right here
