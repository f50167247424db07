"""A block's place in the tree to numbers: its path, what its ancestors are called, what they hold."""

from collections import Counter
from dataclasses import dataclass, field
from math import log1p

import numpy as np
from lxml.html import HtmlElement

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.lexicon import TOPICS, topics_of

FAR = 9.0  # levels: a topic that no ancestor names
TAGS = ("p", "div", "li", "td", "a", "span", "section", "article", "blockquote", "dd", "body", "button", "label")


@dataclass(slots=True)
class Node:
    """An element that holds blocks: sums over all blocks below it; `named` is the depth that last names each topic."""

    parent: "Node | None"
    depth: int
    named: tuple[int, ...]
    path: int
    tag: str
    chars: int = 0
    linked: int = 0
    blocks: int = 0
    kept: int = 0
    children: dict[str, int] = field(default_factory=dict)


TREE_NAMES = (
    "tag", "heading_level", "depth", "path_blocks", "path_chars", "path_density", "siblings",
    *(f"{stat}_{up}" for up in ("self", "parent", "grandparent", "greatgrandparent")
      for stat in ("share", "density", "blocks", "kept")),
    *(f"in_{region.name}".lower() for region in Region), *(f"topic_{topic}" for topic in TOPICS),
)  # fmt: skip


def build_nodes(blocks: list[PageBlock], kept: Matrix) -> list[Node]:
    """Return each block's node; nodes are shared by blocks of one element and summed up to the root."""
    known: dict[HtmlElement, Node] = {}
    order: list[Node] = []
    mine = []
    for block, is_kept in zip(blocks, kept, strict=True):
        node = _node_of(block.element, known, order)
        size = len(block.text)
        node.chars += size
        node.linked += min(size, block.linked)
        node.blocks += 1
        node.kept += size if is_kept else 0
        mine.append(node)
    for node in reversed(order):
        if node.parent is not None:
            up = node.parent
            up.chars += node.chars
            up.linked += node.linked
            up.blocks += node.blocks
            up.kept += node.kept
    return mine


def _node_of(element: HtmlElement, known: dict[HtmlElement, Node], order: list[Node]) -> Node:
    chain = []
    while element is not None and element not in known:
        chain.append(element)
        element = element.getparent()
    node = known.get(element) if element is not None else None
    for element in reversed(chain):
        node = _new_node(element, node)
        known[element] = node
        order.append(node)
    return node  # type: ignore[return-value]  # the chain held at least the element, or it was known


def _new_node(element: HtmlElement, parent: Node | None) -> Node:
    attributes = element.attrib
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}" if attributes else " "
    topics = topics_of(names) if len(names) > 1 else frozenset()
    depth = parent.depth + 1 if parent is not None else 0
    named = parent.named if parent is not None else _NOWHERE
    # A page's outermost elements carry class names that say nothing of one block.
    if topics and depth > _OUTERMOST:
        named = tuple(depth if topic in topics else last for topic, last in zip(TOPICS, named, strict=True))
    tag = str(element.tag)
    if parent is not None:
        parent.children[tag] = parent.children.get(tag, 0) + 1
    path = hash((parent.path if parent is not None else 0, tag, attributes.get("class") if attributes else None))
    return Node(parent, depth, named, path, tag)


_OUTERMOST = 2
_NOWHERE = (-100,) * len(TOPICS)


def topic_distances(nodes: list[Node]) -> Matrix:
    """Return how many levels above each block the topics are named, `FAR` where they are not: one column a topic."""
    depths = np.array([node.depth for node in nodes], dtype=np.float32)
    named = np.array([node.named for node in nodes], dtype=np.float32)
    return np.asarray(np.minimum(depths[:, None] - named, FAR), dtype=np.float32)


def tree_features(blocks: list[PageBlock], nodes: list[Node]) -> list[tuple[float, ...]]:
    """Return each block's path and the sums of the elements around it: one row a block of the first `TREE_NAMES`."""
    total = max(1, sum(max(0, len(block.text) - block.linked) for block in blocks))
    path_blocks = Counter(node.path for node in nodes)
    path_chars: Counter[int] = Counter()
    path_linked: Counter[int] = Counter()
    for block, node in zip(blocks, nodes, strict=True):
        path_chars[node.path] += len(block.text)
        path_linked[node.path] += block.linked
    sums: dict[int, tuple[float, ...]] = {}
    rows: list[tuple[float, ...]] = []
    for block, node in zip(blocks, nodes, strict=True):
        if id(node) not in sums:
            sums[id(node)] = _sums_upward(node, total)
        chars = path_chars[node.path]
        rows.append((
            _TAG_NUMBERS.get(node.tag, len(TAGS)),
            block.level or 0,
            min(node.depth, 40),
            log1p(path_blocks[node.path]),
            (chars - path_linked[node.path]) / total,
            path_linked[node.path] / max(1, chars),
            node.parent.children[node.tag] if node.parent is not None else 1,
            *sums[id(node)],
        ))  # fmt: skip
    return rows


_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}


def _sums_upward(node: Node | None, total: int) -> tuple[float, ...]:
    found: list[float] = []
    for _ in range(4):
        if node is None:
            found.extend((1.0, 0.0, 0.0, 0.0))
            continue
        chars = max(1, node.chars)
        found.extend((
            (node.chars - node.linked) / total, node.linked / chars, log1p(node.blocks), node.kept / chars,
        ))  # fmt: skip
        node = node.parent
    return tuple(found)
