"""A block's place in the tree to numbers: its path, what its ancestors are called, what they hold."""

from collections import Counter
from dataclasses import dataclass, field
from math import log1p

import numpy as np

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.lexicon import TOPICS, Topic, topics_of
from newsbot.extraction.steps import Step

FAR = 9.0  # levels: a topic that no ancestor names
TAGS = ("p", "div", "li", "td", "a", "span", "section", "article", "blockquote", "dd", "body", "button", "label")
# What elements are named by besides their class, where class names are made up by a build tool.
_NAMING = ("id", "aria-label", "data-testid", "data-component", "data-type", "itemprop")


@dataclass(slots=True)
class Node:
    """An element that holds blocks: sums over all blocks below it.

    `named` is the depth that last names each topic; `prose` the weight of the paragraphs right below it, and half of
    those a level deeper (as Readability.js counts).
    """

    parent: "Node | None"
    depth: int
    named: tuple[int, ...]
    path: int
    tag: str
    chars: int = 0
    linked: int = 0
    blocks: int = 0
    kept: int = 0
    prose: float = 0.0
    children: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Nodes:
    """The nodes of a page: each block's, and all of them, parents first."""

    of_block: list[Node]
    all: list[Node]


_UPWARD = ("self", "parent", "grandparent", "greatgrandparent")
TREE_NAMES = (
    "tag", "heading_level", "depth", "path_blocks", "path_chars", "path_density", "path_kept", "siblings",
    "prose_share", "prose_depth", "core_depth", "core_child_share", "core_child_kept", "core_child_density",
    "core_child_blocks",
    *(f"{stat}_{up}" for up in _UPWARD for stat in ("share", "density", "blocks", "kept", "alike")),
    *(f"in_{region.name}".lower() for region in Region), *(f"topic_{topic}" for topic in TOPICS),
)  # fmt: skip


def build_nodes(blocks: list[PageBlock], kept: Matrix) -> Nodes:
    """Return the page's nodes; they are shared by blocks of one element and summed up to the root."""
    known: dict[Step, Node] = {}
    order: list[Node] = []
    mine = []
    for block, is_kept in zip(blocks, kept.tolist(), strict=True):
        node = known.get(block.step) or _node_of(block.step, known, order)
        size = len(block.text)
        linked = min(size, block.linked)
        node.chars += size
        node.linked += linked
        node.blocks += 1
        if is_kept:
            node.kept += size
        if size > _PARAGRAPH and 3 * linked < size:
            _weigh_prose(node, block.text, size)
        mine.append(node)
    for node in reversed(order):
        up = node.parent
        if up is not None:
            up.chars += node.chars
            up.linked += node.linked
            up.blocks += node.blocks
            up.kept += node.kept
    return Nodes(mine, order)


_PARAGRAPH = 25  # characters; Readability.js ignores shorter paragraphs, too


def _weigh_prose(node: Node, text: str, size: int) -> None:
    weight = 1 + text.count(",") + text.count("、") + text.count("،") + min(size / 100, 3)
    above = node.parent if node.tag in _TEXTUAL and node.parent is not None else node
    above.prose += weight
    if above.parent is not None:
        above.parent.prose += weight / 2


_TEXTUAL = frozenset({"p", "td", "pre", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})


def _node_of(step: Step, known: dict[Step, Node], order: list[Node]) -> Node:
    chain = []
    at: Step | None = step
    while at is not None and at not in known:
        chain.append(at)
        at = at.above
    node = known[at] if at is not None else None
    for below in reversed(chain):
        node = known[below] = _new_node(below, node)
        order.append(node)
    return known[step]


def _new_node(step: Step, parent: Node | None) -> Node:
    tag = step.tag
    if parent is None:
        return Node(None, 0, _NOWHERE, hash((0, tag, step.classes)), tag)
    named = parent.named
    # A page's outermost elements carry class names that say nothing of one block.
    if step.depth > _OUTERMOST and (names := _names(step)):
        topics = topics_of(names)
        if topics:
            named = _name(named, topics, step.depth)
    parent.children[tag] = parent.children.get(tag, 0) + 1
    return Node(parent, step.depth, named, hash((parent.path, tag, step.classes)), tag)


def _name(named: tuple[int, ...], topics: frozenset[Topic], depth: int) -> tuple[int, ...]:
    depths = list(named)
    for topic in topics:
        depths[_TOPIC_PLACES[topic]] = depth
    return tuple(depths)


_TOPIC_PLACES = {topic: place for place, topic in enumerate(TOPICS)}
_OUTERMOST = 2
_NOWHERE = (-100,) * len(TOPICS)


