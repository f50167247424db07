"""A block's place in the tree to numbers: its path, what its ancestors are called, what they hold."""

from collections.abc import Sequence

import numpy as np

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.features.arrays import Column, Flags, Numbers, Reals
from newsbot.extraction.features.nodes import Nodes
from newsbot.extraction.lexicon import TOPICS

TAGS = ("p", "div", "li", "td", "a", "span", "section", "article", "blockquote", "dd", "body", "button", "label")
_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
_DEEPEST = 40  # levels
_INSIDE = 12  # levels
_MOST = 0.7

_UPWARD = ("self", "parent", "grandparent", "greatgrandparent")
TREE_NAMES = (
    "tag", "heading_level", "depth", "path_blocks", "path_chars", "path_density", "path_kept", "siblings",
    "prose_share", "prose_depth", "core_depth", "core_child_share", "core_child_kept", "core_child_density",
    "core_child_blocks",
    *(f"{stat}_{up}" for up in _UPWARD for stat in ("share", "density", "blocks", "kept", "alike")),
    *(f"in_{region.name}".lower() for region in Region), *(f"topic_{topic}" for topic in TOPICS),
)  # fmt: skip


def tree_features(blocks: Sequence[PageBlock], linked: Numbers, kept: Flags, nodes: Nodes) -> list[Column]:
    """Return each block's path and the sums of the elements around it: the first of `TREE_NAMES`."""
    sizes, mine = nodes.sizes, nodes.of_block
    total = max(1, int(np.maximum(0, sizes - linked).sum()))
    of_kept = nodes.sum_up(sizes * kept)
    return [
        [_TAG_NUMBERS.get(block.step.tag, len(TAGS)) for block in blocks],
        [block.level or 0 for block in blocks],
        np.minimum(nodes.depth[mine], _DEEPEST),
        *_paths(nodes, sizes, linked, sizes * kept, total),
        nodes.siblings[mine],
        *_places(nodes, of_kept, total)[:, mine],
        *_sums_upward(nodes, of_kept, total),
    ]


def _paths(nodes: Nodes, sizes: Numbers, linked: Numbers, kept: Numbers, total: int) -> list[Reals]:
    """Return what the blocks of one path, the tags and classes from the root, come to together: columns a block."""
    path = nodes.path[nodes.of_block]
    count, chars, in_links, of_kept = (
        np.bincount(path, weights=weights)[path] for weights in (np.ones(len(path)), sizes, linked, kept)
    )
    some = np.maximum(1, chars)
    return [np.log1p(count), (chars - in_links) / total, in_links / some, of_kept / some]


def _places(nodes: Nodes, kept: Numbers, total: int) -> Reals:
    """Return how deep in the best container and in the core each node is (-1: outside), and its part of the core."""
    some = np.maximum(1, nodes.chars)
    readable = nodes.prose * (1 - nodes.linked / some)
    best, core = _best_of(nodes, readable), _core_of(nodes, kept)
    part = _part_of(nodes, core)
    return np.stack([
        readable[nodes.parent] / max(1.0, float(readable[best])),
        _levels_below(nodes, best),
        _levels_below(nodes, core),
        ((nodes.chars - nodes.linked) / total)[part],
        (kept / some)[part],
        (nodes.linked / some)[part],
        np.log1p(nodes.blocks)[part],
    ])  # fmt: skip


def _best_of(nodes: Nodes, readable: Reals) -> int:
    """Return the node that Readability.js would take."""
    return int(np.argmax(np.where(nodes.prose > 0, readable, -1.0)))


def _core_of(nodes: Nodes, kept: Numbers) -> int:
    """Return the deepest node that holds most of what trafilatura kept."""
    most = _MOST * int(kept.max())
    return int(np.argmax(np.where(kept >= most, nodes.depth, -1))) if most else 0


def _levels_below(nodes: Nodes, node: int) -> Reals:
    """Return how many levels below a node the others are, -1 outside it."""
    levels = np.full(len(nodes.depth), -1.0)
    within = slice(node, nodes.end[node])
    levels[within] = np.minimum(nodes.depth[within] - nodes.depth[node], _INSIDE)
    return levels


def _part_of(nodes: Nodes, core: int) -> Numbers:
    """Return of each node within the core the core's child it is in: the core for the core; itself for one outside."""
    part = np.arange(len(nodes.depth))
    within = slice(core, nodes.end[core])
    is_part = nodes.depth[within] <= nodes.depth[core] + 1
    part[within] = np.maximum.accumulate(np.where(is_part, part[within], core))
    return part


def _sums_upward(nodes: Nodes, kept: Numbers, total: int) -> list[Reals]:
    """Return what the node of each block holds, and the three above it: five columns each."""
    some = np.maximum(1, nodes.chars)
    beyond = len(some)  # the number of what is above the root
    stats = np.empty((5, beyond + 1))
    stats[:, :beyond] = (
        (nodes.chars - nodes.linked) / total,
        nodes.linked / some,
        np.log1p(nodes.blocks),
        kept / some,
        np.log1p(nodes.alike),
    )
    stats[:, beyond] = (1.0, 0.0, 0.0, 0.0, 0.0)
    above = np.append(nodes.parent, beyond)
    above[0] = beyond
    at = nodes.of_block
    columns: list[Reals] = []
    for _ in _UPWARD:
        columns += list(stats[:, at])
        at = above[at]
    return columns
