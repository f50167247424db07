"""A whole page to numbers: whether what was chosen on it is an article, or pieces of a list."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.features import FEATURE_NAMES, Hints, Matrix
from newsbot.extraction.page_address import ADDRESS_NAMES, address_features

Flags = NDArray[np.bool_]

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
        return np.array([_PRICE.search(text[:_PRICE_REACH]) is not None for text in self.texts], dtype=bool)

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
    chosen, scores, sizes = page.chosen, page.scores, page.sizes
    taken_sizes = sizes[chosen]
    count, taken = float(chosen.sum()), max(1.0, float(taken_sizes.sum()))
    paths = page.column("path_blocks")[chosen]
    runs = _runs(chosen)
    return (
        page.expected, scores.max(), np.log1p(count), np.log1p(taken), taken / max(1.0, float(sizes.sum())),
        scores[chosen].mean(), np.log1p(taken_sizes.max()), np.log1p((page.prose & chosen).sum()),
        _sum(sizes, page.prose & chosen) / taken,
        float((taken_sizes * page.column("link_density")[chosen]).sum()) / taken,
        len(runs), np.log1p(max(runs)), float(((page.column("heading_level") > 0) & chosen).sum()) / count,
        _sum(sizes, (page.column("kept") > 0) & chosen) / taken, _sum(sizes,
        (page.column("in_list") > 0) & chosen) / taken,
        float((taken_sizes < 80).mean()), np.log1p(len(set(paths.tolist()))), float(np.median(paths)),
        float((taken_sizes**2).sum()) / taken**2, float(np.median(taken_sizes)), float(np.percentile(taken_sizes, 90)),
        float((page.column("repeated")[chosen] > 1).mean()),
        float((page.column("topic_link_list")[chosen] < _FAR).mean()),
        float((page.column("topic_body")[chosen] < _FAR).mean()), float(page.column("in_article")[chosen].mean()),
        float(page.column("headline_distance")[int(np.argmax(chosen))]), float(page.column("wording")[chosen].mean()),
        float((scores[chosen] > 0.8).mean()), float(((scores > 0.2) & (scores < 0.8)).mean()),
        float((page.prices & chosen).sum()) / count,
    )  # fmt: skip


_FAR = 9.0


def _whole(page: ScoredPage) -> tuple[float, ...]:
    sizes, titles, levels = page.sizes, page.titles, page.column("heading_level")
    total, count = max(1.0, float(sizes.sum())), len(sizes)
    dated = page.column("dates") > 0
    ends_well = page.prose & (page.column("ends") == 5)
    alike = Counter(page.column("path_blocks")[titles].tolist())
    headings = max(1, int((levels >= 2).sum()))
    shown = bool(((page.column("headline_equal") > 0) & (levels > 0)).any())
    return (
        float((sizes * page.column("link_density")).sum()) / total, np.log1p(count), np.log1p(total),
        _sum(sizes, page.column("kept") > 0) / total, (levels == 1).sum(), np.log1p((levels > 0).sum()), float(shown),
        np.log1p(page.linked_headings.sum()), float(page.linked_headings.sum()) / headings, np.log1p(titles.sum()),
        float(titles.sum()) / count, np.log1p(max(alike.values(), default=0)), np.log1p(dated.sum()),
        np.log1p((dated & (sizes < _SHORT)).sum()), np.log1p(ends_well.sum()),
        _sum(sizes, ends_well & page.chosen) / max(1.0, _sum(sizes, ends_well)), float((page.scores > 0.5).mean()),
        np.log1p(page.column("media").sum()), np.log1p(page.prices.sum()),
        np.log1p((page.column("ends") == 4).sum()), float((sizes < _TINY).mean()), len(set(page.texts)) / count,
    )  # fmt: skip


def _inside(page: ScoredPage) -> tuple[float, ...]:
    inside, chosen, sizes = page.inside, page.chosen, page.sizes
    left = inside & ~chosen
    span = max(1.0, _sum(sizes, inside))
    dated = (page.column("dates") > 0) & (sizes < _SHORT)
    return (
        np.log1p((page.titles & inside).sum()), float((page.titles & inside).sum()) / max(1, int(inside.sum())),
        np.log1p((page.linked_headings & inside).sum()), np.log1p((dated & inside).sum()), np.log1p(left.sum()),
        _sum(sizes, chosen) / span, _sum(sizes, left & page.links) / span,
        np.log1p((page.column("media") * inside).sum()),
    )  # fmt: skip


def _hints(hints: Hints) -> tuple[float, ...]:
    headline = hints.headline or ""
    return (
        len(_WORD.findall(headline)), len(headline), float(any(map(str.isdigit, headline))), float(hints.is_article),
        float(hints.is_news), float(len(hints.article_body or "") > 200), float(hints.has_date),
        float(hints.has_author),
    )  # fmt: skip


def _sum(sizes: Matrix, flags: Flags) -> float:
    return float(sizes[flags].sum())


def _runs(chosen: Flags) -> list[int]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], chosen.astype(np.int8), [0]))))
    return [int(end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]
