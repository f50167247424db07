"""Misfortunes of status codes: for good, or the first time only."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.site.messages import HTML, Answer, Headers, page
from tests.site.misfortune.case import Case, Visit, article, bare

RETRY_AFTER = (("Retry-After", "1"),)


def _always(status: int, title: str, headers: Headers = ()) -> Callable[[Visit], Answer]:
    return lambda visit: page(bare(title, "<p>Sorry.</p>"), status, HTML + headers)


def _once(status: int, title: str, headers: Headers = ()) -> Callable[[Visit], Answer]:
    refuse = _always(status, title, headers)
    return lambda visit: refuse(visit) if visit.attempt == 1 else article(visit)


CASES: Mapping[str, Case] = MappingProxyType(
    {
        "not-found": Case(what="404", answer=_always(404, "Not found")),
        "gone": Case(what="410", answer=_always(410, "Gone")),
        "forbidden": Case(what="403", answer=_always(403, "Forbidden")),
        "rate-limited": Case(
            what="429 with Retry-After: 1, then the article",
            answer=_once(429, "Too many requests", RETRY_AFTER),
            article=True,
        ),
        "always-rate-limited": Case(
            what="429 with Retry-After: 1, for good", answer=_always(429, "Too many requests", RETRY_AFTER)
        ),
        "unavailable": Case(
            what="503 with Retry-After: 1, then the article",
            answer=_once(503, "Unavailable", RETRY_AFTER),
            article=True,
        ),
        "error-then-fine": Case(what="500, then the article", answer=_once(500, "Error"), article=True),
        "always-error": Case(what="500, for good", answer=_always(500, "Error")),
    }
)
"""By name."""
