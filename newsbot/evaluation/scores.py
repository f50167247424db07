"""From what a system made of pages to its scores."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from statistics import fmean

from newsbot.evaluation.collection import GoldPage
from newsbot.evaluation.measure import best_f1
from newsbot.evaluation.systems import Output
from newsbot.text import words

# Below that precision a page leaks boilerplate, below that recall it misses text.
_LEAK = _MISS = 0.9
_SAME_MOMENT_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageScore:
    """One page's scores, 0 to 1; None where the gold or the system says nothing.

    A page without a record scores 0. On a page that holds no article only `rejected` counts.
    """

    f1: float | None = None
    leak: float | None = None
    miss: float | None = None
    para: float | None = None
    title: float | None = None
    day: float | None = None
    instant: float | None = None
    authors: float | None = None
    rejected: float | None = None
    seconds: float = 0.0


COLUMNS = tuple(field.name for field in fields(PageScore) if field.name != "seconds")


def score(page: GoldPage, output: Output | None, seconds: float) -> PageScore:
    """Score one page: word F1 (scripts without spaces by character), fields, and whether it was rejected.

    `leak` and `miss` tell whether precision or recall lie under 90 %; `para` is the share of the gold's paragraphs that
    stand in the text whole and in order.
    """
    if page.text is None:
        return PageScore(rejected=float(output is None), seconds=seconds)
    made = output or Output(text="")
    precision, recall, f1 = best_f1(made.text, page.text, page.paragraphs, page.optional)
    day, instant = _dates(made.published, page.published)
    return PageScore(
        f1=f1,
        leak=float(precision < _LEAK),
        miss=float(recall < _MISS),
        para=_paragraphs(made.text, page) if page.paragraphs else None,
        title=float(_fold(made.title) == _fold(page.title)) if page.title and _knows(output, "title") else None,
        day=day if _knows(output, "published") else None,
        instant=instant if _knows(output, "published") else None,
        authors=_authors(made.authors, page.authors) if _knows(output, "authors") else None,
        rejected=float(output is None),
        seconds=seconds,
    )


def mean(scores: Iterable[PageScore]) -> Mapping[str, float]:
    """Return the mean of each column in per cent, without those that have no value; `ms` is milliseconds a page."""
    rows = list(scores)
    found = {name: [value for row in rows if (value := getattr(row, name)) is not None] for name in COLUMNS}
    means = {name: 100 * fmean(values) for name, values in found.items() if values}
    return {**means, "ms": 1_000 * fmean(row.seconds for row in rows)} if rows else {}


def _knows(output: Output | None, field: str) -> bool:
    """Tell whether a system reads a field at all: one that made nothing of the page failed to."""
    return output is None or getattr(output, field) is not None or field == "published"


def _paragraphs(text: str, page: GoldPage) -> float:
    """Return the share of the gold's paragraphs that stand in `text` whole and in order."""
    hay, at, hits = _fold(text), 0, 0
    wanted = [paragraph for n, paragraph in enumerate(page.paragraphs) if n not in page.optional]
    for paragraph in map(_fold, wanted):
        found = hay.find(paragraph, at)
        if found >= 0:
            hits, at = hits + 1, found + len(paragraph)
    return hits / max(1, len(wanted))


def _dates(mine: str | None, gold: str | None) -> tuple[float | None, float | None]:
    """Return whether the day is right, and whether the moment is; None where the gold does not tell it."""
    wanted, found = _moment(gold), _moment(mine)
    if wanted is None:
        return None, None
    day = float(found is not None and found.date() == wanted.date())
    if wanted.tzinfo is None or (wanted.hour, wanted.minute) == (0, 0):
        return day, None
    if found is None or found.tzinfo is None:
        return day, 0.0
    return day, float(math.fabs((found - wanted).total_seconds()) < _SAME_MOMENT_SECONDS)


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip()) if text else None
    except ValueError:
        return None


def _authors(mine: tuple[str, ...] | None, gold: tuple[str, ...] | None) -> float | None:
    """Return the F1 of two sets of names."""
    if gold is None:
        return None
    found, wanted = ({_fold(name) for name in names} - {""} for names in (mine or (), gold))
    if found == wanted:
        return 1.0
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def _fold(text: str | None) -> str:
    return "".join(words((text or "").lower()))
