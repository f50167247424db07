"""A block's place on the page to numbers."""

import numpy as np

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Matrix, last_true, run_lengths, signed_log
from newsbot.extraction.features.witness import Hints
from newsbot.text import fold

PAGE_NAMES = (
    "position", "chars_before", "headline_distance", "headline_chars", "heading_distance", "heading_kept",
    "heading_links", "kept_before", "kept_after", "kept_run", "to_kept_before", "to_kept_after", "page_blocks",
    "page_chars", "page_kept", "page_kept_share", "page_is_article", "page_is_news", "page_has_body",
    "page_has_headline",
)  # fmt: skip


def page_features(blocks: list[PageBlock], own: Matrix, kept: Matrix, hints: Hints) -> Matrix:
    """Return the columns `PAGE_NAMES`, one row a block; `own` are its text's features, `kept` trafilatura's flags."""
    count = len(blocks)
    index = np.arange(count, dtype=np.float32)
    sizes = np.array([len(block.text) for block in blocks], dtype=np.float32)
    before = np.concatenate(([0.0], np.cumsum(sizes)[:-1]))
    anchor = _headline_index(blocks, hints)
    headings = np.array([block.level is not None for block in blocks])
    above = last_true(headings)
    has_above = above >= 0
    kept_chars = kept * sizes
    cumulated = np.cumsum(kept_chars)
    total_kept = float(cumulated[-1])
    is_kept = kept > 0
    previous = last_true(is_kept)
    following = count - 1 - last_true(is_kept[::-1])[::-1]
    columns = [
        index / count,
        before / max(1.0, float(sizes.sum())),
        np.clip(index - anchor, -60, 120) if anchor >= 0 else np.full(count, -99.0),
        signed_log(before - before[anchor]) if anchor >= 0 else np.full(count, -99.0),
        np.where(has_above, np.minimum(index - above, 40), 50),
        np.where(has_above, kept[above], -1),
        np.where(has_above, own[above, 2], -1),
        (cumulated - kept_chars) / max(1.0, total_kept),
        (total_kept - cumulated) / max(1.0, total_kept),
        run_lengths(is_kept),
        np.where(previous >= 0, np.minimum(index - previous, 40), 50),
        np.where(following < count, np.minimum(following - index, 40), 50),
        np.full(count, np.log1p(count)),
        np.full(count, np.log1p(sizes.sum())),
        np.full(count, np.log1p(total_kept)),
        np.full(count, total_kept / max(1.0, float(sizes.sum()))),
        np.full(count, float(hints.is_article)),
        np.full(count, float(hints.is_news)),
        np.full(count, float(len(hints.article_body or "") > 200)),
        np.full(count, float(anchor >= 0)),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _headline_index(blocks: list[PageBlock], hints: Hints) -> int:
    """Index of the block that shows the headline: the h1 that says it, else a block that does, else the first h1."""
    wanted = fold(hints.headline or "")
    same = [block for block in blocks if wanted and block.folded == wanted]
    h1 = [block for block in blocks if block.level == 1]
    for candidates in ([block for block in same if block.level == 1], same, h1):
        if candidates:
            return candidates[0].index
    return -1
