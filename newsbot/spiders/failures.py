"""From what went wrong with a request to the reason that its reject gives."""

from dataclasses import dataclass

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, UnsupportedURLSchemeError
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsbot.errors import PageRejected, RejectReason

_BLOCKED = frozenset({401, 403, 407, 451})
# RFC 9110, 15.5 and 15.6: what says that another attempt may succeed. The rest of 4xx says that none will.
_TEMPORARY = frozenset({408, 421, 425, 429})
_ROBOTS = "Forbidden by robots.txt"


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
        return Failed(reason=RejectReason.TOO_LARGE, detail=_words(error))
    if isinstance(error, IgnoreRequest):
        reason = RejectReason.ROBOTS_DENIED if str(error) == _ROBOTS else RejectReason.DOWNLOAD_FAILED
        return Failed(reason=reason, detail=_words(error))
    if isinstance(error, UnsupportedURLSchemeError):
        return Failed(reason=RejectReason.FORBIDDEN_ADDRESS, detail=_words(error))
    return Failed(reason=RejectReason.DOWNLOAD_FAILED, detail=_words(error), temporary=True)


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


def _words(error: BaseException | None) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
