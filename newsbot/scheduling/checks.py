"""The checks of a source's health, one a kind of alarm.

Each takes the evidence and, where its alarm stands, what was usual before that; it returns a finding, or None where
there is too little to tell. The simulated year (tests/scheduling) holds the thresholds: with them every scripted
outage, redesign and silence is told, and nights, weekends and slow papers are not.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsbot.errors import RejectReason
from newsbot.scheduling.source_run import WATCHED_FIELDS, Outcome, SourceRun
from newsbot.scheduling.spans import in_words

_Runs = Sequence[SourceRun]

_DAY = 86_400.0

# Three runs in a row: a site that was down for an hour or two is nobody's business.
_RUNS_IN_A_ROW = 3
# Of a run's requests; fewer errors than three may be chance.
_ERROR_SHARE = 0.5
_LEAST_ERRORS = 3
# Pages that show what a site is like now, and what it was like: 8 of 8 alike are no chance, 30 give a share to 10 %.
_RECENT = 8
_BASELINE = 30
# A layout change loses most pages or fields, not a tenth of them. Back is back when nearly all are there again.
_LOST = 0.5
_BACK = 0.8
_USUAL_FIELD = 0.8
_LOST_FIELD = 0.3
# Twice the second longest silence of two months: weekends and nights recur, one outage of the site does not count.
# In sixteen days there are two weekends whole.
_SILENCES = 5
_LEARNING = 16 * _DAY
_SILENCE_FACTOR = 2.0
_LEAST_SILENCE = _DAY

_CONTENT = frozenset({
    RejectReason.EMPTY, RejectReason.NOT_TEXT, RejectReason.NOT_AN_ARTICLE, RejectReason.ERROR_PAGE,
    RejectReason.CONSENT_WALL, RejectReason.LOGIN_WALL, RejectReason.SCRIPT_ONLY, RejectReason.TOO_SHORT,
    RejectReason.PARSER_LIMIT, RejectReason.TOO_LARGE,
})  # fmt: skip
"""Rejects that speak of what the site sends, not of how it was reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a source, the oldest first.

    `tail` are its last runs, whatever they came to; `eventful` those that brought pages or errors. `silences` are the
    seconds for which it brought nothing while it was watched, those that are over; `silence` is the one that lasts.
    `was_ever_read` says whether any run could read a listing.
    """

    tail: Sequence[SourceRun] = ()
    eventful: Sequence[SourceRun] = ()
    silences: Sequence[float] = ()
    silence: float = 0.0
    was_ever_read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`words` tell what is wrong, None that all is well; `baseline` is what was usual."""

    words: str | None = None
    baseline: Mapping[str, float] = field(default_factory=dict)


def blocked(evidence: Evidence, before: Mapping[str, float] | None) -> Finding | None:  # noqa: ARG001 - as all checks
    """Tell whether the site does not let itself be read: it is down, refuses, or cannot be found."""
    needed = _RUNS_IN_A_ROW if evidence.was_ever_read else 1
    last = evidence.tail[-needed:]
    if not last:
        return None
    if not _is_bad(last[-1]):
        return Finding(words=_refused(evidence.eventful))
    if len(last) < needed or not all(map(_is_bad, last)):
        return None
    what = "nothing could be read" if last[-1].outcome is Outcome.FAILED else "at least half of the requests failed"
    times = f" in each of the last {needed} runs" if needed > 1 else ""
    return Finding(words=f"{what}{times}: {last[-1].error or 'no reason is known'}")


def slow(evidence: Evidence, before: Mapping[str, float] | None) -> Finding | None:  # noqa: ARG001 - as all checks
    """Tell whether runs end before they are through with the source: it is slow, or wants to be left alone."""
    last = evidence.tail[-_RUNS_IN_A_ROW:]
    if not last:
        return None
    if last[-1].outcome is not Outcome.STOPPED:
        return Finding()
    if len(last) < _RUNS_IN_A_ROW or any(run.outcome is not Outcome.STOPPED for run in last):
        return None
    return Finding(words=f"the last {_RUNS_IN_A_ROW} runs ended before they were through with it")


