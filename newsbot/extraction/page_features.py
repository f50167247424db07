"""A whole page to numbers: whether what was chosen on it is an article, or pieces of a list."""

import re
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.features import FEATURE_NAMES, Hints, Matrix

PAGE_FEATURE_NAMES = (
    "expected", "highest", "chosen_blocks", "chosen_chars", "chosen_share", "mean_score", "longest", "prose_blocks",
    "prose_share", "chosen_links", "page_links", "page_blocks", "page_chars", "runs", "longest_run", "headings_share",
    "kept_chosen", "kept_share", "h1", "headings", "headline_shown", "headline_words", "is_article", "is_news",
    "has_body", "has_date", "has_author", "path_depth", "path_digits", "slug_words", "path_ends_open", "has_query",
    "paths_of_chosen", "repeated_paths", "items_share", "short_share",
)  # fmt: skip
"""Names of the columns that `describe_page` returns."""

_WORD = re.compile(r"[^\W\d_]+")


def describe_page(
    rows: Matrix,
    scores: NDArray[np.float64],
    chosen: NDArray[np.bool_],
    expected: float,
    hints: Hints,
    url: str | None,
) -> Matrix:
    """Return the one row that describes a page: its choice, its blocks, its address, what it says it is.

    `rows` are the features of its blocks, `scores` what the forest made of them, `chosen` those that were taken and
    `expected` the word F1 expected of them.
    """
    sizes = np.expm1(_column(rows, "log_chars"))
    links = sizes * _column(rows, "link_density")
    kept = _column(rows, "kept") > 0
    prose = (sizes > 120) & (_column(rows, "sentences") >= 1) & (_column(rows, "link_density") < 0.3)
    levels = _column(rows, "heading_level")
    items = _column(rows, "in_list") > 0
    paths = _column(rows, "path_blocks")
    in_choice = sizes[chosen]
    total, taken = max(1.0, float(sizes.sum())), max(1.0, float(in_choice.sum()))
    runs = _runs(chosen)
    shown = bool(((_column(rows, "headline_equal") > 0) & (levels > 0)).any())
    row = (
        expected, scores.max(), np.log1p(chosen.sum()), np.log1p(taken), taken / total, scores[chosen].mean(),
        np.log1p(in_choice.max()), np.log1p((prose & chosen).sum()), float((sizes * (prose & chosen)).sum()) / taken,
        float((links * chosen).sum()) / taken, float(links.sum()) / total, np.log1p(len(rows)), np.log1p(total),
        len(runs), np.log1p(max(runs, default=0)), float(((levels > 0) & chosen).sum()) / chosen.sum(),
        float((sizes * (kept & chosen)).sum()) / taken, float((sizes * kept).sum()) / total,
        (levels == 1).sum(), np.log1p((levels > 0).sum()), float(shown), len(_WORD.findall(hints.headline or "")),
        float(hints.is_article), float(hints.is_news), float(len(hints.article_body or "") > 200),
        float(hints.has_date), float(hints.has_author), *_address(url),
        np.log1p(len(set(paths[chosen].tolist()))), float(np.median(paths[chosen])),
        float((sizes * (items & chosen)).sum()) / taken, float((in_choice < 80).mean()),
    )  # fmt: skip
    return np.array([row], dtype=np.float32)


def _column(rows: Matrix, name: str) -> Matrix:
    return rows[:, FEATURE_NAMES.index(name)]


def _runs(chosen: NDArray[np.bool_]) -> list[int]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], chosen.astype(np.int8), [0]))))
    return [int(end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _address(url: str | None) -> tuple[float, ...]:
    if not url:
        return (-1.0,) * 5
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    last = segments[-1] if segments else ""
    digits = sum(map(str.isdigit, parts.path))
    return (
        len(segments),
        min(20, digits),
        len(_WORD.findall(last)),
        float(parts.path.endswith("/")),
        float(bool(parts.query)),
    )
