"""What became of the pages of a run, counted in Scrapy's statistics under `newsbot/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from scrapy.statscollectors import StatsCollector

from newsbot.errors import RejectReason
from newsbot.items import Article, Duplicate, Reject
from newsbot.state.sites import SiteUpdate

TAKEN = "newsbot/pages"
ALREADY_DONE = "newsbot/already_done"
FAILED_INPUTS = "newsbot/failed_inputs"
FAILED_SOURCES = "newsbot/failed_sources"
SKIPPED = "newsbot/skipped"
LAYOUT_CHANGED = "newsbot/layout_changed"
_ARTICLES = "newsbot/articles"
_REVISIONS = "newsbot/revisions"
_DUPLICATES = "newsbot/duplicates"
_REJECTS = "newsbot/rejects"


def count(stats: StatsCollector, outcome: Article | Reject | Duplicate) -> None:
    """Count an outcome that stands in its output."""
    if isinstance(outcome, Article):
        stats.inc_value(_ARTICLES)
        if outcome.revision > 1:
            stats.inc_value(_REVISIONS)
    elif isinstance(outcome, Reject):
        stats.inc_value(_REJECTS)
        stats.inc_value(f"{_REJECTS}/{outcome.reason}")
    else:
        stats.inc_value(_DUPLICATES)


def count_layout(stats: StatsCollector, update: SiteUpdate) -> None:
    """Note of a page's site that it has another layout."""
    change = update.change
    if change is not None:
        words = f"{change.before:.0%} of its pages looked alike before, {change.after:.0%} of the last do"
        stats.set_value(f"{LAYOUT_CHANGED}/{update.site}", f"page {change.page}: {words}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The counts of a run. `pages` were taken in; `articles`, `rejects` and `duplicates` are what became of them.

    `failed_inputs` could not be opened or read (each is among the rejects, as `unreadable`), of `failed_sources` no
    listing; what was `already_done`
    by an earlier run is not among the pages. `seconds` is wall clock. `layouts` says in words of each site that has
    another layout what it was like before and after.
    """

    pages: int
    articles: int
    revisions: int
    rejects: Mapping[str, int]
    duplicates: int
    already_done: int
    failed_inputs: int
    failed_sources: int
    seconds: float
    layouts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_stats(cls, stats: Mapping[str, Any], seconds: float) -> Self:
        """Read the counts of a finished run."""
        return cls(
            pages=stats.get(TAKEN, 0),
            articles=stats.get(_ARTICLES, 0),
            revisions=stats.get(_REVISIONS, 0),
            rejects={reason: n for reason in RejectReason if (n := stats.get(f"{_REJECTS}/{reason}", 0))},
            duplicates=stats.get(_DUPLICATES, 0),
            already_done=stats.get(ALREADY_DONE, 0),
            failed_inputs=stats.get(FAILED_INPUTS, 0),
            failed_sources=stats.get(FAILED_SOURCES, 0),
            seconds=seconds,
            layouts={
                name.removeprefix(f"{LAYOUT_CHANGED}/"): words
                for name, words in sorted(stats.items())
                if name.startswith(f"{LAYOUT_CHANGED}/")
            },
        )

    @property
    def unaccounted(self) -> int:
        """Pages that were taken in and came to nothing: 0 after a run that was not stopped."""
        return self.pages - self.articles - sum(self.rejects.values()) - self.duplicates

    def text(self, paths: tuple[str, ...], notes: tuple[str, ...] = ()) -> str:
        """Return the summary as it is shown, `paths` being the outputs, `notes` what the spider has to say."""
        lines = [f"{_number(self.pages, 'page')} in {self.seconds:.1f} s ({self._rate:.1f} pages/s)", *self._outcomes()]
        if self.already_done:
            lines.append(f"{self.already_done} already done by an earlier run")
        if self.failed_inputs:
            lines.append(f"{_number(self.failed_inputs, 'input')} failed: could not be opened or read, see the rejects")
        if self.failed_sources:
            lines.append(f"{_number(self.failed_sources, 'source')} failed: nothing could be read, see the log")
        lines += [f"layout_changed: {site}, {words}" for site, words in self.layouts.items()]
        lines += notes
        if paths:
            lines.append("in " + ", ".join("standard output" if path == "-" else path for path in paths))
        return "\n".join(lines)

    @property
    def _rate(self) -> float:
        return self.pages / self.seconds if self.seconds > 0 else 0.0

    def _outcomes(self) -> list[str]:
        revisions = f" ({_number(self.revisions, 'revision')})" if self.revisions else ""
        reasons = ", ".join(f"{reason} {n}" for reason, n in self.rejects.items())
        lines = [
            f"{_number(self.articles, 'article')}{revisions}",
            f"{_number(sum(self.rejects.values()), 'reject')}" + (f" ({reasons})" if reasons else ""),
            _number(self.duplicates, "duplicate"),
        ]
        if self.unaccounted:
            lines.append(f"{_number(self.unaccounted, 'page')} not done")
        return lines


def _number(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
