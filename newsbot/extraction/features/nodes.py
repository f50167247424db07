"""The elements that hold a page's blocks, as columns: what stands below each, summed up to the root."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.lexicon import TOPICS, Topic, topics_of
from newsbot.extraction.steps import Step

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]
Topics = tuple[int, ...]  # the depth that last names each topic

_PARAGRAPH = 25  # characters; Readability.js ignores shorter paragraphs, too
_TEXTUAL = frozenset({"p", "td", "pre", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
_NOWHERE: Topics = (-100,) * len(TOPICS)
_TOPIC_PLACES = {topic: place for place, topic in enumerate(TOPICS)}
_OUTERMOST = 2  # levels: a page's outermost elements carry class names that say nothing of one block
# What elements are named by besides their class, where class names are made up by a build tool.
_NAMING = ("id", "aria-label", "data-testid", "data-component", "data-type", "itemprop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """The nodes of a page, parents first; `of_block` numbers each block's.

    `parent` is a node's parent (the root's is the root), `path` numbers the tags and classes from the root to it,
    `alike` counts those of a node's path, `siblings` those of its tag in its parent. `chars`, `linked`, `blocks` and
    `kept` (characters that trafilatura kept) are sums over all blocks below a node; `prose` is the weight of the
    paragraphs right below it, and half of those a level deeper (as Readability.js counts). `topics` holds the depth
    that last names each topic, one row a node.
    """

    of_block: Numbers
    tags: list[str]
    parent: Numbers
    depth: Numbers
    path: Numbers
    alike: Numbers
    siblings: Numbers
    chars: Numbers
    linked: Numbers
    blocks: Numbers
    kept: Numbers
    prose: Reals
    topics: Matrix


def build_nodes(blocks: list[PageBlock], kept: Matrix) -> Nodes:
    """Return the page's nodes; blocks of one element share one."""
    tree = _Tree()
    mine = [tree.number_of(block.step) for block in blocks]
    chars, linked, held, of_kept = ([0] * len(tree.parent) for _ in range(4))
    prose = [0.0] * len(tree.parent)
    for block, node, is_kept in zip(blocks, mine, kept.tolist(), strict=True):
        size = len(block.text)
        in_links = min(size, block.linked)
        chars[node] += size
        linked[node] += in_links
        held[node] += 1
        of_kept[node] += size if is_kept else 0
        if size > _PARAGRAPH and 3 * in_links < size:
            _weigh_prose(prose, tree, node, block.text)
    for sums in (chars, linked, held, of_kept):
        _sum_up(sums, tree.parent)
    return tree.columns(mine, chars=chars, linked=linked, blocks=held, kept=of_kept, prose=prose)


def _sum_up(sums: list[int], parent: list[int]) -> None:
    for node in range(len(sums) - 1, 0, -1):
        sums[parent[node]] += sums[node]


def _weigh_prose(prose: list[float], tree: "_Tree", node: int, text: str) -> None:
    weight = 1 + text.count(",") + text.count("、") + text.count("،") + min(len(text) / 100, 3)
    above = tree.parent[node] if tree.tags[node] in _TEXTUAL else node
    prose[above] += weight
    if above:
        prose[tree.parent[above]] += weight / 2


@dataclass(slots=True)
class _Tree:
    """Nodes as they are met: each numbered when a block below it comes first."""

    paths: dict[tuple[int, str, str | None], int] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)  # by those of the steps
    tags: list[str] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    topics: list[Topics] = field(default_factory=lambda: [_NOWHERE])
    named: list[int] = field(default_factory=list)  # which of `topics` a node has: most have their parent's

    def number_of(self, step: Step) -> int:
        """Return the number of a step's node. A step without a block, of text that nobody sees, has none."""
        number = self.numbers.get(step.number)
        if number is not None:
            return number
        chain: list[Step] = []
        at: Step | None = step
        while at is not None and at.number not in self.numbers:
            chain.append(at)
            at = at.above
        for below in reversed(chain):
            self._add(below)
        return self.numbers[step.number]

    def _add(self, step: Step) -> None:
        tag, depth, above = step.tag, step.depth, step.above
        parent, path, named = (0, -1, 0) if above is None else self._of_parent(self.numbers[above.number])
        self.numbers[step.number] = len(self.tags)
        self.tags.append(tag)
        self.parent.append(parent)
        self.depth.append(depth)
        if depth > _OUTERMOST and (topics := topics_of(_names(step))):
            self.topics.append(_named(self.topics[named], topics, depth))
            named = len(self.topics) - 1
        self.named.append(named)
        self.path.append(self.paths.setdefault((path, tag, step.classes), len(self.paths)))

    def _of_parent(self, parent: int) -> tuple[int, int, int]:
        return parent, self.path[parent], self.named[parent]

    def columns(self, mine: list[int], **sums: Any) -> Nodes:
        siblings = Counter(zip(self.parent[1:], self.tags[1:], strict=True))
        path = np.array(self.path)
        return Nodes(
            of_block=np.array(mine),
            tags=self.tags,
            parent=np.array(self.parent),
            depth=np.array(self.depth),
            path=path,
            alike=np.bincount(path)[path],
            siblings=np.array([1, *(siblings[key] for key in zip(self.parent[1:], self.tags[1:], strict=True))]),
            topics=np.array(self.topics, dtype=np.float32)[self.named],
            **{name: np.array(values) for name, values in sums.items()},
        )


def _named(depths: Topics, topics: Iterable[Topic], depth: int) -> Topics:
    named = list(depths)
    for topic in topics:
        named[_TOPIC_PLACES[topic]] = depth
    return tuple(named)


def _names(step: Step) -> str:
    classes, attributes = step.classes or "", step.attributes
    several = len(attributes) > bool(classes)
    names = [step.element.get(key) or "" for key in _NAMING if key in attributes] if several else []
    if "-" in step.tag:  # an element of the page's own making says what it is
        names.append(step.tag)
    return " ".join((classes, *names)) if names else classes
