"""The elements that hold a page's blocks, as columns: what stands below each, summed up to the root."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Matrix, Numbers, Reals
from newsbot.extraction.lexicon import TOPICS, topics_of
from newsbot.extraction.steps import Step

_PARAGRAPH = 25  # characters; Readability.js ignores shorter paragraphs, too
_TEXTUAL = frozenset({"p", "td", "pre", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
_NOWHERE = -100  # a depth far above the root
_TOPIC_PLACES = {topic: place for place, topic in enumerate(TOPICS)}
_OUTERMOST = 2  # levels: a page's outermost elements carry class names that say nothing of one block
# What elements are named by besides their class, where class names are made up by a build tool.
_NAMING = ("id", "aria-label", "data-testid", "data-component", "data-type", "itemprop")
_NAMES = frozenset(_NAMING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """The nodes of a page, parents first; `of_block` numbers each block's.

    `parent` is a node's parent (the root's is the root), `end` the number behind the last node below it, `path` numbers
    the tags and classes from the root to it, `alike` counts those of a node's path, `siblings` those of its tag in its
    parent. `chars`, `linked`, `blocks` and
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
    end: Numbers
    chars: Numbers
    linked: Numbers
    blocks: Numbers
    kept: Numbers
    prose: Reals
    topics: Matrix


def build_nodes(blocks: Sequence[PageBlock], sizes: Numbers, linked: Numbers, kept: NDArray[np.bool_]) -> Nodes:
    """Return the page's nodes, a step each; blocks of one element share one."""
    steps = _steps_of(blocks)
    tags = [step.tag for step in steps]
    parent = [step.above.number if step.above is not None else 0 for step in steps]
    of_block = np.array([block.step.number for block in blocks])
    in_links = np.minimum(sizes, linked)
    path = np.array(_paths(steps, parent))
    end = np.array(_ends(parent))
    return Nodes(
        of_block=of_block,
        tags=tags,
        parent=np.array(parent),
        depth=np.array([step.depth for step in steps]),
        path=path,
        alike=np.bincount(path)[path],
        siblings=np.array(_siblings(tags, parent)),
        end=end,
        chars=_sum_up(of_block, sizes, end),
        linked=_sum_up(of_block, in_links, end),
        blocks=_sum_up(of_block, None, end),
        kept=_sum_up(of_block, sizes * kept, end),
        prose=np.array(_prose(blocks, (sizes > _PARAGRAPH) & (3 * in_links < sizes), tags, parent)),
        topics=_topics(steps, parent),
    )


def _steps_of(blocks: Sequence[PageBlock]) -> list[Step]:
    """Return the steps of a page by their numbers: as they are met, those above a block before its own."""
    steps: list[Step] = []
    for block in blocks:
        step: Step | None = block.step
        new: list[Step] = []
        while step is not None and step.number >= len(steps):
            new.append(step)
            step = step.above
        steps.extend(reversed(new))
    return steps


def _paths(steps: Sequence[Step], parent: Sequence[int]) -> list[int]:
    numbers: dict[tuple[int, str, str | None], int] = {}
    paths: list[int] = []
    for step, above in zip(steps, parent, strict=True):
        place = (paths[above] if paths else -1, step.tag, step.classes)
        paths.append(numbers.setdefault(place, len(numbers)))
    return paths


def _siblings(tags: Sequence[str], parent: Sequence[int]) -> list[int]:
    places = list(zip(parent, tags, strict=True))[1:]
    counts = Counter(places)
    return [1, *map(counts.__getitem__, places)]


def _ends(parent: Sequence[int]) -> list[int]:
    """Return for each node the number behind the last node below it: these follow it without a gap."""
    sizes = [1] * len(parent)
    for node in range(len(parent) - 1, 0, -1):
        sizes[parent[node]] += sizes[node]
    return [node + size for node, size in enumerate(sizes)]


def _sum_up(of_block: Numbers, values: Numbers | None, end: Numbers) -> Numbers:
    """Return the sums over all blocks below each node of what is a block's own, or their number."""
    own = np.bincount(of_block, values, minlength=len(end))
    sums = np.concatenate(([0], np.cumsum(own)))
    return np.asarray(sums[end] - sums[:-1], dtype=np.int64)


def _prose(
    blocks: Sequence[PageBlock], are_prose: NDArray[np.bool_], tags: Sequence[str], parent: Sequence[int]
) -> list[float]:
    prose = [0.0] * len(parent)
    for at in np.flatnonzero(are_prose).tolist():
        text, node = blocks[at].text, blocks[at].step.number
        weight = 1 + text.count(",") + text.count("、") + text.count("،") + min(len(text) / 100, 3)
        above = parent[node] if tags[node] in _TEXTUAL else node
        prose[above] += weight
        if above:
            prose[parent[above]] += weight / 2
    return prose


def _topics(steps: Sequence[Step], parent: Sequence[int]) -> Matrix:
    """Return the depths that last name each topic: most nodes have their parent's."""
    rows = [[_NOWHERE] * len(TOPICS)]
    named: list[int] = []
    for step, above in zip(steps, parent, strict=True):
        row = named[above] if named else 0
        depth = step.depth
        if depth > _OUTERMOST and (names := _names(step)) and (topics := topics_of(names)):
            row, depths = len(rows), rows[row].copy()
            for topic in topics:
                depths[_TOPIC_PLACES[topic]] = depth
            rows.append(depths)
        named.append(row)
    return np.array(rows, dtype=np.float32)[named]


def _names(step: Step) -> str:
    classes, attributes = step.classes or "", step.attributes
    is_ours = "-" in step.tag  # an element of the page's own making says what it is
    if not is_ours and _NAMES.isdisjoint(attributes):
        return classes
    names = [step.element.get(key) or "" for key in _NAMING if key in attributes]
    return " ".join((classes, *names, step.tag) if is_ours else (classes, *names))
