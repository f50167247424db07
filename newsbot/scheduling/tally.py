"""Counts what a run writes of one source."""

from collections import Counter
from datetime import UTC, datetime

from newsbot.errors import RejectReason
from newsbot.items import Article, Reject
from newsbot.scheduling.source_run import WATCHED_FIELDS

NOT_FETCHED = frozenset({RejectReason.DOWNLOAD_FAILED, RejectReason.BLOCKED})
"""Reasons that speak of the site's answer, not of the page."""


class Tally:
    """Articles and rejects of one source, as far as its history remembers them."""

    def __init__(self) -> None:
        self.articles = 0
        self.characters = 0
        self.rejects: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()
        self.newest: float | None = None
        self.error: str | None = None
        self.alike = self.unlike = 0

    def add(self, item: Article | Reject) -> None:
        """Count a record."""
        if isinstance(item, Reject):
            self.rejects[str(item.reason)] += 1
            if item.reason in NOT_FETCHED:
                self.error = f"{item.url}: {item.detail}"
            return
        self.articles += 1
        self.characters += len(item.text)
        self.filled.update(name for name in WATCHED_FIELDS if getattr(item, name))
        moment = _seconds(item.published)
        if moment is not None:
            self.newest = moment if self.newest is None else max(self.newest, moment)

    def see(self, *, fits: bool) -> None:
        """Count a page that looked like its site, or did not."""
        self.alike += fits
        self.unlike += not fits

    @property
    def errors(self) -> int:
        """Pages that did not come."""
        return sum(self.rejects[reason] for reason in NOT_FETCHED)


def _seconds(published: str | None) -> float | None:
    """Return a time of publication in seconds since 1970; a date, and a time without zone, is taken as UTC."""
    if published is None:
        return None
    moment = datetime.fromisoformat(published)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
