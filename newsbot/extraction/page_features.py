"""A whole page to numbers: whether what was chosen on it is an article, or pieces of a list."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.features import FEATURE_NAMES, Hints, Matrix
from newsbot.extraction.features.arrays import Flags
from newsbot.extraction.features.topics import FAR
from newsbot.extraction.page_address import ADDRESS_NAMES, address_features

_CHOICE_NAMES = (
    "expected", "highest", "chosen_blocks", "chosen_chars", "chosen_share", "mean_score", "longest", "prose_blocks",
    "prose_share", "chosen_links", "runs", "longest_run", "headings_share", "kept_chosen", "items_share",
    "short_share", "paths_of_chosen", "repeated_paths", "concentration", "median_chosen", "large_chosen",
    "repeated_chosen", "named_links", "named_body", "in_article", "from_headline", "wording_chosen", "sure", "doubtful",
    "chosen_prices",
)  # fmt: skip
_PAGE_NAMES = (
    "page_links", "page_blocks", "page_chars", "kept_share", "h1", "headings", "headline_shown", "linked_headings",
    "linked_headings_share", "titles", "titles_share", "titles_alike", "dates", "short_dates", "all_prose",
    "prose_taken", "likely", "images", "prices", "questions", "short_blocks", "distinct_blocks",
)  # fmt: skip
_INSIDE_NAMES = (
    "inside_titles", "inside_titles_share", "inside_linked_headings", "inside_dates", "inside_left", "inside_taken",
    "inside_links_left", "inside_images",
)  # fmt: skip
_HINT_NAMES = (
    "headline_words", "headline_chars", "headline_digits", "is_article", "is_news", "has_body", "has_date",
    "has_author",
)  # fmt: skip
PAGE_FEATURE_NAMES = (*_CHOICE_NAMES, *_PAGE_NAMES, *_INSIDE_NAMES, *_HINT_NAMES, *ADDRESS_NAMES)
"""Names of the columns that `describe_page` returns."""

_COLUMNS = {name: at for at, name in enumerate(FEATURE_NAMES)}
_WORD = re.compile(r"[^\W\d_]+")
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|£|¥|kr|zł|USD|EUR)(?!\w)")
_PRICE_REACH = 200  # characters of a block that are looked at for a price
_LINKED = 0.7  # link density from which a block is a link
_TITLE_WORDS = (4, 30)
_SHORT, _TINY = 60, 20  # characters
_PROSE = 120  # characters


@dataclass(frozen=True)
class ScoredPage:
    """The blocks of a page: their texts, their features, what the forest made of them, those that were taken.

    `expected` is the word F1 expected of the choice.
    """

    texts: Sequence[str]
    rows: Matrix
    scores: NDArray[np.float64]
    chosen: Flags
    expected: float

    def column(self, name: str) -> Matrix:
        """Return a feature of all blocks."""
        return self.rows[:, _COLUMNS[name]]

    @cached_property
    def sizes(self) -> Matrix:
        """Characters of each block."""
        return np.expm1(self.column("log_chars"))

    @cached_property
    def links(self) -> Flags:
        """Which blocks are links."""
        return self.column("link_density") > _LINKED

    @cached_property
    def prose(self) -> Flags:
        """Which blocks are sentences of some length."""
        is_long = (self.sizes > _PROSE) & (self.column("link_density") < 0.3)
        return is_long & (self.column("sentences") >= 1)

    @cached_property
    def titles(self) -> Flags:
        """Which blocks are links of several words: titles of other pages."""
        words = self.column("words")
        return self.links & (words >= _TITLE_WORDS[0]) & (words <= _TITLE_WORDS[1])

    @cached_property
    def linked_headings(self) -> Flags:
        """Which headings below the first rank are links."""
        return (self.column("heading_level") >= 2) & (self.column("link_density") > 0.5)

    @cached_property
    def prices(self) -> Flags:
        """Which blocks name a price."""
        prices = self.column("digits") > 0
        for at in np.flatnonzero(prices).tolist():
            prices[at] = _PRICE.search(self.texts[at], 0, _PRICE_REACH) is not None
        return prices

    @cached_property
    def inside(self) -> Flags:
        """Which blocks stand between the first and the last chosen one."""
        places = np.flatnonzero(self.chosen)
        index = np.arange(len(self.chosen))
        inside: Flags = (index >= places[0]) & (index <= places[-1])
        return inside


def describe_page(page: ScoredPage, hints: Hints, url: str | None) -> Matrix:
    """Return the one row that describes a page: its choice, its blocks, what it says it is, its address."""
    row = (*_choice(page), *_whole(page), *_inside(page), *_hints(hints), *address_features(url))
    return np.array([row], dtype=np.float32)


def _choice(page: ScoredPage) -> tuple[float, ...]:
    chosen, scores, sizes, prose = page.chosen, page.scores, page.sizes, page.prose & page.chosen
    taken_sizes, taken_scores = sizes[chosen], scores[chosen]
    count, taken = _count(chosen), max(1.0, _total(taken_sizes))
    paths, densities = page.column("path_blocks")[chosen], page.column("link_density")[chosen]
    runs = _runs(chosen)
    return (
        page.expected, scores.max(), log1p(count), log1p(taken), taken / max(1.0, _total(sizes)),
        _total(taken_scores) / count, np.log1p(taken_sizes.max()), log1p(_count(prose)),
        _total(sizes[prose]) / taken, _total(taken_sizes * densities) / taken,
        len(runs), log1p(max(runs)), _count((page.column("heading_level") > 0) & chosen) / count,
        _total(sizes[(page.column("kept") > 0) & chosen]) / taken,
        _total(sizes[(page.column("in_list") > 0) & chosen]) / taken,
        _count(taken_sizes < 80) / count, log1p(len(set(paths.tolist()))), _quantile(paths, 0.5),
        _total(taken_sizes**2) / taken**2, _quantile(taken_sizes, 0.5), _quantile(taken_sizes, 0.9),
        _count(page.column("repeated")[chosen] > 1) / count,
        _count(page.column("topic_link_list")[chosen] < FAR) / count,
        _count(page.column("topic_body")[chosen] < FAR) / count,
        _total(page.column("in_article")[chosen]) / count,
        page.column("headline_distance")[int(np.argmax(chosen))], _total(page.column("wording")[chosen]) / count,
        _count(taken_scores > 0.8) / count, _count((scores > 0.2) & (scores < 0.8)) / len(scores),
        _count(page.prices & chosen) / count,
    )  # fmt: skip


def _whole(page: ScoredPage) -> tuple[float, ...]:
    sizes, titles, levels, kept = page.sizes, page.titles, page.column("heading_level"), page.column("kept") > 0
    total, count = max(1.0, _total(sizes)), len(sizes)
    dated = page.column("dates") > 0
    ends_well = page.prose & (page.column("ends") == 5)
    alike = Counter(page.column("path_blocks")[titles].tolist())
    headings, linked_headings = _count(levels >= 2), _count(page.linked_headings)
    shown = bool(((page.column("headline_equal") > 0) & (levels > 0)).any())
    return (
        _total(sizes * page.column("link_density")) / total, log1p(count), log1p(total), _total(sizes[kept]) / total,
        _count(levels == 1), log1p(_count(levels > 0)), float(shown), log1p(linked_headings),
        linked_headings / max(1, headings), log1p(_count(titles)), _count(titles) / count,
        log1p(max(alike.values(), default=0)), log1p(_count(dated)),
        log1p(_count(dated & (sizes < _SHORT))), log1p(_count(ends_well)),
        _total(sizes[ends_well & page.chosen]) / max(1.0, _total(sizes[ends_well])),
        _count(page.scores > 0.5) / count, np.log1p(np.add.reduce(page.column("media"))),
        log1p(_count(page.prices)), log1p(_count(page.column("ends") == 4)),
        _count(sizes < _TINY) / count, len(set(page.texts)) / count,
    )  # fmt: skip


def _inside(page: ScoredPage) -> tuple[float, ...]:
    inside, chosen, sizes = page.inside, page.chosen, page.sizes
    left, titles = inside & ~chosen, _count(page.titles & inside)
    span = max(1.0, _total(sizes[inside]))
    dated = (page.column("dates") > 0) & (sizes < _SHORT)
    return (
        log1p(titles), titles / max(1, _count(inside)), log1p(_count(page.linked_headings & inside)),
        log1p(_count(dated & inside)), log1p(_count(left)), _total(sizes[chosen]) / span,
        _total(sizes[left & page.links]) / span, np.log1p(np.add.reduce(page.column("media")[inside])),
    )  # fmt: skip


def _hints(hints: Hints) -> tuple[float, ...]:
    headline = hints.headline or ""
    return (
        len(_WORD.findall(headline)), len(headline), float(any(map(str.isdigit, headline))), float(hints.is_article),
        float(hints.is_news), float(len(hints.article_body or "") > 200), float(hints.has_date),
        float(hints.has_author),
    )  # fmt: skip


def _count(flags: NDArray[Any]) -> int:
    return int(np.count_nonzero(flags))


def _total(values: NDArray[Any]) -> float:
    return float(np.add.reduce(values))


def _quantile(values: NDArray[Any], share: float) -> float:
    """Return what a share of the values is below, between two values a mean of them (as `numpy.quantile`, faster)."""
    ordered = np.sort(values).tolist()
    place = share * (len(ordered) - 1)
    below = int(place)
    above, part = min(below + 1, len(ordered) - 1), place - below
    return float(ordered[below] + (ordered[above] - ordered[below]) * part)


def _runs(chosen: Flags) -> list[int]:
    """Return the lengths of the runs of chosen blocks."""
    return [sum(1 for _ in run) for is_chosen, run in groupby(chosen.tolist()) if is_chosen]
