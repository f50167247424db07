"""Blocks to numbers: what the scorer knows of each block of a page.

Every feature is of one of five kinds: the block's own text, its place in the tree, its place on the page, what
trafilatura and the page's structured data say of it, and the same of its neighbours.
"""

import numpy as np

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.features.arrays import Matrix, shift
from newsbot.extraction.features.nodes import Nodes, build_nodes
from newsbot.extraction.features.own_text import TEXT_NAMES, text_features
from newsbot.extraction.features.place import PAGE_NAMES, page_features
from newsbot.extraction.features.tree import TREE_NAMES, topic_distances, tree_features
from newsbot.extraction.features.witness import WITNESS_NAMES, Hints, witness_features
from newsbot.extraction.main_content import Verdict
from newsbot.extraction.wording import Wording

__all__ = ["FEATURE_NAMES", "Hints", "Matrix", "describe", "with_wording"]

_NEIGHBOURS = (-4, -3, -2, -1, 1, 2, 3, 4)
_NOBODY = -2  # the number of no node: what stands beyond the ends of a page
_REGIONS = np.array([region.value for region in Region])


def describe(blocks: list[PageBlock], verdict: Verdict, hints: Hints, wording: Wording) -> Matrix:
    """Return one row a block, one column a feature of `FEATURE_NAMES`."""
    if not blocks:
        return np.zeros((0, len(FEATURE_NAMES)), dtype=np.float32)
    kept = np.array([verdict.kept(block) for block in blocks], dtype=np.float32)
    nodes = build_nodes(blocks, kept)
    own = np.array([text_features(block) for block in blocks], dtype=np.float32)
    place = tree_features(blocks, kept, nodes)
    regions = (np.array([block.region for block in blocks])[:, None] & _REGIONS > 0).astype(np.float32)
    topics = topic_distances(nodes)
    witness = np.array(witness_features(blocks, kept, hints, wording), dtype=np.float32)
    page = page_features(blocks, own, kept, hints)
    base = np.hstack([own, place, regions, topics, witness, page, kept[:, None]])
    return np.hstack([base, _neighbour_features(base, nodes)])


_NEIGHBOUR_BASE = (
    "log_chars", "link_density", "ends", "sentences", "heading_level", "kept", "in_article_body", "media",
    "share_parent", "path_blocks", "topic_link_list", "topic_body", "description_overlap", "wording", "subject_kept",
)  # fmt: skip


def with_wording(rows: Matrix, wording: Matrix) -> Matrix:
    """Return a page's rows with another score of each block's wording: for training, where it comes later."""
    rows = rows.copy()
    rows[:, FEATURE_NAMES.index("wording")] = wording
    for offset in _NEIGHBOURS:
        rows[:, FEATURE_NAMES.index(f"wording{offset:+d}")] = shift(wording, offset, -1.0)
    return rows


def _neighbour_features(base: Matrix, nodes: Nodes) -> Matrix:
    columns = base[:, _NEIGHBOUR_COLUMNS]
    paths = nodes.path[nodes.of_block]
    parents = np.where(nodes.of_block == 0, -1, nodes.parent[nodes.of_block])  # the root has none
    parts: list[Matrix] = []
    for offset in _NEIGHBOURS:
        shifted = shift(columns, offset, -1.0)
        same_path = (shift(paths[:, None], offset, _NOBODY) == paths[:, None]).astype(np.float32)
        same_parent = (shift(parents[:, None], offset, _NOBODY) == parents[:, None]).astype(np.float32)
        parts.extend((shifted, same_path, same_parent))
    return np.hstack(parts).astype(np.float32)


_BASE_NAMES = (*TEXT_NAMES, *TREE_NAMES, *WITNESS_NAMES, *PAGE_NAMES, "kept")
_NEIGHBOUR_COLUMNS = [_BASE_NAMES.index(name) for name in _NEIGHBOUR_BASE]
FEATURE_NAMES = (
    *_BASE_NAMES,
    *(f"{name}{offset:+d}" for offset in _NEIGHBOURS for name in (*_NEIGHBOUR_BASE, "same_path", "same_parent")),
)
"""Names of the columns that `describe` returns."""
