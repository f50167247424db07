"""A whole page to numbers: whether what was chosen on it is an article, or pieces of a list."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features import Hints, Matrix
from newsbot.text import fold

PAGE_FEATURE_NAMES = (
    "expected", "highest", "chosen_blocks", "chosen_chars", "chosen_share", "mean_score", "longest", "prose_blocks",
    "prose_share", "chosen_links", "page_links", "page_blocks", "page_chars", "runs", "longest_run", "headings_share",
    "kept_chosen", "kept_share", "h1", "headings", "headline_shown", "headline_like_site", "is_article", "is_news",
    "has_body", "has_date", "has_author", "path_depth", "path_digits", "slug_words", "path_ends_open", "has_query",
    "paths_of_chosen", "repeated_paths", "items_share", "short_share",
)  # fmt: skip
"""Names of the columns that `describe_page` returns."""

_WORD = re.compile(r"[^\W\d_]+")


def describe_page(
    blocks: Sequence[PageBlock],
    scores: NDArray[np.float64],
    chosen: NDArray[np.bool_],
    expected: float,
    rows: Matrix,
    columns: Sequence[str],
    hints: Hints,
    url: str | None,
) -> Matrix:
    """Return the one row that describes a page: its choice, its blocks, its address, what it says it is."""
    sizes = np.array([len(block.text) for block in blocks], dtype=np.float64)
    links = np.array([min(len(block.text), block.linked) for block in blocks], dtype=np.float64)
    at = {name: number for number, name in enumerate(columns)}
    kept = rows[:, at["kept"]] > 0
    prose = (sizes > 120) & (rows[:, at["sentences"]] >= 1) & (rows[:, at["link_density"]] < 0.3)
    heading = rows[:, at["heading_level"]] > 0
    item = rows[:, at["in_list"]] > 0
    in_choice = sizes[chosen]
    total, taken = max(1.0, float(sizes.sum())), max(1.0, float(in_choice.sum()))
    runs = _runs(chosen)
    paths = rows[:, at["path_blocks"]]
    row = (
        expected, scores.max(), np.log1p(chosen.sum()), np.log1p(taken), taken / total, scores[chosen].mean(),
        np.log1p(in_choice.max()), np.log1p((prose & chosen).sum()), float((sizes * (prose & chosen)).sum()) / taken,
        float((links * chosen).sum()) / taken, float(links.sum()) / total, np.log1p(len(blocks)), np.log1p(total),
        len(runs), np.log1p(max(runs, default=0)), float((heading & chosen).sum()) / chosen.sum(),
        float((sizes * (kept & chosen)).sum()) / taken, float((sizes * kept).sum()) / total,
        sum(block.level == 1 for block in blocks), np.log1p(heading.sum()), *_headline(blocks, hints),
        float(hints.is_article), float(hints.is_news), float(len(hints.article_body or "") > 200),
        float(hints.has_date), float(hints.has_author), *_address(url),
        np.log1p(len(set(paths[chosen].tolist()))), float(np.median(paths[chosen])),
        float((sizes * (item & chosen)).sum()) / taken, float((in_choice < 80).mean()),
    )  # fmt: skip
    return np.array([row], dtype=np.float32)


def _runs(chosen: NDArray[np.bool_]) -> list[int]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], chosen.astype(np.int8), [0]))))
    return [int(end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _headline(blocks: Sequence[PageBlock], hints: Hints) -> tuple[float, float]:
    wanted = fold(hints.headline or "")
    if not wanted:
        return -1.0, -1.0
    shown = any(block.folded == wanted and block.level for block in blocks)
    return float(shown), min(20.0, len(_WORD.findall(hints.headline or "")))


def _address(url: str | None) -> tuple[float, ...]:
    if not url:
        return (-1.0,) * 5
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    last = segments[-1] if segments else ""
    digits = sum(map(str.isdigit, parts.path))
    return (len(segments), min(20, digits), len(_WORD.findall(last)), float(parts.path.endswith("/")), float(bool(parts.query)))