def silent(evidence: Evidence, before: Mapping[str, float] | None) -> Finding | None:
    """Tell whether the site has brought nothing new for much longer than it ever did."""
    if before is not None:
        return Finding() if evidence.silence == 0.0 else None
    if len(evidence.silences) < _SILENCES or sum(evidence.silences) < _LEARNING:
        return None
    usual = sorted(evidence.silences)[-2]
    if evidence.silence <= max(_SILENCE_FACTOR * usual, _LEAST_SILENCE):
        return Finding()
    words = f"nothing new for {in_words(evidence.silence)}; before, it was {in_words(usual)} at most"
    return Finding(words=words, baseline={"silence": usual})


def layout_changed(evidence: Evidence, before: Mapping[str, float] | None) -> Finding | None:
    """Tell whether pages that were articles are not any more, have texts cut short, or stopped looking alike.

    The last is what the site's template says: the site has another layout, though its articles may still be read well.
    """
    recent, earlier = _parted(evidence.eventful, _content_pages)
    now, usual = _shape(recent), dict(before) if before else _shape(earlier)
    if _content_pages(recent) < _RECENT or (before is None and _content_pages(earlier) < _BASELINE):
        return None
    bar = _LOST if before is None else _BACK
    words = []
    if now["share"] < usual["share"] * bar:
        words.append(f"of its pages {now['share']:.0%} are articles; before, it was {usual['share']:.0%}")
    elif now["length"] < usual["length"] * bar:
        words.append(f"its articles have {now['length']:.0f} characters; before, it was {usual['length']:.0f}")
    elif now.get("alike", 1.0) < usual.get("alike", 0.0) * bar:
        words.append(f"of its pages {now['alike']:.0%} look as its pages did; before, it was {usual['alike']:.0%}")
    return Finding(words=words[0], baseline=usual) if words else Finding()


def fields_missing(evidence: Evidence, before: Mapping[str, float] | None) -> Finding | None:
    """Tell whether fields that the site's articles had are empty."""
    recent, earlier = _parted(evidence.eventful, _articles)
    if _articles(recent) < _RECENT or (before is None and _articles(earlier) < _BASELINE):
        return None
    now, usual = _filled(recent), dict(before) if before else _filled(earlier)
    bar = _LOST_FIELD if before is None else _BACK
    lost = {name: share for name, share in usual.items() if share >= _USUAL_FIELD and now[name] < share * bar}
    if not lost:
        return Finding()
    shares = ", ".join(f"{name} {now[name]:.0%} (before: {share:.0%})" for name, share in lost.items())
    return Finding(words=f"articles lack fields that they had: {shares}", baseline=lost)


def _is_bad(run: SourceRun) -> bool:
    failed = run.errors >= _LEAST_ERRORS and run.errors >= run.fetched * _ERROR_SHARE
    return run.outcome is Outcome.FAILED or failed


def _refused(eventful: Sequence[SourceRun]) -> str | None:
    """Tell of pages that are refused while listings are not."""
    recent, _ = _parted(eventful, lambda runs: sum(run.pages for run in runs))
    pages = sum(run.pages for run in recent)
    refused = sum(run.rejects.get(RejectReason.BLOCKED, 0) for run in recent)
    if pages < _RECENT or refused < pages * _ERROR_SHARE:
        return None
    return f"the site refuses {refused} of its last {pages} pages"


def _parted(runs: _Runs, size: Callable[[_Runs], int]) -> tuple[_Runs, _Runs]:
    """Part runs into the last that are enough to tell, and those before them."""
    start = len(runs)
    while start > 0 and size(runs[start:]) < _RECENT:
        start -= 1
    return runs[start:], runs[:start]


def _content_pages(runs: Iterable[SourceRun]) -> int:
    return sum(run.articles + sum(n for reason, n in run.rejects.items() if reason in _CONTENT) for run in runs)


def _articles(runs: Iterable[SourceRun]) -> int:
    return sum(run.articles for run in runs)


def _shape(runs: Sequence[SourceRun]) -> dict[str, float]:
    articles = _articles(runs)
    characters = sum(run.characters for run in runs)
    alike, unlike = sum(run.alike for run in runs), sum(run.unlike for run in runs)
    shape = {"share": articles / max(_content_pages(runs), 1), "length": characters / max(articles, 1)}
    # Compared only where there is enough on both sides.
    return shape if alike + unlike < _RECENT else {**shape, "alike": alike / (alike + unlike)}


def _filled(runs: Sequence[SourceRun]) -> dict[str, float]:
    filled: Counter[str] = Counter()
    for run in runs:
        filled.update(run.filled)
    return {name: filled[name] / max(_articles(runs), 1) for name in WATCHED_FIELDS}
