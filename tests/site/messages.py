"""What goes over the wire: a request in, an answer out."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from typing import Protocol

Headers = tuple[tuple[str, str], ...]
HTML = (("Content-Type", "text/html; charset=utf-8"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request: `target` is the path with its query, as sent; `headers` have lower-case names."""

    method: str
    target: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A whole answer; the server adds Content-Length and Date."""

    status: int = 200
    body: bytes = field(default=b"", repr=False)
    headers: Headers = ()


class Wire(Protocol):
    """The open connection, for answers that do not follow the rules."""

    @property
    def stopping(self) -> threading.Event:
        """Set when the web stops: whoever waits must end."""

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""

    def reset(self) -> None:
        """Make the connection end in a reset (RST), not in an orderly close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An answer that writes to the wire itself; the connection is closed after it. `status` is for the log."""

    status: int
    send: Callable[[Wire], None]


Answer = Response | Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request, as the server saw it. `path` has the query; `status` is 0 where none was sent.

    `at` is `time.monotonic()` when the request had been read; `host` is its Host header.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    status: int
    at: float
    host: str


def page(text: str, status: int = 200, headers: Headers = HTML) -> Response:
    """An HTML page in UTF-8."""
    return Response(status=status, body=text.encode(), headers=headers)


def not_found() -> Response:
    """What a site says of an address that it does not have."""
    return page("<!doctype html><title>Not found</title><h1>Page not found</h1>", 404)


def conditional(request: Request, response: Response, *, etag: str, modified: datetime) -> Response:
    """Add validators to a response, or make it a 304 where the request has them (RFC 9110, section 13)."""
    stamp = format_datetime(modified, usegmt=True)
    validators = (("ETag", etag), ("Last-Modified", stamp))
    if "if-none-match" in request.headers:
        fresh = etag in request.headers["if-none-match"]
    else:
        fresh = request.headers.get("if-modified-since") == stamp
    if fresh:
        return Response(status=304, headers=validators)
    return Response(status=response.status, body=response.body, headers=response.headers + validators)
