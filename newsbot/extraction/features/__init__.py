"""Blocks to numbers: what the scorer knows of each block of a page.

Every feature is of one of five kinds: the block's own text, its place in the tree, its place on the page, what
trafilatura and the page's structured data say of it, and the same of its neighbours.
"""

from collections.abc import Sequence

import numpy as np

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.features.arrays import Column, Matrix, shift
from newsbot.extraction.features.nodes import Nodes
from newsbot.extraction.features.own_text import TEXT_NAMES, text_features
from newsbot.extraction.features.place import PAGE_NAMES, page_features
from newsbot.extraction.features.reading import read_text, skim_text
from newsbot.extraction.features.topics import topic_distances
from newsbot.extraction.features.tree import TREE_NAMES, tree_features
from newsbot.extraction.features.witness import WITNESS_NAMES, Hints, witness_features
from newsbot.extraction.main_content import Verdict
from newsbot.extraction.wording import Wording

__all__ = ["FEATURE_NAMES", "Hints", "Matrix", "describe"]

_NEIGHBOURS = (-4, -3, -2, -1, 1, 2, 3, 4)
_NOBODY = -2  # the number of no node: what stands beyond the ends of a page
_REGIONS = np.array([[region.value] for region in Region])
_DENSITY = TEXT_NAMES.index("link_density")


def describe(blocks: Sequence[PageBlock], nodes: Nodes, verdict: Verdict, hints: Hints, wording: Wording) -> Matrix:
    """Return one row a block, one column a feature of `FEATURE_NAMES`; `nodes` are those of the blocks.

    Of what is in a list of links the words are not read, nor is it looked for in what trafilatura kept.
    """
    if not blocks:
        return np.zeros((0, len(FEATURE_NAMES)), dtype=np.float32)
    sizes = nodes.sizes
    linked = np.array([block.linked for block in blocks])
    are_read = nodes.may_be_text.tolist()
    kept = np.array([is_read and verdict.kept(block) for block, is_read in zip(blocks, are_read, strict=True)])
    readings = [
        read_text(block.text, wording) if is_read else skim_text(block.text)
        for block, is_read in zip(blocks, are_read, strict=True)
    ]
    own = text_features(blocks, [reading.numbers for reading in readings], sizes, linked)
    table = np.empty((len(FEATURE_NAMES), len(blocks)), dtype=np.float32)
    columns: tuple[Column, ...] = (
        *own,
        *tree_features(blocks, linked, kept, nodes),
        *(np.array([block.region for block in blocks]) & _REGIONS > 0),
        *topic_distances(nodes),
        *witness_features(blocks, readings, are_read, kept.tolist(), hints),
        *page_features(blocks, sizes, own[_DENSITY], kept, hints),
        kept,
    )
    for at, column in enumerate(columns):
        table[at] = column
    _add_neighbours(table, nodes)
    return table.T


_NEIGHBOUR_BASE = (
    "log_chars", "link_density", "ends", "sentences", "heading_level", "kept", "in_article_body", "media",
    "share_parent", "path_blocks", "topic_link_list", "topic_body", "description_overlap", "wording", "subject_kept",
)  # fmt: skip


def _add_neighbours(table: Matrix, nodes: Nodes) -> None:
    """Fill in what each block's neighbours are, behind what the blocks are themselves."""
    columns = table[_NEIGHBOUR_COLUMNS]
    path, parent = nodes.path[nodes.of_block], np.where(nodes.of_block == 0, -1, nodes.parent[nodes.of_block])
    at, size = len(_BASE_NAMES), len(columns)
    for offset in _NEIGHBOURS:
        table[at : at + size] = shift(columns, offset, -1.0)
        table[at + size] = shift(path, offset, _NOBODY) == path
        table[at + size + 1] = shift(parent, offset, _NOBODY) == parent  # the root has none
        at += size + 2


_BASE_NAMES = (*TEXT_NAMES, *TREE_NAMES, *WITNESS_NAMES, *PAGE_NAMES, "kept")
_NEIGHBOUR_COLUMNS = [_BASE_NAMES.index(name) for name in _NEIGHBOUR_BASE]
FEATURE_NAMES = (
    *_BASE_NAMES,
    *(f"{name}{offset:+d}" for offset in _NEIGHBOURS for name in (*_NEIGHBOUR_BASE, "same_path", "same_parent")),
)
"""Names of the columns that `describe` returns."""
