"""From what went wrong with a request to the reason that its reject gives."""

import re
import zlib
from dataclasses import dataclass

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsbot.errors import PageRejected, RejectReason
from newsbot.middlewares.robots import RobotsUnreachable

_BLOCKED = frozenset({401, 403, 407, 451})
# RFC 9110, 15.5 and 15.6: what says that another attempt may succeed. The rest of 4xx says that none will.
_TEMPORARY = frozenset({408, 421, 425, 429})
# What Scrapy says where it ignores a request or its answer, and what that means.
_IGNORED = (
    ("Forbidden by robots.txt", RejectReason.ROBOTS_DENIED, "robots.txt forbids it"),
    ("max redirections reached", RejectReason.DOWNLOAD_FAILED, "redirects without end"),
    ("exceeded DOWNLOAD_MAXSIZE", RejectReason.TOO_LARGE, "the answer is larger unpacked than DOWNLOAD_MAXSIZE"),
)
_WORDS = {
    CannotResolveHostError: "the host has no address",
    DownloadConnectionRefusedError: "the connection was refused",
    ResponseDataLossError: "the answer broke off before its end",
    zlib.error: "the answer cannot be unpacked",
}
# Twisted wraps what happened to a connection: [<twisted.python.failure.Failure NAME: TEXT>].
_WRAPPED = re.compile(r"Failure [\w.]+: (.*?)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why a page did not come; `temporary` where a later attempt may succeed."""

    reason: RejectReason
    detail: str
    status: int | None = None
    temporary: bool = False


def failed(failure: Failure) -> Failed:
    """Return why a request failed, after all its retries."""
    error = failure.value
    if isinstance(error, HttpError):
        return _answered(error.response)
    if isinstance(error, PageRejected):
        return Failed(reason=error.reason, detail=error.detail)
    if isinstance(error, DownloadCancelledError):
        return Failed(reason=RejectReason.TOO_LARGE, detail="the answer is larger than DOWNLOAD_MAXSIZE")
    if isinstance(error, IgnoreRequest):
        return _ignored(error)
    if isinstance(error, UnsupportedURLSchemeError):
        return Failed(reason=RejectReason.FORBIDDEN_ADDRESS, detail=_words(error))
    patience = f"no whole answer in {_timeout(failure):g} seconds" if isinstance(error, DownloadTimeoutError) else None
    return Failed(reason=RejectReason.DOWNLOAD_FAILED, detail=patience or _words(error), temporary=True)


def _ignored(error: IgnoreRequest) -> Failed:
    for words, reason, detail in _IGNORED:
        if words in str(error):
            return Failed(reason=reason, detail=detail)
    words = str(error) if isinstance(error, RobotsUnreachable) else _words(error)
    return Failed(reason=RejectReason.DOWNLOAD_FAILED, detail=words, temporary=isinstance(error, RobotsUnreachable))


def _answered(response: Response) -> Failed:
    status = response.status
    if 300 <= status < 400 and (location := response.headers.get("Location")):
        # Scrapy follows what leads to the web, and gives back what does not.
        detail = f"leads to {location.decode('latin-1')[:200]!r}, which is no address of the web"
        return Failed(reason=RejectReason.FORBIDDEN_ADDRESS, detail=detail, status=status)
    if status in _BLOCKED:
        return Failed(reason=RejectReason.BLOCKED, detail=f"the site answered {status}", status=status)
    temporary = status in _TEMPORARY or status >= 500
    detail = f"the site answered {status}"
    return Failed(reason=RejectReason.DOWNLOAD_FAILED, detail=detail, status=status, temporary=temporary)


def _timeout(failure: Failure) -> float:
    request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
    return float(request.meta.get("download_timeout", 0.0))


def _words(error: BaseException | None) -> str:
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words
    if wrapped := _WRAPPED.findall(str(error)):
        return "; ".join(wrapped)
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
