"""What one run made of one source: the history that plans and alarms are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

WATCHED_FIELDS = ("headline", "standfirst", "authors", "published", "section", "language", "images")
"""Fields of an article whose filling is counted: a site fills each of them always, often or never."""


class Outcome(StrEnum):
    """How a source's part of a run ended."""

    DONE = "done"
    STOPPED = "stopped"  # by --max-time, Ctrl-C or the site itself: there is more to fetch
    FAILED = "failed"  # no listing could be read
    KILLED = "killed"  # the run ended without a word


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRun:
    """One source in one run. Times are in seconds since 1970, UTC; `ended` and `outcome` are None while it runs.

    `found` are the links that the listings had, `new` those not known before, `fetched` the requests. `errors` are
    listings and pages that did not come, `error` the last of them in words. Of the `articles`, `characters` sums the
    length of their texts, `filled` says how many had each of WATCHED_FIELDS, `newest` when the newest was published.
    `alike` pages looked like their site's before, `unlike` did not; of a site's first pages that cannot be told.
    """

    source: str
    started: float
    ended: float | None = None
    outcome: Outcome | None = None
    found: int = 0
    new: int = 0
    fetched: int = 0
    articles: int = 0
    rejects: Mapping[str, int] = field(default_factory=dict)
    errors: int = 0
    error: str | None = None
    characters: int = 0
    filled: Mapping[str, int] = field(default_factory=dict)
    newest: float | None = None
    alike: int = 0
    unlike: int = 0

    @property
    def pages(self) -> int:
        """Pages that came to something: an article or a reject."""
        return self.articles + sum(self.rejects.values())

    @property
    def was_read(self) -> bool:
        """Tell whether the site answered, so that its silence means that it has nothing new."""
        return self.outcome in {Outcome.DONE, Outcome.STOPPED}
