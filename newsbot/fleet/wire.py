"""Requests and records as JSON: what goes through Redis is never pickled."""

import json
from datetime import datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.utils.request import request_from_dict

from newsbot.errors import RejectReason, RemovedReason
from newsbot.items import (
    ARTICLE_SCHEMA,
    Article,
    Block,
    BlockKind,
    Image,
    Method,
    Permissions,
    Reject,
    Removed,
    to_record,
)

# What a request may have beside its address; the rest is the same for all.
_KEPT = ("url", "callback", "errback", "priority", "dont_filter", "cb_kwargs", "meta", "method")
# Of its meta what a later worker needs; the rest is of this download.
_META = ("handle_httpstatus_list", "retry_times", "redirect_times", "redirect_urls", "redirect_reasons")


def pack_request(request: Request, spider: Spider) -> str:
    """Return a request, whose callbacks are methods of the spider, as JSON. Raises TypeError for what is none."""
    record = {key: value for key, value in request.to_dict(spider=spider).items() if key in _KEPT}
    record["meta"] = {key: value for key, value in request.meta.items() if key in _META}
    record["headers"] = [
        (name.decode("latin-1"), [value.decode("latin-1") for value in request.headers.getlist(name)])
        for name in request.headers
    ]
    return json.dumps(record)


def unpack_request(packed: str, spider: Spider) -> Request:
    """Return a request that was packed."""
    record = json.loads(packed)
    record["headers"] = {name: [value.encode("latin-1") for value in values] for name, values in record["headers"]}
    return request_from_dict(record, spider=spider)


def pack_item(item: Article | Reject) -> str:
    """Return a record as JSON."""
    return json.dumps(to_record(item))


def unpack_item(packed: str) -> Article | Reject:
    """Return the item of a record."""
    record: dict[str, Any] = json.loads(packed)
    record["fetched"] = datetime.fromisoformat(record["fetched"])
    if record["schema"] != ARTICLE_SCHEMA:
        return Reject(**{**record, "reason": RejectReason(record["reason"])})
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    values |= {
        "body": tuple(Block(**{**it, "kind": BlockKind(it["kind"])}) for it in record["body"]),
        "images": tuple(Image(**it) for it in record["images"]),
        "permissions": Permissions(**record["permissions"]),
        "method": Method(record["method"]),
        "removed": tuple(_removed(it) for it in record["removed"]),
    }
    return Article(**values)


def _removed(record: dict[str, Any]) -> Removed:
    reason, items = RemovedReason(record["reason"]), tuple(record.get("items", ()))
    return Removed(**{**record, "reason": reason, "items": items, "text": record.get("text")})
