"""Which links a crawl takes, and why it does not take the others."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

from newsbot.discovery import ARTICLE_BAR, Candidate, UrlProfile, date_in_url
from newsbot.sources import Source
from newsbot.urls import is_site_root, same_site


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A span of time that a backfill asks for; None is open."""

    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_backfill(self) -> bool:
        """Tell whether older articles than a first crawl takes are wanted."""
        return self.since is not None or self.until is not None

    def holds(self, moment: datetime) -> bool:
        """Tell whether a time lies within."""
        return (self.since is None or moment >= self.since) and (self.until is None or moment <= self.until)


def time_of(candidate: Candidate) -> datetime | None:
    """Return when a candidate's article appeared, as far as the listing or the address tells."""
    if candidate.published is not None:
        return candidate.published
    day = date_in_url(candidate.url)
    if day is not None:
        return datetime.combine(day, time(), UTC)
    return candidate.modified


def refusal(candidate: Candidate, source: Source, span: Span, profile: UrlProfile, now: datetime) -> str | None:
    """Return why a link is not taken, None where it is."""
    if refused := _refused_by_address(candidate.url, source):
        return refused
    moment = time_of(candidate)
    if moment is not None and not span.holds(moment):
        return "not of the time that is asked for"
    if moment is not None and not span.is_backfill and source.max_age is not None and now - moment > source.max_age:
        return "older than max_age"
    score = profile.score(candidate.url, title=candidate.title, kind=candidate.kind)
    if score < ARTICLE_BAR and not _is_allowed(candidate.url, source):
        return f"does not look like an article ({score:.2f})"
    return None


def _refused_by_address(url: str, source: Source) -> str | None:
    for pattern in source.deny:
        if re.search(pattern, url):
            return f"denied by {pattern}"
    if source.allow:
        return None if _is_allowed(url, source) else "no pattern of allow matches"
    if not same_site(url, source.url):
        return "on another site"
    return "the site's front page" if is_site_root(url) else None


def _is_allowed(url: str, source: Source) -> bool:
    return any(re.search(pattern, url) for pattern in source.allow)