def _names(step: Step) -> str:
    names = [step.classes] if step.classes else []
    attributes = dict(step.element.items())
    names += [attributes[key] for key in _NAMING if key in attributes]
    if "-" in step.tag:  # an element of the page's own making says what it is
        names.append(step.tag)
    return " ".join(names)


def topic_distances(nodes: Nodes) -> Matrix:
    """Return how many levels above each block the topics are named, `FAR` where they are not: one column a topic."""
    depths = np.array([node.depth for node in nodes.of_block], dtype=np.float32)
    named = np.array([node.named for node in nodes.of_block], dtype=np.float32)
    return np.asarray(np.minimum(depths[:, None] - named, FAR), dtype=np.float32)


@dataclass(slots=True)
class _Path:
    """The blocks of one path: tags and classes from the root."""

    blocks: int = 0
    chars: int = 0
    linked: int = 0
    kept: int = 0


def tree_features(blocks: list[PageBlock], kept: Matrix, nodes: Nodes) -> list[tuple[float, ...]]:
    """Return each block's path and the sums of the elements around it: one row a block of the first `TREE_NAMES`."""
    total = max(1, sum(max(0, len(block.text) - block.linked) for block in blocks))
    paths: dict[int, _Path] = {}
    for block, is_kept, node in zip(blocks, kept.tolist(), nodes.of_block, strict=True):
        path = paths.get(node.path)
        if path is None:
            path = paths[node.path] = _Path()
        size = len(block.text)
        path.blocks += 1
        path.chars += size
        path.linked += block.linked
        path.kept += size if is_kept else 0
    around = _Around(nodes, total)
    return [
        _row(block, node, paths[node.path], total, around) for block, node in zip(blocks, nodes.of_block, strict=True)
    ]


def _row(block: PageBlock, node: Node, path: _Path, total: int, around: "_Around") -> tuple[float, ...]:
    chars = max(1, path.chars)
    return (
        _TAG_NUMBERS.get(node.tag, len(TAGS)),
        block.level or 0,
        min(node.depth, 40),
        log1p(path.blocks),
        (path.chars - path.linked) / total,
        path.linked / chars,
        path.kept / chars,
        node.parent.children[node.tag] if node.parent is not None else 1,
        *around.of(node),
    )


_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}


class _Around:
    """What stands around a node, computed once a node."""

    def __init__(self, nodes: Nodes, total: int) -> None:
        self.total = total
        self.alike = Counter(node.path for node in nodes.all)
        self.core = _core_of(nodes.all)
        self.best = max((node for node in nodes.all if node.prose), key=_readable, default=nodes.all[0])
        self.best_prose = max(1.0, _readable(self.best))
        self.rows: dict[int, tuple[float, ...]] = {}

    def of(self, node: Node) -> tuple[float, ...]:
        row = self.rows.get(id(node))
        if row is None:
            row = self.rows[id(node)] = (*self._places(node), *self._sums_upward(node))
        return row

    def _places(self, node: Node) -> tuple[float, ...]:
        """Return how deep in the best container and in the core the node is (-1: outside), and its part of the core."""
        in_best = in_core = -1.0
        below: Node | None = None
        part = node
        up: Node | None = node
        while up is not None:
            if up is self.best:
                in_best = node.depth - up.depth
            if up is self.core:
                in_core = node.depth - up.depth
                part = below or up
            below, up = up, up.parent
        chars = max(1, part.chars)
        holder = node.parent or node
        return (
            _readable(holder) / self.best_prose, min(in_best, 12), min(in_core, 12),
            (part.chars - part.linked) / self.total, part.kept / chars, part.linked / chars, log1p(part.blocks),
        )  # fmt: skip

    def _sums_upward(self, node: Node | None) -> tuple[float, ...]:
        found: list[float] = []
        for _ in _UPWARD:
            if node is None:
                found.extend((1.0, 0.0, 0.0, 0.0, 0.0))
                continue
            chars = max(1, node.chars)
            found.extend((
                (node.chars - node.linked) / self.total, node.linked / chars, log1p(node.blocks), node.kept / chars,
                log1p(self.alike[node.path]),
            ))  # fmt: skip
            node = node.parent
        return tuple(found)


def _readable(node: Node) -> float:
    return node.prose * (1 - node.linked / max(1, node.chars))


def _core_of(nodes: list[Node]) -> Node:
    """Return the deepest node that holds most of what trafilatura kept."""
    most = _MOST * max(node.kept for node in nodes)
    if most == 0:
        return nodes[0]
    return max((node for node in nodes if node.kept >= most), key=lambda node: node.depth)


_MOST = 0.7
