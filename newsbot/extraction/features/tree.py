"""A block's place in the tree to numbers: its path, what its ancestors are called, what they hold."""

import numpy as np

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.features.nodes import Nodes, Numbers, Reals
from newsbot.extraction.lexicon import TOPICS

FAR = 9.0  # levels: a topic that no ancestor names
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


def topic_distances(nodes: Nodes) -> Matrix:
    """Return how many levels above each block the topics are named, `FAR` where they are not: one column a topic."""
    depths = nodes.depth[nodes.of_block].astype(np.float32)
    return np.asarray(np.minimum(depths[:, None] - nodes.topics[nodes.of_block], FAR), dtype=np.float32)


def tree_features(blocks: list[PageBlock], kept: Matrix, nodes: Nodes) -> Matrix:
    """Return each block's path and the sums of the elements around it: one row a block of the first `TREE_NAMES`."""
    sizes = np.array([len(block.text) for block in blocks])
    linked = np.array([block.linked for block in blocks])
    total = max(1, int(np.maximum(0, sizes - linked).sum()))
    mine = nodes.of_block
    own = [
        np.array([_TAG_NUMBERS.get(tag, len(TAGS)) for tag in nodes.tags])[mine],
        np.array([block.level or 0 for block in blocks]),
        np.minimum(nodes.depth, _DEEPEST)[mine],
        *_paths(nodes, sizes, linked, sizes * (kept > 0), total),
        nodes.siblings[mine],
    ]
    around = (*_places(nodes, total), *_sums_upward(nodes, total))
    return np.stack([*own, *(column[mine] for column in around)], axis=1).astype(np.float32)


def _paths(nodes: Nodes, sizes: Numbers, linked: Numbers, kept: Numbers, total: int) -> list[Reals]:
    """Return what the blocks of one path, the tags and classes from the root, come to together: columns a block."""
    path = nodes.path[nodes.of_block]
    count, chars, in_links, of_kept = (
        np.bincount(path, weights=weights)[path] for weights in (np.ones(len(path)), sizes, linked, kept)
    )
    some = np.maximum(1, chars)
    return [np.log1p(count), (chars - in_links) / total, in_links / some, of_kept / some]


def _places(nodes: Nodes, total: int) -> list[Reals]:
    """Return how deep in the best container and in the core each node is (-1: outside), and its part of the core."""
    some = np.maximum(1, nodes.chars)
    readable = nodes.prose * (1 - nodes.linked / some)
    best, core = _best_of(nodes, readable), _core_of(nodes)
    in_best, in_core, part = _descend(nodes, best, core)
    return [
        readable[nodes.parent] / max(1.0, float(readable[best])),
        in_best,
        in_core,
        ((nodes.chars - nodes.linked) / total)[part],
        (nodes.kept / some)[part],
        (nodes.linked / some)[part],
        np.log1p(nodes.blocks)[part],
    ]


def _best_of(nodes: Nodes, readable: Reals) -> int:
    """Return the node that Readability.js would take."""
    return int(np.argmax(np.where(nodes.prose > 0, readable, -1.0)))


def _core_of(nodes: Nodes) -> int:
    """Return the deepest node that holds most of what trafilatura kept."""
    most = _MOST * int(nodes.kept.max())
    return int(np.argmax(np.where(nodes.kept >= most, nodes.depth, -1))) if most else 0


def _descend(nodes: Nodes, best: int, core: int) -> tuple[Reals, Reals, Numbers]:
    """Return levels below two nodes (-1: outside them), and of each node within the core the core's child it is in.

    That is the core itself for the core, and for a node outside the node itself.
    """
    depth = nodes.depth.tolist()
    in_best, in_core, part = [-1.0] * len(depth), [-1.0] * len(depth), list(range(len(depth)))
    for node, parent in enumerate(nodes.parent.tolist()):
        if node == best or (in_best[parent] >= 0 and node):
            in_best[node] = depth[node] - depth[best]
        if node == core or (in_core[parent] >= 0 and node):
            in_core[node] = depth[node] - depth[core]
            part[node] = node if core in {node, parent} else part[parent]
    return np.minimum(in_best, _INSIDE), np.minimum(in_core, _INSIDE), np.array(part)


def _sums_upward(nodes: Nodes, total: int) -> list[Reals]:
    some = np.maximum(1, nodes.chars)
    stats = (
        (nodes.chars - nodes.linked) / total,
        nodes.linked / some,
        np.log1p(nodes.blocks),
        nodes.kept / some,
        np.log1p(nodes.alike),
    )
    columns: list[Reals] = []
    at = np.arange(len(some))
    beyond = np.zeros(len(some), dtype=bool)  # above the root
    for _ in _UPWARD:
        columns += [
            np.where(beyond, fill, stat[at]) for stat, fill in zip(stats, (1.0, 0.0, 0.0, 0.0, 0.0), strict=True)
        ]
        beyond = beyond | (at == 0)
        at = nodes.parent[at]
    return columns
