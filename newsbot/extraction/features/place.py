"""A block's place on the page to numbers."""

from collections.abc import Sequence

import numpy as np

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Column, Flags, Matrix, Numbers, last_true, run_lengths, signed_log
from newsbot.extraction.features.witness import Hints
from newsbot.text import fold

PAGE_NAMES = (
    "position", "chars_before", "headline_distance", "headline_chars", "heading_distance", "heading_kept",
    "heading_links", "kept_before", "kept_after", "kept_run", "to_kept_before", "to_kept_after", "page_blocks",
    "page_chars", "page_kept", "page_kept_share", "page_is_article", "page_is_news", "page_has_body",
    "page_has_headline",
)  # fmt: skip


def page_features(
    blocks: Sequence[PageBlock], sizes: Numbers, densities: Matrix, is_kept: Flags, hints: Hints
) -> list[Column]:
    """Return the columns `PAGE_NAMES`; `densities` are the blocks' shares of links, `is_kept` trafilatura's flags."""
    count, chars = len(blocks), int(sizes.sum())
    index = np.arange(count)
    before = np.cumsum(sizes) - sizes
    anchor = _headline_index(blocks, hints)
    above = last_true(np.array([block.level is not None for block in blocks]))
    has_above = above >= 0
    kept_chars = (sizes * is_kept).astype(np.float32)
    cumulated = np.cumsum(kept_chars)
    total_kept = float(cumulated[-1])
    previous = last_true(is_kept)
    following = count - 1 - last_true(is_kept[::-1])[::-1]
    return [
        index / count,
        before / max(1.0, chars),
        np.clip(index - anchor, -60, 120) if anchor >= 0 else -99.0,
        signed_log(before - before[anchor]) if anchor >= 0 else -99.0,
        np.where(has_above, np.minimum(index - above, 40), 50),
        np.where(has_above, is_kept[above], -1),
        np.where(has_above, densities[above], -1),
        (cumulated - kept_chars) / max(1.0, total_kept),
        (total_kept - cumulated) / max(1.0, total_kept),
        run_lengths(is_kept),
        np.where(previous >= 0, np.minimum(index - previous, 40), 50),
        np.where(following < count, np.minimum(following - index, 40), 50),
        np.log1p(count),
        np.log1p(np.float32(chars)),
        np.log1p(total_kept),
        total_kept / max(1.0, chars),
        float(hints.is_article),
        float(hints.is_news),
        float(len(hints.article_body or "") > 200),
        float(anchor >= 0),
    ]


def _headline_index(blocks: Sequence[PageBlock], hints: Hints) -> int:
    """Index of the block that shows the headline: the h1 that says it, else a block that does, else the first h1."""
    wanted = fold(hints.headline or "")
    same = [block for block in blocks if wanted and block.folded == wanted]
    h1 = [block for block in blocks if block.level == 1]
    for candidates in ([block for block in same if block.level == 1], same, h1):
        if candidates:
            return candidates[0].index
    return -1
