"""Finds who answers for a path."""

import re
from collections.abc import Callable, Sequence

from tests.site.messages import Answer, Request, not_found

Handler = Callable[[Request, re.Match[str]], Answer]
Route = tuple[re.Pattern[str], Handler]


def dispatch(routes: Sequence[Route], request: Request) -> Answer:
    """Let the first route that matches the whole path answer; 404 where none does."""
    for pattern, handler in routes:
        match = pattern.fullmatch(request.path)
        if match is not None:
            return handler(request, match)
    return not_found()
